"""What the page's script computes with: exact numbers as texts, nothing rounded on the way."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scorer.aggregation import EQUAL_WITHIN, Exact
from scorer.analysis.evidence.panel import Panel
from scorer.analysis.scoring.ranking import Ranking
from scorer.analysis.scoring.scores import Node, Scoring
from scorer.model import Dimension, text_in
from scorer.output.findings.scoring.standing import USUAL_ORDER
from scorer.output.findings.wording import in_full
from scorer.output.report.again import ranking_again


def live_data(ranking: Ranking, language: str) -> Mapping[str, Any]:
    """What the script ranks by as weights move, how its sliders go, and what it says as it is.

    Numbers are texts: decimals for weights, `n/d` for what is not whole otherwise.
    """
    rubric = ranking.snapshot.rubric
    given = ranking.scoring.given_weights
    dimensions = {each.id: each for each in rubric.nodes}
    named = [each.weight for each in rubric.nodes]
    named += [weight for weights in rubric.weightings.values() for weight in weights.values()]
    return {
        "movable": all(rule.script for rule in ranking.scoring.aggregations),
        "linear": ranking.scoring.root.is_mean,
        "equalWithin": EQUAL_WITHIN,
        "tree": _node(ranking.scoring.root, dimensions, language),
        "rubric": {each.id: in_full(each.weight) for each in rubric.nodes},
        "start": {each.id: in_full(given.get(each.id, each.weight)) for each in rubric.nodes},
        "presets": {
            name: {each.id: in_full(weights.get(each.id, each.weight)) for each in rubric.nodes}
            for name, weights in rubric.weightings.items()
        },
        "coverage": _ratio(ranking.scoring.min_coverage),
        "scale": [_ratio(rubric.scale.min), _ratio(rubric.scale.max)],
        "crossings": [
            {
                "id": panel.crossing.id,
                "name": panel.crossing.name,
                "ratings": [_level(each) for each in panel.ratings],
                "low": [_level(each) for each in panel.lows],
                "high": [_level(each) for each in panel.highs],
                **({} if rubric.plain else _of_readings(panel)),
            }
            for panel in ranking.snapshot.panels
        ],
        "largest": _largest_weight(named),
        "step": _slider_step(named),
        "command": ranking_again(ranking),
        "usualOrder": USUAL_ORDER,
    }


def rules_script(scoring: Scoring) -> str:
    """The rules of a scoring in the page's language, by name, for `scores.js`."""
    rules = {rule.name: rule.script for rule in scoring.aggregations if rule.script}
    lines = [f"  {json.dumps(name)}: {script},\n" for name, script in rules.items()]
    return f"const RULES = {{\n{''.join(lines)}}};\n"


def _node(node: Node, dimensions: Mapping[str, Dimension], language: str) -> dict[str, Any]:
    dimension = dimensions.get(node.id)
    return {
        "id": node.id,
        "title": text_in(dimension.title, language) if dimension else "",
        "leaf": node.leaf,
        "rule": node.aggregation.name,
        "children": [_node(child, dimensions, language) for child in node.children],
    }


def _largest_weight(named: Sequence[int | Decimal]) -> int:
    """Where the sliders end: twice the largest weight that the rubric names, five at least."""
    most = max(map(Fraction, named))
    return max(5, -(-2 * most.numerator // most.denominator)) if most > 1 else 5


def _slider_step(named: Sequence[int | Decimal]) -> str:
    """Fine enough for every weight that the rubric names."""
    for step in ("0.5", "0.1", "0.05", "0.01"):
        if all((Fraction(weight) / Fraction(step)).denominator == 1 for weight in named):
            return step
    return "any"


def _of_readings(panel: Panel) -> dict[str, Any]:
    """What applies, and between which levels each rating surely lies."""
    return {
        "applies": list(panel.applies),
        "least": [_level(each.least) for each in panel.readings],
        "most": [_level(each.most) for each in panel.readings],
    }


def _level(number: Exact | None) -> str | None:
    return None if number is None else _ratio(number)


def _ratio(number: int | Fraction | Decimal) -> str:
    """A number without rounding: `3` or `7/2`."""
    return str(Fraction(number))
