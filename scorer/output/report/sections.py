"""The section of one crossing: its grid as on paper, what would lift it, its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scorer.analysis.scoring.ranking import Row
from scorer.analysis.situation import Situation
from scorer.model import Source, text_in
from scorer.output.findings.lift import what_would_lift
from scorer.output.findings.wording import decimals, level, listed, percent, rank_text, span
from scorer.output.report.pictures import Picture, Pictures
from scorer.output.tables.sheet import present_crossing
from scorer.output.tables.table import Grid


@dataclass(frozen=True)
class NextLevel:
    """What the next level of a dimension asks for."""

    dimension: str
    title: str
    now: str
    next: str
    descriptor: str
    adds: str
    """What it adds to the score; empty where that is not fixed."""


@dataclass(frozen=True)
class Section:
    """Everything that the page says of one crossing."""

    id: str
    name: str
    short: str
    """Rank and score, for those who do not open it."""
    open: bool
    facts: tuple[tuple[str, str], ...]
    grids: tuple[Grid, ...]
    history: Picture | None
    lifts: tuple[str, ...]
    next_levels: tuple[NextLevel, ...]
    sources: tuple[Source, ...]


def section(situation: Situation, pictures: Pictures, crossing: str, language: str) -> Section:
    """The section of a crossing of the ranking."""
    row = situation.ranking[crossing]
    panel = situation.ranking.snapshot.by_crossing[crossing]
    rubric = situation.ranking.snapshot.rubric
    shown = present_crossing(situation.workspace, panel.crossing, rubric, panel, {}, language)
    facts = [
        (
            "Rank",
            f"{rank_text(row.rank, row.tied)} (could be {_ranks(row.rank_low, row.rank_high)})",
        ),
        ("Score", f"{decimals(row.score)} (range {span(decimals(row.low), decimals(row.high))})"),
        ("Rated", percent(row.coverage)),
        ("Observed", row.observed),
        ("Rated by", listed(row.assessors)),
    ]
    if panel.crossing.countries:
        facts.append(("Countries", ", ".join(panel.crossing.countries)))
    if panel.crossing.aliases:
        facts.append(("Also called", "; ".join(panel.crossing.aliases)))
    return Section(
        id=crossing,
        name=row.name,
        short=_in_short(row),
        open=crossing in situation.named or len(situation.detailed) == 1,
        facts=tuple(facts),
        grids=tuple(block for block in shown.blocks if isinstance(block, Grid)),
        history=pictures.history(crossing),
        lifts=tuple(what_would_lift(situation.lifts[crossing], rubric, language)),
        next_levels=_next_levels(situation, crossing, language),
        sources=_sources(situation, crossing),
    )


def _in_short(row: Row) -> str:
    if row.score is None:
        return f"not scored, {span(decimals(row.low), decimals(row.high))}"
    return f"rank {rank_text(row.rank, row.tied)}, score {decimals(row.score)}"


def _ranks(best: int, worst: int) -> str:
    return span(str(best), str(worst))


def _next_levels(situation: Situation, crossing: str, language: str) -> tuple[NextLevel, ...]:
    rubric = situation.ranking.snapshot.rubric
    lift = situation.lifts[crossing]
    step = rubric.scale.step
    found = []
    for leaf in rubric.leaves:
        rating = lift.row.ratings[leaf.id]
        if rating is None or step is None:
            continue
        above = next((each for each in rubric.scale.levels if each > rating), None)
        if above is None:
            continue
        gain = lift.gains.get(leaf.id)
        found.append(
            NextLevel(
                dimension=leaf.id,
                title=text_in(leaf.title, language),
                now=level(rating),
                next=level(above),
                descriptor=text_in(leaf.levels[above], language) if above in leaf.levels else "",
                adds="" if gain is None else f"+{decimals(gain)}",
            )
        )
    return tuple(found)


def _sources(situation: Situation, crossing: str) -> tuple[Source, ...]:
    known: Mapping[str, Source] = situation.workspace.sources
    panel = situation.ranking.snapshot.by_crossing[crossing]
    used = dict.fromkeys(
        statement.source
        for sheet in panel.sheets
        for cell in sheet.value.dimensions.values()
        for _, statement in cell.statements()
        if statement.source is not None
    )
    return tuple(known[source] for source in used if source in known)
