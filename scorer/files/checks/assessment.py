"""Whether one sheet fits its rubric and the registers, and what weakens it."""

from collections.abc import Iterator

from scorer.files.checks.criteria import check_criteria_named
from scorer.files.checks.crossings import unknown_source
from scorer.files.checks.evidence import advise_on_evidence, check_evidence
from scorer.files.checks.ratings import check_ratings, is_level_alone
from scorer.files.checks.registry import Registry
from scorer.files.problems.finding import Finding, Place
from scorer.files.problems.nearest import did_you_mean, listed, nearest
from scorer.model import Assessment, Cell, Crossing, Rubric, Scale


def check_assessment(assessment: Assessment, registry: Registry) -> Iterator[Finding]:
    """All that is wrong with a sheet beyond the shape of its file."""
    name = assessment.crossing
    if registry.crossings_complete and name not in registry.crossing_ids:
        otherwise = "add it to assessments/crossings.yaml"
        hint = did_you_mean(name, sorted(registry.crossing_ids), otherwise=otherwise)
        yield Finding("E301", ("crossing",), f"unknown crossing `{name}`", hint)
    if assessment.observed.begin > assessment.recorded:
        yield Finding(
            "E320",
            ("observed",),
            f"observed {assessment.observed}, but recorded before, on {assessment.recorded}",
            "a sheet is written down after the period it is about has begun",
        )
    withdrawn = assessment.withdrawn
    if withdrawn is not None and withdrawn.on < assessment.recorded:
        yield Finding(
            "E337",
            ("withdrawn", "on"),
            f"withdrawn on {withdrawn.on}, before it was recorded on {assessment.recorded}",
            "give the day from which the sheet does not count",
        )
    rubric = registry.rubrics.get(assessment.rubric)
    if rubric is None:
        yield from check_reference(assessment.rubric, registry)
    else:
        yield from _check_dimensions(assessment, rubric, registry.crossings.get(name))
    yield from _check_statements(assessment, registry, rubric)


def advise_on_assessment(
    assessment: Assessment, registry: Registry, folder: str
) -> Iterator[Finding]:
    """What is allowed in a sheet but weakens it; folder: the name of the folder it lies in."""
    known, rubric = registry.crossing_ids, registry.rubrics.get(assessment.rubric)
    crossing = registry.crossings.get(assessment.crossing)
    closed = None if crossing is None else crossing.closed
    if closed is not None and assessment.observed.begin >= closed:
        yield Finding(
            "W414",
            ("observed",),
            f"observed {assessment.observed}, when `{assessment.crossing}` was closed, since "
            f"{closed}",
            "check the period, and the day in assessments/crossings.yaml",
        )
    if folder in known and assessment.crossing in known and folder != assessment.crossing:
        yield Finding(
            "W405",
            ("crossing",),
            f"a sheet for `{assessment.crossing}` in the folder of `{folder}`",
            f"move it to assessments/{assessment.crossing}/",
        )
    yield from _advise_on_review(assessment)
    yield from _advise_on_grounds(assessment)
    if rubric is not None and not rubric.plain:
        crossing = registry.crossings.get(assessment.crossing)
        yield from advise_on_evidence(assessment, rubric, crossing)
    for name, cell in assessment.dimensions.items():
        unknown = rubric is not None and name not in rubric.leaf_ids
        if cell.rating is None or cell.says_na or unknown:
            continue
        place: Place = ("dimensions", name, "rating")
        if cell.because is None and not _follows_from_evidence(rubric, name):
            yield Finding(
                "W401",
                place,
                f"`{name}` is rated {_said(cell)} without a reason",
                "say under `because` why it is not a level higher or lower",
            )
        if not (cell.strengths or cell.drawbacks or cell.how):
            yield Finding(
                "W402",
                place,
                f"`{name}` is rated {_said(cell)} without a strength or a drawback",
                "write down the statements that the rating rests on",
            )
        elif rubric is not None:
            yield from _advise_on_ends(rubric.scale, place, name, cell)


def _advise_on_grounds(assessment: Assessment) -> Iterator[Finding]:
    """Facts that became so after they were seen, and pages of no source."""
    for name, cell in assessment.dimensions.items():
        for key, statements in (("strengths", cell.strengths), ("drawbacks", cell.drawbacks)):
            for position, statement in enumerate(statements):
                place: Place = ("dimensions", name, key, position)
                since = statement.since
                if since and statement.kind == "fact" and since.begin > assessment.observed.end:
                    yield Finding(
                        "W412",
                        (*place, "since"),
                        f"a fact since {since}, and observed {assessment.observed}",
                        "say `kind: plan` of what was still to come, or mend the period",
                    )
                if statement.at is not None and statement.source is None:
                    yield Finding(
                        "W413",
                        (*place, "at"),
                        f"at {statement.at}, and of no source",
                        "name the `source` that this is a place in",
                    )


def _advise_on_review(assessment: Assessment) -> Iterator[Finding]:
    status, reviewer = assessment.status, assessment.reviewed_by
    if status in ("reviewed", "agreed") and reviewer is None:
        yield Finding(
            "W411", ("status",), f"{status}, and nobody says by whom", "say it in `reviewed_by`"
        )
    if status in ("draft", None) and reviewer is not None:
        yield Finding(
            "W411",
            ("reviewed_by",),
            f"reviewed by {reviewer}, and {'still a draft' if status else 'without a status'}",
            "say `status: reviewed`, or `status: agreed`",
        )


def _follows_from_evidence(rubric: Rubric | None, name: str) -> bool:
    """Whether a rating is a departure, which without a reason is an error and no weakness."""
    leaf = rubric.leaf(name) if rubric is not None else None
    return leaf is not None and bool(leaf.ladder or leaf.measure)


