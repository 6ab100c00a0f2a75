"""Everything that is said of a workspace: each command asked, its sentences one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

from scorer.analysis.scoring.scores import ScoringError
from scorer.library import OpenWorkspace, QuestionError
from scorer.library.views import present
from scorer.output.report.report import Exhibit, Lifts, LiveRanking, Points, Report
from scorer.output.tables.table import Paragraph, Presentation
from tests.output.sentences.worlds import RULES, World


@dataclass(frozen=True)
class Question:
    """What was asked, in plain data: enough to find the answer again without the program."""

    command: str
    about: tuple[str, ...] = ()
    """Ids of crossings."""
    as_of: int | None = None
    since: int | None = None
    """The other year, of a difference."""
    rule: str | None = None
    weights: Mapping[str, int] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def options(self) -> dict[str, Any]:
        """As the library takes them."""
        found: dict[str, Any] = {}
        if self.as_of is not None:
            found["as_of"] = str(self.as_of)
        if self.rule is not None:
            found["aggregate"] = self.rule
        if self.weights:
            found["weights"] = dict(self.weights)
        return found


def everything_said(world: World, opened: OpenWorkspace) -> Iterator[tuple[Question, str]]:
    """A question and a paragraph of its answer, for every command, under options of the seed."""
    dice = Random(world.seed + 1)
    for question in questions(world, dice):
        with suppress(QuestionError, ScoringError):  # a question refused is not answered
            yield from ((question, text) for text in _answer(question, opened) if text)


def questions(world: World, dice: Random) -> Iterator[Question]:
    as_of = dice.choice([None, None, *world.years])
    rule = dice.choice([None, None, None, *RULES])
    heavy = dice.choice(world.leaves).id
    weights = {heavy: dice.choice([0, 5])} if dice.random() < 0.25 else {}
    if weights and not _still_counts(world, weights):
        weights = {}
    shared: dict[str, Any] = {"as_of": as_of, "rule": rule, "weights": weights}
    rated = [
        id_
        for id_ in world.names
        if any(s.crossing == id_ and (as_of is None or s.year <= as_of) for s in world.sheets)
    ]
    yield Question("rank", **shared)
    yield Question("score", **shared)
    yield Question("sensitivity", **shared)
    yield Question("methods", **shared)
    yield Question("agreement", **shared)
    for kind in ("ranking", "profile"):
        yield Question("chart", more={"kind": kind}, **shared)
    if len(rated) > 1:
        for count in {2, min(len(rated), 3), len(rated)}:
            yield Question("compare", tuple(dice.sample(rated, count)), **shared)
        yield Question("compare-by-assessor", tuple(dice.sample(rated, 2)), **shared)
    for id_ in dice.sample(rated, min(2, len(rated))):
        yield Question("history", (id_,), **shared)
        yield Question("chart", (id_,), more={"kind": "history"}, **shared)
        yield Question("improve", (id_,), more={"to_rank": dice.choice([1, 1, 2])}, **shared)
        yield Question("diff-crossing", (id_,), **shared)
        yield Question("what-if", (id_,), more={"leaf": heavy, "level": world.highest}, **shared)
        yield Question("report", (id_,), **shared)
    if rated:
        vary = dice.choice(["uniform", "uniform", "fixed", "around:20%", "dirichlet:30"])
        yield Question(
            "robustness", more={"weights_from": vary, "vary_ratings": dice.random() < 0.4}, **shared
        )
        yield Question("report", since=dice.choice([None, *world.years]), **shared)
    old, new = dice.choice(world.years), dice.choice(world.years)
    yield Question("diff", since=old, as_of=new, rule=rule, weights=weights)
    yield Question(
        "picture", more={"kind": dice.choice(["ranking", "profile", "dominance"])}, **shared
    )


def _still_counts(world: World, weights: Mapping[str, int]) -> bool:
    def counts(dims: Any) -> bool:
        if not any(weights.get(dim.id, dim.weight) for dim in dims):
            return False
        return all(counts(dim.children) for dim in dims if dim.children)

    return counts(world.dims)


def _answer(asked: Question, opened: OpenWorkspace) -> Iterator[str]:
    options, more = asked.options, asked.more
    match asked.command:
        case "rank":
            yield from _shown(present(opened.rank(**options)))
        case "score":
            from scorer.output.presentations.ranking import present_scores

            yield from _shown(present_scores(opened.score(**options)))
        case "sensitivity":
            yield from _shown(present(opened.sensitivity(**options)))
        case "methods":
            yield from _shown(present(opened.compare_methods(**options)))
        case "agreement":
            yield from _shown(present(opened.agreement(**options)))
        case "chart":
            crossings = {"crossings": asked.about} if asked.about else {}
            drawn = opened.chart(more["kind"], **options, **crossings).as_text()
            yield drawn.title
            yield from _shown(drawn)
        case "picture":
            yield from _drawn(opened.chart(more["kind"], **options).drawn())
        case "compare":
            yield from _shown(present(opened.compare(*asked.about, **options)))
        case "compare-by-assessor":
            yield from _shown(present(opened.compare_by_assessor(*asked.about, **options)))
        case "history":
            yield from _shown(present(opened.history(*asked.about, **options)))
        case "improve":
            yield from _shown(
                present(opened.improve(*asked.about, to_rank=more["to_rank"], **options))
            )
        case "what-if":
            settings = {(asked.about[0], more["leaf"]): more["level"]}
            yield from _shown(present(opened.what_if(settings, **options)))
        case "robustness":
            found = opened.robustness(draws=DRAWS, **more, **options)
            yield from _shown(present(found))
        case "diff":
            as_of = options.pop("as_of")
            yield from _shown(present(opened.diff_dates(str(asked.since), as_of, **options)))
        case "diff-crossing":
            options.pop("as_of", None)
            yield from _shown(present(opened.diff_crossing(*asked.about, **options)))
        case "report":
            since = None if asked.since is None else str(asked.since)
            yield from _reported(opened.report(*asked.about, compare_to=since, **options))


DRAWS = 1000
"""Of a robustness: enough to see what is said, and quick."""


def _shown(shown: Presentation) -> Iterator[str]:
    yield from (block.text for block in shown.blocks if isinstance(block, Paragraph))
    yield from shown.notes


def _drawn(picture: Any) -> Iterator[str]:
    """The title of a picture and its caption; below the title stands the key of its marks."""
    yield " ".join(picture.vconcat[0].title.text)
    yield " ".join(picture.title.text)


def _reported(report: Report) -> Iterator[str]:
    yield report.subtitle
    yield report.rests_on
    yield from (answer.text for answer in report.answers)
    for section in report.sections:
        for block in section.blocks:
            match block:
                case Paragraph(text):
                    yield text
                case Points(sentences):
                    yield from sentences
                case LiveRanking():
                    yield from (block.order, block.without_score, *block.notes)
                case Lifts(crossings):
                    yield from (text for _, _, texts in crossings for text in texts)
                case Exhibit():
                    yield from (block.says, block.left_out)
