"""What stands where a name might, and is none, names no crossing."""

import pytest

from scorer.forms.lexicon.names import why_no_name


@pytest.mark.parametrize(
    "text",
    [
        *("Table 1 (continued)", "Table 2: ratings", "Figure 3", "Bảng 2", "表1", "Page 4 of 9"),
        *("Assessor: A1", "Người đánh giá: A1", "Date：2018", "a1@example.org", "https://x.org/a"),
        *("Average", "TOTAL", "Trung bình", "合计", "Grand total", "* rated in a hurry"),
        *("Source: the board", "Note that it rained", "Strengths", "Crossing", "2018", "May 2019"),
        *(
            "Table 2. Hekou (continued)",
            "Road, cont'd",
            "续表",
            "Strong points:",
            "Stop!",
            "-",
            "1)",
            "The gate is open at night.",
            "x" * 101,
        ),
    ],
)
def test_captions_labels_totals_notes_and_dates_name_no_crossing(text):
    assert why_no_name(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Hekou-Lao Cai", "Tà Lùng", "河口", "Pos Lintas Batas Negara 2", "Mai Mai (old gate)"),
        *(
            "Sectional Gate",
            "St. Gallen",
            "Notre-Dame",
            "Sources-du-Nil",
            "Ban Total Village",
            "Vicont",
        ),
    ],
)
def test_names_of_places_may_name_a_crossing(text):
    assert why_no_name(text) is None
