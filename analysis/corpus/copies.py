"""Copies of one text: near-duplicate bodies across sources and days, gathered into stories.

Two texts are compared by their sets of runs of four words: their similarity is the Jaccard index of the two sets
(Broder 1997), the runs that both have among the runs that either has. Articles are taken in the order of the index,
by date and id. Each joins the story of the first text that it is most like, if their similarity is 0.6 or more (the
earliest of equals); else it is the first of a story of its own. So every copy is that like its story's first, and no
chain of small changes joins two texts that are not alike. Texts of under 20 words are copies only of equal ones.

No pair is missed: of a text with n runs, two texts of similarity t share one of the n - ceil(t n) + 1 first runs in
any order that is the same for all (prefix filter: Chaudhuri, Ganti & Kaushik 2006; Bayardo, Ma & Srikant 2007). In an
order from rare to frequent, few texts share one that are no copies, so the work grows with the number of articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from analysis.corpus.leaders import Leaders
from analysis.corpus.runs import RUN_WORDS, Hashes, distinct, mix, runs_of
from analysis.model import Bool, Int32, Int64

LEAST: Final = (3, 5)
"""The least similarity of a copy to its story's first, as a fraction."""
SHORTEST: Final = 20
"""Texts of fewer words are copies only of equal texts."""
_BLOCK_BITS: Final = 11
"""Articles looked at together, as a power of two: their number is packed beside a run's frequency and hash."""
_FREQUENCY_BITS: Final = 4
_HASH_BITS: Final = 64 - _BLOCK_BITS - _FREQUENCY_BITS
_POWERS: Final = np.frexp(np.arange(1 << 15))[1].astype(np.uint64)
"""Power of two of a frequency, cut off at 15."""
_PLACE_MULTIPLIER: Final = np.uint64(0xC2B2AE3D27D4EB4F)
_KEPT_RUNS: Final = 4096
"""Articles whose runs are kept while copies are looked for."""
_COUNTED_RUNS: Final = 1 << 24
"""Runs are counted in a sample of so many, with a counter for each: enough to tell which are frequent."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The words of each article's body: ``ids[starts[row] : starts[row] + sizes[row]]``, ``starts`` ascending.

    ``hashes`` holds a hash of each word by its number.
    """

    ids: Int32
    starts: Int64
    sizes: Int64
    hashes: Hashes

    def __len__(self) -> int:
        return len(self.starts)

    def runs(self, row: int) -> Hashes:
        """The runs of one body, each once, sorted."""
        begin = int(self.starts[row])
        return distinct(runs_of(self.hashes[self.ids[begin : begin + int(self.sizes[row])]]))


@dataclass(frozen=True, slots=True)
class Stories:
    """Which articles are copies of which.

    ``story`` numbers the stories by their first article; ``similarity`` is that of each article to the first of its
    story (1 for the first itself). ``sampled`` articles share runs so common in the collection that what they are
    like was sought by a sample (MinHash bands): of copies just above the bar, some of these may be missed.
    """

    story: Int32
    similarity: npt.NDArray[np.float64]
    sampled: int


def find_stories(ids: Int32, starts: Int64, sizes: Int64) -> Stories:
    """Gather articles into stories.

    Parameters
    ----------
    ids
        Word numbers.
    starts, sizes
        Where each article's body begins in ``ids`` (ascending) and how many words it has. The articles stand in the
        order in which they are taken: by date and id, so that the first of a story is its earliest.

    Returns
    -------
    Stories
        The same for the same articles in whatever order they were read. Articles without a word are nobody's copy.

    Examples
    --------
    >>> ids = np.array([1, 2, 3, 9, 1, 2, 3], dtype=np.int32)
    >>> find_stories(ids, np.array([0, 3, 4]), np.array([3, 1, 3])).story.tolist()
    [0, 1, 0]
    """
    words = mix(np.arange(int(ids.max(initial=0)) + 1, dtype=np.uint64))
    bodies = Bodies(ids, starts, sizes, words)
    equal = _first_equal(bodies)
    compared = (equal == np.arange(len(bodies))) & (bodies.sizes >= SHORTEST)
    first, similarity, sampled = _follow(bodies, compared)
    first, similarity = first[equal], similarity[equal]
    _, story = np.unique(first, return_inverse=True)
    return Stories(story.astype(np.int32), similarity, sampled)


def _blocks(n_articles: int) -> Iterator[tuple[int, int]]:
    size = 1 << _BLOCK_BITS
    yield from ((first, min(first + size, n_articles)) for first in range(0, n_articles, size))


def _first_equal(bodies: Bodies) -> Int64:
    """The first article with the same words in the same order, for each article."""
    digests = np.zeros(len(bodies), dtype=np.uint64)
    for first, last in _blocks(len(bodies)):
        rows, positions = _positions(bodies, np.arange(first, last), 0)
        places = positions - bodies.starts[rows]
        words = (bodies.hashes[bodies.ids[positions]] ^ places.astype(np.uint64)) * _PLACE_MULTIPLIER
        words ^= words >> np.uint64(29)
        filled = np.flatnonzero(bodies.sizes[first:last])
        if len(filled):
            ends = np.cumsum(bodies.sizes[first:last][filled])
            digests[first + filled] = np.add.reduceat(words, np.append(0, ends[:-1]))
    equal = np.arange(len(bodies), dtype=np.int64)
    filled = np.flatnonzero(bodies.sizes)
    _, firsts, which = np.unique(digests[filled], return_index=True, return_inverse=True)
    equal[filled] = filled[firsts[which]]
    return equal


