"""Did you mean: slips of the keyboard find the name that was meant, other words find none."""

import pytest

from scorer.files.problems.nearest import did_you_mean, nearest

KNOWN = (
    *("hekou-lao-cai", "huu-nghi-youyi-guan", "Nam Quan", "sam-pun-dien-bong", "north", "grid@1"),
    *("reform", "E204", "transport", "area", "VN"),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hekou-lao-kai", "hekou-lao-cai"),
        ("lao kai", "hekou-lao-cai"),
        ("LAOCAI", "hekou-lao-cai"),
        ("nroth", "north"),
        ("gird", "grid@1"),
        ("refrom", "reform"),
        ("E2044", "E204"),
        ("transprot", "transport"),
        ("aera", "area"),
        ("VNM", "VN"),
    ],
)
def test_a_slip_finds_the_name_that_was_meant(typed: str, meant: str) -> None:
    assert nearest(typed, KNOWN)[:1] == (meant,)
    assert did_you_mean(typed, KNOWN) == f"did you mean `{meant}`?"


@pytest.mark.parametrize("typed", ["nam-can", "bogus", "E999", "CN", "nowhere", "x", "", "-"])
def test_another_word_finds_nothing(typed: str) -> None:
    assert nearest(typed, KNOWN) == ()
    assert did_you_mean(typed, KNOWN, otherwise="see the list") == "see the list"


def test_the_likeliest_comes_first_and_no_name_twice() -> None:
    assert nearest("north", ["south", "north-pass", "north", "north"]) == ("north", "north-pass")


def test_among_thousands_a_slip_is_found_too() -> None:
    many = [f"gate-{number}" for number in range(5_000)]
    assert nearest("hekou-lao-kai", [*many, *KNOWN]) == ("hekou-lao-cai",)
    assert nearest("bogus", [*many, *KNOWN]) == ()
