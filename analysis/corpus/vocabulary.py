"""Terms of the collection: lower-cased words and pairs of neighbouring words, counted by article.

A term is a word of two letters or more that is no stop word of its article's language, or two such words
that stand side by side in one sentence. Terms are kept by document frequency; their ids are their sorted
positions, so that the same articles give the same vocabulary in whatever order they were read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from analysis.columns import FIRST_IN_SENTENCE, IN_NAME, to_indptr
from analysis.model import Bool, Int32, Int64

MOST_TERMS: Final = 65_536
SMALL_COLLECTION: Final = 50
"""Below this many articles every term is kept."""
LEAST_ARTICLES_WORD: Final = 2
LEAST_ARTICLES_PAIR: Final = 5
_BLOCK: Final = 4_000_000
"""Tokens worked on at a time: bounds the memory, changes no result."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The collection's running words in article order.

    ``ids`` index ``words`` (sorted). Of the tokens of article i, ``indptr[i]:indptr[i+1]``, the first
    ``n_body[i]`` stand in the body. ``stop[language[i]]`` marks the words that are no terms in article i.
    """

    words: list[str]
    ids: Int32
    flags: npt.NDArray[np.uint8]
    indptr: Int64
    n_body: Int64
    language: Int64
    stop: Bool


@dataclass(frozen=True, slots=True)
class Terms:
    """Sorted terms with the cells of the canonical article x term matrix (CSR).

    ``names`` is the share of a term's occurrences that touch a mention of an entity.
    """

    terms: list[str]
    df: Int64
    names: npt.NDArray[np.float64]
    indptr: Int64
    indices: Int32
    counts: Int32


@dataclass(frozen=True, slots=True)
class _Occurrences:
    """Occurrences of one kind of candidate (word or pair) in a block: article, key, whether it touches a name."""

    rows: Int64
    keys: Int64
    named: Bool


def build_terms(tokens: Tokens, most: int = MOST_TERMS) -> Terms:
    """Choose the vocabulary and count it, in two passes over the tokens.

    Returns
    -------
    Terms
        At most ``most`` terms, those of the highest document frequency (ties by name).
    """
    small = len(tokens.indptr) - 1 < SMALL_COLLECTION
    candidates = [
        _frequencies(tokens, pairs, 1 if small else LEAST_ARTICLES_PAIR if pairs else LEAST_ARTICLES_WORD)
        for pairs in (False, True)
    ]
    named = [
        (spell(key, tokens.words, pairs), pairs, key, df, share)
        for pairs, (keys, dfs, shares) in zip((False, True), candidates, strict=True)
        for key, df, share in zip(keys.tolist(), dfs.tolist(), shares.tolist(), strict=True)
    ]
    kept = sorted(sorted(named, key=lambda row: (-row[3], row[0]))[:most])
    indptr, indices, counts = _count(tokens, [(pairs, key) for _, pairs, key, _, _ in kept])
    return Terms(
        terms=[row[0] for row in kept],
        df=np.array([row[3] for row in kept], dtype=np.int64),
        names=np.array([row[4] for row in kept], dtype=np.float64),
        indptr=indptr,
        indices=indices,
        counts=counts,
    )


def spell(key: int, words: list[str], pairs: bool) -> str:
    """A candidate's term: the word, or the two words with a space between."""
    return f"{words[key // len(words)]} {words[key % len(words)]}" if pairs else words[key]


def _n_keys(tokens: Tokens, pairs: bool) -> int:
    return len(tokens.words) ** (2 if pairs else 1)


