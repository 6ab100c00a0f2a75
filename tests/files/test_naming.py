"""Ids and file names made from names that people write."""

import unicodedata
from pathlib import Path

import pytest

from scorer.files.naming import free_sheet_name, slug_of
from scorer.model import Assessment


def sheet(assessor: str, observed: str = "2017") -> Assessment:
    return Assessment.model_validate(
        {
            "crossing": "horgos",
            "rubric": "bez-grid@1",
            "assessor": assessor,
            "method": "workshop",
            "observed": observed,
            "recorded": "2020-01-01",
            "dimensions": {},
        }
    )


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Lào Cai - Hà Khẩu", "lao-cai-ha-khau"),
        (unicodedata.normalize("NFD", "Lào Cai - Hà Khẩu"), "lao-cai-ha-khau"),
        ("Đồng Đăng", "dong-dang"),
        ("河口", ""),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_an_id_has_the_letters_of_a_name_without_their_accents(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_a_sheet_lies_with_its_crossing_named_by_when_and_by_whom(tmp_path: Path) -> None:
    name = free_sheet_name(tmp_path, sheet("Trần Văn Bé", "2017-07/2019-03"))
    assert name == "assessments/horgos/2017-07-tran-van-be.yaml"
    assert free_sheet_name(tmp_path, sheet("李明")) == "assessments/horgos/2017-sheet.yaml"


def test_a_name_that_is_there_or_taken_gets_a_number(tmp_path: Path) -> None:
    folder = tmp_path / "assessments" / "horgos"
    folder.mkdir(parents=True)
    (folder / "2017-li.yaml").touch()
    (folder / "2017-li-2.yaml").symlink_to("nowhere")
    taken = {"assessments/horgos/2017-li-3.yaml"}
    assert free_sheet_name(tmp_path, sheet("Li"), taken) == "assessments/horgos/2017-li-4.yaml"
