"""The characters of a Word paragraph with their looks, through every wrapper Word puts them in.

Sees runs in content controls, hyperlinks, fields and tracked insertions; skips what was deleted.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from scorer.forms.grids.document import Aside
from scorer.forms.marks.fonts import signs_of
from scorer.forms.marks.scale import PLAIN, Look, Piece
from scorer.forms.opening.drawn import drawn_text
from scorer.forms.opening.links import is_shown
from scorer.forms.word.characters import child, local_name, value, word_name
from scorer.forms.word.styles import RunStyle, Styles

_PASSED_THROUGH = {
    "ins",
    "moveTo",
    "smartTag",
    "customXml",
    "fldSimple",
    "sdtContent",
    "dir",
    "bdo",
    "ruby",
    "rubyBase",
}
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_EFFECTS = ("em", "shadow", "outline", "emboss", "imprint", "effect")
_OFF = {"0", "false", "off", "none", "nil"}
_WITHOUT_COLOUR = {"", "auto", "000000", "windowtext"}
_WITHOUT_FILL = {"", "auto", "ffffff"}
_WHITE = "ffffff"
_HIDDEN = "this is hidden"
_ENCLOSED = re.compile(r"\beq\s*\\o\s*(?:\\a[clr]\s*)?[(（](.*)[)）]", re.IGNORECASE | re.DOTALL)


@dataclass
class _Field:
    """A field that has begun: its instruction, and whether its result is being read."""

    instruction: str = ""
    in_result: bool = False
    data: Element | None = None


@dataclass
class RunReader:
    """Reads paragraphs one after the other and gathers what is drawn or boxed beside the text."""

    styles: Styles = field(default_factory=Styles)
    links: Mapping[str, str] = field(default_factory=dict)
    """The addresses that hyperlinks lead to, by the id of the relationship."""
    asides: list[Aside] = field(default_factory=list)
    _shapes: list[str] = field(default_factory=list)
    _boxed: set[str] = field(default_factory=set)
    """Texts of what is drawn; Word writes each box twice, in the old and in the new way."""

    def take_shapes(self) -> tuple[str, ...]:
        """What was drawn since this was asked last."""
        shapes = tuple(self._shapes)
        self._shapes.clear()
        return shapes

    def pieces(
        self, paragraph: Element, ground: Look = PLAIN, *, placeholder: bool = False
    ) -> Iterator[Piece]:
        """The characters of a paragraph; ground is the look of what it lies in."""
        yield from self._inline(paragraph, ground, placeholder, [])

    def _inline(
        self, parent: Element, ground: Look, placeholder: bool, fields: list[_Field]
    ) -> Iterator[Piece]:
        for element in parent:
            name = word_name(element)
            if name == "r":
                yield from self._run(element, ground, placeholder, fields)
            elif name == "sdt":
                yield from self._control(element, ground, placeholder, fields)
            elif name == "hyperlink":
                linked = list(self._inline(element, ground, placeholder, fields))
                yield from linked
                self._link(element, "".join(piece.text for piece in linked))
            elif name in _PASSED_THROUGH:
                yield from self._inline(element, ground, placeholder, fields)
            elif local_name(element) in {"oMath", "oMathPara"}:
                formula = [each.text or "" for each in element.iter() if local_name(each) == "t"]
                yield Piece("".join(formula), ground, placeholder)
            elif local_name(element) == "AlternateContent":
                yield from self._chosen(element, ground, placeholder, fields)

    def _link(self, element: Element, shown: str) -> None:
        """The address behind a hyperlink is kept beside, where the text does not show it."""
        names = (name for name in element.attrib if name.endswith("/relationships}id"))
        address = self.links.get(element.get(next(names, ""), ""), "")
        if not is_shown(address, shown):
            self._put_aside("link", address)

    def _control(
        self, control: Element, ground: Look, placeholder: bool, fields: list[_Field]
    ) -> Iterator[Piece]:
        properties = child(control, "sdtPr")
        shown = child(properties, "showingPlcHdr")
        placeholder = placeholder or (shown is not None and value(shown) not in _OFF)
        tick, content = _tick_of_control(properties), child(control, "sdtContent")
        if tick:
            yield Piece(tick, ground)
        if content is not None:
            pieces = self._inline(content, ground, placeholder and not tick, fields)
            yield from _behind_the_sign(list(pieces)) if tick else pieces

    def _run(
        self, run: Element, ground: Look, placeholder: bool, fields: list[_Field]
    ) -> Iterator[Piece]:
        properties = child(run, "rPr")
        style = self.styles.of(*ground.style.split(), value(child(properties, "rStyle")))
        look, fonts = _look(properties, ground, style), child(properties, "rFonts")
        fonts = style.fonts if fonts is None else fonts
        for element in run:
            name = word_name(element)
            if name == "fldChar":
                yield from _field_character(element, look, placeholder, fields)
            elif name == "instrText":
                if fields:
                    fields[-1].instruction += element.text or ""
            elif fields and not fields[-1].in_result:
                continue  # still inside a field's instruction
            elif name == "t":
                text = (element.text or "").replace("\n", " ")
                yield Piece(_in_font(text, fonts), look, placeholder)
            elif name in _CHARACTERS:
                yield Piece(_CHARACTERS[name], look, placeholder)
            elif name == "sym":
                yield Piece(_symbol(element), look, placeholder)
            elif name in {"drawing", "pict", "object"}:
                self._drawn(element)
            elif name == "ruby":
                yield from self._inline(element, look, placeholder, fields)
            elif local_name(element) == "AlternateContent":
                yield from self._chosen(element, look, placeholder, fields)

    def _chosen(
        self, alternatives: Element, look: Look, placeholder: bool, fields: list[_Field]
    ) -> Iterator[Piece]:
        """The first of several forms of the same thing."""
        for choice in alternatives:
            if local_name(choice) in {"Choice", "Fallback"}:
                for element in choice:
                    if word_name(element) in {"drawing", "pict", "object"}:
                        self._drawn(element)
                    elif word_name(element) == "r":
                        yield from self._run(element, look, placeholder, fields)
                return

    def _drawn(self, drawing: Element) -> None:
        """Something drawn: it is named, and the text in it is kept beside."""
        names = {local_name(element) for element in drawing.iter()}
        picture = bool(names & {"pic", "imagedata"}) and not names & {"wsp", "oval", "contentPart"}
        self._shapes.append("picture" if picture else "shape")
        for box in _outermost(drawing, "txbxContent"):
            lines = (
                "".join(each.text or "" for each in line.iter() if word_name(each) == "t")
                for line in _outermost(box, "p")
            )
            self._put_aside("text box", "\n".join(lines))
        self._put_aside("text box", drawn_text(drawing))
        for element in drawing.iter():
            if local_name(element) == "textpath":
                self._put_aside("text box", element.get("string", ""))
            elif local_name(element) == "docPr":
                self._put_aside("description of a picture", element.get("descr", ""))

    def _put_aside(self, what: str, text: str) -> None:
        """Keep a text that stands beside, once."""
        text = text.strip()
        if text and text not in self._boxed:
            self._boxed.add(text)
            self.asides.append(Aside(what, text))


def _outermost(parent: Element, name: str) -> Iterator[Element]:
    """The descendants of a name that lie in no other of that name."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if word_name(element) == name:
            yield element
        else:
            waiting.extend(reversed(element))


