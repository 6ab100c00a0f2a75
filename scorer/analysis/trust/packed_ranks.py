"""Rank shares of weighted sums under uncertain weights only: the same counts, many times faster."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import gcd, lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from scorer.aggregation import Exact
from scorer.analysis.trust.weight_space import Floats, WeightSpace

# Matrix products below these sizes stay on one thread (OpenBLAS); above them, its threads and
# ours would wait for each other. They also keep a chunk within the processor's cache.
PRODUCT_AT_ONCE, WEIGHTS_AT_ONCE = 250_000, 9_000
STREAMS = 8  # parts with a random stream each: the figures do not depend on the processors
BITS_OF_INT32, BITS_OF_FLOAT64 = 31, 52
COARSEST_WEIGHT_BITS = 17  # weights in steps of 1/131072; below that, 64-bit integers are used


def packed_rank_shares(
    values: Sequence[Sequence[Exact]], space: WeightSpace, seed: Sequence[int], draws: int
) -> tuple[Floats, Floats]:
    """Rank shares of each crossing, and the mean weights that put it first (NaN: never first).

    values: exact scores at the corners of `space` (`corner_values`), crossings in rows.
    Returns (crossings, ranks) and (crossings, siblings); the same for a seed on any machine.
    OverflowError: the values have too many digits for this way of counting.

    Scores are whole numbers: corner values brought to whole numbers, times mixtures in steps of
    2^-b. Each is packed with its crossing into one integer, so that a plain sort of 32-bit
    integers orders the crossings. Crossings with equal corner values are always level, and their
    shares are shared out afterwards; all others are packed by rising sum of their values, so that
    a coincidence within one step never lifts a dominated crossing above the one that
    dominates it.
    """
    order = sorted(range(len(values)), key=lambda i: (sum(values[i], Fraction(0)), values[i]))
    whole = _whole_numbers([values[i] for i in order])
    packing = Packing.of(whole)
    streams = np.random.SeedSequence(seed).spawn(STREAMS)
    parts = [draws // STREAMS + (stream < draws % STREAMS) for stream in range(STREAMS)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counted = list(pool.map(partial(packing.count, space), streams, parts))
    counts = sum(count for count, _ in counted)
    # Sorted from the lowest score up: the last column is rank 1.
    shares = np.ascontiguousarray(np.asarray(counts)[::-1].T / draws)
    first_weights = space.weights(np.asarray(sum(mixtures for _, mixtures in counted)))
    _share_among_equals(whole, shares)
    _share_among_equals(whole, first_weights)
    total = first_weights.sum(axis=1, keepdims=True)
    central = np.full_like(first_weights, np.nan)
    np.divide(first_weights, total, out=central, where=total > 0)
    back = np.argsort(order)
    return shares[back], central[back]


@dataclass(frozen=True)
class Packing:
    """How scores and crossings share the bits of one integer.

    matrix: takes mixtures in whole steps, and a one, to packed scores: (corners + 1, crossings).
    """

    matrix: Floats
    index_bits: int
    weight_bits: int
    integer: type[np.signedinteger[Any]]

    @classmethod
    def of(cls, whole: Sequence[Sequence[int]]) -> Packing:
        """The packing for whole corner values from 0, crossings in rows."""
        index_bits = max(1, (len(whole) - 1).bit_length())
        value_bits = max(max(row) for row in whole).bit_length()
        weight_bits = BITS_OF_INT32 - index_bits - value_bits
        integer: type[np.signedinteger[Any]] = np.int32
        if weight_bits < COARSEST_WEIGHT_BITS:
            weight_bits = BITS_OF_FLOAT64 - index_bits - value_bits
            integer = np.int64
        if weight_bits < COARSEST_WEIGHT_BITS:
            raise OverflowError("the ratings have too many digits to be packed")
        values = np.array(whole, dtype=np.float64).T * 2.0**index_bits
        return cls(np.vstack([values, np.arange(len(whole))]), index_bits, weight_bits, integer)

    def count(
        self, space: WeightSpace, stream: np.random.SeedSequence, draws: int
    ) -> tuple[npt.NDArray[np.int64], Floats]:
        """Draws in which each rank from below (rows) is taken by each crossing (columns), and the
        sums of the mixtures, in steps, that put each crossing first."""
        generator = np.random.Generator(np.random.SFC64(stream))
        corners, crossings = self.matrix.shape[0] - 1, self.matrix.shape[1]
        at_once = max(1, min(PRODUCT_AT_ONCE // self.matrix.size, WEIGHTS_AT_ONCE // corners))
        # Many crossings: enough draws at once to pay for going through all the counts.
        rows = max(1, min(draws, max(at_once, crossings)))
        steps = np.ones((rows, corners + 1))
        scores = np.empty((rows, crossings))
        packed = np.empty((rows, crossings), dtype=self.integer)
        columns = (np.arange(crossings) << self.index_bits).astype(self.integer)
        counts = np.zeros(crossings << self.index_bits, dtype=np.int64)
        firsts = np.zeros((corners, crossings))
        for begin in range(0, draws, rows):
            if draws - begin < rows:
                rows = draws - begin
                steps, scores, packed = steps[:rows], scores[:rows], packed[:rows]
            mixtures = space.mixtures(generator, rows)
            mixtures *= 2.0**self.weight_bits
            np.floor(mixtures, out=steps[:, :-1])
            for part in range(0, rows, at_once):
                these = slice(part, part + at_once)
                np.matmul(steps[these], self.matrix, out=scores[these])
            packed[...] = scores
            packed.sort(axis=1)
            packed &= (1 << self.index_bits) - 1
            first = packed[:, -1].copy()
            for corner in range(corners):
                firsts[corner] += np.bincount(first, steps[:, corner], crossings)
            packed += columns
            counts += np.bincount(packed.ravel(), minlength=len(counts))
        return counts.reshape(crossings, -1)[:, :crossings], firsts.T


def _whole_numbers(values: Sequence[Sequence[Exact]]) -> list[list[int]]:
    """The smallest whole numbers from 0 that keep every order under every weighting.

    In each column a constant may be taken off, as every crossing loses the same by it.
    """
    common = lcm(*(Fraction(value).denominator for row in values for value in row))
    whole = [[int(value * common) for value in row] for row in values]
    lowest = [min(column) for column in zip(*whole, strict=True)]
    shifted = [[v - low for v, low in zip(row, lowest, strict=True)] for row in whole]
    divisor = gcd(*(value for row in shifted for value in row)) or 1
    return [[value // divisor for value in row] for row in shifted]


def _share_among_equals(rows: Sequence[Sequence[int]], shares: Floats) -> None:
    """Give crossings with equal rows, which are neighbours, the mean of their shares."""
    begin = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or rows[end] != rows[begin]:
            if end - begin > 1:
                shares[begin:end] = shares[begin:end].mean(axis=0)
            begin = end
