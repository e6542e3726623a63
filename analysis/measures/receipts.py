"""Receipts that several measures hand out: articles, and mentions in them."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import numpy as np

from analysis.cells import chosen, counted, mention_rows
from analysis.columns import distinct
from analysis.index.store import Index
from analysis.model import Bool, Counting, Evidence, Int64, View

Spans = list[tuple[int, int]]


def article_evidence(view: View, rows: Int64, entities: Collection[int] = ()) -> Evidence:
    """Articles as evidence; what they mention of ``entities`` is marked, and of two where they stand nearest."""
    marks = partial(marks_in, view.index, view.counting, tuple(entities)) if entities else None
    focus = partial(_nearest, view.index, view.counting, tuple(entities)) if len(entities) == 2 else None
    return Evidence("articles", rows.astype(np.int64), marks=marks, focus=focus)


def _nearest(index: Index, counting: Counting, pair: tuple[int, ...], row: int) -> tuple[int, int] | None:
    """The shortest stretch of a text that names both of two entities; None where one is in the title only."""
    first, second = (marks_in(index, counting, (one,), row) for one in pair)
    stretches = [(min(a[0], b[0]), max(a[1], b[1])) for a in first for b in second]
    return min(stretches, key=lambda stretch: (stretch[1] - stretch[0], stretch), default=None)


def marks_in(index: Index, counting: Counting, entities: tuple[int, ...], row: int) -> Spans:
    """Spans of the counted mentions of entities in the text of one article (not in a title column)."""
    part = index.mentions.part(row)
    columns = {name: index.mentions[name][part] for name in ("start", "end", "entity", "field")}
    kept = np.isin(columns["entity"], entities) & (columns["field"] == 0) & counted(index, counting, part)
    return list(zip(columns["start"][kept].tolist(), columns["end"][kept].tolist(), strict=True))


def mention_evidence(view: View, which: Bool) -> Evidence:
    """Mentions as evidence; ``which`` marks them in the index's mention table, whatever the view."""
    rows = mention_rows(view.index)
    at = np.flatnonzero(which & chosen(view)[rows])
    table = view.index.mentions
    return Evidence(
        "occurrences",
        rows[at],
        starts=table["start"][at].astype(np.int64),
        ends=table["end"][at].astype(np.int64),
        fields=table["field"][at].astype(np.int64),
    )


def span_articles(occurrences: Evidence) -> Evidence:
    """The articles of some occurrences, each once, with the occurrences in their text marked."""
    assert occurrences.starts is not None and occurrences.ends is not None and occurrences.fields is not None
    rows, starts, ends = (values[occurrences.fields == 0] for values in (
        occurrences.articles, occurrences.starts, occurrences.ends))  # fmt: skip
    return Evidence("articles", distinct(occurrences.articles), marks=partial(_spans_in, rows, starts, ends))


def _spans_in(rows: Int64, starts: Int64, ends: Int64, row: int) -> Spans:
    """Those of some spans that lie in one article."""
    kept = rows == row
    return list(zip(starts[kept].tolist(), ends[kept].tolist(), strict=True))
