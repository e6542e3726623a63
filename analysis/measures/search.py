"""Searched words: how many articles hold them, and every occurrence with the words around it."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.measures.groups import By, Group, split
from analysis.measures.receipts import article_evidence
from analysis.measures.tokens import token_evidence
from analysis.model import Evidence, Int64, Measurement, View
from analysis.queries import Item, Occurrences, find, parse_query

INTEGERS: Final = ("articles", "occurrences", "n_articles")


def search(view: View, query: str, *, by: By = "all") -> Measurement:
    """In how many articles each part of a query occurs, and how often.

    Parameters
    ----------
    query
        Words, ``wild*`` cards and "phrases"; each is a row of its own.
    by
        How the view is taken apart.

    Returns
    -------
    Measurement
        One row for each part and group: ``articles`` of the group's ``n_articles`` hold it, ``occurrences``.
        Sorted by part in the order of the query, then the group's order; parts never found have zeros.

    Raises
    ------
    InputError
        The query can't be read.
    """
    items, groups = parse_query(query).items, split(view, by)
    found = {item.label: _in_view(view, item) for item in items}
    records = [
        (item.label, group.key, group.name, *_count(found[item.label], group.rows), len(group.rows))
        for item in items
        for group in groups
    ]
    table = pd.DataFrame(records, columns=["match", "group", "group_name", *INTEGERS])
    return Measurement("search", table, INTEGERS, view, lambda r, c: _open_search(view, groups, found, table, r, c))


def _in_view(view: View, item: Item) -> Occurrences:
    found = find(view.index, item, headlines=view.counting.headlines)
    kept = np.isin(found.rows, view.rows)
    return Occurrences(found.positions[kept], found.rows[kept], found.length)


def _count(found: Occurrences, rows: Int64) -> tuple[int, int]:
    here = found.rows[np.isin(found.rows, rows)]
    return len(np.unique(here)), len(here)


def _open_search(
    view: View, groups: list[Group], found: dict[str, Occurrences], table: pd.DataFrame, row: int, column: str
) -> Evidence:
    rows = next(group.rows for group in groups if group.key == table["group"].iloc[row])
    if column == "n_articles":
        return article_evidence(view, rows)
    occurrences = found[table["match"].iloc[row]]
    kept = np.isin(occurrences.rows, rows)
    spans = token_evidence(view, occurrences.positions[kept], occurrences.length)
    if column == "occurrences":
        return spans
    assert spans.starts is not None and spans.ends is not None and spans.fields is not None
    marks: dict[int, list[tuple[int, int]]] = {}
    for at, start, end, field in zip(spans.articles.tolist(), spans.starts, spans.ends, spans.fields, strict=True):
        if field == 0:
            marks.setdefault(at, []).append((int(start), int(end)))
    return Evidence("articles", np.unique(spans.articles), marks=lambda at: marks.get(at, []))


def concordance(view: View, query: str, *, width: int = 60, limit: int = 1_000) -> Measurement:
    """Every occurrence of a query's parts with its left and right context, in the order of the articles.

    Parameters
    ----------
    width
        Characters of context on each side.
    limit
        At most this many rows; a note says how many there are in all.

    Returns
    -------
    Measurement
        One row for each occurrence: article, date, source, ``start`` and ``end`` in the text (``field`` 0) or
        in the title column (1), left, match, right. Line breaks become spaces. No column is a count.
    """
    if width < 1 or limit < 1:
        raise InputError(f"width is {width} and limit {limit}: both must be 1 or more")
    spans = [token_evidence(view, found.positions, found.length) for found in _all_found(view, query)]
    rows = np.concatenate([s.articles for s in spans])
    starts, ends, fields = (np.concatenate([getattr(s, name) for s in spans]) for name in ("starts", "ends", "fields"))
    order = np.lexsort((ends, starts, fields, rows))[:limit]
    chosen = zip(*(values[order].tolist() for values in (rows, starts, ends, fields)), strict=True)
    records = [_line(view, row, start, end, field, width) for row, start, end, field in chosen]
    columns = ["article", "row", "date", "source", "field", "start", "end", "left", "match", "right"]
    notes = (f"the first {limit:,} of {len(rows):,} occurrences are shown",) if len(rows) > limit else ()
    table = pd.DataFrame(records, columns=columns)
    return Measurement("concordance", table, (), view, lambda row, column: article_evidence(view, view.rows[:0]), notes)


def _all_found(view: View, query: str) -> list[Occurrences]:
    return [_in_view(view, item) for item in parse_query(query).items]


def _line(view: View, row: int, start: int, end: int, field: int, width: int) -> tuple[object, ...]:
    index = view.index
    text = index.title(row) if field else index.text(row)
    left, match, right = text[max(start - width, 0) : start], text[start:end], text[end : end + width]
    flat = [" ".join(part.splitlines()) for part in (left, match, right)]
    return (index.article_id(row), row, index.date(row), index.source(row).name, field, start, end, *flat)
