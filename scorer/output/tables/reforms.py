"""What would change a ranking: scenarios, reform agendas, single ratings that decide a rank."""

from typing import Any

from scorer.aggregation import Exact
from scorer.analysis.reform.improvement import MOST_SETS
from scorer.analysis.reform.rating_sensitivity import RankSensitivity
from scorer.analysis.reform.reforms import ReformAgenda
from scorer.analysis.reform.scenarios import Move, WhatIf
from scorer.analysis.scoring.ranking import Row
from scorer.model import text_in
from scorer.output.findings.ranking import snapshot_notes
from scorer.output.findings.wording import level, listed, rank_text, signed
from scorer.output.tables.cells import score_cell, titles
from scorer.output.tables.table import (
    Block,
    Column,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)


def present_scenario(result: WhatIf, language: str = "en") -> Presentation:
    """The ranking before and after, side by side, moves marked."""
    rows = []
    for row in result.after:
        old = result.before[row.crossing]
        move = _move(old, row)
        rows.append(
            (
                TableCell(row.name, row.crossing, Style.STRONG if move else Style.PLAIN),
                TableCell(rank_text(old.rank, old.tied), old.rank),
                TableCell(rank_text(row.rank, row.tied), row.rank, Style.STRONG),
                TableCell(move, move, _tone(old.rank, row.rank)),
                score_cell(old.score),
                score_cell(row.score),
                TableCell(
                    text := ""
                    if old.score == row.score
                    else signed(
                        None if old.score is None or row.score is None else row.score - old.score
                    ),
                    text,
                ),
            )
        )
    table = Table(
        (
            Column("crossing", "Crossing"),
            Column("rank_before", "Rank", "right"),
            Column("rank_after", "then", "right"),
            Column("move", "Move"),
            Column("score_before", "Score", "right"),
            Column("score_after", "then", "right"),
            Column("change", "Change", "right"),
        ),
        tuple(rows),
    )
    return Presentation(
        kind="what-if",
        title=f"{result.title}, {result.origin.rubric.replace('@', ' ')}",
        blocks=(Paragraph(_scenario_in_words(result), Style.STRONG), table),
        body={
            "before": [row.plain() for row in result.before],
            "after": [row.plain() for row in result.after],
            "moves": [_move_body(move) for move in result.moves],
            "settings": {
                f"{crossing}.{leaf}": rating for (crossing, leaf), rating in result.settings.items()
            },
            "weights": dict(result.after.scoring.weights),
        },
        provenance=Provenance.of(result.origin),
        notes=(
            "The ratings that were set are taken as certain; nothing was written to any file.",
            *snapshot_notes(result.before.snapshot),
        ),
    )


def _scenario_in_words(result: WhatIf) -> str:
    parts = [
        f"{result.before[crossing].name} {_in_place(rating)} in {leaf}"
        f" (now {level(result.before[crossing].ratings[leaf])})"
        for (crossing, leaf), rating in result.settings.items()
    ]
    if result.before.scoring.weights != result.after.scoring.weights:
        parts.append("other weights")
    moved = [
        f"{row.name} {_rank_in_words(old)} -> {_rank_in_words(row)}"
        for row in result.after
        if (old := result.before[row.crossing]).rank != row.rank or old.tied != row.tied
    ]
    effect = "; ".join(moved) or "no rank changes"
    return f"With {listed(parts) or 'nothing set'}: {effect}."


def _rank_in_words(row: Row) -> str:
    return "not ranked" if row.rank is None else rank_text(row.rank, row.tied)


def _in_place(rating: Exact | None) -> str:
    return "not rated" if rating is None else f"at {level(rating)}"


def _move(before: Row, after: Row) -> str:
    old, new = before.rank, after.rank
    if old is None or new is None:
        return "" if old == new else "now ranked" if old is None else "no longer ranked"
    if old != new:
        return f"up {old - new}" if new < old else f"down {new - old}"
    if before.tied != after.tied:
        return "now shared" if after.tied else "now alone"
    return ""


def _tone(old: int | None, new: int | None) -> Style:
    if old is None or new is None or old == new:
        return Style.PLAIN
    return Style.GOOD if new < old else Style.BAD


def _move_body(move: Move) -> dict[str, Any]:
    return {
        "crossing": move.crossing,
        "name": move.name,
        "rank_before": move.rank_before,
        "rank_after": move.rank_after,
        "score_before": move.score_before,
        "score_after": move.score_after,
    }


def present_agenda(result: ReformAgenda, language: str = "en") -> Presentation:
    """The smallest sets of rises, then for each level to be reached what it asks for."""
    rubric = result.ranking.snapshot.rubric
    names = titles(rubric, language)
    blocks: list[Block] = [Paragraph(_agenda_in_words(result), Style.STRONG)]
    if result.improvement.sets:
        blocks.append(_sets_table(result, names))
        blocks.append(_obstacles_table(result, names, language))
    notes = ["The other crossings are taken to stand still."]
    if result.improvement.sets and any(each.tied for each in result.improvement.sets):
        notes.append("= after a rank: shared with another crossing that has the same score.")
    if result.ranking.unranked:
        names_without = listed(row.name for row in result.ranking.unranked)
        notes.append(
            f"Not counted, as they have no score: {names_without}; once rated they could stand"
            " above."
        )
    if result.improvement.sets and not result.improvement.proven:
        notes.append(
            "The search was cut short: this set reaches the rank, but a smaller one may exist."
        )
    return Presentation(
        kind="improve",
        title=f"What would lift {result.name}, {result.origin.rubric.replace('@', ' ')}",
        blocks=tuple(blocks),
        body={
            "crossing": result.crossing,
            "rank": result.improvement.now,
            "to_rank": result.improvement.target,
            "best_rank": result.improvement.best,
            "proven": result.improvement.proven,
            "sets": [
                {
                    "rises": {rubric.leaf_ids[leaf]: [old, new] for leaf, old, new in each.rises},
                    "levels": each.levels,
                    "rank": each.rank,
                }
                for each in result.improvement.sets
            ],
            "agenda": [
                {
                    "dimension": each.dimension,
                    "level": each.level,
                    "descriptor": None
                    if each.descriptor is None
                    else text_in(each.descriptor, language),
                    "drawbacks": [placed.statement.text for placed in each.drawbacks],
                }
                for each in result.agenda
            ],
        },
        provenance=Provenance.of(result.origin),
        notes=(*notes, *snapshot_notes(result.ranking.snapshot)),
    )


