"""How far a ranking can be trusted, in words first, then in figures."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from scorer.analysis.trust.rank_variation import FactorShare
from scorer.analysis.trust.robust_ranking import RobustRanking
from scorer.output.findings.ranking import snapshot_notes
from scorer.output.findings.robustness import FACTOR_NAMES, robustness_findings
from scorer.output.findings.wording import brief_percent, rank_text, span, whole_percent
from scorer.output.tables.table import (
    Audience,
    Block,
    Column,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)

MOST_RANKS_SHOWN = 8
"""Ranks up to which the table for readers has a column each."""
MOST_RANKS_IN_TABLES = 100
"""Ranks up to which tables for programs have a column each; JSON and frames have all of them."""
MOST_PAIRS_SHOWN = 15
"""Pairs of neighbours whose shares and critical weights a reader sees."""


def present_robustness(result: RobustRanking, language: str = "en") -> Presentation:
    """Sentences; shares of each rank; neighbours; critical weights; who beats whom anyway."""
    blocks: list[Block] = [Paragraph(sentence) for sentence in robustness_findings(result)]
    blocks.append(_acceptability_table(result))
    if len(result.rows) > 1:
        if result.robustness.pair_shares is not None:
            blocks.append(_neighbours_table(result))
        if result.critical:
            blocks.append(_critical_table(result))
        if any(found is not None for found in result.robustness.central_weights):
            blocks.append(_central_table(result))
        blocks.extend(_dominance_blocks(result))
        if result.variation is not None and result.variation.overall:
            blocks.append(_variation_table(result))
    return Presentation(
        kind="robustness",
        title=f"How far the ranking holds, {result.origin.rubric.replace('@', ' ')}",
        blocks=tuple(blocks),
        body=_body(result),
        provenance=Provenance.of(result.origin),
        notes=(*_notes(result), *snapshot_notes(result.ranking.snapshot)),
    )


def dominance_dot(result: RobustRanking) -> str:
    """The dominance order as a Graphviz drawing."""
    return result.dominance.to_dot([row.name for row in result.rows])


def _acceptability_table(result: RobustRanking) -> Table:
    records = result.records()
    top = f"share_top_{result.top}"
    count = len(result.rows)
    ranks = range(1, count + 1) if count <= MOST_RANKS_IN_TABLES else ()
    few = count <= MOST_RANKS_SHOWN
    columns = (
        Column("rank", "Rank", "right"),
        Column("crossing", "Id", audience=Audience.DATA),
        Column("name", "Crossing"),
        Column("share_first", "First", "right"),
        Column(top, f"Top {result.top}", "right"),
        Column("expected_rank", "Mean rank", "right"),
        Column("interval", "5-95 %", "right", Audience.READER),
        Column("rank_low", "5 % rank", "right", Audience.DATA),
        Column("rank_high", "95 % rank", "right", Audience.DATA),
        Column("confidence", "Confidence", "right"),
        *(
            Column(f"rank_{rank}", f"#{rank}", "right", Audience.BOTH if few else Audience.DATA)
            for rank in ranks
        ),
    )
    rows = tuple(
        (
            TableCell(rank_text(row.rank, row.tied), row.rank, Style.STRONG),
            TableCell(row.crossing, row.crossing),
            TableCell(row.name, row.name),
            _share(record["share_first"], Style.STRONG),
            _share(record[top]),
            TableCell(f"{record['expected_rank']:.2f}", record["expected_rank"]),
            TableCell(span(str(record["rank_low"]), str(record["rank_high"]))),
            TableCell(str(record["rank_low"]), record["rank_low"]),
            TableCell(str(record["rank_high"]), record["rank_high"]),
            _share(record["confidence"]),
            *(_share(record[f"rank_{rank}"]) for rank in ranks),
        )
        for row, record in zip(result.rows, records, strict=True)
    )
    return Table(columns, rows, title="Shares of ranks")


def _share(share: float | None, style: Style = Style.PLAIN) -> TableCell:
    if share is None:
        return TableCell("-", None, Style.FAINT)
    return TableCell(brief_percent(share), share, style if share else Style.FAINT)


def _neighbours_table(result: RobustRanking) -> Table:
    exact = result.robustness.exact_pairs is not None
    rows = []
    for upper in range(min(len(result.rows) - 1, MOST_PAIRS_SHOWN)):
        pair = result.robustness.pair(upper, upper + 1)
        error = "exact" if exact else f"{pair.standard_error * 100:.2f} points"
        rows.append(
            (
                TableCell(result.rows[upper].name, result.rows[upper].crossing),
                TableCell(result.rows[upper + 1].name, result.rows[upper + 1].crossing),
                _share(pair.share),
                TableCell(error, pair.standard_error),
            )
        )
    return Table(
        (
            Column("a", "Crossing"),
            Column("b", "above"),
            Column("share", "Share", "right"),
            Column("standard_error", "Standard error", "right"),
        ),
        tuple(rows),
        title="Neighbours: how often the upper one is above, ties counted half",
    )


def _critical_table(result: RobustRanking) -> Table:
    complete = [row for row in result.rows if not row.missing]
    leaves = result.ranking.snapshot.rubric.leaf_ids
    pairs = list(dict.fromkeys((each.upper, each.lower) for each in result.critical))
    rows = []
    for upper, lower in pairs[:MOST_PAIRS_SHOWN]:
        own = [each for each in result.critical if (each.upper, each.lower) == (upper, lower)]
        rows.append(
            (
                TableCell(complete[lower].name, complete[lower].crossing),
                TableCell(complete[upper].name, complete[upper].crossing),
                *(
                    TableCell("-", None, Style.FAINT)
                    if each.critical is None
                    else TableCell(
                        text := f"{'>' if each.rises else '<'} {whole_percent(each.critical)} %",
                        text,
                    )
                    for each in own
                ),
            )
        )
    return Table(
        (
            Column("lower", "Crossing"),
            Column("upper", "passes"),
            *(Column(leaf, f"if {leaf}", "right") for leaf in leaves),
        ),
        tuple(rows),
        title="Critical weights: one weight changes, the others keep their proportions",
    )


def _central_table(result: RobustRanking) -> Table:
    leaves = result.ranking.snapshot.rubric.leaf_ids
    return Table(
        (
            Column("crossing", "Crossing"),
            *(Column(leaf, leaf, "right") for leaf in leaves),
        ),
        tuple(
            (
                TableCell(row.name, row.crossing),
                *(_share(None if weights is None else weights[n]) for n in range(len(leaves))),
            )
            for row, weights in zip(result.rows, result.robustness.central_weights, strict=True)
        ),
        title="Central weights: on average where a crossing is first; - where it never was",
    )


def _dominance_blocks(result: RobustRanking) -> list[Block]:
    whatever = "whatever the weights"
    if result.uncertainty.ratings:
        whatever += " and wherever ratings lie in their ranges"
    if not result.dominance.pairs:
        return [Paragraph(f"No crossing beats another {whatever}.", Style.STRONG)]
    names = [row.name for row in result.rows]
    rows = tuple(
        (TableCell(line, line.strip()),)
        for line in map(_with_visible_indent, result.dominance.tree_lines(names))
    )
    return [
        Table(
            (Column("tree", "Crossing"),),
            rows,
            title=f"{whatever.capitalize()}: above those that stand indented under it",
        )
    ]


def _with_visible_indent(line: str) -> str:
    name = line.lstrip(" ")
    return "· " * ((len(line) - len(name)) // 2) + name


def _variation_table(result: RobustRanking) -> Table:
    assert result.variation is not None
    return Table(
        (
            Column("factor", "Cause"),
            Column("first", "Alone", "right"),
            Column("first_interval", "95 %", "right"),
            Column("total", "With others", "right"),
            Column("total_interval", "95 %", "right"),
        ),
        tuple(
            (
                TableCell(name := FACTOR_NAMES[each.factor].removeprefix("The "), name),
                TableCell(f"{each.first:.2f}", each.first),
                TableCell(text := span(f"{each.first_low:.2f}", f"{each.first_high:.2f}"), text),
                TableCell(f"{each.total:.2f}", each.total),
                TableCell(text := span(f"{each.total_low:.2f}", f"{each.total_high:.2f}"), text),
            )
            for each in result.variation.overall
        ),
        title="Share of the variation of ranks",
    )


def _notes(result: RobustRanking) -> list[str]:
    found = result.robustness
    certain = "exact" if found.exact_first is not None else "drawn"
    error = float(found.standard_error.max()) * 100
    drawn = f"{found.draws:,} draws, seed {found.seed}; weights {result.uncertainty.weights}"
    return [
        f"{drawn}; shares first {certain}, no standard error above {error:.2f} points.",
        "Crossings that tie share the ranks they take: two that tie for first count half each.",
        "Confidence: how often a crossing is first under its central weights.",
    ]


def _body(result: RobustRanking) -> Mapping[str, Any]:
    found = result.robustness
    ids = [row.crossing for row in result.rows]
    leaves = result.ranking.snapshot.rubric.leaf_ids
    complete = [row.crossing for row in result.rows if not row.missing]
    expected, interval = found.expected_rank, found.rank_interval
    in_top, direct = found.share_in_top(result.top), set(result.dominance.covers)
    return {
        "crossings": ids,
        "acceptability": {
            crossing: [float(share) for share in found.acceptability[place]]
            for place, crossing in enumerate(ids)
        },
        "expected_rank": {crossing: float(expected[place]) for place, crossing in enumerate(ids)},
        "rank_interval": {crossing: list(interval[place]) for place, crossing in enumerate(ids)},
        "share_first": {
            crossing: float(found.share_first[place]) for place, crossing in enumerate(ids)
        },
        "share_top": {crossing: float(in_top[place]) for place, crossing in enumerate(ids)},
        "top": result.top,
        "confidence": dict(zip(ids, found.confidence, strict=True)),
        "central_weights": {
            crossing: None if weights is None else dict(zip(leaves, weights, strict=True))
            for crossing, weights in zip(ids, found.central_weights, strict=True)
        },
        "pairs": [
            {
                "a": ids[pair.a],
                "b": ids[pair.b],
                "share": pair.share,
                "standard_error": pair.standard_error,
            }
            for pair in found.pairs()
        ],
        "critical_weights": [
            {
                "upper": complete[each.upper],
                "lower": complete[each.lower],
                "dimension": leaves[each.leaf],
                "weight": each.now,
                "critical": each.critical,
                "rises": each.rises,
            }
            for each in result.critical
        ],
        "dominance": [
            {"above": ids[a], "below": ids[b], "direct": (a, b) in direct}
            for a, b in result.dominance.pairs
        ],
        "variation": None if result.variation is None else _variation_body(result, ids),
        "statements": robustness_findings(result),
        "left_out": [row.crossing for row in result.left_out],
        "draws": found.draws,
        "standard_error": float(found.standard_error.max()),
    }


def _variation_body(result: RobustRanking, ids: list[str]) -> dict[str, Any]:
    assert result.variation is not None
    return {
        "mean_shift": result.variation.mean_shift,
        "overall": [_factor_body(each) for each in result.variation.overall],
        "crossings": {
            crossing: [_factor_body(each) for each in shares]
            for crossing, shares in zip(ids, result.variation.crossings, strict=True)
        },
    }


def _factor_body(share: FactorShare) -> dict[str, Any]:
    return {
        "factor": share.factor,
        "first": share.first,
        "first_interval": [share.first_low, share.first_high],
        "total": share.total,
        "total_interval": [share.total_low, share.total_high],
    }


def _limit(rises: bool | None, critical: Fraction) -> str:
    """The weight beyond which neighbours swap: `> 60 %`, `< 12 %`."""
    return f"{'>' if rises else '<'} {whole_percent(critical)} %"
