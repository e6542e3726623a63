"""Searched words: how many articles hold them, and how often."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import chosen, in_voice
from analysis.columns import distinct
from analysis.measures.definition import Definition
from analysis.measures.groups import By, Group, split
from analysis.measures.receipts import article_evidence, span_articles
from analysis.measures.tokens import token_evidence
from analysis.model import Evidence, Int64, Measurement, View
from analysis.queries import Occurrences, Part, find, parse_query

INTEGERS: Final = ("articles", "occurrences", "n_articles")


def search(view: View, query: str, *, by: By = "all") -> Measurement:
    """In how many articles each part of a query occurs, and how often.

    Parameters
    ----------
    query
        Words, ``wild*`` cards, "phrases" and ``this NEAR/5 that``; each is a row of its own.
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
    found = {item.label: occurrences_in(view, item) for item in items}
    records = [
        (item.label, group.key, group.name, *_count(found[item.label], group.rows), len(group.rows))
        for item in items
        for group in groups
    ]
    table = pd.DataFrame(records, columns=["match", "group", "group_name", *INTEGERS])
    return Measurement("search", table, INTEGERS, view, lambda r, c: _open_search(view, groups, found, table, r, c))


def occurrences_in(view: View, part: Part) -> Occurrences:
    """Occurrences of a part of a query in the view, in the voice asked for: that of their first word."""
    found = find(view.index, part, headlines=view.counting.headlines)
    found = found.kept(chosen(view)[found.rows])
    return found.kept(in_voice(view.index, view.counting, found.positions))


def _count(found: Occurrences, rows: Int64) -> tuple[int, int]:
    here = found.rows[np.isin(found.rows, rows)]
    return len(distinct(here)), len(here)


def _open_search(
    view: View, groups: list[Group], found: dict[str, Occurrences], table: pd.DataFrame, row: int, column: str
) -> Evidence:
    rows = next(group.rows for group in groups if group.key == table["group"].iloc[row])
    if column == "n_articles":
        return article_evidence(view, rows)
    occurrences = found[table["match"].iloc[row]]
    kept = np.isin(occurrences.rows, rows)
    spans = token_evidence(view, occurrences.positions[kept], occurrences.lengths[kept])
    return spans if column == "occurrences" else span_articles(spans)


SEARCH: Final = Definition(
    title="Search",
    row="one part of the query and one group of articles",
    columns={
        "match": "the part of the query",
        "group": "key of the group",
        "group_name": "its name",
        "articles": "articles of the group that hold it",
        "occurrences": "how often it stands there",
        "n_articles": "articles of the group",
    },
)
