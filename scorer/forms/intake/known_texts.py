"""The texts that forms of a rubric hold themselves, in every language: nobody filled those in."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from scorer.forms.marks.levels import level_with_label
from scorer.model import Rubric, text_in
from scorer.texts.catalogue import languages
from scorer.texts.forms import PAPER, every_text_of_forms

_DRAWN = re.compile(r"[\s_\-\u2010-\u2015=~.…·|/\\:：;,()（）\[\]{}<>*#+•▪◦‣⁃●○■□☐❏\u2500-\u257f]*")
"""Rules, bullets, empty boxes and brackets: what is left of a form that nobody wrote into."""


class KnownTexts:
    """What a form of a rubric says before anybody fills it in."""

    def __init__(
        self, rubric: Rubric, kinds: tuple[str, ...] = (PAPER,), more: Iterable[str] = ()
    ) -> None:
        """kinds: of the forms whose texts are meant. more: what a form says besides."""
        texts = (
            *(text for kind in kinds for text in every_text_of_forms(kind)),
            *_texts_of(rubric),
            *more,
        )
        self._known = frozenset(map(plain_text, texts))

    def __contains__(self, text: object) -> bool:
        """Whether a text, or each of its lines, belongs to the form, or is only drawn."""
        return isinstance(text, str) and (
            _DRAWN.fullmatch(text) is not None
            or plain_text(text) in self._known
            or all(plain_text(line) in self._known for line in text.splitlines() if line.strip())
        )


def _texts_of(rubric: Rubric) -> Iterator[str]:
    for language in languages():
        yield text_in(rubric.title, language)
        for level in rubric.scale.levels:
            yield level_with_label(level, rubric, language)
        for label in rubric.scale.labels.values():
            yield text_in(label, language)
        for node in rubric.nodes:
            for text in (node.title, *node.aspects, *node.descriptors.values()):
                yield text_in(text, language)
            if node.question is not None:
                yield text_in(node.question, language)


def levels_as_shown(rubric: Rubric) -> dict[str, int | Decimal]:
    """The levels by what our forms show for them in any language: `3 - regular`."""
    return {
        plain_text(level_with_label(level, rubric, language)): level
        for language in languages()
        for level in rubric.scale.levels
    }


def plain_text(text: str) -> str:
    """A text without differences of blanks and case, and without signs at its ends."""
    return " ".join(text.casefold().split()).strip(" :.*_#()（）：。-")
