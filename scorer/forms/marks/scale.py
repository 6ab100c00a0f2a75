"""Which level of a printed scale somebody marked: by circle, bold, brackets, tick and the like.

Knows characters and how they look; nothing of documents.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scorer.forms.marks.levels import CIRCLED_DIGITS, LevelRead, level_in
from scorer.forms.marks.signs import (
    EMPTY_BOX,
    FULL_BOX,
    TICK,
    boxes_beside,
    enclosed,
    is_ticked,
    ticked_beside,
    unlike_the_others,
    with_boxes,
)
from scorer.model import Scale, in_every_language


@dataclass(frozen=True, slots=True)
class Look:
    """How a character is set, as far as people mark things that way; empty means as usual."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    struck: bool = False
    circled: bool = False
    effect: str = ""
    """Emphasis marks, shadow, outline and the like."""
    highlight: str = ""
    shading: str = ""
    border: str = ""
    colour: str = ""
    size: str = ""
    style: str = ""
    hidden: str = ""
    """Why nobody sees it, in words."""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of one look."""

    text: str
    look: Look = PLAIN
    placeholder: bool = False
    """Whether it only shows where something may be filled in."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """One level where it is printed, with the characters to its left up to the level before."""

    level: int | Decimal
    look: Look
    gap: str


_EITHER_OR = ("bold", "italic", "underline", "circled", "effect", "highlight", "shading", "border")
"""Marks that are there or not."""
_VARIANTS = ("effect", "highlight", "shading", "border", "colour", "size", "style")
"""Marks that show where one level differs from most others."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_LEAD = 40
"""Characters before or behind a scale, as in `please circle: 1 2 3 4 5 (best)`."""


def read_scale(pieces: Iterable[Piece], scale: Scale) -> LevelRead | None:
    """The level that is marked on a printed scale; None where the pieces are no such scale.

    A level counts as marked only by comparison with the others: where all digits are bold, bold
    says nothing. Two levels marked in any way are a doubt, never a choice.
    """
    characters = list(_characters(pieces))
    found = _printed_levels(characters, scale)
    if found is None:
        return None
    printed, behind, overwritten = found
    if overwritten is not None:
        return LevelRead(overwritten, f"a mark stands in the place of {overwritten}")
    rest = tuple(_beside(printed, behind, scale))
    marked: dict[int | Decimal, str] = {}
    for manner, levels in (*_looks(printed), *_signs(printed, behind)):
        for level in levels:
            marked.setdefault(level, manner)
    undecided = _undecided(printed, behind)
    if len(marked) > 1:
        ways = " and ".join(f"{level} ({manner})" for level, manner in sorted(marked.items()))
        return LevelRead(doubt=f"ambiguous: {ways} are both marked", rest=rest)
    chosen = min(marked, default=None)
    if chosen is None and undecided is None:
        undecided = unlike_the_others([*(each.gap for each in printed), behind])
    return LevelRead(None if undecided else chosen, undecided, rest=rest)


def is_tick(text: str, level: int | Decimal | None, scale: Scale) -> bool | None:
    """Whether a cell that stands for a level is ticked; None where a person has to say.

    An empty box is no tick; the level itself, written there, is one.
    """
    ticked = is_ticked(text)
    if ticked is not None:
        return ticked
    written = level_in(text.strip(), scale)
    return True if not written.doubt and written.level == level else None


def plain_pieces(text: str) -> tuple[Piece, ...]:
    """A text without any look."""
    return (Piece(text),)


def _characters(pieces: Iterable[Piece]) -> Iterator[tuple[str, Look]]:
    for piece in pieces:
        for character in piece.text:
            if character in "\u20dd\u20de\u20e3\ufe0f":  # combining circle, square, keycap
                yield character, piece.look
                continue
            plain = CIRCLED_DIGITS.get(character)
            if plain:
                filled = "filled" if character in _FILLED else piece.look.effect
                circled = replace(piece.look, circled=True, effect=filled)
                yield from ((digit, circled) for digit in plain)
            else:
                yield character, piece.look


_FILLED = frozenset(map(chr, (*range(0x2776, 0x2780), *range(0x278A, 0x2794))))


