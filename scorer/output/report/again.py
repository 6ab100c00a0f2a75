"""The commands that make a report, and the ranking in it, again: from what was asked, as asked."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

from scorer.analysis.scoring.ranking import Ranking
from scorer.analysis.situation import Situation
from scorer.output.findings.wording import in_full
from scorer.vocabulary import PanelRule


@dataclass(frozen=True)
class Command:
    """A command line that waits for the name of the file to write."""

    words: tuple[str, ...]

    def writing(self, output: str) -> str:
        """The command that writes a file; a report whose name ends in .md is asked for as such."""
        form = ["--markdown"] if PurePath(output).suffix.lower() == ".md" else []
        return shlex.join([*self.words, *form, "--output", output])


def report_again(situation: Situation, language: str) -> Command:
    """The `scorer report` that makes the report of a situation again."""
    ranking = situation.ranking
    words = ["scorer", "report", *situation.named, *_ranking_options(ranking)]
    weights = ranking.origin.asked.get("weights")
    if isinstance(weights, str):
        words += ["--weights", weights]
    elif weights:
        words += ["--weights", _as_typed(ranking.scoring.given_weights)]
    if situation.compared_to:
        words += ["--compare-to", situation.compared_to]
    if language != "en":
        words += ["--lang", language]
    return Command(tuple(words))


def ranking_again(ranking: Ranking) -> str:
    """The `scorer rank` that makes this ranking again but for its weights, which the page adds."""
    return shlex.join(["scorer", "rank", *_ranking_options(ranking)])


def _ranking_options(ranking: Ranking) -> list[str]:
    """All options but the weights; those that only say again what holds anyway are left out."""
    asked, rubric = ranking.origin.asked, ranking.snapshot.rubric
    repeated = (
        ("--crossing", asked.get("crossings", ())),
        ("--kind", asked.get("kinds", ())),
        ("--country", asked.get("countries", ())),
        ("--method", asked.get("methods", ())),
        ("--assessor", asked.get("assessors", ())),
        ("--status", asked.get("statuses", ())),
    )
    words = [word for option, given in repeated for each in given for word in (option, each)]
    said_once = (
        ("--as-of", asked.get("as_of")),
        ("--observed-in", asked.get("observed_in")),
        ("--known-on", asked.get("known_on")),
    )
    words += [word for option, given in said_once if given for word in (option, str(given))]
    if reference := asked.get("rubric"):
        words += ["--rubric", reference]
    if ranking.snapshot.rule is not PanelRule.MEDIAN:
        words += ["--panel", ranking.snapshot.rule]
    if ranking.scoring.min_coverage != rubric.min_coverage:
        words += ["--min-coverage", str(asked.get("min_coverage", ranking.scoring.min_coverage))]
    if ranking.scoring.aggregate is not rubric.aggregate:
        words += ["--aggregate", ranking.scoring.aggregate.name]
    return words


def _as_typed(weights: Mapping[str, int | Decimal]) -> str:
    return ",".join(f"{name}={in_full(weight)}" for name, weight in weights.items())
