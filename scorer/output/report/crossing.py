"""The part of a report about one crossing: its sheets as on paper, what would lift it."""

from __future__ import annotations

from fractions import Fraction

from scorer.analysis.evidence.panel import Panel
from scorer.analysis.reform.lift import Lift
from scorer.analysis.scoring.ranking import Row
from scorer.analysis.situation import Situation
from scorer.analysis.trust.assessors import panel_by_assessor
from scorer.model import Rubric, Source, text_in
from scorer.output.charts.kinds import ChartKind
from scorer.output.charts.picture import Picture
from scorer.output.findings.evidence.panels import MOST_ASSESSORS_NAMED, who_rated
from scorer.output.findings.evidence.snapshot import when_observed
from scorer.output.findings.reform.lift import what_would_lift
from scorer.output.findings.scoring.scores import coverage_said
from scorer.output.findings.wording import (
    decimals,
    level,
    rank_range,
    rank_text,
    signed,
    whole_range,
)
from scorer.output.presentations.assessors import panel_at_a_glance
from scorer.output.presentations.sheet import sheet_grid
from scorer.output.report.report import CrossingPart, Exhibit, NextLevel, PlacedPicture


def crossing_part(situation: Situation, crossing: str, digits: int, language: str) -> CrossingPart:
    """The part of a crossing of the ranking. digits: the decimals of its score."""
    row, lift = situation.ranking[crossing], situation.lifts[crossing]
    ranking, snapshot = situation.ranking, situation.ranking.snapshot
    panel, rubric = snapshot.by_crossing[crossing], snapshot.rubric
    history = situation.histories[crossing]
    many = len(panel.sheets) > MOST_ASSESSORS_NAMED
    picture = PlacedPicture(f"history-{crossing}", Picture(ChartKind.HISTORY, history), small=True)
    return CrossingPart(
        id=crossing,
        name=row.name,
        short=_in_short(row, digits),
        open=crossing in situation.named or len(situation.detailed) == 1,
        facts=_facts(row, panel, digits, ranking.scoring.min_coverage),
        history=picture if len(history.moments) > 1 else None,
        lifts=tuple(what_would_lift(lift, rubric, language)),
        next_levels=_next_levels(lift, rubric, language),
        grids=()
        if many
        else tuple(
            sheet_grid(situation.workspace, panel.crossing, rubric, sheet, language)
            for sheet in panel.sheets
        ),
        exhibits=_at_a_glance(panel, rubric, language) if many else (),
        sources=_sources(situation, panel),
    )


def _at_a_glance(panel: Panel, rubric: Rubric, language: str) -> tuple[Exhibit, ...]:
    """What many assessors gave, counted, in place of a grid for each."""
    tables = panel_at_a_glance(panel_by_assessor(panel, rubric, panel.rule), language)
    return tuple(
        Exhibit(f"assessors-{panel.crossing.id}-{number}", table, caption=table.title)
        for number, table in enumerate(tables, start=1)
        if table.rows
    )


def _in_short(row: Row, digits: int) -> str:
    if row.score is None:
        return f"not scored, {whole_range(row.low, row.high)}"
    return f"rank {rank_text(row.rank, row.tied)}, score {decimals(row.score, digits)}"


def _facts(row: Row, panel: Panel, digits: int, needed: Fraction) -> tuple[tuple[str, str], ...]:
    ranks = rank_range(row.rank_low, row.rank_high)
    scores = whole_range(row.low, row.high, digits)
    middle_ranks, middle = _in_the_middle_half(row)
    facts = (
        ("Rank", f"{rank_text(row.rank, row.tied)} (could be {ranks}{middle_ranks})"),
        ("Score", f"{decimals(row.score, digits)} (range {scores}{middle})"),
        ("Rated", coverage_said(row, needed)),
        ("Observed", when_observed(row)),
        ("Rated by", who_rated(row.assessors)),
        ("Countries", ", ".join(panel.crossing.countries)),
        ("Also called", "; ".join(panel.crossing.aliases)),
    )
    return tuple((label, text) for label, text in facts if text)


def _in_the_middle_half(row: Row) -> tuple[str, str]:
    """What is left of ranks and range in the middle half of a large panel, to follow them."""
    if row.middle is None:
        return "", ""
    ranks = rank_range(row.middle.rank_low, row.middle.rank_high)
    scores = whole_range(row.middle.low, row.middle.high)
    return f", {ranks} in the middle half", f", middle half {scores}"


def _next_levels(lift: Lift, rubric: Rubric, language: str) -> tuple[NextLevel, ...]:
    found = []
    for leaf in rubric.leaves:
        rating = lift.row.ratings[leaf.id]
        above = [each for each in rubric.scale.levels if rating is not None and each > rating]
        if not above:
            continue
        gain = lift.gains.get(leaf.id)
        found.append(
            NextLevel(
                title=text_in(leaf.title, language),
                now=level(rating),
                next=level(above[0]),
                descriptor=text_in(leaf.descriptors[above[0]], language)
                if above[0] in leaf.descriptors
                else "",
                adds="" if gain is None else signed(gain),
            )
        )
    return tuple(found)


def _sources(situation: Situation, panel: Panel) -> tuple[Source, ...]:
    used = dict.fromkeys(
        statement.source
        for sheet in panel.sheets
        for cell in sheet.value.dimensions.values()
        for _, statement in cell.statements()
        if statement.source is not None
    )
    known = situation.workspace.sources
    return tuple(known[source] for source in used if source in known)