def fill_of(shading: Element | None) -> str:
    """The colour of a shading; "" for none and for white."""
    fill = (value(shading, "fill") or "").lower()
    other = value(shading, "themeFill") or (value(shading, "color") if _is_dense(shading) else "")
    return (other or "") if fill in _WITHOUT_FILL else fill


def _is_dense(shading: Element | None) -> bool:
    """Whether a shading is a pattern of its foreground, as black often is."""
    return (value(shading) or "clear") not in ("clear", "nil")


def border_of(border: Element | None) -> str:
    """The kind of a border; "" for none."""
    kind = value(border) or ""
    return "" if kind in _OFF else kind


def _look(properties: Element | None, ground: Look, set_by_style: RunStyle) -> Look:
    if set_by_style.struck or set_by_style.hidden:
        hidden = _HIDDEN if set_by_style.hidden else ground.hidden
        ground = replace(ground, struck=ground.struck or set_by_style.struck, hidden=hidden)
    if properties is None or len(properties) == 0:
        return ground
    parts = {word_name(each): each for each in properties}
    style = value(parts.get("rStyle")) or ""
    colour = (value(parts.get("color")) or "").lower()
    shading = fill_of(parts.get("shd")) or ground.shading
    highlight = _without(value(parts.get("highlight")), {"none", "white"})
    hidden = _HIDDEN if _is_on(parts, "vanish") else ground.hidden
    if colour == _WHITE and not (shading or highlight):
        hidden = hidden or "this is written in white"
    return Look(
        hidden=hidden,
        bold=_is_on(parts, "b"),
        italic=_is_on(parts, "i"),
        underline=(value(parts.get("u")) or "none") not in _OFF,
        struck=_is_on(parts, "strike") or _is_on(parts, "dstrike") or ground.struck,
        effect=" ".join(name for name in _EFFECTS if _is_on(parts, name)),
        highlight=highlight,
        shading=shading,
        border=border_of(parts.get("bdr")) or ground.border,
        colour=_without(colour, _WITHOUT_COLOUR) or value(parts.get("color"), "themeColor") or "",
        size=value(parts.get("sz")) or "",
        style=f"{ground.style} {style}".strip(),
    )


