"""Who is named together: pairs of entities in one article, paragraph or sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import pandas as pd

from analysis.cells import chosen, incidence, is_run, windows
from analysis.errors import InputError
from analysis.measures.association import dice, expected, jaccard, logdice, npmi, pmi, signed_g2
from analysis.measures.definition import Definition
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
        windows of the view. ``logdice``, ``npmi``, ``pmi``, ``g2`` (four cells, negative where rarer than expected),
        ``jaccard``, ``dice`` and ``expected`` (n_x n_y / n) from a; nan where there is none: logdice and pmi at
        a = 0, npmi at a = n, g2 where the windows with lists leave fewer than no window without both. ``supported``:
        a reaches the minimum support. Sorted by logdice, then names.

    Raises
    ------
    InputError
        A kind is unknown, or the unit is not articles.
    """
    pairs = Pairs(view, kind, other)
    table = pairs.table()
    return Measurement("cooccurrence", table, INTEGERS, view, lambda row, column: pairs.open_cell(table, row, column))


class Pairs:
    """The counts of one view's pairs, and where they come from.

    Raises
    ------
    InputError
        A kind is unknown, or the unit is occurrences.
    """

    def __init__(self, view: View, kind: str, other: str | None) -> None:
        for name in (kind, other or kind):
            if name not in KINDS:
                raise InputError(f"kind {name!r} is unknown: choose one of {', '.join(KINDS)}")
        if view.counting.unit == "occurrences":
            raise InputError("pairs are counted in articles or in a window of them: choose the unit articles")
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

    def counts(self, missing: bool = False) -> pd.DataFrame:
        """The two of each pair and its integers; with ``missing`` of pairs that no window names, too."""
        named, free = self._count()
        margins = [np.asarray(m.named[self.units].sum(axis=0)).ravel().astype(np.int64) for m in (self.x, self.y)]
        wanted = (margins[0] > 0)[:, None] & (margins[1] > 0) if missing else named > 0
        at_x, at_y = np.nonzero(np.triu(wanted, 1) if self.symmetric else wanted)
        total, alone = named[at_x, at_y], free[at_x, at_y]
        entities = self.view.index.entities
        x, y = self.x.numbers[at_x], self.y.numbers[at_y]
        return pd.DataFrame(
            {
                "x": [entities[i].id for i in x],
                "y": [entities[i].id for i in y],
                "x_name": [entities[i].name for i in x],
                "y_name": [entities[i].name for i in y],
                "a": alone if self.view.counting.lists == "apart" else total,
                "a_listed": total - alone,
                "n_x": margins[0][at_x],
                "n_y": margins[1][at_y],
                "n": np.full(len(x), self.n, dtype=np.int64),
            }
        )

    def table(self) -> pd.DataFrame:
        counts = self.counts()
        a, n_x, n_y, n = (counts[name].to_numpy() for name in ("a", "n_x", "n_y", "n"))
        table = pd.DataFrame(
            {
                **counts,
                "logdice": logdice(a, n_x, n_y),
                "npmi": npmi(a, n_x, n_y, n),
                "pmi": pmi(a, n_x, n_y, n),
                "g2": signed_g2(a, n_x, n_y, n),
                "jaccard": jaccard(a, n_x, n_y),
                "dice": dice(a, n_x, n_y),
                "expected": expected(n_x, n_y, n),
                "supported": a >= self.view.counting.support,
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
        units = np.flatnonzero(self.holding(x, y, column) & self.in_view())
        return self._evidence(units, {"n_x": (x,), "n_y": (y,)}.get(column, (x, y)))

    def holding(self, x: int, y: int, column: str) -> Bool:
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

    def in_view(self) -> Bool:
        """Which windows of the index are in the view."""
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


COOCCURRENCE: Final = Definition(
    title="Named together",
    row="one pair of entities that share a window (article, paragraph or sentence)",
    columns={
        "x": "id of the first",
        "y": "id of the second",
        "x_name": "name of the first",
        "y_name": "name of the second",
        "a": "windows that name both, neither of them only in a list",
        "a_listed": "windows that name both, at least one only in a list (a sentence with more than three of its kind)",
        "n_x": "windows that name the first",
        "n_y": "windows that name the second",
        "n": "all windows",
        "logdice": "14 + log2(2 a / (n_x + n_y)): at most 14, one point less is half as strong; empty where a is 0",
        "npmi": "log2(a n / (n_x n_y)) / -log2(a / n), between -1 (never together) and 1 (only together)",
        "pmi": "log2(a / expected): above 0 more often than by chance; empty where a is 0; favours what is rare",
        "g2": "2 sum O ln(O / E) over the four cells (both, only the first, only the second, neither), negative where "
        "a is below expected; 3.84, 6.63 and 10.83 stand for p = 0.05, 0.01 and 0.001; empty where windows kept apart "
        "as lists leave no such table",
        "jaccard": "a / (n_x + n_y - a)",
        "dice": "2 a / (n_x + n_y)",
        "expected": "n_x n_y / n: how often they would meet by chance",
        "supported": "whether a reaches the minimum support; what does not is shown and never ranked",
    },
    notes=(
        "Where lists are counted in, they are part of a too.",
        "Sentences and paragraphs of one article depend on each other: as evidence g2 is for the window article.",
    ),
    sources=(
        "Rychlý 2008, RASLAN (logDice)",
        "Bouma 2009, GSCL (NPMI)",
        "Church & Hanks 1990, CL 16(1) (PMI)",
        "Dunning 1993, CL 19(1) (G2)",
        "Jaccard 1912; Dice 1945",
    ),
)
