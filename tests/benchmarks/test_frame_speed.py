"""Ranking a frame of a million crossings, beside the barest numpy that gives the same ranks."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from scorer.analysis.scoring.frames import rank_frame
from scorer.analysis.scoring.scores import Scoring, scoring_of
from scorer.model import Rubric

CROSSINGS = 1_000_000
LEAVES = ("trade", "transport", "bez", "dialogue")
WEIGHTS = (3, 3, 2, 2)


@pytest.fixture(scope="module")
def ratings() -> NDArray[np.int64]:
    return np.random.default_rng(0).integers(1, 6, (CROSSINGS, len(LEAVES)))


@pytest.fixture(scope="module")
def scoring() -> Scoring:
    rubric = Rubric.model_validate(
        {
            "rubric": "grid",
            "version": "1.0.0",
            "title": "Grid",
            "scale": {"min": 1, "max": 5},
            "dimensions": [
                {"id": leaf, "title": leaf, "weight": weight}
                for leaf, weight in zip(LEAVES, WEIGHTS, strict=True)
            ],
        }
    )
    return scoring_of(rubric)


def bare(ratings: NDArray[np.int64]) -> NDArray[np.int64]:
    scores = sum(ratings[:, place] * weight for place, weight in enumerate(WEIGHTS))
    below_best = scores.max() - scores
    counts = np.bincount(below_best)
    ranks: NDArray[np.int64] = (np.cumsum(counts) - counts + 1)[below_best]
    return ranks


def test_bare_numpy(benchmark: Callable[..., Any], ratings: NDArray[np.int64]) -> None:
    benchmark(bare, ratings)


def test_a_frame_of_whole_numbers(
    benchmark: Callable[..., Any], ratings: NDArray[np.int64], scoring: Scoring
) -> None:
    found = benchmark(rank_frame, pd.DataFrame(ratings, columns=LEAVES), scoring)
    assert (found["rank"].to_numpy() == bare(ratings)).all()


def test_a_frame_of_floats_with_gaps(
    benchmark: Callable[..., Any], ratings: NDArray[np.int64], scoring: Scoring
) -> None:
    frame = pd.DataFrame(ratings.astype(float), columns=LEAVES)
    frame.iloc[::7, 2] = np.nan
    found = benchmark(rank_frame, frame, scoring)
    assert found["rank"].isna().sum() == len(frame.iloc[::7])
