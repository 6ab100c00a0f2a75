"""Texts that a spreadsheet would compute: an apostrophe stands before them in every table."""

import re

_SIGNS = r"[=+\-@\t\r\n＝＋－＠]"
"""What a formula may begin with, and what spreadsheets take for it."""
_COMPUTED = re.compile(rf"'*{_SIGNS}")
_SHIELDED = re.compile(rf"'+{_SIGNS}")


def shielded(text: str) -> str:
    """With an apostrophe in front if a spreadsheet would compute it or would hide one."""
    return f"'{text}" if _COMPUTED.match(text) else text


def unshielded(text: str) -> str:
    """What `shielded` was given."""
    return text[1:] if _SHIELDED.match(text) else text
