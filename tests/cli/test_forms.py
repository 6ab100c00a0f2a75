"""From paper to files and back, as the commands do it."""

import json
from pathlib import Path
from typing import Any

import pytest

from scorer.library import open_workspace
from tests.conftest import Made, Scorer

LEAVES = ("trade", "transport", "bez", "dialogue")
LEVEL = dict.fromkeys(LEAVES, 3)
GRID = """ The north
\t
\tStrengths
\tDrawbacks

\tThe trade

----------------------
1     2     3     4     5
\tTrade is brisk.
______________________
A bank is there.

\tNobody works at night.

\tThe transport

---------------------
1     2     3     4     5
\tA road.
\tNo railway.

\tThe bez
---------------------
1     2     3     4     5
\tA fence.
\tA hole in it.

\tThe dialogue
---------------------
1     2     3     4     5
\tTea.
\tNo biscuits.
"""


@pytest.fixture
def workspace(made: Made) -> Path:
    made.rubric(name="grid").crossings("north", "south")
    made.sheet(
        "north",
        {**LEVEL, "bez": None},
        plausible={"trade": "[3, 4]"},
        strengths={"trade": ["Formal trade runs."]},
        drawbacks={"trade": ["=SUM(A1) is no formula here"]},
    )
    return made.root


def report(done: Any) -> Any:
    return json.loads(done.out)["result"]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "md"])
def test_a_prefilled_form_comes_back_as_the_sheet_it_was(
    ending: str, scorer: Scorer, workspace: Path
) -> None:
    assert (
        scorer("form", "north", "--prefill", "-o", f"form.{ending}", cwd=workspace).exit_code == 0
    )
    before = open_workspace(workspace).workspace.assessments[0].value
    done = scorer("import", f"form.{ending}", "--replace", "--format", "json", cwd=workspace)
    assert done.exit_code == 0, done.out + done.err
    (sheet,) = report(done)["sheets"]
    assert sheet["ratings"] == {"trade": 3, "transport": 3, "bez": None, "dialogue": 3}
    after = [s.value for s in open_workspace(workspace).workspace.assessments]
    assert [each.dimensions for each in after] == [before.dimensions]


def test_a_blank_form_is_written_for_every_area(scorer: Scorer, workspace: Path) -> None:
    done = scorer("form", "--to", "md", cwd=workspace)
    assert "The north" in done.out
    assert "The south" in done.out


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
@pytest.mark.parametrize("to", ["docx", "xlsx", "xlsform", "md"])
def test_forms_of_the_shipped_rubric_speak_three_languages(
    to: str, language: str, scorer: Scorer, tmp_path: Path
) -> None:
    target = tmp_path / "form"
    done = scorer("form", "horgos", "--to", to, "--lang", language, "-o", str(target))
    assert done.exit_code == 0, done.err
    assert target.stat().st_size > 1000


def test_a_grid_saved_as_text_is_read_without_inventing_ratings(
    scorer: Scorer, workspace: Path
) -> None:
    (workspace / "grid.txt").write_text(GRID, encoding="utf-8")
    done = scorer(
        *("import", "grid.txt", "--assessor", "eve", "--observed", "2024"),
        *("--method", "desk-review", "--format", "json"),
        cwd=workspace,
    )
    (sheet,) = report(done)["sheets"]
    provenance = json.loads(done.out)["provenance"]
    assert provenance["rubric"]
    assert [each["path"] for each in provenance["files"]] == ["grid.txt"]
    assert sheet["crossing"] == "north"
    assert set(sheet["ratings"].values()) == {None}
    assert (sheet["strengths"], sheet["drawbacks"]) == (5, 4)
    assert (workspace / sheet["path"]).is_file()
    assert scorer("validate", cwd=workspace).exit_code == 0


def test_a_dry_run_writes_nothing(scorer: Scorer, workspace: Path) -> None:
    (workspace / "grid.txt").write_text(GRID, encoding="utf-8")
    before = sorted(workspace.rglob("*"))
    done = scorer("import", "grid.txt", "--dry-run", "--format", "json", cwd=workspace)
    assert done.exit_code == 1
    assert report(done)["sheets"][0]["path"] is None
    assert sorted(workspace.rglob("*")) == before


def test_a_sheet_is_never_written_over_without_being_told(scorer: Scorer, workspace: Path) -> None:
    scorer("form", "north", "--prefill", "-o", "form.md", cwd=workspace)
    text = (workspace / "form.md").read_text(encoding="utf-8")
    (workspace / "form.md").write_text(text.replace("1  2  [3]  4  5", "1  2  3  [4]  5", 1))
    done = scorer("import", "form.md", cwd=workspace)
    assert done.exit_code == 1
    assert open_workspace(workspace).rank()["north"].ratings["trade"] == 3
    assert scorer("import", "form.md", "--replace", cwd=workspace).exit_code == 0
    assert open_workspace(workspace).rank()["north"].ratings["trade"] == 4