def _printed_levels(
    characters: Sequence[tuple[str, Look]], scale: Scale
) -> tuple[list[_Printed], str, int | Decimal | None] | None:
    """The levels in their order, what stands behind the last, and one that a mark replaced."""
    levels = scale.levels
    text = "".join(character for character, _ in characters)
    if len(levels) < 2 or len(text) > 1000:
        return None
    numbers = list(_NUMBER.finditer(text))
    if not numbers or len(numbers) > len(levels):
        return None
    values = [Decimal(number[0].replace(",", ".")) for number in numbers]
    gaps = [
        with_boxes(text[before:after])
        for before, after in zip(
            [0, *(number.end() for number in numbers)],
            [*(number.start() for number in numbers), len(text)],
            strict=True,
        )
    ]
    if not _reads_as_scale(gaps, scale):
        return None
    if values not in (list(levels), list(reversed(levels))):
        return _overwritten(values, gaps, levels)
    printed = []
    for number, value, gap in zip(numbers, values, gaps, strict=False):
        look = characters[number.start()][1]
        follower = text[number.end() : number.end() + 2]
        if any(mark in follower for mark in "\u20dd\u20de\u20e3"):
            look = replace(look, circled=True)
        level = levels[[Decimal(each) for each in levels].index(value)]
        printed.append(_Printed(level, look, gap))
    return printed, gaps[-1], None


def _reads_as_scale(gaps: list[str], scale: Scale) -> bool:
    """Whether between the numbers stand only signs, ticks and the labels of the levels."""
    labels = _words_of_labels(scale)
    if len(gaps[0]) > _LONGEST_LEAD or len(gaps[-1]) > _LONGEST_LEAD:
        return False
    return all(
        word in TICK or word.casefold() in labels
        for gap in gaps[1:-1]
        for word in _WORD.findall(gap)
    )


def _beside(printed: list[_Printed], behind: str, scale: Scale) -> Iterator[str]:
    """The texts before and behind a scale that are more than labels of its ends and ticks."""
    labels = _words_of_labels(scale)
    for text in (printed[0].gap, behind):
        words = _WORD.findall(text)
        if any(word not in TICK and word.casefold() not in labels for word in words):
            yield text.strip()


def _words_of_labels(scale: Scale) -> set[str]:
    return {
        word.casefold()
        for label in scale.labels.values()
        for text in in_every_language(label)
        for word in _WORD.findall(text)
    }


def _overwritten(
    values: list[Decimal], gaps: list[str], levels: tuple[int | Decimal, ...]
) -> tuple[list[_Printed], str, int | Decimal] | None:
    """The one level whose digit was replaced by a mark, as in `1 2 X 4 5`."""
    missing = [level for level in levels if level not in values]
    if len(missing) != 1 or values != [level for level in levels if level != missing[0]]:
        return None
    gap = gaps[levels.index(missing[0])]
    if any(sign in TICK + FULL_BOX + EMPTY_BOX + "oO" for sign in gap):
        return [], "", missing[0]
    return None


def _looks(printed: list[_Printed]) -> Iterator[tuple[str, list[int | Decimal]]]:
    """The levels that their look sets apart, once for each manner."""
    for manner in _EITHER_OR:
        having = [each.level for each in printed if getattr(each.look, manner)]
        if len(having) < len(printed):
            yield _IN_WORDS.get(manner, manner), having
    for manner in _VARIANTS:
        values = [getattr(each.look, manner) for each in printed]
        if manner in _EITHER_OR and not all(values):
            continue  # already told by who has it and who has not
        usual, count = Counter(values).most_common(1)[0]
        if count * 2 > len(printed):
            others = [each.level for each in printed if getattr(each.look, manner) != usual]
            yield _IN_WORDS.get(manner, manner), others
    struck = [each.level for each in printed if each.look.struck]
    if len(struck) == len(printed) - 1 and len(struck) > 1:
        yield "the only one not struck out", [e.level for e in printed if not e.look.struck]


_IN_WORDS = {
    "underline": "underlined",
    "highlight": "highlighted",
    "shading": "shaded",
    "border": "boxed",
    "effect": "emphasised",
    "colour": "another colour",
    "size": "another size",
    "style": "another style",
}


def _signs(printed: list[_Printed], behind: str) -> Iterator[tuple[str, list[int | Decimal]]]:
    """The levels that signs set apart: brackets around them, ticked boxes and ticks beside them."""
    gaps = [*(each.gap for each in printed), behind]
    bracketed = [
        each.level for index, each in enumerate(printed) if enclosed(gaps[index], gaps[index + 1])
    ]
    if len(bracketed) < len(printed):
        yield "in brackets", bracketed
    boxes = boxes_beside(gaps)
    if boxes is not None:
        yield "ticked", [e.level for e, box in zip(printed, boxes, strict=True) if box]
        return
    ticked = [printed[index].level for index in ticked_beside(gaps) if index is not None]
    if len(ticked) < len(printed):
        yield "ticked", ticked


def _undecided(printed: list[_Printed], behind: str) -> str | None:
    """Marks that are there, but can be read in two ways."""
    struck = [each.level for each in printed if each.look.struck]
    if len(struck) == 1:
        return f"{struck[0]} is struck out: chosen or rejected?"
    gaps = [*(each.gap for each in printed), behind]
    if boxes_beside(gaps) is None and None in list(ticked_beside(gaps)):
        return "a mark stands between two levels"
    return None
