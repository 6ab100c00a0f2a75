"""Crossings that a form names and nobody registered: what they become."""

from unicodedata import normalize

from scorer.files.naming import slug_of
from scorer.model import Crossing
from scorer.model.names import plain_name


class NewCrossings:
    """The crossings that an import adds, one for each name however it is typed."""

    def __init__(self, taken: set[str]) -> None:
        """taken: the ids there are; those of new crossings are added to it."""
        self._taken = taken
        self._added: dict[str, Crossing] = {}

    def named(self, identity: str, name: str) -> Crossing:
        """The new crossing of an id or name. name: what it is called."""
        plain = plain_name(identity)
        if plain not in self._added:
            slug, number = slug_of(identity), 1
            wanted = slug or "crossing"
            while wanted in self._taken:
                number += 1
                wanted = f"{slug or 'crossing'}-{number}"
            written = normalize("NFC", " ".join(name.split()))
            self._added[plain] = Crossing(id=wanted, name=written, kind="area")
            self._taken.add(wanted)
        return self._added[plain]
