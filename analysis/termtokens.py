"""Which running word is which term, where sentences begin among the running words, and terms counted by voice."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from analysis.cells import in_voice, remembered, sentence_rows
from analysis.columns import distinct, to_indptr
from analysis.lexicon.words import stop_words
from analysis.model import Bool, Counting, Int32, Int64
from analysis.termmatrix import term_matrix

if TYPE_CHECKING:
    from scipy import sparse

    from analysis.index.store import Index

NO_TERM: Final = -1


def token_rows(index: Index, positions: Int64) -> Int64:
    """Article (row) of each token."""
    return np.asarray(np.searchsorted(index.tokens.indptr, positions, "right") - 1)


def first_tokens(index: Index, begin: Int64, end: Int64, places: npt.NDArray[Any]) -> Int64:
    """Of each stretch of tokens ``[begin, end)`` the first that starts at a place of the text or behind it.

    ``end`` where there is none. All at once by halving: a copy of the whole column would cost more than the search.
    """
    starts = index.tokens["start"]
    low, high = begin.astype(np.int64), end.astype(np.int64)
    while len(open_ := np.flatnonzero(low < high)):
        middle = (low[open_] + high[open_]) // 2
        before = starts[middle] < places[open_]
        low[open_[before]] = middle[before] + 1
        high[open_[~before]] = middle[~before]
    return low


def sentence_tokens(index: Index) -> Int64:
    """Positions of the tokens that begin a sentence of a body, or a headline, and the number of all tokens; ascending.

    A headline is one sentence here.
    """
    return remembered(index, ("sentence tokens",), lambda: _sentence_tokens(index))


def _sentence_tokens(index: Index) -> Int64:
    indptr, bodies = index.tokens.indptr, np.asarray(index.body_tokens)
    in_text = np.flatnonzero(index.sentences["field"] == 0)
    begin = indptr[sentence_rows(index)[in_text]]
    end = begin + bodies[sentence_rows(index)[in_text]]
    firsts = first_tokens(index, begin, end, index.sentences["start"][in_text])
    return distinct(np.concatenate([firsts, indptr, indptr[:-1] + bodies]))


def word_terms(index: Index) -> Int32:
    """Term that each word of the index is by itself, `NO_TERM` where it is none (shape: words)."""
    return remembered(index, ("word terms",), lambda: _word_terms(index))


def _word_terms(index: Index) -> Int32:
    result = np.full(len(index.words), NO_TERM, dtype=np.int32)
    for number, term in enumerate(index.terms["term"].tolist()):
        if " " not in term:
            result[bisect_left(index.words, term)] = number
    return result


def is_stop(index: Index) -> Bool:
    """Which words are function words of which language of the index, and so no terms (shape: languages x words)."""
    return remembered(index, ("stop words",), lambda: _is_stop(index))


def _is_stop(index: Index) -> Bool:
    result = np.zeros((len(index.languages), len(index.words)), dtype=np.bool_)
    for row, language in enumerate(index.languages):
        for word in stop_words(language):
            at = bisect_left(index.words, word)
            if at < len(index.words) and index.words[at] == word:
                result[row, at] = True
    return result


def terms_at(index: Index, positions: Int64) -> Int32:
    """The term that each token is by itself: `NO_TERM` for words that are none, or none in their article's language."""
    words = index.tokens["id"][positions]
    terms: Int32 = word_terms(index)[words]
    # Few words are function words of any language: only for those the article matters.
    anywhere: Bool = np.logical_or.reduce(is_stop(index))
    doubtful = np.flatnonzero(anywhere[words] & (terms != NO_TERM))
    languages = index.language_numbers[token_rows(index, positions[doubtful])]
    terms[doubtful[is_stop(index)[languages, words[doubtful]]]] = NO_TERM
    return terms


def count_all_terms(index: Index, counting: Counting, rows: Int64) -> Int64:
    """How often each term stands in the bodies of some articles, in the voice asked for (shape: terms)."""
    counts = _sum(counts_by_article(index), rows)
    if counting.voice == "all":
        return counts
    quoted = _sum(quoted_terms(index), rows)
    return quoted if counting.voice == "quoted" else counts - quoted


