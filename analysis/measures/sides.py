"""Two sets of articles that are compared: a target, and a reference that shares no article with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from analysis.errors import InputError
from analysis.model import Filter, Int64, View
from analysis.views import select

Side = Literal["target", "reference"]
SIDES: Final[tuple[Side, Side]] = ("target", "reference")
_OTHERWISE: Final = "choose other articles to compare with"


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Rows of target (the view's own) and reference, sorted and disjoint; ``notes`` say what was left out."""

    view: View
    target: Int64
    reference: Int64
    notes: tuple[str, ...] = ()

    def rows(self, side: Side) -> Int64:
        """The articles of one side."""
        return self.target if side == "target" else self.reference

    def size(self, side: Side) -> int:
        """How many articles a side has."""
        return len(self.rows(side))


def sides(view: View, reference: View | Filter | None = None) -> Sides:
    """The view as target against a reference.

    Parameters
    ----------
    reference
        The other articles: a view of the same index, a filter (under the view's own counting), or by default all
        articles of the collection. Those that are in the target too are left out of the reference, since tests take
        the two for independent; a note says how many.

    Raises
    ------
    InputError
        One of the two is empty, all of the reference is in the target, or it is a view of another index.
    """
    if isinstance(reference, View) and reference.index is not view.index:
        raise InputError("the two views are of two collections: compare views of one index")
    other = reference if isinstance(reference, View) else select(view.index, reference or Filter(), view.counting)
    if not len(view):
        raise InputError("no article passes the filter, so there is nothing to compare: take out a filter")
    if not len(other):
        raise InputError(f"no article passes the filter of what is compared with: {_OTHERWISE}")
    rows = np.setdiff1d(other.rows, view.rows, assume_unique=True)
    shared = len(other) - len(rows)
    if not len(rows):
        if reference is None:
            raise InputError("these are all articles of the collection, so there is no rest to compare with: "
                             "filter, or choose other articles to compare with")  # fmt: skip
        which = "the same articles" if shared == len(view) else "all among the articles they are compared with"
        raise InputError(f"the {shared:,} articles to compare with are {which}: {_OTHERWISE}")
    return Sides(view, view.rows, rows, _notes(reference is None, shared, len(rows)))


def _notes(is_rest: bool, shared: int, left: int) -> tuple[str, ...]:
    if is_rest:
        return (f"compared with the rest of the collection: {left:,} {'article' if left == 1 else 'articles'}",)
    if not shared:
        return ()
    verb = "article is" if shared == 1 else "articles are"
    count = "it counts" if shared == 1 else "they count"
    return (f"{shared:,} {verb} in both: {count} on the first side only, so that the two share no article",)
