"""How differences between two sheets, dates or workspaces are shown."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from scorer.analysis.change.changes import Changes, ScoreChange
from scorer.analysis.change.statements import Change, StatementChange
from scorer.output.findings.basis import what_ratings_rest_on
from scorer.output.findings.wording import level, listed, rank_text, signed
from scorer.output.tables.cells import score_cell
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

MARKS: Mapping[Change, str] = {"added": "+", "gone": "-", "reworded": "~"}
STYLES: Mapping[Change, Style] = {"added": Style.GOOD, "gone": Style.FAINT, "reworded": Style.WARN}


def present_changes(result: Changes, *, statements: bool | None = None) -> Presentation:
    """Ratings, scores with what made them change, ranks on the common set, statements.

    statements: whether to list them all; None lists those of one crossing and counts those
    of several. The JSON document has all of them either way.
    """
    several = len({change.crossing for change in result.statements}) > 1
    listed_in_full = not several if statements is None else statements
    blocks: list[Block] = [Paragraph(_in_short(result), Style.STRONG)]
    if result.changes:
        blocks.append(_ratings_table(result))
    if result.scores:
        blocks.append(_scores_table(result))
    if result.entered or result.left:
        blocks.append(Paragraph(_who_came_and_went(result)))
    if result.statements:
        table = _statements_table if listed_in_full else _statement_counts
        blocks.append(table(result))
    return Presentation(
        kind="diff",
        title=f"Changes under {result.origin.rubric.replace('@', ' ')}",
        blocks=tuple(blocks),
        body=_body(result),
        provenance=Provenance.of(result.origin),
        notes=_notes(result),
    )


def _in_short(result: Changes) -> str:
    if not result.anything:
        return f"Nothing changed from {result.old} to {result.new}."
    counts = (
        ("rating", len(result.changes)),
        ("statement", len(result.statements)),
    )
    said = [f"{count} {word}{'' if count == 1 else 's'}" for word, count in counts]
    return f"From {result.old} to {result.new}: {listed(said)} changed."


def _ratings_table(result: Changes) -> Table:
    return Table(
        (
            Column("crossing", "Crossing"),
            Column("dimension", "Dimension"),
            Column("move", "Rating", "right"),
            Column("delta", "Change", "right"),
        ),
        tuple(
            (
                TableCell(result.names[change.crossing], change.crossing),
                TableCell(change.dimension, change.dimension),
                TableCell(
                    text := f"{level(change.old)} -> {level(change.new)}", text, _tone(change.delta)
                ),
                TableCell(_whole_signed(change.delta), change.delta, _tone(change.delta)),
            )
            for change in result.changes
        ),
        title="Ratings",
    )


def _whole_signed(delta: Any) -> str:
    if delta is None:
        return level(None)
    return f"+{level(delta)}" if delta > 0 else level(delta)


def _tone(delta: Any) -> Style:
    if not delta:
        return Style.PLAIN
    return Style.GOOD if delta > 0 else Style.BAD


def _scores_table(result: Changes) -> Table:
    columns = [
        Column("crossing", "Crossing"),
        Column("observed", "Observed"),
        Column("old", "Before", "right"),
        Column("new", "After", "right"),
        Column("delta", "Change", "right"),
        Column("contributions", "Made of"),
    ]
    if result.ranked:
        columns.append(Column("ranks", "Rank", "right"))
    rows = []
    held_old = Counter(change.rank_old for change in result.scores)
    held_new = Counter(change.rank_new for change in result.scores)
    for change in result.scores:
        observed = (
            change.observed_new
            if change.observed_old == change.observed_new
            else f"{change.observed_old} -> {change.observed_new}"
        )
        made_of = _made_of(change)
        row = [
            TableCell(change.name, change.crossing),
            TableCell(observed, observed),
            score_cell(change.old),
            score_cell(change.new),
            TableCell(signed(change.delta), change.delta, _tone(change.delta)),
            TableCell(made_of, made_of),
        ]
        if result.ranked:
            before = rank_text(change.rank_old, held_old[change.rank_old] > 1)
            after = rank_text(change.rank_new, held_new[change.rank_new] > 1)
            ranks = after if before == after else f"{before} -> {after}"
            row.append(TableCell(ranks, ranks))
        rows.append(tuple(row))
    return Table(tuple(columns), tuple(rows), title="Scores")


def _made_of(change: ScoreChange) -> str:
    return ", ".join(f"{leaf} {signed(part)}" for leaf, part in change.contributions.items())


def _who_came_and_went(result: Changes) -> str:
    parts = []
    if result.entered:
        parts.append(f"Rated only after: {_named(result, result.entered)}.")
    if result.left:
        parts.append(f"Rated only before: {_named(result, result.left)}.")
    return " ".join(parts)


def _named(result: Changes, crossings: tuple[str, ...]) -> str:
    return listed(result.names[crossing] for crossing in crossings)


def _statement_counts(result: Changes) -> Table:
    columns = (
        Column("crossing", "Crossing"),
        *(Column(change, change, "right") for change in MARKS),
    )
    crossings = dict.fromkeys(change.crossing for change in result.statements)
    counts = Counter((change.crossing, change.change) for change in result.statements)
    rows = tuple(
        (
            TableCell(result.names[crossing], crossing),
            *(
                TableCell(str(count := counts[crossing, change]), count, STYLES[change])
                for change in MARKS
            ),
        )
        for crossing in crossings
    )
    return Table(columns, rows, title="Statements (--statements lists them)")


def _statements_table(result: Changes) -> Table:
    several = len({change.crossing for change in result.statements}) > 1
    columns = (
        *((Column("crossing", "Crossing"),) if several else ()),
        Column("dimension", "Dimension"),
        Column("polarity", "Side of the grid"),
        Column("change", "Change"),
        Column("text", "Statement", prose=True),
    )
    rows = tuple(
        (
            *((TableCell(result.names[change.crossing], change.crossing),) if several else ()),
            TableCell(change.dimension, change.dimension),
            TableCell(change.polarity, change.polarity),
            TableCell(
                f"{MARKS[change.change]} {change.change}", change.change, STYLES[change.change]
            ),
            TableCell(text := _says(change), text),
        )
        for change in result.statements
    )
    return Table(columns, rows, title="Statements")


def _says(change: StatementChange) -> str:
    if change.old is None or change.new is None:
        only = change.new or change.old
        assert only is not None
        return only.text if only.kind == "fact" else f"{only.text} [{only.kind}]"
    kinds = (
        f" [{change.old.kind} -> {change.new.kind}]" if change.old.kind != change.new.kind else ""
    )
    if change.old.text == change.new.text:
        return f"{change.new.text}{kinds}"
    return f"{change.old.text} -> {change.new.text}{kinds}"


def _notes(result: Changes) -> tuple[str, ...]:
    notes = []
    if any(change.contributions for change in result.scores):
        notes.append(
            "Made of: what each dimension added to the change of the score;"
            " the parts add up to it exactly (shown rounded)."
        )
    if result.ranked and result.scores:
        common = sum(change.rank_new is not None for change in result.scores)
        notes.append(
            f"Ranks are those among the {common} crossing{'' if common == 1 else 's'}"
            " with a score before and after."
        )
    if result.sheets:
        notes.append(what_ratings_rest_on(result.sheets))
    return tuple(notes)


def _body(result: Changes) -> Mapping[str, Any]:
    return {
        "old": result.old,
        "new": result.new,
        "dimensions": list(result.dimensions),
        "changes": [
            {
                "crossing": change.crossing,
                "dimension": change.dimension,
                "old": change.old,
                "new": change.new,
                "delta": change.delta,
            }
            for change in result.changes
        ],
        "scores": [
            {
                "crossing": change.crossing,
                "name": change.name,
                "old": change.old,
                "new": change.new,
                "delta": change.delta,
                "rank_old": change.rank_old,
                "rank_new": change.rank_new,
                "observed_old": change.observed_old,
                "observed_new": change.observed_new,
                "contributions": dict(change.contributions),
            }
            for change in result.scores
        ],
        "statements": [
            {
                "crossing": change.crossing,
                "dimension": change.dimension,
                "polarity": change.polarity,
                "change": change.change,
                "old": None if change.old is None else change.old.text,
                "new": None if change.new is None else change.new.text,
                "old_kind": None if change.old is None else change.old.kind,
                "new_kind": None if change.new is None else change.new.kind,
            }
            for change in result.statements
        ],
        "entered": list(result.entered),
        "left": list(result.left),
    }
