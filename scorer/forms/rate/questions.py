"""The questions of one sheet in their order, and what each answer to them means.

Nothing is printed or read here; who asks and how is the dialogue's work.
"""

from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from scorer.files.periods import period_meant, why_no_period
from scorer.forms.intake.statements import id_meant, side_meant
from scorer.forms.lexicon.answers import KIND, METHOD
from scorer.forms.marks.levels import level_in, level_with_label, range_in, scale_in_words
from scorer.forms.rate import explanations as explained
from scorer.model import Assessment, Cell, Crossing, Dimension, Rubric, Statement, text_in
from scorer.model.base import LONGEST_TEXT
from scorer.model.period import FORMS
from scorer.vocabulary import METHODS, STATEMENT_KINDS, Polarity

NOTHING = "-"
"""The answer that takes away what the last sheet had."""

_HOW_A_RANGE_IS_WRITTEN = "write the lowest and the highest level: 2 to 4"
_CHOICES = {"k": "keep", "d": "drop", "r": "reword"}


@dataclass(frozen=True)
class Question:
    """What is asked next."""

    prompt: str
    """One line, without the answer that Enter gives."""
    default: str | None = None
    """What Enter answers; None where an answer is needed, empty for nothing."""
    about: tuple[str, ...] = ()
    """Lines to show before: the dimension, its levels, what the last sheet said."""
    problem: str | None = None
    """Why the last answer was not taken."""
    explanation: str = ""
    """What is asked for, in a sentence or two, for who asks."""


@dataclass(frozen=True)
class Answered:
    """The sheet that the answers come to."""

    assessment: Assessment
    corrects: Assessment | None = None
    """The version of it that was there, which it begins from."""
    replaces: bool = False
    """Whether that version is to go; else it stays on record."""


Script = Generator[Question, str, Answered]
Meaning = Callable[[str], str | None]


def sheet_questions(
    crossing: Crossing,
    rubric: Rubric,
    today: date,
    last: Assessment | None,
    language: str,
    there: Sequence[Assessment] = (),
) -> Script:
    """Ask for everything that an assessment holds; the last sheet offers its answers.

    there: the sheets of the crossing under this rubric. Where one of them is about the same period
    by the same assessor, it is corrected or replaced, or the new one is of another round.
    """
    observed = yield from _observed(crossing, last)
    given = last.assessor if last else None
    assessor = yield from _text("Who rates", given, explained.ASSESSOR, needed=True)
    assert assessor is not None
    same = [
        each
        for each in there
        if each.observed.text == observed and each.assessor == normalize("NFC", assessor)
    ]
    corrected = max(same, key=lambda each: each.recorded, default=None)
    choice = None if corrected is None else (yield from _beside(corrected))
    if choice == _ANOTHER_ROUND:
        corrected = None
    last = corrected or last
    method = yield from _method(last)
    if choice == _ANOTHER_ROUND:
        round_: str | None = yield from _another_round({each.round for each in same})
    elif corrected is not None:
        round_ = corrected.round
    else:
        round_ = yield from _text(
            "Round, where several assessors rate together", _of(last, "round"), explained.ROUND
        )
    cells = {}
    for leaf, branches in rubric.outline:
        before = last.dimensions.get(leaf.id) if last else None
        heading = [line for branch in branches for line in _heading(branch, language)]
        cells[leaf.id] = yield from _cell(leaf, rubric, before, language, heading)
    note = yield from _text("A note on this sheet", _of(last, "note"), explained.NOTE)
    assessment = Assessment.model_validate(
        {
            "crossing": crossing.id,
            "rubric": rubric.reference,
            "observed": observed,
            "recorded": today,
            "assessor": assessor,
            "method": method,
            "round": round_,
            "note": note,
            "dimensions": cells,
        }
    )
    if corrected is None:
        return Answered(assessment)
    return _in_place_of(corrected, assessment, replaces=choice == _REPLACE)


def cell_questions(
    leaf_id: str, rubric: Rubric, today: date, last: Assessment, language: str
) -> Script:
    """Ask for one dimension of a sheet again; all else stays as it is."""
    leaf = next(leaf for leaf, _ in rubric.outline if leaf.id == leaf_id)
    heading = [f"From {last.whose}."]
    before = last.dimensions.get(leaf_id)
    cell = yield from _cell(leaf, rubric, before, language, heading)
    update = {
        "recorded": today,
        "status": None,
        "reviewed_by": None,
        "dimensions": {**last.dimensions, leaf_id: cell},
    }
    return _in_place_of(last, last.model_copy(update=update), replaces=False)


def _in_place_of(corrected: Assessment, new: Assessment, *, replaces: bool) -> Answered:
    """A version in the place of another; of one day there is but one."""
    day = max(new.recorded, corrected.recorded)
    new = new.model_copy(update={"recorded": day})
    return Answered(new, corrected, replaces or day == corrected.recorded)


