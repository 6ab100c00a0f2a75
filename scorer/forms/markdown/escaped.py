"""Texts inside a Markdown form: protected so that they show as written and read back exactly."""

import re
import sys

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_LINE_START = re.compile(r"^([#+=:-]|\d{1,9}[.)])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,7});")
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def protected(text: str) -> str:
    """A text that Markdown shows as it is; its line feeds stay, one line each.

    Blanks at the ends of lines, which editors trim, and characters that nobody can see are written
    as numbers, `&#32;`.
    """
    core = text.strip()
    before, behind = text[: text.index(core)], text[text.index(core) + len(core) :]
    lines = "\n".join(map(_protected_line, core.split("\n")))
    return _numbers(before) + lines + _numbers(behind)


def restored(text: str) -> str:
    """What was protected; what somebody typed without knowing of it stays as typed."""
    return _ESCAPED.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    number = int(found[2])
    return chr(number) if number <= sys.maxunicode else found[0]


def _protected_line(line: str) -> str:
    line = _ENTITY.sub(r"\\&", _SPECIAL.sub(r"\\\1", line))
    line = _AT_LINE_START.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", line)
    line = _UNSEEN.sub(lambda found: _numbers(found[0]), line)
    return re.sub(r"\A\s+|\s+\Z", lambda found: _numbers(found[0]), line)


def _numbers(characters: str) -> str:
    return "".join(f"&#{ord(character)};" for character in characters)
