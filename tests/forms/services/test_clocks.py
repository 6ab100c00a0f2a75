"""The clocks of form services."""

from datetime import date

import pytest

from scorer.forms.services.clocks import day_of, month_stands_first


@pytest.mark.parametrize(
    "written",
    [
        "2024-05-14",
        "2024-05-14T23:22:04+07:00",
        "2024-05-14 09:22:04",
        "2024/05/14 9:12:44 AM GMT+7",
        "May 14, 2024 9:20:00 AM",
        "May 14, 2024",
        "14/05/2024 09:12:44",
        "05/14/2024 09:12:44 AM",
        "14.05.2024 09:12",
        "2024/5/14 9:12:44",
    ],
)
def test_a_moment_is_a_day(written):
    assert day_of(written) == date(2024, 5, 14)


def test_a_date_that_can_be_read_in_two_ways_needs_to_know_the_way():
    assert day_of("5/6/2024 9:12:44") is None
    assert day_of("5/6/2024 9:12:44", month_first=True) == date(2024, 5, 6)
    assert day_of("5/6/2024 9:12:44", month_first=False) == date(2024, 6, 5)
    assert month_stands_first(["5/6/2024 9:12:44", "14/05/2024 09:12:44"]) is False
    assert month_stands_first(["5/6/2024", "5/14/2024"]) is True
    assert month_stands_first(["5/6/2024", ""]) is None


@pytest.mark.parametrize("written", ["", "soon", "n/a", "2024", "5"])
def test_what_is_no_day_is_none(written):
    assert day_of(written) is None


@pytest.mark.parametrize("text", ["2018-01-01 772684", "2024/05/14 9:12:44 AM 2019", "1/5/2024 x"])
def test_what_stands_behind_a_day_and_is_no_time_is_not_passed_over(text):
    assert day_of(text) is None
