"""Scores of profiles: the published cases, exactness, coverage, and what never may happen."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.aggregation import AGGREGATIONS, Aggregation
from scorer.analysis.scoring.ranks import competition_ranks, order_indices
from scorer.analysis.scoring.scores import Scoring, ScoringError, scoring_of
from scorer.model import Rubric


def rubric(*weights: object, scale: dict[str, object] | None = None, **more: object) -> Rubric:
    return Rubric.model_validate(
        {
            "rubric": "case",
            "version": "1.0.0",
            "title": "Case",
            "scale": scale or {"min": 1, "max": 5},
            "dimensions": [
                {"id": f"d{number}", "title": "A dimension", "weight": weight}
                for number, weight in enumerate(weights)
            ],
            **more,
        }
    )


def distinct_ranks(scoring: Scoring) -> int:
    profiles = list(product(range(1, 6), repeat=4))
    scores = [scoring.score(profile) for profile in profiles]
    return len(set(competition_ranks(order_indices([s for s in scores if s is not None]))))


def test_equal_on_paper_is_equal_here_where_floats_are_not() -> None:
    scoring = scoring_of(rubric(Decimal("0.3"), Decimal("0.3"), Decimal("0.2"), Decimal("0.2")))
    assert scoring.score((1, 1, 1, 2)) == scoring.score((1, 1, 2, 1)) == Fraction("1.2")


def test_six_equal_weights_tie_two_profiles_of_the_same_mean() -> None:
    scoring = scoring_of(rubric(1, 1, 1, 1, 1, 1))
    scores = [scoring.score(profile) for profile in ((5, 5, 5, 4, 1, 1), (5, 5, 4, 3, 3, 1))]
    assert scores == [Fraction("3.5"), Fraction("3.5")]


@pytest.mark.parametrize(
    ("weights", "expected"),
    [((30, 30, 20, 20), 39), ((40, 30, 20, 10), 41), ((35, 25, 20, 20), 73), ((25,) * 4, 17)],
)
def test_all_profiles_get_as_many_ranks_as_there_are_scores_on_paper(
    weights: tuple[int, ...], expected: int
) -> None:
    assert distinct_ranks(scoring_of(rubric(*weights))) == expected


@pytest.mark.parametrize(
    ("aggregate", "complete", "with_a_gap"),
    [
        ("arithmetic", "4.2500000000", "4.3333333333"),
        ("geometric", "4.1617914503", "4.2171633265"),
        ("harmonic", "4.0677966102", "4.0909090909"),
    ],
)
def test_a_gap_renormalises_the_weights_of_what_is_rated(
    aggregate: str, complete: str, with_a_gap: str
) -> None:
    scoring = scoring_of(rubric(2, 1, 1), aggregate=aggregate, min_coverage=Fraction(1, 2))
    found = [scoring.score((5, 4, 3)), scoring.score((5, None, 3))]
    assert [f"{float(score):.10f}" for score in found if score is not None] == [
        complete,
        with_a_gap,
    ]


@pytest.mark.parametrize(
    ("aggregate", "weights", "expected"),
    [
        ("geometric", (1, 1, 1), 1.817121),
        ("geometric", (1, 1, 2), 2.05976714390712),
        ("harmonic", (2, 1, 1), 1.41176470588235),
    ],
)
def test_means_agree_with_their_published_values(
    aggregate: str, weights: tuple[int, ...], expected: float
) -> None:
    score = scoring_of(rubric(*weights), aggregate=aggregate).score((1, 2, 3))
    assert score is not None
    assert float(score) == pytest.approx(expected, abs=5e-7)


def test_user_weights_become_shares() -> None:
    weights = {f"d{number}": 5 if number < 2 else 3 for number in range(11)}
    shares = scoring_of(rubric(*[1] * 11), weights=weights).weights
    assert {shares["d0"], shares["d1"]} == {Fraction(5, 37)}
    assert {shares[f"d{number}"] for number in range(2, 11)} == {Fraction(3, 37)}


def test_dimensions_that_are_not_named_keep_the_rubrics_weight() -> None:
    shares = scoring_of(rubric(2, 1, 1), weights={"d1": 5}).weights
    assert list(shares.values()) == [Fraction(2, 8), Fraction(5, 8), Fraction(1, 8)]


def test_the_median_is_always_a_level_that_somebody_gave() -> None:
    scoring = scoring_of(rubric(1, 1, 1, 1), aggregate="median")
    assert scoring.score((2, 3, 4, 5)) == 3
    assert scoring_of(rubric(1, 1, 3), aggregate="median").score((1, 2, 5)) == 5


def test_the_minimum_is_the_weakest_link() -> None:
    assert scoring_of(rubric(9, 1), aggregate="minimum").score((5, 2)) == 2


def test_nothing_rated_has_no_score_however_low_the_coverage_asked_for() -> None:
    scoring = scoring_of(rubric(1, 1), min_coverage=0)
    assert scoring.score((None, None)) is None
    assert scoring.score((None, 4)) == 4


def test_a_dimension_of_weight_zero_neither_counts_nor_is_missed() -> None:
    scoring = scoring_of(rubric(1, 0))
    assert scoring.coverage((3, None)) == 1
    assert scoring.score((3, None)) == 3


def test_what_a_branch_names_is_not_inherited_by_the_branches_below_it() -> None:
    leaves = [{"id": name, "title": name} for name in ("a", "b")]
    inner = {"id": "inner", "title": "Inner", "dimensions": leaves}
    outer = {
        "id": "outer",
        "title": "Outer",
        "aggregate": "minimum",
        "dimensions": [inner, {"id": "c", "title": "c"}],
    }
    scoring = scoring_of(rubric(dimensions=[outer]))
    assert [str(rule) for rule in scoring.aggregations] == ["arithmetic", "minimum", "arithmetic"]
    assert scoring.score((1, 5, 4)) == 3


def test_branches_are_aggregated_by_their_own_rule() -> None:
    tree = Rubric.model_validate(
        {
            "rubric": "tree",
            "version": "1.0.0",
            "title": "Tree",
            "scale": {"min": 1, "max": 5},
            "dimensions": [
                {
                    "id": "access",
                    "title": "Access",
                    "weight": 3,
                    "aggregate": "minimum",
                    "dimensions": [
                        {"id": "road", "title": "Road"},
                        {"id": "rail", "title": "Rail"},
                    ],
                },
                {"id": "trade", "title": "Trade"},
            ],
        }
    )
    scoring = scoring_of(tree)
    assert scoring.score((5, 2, 4)) == Fraction(5, 2)
    assert scoring.node_scores((5, 2, 4)) == {"access": 2, "road": 5, "rail": 2, "trade": 4}
    assert scoring.weights == {
        "road": Fraction(3, 8),
        "rail": Fraction(3, 8),
        "trade": Fraction(1, 4),
    }


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"weights": {"nowhere": 1}}, "no dimension 'nowhere'"),
        ({"weights": {"d0": -1}}, "zero or more"),
        ({"weights": {"d0": 0, "d1": 0}}, "all zero"),
        ({"aggregate": "harmonious"}, "no aggregation 'harmonious'"),
        ({"min_coverage": 2}, "between 0 and 1"),
    ],
)
def test_what_does_not_fit_the_rubric_is_refused_in_words(
    options: dict[str, object], said: str
) -> None:
    with pytest.raises(ScoringError, match=said):
        scoring_of(rubric(1, 1), **options)  # type: ignore[arg-type]


def test_roots_of_negative_numbers_are_refused() -> None:
    below_zero = rubric(1, 1, scale={"min": -2, "max": 2, "step": None})
    with pytest.raises(ScoringError, match="needs ratings of zero or more"):
        scoring_of(below_zero, aggregate="geometric")


def test_a_zero_rating_makes_geometric_and_harmonic_scores_zero() -> None:
    from_zero = rubric(1, 1, scale={"min": 0, "max": 10})
    assert scoring_of(from_zero, aggregate="geometric").score((0, 9)) == 0
    assert scoring_of(from_zero, aggregate="harmonic").score((0, 9)) == 0


profiles = st.lists(st.integers(1, 5), min_size=4, max_size=4)
gapped = st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=4, max_size=4)
weightings = st.lists(st.integers(0, 50), min_size=4, max_size=4).filter(any)
rules = st.sampled_from(list(AGGREGATIONS.values()))


@given(profiles, weightings, rules, st.permutations(range(4)))
def test_the_order_of_dimensions_does_not_matter(
    profile: list[int], weights: list[int], rule: Aggregation, order: list[int]
) -> None:
    here = scoring_of(rubric(*weights), aggregate=rule).score(profile)
    there = scoring_of(rubric(*(weights[i] for i in order)), aggregate=rule).score(
        [profile[i] for i in order]
    )
    assert here is not None
    assert there is not None
    assert order_indices([here, there]) == [0, 0]


@given(profiles, weightings, rules, st.integers(0, 3))
def test_raising_a_rating_never_lowers_a_score(
    profile: list[int], weights: list[int], rule: Aggregation, place: int
) -> None:
    scoring = scoring_of(rubric(*weights), aggregate=rule)
    raised = [*profile]
    raised[place] = min(5, raised[place] + 1)
    before, after = scoring.score(profile), scoring.score(raised)
    assert before is not None
    assert after is not None
    assert order_indices([before, after])[0] <= order_indices([before, after])[1]


@given(gapped, weightings, st.integers(1, 1000))
def test_scaling_all_weights_changes_nothing(
    profile: list[int | None], weights: list[int], factor: int
) -> None:
    scoring = scoring_of(rubric(*weights), min_coverage=0)
    scaled = scoring_of(rubric(*(weight * factor for weight in weights)), min_coverage=0)
    assert scoring.score(profile) == scaled.score(profile)
    assert scoring.coverage(profile) == scaled.coverage(profile)


@given(gapped, weightings, rules)
def test_a_score_lies_between_what_the_gaps_could_make_of_it(
    profile: list[int | None], weights: list[int], rule: Aggregation
) -> None:
    scoring = scoring_of(rubric(*weights), aggregate=rule, min_coverage=0)
    score = scoring.score(profile)
    low = scoring.score([1 if rating is None else rating for rating in profile])
    high = scoring.score([5 if rating is None else rating for rating in profile])
    assert low is not None
    assert high is not None
    if score is not None:
        order = order_indices([low, score, high])
        assert order == sorted(order)


@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.integers(1, 4), st.booleans()), min_size=1, max_size=5
    ),
    st.sampled_from(list(AGGREGATIONS)),
)
def test_what_does_not_apply_scores_as_if_the_rubric_did_not_have_it(leaves, rule):
    whole = scoring_of(rubric(*(weight for _, weight, _ in leaves)), aggregate=rule)
    applies = [each for *_, each in leaves]
    profile = [level if there else None for level, _, there in leaves]
    found = whole.where(applies)
    kept = [(level, weight) for level, weight, there in leaves if there]
    if not kept:
        assert (found.score(profile), found.coverage(profile)) == (None, 0)
        return
    smaller = scoring_of(rubric(*(weight for _, weight in kept)), aggregate=rule)
    assert found.score(profile) == smaller.score([level for level, _ in kept])
    assert found.coverage(profile) == 1


def test_a_branch_in_which_nothing_applies_drops_out_of_its_parent():
    tree = Rubric.model_validate(
        {
            "rubric": "case",
            "version": "1.0.0",
            "title": "Case",
            "scale": {"min": 1, "max": 5},
            "dimensions": [
                {"id": "trade", "title": "Trade"},
                {
                    "id": "access",
                    "title": "Access",
                    "dimensions": [
                        {"id": "road", "title": "Road"},
                        {"id": "rail", "title": "Rail"},
                    ],
                },
            ],
        }
    )
    found = scoring_of(tree).where([True, False, False])
    assert found.score([3, None, None]) == 3
    assert found.coverage([3, None, None]) == 1
    assert found.node_scores([3, None, None]) == {
        "trade": 3,
        "access": None,
        "road": None,
        "rail": None,
    }