def test_an_index_becomes_one_table_that_every_command_reads(
    scorer: Scorer, workspace: Path
) -> None:
    lines = ["crossing,observed,assessor,method,trade,transport,bez,dialogue"]
    lines += [f"Gate {n},2021,bureau,survey,{1 + n % 5},2,3,4" for n in range(300)]
    (workspace / "index.csv").write_text("\n".join(lines) + "\n")
    unknown = scorer("import", "index.csv", "--into", "table", cwd=workspace)
    assert unknown.exit_code == 1
    assert "Gate" in unknown.out
    done = scorer(
        "import", "index.csv", "--into", "table", "--add-crossings", "-f", "json", cwd=workspace
    )
    assert done.exit_code == 0, done.out[-2000:]
    assert len(report(done)["new_crossings"]) == 300
    assert (workspace / "assessments" / "tables" / "index.csv").is_file()
    assert len(open_workspace(workspace).rank()) == 301
    assert scorer("show", "gate-7", cwd=workspace).exit_code == 0
    assert scorer("validate", cwd=workspace).exit_code == 0


def test_a_column_can_be_mapped(scorer: Scorer, workspace: Path) -> None:
    (workspace / "t.csv").write_text(
        "crossing,observed,assessor,method,Handel,transport,bez,dialogue\n"
        "north,2022,bob,survey,5,2,3,4\n"
    )
    done = scorer("import", "t.csv", "--map", "Handel=trade", "--format", "json", cwd=workspace)
    assert report(done)["sheets"][0]["ratings"]["trade"] == 5


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "old Office format"),
        (b"PK\x03\x04 broken", "form.docx"),
        (b"%PDF-1.7", "PDF"),
        (b"<html></html>", "web page"),
    ],
)
def test_what_is_no_form_is_refused_in_one_sentence(
    content: bytes, said: str, scorer: Scorer, workspace: Path
) -> None:
    (workspace / "form.docx").write_bytes(content)
    done = scorer("import", "form.docx", cwd=workspace)
    assert (done.exit_code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "nothing.docx"), "there is no file"),
        (("import", "grid.txt", "--into", "heap"), "sheets or table"),
        (("import", "grid.txt", "--map", "x"), "--map COLUMN=DIMENSION"),
        (("form", "nroth"), "did you mean north"),
        (("form", "-o", "x.pdf"), "say --to"),
    ],
)
def test_wrong_usage_of_forms(
    arguments: tuple[str, ...], said: str, scorer: Scorer, workspace: Path
) -> None:
    (workspace / "grid.txt").write_text(GRID, encoding="utf-8")
    done = scorer(*arguments, cwd=workspace)
    assert done.exit_code == 2
    assert said in done.err


ANSWERS = "2024\nLan\n" + "\n" * 100


def test_rating_at_the_prompt_writes_a_sheet(scorer: Scorer, workspace: Path) -> None:
    done = scorer("rate", "north", cwd=workspace, stdin=ANSWERS)
    assert done.exit_code == 0, done.err
    row = open_workspace(workspace).rank()["north"]
    assert (row.assessors, row.observed) == (("Lan",), "2024")
    assert row.ratings["trade"] == 3
    assert scorer("validate", cwd=workspace).exit_code == 0


def test_an_interrupted_rating_is_offered_again(scorer: Scorer, workspace: Path) -> None:
    stopped = scorer("rate", "north", cwd=workspace, stdin="2024\nLan\n")
    assert stopped.exit_code == 1
    assert "2 answers are kept" in stopped.err
    assert len(open_workspace(workspace).workspace.assessments) == 1
    done = scorer("rate", "north", cwd=workspace, stdin="y\n" + "\n" * 100)
    assert done.exit_code == 0, done.err
    assert open_workspace(workspace).rank()["north"].assessors == ("Lan",)
    assert not (workspace / ".drafts").exists()


@pytest.mark.parametrize("stdin", ["", "nonsense\n", "2024\n<\n"])
def test_where_nothing_was_answered_no_draft_is_kept(
    stdin: str, scorer: Scorer, workspace: Path
) -> None:
    stopped = scorer("rate", "north", cwd=workspace, stdin=stdin)
    assert stopped.exit_code == 1
    assert "nothing was answered yet" in stopped.err
    assert not (workspace / ".drafts").exists()


def test_an_answer_can_be_taken_back(scorer: Scorer, workspace: Path) -> None:
    done = scorer("rate", "north", cwd=workspace, stdin="2023\n<\n2024\nLan\n" + "\n" * 100)
    assert done.exit_code == 0, done.err
    assert open_workspace(workspace).rank()["north"].observed == "2024"


