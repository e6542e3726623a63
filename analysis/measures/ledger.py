"""Forms that stand in the text and were given to nobody: what the program saw and would not guess."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import chosen, in_counted_region, remembered
from analysis.columns import distinct
from analysis.index.store import Case, Index
from analysis.measures.definition import Definition
from analysis.measures.receipts import span_articles
from analysis.model import Evidence, Int64, Measurement, View

INTEGERS: Final = ("occurrences", "articles")


def unresolved(view: View) -> Measurement:
    """Forms in the bodies of the view's articles that could have named somebody and count for nobody.

    Returns
    -------
    Measurement
        One row for each form, reason and set of entities that were possible: ``occurrences`` and the ``articles``
        that hold them. ``possible`` are the entities' names, joined by commas. Sorted by occurrences, then the words.
    """
    index, table = view.index, view.index.unresolved
    rows = _rows(index)
    at = np.flatnonzero(chosen(view)[rows] & in_counted_region(table["kind"], view.counting))
    cases, inverse = np.unique(table["case"][at], return_inverse=True)
    occurrences = np.bincount(inverse, minlength=len(cases))
    pairs = distinct(inverse.astype(np.int64) * max(index.n_articles, 1) + rows[at])
    articles = np.bincount(pairs // max(index.n_articles, 1), minlength=len(cases))
    records = [
        (*_told(index, index.cases[case]), int(n), int(of), case)
        for case, n, of in zip(cases.tolist(), occurrences, articles, strict=True)
    ]
    found = pd.DataFrame(records, columns=["words", "reason", "possible", *INTEGERS, "case"])
    order = ["occurrences", "words", "reason", "possible"]
    found = found.sort_values(order, ascending=[False, True, True, True], ignore_index=True)
    found = found.astype(dict.fromkeys((*INTEGERS, "case"), np.int64))
    numbers = found.pop("case").to_numpy()

    def open_cell(row: int, column: str) -> Evidence:
        here = at[table["case"][at] == numbers[row]]
        found = _occurrences(index, here)
        return found if column == "occurrences" else span_articles(found)

    return Measurement("unresolved", found, INTEGERS, view, open_cell)


def _rows(index: Index) -> Int64:
    """Article (row) of each form that was given to nobody."""
    table = index.unresolved
    return remembered(
        index, ("unresolved rows",), lambda: np.repeat(np.arange(index.n_articles), np.diff(table.indptr))
    )


def _told(index: Index, case: Case) -> tuple[str, str, str]:
    return case.words, case.reason, ", ".join(sorted(index.entities[number].name for number in case.entities))


def _occurrences(index: Index, at: Int64) -> Evidence:
    table = index.unresolved
    starts, ends = table["start"][at].astype(np.int64), table["end"][at].astype(np.int64)
    fields = np.zeros(len(at), dtype=np.int64)
    return Evidence("occurrences", _rows(index)[at], starts=starts, ends=ends, fields=fields)


UNRESOLVED: Final = Definition(
    title="Left open",
    row="one form that could have named somebody and was given to nobody, with the reason",
    columns={
        "words": "the form as it stands",
        "reason": "why it counts for nobody",
        "possible": "whom it could have named",
        "occurrences": "how often it stands in the bodies",
        "articles": "articles that hold it",
    },
)
