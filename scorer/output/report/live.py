"""What the page's script computes with: exact numbers as texts, nothing rounded on the way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scorer.aggregation import EQUAL_WITHIN
from scorer.analysis.scoring.ranking import Ranking
from scorer.analysis.scoring.scores import Node, Scoring
from scorer.model import Dimension, Rubric, text_in


def live_data(ranking: Ranking, language: str) -> Mapping[str, Any]:
    """The tree with its weights, the presets and each crossing's ratings with their bounds.

    Numbers are texts: decimals for weights, `n/d` for what is not whole otherwise.
    """
    rubric = ranking.snapshot.rubric
    given = ranking.scoring.given_weights
    dimensions = {each.id: each for each in rubric.nodes}
    return {
        "movable": not without_script(ranking.scoring),
        "linear": ranking.scoring.root.is_mean,
        "equalWithin": EQUAL_WITHIN,
        "tree": _node(ranking.scoring.root, dimensions, language),
        "rubric": {each.id: decimal(each.weight) for each in rubric.nodes},
        "start": {each.id: decimal(given.get(each.id, each.weight)) for each in rubric.nodes},
        "presets": {
            name: {each.id: decimal(weights.get(each.id, each.weight)) for each in rubric.nodes}
            for name, weights in rubric.weightings.items()
        },
        "coverage": ratio(ranking.scoring.min_coverage),
        "scale": [ratio(rubric.scale.min), ratio(rubric.scale.max)],
        "crossings": [
            {
                "id": panel.crossing.id,
                "name": panel.crossing.name,
                "ratings": [None if r is None else ratio(r) for r in panel.ratings],
                "low": [ratio(b.low) for b in panel.bounds],
                "high": [ratio(b.high) for b in panel.bounds],
            }
            for panel in ranking.snapshot.panels
        ],
    }


def rules_script(scoring: Scoring) -> str:
    """The rules of a scoring in the page's language, by name, for `scores.js`."""
    rules = {rule.name: rule.script for rule in scoring.aggregations if rule.script}
    lines = [f"  {json.dumps(name)}: {script},\n" for name, script in rules.items()]
    return f"const RULES = {{\n{''.join(lines)}}};\n"


def without_script(scoring: Scoring) -> list[str]:
    """The rules that the page cannot compute, so that it offers no weights to move."""
    return sorted({rule.name for rule in scoring.aggregations if rule.script is None})


def _node(node: Node, dimensions: Mapping[str, Dimension], language: str) -> dict[str, Any]:
    dimension = dimensions.get(node.id)
    return {
        "id": node.id,
        "title": text_in(dimension.title, language) if dimension else "",
        "leaf": node.leaf,
        "rule": node.aggregation.name,
        "children": [_node(child, dimensions, language) for child in node.children],
    }


def largest_weight(rubric: Rubric) -> int:
    """Where the sliders end: twice the largest weight that the rubric names, five at least."""
    named = [Fraction(each.weight) for each in rubric.nodes]
    named += [Fraction(w) for weights in rubric.weightings.values() for w in weights.values()]
    most = max(named)
    return max(5, -(-2 * most.numerator // most.denominator)) if most > 1 else 5


def ratio(number: int | Fraction | Decimal) -> str:
    """A number without rounding: `3` or `7/2`."""
    return str(Fraction(number))


def decimal(number: int | Decimal) -> str:
    """A weight as a person writes it, without exponents: `2`, `0.35`."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)
