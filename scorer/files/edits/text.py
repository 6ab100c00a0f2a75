"""Edits of a YAML text by place, which keep its comments and layout; each is read back."""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass

from scorer.files.problems.finding import Place, Span
from scorer.files.problems.problem import WorkspaceError
from scorer.files.reading.file import read_bytes
from scorer.files.yaml.examine import examine
from scorer.files.yaml.write import as_block, on_one_line
from scorer.model import Model


@dataclass(frozen=True)
class Edit:
    """A stretch of a text, and what is to stand there."""

    span: Span
    text: str


class EditableText:
    """A sound YAML text, and the ways to say something else in it.

    A way that does not fit the text gives no sense, or another one; `edited` tries one way after
    the other and takes the first that reads back as what was meant.
    """

    def __init__(self, data: bytes) -> None:
        self._mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        self._examined = examine(data)
        self._text = self._examined.text
        self._line_end = "\r\n" if "\r\n" in self._text else "\n"

    def value(self, place: Place, value: object) -> Edit:
        """Another scalar in the place of one."""
        return Edit(self._scalar(place), on_one_line(value))

    def key(self, place: Place, key: str) -> Edit:
        """Another key; place: of the value behind it."""
        return Edit(self._examined.keys[place], on_one_line(key))

    def entry_behind(self, place: Place, key: str, value: object) -> tuple[Edit, ...]:
        """Ways to add an entry behind one on the same level that fits on a line."""
        key_span, end = self._examined.keys[place], self._scalar(place).end
        line = self._line_of(key_span.begin)
        margin = self._text[line : key_span.begin].replace("-", " ")
        lines = [f"{key}: {on_one_line(value)}"] if margin else as_block(key, value)
        below = "".join(f"{self._line_end}{margin}{each}" for each in lines)
        behind = self._line_end_from(end)
        return (
            Edit(Span(behind, behind), below),
            Edit(Span(end, end), f", {key}: {on_one_line(value)}"),
        )

    def item_behind(self, place: Place, value: str) -> tuple[Edit, ...]:
        """Ways to add an item to a list, behind its last one."""
        span = self._scalar(place)
        line, behind = self._line_of(span.begin), self._line_end_from(span.end)
        dash = self._text.rfind("-", line, span.begin)
        margin = self._text[line:dash] if dash >= 0 else ""
        item = on_one_line(value)
        return (
            Edit(Span(span.end, span.end), f", {item}"),
            Edit(Span(behind, behind), f"{self._line_end}{margin}- {item}"),
        )

    def first_item(self, place: Place, value: str) -> Edit:
        """An item in an empty list."""
        begin = self._examined.values[place].begin
        return Edit(Span(begin, self._text.find("]", begin) + 1), f"[{on_one_line(value)}]")

    def holds(self, place: Place) -> bool:
        """Whether there is a value in a place."""
        return place in self._examined.values

    def edited(self, ways: Iterable[Iterable[Edit]], meant: Model, kind: str, name: str) -> bytes:
        """The text edited in the first way that makes it mean a model; raises WorkspaceError."""
        for edits in ways:
            text = self._text
            for edit in sorted(edits, key=lambda edit: edit.span.begin, reverse=True):
                text = text[: edit.span.begin] + edit.text + text[edit.span.end :]
            data = self._mark + text.encode()
            if read_bytes(data, name, kind, advice=False).model == meant:
                return data
        raise WorkspaceError(
            f"{name} cannot be edited safely; change it by hand. Nothing was changed"
        )

    def _scalar(self, place: Place) -> Span:
        """Where a scalar lies, with its quotes."""
        span = self._examined.values[place]
        begin, end = span.begin, span.end
        for quote in "\"'":
            if self._text[begin - 1 : begin] == quote == self._text[end : end + 1]:
                return Span(begin - 1, end + 1)
        return span

    def _line_of(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def _line_end_from(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        if end < 0:
            return len(self._text)
        return end - 1 if self._text[end - 1 : end] == "\r" else end
