"""How differences between two sheets, dates or workspaces are shown."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, replace

from scorer.aggregation import Exact, Score
from scorer.analysis.change.changes import Changes, RatingChange, ScoreChange
from scorer.analysis.change.statements import Change, StatementChange
from scorer.model import Scale
from scorer.output.findings.change.changes import (
    change_notes,
    how_a_statement_changed,
    how_much_changed,
    what_became_of,
    who_came_and_went,
)
from scorer.output.findings.change.looks import what_to_mind
from scorer.output.findings.evidence.scope import what_it_follows
from scorer.output.findings.scoring.scores import change_digits
from scorer.output.findings.wording import (
    level,
    level_as_mapped,
    level_range,
    rank_text,
    signed,
    whole_range,
)
from scorer.output.tables.cells import score_cell
from scorer.output.tables.fields import Field, records_of, table_of
from scorer.output.tables.table import (
    Block,
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
    score_fields = _score_fields(result)
    said = how_much_changed(result)
    blocks: list[Block] = [Paragraph(said, Style.STRONG)]
    blocks += [Paragraph(minded) for minded in what_to_mind(result) if minded != said]
    if result.changes:
        blocks.append(changed_ratings(result))
    if result.scores:
        blocks.append(table_of(result.scores, score_fields, "Scores"))
    if who := who_came_and_went(result):
        blocks.append(Paragraph(who))
    if result.statements and listed_in_full:
        blocks.append(changed_statements(result))
    elif result.statements:
        blocks.append(_statement_counts(result))
    return Presentation(
        kind="diff",
        title=f"Changes under {what_it_follows(result.origin, result.names)}",
        blocks=tuple(blocks),
        body={
            "old": result.old,
            "new": result.new,
            "dimensions": list(result.dimensions),
            "changes": result.records(),
            "scores": records_of(
                result.scores,
                score_fields,
                "crossing name old new delta range_old range_new inside_ranges rank_old rank_new"
                " observed_old observed_new contributions",
            ),
            "statements": records_of(
                result.statements,
                _statement_fields(result, {}),
                "crossing dimension polarity change old new old_kind new_kind since newly why_gone",
            ),
            "entered": list(result.entered),
            "left": list(result.left),
            "looks": [asdict(look) for look in result.looks],
            "was": dict(result.renamed),
            "only_old": list(result.only_old),
            "only_new": list(result.only_new),
            "scales_differ": any(change.scales is not None for change in result.changes),
            "reordered": result.reordered,
            "dated_by": result.dated_by.value,
        },
        provenance=Provenance.of(result.origin),
        notes=change_notes(result),
    )


def changed_ratings(result: Changes, titles: Mapping[str, str] | None = None) -> Table:
    """The ratings that changed. titles: what a reader calls a dimension, without them by its id."""
    return table_of(result.changes, _rating_fields(result, titles or {}), "Ratings")


def changed_statements(result: Changes, titles: Mapping[str, str] | None = None) -> Table:
    """The statements that changed, with their crossing where they are of several."""
    several = len({change.crossing for change in result.statements}) > 1
    fields = _statement_fields(result, titles or {})
    return table_of(result.statements, fields if several else fields[1:], "Statements")


def _rating_fields(result: Changes, titles: Mapping[str, str]) -> tuple[Field[RatingChange], ...]:
    def move(change: RatingChange) -> TableCell:
        text = f"{level(change.old)} -> {level(change.new)}"
        if change.scales is not None:
            old, new = change.scales
            text = f"{level(change.old)} {_ends(old)} -> {level(change.new)} {_ends(new)}"
        elif change.mapped is not None:
            told = zip((change.old, change.new), change.mapped, strict=True)
            text = " -> ".join(level_as_mapped(given, mapped) for given, mapped in told)
        return TableCell(text, text, _tone(change.delta))

    def delta(change: RatingChange) -> TableCell:
        sign = "+" if (change.delta or 0) > 0 else ""
        return TableCell(f"{sign}{level(change.delta)}", change.delta, _tone(change.delta))

    return (
        *(
            field.through(lambda change: (change.crossing, change.dimension))
            for field in _where(result, titles)
        ),
        Field("move", "Rating", move, "right"),
        Field("delta", "Change", delta, "right"),
    )


def _ends(scale: Scale) -> str:
    return f"({level_range(scale.min, scale.max)})"


def _tone(delta: Exact | None) -> Style:
    if not delta:
        return Style.PLAIN
    return Style.GOOD if delta > 0 else Style.BAD


def _score_fields(result: Changes) -> tuple[Field[ScoreChange], ...]:
    digits = change_digits(result.scores)
    held_old = Counter(change.rank_old for change in result.scores)
    held_new = Counter(change.rank_new for change in result.scores)

    def ranks(change: ScoreChange) -> str:
        return _from_to(
            rank_text(change.rank_old, held_old[change.rank_old] > 1),
            rank_text(change.rank_new, held_new[change.rank_new] > 1),
        )

    def before(change: ScoreChange) -> TableCell:
        return _ranged(change.old, change.range_old, digits[change.crossing])

    def after(change: ScoreChange) -> TableCell:
        return _ranged(change.new, change.range_new, digits[change.crossing])

    return (
        Field("crossing", "Crossing", lambda change: TableCell(change.name, change.crossing)),
        Field("name", None, lambda change: change.name),
        Field(
            "observed",
            "Observed",
            lambda change: _from_to(change.observed_old, change.observed_new),
        ),
        Field("observed_old", None, lambda change: change.observed_old),
        Field("observed_new", None, lambda change: change.observed_new),
        Field("old", "Before", before, "right"),
        Field("new", "After", after, "right"),
        Field("range_old", None, lambda change: list(change.range_old)),
        Field("range_new", None, lambda change: list(change.range_new)),
        Field("inside_ranges", None, lambda change: change.inside_ranges),
        Field(
            "delta",
            "Change",
            lambda change: TableCell(signed(change.delta), change.delta, _tone(change.delta)),
            "right",
        ),
        Field("contributions", "Made of", _made_of, plain=lambda change: change.contributions),
        Field("ranks", "Rank" if result.ranked else None, ranks, "right"),
        Field("rank_old", None, lambda change: change.rank_old),
        Field("rank_new", None, lambda change: change.rank_new),
    )


def _ranged(score: Score | None, bounds: tuple[Score, Score], digits: int) -> TableCell:
    """A score with its range beside it, where it has one."""
    cell, (low, high) = score_cell(score, digits=digits), bounds
    if low == high:
        return cell
    return replace(cell, text=f"{cell.text} ({whole_range(low, high, digits)})")


def _from_to(old: str, new: str) -> str:
    return new if old == new else f"{old} -> {new}"


def _made_of(change: ScoreChange) -> str:
    return ", ".join(f"{leaf} {signed(part)}" for leaf, part in change.contributions.items())


def _where(result: Changes, titles: Mapping[str, str]) -> tuple[Field[tuple[str, str]], ...]:
    """The crossing and the dimension in which something changed, from their ids."""
    return (
        Field("crossing", "Crossing", lambda ids: TableCell(result.names[ids[0]], ids[0])),
        Field("dimension", "Dimension", lambda ids: TableCell(titles.get(ids[1], ids[1]), ids[1])),
    )


def _statement_fields(
    result: Changes, titles: Mapping[str, str]
) -> tuple[Field[StatementChange], ...]:
    """What is said of a changed statement, its crossing first."""
    return (
        *(
            field.through(lambda change: (change.crossing, change.dimension))
            for field in _where(result, titles)
        ),
        Field("polarity", "Side of the grid", lambda change: change.polarity),
        Field(
            "change",
            "Change",
            lambda change: TableCell(
                f"{MARKS[change.change]} {what_became_of(change)}",
                change.change,
                STYLES[change.change],
            ),
        ),
        Field("text", "Statement", how_a_statement_changed, prose=True),
        Field("old", None, lambda change: change.old.text if change.old else None),
        Field("new", None, lambda change: change.new.text if change.new else None),
        Field("old_kind", None, lambda change: change.old.kind if change.old else None),
        Field("new_kind", None, lambda change: change.new.kind if change.new else None),
        Field("since", None, lambda change: None if change.since is None else str(change.since)),
        Field("newly", None, lambda change: change.newly),
        Field("why_gone", None, lambda change: change.why_gone),
    )


def _statement_counts(result: Changes) -> Table:
    counts = Counter((change.crossing, change.change) for change in result.statements)

    def count(change: Change) -> Field[str]:
        def cell(crossing: str) -> TableCell:
            found = counts[crossing, change]
            return TableCell(str(found), found, STYLES[change])

        return Field(change, change, cell, "right")

    fields: tuple[Field[str], ...] = (
        Field("crossing", "Crossing", lambda crossing: TableCell(result.names[crossing], crossing)),
        *map(count, MARKS),
    )
    crossings = dict.fromkeys(change.crossing for change in result.statements)
    return table_of(crossings, fields, "Statements (--statements lists them)")
