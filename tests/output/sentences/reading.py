"""Reading sentences: a text becomes its clauses, each with what stands in its places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tests.output.sentences.english import ENGLISH
from tests.output.sentences.worlds import ASSESSORS, NAMES, RULES, TITLES

PATTERNS: Mapping[str, Mapping[str, str]] = {"en": ENGLISH}
"""By language what each clause looks like. A new language is a table with the same keys."""

_NAME = f"(?:{'|'.join(NAMES)})"
_LEAF = f"(?:{'|'.join([*TITLES, *(title.lower() for title in TITLES)])})"
_PERSON = f"(?:{'|'.join(ASSESSORS)})"
_NUMBER = r"[-+]?\d+(?:\.\d+)?"
_COUNT = r"\d[\d,]*"
_PERCENT = r"(?:less than |more than )?\d+(?:\.\d+)? %"
_RANK = r"(?:\d+=?|not ranked|-)"
_WHO = rf"(?:{_PERSON}|\d+ assessors)"
_MOMENT = r"(?:the sheet before|now|\d{4}-\d\d-\d\d|\d{4})"
_SPAN = rf"{_NUMBER}(?:(?:-| to ){_NUMBER})?"


def _list(one: str, last: str = "and", rest: str = r"\d+ (?:others|more)") -> str:
    return rf"{one}(?:, {one})*(?: {last} (?:{one}|{rest}))?"


_LACKING = rf"{_NAME} \({_LEAF}(?:, {_LEAF})*\)"
_WAY = _list(rf"{_LEAF} {_NUMBER} to {_NUMBER}")
_LIMIT = rf"{_LEAF} weighs (?:more|less) than (?:about )?{_PERCENT} \(now {_PERCENT}\)"

_LEVEL = rf"{_NUMBER}(?:(?:-| to ){_NUMBER}|\+)?"
_LED = _list(rf"{_LEAF} \({_LEVEL} to {_LEVEL}\)")
_WHY = rf"higher in {_LED}, lower in {_LED}|higher in {_LED}|lower in {_LED}"

PLACES: Mapping[str, str] = {
    "name": _NAME,
    "names": _list(_NAME),
    "crossings": _list(_NAME),
    "leaf": _LEAF,
    "leaves": _list(_LEAF) + "|" + _list(_LEAF, "or"),
    "leaves_or_any": f"any dimension|{_list(_LEAF, 'or')}",
    "leaves_and_overall": _list(f"(?:{_LEAF}|Overall)"),
    "number": _NUMBER,
    "count": _COUNT,
    "percent": _PERCENT,
    "rank": _RANK,
    "level": f"(?:{_NUMBER}\\+?|n/a|-)",
    "span": _SPAN,
    "scores": _SPAN,
    "deltas": rf"{_NUMBER}(?: to {_NUMBER})?",
    "day": r"\d{4}-\d\d-\d\d",
    "moment": _MOMENT,
    "years": r"\d{4}(?:-\d{4})?",
    "rule": f"(?:{'|'.join(RULES)})",
    "rules": _list(rf"{_LEAF} \w+"),
    "weights": rf"{_LEAF} {_PERCENT}(?:, {_LEAF} {_PERCENT})*",
    "weightings": (
        r"(?:all|the) weightings(?: that take each weight up to 20 % higher or lower"
        r"| drawn around the present one \(dirichlet:30\))?"
    ),
    "source": r"[a-z]+(?::[\d%]+)?",
    "ways": r"\d+ [a-z ]+(?:, \d+ [a-z ]+)*",
    "by": rf"assessor: {_PERSON}|\d+ assessors",
    "people": _list(_PERSON),
    "assessors": _list(rf"{_NAME} \({_WHO} before, {_WHO} after\)"),
    "pairs": rf"{_NAME} and {_NAME}(?:; {_NAME} and {_NAME})*",
    "lacking": rf"{_LACKING}(?:(?:, |; | and ){_LACKING})*(?: and \d+ more)?",
    "people_count": r"\d+(?: to \d+)?",
    "disputes": _list(
        rf"{_NAME} \((?:all \d+|{_LEAF}(?:, {_LEAF})*)\)",
        rest=r"\d+ more crossings \(scorer agreement lists them\)",
    ),
    "gaps": _list(rf"{_list(_LEAF)} of {_NAME}"),
    "limits": rf"{_LIMIT}(?: or if {_LIMIT})*",
    "ways_up": rf"{_WAY}(?:, or {_WAY})*",
    "ratings": _list(rf"{_LEAF} (?:{_NUMBER}|-)"),
    "moves": _list(r"\d+ (?:up|down|newly rated|no longer rated)"),
    "rank_moves": rf"{_NAME} {_RANK} -> {_RANK}(?:; {_NAME} {_RANK} -> {_RANK})*",
    "why": _WHY,
    "reason": (
        rf"(?:it|{_NAME}) is (?:{_WHY})|"
        r"neither is surely higher in any dimension that counts for both"
    ),
    "lacks": _list(rf"{_NAME} is not rated in {_list(_LEAF)}"),
    "opening": r"(?:By the weighted mean of the ratings as they stand, )?",
    "word": r"(?:one|\d+)",
    "rest": r".+?",
}
"""What can stand in a place of a pattern; numbers and names are the same in every language."""


@dataclass(frozen=True)
class Clause:
    """One thing that is said."""

    says: str
    """The key of its pattern."""
    text: str
    places: Mapping[str, str | None]

    def __getitem__(self, place: str) -> str:
        found = self.places.get(place)
        assert found is not None, f"{place} does not stand in {self.text!r}"
        return found

    def get(self, place: str) -> str | None:
        return self.places.get(place)

    def names(self, place: str = "who") -> list[str]:
        return re.findall(_NAME, self[place])

    def leaves(self, place: str = "leaves") -> list[str]:
        return [found.lower() for found in re.findall(_LEAF, self[place])]

    def unnamed(self, place: str = "who") -> int:
        """How many more a list counts without naming them."""
        found = re.search(r"(\d+) (?:others|more)$", self[place])
        return int(found[1]) if found else 0

    def number(self, place: str) -> int:
        return int(self[place].replace(",", ""))


class UnreadError(AssertionError):
    """A text in which no pattern reads on."""


def read(text: str, language: str = "en") -> list[Clause]:
    """The clauses of a text, from its first letter to its last."""
    clauses, rest = [], text
    while rest:
        found = [
            (says, match)
            for says, pattern in _compiled(language)
            if (match := pattern.match(rest)) and match.end()
        ]
        if not found:
            raise UnreadError(f"nothing reads {rest!r}, in {text!r}")
        says, match = max(found, key=lambda each: each[1].end())
        clauses.append(Clause(says, match[0], match.groupdict()))
        rest = rest[match.end() :].lstrip(".;,: ")
    return clauses


@cache
def _compiled(language: str) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (says, re.compile(f"(?:{_filled(pattern)})(?=[.;:,]|$| no | there | any | \\d| only )"))
        for says, pattern in PATTERNS[language].items()
    ]


def _filled(pattern: str) -> str:
    return re.sub(r"\{(\w+):(\w+)\}", lambda place: f"(?P<{place[1]}>{PLACES[place[2]]})", pattern)
