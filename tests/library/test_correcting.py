"""A sheet that is there is corrected, replaced, or followed by another round, at the prompt."""

from datetime import date

import pytest

import scorer
from scorer.files.validation import validate
from scorer.library import QuestionError
from scorer.library.rating import RatingSession
from tests.conftest import Made, Scorer

RATED = {"trade": 3, "transport": 2, "bez": 1, "dialogue": 3}
TODAY = date(2026, 11, 25)


@pytest.fixture
def own(made: Made) -> scorer.OpenWorkspace:
    made.rubric().crossings("here").sheet(
        "here", RATED, strengths={"trade": ["Fruit trade grows."]}
    )
    return scorer.open_workspace(made.root)


def answered(session: RatingSession, *answers: str) -> RatingSession:
    """A session after these answers, and Enter for everything else."""
    for answer in answers:
        session.dialogue.answer(answer)
    while session.dialogue.question is not None:
        assert session.dialogue.question.problem is None
        session.dialogue.answer("")
    return session


def versions(own: scorer.OpenWorkspace) -> list[tuple[str | None, str, object]]:
    again = scorer.open_workspace(own.workspace.root)
    assert not validate(own.workspace.root).failed()
    return [
        (sheet.value.round, str(sheet.value.recorded), sheet.value.dimensions["trade"].rating)
        for sheet in again.workspace.assessments
    ]


def test_a_correction_keeps_the_version_that_was_there(own: scorer.OpenWorkspace) -> None:
    session = answered(own.rate("here", today=TODAY), "2020", "ann", "c", "", "4")
    changes = session.changes()
    assert changes is not None
    assert [(each.old, each.new) for each in changes.changes] == [(3, 4)]
    session.save()
    assert versions(own) == [(None, "2026-01-01", 3), (None, "2026-11-25", 4)]


def test_a_replaced_version_is_gone(own: scorer.OpenWorkspace) -> None:
    answered(own.rate("here", today=TODAY), "2020", "ann", "r", "", "4").save()
    assert versions(own) == [(None, "2026-11-25", 4)]


def test_a_correction_of_the_same_day_takes_the_place(own: scorer.OpenWorkspace) -> None:
    answered(own.rate("here", today=date(2026, 1, 1)), "2020", "ann", "", "", "4").save()
    assert versions(own) == [(None, "2026-01-01", 4)]


def test_another_round_needs_a_name_of_its_own(own: scorer.OpenWorkspace) -> None:
    session = own.rate("here", today=TODAY)
    for answer in ("2020", "ann", "o", "", ""):
        session.dialogue.answer(answer)
    assert session.dialogue.question is not None
    assert session.dialogue.question.problem == "an answer is needed here"
    answered(session, "second", "4").save()
    assert versions(own) == [(None, "2026-01-01", 3), ("second", "2026-11-25", 4)]


def test_another_period_or_assessor_is_no_correction(own: scorer.OpenWorkspace) -> None:
    answered(own.rate("here", today=TODAY), "2021", "ann").save()
    answered(own.rate("here", today=TODAY), "2020", "bob").save()
    assert len(versions(own)) == 3


def test_one_dimension_alone_is_corrected(own: scorer.OpenWorkspace) -> None:
    session = own.rate("here", dimension="trade", today=TODAY)
    assert session.dialogue.question is not None
    assert "the sheet by ann for 2020" in session.dialogue.question.about[0]
    answered(session, "5").save()
    assert versions(own) == [(None, "2026-01-01", 3), (None, "2026-11-25", 5)]
    latest = scorer.open_workspace(own.workspace.root).latest_sheet("here")
    assert latest is not None
    kept = {leaf: cell.rating for leaf, cell in latest.value.dimensions.items()}
    assert kept == {**RATED, "trade": 5}
    assert [each.text for each in latest.value.dimensions["trade"].strengths] == [
        "Fruit trade grows."
    ]


def test_a_dimension_that_cannot_be_corrected_alone_is_refused(made: Made) -> None:
    made.rubric().crossings("here")
    own = scorer.open_workspace(made.root)
    with pytest.raises(QuestionError, match="there is no sheet whose trade"):
        own.rate("here", dimension="trade")
    with pytest.raises(scorer.UnknownNameError, match="did you mean trade"):
        own.rate("here", dimension="trad")


def test_a_draft_of_one_dimension_is_none_of_the_whole_sheet(own: scorer.OpenWorkspace) -> None:
    session = own.rate("here", dimension="trade", today=TODAY)
    session.dialogue.answer("5")
    session.keep()
    draft = own.rate("here", today=TODAY).draft()
    assert draft is not None
    assert not own.rate("here", today=TODAY).goes_on(draft)
    assert own.rate("here", dimension="trade", today=TODAY).goes_on(draft)


def test_a_file_changed_in_the_meantime_is_not_replaced(own: scorer.OpenWorkspace) -> None:
    session = answered(own.rate("here", today=TODAY), "2020", "ann", "r")
    path = own.workspace.root / own.workspace.assessments[0].path
    path.write_text(path.read_text() + "# seen by bob\n")
    with pytest.raises(scorer.WorkspaceError, match="was changed in the meantime"):
        session.save()


def test_the_start_is_the_sheet_recorded_last_or_that_of_one_assessor(
    made: Made, scorer: Scorer
) -> None:
    made.rubric().crossings("here")
    made.sheet("here", RATED, assessor="ann", recorded="2026-02-01")
    made.sheet("here", {**RATED, "trade": 5}, assessor="bob", recorded="2026-01-01")
    done = scorer("form", "here", "--to", "md", "--prefill", cwd=made.root)
    assert "starts from the sheet by ann for 2020 (field-visit), recorded 2026-02-01" in done.err
    done = scorer("form", "here", "--to", "md", "--prefill", "--assessor", "bob", cwd=made.root)
    assert "starts from the sheet by bob" in done.err
    assert scorer("form", "here", "--assessor", "bob", cwd=made.root).exit_code == 2
