"""The answers to the criteria of a leaf: asked for, without a gap, with a statement each."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from scorer.files.problems.finding import Finding, Place
from scorer.files.problems.nearest import did_you_mean, listed
from scorer.model import Cell, Dimension
from scorer.model.ladder import answer_on
from scorer.vocabulary import Answer


def check_answers(leaf: Dimension, place: Place, met: Mapping[str, Any]) -> Iterator[Finding]:
    """Answers to criteria that the leaf does not have, or that always apply."""
    for name, answer in met.items():
        at: Place = (*place, "met", name)
        if name not in leaf.criteria:
            yield _unknown_criterion(leaf, at, name, at_key=True)
            continue
        given = answer if isinstance(answer, Mapping) else {None: answer}
        for side, each in given.items():
            if each is Answer.NOT_APPLICABLE and not leaf.criteria[name].may_not_apply:
                yield Finding(
                    "E330",
                    at if side is None else (*at, side),
                    f"the criterion `{name}` always applies",
                    "write yes, no or unknown",
                )


def check_criteria_named(leaf: Dimension, place: Place, names: Sequence[str]) -> Iterator[Finding]:
    """Criteria that a statement speaks `for`, and that its leaf does not have; place: of `for`."""
    for number, name in enumerate(names):
        if name not in leaf.criteria:
            yield _unknown_criterion(leaf, (*place, number), name)


def _unknown_criterion(leaf: Dimension, place: Place, name: str, at_key: bool = False) -> Finding:
    known = leaf.criteria
    otherwise = f"known: {listed(known)}" if known else f"`{leaf.id}` has no criteria"
    hint = did_you_mean(name, known, otherwise=otherwise)
    return Finding("E327", place, f"`{leaf.id}` has no criterion `{name}`", hint, at_key=at_key)


def advise_on_gaps(
    leaf: Dimension, place: Place, met: Mapping[str, Any], sides: Sequence[str | None]
) -> Iterator[Finding]:
    """A criterion that is met above a level that is not, on one of the sides."""
    for side in sides:
        stopped: tuple[int | Decimal, str] | None = None
        for level, criteria in leaf.ladder:
            answers = {each.id: answer_on(met, each.id, side) for each in criteria}
            above = next((name for name, answer in answers.items() if answer == Answer.YES), None)
            if stopped is not None and above is not None:
                low, unmet = stopped
                where = f" on the side of `{side}`" if side else ""
                yield Finding(
                    "W407",
                    (*place, "met", above),
                    f"`{above}` is met, and level {low} below it is not: `{unmet}` is no{where}",
                    "a level counts only above levels that are met; look at both answers again",
                    at_key=True,
                )
                return
            unmet_here = next((n for n, answer in answers.items() if answer == Answer.NO), None)
            if stopped is None and unmet_here is not None:
                stopped = level, unmet_here


def bare_answers(leaf: Dimension, place: Place, cell: Cell, met: Mapping[str, Any]) -> list[Place]:
    """The places of answers, yes or no, that no statement of the cell speaks for."""
    spoken_for = {name for _, each in cell.statements() for name in each.criteria}
    return [
        (*place, "met", name)
        for name, answer in met.items()
        if name in leaf.criteria and name not in spoken_for and _decided(answer)
    ]


def advise_on_bare_answers(bare: Sequence[Place]) -> Iterator[Finding]:
    """One warning for all such answers of a sheet."""
    if bare:
        names = listed(dict.fromkeys(str(place[-1]) for place in bare), most=4)
        verb = "answer has" if len(bare) == 1 else "answers have"
        yield Finding(
            "W409",
            bare[0],
            f"{len(bare)} {verb} no statement behind: {names}",
            "name under `for` of a strength or a drawback the criteria that it speaks to",
            at_key=True,
        )


def _decided(answer: Any) -> bool:
    given = answer.values() if isinstance(answer, Mapping) else (answer,)
    return any(each in (Answer.YES, Answer.NO) for each in given)
