"""What the styles of a Word document say of a text: struck out, hidden, in a font of signs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from scorer.forms.word.characters import child, value, word_name

_LONGEST_CHAIN = 20
"""Styles that are based on one another."""
_OFF = {"0", "false", "off", "none", "nil"}


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a property is there and not switched off."""
    found = child(properties, name)
    return found is not None and (value(found) or "1") not in _OFF


@dataclass(frozen=True)
class RunStyle:
    """How a style sets a text, as far as it matters here."""

    struck: bool = False
    hidden: bool = False
    fonts: Element | None = None


PLAIN_STYLE = RunStyle()


@dataclass(frozen=True)
class Styles:
    """The styles of a document by their ids."""

    of_text: Mapping[str, RunStyle] = field(default_factory=dict)
    coloured: frozenset[str] = frozenset()
    """Styles of tables that fill cells with a colour."""

    def of(self, *ids: str | None) -> RunStyle:
        """Several styles together; of two fonts the last one holds."""
        styles = [self.of_text.get(each or "", PLAIN_STYLE) for each in ids]
        return RunStyle(
            any(style.struck for style in styles),
            any(style.hidden for style in styles),
            next((style.fonts for style in reversed(styles) if style.fonts is not None), None),
        )


def read_styles(root: Element) -> Styles:
    """The styles that a part of styles defines."""
    defined = {value(each, "styleId") or "": each for each in root if word_name(each) == "style"}
    return Styles(
        {name: _run_style(name, defined) for name in defined},
        frozenset(name for name, style in defined.items() if _fills(style)),
    )


def _run_style(name: str, defined: Mapping[str, Element]) -> RunStyle:
    properties = [child(style, "rPr") for style in _chain(name, defined)]
    fonts = (child(each, "rFonts") for each in properties)
    return RunStyle(
        any(is_on(each, "strike") or is_on(each, "dstrike") for each in properties),
        any(is_on(each, "vanish") for each in properties),
        next((each for each in fonts if each is not None), None),
    )


def _chain(name: str, defined: Mapping[str, Element]) -> Iterator[Element]:
    """A style and those that it is based on."""
    for _ in range(_LONGEST_CHAIN):
        style = defined.get(name)
        if style is None:
            return
        yield style
        name = value(child(style, "basedOn")) or ""


def _fills(style: Element) -> bool:
    fills = (value(each, "fill") for each in style.iter() if word_name(each) == "shd")
    return any(fill not in (None, "auto", "FFFFFF", "ffffff") for fill in fills)
