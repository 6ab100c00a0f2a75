"""Writing files: texts come back as they were, nothing is half written, nothing overwritten."""

import os
import stat
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.files.assessment_file import load_assessment, save_assessment
from scorer.files.atomic import create_atomically, write_atomically
from scorer.files.problems.problem import InvalidFilesError, WorkspaceError
from scorer.files.validation import validate
from scorer.files.workspace import demo_workspace, load_workspace
from scorer.files.yaml.strict import read_text
from scorer.files.yaml.write import dump
from scorer.model import Assessment, Cell, Crossings, Model, Period, Sources, Statement

AWKWARD = (
    *(
        "plain words",
        "Lào Cai – Hà Khẩu",
        "河口 口岸",
        "معبر حدودي",
        "\u202emirrored",
        "👩\u200d👧 family",
    ),
    *(
        "a\nb",
        "a\n\n  b\n",
        " leading and trailing ",
        "=1+1",
        "# no comment",
        "gate #4",
        "a: b",
        "key:",
    ),
    *(
        "- item",
        "? x",
        "null",
        "NO",
        "yes",
        "012",
        "3",
        "3.0",
        "1e999",
        "9" * 60,
        "{a}",
        "[a]",
        "a, b",
    ),
    *("'single'", '"double"', "back\\slash", "tab\there", "\x85next line", "a\u2028b", "\ufeff"),
    *(
        "\u200b",
        "\x1b[31m",
        "\x00",
        "\x7f",
        "~",
        "---",
        "...",
        "%TAG",
        "@x",
        "`x`",
        "&a",
        "*a",
        "!t",
    ),
    *("|", ">", "word " * 1000, "x" * 5000, "https://example.org/a?b=c#d", "a  double  blank"),
    *("<<", "_x", "line\n" * 40, "- a\n- b", "a\n# b", "long words " * 20 + "\n" + "more " * 30),
)
TEXTS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200),
    st.text(alphabet=" ab:#-\n\t\"'\\é河,[]{}", min_size=1, max_size=300),
).filter(lambda text: text.strip() != "")


def sheet_with(text: str) -> Assessment:
    cell = Cell(
        rating=Decimal("2.50"),
        plausible=(2, 3),
        because=text,
        strengths=(Statement(text=text), Statement(id="x", text=text, kind="plan", side="cn")),
        drawbacks=(Statement(text=f"{text}."),),
    )
    return Assessment(
        crossing="north-pass",
        rubric="gate-grid@1",
        observed=Period.parse("2018-05/2018-06"),
        recorded=date(2018, 7, 1),
        assessor=text,
        method="survey",
        note=text,
        dimensions={"trade": cell, "1": Cell(rating=None), "no": Cell(rating=3)},
    )


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_reads_back_identically(text: str) -> None:
    sheet = sheet_with(text)
    assert Assessment.model_validate(read_text(dump(sheet))) == sheet


@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_texts_read_back_identically(text: str) -> None:
    sheet = sheet_with(text)
    assert Assessment.model_validate(read_text(dump(sheet, "assessments/x/y.yaml"))) == sheet


def test_a_text_that_no_file_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        dump(sheet_with("lone \ud800 surrogate"))


def test_the_layout_is_the_one_that_people_write() -> None:
    statement = Statement(id="bridge", text="A second bridge is coming.", source="visit-2018")
    cell = Cell(rating=3, plausible=(2, 3), because="Both sides plan: " + "more words " * 10)
    sheet = sheet_with("x").model_copy(
        update={
            "assessor": "Nguyễn An",
            "note": None,
            "observed": Period.parse("2018"),
            "dimensions": {
                "trade": cell.model_copy(
                    update={"strengths": (statement, Statement(text="A plain sentence."))}
                )
            },
        }
    )
    assert dump(sheet, "assessments/north-pass/2018.yaml") == (
        "# yaml-language-server: $schema=../../docs/schemas/assessment.json\n"
        "crossing: north-pass\n"
        "rubric: gate-grid@1\n"
        "observed: 2018\n"
        "recorded: 2018-07-01\n"
        "assessor: Nguyễn An\n"
        "method: survey\n"
        "dimensions:\n"
        "  trade:\n"
        "    rating: 3\n"
        "    plausible: [2, 3]\n"
        '    because: "Both sides plan: ' + "more words " * 10 + '"\n'
        "    strengths:\n"
        "      - id: bridge\n"
        "        text: A second bridge is coming.\n"
        "        source: visit-2018\n"
        "      - A plain sentence.\n"
    )


