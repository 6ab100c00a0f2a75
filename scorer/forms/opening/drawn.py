"""The texts of what is drawn in an office file: shapes, charts, diagrams. No cells, no runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scorer.forms.opening.package import Package

_DRAWN = {
    "drawing": "text box",
    "chart": "chart",
    "chartEx": "chart",
    "chartUserShapes": "chart",
    "diagramData": "diagram",
}
"""Parts that hold what is drawn by the end of their relationship's type, in words."""
_DEEPEST = 4
"""Parts that name one another: a worksheet, its drawing, a chart in it, shapes over that."""


@dataclass(frozen=True)
class DrawnText:
    """The text of one drawn part or shape."""

    what: str
    """`text box`, `chart`, `diagram`."""
    text: str


def drawn_beside(package: Package, part: str, depth: int = _DEEPEST) -> Iterator[DrawnText]:
    """The texts of all that is drawn beside a part."""
    for each in package.related(part):
        if each.kind not in _DRAWN or each.part not in package.archive or not depth:
            continue
        root = package.parsed(each.part)
        if each.kind == "drawing":
            shapes = [body for body in root.iter() if _local(body) == "txBody"]
        else:
            shapes = [root]
        texts = filter(None, map(drawn_text, shapes))
        yield from (DrawnText(_DRAWN[each.kind], text) for text in texts)
        yield from drawn_beside(package, each.part, depth - 1)


def drawn_text(element: Element) -> str:
    """What paragraphs of DrawingML within an element say, one a line."""
    paragraphs = (each for each in element.iter() if _is_drawn(each, "p"))
    lines = ("".join(t.text or "" for t in p.iter() if _is_drawn(t, "t")) for p in paragraphs)
    return "\n".join(line for line in lines if line.strip()).strip()


def _is_drawn(element: Element, name: str) -> bool:
    return _local(element) == name and "drawingml" in str(element.tag)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
