"""Statements as texts: telling them apart, and the tag with all else that they hold.

A tag is what our forms write behind a statement,
`[plan, vn, ~2019-03, @grid-2018, @"p. 12", #second-bridge]`: visible, so that it survives every
program and can be typed by hand.
"""

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from scorer.files.periods import period_meant
from scorer.files.problems.nearest import nearest
from scorer.model import Statement
from scorer.texts.forms import form_text, form_texts
from scorer.vocabulary import STATEMENT_KINDS

_OPENING, _CLOSING = ("[", "［", "【"), ("]", "］", "】")
_LONGEST_TAG = 400
"""Characters, without the place in the source."""
_SHORTEST_BEGINNING = 3
"""Letters of a word of a tag that was not written to its end."""
_LIKE_A_TAG = re.compile(r"(?<=\S)\s*[\[［【]([^\[\]［］【】\n]{1,60})[\]］】]\s*\Z")
_SEPARATORS = ",;，；、"
_PART = re.compile(rf"\s*[{_SEPARATORS}]\s*")
_AT = re.compile(
    rf"(?:\A|[{_SEPARATORS}])\s*@(?:\"([^\"]*)\"|[“„]([^“”]*)[“”])\s*(?=[{_SEPARATORS}]|\Z)"
)
_NOT_IN_QUOTES = frozenset('"\\[]［］【】')
"""Signs that would end the place in the source or the tag."""
_NUMBERED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_SLUG = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
_RULE = re.compile(r"[_\u2500-\u2503=\u2014\u2013-]{4,}")
_RULE_WITHIN = re.compile(r"_{5,}")
_BULLET = re.compile(r"\s*(?:[•▪◦·‣⁃●○■□\uf0b7\uf0a7➢➤]\s*|[-–—*]\s+)")


def tag_of(statement: Statement, language: str, protected: Callable[[str], str] = str) -> str:
    """The tag of a statement; it always has the kind, so that no text is taken for a tag.

    protected: turns what somebody wrote into a text of the format.
    """
    side = form_text("both", language) if statement.side == "both" else statement.side
    parts = [
        form_text(statement.kind, language),
        side,
        statement.since and f"~{statement.since}",
        statement.source and f"@{statement.source}",
        statement.at and _quoted(statement.at, protected),
        statement.id and f"#{statement.id}",
    ]
    return f"[{', '.join(part for part in parts if part)}]"


_GROUND = frozenset({"since", "at"})
"""What forms that ask for all else apart have in a tag behind the text."""


def with_ground(statement: Statement) -> str:
    """The text of a statement with since when it is so and where its source says it."""
    parts = [
        statement.since and f"~{statement.since}",
        statement.at and _quoted(statement.at),
    ]
    tag = ", ".join(part for part in parts if part)
    return f"{statement.text} [{tag}]" if tag else statement.text


def without_ground(text: str) -> tuple[str, dict[str, Any]]:
    """What `with_ground` put together, every blank of the text kept; any other text as it is."""
    words, said = tagged(text)
    if not said or not said.keys() <= _GROUND:
        return text, {}
    rest = text[len(words) :]
    return words + rest[: len(rest) - len(rest.lstrip())][:-1], said


def _quoted(at: str, protected: Callable[[str], str] = str) -> str:
    """A place in a source, `@"p. 12"`, on one line; what would end it or is not seen as numbers."""
    safe = "".join(
        f"\\u{{{ord(sign):x}}}" if sign in _NOT_IN_QUOTES or not sign.isprintable() else sign
        for sign in at
    )
    return f'@"{protected(safe)}"'


def tagged(text: str, as_written: Callable[[str], str] = str) -> tuple[str, dict[str, Any]]:
    """A text without the tag at its end, and what the tag says as parts of a Statement.

    Brackets that are no tag, as in `see annex [3]`, stay in the text. as_written: turns a text as
    the format has it into what somebody wrote.
    """
    end = text.rstrip()
    start = max(map(end.rfind, _OPENING), default=-1)
    inside = end[start + 1 : -1]
    words = end[: max(start, 0)].rstrip()
    if not end.endswith(_CLOSING) or not words or "\n" in inside:
        return text, {}
    said: dict[str, Any] = {}
    at = _AT.search(inside)
    if at is not None:
        said["at"] = _NUMBERED.sub(_sign, as_written(at[1] or at[2] or ""))
        inside = f"{inside[: at.start()]}{inside[at.end() :]}".lstrip(f"{_SEPARATORS} ")
    if len(inside) > _LONGEST_TAG:
        return text, {}
    for part in _PART.split(inside.strip()) if inside.strip() or at is None else ():
        key, value = _part(part)
        if key is None or key in said:
            return text, {}
        said[key] = value
    return words, said


