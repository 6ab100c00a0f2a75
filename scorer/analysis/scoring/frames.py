"""Rankings of large frames: the same exact scores and ranks as `ranking`, column by column."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scorer.aggregation import Exact, Score
from scorer.analysis.scoring.ranks import order_indices
from scorer.analysis.scoring.scores import SOMETHING, Scoring, ScoringError

WIDEST_COUNTED_RANGE = 1 << 22
"""Distinct integer scores up to which ranks are counted instead of sorted for."""

MOST_DECIMALS = 6
"""Decimals up to which a column of floats is read as the decimal numbers that were written."""

LARGEST_EXACT_FLOAT = 2**53
LARGEST_INTEGER = 2**62

Integers = NDArray[Any]
"""int64, or Python integers (dtype object) where these could overflow."""


def rank_frame(frame: pd.DataFrame, scoring: Scoring) -> pd.DataFrame:
    """Score and rank a frame with one row a crossing and one column a leaf of the rubric.

    frame: numbers, NaN where not rated; its index is kept; columns that are no leaf are ignored.
    Gives `score` (float, NaN below the required coverage), `rank` and `tied` (competition
    ranks, from exact integer scores) and `coverage` (0 to 1).
    Raises ScoringError where a leaf has no column, or a rating is off the scale or no number.
    """
    columns = [_column(frame, leaf, scoring) for leaf in scoring.rubric.leaf_ids]
    if scoring.root.is_mean:
        order, scores, coverage = _arithmetic(columns, scoring, len(frame))
    else:
        order, scores, coverage = _by_distinct_profile(columns, scoring)
    present = ~np.isnan(scores)
    if present.all():
        ranks, tied = _ranks(order)
        return pd.DataFrame(
            {"score": scores, "rank": ranks, "tied": tied, "coverage": coverage},
            index=frame.index,
            copy=False,
        )
    ranks_of_all = np.zeros(len(frame), dtype=np.int64)
    tied = np.zeros(len(frame), dtype=bool)
    ranks_of_all[present], tied[present] = _ranks(order[present])
    masked = pd.arrays.IntegerArray(ranks_of_all, ~present)
    return pd.DataFrame(
        {"score": scores, "rank": masked, "tied": tied, "coverage": coverage}, index=frame.index
    )


def _column(frame: pd.DataFrame, leaf: str, scoring: Scoring) -> NDArray[Any]:
    if leaf not in frame.columns:
        raise ScoringError(f"the frame has no column {leaf!r}")
    column = frame[leaf]
    if not pd.api.types.is_numeric_dtype(column.dtype) or column.dtype == bool:
        raise ScoringError(f"the column {leaf!r} holds {column.dtype}, not numbers")
    values = column.to_numpy()
    if values.dtype.kind not in "iuf":
        values = column.to_numpy(dtype=np.float64, na_value=np.nan)
    scale = scoring.rubric.scale
    if len(values) and (
        np.fmin.reduce(values) < float(scale.min) or np.fmax.reduce(values) > float(scale.max)
    ):
        raise ScoringError(f"the column {leaf!r} leaves the scale {scale.min} to {scale.max}")
    return values


def _arithmetic(
    columns: Sequence[NDArray[Any]], scoring: Scoring, length: int
) -> tuple[Integers, NDArray[np.float64], NDArray[np.float64]]:
    """Integers in the order of the scores, the scores, the coverage; rows below it are NaN.

    For one pattern of missing ratings a tree of means is one weighted mean, so every pattern
    has its own weights, and all of them a common denominator.
    """
    missing = [np.isnan(c) if c.dtype.kind == "f" else None for c in columns]
    incomplete = [None if gaps is None or not gaps.any() else gaps for gaps in missing]
    integers, unit = _as_integers(columns, incomplete)
    patterns = list(_patterns(incomplete))
    weights = [scoring.weights_where(rated) for rated, _ in patterns]
    common = lcm(*(weight.denominator for row in weights for weight in row))
    largest = max((int(np.abs(c).max()) for c in integers if len(c)), default=0)
    exact_type: Any = np.int64 if largest * common < LARGEST_INTEGER else object
    order = np.zeros(length, dtype=exact_type)
    coverage = np.ones(length)
    below: list[Any] = []
    for (rated, rows), row_weights in zip(patterns, weights, strict=True):
        covered = scoring.coverage([1 if there else None for there in rated])
        if covered < max(scoring.min_coverage, SOMETHING):
            below.append(rows)
        if covered != 1:
            coverage[rows] = float(covered)
        total = order[rows]
        for weight, column, there in zip(row_weights, integers, rated, strict=True):
            if there and weight:
                total += column[rows].astype(exact_type, copy=False) * int(weight * common)
        order[rows] = total
    scores = order.astype(np.float64) / float(common * unit)
    for rows in below:
        scores[rows] = np.nan
    return order, scores, coverage


def _as_integers(
    columns: Sequence[NDArray[Any]], incomplete: Sequence[NDArray[np.bool_] | None]
) -> tuple[list[Integers], int]:
    """The columns times a power of ten that makes all of them whole, and that power."""
    filled = [
        column if gaps is None else np.where(gaps, 0, column)
        for column, gaps in zip(columns, incomplete, strict=True)
    ]
    if all(c.dtype.kind in "iu" for c in filled):
        return [c.astype(np.int64, copy=False) for c in filled], 1
    for decimals in range(MOST_DECIMALS + 1):
        unit = 10**decimals
        whole = [_whole(column, unit) for column in filled]
        if all(each is not None for each in whole):
            return [each for each in whole if each is not None], unit
    fractions = [[Fraction(repr(value)) for value in c.tolist()] for c in filled]
    unit = lcm(*{value.denominator for column in fractions for value in column})
    return [
        np.array([int(value * unit) for value in column], dtype=object) for column in fractions
    ], unit


def _whole(column: NDArray[Any], unit: int) -> Integers | None:
    if column.dtype.kind in "iu":
        return column.astype(np.int64) * unit
    scaled = column * unit if unit != 1 else column
    rounded = np.rint(scaled)
    if len(column) and np.abs(rounded).max() > LARGEST_EXACT_FLOAT:
        return None
    # a decimal that was written comes back from its integer to the last bit
    if not np.array_equal(rounded / unit if unit != 1 else rounded, column):
        return None
    whole: Integers = rounded.astype(np.int64)
    return whole


def _patterns(
    incomplete: Sequence[NDArray[np.bool_] | None],
) -> Iterator[tuple[tuple[bool, ...], Any]]:
    """Every pattern of rated leaves that occurs, with the rows that have it."""
    gaps = [index for index, each in enumerate(incomplete) if each is not None]
    if not gaps:
        yield (True,) * len(incomplete), slice(None)
        return
    belongs, firsts = _groups([each for each in incomplete if each is not None])
    for number, first in enumerate(firsts):
        rated = tuple(each is None or not each[first] for each in incomplete)
        yield rated, np.flatnonzero(belongs == number)


def _groups(columns: Sequence[NDArray[Any]]) -> tuple[NDArray[np.int64], list[int]]:
    """Rows that are alike in all columns share a number; and where each number stands first."""
    belongs = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes, distinct = pd.factorize(column, use_na_sentinel=False)
        belongs, _ = pd.factorize(belongs * len(distinct) + codes)
    firsts = np.zeros(belongs.max(initial=-1) + 1, dtype=np.int64)
    firsts[belongs[::-1]] = np.arange(len(belongs))[::-1]
    return belongs, firsts.tolist()


def _by_distinct_profile(
    columns: Sequence[NDArray[Any]], scoring: Scoring
) -> tuple[Integers, NDArray[np.float64], NDArray[np.float64]]:
    """As `_arithmetic`, for the rules that are no weighted sum: every distinct profile once."""
    belongs, firsts = _groups(columns)
    profiles = [[_exact(column[first].item()) for column in columns] for first in firsts]
    scores: list[Score | None] = [scoring.score(profile) for profile in profiles]
    order_of_scored = iter(order_indices([score for score in scores if score is not None]))
    order = np.array(
        [-1 if score is None else next(order_of_scored) for score in scores], dtype=np.int64
    )
    values = np.array([np.nan if score is None else float(score) for score in scores])
    coverage = np.array([float(scoring.coverage(profile)) for profile in profiles])
    return order[belongs], values[belongs], coverage[belongs]


def _exact(value: float) -> Exact | None:
    return None if value != value else Fraction(repr(value))


def _ranks(order: Integers) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    if not len(order):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
    lowest, highest = order.min(), order.max()
    if order.dtype != object and int(highest) - int(lowest) < WIDEST_COUNTED_RANGE:
        offset = highest - order
        counts = np.bincount(offset)
        above = np.cumsum(counts) - counts
        return (above + 1)[offset], (counts > 1)[offset]
    ordered = np.sort(order)
    not_above = np.searchsorted(ordered, order, side="right")
    below = np.searchsorted(ordered, order, side="left")
    return len(order) - not_above + 1, not_above - below > 1
