"""Periods as people and programs write them elsewhere mean what they say, or are less than sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.files.periods import period_meant
from scorer.model import Period


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024", "2024"),
        (" 2024.0 ", "2024"),
        ("2024年", "2024"),
        ("năm 2024", "2024"),
        ("2024-05-14 00:00:00", "2024-05-14"),
        ("2024-05-14T09:22:04+07:00", "2024-05-14"),
        ("2019Q3", "2019-07/2019-09"),
        ("2019-Q1", "2019-01/2019-03"),
        ("Q4 2019", "2019-10/2019-12"),
        ("quý 2/2019", "2019-04/2019-06"),
        ("2019年第3季度", "2019-07/2019-09"),
        ("2019年第三季度", "2019-07/2019-09"),
        ("2019-H1", "2019-01/2019-06"),
        ("H2 2019", "2019-07/2019-12"),
        ("2019年下半年", "2019-07/2019-12"),
        ("2019M07", "2019-07"),
        ("2024年5月", "2024-05"),
        ("2019-2020", "2019/2020"),
        ("2019–2020", "2019/2020"),
        ("2019 — 2020", "2019/2020"),
        ("2019 to 2020", "2019/2020"),
        ("2017-07 – 2019-03", "2017-07/2019-03"),
        ("2019Q3 - 2020Q1", None),
    ],
)
def test_what_can_mean_only_one_period_is_read(written, meant):
    found = period_meant(written)
    assert (found and found.text) == meant
    assert found is None or found.certain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("FY2019/20", "2019/2020"),
        ("2019/20", "2019/2020"),
        ("FY 2019", "2019"),
        ("5 May 2019", "2019-05-05"),
        ("31.12.2024", "2024-12-31"),
        ("2019-3", "2019-03"),
    ],
)
def test_what_is_less_than_certain_says_so(written, meant):
    found = period_meant(written)
    assert found is not None
    assert (found.text, found.certain) == (meant, False)


@pytest.mark.parametrize(
    "written", ["", "soon", "2019Q5", "2019-H3", "2019M13", "05/06/2025", "20"]
)
def test_what_means_no_period_or_two_is_none(written):
    assert period_meant(written) is None


@given(st.integers(1900, 2100), st.integers(1, 12), st.sampled_from(["{0}-{1:02d}", "{0}M{1}"]))
def test_a_month_is_read_as_the_month(year, month, way):
    found = period_meant(way.format(year, month))
    assert found is not None
    assert Period.parse(found.text) == Period.parse(f"{year}-{month:02d}")
