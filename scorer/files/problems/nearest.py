"""Did you mean: the known names nearest to one that was mistyped."""

import re
from collections.abc import Iterable

_LETTERS_PER_SLIP = 4
"""One slip (a letter wrong, missing, added, or two swapped) in so many letters is a mistyped name;
more, and a suggestion is a guess that misleads."""

_SHORTEST = 3
"""Letters of a name that may hold a slip; among shorter ones each is a slip away from the next."""

_FEW = 500
"""Names that are each looked at word by word; of more, only the likeliest as a whole, for time."""

_MOST_WORDS = 8
"""Words of a name whose runs are looked at; hardly a name of a crossing has more."""


def nearest(name: str, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """The known names most like a name, the likeliest first; none if nothing comes near.

    Case, blanks and punctuation do not matter. A name also comes near by some of its words, as
    `gird` does to `grid@1` and `lao kai` to `hekou-lao-cai`. Slips are counted as the optimal
    string alignment distance (the slips of Damerau 1964, without a second change to letters once
    swapped).
    """
    from rapidfuzz.distance import OSA

    wanted = "".join(_words(name))
    names = list(dict.fromkeys(known))
    near: list[tuple[int, int, str]] = []
    for each in names if len(names) <= _FEW else _likeliest(name, names):
        words = _words(each)
        whole = "".join(words)
        forms = _runs(words) if len(words) <= _MOST_WORDS else [whole]
        slips = [
            count
            for form in forms
            if (count := OSA.distance(wanted, form)) <= _slips_allowed(wanted, form)
        ]
        if slips:
            near.append((min(slips), OSA.distance(wanted, whole), each))
    return tuple(each for *_, each in sorted(near, key=lambda found: found[:2])[:limit])


def _likeliest(name: str, names: list[str]) -> list[str]:
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        name, names, scorer=fuzz.ratio, processor=utils.default_process, limit=_MANY
    )
    return [choice for choice, _, _ in found]


_MANY = 20
"""Names that are looked at closely, of more than a few."""


def _words(name: str) -> list[str]:
    return _WORD.findall(name.casefold())


_WORD = re.compile(r"[^\W_]+")


def _runs(words: list[str]) -> list[str]:
    """The words that stand beside each other, written together: `laocai` of `hekou-lao-cai`."""
    ends = range(1, len(words) + 1)
    return ["".join(words[begin:end]) for end in ends for begin in range(end)]


def _slips_allowed(one: str, other: str) -> int:
    longest = max(len(one), len(other))
    return max(1, longest // _LETTERS_PER_SLIP) if longest >= _SHORTEST else 0


def did_you_mean(name: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """A hint that names the nearest known name; where none comes near, what else to say."""
    close = nearest(name, known, limit=1)
    return f"did you mean `{close[0]}`?" if close else otherwise


def listed(names: Iterable[str], *, most: int = 12) -> str:
    """Names as a sentence lists them, cut short where there are many."""
    every = list(names)
    shown = ", ".join(f"`{name}`" for name in every[:most])
    return shown if len(every) <= most else f"{shown} and {len(every) - most} more"
