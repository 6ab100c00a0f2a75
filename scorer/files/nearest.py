"""Did you mean: the known names nearest to one that was mistyped."""

from collections.abc import Iterable

_LIKENESS_WORTH_NAMING = 60
"""Percent, as rapidfuzz counts; below, a suggestion is a guess that misleads."""

_FEW = 500
"""Names among which parts of a name are looked for too; among more, that would take too long."""


def nearest(name: str, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """The known names most like a name, the likeliest first; none if nothing comes near."""
    from rapidfuzz import fuzz, process, utils

    names = list(known)
    found = process.extract(
        name,
        names,
        scorer=fuzz.WRatio if len(names) <= _FEW else fuzz.ratio,
        processor=utils.default_process,
        limit=limit,
        score_cutoff=_LIKENESS_WORTH_NAMING,
    )
    return tuple(choice for choice, _, _ in found)


def did_you_mean(name: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """A hint that names the nearest known name; where none comes near, what else to say."""
    close = nearest(name, known, limit=1)
    return f"did you mean `{close[0]}`?" if close else otherwise


def listed(names: Iterable[str], *, most: int = 12) -> str:
    """Names as a sentence lists them, cut short where there are many."""
    every = list(names)
    shown = ", ".join(f"`{name}`" for name in every[:most])
    return shown if len(every) <= most else f"{shown} and {len(every) - most} more"
