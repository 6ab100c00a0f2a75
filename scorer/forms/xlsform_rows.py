"""What the sheets of an XLSForm are made of: columns, names and texts that no engine misreads."""

import re
from collections.abc import Callable

from scorer.forms.texts_tables import LANGUAGES
from scorer.forms.understood import FormError
from scorer.model import Rubric

Row = dict[str, str]
"""A row of a sheet, by column."""

NOT_RATED = "not_rated"


def _translated(column: str) -> tuple[str, ...]:
    return tuple(f"{column}::{own} ({tag})" for tag, own in LANGUAGES.items())


SURVEY_COLUMNS = (
    "type",
    "name",
    *_translated("label"),
    *_translated("hint"),
    "required",
    *_translated("required_message"),
    "relevant",
    "constraint",
    *_translated("constraint_message"),
    "appearance",
    "default",
    "calculation",
    "repeat_count",
)
CHOICE_COLUMNS = ("list_name", "name", *_translated("label"))


def in_languages(column: str, text: Callable[[str], str]) -> Row:
    """The cells of a translated column: one for each language."""
    return {name: text(tag) for tag, name in zip(LANGUAGES, _translated(column), strict=True)}


def plain(text: str) -> str:
    """A text that XLSForm engines and XML take as it is: nothing in it is a reference."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


def leaf_names(rubric: Rubric) -> dict[str, str]:
    """The names of leaves in the form, by id: a hyphen separates groups in exports.

    Raises FormError where two ids cannot be told apart without their hyphens.
    """
    names = {}
    for leaf in rubric.leaf_ids:
        name = leaf.replace("-", "_")
        names[leaf] = name if name[0].isalpha() else f"leaf_{name}"
    if len(set(names.values())) < len(names):
        raise FormError("two dimensions of the rubric differ only in hyphens and underscores")
    return names
