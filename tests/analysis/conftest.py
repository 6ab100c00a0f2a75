from collections.abc import Callable
from fractions import Fraction

import pytest

from scorer.aggregation import AGGREGATIONS, Aggregation
from scorer.analysis.scoring.scores import Node
from scorer.analysis.trust.draws import ExactScale, InputSpace, Uncertainty
from scorer.analysis.trust.weight_space import parse_weight_source


def branch(name: str, rule: Aggregation, weights: dict[str, int], *below: Node) -> Node:
    """A branch whose children are leaves a, b, c ... (numbered by their letter) or given nodes."""
    given = {node.id: node for node in below}
    total = sum(weights.values())
    children = tuple(
        Node(
            id=child,
            weight=weight,
            share=Fraction(weight, total),
            leaf=None if child in given else "abcdefgh".index(child),
            aggregation=rule,
            children=given[child].children if child in given else (),
        )
        for child, weight in weights.items()
    )
    return Node(
        id=name, weight=1, share=Fraction(1), leaf=None, aggregation=rule, children=children
    )


def flat(weights: list[int], rule: Aggregation) -> Node:
    return branch("root", rule, dict(zip("abcdefgh", weights, strict=False)))


@pytest.fixture(scope="session")
def flat_rubric() -> Callable[..., Node]:
    """Makes the root of a flat rubric from its weights and its rule."""
    return flat


@pytest.fixture(scope="session")
def space_of() -> Callable[..., InputSpace]:
    """Makes the inputs of a flat rubric on a 1-5 scale, uncertain weights unless told otherwise."""

    def make(
        grid,
        *,
        source="uniform",
        weights=None,
        rules=("arithmetic",),
        low=None,
        high=None,
        roots=None,
        scale=None,
        uncertain_ratings=False,
        **uncertain,
    ):
        unknown = [[None] * len(row) for row in grid]
        weights = weights or [1] * (len(grid[0]) if grid else 1)
        return InputSpace(
            roots or tuple(flat(weights, AGGREGATIONS[rule]) for rule in rules),
            grid,
            low or unknown,
            high or unknown,
            scale or ExactScale(1, 5, 1),
            Uncertainty(parse_weight_source(source), uncertain_ratings, **uncertain),
        )

    return make


@pytest.fixture(scope="session")
def tree() -> Node:
    """Two branches: access (a, b) with three quarters of the weight, and order (c, d)."""
    rule = AGGREGATIONS["arithmetic"]
    access = branch("access", rule, {"a": 1, "b": 1})
    order = branch("order", rule, {"c": 1, "d": 1})
    return branch("root", rule, {"access": 3, "order": 1}, access, order)