def _positions(bodies: Bodies, rows: Int64, less: int) -> tuple[Int64, Int64]:
    """Positions in ``ids`` of some bodies' words but the last ``less``, and the article of each."""
    sizes = np.maximum(bodies.sizes[rows] - less, 0)
    shifts = np.repeat(bodies.starts[rows] - (np.cumsum(sizes) - sizes), sizes)
    return np.repeat(rows, sizes), shifts + np.arange(len(shifts))


def _block_runs(bodies: Bodies, compared: Bool) -> Iterator[tuple[int, Int64, Hashes]]:
    """For each block its first article, and the runs of its compared articles with the article of each."""
    for first, last in _blocks(len(bodies)):
        rows, positions = _positions(bodies, first + np.flatnonzero(compared[first:last]), RUN_WORDS - 1)
        if len(rows):
            begin = int(positions[0])
            runs = runs_of(bodies.hashes[bodies.ids[begin : int(positions[-1]) + RUN_WORDS]])
            yield first, rows, runs[positions - begin]


def _follow(bodies: Bodies, compared: Bool) -> tuple[Int64, npt.NDArray[np.float64], int]:
    """The first of each compared article's story and the similarity to it; all others are their own first."""
    first, similarity = np.arange(len(bodies), dtype=np.int64), np.ones(len(bodies))
    rows, keys, n_runs = _shared(bodies, compared)
    leaders = Leaders(lru_cache(maxsize=_KEPT_RUNS)(bodies.runs), n_runs, LEAST)
    bounds = np.append(np.flatnonzero(np.diff(rows, prepend=-1)), len(rows)).tolist()
    for begin, end in pairwise(bounds):
        row = int(rows[begin])
        found = leaders.take(row, keys[begin:end].tolist())
        if found is not None:
            first[row], similarity[row] = found
    return first, similarity, leaders.sampled


def _shared(bodies: Bodies, compared: Bool) -> tuple[Int64, Int64, Int64]:
    """Articles (ascending) and the keys that each has in common with another one; the distinct runs of each article.

    Keys are the hashes of an article's first runs from rare to frequent: any two alike texts have one in common.
    """
    n_runs = np.zeros(len(bodies), dtype=np.int64)
    counters = _count_runs(bodies, compared)
    row_bits = max(len(bodies) - 1, 1).bit_length()
    dropped = max(_HASH_BITS + row_bits - 64, 0)
    parts = [np.zeros(0, dtype=np.uint64)]
    for first, rows, runs in _block_runs(bodies, compared):
        places, hashes, sizes = _rare_runs(rows - first, runs, counters)
        n_runs[first : first + len(sizes)] = sizes
        parts.append((hashes >> np.uint64(dropped)) << np.uint64(row_bits) | (places + np.uint64(first)))
    packed = np.concatenate(parts)
    packed.sort()
    keys = packed >> np.uint64(row_bits)
    as_before = np.append(False, keys[1:] == keys[:-1])[: len(keys)]
    shared = as_before | np.append(as_before[1:], False)[: len(keys)]
    rows = (packed[shared] & np.uint64((1 << row_bits) - 1)).astype(np.int64)
    numbers = np.cumsum(~as_before[shared])
    order = np.argsort(rows, kind="stable")
    return rows[order], numbers[order], n_runs


def _count_runs(bodies: Bodies, compared: Bool) -> npt.NDArray[np.uint32]:
    """How often runs occur in a sample of the articles, by the leading bits of their hash."""
    n_runs = int(bodies.sizes[compared].sum())
    step = -(-n_runs // _COUNTED_RUNS) or 1
    counters = np.zeros(1 << min(max(n_runs, 256).bit_length(), _COUNTED_RUNS.bit_length() - 1), dtype=np.uint32)
    shift = np.uint64(65 - len(counters).bit_length())
    for _, _, runs in _block_runs(bodies, compared & (np.arange(len(bodies)) % step == 0)):
        np.add.at(counters, runs >> shift, np.uint32(1))
    return counters


def _rare_runs(places: Int64, runs: Hashes, counters: npt.NDArray[np.uint32]) -> tuple[Hashes, Hashes, Int64]:
    """Each article's first runs in the order from rare to frequent, and how many distinct runs it has."""
    counts = counters[runs >> np.uint64(65 - len(counters).bit_length())]
    # The power of two of a frequency is enough for the order and takes few bits: numpy sorts plain integers fastest.
    frequency = _POWERS[np.minimum(counts, len(_POWERS) - 1)]
    packed = (places.astype(np.uint64) << np.uint64(_FREQUENCY_BITS) | frequency) << np.uint64(_HASH_BITS)
    packed |= runs >> np.uint64(64 - _HASH_BITS)
    for begin, end in pairwise(np.append(np.flatnonzero(np.diff(places, prepend=-1)), len(places)).tolist()):
        packed[begin:end].sort()
    packed = packed[np.append(True, packed[1:] != packed[:-1])]
    rows = packed >> np.uint64(64 - _BLOCK_BITS)
    sizes = np.bincount(rows.astype(np.int64))
    ranks = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    least, of = LEAST
    needed = sizes + (-sizes * least // of) + 1
    kept = ranks < np.repeat(needed, sizes)
    return rows[kept], packed[kept] & np.uint64((1 << _HASH_BITS) - 1), sizes
