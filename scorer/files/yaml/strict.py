"""Strict YAML to plain values, fast; where a fault lies is found by `scorer.files.yaml.examine`.

The C parser of PyYAML delivers events; nothing is composed before it has been checked, so the
depth of a file cannot exhaust the stack and a refused construct never becomes a value.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from yaml._yaml import CParser
from yaml.error import YAMLError
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

Scalar = str | int | Decimal | bool | None
Value = dict[Any, Any] | list[Any] | str | int | Decimal | bool | None
"""What a file holds: maps, lists, texts, exact numbers, true, false and null."""

LARGEST_FILE = 1_000_000
"""Bytes; a sheet is a few thousand, the largest register of crossings some hundred thousand."""
DEEPEST = 32
"""Levels of lists and maps; the deepest sheet has six, a rubric two for each level of its tree."""
LONGEST_NUMBER = 40
"""Characters; longer digits are a slip of the keyboard, not a measurement."""
LARGEST_EXPONENT = 30
"""Powers of ten; beyond, exact arithmetic would spend its time on zeros."""

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?(?:[eE]([-+]?[0-9]+))?")
UNWELCOME = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Characters that YAML does not allow in a file; the parser refuses them, this finds them."""

_WORDS: dict[str, bool | Decimal | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF"), Decimal("Infinity")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), Decimal("-Infinity")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), Decimal("NaN")),
}
_MAY_BE_MORE_THAN_TEXT = frozenset(("", *"-0123456789.~tTfFnN"))
"""How a plain scalar begins that could be a number, true, false or null."""


class UnreadableError(Exception):
    """A file is not the strict YAML that is read here; `examine` says where and why."""


def read_text(text: str | bytes) -> Value:
    """The value that a file holds.

    Raises UnreadableError for anything but one document of maps, lists and scalars without
    aliases, anchors, tags, merge keys, duplicate keys or keys that are maps or lists.
    """
    if len(text) > LARGEST_FILE:
        raise UnreadableError("too large")
    try:
        decoded = (
            text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        )
        parser = CParser(decoded)
        try:
            return _document(parser.get_event)
        finally:
            parser.dispose()
    except (YAMLError, UnicodeError) as error:
        raise UnreadableError(str(error)) from None


def plain_scalar(text: str) -> Scalar:
    """What an unquoted scalar means: JSON's numbers, true, false, null, else the text itself.

    Raises UnreadableError for a number of too many digits.
    """
    if text in _WORDS:
        return _WORDS[text]
    match = NUMBER.fullmatch(text)
    if match is None:
        return text
    fraction, exponent = match.groups()
    if len(text) > LONGEST_NUMBER or (exponent and abs(int(exponent)) > LARGEST_EXPONENT):
        raise UnreadableError("a number of too many digits")
    return int(text) if fraction is None and exponent is None else Decimal(text)


def number_like(text: str) -> bool:
    """Whether a text would be a number if it stood without quotes."""
    return NUMBER.fullmatch(text) is not None


def is_key(key: Scalar) -> bool:
    """Whether a scalar can stand before a colon: a text or a number."""
    return key is not None and key is not True and key is not False


def is_merge_key(key: Scalar, *, plain: bool) -> bool:
    """Whether a key is YAML 1.1's `<<`, which copies one map into another."""
    return plain and key == "<<"


def _document(next_event: Callable[[], Any]) -> Value:
    next_event()  # the stream begins
    if not isinstance(next_event(), DocumentStartEvent):
        raise UnreadableError("empty")
    value = _any(next_event(), next_event, 1)
    next_event()  # the document ends
    if not isinstance(next_event(), StreamEndEvent):
        raise UnreadableError("a second document")
    return value


def _any(event: Any, next_event: Callable[[], Any], depth: int) -> Value:
    kind = type(event)
    if kind is ScalarEvent:
        return _scalar(event)
    if depth > DEEPEST:
        raise UnreadableError("too deep")
    if kind is MappingStartEvent:
        _refuse_ornaments(event)
        return _mapping(next_event, depth + 1)
    if kind is SequenceStartEvent:
        _refuse_ornaments(event)
        return _sequence(next_event, depth + 1)
    raise UnreadableError("an alias")


def _mapping(next_event: Callable[[], Any], depth: int) -> Value:
    mapping: dict[Any, Any] = {}
    while True:
        event = next_event()
        kind = type(event)
        if kind is MappingEndEvent:
            return mapping
        if kind is not ScalarEvent:
            raise UnreadableError("a key that is no scalar")
        key = _scalar(event)
        if key == "<<" and is_merge_key(key, plain=event.implicit[0]):
            raise UnreadableError("a merge key")
        if type(key) is not str and not is_key(key):
            raise UnreadableError("no key before the colon")
        if key in mapping:
            raise UnreadableError("a duplicate key")
        event = next_event()
        mapping[key] = (
            _scalar(event) if type(event) is ScalarEvent else _any(event, next_event, depth)
        )


def _sequence(next_event: Callable[[], Any], depth: int) -> Value:
    sequence: list[Any] = []
    while True:
        event = next_event()
        if type(event) is SequenceEndEvent:
            return sequence
        sequence.append(_any(event, next_event, depth))


def _scalar(event: Any) -> Scalar:
    if event.anchor is not None or event.tag is not None:
        raise UnreadableError("an anchor or a tag")
    text: str = event.value
    if text[:1] not in _MAY_BE_MORE_THAN_TEXT or not event.implicit[0]:
        return text
    return plain_scalar(text)


def _refuse_ornaments(event: Any) -> None:
    if event.anchor is not None or event.tag is not None:
        raise UnreadableError("an anchor or a tag")