def test_long_texts_are_folded_to_the_width_of_a_page() -> None:
    text = "word " * 60 + "end"
    written = dump(sheet_with(text))
    assert max(map(len, written.splitlines())) <= 100


def test_the_shipped_files_read_back_identically() -> None:
    workspace = load_workspace(demo_workspace())
    values: list[Model] = [
        *(filed.value for filed in workspace.assessments),
        *(filed.value for filed in workspace.rubrics),
        Crossings(crossings=tuple(workspace.crossings.values())),
        Sources(sources=tuple(workspace.sources.values())),
    ]
    for value in values:
        assert type(value).model_validate(read_text(dump(value))) == value


def test_a_new_file_has_the_rights_of_any_new_file_and_an_old_one_keeps_its_own(
    tmp_path: Path,
) -> None:
    ordinary, path = tmp_path / "ordinary", tmp_path / "written"
    ordinary.touch()
    write_atomically(path, "one\r\n")
    assert path.read_bytes() == b"one\r\n"
    assert path.stat().st_mode == ordinary.stat().st_mode
    path.chmod(0o640)
    write_atomically(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == [ordinary, path]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "\ud800")
    with pytest.raises(FileExistsError):
        create_atomically(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


def test_a_sheet_is_saved_where_it_belongs_and_is_valid_there(workspace: Path, sheet: str) -> None:
    given_sheet = load_assessment(sheet).value
    path = save_assessment(workspace, given_sheet)
    assert path == workspace / "assessments/north-pass/2018-05-nguyen-an.yaml"
    assert validate(workspace).problems == ()
    assert load_assessment(path, load_workspace(workspace)).value == given_sheet


def test_a_sheet_is_not_saved_over_another_one_or_beside_its_double(
    workspace: Path, sheet: str
) -> None:
    given_sheet = load_assessment(sheet).value
    path = save_assessment(workspace, given_sheet)
    name = path.relative_to(workspace)
    before = path.read_bytes()
    changed = given_sheet.model_copy(update={"note": "changed"})
    with pytest.raises(FileExistsError):
        save_assessment(workspace, changed, name)
    with pytest.raises(InvalidFilesError) as raised:
        save_assessment(workspace, changed)
    assert raised.value.problems[0].code == "E309"
    assert path.read_bytes() == before
    save_assessment(workspace, changed, name, replace=True)
    assert load_assessment(path).value == changed


def test_a_second_sheet_of_the_same_beginning_gets_a_number(workspace: Path, sheet: str) -> None:
    given_sheet = load_assessment(sheet).value
    save_assessment(workspace, given_sheet)
    other = given_sheet.model_copy(update={"observed": Period.parse("2018-05/2018-06")})
    assert save_assessment(workspace, other).name == "2018-05-nguyen-an-2.yaml"


def test_a_sheet_that_does_not_fit_the_workspace_is_not_written(
    workspace: Path, sheet: str
) -> None:
    wrong = load_assessment(sheet).value.model_copy(update={"crossing": "nowhere"})
    with pytest.raises(InvalidFilesError) as raised:
        save_assessment(workspace, wrong)
    assert [problem.code for problem in raised.value.problems] == ["E301"]
    assert not (workspace / "assessments" / "nowhere").exists()


@pytest.mark.parametrize("path", ["../out.yaml", "/etc/x.yaml", "rubrics/x.yaml", "assessments/x"])
def test_a_sheet_is_not_written_where_no_sheet_belongs(
    workspace: Path, sheet: str, path: str
) -> None:
    with pytest.raises(WorkspaceError):
        save_assessment(workspace, load_assessment(sheet).value, path)


def test_an_old_text_is_checked_against_the_rubric_of_today(
    workspace: Path, sheet: str, save_sheet: Callable[[str], Path]
) -> None:
    save_sheet(sheet)
    loaded = load_workspace(workspace)
    old = sheet.replace("visit-2018", "a-source-long-gone")
    assert load_assessment(old, loaded, name="<stdin>").path == "<stdin>"
    with pytest.raises(InvalidFilesError) as raised:
        load_assessment(old.replace("rating: 2", "rating: 8"), loaded, name="<stdin>")
    assert raised.value.problems[0].path == "<stdin>"


def test_a_file_that_cannot_be_opened_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(InvalidFilesError) as raised:
        load_assessment(tmp_path / "nowhere.yaml")
    assert [problem.code for problem in raised.value.problems] == ["E115"]
    if os.geteuid() != 0:
        secret = tmp_path / "secret.yaml"
        secret.touch(mode=0)
        with pytest.raises(InvalidFilesError):
            load_assessment(secret)
