"""Scores: a profile of ratings, weights and a rule become one exact number. No ranking here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm

from scorer.aggregation import AGGREGATIONS, Aggregation, Exact, Score
from scorer.model import Dimension, Rubric

Profile = Sequence[Exact | None]
"""A rating for each leaf in the rubric's order; None where not rated."""


class ScoringError(ValueError):
    """The weights or the aggregation asked for do not fit the rubric; the message says how."""


def exact(number: int | Decimal) -> Exact:
    """The number without rounding, as a fraction where it is not whole."""
    return number if isinstance(number, int) else Fraction(number)


@dataclass(frozen=True)
class Node:
    """A dimension ready for arithmetic: its weight among its siblings and its rule."""

    id: str
    weight: int
    """Among its siblings; only the proportions matter."""
    share: Fraction
    """The same as a share of all siblings."""
    leaf: int | None
    """The index of the leaf in a profile; None for a branch."""
    aggregation: Aggregation
    children: tuple["Node", ...]

    @cached_property
    def is_mean(self) -> bool:
        """Whether this dimension and all branches below it are arithmetic means."""
        return self.leaf is not None or (
            self.aggregation.is_mean and all(child.is_mean for child in self.children)
        )

    @cached_property
    def counting(self) -> "Node":
        """The same without the dimensions that weigh nothing; leaves keep their index."""
        kept = tuple(child.counting for child in self.children if child.weight)
        return replace(self, children=kept)

    def value(self, profile: Profile) -> Score | None:
        """This dimension's score from the rated dimensions below it; None if none is rated.

        The weights of what is rated are renormalised; children of weight zero do not count.
        """
        if self.is_mean:
            ratio = self._mean(profile)
            return None if ratio is None else Fraction(*ratio)
        parts = [
            (child.share, value)
            for child in self.children
            if child.weight and (value := child.value(profile)) is not None
        ]
        return self.aggregation.of_parts(parts) if parts else None

    def mean(self, profile: Profile) -> Fraction | None:
        """The weighted mean of a profile, whatever the rules of the branches; None of nothing."""
        ratio = self._mean(profile)
        return None if ratio is None else Fraction(*ratio)

    def _mean(self, profile: Profile) -> tuple[int, int] | None:
        """The weighted mean as a numerator and a denominator, in whole numbers for speed."""
        if self.leaf is not None:
            rating = profile[self.leaf]
            return None if rating is None else (rating.numerator, rating.denominator)
        parts = [
            (child.weight, *ratio)
            for child in self.children
            if child.weight and (ratio := child._mean(profile)) is not None
        ]
        if not parts:
            return None
        common = lcm(*(below for _, _, below in parts))
        above = sum(weight * over * (common // below) for weight, over, below in parts)
        return above, common * sum(weight for weight, _, _ in parts)


@dataclass(frozen=True)
class Scoring:
    """A rubric with the weights, the aggregation and the coverage that one result uses.

    Build it with `scoring_of`, which checks that these fit the rubric.
    """

    rubric: Rubric
    aggregate: Aggregation
    min_coverage: Fraction
    root: Node
    given_weights: Mapping[str, int | Decimal]
    """The weights that were asked for, by dimension; the others are the rubric's."""

    @cached_property
    def weights(self) -> Mapping[str, Fraction]:
        """The effective weight of each leaf; they add up to one."""
        found: dict[str, Fraction] = {}

        def descend(node: Node, share: Fraction) -> None:
            if node.leaf is not None:
                found[node.id] = share
            for child in node.children:
                descend(child, share * child.share)

        descend(self.root, Fraction(1))
        return found

    @cached_property
    def weightless(self) -> frozenset[str]:
        """The leaves of weight zero: they neither count nor are missed."""
        return frozenset(leaf for leaf, weight in self.weights.items() if not weight)

    @cached_property
    def aggregations(self) -> tuple[Aggregation, ...]:
        """The rule of every branch, the whole rubric's first."""
        return tuple(node.aggregation for node in _branches(self.root))

    @cached_property
    def own_rules(self) -> Mapping[str, Aggregation]:
        """The rule of each branch that does not use the whole rubric's, where it has one."""
        return {
            node.id: node.aggregation
            for node in _branches(self.root)
            if node.aggregation is not self.aggregate
        }

    def weights_where(self, rated: Sequence[bool]) -> tuple[Fraction, ...]:
        """The effective weight of each leaf once the rated ones are renormalised, branch by branch.

        rated: one for each leaf in the rubric's order. All zero where nothing that counts is rated.
        """
        profile = [1 if there else None for there in rated]
        found = [Fraction(0)] * len(profile)

        def descend(node: Node, share: Fraction) -> None:
            if node.leaf is not None:
                found[node.leaf] = share
            rated_below = [c for c in node.children if c.share and c.value(profile) is not None]
            total = sum((child.share for child in rated_below), Fraction(0))
            for child in rated_below:
                descend(child, share * child.share / total)

        descend(self.root, Fraction(1))
        return tuple(found)

    @cached_property
    def _whole_weights(self) -> tuple[int, ...]:
        """The effective weights of the leaves in the same proportions as whole numbers."""
        common = lcm(*(weight.denominator for weight in self.weights.values()))
        return tuple(int(weight * common) for weight in self.weights.values())

    def where(self, applies: Sequence[bool]) -> "Scoring":
        """The scoring of a crossing to which not all leaves apply; those weigh nothing there.

        applies: one for each leaf in the rubric's order. Where nothing applies nothing weighs.
        """
        if all(applies):
            return self
        kept = tuple(applies)
        if kept not in self._by_what_applies:
            pruned = replace(self, root=_without(self.root, kept))
            self._by_what_applies[kept] = pruned
        return self._by_what_applies[kept]

    @cached_property
    def _by_what_applies(self) -> dict[tuple[bool, ...], "Scoring"]:
        return {}

    def under(self, rule: Aggregation) -> "Scoring":
        """The same weights and coverage under another aggregation; ScoringError if it fits not."""
        return scoring_of(
            self.rubric,
            weights=self.given_weights,
            aggregate=rule,
            min_coverage=self.min_coverage,
        )

    def score(self, profile: Profile) -> Score | None:
        """The score of a profile, or None where less than the required coverage is rated."""
        if None in profile and self.coverage(profile) < max(self.min_coverage, SOMETHING):
            return None
        return self.renormalised(profile)

    def renormalised(self, profile: Profile) -> Score | None:
        """The score over whatever is rated, whatever its coverage; None where nothing is."""
        return self.root.value(profile)

    def coverage(self, profile: Profile) -> Fraction:
        """The share of weight, 0 to 1, that is rated."""
        weights = self._whole_weights
        rated = sum(w for w, rating in zip(weights, profile, strict=True) if rating is not None)
        return Fraction(rated, sum(weights) or 1)

    def node_scores(self, profile: Profile, *, deep: bool = True) -> dict[str, Score | None]:
        """The score of every dimension, branch or leaf, each held to the required coverage.

        deep: go down the whole tree, instead of the top dimensions alone.
        """
        needed = max(self.min_coverage, SOMETHING)
        rated = [int(rating is not None) for rating in profile]
        found: dict[str, Score | None] = {}

        def descend(node: Node) -> None:
            for child in node.children:
                complete = None not in profile or (child.mean(rated) or 0) >= needed
                found[child.id] = child.value(profile) if complete else None
                if deep:
                    descend(child)

        descend(self.root)
        return found


SOMETHING = Fraction(1, 10**12)
"""Less than any rated share: below it nothing is rated, and no rule makes a score of nothing."""


def scoring_of(
    rubric: Rubric,
    *,
    weights: Mapping[str, int | Decimal] | None = None,
    aggregate: Aggregation | str | None = None,
    min_coverage: int | Decimal | Fraction | None = None,
) -> Scoring:
    """How profiles of a rubric are scored.

    weights: new weights for some dimensions, branches or leaves; the others keep the rubric's.
    aggregate: instead of the rubric's rule; a branch that names its own rule keeps it.
    min_coverage: 0 to 1, instead of the rubric's.
    Raises ScoringError where a weight names no dimension, is negative or leaves nothing to count.
    """
    rule = rubric.aggregate if aggregate is None else aggregation_named(aggregate)
    coverage = Fraction(rubric.min_coverage if min_coverage is None else min_coverage)
    if not 0 <= coverage <= 1:
        raise ScoringError(f"a coverage lies between 0 and 1, not at {float(coverage):g}")
    given = dict(weights or {})
    known = {node.id for node in rubric.nodes}
    for name, weight in given.items():
        if name not in known:
            raise ScoringError(
                f"{rubric.reference} has no dimension {name!r}; it has {', '.join(sorted(known))}"
            )
        if not weight >= 0:
            raise ScoringError(f"the weight of {name} is {weight}; weights are zero or more")
    index_of = {leaf: index for index, leaf in enumerate(rubric.leaf_ids)}
    root = Node(
        id=rubric.id,
        weight=1,
        share=Fraction(1),
        leaf=None,
        aggregation=rule,
        children=_nodes(rubric.dimensions, rule, given, index_of),
    )
    _refuse_roots_of_negative_numbers(rubric, root)
    return Scoring(
        rubric=rubric, aggregate=rule, min_coverage=coverage, root=root, given_weights=given
    )


def widened(span: tuple[Score, Score], score: Score | None) -> tuple[Score, Score]:
    """The ends of a range of scores, widened to hold the score.

    A score over a part of the weight may lie beyond what the readings bear: a plausible range can
    say that what is missing is unlike the rest.
    """
    low, high = span
    return (low, high) if score is None else (min(low, score), max(high, score))


def aggregation_named(name: Aggregation | str) -> Aggregation:
    """The aggregation of a name; ScoringError with the known names for any other."""
    if isinstance(name, Aggregation):
        return name
    if name not in AGGREGATIONS:
        known = ", ".join(AGGREGATIONS)
        raise ScoringError(f"there is no aggregation {name!r}; there are {known}")
    return AGGREGATIONS[name]


def _nodes(
    dimensions: Sequence[Dimension],
    rule: Aggregation,
    given: Mapping[str, int | Decimal],
    index_of: Mapping[str, int],
) -> tuple[Node, ...]:
    raw = [Fraction(given.get(each.id, each.weight)) for each in dimensions]
    total = sum(raw)
    if not total:
        names = ", ".join(each.id for each in dimensions)
        raise ScoringError(f"the weights of {names} are all zero; nothing would count")
    common = lcm(*(weight.denominator for weight in raw))
    return tuple(
        Node(
            id=each.id,
            weight=int(weight * common),
            share=weight / total,
            leaf=index_of.get(each.id),
            aggregation=each.aggregate or rule,
            children=_nodes(each.dimensions, rule, given, index_of) if each.dimensions else (),
        )
        for each, weight in zip(dimensions, raw, strict=True)
    )


def _without(node: Node, applies: Sequence[bool]) -> Node:
    """The node with the leaves that do not apply at weight zero, and branches of only such."""
    if node.leaf is not None:
        return node if applies[node.leaf] else replace(node, weight=0, share=Fraction(0))
    children = [_without(child, applies) for child in node.children]
    total = sum(child.weight for child in children)
    if not total:
        return replace(node, weight=0, share=Fraction(0), children=tuple(children))
    shared = tuple(replace(child, share=Fraction(child.weight, total)) for child in children)
    return replace(node, children=shared)


def _branches(node: Node) -> list[Node]:
    return [node, *(b for child in node.children if child.children for b in _branches(child))]


def _refuse_roots_of_negative_numbers(rubric: Rubric, root: Node) -> None:
    if rubric.scale.min >= 0:
        return
    for node in _branches(root):
        if not node.aggregation.takes_negative:
            raise ScoringError(
                f"a {node.aggregation} mean needs ratings of zero or more; "
                f"the scale of {rubric.reference} begins at {rubric.scale.min}"
            )
