import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.aggregation import AGGREGATIONS
from scorer.analysis.trust.draws import node_scores


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
