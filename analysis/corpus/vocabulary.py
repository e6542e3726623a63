"""Terms of the collection: lower-cased words and pairs of neighbouring words, counted by article.

A term is a word of two letters or more that is no stop word of its article's language, or two such words
that stand side by side in one sentence. Each chunk of articles counts its candidates by itself; the whole
collection then chooses among them by document frequency. Term ids are sorted positions, so that the same
articles give the same vocabulary in whatever order and chunks they came.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from analysis.columns import FIRST_IN_SENTENCE, IN_NAME, gather, to_indptr
from analysis.model import Bool, Int32, Int64

MOST_TERMS: Final = 65_536
SMALL_COLLECTION: Final = 50
"""Below this many articles every term is kept."""
LEAST_ARTICLES_WORD: Final = 2
LEAST_ARTICLES_PAIR: Final = 5
NO_WORD: Final = -1
"""Stands for the second word of a candidate that is a single word."""
_BLOCK_CELLS: Final = 2_000_000
"""Cells sorted at a time: bounds the memory, changes no result."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What could be a term, in one chunk or in all of them one after the other.

    ``first`` and ``second`` are word numbers (`NO_WORD`: a single word), ``df`` the articles that hold the
    candidate, ``occurrences`` how often, ``named`` how many of these touch a mention of an entity.
    """

    first: Int32 | Int64
    second: Int32 | Int64
    df: Int32 | Int64
    occurrences: Int32 | Int64
    named: Int32 | Int64


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of the article x candidate matrix: ``sizes`` cells an article, each a candidate and its count."""

    sizes: Int64
    candidates: Int32 | Int64
    counts: Int32 | Int64


@dataclass(frozen=True, slots=True)
class Terms:
    """Sorted terms. ``names`` is the share of a term's occurrences that touch a mention of an entity."""

    terms: list[str]
    df: Int64
    names: npt.NDArray[np.float64]
    of_candidate: Int32
    """Term of each candidate, -1 where it was not chosen."""


def is_usable(word: str) -> bool:
    """Whether a word may be (part of) a term: two characters or more, the first of them a letter.

    >>> is_usable("cop30"), is_usable("10th")
    (True, False)
    """
    return len(word) > 1 and word[0].isalpha()


def count_candidates(ids: Int64, flags: npt.NDArray[np.uint8], sizes: Int64, allowed: Bool) -> tuple[Candidates, Cells]:
    """Count the candidates of some articles.

    Parameters
    ----------
    ids, flags, allowed
        By token, article after article: word number, flags, and whether the token may be part of a term.
    sizes
        Tokens of each article.
    """
    rows = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
    named = flags & IN_NAME != 0
    beside = allowed[:-1] & allowed[1:] & (rows[:-1] == rows[1:]) & (flags[1:] & FIRST_IN_SENTENCE == 0)
    # A single word's key has 0 in the place of the second word, a pair's the second word's number + 1.
    n_keys = int(ids.max(initial=0)) + 2
    word_keys = ids[allowed] * n_keys
    pair_keys = (ids[:-1] * n_keys + ids[1:] + 1)[beside]
    all_rows = np.concatenate([rows[allowed], rows[:-1][beside]])
    all_named = np.concatenate([named[allowed], (named[:-1] | named[1:])[beside]])
    keys, at = np.unique(np.concatenate([word_keys, pair_keys]), return_inverse=True)
    # Article, candidate and name packed into one integer: numpy sorts plain integers fastest.
    packed = (all_rows * max(len(keys), 1) + at) * 2 + all_named
    packed.sort()
    cells = packed >> 1
    starts = _starts(cells)
    counts = np.diff(np.append(starts, len(cells)))
    cell_rows, cell_keys = np.divmod(cells[starts], max(len(keys), 1))
    touching = np.bincount(at, weights=all_named, minlength=len(keys)).astype(np.int64)
    found = Candidates(
        first=keys // n_keys,
        second=keys % n_keys - 1,
        df=np.bincount(cell_keys, minlength=len(keys)),
        occurrences=np.bincount(at, minlength=len(keys)),
        named=touching,
    )
    return found, Cells(np.bincount(cell_rows, minlength=len(sizes)), cell_keys, counts)


def _starts(values: Int64) -> Int64:
    """Where each run of equal values begins."""
    return np.flatnonzero(np.append(True, values[1:] != values[:-1])) if len(values) else np.zeros(0, dtype=np.int64)


