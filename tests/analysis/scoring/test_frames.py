"""Frames of ratings get the very scores and ranks that crossings of a workspace get."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.aggregation import AGGREGATIONS, Aggregation
from scorer.analysis.scoring.frames import rank_frame
from scorer.analysis.scoring.ranks import competition_ranks, order_indices
from scorer.analysis.scoring.scores import ScoringError, scoring_of
from scorer.model import Rubric

TREE = Rubric.model_validate(
    {
        "rubric": "tree",
        "version": "1.0.0",
        "title": "Tree",
        "scale": {"min": 0, "max": 100, "step": None},
        "dimensions": [
            {
                "id": "access",
                "title": "Access",
                "weight": 3,
                "dimensions": [
                    {"id": "road", "title": "Road", "weight": 2},
                    {"id": "rail", "title": "Rail"},
                ],
            },
            {"id": "trade", "title": "Trade", "weight": 2},
        ],
    }
)
LEAVES = ["road", "rail", "trade"]
tenths = st.integers(0, 1000).map(lambda number: number / 10)
tables = st.lists(
    st.tuples(*(st.one_of(st.none(), tenths) for _ in LEAVES)), min_size=1, max_size=12
)


rules = st.sampled_from(list(AGGREGATIONS.values()))


@given(tables, rules, st.sampled_from([0, Fraction(1, 2), 1]))
def test_a_frame_and_a_workspace_agree(
    table: list[tuple[float | None, ...]], rule: Aggregation, coverage: Fraction
) -> None:
    scoring = scoring_of(TREE, aggregate=rule, min_coverage=coverage)
    exact = [[None if v is None else Fraction(str(v)) for v in row] for row in table]
    scores = [scoring.score(row) for row in exact]
    present = [score for score in scores if score is not None]
    ranks = iter(competition_ranks(order_indices(present)))
    expected = [None if score is None else next(ranks) for score in scores]

    found = rank_frame(pd.DataFrame(table, columns=LEAVES, dtype=float), scoring)

    assert [None if pd.isna(rank) else int(rank) for rank in found["rank"]] == expected
    for score, value in zip(scores, found["score"], strict=True):
        assert (score is None and np.isnan(value)) or float(score or 0) == pytest.approx(value)
    assert found["coverage"].tolist() == pytest.approx(
        [float(scoring.coverage(row)) for row in exact]
    )


def test_ties_of_decimals_are_ties() -> None:
    flat = Rubric.model_validate(
        {
            "rubric": "flat",
            "version": "1.0.0",
            "title": "Flat",
            "scale": {"min": 1, "max": 5},
            "dimensions": [{"id": leaf, "title": leaf} for leaf in "abcd"],
        }
    )
    scoring = scoring_of(flat, weights={"a": 3, "b": 3, "c": 2, "d": 2})
    frame = pd.DataFrame([[1, 1, 1, 2], [1, 1, 2, 1], [5, 5, 5, 5]], columns=list("abcd"))
    found = rank_frame(frame, scoring)
    assert found["rank"].tolist() == [2, 2, 1]
    assert found["tied"].tolist() == [True, True, False]


def test_numbers_too_long_for_sixty_four_bits_are_still_exact() -> None:
    scoring = scoring_of(TREE, weights={"road": 10**11, "rail": 10**11 + 1, "trade": 1})
    frame = pd.DataFrame(
        {"road": [33.123456, 33.123457], "rail": [50.0, 50.0], "trade": [1.0, 1.0]}
    )
    assert rank_frame(frame, scoring)["rank"].tolist() == [2, 1]


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (pd.DataFrame({"road": [1.0], "rail": [1.0]}), "no column 'trade'"),
        (pd.DataFrame({"road": ["x"], "rail": [1.0], "trade": [1.0]}), "not numbers"),
        (pd.DataFrame({"road": [101.0], "rail": [1.0], "trade": [1.0]}), "leaves the scale"),
    ],
)
def test_a_frame_that_does_not_fit_is_refused(frame: pd.DataFrame, said: str) -> None:
    with pytest.raises(ScoringError, match=said):
        rank_frame(frame, scoring_of(TREE))


def test_an_empty_frame_has_an_empty_ranking() -> None:
    empty = pd.DataFrame({leaf: pd.Series(dtype=float) for leaf in LEAVES})
    assert rank_frame(empty, scoring_of(TREE)).empty
