from decimal import Decimal

from scorer.model import Scale


def test_a_scale_of_whole_steps_takes_whole_numbers_alone() -> None:
    scale = Scale(min=1, max=5)
    assert scale.levels == (1, 2, 3, 4, 5)
    assert scale.is_level(3)
    assert not scale.is_level(Decimal("3.0"))
    assert not scale.is_level(6)


def test_half_steps_are_levels_where_the_scale_has_them() -> None:
    scale = Scale(min=1, max=3, step=Decimal("0.5"))
    assert scale.levels == (1, Decimal("1.5"), 2, Decimal("2.5"), 3)
    assert scale.is_level(Decimal("2.5"))
    assert scale.on_step(2)
    assert not scale.on_step(Decimal("2.2"))


def test_without_a_step_any_number_between_the_ends_is_a_rating() -> None:
    scale = Scale(min=0, max=100, step=None)
    assert scale.levels == ()
    assert scale.is_level(Decimal("67.34"))
    assert not scale.is_level(101)
