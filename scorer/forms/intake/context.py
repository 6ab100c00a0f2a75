"""What a form is read against, and what one is written for. No reading or writing here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scorer.forms.intake.headings import Headings
from scorer.model import Assessment, Crossing, Rubric


@dataclass(frozen=True)
class FormContext:
    """What a reader may know: the rubric that was filled in, and the crossings by id."""

    rubric: Rubric
    crossings: Mapping[str, Crossing]
    meanings: Mapping[str, str] = field(default_factory=dict)
    """Leaf ids by the names that a form or a table gives them, as with `--map ppd=dialogue`."""

    @cached_property
    def headings(self) -> Headings:
        """What headings mean for the rubric and the crossings."""
        return Headings(self.rubric, self.crossings, self.meanings)


@dataclass(frozen=True)
class FormRequest:
    """One sheet of a form to be written: blank, or filled with an earlier assessment."""

    crossing: Crossing
    prefill: Assessment | None = None