def _sign(numbered: re.Match[str]) -> str:
    number = int(numbered[1], 16)
    return chr(number) if number <= sys.maxunicode else numbered[0]


def has_tag(text: str) -> bool:
    """Whether a tag ends the text."""
    return bool(tagged(text)[1])


def unknown_tag(text: str) -> str | None:
    """What is doubtful about a text that ends as if in a tag: `A bridge [planed]`; None for none.

    Longer remarks in brackets, and figures as in `see annex [3]`, belong to the text.
    """
    found = _LIKE_A_TAG.search(text)
    if found is None or has_tag(text):
        return None
    parts = _PART.split(found[1].strip())
    unknown = [part for part in parts if _part(part)[0] is None]
    meant = next((word for part in unknown if (word := _word_meant(part))), None)
    if meant:
        return f"{found[0].strip()} is no tag: did you mean [{meant}]? it was left in the text"
    if len(unknown) < len(parts) or (len(parts) == 1 and parts[0].isalpha()):
        kinds = ", ".join(f"[{kind}]" for kind in STATEMENT_KINDS)
        return f"{found[0].strip()} is no tag such as {kinds}; it was left in the text"
    return None


def _word_meant(part: str) -> str | None:
    """The word of a tag that was mistyped, or has another ending: `planed`, `needs`."""
    plain = " ".join(part.casefold().split())
    words = [word.casefold() for key in (*STATEMENT_KINDS, "both") for word in form_texts(key)]
    begun = (word for word in words if plain.startswith(word) or _is_begun(word, plain))
    return next(begun, None) or next(iter(nearest(plain, words, limit=1)), None)


def _is_begun(word: str, plain: str) -> bool:
    return len(plain) >= _SHORTEST_BEGINNING and word.startswith(plain)


def _part(part: str) -> tuple[str | None, str]:
    plain = " ".join(part.casefold().split())
    for kind in STATEMENT_KINDS:
        if plain in (kind, *(text.casefold() for text in form_texts(kind))):
            return "kind", kind
    if plain in ("both", *map(str.casefold, form_texts("both"))):
        return "side", "both"
    if re.fullmatch(r"[a-z]{2}", plain):
        return "side", plain
    if plain.startswith("~") and (since := period_meant(plain[1:])) and since.certain:
        return "since", since.text
    for sign, key in (("@", "source"), ("#", "id")):
        if part.startswith(sign) and re.fullmatch(_SLUG, plain[1:]):
            return key, plain[1:]
    return None, part


@dataclass(frozen=True)
class Line:
    """One paragraph of a cell, or one line of a text."""

    text: str
    starts: bool = False
    """Whether it is an item of a list, and so a statement of its own."""


def split_statements(
    lines: Iterable[Line], *, joint: str = "\n", wrapped: bool = False
) -> list[str]:
    """The statements in a cell, tags still at their ends.

    Rules of underscores and blank lines separate statements, and so does every item of a list.
    Where a cell has none of these, each line is a statement, unless the lines are `wrapped` at a
    margin and belong together. joint: what joins the lines of one statement.
    """
    parts = [part for line in lines for part in _parts(line)]
    while parts and not parts[-1].text.strip():
        parts.pop()
    while parts and not parts[0].text.strip():
        parts.pop(0)
    separated = wrapped or any(part.starts or not part.text.strip() for part in parts)
    statements: list[list[str]] = []
    begins = True
    for part in parts:
        if not part.text.strip():
            begins = True
            continue
        if begins or part.starts or not separated:
            statements.append([])
        statements[-1].append(part.text)
        begins = False
    return [joint.join(each) for each in statements]


def is_rule(text: str) -> bool:
    """Whether a line is only a drawn line."""
    return _RULE.fullmatch(text.strip().replace(" ", "")) is not None


def _parts(line: Line) -> list[Line]:
    """A line cut at rules; a blank Line stands for every cut."""
    if line.starts and has_tag(line.text):
        return [line]
    if is_rule(line.text):
        return [Line("")]
    if has_tag(line.text):
        return [Line(line.text.strip(), starts=True)]
    bullet = _BULLET.match(line.text)
    starts = line.starts or bool(bullet)
    rest = line.text[bullet.end() :] if bullet else line.text
    parts: list[Line] = []
    for index, piece in enumerate(_RULE_WITHIN.split(rest)):
        if index:
            parts.append(Line(""))
        for number, stanza in enumerate(
            re.split(r"\n[ \t]*\n|\n[ \t]*[_=\u2014-]{4,}[ \t]*\n", piece)
        ):
            if number:
                parts.append(Line(""))
            text = stanza.strip()
            if text or not rest.strip():
                parts.append(Line(text, starts=starts and not index and not number))
    return parts
