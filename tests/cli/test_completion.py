"""What the shell offers when somebody presses Tab."""

from pathlib import Path

import pytest

from tests.conftest import ROOT, Finished, Scorer

TYPED = [
    ("scorer show hek", ["hekou-lao-cai"]),
    ("scorer compare horgos manz", ["manzhouli"]),
    ("scorer rank --rubric bez", ["bez-grid@1"]),
    ("scorer rank --weights tra", ["trade-first", "trade=", "transport="]),
    ("scorer rank --weights trade=2,b", ["trade=2,bez="]),
    ("scorer rank --aggregate geo", ["geometric"]),
]


@pytest.fixture
def pressed_tab(scorer: Scorer, monkeypatch: pytest.MonkeyPatch) -> Scorer:
    """What the program says when bash asks it how a line that was begun may go on."""

    def press(typed: str, cwd: Path = ROOT) -> Finished:
        monkeypatch.setenv("_SCORER_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", typed)
        monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
        return scorer(cwd=cwd)

    return press


@pytest.mark.parametrize(("typed", "offered"), TYPED)
def test_ids_are_completed(typed: str, offered: list[str], pressed_tab: Scorer) -> None:
    done = pressed_tab(typed)
    assert done.out.split() == offered, done.err


def test_outside_a_workspace_nothing_is_offered_and_nothing_breaks(
    tmp_path: Path, pressed_tab: Scorer
) -> None:
    done = pressed_tab("scorer show x", cwd=tmp_path)
    assert (done.out.strip(), done.err) == ("", "")


@pytest.mark.parametrize("arguments", [("import", "README.md"), ("rate", "horgos")])
def test_the_shipped_workspace_is_never_written_to(
    arguments: tuple[str, ...], scorer: Scorer
) -> None:
    done = scorer("--demo", *arguments, stdin="")
    assert done.exit_code == 2
    assert "scorer init" in done.err
