"""What a comparison of two states says beside its tables."""

from collections.abc import Iterable

from scorer.analysis.change.changes import Changes
from scorer.analysis.change.statements import StatementChange
from scorer.output.findings.basis import what_ratings_rest_on
from scorer.output.findings.wording import listed

MADE_OF = (
    "Made of: what each dimension added to the change of the score;"
    " the parts add up to it exactly (shown rounded)."
)


def how_much_changed(result: Changes) -> str:
    """How many ratings and statements are not what they were."""
    if not result.anything:
        return f"Nothing changed from {result.old} to {result.new}."
    counts = (
        ("rating", len(result.changes)),
        ("statement", len(result.statements)),
    )
    said = [f"{count} {word}{'' if count == 1 else 's'}" for word, count in counts]
    return f"From {result.old} to {result.new}: {listed(said)} changed."


def who_came_and_went(result: Changes) -> str:
    """The crossings that are rated in one of the two states alone; empty where there are none."""

    def named(crossings: Iterable[str]) -> str:
        return listed(result.names[crossing] for crossing in crossings)

    came = f"Rated only after: {named(result.entered)}." if result.entered else ""
    went = f"Rated only before: {named(result.left)}." if result.left else ""
    return f"{came} {went}".strip()


def how_a_statement_changed(change: StatementChange) -> str:
    """The statement as it is or was, with what it was before where it was reworded."""
    if change.old is None or change.new is None:
        only = change.new or change.old
        assert only is not None
        return only.text if only.kind == "fact" else f"{only.text} [{only.kind}]"
    old, new = change.old, change.new
    kinds = f" [{old.kind} -> {new.kind}]" if old.kind != new.kind else ""
    return f"{new.text}{kinds}" if old.text == new.text else f"{old.text} -> {new.text}{kinds}"


def change_notes(result: Changes) -> tuple[str, ...]:
    """What stands under the changes: how to read them, what the ratings rest on."""
    notes = []
    if any(change.contributions for change in result.scores):
        notes.append(MADE_OF)
    if result.ranked and result.scores:
        common = sum(change.rank_new is not None for change in result.scores)
        notes.append(
            f"Ranks are those among the {common} crossing{'' if common == 1 else 's'}"
            " with a score before and after."
        )
    if result.sheets:
        notes.append(what_ratings_rest_on(result.sheets))
    return tuple(notes)
