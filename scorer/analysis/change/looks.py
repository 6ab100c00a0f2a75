"""Who looked on either side of a change: the same sheets, other assessors, or a panel again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorer.aggregation import Exact
from scorer.analysis.change.continuity import continuity
from scorer.analysis.evidence.panel import Panel, combined
from scorer.analysis.evidence.reading import mean
from scorer.model import Rubric
from scorer.vocabulary import PanelRule


@dataclass(frozen=True)
class SecondLook:
    """Who rated one crossing before and after."""

    crossing: str
    same_sheets: bool
    """Whether both sides are the very same sheets, so that nobody looked between."""
    old: tuple[str, ...]
    """The assessors before."""
    new: tuple[str, ...]
    again: int
    """How many assessors rated on both sides, on another sheet."""
    moved: Mapping[str, int] | None
    """How many dimensions each of these rated otherwise, without those who rated all the same;
    None where their levels are not the same."""
    spread_old: Exact | None
    """Highest less lowest rating of a dimension, on average over those that two assessors or more
    rated on both sides; None where there is none, or where the scales differ."""
    spread_new: Exact | None
    rule: PanelRule
    """What makes one rating of those of several assessors."""

    @property
    def other_assessors(self) -> bool:
        """Whether they are not the same people."""
        return set(self.old) != set(self.new)


def look_at(
    before: Panel,
    after: Panel,
    before_rubric: Rubric,
    after_rubric: Rubric,
    versions: Iterable[Rubric] = (),
) -> SecondLook:
    """Who rated a crossing before and after, and how their own ratings moved.

    versions: of the rubric, where the two are not one.
    """
    old = _ratings_by_assessor(before, before_rubric)
    new = _ratings_by_assessor(after, after_rubric)
    one_scale = True
    if before_rubric.reference != after_rubric.reference:
        joined = continuity(before_rubric, after_rubric, versions).joined
        one_scale = all(each.levels is None for each in joined)
        old = {who: {each.new: said[each.old] for each in joined} for who, said in old.items()}
    sheets = {sheet.assessor: sheet.value for sheet in before.sheets}
    again = [
        sheet.assessor
        for sheet in after.sheets
        if sheet.assessor in sheets and sheets[sheet.assessor] != sheet.value
    ]
    leaves = [
        leaf
        for leaf in after_rubric.leaf_ids
        if len(_given(old, leaf)) > 1 and len(_given(new, leaf)) > 1
    ]
    return SecondLook(
        crossing=after.crossing.id,
        same_sheets=[s.value for s in before.sheets] == [s.value for s in after.sheets],
        old=before.assessors,
        new=after.assessors,
        again=len(again),
        rule=after.rule,
        moved={each: count for each in again if (count := _moved(old[each], new[each]))}
        if one_scale
        else None,
        spread_old=_mean_spread(old, leaves) if one_scale else None,
        spread_new=_mean_spread(new, leaves) if one_scale else None,
    )


Ratings = Mapping[str, Exact | None]
"""Of one sheet, by leaf."""


def _ratings_by_assessor(panel: Panel, rubric: Rubric) -> Mapping[str, Ratings]:
    return {
        sheet.assessor: dict(
            zip(rubric.leaf_ids, combined(panel.crossing, [sheet], rubric).ratings, strict=True)
        )
        for sheet in panel.sheets
    }


def _moved(old: Ratings, new: Ratings) -> int:
    return sum(old[leaf] != new[leaf] for leaf in new if leaf in old)


def _given(ratings: Mapping[str, Ratings], leaf: str) -> list[Exact]:
    return [level for each in ratings.values() if (level := each.get(leaf)) is not None]


def _mean_spread(ratings: Mapping[str, Ratings], leaves: Sequence[str]) -> Exact | None:
    spreads = [Fraction(max(given) - min(given)) for given in (_given(ratings, x) for x in leaves)]
    return mean(spreads) if spreads else None
