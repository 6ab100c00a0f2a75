"""Which weightings are thought possible, and seeded draws from them; no ratings, no ranks."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
import numpy.typing as npt

from scorer.aggregation import Exact

Floats = npt.NDArray[np.float64]
Kind = Literal["fixed", "uniform", "order", "around", "dirichlet"]
Chain = tuple[tuple[str, ...], ...]

LONGEST_SOURCE = 4000
PLAIN_NUMBER = re.compile(r"\d{1,9}(\.\d{1,9})?|\.\d{1,9}")
FORMS = "write uniform, order:a>b=c, around:20%, dirichlet:50 or fixed"


@dataclass(frozen=True)
class WeightSource:
    """Where weightings come from, as asked for with `--weights-from`.

    fixed: the given weights. uniform: every weighting is equally likely.
    order: uniform among the weightings that respect `chains`, each a sequence of groups from
    heavy to light, equal within a group; dimensions in no chain are free.
    around: each given weight times an independent uniform factor in 1 +/- `spread`, normalised.
    dirichlet: Dirichlet with the given weights as mean and `concentration` as the sum of its
    parameters (the higher, the closer to the given weights).
    """

    kind: Kind
    chains: tuple[Chain, ...] = ()
    spread: Fraction = Fraction(0)
    concentration: Fraction = Fraction(0)

    @property
    def order(self) -> str:
        """The chains as they are typed: `trade>bez=transport`."""
        return ",".join(">".join("=".join(group) for group in chain) for chain in self.chains)

    def __str__(self) -> str:
        match self.kind:
            case "order":
                return f"order:{self.order}"
            case "around":
                return f"around:{float(self.spread * 100):g}%"
            case "dirichlet":
                return f"dirichlet:{float(self.concentration):g}"
            case _:
                return self.kind


FIXED = WeightSource("fixed")
UNIFORM = WeightSource("uniform")


def parse_weight_source(text: str) -> WeightSource:
    """The weight source that `text` asks for; ValueError says what is wrong and how to write it."""
    if len(text) > LONGEST_SOURCE:
        raise ValueError(f"a weight source of {len(text)} characters is too long; {FORMS}")
    word, colon, rest = text.strip().partition(":")
    match word.strip().casefold(), bool(colon):
        case "fixed", False:
            return FIXED
        case "uniform", False:
            return UNIFORM
        case "order", True:
            return WeightSource("order", chains=_parse_chains(rest))
        case "around", True:
            return WeightSource("around", spread=_parse_spread(rest))
        case "dirichlet", True:
            return WeightSource("dirichlet", concentration=_parse_concentration(rest))
    raise ValueError(f"{text!r} is no weight source; {FORMS}")


def _parse_chains(text: str) -> tuple[Chain, ...]:
    chains = tuple(
        tuple(tuple(name.strip() for name in group.split("=")) for group in chain.split(">"))
        for chain in text.split(",")
    )
    names = [name for chain in chains for group in chain for name in group]
    if not all(names):
        raise ValueError(f"a name is missing in order:{text}; write order:trade>transport=bez")
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"order: names {name} twice; name each dimension once")
    if len(names) < 2:
        raise ValueError(f"order:{text} compares nothing; write order:trade>transport")
    return chains


def _parse_spread(text: str) -> Fraction:
    number, percent = text.strip().removesuffix("%").strip(), text.strip().endswith("%")
    if PLAIN_NUMBER.fullmatch(number):
        spread = Fraction(number) / (100 if percent else 1)
        if 0 < spread <= 1:
            return spread
    raise ValueError(f"around:{text} is no share; write around:20% (more than 0, at most 100 %)")


def _parse_concentration(text: str) -> Fraction:
    if PLAIN_NUMBER.fullmatch(text.strip()) and Fraction(text.strip()) > 0:
        return Fraction(text.strip())
    raise ValueError(f"dirichlet:{text} is no positive number; write dirichlet:50")


@dataclass(frozen=True)
class WeightSpace:
    """The weightings possible among siblings: mixtures of `corners`, drawn as `source` says.

    corners: the extreme weightings, one row each, a column per sibling, each row summing to one.
    A weighting is a mixture of corners; for uniform and ordered sources the mixture is uniform,
    for the others the corners are the single siblings, so that mixture and weighting are the same.
    centre: the given weights, normalised.
    """

    source: WeightSource
    corners: tuple[tuple[Fraction, ...], ...]
    centre: tuple[Fraction, ...]

    @property
    def uniform_on_corners(self) -> bool:
        """Whether every mixture of the corners is equally likely (closed forms hold then)."""
        return self.source.kind in ("uniform", "order")

    def mixtures(self, generator: np.random.Generator, draws: int) -> Floats:
        """Draws of the mixture, shape (draws, corners), each row summing to one."""
        count = len(self.corners)
        centre = np.array([float(weight) for weight in self.centre])
        match self.source.kind:
            case "fixed":
                return np.repeat(centre[np.newaxis], draws, axis=0)
            case "around":
                spread = float(self.source.spread)
                raw = centre * generator.uniform(1 - spread, 1 + spread, (draws, count))
            case "dirichlet":
                shapes = float(self.source.concentration) * centre
                raw = generator.standard_gamma(shapes, (draws, count))
            case _:
                raw = generator.standard_exponential((draws, count))
        # Adding up by a product is several times faster than a sum over such short rows.
        total = raw @ np.ones(count)
        if not total.all():  # a very small concentration or a spread of 100 % can leave only zeros
            raw[total == 0] = centre
            total[total == 0] = 1
        raw /= total[:, np.newaxis]
        return np.asarray(raw, dtype=np.float64)

    def weights(self, mixtures: Floats) -> Floats:
        """The weightings of these mixtures, shape (draws, siblings)."""
        if self.source.kind != "order":
            return mixtures
        return np.asarray(mixtures @ np.array(self.corners, dtype=np.float64))


def weight_space(
    source: WeightSource, names: Sequence[str], weights: Sequence[Exact]
) -> WeightSpace:
    """The weightings of siblings `names` under `source`, around their given `weights`.

    Order constraints among other siblings (in a tree) do not concern this space and are left out;
    `check_order_names` refuses names that no branch has.
    The weightings w that respect one chain of groups g1 >= g2 >= ... form a simplex: its corners
    share all weight equally among the first j groups. Free siblings add their unit weightings.
    So a uniform draw is a uniform mixture of corners, whatever the chains.
    ValueError: no positive weight where the source needs the given weights.
    """
    centre = normalised(weights, needed=source.kind not in ("uniform", "order"))
    units = [tuple(Fraction(i == j) for j in range(len(names))) for i in range(len(names))]
    if source.kind != "order":
        return WeightSpace(source, tuple(units), centre)
    corners, chained = [], set()
    for chain in source.chains:
        heaviest: list[int] = []
        if not all(name in names for group in chain for name in group):
            continue
        for group in chain:
            heaviest += [names.index(name) for name in group]
            share = Fraction(1, len(heaviest))
            corners.append(
                tuple(share if i in heaviest else Fraction(0) for i in range(len(names)))
            )
        chained.update(heaviest)
    corners += [units[i] for i in range(len(names)) if i not in chained]
    return WeightSpace(source, tuple(corners), centre)


def check_order_names(source: WeightSource, branches: Sequence[Sequence[str]]) -> None:
    """Refuse, with a ValueError, chains that name no sibling or join siblings of two branches."""
    known = [name for branch in branches for name in branch]
    for chain in source.chains:
        named = [name for group in chain for name in group]
        for name in named:
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                hint = f"did you mean {near[0]}?" if near else "known are " + ", ".join(known)
                raise ValueError(f"order: there is no dimension {name}; {hint}")
        if not any(set(named) <= set(branch) for branch in branches):
            raise ValueError(
                f"order: {', '.join(named)} are not all children of one dimension; "
                "weights are shared among siblings, so compare siblings only"
            )


def normalised(weights: Sequence[Exact], *, needed: bool = True) -> tuple[Fraction, ...]:
    """The weights divided by their sum; ValueError if one is negative or, if needed, all are zero.

    Where they are not needed, zeros alone stand for equal weights.
    """
    if not weights:
        raise ValueError("there is no dimension to weigh")
    exact = [Fraction(weight) for weight in weights]
    if min(exact) < 0:
        raise ValueError(f"weight {min(exact)} is negative; weights are zero or more")
    total = sum(exact, Fraction(0))
    if total == 0 and needed:
        raise ValueError("all weights are zero; give at least one dimension a weight")
    return tuple(weight / total if total else Fraction(1, len(exact)) for weight in exact)
