"""Weights as a person writes them: `trade=2,bez=1`, or the name of a weighting of the rubric."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from scorer.analysis.scoring.scores import ScoringError
from scorer.model import Rubric

GivenWeights = str | Mapping[str, int | float | Decimal] | None
LARGEST_WEIGHT = Decimal(10) ** 12
"""Weights count in proportion, so nothing is lost by a bound; it keeps arithmetic quick."""


def weights_given(given: GivenWeights, rubric: Rubric) -> Mapping[str, int | Decimal]:
    """The weight of each dimension named; an empty mapping leaves the rubric's own weights.

    Raises ScoringError with what was meant to be written.
    """
    if given is None:
        return {}
    if not isinstance(given, str):
        return {name: _number(name, str(weight)) for name, weight in given.items()}
    text = given.strip()
    if text in rubric.weightings:
        return rubric.weightings[text]
    if "=" not in text:
        named = ", ".join(rubric.weightings) or "none"
        raise ScoringError(
            f"{rubric.reference} names no weighting {text!r} (it has: {named}); "
            f"or give weights: {rubric.nodes[0].id}=2"
        )
    weights: dict[str, int | Decimal] = {}
    for part in text.split(","):
        name, equals, number = (piece.strip() for piece in part.partition("="))
        if not equals or not name:
            hint = "; decimals take a point: 0.5" if part.strip().isdecimal() else ""
            raise ScoringError(f"{part.strip()!r} is no weight; write {rubric.nodes[0].id}=2{hint}")
        if name in weights:
            raise ScoringError(f"{name} is given two weights")
        weights[name] = _number(name, number)
    return weights


def _number(name: str, text: str) -> int | Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ScoringError(f"the weight of {name} is {text!r}, which is no number") from None
    if not number.is_finite():
        raise ScoringError(f"the weight of {name} is {text}; a weight is finite")
    if number < 0:
        raise ScoringError(f"the weight of {name} is {text}; weights are zero or more")
    if number > LARGEST_WEIGHT or (number and number < 1 / LARGEST_WEIGHT):
        raise ScoringError(f"the weight of {name} is {text}; only proportions count, use less")
    return int(number) if number == number.to_integral_value() else number
