"""How far a ranking can be trusted, in words first, then in figures."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from scorer.aggregation import Exact
from scorer.analysis.reform.critical_weights import CriticalWeight
from scorer.analysis.scoring.ranking import Row
from scorer.analysis.trust.rank_variation import FactorShare
from scorer.analysis.trust.robust_ranking import RobustRanking
from scorer.analysis.trust.robustness import Pair
from scorer.output.findings.evidence.scope import what_it_speaks_of
from scorer.output.findings.trust.robustness import (
    FACTOR_NAMES,
    nobody_is_above,
    robustness_findings,
    robustness_notes,
    who_is_above_whom,
)
from scorer.output.findings.wording import (
    UNKNOWN,
    apart_from,
    brief_percent,
    percent_apart,
    rank_range,
    whole_range,
)
from scorer.output.tables.cells import name_cell, rank_cell
from scorer.output.tables.fields import Field, records_of, table_of
from scorer.output.tables.table import (
    Audience,
    Block,
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


class _Figures(NamedTuple):
    """A crossing that took part, with its figures as `RobustRanking.records` gives them."""

    row: Row
    record: Mapping[str, Any]


def present_robustness(result: RobustRanking) -> Presentation:
    """Sentences; shares of each rank; neighbours; critical weights; who beats whom anyway."""
    figures = [_Figures(*each) for each in zip(result.rows, result.records(), strict=True)]
    statements = robustness_findings(result)
    blocks: list[Block] = [Paragraph(sentence) for sentence in statements]
    blocks.append(_acceptability_table(result, figures))
    if len(result.rows) > 1:
        if result.robustness.above is not None:
            blocks.append(_neighbours_table(result))
        if result.critical:
            blocks.append(_critical_table(result))
        if any(found is not None for found in result.robustness.central_weights):
            blocks.append(_central_table(result, figures))
        blocks.append(_dominance_block(result))
        if result.variation is not None and result.variation.overall:
            blocks.append(
                table_of(result.variation.overall, FACTOR_FIELDS, "Share of the variation of ranks")
            )
    return Presentation(
        kind="robustness",
        title=f"How far the ranking holds, {what_it_speaks_of(result.ranking.snapshot)}",
        blocks=tuple(blocks),
        body=_body(result, figures, statements),
        provenance=Provenance.of(result.origin),
        notes=robustness_notes(result),
    )


def dominance_dot(result: RobustRanking) -> str:
    """The dominance order as a Graphviz drawing."""
    return result.dominance.to_dot([row.name for row in result.rows])


def _acceptability_table(result: RobustRanking, figures: Sequence[_Figures]) -> Table:
    count = len(result.rows)
    ranks = range(1, count + 1) if count <= MOST_RANKS_IN_TABLES else ()
    for_ranks = Audience.BOTH if count <= MOST_RANKS_SHOWN else Audience.DATA
    fields: tuple[Field[_Figures], ...] = (
        Field("rank", "Rank", lambda each: rank_cell(each.row, Style.STRONG), "right"),
        Field("crossing", "Id", lambda each: each.row.crossing, audience=Audience.DATA),
        Field("name", "Crossing", lambda each: each.row.name),
        *_first_fields(result),
        _share(f"share_top_{result.top}", f"Top {result.top}"),
        Field(
            "expected_rank",
            "Mean rank",
            lambda each: _mean_rank(each.record["expected_rank"]),
            "right",
        ),
        Field(
            "interval",
            "5-95 %",
            lambda each: rank_range(each.record["rank_low"], each.record["rank_high"]),
            "right",
            Audience.READER,
        ),
        *_middle_fields(result),
        Field("rank_low", "5 % rank", lambda each: each.record["rank_low"], "right", Audience.DATA),
        Field(
            "rank_high", "95 % rank", lambda each: each.record["rank_high"], "right", Audience.DATA
        ),
        _share("confidence", "Confidence"),
        *(_share(f"rank_{rank}", f"#{rank}", for_ranks) for rank in ranks),
    )
    return table_of(figures, fields, "Shares of ranks")


def _middle_fields(result: RobustRanking) -> tuple[Field[_Figures], ...]:
    """The ranks of the middle half of the draws, where panels are large."""
    if not result.tells_middle_half:
        return ()

    def between(each: _Figures) -> str:
        return rank_range(each.record["middle_rank_low"], each.record["middle_rank_high"])

    return (Field("middle_ranks", "Middle half", between, "right", Audience.READER),)


def _first_fields(result: RobustRanking) -> tuple[Field[_Figures], ...]:
    """The share first; where some are first together, alone and jointly apart."""
    if not result.robustness.first_jointly.any():
        return (_share("share_first", "First", style=Style.STRONG),)
    return (
        _share("share_first", "First", Audience.DATA),
        _share("share_first_alone", "First alone", style=Style.STRONG),
        _share("share_first_jointly", "Jointly first"),
    )


def _share(
    key: str, title: str, audience: Audience = Audience.BOTH, style: Style = Style.PLAIN
) -> Field[_Figures]:
    """One share of a crossing's record."""
    return Field(key, title, lambda each: _share_cell(each.record[key], style), "right", audience)


