"""A crossing rated question by question: what is kept, what is taken up again, what is written."""

from datetime import date
from pathlib import Path

import pytest

import scorer
from scorer.files.start import start_workspace
from scorer.library.rating import RatingSession

TODAY = date(2026, 11, 1)
ABOUT = ("2026-10", "Lan", "workshop", "")


@pytest.fixture
def own(tmp_path: Path) -> scorer.OpenWorkspace:
    start_workspace(tmp_path / "own")
    return scorer.open_workspace(tmp_path / "own")


def begun(own: scorer.OpenWorkspace, *, blank: bool = False) -> RatingSession:
    return own.rate("Lào Cai", blank=blank, today=TODAY)


def finish(session: RatingSession) -> None:
    for answer in ABOUT:
        session.dialogue.answer(answer)
    while session.dialogue.question is not None:
        session.dialogue.answer("")


def test_a_session_begins_from_the_latest_sheet_unless_it_is_to_be_blank(
    own: scorer.OpenWorkspace,
) -> None:
    panel = own.panel("hekou-lao-cai")
    assert panel is not None
    assert begun(own).last == panel.sheets[-1]
    assert begun(own, blank=True).last is None


def test_a_draft_is_taken_up_where_it_was_left(own: scorer.OpenWorkspace) -> None:
    session = begun(own)
    session.dialogue.answer("2026-10")
    session.keep()
    later = begun(own)
    draft = later.draft()
    assert draft is not None
    assert later.goes_on(draft)
    later.resume(draft.answers)
    assert later.dialogue.answers == ["2026-10"]
    assert later.dialogue.question == session.dialogue.question


def test_a_draft_of_another_beginning_does_not_go_on(own: scorer.OpenWorkspace) -> None:
    session = begun(own)
    session.dialogue.answer("2026-10")
    session.keep()
    other = begun(own, blank=True)
    draft = other.draft()
    assert draft is not None
    assert not other.goes_on(draft)


def test_a_draft_without_answers_is_none(own: scorer.OpenWorkspace) -> None:
    session = begun(own)
    session.dialogue.answer("2026-10")
    session.keep()
    session.dialogue.back()
    session.keep()
    assert begun(own).draft() is None


def test_the_sheet_is_written_and_the_draft_is_gone(own: scorer.OpenWorkspace) -> None:
    session = begun(own)
    finish(session)
    session.keep()
    changes = session.changes()
    assert changes is not None
    assert changes.changes == ()
    path = session.save()
    assert path.name == "2026-10-lan.yaml"
    assert begun(own).draft() is None
    panel = scorer.open_workspace(own.workspace.root).panel("hekou-lao-cai")
    assert panel is not None
    assert panel.assessors == ("Lan",)


def test_a_first_sheet_has_nothing_to_be_compared_with(own: scorer.OpenWorkspace) -> None:
    session = begun(own, blank=True)
    for answer in (*ABOUT, *["-", "", "", ""] * 4, ""):
        session.dialogue.answer(answer)
    assert session.dialogue.result is not None
    assert session.changes() is None
