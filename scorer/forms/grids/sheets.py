"""The sheets of a document: where one begins, and what of the text before a grid is its head."""

from dataclasses import dataclass, field

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Entry, Ledger
from scorer.forms.intake.sheet_builder import SheetBuilder
from scorer.forms.lexicon.captions import goes_on, is_caption, without_caption
from scorer.forms.lexicon.grids import HEAD
from scorer.forms.lexicon.names import may_be_name


@dataclass
class Pending:
    """What stands before a grid and may belong to it: lines, and fields of its head."""

    lines: list[Entry] = field(default_factory=list)
    fields: list[tuple[str, str, list[Entry]]] = field(default_factory=list)
    """Key and text, and where it stands."""
    shapes: list[str] = field(default_factory=list)
    """Places where something is drawn."""

    def about_all(self) -> "Pending":
        """What is said of all crossings that stand side by side."""
        return Pending(fields=[each for each in self.fields if each[0] != "crossing"])


class GridSheets:
    """The sheets begun so far; what stands between grids waits for the next one."""

    def __init__(self, context: FormContext, ledger: Ledger) -> None:
        self.begun: list[SheetBuilder] = []
        self.pending = Pending()
        self.title_before: Entry | None = None
        """The last line outside of grids that is the title of a dimension."""
        self._head: dict[str, str] = {}
        """What the head of the last sheet says, the crossing by its id."""
        self._context = context
        self._headings = context.headings
        self._ledger = ledger

    @property
    def last(self) -> SheetBuilder:
        """The sheet that the grid being read belongs to."""
        return self.begun[-1]

    def take_line(self, entry: Entry) -> None:
        """A line outside of grids: a field of a head, or one that may name a crossing."""
        found = self._ledger.labelled(entry, HEAD, entry.text)
        if found is not None:
            self.pending.fields.append((found[0], found[1], [entry]))
        elif self._headings.leaf(entry.text) is not None:
            self.title_before = entry
        elif entry.text not in self._ledger.known:
            self.pending.lines.append(entry)

    def begin(self, place: str, pending: Pending, *, new: bool = False) -> SheetBuilder:
        """The sheet that a grid belongs to, with what stands before the grid.

        It is a new one where another crossing is named, or another head stands before the grid.
        """
        crossing = self._crossing_before(pending)
        said = {key: text for key, text, _ in pending.fields}
        if crossing:
            said["crossing"] = _without_caption_if_known(crossing.text, self._context)
        if "crossing" in said:
            said["crossing"] = self._headings.crossing(said["crossing"]) or said["crossing"]
        differs = any(self._head.get(key) != text for key, text in said.items())
        if new or differs or not self.begun:
            written = self._ledger.as_written
            self.begun.append(SheetBuilder(self._context, self._ledger, place, written))
            self._head = said
        for key, text, entries in pending.fields:
            self.last.set_field(key, self._ledger.as_written(text), *entries)
        if crossing:
            name = _without_caption_if_known(crossing.text, self._context)
            self.last.set_field("crossing", self._ledger.as_written(name), crossing)
        for where in pending.shapes:
            self.last.doubt(where, SHAPE)
        return self.last

    def end(self) -> None:
        """What stands behind the last grid."""
        for key, text, entries in self.pending.fields if self.begun else ():
            self.last.set_field(key, self._ledger.as_written(text), *entries)
        for place in self.pending.shapes:
            self._ledger.doubt(place, SHAPE)

    def _crossing_before(self, pending: Pending) -> Entry | None:
        """The line before the grid that names its crossing.

        If none is known, the last line but captions, where it may be a name.
        """
        named = [text for key, text, _ in pending.fields if key == "crossing"]
        for line in reversed(pending.lines):
            crossing = self._headings.crossing(without_caption(line.text))
            if crossing and named:
                if crossing == self._headings.crossing(named[0]):
                    line.use()
                return None
            if crossing:
                return line
        captions = [line for line in pending.lines if is_caption(line.text)]
        for line in captions:
            if not without_caption(line.text):
                line.pass_over()
        lines = [line for line in pending.lines if line not in captions]
        if named or not lines or any(goes_on(line.text) for line in captions):
            return None
        return lines[-1] if may_be_name(lines[-1].text) else None


def _without_caption_if_known(name: str, context: FormContext) -> str:
    return name if context.headings.crossing(name) else without_caption(name) or name


SHAPE = "a shape is drawn here, perhaps around a rating; ask a person what it marks"
