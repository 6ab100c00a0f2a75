import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.aggregation import AGGREGATIONS
from scorer.analysis.scoring.scores import scoring_of
from scorer.analysis.trust.draws import ExactScale, InputSpace, Streams, Uncertainty, node_scores
from scorer.model import Rubric


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(list(AGGREGATIONS.values())),
    st.lists(st.integers(0, 4), min_size=2, max_size=5).filter(any),
    st.data(),
)
def test_drawn_scores_are_the_exact_ones(flat_rubric, rule, weights, data):
    root = flat_rubric(weights, rule)
    shares = [child.share for child in root.children]
    rating = st.integers(0, 5)
    grid = data.draw(st.lists(st.tuples(*[rating] * len(weights)), min_size=1, max_size=4))
    drawn = {"root": np.array([shares] * 2, dtype=float)}
    expected = [float(root.value(row)) for row in grid]
    certain = node_scores(root, drawn, np.array([grid], dtype=float))
    ranging = node_scores(root, drawn, np.array([grid, grid], dtype=float))
    for found in (*certain, *ranging):
        assert found == pytest.approx(expected)


def test_a_branch_is_scored_before_the_whole(tree):
    ratings = np.array([[(5, 3, 2, 1)]], dtype=float)
    weights = {"root": [[0.75, 0.25]], "access": [[0.5, 0.5]], "order": [[1, 0]]}
    found = node_scores(tree, {name: np.array(w) for name, w in weights.items()}, ratings)
    assert found.tolist() == [[0.75 * 4 + 0.25 * 2]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.tuples(*[st.integers(1, 5)] * 3),
            st.tuples(*[st.booleans()] * 3).filter(any),
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(sorted(AGGREGATIONS)),
)
def test_what_does_not_apply_weighs_nothing_in_any_draw(crossings, rule):
    """The scores of a draw with the given weights are the exact ones of what applies."""
    scoring = scoring_of(
        Rubric.model_validate(
            {
                "rubric": "case",
                "version": "1.0.0",
                "title": "Case",
                "scale": {"min": 1, "max": 5},
                "dimensions": [
                    {"id": "trade", "title": "Trade", "weight": 2},
                    {
                        "id": "access",
                        "title": "Access",
                        "dimensions": [
                            {"id": "road", "title": "Road", "weight": 3},
                            {"id": "rail", "title": "Rail"},
                        ],
                    },
                ],
            }
        ),
        aggregate=rule,
    )
    profiles = [
        [level if there else None for level, there in zip(levels, applies, strict=True)]
        for levels, applies in crossings
    ]
    space = InputSpace(
        roots=(scoring.root,),
        ratings=profiles,
        low=profiles,
        high=profiles,
        scale=ExactScale(1, 5),
        uncertainty=Uncertainty(),
        applies=[applies for _, applies in crossings],
    )
    found = space.scores(space.draw(Streams.seeded(0), 2))
    for index, (profile, (_, applies)) in enumerate(zip(profiles, crossings, strict=True)):
        assert found[:, index] == pytest.approx(float(scoring.where(applies).score(profile)))
