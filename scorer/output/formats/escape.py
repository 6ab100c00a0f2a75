"""Text from files made harmless for every reader: what cannot be seen is shown. No format here."""

import re

_NEWLINES = re.compile("\r\n|[\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u206a-\u206f]")
_SUSPECT = re.compile(
    f"{_NEWLINES.pattern}|{_CONTROLS.pattern}|{_BIDI.pattern}",
)

_CONTROL_PICTURES = 0x2400
"""Where Unicode keeps a visible sign for each of the first 32 control characters."""


def visible(text: str) -> str:
    """The text with every control character and every change of writing direction made visible.

    An escape character becomes `␛`, a right-to-left override `[U+202E]`; what no encoding
    can hold (lone surrogates, noncharacters) becomes the replacement character. Newlines
    of any kind become a line feed; tabs stay.
    """
    if not _SUSPECT.search(text):
        return text
    return _BIDI.sub(_by_number, without_controls(text))


def without_controls(text: str) -> str:
    """The text with control characters made visible, but all letters of all scripts as they are.

    For formats that programs read back: directions of writing belong to the text there.
    """
    return _CONTROLS.sub(_picture, _NEWLINES.sub("\n", text))


def one_line(text: str) -> str:
    """The visible text on one line: every run of blanks, tabs and newlines is one blank."""
    return re.sub(r"[ \t\n]+", " ", visible(text)).strip(" ")


def _picture(match: re.Match[str]) -> str:
    character = ord(match[0])
    if character < ord(" "):
        return chr(_CONTROL_PICTURES + character)
    if character == 0x7F:
        return "␡"
    return _by_number(match) if character < 0xA0 else "\ufffd"


def _by_number(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]"
