"""Fonts whose characters are signs: Wingdings and its kin, in the ways that programs write them.

Word has `w:sym` with the font's own code, with or without F000 added; LibreOffice writes U+F0xx or
the plain character in a run of that font.
"""

_PRIVATE = 0xF000
"""What is added to a code of such a font."""

_WINGDINGS = {
    0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0x52: "☑", 0xA8: "☐", 0x6F: "☐", 0x70: "☐", 0x71: "☐",
    0x72: "☐", 0x6E: "■", 0x6C: "●", 0xA1: "○", 0x6D: "○", 0xA4: "◉", 0xA5: "◉",
    0xFC: "✓", 0xFB: "✗", 0x50: "✓", 0xB7: "•", 0xA7: "▪", 0x9F: "•", 0x9E: "·",
    0xAB: "★", 0xB6: "☆", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xDF: "←", 0xE7: "←", 0xF0: "→",
    **{0x81 + index: chr(0x2460 + index) for index in range(10)},
    **{0x8C + index: chr(0x2776 + index) for index in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "☒", 0x56: "☒",
    0xA3: "☐", 0xA2: "■", 0x2A: "☐", 0x98: "●", 0x99: "○", 0x9E: "◉", 0x97: "•", 0x96: "•",
    **{0x6A + index: chr(0x2460 + index) for index in range(10)},
    **{0x75 + index: chr(0x2776 + index) for index in range(10)},
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x3D: "•"}
_SYMBOL = {
    0xD6: "√", 0xB4: "×", 0xB7: "•", 0xA8: "◆", 0xAE: "→", 0xAC: "←", 0xDE: "→", 0x2D: "-",
    0xC4: "⊗", 0x7F: "☐", 0xA0: " ",
    **{code: chr(code) for code in (*range(0x20, 0x22), *range(0x25, 0x27), *range(0x28, 0x2D),
                                    *range(0x2E, 0x40), 0x5B, 0x5D, 0x5F, *range(0x7B, 0x7E))},
}  # fmt: skip
_ZAPF_DINGBATS = {
    0x33: "✓", 0x34: "✓", 0x35: "✗", 0x36: "✗", 0x37: "✗", 0x38: "✗", 0x48: "★", 0x6C: "●",
    0x6D: "○", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐",
    **{0xAC + index: chr(0x2460 + index) for index in range(10)},
    **{0xB6 + index: chr(0x2776 + index) for index in range(10)},
}  # fmt: skip
_SIGNS = {
    "wingdings": _WINGDINGS,
    "wingdings2": _WINGDINGS_2,
    "wingdings3": {},
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
    "zapfdingbats": _ZAPF_DINGBATS,
    "itczapfdingbats": _ZAPF_DINGBATS,
}
"""What people tick, number and list with, by font and code."""


def is_of_signs(font: str) -> bool:
    """Whether the characters of a font are signs."""
    return _plain(font) in _SIGNS


def signs_of(text: str, font: str | None = None) -> str:
    """What a reader sees of characters in a font of signs; one that is not known stays private.

    font: without one, only characters of the private area are signs, those of Wingdings.
    """
    name = _plain(font)
    if name not in _SIGNS and max(text, default="") <= chr(_PRIVATE):
        return text
    return "".join(_sign(character, name) for character in text)


def _sign(character: str, font: str) -> str:
    code = ord(character)
    if _PRIVATE < code < _PRIVATE + 0x100:
        code -= _PRIVATE
    elif font not in _SIGNS or character.isspace():
        return character
    elif code > 0xFF:  # the code page of Windows has some letters there that Unicode has elsewhere
        written = character.encode("cp1252", errors="ignore")
        if not written:
            return character
        code = written[0]
    return _SIGNS.get(font, _WINGDINGS).get(code) or chr(_PRIVATE + code)


def _plain(font: str | None) -> str:
    return "".join((font or "").casefold().split())
