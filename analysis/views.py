"""From a filter to a view: the articles that pass it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from analysis.cells import Cells, article_cells
from analysis.errors import InputError
from analysis.index.store import Index
from analysis.model import Bool, Counting, Filter, Int64, View
from analysis.queries import matching_rows, parse_query

_EPOCH = dt.date(1970, 1, 1)


def select(index: Index, filter: Filter = Filter(), counting: Counting = Counting()) -> View:  # noqa: B008 - both frozen
    """The view of an index through a filter; what names a country or person follows the counting.

    In the unit texts the view keeps the earliest article of each story that passes the filter, so that whatever is
    measured counts distinct texts.

    Raises
    ------
    InputError
        The dates contradict each other, a value is not in the index, the query can't be read, or the
        counting makes no sense.
    """
    _check(filter, counting)
    mask = np.ones(index.n_articles, dtype=np.bool_)
    undated = 0
    if filter.date_from or filter.date_to or filter.years:
        undated = index.n_articles - index.n_dated
        mask &= _dates(index, filter)
    mask &= _facets(index, filter)
    cells = article_cells(index, counting) if filter.countries or filter.entities or filter.excluding else None
    for wanted in (filter.countries, filter.entities):
        if wanted and cells is not None:
            mask &= _naming(index, cells, wanted, filter.match == "all")
    if filter.excluding and cells is not None:
        mask &= ~_naming(index, cells, filter.excluding, every=False)
    if filter.words.strip():
        found = np.zeros(index.n_articles, dtype=np.bool_)
        found[matching_rows(index, parse_query(filter.words), headlines=counting.headlines)] = True
        mask &= found
    passed = np.flatnonzero(mask)
    rows = _earliest(index, passed) if counting.unit == "texts" else passed
    return View(index, rows, filter, counting, undated, len(passed) - len(rows))


def _earliest(index: Index, rows: Int64) -> Int64:
    """Of each story that some rows (sorted) belong to, the first row."""
    _, firsts = np.unique(index.stories[rows], return_index=True)
    return rows[np.sort(firsts)]


def _check(filter: Filter, counting: Counting) -> None:
    if filter.date_from and filter.date_to and filter.date_from > filter.date_to:
        raise InputError(f"from {filter.date_from} is after to {filter.date_to}: swap the two dates")
    if not counting.forms:
        raise InputError("forms is empty: choose at least one of names, demonyms, phrases")


def _dates(index: Index, filter: Filter) -> Bool:
    days = np.asarray(index.days[: index.n_dated])
    lo = (filter.date_from - _EPOCH).days if filter.date_from else None
    hi = (filter.date_to - _EPOCH).days if filter.date_to else None
    first = 0 if lo is None else int(np.searchsorted(days, lo, "left"))
    last = index.n_dated if hi is None else int(np.searchsorted(days, hi, "right"))
    mask = np.zeros(index.n_articles, dtype=np.bool_)
    mask[first:last] = True
    if filter.years:
        in_year = np.zeros(index.n_articles, dtype=np.bool_)
        for year in filter.years:
            bounds = [(dt.date(y, 1, 1) - _EPOCH).days for y in (year, year + 1)]
            begin, end = np.searchsorted(days, bounds, "left")
            in_year[begin:end] = True
        mask &= in_year
    return mask


def _facets(index: Index, filter: Filter) -> Bool:
    mask = np.ones(index.n_articles, dtype=np.bool_)
    ids = [source.id for source in index.sources]
    if filter.sources:
        mask &= _one_of(ids, filter.sources, "source")[index.source_numbers]
    if filter.languages:
        mask &= _one_of(index.languages, filter.languages, "language")[index.language_numbers]
    if filter.outlets:
        countries = [source.country for source in index.sources]
        mask &= _one_of(countries, filter.outlets, "outlet")[index.source_numbers]
    return mask


def _one_of(names: Sequence[str], wanted: Sequence[str], field: str) -> Bool:
    missing = [value for value in wanted if value not in names]
    if missing:
        known = ", ".join(sorted({name or "unknown" for name in names})[:12])
        raise InputError(f"{field} {missing[0]!r} is not in this collection: it has {known}")
    return np.array([name in wanted for name in names], dtype=np.bool_)


def _naming(index: Index, cells: Cells, wanted: Sequence[str], every: bool) -> Bool:
    masks = []
    for entity in wanted:
        if entity not in index.entity_numbers:
            raise InputError(f"{entity!r} is no entity of this index's lexicon: use an id such as country-kaz")
        mask = np.zeros(index.n_articles, dtype=np.bool_)
        mask[cells.rows[cells.entities == index.entity_numbers[entity]]] = True
        masks.append(mask)
    result: Bool = np.logical_and.reduce(masks) if every else np.logical_or.reduce(masks)
    return result
