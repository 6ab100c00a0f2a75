"""Every check of one file's model, whichever kind of file it is."""

from collections.abc import Iterator

from scorer.files.checks.assessment import advise_on_assessment, check_assessment
from scorer.files.checks.crossings import check_crossings, check_sources
from scorer.files.checks.registry import Registry
from scorer.files.checks.rubric import advise_on_rubric, check_rubric
from scorer.files.checks.scenario import check_scenario
from scorer.files.problems.finding import Finding
from scorer.model import Assessment, Crossings, Model, Rubric, Scenario, Sources


def findings_in(
    model: Model, registry: Registry, *, advice: bool, folder: str = ""
) -> Iterator[Finding]:
    """All that is wrong with a model, and with advice also what weakens it.

    folder: the name of the folder that an assessment lies in, if it lies in one.
    """
    if isinstance(model, Assessment):
        yield from check_assessment(model, registry)
        if advice:
            rubric = registry.rubrics.get(model.rubric)
            yield from advise_on_assessment(model, rubric, folder, registry)
    elif isinstance(model, Rubric):
        faults = list(check_rubric(model))
        yield from faults
        if advice and not faults:
            yield from advise_on_rubric(model)
    elif isinstance(model, Crossings):
        yield from check_crossings(
            model, registry.source_ids if registry.sources_complete else None
        )
    elif isinstance(model, Scenario):
        yield from check_scenario(model, registry)
    elif isinstance(model, Sources):
        yield from check_sources(model)
