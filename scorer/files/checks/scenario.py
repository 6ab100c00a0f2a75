"""Whether a scenario names crossings, dimensions and levels that are there."""

from collections.abc import Iterator

from scorer.files.checks.assessment import check_reference
from scorer.files.checks.levels import check_level
from scorer.files.checks.registry import Registry
from scorer.files.checks.rubric import check_weighting
from scorer.files.problems.finding import Finding, Place
from scorer.files.problems.nearest import did_you_mean, listed
from scorer.model import Scenario


def check_scenario(scenario: Scenario, registry: Registry) -> Iterator[Finding]:
    """All that is wrong with a scenario beyond the shape of its file."""
    rubric = registry.rubrics.get(scenario.rubric)
    if rubric is None:
        yield from check_reference(scenario.rubric, registry)
    else:
        nodes = [node.id for node in rubric.nodes]
        yield from check_weighting(("weights",), "the scenario", scenario.weights, nodes)
    for crossing, ratings in scenario.set.items():
        if registry.crossings_complete and crossing not in registry.crossing_ids:
            hint = did_you_mean(crossing, sorted(registry.crossing_ids), otherwise="see the list")
            message = f"unknown crossing `{crossing}`"
            yield Finding("E301", ("set", crossing), message, hint, at_key=True)
        if rubric is None:
            continue
        for leaf, rating in ratings.items():
            place: Place = ("set", crossing, leaf)
            if leaf not in rubric.leaf_ids:
                known = listed(rubric.leaf_ids)
                hint = did_you_mean(leaf, rubric.leaf_ids, otherwise=f"known: {known}")
                message = f"`{rubric.reference}` rates no dimension `{leaf}`"
                yield Finding("E304", place, message, hint, at_key=True)
            elif rating is not None and not rubric.scale.is_level(rating):
                yield from check_level(rubric, place, rating, "rating", "E204")
