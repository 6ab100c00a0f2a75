"""A renamed crossing is the same crossing everywhere, and its old id still leads to it."""

from pathlib import Path

import pytest

from scorer.files.change.author import A_PROGRAM
from scorer.files.change.undo import undo_change
from scorer.files.edits.rename import Renamed, rename_crossing
from scorer.files.problems.problem import WorkspaceError
from scorer.files.reading.scenarios import load_scenario
from scorer.files.start import start_workspace
from scorer.files.validation import validate
from scorer.files.workspace import load_workspace
from tests.conftest import Made
from tests.files.change.conftest import files_of


def rename(root: Path, old: str, new: str) -> Renamed:
    return rename_crossing(root, old, new, A_PROGRAM)


def test_the_shipped_crossings_can_all_be_renamed_and_back(tmp_path: Path) -> None:
    start_workspace(tmp_path)
    before = files_of(tmp_path)
    old = load_workspace(tmp_path)
    for crossing in old.crossings:
        rename(tmp_path, crossing, f"new-{crossing}")
        assert load_workspace(tmp_path).crossing(crossing).id == f"new-{crossing}"
    assert not validate(tmp_path).failed()
    new = load_workspace(tmp_path)
    assert [f"new-{each.value.crossing}" for each in old.assessments] == [
        each.value.crossing for each in new.assessments
    ]
    for crossing in old.crossings.values():
        parent = new.crossings[f"new-{crossing.id}"].part_of
        assert parent == (crossing.part_of and f"new-{crossing.part_of}")
    last = list(old.crossings)[-20:]
    for _ in last:
        undo_change(tmp_path, A_PROGRAM)
    for crossing in reversed(list(old.crossings)[: -len(last)]):
        rename(tmp_path, f"new-{crossing}", crossing)
    again = load_workspace(tmp_path)
    assert [each.value for each in again.assessments] == [each.value for each in old.assessments]
    assert set(files_of(tmp_path)) == set(before)


@pytest.mark.parametrize(
    "entry",
    [
        "  - id: here\n    name: Here  # its name\n    kind: area\n",
        "  - {id: here, name: Here, kind: area}\n",
        "  - {id: here, name: Here, kind: area, aliases: [There]}\n",
        "  - id: 'here'\n    name: Here\n    kind: area  # area\n    aliases:\n    - There # t\n",
        '  - kind: area\n    id: "here"\n    name: Here\n    aliases: []\n',
        "- id: here\n  name: Here\n  aliases: [There, Beyond]\n  kind: area\n  note: |\n    here\n",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_old_id_becomes_an_alias_however_the_register_is_written(
    entry: str, line_end: str, made: Made
) -> None:
    made.rubric().crossings()
    register = f"# ours\ncrossings:\n{entry}# the end\n".replace("\n", line_end)
    (made.root / "assessments/crossings.yaml").write_bytes(register.encode())
    rename(made.root, "here", "hither")
    crossing = load_workspace(made.root).crossings["hither"]
    assert crossing.aliases[-1] == "here"
    text = (made.root / "assessments/crossings.yaml").read_bytes().decode()
    assert text.startswith(f"# ours{line_end}")
    assert text.endswith(f"# the end{line_end}")
    assert text.count("\n") == text.count(line_end)
    assert ("# its name" in text) == ("# its name" in entry)


def test_sheets_tables_scenarios_and_what_else_lies_in_the_folder_go_along(made: Made) -> None:
    made.rubric(leaves=["trade"]).crossings("here", "gate", more={"gate": "part_of: here"})
    made.sheet("here", {"trade": 2})
    made.file("assessments/here/2020-ann-1.unplaced.txt", "left over")
    head = "crossing,rubric,observed,recorded,assessor,method,dimension,rating"
    made.file("assessments/tables/t.csv", f"{head}\nhere,grid@1,2019,2026-01-01,b,survey,trade,3\n")
    made.file(
        "scenarios/s.yaml",
        "scenario: s  # as it might be\ntitle: S\nrubric: grid@1\nset:\n  here: {trade: 4}\n",
    )
    renamed = rename(made.root, "The here", "hither")
    assert (renamed.old, renamed.new) == ("here", "hither")
    assert not (made.root / "assessments/here").exists()
    assert (made.root / "assessments/hither/2020-ann-1.unplaced.txt").read_text() == "left over"
    workspace = load_workspace(made.root)
    assert {sheet.value.crossing for sheet in workspace.assessments} == {"hither"}
    assert workspace.crossings["gate"].part_of == "hither"
    assert dict(load_scenario(made.root, "s").value.set) == {"hither": {"trade": 4}}
    assert "# as it might be" in (made.root / "scenarios/s.yaml").read_text()


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("Here!", "is no id"),
        ("here", "already"),
        ("there", "`there` already leads to `there`"),
        ("the-there", "`the-there` already leads to `there`"),
    ],
)
def test_an_id_that_cannot_be_is_refused(new: str, says: str, made: Made) -> None:
    made.rubric().crossings("here", "there")
    before = files_of(made.root)
    with pytest.raises(WorkspaceError, match=says):
        rename(made.root, "here", new)
    assert files_of(made.root) == before