def test_no_is_an_answer(scorer: Scorer, workspace: Path) -> None:
    answers = "2024\nLan\n"
    while "Write this sheet?" not in scorer("rate", "north", cwd=workspace, stdin=answers).err:
        (workspace / ".drafts" / "north.json").unlink()
        answers += "\n"
    (workspace / ".drafts" / "north.json").unlink()
    done = scorer("rate", "north", cwd=workspace, stdin=f"{answers}n\n")
    assert done.exit_code == 1
    assert "the draft is kept" in done.err
    assert len(open_workspace(workspace).workspace.assessments) == 1


def test_where_the_input_ends_at_the_draft_it_is_kept(scorer: Scorer, workspace: Path) -> None:
    scorer("rate", "north", cwd=workspace, stdin="2024\n")
    stopped = scorer("rate", "north", cwd=workspace, stdin="")
    assert stopped.exit_code == 1
    assert "Go on with a draft of 1 answer?" in stopped.err
    assert "stopped; 1 answer is kept" in stopped.err
    assert (workspace / ".drafts" / "north.json").exists()


def test_a_draft_that_began_from_another_sheet_is_lost_only_with_a_yes(
    scorer: Scorer, workspace: Path
) -> None:
    draft = workspace / ".drafts" / "north.json"
    scorer("rate", "north", cwd=workspace, stdin="2024\nLan\n")
    before = draft.read_text()
    for answers in ("", "n\n", "2023\n"):
        stopped = scorer("rate", "north", "--blank", cwd=workspace, stdin=answers)
        assert stopped.exit_code == 1
        assert "began from another sheet. Begin anew" in stopped.err
        assert draft.read_text() == before
    scorer("rate", "north", "--blank", cwd=workspace, stdin="y\n2023\n")
    assert draft.read_text() != before


def test_an_answer_in_another_encoding_is_asked_for_again(scorer: Scorer, workspace: Path) -> None:
    stopped = scorer("rate", "north", cwd=workspace, stdin=b"2024\nL\xe2n\nLan\n")
    assert stopped.exit_code == 1
    assert stopped.err.count("Who rates") == 2
    assert "no text in UTF-8" in stopped.err
    assert "2 answers are kept" in stopped.err


def test_what_holds_of_all_sheets_is_told_once(scorer: Scorer, workspace: Path) -> None:
    lines = ["crossing,observed,assessor,trade"]
    lines += [f"north,{1990 + n},bureau,{1 + n % 5}" for n in range(30)]
    (workspace / "index.csv").write_text("\n".join([*lines, "north,2021,bureau,7"]) + "\n")
    done = scorer("import", "index.csv", "--dry-run", cwd=workspace)
    assert done.out.count("no method is given") == 1
    assert "row 2, 29 more" in done.out
    assert "7 is off the scale 1-5" in done.out


def test_texts_that_belong_nowhere_are_told_though_nothing_is_doubtful(
    scorer: Scorer, workspace: Path
) -> None:
    (workspace / "t.csv").write_text(
        "crossing,observed,assessor,method,trade,telephone\nnorth,2022,bob,survey,5,0123\n"
    )
    done = scorer("import", "t.csv", cwd=workspace)
    assert done.exit_code == 1
    assert "0123" in done.out
    assert "Nothing is doubtful" in done.out
    assert "north/2022-bob.unplaced.txt" in done.out


@pytest.mark.parametrize(("language", "title"), [("vi", "Thương mại"), ("zh", "跨境贸易")])
def test_a_grid_is_shown_in_the_language_of_its_reader(
    language: str, title: str, scorer: Scorer
) -> None:
    done = scorer("--demo", "show", "horgos", "--lang", language)
    assert title in done.out
    assert "Cross-border trade" not in done.out


@pytest.mark.parametrize("columns", [None, 40])
def test_rating_at_the_prompt_breaks_lines_between_words(
    columns: int | None, scorer: Scorer, workspace: Path
) -> None:
    path = next((workspace / "assessments").glob("north/*.yaml"))
    long = "Formal trade runs, " + "and runs on and on, " * 12
    path.write_text(path.read_text().replace("Formal trade runs.", f"{long}so far"))
    shown = scorer("rate", "north", cwd=workspace, stdin=ANSWERS, columns=columns).err
    lines = shown.splitlines()
    assert max(map(len, lines)) <= (columns or 80)
    assert set(long.split()) <= set(shown.split())
    assert any(line.startswith("  ") and line.endswith("and") for line in lines)


def test_a_question_mark_explains_and_asks_again(scorer: Scorer, workspace: Path) -> None:
    before_the_rating = "2024\nLan\n\n\n"
    stopped = scorer("rate", "north", cwd=workspace, stdin=before_the_rating + "?\n")
    assert "Type one level of 1-5" in stopped.err
    assert "not a level" not in stopped.err
    assert "4 answers are kept" in stopped.err


def test_the_opening_line_says_how_to_go_back_stop_and_ask(scorer: Scorer, workspace: Path) -> None:
    opening = " ".join(scorer("rate", "north", cwd=workspace, stdin="").err.split())
    assert "< goes back a question, Ctrl-C keeps a draft, ? explains." in opening
