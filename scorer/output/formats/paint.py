"""Styles as terminal colours and weights; nothing that is said is said by them alone."""

from dataclasses import dataclass

from scorer.output.tables.table import Style

_CODES = {
    Style.STRONG: "1",
    Style.FAINT: "2",
    Style.GOOD: "32",
    Style.BAD: "31",
    Style.WARN: "33",
}
"""Select Graphic Rendition parameters of ECMA-48."""


@dataclass(frozen=True, slots=True)
class Paint:
    """Puts a style on a piece of one line, or leaves it plain where colour is not welcome."""

    color: bool

    def __call__(self, text: str, style: Style) -> str:
        """The text between escape sequences; blanks around it stay outside."""
        code = _CODES.get(style)
        if not self.color or code is None or not text.strip(" "):
            return text
        start = len(text) - len(text.lstrip(" "))
        end = len(text.rstrip(" "))
        return f"{text[:start]}\x1b[{code}m{text[start:end]}\x1b[0m{text[end:]}"
