"""Every occurrence of searched words with the words around it: sorted by either side, or drawn at random."""

from __future__ import annotations

from typing import Final, Literal, get_args

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.definition import Definition
from analysis.measures.receipts import article_evidence
from analysis.measures.search import occurrences_in
from analysis.measures.tokens import token_evidence
from analysis.model import Int64, Measurement, View
from analysis.queries import Occurrences, parse_query

Sort = Literal["article", "left", "right"]
UNATTRIBUTED: Final = "unattributed"
"""Speaker of a quotation that nobody in particular says."""
_DEPTH: Final = 5
"""Words of a side that a sort looks at."""
_COLUMNS: Final = (
    "article", "row", "date", "source", "field", "start", "end", "left", "match", "right", "offset", "speaker",
)  # fmt: skip


def concordance(
    view: View, query: str, *, width: int = 60, limit: int = 1_000, sort: Sort = "article", sample: int | None = None,
    seed: int = 1,
) -> Measurement:  # fmt: skip
    """Every occurrence of a query's parts with its left and right context.

    Parameters
    ----------
    width
        Characters of context on each side.
    limit
        At most this many rows; a note says how many there are in all.
    sort
        ``article``: in the order of the articles. ``right``: by the five words after the match, the nearest first;
        ``left``: by those before it. Where these are alike, in the order of the articles.
    sample, seed
        So many occurrences, drawn at random (each as likely as any other) before they are sorted; the same seed draws
        the same ones.

    Returns
    -------
    Measurement
        One row for each occurrence: article, date, source, ``start`` and ``end`` in the text (``field`` 0) or
        in the title column (1), left, match, right, ``offset`` (start again, as one cites it) and, where it lies in
        a direct quotation, its ``speaker``. Line breaks become spaces. No column is a count.

    Raises
    ------
    InputError
        The query can't be read, or an option is out of range.
    """
    if width < 1 or limit < 1:
        raise InputError(f"width is {width} and limit {limit}: both must be 1 or more")
    if sort not in get_args(Sort):
        raise InputError(f"sort {sort!r} is unknown: choose one of {', '.join(get_args(Sort))}")
    if seed < 0 or (sample is not None and sample < 1):
        raise InputError(f"sample is {sample} and seed {seed}: give a sample of 1 or more and a seed of 0 or more")
    found = _everything(view, query)
    of = len(found.positions)
    if sample is not None and sample < of:
        drawn = np.zeros(of, dtype=np.bool_)
        drawn[np.random.default_rng(seed).choice(of, size=sample, replace=False)] = True
        found = found.kept(drawn)
    order = _order(view.index, found, sort)[:limit]
    spans = token_evidence(view, found.positions[order], found.lengths[order])
    columns = (spans.articles, spans.starts, spans.ends, spans.fields)
    places = zip(*(values.tolist() for values in columns if values is not None), strict=True)
    records = [_line(view.index, row, start, end, field, width) for row, start, end, field in places]
    return Measurement(
        "concordance", pd.DataFrame(records, columns=list(_COLUMNS)), (), view,
        lambda row, column: article_evidence(view, view.rows[:0]), _notes(of, len(found.positions), limit, seed),
    )  # fmt: skip


def _notes(of: int, drawn: int, limit: int, seed: int) -> tuple[str, ...]:
    notes = []
    if drawn < of:
        notes.append(f"{drawn:,} of {of:,} occurrences, drawn at random (seed {seed})")
    if drawn > limit:
        notes.append(f"the first {limit:,} of {drawn:,} occurrences are shown")
    return tuple(notes)


def _everything(view: View, query: str) -> Occurrences:
    """The occurrences of all parts, in the order of the articles and of their texts."""
    found = [occurrences_in(view, part) for part in parse_query(query).items]
    columns = zip(*((one.positions, one.rows, one.lengths) for one in found), strict=True)
    positions, rows, lengths = (np.concatenate(column) for column in columns)
    # In an article's tokens the headline comes last, wherever it stands in the text.
    spans = token_evidence(view, positions, lengths)
    assert spans.starts is not None
    assert spans.ends is not None
    assert spans.fields is not None
    order = np.lexsort((spans.ends, spans.starts, spans.fields, rows))
    return Occurrences(positions[order], rows[order], lengths[order])


def _order(index: Index, found: Occurrences, sort: Sort) -> Int64:
    """The order of the lines. Words are numbered by the alphabet, so their numbers are what to sort by."""
    if sort == "article":
        return np.arange(len(found.positions))
    indptr, words = index.tokens.indptr, index.tokens["id"]
    bodies = indptr[found.rows] + np.asarray(index.body_tokens)[found.rows]
    in_headline = found.positions >= bodies
    begin = np.where(in_headline, bodies, indptr[found.rows])
    end = np.where(in_headline, indptr[found.rows + 1], bodies)
    keys = []
    for step in range(1, _DEPTH + 1):
        at = found.positions - step if sort == "left" else found.positions + found.lengths - 1 + step
        inside = (at >= begin) & (at < end)
        # Where the text ends there is no word, which comes before all words.
        keys.append(np.where(inside, words[np.where(inside, at, 0)].astype(np.int64), -1))
    # Without a further key, what is alike stays in the order it has, as the sort is stable.
    return np.lexsort(keys[::-1])


def _line(index: Index, row: int, start: int, end: int, field: int, width: int) -> tuple[object, ...]:
    text = index.title(row) if field else index.text(row)
    left, match, right = text[max(start - width, 0) : start], text[start:end], text[end : end + width]
    flat = [" ".join(part.splitlines()) for part in (left, match, right)]
    speaker = "" if field else _speaker(index, row, start, end)
    told = index.article_id(row), row, index.date(row), index.source(row).name
    return (*told, field, start, end, *flat, start, speaker)


def _speaker(index: Index, row: int, start: int, end: int) -> str:
    """Who says it, where it lies in a direct quotation; "" in the outlet's own words."""
    for one in index.quotations_of(row):
        if one.direct and one.start <= start and end <= one.end:
            return index.entities[one.speaker].name if one.speaker >= 0 else one.name or UNATTRIBUTED
    return ""


CONCORDANCE: Final = Definition(
    title="Each occurrence with the words around it",
    row="one occurrence",
    columns={
        "article": "id of the article",
        "row": "its number in the collection",
        "date": "its day",
        "source": "its outlet",
        "field": "0: in the text, 1: in the title column",
        "start": "where the match begins, in characters",
        "end": "where it ends",
        "left": "the text before it",
        "match": "the match as it is written",
        "right": "the text behind it",
        "offset": "where the match begins, again: with the article's id it cites the place",
        "speaker": "who says it, where it stands in a direct quotation",
    },
    notes=("A sort by one side looks at its five nearest words; a sample is drawn with a seed before it is sorted.",),
)