def _share_cell(share: float | None, style: Style = Style.PLAIN) -> TableCell:
    if share is None:
        return TableCell(UNKNOWN, None, Style.FAINT)
    return TableCell(brief_percent(share), share, style if share else Style.FAINT)


def _neighbours_table(result: RobustRanking) -> Table:
    neighbours = range(min(len(result.rows) - 1, MOST_PAIRS_SHOWN))
    return table_of(
        (result.robustness.pair(upper, upper + 1) for upper in neighbours),
        _pair_fields(result),
        "Neighbours: how often the upper one is above, and how often level",
    )


def _pair_fields(result: RobustRanking) -> tuple[Field[Pair], ...]:
    rows = result.rows
    exact = result.robustness.exact_pairs is not None

    def error(pair: Pair) -> TableCell:
        text = "exact" if exact else f"{apart_from(pair.standard_error * 100, 0)} points"
        return TableCell(text, pair.standard_error)

    return (
        Field("a", "Crossing", lambda pair: name_cell(rows[pair.a])),
        Field("b", "and", lambda pair: name_cell(rows[pair.b])),
        Field("above", "Above", lambda pair: _share_cell(pair.above), "right"),
        Field("level", "Level", lambda pair: _share_cell(pair.level), "right"),
        Field("share", "Share", lambda pair: _share_cell(pair.share), "right", Audience.DATA),
        Field("standard_error", "Standard error", error, "right"),
    )


def _critical_table(result: RobustRanking) -> Table:
    rows, weights = result.rows, result.ranking.scoring.weights
    by_pair: dict[tuple[int, int], list[CriticalWeight]] = {}
    for each in result.critical:
        by_pair.setdefault((each.upper, each.lower), []).append(each)

    def limit(index: int, leaf: str) -> Field[list[CriticalWeight]]:
        return Field(leaf, f"if {leaf}", lambda pair: _limit(pair[index], weights[leaf]), "right")

    leaves = result.ranking.snapshot.rubric.leaf_ids
    first = next(iter(by_pair.values()))
    fields: tuple[Field[list[CriticalWeight]], ...] = (
        Field("lower", "Crossing", lambda pair: name_cell(rows[pair[0].lower])),
        Field("upper", "passes", lambda pair: name_cell(rows[pair[0].upper])),
        *(limit(index, leaves[each.leaf]) for index, each in enumerate(first)),
    )
    return table_of(
        list(by_pair.values())[:MOST_PAIRS_SHOWN],
        fields,
        "Critical weights: one weight changes, the others keep their proportions",
    )


def _limit(each: CriticalWeight, now: Exact) -> TableCell:
    """The weight beyond which neighbours swap, told from that of now: `> 60 %`, `< 12 %`."""
    if each.critical is None:
        return TableCell(UNKNOWN, None, Style.FAINT)
    text = f"{'>' if each.rises else '<'} {percent_apart(each.critical, now)}"
    return TableCell(text, text)


def _central_table(result: RobustRanking, figures: Sequence[_Figures]) -> Table:
    def weight(leaf: str) -> Field[_Figures]:
        return Field(leaf, leaf, lambda each: _share_cell(each.record[f"central_{leaf}"]), "right")

    fields: tuple[Field[_Figures], ...] = (
        Field("crossing", "Crossing", lambda each: name_cell(each.row)),
        *map(weight, (leaf for leaf, w in result.ranking.scoring.weights.items() if w)),
    )
    return table_of(
        figures,
        fields,
        "Central weights: on average where a crossing is first; - where it never was",
    )


