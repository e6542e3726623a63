"""Who is named more after a day than before it: the days before and after an event, with the interval between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import article_cells, entity_kinds, parts
from analysis.errors import InputError
from analysis.measures.definition import Definition
from analysis.measures.intervals import share
from analysis.measures.receipts import article_evidence
from analysis.measures.slopes import difference_of_shares
from analysis.model import KINDS, Bool, Evidence, Int64, Measurement, View
from analysis.wording import day_name

INTEGERS: Final = ("articles_before", "n_before", "articles_after", "n_after")
MOST_DAYS: Final = 3_660


def before_after(
    view: View, *, day: str, days: int = 30, entities: Sequence[str] = (), kind: str | None = None
) -> Measurement:
    """Articles that name each entity in the days before a day and in as many days from it on.

    Parameters
    ----------
    day
        YYYY-MM-DD, such as the first day of an event. It belongs to the side after.
    days
        Days on each side: before is from ``day - days`` to the eve, after from ``day`` to ``day + days - 1``.
    entities
        Entity ids; without any, all that are named on either side.
    kind
        Only entities of this kind.

    Returns
    -------
    Measurement
        One row for each entity: ``articles_before`` of ``n_before`` articles, ``articles_after`` of ``n_after``.
        ``difference`` of the shares, positive where it is named more after, with Newcombe's interval (nan where a side
        has no article). Sorted by difference, then name.

    Raises
    ------
    InputError
        The day is no date, the days are no number from 1 to 3,660, an id or the kind is unknown, the unit is
        occurrences, or there are dated articles and none of them on either side.
    """
    first = _check(view, day, days, entities, kind)
    before, after = (_between(view, first + dt.timedelta(days=shift), days) for shift in (-days, 0))
    if _dated(view) and not len(before) and not len(after):
        raise InputError(
            f"no article here is dated in the {days} days before or after {first}: "
            f"the dated ones are {_span(view)}; choose another day or more days"
        )
    table = _table(before, after, _chosen(view, entities, kind), given=bool(entities))

    def open_cell(row: int, column: str) -> Evidence:
        side = before if column.endswith("_before") else after
        number = view.index.entity_numbers[str(table["id"].iloc[row])]
        if column.startswith("n_"):
            return article_evidence(view, side.rows, (number,))
        cells = article_cells(view.index, view.counting)
        named = cells.rows[cells.entities == number]
        return article_evidence(view, np.intersect1d(named, side.rows, assume_unique=True), (number,))

    return Measurement("before_after", table, INTEGERS, view, open_cell, _notes(view, first, days))


def _check(view: View, day: str, days: int, entities: Sequence[str], kind: str | None) -> dt.date:
    """The day, once all that is asked for is known to be possible."""
    try:
        first = dt.date.fromisoformat(str(day).strip())
    except ValueError as error:
        raise InputError(f"day {day!r} is no date: write YYYY-MM-DD, such as 2023-11-03") from error
    if not 1 <= days <= MOST_DAYS:
        raise InputError(f"days is {days}: give a number from 1 to {MOST_DAYS:,}")
    if missing := [entity for entity in entities if entity not in view.index.entity_numbers]:
        raise InputError(f"{missing[0]!r} is no entity of this index's lexicon: use an id such as country-kaz")
    if kind is not None and kind not in KINDS:
        raise InputError(f"kind {kind!r} is unknown: choose one of {', '.join(KINDS)}")
    if view.counting.unit == "occurrences":
        raise InputError("before and after are held against each other by articles: choose the unit articles or texts")
    if not dt.timedelta(days=days) < first - dt.date.min or not dt.timedelta(days=days) < dt.date.max - first:
        raise InputError(f"{days} days before or after {first} are outside the calendar: choose fewer days")
    return first


def _between(view: View, first: dt.date, days: int) -> View:
    """The articles of ``days`` days from one on; rows are sorted by day, so they follow one another."""
    index = view.index
    number = int(np.datetime64(first, "D").astype(np.int64))
    start, end = np.searchsorted(np.asarray(index.days)[: index.n_dated], (number, number + days))
    return replace(view, rows=view.rows[(view.rows >= start) & (view.rows < end)])


def _chosen(view: View, entities: Sequence[str], kind: str | None) -> Bool:
    """Which entities of the index may be rows."""
    kept = np.ones(len(view.index.entities), dtype=np.bool_)
    if entities:
        kept[:] = False
        kept[[view.index.entity_numbers[entity] for entity in entities]] = True
    if kind is not None:
        kept &= entity_kinds(view.index) == KINDS.index(kind)
    return kept


def _counts(view: View) -> Int64:
    cells = article_cells(view.index, view.counting)
    at = parts(view, cells.indptr)
    return np.bincount(cells.entities[at], minlength=len(view.index.entities))


def _table(before: View, after: View, chosen: Bool, *, given: bool) -> pd.DataFrame:
    index, counts = before.index, [_counts(side) for side in (before, after)]
    numbers = np.flatnonzero(chosen if given else chosen & (counts[0] + counts[1] > 0))
    k1, k2 = (one[numbers] for one in counts)
    n1, n2 = (np.full(len(numbers), len(side), dtype=np.int64) for side in (before, after))
    difference = difference_of_shares(k2, n2, k1, n1)
    table = pd.DataFrame(
        {
            "entity": [index.entities[i].name for i in numbers],
            "id": [index.entities[i].id for i in numbers],
            "kind": [index.entities[i].kind for i in numbers],
            "articles_before": k1,
            "n_before": n1,
            "articles_after": k2,
            "n_after": n2,
            "difference": difference.difference,
            "low": difference.low,
            "high": difference.high,
            "share_before": share(k1, n1),
            "share_after": share(k2, n2),
            "supported": np.maximum(k1, k2) >= before.counting.support,
        }
    )
    return table.sort_values(["difference", "entity", "id"], ascending=[False, True, True], ignore_index=True)


def _span(view: View) -> str:
    """From when to when the dated articles of a view are."""
    return "from {} to {}".format(*map(day_name, _dated(view))) if _dated(view) else "none"


def _dated(view: View) -> tuple[dt.date, ...]:
    """First and last day of the dated articles of a view; nothing where there are none."""
    rows = view.rows[view.rows < view.index.n_dated]
    days = [view.index.date(int(row)) for row in (*rows[:1], *rows[-1:])]
    return tuple(day for day in days if day is not None)


def _notes(view: View, first: dt.date, days: int) -> tuple[str, ...]:
    dated = _dated(view)
    start, end = first - dt.timedelta(days=days), first + dt.timedelta(days=days - 1)
    eve = first - dt.timedelta(days=1)
    notes = [f"before: {day_name(start)} to {day_name(eve)}; after: {day_name(first)} to {day_name(end)} "
             "(the day itself is on the side after)"]  # fmt: skip
    # The window may reach beyond what was collected, and then a side is shorter than it says.
    if dated and (start < dated[0] or end > dated[1]):
        notes.append(f"the articles here are {_span(view)}: part of the days lies outside")
    if undated := int((view.rows >= view.index.n_dated).sum()):
        notes.append(f"{undated:,} undated articles are left out")
    return tuple(notes)


BEFORE_AFTER: Final = Definition(
    title="Before and after a day",
    row="an entity asked for, or named on one of the two sides at least",
    columns={
        "entity": "its name",
        "id": "its id in the lexicon",
        "kind": "its kind",
        "articles_before": "articles that name it in the days before",
        "n_before": "all articles of the days before: as many days as asked for, up to the eve",
        "articles_after": "articles that name it in the days after",
        "n_after": "all articles of the days after: as many days, the day itself the first of them",
        "difference": "share_after - share_before; above 0 it is named more after",
        "low": "lower end of the 95 % interval of the difference (Newcombe's hybrid score)",
        "high": "upper end of it",
        "share_before": "articles_before / n_before",
        "share_after": "articles_after / n_after",
        "supported": "whether articles_before or articles_after reaches the minimum support",
    },
    notes=(
        "The day itself is on the side after: news of an event begins on its day.",
        "A change after an event is an observation, not its effect: other things happened on these days, too.",
        "The interval takes the articles for independent: copies of one text make it too narrow.",
        "Each interval is for one name alone: of twenty names that did not change, about one leaves 0 out.",
        "Articles without a date are left out, which a note says.",
    ),
    sources=("Newcombe 1998, Statistics in Medicine 17, 873-890",),
)
