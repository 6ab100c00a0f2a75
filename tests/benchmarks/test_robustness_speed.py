"""A million weightings of a hundred crossings, beside the same job in bare numpy.

Run with: pytest tests/benchmarks/test_robustness_speed.py --benchmark-only
"""

import tracemalloc

import numpy as np
import pytest

from scorer.analysis.trust.packed_ranks import packed_rank_shares
from scorer.analysis.trust.weight_space import UNIFORM, weight_space

CROSSINGS, DIMENSIONS = 100, 4
DRAWS = 1_000_000
RATINGS = np.random.default_rng(0).integers(1, 6, (CROSSINGS, DIMENSIONS))


def packed(draws=DRAWS):
    space = weight_space(UNIFORM, "abcd", [1] * DIMENSIONS)
    return packed_rank_shares(RATINGS.tolist(), space, [0], draws)[0]


def bare_numpy_packed(draws=DRAWS, chunk=1000):
    """Scores packed with their index into 32-bit integers, sorted and counted; one thread."""
    generator = np.random.Generator(np.random.SFC64(0))
    packing = np.vstack([(RATINGS.T - 1) * 2.0**7, np.arange(CROSSINGS)])
    weights, ones = np.ones((chunk, DIMENSIONS + 1)), np.ones(DIMENSIONS)
    scores, sortable = np.empty((chunk, CROSSINGS)), np.empty((chunk, CROSSINGS), np.int32)
    columns = (np.arange(CROSSINGS) * 128).astype(np.int32)
    counts = np.zeros(CROSSINGS * 128, np.int64)
    for _ in range(draws // chunk):
        raw = generator.standard_exponential((chunk, DIMENSIONS))
        raw *= (2.0**20 / (raw @ ones))[:, np.newaxis]
        np.floor(raw, out=weights[:, :-1])
        np.matmul(weights, packing, out=scores)
        sortable[...] = scores
        sortable.sort(axis=1)
        sortable &= 127
        sortable += columns
        counts += np.bincount(sortable.reshape(-1), minlength=len(counts))
    return counts.reshape(CROSSINGS, 128)[::-1, :CROSSINGS].T / draws


def bare_numpy_argsort(draws=DRAWS, chunk=1000):
    """Floating-point scores through argsort, as one would first write it."""
    generator = np.random.default_rng(0)
    counts = np.zeros(CROSSINGS * CROSSINGS, np.int64)
    columns = np.arange(CROSSINGS)
    for _ in range(draws // chunk):
        raw = generator.standard_exponential((chunk, DIMENSIONS))
        order = np.argsort(-(raw @ RATINGS.T), axis=1)
        counts += np.bincount((order * CROSSINGS + columns).ravel(), minlength=len(counts))
    return counts.reshape(CROSSINGS, CROSSINGS) / draws


@pytest.mark.parametrize("job", [packed, bare_numpy_packed, bare_numpy_argsort])
def test_a_million_weightings_of_a_hundred_crossings(benchmark, job):
    shares = benchmark.pedantic(job, rounds=5, warmup_rounds=1)
    assert shares.sum(axis=0) == pytest.approx(1)


def test_a_hundred_thousand_weightings_of_a_few_crossings(benchmark):
    space = weight_space(UNIFORM, "abcd", [1] * DIMENSIONS)
    few = RATINGS[:5].tolist()
    shares, _ = benchmark(packed_rank_shares, few, space, [0], 100_000)
    assert shares.sum(axis=1) == pytest.approx(1)


@pytest.mark.parametrize("draws", [20_000, 400_000])
def test_memory_does_not_grow_with_draws(benchmark, draws):
    """Peak of what is allocated, in MB, is in the benchmark's extra information."""
    tracemalloc.start()
    benchmark.pedantic(packed, args=(draws,), rounds=1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    benchmark.extra_info["peak_megabytes"] = peak / 1e6
    assert peak < 20e6
