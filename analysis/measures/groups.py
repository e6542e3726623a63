"""Ways to take a view apart: by article, year, outlet, language or country named."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, get_args

import numpy as np

from analysis.cells import article_cells, entity_kinds, parts
from analysis.columns import distinct
from analysis.errors import InputError
from analysis.model import KINDS, Int64, View

By = Literal["article", "year", "source", "language", "country", "all"]
MOST_ARTICLES_APART: Final = 8
"""From this many articles on, words are not shown by article: nobody reads that many cards."""


class Group(NamedTuple):
    """Some articles of a view: a stable key, a name to show, sorted rows."""

    key: str
    name: str
    rows: Int64


def split(view: View, by: By) -> list[Group]:
    """The groups of a view, in a fixed order; without those that hold no article.

    Undated articles are in no year. By country, an article is in the group of each country it names.

    Raises
    ------
    InputError
        The grouping is unknown, or by article with too many articles.
    """
    if by not in get_args(By):
        raise InputError(f"by {by!r} is unknown: choose one of {', '.join(get_args(By))}")
    if by == "all":
        return [Group("all", "all articles", view.rows)] if len(view) else []
    if by == "article":
        return _by_article(view)
    if by == "country":
        return _by_country(view)
    return _by_column(view, by)


def _by_article(view: View) -> list[Group]:
    if len(view) >= MOST_ARTICLES_APART:
        raise InputError(
            f"{len(view):,} articles are too many to take one by one: choose year, source or country, "
            f"or filter to fewer than {MOST_ARTICLES_APART}"
        )
    return [Group(view.index.article_id(r), view.index.headline(r), np.array([r])) for r in view.rows.tolist()]


def _by_column(view: View, by: str) -> list[Group]:
    index, rows = view.index, view.rows
    if by == "year":
        rows = rows[rows < index.n_dated]
        values = index.days[rows].astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
        names = {int(value): (str(value), str(value)) for value in distinct(values)}
    elif by == "source":
        values = np.asarray(index.source_numbers[rows])
        names = {number: (source.id, source.name) for number, source in enumerate(index.sources)}
    else:
        values = np.asarray(index.language_numbers[rows])
        names = {number: (code, code or "unknown") for number, code in enumerate(index.languages)}
    order = np.argsort(values, kind="stable")
    groups = np.split(rows[order], np.flatnonzero(np.diff(values[order])) + 1) if len(rows) else []
    return [Group(*names[int(values[order][at])], part) for at, part in _with_offsets(groups)]


def _with_offsets(groups: list[Int64]) -> list[tuple[int, Int64]]:
    offsets = np.cumsum([0, *(len(group) for group in groups)])
    return list(zip(offsets.tolist(), groups, strict=False))


def _by_country(view: View) -> list[Group]:
    index, cells = view.index, article_cells(view.index, view.counting)
    at = parts(view, cells.indptr)
    entities, rows = cells.entities[at], cells.rows[at]
    countries = np.flatnonzero(entity_kinds(index) == KINDS.index("country"))
    groups = ((index.entities[c], rows[entities == c]) for c in countries[np.isin(countries, entities)].tolist())
    return [Group(entity.id, entity.name, of_country) for entity, of_country in groups]
