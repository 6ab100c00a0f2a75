"""Colours that stay apart for colour-blind readers and in black and white. No drawing here."""

from decimal import Decimal
from fractions import Fraction

from scorer.aggregation import Score
from scorer.model import Scale

INK, FAINT, LINE, GROUND = "#1c2430", "#59636f", "#d5dae0", "#ffffff"
MARK = "#174f7d"
BAND = "#9db9d3"
"""The lighter companion of MARK: ranges, plausible bands."""
ROSE, FALL = "#0b6e4f", "#b3480e"
"""Bluish green and vermilion (after Okabe and Ito), dark enough to be read as text."""

SAME = "#7c8590"
"""What neither rose nor fell."""
CELL_EDGE = "#808891"
COAST, BORDER = "#9aa5b1", "#6d7884"

SERIES = ("#0072b2", "#d55e00", "#009e73", "#a8518a", "#7a5c00", "#31688e", "#444444", "#b3261e")
"""Lines in one chart, in the order they come in; beyond these they are told apart by labels."""

_CIVIDIS = (
    (0x00, 0x22, 0x4E), (0x12, 0x35, 0x70), (0x3B, 0x49, 0x6C), (0x57, 0x5D, 0x6D),
    (0x70, 0x71, 0x73), (0x8A, 0x86, 0x78), (0xA5, 0x9C, 0x74), (0xC3, 0xB3, 0x69),
    (0xE1, 0xCC, 0x55), (0xFE, 0xE8, 0x38),
)  # fmt: skip
"""Stops of cividis (Nunez, Anderton and Renslow 2018): lightness rises evenly from low to high."""

DARK_LETTERS, LIGHT_LETTERS = "#111111", "#fefefe"


def position(value: Score | Decimal, scale: Scale) -> float:
    """Where a rating or a score lies between the lowest (0) and the highest level (1)."""
    length = Fraction(scale.max) - Fraction(scale.min)
    if not length:
        return 0.0
    return float((Fraction(value) - Fraction(scale.min)) / length)


def shade(along: float) -> str:
    """The colour of a position between the lowest (0) and the highest (1), dark to light."""
    stop = min(max(along, 0.0), 1.0) * (len(_CIVIDIS) - 1)
    first = min(int(stop), len(_CIVIDIS) - 2)
    part = stop - first
    mixed = (
        round(a + (b - a) * part) for a, b in zip(_CIVIDIS[first], _CIVIDIS[first + 1], strict=True)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def tint(share: float) -> str:
    """The colour of a share between none (0, nearly white) and all (1, dark blue)."""
    part = min(max(share, 0.0), 1.0)
    mixed = (round(a + (b - a) * part) for a, b in zip(*_TINTS, strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


_TINTS = (0xF1, 0xF5, 0xF9), (0x0B, 0x3C, 0x64)


def letters_on(color: str) -> str:
    """The letter colour, dark or light, that has the higher contrast (WCAG 2) on a colour."""
    ground = _luminance(color)
    light = (_luminance(LIGHT_LETTERS) + 0.05) / (ground + 0.05)
    dark = (ground + 0.05) / (_luminance(DARK_LETTERS) + 0.05)
    return LIGHT_LETTERS if light > dark else DARK_LETTERS


def _luminance(color: str) -> float:
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
