"""What stands beside the cells of a worksheet: comments, and the texts of what is drawn over it."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorer.forms.excel.looks import tag_of, text_within
from scorer.forms.opening.package import Package

_ANSWERED = "[Threaded comment]"
"""How Excel begins the copy of a conversation that it writes for older versions."""


@dataclass(frozen=True)
class SheetAside:
    """A text that is in no cell."""

    what: str
    """`comment`, `text box`."""
    cell: str
    """The cell that it belongs to; empty where it belongs to none."""
    text: str


def asides_of(package: Package, worksheet: str) -> Iterator[SheetAside]:
    """The texts beside a worksheet, each once. worksheet: its part."""
    parts = [each for each in package.related(worksheet) if each.part in package.archive]
    answered = any(each.kind == "threadedComment" for each in parts)
    for each in parts:
        if each.kind == "comments":
            found = _comments(package, each.part)
            yield from (one for one in found if not (answered and one.text.startswith(_ANSWERED)))
        elif each.kind == "threadedComment":
            yield from _conversations(package, each.part)
        elif each.kind == "drawing":
            yield from _drawn(package, each.part)


def _comments(package: Package, part: str) -> Iterator[SheetAside]:
    for comment in package.parsed(part).iter():
        if tag_of(comment) == "comment":
            rich = [text_within(each) for each in comment if tag_of(each) == "text"]
            text = "".join(each.text + each.struck for each in rich).strip()
            if text:
                yield SheetAside("comment", comment.get("ref", ""), text)


def _conversations(package: Package, part: str) -> Iterator[SheetAside]:
    for comment in package.parsed(part).iter():
        if tag_of(comment) == "threadedComment":
            text = "".join(each.text or "" for each in comment if tag_of(each) == "text").strip()
            if text:
                yield SheetAside("comment", comment.get("ref", ""), text)


def _drawn(package: Package, part: str) -> Iterator[SheetAside]:
    for body in package.parsed(part).iter():
        if tag_of(body) == "txBody":
            paragraphs = (each for each in body if tag_of(each) == "p")
            lines = (
                "".join(t.text or "" for t in p.iter() if tag_of(t) == "t") for p in paragraphs
            )
            text = "\n".join(lines).strip()
            if text:
                yield SheetAside("text box", "", text)
