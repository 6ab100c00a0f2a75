"""Values to YAML text as people write it in a workspace: field order, plain words, readable texts.

What is written reads back identically through `scorer.files.yaml.strict`. PyYAML's emitter, told
where we fold and what we quote, wrote the shipped files alike, with as many lines of ours and in
seven times the time.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from scorer.files.kinds import kind_of_model
from scorer.files.yaml.strict import UnreadableError, plain_scalar
from scorer.model import Band, Criterion, Level, Model, Period, Statement
from scorer.vocabulary import Answer

SCHEMAS = "docs/schemas"
"""Where a workspace keeps the schemas that the first line of its files names."""
WIDTH = 100
"""Columns of a written file; texts wrap there."""

_PLAIN = re.compile(r"[^\W_](?:.*[^\s:])?")
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u200b-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\ud800-\udfff\ufeff\ufff9-\uffff]"
)
"""What cannot be seen, or is a line break to some YAML programs: always written as an escape."""


def dump(model: Model, path: str | None = None) -> str:
    """The text of a file that holds a model.

    path: where it will lie in its workspace, with forward slashes; its first line then names its
    schema for editors. Raises ValueError for a text that no file can hold (a lone surrogate).
    """
    lines: list[str] = [] if path is None else [modeline(kind_of_model(type(model)), path)]
    _map(plain_value(model), 0, lines)
    return "\n".join(lines) + "\n"


def on_one_line(value: Any) -> str:
    """A value on one line, between brackets or not; models are maps."""
    return _inside(plain_value(value))


def as_block(key: str, value: Any) -> list[str]:
    """The lines of an entry at the top of a file."""
    lines: list[str] = []
    _map({key: plain_value(value)}, 0, lines)
    return lines


def modeline(kind: str, path: str) -> str:
    """The first line of a file of a workspace, by which editors find its schema."""
    upwards = "../" * path.count("/")
    return f"# yaml-language-server: $schema={upwards}{SCHEMAS}/{kind}.json"


def plain_value(value: Any) -> Any:
    """A model as maps, lists and scalars in the order of its fields.

    What was left to its default stays out; a statement or a level of nothing but a text is a text.
    """
    if isinstance(value, Model):
        written = {
            value.key_of(name): plain_value(getattr(value, name))
            for name in value.fields_to_write()
        }
        if isinstance(value, Statement | Level) and len(written) == 1:
            return written["text"]
        return _Line(written) if isinstance(value, Criterion) else written
    if isinstance(value, Mapping):
        return {key: plain_value(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(entry) for entry in value]
    if isinstance(value, Answer | Band):
        return value  # the one is spelled without quotes, the other with them, whatever it says
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Period | date):
        text = str(value)
        return int(text) if _BARE_YEAR.fullmatch(text) else text
    return value


class _Line(dict[str, Any]):
    """A map that stands on one line of a list, where it fits."""


_BARE_YEAR = re.compile("[1-9][0-9]{3}")


def _map(value: Mapping[Any, Any], indent: int, lines: list[str]) -> None:
    for key, entry in value.items():
        _entry(f"{' ' * indent}{_inline(key)}:", entry, indent, lines)


def _entry(head: str, value: Any, indent: int, lines: list[str]) -> None:
    """What stands behind a key: on its line where it is short, else below it."""
    if isinstance(value, dict | list) and value and not _fits_inline(value, len(head)):
        lines.append(head)
        if isinstance(value, dict):
            _map(value, indent + 2, lines)
        else:
            _list(value, indent + 2, lines)
    elif isinstance(value, str):
        lines.extend(_text(head, value, indent + 2))
    else:
        lines.append(f"{head} {_inline(value)}")


def _list(value: Sequence[Any], indent: int, lines: list[str]) -> None:
    head = f"{' ' * indent}-"
    for entry in value:
        if isinstance(entry, _Line) and len(line := f"{head} {_inline(entry)}") <= WIDTH:
            lines.append(line)
        elif isinstance(entry, dict) and entry:
            first = len(lines)
            _map(entry, indent + 2, lines)
            lines[first] = f"{head} {lines[first].lstrip(' ')}"
        elif isinstance(entry, str):
            lines.extend(_text(head, entry, indent + 2))
        else:
            lines.append(f"{head} {_inline(entry)}")


def _fits_inline(value: dict[Any, Any] | list[Any], taken: int) -> bool:
    """Whether a list of words or numbers, or a map of numbers or ranges, reads well on one line."""
    entries = [*value.values()] if isinstance(value, dict) else value
    if any(isinstance(entry, dict | list) and not _is_range(entry) for entry in entries):
        return False
    if any(isinstance(entry, str) and (" " in entry or "\n" in entry) for entry in entries):
        return False
    return taken + 1 + len(_inline(value)) <= WIDTH


def _is_range(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(end, int | Decimal) for end in value)


def _text(head: str, text: str, indent: int) -> list[str]:
    """A text behind its key: on one line, folded over several, or line by line."""
    one_line = f"{head} {_inline(text)}"
    if len(one_line) <= WIDTH or not _may_be_block(text):
        return [one_line]
    margin = " " * indent
    if "\n" in text:
        return [f"{head} |{'' if text.endswith(chr(10)) else '-'}", *_blocked(text, margin)]
    return [f"{head} >-", *(f"{margin}{line}" for line in _folded(text, WIDTH - indent))]


def _blocked(text: str, margin: str) -> list[str]:
    return [f"{margin}{line}" if line else "" for line in text.removesuffix("\n").split("\n")]


def _folded(text: str, width: int) -> list[str]:
    """The text broken at single blanks, which is where folding puts them back."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _may_be_block(text: str) -> bool:
    """Whether a block keeps the text as it is: nothing invisible, no blanks at the edges."""
    if _UNPRINTABLE.search(text.replace("\n", "")) or "  " in text or not text.strip():
        return False
    lines = text.removesuffix("\n").split("\n")
    return all(line == line.strip(" ") and line for line in lines)


