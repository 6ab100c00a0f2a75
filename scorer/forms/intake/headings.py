"""What the headings of a grid in the wild name: a dimension of the rubric, or a crossing."""

import re
from collections.abc import Callable, Iterable, Mapping

from scorer.forms.lexicon.scope import LONGEST_LABEL
from scorer.forms.lexicon.wording import without_hints, without_numbering, words_of
from scorer.model import Crossing, Dimension, Rubric, in_every_language
from scorer.model.names import CrossingNames, plain_name

LIKENESS_OF_A_TITLE = 84
"""Percent of shared words, as rapidfuzz counts; `Transport & Logistics` reaches 90 and more."""
CLEAR_LEAD = 10
"""Percent by which the likest title has to lead the next."""
FEWEST_INITIALS = 2
"""Letters of a short form such as `PPD`; one letter alone names nothing."""
_MOST_REMEMBERED = 10_000
_BRACKETED = re.compile(r"[(（]([^()（）]+)[)）]\s*\Z")


_SMALL_WORDS = {"and", "of", "the", "for", "in", "on", "a", "và", "của"}
"""Words that a title may have more or fewer of."""


class Headings:
    """What headings mean for one rubric and some crossings; made to be asked for every line."""

    def __init__(
        self,
        rubric: Rubric,
        crossings: Mapping[str, Crossing] | None = None,
        meanings: Mapping[str, str] | None = None,
    ) -> None:
        """meanings: leaf ids by the names that somebody explained, as with `--map ppd=dialogue`."""
        self._explained = {
            plain_name(name): leaf
            for name, leaf in (meanings or {}).items()
            if leaf in rubric.leaf_ids
        }
        self._names = [_leaves_by_name(rubric.leaves, names) for names in (_id, _titles, _initials)]
        self._words = [
            (words_of(title), leaf.id) for leaf in rubric.leaves for title in _titles(leaf)
        ]
        self._every_word = {
            word
            for leaf in rubric.leaves
            for name in (*_titles(leaf), *_initials(leaf), leaf.id, *(meanings or ()))
            for word in words_of(name).split()
        } | _SMALL_WORDS
        self._asked: dict[str, str | None] = {}
        """What was asked before; the headings of a grid return with every crossing."""
        self._crossings_asked: dict[str, str | None] = {}
        self._crossings = CrossingNames((crossings or {}).values())

    def leaf(self, heading: str) -> str | None:
        """The leaf that a heading names, or whose title it clearly resembles.

        None where that is not clear. The order of its words does not matter, nor does what does
        not matter for `leaf_named`.
        """
        if len(heading) > LONGEST_LABEL:
            return None
        if heading not in self._asked:
            if len(self._asked) >= _MOST_REMEMBERED:
                self._asked.clear()
            self._asked[heading] = self.leaf_named(heading) or self._resembling(heading)
        return self._asked[heading]

    def leaf_named(self, name: str) -> str | None:
        """The leaf that a name means, or None where none or more than one could be meant.

        A name is what somebody explained, an id, a title in any language, or the first letters of
        a title (`ppd` for Public-private dialogue). Case, accents, blanks, hyphens, numbering,
        hints in brackets, and `&` for `and` do not matter.
        """
        if len(name) > LONGEST_LABEL:
            return None
        for text in (name, without_hints(without_numbering(name))):
            plain = plain_name(words_of(text) or text)
            if not plain:
                continue
            explained = self._explained.get(plain_name(text))
            if explained is not None:
                return explained
            for leaves in self._names:
                if plain in leaves:
                    return leaves[plain]
        return None

    def says_more(self, heading: str) -> bool:
        """Whether a heading that names a leaf says something besides its name."""
        words = set(words_of(without_numbering(heading)).split())
        return not words <= self._every_word

    def crossing(self, text: str) -> str | None:
        """The id of the crossing that a heading names by id, name or alias; None for none.

        `Hekou-Lao Cai (hekou-lao-cai)`, as our own forms write it, names the crossing twice.
        """
        if len(text) > LONGEST_LABEL:
            return None
        if text not in self._crossings_asked:
            if len(self._crossings_asked) >= _MOST_REMEMBERED:
                self._crossings_asked.clear()
            self._crossings_asked[text] = self._crossing(text)
        return self._crossings_asked[text]

    def _crossing(self, text: str) -> str | None:
        bracketed = _BRACKETED.search(text)
        for name in (bracketed[1] if bracketed else "", text):
            found = self._crossings.id_of(name)
            if found:
                return found
        return None

    def _resembling(self, text: str) -> str | None:
        bare = without_numbering(text)
        if not any(map(str.isalpha, bare)):
            return None
        from rapidfuzz import fuzz

        heading = words_of(bare)
        likeness: dict[str, float] = {}
        for title, leaf in self._words:
            alike = fuzz.token_sort_ratio(heading, title)
            likeness[leaf] = max(alike, likeness.get(leaf, 0))
        (best, leaf), *others = sorted(((v, k) for k, v in likeness.items()), reverse=True)
        runner_up = others[0][0] if others else 0
        return leaf if best >= LIKENESS_OF_A_TITLE and best - runner_up >= CLEAR_LEAD else None


def _leaves_by_name(
    leaves: Iterable[Dimension], names: Callable[[Dimension], Iterable[str]]
) -> dict[str, str | None]:
    """The leaf of each name; None for a name that two leaves share."""
    found: dict[str, str | None] = {}
    for leaf in leaves:
        for name in names(leaf):
            plain = plain_name(words_of(name) or name)
            found[plain] = leaf.id if found.get(plain, leaf.id) == leaf.id else None
    found.pop("", None)
    return found


def _id(leaf: Dimension) -> tuple[str, ...]:
    return (leaf.id,)


def _titles(leaf: Dimension) -> tuple[str, ...]:
    return in_every_language(leaf.title)


def _initials(leaf: Dimension) -> list[str]:
    letters = (
        "".join(word[0] for word in title.replace("-", " ").split()) for title in _titles(leaf)
    )
    return [each for each in letters if len(each) >= FEWEST_INITIALS]
