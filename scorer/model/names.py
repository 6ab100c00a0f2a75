"""Names as people type them, and the one index from all that something is called to its id."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from scorer.model.crossing import Crossing


@lru_cache(maxsize=10_000)
def plain_name(name: str) -> str:
    """A name without case, accents, blanks and hyphens, as people type it: `laocai`."""
    if name.isascii():
        return "".join(filter(str.isalnum, name.lower()))
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("đ", "d"))
    return "".join(
        character
        for character in decomposed
        if not unicodedata.combining(character) and character.isalnum()
    )


class CrossingNames:
    """Which crossing is meant by an id, a name or an alias, however it is typed.

    An id comes before a name, a name before an alias; among equals the first crossing stands.
    """

    def __init__(self, crossings: Iterable[Crossing]) -> None:
        self._crossings = tuple(crossings)

    def id_of(self, name: str) -> str | None:
        """The id of the crossing that is called so; None where none is."""
        return self._ids.get(plain_name(name))

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Every id, name and alias as it is written, with the id of its crossing."""
        return {
            name: crossing.id
            for crossing in self._crossings
            for name in (crossing.id, crossing.name, *crossing.aliases)
        }

    @cached_property
    def _ids(self) -> dict[str, str]:
        ids: dict[str, str] = {}
        for names in self._by_precedence():
            for name, crossing in names:
                ids.setdefault(plain_name(name), crossing)
        ids.pop("", None)
        return ids

    def _by_precedence(self) -> Iterator[list[tuple[str, str]]]:
        yield [(each.id, each.id) for each in self._crossings]
        yield [(each.name, each.id) for each in self._crossings]
        yield [(alias, each.id) for each in self._crossings for alias in each.aliases]
