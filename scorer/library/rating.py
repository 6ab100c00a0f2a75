"""A crossing rated question by question: where it begins, the draft that is kept, the new sheet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.files.assessment_file import save_assessment
from scorer.files.change.author import A_PROGRAM, Author
from scorer.files.drafts import drop_draft, keep_draft, read_draft
from scorer.files.filed import Sheet
from scorer.files.problems.nearest import nearest
from scorer.files.problems.problem import UnknownNameError
from scorer.forms.rate.dialogue import Draft, RatingDialogue, draft_from, draft_text
from scorer.library.options import QuestionError
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
    leaf: str | None = None
    """The only dimension that is rated again."""

    def __post_init__(self) -> None:
        self._root = self.workspace.workspace.root
        self._there = [
            sheet
            for sheet in self.workspace.workspace.assessments
            if sheet.value.crossing == self.crossing.id
            and sheet.value.rubric == self.rubric.reference
        ]
        self.resume(())

    def draft(self) -> Draft | None:
        """The draft that was kept under this rubric, if it has any answers."""
        text = read_draft(self._root, self.crossing.id)
        draft = draft_from(text) if text is not None else None
        fits = draft is not None and draft.answers and draft.rubric == self.rubric.reference
        return draft if fits else None

    def goes_on(self, draft: Draft) -> bool:
        """Whether a draft began from the same sheet, so that its answers can be taken up."""
        return (draft.last, draft.dimension) == (self._last_path, self.leaf)

    def resume(self, answers: tuple[str, ...]) -> None:
        """Begin the dialogue where these answers lead; from the start without any."""
        last = self.last.value if self.last else None
        self.dialogue = RatingDialogue(
            self.crossing,
            self.rubric,
            self.today,
            last,
            self.language,
            answers=answers,
            there=[sheet.value for sheet in self._there],
            leaf=self.leaf,
        )

    def keep(self) -> None:
        """Keep what has been answered so far as the draft."""
        answers = tuple(self.dialogue.answers)
        if not answers:
            self.drop()
            return
        draft = Draft(self.crossing.id, self.rubric.reference, self._last_path, answers, self.leaf)
        keep_draft(self._root, self.crossing.id, draft_text(draft))

    def drop(self) -> None:
        """Delete the draft, if there is one."""
        drop_draft(self._root, self.crossing.id)

    def changes(self) -> "Changes | None":
        """What is new since the sheet that it began from; None where there was none."""
        answered = self.dialogue.answered
        assert answered is not None, "the dialogue is not over"
        before = self._corrected or self.last
        if before is None:
            return None
        return self.workspace.diff_sheets(before, Sheet(answered.assessment, "the new sheet", ""))

    def save(self) -> Path:
        """Write the sheet, drop the draft, and give the file's path, as `save_assessment` does."""
        answered = self.dialogue.answered
        assert answered is not None, "the dialogue is not over"
        replaced = self._corrected if answered.replaces else None
        path = save_assessment(
            self._root, answered.assessment, replaces=replaced, author=self.author
        )
        self.drop()
        return path

    @property
    def _corrected(self) -> Sheet | None:
        """The version that was there of what is written."""
        corrected = self.dialogue.answered and self.dialogue.answered.corrects
        return next((sheet for sheet in self._there if sheet.value is corrected), None)

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
    dimension: str | None,
    assessors: Collection[str],
) -> RatingSession:
    """A crossing to be rated question by question; blank: not from its latest sheet.

    dimension: the only one that is rated again, in the latest sheet; assessors: whose sheet.
    """
    crossing = workspace.crossing(name)
    found = workspace.rubric(rubric)
    last = None
    if not blank or dimension is not None:
        last = latest_sheet(workspace, crossing.id, found.reference, assessors)
    if dimension is not None:
        _refuse_dimension(found, dimension, last)
    return RatingSession(
        workspace,
        crossing,
        found,
        last,
        today or datetime.now().astimezone().date(),
        language,
        author,
        dimension,
    )


def latest_sheet(
    workspace: "OpenWorkspace", crossing: str, rubric: str, assessors: Collection[str] = ()
) -> Sheet | None:
    """Of a crossing's latest panel the sheet that was recorded last, by one of these assessors."""
    panel = workspace.panel(crossing, rubric=rubric, assessors=assessors)
    return max(panel.sheets, key=lambda sheet: sheet.value.recorded) if panel else None


def _refuse_dimension(rubric: Rubric, dimension: str, last: Sheet | None) -> None:
    """QuestionError where one dimension alone cannot be rated again."""
    if dimension not in rubric.leaf_ids:
        leaves = rubric.leaf_ids
        raise UnknownNameError("dimension", dimension, nearest(dimension, leaves), leaves)
    if last is None:
        raise QuestionError(f"there is no sheet whose {dimension} could be corrected")
    cell = last.value.dimensions.get(dimension)
    if cell is not None and not cell.plain:
        raise QuestionError(
            f"{dimension} is said by criteria, figures or side in {last.path}; correct it there"
        )