def _dominance_block(result: RobustRanking) -> Block:
    if not result.dominance.pairs:
        return Paragraph(nobody_is_above(result), Style.STRONG)
    field: Field[str] = Field(
        "tree", "Crossing", lambda line: TableCell(_with_visible_indent(line), line.strip())
    )
    return table_of(
        result.dominance.tree_lines([row.name for row in result.rows]),
        [field],
        who_is_above_whom(result),
    )


def _with_visible_indent(line: str) -> str:
    name = line.lstrip(" ")
    return "· " * ((len(line) - len(name)) // 2) + name


def _mean_rank(figure: float) -> TableCell:
    """A mean of ranks, which is a whole one only where no draw gave another."""
    return TableCell(apart_from(figure, round(figure)), figure)


def _part(figure: float) -> TableCell:
    """A part of a whole, 0 where it is nothing and 1 where it is all of it."""
    return TableCell(apart_from(figure, 0, 1), figure)


FACTOR_FIELDS: tuple[Field[FactorShare], ...] = (
    Field(
        "factor", "Cause", lambda each: FACTOR_NAMES[each.factor], plain=lambda each: each.factor
    ),
    Field("first", "Alone", lambda each: _part(each.first), "right"),
    Field(
        "first_interval",
        "95 %",
        lambda each: whole_range(each.first_low, each.first_high),
        "right",
        plain=lambda each: (each.first_low, each.first_high),
    ),
    Field("total", "With others", lambda each: _part(each.total), "right"),
    Field(
        "total_interval",
        "95 %",
        lambda each: whole_range(each.total_low, each.total_high),
        "right",
        plain=lambda each: (each.total_low, each.total_high),
    ),
)
"""How much of the variation of ranks one cause brings."""


def _body(
    result: RobustRanking, figures: Sequence[_Figures], statements: Sequence[str]
) -> Mapping[str, Any]:
    """The figures of each crossing by its id, so that scripts find them without searching."""
    found = result.robustness
    ids = [row.crossing for row in result.rows]
    leaves = result.ranking.snapshot.rubric.leaf_ids
    direct = set(result.dominance.covers)

    def of_each(key: str) -> dict[str, Any]:
        return {row.crossing: record[key] for row, record in figures}

    return {
        "crossings": ids,
        "acceptability": {
            row.crossing: [record[f"rank_{rank}"] for rank in range(1, len(ids) + 1)]
            for row, record in figures
        },
        "expected_rank": of_each("expected_rank"),
        "rank_interval": {
            row.crossing: [record["rank_low"], record["rank_high"]] for row, record in figures
        },
        "middle_ranks": {
            row.crossing: [record["middle_rank_low"], record["middle_rank_high"]]
            for row, record in figures
        },
        "share_first": of_each("share_first"),
        "share_first_alone": of_each("share_first_alone"),
        "share_first_jointly": of_each("share_first_jointly"),
        "share_top": of_each(f"share_top_{result.top}"),
        "top": result.top,
        "confidence": of_each("confidence"),
        "central_weights": {
            crossing: None if weights is None else dict(zip(leaves, weights, strict=True))
            for crossing, weights in zip(ids, found.central_weights, strict=True)
        },
        "pairs": records_of(found.pairs(), _pair_fields(result)),
        "critical_weights": [
            {
                "upper": ids[each.upper],
                "lower": ids[each.lower],
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
        "variation": _variation_body(result, ids),
        "statements": list(statements),
        "left_out": [row.crossing for row in result.left_out],
        "draws": found.draws,
        "standard_error": float(found.standard_error.max()),
    }


def _variation_body(result: RobustRanking, ids: Sequence[str]) -> dict[str, Any] | None:
    if result.variation is None:
        return None
    return {
        "mean_shift": result.variation.mean_shift,
        "overall": records_of(result.variation.overall, FACTOR_FIELDS),
        "crossings": {
            crossing: records_of(shares, FACTOR_FIELDS)
            for crossing, shares in zip(ids, result.variation.crossings, strict=True)
        },
    }
