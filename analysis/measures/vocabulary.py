"""All terms of some articles at once: in how many of them each stands, and how often, by voice."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.cells import in_voice, is_run, remembered
from analysis.columns import gather
from analysis.index.store import Index
from analysis.measures.tokens import body_positions
from analysis.model import Counting, Int64, View, Voice
from analysis.queries import Item, find
from analysis.termtokens import counts_by_article, pairs_at, quoted_sizes, quoted_terms, terms_at

_SPARSE: Final = 8
"""An eighth of all cells is gathered; of more, one pass over all of them costs less."""


class Vocabulary(NamedTuple):
    """Document frequency and occurrences of every term of the index in some articles (shape: terms)."""

    df: Int64
    n: Int64


class _Cells(NamedTuple):
    """The article x term matrix of a voice as plain columns, with a 1 for each cell."""

    indptr: Int64
    terms: npt.NDArray[Any]
    counts: npt.NDArray[Any]
    ones: npt.NDArray[np.int32]
    n_terms: int


def count_vocabulary(index: Index, counting: Counting, rows: Int64) -> Vocabulary:
    """Counts of every term in the bodies of some articles (sorted rows), in the voice asked for."""
    cells = _cells(index, counting.voice)
    if len(rows) == index.n_articles:
        return remembered(index, ("whole vocabulary", counting.voice), lambda: _by_pass(cells, rows))
    if not is_run(rows) and int(np.diff(cells.indptr)[rows].sum()) * _SPARSE < len(cells.terms):
        return _by_gathering(cells, rows)
    return _by_pass(cells, rows)


def _cells(index: Index, voice: Voice) -> _Cells:
    return remembered(index, ("vocabulary cells", voice), lambda: _make_cells(index, voice))


def _make_cells(index: Index, voice: Voice) -> _Cells:
    matrix = counts_by_article(index) if voice == "all" else quoted_terms(index)
    if voice == "own":
        matrix = (counts_by_article(index) - matrix).tocsr()
        matrix.eliminate_zeros()
    ones = np.ones(matrix.nnz, dtype=np.int32)
    return _Cells(np.asarray(matrix.indptr, np.int64), matrix.indices, matrix.data, ones, matrix.shape[1])


def _by_gathering(cells: _Cells, rows: Int64) -> Vocabulary:
    at = gather(cells.indptr, rows)
    terms = cells.terms[at]
    n = np.bincount(terms, weights=cells.counts[at], minlength=cells.n_terms)
    return Vocabulary(np.bincount(terms, minlength=cells.n_terms), n.astype(np.int64))


def _by_pass(cells: _Cells, rows: Int64) -> Vocabulary:
    """One pass over the cells from the first to the last of some articles, which may skip articles."""
    from scipy import sparse

    if not len(rows):
        return Vocabulary(np.zeros(cells.n_terms, np.int64), np.zeros(cells.n_terms, np.int64))
    first, last = int(rows[0]), int(rows[-1]) + 1
    begin, end = int(cells.indptr[first]), int(cells.indptr[last])
    inside = np.zeros(last - first, dtype=np.int32)
    inside[rows - first] = 1
    indptr = (cells.indptr[first : last + 1] - begin).astype(cells.terms.dtype)
    sums = []
    for data in (cells.ones, cells.counts):
        part = data[begin:end], cells.terms[begin:end], indptr
        sums.append((sparse.csr_matrix(part, shape=(last - first, cells.n_terms)).T @ inside).astype(np.int64))
    return Vocabulary(*sums)


def n_tokens(view: View, rows: Int64) -> int:
    """Running words of the bodies of some articles, in the voice asked for."""
    whole = int(np.asarray(view.index.body_tokens)[rows].sum())
    if view.counting.voice == "all":
        return whole
    quoted = int(quoted_sizes(view.index)[rows].sum())
    return quoted if view.counting.voice == "quoted" else whole - quoted


def token_positions(view: View, rows: Int64) -> Int64:
    """Positions of the running words that `n_tokens` counts."""
    positions = body_positions(view, rows)
    return positions[in_voice(view.index, view.counting, positions)]


def term_positions(view: View, term: int, rows: Int64) -> Int64:
    """Where a term (its number) begins in the bodies of some articles, in the voice asked for."""
    index = view.index
    words = tuple(str(index.terms["term"][term]).split(" "))
    found = find(index, Item(" ".join(words), words))
    positions = found.positions[np.isin(found.rows, rows)]
    terms_of = terms_at if len(words) == 1 else pairs_at
    positions = np.asarray(positions[terms_of(index, positions) == term])
    return positions[in_voice(index, view.counting, positions)]
