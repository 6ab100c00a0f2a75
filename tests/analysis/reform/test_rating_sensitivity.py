from fractions import Fraction

from scorer.analysis.reform.rating_sensitivity import rating_sensitivity
from scorer.library import open_workspace


def mean(profile):
    return None if None in profile else Fraction(sum(profile), len(profile))


def test_the_single_ratings_that_decide_a_rank_are_named():
    changes = rating_sensitivity([(3, 3), (3, 2), (1, 1)], mean, lowest=1, highest=5)
    assert [(c.crossing, c.leaf, c.rating, c.changed, c.rank, c.changed_rank) for c in changes] == [
        (1, 0, 3, 4, 2, 1),
        (1, 1, 2, 3, 2, 1),
    ]


def test_an_unrated_crossing_neither_moves_nor_counts():
    assert rating_sensitivity([(3, None), (3, 3)], mean, lowest=1, highest=5) == ()


def test_no_rating_leaves_the_scale():
    changes = rating_sensitivity([(5,), (5,), (1,)], mean, lowest=1, highest=5)
    assert [(c.crossing, c.changed) for c in changes] == [(0, 4), (1, 4)]


def test_the_result_names_crossings_and_dimensions():
    result = open_workspace(demo=True).sensitivity()
    ranks = {row.crossing: row.rank for row in result.ranking}
    frame = result.to_frame()
    assert not frame.empty
    assert set(frame["dimension"]) <= set(result.ranking.snapshot.rubric.leaf_ids)
    assert all(ranks[row.crossing] == row.rank != row.changed_rank for row in frame.itertuples())
