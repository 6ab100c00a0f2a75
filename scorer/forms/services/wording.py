"""What the wording of questions says besides what they ask: kept, as it may be of weight."""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import chain

from scorer.forms.intake.ledger import Ledger
from scorer.forms.lexicon.wording import hints_of, without_numbering, words_of
from scorer.forms.marks.levels import level_in
from scorer.model import Scale, in_every_language

_FIGURE = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?![\w])|\w*\d{4,}\w*")
"""A number, or a word with one in it that is too long for the number of a question."""


def enter_wording(names: Iterable[str], ledger: Ledger, scale: Scale) -> None:
    """Take note of what the names of a question, or of several, say besides what they ask."""
    labels = {
        word
        for label in scale.labels.values()
        for text in in_every_language(label)
        for word in words_of(text).split()
    }
    said = [_said_besides(name, labels, scale) for name in names]
    for text in dict.fromkeys(chain.from_iterable(said)):
        ledger.enter("header", text)


def _said_besides(name: str, labels: Container[str], scale: Scale) -> Iterator[str]:
    """What the wording of a question says besides its words: remarks in brackets, and figures.

    labels: the words that levels are called by, which belong to the question as levels do.
    """
    for hint in hints_of(name):
        words = words_of(hint.strip("()（）")).split()
        if any(word not in labels and not _is_level(word, scale) for word in words):
            yield hint
    figures = _FIGURE.findall(without_numbering(name))
    if any(not _is_level(figure, scale) for figure in figures):
        yield name


def _is_level(word: str, scale: Scale) -> bool:
    return bool(_FIGURE.fullmatch(word)) and level_in(word, scale).level is not None
