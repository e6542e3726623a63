"""Who is named more than before: rank and share in two periods or two views."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.cells import article_cells, entity_kinds, parts
from analysis.errors import InputError
from analysis.measures.definition import Definition
from analysis.measures.intervals import share
from analysis.measures.receipts import article_evidence
from analysis.measures.slopes import difference_of_shares
from analysis.model import KINDS, Evidence, Int64, Measurement, View
from analysis.wording import day_name

INTEGERS: Final = ("articles", "n_articles", "articles_reference", "n_reference")
RANK_CHANGES: Final = Definition(
    title="Rank changes",
    row="an entity that is named in one of the two periods (or views) at least",
    columns={
        "entity": "its name",
        "id": "its id",
        "kind": "its kind",
        "articles": "articles that name it in the target: the later half, or the view where a reference is given",
        "n_articles": "articles of the target",
        "articles_reference": "articles that name it in the reference: the earlier half, or what is given",
        "n_reference": "articles of the reference",
        "difference": "articles / n_articles - articles_reference / n_reference; above 0 it is named more than before",
        "low": "lower end of the 95 % interval of the difference (Newcombe's hybrid score)",
        "high": "upper end of it",
        "share": "articles / n_articles",
        "share_reference": "articles_reference / n_reference",
        "rank": "1 + how many of the table are named in more articles of the target; empty below minimum support",
        "rank_reference": "the same in the reference",
        "rank_change": "rank_reference - rank: above 0 it has risen; empty where one of the two is",
        "supported": "whether articles or articles_reference reaches the minimum support",
    },
    notes=(
        "The halves are cut between two days, so that they hold as like a number of dated articles as days allow.",
        "The interval takes the articles for independent: copies of one text make it too narrow.",
        "Each interval is for one name alone: of twenty names that did not change, about one leaves 0 out.",
    ),
    sources=("Newcombe 1998, Statistics in Medicine 17, 873-890",),
)


def rank_changes(view: View, *, reference: View | None = None, kind: str | None = None) -> Measurement:
    """Rank and share of each entity in two views, and how they differ.

    Parameters
    ----------
    reference
        What the view is held against. Without it the later half of the view's dated articles is held against the
        earlier half.
    kind
        Only entities of this kind; ranks are among those in the table.

    Returns
    -------
    Measurement
        One row for each entity named in either. ``difference`` of the shares, positive where the target has more,
        with Newcombe's interval (nan where one of the two has no article). Ranks count from 1, ties share the better
        one, nan below the minimum support. Sorted by difference, then name.

    Raises
    ------
    InputError
        The kind is unknown, the unit is occurrences, the reference is of another index, or there is no day at which
        the view can be cut.
    """
    if kind is not None and kind not in KINDS:
        raise InputError(f"kind {kind!r} is unknown: choose one of {', '.join(KINDS)}")
    if view.counting.unit == "occurrences":
        raise InputError("ranks go by articles, whose number two periods can be held against: choose the unit articles")
    target, other, notes = _halves(view) if reference is None else _against(view, reference)
    table = _table(target, other, kind)

    def open_cell(row: int, column: str) -> Evidence:
        here = other if column.endswith("_reference") else target
        number = view.index.entity_numbers[table["id"].iloc[row]]
        if column in ("n_articles", "n_reference"):
            return article_evidence(view, (target if column == "n_articles" else other).rows, (number,))
        cells = article_cells(view.index, here.counting)
        rows = cells.rows[cells.entities == number]
        return article_evidence(view, np.intersect1d(rows, here.rows, assume_unique=True), (number,))

    return Measurement("rank_changes", table, INTEGERS, view, open_cell, notes)


def _against(view: View, reference: View) -> tuple[View, View, tuple[str, ...]]:
    if reference.index is not view.index:
        raise InputError("the reference is of another collection: choose two views of one collection")
    both = len(np.intersect1d(view.rows, reference.rows))
    return view, reference, (f"{both} articles are in both views",) if both else ()


def _halves(view: View) -> tuple[View, View, tuple[str, ...]]:
    """The later and the earlier half of the dated articles, cut at the day boundary nearest to the middle."""
    rows = view.rows[view.rows < view.index.n_dated]
    days = np.asarray(view.index.days)[rows]
    cuts = np.flatnonzero(np.diff(days)) + 1
    if not len(cuts):
        raise InputError(
            f"the {len(rows)} dated articles here are of no two different days, so there is no earlier and later half: "
            "widen the filter, or give a reference"
        )
    cut = int(cuts[np.argmin(np.abs(cuts - len(rows) / 2))])
    undated = len(view) - len(rows)
    notes = [
        f"earlier: {len(rows[:cut]):,} articles from {_day(days[0])} to {_day(days[cut - 1])}; "
        f"later: {len(rows[cut:]):,} from {_day(days[cut])} to {_day(days[-1])}"
    ]
    if undated:
        notes.append(f"{undated} undated articles are left out")
    return replace(view, rows=rows[cut:]), replace(view, rows=rows[:cut]), tuple(notes)


def _day(day: int) -> str:
    return day_name(np.datetime64(int(day), "D").item())


def _table(target: View, other: View, kind: str | None) -> pd.DataFrame:
    index, support = target.index, target.counting.support
    counts, before = _articles(target), _articles(other)
    kept = (counts + before) > 0
    if kind is not None:
        kept &= entity_kinds(index) == KINDS.index(kind)
    numbers = np.flatnonzero(kept)
    k1, k2 = counts[numbers], before[numbers]
    n1, n2 = (np.full(len(numbers), len(one), dtype=np.int64) for one in (target, other))
    difference = difference_of_shares(k1, n1, k2, n2)
    rank, rank_before = _rank(k1, support), _rank(k2, support)
    table = pd.DataFrame(
        {
            "entity": [index.entities[i].name for i in numbers],
            "id": [index.entities[i].id for i in numbers],
            "kind": [index.entities[i].kind for i in numbers],
            "articles": k1,
            "n_articles": n1,
            "articles_reference": k2,
            "n_reference": n2,
            "difference": difference.difference,
            "low": difference.low,
            "high": difference.high,
            "share": share(k1, n1),
            "share_reference": share(k2, n2),
            "rank": rank,
            "rank_reference": rank_before,
            "rank_change": rank_before - rank,
            "supported": np.maximum(k1, k2) >= support,
        }
    )
    return table.sort_values(["difference", "entity", "id"], ascending=[False, True, True], ignore_index=True)


def _articles(view: View) -> Int64:
    cells = article_cells(view.index, view.counting)
    return np.bincount(cells.entities[parts(view, cells.indptr)], minlength=len(view.index.entities))


def _rank(counts: Int64, support: int) -> npt.NDArray[np.float64]:
    """1 + how many have more; nan below the minimum support."""
    more = len(counts) - np.searchsorted(np.sort(counts), counts, "right")
    return np.where(counts >= support, 1.0 + more, np.nan)
