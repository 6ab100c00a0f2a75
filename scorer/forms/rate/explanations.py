"""What `?` answers at the prompt: a sentence or two on each question. No questions here."""

from scorer.forms.marks.levels import scale_in_words
from scorer.model import Scale

OBSERVED = (
    "The time whose situation you rate, not the day of writing: a year as 2017, a month as "
    "2017-07, or an interval as 2017-07/2019-03."
)
ASSESSOR = "The name of the person or the office that answers for these ratings."
METHOD = (
    "How you know: from documents (desk-review), from being there (field-visit), from a "
    "discussion (workshop), or from many answers (survey)."
)
ROUND = (
    "A label that puts the sheets of several assessors into one panel, such as 2024-autumn; "
    "Enter for a sheet that stands alone."
)
BESIDE = (
    "A correction is a new version of the sheet, recorded today; the old one stays on record and "
    "counts no more. Replaced, the old one is gone (`scorer undo` gives it back). Another round is "
    "a sheet of its own, the latest of which counts."
)
NOTE = "Anything a reader of the whole sheet should know; Enter for none."
PLAUSIBLE = (
    "The lowest and the highest level that the evidence would also bear, as in 2 to 4; "
    "- where the rating is sure, or nothing is known."
)
BECAUSE = "Why it is this level, and not the one above or below; - for no reason."
HELD = (
    "The last sheet has this statement. Keep it (k) where it still holds, drop it (d) where it "
    "does not, reword it (r) where it has changed."
)
REWORDED = "The statement as it holds now; it stays the same statement, followed over time."
ADDED = (
    "+ A second bridge is open. adds a strength, - No bank is near. a drawback; the kind, the "
    "side and the source are asked for next. Enter goes on to the next question."
)
KIND = (
    "A fact is so; a plan is announced; a need is what somebody lacks; a question is open. Only "
    "what is a fact speaks for a level."
)
SIDE = "The side of the border it is about: cn, vn, or both; Enter where that does not matter."
SOURCE = (
    "The id of the document or visit it rests on. `scorer list sources` shows the ids; Enter for "
    "none."
)


def of_rating(scale: Scale) -> str:
    """What a level stands for."""
    return (
        f"Type one level of {scale_in_words(scale)}: the one whose description above fits best "
        "what was in place in that period, not what is planned. Where you do not know, - leaves "
        "it unrated: a gap is not a low level."
    )
