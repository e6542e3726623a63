"""Sums of the article x term matrix in a voice: all, in direct quotations, or in the outlet's own words.

Counts of quoted terms are kept beside the matrix; own words are the whole less what is quoted. Idf and the norms of
articles stay those of the whole index and of whole articles, so that the three voices can be compared and add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.cells import remembered
from analysis.index.store import Index
from analysis.model import Bool, Counting, Int64
from analysis.termmatrix import (
    EVERYWHERE,
    Float64,
    count_terms,
    mean_tfidf,
    membership,
    term_matrix,
    terms_everywhere,
)
from analysis.termtokens import counts_by_article, quoted_sizes, quoted_terms

if TYPE_CHECKING:
    from scipy import sparse


@dataclass(frozen=True, slots=True, eq=False)
class _Quoted:
    """Of each cell of the matrix that is quoted at all: how often, its part of the weight, and whether it is all of it.

    Shape of each: articles x terms, CSR.
    """

    counts: sparse.csr_matrix
    weights: sparse.csr_matrix
    wholly: sparse.csr_matrix


def _quoted(index: Index) -> _Quoted:
    return remembered(index, ("quoted weights",), lambda: _make_quoted(index))


def _make_quoted(index: Index) -> _Quoted:
    from scipy import sparse

    counts, whole, weights = quoted_terms(index), counts_by_article(index), term_matrix(index).weights
    rows = np.repeat(np.arange(index.n_articles, dtype=np.int64), np.diff(counts.indptr))
    at = _places(whole, rows, counts.indices.astype(np.int64))
    parts = counts.data / whole.data[at]
    quoted = (weights.data[at] * parts, counts.indices, counts.indptr)
    wholly = sparse.csr_matrix((np.asarray(parts == 1, dtype=np.int32), counts.indices, counts.indptr), counts.shape)
    return _Quoted(counts, sparse.csr_matrix(quoted, counts.shape), wholly)


def _places(matrix: sparse.csr_matrix, rows: Int64, columns: Int64) -> Int64:
    """Where the cells of some rows and columns lie in the data of a canonical matrix that has them all."""
    width = matrix.shape[1]
    keys = np.repeat(np.arange(matrix.shape[0], dtype=np.int64), np.diff(matrix.indptr)) * width + matrix.indices
    return np.asarray(np.searchsorted(keys, rows * width + columns))


def mean_weights(index: Index, counting: Counting, groups: Sequence[Int64]) -> Float64:
    """Mean tf-idf of every term over each group of articles (shape: groups x terms)."""
    if counting.voice == "all":
        return mean_tfidf(index, groups)
    sizes = np.array([max(len(rows), 1) for rows in groups], dtype=np.float64)
    inside = membership(index, groups, np.ones(sum(map(len, groups))))
    quoted: Float64 = (inside @ _quoted(index).weights).toarray() / sizes[:, None]
    # Rounding may leave a hair of a term that is quoted wherever it stands.
    return quoted if counting.voice == "quoted" else np.maximum(mean_tfidf(index, groups) - quoted, 0)


def counts_of(index: Index, counting: Counting, terms: Int64, groups: Sequence[Int64]) -> tuple[Int64, Int64]:
    """Document frequency and occurrences of some terms in groups of articles (shape of each: terms x groups)."""
    if counting.voice == "all":
        return count_terms(index, terms, groups)
    quoted, inside = _quoted(index), membership(index, groups, np.ones(sum(map(len, groups)), dtype=np.int64))
    n_quoted = _columns(inside @ quoted.counts, terms)
    if counting.voice == "quoted":
        return _columns(inside @ _binary(quoted.counts), terms), n_quoted
    df, n_term = count_terms(index, terms, groups)
    return df - _columns(inside @ quoted.wholly, terms), n_term - n_quoted


def _binary(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    from scipy import sparse

    return sparse.csr_matrix((np.ones(matrix.nnz, dtype=np.int32), matrix.indices, matrix.indptr), matrix.shape)


def _columns(sums: sparse.csr_matrix, terms: Int64) -> Int64:
    """Some columns of a few rows, turned: shape terms x rows."""
    return np.asarray(sums[:, terms].toarray().T, dtype=np.int64)


def totals_of(index: Index, counting: Counting, groups: Sequence[Int64]) -> Int64:
    """Occurrences of all terms in each group."""
    whole = term_matrix(index).totals
    if counting.voice != "all":
        quoted = np.asarray(_quoted(index).counts.sum(axis=1)).ravel()
        whole = quoted if counting.voice == "quoted" else whole - quoted
    return np.array([int(whole[rows].sum()) for rows in groups], dtype=np.int64)


def tokens_of(index: Index, counting: Counting, rows: Int64) -> int:
    """Running words in the bodies of some articles."""
    whole = int(np.asarray(index.body_tokens)[rows].sum())
    if counting.voice == "all":
        return whole
    quoted = int(quoted_sizes(index)[rows].sum())
    return quoted if counting.voice == "quoted" else whole - quoted


def terms_in_most(index: Index, counting: Counting, rows: Int64) -> Bool:
    """Which terms stand in at least 80 % of some articles (of two or more)."""
    if counting.voice == "all" or len(rows) < 2:
        return terms_everywhere(index, rows)
    inside = np.zeros(index.n_articles, dtype=np.int32)
    inside[rows] = 1
    quoted = _quoted(index)
    if counting.voice == "quoted":
        df = _binary(quoted.counts).T @ inside
    else:
        df = _binary(counts_by_article(index)).T @ inside - quoted.wholly.T @ inside
    return np.asarray(df >= EVERYWHERE * len(rows))
