from unicodedata import normalize

import pytest

from scorer.model import Assessment


def sheet(**changed: object) -> Assessment:
    """One sheet, with some of its fields otherwise."""
    fields: dict[str, object] = {
        "crossing": "hekou-lao-cai",
        "rubric": "bez-grid@1",
        "observed": "2017",
        "recorded": "2018-01-01",
        "assessor": "Trần Văn Ấn",
        "method": "desk-review",
        "dimensions": {},
    }
    return Assessment.model_validate({**fields, **changed})


@pytest.mark.parametrize(
    "field",
    [
        {"crossing": "tan-thanh"},
        {"rubric": "bez-grid@2"},
        {"observed": "2018"},
        {"assessor": "Li"},
        {"round": "second"},
    ],
)
def test_a_sheet_is_told_from_another_by_each_part_of_its_identity(
    field: dict[str, object],
) -> None:
    assert sheet(**field).identity != sheet().identity


@pytest.mark.parametrize(
    "field", [{"method": "survey"}, {"note": "Seen twice."}, {"recorded": "2019-01-01"}]
)
def test_what_it_says_and_when_it_was_written_down_make_no_other_sheet(
    field: dict[str, object],
) -> None:
    assert sheet(**field).identity == sheet().identity


def test_a_sheet_recorded_later_is_another_revision_of_the_same_sheet() -> None:
    first, later = sheet(), sheet(recorded="2019-01-01")
    assert first.revision != later.revision
    assert first.revision.identity == later.revision.identity


def test_a_name_typed_on_two_machines_is_one_assessor() -> None:
    composed = sheet(assessor=normalize("NFC", "Trần Văn Ấn"), round="đợt hè")
    taken_apart = sheet(assessor=normalize("NFD", "Trần Văn Ấn"), round=normalize("NFD", "đợt hè"))
    assert composed.assessor != taken_apart.assessor
    assert composed.identity == taken_apart.identity


def test_a_period_written_in_two_ways_is_one_period() -> None:
    assert sheet(observed="2017-01/2017-12").identity == sheet(observed="2017").identity
