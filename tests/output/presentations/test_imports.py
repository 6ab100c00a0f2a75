"""The report of an import shows what became of each sheet, and tells what many share once."""

import pytest

from scorer.forms.intake.understood import Doubt, Unplaced
from scorer.forms.landing.importing import ImportReport
from scorer.forms.landing.sheet_writer import ImportedSheet
from scorer.model import Crossing
from scorer.output.presentations.imports import MOST_DOUBTS_SHOWN, MOST_SHEETS_SHOWN, present_import
from scorer.output.tables.table import Paragraph, Table


def sheet(crossing: str | None = "hekou-lao-cai", *doubts: Doubt, **said) -> ImportedSheet:
    facts = {
        "file": "grid.docx",
        "observed": "2017",
        "assessor": "desk",
        "path": "assessments/hekou-lao-cai/2017-desk.yaml",
        "ratings": {"trade": 3, "bez": None},
        "strengths": 2,
        "drawbacks": 1,
        "refused": False,
    }
    return ImportedSheet(crossing=crossing, doubts=doubts, **(facts | said))


def report(*sheets: ImportedSheet, **said) -> ImportReport:
    facts = {
        "recognised": (("grid.docx", "the grid in Word"),),
        "unplaced": (),
        "doubts": (),
        "new_crossings": (),
        "rubric": "bez-grid@1.0.0",
        "files": (("grid.docx", "abc"),),
        "kept": (),
    }
    return ImportReport(sheets=sheets, **(facts | said))


def shown(said: ImportReport, title: str, dry_run: bool = False) -> list[list[str]]:
    presentation = present_import(said, {"dry_run": dry_run})
    (table,) = (
        each for each in presentation.blocks if isinstance(each, Table) and each.title == title
    )
    return [[cell.text for cell in row] for row in table.rows]


def test_each_form_is_named_and_each_sheet_has_a_row():
    presentation = present_import(report(sheet()), {})
    assert presentation.blocks[0] == Paragraph("grid.docx: read as the grid in Word.")
    assert shown(report(sheet()), "Sheets") == [
        [
            "hekou-lao-cai",
            "2017",
            "desk",
            "3 -",
            "2",
            "1",
            "0",
            "assessments/hekou-lao-cai/2017-desk.yaml",
        ]
    ]


def test_what_is_not_known_is_a_question_mark_for_people_and_null_for_programs():
    unknown = report(sheet(None, observed=None, assessor=None, path=None))
    assert shown(unknown, "Sheets") == [["?", "?", "?", "3 -", "2", "1", "0", "not written"]]
    (row,) = present_import(unknown, {}).body["sheets"]
    assert [row[key] for key in ("crossing", "observed", "assessor", "path")] == [None] * 4


def test_the_document_holds_ratings_by_leaf_and_every_doubt():
    doubt = Doubt("B7", "two levels are marked")
    body = present_import(report(sheet("horgos", doubt), doubts=(doubt,)), {}).body
    said = {"place": "B7", "message": "two levels are marked"}
    assert body["sheets"][0]["ratings"] == {"trade": 3, "bez": None}
    assert body["sheets"][0]["doubts"] == [said]
    assert body["doubts"] == [said]


def test_doubts_of_a_sheet_stand_beside_its_crossing_and_those_of_a_form_alone():
    doubtful = report(sheet("horgos", Doubt("B7", "two levels")), doubts=(Doubt("A1", "no title"),))
    assert shown(doubtful, "Doubtful") == [["horgos", "B7", "two levels"], ["", "A1", "no title"]]


def test_a_doubt_that_many_sheets_share_is_told_once_with_its_count():
    alike = [sheet(f"crossing-{number}", Doubt(f"row {number}", "no period")) for number in "1234"]
    assert shown(report(*alike), "Doubtful") == [["crossing-1", "row 1, 3 more", "no period"]]
    assert len(present_import(report(*alike), {}).body["sheets"]) == 4


def test_long_lists_are_cut_and_say_so():
    many = report(
        *[sheet() for _ in range(MOST_SHEETS_SHOWN + 5)],
        unplaced=tuple(Unplaced("A1", "a text") for _ in range(MOST_DOUBTS_SHOWN + 1)),
    )
    assert len(shown(many, "Sheets")) == MOST_SHEETS_SHOWN
    assert len(shown(many, "Texts that belong nowhere")) == MOST_DOUBTS_SHOWN
    notes = present_import(many, {}).notes
    assert "5 more sheets are not shown; --format json has all." in notes
    assert "1 more texts are not shown; --format json has all." in notes
    assert len(present_import(many, {}).body["sheets"]) == MOST_SHEETS_SHOWN + 5


def test_where_nothing_is_doubtful_the_texts_left_are_said_to_be_all():
    left = report(sheet(), unplaced=(Unplaced("A9", "a text"),), kept=("2017.unplaced.txt",))
    assert present_import(left, {}).notes == (
        "Nothing is doubtful; only these texts belong nowhere in a sheet.",
        "What belongs nowhere is kept in 2017.unplaced.txt.",
    )


@pytest.mark.parametrize(("dry_run", "verb"), [(True, "would be added"), (False, "added")])
def test_new_crossings_are_counted_and_shown_in_full(dry_run, verb):
    new = tuple(
        Crossing(id=f"new-{number}", name=f"New {number}", kind="area") for number in range(50)
    )
    rows = shown(report(sheet(), new_crossings=new), f"50 crossings {verb}", dry_run)
    assert (len(rows), rows[-1]) == (50, ["new-49", "New 49"])
