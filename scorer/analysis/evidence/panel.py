"""Panels: the sheets of one crossing for one round, combined into one reading a leaf."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorer.aggregation import Exact, Score
from scorer.analysis.evidence.reading import PANEL_RULES, Reading, reading_of
from scorer.analysis.scoring.scores import Profile, Scoring, exact
from scorer.files.filed import Sheet
from scorer.model import Crossing, Dimension, Period, Rubric, Scale
from scorer.vocabulary import PanelRule


@dataclass(frozen=True)
class Panel:
    """The sheets of one crossing for one round, a sheet an assessor, in order of assessor."""

    crossing: Crossing
    sheets: tuple[Sheet, ...]
    readings: tuple[Reading, ...]
    """One for each leaf, in the rubric's order."""
    rule: PanelRule
    """By which the sheets were combined."""

    @property
    def ratings(self) -> Profile:
        """The level of each leaf, in the rubric's order; None where it has none."""
        return [each.level for each in self.readings]

    @property
    def lows(self) -> Profile:
        """The lowest that each leaf could be; None where it does not apply."""
        return [each.low for each in self.readings]

    @property
    def highs(self) -> Profile:
        """The highest that each leaf could be; None where it does not apply."""
        return [each.high for each in self.readings]

    @property
    def decides(self) -> bool:
        """Whether several assessors rated, so that a rule makes one rating of theirs."""
        return len(self.sheets) > 1

    @property
    def has_middle_half(self) -> bool:
        """Whether the assessors are so many that the middle half of any range is its own."""
        return any(each.middle for each in self.readings)

    @property
    def applies(self) -> tuple[bool, ...]:
        """Whether each leaf applies here."""
        return tuple(each.applies for each in self.readings)

    def scored_by(self, scoring: Scoring) -> Scoring:
        """The scoring of what applies here."""
        return scoring.where(self.applies)

    def score(self, scoring: Scoring) -> Score | None:
        """The score of its levels; None where less than the required coverage is rated."""
        return self.scored_by(scoring).score(self.ratings)

    def score_range(self, scoring: Scoring) -> tuple[Score, Score]:
        """The lowest and the highest score that its readings bear; the scale where none applies."""
        return self._between(scoring, self.lows, self.highs)

    def middle_range(self, scoring: Scoring) -> tuple[Score, Score]:
        """The same where each leaf lies in the middle half of what its assessors bear."""
        lows, highs = zip(*(each.half for each in self.readings), strict=True)
        return self._between(scoring, lows, highs)

    def _between(self, scoring: Scoring, lows: Profile, highs: Profile) -> tuple[Score, Score]:
        scale = scoring.rubric.scale
        low, high = scoring.renormalised(lows), scoring.renormalised(highs)
        return (
            Fraction(scale.min) if low is None else low,
            Fraction(scale.max) if high is None else high,
        )

    @property
    def period(self) -> Period:
        """The period of the sheet that begins last, then ends last."""
        return max(sheet.value.observed for sheet in self.sheets)

    @property
    def observed(self) -> str:
        """The observed period as written, or all of them where the sheets differ."""
        return ", ".join(dict.fromkeys(str(sheet.value.observed) for sheet in self.sheets))

    @property
    def rounds(self) -> tuple[str, ...]:
        """What the round is called in its sheets, each label once."""
        return tuple(dict.fromkeys(s.value.round for s in self.sheets if s.value.round))

    @property
    def assessors(self) -> tuple[str, ...]:
        """Who rated."""
        return tuple(sheet.assessor for sheet in self.sheets)

    @property
    def drafts(self) -> int:
        """How many of its sheets are drafts."""
        return sum(sheet.value.status == "draft" for sheet in self.sheets)

    @property
    def methods(self) -> tuple[str, ...]:
        """How they rated, each way once."""
        return tuple(dict.fromkeys(sheet.value.method for sheet in self.sheets))


def combined(
    crossing: Crossing, sheets: Sequence[Sheet], rubric: Rubric, rule: PanelRule = PanelRule.MEDIAN
) -> Panel:
    """The sheets of a round with one reading a leaf."""
    sides = crossing.sides
    return Panel(
        crossing=crossing,
        sheets=tuple(sheets),
        rule=rule,
        readings=tuple(
            reading_of(
                [sheet.value.dimensions.get(leaf.id) for sheet in sheets],
                leaf,
                rubric.scale,
                sides,
                rule,
            )
            for leaf in rubric.leaves
        ),
    )


def levels_by(rule: PanelRule, panel: Panel, rubric: Rubric) -> Profile:
    """The levels of a panel by a rule that may be another than its own.

    A leaf without a level, or of which there is no doubt, keeps what it has.
    """
    return [
        _level_by(rule, panel, leaf, rubric.scale)
        if taken.level is not None and (taken.low != taken.high or taken.sides)
        else taken.level
        for leaf, taken in zip(rubric.leaves, panel.readings, strict=True)
    ]


def _level_by(rule: PanelRule, panel: Panel, leaf: Dimension, scale: Scale) -> Exact | None:
    cells = [sheet.value.dimensions.get(leaf.id) for sheet in panel.sheets]
    if not leaf.plain:
        return reading_of(cells, leaf, scale, panel.crossing.sides, rule).level
    given = [exact(cell.level) for cell in cells if cell is not None and cell.level is not None]
    return PANEL_RULES[rule](sorted(given))
