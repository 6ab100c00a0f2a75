"""What the worksheets of an XLSForm are made of: columns, and texts that no engine misreads."""

import re
from collections.abc import Callable

from scorer.forms.errors import FormError
from scorer.model import Rubric
from scorer.texts.catalogue import languages, own_name

Row = dict[str, str]
"""A row of a worksheet, by column."""

NOT_RATED = "not_rated"


def _translated(column: str) -> tuple[str, ...]:
    return tuple(f"{column}::{own_name(tag)} ({tag})" for tag in languages())


def survey_columns() -> tuple[str, ...]:
    """The columns of the worksheet that holds the questions."""
    return (
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


def choice_columns() -> tuple[str, ...]:
    """The columns of the worksheet that holds the answers to choose from."""
    return ("list_name", "name", *_translated("label"))


def in_languages(column: str, text: Callable[[str], str]) -> Row:
    """The cells of a translated column: one for each language."""
    return {
        name: without_references(text(tag))
        for tag, name in zip(languages(), _translated(column), strict=True)
    }


_JOINER = "\u2060"
"""The word joiner: nobody sees it, and form engines leave it alone."""
_REPLACED = {
    "${": "$" + _JOINER + "{",
    "\r\n": "\n" + _JOINER,
    "\r": "\n" + 2 * _JOINER,
    "\u00a0": " " + _JOINER,
    "‘": "'" + _JOINER,
    "’": "'" + 2 * _JOINER,
    "“": '"' + _JOINER,
    "”": '"' + 2 * _JOINER,
}
"""What engines take for a reference or replace on their own, and what stands for it meanwhile."""
_ENDS = 3 * _JOINER
"""Around a text that begins or ends with blanks, which engines cut off."""
_LOSSY = re.compile("|".join(map(re.escape, _REPLACED)))
_RESTORED = {stand_in: lost for lost, stand_in in _REPLACED.items()}
_STAND_INS = re.compile("|".join(map(re.escape, sorted(_RESTORED, key=len, reverse=True))))


def without_references(text: str) -> str:
    """A label in which no form engine finds a reference to a question."""
    return text.replace("${", _REPLACED["${"])


def kept_by_engines(text: str) -> str:
    """An answer so that XLSForm engines hand every character of it on, if in disguise."""
    safe = _LOSSY.sub(lambda match: _REPLACED[match[0]], text)
    return safe if text == text.strip() else _ENDS + safe + _ENDS


def as_written(text: str) -> str:
    """The answer as it was before `kept_by_engines`; what was typed on the phone stays as it is."""
    if _JOINER not in text:
        return text
    if len(text) > 2 * len(_ENDS) and text.startswith(_ENDS) and text.endswith(_ENDS):
        text = text[len(_ENDS) : -len(_ENDS)]
    return _STAND_INS.sub(lambda match: _RESTORED[match[0]], text)


def plain(text: str) -> str:
    """A text that XML can hold; a control character is replaced by the sign for one."""
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
