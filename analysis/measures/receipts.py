"""Receipts that several measures hand out: articles, and mentions in them."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import numpy as np

from analysis.cells import chosen, counted, mention_rows
from analysis.index.store import Index
from analysis.model import Bool, Counting, Evidence, Int64, View

Spans = list[tuple[int, int]]


def article_evidence(view: View, rows: Int64, entities: Collection[int] = ()) -> Evidence:
    """Articles as evidence; what they mention of ``entities`` is marked."""
    marks = partial(marks_in, view.index, view.counting, tuple(entities)) if entities else None
    return Evidence("articles", rows.astype(np.int64), marks=marks)


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
