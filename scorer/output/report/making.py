"""Making a report: what a situation shows, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from scorer.analysis.situation import Situation
from scorer.model import Rubric, text_in
from scorer.output.charts.kinds import ChartKind
from scorer.output.charts.picture import Picture
from scorer.output.findings.answers import NOTHING_RATED, answers, moved
from scorer.output.findings.captions import only_the_first_in_detail
from scorer.output.findings.evidence.panels import what_panels_rest_on
from scorer.output.findings.evidence.snapshot import what_is_carried_over
from scorer.output.findings.figures import methods, what_the_columns_mean, why_weights_stand
from scorer.output.findings.scoring.ranking import who_has_no_score
from scorer.output.findings.scoring.scores import score_digits
from scorer.output.findings.scoring.standing import (
    what_is_asked_about,
    what_is_ranked,
    whose_order,
)
from scorer.output.findings.trust.certainty import how_sure
from scorer.output.findings.wording import level
from scorer.output.report.again import report_again
from scorer.output.report.crossing import crossing_part
from scorer.output.report.report import (
    CrossingPart,
    Exhibit,
    LevelMeanings,
    Lifts,
    LiveRanking,
    PlacedPicture,
    Points,
    RankedRow,
    Record,
    Report,
    ReportBlock,
    Section,
)
from scorer.output.report.tables import (
    changed_ratings_table,
    changed_statements_table,
    disputes_table,
    files_table,
    middle_half_table,
    open_ratings_table,
    ranking_table,
)
from scorer.output.tables.origin import facts
from scorer.output.tables.table import Paragraph, Provenance


def make_report(situation: Situation, language: str = "en") -> Report:
    """The report of a situation. language: of the rubric's texts."""
    ranking = situation.ranking
    digits = score_digits(ranking)
    parts = [
        crossing_part(situation, crossing, digits[crossing], language)
        for crossing in situation.detailed
    ]
    return Report(
        language=language,
        title=what_is_asked_about(situation, language),
        subtitle=what_is_ranked(ranking),
        rests_on=" ".join(what_panels_rest_on(ranking.snapshot.panels, ranking.snapshot.rubric)),
        answers=answers(situation, language),
        sections=(
            Section("overview", "Where we stand", (_live_ranking(situation, language),)),
            Section("why", "Why", tuple(_why(situation))),
            Section("how-sure", "How sure", tuple(_how_sure(situation, language))),
            Section("what-moved", "What moved", tuple(_what_moved(situation, language))),
            Section("lift", "What would lift them", (_lifts(parts),)),
            Section("crossings", "Crossing by crossing", tuple(_crossings(situation, parts))),
            Section("methods", "Methods in brief", tuple(_methods(situation, language))),
            Section("provenance", "Provenance", tuple(_provenance(situation))),
        ),
        command=report_again(situation, language),
        ranking=ranking,
    )


def _live_ranking(situation: Situation, language: str) -> LiveRanking:
    ranking = situation.ranking
    dominates = Counter(winner for winner, _ in situation.order.pairs)
    return LiveRanking(
        rows=tuple(
            RankedRow(
                row,
                dominates[index],
                named=row.crossing in situation.named,
                detailed=row.crossing in situation.detailed,
            )
            for index, row in enumerate(ranking)
        ),
        order=whose_order(ranking),
        without_score=who_has_no_score(ranking, ranking.snapshot.rubric.titles(language)),
        notes=(
            *what_the_columns_mean(ranking.snapshot.rubric, language),
            *why_weights_stand(ranking.scoring),
            *what_is_carried_over(ranking.snapshot),
        ),
        table=ranking_table(ranking),
        picture=PlacedPicture("ranking", Picture(ChartKind.RANKING, ranking)),
    )


def _why(situation: Situation) -> Iterator[ReportBlock]:
    ranking = situation.ranking
    yield PlacedPicture("profile", Picture(ChartKind.PROFILE, ranking))
    if any(panel.crossing.location is not None for panel in ranking.snapshot.panels):
        yield PlacedPicture("map", Picture(ChartKind.MAP, ranking), heading="Where they are")


def _how_sure(situation: Situation, language: str) -> Iterator[ReportBlock]:
    if sentences := how_sure(situation):
        yield Points(tuple(sentences))
    if situation.robustness is not None:
        yield PlacedPicture("acceptability", Picture(ChartKind.ACCEPTABILITY, situation.robustness))
    if situation.order.pairs:
        yield PlacedPicture("dominance", Picture(ChartKind.DOMINANCE, situation.ranking))
    yield from _filled(
        middle_half_table(situation.ranking),
        open_ratings_table(situation, language),
        disputes_table(situation, language),
    )


def _what_moved(situation: Situation, language: str) -> Iterator[ReportBlock]:
    changes = situation.changes
    yield Paragraph(moved(situation))
    if any(change.delta is not None for change in changes.scores):
        yield PlacedPicture("slope", Picture(ChartKind.SLOPE, changes))
    if any(change.delta for change in changes.scores):
        rubric = situation.ranking.snapshot.rubric
        yield PlacedPicture("contributions", Picture(ChartKind.CONTRIBUTIONS, changes, rubric))
    yield from _filled(
        changed_ratings_table(situation, language),
        changed_statements_table(situation, language),
    )


def _filled(*exhibits: Exhibit) -> Iterable[Exhibit]:
    return (each for each in exhibits if each.table.rows)


def _lifts(parts: list[CrossingPart]) -> ReportBlock:
    if not parts:
        return Paragraph(NOTHING_RATED)
    return Lifts(tuple((part.id, part.name, part.lifts) for part in parts))


def _crossings(situation: Situation, parts: list[CrossingPart]) -> Iterator[ReportBlock]:
    if not situation.named and len(parts) < len(situation.ranking):
        yield Paragraph(only_the_first_in_detail(len(parts), len(situation.ranking)))
    yield from parts


def _methods(situation: Situation, language: str) -> Iterator[ReportBlock]:
    yield Points(tuple(methods(situation, language)))
    yield _level_meanings(situation.ranking.snapshot.rubric, language)


def _level_meanings(rubric: Rubric, language: str) -> LevelMeanings:
    labels = {step: text_in(text, language) for step, text in rubric.scale.labels.items()}
    return LevelMeanings(
        tuple(
            (
                text_in(leaf.title, language),
                tuple(
                    (f"{level(step)} {labels.get(step, '')}", text_in(text, language))
                    for step, text in sorted(leaf.descriptors.items())
                ),
            )
            for leaf in rubric.leaves
        )
    )


def _provenance(situation: Situation) -> Iterator[ReportBlock]:
    provenance = replace(Provenance.of(situation.ranking.origin), files=situation.files)
    yield Record(facts(provenance))
    yield from _filled(files_table(provenance.files))
