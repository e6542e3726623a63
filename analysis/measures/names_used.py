"""By what name somebody is called: an entity's mentions by the form used, also over time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import chosen, counted, entity_kinds, mention_rows, remembered
from analysis.columns import distinct
from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.definition import Definition
from analysis.measures.intervals import share, with_share
from analysis.measures.periods import Period, period_names, period_numbers
from analysis.measures.reach import days_of_runs, entity_cells
from analysis.measures.receipts import Spans, article_evidence, mention_evidence
from analysis.model import KINDS, Bool, Counting, Evidence, Int64, Measurement, View

INTEGERS: Final = ("articles", "mentions", "n_articles", "n_mentions")
NAMES_USED: Final = Definition(
    title="Names used",
    row="an entity and a name that the articles use for it; with a period, one such row for each period",
    columns={
        "entity": "the entity's own name",
        "id": "its id",
        "kind": "its kind",
        "used": "the name used, as the list of names has it: without endings, in that spelling",
        "articles": "articles that use this name",
        "mentions": "how often it is used",
        "n_articles": "articles that name the entity by whatever name (in the period)",
        "n_mentions": "mentions of the entity by whatever name (in the period)",
        "share": "articles / n_articles. An article may use several names, so the shares may add up to more than 1",
        "low": "lower end of the 95 % interval of the share (Wilson)",
        "high": "upper end of it",
        "share_of_mentions": "mentions / n_mentions; over an entity's names these add up to 1",
        "first": "day of the first dated article that uses the name",
        "last": "day of the last one",
    },
    notes=(
        "With a period, first and last are left out and the column period stands behind the kind; every period from "
        "the first to the last dated article is there, also those without any.",
        "Forms that the counting leaves out (phrases, for instance) are not counted here either.",
    ),
    sources=("Wilson 1927, Journal of the American Statistical Association 22",),
)


def names_used(
    view: View, *, entity: str | None = None, kind: str | None = None, period: Period | None = None
) -> Measurement:
    """Which names the articles use for an entity, such as "Turkic Council" against "Organization of Turkic States".

    Parameters
    ----------
    entity
        Only this entity (an id).
    kind
        Only entities of this kind.
    period
        One row for each period too; needs an entity.

    Returns
    -------
    Measurement
        One row for each entity and name used: ``articles`` of the ``n_articles`` that name the entity, ``mentions`` of
        ``n_mentions``; share with its Wilson interval. Entities by n_articles, then name; their names by share, then
        name. With a period: every period between the first and the last of the view, by period, then name.

    Raises
    ------
    InputError
        The id, kind or period is unknown, or there is a period and no entity.
    """
    number = _number(view.index, entity)
    if kind is not None and kind not in KINDS:
        raise InputError(f"kind {kind!r} is unknown: choose one of {', '.join(KINDS)}")
    if period and number is None:
        raise InputError("a time line by name used needs somebody to look at: give one entity, such as org-ots")
    names = _Names(view, number, kind)
    table = names.by_period(period) if period else names.table()
    return Measurement(
        "names_used", table, INTEGERS, view, partial(names.open_cell, table, period), names.notes(period)
    )


def _number(index: Index, entity: str | None) -> int | None:
    if entity is None:
        return None
    if entity not in index.entity_numbers:
        raise InputError(f"{entity!r} is no entity of this index's lexicon: use an id such as country-kaz")
    return index.entity_numbers[entity]


@dataclass(frozen=True, slots=True, eq=False)
class UsedCells:
    """Distinct (entity, name used, article) with their mentions, sorted so."""

    entities: Int64
    used: Int64
    rows: Int64
    mentions: Int64

    def kept(self, which: Bool | slice) -> UsedCells:
        """Some of them."""
        return UsedCells(self.entities[which], self.used[which], self.rows[which], self.mentions[which])


def used_cells(index: Index, counting: Counting) -> UsedCells:
    """The cells of a counting, made once."""
    key = ("used cells", tuple(sorted(counting.forms)), counting.headlines, counting.voice, counting.without)
    return remembered(index, key, lambda: _used_cells(index, counting))


def _used_cells(index: Index, counting: Counting) -> UsedCells:
    at = np.flatnonzero(counted(index, counting))
    columns = (index.mentions["entity"][at], index.mentions["used"][at], mention_rows(index)[at])
    entities, used, rows = (np.asarray(column, dtype=np.int64) for column in columns)
    n_used, n_articles = max(len(index.used_forms), 1), max(index.n_articles, 1)
    keys, mentions = np.unique((entities * n_used + used) * n_articles + rows, return_counts=True)
    pairs, of_article = np.divmod(keys, n_articles)
    return UsedCells(*np.divmod(pairs, n_used), of_article, mentions)


class _Names:
    """The names used in a view for one entity, or for all of a kind."""

    def __init__(self, view: View, number: int | None, kind: str | None) -> None:
        self.view, self.index = view, view.index
        cells = used_cells(view.index, view.counting)
        if number is not None:
            cells = cells.kept(slice(*np.searchsorted(cells.entities, [number, number + 1]).tolist()))
        mask = chosen(view)[cells.rows]
        if kind is not None:
            mask &= (entity_kinds(view.index) == KINDS.index(kind))[cells.entities]
        self.cells = cells.kept(mask)

    def table(self) -> pd.DataFrame:
        cells = self.cells
        starts = _run_starts(cells.entities, cells.used)
        articles = np.diff(np.append(starts, len(cells.rows)))
        totals = self._totals()
        entities, used = cells.entities[starts], cells.used[starts]
        columns = self._columns(entities, used, articles, _sums(cells.mentions, starts), *(t[entities] for t in totals))
        table = pd.DataFrame({**columns, **days_of_runs(self.index, cells.rows, starts, articles)})
        order = ["n_articles", "entity", "id", "share", "used"]
        return table.sort_values(order, ascending=[False, True, True, False, True], ignore_index=True)

    def _totals(self) -> tuple[Int64, Int64]:
        """Articles and mentions by entity, whatever name they use."""
        named, n = entity_cells(self.view), len(self.index.entities)
        mentions = np.bincount(self.cells.entities, weights=self.cells.mentions, minlength=n).astype(np.int64)
        return np.bincount(named.entities, minlength=n), mentions

    def by_period(self, period: Period) -> pd.DataFrame:
        """One row for each period of the view and name used of the one entity."""
        names, of_row = self._periods(period)
        cells = self.cells.kept(of_row[self.cells.rows] >= 0)
        used, which = np.unique(cells.used, return_inverse=True)
        n = len(used)
        cell = of_row[cells.rows] * n + which
        articles = np.bincount(cell, minlength=n * len(names))
        mentions = np.bincount(cell, weights=cells.mentions, minlength=n * len(names)).astype(np.int64)
        rows = distinct(cells.rows)
        n_articles = np.repeat(np.bincount(of_row[rows], minlength=len(names)), n)
        n_mentions = np.repeat(mentions.reshape(len(names), n).sum(axis=1), n)
        entities = np.full(n * len(names), cells.entities[0] if n else 0)
        columns = self._columns(entities, np.tile(used, len(names)), articles, mentions, n_articles, n_mentions)
        table = pd.DataFrame(columns)
        table.insert(3, "period", np.repeat(np.array(names, dtype=object), n))
        return table.sort_values(["period", "used"], ignore_index=True)

    def _columns(
        self, entities: Int64, used: Int64, articles: Int64, mentions: Int64, n_articles: Int64, n_mentions: Int64
    ) -> dict[str, object]:
        known, forms = self.index.entities, self.index.used_forms
        columns = {
            "entity": [known[i].name for i in entities],
            "id": [known[i].id for i in entities],
            "kind": [known[i].kind for i in entities],
            "used": [forms[i] for i in used],
            "articles": articles,
            "mentions": mentions,
            "n_articles": n_articles,
            "n_mentions": n_mentions,
        }
        return {**with_share(columns, "articles", "n_articles"), "share_of_mentions": share(mentions, n_mentions)}

    def _periods(self, period: Period) -> tuple[list[str], Int64]:
        """Names of the view's periods, and the place of each article's among them (-1: undated or not in view)."""
        rows = self.view.rows[self.view.rows < self.index.n_dated]
        numbers = period_numbers(self.index.days[rows], period)
        of_row = np.full(self.index.n_articles, -1, dtype=np.int64)
        if not len(numbers):
            return [], of_row
        first, last = int(numbers[0]), int(numbers[-1])
        of_row[rows] = numbers - first
        return period_names(first, last, period), of_row

    def notes(self, period: Period | None) -> tuple[str, ...]:
        undated = int(np.count_nonzero(self.view.rows >= self.index.n_dated)) if period else 0
        return (f"{undated} undated articles are left out",) if undated else ()

    def open_cell(self, table: pd.DataFrame, period: Period | None, row: int, column: str) -> Evidence:
        number = self.index.entity_numbers[table["id"].iloc[row]]
        used = self.index.used_forms.index(table["used"].iloc[row])
        inside = np.ones(self.index.n_articles, dtype=np.bool_)
        if period:
            names, of_row = self._periods(period)
            inside = of_row == names.index(table["period"].iloc[row])
        of_entity = self.cells.entities == number
        if column == "n_articles":
            rows = distinct(self.cells.rows[of_entity])
            return article_evidence(self.view, rows[inside[rows]], (number,))
        if column == "articles":
            rows = self.cells.rows[of_entity & (self.cells.used == used)]
            marks = partial(_marks, self.index, self.view.counting, number, used)
            return Evidence("articles", rows[inside[rows]], marks=marks)
        which = (self.index.mentions["entity"] == number) & counted(self.index, self.view.counting)
        if column == "mentions":
            which &= self.index.mentions["used"] == used
        return mention_evidence(self.view, which & inside[mention_rows(self.index)])


def _run_starts(entities: Int64, used: Int64) -> Int64:
    """Where a new (entity, name used) begins in sorted cells."""
    if not len(entities):
        return np.zeros(0, dtype=np.int64)
    new = (np.diff(entities) != 0) | (np.diff(used) != 0)
    return np.concatenate([[0], np.flatnonzero(new) + 1])


def _sums(values: Int64, starts: Int64) -> Int64:
    return np.add.reduceat(values, starts) if len(starts) else np.zeros(0, dtype=np.int64)


def _marks(index: Index, counting: Counting, number: int, used: int, row: int) -> Spans:
    """Spans of the counted mentions of an entity by one name in the text of an article."""
    part, table = index.mentions.part(row), index.mentions
    kept = (table["entity"][part] == number) & (table["used"][part] == used) & (table["field"][part] == 0)
    kept &= counted(index, counting, part)
    return list(zip(table["start"][part][kept].tolist(), table["end"][part][kept].tolist(), strict=True))
