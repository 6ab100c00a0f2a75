"""Whether a number is a level of a rubric's scale, and how it is said where it is not."""

from collections.abc import Iterator
from decimal import Decimal

from scorer.files.problems.finding import Finding, Place
from scorer.model import Rubric, Scale, text_in


def check_level(
    rubric: Rubric, place: Place, level: int | Decimal, what: str, off_scale: str
) -> Iterator[Finding]:
    """Why a number is no level of the rubric's scale; off_scale: the code for one beyond it."""
    scale = rubric.scale
    if not scale.holds(level):
        yield Finding(
            off_scale,
            place,
            f"{what} {level} is off the scale {scale.min}-{scale.max}",
            f"{rubric.reference} rates from {_labelled(scale, scale.min)} to "
            f"{_labelled(scale, scale.max)}; leave `rating: null` where it was not rated",
        )
    elif not scale.on_step(level):
        yield Finding(
            "E205",
            place,
            f"{what} {level} lies between two levels of the scale",
            f"{rubric.reference} rates in steps of {scale.step} from {scale.min}; "
            "say in `plausible` which levels you hesitate between",
        )
    elif scale.whole and not isinstance(level, int):
        yield Finding(
            "E206",
            place,
            f"{what} {level} is written as a fraction, on a scale of whole levels",
            f"write {int(level)}",
        )


def _labelled(scale: Scale, level: int | Decimal) -> str:
    label = scale.labels.get(level)
    return f"{level} ({text_in(label)})" if label else str(level)
