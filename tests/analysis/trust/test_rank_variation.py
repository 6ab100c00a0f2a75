import pytest

from scorer.analysis.trust.rank_variation import rank_variation

OPPOSITE = [(5, 1), (1, 5)]


def by_factor(shares):
    return {share.factor: share for share in shares}


def test_the_only_uncertain_input_explains_everything(space_of):
    found = rank_variation(space_of(OPPOSITE), [1.5, 1.5], draws=2000)
    weights = by_factor(found.crossings[0])["weights"]
    assert weights.first == pytest.approx(1, abs=0.1)
    assert weights.total == pytest.approx(1, abs=0.1)
    assert found.evaluations == 2000 * 3


def test_an_input_that_moves_nothing_explains_nothing(space_of):
    """The second crossing's plausible range lies wholly below what any weights give the first."""
    space = space_of(
        [(5, 3), (3, 5), (1, 1)],
        uncertain_ratings=True,
        low=[[5, 3], [3, 5], [1, 1]],
        high=[[5, 3], [3, 5], [2, 2]],
    )
    shares = by_factor(rank_variation(space, [1.5, 1.5, 3], draws=2000).crossings[0])
    assert shares["ratings"].total == 0
    assert shares["weights"].first == pytest.approx(1, abs=0.1)


def test_two_inputs_that_act_only_together_have_totals_but_no_first_shares(space_of):
    """Whose sign wins is the product of two signs: dimension weighed more, times rating order."""
    space = space_of([(None, 3), (3, None)], source="uniform", methods=True, rules=("minimum",) * 2)
    found = rank_variation(space, [1.5, 1.5], draws=4000)
    shares = by_factor(found.crossings[0])
    assert shares["method"].total == 0
    assert shares["ratings"].total > 0.5


def test_intervals_hold_the_shares(space_of):
    space = space_of(
        [(4, 2, 3), (3, 3, 3), (2, 4, 4)],
        uncertain_ratings=True,
        low=[[3, 2, 2], [2, 3, 3], [2, 3, 3]],
        high=[[5, 3, 4], [3, 4, 4], [3, 5, 4]],
        rules=("arithmetic", "geometric", "minimum"),
        methods=True,
        leave_one_out=True,
    )
    found = rank_variation(space, [1, 2, 3], draws=4000)
    assert [share.factor for share in found.overall] == ["weights", "ratings", "method", "left_out"]
    assert found.mean_shift > 0
    for share in found.overall:
        assert share.first_low <= share.first <= share.first_high
        assert share.total_low <= share.total <= share.total_high
        assert share.first <= share.total + 0.1


def test_where_nothing_varies_there_is_nothing_to_share(space_of):
    still = rank_variation(space_of([(5, 5), (1, 1)]), [1, 2], draws=100)
    assert (still.mean_shift, still.overall, still.crossings) == (0, (), ((), ()))


def test_one_draw_has_no_variance(space_of):
    with pytest.raises(ValueError, match="at least two"):
        rank_variation(space_of(OPPOSITE), [1, 2], draws=1)
