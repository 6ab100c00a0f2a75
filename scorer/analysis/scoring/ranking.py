"""The ranking of a snapshot: a row a crossing, with score, range, rank and rank range."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from scorer.aggregation import Exact, Score
from scorer.analysis.evidence.reading import Reading, readings_body
from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.panel_ranks import ranks_of, ranks_that_hang_on_panels
from scorer.analysis.scoring.ranks import RankRange, order_indices, rank_ranges
from scorer.analysis.scoring.scores import Scoring, widened


@dataclass(frozen=True)
class MiddleHalf:
    """Score and rank where each rating of a panel lies in the middle half of its assessors'."""

    low: Score
    high: Score
    rank_low: int
    rank_high: int


@dataclass(frozen=True)
class Row:
    """One crossing in a ranking."""

    crossing: str
    name: str
    rank: int | None
    """None where there is no score."""
    tied: bool
    score: Score | None
    low: Score
    high: Score
    rank_low: int
    """The best rank it can still take."""
    rank_high: int
    """The worst rank it can still take."""
    coverage: Fraction
    ratings: Mapping[str, Exact | None]
    observed: str
    assessors: tuple[str, ...]
    methods: tuple[str, ...]
    nodes: Mapping[str, Score | None] = field(default_factory=dict)
    """The score of every dimension, where they were asked for."""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    """What the evidence for each leaf comes to; empty where every leaf of the rubric is plain."""
    weightless: frozenset[str] = frozenset()
    """The leaves of weight zero, the same for all crossings of a ranking."""
    age: int | None = None
    """Whole years since it was observed, where it is carried over from a year or more before."""
    drafts: int = 0
    """How many of its sheets are drafts."""
    middle: MiddleHalf | None = None
    """None where no panel of the ranking is so large that it differs from the range."""
    hangs_on_panel: bool | None = None
    """Whether another reading of the panels would change its rank; None without any panel."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The leaves that are not rated although they count and apply."""
        return tuple(leaf for leaf in self.counting if self.ratings[leaf] is None)

    @property
    def counting(self) -> tuple[str, ...]:
        """The leaves that have weight and apply."""
        return tuple(
            leaf for leaf in self.ratings if leaf not in self.weightless and self.applies(leaf)
        )

    def applies(self, leaf: str) -> bool:
        """Whether a leaf applies to the crossing."""
        return leaf not in self.readings or self.readings[leaf].applies

    def reading(self, leaf: str) -> Reading:
        """What the evidence for a leaf comes to; of a plain rubric its level alone."""
        if leaf in self.readings:
            return self.readings[leaf]
        level = self.ratings[leaf]
        return Reading(level, level, level, settled=level is not None)

    def plain(self) -> dict[str, Any]:
        """The row as plain data, as scripts read it; exact numbers as they are."""
        return {
            "rank": self.rank,
            "tied": self.tied,
            "crossing": self.crossing,
            "name": self.name,
            "score": self.score,
            "low": self.low,
            "high": self.high,
            "rank_low": self.rank_low,
            "rank_high": self.rank_high,
            **self._of_panels(),
            "coverage": self.coverage,
            "ratings": dict(self.ratings),
            **readings_body(self.readings),
            "observed": self.observed,
            "assessors": list(self.assessors),
            "methods": list(self.methods),
        }

    def _of_panels(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.middle is not None:
            found |= {f"middle_{key}": value for key, value in asdict(self.middle).items()}
        if self.hangs_on_panel is not None:
            found["rank_hangs_on_panel"] = self.hangs_on_panel
        return found


RANGE_KEYS = ("low", "high", "rank_low", "rank_high")
"""Of plain rows: what points by an order-based method do not have."""


@dataclass(frozen=True)
class Ranking(Result):
    """All crossings of a snapshot, best first; below them those that cannot be scored."""

    scoring: Scoring
    snapshot: Snapshot
    origin: Origin
    ranking: tuple[Row, ...]
    unranked: tuple[Row, ...]
    method: str | None = None
    """The order-based method whose points the scores are; None where they are scores."""
    beside: Mapping[str, Mapping[str, tuple[Score, int]]] = field(default_factory=dict)
    """For an order-based method: points (or score) and rank by the other methods, by crossing."""

    @cached_property
    def _by_crossing(self) -> Mapping[str, Row]:
        return {row.crossing: row for row in self}

    def __getitem__(self, crossing: str) -> Row:
        return self._by_crossing[crossing]

    def __iter__(self) -> Iterator[Row]:
        yield from self.ranking
        yield from self.unranked

    def __len__(self) -> int:
        return len(self.ranking) + len(self.unranked)

    @cached_property
    def mean_ratings(self) -> Mapping[str, Fraction]:
        """The mean rating of each leaf that has weight over the crossings where it is rated."""
        rated = {
            leaf: [Fraction(r) for row in self if (r := row.ratings[leaf]) is not None]
            for leaf in self.snapshot.rubric.leaf_ids
            if leaf not in self.scoring.weightless
        }
        return {leaf: sum(r, Fraction(0)) / len(r) for leaf, r in rated.items() if r}

    def records(self) -> list[dict[str, Any]]:
        """One record a crossing, best first, a column for each leaf's rating."""
        nothing = dict.fromkeys(RANGE_KEYS if self.method else ())
        return [_flat(row) | nothing for row in self]

    def plain(self, row: Row) -> dict[str, Any]:
        """A row as scripts read it; points by an order-based method have no range."""
        return row.plain() | dict.fromkeys(RANGE_KEYS if self.method else ())


def rank_snapshot(
    snapshot: Snapshot,
    scoring: Scoring,
    origin: Origin,
    *,
    with_nodes: bool = False,
) -> Ranking:
    """Rank the crossings of a snapshot.

    Scores, ranges and ranks compare exactly. Equal ranks stand in the order of the snapshot.
    with_nodes: also the score of every dimension.
    """
    scores = [panel.score(scoring) for panel in snapshot.panels]
    spans = [panel.score_range(scoring) for panel in snapshot.panels]
    lows, highs, ranges = _ranges(spans, scores)
    ranks = ranks_of(scores)
    middles: Sequence[MiddleHalf | None] = [None] * len(scores)
    if any(panel.has_middle_half for panel in snapshot.panels):
        middles = _middles([panel.middle_range(scoring) for panel in snapshot.panels], scores)
    hanging = ranks_that_hang_on_panels(snapshot, scoring, scores)
    plain, leaves = snapshot.rubric.plain, snapshot.rubric.leaf_ids
    rows = [
        Row(
            crossing=panel.crossing.id,
            name=panel.crossing.name,
            rank=rank,
            tied=tied,
            score=score,
            low=low,
            high=high,
            rank_low=span.best,
            rank_high=span.worst,
            coverage=panel.scored_by(scoring).coverage(panel.ratings),
            ratings=dict(zip(leaves, panel.ratings, strict=True)),
            readings={} if plain else dict(zip(leaves, panel.readings, strict=True)),
            weightless=scoring.weightless,
            middle=middle,
            hangs_on_panel=hangs,
            observed=panel.observed,
            age=snapshot.carried_over.get(panel.crossing.id),
            drafts=panel.drafts,
            assessors=panel.assessors,
            methods=panel.methods,
            nodes=panel.scored_by(scoring).node_scores(panel.ratings) if with_nodes else {},
        )
        for panel, (rank, tied), score, low, high, span, middle, hangs in zip(
            snapshot.panels, ranks, scores, lows, highs, ranges, middles, hanging, strict=True
        )
    ]
    return Ranking(
        scoring=scoring,
        snapshot=snapshot,
        origin=origin,
        ranking=tuple(sorted((row for row in rows if row.rank is not None), key=_by_rank)),
        unranked=tuple(sorted((row for row in rows if row.rank is None), key=_by_rank_range)),
    )


def _ranges(
    spans: Sequence[tuple[Score, Score]], scores: Sequence[Score | None]
) -> tuple[list[Score], list[Score], list[RankRange]]:
    """The ends of each range, widened to hold the score, and the ranks that they allow."""
    ends = [widened(span, score) for span, score in zip(spans, scores, strict=True)]
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    order = order_indices([*lows, *highs])
    return lows, highs, rank_ranges(order[: len(lows)], order[len(lows) :])


def _middles(
    spans: Sequence[tuple[Score, Score]], scores: Sequence[Score | None]
) -> list[MiddleHalf]:
    return [
        MiddleHalf(low, high, span.best, span.worst)
        for low, high, span in zip(*_ranges(spans, scores), strict=True)
    ]


def _flat(row: Row) -> dict[str, Any]:
    """A row with a column for each leaf's rating and each dimension's score; who, as one text."""
    flat: dict[str, Any] = {}
    for key, value in row.plain().items():
        match key:
            case "ratings":
                flat.update({**row.ratings, **row.nodes})
            case "readings":
                pass
            case "assessors":
                flat[key] = ", ".join(row.assessors)
            case "methods":
                pass
            case _:
                flat[key] = value
    return flat


def _by_rank(row: Row) -> int:
    assert row.rank is not None
    return row.rank


def _by_rank_range(row: Row) -> tuple[int, int]:
    return row.rank_low, row.rank_high
