"""A crossing rated question by question: where it begins, the draft that is kept, the new sheet."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.files.assessment_file import save_assessment
from scorer.files.change.author import A_PROGRAM, Author
from scorer.files.drafts import drop_draft, keep_draft, read_draft
from scorer.files.filed import Sheet
from scorer.forms.rate.dialogue import Draft, RatingDialogue, draft_from, draft_text
from scorer.model import Crossing, Rubric

if TYPE_CHECKING:
    from scorer.analysis.change.changes import Changes
    from scorer.library.workspace import OpenWorkspace


@dataclass
class RatingSession:
    """The rating of one crossing, in a dialogue that is kept as a draft until it is written."""

    workspace: "OpenWorkspace"
    crossing: Crossing
    rubric: Rubric
    last: Sheet | None
    """The sheet that it begins from."""
    today: date
    language: str = "en"
    author: Author = A_PROGRAM

    def __post_init__(self) -> None:
        self._root = self.workspace.workspace.root
        self.resume(())

    def draft(self) -> Draft | None:
        """The draft that was kept under this rubric, if it has any answers."""
        text = read_draft(self._root, self.crossing.id)
        draft = draft_from(text) if text is not None else None
        fits = draft is not None and draft.answers and draft.rubric == self.rubric.reference
        return draft if fits else None

    def goes_on(self, draft: Draft) -> bool:
        """Whether a draft began from the same sheet, so that its answers can be taken up."""
        return draft.last == self._last_path

    def resume(self, answers: tuple[str, ...]) -> None:
        """Begin the dialogue where these answers lead; from the start without any."""
        last = self.last.value if self.last else None
        self.dialogue = RatingDialogue(
            self.crossing, self.rubric, self.today, last, self.language, answers=answers
        )

    def keep(self) -> None:
        """Keep what has been answered so far as the draft."""
        answers = tuple(self.dialogue.answers)
        if not answers:
            self.drop()
            return
        draft = Draft(self.crossing.id, self.rubric.reference, self._last_path, answers)
        keep_draft(self._root, self.crossing.id, draft_text(draft))

    def drop(self) -> None:
        """Delete the draft, if there is one."""
        drop_draft(self._root, self.crossing.id)

    def changes(self) -> "Changes | None":
        """What is new since the sheet that it began from; None where there was none."""
        assert self.dialogue.result is not None, "the dialogue is not over"
        if self.last is None:
            return None
        return self.workspace.diff_sheets(
            self.last, Sheet(self.dialogue.result, "the new sheet", "")
        )

    def save(self) -> Path:
        """Write the sheet, drop the draft, and give the file's path, as `save_assessment` does."""
        assert self.dialogue.result is not None, "the dialogue is not over"
        path = save_assessment(self._root, self.dialogue.result, author=self.author)
        self.drop()
        return path

    @property
    def _last_path(self) -> str | None:
        return self.last.path if self.last else None


def begin_rating(
    workspace: "OpenWorkspace",
    name: str,
    blank: bool,
    rubric: str | None,
    language: str,
    today: date | None,
    author: Author,
) -> RatingSession:
    """A crossing to be rated question by question; blank: not from its latest sheet."""
    crossing = workspace.crossing(name)
    reference = workspace.rubric(rubric).reference
    panel = None if blank else workspace.panel(crossing.id, rubric=reference)
    return RatingSession(
        workspace,
        crossing,
        workspace.rubric(rubric),
        panel.sheets[-1] if panel else None,
        today or datetime.now().astimezone().date(),
        language,
        author,
    )
