"""Slips of layout that make a file unreadable: a blank too few, too many, or none after a colon.

A look at the lines alone, where the parser has already found that they are no YAML; it names the
line that differs from its neighbours, which the parser often passes and blames the next.
"""

import re
from dataclasses import dataclass

from scorer.files.problems.finding import Finding, Span

_LINE = re.compile(r"[^\r\n]*")
_LEAD = re.compile(r" *(?:- +)*")
_KEY = re.compile(r"([^\s\"'#\[{&*!|>%@`-][^\s:]{0,100}):(?:[ \t]+(.*))?$")
_NO_COLON = re.compile(r"([A-Za-z_]\w{0,100})(?:(:)(?!//)(?=[^\s:])|[ ]+(?=[^\s:]))(.*)$")
_BLOCK = re.compile(r"[|>][-+0-9]*(?:\s+#.*)?$")
_TEXT = re.compile(r"[^\W\d]")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key, and where it stands."""

    line: int
    begin: int
    """Of the key, from the beginning of the text."""
    column: int
    """Characters before the key, hyphens included."""
    name: str
    value: str
    hyphen: bool
    """Whether the key stands behind a hyphen."""


def slip_at(text: str, at: int) -> Finding | None:
    """The slip of layout because of which a parser gave up at a character, if it is one."""
    lines = [match for match in _LINE.finditer(text) if match.group().strip()]
    lines = [match for match in lines if not match.group().lstrip().startswith("#")]
    stopped = max((n for n, line in enumerate(lines) if line.start() <= at), default=None)
    if stopped is None:
        return None
    return _no_colon(lines, stopped) or _indentation(lines, stopped)


def _no_colon(lines: list[re.Match[str]], stopped: int) -> Finding | None:
    """`rating:3` or `rating 3` where the parser stopped or above, beside a key in its column."""
    for number in (stopped - 1, stopped):
        if number < 0:
            continue
        start = _lead(lines[number])
        match = _NO_COLON.match(lines[number].group(), start)
        if match and any(_is_key_at(lines, beside, start) for beside in (number - 1, number + 1)):
            key, colon, value = match.group(1), match.group(2) or "", match.group(3)
            shown = value if len(value) <= _LONGEST_VALUE else "..."
            missing = "blank after the colon of" if colon else "colon after"
            advice = "a blank after the colon" if colon else "a colon and a blank after it"
            return _slip(
                lines[number].start() + start,
                len(key) + len(colon),
                f"there is no {missing} `{key}`",
                f"put {advice}: `{key}: {shown}`",
            )
    return None


_LONGEST_VALUE = 30


def _is_key_at(lines: list[re.Match[str]], number: int, column: int) -> bool:
    if not 0 <= number < len(lines):
        return False
    return _lead(lines[number]) == column and bool(_KEY.match(lines[number].group(), column))


def _indentation(lines: list[re.Match[str]], stopped: int) -> Finding | None:
    """The key in another column than its neighbours, where the parser stopped or above."""
    entries = _entries(lines)
    position = next((n for n, entry in enumerate(entries) if entry.line == stopped), None)
    if not position:
        return None
    found, before = entries[position], entries[position - 1]
    following = entries[position + 1 :]
    open_keys = _open_keys(entries[:position])
    columns = [entry.column for entry in open_keys]
    if found.hyphen or (found.column in columns and before.column >= found.column):
        return None
    beside = next((entry for entry in following if entry.column <= found.column), None)
    rest_agrees = beside is not None and beside.column == found.column and not beside.hyphen
    if found.column > before.column:
        if not before.value:
            return None
        if _is_prose(before, found, entries):
            return _colon_in_text(before, found)
        if _BLOCK.match(before.value):
            return _odd_in_text(found, _inner(lines, before.line))
        return _odd(before, found.column) if rest_agrees else _odd(found, before.column)
    if rest_agrees:
        nearest = min(open_keys, key=lambda entry: abs(entry.column - found.column))
        return _odd(nearest, found.column)
    inner = _inner(lines, stopped)
    parent = not found.value and inner > found.column
    possible = [column for column in columns if not parent or column < inner]
    if not possible:
        return None
    return _odd(found, min(possible, key=lambda column: (abs(column - found.column), -column)))


def _open_keys(entries: list[_Entry]) -> list[_Entry]:
    """The first key of each column that the lines so far have open, the outermost first."""
    found: list[_Entry] = []
    for entry in entries:
        while found and found[-1].column > entry.column:
            found.pop()
        if not found or found[-1].column < entry.column:
            found.append(entry)
    return found


def _is_prose(before: _Entry, found: _Entry, entries: list[_Entry]) -> bool:
    """Whether a key may be no key, but the next line of the text above it."""
    known = sum(entry.name == found.name for entry in entries) > 1
    is_text = _TEXT.match(before.value) is not None
    return is_text and not known and found.column - before.column > 1


def _odd(entry: _Entry, wanted: int) -> Finding:
    count = wanted - entry.column
    blanks = "one blank" if abs(count) == 1 else f"{abs(count)} blanks"
    where = "its hyphen" if entry.hyphen else "it"
    return _slip(
        entry.begin,
        len(entry.name),
        f"`{entry.name}` is indented by {_blanks(entry.column)}, its neighbours by {wanted}",
        f"put {blanks} more before {where}" if count > 0 else f"delete {blanks} before {where}",
    )


def _colon_in_text(before: _Entry, found: _Entry) -> Finding:
    return _slip(
        found.begin,
        len(found.name) + 1,
        f"`{found.name}:` goes on with the text of `{before.name}`, and no text may hold a colon"
        " and a blank",
        "put the text into quotes;"
        f" if `{found.name}` is a key, indent it by {_blanks(before.column)}",
    )


def _odd_in_text(entry: _Entry, wanted: int) -> Finding:
    return _slip(
        entry.begin,
        len(entry.name),
        f"this line is indented by {_blanks(entry.column)}, the text above it by {wanted}",
        "indent all lines of a text alike",
    )


def _blanks(count: int) -> str:
    return f"{count} blank{'' if count == 1 else 's'}"


def _entries(lines: list[re.Match[str]]) -> list[_Entry]:
    """The keys that begin a line, without what lies within texts and brackets of several lines."""
    entries: list[_Entry] = []
    number = 0
    while number < len(lines):
        line = lines[number].group()
        start = _lead(lines[number])
        match = _KEY.match(line, start)
        number += 1
        if match is None:
            continue
        value = (match.group(2) or "").strip()
        value = "" if value.startswith("#") else value
        hyphen = "-" in line[:start]
        begin = lines[number - 1].start() + start
        entries.append(_Entry(number - 1, begin, start, match.group(1), value, hyphen))
        number = _behind_value(lines, number, start, value)
    return entries


def _behind_value(lines: list[re.Match[str]], number: int, column: int, value: str) -> int:
    """The line behind a value of several lines; the next line behind any other."""
    if _BLOCK.match(value) and number < len(lines):
        inner = _inner(lines, number - 1)
        while inner > column and number < len(lines) and _lead_blanks(lines[number]) >= inner:
            number += 1
    elif value[:1] in ('"', "'") and (len(value) == 1 or not value.endswith(value[0])):
        while number < len(lines) and not lines[number].group().rstrip().endswith(value[0]):
            number += 1
        number += 1
    elif value[:1] in ("[", "{"):
        closing = {"[": "]", "{": "}"}[value[0]]
        opened = value.count(value[0]) - value.count(closing)
        while opened > 0 and number < len(lines):
            line = lines[number].group()
            opened += line.count(value[0]) - line.count(closing)
            number += 1
    return number


def _lead(line: re.Match[str]) -> int:
    match = _LEAD.match(line.group())
    return match.end() if match else 0


def _inner(lines: list[re.Match[str]], number: int) -> int:
    """The blanks before the line below a line; 0 at the end."""
    return _lead_blanks(lines[number + 1]) if number + 1 < len(lines) else 0


def _lead_blanks(line: re.Match[str]) -> int:
    return len(line.group()) - len(line.group().lstrip(" "))


def _slip(begin: int, length: int, message: str, hint: str) -> Finding:
    return Finding("E101", (), message, hint, span=Span(begin, begin + length))
