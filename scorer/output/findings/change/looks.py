"""Who looked on either side of a change, in sentences: nobody, other assessors, a panel again."""

from collections.abc import Mapping, Sequence

from scorer.analysis.change.changes import Changes
from scorer.analysis.change.looks import SecondLook
from scorer.output.findings.evidence.panels import which_rating_counts
from scorer.output.findings.scoring.standing import named
from scorer.output.findings.wording import apart_from, cut_short, decimals, level, listed
from scorer.vocabulary import DatedBy

MOST_ASSESSORS = 5
MOST_PANELS = 8
"""Crossings whose panels are told of one by one."""

IN_ORDER = "Put in order, the earlier first."


def nobody_looked(changes: Changes) -> str:
    """Where both sides are the same sheets; empty where somebody looked at every crossing."""
    same = changes.nobody_looked
    if not same:
        return ""
    if changes.old == changes.new:
        return f"Both sides are the same: {changes.old}."
    between = f"Nobody looked between {changes.old} and {changes.new}"
    if len(same) < len(changes.looks) or changes.entered or changes.left:
        return f"{between} at {named([changes.names[each] for each in same])}."
    sheets = "sheet" if len(changes.sheets) == 1 else "sheets"
    return f"{between}: both sides rest on the same {sheets}."


def what_to_mind(changes: Changes) -> list[str]:
    """What else has to be known of a change: who looked, how a panel moved, what a range holds."""
    known = changes.dated_by is DatedBy.KNOWN  # then a sheet was written anew, and nobody looked
    looks = [look for look in changes.looks if not (look.same_sheets or known)]
    return [
        *([IN_ORDER] if changes.reordered else []),
        *filter(
            None,
            (
                "" if known else nobody_looked(changes),
                _other_assessors(changes, looks),
                _how_panels_count(changes.looks),
                _how_panels_moved(changes, looks),
                inside_both_ranges(changes),
                _renamed(changes),
                without_counterpart(changes.only_old, changes.only_new),
                _other_scales(changes),
            ),
        ),
    ]


def inside_both_ranges(changes: Changes) -> str:
    """The crossings whose scores before and after either range holds; empty where none."""
    inside = [change.name for change in changes.scores if change.inside_ranges]
    if not inside:
        return ""
    verb = "lies" if len(inside) == 1 else "lie"
    noun = "change" if len(inside) == 1 else "changes"
    return f"The {noun} of score of {named(inside)} {verb} inside both ranges."


def _other_assessors(changes: Changes, looks: list[SecondLook]) -> str:
    said = [
        f"{changes.names[look.crossing]} ({_who(look.old)} before, {_who(look.new)} after)"
        for look in looks
        if look.other_assessors
    ]
    return f"Different assessors: {listed(cut_short(said, MOST_PANELS))}." if said else ""


def _who(assessors: tuple[str, ...]) -> str:
    return assessors[0] if len(assessors) == 1 else f"{len(assessors)} assessors"


def _how_panels_count(looks: Sequence[SecondLook]) -> str:
    """Which of several assessors' ratings is compared; empty where nobody rated with another."""
    rules = [look.rule for look in looks if max(len(look.old), len(look.new)) > 1]
    return which_rating_counts(rules[0]) if rules else ""


def _how_panels_moved(changes: Changes, looks: list[SecondLook]) -> str:
    said = [
        _how_a_panel_moved(changes.names[look.crossing], look)
        for look in looks
        if max(len(look.old), len(look.new)) > 1
    ]
    return " ".join(cut_short(filter(None, said), MOST_PANELS, "{} more panels rated again."))


def _how_a_panel_moved(name: str, look: SecondLook) -> str:
    """How many of an assessor's own ratings moved, and whether they came closer."""
    parts = []
    if look.again and look.moved is not None:
        parts.append(_whose_ratings_moved(look.again, look.moved))
    old, new = look.spread_old, look.spread_new
    if old is not None and new is not None:
        unit = "level" if new == 1 else "levels"
        parts.append(
            f"the spread of their ratings stayed at {decimals(old)} {unit} a dimension"
            if old == new
            else f"the spread of their ratings {'shrank' if new < old else 'grew'} from "
            f"{apart_from(old, new)} to {apart_from(new, old)} {unit} a dimension"
        )
    return f"{name}: {'; '.join(parts)}." if parts else ""


def _whose_ratings_moved(again: int, moved: Mapping[str, int]) -> str:
    both = f"of {again} assessor{'s' if again > 1 else ''} who rated both times"
    count = sum(moved.values())
    if not count:
        return f"{both}, none moved a rating"
    names = listed(cut_short(moved, MOST_ASSESSORS, "{} others"))
    return f"{both}, {len(moved)} moved {count} rating{'s' if count > 1 else ''} ({names})"


def _renamed(changes: Changes) -> str:
    """Which dimensions had another name in the older rubric."""
    said = [f"{new} was {old}" for new, old in changes.renamed.items()]
    return f"Under another name before: {listed(said)}." if said else ""


def without_counterpart(only_old: Sequence[str], only_new: Sequence[str]) -> str:
    """The dimensions that one of two rubrics has alone; empty where there are none."""
    older, newer = listed(only_old), listed(only_new)
    said = [
        f"{leaves} in the {side} rubric alone"
        for leaves, side in ((older, "older"), (newer, "newer"))
        if leaves
    ]
    return f"Without a counterpart: {listed(said)}." if said else ""


def _other_scales(changes: Changes) -> str:
    scales = [change.scales for change in changes.changes if change.scales is not None]
    ends = dict.fromkeys(((old.min, old.max), (new.min, new.max)) for old, new in scales)
    said = [
        f"{level(old[0])} to {level(old[1])} before, {level(new[0])} to {level(new[1])} after"
        for old, new in ends
        if old != new
    ]
    sentences = []
    if said:
        sentences.append(f"The scales differ ({listed(said)}): {_SIDE_BY_SIDE}.")
    if len(said) < len(ends):
        sentences.append(f"Some levels have no place in the other rubric: they {_THEY_STAND}.")
    return " ".join(sentences)


_THEY_STAND = "stand side by side and are not subtracted"
_SIDE_BY_SIDE = f"levels {_THEY_STAND}"
