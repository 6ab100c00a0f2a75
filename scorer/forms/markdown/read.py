"""A filled Markdown form as sheets: headings say where a text belongs, list items hold it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.levels import LevelRead, level_in
from scorer.forms.intake.lexicon import CELL_LABELS, GRID_COLUMNS, HEAD
from scorer.forms.intake.marks import plain_pieces, read_scale
from scorer.forms.intake.sheet_builder import SheetBuilder, is_known, known_texts, plain_text
from scorer.forms.intake.understood import Doubt, Understood, Unplaced
from scorer.forms.markdown.escaped import restored
from scorer.forms.markdown.write import guide_lines
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


def looks_like_form(text: str, context: FormContext) -> bool:
    """Whether a text has a Markdown heading that names a dimension."""
    found = (_heading(line) for line in text.split("\n")[:_LINES_LOOKED_AT])
    return any(each and context.headings.leaf(restored(each[1])) for each in found)


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
        begins = heading or item or blanks or _BEGINS_WITH_HYPHEN.match(line)
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
        self._known = known_texts(context.rubric) | _guide(context)
        self._sheets: list[SheetBuilder] = []
        self._unplaced: list[Unplaced] = []
        self._leaf: str | None = None
        self._column: str | None = None
        self._in_guide = False
        self._before: list[_Part] = []
        """What stands before the first sheet."""

    def take(self, part: _Part) -> None:
        if part.kind == "heading":
            self._heading(part)
        elif self._in_guide:
            self._leave(part)
        elif self._leaf is not None and self._column is not None:
            drawn = _DRAWN_LINE.fullmatch(part.text)
            if part.text and not drawn and not self._switches_column(part):
                self._sheet.add_statement(self._leaf, self._column, part.text, part.place)
        elif self._leaf is not None:
            self._about_rating(part, self._leaf)
        else:
            self._about_sheet(part)

    def finish(self) -> Understood:
        for part in self._before:
            self._leave(part)
        unplaced = [*self._unplaced, *(text for sheet in self._sheets for text in sheet.unplaced)]
        doubts = () if self._sheets else (Doubt("text", "no grid was found in it"),)
        sheets = tuple(sheet.finish() for sheet in self._sheets)
        return Understood("Markdown form", sheets, tuple(unplaced), doubts)

    @property
    def _sheet(self) -> SheetBuilder:
        return self._sheets[-1]

    def _heading(self, part: _Part) -> None:
        text = restored(part.text)
        leaf = self._headings.leaf(text)
        if plain_text(text) in _guides():
            self._in_guide = True
        elif leaf is not None and part.level > 1:
            self._begin_leaf(leaf, part)
        elif self._switches_column(part):
            pass
        elif part.level <= 2 and plain_text(text) not in self._known:
            self._begin_sheet(part, text)
        else:
            self._leave(part)

    def _begin_leaf(self, leaf: str, part: _Part) -> None:
        if not self._sheets or leaf in self._sheet.cells:
            self._begin_sheet(part, None)
        self._in_guide = False
        self._leaf, self._column = leaf, None
        self._sheet.cell(leaf)

    def _begin_sheet(self, part: _Part, crossing: str | None) -> None:
        known = crossing is None or self._headings.crossing(crossing)
        if part.level == 1 and not known:
            self._before.append(part)  # a title over the whole text
            return
        self._sheets.append(SheetBuilder(self._context, part.place, restored))
        self._leaf = self._column = None
        self._in_guide = False
        before, self._before = self._before, []
        for each in before:
            self._about_sheet(each)
        if crossing is not None:
            self._sheet.heading = crossing

    def _switches_column(self, part: _Part) -> bool:
        text = _without_bold(part.text).rstrip(":：")
        column = GRID_COLUMNS.meaning(restored(text)) if "\n" not in text else None
        if self._leaf is None or column not in ("strengths", "drawbacks"):
            return False
        self._column = column
        return True

    def _about_sheet(self, part: _Part) -> None:
        said = HEAD.labelled(_without_bold(part.text))
        if said is None:
            if self._sheets:
                self._leave(part)
            else:
                self._before.append(part)
        elif self._sheets:
            self._sheet.set_field(said[0], restored(said[1]), part.place)
        else:
            self._before.append(part)

    def _about_rating(self, part: _Part, leaf: str) -> None:
        if self._switches_column(part):
            return
        text = _without_bold(part.text)
        said = CELL_LABELS.labelled(text)
        scale = read_scale(plain_pieces(restored(said[1] if said else text)), self._rubric.scale)
        if said and said[0] == "because":
            self._sheet.set_because(leaf, restored(said[1]))
        elif said and said[0] == "plausible":
            self._sheet.set_plausible(leaf, said[1], part.place)
        elif scale is not None:
            self._sheet.rate(leaf, scale, part.place)
            if scale == LevelRead() and not self._is_blank_scale(said[1] if said else text):
                self._sheet.doubt(part.place, _NOT_MARKED, leaf)
        elif said:
            self._sheet.rate(leaf, level_in(restored(said[1]), self._rubric.scale), part.place)
        else:
            if plain_text(text).startswith(_ratings()):
                self._sheet.doubt(part.place, _NOT_MARKED, leaf)
            self._leave(part)

    def _is_blank_scale(self, text: str) -> bool:
        """Whether a scale stands there as it was printed; blanks do not matter."""
        return "".join(text.split()) == "".join(map(str, self._rubric.scale.levels))

    def _leave(self, part: _Part) -> None:
        text = restored(part.text)
        if any(each.isalnum() for each in text) and not is_known(text, self._known):
            self._unplaced.append(Unplaced(part.place, text))


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


def _guide(context: FormContext) -> frozenset[str]:
    return frozenset(
        plain_text(restored(line.removeprefix("* ")))
        for language in languages()
        for line in guide_lines(context.rubric, language)
    )


def _without_bold(text: str) -> str:
    """`**Rating:** 3` as `Rating: 3`."""
    found = _BOLD_LABEL.fullmatch(text)
    return f"{found[1]} {found[2]}".strip() if found else text
