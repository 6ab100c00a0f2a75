"""Text in terminal cells: how wide it is, where it may break, how it is padded. No tables here."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

_BLANKS = re.compile("[ \t]+")
_A_WORD = re.compile(r"[^\W\d_]{2}")
_CLOSING = set("，。、；：！？）》」』】〉〕”’…")
_OPENING = set("（《「『【〈〔“‘")
_JOINER = "\u200d"


def width_of(text: str) -> int:
    """Terminal cells that one line of text takes; wide letters take two, accents none."""
    return len(text) if text.isascii() else cell_len(text)


def is_one_figure(text: str) -> bool:
    """Whether the text is a number, a range or a profile, which reads as one and never breaks."""
    return not _A_WORD.search(text)


def longest_unbreakable(text: str) -> int:
    """Cells of the widest piece that has to stay on one line."""
    return max((width_of(unit) for word in text.split() for unit in _units(word)), default=0)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken at blanks and between wide letters.

    A line that fits stays as it is. Only a piece wider than the line itself is cut.
    width: at least 2, as a wide letter needs that much.
    """
    return [
        part
        for line in text.replace("\t", " ").split("\n")
        for part in ([line] if width_of(line) <= width else _filled(line, width))
    ]


def pad(text: str, width: int, align: str) -> str:
    """The text filled up with blanks to `width` cells; align: left, right or center."""
    missing = max(0, width - width_of(text))
    if align == "right":
        return " " * missing + text
    if align == "center":
        return " " * (missing // 2) + text + " " * (missing - missing // 2)
    return text + " " * missing


def beginning(text: str, width: int) -> str:
    """The text, or where it is wider than `width` cells its beginning with an ellipsis behind."""
    return text if width_of(text) <= width else "".join(_fitting(_clusters(text), width - 1)) + "…"


def ending(text: str, width: int) -> str:
    """The text, or where it is wider than `width` cells its end with an ellipsis in front."""
    if width_of(text) <= width:
        return text
    clusters = list(_clusters(text))
    return "…" + "".join(reversed(list(_fitting(reversed(clusters), width - 1))))


def _fitting(clusters: Iterable[str], width: int) -> Iterator[str]:
    for cluster in clusters:
        width -= width_of(cluster)
        if width < 0:
            return
        yield cluster


def _filled(line: str, width: int) -> list[str]:
    """Words set one after the other as long as they fit."""
    lines: list[str] = []
    current, used = "", 0
    for word in _BLANKS.split(line.strip(" \t")):
        gap = " " if current else ""
        for unit in _units(word):
            for piece in _cut(unit, width):
                size = width_of(piece)
                if current and used + len(gap) + size > width:
                    lines.append(current)
                    current, used, gap = "", 0, ""
                current += gap + piece
                used += len(gap) + size
                gap = ""
    return [*lines, current]


def _units(word: str) -> Iterator[str]:
    """The pieces between which a line may break within a word: around wide letters.

    Closing marks stay with what they close, opening marks with what they open.
    """
    if word.isascii():
        yield word
        return
    unit = ""
    breakable = False
    for cluster in _clusters(word):
        wide = width_of(cluster) > 1
        may_break = (wide or breakable) and cluster not in _CLOSING and unit[-1:] not in _OPENING
        if unit and may_break:
            yield unit
            unit = ""
        unit += cluster
        breakable = wide
    if unit:
        yield unit


def _cut(unit: str, width: int) -> Iterator[str]:
    """The unit in pieces of at most `width` cells; whole wherever it fits."""
    if width_of(unit) <= width:
        yield unit
        return
    piece, used = "", 0
    for cluster in _clusters(unit):
        size = width_of(cluster)
        if piece and used + size > width:
            yield piece
            piece, used = "", 0
        piece += cluster
        used += size
    yield piece


def _clusters(text: str) -> Iterator[str]:
    """Letters with the accents, joiners and variation signs that belong to them."""
    cluster = ""
    for character in text:
        belongs = (
            character == _JOINER
            or cluster.endswith(_JOINER)
            or unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf")
            or "\U0001f3fb" <= character <= "\U0001f3ff"
            or (_is_flag_half(character) and len(cluster) == 1 and _is_flag_half(cluster))
        )
        if cluster and not belongs:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
