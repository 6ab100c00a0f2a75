"""Names that forms give to dimensions, matched to the leaves of a rubric; nothing is guessed."""

from collections.abc import Mapping

from scorer.forms.intake.levels import in_every_language
from scorer.model import Dimension, Rubric
from scorer.model.names import plain_name


def leaf_named(name: str, rubric: Rubric, meanings: Mapping[str, str] | None = None) -> str | None:
    """The id of the leaf that a name means, or None where none or more than one could be meant.

    A name is an id, a title in any language, or the first letters of a title (`ppd` for
    Public-private dialogue); case, accents, blanks, hyphens and underscores do not matter.
    meanings: leaf ids by the names that somebody explained (`--map ppd=dialogue`); they come first.
    """
    plain = plain_name(name)
    if not plain:
        return None
    for explained, leaf in (meanings or {}).items():
        if plain_name(explained) == plain and leaf in rubric.leaf_ids:
            return leaf
    for names in (_ids, _titles, _initials):
        meant = [leaf.id for leaf in rubric.leaves if plain in names(leaf)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            return None
    return None


def _ids(leaf: Dimension) -> set[str]:
    return {plain_name(leaf.id)}


def _titles(leaf: Dimension) -> set[str]:
    return {plain_name(title) for title in in_every_language(leaf.title)}


FEWEST_INITIALS = 2
"""Letters; one letter alone names nothing."""


def _initials(leaf: Dimension) -> set[str]:
    letters = {
        "".join(word[0] for word in title.replace("-", " ").split()).casefold()
        for title in in_every_language(leaf.title)
    }
    return {plain_name(each) for each in letters if len(each) >= FEWEST_INITIALS}
