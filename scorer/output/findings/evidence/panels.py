"""What several assessors of one crossing gave, in words: by name where few, by level where many."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from scorer.analysis.evidence.disputes import Dispute, disputes_of
from scorer.analysis.evidence.panel import Panel
from scorer.analysis.evidence.reading import Reading
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.model import Rubric
from scorer.output.findings.evidence.basis import what_ratings_rest_on
from scorer.output.findings.wording import cut_short, level, listed, read_level
from scorer.vocabulary import PanelRule

MOST_ASSESSORS_NAMED = 6
"""Assessors up to which each is named with what they gave; beyond, levels are counted."""


MOST_REASONS = 4
"""Reasons that stand below the levels of many assessors."""

MOST_CROSSINGS_NAMED = 6
"""Crossings whose disputed cells a note names; the agreement lists them all."""

RULES_IN_WORDS = {
    PanelRule.MEDIAN: "the lower middle rating counts",
    PanelRule.UPPER_MEDIAN: "the upper middle rating counts",
    PanelRule.MEAN: "the mean rating counts",
}
OTHER_RULES = {
    PanelRule.MEDIAN: "by the upper middle or the mean rating",
    PanelRule.UPPER_MEDIAN: "by the lower middle or the mean rating",
    PanelRule.MEAN: "by the lower or the upper middle rating",
}
"""The ways to read a panel that are not in force."""

HANGS_ON_PANEL = "*"
"""The mark of a rank that another reading of the panels would change."""

MIDDLE_HALF = (
    "Middle half: the range where each panel's ratings are taken without the lowest and the highest"
    " quarter."
)


def how_panels_count(
    panels: Sequence[Panel], rubric: Rubric, titles: Mapping[str, str] | None = None
) -> str:
    """How many assessors rated, which rating counts, which cells are disputed; empty where no
    crossing has several assessors. titles: what a reader calls a dimension, else its id.
    """
    several = [panel for panel in panels if panel.decides]
    if not several:
        return ""
    at = f" at {len(several)} of {len(panels)} crossings" if len(several) < len(panels) else ""
    disputed = _what_is_disputed(several, rubric, titles or {})
    return f"{_how_many(several)} assessors{at}; {_which_counts(several)}. {disputed}"


def what_panels_rest_on(panels: Sequence[Panel], rubric: Rubric) -> tuple[str, ...]:
    """How the panels count, where any has several assessors; what their ratings rest on."""
    rest_on = what_ratings_rest_on(sheet for panel in panels for sheet in panel.sheets)
    count = how_panels_count(panels, rubric)
    return (count, rest_on) if count else (rest_on,)


def which_rating_counts(rule: PanelRule) -> str:
    """What is taken of the ratings that several assessors gave in one round."""
    return f"Where several assessors rated, {RULES_IN_WORDS[rule]}."


def _how_many(panels: Sequence[Panel]) -> str:
    counts = [len(panel.sheets) for panel in panels]
    low, high = min(counts), max(counts)
    return str(low) if low == high else f"{low} to {high}"


def _which_counts(panels: Sequence[Panel]) -> str:
    rule = panels[0].rule
    odd = all(len(panel.sheets) % 2 for panel in panels)
    if rule is not PanelRule.MEAN and odd and all(_everybody_rated(panel) for panel in panels):
        return "the middle rating counts"
    return RULES_IN_WORDS[rule]


def _everybody_rated(panel: Panel) -> bool:
    leaves = {leaf for sheet in panel.sheets for leaf in sheet.value.dimensions}
    return all(
        (cell := sheet.value.dimensions.get(leaf)) is not None and cell.level is not None
        for sheet in panel.sheets
        for leaf in leaves
    )


def _what_is_disputed(panels: Sequence[Panel], rubric: Rubric, titles: Mapping[str, str]) -> str:
    found = {panel.crossing.name: disputes_of(panel, rubric) for panel in panels}
    disputed = sum(map(len, found.values()))
    if not disputed:
        return "They agree on every cell."
    cells = len(panels) * len(rubric.leaf_ids)
    if disputed == cells:
        return f"Disputed: all {cells} cells." if cells > 1 else "It is disputed."
    every = len(rubric.leaf_ids)
    named = [
        f"{name} ({_leaves(disputes, every, titles)})"
        for name, disputes in found.items()
        if disputes
    ]
    more = "{} more crossings (scorer agreement lists them)"
    return f"Disputed: {listed(cut_short(named, MOST_CROSSINGS_NAMED, more))}."


def _leaves(disputes: Sequence[Dispute], every: int, titles: Mapping[str, str]) -> str:
    """The disputed leaves of one crossing; where all are, that."""
    if 1 < len(disputes) == every:
        return f"all {every}"
    return ", ".join(titles.get(each.leaf, each.leaf) for each in disputes)


def whose_rank_hangs(ranking: Ranking) -> str:
    """Whose ranks another reading of the panels would change; empty without any panel."""
    if all(row.hangs_on_panel is None for row in ranking):
        return ""
    names = [row.name for row in ranking.ranking if row.hangs_on_panel]
    other = OTHER_RULES[ranking.snapshot.rule]
    if not names:
        return f"Read {other}, the panels would give the same ranks."
    whose = listed(cut_short(names, MOST_CROSSINGS_NAMED, "{} more"))
    which = "rank" if len(names) == 1 else "ranks"
    return f"Another reading of the panels, {other}, would change the {which} of {whose}."


def what_the_mark_means(rows: Iterable[Row], rule: PanelRule) -> str:
    """What the mark beside a rank means; empty where none has it."""
    if not any(row.hangs_on_panel for row in rows):
        return ""
    other = OTHER_RULES[rule]
    return f"{HANGS_ON_PANEL} Another reading of the panels, {other}, would change this rank."


def panel_notes(ranking: Ranking) -> tuple[str, ...]:
    """What stands under a ranking of panels: how they count, what hangs on it."""
    middle = MIDDLE_HALF if any(row.middle for row in ranking) else ""
    mark = what_the_mark_means(ranking, ranking.snapshot.rule) or whose_rank_hangs(ranking)
    return tuple(note for note in (mark, middle) if note)


def who_rated(assessors: Sequence[str]) -> str:
    """The assessors by name, or how many they are where they are many."""
    if len(assessors) > MOST_ASSESSORS_NAMED:
        return f"{len(assessors)} assessors"
    return ", ".join(assessors)


def who_gave_what(dispute: Dispute) -> str:
    """What a panel gave: `ann 3, bob 4`, or of many `3: 12, 4: 15, 5: 3`."""
    if len(dispute.panel.sheets) > MOST_ASSESSORS_NAMED:
        return levels_counted(dispute.said)
    return ", ".join(
        f"{assessor} {level_said(reading)}"
        for assessor, reading in zip(dispute.panel.assessors, dispute.said, strict=True)
        if reading is not None and said_something(reading)
    )


def levels_counted(readings: Iterable[Reading | None]) -> str:
    """How many gave each level, the lowest first: `3: 12, 4: 15, 5: 3, n/a: 1`."""
    said = [each for each in readings if each is not None and said_something(each)]
    counted = Counter(map(level_said, sorted(said, key=_from_low)))
    return ", ".join(f"{given}: {count}" for given, count in counted.items())


def said_something(reading: Reading) -> bool:
    """Whether a sheet gives a level, to the whole or to a side, or says that it does not apply."""
    levels = (reading.level, *(each.level for each in reading.sides.values()))
    return not reading.applies or any(each is not None for each in levels)


def level_said(reading: Reading) -> str:
    """The level that a sheet gives, and those of the sides where they differ: `2 (cn 3, vn 2)`."""
    sides = {side: level(each.level) for side, each in reading.sides.items()}
    if len(set(sides.values())) < 2:
        return read_level(reading)
    return f"{read_level(reading)} ({', '.join(f'{side} {said}' for side, said in sides.items())})"


def _from_low(reading: Reading) -> tuple[bool, bool, float]:
    """What does not apply comes last, before it what has no level as a whole."""
    known = reading.level is not None
    return not reading.applies, not known, float(reading.level or 0)