def _beside(there: Assessment) -> Generator[Question, str, str]:
    """What is done where a sheet for the same period and assessor is there."""
    question = Question(
        "Correct it, replace it, or another round (c, r, o)",
        "c",
        (f"There is already {there.whose}.",),
        explanation=explained.BESIDE,
    )
    while True:
        said = (yield question).casefold() or "c"
        choice = said[:1]
        if choice in (_CORRECT, _REPLACE, _ANOTHER_ROUND) and _BESIDE[choice].startswith(said):
            return choice
        question = replace(question, problem="answer c to correct, r to replace, o for a round")


_CORRECT, _REPLACE, _ANOTHER_ROUND = "c", "r", "o"
_BESIDE = {_CORRECT: "correct", _REPLACE: "replace", _ANOTHER_ROUND: "other round"}


def _another_round(taken: Collection[str | None]) -> Generator[Question, str, str]:
    question = Question("The name of the other round", explanation=explained.ROUND)
    while True:
        said = yield question
        if said not in taken and len(said) <= LONGEST_TEXT:
            return said
        question = replace(question, problem=f"{said} is the round of the sheet that is there")


def _of(last: Assessment | None, name: str) -> str | None:
    return getattr(last, name) if last else None


def _observed(crossing: Crossing, last: Assessment | None) -> Generator[Question, str, str]:
    about = [crossing.name]
    if last:
        about.append(f"Last rated in {last.whose}.")
    question = Question(
        "Which period is this about",
        about=(*about, f"{FORMS.capitalize()}."),
        explanation=explained.OBSERVED,
    )
    while True:
        said = yield question
        meant = period_meant(said)
        if meant is not None and meant.certain:
            return meant.text
        problem = why_no_period(said)
        hint = f"; did you mean {meant.text}?" if meant else ""
        question = replace(question, problem=f"{problem}{hint}")


def _method(last: Assessment | None) -> Generator[Question, str, str]:
    question = Question(
        f"How ({', '.join(METHODS)})",
        last.method if last else None,
        explanation=explained.METHOD,
    )
    while True:
        said = yield question
        meant = last.method if last and not said else METHOD.word(said)
        if meant:
            return meant
        question = replace(question, problem=f"choose one of {', '.join(METHODS)}")


def _text(
    prompt: str, before: str | None, explanation: str, *, needed: bool = False
) -> Generator[Question, str, str | None]:
    """A text; Enter keeps the one before, - takes it away where none is needed."""
    question = Question(prompt, before if before or needed else "", explanation=explanation)
    while True:
        said = yield question
        if not said:
            return before
        if said == NOTHING and not needed:
            return None
        if len(said) <= LONGEST_TEXT:
            return said
        question = replace(question, problem=f"at most {LONGEST_TEXT:,} characters")


def _cell(
    leaf: Dimension, rubric: Rubric, before: Cell | None, language: str, heading: Sequence[str]
) -> Generator[Question, str, Cell]:
    rating = yield from _rating(leaf, rubric, before, language, heading)
    plausible = yield from _plausible(rubric, rating, before)
    because = yield from _text(
        "Why this level", before.because if before else None, explained.BECAUSE
    )
    kept: dict[Polarity, list[Statement]] = {"strength": [], "drawback": []}
    for polarity, statement in before.statements() if before else ():
        held = yield from _held(polarity, statement)
        if held is not None:
            kept[polarity].append(held)
    while True:
        added = yield from _added()
        if added is None:
            break
        polarity, statement = added
        kept[polarity].append(statement)
    return Cell(
        rating=rating,
        plausible=plausible,
        because=because,
        strengths=tuple(kept["strength"]),
        drawbacks=tuple(kept["drawback"]),
    )


def _rating(
    leaf: Dimension, rubric: Rubric, before: Cell | None, language: str, heading: Sequence[str]
) -> Generator[Question, str, int | Decimal | None]:
    last = before.level if before else None
    title, scale = text_in(leaf.title, language), scale_in_words(rubric.scale)
    prompt = f"{title}: level {scale}, - if not rated"
    default = None if before is None else NOTHING if last is None else str(last)
    question = Question(
        prompt,
        default,
        (*heading, *_about(leaf, rubric, before, language)),
        explanation=explained.of_rating(rubric.scale),
    )
    while True:
        said = yield question
        if not said:
            return last
        read = level_in(said, rubric.scale)
        if read.doubt is None:
            return read.level
        question = replace(question, problem=read.doubt, about=())


def _heading(dimension: Dimension, language: str) -> list[str]:
    """The title and the question of a leaf, or of a branch that begins with it."""
    question = [text_in(dimension.question, language)] if dimension.question is not None else []
    return ["", text_in(dimension.title, language), *question]


