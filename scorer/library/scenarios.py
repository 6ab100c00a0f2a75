"""The ranking as it might be: with other ratings, other weights, or a scenario kept in a file."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scorer.analysis.options import Options
from scorer.analysis.reform.scenarios import Settings, WhatIf, settings_from, with_ratings
from scorer.analysis.scoring.ranking import rank_snapshot
from scorer.analysis.scoring.scores import exact
from scorer.analysis.scoring.weights import GivenWeights
from scorer.files.reading.scenarios import load_scenario
from scorer.library.options import changed

if TYPE_CHECKING:
    from scorer.library.workspace import OpenWorkspace


def what_if(
    workspace: "OpenWorkspace",
    settings: Settings | Iterable[str],
    *,
    new_weights: GivenWeights = None,
    title: str = "What if",
    options: Options,
) -> WhatIf:
    """The ranking as it is and as it would be with other ratings, or other weights.

    settings: by crossing (id, name or alias) and leaf, None for not rated; or as texts,
    `hekou-lao-cai.transport=4`.
    new_weights: the weights after; without them those of before.
    """
    before = workspace.rank(**options)
    given_settings = settings if isinstance(settings, Mapping) else settings_from(settings)
    by_id = {
        (workspace.crossing(name).id, leaf): value for (name, leaf), value in given_settings.items()
    }
    imagined = with_ratings(before.snapshot, by_id)
    scoring = (
        before.scoring
        if new_weights is None
        else workspace.scoring(**changed(options, weights=new_weights))
    )
    given = {f"{crossing}.{leaf}": value for (crossing, leaf), value in by_id.items()}
    extra: dict[str, Any] = {"set": {k: None if v is None else float(v) for k, v in given.items()}}
    if new_weights is not None:
        extra["new_weights"] = {k: float(v) for k, v in scoring.weights.items()}
    origin = replace(before.origin, options={**before.origin.options, **extra})
    return WhatIf(
        title=title,
        before=before,
        after=rank_snapshot(imagined, scoring, origin),
        settings={key: None if v is None else exact(v) for key, v in by_id.items()},
        origin=origin,
    )


def run_scenario(
    workspace: "OpenWorkspace",
    name: str,
    *,
    more: Iterable[str] = (),
    new_weights: GivenWeights = None,
    options: Options,
) -> WhatIf:
    """A scenario kept in the workspace, by name or path.

    more: further settings, which outweigh the scenario's; new_weights: instead of its own.
    """
    filed = load_scenario(workspace.workspace.root, name)
    scenario = filed.value
    kept = {
        (crossing, leaf): rating
        for crossing, ratings in scenario.set.items()
        for leaf, rating in ratings.items()
    }
    result = what_if(
        workspace,
        {**kept, **settings_from(more)},
        new_weights=new_weights or scenario.weights or None,
        title=scenario.title,
        options=changed(options, rubric=options.get("rubric") or scenario.rubric),
    )
    files = (*result.origin.files, (filed.path, filed.sha256))
    return replace(result, origin=replace(result.origin, files=files))
