"""The aggregations: how the ratings below a dimension become one score, each rule one object.

Whatever has to know a rule (rubric files, options, scores, draws, the report and its page) asks
the object, so that a rule added to `AGGREGATIONS` works everywhere. Cheap to import.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, fsum, log
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    Floats: TypeAlias = npt.NDArray[np.float64]

Exact = int | Fraction
"""A number without rounding."""

Score = Fraction | float
"""Exact wherever the rule is; a rule that takes roots gives binary floating point."""

EQUAL_WITHIN = 1e-12
"""Relative distance up to which two rounded numbers are one."""

Parts = Sequence[tuple[Fraction, Score]]
"""Positive weights, not yet renormalised, with the values they weigh; at least one."""


@dataclass(frozen=True)
class Aggregation:
    """How the ratings below a dimension become one score."""

    name: str
    """What rubrics and `--aggregate` call it."""
    meaning: str
    """What the score is, as a reader is told: `the lowest of the ratings: the weakest link`."""
    of_parts: Callable[[Parts], Score]
    """The score of some parts. It never falls as a value rises; every range rests on that."""
    of_arrays: Callable[[Floats, Floats], Floats]
    """The same for many draws: values (draws or 1, crossings, children) and weights (draws,
    children) that sum to one give (draws, crossings). A child of weight zero does not count."""
    script: str | None = None
    """The same in JavaScript, for the weights that a reader of the page moves: a function of parts
    `[weight, value]`, written with the exact numbers of `scores.js`. Without it the page shows the
    ranking and offers no weights to move."""
    is_mean: bool = False
    """Whether it is the weighted arithmetic mean; scores of such rules alone are weighted sums."""
    takes_negative: bool = True
    """Whether it is defined on a scale that goes below zero."""

    def __str__(self) -> str:
        return self.name

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            _from_file,
            serialization=core_schema.to_string_ser_schema(),
            ref="Aggregation",
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "description": cls.__doc__,
            "enum": list(AGGREGATIONS),
            "title": cls.__name__,
            "type": "string",
        }


def _from_file(value: Any) -> Aggregation:
    if isinstance(value, Aggregation):
        return value
    if isinstance(value, str) and value in AGGREGATIONS:
        return AGGREGATIONS[value]
    from pydantic_core import PydanticCustomError

    raise PydanticCustomError("enum", "no aggregation of that name")


def _arithmetic_mean(parts: Parts) -> Score:
    """Sum of weight times value over the sum of weights; exact for exact values."""
    return _divide(sum(weight * value for weight, value in parts), _total(parts))


def _arithmetic_means(values: Floats, weights: Floats) -> Floats:
    import numpy as np

    if len(values) == 1:
        return np.asarray(weights @ values[0].T)
    return np.asarray(np.einsum("nmc,nc->nm", values, weights))


def _geometric_mean(parts: Parts) -> Score:
    """Product of values, each to the power of its share; zero where one value is zero."""
    if any(value == 0 for _, value in parts):
        return 0.0
    total = _total(parts)
    return exp(fsum(float(weight / total) * log(value) for weight, value in parts))


def _geometric_means(values: Floats, weights: Floats) -> Floats:
    import numpy as np

    logs = np.log(np.where(values > 0, values, 1))
    return np.where(_zero_counts(values, weights), 0.0, np.exp(_arithmetic_means(logs, weights)))


def _harmonic_mean(parts: Parts) -> Score:
    """Sum of weights over the sum of weight by value; zero where one value is zero."""
    if any(value == 0 for _, value in parts):
        return Fraction(0)
    return _divide(_total(parts), sum(weight / value for weight, value in parts))


def _harmonic_means(values: Floats, weights: Floats) -> Floats:
    import numpy as np

    inverse = _arithmetic_means(1 / np.where(values > 0, values, 1), weights)
    return np.where(_zero_counts(values, weights), 0.0, 1 / inverse)


def _zero_counts(values: Floats, weights: Floats) -> npt.NDArray[np.bool_]:
    import numpy as np

    return np.asarray(((values <= 0) & (weights[:, np.newaxis, :] > 0)).any(axis=-1))


def _lower_weighted_median(parts: Parts) -> Score:
    """The lowest value that, with all below it, holds half of the weight: a value somebody gave."""
    half = _total(parts) / 2
    reached = Fraction(0)
    for weight, value in sorted(parts, key=_value):
        reached += weight
        if reached >= half:
            return value
    raise AssertionError("the weights reach their own half")


HALF_WITHIN_ROUNDING = 0.5 - EQUAL_WITHIN
"""Half of the weight, where weights are floats that should sum to one."""


def _lower_weighted_medians(values: Floats, weights: Floats) -> Floats:
    import numpy as np

    shape = (len(weights), *values.shape[1:])
    order = np.argsort(np.broadcast_to(values, shape), axis=-1, kind="stable")
    ordered = np.take_along_axis(np.broadcast_to(values, shape), order, axis=-1)
    spread = np.broadcast_to(weights[:, np.newaxis, :], shape)
    reached = np.cumsum(np.take_along_axis(spread, order, axis=-1), axis=-1)
    middle = (reached >= HALF_WITHIN_ROUNDING).argmax(axis=-1)
    return np.take_along_axis(ordered, middle[..., np.newaxis], axis=-1)[..., 0]


def _weakest_link(parts: Parts) -> Score:
    """The lowest value, whatever the weights."""
    return min(value for _, value in parts)


def _weakest_links(values: Floats, weights: Floats) -> Floats:
    import numpy as np

    counted = np.where(weights[:, np.newaxis, :] > 0, values, np.inf)
    return np.asarray(counted.min(axis=-1))


def _total(parts: Parts) -> Fraction:
    return sum((weight for weight, _ in parts), Fraction(0))


def _divide(above: Score, below: Score) -> Score:
    return above / below


def _value(part: tuple[Fraction, Score]) -> Score:
    return part[1]


ARITHMETIC = Aggregation(
    name="arithmetic",
    meaning="the weighted arithmetic mean of the ratings: a low one can be made up for by a "
    "high one",
    of_parts=_arithmetic_mean,
    of_arrays=_arithmetic_means,
    script="""(parts) =>
    over(parts.reduce((sum, [w, v]) => plus(sum, times(w, v)), NOTHING), total(parts))""",
    is_mean=True,
)
GEOMETRIC = Aggregation(
    name="geometric",
    meaning="the weighted geometric mean of the ratings: a low one weighs more than a high one",
    of_parts=_geometric_mean,
    of_arrays=_geometric_means,
    script="""(parts) => {
    if (parts.some(([, v]) => isZero(v))) return 0;
    const all = float(total(parts));
    return Math.exp(parts.reduce((s, [w, v]) => s + (float(w) / all) * Math.log(float(v)), 0));
  }""",
    takes_negative=False,
)
HARMONIC = Aggregation(
    name="harmonic",
    meaning="the weighted harmonic mean of the ratings: a low one weighs much more than a high one",
    of_parts=_harmonic_mean,
    of_arrays=_harmonic_means,
    script="""(parts) =>
    parts.some(([, v]) => isZero(v))
      ? NOTHING
      : over(total(parts), parts.reduce((sum, [w, v]) => plus(sum, over(w, v)), NOTHING))""",
    takes_negative=False,
)
MEDIAN = Aggregation(
    name="median",
    meaning="the lower weighted median of the ratings: always a level that was given",
    of_parts=_lower_weighted_median,
    of_arrays=_lower_weighted_medians,
    script="""(parts) => {
    const half = over(total(parts), [2n, 1n]);
    let reached = NOTHING;
    for (const [w, v] of [...parts].sort((a, b) => compared(a[1], b[1]))) {
      reached = plus(reached, w);
      if (compared(reached, half) >= 0) return v;
    }
    return null;
  }""",
)
MINIMUM = Aggregation(
    name="minimum",
    meaning="the lowest of the ratings: the weakest link",
    of_parts=_weakest_link,
    of_arrays=_weakest_links,
    script="(parts) => parts.map(([, v]) => v).reduce((a, b) => (compared(a, b) <= 0 ? a : b))",
)

AGGREGATIONS: dict[str, Aggregation] = {
    rule.name: rule for rule in (ARITHMETIC, GEOMETRIC, HARMONIC, MEDIAN, MINIMUM)
}
"""Every aggregation by its name. A program adds its own with `add_aggregation`."""


def add_aggregation(rule: Aggregation) -> None:
    """Let rubrics, options, draws and reports use another rule; ValueError if its name is taken."""
    if AGGREGATIONS.setdefault(rule.name, rule) != rule:
        raise ValueError(f"there is an aggregation {rule.name!r} already")
