"""Rating at the prompt: a dialogue that takes answers, takes them back and can be resumed.

Nothing is printed or read here. A dialogue is told by its answers, so a draft is their list.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from scorer.forms.rate.questions import (
    Answered,
    Question,
    Script,
    cell_questions,
    sheet_questions,
)
from scorer.model import Assessment, Crossing, Rubric


class RatingDialogue:
    """One sheet in the making.

    `question` is asked next and `answer` takes its answer, until `question` is None and `result`
    holds the assessment, `answered` also what becomes of the version that was there. `answers` are
    all that were taken: kept, they bring the dialogue back.
    """

    def __init__(
        self,
        crossing: Crossing,
        rubric: Rubric,
        today: date,
        last: Assessment | None = None,
        language: str = "en",
        answers: Iterable[str] = (),
        *,
        there: Sequence[Assessment] = (),
        leaf: str | None = None,
    ) -> None:
        """there: the sheets of the crossing; leaf: the only dimension to be rated again."""
        if leaf is not None:
            assert last is not None, "there is no sheet to correct"
            self._script_anew: Callable[[], Script] = partial(
                cell_questions, leaf, rubric, today, last, language
            )
        else:
            self._script_anew = partial(
                sheet_questions, crossing, rubric, today, last, language, there
            )
        self._begin(answers)

    def _begin(self, answers: Iterable[str]) -> None:
        self.answers: list[str] = []
        self.answered: Answered | None = None
        self._script = self._script_anew()
        self.question: Question | None = next(self._script)
        for answer in answers:
            self.answer(answer)
            if self.question is None or self.question.problem:
                break
        if self.question and self.question.problem:
            self.question = replace(self.question, problem=None)

    def answer(self, text: str) -> None:
        """Take an answer; where it is not one, the question stays, with its problem."""
        assert self.question is not None, "the dialogue is over"
        said = text.strip()
        if not said and self.question.default is None:
            self.question = replace(self.question, problem="an answer is needed here")
            return
        try:
            self.question = self._script.send(said)
        except StopIteration as finished:
            self.question, self.answered = None, finished.value
        if self.question is None or not self.question.problem:
            self.answers.append(said)

    @property
    def result(self) -> Assessment | None:
        """The sheet that the answers come to, once all are there."""
        return None if self.answered is None else self.answered.assessment

    def back(self) -> None:
        """Take the last answer back."""
        self._begin(self.answers[:-1])


@dataclass(frozen=True)
class Draft:
    """An interrupted dialogue."""

    crossing: str
    rubric: str
    last: str | None
    """The path of the sheet that it started from."""
    answers: tuple[str, ...]
    dimension: str | None = None
    """The only one that is rated again."""


def draft_text(draft: Draft) -> str:
    """The draft as a file keeps it."""
    return json.dumps({"draft": 1, **vars(draft)}, ensure_ascii=False, indent=1) + "\n"


def draft_from(text: str) -> Draft | None:
    """The draft of a file; None where it is none of this version."""
    try:
        kept = json.loads(text)
        if kept["draft"] != 1 or not all(isinstance(each, str) for each in kept["answers"]):
            return None
        last = None if kept["last"] is None else str(kept["last"])
        return Draft(
            str(kept["crossing"]),
            str(kept["rubric"]),
            last,
            tuple(kept["answers"]),
            kept.get("dimension"),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
