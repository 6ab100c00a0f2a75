"""The problem codes: what each means, why it matters, how it is mended.

Their only text is the page `docs/problems.md`, which is packed with the program and read here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scorer.files.problems.nearest import nearest
from scorer.files.problems.problem import Severity, UnknownNameError, severity_of
from scorer.files.shipped import shipped

_ROW = re.compile(r"^\| \[([EWN]\d{3})\]\(#\S+\) \| (.+) \|$", re.MULTILINE)
_ENTRY = re.compile(
    r"^## (?P<code>[EWN]\d{3}) (?P<slug>[a-z0-9-]+)\n\n(?P<text>.+)\n\n"
    r"Instead of\n\n```yaml\n(?P<bad>(?s:.*?))\n```\n\nwrite\n\n```yaml\n(?P<good>(?s:.*?))\n```$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Code:
    """What a problem code stands for."""

    code: str
    """`E204`: E for errors, W for warnings, N for notes."""
    slug: str
    """The same in words, for those who search: `rating-off-scale`."""
    title: str
    """One line."""
    why: str
    """Why it matters."""
    bad: str
    """What gets this code; a few lines of a file, or a sentence."""
    good: str
    """How it is mended."""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return severity_of(self.code)


@cache
def problem_codes() -> Mapping[str, Code]:
    """Every code, in the order of the page."""
    page = shipped("docs/problems.md").read_text(encoding="utf-8")
    return {code.code: code for code in _codes_on(page)}


def explain(name: str) -> Code:
    """The entry for a code (`E204`, in any case) or a slug (`rating-off-scale`).

    Raises UnknownNameError with the codes that come near.
    """
    codes = problem_codes()
    wanted = name.strip()
    if wanted.upper() in codes:
        return codes[wanted.upper()]
    by_slug = {code.slug: code for code in codes.values()}
    if wanted.lower() in by_slug:
        return by_slug[wanted.lower()]
    raise UnknownNameError("code", name, nearest(wanted, [*codes, *by_slug]), tuple(codes))


def _codes_on(page: str) -> Iterator[Code]:
    """The entries of the page; the table at its head holds their titles."""
    titles = dict(_ROW.findall(page))
    for entry in _ENTRY.finditer(page):
        title = titles[entry["code"]]
        yield Code(
            entry["code"],
            entry["slug"],
            title,
            entry["text"].removeprefix(f"{title}. "),
            entry["bad"],
            entry["good"],
        )
