"""Running words as evidence: from token positions to spans of text."""

from __future__ import annotations

import numpy as np

from analysis.model import Evidence, Int64, View


def token_evidence(view: View, positions: Int64, length: int) -> Evidence:
    """Runs of ``length`` tokens as spans of text (or of the title column, for words of a headline)."""
    index, tokens = view.index, view.index.tokens
    rows = np.searchsorted(tokens.indptr, positions, "right") - 1
    last = positions + length - 1
    in_headline = positions - tokens.indptr[rows] >= np.asarray(index.body_tokens)[rows]
    fields = np.array([int(here and index.title(row) != "") for here, row in zip(in_headline, rows, strict=True)])
    return Evidence(
        "occurrences",
        rows,
        starts=tokens["start"][positions].astype(np.int64),
        ends=tokens["start"][last].astype(np.int64) + tokens["length"][last],
        fields=fields.astype(np.int64),
    )


def body_positions(view: View, rows: Int64) -> Int64:
    """Positions of all tokens in the bodies of some articles."""
    starts, sizes = view.index.tokens.indptr[rows], np.asarray(view.index.body_tokens)[rows]
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))


def sentences_of(view: View, positions: Int64) -> Int64:
    """Sentence (number within the index) in which a token of the body begins."""
    index = view.index
    rows = np.searchsorted(index.tokens.indptr, positions, "right") - 1
    starts = index.tokens["start"][positions]
    result = np.zeros(len(positions), dtype=np.int64)
    for i, (row, start) in enumerate(zip(rows.tolist(), starts.tolist(), strict=True)):
        part = index.sentences.part(row)
        in_text = index.sentences["start"][part][index.sentences["field"][part] == 0]
        result[i] = part.start + np.searchsorted(in_text, start, "right") - 1
    return result
