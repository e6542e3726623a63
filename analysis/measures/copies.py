"""Copies of one text: which stories were printed more than once, and who printed whose first."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from analysis.measures.definition import Definition
from analysis.measures.intervals import with_share
from analysis.measures.receipts import article_evidence
from analysis.model import Evidence, Int64, Measurement, View
from analysis.views import select

STORY_INTEGERS: Final = ("articles", "copies", "sources")
REPRINT_INTEGERS: Final = ("copies", "n_articles")
_STORY_COLUMNS: Final = (
    "text", "date", "last_date", "source", "source_name", "headline", *STORY_INTEGERS, "similarity",
)  # fmt: skip


def stories(view: View, *, top: int | None = None) -> Measurement:
    """The texts that stand more than once among the articles of the view, whatever its unit.

    Parameters
    ----------
    top
        At most so many, the first; None gives all.

    Returns
    -------
    Measurement
        One row for each story with two or more articles that pass the filter: ``text`` the id of its earliest
        article there, with its date, source and headline; ``articles`` in all, ``copies`` all but the earliest,
        ``sources`` outlets that have one. ``last_date`` of its latest dated article; ``similarity`` the least of its
        articles to the first of the story in the whole collection. Sorted by articles, then date and id.
    """
    view = _of_articles(view)
    groups = _groups(view)
    order = sorted(range(len(groups)), key=lambda at: (-len(groups[at]), int(groups[at][0])))
    groups = [groups[at] for at in order[:top]]
    table = pd.DataFrame([_story(view, rows) for rows in groups], columns=list(_STORY_COLUMNS))
    return Measurement(
        "stories", table, STORY_INTEGERS, view, lambda row, column: _open_story(view, groups[row], column)
    )


def reprints(view: View) -> Measurement:
    """Which outlets have texts that stand earlier elsewhere, whatever the view's unit.

    Returns
    -------
    Measurement
        One row for each pair of outlets: ``copies`` articles of ``source`` whose story's earliest article in the view
        is of ``first_source`` (it may be the same one), of the ``n_articles`` that ``source`` has in the view; share
        with its Wilson interval. Earlier is by date, then id: who printed first here need not have written it.
        Sorted by copies, then the names.
    """
    view = _of_articles(view)
    firsts, copies = _pairs(view)
    numbers = view.index.source_numbers
    n_sources = len(view.index.sources)
    keys = numbers[copies].astype(np.int64) * n_sources + numbers[firsts]
    n_articles = np.bincount(numbers[view.rows], minlength=n_sources)
    found, n_copies = np.unique(keys, return_counts=True)
    sources, of = np.divmod(found, max(n_sources, 1))
    names = view.index.sources
    columns = {
        "source": [names[at].id for at in sources],
        "source_name": [names[at].name for at in sources],
        "first_source": [names[at].id for at in of],
        "first_source_name": [names[at].name for at in of],
        "copies": n_copies,
        "n_articles": n_articles[sources],
    }
    table = pd.DataFrame(with_share(columns, "copies", "n_articles"))
    table = table.sort_values(
        ["copies", "source_name", "first_source_name"], ascending=[False, True, True], ignore_index=True
    )

    def open_cell(row: int, column: str) -> Evidence:
        ids = [source.id for source in names]
        source, first = (ids.index(table[name].iloc[row]) for name in ("source", "first_source"))
        if column == "n_articles":
            return article_evidence(view, view.rows[numbers[view.rows] == source])
        return article_evidence(view, np.sort(copies[keys == source * n_sources + first]))

    return Measurement("reprints", table, REPRINT_INTEGERS, view, open_cell)


def _of_articles(view: View) -> View:
    """The same filter with all copies in."""
    if view.counting.unit != "texts":
        return view
    return select(view.index, view.filter, replace(view.counting, unit="articles"))


def _groups(view: View) -> list[Int64]:
    """Rows of each story with two or more articles in the view."""
    numbers = np.asarray(view.index.stories)[view.rows]
    # Most texts stand once; only the others are taken apart.
    repeated = np.bincount(numbers, minlength=1)[numbers] > 1
    rows, numbers = view.rows[repeated], numbers[repeated]
    if not len(rows):
        return []
    order = np.argsort(numbers, kind="stable")
    return list(np.split(rows[order], np.flatnonzero(np.diff(numbers[order])) + 1))


def _pairs(view: View) -> tuple[Int64, Int64]:
    """Each copy of the view, and the earliest article of its story there."""
    groups = _groups(view)
    firsts = [np.full(len(group) - 1, group[0]) for group in groups]
    nothing = np.zeros(0, dtype=np.int64)
    return np.concatenate([nothing, *firsts]), np.concatenate([nothing, *(group[1:] for group in groups)])


def _story(view: View, rows: Int64) -> tuple[object, ...]:
    index, first = view.index, int(rows[0])
    source = index.source(first)
    dated = rows[rows < index.n_dated]
    last = index.date(int(dated[-1])) if len(dated) else None
    counts = (len(rows), len(rows) - 1, len(np.unique(index.source_numbers[rows])))
    least = float(index.similarities[rows].min())
    told = (index.article_id(first), index.date(first), last, source.id, source.name, index.headline(first))
    return *told, *counts, least


def _open_story(view: View, rows: Int64, column: str) -> Evidence:
    if column == "copies":
        return article_evidence(view, rows[1:])
    if column == "sources":
        # One article stands for each outlet: its earliest.
        _, earliest = np.unique(view.index.source_numbers[rows], return_index=True)
        return article_evidence(view, rows[np.sort(earliest)])
    return article_evidence(view, rows)


STORIES: Final = Definition(
    title="Copies",
    row="one text that stands in two or more articles",
    columns={
        "text": "id of its earliest article",
        "date": "day of its earliest article",
        "last_date": "day of its latest article",
        "source": "id of the outlet that had it first",
        "source_name": "that outlet's name",
        "headline": "headline of the earliest article",
        "articles": "articles with this text",
        "copies": "all but the earliest",
        "sources": "outlets that have it",
        "similarity": "the least similarity of one of them to the earliest: runs of four words in both / in either",
    },
    sources=("Broder 1997 (resemblance of runs of words)",),
)

REPRINTS: Final = Definition(
    title="Who reprints whom",
    row="one outlet and another one that had its texts before",
    columns={
        "source": "id of the outlet with the copies",
        "source_name": "its name",
        "first_source": "id of the outlet that had them first",
        "first_source_name": "its name",
        "copies": "articles of the one that are copies of texts of the other",
        "n_articles": "all articles of the outlet with the copies",
        "share": "copies / n_articles",
        "low": "lower end of the share's 95 % interval (Wilson score)",
        "high": "upper end of that interval",
    },
    sources=("Wilson 1927",),
)
