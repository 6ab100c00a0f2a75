"""What a column of a table or a question of a phone form asks, told by its name."""

from dataclasses import dataclass

from scorer.forms.intake.context import FormContext
from scorer.forms.lexicon.questions import DIMENSION_QUESTIONS


@dataclass(frozen=True, slots=True)
class Role:
    """What a question asks; the leaf, where it asks about one dimension."""

    what: str
    leaf: str = ""


def leaf_question(name: str, context: FormContext) -> Role | None:
    """What a question asks of one leaf: `trade_rating`, `Cross-border trade: rating`."""
    text = name.replace("：", ":")
    for separator in (":", "_plausible_", "_"):
        before, found, after = text.rpartition(separator)
        if not found:
            continue
        before = before.removeprefix("leaf_")
        part = DIMENSION_QUESTIONS.word(after)
        leaf = context.headings.leaf_named(before) if part else None
        if part and leaf:
            return Role(part, leaf)
    return None
