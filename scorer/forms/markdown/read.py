"""A filled Markdown form as sheets: headings say where a text belongs, list items hold it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.known_texts import KnownTexts, plain_text
from scorer.forms.intake.ledger import Entry, Ledger, understood
from scorer.forms.intake.sent import Sent
from scorer.forms.intake.sheet_builder import SheetBuilder
from scorer.forms.intake.understood import Understood
from scorer.forms.lexicon.grids import CELL_LABELS, GRID_COLUMNS, HEAD
from scorer.forms.markdown.escaped import restored
from scorer.forms.markdown.write import guide_lines
from scorer.forms.marks.levels import LevelRead, level_in
from scorer.forms.marks.scale import plain_pieces, read_scale
from scorer.forms.opening.decoding import LONGEST_GRID, decoded
from scorer.texts.catalogue import languages, per_language
from scorer.texts.forms import form_texts

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_LINES_LOOKED_AT = 2_000
_ITEM = re.compile(r"( {0,3})(?:[-*+•](?:\s+|$)|-(?=[^\s\d.,>-]))(.*)")
"""A hyphen begins an item without a blank too, unless it is the sign of a number, or an arrow."""
_BEGINS_WITH_HYPHEN = re.compile(r" {0,3}-")
_DRAWN_LINE = re.compile(r"[-_*=]{3,}")
_CONTINUED = re.compile(r"(?: {2,}|\t)(\S.*)")
_BOLD_LABEL = re.compile(r"\*\*(.+?)\*\*\s*(.*)", re.DOTALL)
_QUOTED = re.compile(r"^> ?", re.MULTILINE)


def read_markdown(content: bytes, name: str, context: FormContext) -> Understood:
    """What a filled Markdown form says; FormError where the bytes are no text."""
    text = decoded(content, name, longest=LONGEST_GRID)
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and all(line.startswith(">") for line in lines):
        text = _QUOTED.sub("", text)  # quoted whole in an answer by e-mail
    reader = _MarkdownReader(context)
    for part in _parts(text):
        reader.take(part)
    return reader.finish()


def is_form(sent: Sent) -> bool:
    """Whether a text, quoted in a mail or not, has a Markdown heading that names a dimension."""
    lines = [line.removeprefix("> ") for line in sent.beginning.split("\n")[:_LINES_LOOKED_AT]]
    found = map(_heading, lines)
    return any(each and sent.context.headings.leaf(restored(each[1])) for each in found)


def _heading(line: str) -> tuple[int, str] | None:
    """The level and the text of a heading."""
    found = _HEADING.match(line)
    return (len(found[1]), found[2].strip().rstrip("#").rstrip()) if found else None


@dataclass
class _Part:
    """A heading, a list item or a paragraph, with its lines."""

    kind: str
    line: int
    lines: list[str]
    level: int = 0
    """Of a heading: 1 to 6."""
    indent: int = 0
    """Blanks before an item."""

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()

    @property
    def place(self) -> str:
        return f"line {self.line}"


def _is_label(line: str) -> bool:
    """Whether a line begins with a label of the form: it does not go on with the line before."""
    text = _without_bold(line.strip())
    return any(scope.labelled(text) for scope in (HEAD, CELL_LABELS, GRID_COLUMNS))


def _parts(text: str) -> Iterator[_Part]:
    part: _Part | None = None
    blanks = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            blanks += 1
            continue
        heading, item = _heading(line), _ITEM.fullmatch(line)
        continued = _CONTINUED.fullmatch(line)
        if part is not None and part.kind == "item" and item and len(item[1]) <= part.indent:
            continued = None  # the next item of an indented list
        begins = heading or item or blanks or _BEGINS_WITH_HYPHEN.match(line) or _is_label(line)
        if part is not None and part.kind == "item" and continued:
            part.lines += [*[""] * blanks, continued[1]]
        elif part is not None and part.kind != "heading" and not begins:
            part.lines[-1] += f" {line.strip()}"  # wrapped on its way through the mail
        else:
            if part is not None:
                yield part
            if heading:
                part = _Part("heading", number, [heading[1]], heading[0])
            elif item:
                part = _Part("item", number, [item[2]], indent=len(item[1]))
            else:
                part = _Part("paragraph", number, [line.strip()])
        blanks = 0
    if part is not None:
        yield part


class _MarkdownReader:
    def __init__(self, context: FormContext) -> None:
        self._context = context
        self._rubric = context.rubric
        self._headings = context.headings
        self._known = KnownTexts(context.rubric, more=_guide(context))
        self._ledger = Ledger(self._known, restored)
        self._sheets: list[SheetBuilder] = []
        self._leaf: str | None = None
        self._column: str | None = None
        self._in_guide = False
        self._before: list[tuple[_Part, Entry]] = []
        """What stands before the first sheet."""

    def take(self, part: _Part) -> None:
        entry = self._ledger.enter(part.place, part.text)
        if part.kind == "heading":
            self._heading(part, entry)
        elif self._in_guide:
            pass
        elif self._leaf is not None and self._column is not None:
            drawn = _DRAWN_LINE.fullmatch(part.text)
            if part.text and not drawn and not self._switches_column(entry):
                self._sheet.add_tagged(self._leaf, self._column, part.text, part.place)
                entry.use()
        elif self._leaf is not None:
            self._about_rating(entry, self._leaf)
        else:
            self._about_sheet(part, entry)

    def finish(self) -> Understood:
        if not self._sheets:
            self._ledger.doubt("text", "no grid was found in it")
        sheets = tuple(sheet.finish() for sheet in self._sheets)
        return understood("Markdown form", sheets, self._ledger)

    @property
    def _sheet(self) -> SheetBuilder:
        return self._sheets[-1]

    def _heading(self, part: _Part, entry: Entry) -> None:
        text = restored(part.text)
        leaf = self._headings.leaf(text)
        if plain_text(text) in _guides():
            self._in_guide = True
        elif leaf is not None and part.level > 1:
            self._ledger.use_title(entry, self._headings)
            self._begin_leaf(leaf, entry)
        elif self._switches_column(entry):
            pass
        elif text in self._known:  # a branch of the rubric: what follows is about no leaf yet
            self._leaf = self._column = None
        elif part.level <= 2:
            self._begin_sheet(part, entry)

    def _begin_leaf(self, leaf: str, entry: Entry) -> None:
        if not self._sheets or leaf in self._sheet.leaves:
            self._new_sheet(entry.place)
        self._in_guide = False
        self._leaf, self._column = leaf, None
        self._sheet.begin(leaf)

    def _begin_sheet(self, part: _Part, entry: Entry) -> None:
        crossing = restored(part.text)
        if part.level == 1 and not self._headings.crossing(crossing):
            self._before.append((part, entry))  # a title over the whole text
            return
        self._new_sheet(part.place)
        self._sheet.set_heading(crossing, entry)

    def _new_sheet(self, place: str) -> None:
        self._sheets.append(SheetBuilder(self._context, self._ledger, place, restored))
        self._leaf = self._column = None
        self._in_guide = False
        before, self._before = self._before, []
        for part, entry in before:
            self._about_sheet(part, entry)

    def _switches_column(self, entry: Entry) -> bool:
        text = _without_bold(entry.text).rstrip(":：")
        column = GRID_COLUMNS.meaning(restored(text)) if "\n" not in text else None
        if self._leaf is None or column not in ("strengths", "drawbacks"):
            return False
        self._column = column
        self._ledger.pass_over_label(entry, entry.text)
        return True

    def _about_sheet(self, part: _Part, entry: Entry) -> None:
        if not self._sheets:
            self._before.append((part, entry))
            return
        said = self._ledger.labelled(entry, HEAD, _without_bold(part.text))
        if said is not None:
            self._sheet.set_field(said[0], restored(said[1]), entry)

    def _about_rating(self, entry: Entry, leaf: str) -> None:
        if self._switches_column(entry):
            return
        text = _without_bold(entry.text)
        said = self._ledger.labelled(entry, CELL_LABELS, text)
        written = said[1] if said else text
        scale = read_scale(plain_pieces(restored(written)), self._rubric.scale)
        if said and said[0] == "because":
            self._sheet.set_because(leaf, restored(written), entry)
        elif said and said[0] == "plausible":
            self._sheet.set_plausible(leaf, written, entry)
        elif scale is not None:
            if scale == LevelRead() and not self._is_blank_scale(written):
                scale = LevelRead(doubt=_NOT_MARKED)
            self._sheet.rate(leaf, scale, entry)
        elif said:
            self._sheet.rate(leaf, level_in(restored(written), self._rubric.scale), entry)
        elif plain_text(text).startswith(_ratings()):
            self._sheet.doubt(entry.place, _NOT_MARKED, leaf)

    def _is_blank_scale(self, text: str) -> bool:
        """Whether a scale stands there as it was printed; blanks do not matter."""
        return "".join(text.split()) == "".join(map(str, self._rubric.scale.levels))


_NOT_MARKED = (
    "no rating was understood, though this line was changed; put square brackets around one level"
)


@per_language
def _ratings() -> tuple[str, ...]:
    """How a line that holds a rating begins."""
    return tuple(map(plain_text, form_texts("rating")))


@per_language
def _guides() -> frozenset[str]:
    """The headings of the guide."""
    return frozenset(map(plain_text, (*form_texts("levels"), *form_texts("guide"))))


def _guide(context: FormContext) -> list[str]:
    return [
        restored(line.removeprefix("* "))
        for language in languages()
        for line in guide_lines(context.rubric, language)
    ]


def _without_bold(text: str) -> str:
    """`**Rating:** 3` as `Rating: 3`."""
    found = _BOLD_LABEL.fullmatch(text)
    return f"{found[1]} {found[2]}".strip() if found else text
