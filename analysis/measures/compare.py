"""Who is named more here than there: the share of articles that name each entity, in two views side by side."""

from __future__ import annotations

from functools import partial
from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import article_cells, entity_kinds
from analysis.errors import InputError
from analysis.measures.definition import Definition
from analysis.measures.receipts import article_evidence
from analysis.measures.sides import SIDES, Side, Sides, sides
from analysis.measures.slopes import difference_of_shares
from analysis.model import KINDS, Evidence, Filter, Int64, Measurement, View

INTEGERS: Final = ("n_target", "n_reference", "articles_target", "articles_reference")


def compare_mentions(
    view: View, reference: View | Filter | None = None, *, kind: str | None = None
) -> Measurement:  # fmt: skip
    """The share of articles that name each entity in a view, against that in a reference.

    Parameters
    ----------
    reference
        The articles to compare with, by default the rest of the collection; articles in both are left out of it.
    kind
        Only entities of this kind.

    Returns
    -------
    Measurement
        One row for each entity named on either side: ``n_target`` of ``articles_target`` articles name it, and
        ``n_reference`` of ``articles_reference``. ``difference`` of the two shares, positive where the target names
        it more, with its 95 % interval from ``low`` to ``high`` (Newcombe); ``supported``: the two together reach the
        minimum support. Sorted by difference, then name.

    Raises
    ------
    InputError
        A side is empty, both are the same articles, the kind is unknown, or the unit is occurrences.
    """
    if view.counting.unit == "occurrences":
        raise InputError("the shares of articles that name somebody are compared: choose the unit articles")
    if kind is not None and kind not in KINDS:
        raise InputError(f"kind {kind!r} is unknown: choose one of {', '.join(KINDS)}")
    both = sides(view, reference)
    table = _table(both, kind)
    return Measurement("compare_mentions", table, INTEGERS, view, partial(_open, both, table), both.notes)


def _table(both: Sides, kind: str | None) -> pd.DataFrame:
    index = both.view.index
    n = {side: _named(both, side) for side in SIDES}
    of_kind = np.ones(len(index.entities), dtype=np.bool_)
    if kind is not None:
        of_kind = entity_kinds(index) == KINDS.index(kind)
    kept = np.flatnonzero((n["target"] + n["reference"] > 0) & of_kind)
    k, other = n["target"][kept], n["reference"][kept]
    size, other_size = both.size("target"), both.size("reference")
    difference = difference_of_shares(k, size, other, other_size)
    table = pd.DataFrame(
        {
            "entity": [index.entities[i].name for i in kept],
            "id": [index.entities[i].id for i in kept],
            "kind": [index.entities[i].kind for i in kept],
            "n_target": k,
            "n_reference": other,
            "articles_target": np.full(len(kept), size, dtype=np.int64),
            "articles_reference": np.full(len(kept), other_size, dtype=np.int64),
            **difference._asdict(),
            "share_target": k / size,
            "share_reference": other / other_size,
            "supported": k + other >= both.view.counting.support,
        }
    )
    return table.sort_values(["difference", "entity"], ascending=[False, True], ignore_index=True)


def _named(both: Sides, side: Side) -> Int64:
    """How many articles of a side name each entity (shape: entities)."""
    index = both.view.index
    cells = article_cells(index, both.view.counting)
    inside = np.zeros(index.n_articles, dtype=np.bool_)
    inside[both.rows(side)] = True
    return np.bincount(cells.entities[inside[cells.rows]], minlength=len(index.entities))


def _open(both: Sides, table: pd.DataFrame, row: int, column: str) -> Evidence:
    count, _, name = column.partition("_")
    side: Side = "target" if name == "target" else "reference"
    number = both.view.index.entity_numbers[table["id"].iloc[row]]
    rows = both.rows(side)
    if count == "n":
        cells = article_cells(both.view.index, both.view.counting)
        rows = np.intersect1d(cells.rows[cells.entities == number], rows, assume_unique=True)
    return article_evidence(both.view, rows, (number,))


COMPARE_MENTIONS: Final = Definition(
    title="Names compared",
    row="one entity that is named in the articles looked at (the target) or in those they are compared with (the "
    "reference)",
    columns={
        "entity": "its name",
        "id": "its id in the lexicon",
        "kind": "country, person, organisation, place, agreement, event or project",
        "n_target": "articles of the target that name it",
        "n_reference": "articles of the reference that name it",
        "articles_target": "articles of the target",
        "articles_reference": "articles of the reference",
        "difference": "share_target - share_reference; above 0 where the target names it more",
        "low": "lower end of the difference's 95 % interval (Newcombe's hybrid score, method 10)",
        "high": "upper end of that interval",
        "share_target": "n_target / articles_target",
        "share_reference": "n_reference / articles_reference",
        "supported": "whether n_target + n_reference reaches the minimum support: what does not is shown and never "
        "ranked",
    },
    notes=(
        "Articles that are in both are left out of the reference, which a note says.",
        "Each interval is that of one difference; of twenty such intervals one misses its difference by chance.",
    ),
    sources=("Newcombe 1998, Statistics in Medicine 17 (difference of two shares)",),
)
