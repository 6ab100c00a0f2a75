"""What changed between two states, in sentences, and what stands beside the tables of changes."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from scorer.aggregation import Score
from scorer.analysis.change.changes import Changes, ScoreChange
from scorer.analysis.change.statements import Newly, StatementChange
from scorer.output.findings.change.looks import nobody_looked
from scorer.output.findings.evidence.basis import what_ratings_rest_on
from scorer.output.findings.scoring.standing import named
from scorer.output.findings.wording import listed, percent, signed
from scorer.vocabulary import DatedBy

MADE_OF = (
    "Made of: what each dimension added to the change of the score;"
    " the parts add up to it exactly (shown rounded)."
)


AS_DATED = {
    DatedBy.KNOWN: "The dates are days of the record: what was corrected, withdrawn or written down"
    " between them, not what changed at the border.",
    DatedBy.EDITION: "The dates are editions: only what was observed within each, nothing carried"
    " over from before.",
}
"""What the two dates are, where they are not days up to which it was observed."""


def how_much_changed(result: Changes) -> str:
    """How many ratings and statements are not what they were; that nobody looked is no finding."""
    if not result.anything:
        known = result.dated_by is DatedBy.KNOWN
        if not known and result.looks and len(result.nobody_looked) == len(result.looks):
            return nobody_looked(result)
        if result.dated_by is DatedBy.KNOWN:
            return f"What is on record reads the same on {result.old} and on {result.new}."
        between = f"from {result.old} to {result.new}"
        if any(look.moved for look in result.looks):
            return f"No combined rating and no statement changed {between}."
        return f"Rated again, and nothing changed {between}."
    counts = (
        ("rating", sum(change.scales is None for change in result.changes)),
        ("statement", len(result.statements)),
    )
    said = [f"{count} {word}{'' if count == 1 else 's'}" for word, count in counts]
    apart = sum(change.scales is not None for change in result.changes)
    besides = f"; {apart} cannot be compared" if apart else ""
    where = "On record, from" if result.dated_by is DatedBy.KNOWN else "From"
    return f"{where} {result.old} to {result.new}: {listed(said)} changed{besides}."


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


NEWLY: Mapping[Newly, str] = {"became-true": "newly true", "became-known": "newly known"}


def what_became_of(change: StatementChange) -> str:
    """What became of a statement, and where it is told since when, or why."""
    if change.why_gone is not None:
        return f"{change.change}, {change.why_gone}"
    if change.newly is None:
        return change.change
    return f"{NEWLY[change.newly]} (since {change.since})"


def _what_is_new(result: Changes) -> tuple[str, ...]:
    """How many of the statements added are newly true, and how many only newly known."""
    added = [change for change in result.statements if change.change == "added"]
    if not any(change.newly for change in added):
        return ()
    true, known = (sum(change.newly == newly for change in added) for newly in NEWLY)
    counts = ((true, "newly true"), (known, "newly known"))
    said = [f"{count} {word}" for count, word in counts if count]
    untold = len(added) - true - known
    said += [f"of {untold} it is not told"] if untold else []
    sentence = (
        f"Statements added: {', '.join(said)}. Newly true became so since the sheet before, "
        "newly known was so before it."
    )
    return (sentence,)


def change_notes(result: Changes) -> tuple[str, ...]:
    """What stands under the changes: how to read them, what the ratings rest on."""
    notes = [AS_DATED[result.dated_by]] if result.dated_by in AS_DATED else []
    if any(change.contributions for change in result.scores):
        notes.append(MADE_OF)
    notes += _what_is_new(result)
    if result.ranked and result.scores:
        common = sum(change.rank_new is not None for change in result.scores)
        notes += _common_set(common)
    if result.sheets:
        notes.append(what_ratings_rest_on(result.sheets))
    return tuple(notes)


def _common_set(count: int) -> list[str]:
    """Of how many crossings the ranks are."""
    if count == 1:
        return ["Only one crossing has a score before and after: its ranks say nothing."]
    return [f"Ranks are those among the {count} crossings with a score before and after."]


def what_moved(changes: Changes) -> str:
    """How many scores rose and fell between two states, and by whom the most."""
    if not changes.scores and not changes.changes:
        return "There are no two sheets of one crossing to compare"
    moved = [(abs(d), change) for change in changes.scores if (d := change.delta) is not None and d]
    compared = [change for change in changes.scores if change.delta is not None]
    if changes.looks and len(changes.nobody_looked) == len(changes.looks):
        return nobody_looked(changes)
    if not moved:
        count = sum(change.scales is None for change in changes.changes)
        if not count:
            return f"No score moved from {changes.old} to {changes.new}"
        ratings = f"{count} rating{'s' if count > 1 else ''} changed"
        effect = "no score moved" if compared else "there are no two scores to compare"
        return f"{ratings} from {changes.old} to {changes.new}; {effect}"
    ups = [change for _, change in moved if _delta(change) > 0]
    downs = [change for _, change in moved if _delta(change) < 0]
    parts = [
        f"{named([change.name for change in group])} {verb} ({_range_of(group)})"
        for group, verb in ((ups, "rose"), (downs, "fell"))
        if group
    ]
    unseen = changes.nobody_looked
    still = [c.name for c in compared if not c.delta and c.crossing not in unseen]
    rest = f"; {named(still)} stood still" if still else ""
    if changes.entered:
        rest += f"; new: {named([changes.names[each] for each in changes.entered])}"
    return f"From {changes.old} to {changes.new}: {listed(parts)}{rest}"


def which_ratings_moved(changes: Changes) -> str:
    """How many ratings went up, down, came or went; empty where none did."""
    up = sum(1 for change in changes.changes if (change.delta or 0) > 0)
    down = sum(1 for change in changes.changes if (change.delta or 0) < 0)
    came = sum(1 for change in changes.changes if change.old is None)
    went = sum(1 for change in changes.changes if change.new is None)
    said = [
        f"{count} {word}"
        for count, word in (
            (up, "up"),
            (down, "down"),
            (came, "newly rated"),
            (went, "no longer rated"),
        )
        if count
    ]
    return f"Ratings: {listed(said)}" if said else ""


def _delta(change: ScoreChange) -> Score:
    assert change.delta is not None
    return change.delta


def _range_of(changes: Sequence[ScoreChange]) -> str:
    deltas = sorted({_delta(change) for change in changes})
    ends = signed(deltas[0]), signed(deltas[-1])
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def what_made_scores_change(changes: Changes, names_of: Mapping[str, str]) -> str:
    """The leaf that added or took the most over all crossings."""
    totals: dict[str, Score] = {}
    for change in changes.scores:
        for leaf, part in change.contributions.items():
            before: Score = totals.get(leaf, Fraction(0))
            totals[leaf] = before + (part if part > 0 else -part)
    if not any(totals.values()):
        return what_moved(changes)
    most = max(totals, key=lambda leaf: totals[leaf])
    everything: Score = sum(totals.values(), Fraction(0))
    share = percent(Fraction(totals[most] / everything))
    return f"{names_of.get(most, most)} made {share} of the changes of score"