def _blocks(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Runs of articles that hold about ``_BLOCK`` tokens each, and whose packed cells fit 64 bits."""
    n, first = len(tokens.indptr) - 1, 0
    most_rows = max(2**62 // (2 * max(_n_keys(tokens, True), 1)), 1)
    while first < n:
        last = int(np.searchsorted(tokens.indptr, tokens.indptr[first] + _BLOCK, "right")) - 1
        last = min(max(last, first + 1), n, first + most_rows)
        yield first, last
        first = last


def _usable(words: list[str]) -> Bool:
    return np.array([len(word) > 1 and any(map(str.isalpha, word)) for word in words], dtype=np.bool_)


def _occurrences(tokens: Tokens, usable: Bool, first: int, last: int, pairs: bool) -> _Occurrences:
    lo, hi = int(tokens.indptr[first]), int(tokens.indptr[last])
    ids = np.asarray(tokens.ids[lo:hi], dtype=np.int64)
    flags = np.asarray(tokens.flags[lo:hi])
    sizes = np.diff(tokens.indptr[first : last + 1])
    rows = np.repeat(np.arange(first, last, dtype=np.int64), sizes)
    in_body = np.arange(hi - lo) - np.repeat(tokens.indptr[first:last] - lo, sizes) < tokens.n_body[rows]
    ok = in_body & usable[ids] & ~tokens.stop[tokens.language[rows], ids]
    named = flags & IN_NAME != 0
    if not pairs:
        return _Occurrences(rows[ok], ids[ok], named[ok])
    ok2 = ok[:-1] & ok[1:] & (rows[:-1] == rows[1:]) & (flags[1:] & FIRST_IN_SENTENCE == 0)
    keys = ids[:-1] * len(tokens.words) + ids[1:]
    return _Occurrences(rows[:-1][ok2], keys[ok2], (named[:-1] | named[1:])[ok2])


def _distinct(found: _Occurrences, first: int, n_keys: int) -> tuple[Int64, Int64, Int64, Int64]:
    """Distinct (article, key) of a block, sorted, with occurrences and those that touch a name.

    All three are packed into one integer, since numpy sorts plain integers many times faster than rows.
    """
    packed = ((found.rows - first) * n_keys + found.keys) * 2 + found.named
    packed.sort()
    cells = packed >> 1
    at = np.flatnonzero(np.append(True, cells[1:] != cells[:-1])) if len(cells) else np.zeros(0, dtype=np.int64)
    counts = np.diff(np.append(at, len(cells)))
    named = np.add.reduceat(packed & 1, at) if len(at) else at
    rows, keys = np.divmod(cells[at], n_keys)
    return rows + first, keys, counts, named


def _frequencies(tokens: Tokens, pairs: bool, least: int) -> tuple[Int64, Int64, npt.NDArray[np.float64]]:
    """Keys found in at least ``least`` articles, with document frequency and share of occurrences in names."""
    usable = _usable(tokens.words)
    parts: list[tuple[Int64, Int64, Int64, Int64]] = []
    for first, last in _blocks(tokens):
        found = _occurrences(tokens, usable, first, last, pairs)
        _, keys, counts, named = _distinct(found, first, _n_keys(tokens, pairs))
        parts.append(_sum_by_key(keys, np.ones(len(keys), dtype=np.int64), counts, named))
        if len(parts) > 8:
            parts = [_sum_by_key(*(np.concatenate(column) for column in zip(*parts, strict=True)))]
    if not parts:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float64)
    keys, df, counts, named = _sum_by_key(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    kept = df >= least
    return keys[kept], df[kept], named[kept] / counts[kept]


def _sum_by_key(keys: Int64, *values: Int64) -> tuple[Int64, Int64, Int64, Int64]:
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    at = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else np.zeros(0, dtype=np.int64)
    df, counts, named = (np.add.reduceat(v[order], at) if len(at) else at for v in values)
    return keys[at], df, counts, named


def _count(tokens: Tokens, kept: list[tuple[bool, int]]) -> tuple[Int64, Int32, Int32]:
    """Cells of the chosen terms; ``kept[i]`` is the kind and key of term i."""
    usable = _usable(tokens.words)
    lookups = []
    for pairs in (False, True):
        chosen = sorted((key, term) for term, (is_pair, key) in enumerate(kept) if is_pair == pairs)
        by_key = [key for key, _ in chosen], [term for _, term in chosen]
        lookups.append((np.array(by_key[0], dtype=np.int64), np.array(by_key[1], dtype=np.int32)))
    sizes, indices, counts = [np.zeros(0, dtype=np.int64)], [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for first, last in _blocks(tokens):
        cells = [_cells(tokens, usable, first, last, pairs, lookups[pairs]) for pairs in (False, True)]
        rows, terms, numbers = (np.concatenate(column) for column in zip(*cells, strict=True))
        order = np.lexsort((terms, rows))
        sizes.append(np.bincount(rows - first, minlength=last - first))
        indices.append(terms[order].astype(np.int32))
        counts.append(numbers[order].astype(np.int32))
    return to_indptr(np.concatenate(sizes)), np.concatenate(indices), np.concatenate(counts)


def _cells(
    tokens: Tokens, usable: Bool, first: int, last: int, pairs: bool, lookup: tuple[Int64, Int32]
) -> tuple[Int64, Int32, Int64]:
    keys, terms = lookup
    found = _occurrences(tokens, usable, first, last, pairs)
    if not len(keys):
        return found.rows[:0], terms[:0], found.keys[:0]
    at = np.minimum(np.searchsorted(keys, found.keys), len(keys) - 1)
    chosen = keys[at] == found.keys
    only = _Occurrences(found.rows[chosen], at[chosen].astype(np.int64), found.named[chosen])
    rows, positions, counts, _ = _distinct(only, first, len(keys))
    return rows, terms[positions], counts
