"""The article x term matrix, read by article and by term, and its sums over groups of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from analysis.cells import remembered
from analysis.columns import distinct, gather, to_indptr
from analysis.model import Bool, Int64

if TYPE_CHECKING:
    from scipy import sparse

    from analysis.index.store import Index

Float64 = npt.NDArray[np.float64]
EVERYWHERE: Final = 0.8
"""A term of this share of a view's articles tells nothing of its groups; it is listed apart."""


@dataclass(frozen=True, slots=True, eq=False)
class TermMatrix:
    """The matrix twice: by article with tf-idf, by term with counts.

    ``weights`` (shape: articles x terms, CSR) holds tf (ln((1+n)/(1+df)) + 1), each article's row L2-normalised;
    ``tf`` the counts of the same cells.
    Term t stands in articles ``rows[indptr[t]:indptr[t+1]]`` (sorted), ``counts`` times each. ``totals`` are the
    occurrences of all terms by article.
    """

    weights: sparse.csr_matrix
    tf: npt.NDArray[Any]
    indptr: Int64
    rows: npt.NDArray[Any]
    counts: npt.NDArray[Any]
    totals: Int64
    df: Int64

    @property
    def n_terms(self) -> int:
        return len(self.df)

    def articles_of(self, term: int) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
        """Articles (sorted rows) that hold a term, and how often each."""
        part = slice(int(self.indptr[term]), int(self.indptr[term + 1]))
        return self.rows[part], self.counts[part]


def term_matrix(index: Index) -> TermMatrix:
    """The matrix of an index; idf and norms are those of the whole index, whatever the view."""
    return remembered(index, ("terms",), lambda: _open(index))


def _open(index: Index) -> TermMatrix:
    from scipy import sparse

    names = ("term_weight", "term_id", "term_indptr")
    df = index.terms["df"]
    weights = sparse.csr_matrix(tuple(index.array(name) for name in names), shape=(index.n_articles, len(df)))
    tf, rows, counts, totals = (index.array(f"term_{name}") for name in ("tf", "row", "count", "total"))
    return TermMatrix(weights, tf, to_indptr(df), rows, counts, totals, df)


def mean_tfidf(index: Index, groups: Sequence[Int64]) -> Float64:
    """Mean tf-idf of every term over each group of articles (sorted rows; shape: groups x terms)."""
    matrix = term_matrix(index)
    sizes = np.array([len(rows) for rows in groups], dtype=np.int64)
    if not sizes.sum() or not matrix.n_terms:
        return np.zeros((len(groups), matrix.n_terms))
    means: Float64 = (
        membership(index, groups, np.repeat(1 / sizes[sizes > 0], sizes[sizes > 0])) @ matrix.weights
    ).toarray()
    return means


def membership(index: Index, groups: Sequence[Int64], values: npt.NDArray[Any]) -> sparse.csr_matrix:
    """Which group holds which articles (shape: groups x articles)."""
    from scipy import sparse

    rows = np.concatenate([np.zeros(0, np.int64), *groups]).astype(np.int32)
    indptr = to_indptr(np.array([len(group) for group in groups], dtype=np.int64)).astype(np.int32)
    return sparse.csr_matrix((values, rows, indptr), shape=(len(groups), index.n_articles))


def count_terms(index: Index, terms: Int64, groups: Sequence[Int64]) -> tuple[Int64, Int64]:
    """Document frequency and occurrences of some terms in groups of articles (sorted rows).

    Returns
    -------
    df, n_term
        Shape: terms x groups.
    """
    matrix = term_matrix(index)
    rows = distinct(np.concatenate([np.zeros(0, np.int64), *groups]))
    sizes = np.diff(matrix.weights.indptr)[rows]
    # Whichever is less to read: all cells of these articles, or all articles of these terms.
    by_article = int(sizes.sum()) < int(matrix.df[terms].sum())
    by_term = _of_articles(matrix, terms, rows) if by_article else _of_terms(matrix, terms, index.n_articles)
    ones = np.ones(sum(len(group) for group in groups), dtype=np.int64)
    members = membership(index, groups, ones).T.tocsr()
    n_term: Int64 = (by_term @ members).toarray()
    by_term.data[:] = 1
    df: Int64 = (by_term @ members).toarray()
    return df, n_term


def _of_terms(matrix: TermMatrix, terms: Int64, n_articles: int) -> sparse.csr_matrix:
    """Counts of some terms in all articles (shape: terms x articles), from the matrix by term."""
    from scipy import sparse

    at = gather(matrix.indptr, terms)
    indptr = to_indptr(np.diff(matrix.indptr)[terms])
    data = matrix.counts[at].astype(np.int64), matrix.rows[at], indptr
    return sparse.csr_matrix(data, shape=(len(terms), n_articles))


def _of_articles(matrix: TermMatrix, terms: Int64, rows: Int64) -> sparse.csr_matrix:
    """Counts of some terms in some articles (shape: terms x articles), from the matrix by article."""
    from scipy import sparse

    indptr = np.asarray(matrix.weights.indptr, dtype=np.int64)
    at = gather(indptr, rows)
    position = np.full(matrix.n_terms, -1, dtype=np.int64)
    position[terms] = np.arange(len(terms))
    which = position[matrix.weights.indices[at]]
    kept = which >= 0
    articles = np.repeat(rows, np.diff(indptr)[rows])[kept]
    counts = matrix.tf[at[kept]].astype(np.int64)
    return sparse.coo_matrix((counts, (which[kept], articles)), shape=(len(terms), len(indptr) - 1)).tocsr()


def terms_everywhere(index: Index, rows: Int64) -> Bool:
    """Which terms stand in at least 80 % of some articles (of two or more)."""
    matrix = term_matrix(index)
    result = np.zeros(matrix.n_terms, dtype=np.bool_)
    if len(rows) < 2:
        return result
    least = EVERYWHERE * len(rows)
    possible = np.flatnonzero(matrix.df >= least)
    sizes = np.diff(matrix.weights.indptr)[rows]
    if int(sizes.sum()) < int(matrix.df[possible].sum()):
        # Few articles: counting all their terms is quicker than following each frequent term.
        df = np.bincount(matrix.weights[rows].indices, minlength=matrix.n_terms)
        return np.asarray(df >= least)
    inside = np.zeros(index.n_articles, dtype=np.int64)
    inside[rows] = 1
    found = inside[matrix.rows[gather(matrix.indptr, possible)]]
    indptr = to_indptr(matrix.df[possible])
    result[possible] = np.diff(np.append(0, np.cumsum(found))[indptr]) >= least
    return result


def is_topical(index: Index, *, names: bool) -> Bool:
    """Which terms may stand for a topic: no reporting verbs, and no names unless asked for."""
    table = index.terms
    allowed: Bool = ~table["reporting"]
    return allowed if names else allowed & (table["names"] < 0.5)
