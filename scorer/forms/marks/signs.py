"""Signs that people mark with: boxes, ticks and brackets beside the levels of a printed scale.

Knows the gaps between levels: what stands before the first, between two, and behind the last.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

OPENING = "([{<«‹（［【〔*_\"'“‘"
CLOSING = ")]}>»›）］】〕*_\"'”’"
EMPTY_BOX = "☐□○◯⬜◻❏❑❒▢⚪"
FULL_BOX = "☑☒■●◉⦿⬛◼🗹🗷🗵⊠⊗▣✅❎⚫🔘"
TICK = "✓✔✗✘√→←➔➜▶◀➤xXvV×✕✖╳хХ❌"
_SIGNS_OF_A_BOX = re.escape(TICK + FULL_BOX + "*•+") + "oO"
_DRAWN_BOX = re.compile(
    rf"[\[(（［]\s*([{_SIGNS_OF_A_BOX}]?)\s*[\])）］]|_+ ?([{_SIGNS_OF_A_BOX}]) ?_+|_{{2,}}"
)
"""A box of brackets or on a line: `[x]`, `( )`, `__X__`, `____`."""
_ORDINARY = set(".,:;!?()[]{}（）［］…/\\|=~'\"“”‘’_-")
"""Signs that may stand before or behind a scale without marking anything."""
_YES = {"yes", "y", "có", "是", "对", "oui", "да", "sí", "ja", "true"}
_NO = {"no", "n", "không", "否", "non", "нет", "nein", "false"}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


def with_boxes(gap: str) -> str:
    """A gap with every box that is drawn of several characters as one sign."""
    return _DRAWN_BOX.sub(lambda found: "☒" if found[1] or found[2] else "☐", gap)


def is_ticked(text: str) -> bool | None:
    """Whether a text is a tick, a full box or a yes; nothing, an empty box and a no are none.

    None for other texts.
    """
    written = with_boxes(text).replace("\ufe0f", "").strip()
    if not written.strip(EMPTY_BOX + "_-–—. \t\n") or written.casefold() in _NO:
        return False
    if written.casefold() in _YES:
        return True
    signs = {sign for sign in written if not sign.isspace()}
    return True if signs <= set(TICK + FULL_BOX + "*+•oO") else None


def enclosed(before: str, after: str) -> bool:
    """Whether the level between two gaps stands in brackets, or between arrows."""
    opening, closing = before.rstrip()[-1:], after.lstrip()[:1]
    if not opening or not closing or opening not in OPENING:
        return (before[-1:], after[:1]) == (">", "<")
    return CLOSING[OPENING.index(opening)] == closing


def boxes_beside(gaps: Sequence[str]) -> list[bool] | None:
    """For a box beside each level, whether it is ticked; None where there are no such boxes.

    A tick in the place of a box, or upon an empty one, ticks it.
    """
    boxes = [[sign not in EMPTY_BOX for sign in _boxes_and_ticks(gap)] for gap in gaps]
    if not any(sign in EMPTY_BOX + FULL_BOX for gap in gaps for sign in gap):
        return None
    for beside, other in ((boxes[:-1], boxes[-1]), (boxes[1:], boxes[0])):
        if all(beside) and not other:
            return [any(each) for each in beside]
    return None


def ticked_beside(gaps: Sequence[str]) -> Iterator[int | None]:
    """For every tick the index of its level; None where it stands between two."""
    last = len(gaps) - 2
    for index, gap in enumerate(gaps):
        for tick in _ticks(gap):
            position = gap.index(tick)
            left, right = len(gap[:position].strip(" \t")), len(gap[position + 1 :].strip(" \t"))
            blank_left = position - left
            blank_right = len(gap) - position - 1 - right
            if index == 0 or (index <= last and blank_right < blank_left):
                yield index
            elif index == last + 1 or blank_left < blank_right:
                yield index - 1
            else:
                yield None


def unlike_the_others(gaps: Sequence[str]) -> str | None:
    """What is doubtful about an unmarked scale: a sign beside one level that no other has."""
    signs = [tuple(_signs(gap)) for gap in gaps]
    usual = set(Counter(signs[1:-1]).most_common(1)[0][0]) if len(signs) > 2 else set()
    usual |= {sign for sign in usual | set(signs[0]) if all(sign in each for each in signs[:-1])}
    usual |= {sign for sign in signs[-1] if all(sign in each for each in signs[1:])}
    odd = [sign for each in signs[1:-1] for sign in each if sign not in usual]
    odd += [s for each in (signs[0], signs[-1]) for s in each if s not in usual | _ORDINARY]
    return f"a sign stands beside one level only: {odd[0]}" if odd else None


def _signs(gap: str) -> Iterator[str]:
    for sign in gap.translate(_DASHES):
        if not (sign.isalnum() or sign.isspace() or sign == "\ufe0f"):
            yield sign


def _boxes_and_ticks(gap: str) -> Iterator[str]:
    ticks = list(_ticks(gap))
    return (sign for sign in gap if sign in EMPTY_BOX or sign in ticks)


def _ticks(gap: str) -> Iterator[str]:
    for index, sign in enumerate(gap):
        if sign in TICK or sign in FULL_BOX:
            beside = gap[max(0, index - 1) : index] + gap[index + 1 : index + 2]
            if not sign.isalpha() or not any(other.isalpha() for other in beside):
                yield sign
