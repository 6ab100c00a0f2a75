from collections.abc import Callable
from fractions import Fraction

import pytest

from scorer.analysis.scores import Node
from scorer.analysis.uncertain_inputs import InputSpace, Scale, Uncertainty
from scorer.analysis.weight_space import parse_weight_source
from scorer.model import Aggregation


def branch(name: str, share: Fraction | int, rule: Aggregation, *children: Node) -> Node:
    return Node(name, Fraction(share), None, rule, children)


def flat(weights: list[int], rule: Aggregation) -> Node:
    shares = [Fraction(weight, sum(weights)) for weight in weights]
    leaves = [Node("abcdefgh"[i], share, i, rule, ()) for i, share in enumerate(shares)]
    return branch("root", 1, rule, *leaves)


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
            roots or tuple(flat(weights, Aggregation(rule)) for rule in rules),
            grid,
            low or unknown,
            high or unknown,
            scale or Scale(1, 5, 1),
            Uncertainty(parse_weight_source(source), uncertain_ratings, **uncertain),
        )

    return make


@pytest.fixture(scope="session")
def tree() -> Node:
    """Two branches: access (a, b) with three quarters of the weight, and order (c, d)."""
    rule = Aggregation.ARITHMETIC
    a, b, c, d = (Node(name, Fraction(1, 2), i, rule, ()) for i, name in enumerate("abcd"))
    access = branch("access", Fraction(3, 4), rule, a, b)
    order = branch("order", Fraction(1, 4), rule, c, d)
    return branch("root", 1, rule, access, order)
