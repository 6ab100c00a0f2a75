"""What a form is read against, and what one is written for. No reading or writing here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scorer.forms.intake.headings import Headings
from scorer.forms.marks.levels import LevelRead, level_in
from scorer.forms.marks.scale import plain_pieces, read_scale
from scorer.model import Assessment, Crossing, Rubric

_LONGEST_REMEMBERED = 12
"""Characters of a rating that is read once for all cells that have it."""
_LONGEST_SCALE_REMEMBERED = 60
"""Characters of a printed scale with its marks, as above."""
_MOST_REMEMBERED = 10_000


@dataclass(frozen=True)
class FormContext:
    """What a reader may know: the rubric that was filled in, and the crossings by id."""

    rubric: Rubric
    crossings: Mapping[str, Crossing]
    meanings: Mapping[str, str] = field(default_factory=dict)
    """Leaf ids by the names that a form or a table gives them, as with `--map ppd=dialogue`."""

    def level_in(self, value: object) -> LevelRead:
        """The level that a value means; short texts, which return by the thousand, are read once.

        See `levels.level_in`.
        """
        if not isinstance(value, str) or len(value) > _LONGEST_REMEMBERED:
            return level_in(value, self.rubric.scale)
        read = self._levels.get(value)
        if read is None:
            read = level_in(value, self.rubric.scale)
            if len(self._levels) < _MOST_REMEMBERED:
                self._levels[value] = read
        return read

    def scale_in(self, text: str) -> LevelRead | None:
        """The level marked on a scale printed without any look; read once as well.

        See `scale.read_scale`.
        """
        if len(text) > _LONGEST_SCALE_REMEMBERED:
            return read_scale(plain_pieces(text), self.rubric.scale)
        if text not in self._scales:
            if len(self._scales) >= _MOST_REMEMBERED:
                self._scales.clear()
            self._scales[text] = read_scale(plain_pieces(text), self.rubric.scale)
        return self._scales[text]

    @cached_property
    def _scales(self) -> dict[str, LevelRead | None]:
        return {}

    @cached_property
    def _levels(self) -> dict[str, LevelRead]:
        return {}

    @cached_property
    def headings(self) -> Headings:
        """What headings mean for the rubric and the crossings."""
        return Headings(self.rubric, self.crossings, self.meanings)


@dataclass(frozen=True)
class FormRequest:
    """One sheet of a form to be written: blank, or filled with an earlier assessment."""

    crossing: Crossing
    prefill: Assessment | None = None
