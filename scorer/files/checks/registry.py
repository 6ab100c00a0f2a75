"""What an assessment may name: the rubrics, crossings and sources of a workspace."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scorer.model import Crossing, Rubric


@dataclass
class Registry:
    """Names that assessments are checked against.

    A file that could not be read must not make every sheet wrong that names something in it:
    `*_complete` says whether all names are known, the sets hold whatever could be read.
    """

    rubrics: dict[str, Rubric] = field(default_factory=dict)
    """By reference: `bez-grid@1`."""
    broken_rubrics: set[str] = field(default_factory=set)
    """Ids of rubrics whose files have errors."""
    rubrics_complete: bool = True
    crossings: Mapping[str, Crossing] = field(default_factory=dict)
    crossing_ids: set[str] = field(default_factory=set)
    crossings_complete: bool = True
    source_ids: set[str] = field(default_factory=set)
    sources_complete: bool = True

    def majors(self, rubric_id: str) -> list[int]:
        """The major versions of a rubric that are there, in order."""
        return sorted(rubric.major for rubric in self.rubrics.values() if rubric.id == rubric_id)


def ids_in(value: Any, key: str) -> set[str]:
    """The ids in a list of a file that has errors elsewhere."""
    entries = value.get(key) if isinstance(value, dict) else None
    if not isinstance(entries, list):
        return set()
    return {
        entry["id"]
        for entry in entries
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    }


def repeated(ids: Iterable[str]) -> list[tuple[int, int, str]]:
    """Every id that came before: its position, the position of the first, the id."""
    first: dict[str, int] = {}
    found = []
    for position, name in enumerate(ids):
        if name in first:
            found.append((position, first[name], name))
        else:
            first[name] = position
    return found
