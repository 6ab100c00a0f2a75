"""The second, slow look at a file that has a problem: where everything lies, and all that is amiss.

Good files are read by `scorer.files.yaml.strict` alone and never come here.
"""

import re
from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from scorer.files.problems.finding import Finding, Place, Span
from scorer.files.yaml.examined import Examined
from scorer.files.yaml.strict import (
    DEEPEST,
    LARGEST_EXPONENT,
    LARGEST_FILE,
    LONGEST_NUMBER,
    UNWELCOME,
    Scalar,
    UnreadableError,
    Value,
    is_key,
    is_merge_key,
    plain_scalar,
)
from scorer.files.yaml.syntax import syntax_finding


def examine(data: bytes) -> Examined:
    """A text with its value where it has one, with all places, and all that is wrong with it."""
    if len(data) > LARGEST_FILE:
        message = f"the file has {len(data):,} bytes; at most {LARGEST_FILE:,} are read"
        hint = "one assessment a file; split what is larger"
        return Examined("", findings=[Finding("E104", (), message, hint, span=Span(0, 0))])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)
    examined = Examined(text)
    for match in UNWELCOME.finditer(text):
        character = match.group()
        examined.findings.append(
            Finding(
                "E113",
                (),
                f"the character U+{ord(character):04X} is not allowed here",
                "delete it; it cannot be seen and was probably pasted in",
                span=Span(*match.span()),
            )
        )
        if len(examined.findings) == _MOST_CHARACTERS_NAMED:
            break
    if not examined.findings:
        _Examiner(examined).run()
    return examined


_MOST_CHARACTERS_NAMED = 20


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Examined:
    before = data[: error.start].decode("utf-8-sig", errors="replace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message, hint, before = "the file is UTF-16, not UTF-8", "save it as UTF-8", ""
    else:
        message = f"byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8"
        hint = "save the file as UTF-8 (in Excel: CSV UTF-8; in Notepad: encoding UTF-8)"
    line_ends_at = re.compile(rb"[\r\n]").search(data, error.start)
    shown = data[: line_ends_at.start() if line_ends_at else len(data)]
    text = shown.decode("utf-8-sig", errors="replace") if before else ""
    span = Span(len(before), len(before) + 1)
    return Examined(text, findings=[Finding("E102", (), message, hint, span=span)])


class _StopError(Exception):
    """What follows cannot be read."""


class _Examiner:
    def __init__(self, examined: Examined) -> None:
        self.examined = examined
        self.parser = CParser(examined.text)

    def run(self) -> None:
        try:
            self.stream()
        except MarkedYAMLError as error:
            self.examined.findings.append(syntax_finding(self.examined.text, error))
        except YAMLError as error:
            self.found("E101", Span(0, 0), f"this is not YAML: {error}")
        except _StopError:
            pass
        finally:
            self.parser.dispose()

    def found(self, code: str, span: Span, message: str, hint: str = "") -> None:
        self.examined.findings.append(Finding(code, (), message, hint, span=span))

    def stream(self) -> None:
        next_event = self.parser.get_event
        next_event()
        if not isinstance(next_event(), DocumentStartEvent):
            self.found("E103", Span(0, 0), "the file is empty", "delete it, or fill it in")
            return
        self.examined.value = self.any(next_event(), (), 1)
        next_event()
        last = next_event()
        if not isinstance(last, StreamEndEvent):
            self.found(
                "E110", _span(last), "a second document begins here", "one file holds one document"
            )
        self.examined.readable = True

    def any(self, event: Any, place: Place, depth: int) -> Value:
        if isinstance(event, AliasEvent):
            self.found(
                "E107",
                _span(event),
                f"aliases such as *{event.anchor} are not read",
                "write the value out; every value stands where it is read",
            )
            return None
        self.ornaments(event)
        if isinstance(event, ScalarEvent):
            if event.implicit[0]:
                self.examined.plain.add(place)
            self.examined.values[place] = _text_span(event, self.examined.text)
            return self.scalar(event)
        if depth > DEEPEST:
            self.found(
                "E105",
                _span(event),
                f"lists and maps are nested more than {DEEPEST} levels deep",
                "no file of a workspace needs that; look for brackets that do not close",
            )
            raise _StopError
        begin = event.start_mark.index
        if isinstance(event, MappingStartEvent):
            value: Value = self.mapping(place, depth + 1)
        else:
            assert isinstance(event, SequenceStartEvent)
            value = self.sequence(place, depth + 1)
        self.examined.values[place] = Span(begin, begin + 1)
        return value

    def mapping(self, place: Place, depth: int) -> dict[Any, Any]:
        mapping: dict[Any, Any] = {}
        first_line: dict[Any, Span] = {}
        while not isinstance(event := self.parser.get_event(), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self.found(
                    "E111", _span(event), "a key must be a word or a number", "write `key: value`"
                )
                self.any(event, (*place, _Unnamed()), depth)
                self.any(self.parser.get_event(), (*place, _Unnamed()), depth)
                continue
            self.ornaments(event)
            key, span = self.scalar(event), _span(event)
            plain = event.implicit[0]
            kept = False
            if is_merge_key(key, plain=plain):
                self.found("E109", span, "merge keys (<<) are not read", "write the keys out")
            elif not is_key(key):
                what = f"`{event.value}` is no key" if event.value else "a key is missing here"
                self.found("E111", span, what, "write `key: value`, the key a word or a number")
            elif key in mapping:
                line = self.examined.line_of(first_line[key].begin)
                self.found(
                    "E106",
                    span,
                    f"the key `{event.value}` stands here twice; first in line {line}",
                    "keep one of the two",
                )
            else:
                kept = True
                first_line[key] = span
                self.examined.keys[(*place, key)] = span
            below = (*place, key if kept else _Unnamed())
            value = self.any(self.parser.get_event(), below, depth)
            if kept:
                mapping[key] = value
        return mapping

    def sequence(self, place: Place, depth: int) -> list[Any]:
        sequence: list[Any] = []
        while not isinstance(event := self.parser.get_event(), SequenceEndEvent):
            sequence.append(self.any(event, (*place, len(sequence)), depth))
        return sequence

    def scalar(self, event: Any) -> Scalar:
        text: str = event.value
        if not event.implicit[0]:
            return text
        try:
            return plain_scalar(text)
        except UnreadableError:
            self.found(
                "E112",
                _span(event),
                "this number is too long to be meant",
                f"at most {LONGEST_NUMBER} characters and exponents up to {LARGEST_EXPONENT}; "
                "put it into quotes if it is a text",
            )
            return 0

    def ornaments(self, event: Any) -> None:
        if event.anchor is not None:
            self.found(
                "E107",
                _span(event),
                f"anchors such as &{event.anchor} are not read",
                "delete it; put a text that begins with & into quotes",
            )
        if event.tag is not None:
            self.found(
                "E108",
                _span(event),
                f"tags such as {event.tag} are not read",
                "delete it; put a text that begins with ! into quotes",
            )


class _Unnamed:
    """Stands in a place for a key that is not kept, so that nothing is looked up there."""


def _span(event: Any) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)


def _text_span(event: Any, text: str) -> Span:
    """Where a scalar's text lies, which for a folded one is below its `>-`."""
    span = _span(event)
    if event.style not in (">", "|"):
        return span
    begin = _BLOCK_HEADER.match(text, span.begin, span.end)
    end = span.begin + len(text[span.begin : span.end].rstrip())
    return Span(begin.end(), end) if begin and begin.end() < end else span


_BLOCK_HEADER = re.compile(r"[^\r\n]*\s*")