def _said(cell: Cell) -> str:
    if isinstance(cell.rating, dict):
        return ", ".join(f"{side} {level}" for side, level in cell.rating.items())
    return str(cell.rating)


def _advise_on_ends(scale: Scale, place: Place, name: str, cell: Cell) -> Iterator[Finding]:
    if cell.level == scale.max and not cell.strengths:
        yield Finding(
            "W403",
            place,
            f"`{name}` has the top level {cell.rating} and only drawbacks",
            "add the strengths that it rests on, or rate it lower",
        )
    if cell.level == scale.min and not cell.drawbacks:
        yield Finding(
            "W403",
            place,
            f"`{name}` has the bottom level {cell.rating} and only strengths",
            "add the drawbacks that it rests on, or rate it higher",
        )


def check_reference(reference: str, registry: Registry) -> Iterator[Finding]:
    """Why a rubric that a file names, `id@major`, is not there."""
    rubric_id, _, major = reference.rpartition("@")
    if rubric_id in registry.broken_rubrics:
        return
    majors = registry.majors(rubric_id)
    if majors:
        known = listed(f"{rubric_id}@{known}" for known in majors)
        yield Finding(
            "E303", ("rubric",), f"there is no version {major} of `{rubric_id}`", f"known: {known}"
        )
    elif registry.rubrics_complete:
        otherwise = (
            f"known: {listed(registry.rubrics)}"
            if registry.rubrics
            else ("put its file into rubrics/")
        )
        hint = did_you_mean(reference, registry.rubrics, otherwise=otherwise)
        yield Finding("E302", ("rubric",), f"unknown rubric `{rubric_id}`", hint)


def _check_dimensions(
    assessment: Assessment, rubric: Rubric, crossing: Crossing | None
) -> Iterator[Finding]:
    if assessment.dimensions.keys() != set(rubric.leaf_ids):
        yield from _check_names(assessment, rubric)
    for name, cell in assessment.dimensions.items():
        leaf = rubric.leaf(name)
        if leaf is None:
            yield from check_ratings(rubric, ("dimensions", name), cell)
        elif not (leaf.plain and is_level_alone(rubric, cell)):
            yield from check_evidence(rubric, leaf, ("dimensions", name), cell, crossing)


def _check_names(assessment: Assessment, rubric: Rubric) -> Iterator[Finding]:
    leaf_ids = rubric.leaf_ids
    missing = [leaf for leaf in leaf_ids if leaf not in assessment.dimensions]
    known = set(leaf_ids)
    misspelt: set[str] = set()
    for name in assessment.dimensions:
        if name in known:
            continue
        place = ("dimensions", name)
        branch = next((node for node in rubric.nodes if node.id == name), None)
        if branch is not None:
            below = listed(node.id for node in branch.walk() if node.is_leaf)
            message = f"`{name}` is not rated itself but aggregated from what is below it"
            yield Finding("E304", place, message, f"rate {below}", at_key=True)
            continue
        misspelt.update(nearest(name, missing, limit=1))
        hint = did_you_mean(name, missing or leaf_ids, otherwise=f"known: {listed(leaf_ids)}")
        message = f"`{rubric.reference}` has no dimension `{name}`"
        yield Finding("E304", place, message, hint, at_key=True)
    for leaf in missing:
        if leaf in misspelt:
            continue  # added as unrated beside its misspelt name, its rating would be lost
        yield Finding(
            "E306",
            ("dimensions",),
            f"the dimension `{leaf}` is missing",
            f"add `{leaf}: {{rating: null}}` where it was not rated",
            at_key=True,
        )


def _check_statements(
    assessment: Assessment, registry: Registry, rubric: Rubric | None
) -> Iterator[Finding]:
    if not any(cell.strengths or cell.drawbacks for cell in assessment.dimensions.values()):
        return
    crossing = registry.crossings.get(assessment.crossing)
    sides = set(crossing.sides) if crossing else set()
    id_places: dict[str, Place] = {}
    for name, cell in assessment.dimensions.items():
        first_text: dict[str, Place] = {}
        for key, statements in (("strengths", cell.strengths), ("drawbacks", cell.drawbacks)):
            for position, statement in enumerate(statements):
                place: Place = ("dimensions", name, key, position)
                if first_text.setdefault(statement.text, place) is not place:
                    yield Finding(
                        "E308",
                        (*place, "text"),
                        f"the same text stands twice under `{name}`",
                        "delete one of the two",
                    )
                if statement.id is not None and statement.id in cell.gone:
                    yield Finding(
                        "E338",
                        ("dimensions", name, "gone", statement.id),
                        f"`{statement.id}` stands among the {key} and is said to be gone",
                        "keep one of the two",
                        at_key=True,
                    )
                if statement.id is not None and (
                    id_places.setdefault(statement.id, place) is not place
                ):
                    _, other, other_key, number = id_places[statement.id]
                    yield Finding(
                        "E307",
                        (*place, "id"),
                        f"the statement id `{statement.id}` is taken",
                        f"by number {number + 1} of the {other_key} of `{other}`; rename one",
                    )
                if (
                    statement.source is not None
                    and statement.source not in registry.source_ids
                    and registry.sources_complete
                ):
                    yield unknown_source(statement.source, registry.source_ids, (*place, "source"))
                leaf = rubric.leaf(name) if statement.criteria and rubric else None
                if leaf is not None:
                    yield from check_criteria_named(leaf, (*place, "for"), statement.criteria)
                if statement.side not in (None, "both") and sides and statement.side not in sides:
                    yield Finding(
                        "E321",
                        (*place, "side"),
                        f"`{statement.side}` is not a country of `{assessment.crossing}`",
                        f"write {listed(sorted(sides))} or `both`",
                    )
