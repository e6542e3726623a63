"""Who is named together: pairs of entities in one article, paragraph or sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import pandas as pd

from analysis.cells import chosen, incidence, is_run, windows
from analysis.errors import InputError
from analysis.measures.association import logdice, npmi
from analysis.measures.receipts import article_evidence, marks_in
from analysis.model import KINDS, Bool, Evidence, Int64, Measurement, View

if TYPE_CHECKING:
    from scipy import sparse

INTEGERS: Final = ("a", "a_listed", "n_x", "n_y", "n")


def cooccurrence(view: View, *, kind: str = "country", other: str | None = None) -> Measurement:
    """Pairs of entities that share a window (article, paragraph or sentence, as the counting says).

    Parameters
    ----------
    kind, other
        Pairs within ``kind``, or of ``kind`` with ``other``.

    Returns
    -------
    Measurement
        One row for each pair found. ``a``: windows that name both, where neither stands only in a list (a
        sentence with more than three of its kind); ``a_listed``: those where at least one does. With
        ``lists="in"`` the latter are part of ``a`` too. ``n_x``, ``n_y``: windows naming each, ``n``: all
        windows of the view. ``logdice`` and ``npmi`` from a. Sorted by logdice, then names.

    Raises
    ------
    InputError
        A kind is unknown, or the unit is not articles.
    """
    for name in (kind, other or kind):
        if name not in KINDS:
            raise InputError(f"kind {name!r} is unknown: choose one of {', '.join(KINDS)}")
    if view.counting.unit == "occurrences":
        raise InputError("pairs are counted in articles or in a window of them: choose the unit articles")
    pairs = _Pairs(view, kind, other)
    table = pairs.table()
    return Measurement("cooccurrence", table, INTEGERS, view, lambda row, column: pairs.open_cell(table, row, column))


class _Pairs:
    """The counts of one view's pairs, and where they come from."""

    def __init__(self, view: View, kind: str, other: str | None) -> None:
        self.view = view
        self.symmetric = other is None or other == kind
        self.x = incidence(view.index, view.counting, kind)
        self.y = self.x if self.symmetric else incidence(view.index, view.counting, other or kind)
        self.windows = windows(view.index, view.counting)
        self.units = _units(view, self.windows.indptr)
        """The windows of the view: a slice or a mask."""

    def _count(self) -> tuple[Int64, Int64]:
        """Windows by pair: all that name both, and those where both stand outside lists.

        Few windows hold a list, so the first is the second with only those windows exchanged.
        """
        free_x, free_y = self.x.free[self.units], self.y.free[self.units]
        free = _product(free_x, free_y)
        lists = (self.x.lists | self.y.lists)[self.units]
        named_x, named_y = self.x.named[self.units][lists], self.y.named[self.units][lists]
        return free + _product(named_x, named_y) - _product(free_x[lists], free_y[lists]), free

    def table(self) -> pd.DataFrame:
        named, free = self._count()
        at_x, at_y = np.nonzero(np.triu(named, 1) if self.symmetric else named)
        total = named[at_x, at_y]
        apart = self.view.counting.lists == "apart"
        margins = [np.asarray(m.named[self.units].sum(axis=0)).ravel().astype(np.int64) for m in (self.x, self.y)]
        entities = self.view.index.entities
        x, y = self.x.numbers[at_x], self.y.numbers[at_y]
        a = free[at_x, at_y] if apart else total
        n_x, n_y, n = margins[0][at_x], margins[1][at_y], np.full(len(x), self.n, dtype=np.int64)
        table = pd.DataFrame(
            {
                "x": [entities[i].id for i in x],
                "y": [entities[i].id for i in y],
                "x_name": [entities[i].name for i in x],
                "y_name": [entities[i].name for i in y],
                "a": a,
                "a_listed": total - free[at_x, at_y],
                "n_x": n_x,
                "n_y": n_y,
                "n": n,
                "logdice": logdice(a, n_x, n_y),
                "npmi": npmi(a, n_x, n_y, n),
            }
        )
        order = ["logdice", "x_name", "y_name"]
        return table.sort_values(order, ascending=[False, True, True], na_position="last", ignore_index=True)

    @property
    def n(self) -> int:
        if isinstance(self.units, slice):
            return int(self.units.stop - self.units.start)
        return int(np.count_nonzero(self.units))

    def open_cell(self, table: pd.DataFrame, row: int, column: str) -> Evidence:
        numbers = self.view.index.entity_numbers
        x, y = (numbers[table[name].iloc[row]] for name in ("x", "y"))
        units = np.flatnonzero(self._holding(x, y, column) & self._in_view())
        return self._evidence(units, {"n_x": (x,), "n_y": (y,)}.get(column, (x, y)))

    def _holding(self, x: int, y: int, column: str) -> Bool:
        """Which windows of the index a column counts for a pair."""
        at_x, at_y = np.searchsorted(self.x.numbers, x), np.searchsorted(self.y.numbers, y)
        in_x, in_y = _column(self.x.named, at_x), _column(self.y.named, at_y)
        if column == "n":
            return np.ones(len(in_x), dtype=np.bool_)
        if column in ("n_x", "n_y"):
            return in_x if column == "n_x" else in_y
        free = _column(self.x.free, at_x) & _column(self.y.free, at_y)
        if column == "a_listed":
            return in_x & in_y & ~free
        return free if self.view.counting.lists == "apart" else in_x & in_y

    def _in_view(self) -> Bool:
        mask = np.zeros(int(self.windows.indptr[-1]), dtype=np.bool_)
        mask[self.units] = True
        return mask

    def _evidence(self, units: Int64, entities: tuple[int, ...]) -> Evidence:
        if self.view.counting.window == "article":
            return article_evidence(self.view, units, entities)
        rows = np.searchsorted(self.windows.indptr, units, "right") - 1
        index, counting = self.view.index, self.view.counting
        unit: Literal["paragraphs", "sentences"] = "paragraphs" if counting.window == "paragraph" else "sentences"
        return Evidence(
            unit, rows, sentences=self.windows.first_sentence[units],
            marks=lambda row: marks_in(index, counting, entities, row),
        )  # fmt: skip


def _units(view: View, indptr: Int64) -> slice | Bool:
    if is_run(view.rows):
        return slice(int(indptr[view.rows[0]]), int(indptr[view.rows[-1] + 1]))
    return np.repeat(chosen(view), np.diff(indptr))


def _product(x: sparse.csr_matrix, y: sparse.csr_matrix) -> Int64:
    product: Int64 = (x.T @ y).toarray().astype(np.int64)
    return product


def _column(matrix: sparse.csr_matrix, number: np.intp) -> Bool:
    return np.asarray(matrix[:, [int(number)]].toarray()).ravel() > 0
