"""Running words as evidence: from token positions to spans of text."""

from __future__ import annotations

from typing import Final

import numpy as np

from analysis.cells import remembered, sentence_rows
from analysis.index.store import Index
from analysis.model import Evidence, Int64, View

_SHIFT: Final = 32
"""An article's number lies above so many bits, a place in its text below."""


def token_evidence(view: View, positions: Int64, length: int | Int64) -> Evidence:
    """Runs of ``length`` tokens (one number, or one for each run) as spans of text.

    Words of a headline lie in the title column where there is one.
    """
    index, tokens = view.index, view.index.tokens
    rows = np.searchsorted(tokens.indptr, positions, "right") - 1
    last = positions + length - 1
    in_headline = positions - tokens.indptr[rows] >= np.asarray(index.body_tokens)[rows]
    fields = np.zeros(len(rows), dtype=np.int64)
    fields[in_headline] = [index.title(row) != "" for row in rows[in_headline].tolist()]
    return Evidence(
        "occurrences",
        rows,
        starts=tokens["start"][positions].astype(np.int64),
        ends=tokens["start"][last].astype(np.int64) + tokens["length"][last],
        fields=fields,
    )


def body_positions(view: View, rows: Int64) -> Int64:
    """Positions of all tokens in the bodies of some articles."""
    starts, sizes = view.index.tokens.indptr[rows], np.asarray(view.index.body_tokens)[rows]
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))


def sentences_of(view: View, positions: Int64) -> Int64:
    """Sentence (number within the index) in which a token of the body begins."""
    index = view.index
    numbers, keys = remembered(index, ("sentence keys",), lambda: _sentence_keys(index))
    rows = np.searchsorted(index.tokens.indptr, positions, "right") - 1
    starts = rows << _SHIFT | index.tokens["start"][positions].astype(np.int64)
    return np.asarray(numbers[np.searchsorted(keys, starts, "right") - 1])


def _sentence_keys(index: Index) -> tuple[Int64, Int64]:
    """The sentences of the texts, and of each its article and start in one number, ascending."""
    numbers = np.flatnonzero(index.sentences["field"] == 0)
    return numbers, sentence_rows(index)[numbers] << _SHIFT | index.sentences["start"][numbers].astype(np.int64)