def _without(text: str | None, meaningless: set[str]) -> str:
    return "" if text is None or text in meaningless else text


def _is_on(parts: dict[str, Element], name: str) -> bool:
    element = parts.get(name)
    return element is not None and (value(element) or "1") not in _OFF


def _symbol(element: Element) -> str:
    """A sign that names its font and its code; "" for a code that is none."""
    try:
        point = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    is_character = 0x20 <= point < 0xD800 or 0xE000 <= point < 0xFFFE
    return signs_of(chr(point), value(element, "font")) if is_character else ""


def _in_font(text: str, fonts: Element | None) -> str:
    """The characters of a run as they look in its fonts: one for Latin letters, one for others."""
    if fonts is None:
        return signs_of(text)
    latin = value(fonts, "ascii") or value(fonts, "hAnsi")
    others = value(fonts, "hAnsi") or value(fonts, "ascii")
    return "".join(signs_of(each, latin if each < "\x80" else others) for each in text)


def _tick_of_control(properties: Element | None) -> str | None:
    """The box of a content control that is a check box, ticked or not; None for any other."""
    for element in properties if properties is not None else ():
        if local_name(element) == "checkbox":
            for part in element:
                if local_name(part) == "checked":
                    ticked = next(iter(part.attrib.values()), "1") not in _OFF
                    return "☒" if ticked else "☐"
            return "☐"
    return None


def _behind_the_sign(pieces: list[Piece]) -> Iterator[Piece]:
    """What somebody wrote into a check box beside the one sign that it shows."""
    shown = "".join(piece.text for piece in pieces).strip()
    sign = shown[:1] if len(shown) == 1 or not shown[:1].isalnum() else ""
    for piece in pieces:
        text = piece.text
        if sign and sign in text:
            text, sign = text.replace(sign, "", 1), ""
        if text:
            yield replace(piece, text=text)


def _field_character(
    element: Element, look: Look, placeholder: bool, fields: list[_Field]
) -> Iterator[Piece]:
    kind = value(element, "fldCharType")
    if kind == "begin":
        fields.append(_Field(data=child(element, "ffData")))
        return
    if not fields:
        return
    if kind == "separate":
        fields[-1].in_result = True
        shown = _chosen_in_field(fields[-1])
    elif kind == "end":
        ended = fields.pop()
        shown = None if ended.in_result else _chosen_in_field(ended)
    else:
        return
    if shown is not None:
        text, circled = shown
        yield Piece(text, replace(look, circled=True) if circled else look, placeholder)


def _chosen_in_field(ended: _Field) -> tuple[str, bool] | None:
    """What a field shows that has no result of its own: an enclosed digit, a box, an entry."""
    enclosed = _ENCLOSED.search(ended.instruction)
    if enclosed:
        within = re.findall(r"\d+", enclosed[1])
        return (within[0], True) if len(within) == 1 else None
    box = child(ended.data, "checkBox")
    if box is not None:
        state = child(box, "checked")
        state = child(box, "default") if state is None else state
        ticked = state is not None and (value(state) or "1") not in _OFF
        return ("☒" if ticked else "☐"), False
    choices = child(ended.data, "ddList")
    if choices is not None:
        entries = [value(each) or "" for each in choices if word_name(each) == "listEntry"]
        chosen = value(child(choices, "result")) or "0"
        if chosen.isdecimal() and int(chosen) < len(entries):
            return entries[int(chosen)], False
    return None