def choose_terms(words: list[str], found: Candidates, n_articles: int, most: int = MOST_TERMS) -> Terms:
    """Choose the vocabulary among the candidates of all chunks; ``first`` and ``second`` index ``words``.

    Returns
    -------
    Terms
        At most ``most``, those of the highest document frequency (ties by name).
    """
    width = len(words) + 1
    keys = found.first.astype(np.int64) * width + found.second + 1
    order = np.argsort(keys, kind="stable")
    starts = _starts(keys[order])
    unique = keys[order[starts]]
    df = _sums(found.df[order], starts)
    small = n_articles < SMALL_COLLECTION
    least_word, least_pair = (1, 1) if small else (LEAST_ARTICLES_WORD, LEAST_ARTICLES_PAIR)
    kept = _most_frequent(np.flatnonzero(df >= np.where(unique % width == 0, least_word, least_pair)), df, most)
    spelt = sorted((_spell(words, key, width), i) for key, i in zip(unique[kept].tolist(), kept.tolist(), strict=True))
    # Ties at the last place go by name, so more may have been kept than there is room for.
    chosen = sorted(sorted(spelt, key=lambda row: (-df[row[1]], row[0]))[:most])
    at = np.array([i for _, i in chosen], dtype=np.int64)
    occurrences, named = (_sums(values[order], starts)[at] for values in (found.occurrences, found.named))
    number = np.full(len(starts), -1, dtype=np.int32)
    number[at] = np.arange(len(chosen), dtype=np.int32)
    of_candidate = np.empty(len(keys), dtype=np.int32)
    of_candidate[order] = np.repeat(number, np.diff(np.append(starts, len(keys))))
    return Terms([term for term, _ in chosen], df[at], named / np.maximum(occurrences, 1), of_candidate)


def _sums(values: Int32 | Int64, starts: Int64) -> Int64:
    sums: Int64 = np.add.reduceat(values, starts, dtype=np.int64) if len(starts) else values.astype(np.int64)
    return sums


def _most_frequent(kept: Int64, df: Int64, most: int) -> Int64:
    """Those that may be among the most frequent: all that tie with the last place stay."""
    if len(kept) <= most:
        return kept
    bar = np.partition(df[kept], len(kept) - most)[len(kept) - most]
    frequent: Int64 = kept[df[kept] >= bar]
    return frequent


def _spell(words: list[str], key: int, width: int) -> str:
    """A candidate's term, from its key: the word, or the two words with a space between."""
    first, second = divmod(key, width)
    return f"{words[first]} {words[second - 1]}" if second else words[first]


def fill_matrix(
    cells: Cells, of_candidate: Int32, n_terms: int, order: Int64 | None = None
) -> tuple[Int64, Int32, Int32]:
    """Canonical CSR of articles x terms from cells of candidates: indptr, indices, counts.

    ``order`` are the articles of the cells by row of the matrix; by default they stay as they are.
    """
    indptr = to_indptr(cells.sizes)
    order = np.arange(len(cells.sizes)) if order is None else order
    row_sizes = np.asarray(cells.sizes)[order]
    ends = np.cumsum(row_sizes)
    sizes, indices, counts = [np.zeros(0, dtype=np.int64)], [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for first, last in _blocks(ends):
        at = gather(indptr, order[first:last])
        rows = np.repeat(np.arange(last - first, dtype=np.int64), row_sizes[first:last])
        terms, numbers = of_candidate[cells.candidates[at]], cells.counts[at]
        kept = terms >= 0
        width = int(numbers.max(initial=0)) + 1
        packed = (rows[kept] * max(n_terms, 1) + terms[kept]) * width + numbers[kept]
        packed.sort()
        places, values = np.divmod(packed, width)
        sizes.append(np.bincount(places // max(n_terms, 1), minlength=last - first))
        indices.append((places % max(n_terms, 1)).astype(np.int32))
        counts.append(values.astype(np.int32))
    return to_indptr(np.concatenate(sizes)), np.concatenate(indices), np.concatenate(counts)


def _blocks(ends: Int64) -> Iterator[tuple[int, int]]:
    """Runs of articles that hold about ``_BLOCK_CELLS`` cells each."""
    first = 0
    while first < len(ends):
        before = int(ends[first - 1]) if first else 0
        last = min(max(int(np.searchsorted(ends, before + _BLOCK_CELLS, "right")), first + 1), len(ends))
        yield first, last
        first = last