def counts_by_article(index: Index) -> sparse.csr_matrix:
    """Occurrences of each term in each body (shape: articles x terms, CSR, int32)."""
    from scipy import sparse

    matrix = term_matrix(index)
    weights = matrix.weights
    return sparse.csr_matrix((matrix.tf, weights.indices, weights.indptr), shape=weights.shape)


def quoted_terms(index: Index) -> sparse.csr_matrix:
    """Occurrences of each term in direct quotations (shape: articles x terms, CSR, int32).

    A pair of words is quoted where its first word is.
    """
    return remembered(index, ("quoted terms",), lambda: _quoted_terms(index))


def quoted_sizes(index: Index) -> Int64:
    """Tokens in direct quotations, by article."""
    return remembered(
        index, ("quoted sizes",),
        lambda: np.bincount(token_rows(index, _quoted_positions(index)), minlength=index.n_articles),
    )  # fmt: skip


def _quoted_positions(index: Index) -> Int64:
    everything = np.arange(len(index.tokens), dtype=np.int64)
    return np.flatnonzero(in_voice(index, Counting(voice="quoted"), everything))


def _quoted_terms(index: Index) -> sparse.csr_matrix:
    from scipy import sparse

    positions = _quoted_positions(index)
    terms = np.concatenate([terms_at(index, positions), pairs_at(index, positions)])
    rows = token_rows(index, np.concatenate([positions, positions]))
    kept = terms != NO_TERM
    order = np.lexsort((terms[kept], rows[kept]))
    indptr = to_indptr(np.bincount(rows[kept], minlength=index.n_articles))
    shape = (index.n_articles, term_matrix(index).n_terms)
    matrix = sparse.csr_matrix((np.ones(len(order), dtype=np.int32), terms[kept][order], indptr), shape=shape)
    matrix.sum_duplicates()
    return matrix


def pairs_at(index: Index, positions: Int64) -> Int32:
    """The term that each token of a body is together with the next one of its sentence; `NO_TERM` where none."""
    result = np.full(len(positions), NO_TERM, dtype=np.int32)
    keys, numbers = _pair_keys(index)
    bounds, words, n_words = sentence_tokens(index), index.tokens["id"], len(index.words)
    inside = np.flatnonzero(bounds[np.searchsorted(bounds, positions + 1)] != positions + 1)
    if not len(keys):
        return result
    first, second = (words[positions[inside] + step].astype(np.int64) for step in (0, 1))
    at = np.minimum(np.searchsorted(keys, first * n_words + second), len(keys) - 1)
    found = np.flatnonzero(keys[at] == first * n_words + second)
    stop, languages = is_stop(index), index.language_numbers[token_rows(index, positions[inside[found]])]
    usable = found[~(stop[languages, first[found]] | stop[languages, second[found]])]
    result[inside[usable]] = numbers[at[usable]]
    return result


def _pair_keys(index: Index) -> tuple[Int64, Int32]:
    """The terms of two words: the numbers of the two in one, ascending, and the term of each."""
    terms = index.terms["term"].tolist()
    numbers = np.array([number for number, term in enumerate(terms) if " " in term], dtype=np.int32)
    pairs = [[bisect_left(index.words, word) for word in terms[number].split(" ")] for number in numbers]
    keys = np.array(pairs, dtype=np.int64).reshape(-1, 2) @ np.array([len(index.words), 1], dtype=np.int64)
    order = np.argsort(keys, kind="stable")
    return keys[order], numbers[order]


def _sum(matrix: sparse.csr_matrix, rows: Int64) -> Int64:
    """Sums of the columns over some rows; one pass over all cells costs less than gathering those of the rows."""
    inside = np.zeros(matrix.shape[0], dtype=np.int32)
    inside[rows] = 1
    return np.asarray(matrix.T @ inside).astype(np.int64)
