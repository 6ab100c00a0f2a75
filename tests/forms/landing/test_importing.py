"""Filled forms become valid files of a workspace; what is doubtful is told, nothing is lost."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from scorer.files.problems.problem import UnknownNameError, WorkspaceError
from scorer.files.tables import read_table
from scorer.files.validation import validate
from scorer.files.workspace import load_workspace
from scorer.forms.errors import FormError
from scorer.forms.excel.write import write as write_xlsx
from scorer.forms.intake.context import FormRequest
from scorer.forms.landing.importing import import_forms
from scorer.forms.landing.proposals import ImportOptions
from scorer.forms.markdown.write import write_markdown
from scorer.forms.word.write import write_docx
from scorer.model import Assessment
from tests.forms.conftest import SHIPPED
from tests.forms.text_files import GRID

CROSSINGS = """# the crossings of this test
crossings:
  - id: red-river
    name: Red River
    kind: area
    countries: [CN, VN]
    aliases: [Sông Hồng]  # as on the signs
"""
SOURCES = "sources:\n  - id: visit\n    title: A visit\n"


@pytest.fixture
def root(tmp_path) -> Path:
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "assessments").mkdir()
    shutil.copy(SHIPPED / "rubrics/bez-grid.yaml", tmp_path / "rubrics")
    (tmp_path / "assessments/crossings.yaml").write_text(CROSSINGS)
    (tmp_path / "assessments/sources.yaml").write_text(SOURCES)
    return tmp_path


def options(**said):
    who = {"assessor": "A. Example", "observed": "2024-05", "method": "survey"}
    return ImportOptions(**{"recorded": date(2026, 11, 21), **who, **said})


def imported(root, files, **said):
    contents = {n: c.encode() if isinstance(c, str) else c for n, c in files.items()}
    return import_forms(root, contents, options(**said))


def filled(**changes):
    cell = {
        "rating": 3,
        "plausible": (2, 3),
        "because": "because",
        "strengths": [{"text": "a bridge", "id": "bridge", "side": "vn", "source": "visit"}],
    }
    return Assessment.model_validate(
        {
            "crossing": "red-river",
            "rubric": "bez-grid@1",
            "observed": "2023",
            "recorded": "2024-01-31",
            "assessor": "Nguyễn Văn A",
            "method": "field-visit",
            "dimensions": {
                "trade": cell | changes,
                **{leaf: {"rating": None} for leaf in ("transport", "bez", "dialogue")},
            },
        }
    )


def form_of(root, assessment):
    workspace = load_workspace(root)
    request = FormRequest(workspace.crossings["red-river"], assessment)
    return write_docx([request], workspace.rubric("bez-grid"), "vi")


def valid(root):
    return [p for p in validate(root).problems if p.severity == "error"] == []


def test_a_filled_form_becomes_the_assessment_it_was_made_from(root):
    assessment = filled()
    report = imported(
        root, {"f.docx": form_of(root, assessment)}, assessor=None, observed=None, method=None
    )
    assert not report.doubtful
    (sheet,) = report.sheets
    assert sheet.path == "assessments/red-river/2023-nguyen-van-a.yaml"
    (filed,) = load_workspace(root).assessments
    assert (filed.value, filed.path) == (assessment, sheet.path)


def test_a_grid_in_plain_text_becomes_a_valid_file_with_the_rest_beside_it(root):
    report = imported(root, {"grid.txt": "Our grids\n\n" + GRID + "\n\nSigned: B"})
    (sheet,) = report.sheets
    assert (sheet.strengths, sheet.drawbacks) == (6, 6)
    assert sheet.ratings == {"trade": None, "transport": 3, "bez": None, "dialogue": None}
    assert valid(root)
    (kept,) = report.kept
    assert kept == "assessments/red-river/2024-05-a-example.unplaced.txt"
    assert "Our grids" in (root / kept).read_text()


def test_a_dry_run_tells_all_and_writes_nothing(root):
    before = sorted(root.rglob("*"))
    text = GRID + GRID.replace("Red River", "Nowhere")
    report = imported(root, {"grid.txt": text}, dry_run=True, add_crossings=True)
    assert sorted(root.rglob("*")) == before
    assert [sheet.path for sheet in report.sheets] == [None, None]
    assert [crossing.id for crossing in report.new_crossings] == ["nowhere"]
    assert report.sheets[0].ratings["transport"] == 3


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"assessor": None}, "--assessor"),
        ({"observed": None}, "--observed"),
        ({"observed": "July 2017"}, "'July 2017' is not a period; did you mean 2017-07?"),
        ({"observed": "2027"}, "recorded before"),
    ],
)
def test_what_no_program_can_know_is_asked_for_and_nothing_is_written(root, said, says):
    report = imported(root, {"grid.txt": GRID}, **said)
    (sheet,) = report.sheets
    assert sheet.refused
    assert sheet.path is None
    assert any(says in doubt.message for doubt in sheet.doubts)
    assert not list((root / "assessments").glob("*/"))


MAIL = "## Red River\n\n- Observed period: {}\n- Date: {}\n\n### Trade\n\nRating: 3\n"


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("31.12.2024", "2024-12-31"),
        ("15/01/2025", "2025-01-15"),
        ("December 2024", "2024-12"),
        ("12/2024", "2024-12"),
    ],
)
def test_a_period_written_in_another_way_is_taken_with_a_doubt(root, written, taken):
    (sheet,) = imported(root, {"a.md": MAIL.format(written, "2026-01-31")}, observed=None).sheets
    assert sheet.observed == taken
    assert ("line 3", f"'{written}' is not a period; took {taken}") in [
        (doubt.place, doubt.message) for doubt in sheet.doubts
    ]


def test_a_period_that_can_be_read_in_two_ways_is_asked_for(root):
    (sheet,) = imported(root, {"a.md": MAIL.format("05/06/2025", "")}, observed=None).sheets
    assert sheet.refused
    assert "did you mean 2025-06-05 or 2025-05-06?" in sheet.doubts[-1].message
    assert sheet.doubts[-1].place == "line 3"


@pytest.mark.parametrize(
    ("written", "recorded", "says"),
    [
        ("31.12.2025", date(2025, 12, 31), "; took 2025-12-31"),
        ("05/06/2025", date(2026, 11, 21), "or 2025-05-06?; took today, 2026-11-21"),
        ("December 2025", date(2026, 11, 21), "; took today, 2026-11-21"),
        ("soon", date(2026, 11, 21), "; took today, 2026-11-21"),
    ],
)
def test_a_date_is_read_day_first_or_the_day_of_the_import_is_taken(root, written, recorded, says):
    (sheet,) = imported(root, {"a.md": MAIL.format("2024", written)}, observed=None).sheets
    (doubt,) = [each for each in sheet.doubts if "is no day such as" in each.message]
    assert (doubt.place, doubt.message.endswith(says)) == ("line 4", True)
    assert load_workspace(root).assessments[0].value.recorded == recorded


def test_a_doubt_about_a_field_names_its_cell(root):
    workspace = load_workspace(root)
    request = FormRequest(workspace.crossings["red-river"], filled())
    book = openpyxl.load_workbook(BytesIO(write_xlsx([request], workspace.rubric("bez-grid"))))
    cell = next(c for row in book.worksheets[1].rows for c in row if c.value == "2023")
    cell.value = "12/2023"
    changed = BytesIO()
    book.save(changed)
    report = imported(root, {"f.xlsx": changed.getvalue()}, assessor=None, observed=None)
    places = [doubt.place for doubt in report.sheets[0].doubts if "12/2023" in doubt.message]
    assert places == [f"{book.worksheets[1].title}!{cell.coordinate}"]
    table = "crossing,observed,assessor,method,trade\nred-river,12/2023,B,survey,4\n"
    (sheet,) = imported(root, {"t.csv": table}, assessor=None, observed=None).sheets
    assert [doubt.place for doubt in sheet.doubts] == ["row 2, column observed"]


def test_a_method_that_nobody_gave_is_taken_with_a_doubt(root):
    (sheet,) = imported(root, {"grid.txt": GRID}, method=None).sheets
    assert any("desk-review" in doubt.message for doubt in sheet.doubts)
    assert load_workspace(root).assessments[0].value.method == "desk-review"


def test_an_existing_sheet_is_never_written_over_unless_it_is_wished(root):
    first = imported(root, {"f.docx": form_of(root, filled())}, assessor=None, observed=None)
    path = root / first.sheets[0].path
    before = path.read_bytes()
    form = form_of(root, filled(rating=4, plausible=None))
    again = imported(root, {"f.docx": form}, assessor=None, observed=None)
    assert again.sheets[0].refused
    assert "--replace" in again.sheets[0].doubts[-1].message
    assert path.read_bytes() == before
    replaced = imported(root, {"f.docx": form}, assessor=None, observed=None, replace=True)
    assert replaced.sheets[0].path == first.sheets[0].path
    (filed,) = load_workspace(root).assessments
    assert filed.value.dimensions["trade"].rating == 4


def test_the_same_sheet_twice_in_one_import_is_written_once(root):
    report = imported(root, {"a.txt": GRID, "b.txt": GRID}, replace=True)
    assert [sheet.refused for sheet in report.sheets] == [False, True]
    assert "twice" in report.sheets[1].doubts[-1].message


def test_an_unknown_crossing_is_refused_with_the_nearest_name(root):
    (sheet,) = imported(root, {"grid.txt": GRID.replace("Red River", "Red Rivr")}).sheets
    assert sheet.refused
    assert "did you mean red-river" in sheet.doubts[-1].message


def test_an_unknown_crossing_is_added_to_the_register_that_keeps_its_comments(root):
    text = GRID.replace("Red River", "Móng Cái – Đông Hưng")
    report = imported(root, {"grid.txt": text}, add_crossings=True)
    assert report.sheets[0].path.startswith("assessments/mong-cai-dong-hung/")
    register = (root / "assessments/crossings.yaml").read_text()
    assert register.startswith(CROSSINGS)
    assert load_workspace(root).crossings["mong-cai-dong-hung"].name == "Móng Cái – Đông Hưng"
    assert valid(root)


def test_crossings_are_added_to_an_empty_register_too(root):
    (root / "assessments/crossings.yaml").write_text("crossings: []\n")
    imported(root, {"grid.txt": GRID}, add_crossings=True)
    assert set(load_workspace(root).crossings) == {"red-river"}


def test_the_person_outweighs_the_form_and_is_told(root):
    form = form_of(root, filled())
    report = imported(root, {"f.docx": form}, crossing="Sông Hồng", observed="2022", assessor="Z")
    (filed,) = load_workspace(root).assessments
    assert (str(filed.value.observed), filed.value.assessor) == ("2022", "Z")
    told = [doubt.message for doubt in report.sheets[0].doubts]
    assert told == [
        "the form says it was observed 2023; 2022 was given instead",
        "the form says it was rated by Nguyễn Văn A; Z was given instead",
    ]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"plausible": (4, 5)}, "does not hold"),
        ({"strengths": [{"text": "a", "source": "nobody"}]}, "unknown source"),
        ({"strengths": [{"text": "a", "side": "kz"}]}, "not a country"),
        ({"strengths": [{"text": "a", "id": "x"}, {"text": "b", "id": "x"}]}, "is taken"),
        ({"strengths": ["a", "a"]}, "stands twice"),
    ],
)
def test_what_a_workspace_would_refuse_is_left_out_told_and_kept(root, changes, says):
    report = imported(root, {"f.docx": form_of(root, filled(**changes))}, observed=None)
    (sheet,) = report.sheets
    assert sheet.path is not None
    assert any(says in doubt.message for doubt in sheet.doubts)
    assert report.unplaced
    assert len(report.kept) == 1
    assert valid(root)
    assert load_workspace(root).assessments[0].value.dimensions["trade"].rating == 3


def test_a_blank_form_is_refused_as_blank(root):
    (sheet,) = imported(root, {"f.docx": form_of(root, None)}).sheets
    assert sheet.refused
    assert sheet.doubts[-1].message == "nothing is filled in on this sheet"


def test_sheets_can_go_into_a_table_of_the_workspace(root):
    report = imported(root, {"a.txt": GRID}, table="field-2024")
    again = imported(root, {"a.txt": GRID}, table="field-2024", observed="2025")
    assert {s.path for s in (*report.sheets, *again.sheets)} == {
        "assessments/tables/field-2024.csv"
    }
    text = (root / "assessments/tables/field-2024.csv").read_text(encoding="utf-8")
    assert [str(each.value.observed) for each in read_table(text).assessments] == [
        "2024-05",
        "2025",
    ]
    with pytest.raises(WorkspaceError, match="no name for a table"):
        imported(root, {"a.txt": GRID}, table="../outside")


def test_a_table_that_could_not_be_read_again_is_not_written(root, monkeypatch):
    monkeypatch.setattr("scorer.forms.landing.sheet_writer.LARGEST_TABLE", 100)
    with pytest.raises(WorkspaceError, match="table of another name"):
        imported(root, {"a.txt": GRID}, table="field-2024")
    assert not (root / "assessments/tables").exists()


@pytest.mark.parametrize("table", [None, "visits"])
def test_a_sheet_recorded_on_another_day_corrects_what_is_there(root, table):
    first = imported(root, {"a.txt": GRID}, table=table).sheets[0]
    later = {"recorded": date(2026, 12, 2), "table": table}
    alike = imported(root, {"a.txt": GRID}, **later).sheets[0]
    assert (alike.refused, alike.path) == (False, first.path), "it stands there already"
    assert len(load_workspace(root).assessments) == 1

    changed = GRID.replace("2     [3]", "[2]     3")
    report = imported(root, {"a.txt": changed}, **later)
    (sheet,) = report.sheets
    assert not sheet.refused
    assert sheet.corrects == first.path
    assert not validate(root).failed()
    versions = load_workspace(root).assessments
    assert [v.value.recorded for v in versions] == [date(2026, 11, 21), date(2026, 12, 2)]
    assert len({v.identity for v in versions}) == 1

    other = GRID.replace("[3]     4", "3     [4]")
    late = imported(root, {"a.txt": other}, recorded=date(2026, 11, 25), table=table)
    assert late.sheets[0].corrects is None
    assert "recorded later, on 2026-12-02, and counts" in late.sheets[0].doubts[-1].message


def test_replacing_takes_the_place_of_the_last_version(root):
    imported(root, {"a.txt": GRID}, table="visits")
    imported(
        root,
        {"a.txt": GRID.replace("2     [3]", "[2]     3")},
        table="visits",
        recorded=date(2026, 12, 2),
        replace=True,
    )
    (only,) = load_workspace(root).assessments
    assert only.value.recorded == date(2026, 12, 2)


def test_what_a_table_leaves_over_is_kept_beside_one_that_is_not_there_yet(root):
    rows = b"crossing,year,assessor,method,trade,shipments\nred-river,2019,x,survey,3,hello\n"
    report = imported(root, {"a.csv": rows}, table="fresh", observed=None, assessor=None)
    assert report.kept == ("assessments/tables/fresh.unplaced.txt",)
    assert "hello" in (root / report.kept[0]).read_text(encoding="utf-8")
    assert (root / "assessments/tables/fresh.csv").exists()


def test_a_sheet_that_is_there_already_is_seen_wherever_it_stands(root):
    imported(root, {"a.txt": GRID})
    imported(root, {"a.txt": GRID}, table="one", observed="2025")
    other = GRID.replace("[3]     4", "3     [4]")
    for there, said in (("a-example.yaml", {}), ("tables/one.csv", {"observed": "2025"})):
        for table in (None, "two"):
            for replace in (False, True):
                (same,) = imported(
                    root, {"a.txt": GRID}, table=table, replace=replace, **said
                ).sheets
                assert (same.refused, same.path.endswith(there)) == (False, True)
                (sheet,) = imported(
                    root, {"a.txt": other}, table=table, replace=replace, **said
                ).sheets
                if (table, replace, there) == (None, True, "a-example.yaml"):
                    assert sheet.path is not None
                    imported(root, {"a.txt": GRID}, replace=True)
                else:
                    assert sheet.refused
                    assert there in sheet.doubts[-1].message
    assert valid(root)


def test_a_table_is_in_the_same_order_whatever_was_imported_first(root):
    orders = [("2024", "2025"), ("2025", "2024")]
    for order, table in zip(orders, ("one", "two"), strict=True):
        for observed in order:
            imported(root, {"a.txt": GRID}, table=table, observed=observed, assessor=table)
    one, two = ((root / f"assessments/tables/{name}.csv").read_text() for name in ("one", "two"))
    assert one.replace("one", "two") == two


def test_several_forms_are_read_together_or_not_at_all(root):
    mail = write_markdown(
        [FormRequest(load_workspace(root).crossings["red-river"], filled())],
        load_workspace(root).rubric("bez-grid"),
        "en",
    )
    with pytest.raises(FormError, match="empty"):
        imported(root, {"mail.md": mail, "b.txt": ""})
    assert not load_workspace(root).assessments
    report = imported(root, {"mail.md": mail, "b.txt": GRID}, observed=None, assessor=None)
    assert [kind for _, kind in report.recognised] == ["Markdown form", "grid as plain text"]
    assert [sheet.refused for sheet in report.sheets] == [False, True]


def test_a_crossing_in_the_options_that_is_not_there_is_named(root):
    with pytest.raises(UnknownNameError):
        imported(root, {"a.txt": GRID}, crossing="elsewhere")


def test_a_column_cannot_be_mapped_to_what_is_not_there(root):
    with pytest.raises(UnknownNameError, match="did you mean trade"):
        imported(root, {"t.csv": "crossing,Handel\nred-river,4\n"}, meanings={"Handel": "trede"})
