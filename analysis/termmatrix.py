"""The article x term matrix and its sums over a view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from analysis.cells import is_run, remembered
from analysis.model import Bool, Int64

if TYPE_CHECKING:
    from analysis.index.store import Index

Float64 = npt.NDArray[np.float64]
EVERYWHERE: Final = 0.8
"""A term of this share of a view's articles tells nothing of its groups; it is listed apart."""


@dataclass(frozen=True, slots=True, eq=False)
class TermMatrix:
    """Canonical CSR over articles and terms: ``counts`` occurrences, ``idf`` by term, ``norms`` by article."""

    indptr: Int64
    indices: npt.NDArray[Any]
    counts: npt.NDArray[Any]
    df: Int64
    idf: Float64
    norms: Float64

    @property
    def n_terms(self) -> int:
        return len(self.df)

    def cells(self, rows: Int64) -> tuple[npt.NDArray[Any], npt.NDArray[Any], Int64]:
        """Terms and counts of the rows' cells, and how many cells each row has."""
        sizes = np.diff(self.indptr)[rows] if len(rows) else np.zeros(0, dtype=np.int64)
        if is_run(rows):
            part = slice(int(self.indptr[rows[0]]), int(self.indptr[rows[-1] + 1]))
            return self.indices[part], self.counts[part], sizes
        pieces = [slice(int(self.indptr[a]), int(self.indptr[b + 1])) for a, b in _runs(rows)]
        empty = self.indices[:0], self.counts[:0]
        terms = np.concatenate([empty[0], *(self.indices[piece] for piece in pieces)])
        return terms, np.concatenate([empty[1], *(self.counts[piece] for piece in pieces)]), sizes


def _runs(rows: Int64) -> list[tuple[int, int]]:
    """First and last of each run of consecutive row numbers."""
    breaks = np.flatnonzero(np.diff(rows) != 1)
    firsts = rows[np.append(0, breaks + 1)] if len(rows) else rows
    lasts = rows[np.append(breaks, len(rows) - 1)] if len(rows) else rows
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))


def term_matrix(index: Index) -> TermMatrix:
    """The matrix of an index; idf is scikit-learn's smoothed one over the whole index."""
    return remembered(index, ("terms",), lambda: _open(index))


def _open(index: Index) -> TermMatrix:
    df = index.terms["df"]
    idf = np.log((1 + index.n_articles) / (1 + df)) + 1
    names = ("term_indptr", "term_id", "term_count", "term_norm")
    indptr, indices, counts, norms = (index.array(name) for name in names)
    return TermMatrix(indptr, indices, counts, df, idf, norms)


@dataclass(frozen=True, slots=True, eq=False)
class TermSums:
    """Sums over a set of articles, by term."""

    tfidf: Float64
    """Mean of the articles' L2-normalised tf-idf."""
    n_term: Int64
    df: Int64


def sum_terms(matrix: TermMatrix, rows: Int64) -> TermSums:
    """Mean tf-idf, occurrences and document frequency of every term over some articles (sorted rows)."""
    terms, counts, sizes = matrix.cells(rows)
    n = matrix.n_terms
    with np.errstate(divide="ignore"):
        weights = np.where(matrix.norms[rows] > 0, 1 / matrix.norms[rows], 0.0)
    tf = np.bincount(terms, weights=counts * np.repeat(weights, sizes), minlength=n)
    return TermSums(
        tfidf=tf * matrix.idf / max(len(rows), 1),
        n_term=np.bincount(terms, weights=counts, minlength=n).astype(np.int64),
        df=np.bincount(terms, minlength=n),
    )


def is_topical(index: Index, *, names: bool) -> Bool:
    """Which terms may stand for a topic: no reporting verbs, and no names unless asked for."""
    table = index.terms
    allowed: Bool = ~table["reporting"]
    return allowed if names else allowed & (table["names"] < 0.5)
