"""A text with the place of everything in it, by which a finding gets its line and its column."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scorer.files.problems.finding import Finding, Place, Span
from scorer.files.problems.problem import Problem
from scorer.files.yaml.strict import Value

_LINE_END = re.compile(r"\r\n|\n|\r")
_LONGEST_EXCERPT = 240
"""Characters of a line that are kept to be shown."""


@dataclass
class Examined:
    """A text with the place of everything in it; as much of it as could be read."""

    text: str
    value: Value = None
    readable: bool = False
    """Whether the whole text could be read, so that `value` is worth checking."""
    findings: list[Finding] = field(default_factory=list)
    """What is wrong with the text itself."""
    values: dict[Place, Span] = field(default_factory=dict)
    keys: dict[Place, Span] = field(default_factory=dict)
    plain: set[Place] = field(default_factory=set)
    """The places of the scalars that stand without quotes."""

    def __post_init__(self) -> None:
        self._line_starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def span(self, place: Place, *, key: bool = False) -> Span:
        """Where a value lies, or its key; the nearest thing above it where it is not there."""
        while place:
            found = (
                (self.keys.get(place) or self.values.get(place))
                if key
                else (self.values.get(place) or self.keys.get(place))
            )
            if found is not None:
                return found
            place, key = place[:-1], True
        first = re.search(r"^[^\s#]", self.text, re.MULTILINE)
        return Span(first.start(), first.start()) if first else Span(0, 0)

    def line_of(self, offset: int) -> int:
        """The line of a character, counted from 1."""
        return bisect_right(self._line_starts, offset)

    def problems(self, path: str, findings: Iterable[Finding]) -> list[Problem]:
        """Findings in this text as problems of a file, each with its line and column."""
        return [self._problem(path, finding) for finding in findings]

    def _problem(self, path: str, finding: Finding) -> Problem:
        span = finding.span or self.span(finding.place, key=finding.at_key)
        begin = min(span.begin, len(self.text))
        line = self.line_of(begin)
        start = self._line_starts[line - 1]
        excerpt = _LINE_END.split(self.text[start : start + _LONGEST_EXCERPT], maxsplit=1)[0]
        column = begin - start + 1
        longest = max(1, len(excerpt) - column + 1)
        return finding.problem(
            path,
            line,
            column,
            excerpt=excerpt if column <= _LONGEST_EXCERPT else "",
            length=min(max(1, span.end - begin), longest),
        )


def comment_cuts(examined: Examined, prose: frozenset[str]) -> Iterator[tuple[Place, Span]]:
    """Where ` #` ends an unquoted text of one of the prose keys on its own line."""
    for place in examined.plain:
        span = examined.values[place]
        if not _is_prose(place, prose) or span.begin == span.end:
            continue
        comment = _COMMENT_BEHIND.match(examined.text, span.end)
        if comment:
            yield place, Span(*comment.span(1))


_COMMENT_BEHIND = re.compile(r"[ \t]+(#[^\r\n]*)")


def _is_prose(place: Place, prose: frozenset[str]) -> bool:
    names = [part for part in place if isinstance(part, str)]
    return (
        bool(place)
        and bool(names)
        and (place[-1] in prose or names[-1] in prose or (len(names) > 1 and names[-2] in prose))
    )