def _agenda_in_words(result: ReformAgenda) -> str:
    found = result.improvement
    wanted = f"rank {found.target}" if found.target > 1 else "the first rank"
    if found.held:
        row = result.ranking[result.crossing]
        holds = "shares" if row.tied else "holds"
        return f"{result.name} {holds} {wanted} already: it is at {rank_text(row.rank, row.tied)}."
    if found.best > found.target:
        return (
            f"{result.name} cannot reach {wanted} by its own ratings: with all of them at the top"
            f" it would be at rank {found.best}."
        )
    if not found.sets:
        if not found.proven:
            return f"The search for a way to {wanted} was cut short before it found one."
        return f"{result.name} cannot reach {wanted} within that many levels."
    levels = found.sets[0].levels
    count = len(found.sets)
    ways = "there is one smallest way" if count == 1 else f"there are {count} smallest ways"
    if count >= MOST_SETS:
        ways = f"{count} of the smallest ways are shown"
    if not found.proven:
        ways = "one way is shown"
    shared = "" if any(not each.tied for each in found.sets) else ", shared with another crossing,"
    return (
        f"{result.name}, now at rank {found.now}, reaches {wanted}{shared} by rising "
        f"{levels} level{'s' if levels > 1 else ''} in all; {ways}."
    )


def _sets_table(result: ReformAgenda, names: Any) -> Table:
    leaves = result.ranking.snapshot.rubric.leaf_ids
    return Table(
        (
            Column("set", "Way", "right"),
            Column("rises", "Rises"),
            Column("levels", "Levels", "right"),
            Column("rank", "Rank then", "right"),
        ),
        tuple(
            (
                TableCell(str(number), number),
                TableCell(
                    text := "; ".join(
                        f"{names[leaves[leaf]]} {level(old)} -> {level(new)}"
                        for leaf, old, new in each.rises
                    ),
                    text,
                ),
                TableCell(str(each.levels), each.levels),
                TableCell(rank_text(each.rank, each.tied), each.rank),
            )
            for number, each in enumerate(result.improvement.sets, start=1)
        ),
        title="Smallest ways",
    )


def _obstacles_table(result: ReformAgenda, names: Any, language: str) -> Table:
    rows = []
    for each in result.agenda:
        descriptor = "" if each.descriptor is None else text_in(each.descriptor, language)
        drawbacks = "\n".join(f"- {placed.statement.text}" for placed in each.drawbacks)
        rows.append(
            (
                TableCell(names[each.dimension], each.dimension),
                TableCell(level(each.level), each.level),
                TableCell(descriptor, descriptor),
                TableCell(drawbacks or "none on record", drawbacks),
            )
        )
    return Table(
        (
            Column("dimension", "Dimension"),
            Column("level", "Level", "right"),
            Column("descriptor", "What that level asks", prose=True),
            Column("drawbacks", "Drawbacks on record", prose=True),
        ),
        tuple(rows),
        title="Reform agenda",
    )


def present_sensitivity(result: RankSensitivity) -> Presentation:
    """Which single rating, one level up or down, changes its crossing's rank."""
    ranking, changes = result.ranking, result.decisive
    leaves = ranking.snapshot.rubric.leaf_ids
    by_place = ranking.ranking
    rows = tuple(
        (
            TableCell(by_place[each.crossing].name, by_place[each.crossing].crossing),
            TableCell(leaves[each.leaf], leaves[each.leaf]),
            TableCell(text := f"{level(each.rating)} -> {level(each.changed)}", text),
            TableCell(
                ranks := f"{each.rank} -> {each.changed_rank}",
                ranks,
                _tone(each.rank, each.changed_rank),
            ),
        )
        for each in changes
    )
    blocks: tuple[Block, ...] = (
        Table(
            (
                Column("crossing", "Crossing"),
                Column("dimension", "Dimension"),
                Column("rating", "Rating", "right"),
                Column("rank", "Rank", "right"),
            ),
            rows,
        ),
    )
    if not rows:
        blocks = (
            Paragraph(
                "No single rating, one level up or down, changes a rank."
                if ranking.ranking
                else "No crossing has a score, so there is no rank to change."
            ),
        )
    return Presentation(
        kind="sensitivity",
        title=f"Single ratings that decide a rank, {ranking.origin.rubric.replace('@', ' ')}",
        blocks=blocks,
        body={"changes": result.records()},
        provenance=Provenance.of(ranking.origin),
        notes=(
            "Each row: one rating moves by one level, everything else stands still.",
            *snapshot_notes(ranking.snapshot),
        ),
    )