def _about(leaf: Dimension, rubric: Rubric, before: Cell | None, language: str) -> tuple[str, ...]:
    lines = _heading(leaf, language)
    for level, descriptor in sorted(leaf.descriptors.items()):
        name = level_with_label(level, rubric, language)
        lines.append(f"  {name}: {text_in(descriptor, language)}")
    if before is not None:
        rated = "not rated" if before.level is None else f"rated {before.level}"
        lines.append(f"Last time: {rated}{_in_brackets(before)}.")
        if before.because:
            lines.append(f"  {before.because}")
        lines += [f"  {_sign(polarity)} {each.text}" for polarity, each in before.statements()]
    return tuple(lines)


def _in_brackets(cell: Cell) -> str:
    return f" (plausible {cell.range[0]} to {cell.range[1]})" if cell.range else ""


def _sign(polarity: str) -> str:
    return "+" if polarity == "strength" else "-"


def _plausible(
    rubric: Rubric, rating: int | Decimal | None, before: Cell | None
) -> Generator[Question, str, tuple[int | Decimal, int | Decimal] | None]:
    last = before.range if before else None
    if last and rating is not None and not last[0] <= rating <= last[1]:
        last = None  # the range of the last rating does not hold the new one
    default = f"{last[0]} to {last[1]}" if last else ""
    question = Question(
        "Plausible range, as in 2 to 4, - for none", default, explanation=explained.PLAUSIBLE
    )
    while True:
        said = yield question
        if not said:
            return last
        if said == NOTHING:
            return None
        read = range_in(said, rubric.scale)
        levels, problem = read.plausible, read.doubt
        if levels and rating is not None and not levels[0] <= rating <= levels[1]:
            problem = f"the range does not hold the rating {rating}"
        if levels and not problem:
            return levels
        problem = problem or "there is no level in it"
        question = replace(question, problem=f"{problem}; {_HOW_A_RANGE_IS_WRITTEN}")


def _held(polarity: Polarity, statement: Statement) -> Generator[Question, str, Statement | None]:
    """Whether an earlier statement still holds; reworded, it stays the same statement."""
    about = (f"  {_sign(polarity)} {statement.text} [{statement.kind}]",)
    prompt = f"This {polarity}: keep, drop or reword (k, d, r)"
    question = Question(prompt, "k", about, explanation=explained.HELD)
    while True:
        said = (yield question).casefold() or "k"
        choice = _CHOICES.get(said[:1]) if said in {*_CHOICES, *_CHOICES.values()} else None
        if choice == "keep":
            return statement
        if choice == "drop":
            return None
        if choice == "reword":
            text = yield from _text("In new words", statement.text, explained.REWORDED, needed=True)
            kind = yield from _word("Kind", statement.kind, STATEMENT_KINDS, KIND.word)
            return statement.model_copy(update={"text": text, "kind": kind})
        question = replace(question, problem="answer k to keep, d to drop, r to reword", about=())


def _added() -> Generator[Question, str, tuple[Polarity, Statement] | None]:
    prompt = "Add a strength as + text, a drawback as - text, or Enter to go on"
    question = Question(prompt, "", explanation=explained.ADDED)
    while True:
        said = yield question
        if not said:
            return None
        text = said[1:].strip()
        if said[0] in "+-–−" and text and len(text) <= LONGEST_TEXT:
            break
        question = replace(question, problem="begin with + or -, then the statement")
    polarity: Polarity = "strength" if said[0] == "+" else "drawback"
    kind = yield from _word("Kind", "fact", STATEMENT_KINDS, KIND.word)
    side = yield from _code(
        "Side of the border: a country's two letters, or both", side_meant, explained.SIDE
    )
    source = yield from _code(
        "Source: an id that `scorer list sources` shows", id_meant, explained.SOURCE
    )
    return polarity, Statement.model_validate(
        {"text": text, "kind": kind, "side": side, "source": source}
    )


def _word(
    prompt: str, default: str, words: Sequence[str], meant: Meaning
) -> Generator[Question, str, str]:
    question = Question(f"{prompt} ({', '.join(words)})", default, explanation=explained.KIND)
    while True:
        said = yield question
        word = meant(said) if said else default
        if word:
            return word
        question = replace(question, problem=f"choose one of {', '.join(words)}")


def _code(prompt: str, meant: Meaning, explanation: str) -> Generator[Question, str, str | None]:
    question = Question(prompt, "", explanation=explanation)
    while True:
        said = yield question
        if not said or said == NOTHING:
            return None
        code = meant(said)
        if code:
            return code
        question = replace(question, problem=f"{said} is not one; Enter for none")