def _inline(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(_inside, value))}]"
    if isinstance(value, dict):
        entries = (f"{_inside(key)}: {_inside(entry)}" for key, entry in value.items())
        return f"{{{', '.join(entries)}}}"
    return _scalar(value)


def _inside(value: Any) -> str:
    """A value between brackets or braces, where more signs have a meaning."""
    if isinstance(value, dict | list):
        return _inline(value)
    text = _scalar(value)
    return _quoted(text) if not text.startswith('"') and _FLOW_SIGNS.search(text) else text


_FLOW_SIGNS = re.compile(r"[,:?\[\]{}]")


def _scalar(value: Any) -> str:
    """A scalar on one line: a text without quotes only where it cannot be misread."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        text = str(value)  # with a point or an exponent, so that it stays a decimal
        return text if "." in text or "E" in text else f"{text}.0"
    if isinstance(value, Band):
        return _quoted(str(value))
    return _spelled(value) if isinstance(value, str) else str(value)


def _spelled(text: str) -> str:
    if isinstance(text, Answer):
        return text.value
    plain = (
        _PLAIN.fullmatch(text) is not None
        and not _UNPRINTABLE.search(text)
        and ": " not in text
        and " #" not in text
        and _stays_text(text)
    )
    return text if plain else _quoted(text)


def _stays_text(text: str) -> bool:
    """Whether a text without quotes would still be read as that text, here and by others."""
    try:
        return plain_scalar(text) == text and text.lower() not in _TRUE_OR_FALSE_TO_OTHERS
    except UnreadableError:
        return False


_TRUE_OR_FALSE_TO_OTHERS = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false"})
"""YAML 1.1 programs read these words so."""


def _quoted(text: str) -> str:
    text.encode("utf-8")  # lone surrogates, which no file can hold, are refused here
    return _UNPRINTABLE.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
