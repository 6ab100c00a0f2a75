from datetime import date

import pytest

from scorer.model import Period


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-07-15", date(2017, 7, 15), date(2017, 7, 15)),
        ("2017-07/2019-03", date(2017, 7, 1), date(2019, 3, 31)),
    ],
)
def test_a_period_is_as_long_as_it_is_known(text: str, begin: date, end: date) -> None:
    period = Period.parse(text)
    assert (period.begin, period.end, str(period)) == (begin, end, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("last summer", "not a period"),
        ("0000", "no year 0000"),
        ("2017-13", "no month 13"),
        ("2017-02-30", "no day 30"),
        ("2019/2017", "ends before it begins"),
    ],
)
def test_what_is_no_period_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Period.parse(text)


def test_periods_are_ordered_by_their_begin_then_by_their_end() -> None:
    texts = ["2017-07", "2018", "2017", "2017-07/2019-03"]
    ordered = sorted(map(Period.parse, texts))
    assert [str(period) for period in ordered] == ["2017", "2017-07", "2017-07/2019-03", "2018"]
