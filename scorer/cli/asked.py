"""What was asked with the shared options of a command, as one value; how a command gets it."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING, Any, cast

import typer

from scorer.cli.emit import UsageError, emit, target_of
from scorer.cli.options import SHARED, SHOWN
from scorer.cli.setting import workspace_of
from scorer.output.formats.write import format_named

if TYPE_CHECKING:
    from scorer.analysis.result import Result
    from scorer.library import OpenWorkspace, Options
    from scorer.output.tables.table import Presentation

FILTERS = {
    "crossing": "crossings",
    "kind": "kinds",
    "country": "countries",
    "method": "methods",
    "assessor": "assessors",
    "status": "statuses",
}
"""Options that can be repeated, with the name the library has for all of them together."""
SHAPING = (
    "as_of",
    "observed_in",
    "known_on",
    "rubric",
    "weights",
    "aggregate",
    "min_coverage",
    "panel",
)


@dataclass(frozen=True)
class Asked:
    """What was asked with the shared options of a command."""

    context: typer.Context
    options: "Options"
    """Those that shape the result."""
    by_assessor: bool = False
    lang: str = "en"
    format: str | None = None
    output: Path | None = None

    def workspace(self) -> "OpenWorkspace":
        """The workspace that is meant, read from its files."""
        return workspace_of(self.context)

    @property
    def target(self) -> Path | None:
        """The file to write to; None for standard output."""
        return target_of(self.output)

    def show(self, result: "Result | Presentation", **how: Any) -> None:
        """Write a result where and how it was asked for; how: as in `scorer.library.views`."""
        from scorer.analysis.result import Result
        from scorer.library.views import present

        shown = present(result, self.lang, **how) if isinstance(result, Result) else result
        if known_on := self.options.get("known_on"):
            from scorer.library.options import day_of
            from scorer.output.findings.evidence.scope import as_the_record_stood

            shown = replace(shown, notes=(*shown.notes, as_the_record_stood(day_of(known_on))))
        emit(shown, self.format, self.output, language=self.lang)


def takes(*names: str | EllipsisType) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command shared options; it gets what was asked as one value, `asked`.

    names: in the order of the help. The parameters that the command declares itself stand where
    they are named, the others where `...` stands, or before all else.
    """

    def with_shared(command: Callable[..., None]) -> Callable[..., None]:
        own = dict(inspect.signature(command, eval_str=True).parameters)
        del own["asked"]
        others = [name for name in own if name not in names]
        order = [
            name
            for each in (names if ... in names else (..., *names))
            for name in (others if isinstance(each, EllipsisType) else [each])
        ]
        declared = {
            "context": _parameter("context", typer.Context, inspect.Parameter.empty),
            **{
                name: _parameter(name, own[name].annotation, own[name].default)
                if name in own
                else _parameter(name, *SHARED[name])
                for name in order
            },
        }

        @wraps(command)
        def run(context: typer.Context, **given: Any) -> None:
            mine = {name: given.pop(name) for name in own}
            command(asked=_asked(context, given), **mine)

        run.__signature__ = inspect.Signature([*declared.values()])  # type: ignore[attr-defined]
        run.__annotations__ = {name: each.annotation for name, each in declared.items()}
        return run

    return with_shared


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    by_name = inspect.Parameter.KEYWORD_ONLY  # in any order, whether they have a default or not
    return inspect.Parameter(name, by_name, annotation=annotation, default=default)


def _asked(context: typer.Context, given: Mapping[str, Any]) -> Asked:
    if given.get("format") is not None:
        try:
            format_named(given["format"])
        except ValueError as error:
            raise UsageError(str(error)) from None
    shaping = {name: given[name] for name in SHAPING if name in given}
    filters = {plural: given[name] or () for name, plural in FILTERS.items() if name in given}
    return Asked(
        context,
        cast("Options", {**shaping, **filters}),
        by_assessor=given.get("by") is not None,
        **{name: given[name] for name in SHOWN if name in given},
    )
