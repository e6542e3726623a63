"""Who is named: articles and occurrences by entity, and over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import (
    FORM_GROUPS,
    Cells,
    article_cells,
    counted,
    entity_kinds,
    in_counted_region,
    mention_rows,
    parts,
)
from analysis.errors import InputError
from analysis.measures.definition import Definition
from analysis.measures.intervals import with_share
from analysis.measures.periods import Period, period_names, period_numbers
from analysis.measures.reach import counted_tokens, first_of_each_source, reach
from analysis.measures.receipts import article_evidence, mention_evidence
from analysis.measures.tokens import token_evidence
from analysis.model import FORMS, KINDS, Bool, Evidence, Int32, Int64, Measurement, View

_COUNTS: Final = (
    "articles", "mentions", "names", "demonyms", "phrases", "languages", "nested", "listed_only",
    "articles_demonym_only",
)  # fmt: skip
INTEGERS: Final = (*_COUNTS, "n_articles", "sources", "n_tokens")
TIMELINE_INTEGERS: Final = ("articles", "mentions", "n_articles")


def mentions(view: View, *, kind: str | None = None) -> Measurement:
    """How many articles of the view name each entity, and how often.

    Parameters
    ----------
    kind
        Only entities of this kind.

    Returns
    -------
    Measurement
        One row for each entity named. ``articles`` of ``n_articles`` name it; ``mentions`` = names + demonyms
        + phrases + languages; ``nested`` further mentions inside other names (not counted); ``listed_only`` articles
        where nothing but a list names it; ``articles_demonym_only`` articles that have its demonym but not its name.
        ``share`` with ``low`` and ``high`` (Wilson, 95 %). ``first`` and ``last`` day it is named (ISO), the
        outlets (``sources``) that name it, mentions ``per_million_tokens`` of ``n_tokens`` running words, Gries' ``dp``
        over the articles (0: evenly, towards 1: in few of them), ``only_one``: one article alone names it. Sorted by
        share (by mentions in the unit occurrences), then name.

    Raises
    ------
    InputError
        The kind is unknown.
    """
    table = _table(view, kind)
    return Measurement("mentions", table, INTEGERS, view, lambda row, column: _open(view, table, row, column))


def _table(view: View, kind: str | None) -> pd.DataFrame:
    index, n = view.index, len(view.index.entities)
    cells = article_cells(index, view.counting)
    at = parts(view, cells.indptr)
    entities = cells.entities[at]
    sums = {
        "articles": np.bincount(entities, minlength=n),
        **{name: _sum(entities, getattr(cells, name)[at], n) for name in tuple(FORM_GROUPS)},
        "nested": _nested(view, n),
        "listed_only": np.bincount(entities[cells.listed_only[at]], minlength=n),
        "articles_demonym_only": np.bincount(entities[_by_demonym_only(cells)[at]], minlength=n),
    }
    sums["mentions"] = sum((sums[name] for name in FORM_GROUPS), np.zeros(n, dtype=np.int64))
    kept = np.flatnonzero((sums["articles"] > 0) & _of_kind(view, kind))
    columns = {
        "entity": [index.entities[i].name for i in kept],
        "id": [index.entities[i].id for i in kept],
        "kind": [index.entities[i].kind for i in kept],
        **{name: sums[name][kept] for name in _COUNTS},
        "n_articles": np.full(len(kept), len(view), dtype=np.int64),
    }
    table = pd.DataFrame({**with_share(columns, "articles", "n_articles"), **reach(view, kept)})
    first = "mentions" if view.counting.unit == "occurrences" else "share"
    return table.sort_values([first, "entity"], ascending=[False, True], ignore_index=True)


def _by_demonym_only(cells: Cells) -> Bool:
    only: Bool = (cells.demonyms > 0) & (cells.demonyms == cells.mentions)
    return only


def _sum(entities: Int32 | Int64, values: Int64, n: int) -> Int64:
    return np.bincount(entities, weights=values, minlength=n).astype(np.int64)


def _of_kind(view: View, kind: str | None) -> Bool:
    kinds = entity_kinds(view.index)
    if kind is None:
        return np.ones(len(kinds), dtype=np.bool_)
    if kind not in KINDS:
        raise InputError(f"kind {kind!r} is unknown: choose one of {', '.join(KINDS)}")
    of_kind: Bool = kinds == KINDS.index(kind)
    return of_kind


def _is_nested(view: View) -> Bool:
    table = view.index.mentions
    nested: Bool = in_counted_region(table["kind"], view.counting) & (table["nested"] >= 0)
    return nested


def _nested(view: View, n: int) -> Int64:
    table = view.index.mentions
    at = parts(view, table.indptr)
    nested = in_counted_region(table["kind"][at], view.counting) & (table["nested"][at] >= 0)
    return np.bincount(table["entity"][at][nested], minlength=n)


def _open(view: View, table: pd.DataFrame, row: int, column: str) -> Evidence:
    number = view.index.entity_numbers[table["id"].iloc[row]]
    if column == "n_articles":
        return article_evidence(view, view.rows, (number,))
    if column == "n_tokens":
        return token_evidence(view, counted_tokens(view), 1)
    if column == "sources":
        outlets = first_of_each_source(view.index, _articles_of(view, number, "articles"))
        return article_evidence(view, outlets, (number,))
    if column in ("articles", "listed_only", "articles_demonym_only"):
        return article_evidence(view, _articles_of(view, number, column), (number,))
    of_entity = view.index.mentions["entity"] == number
    if column == "nested":
        return mention_evidence(view, of_entity & _is_nested(view))
    which = of_entity & counted(view.index, view.counting)
    return mention_evidence(view, which & _has_form(view, column))


def _articles_of(view: View, number: int, column: str) -> Int64:
    cells = article_cells(view.index, view.counting)
    kept = cells.entities == number
    if column == "listed_only":
        kept &= cells.listed_only
    elif column == "articles_demonym_only":
        kept &= _by_demonym_only(cells)
    return np.intersect1d(cells.rows[kept], view.rows, assume_unique=True)


def _has_form(view: View, column: str) -> Bool:
    wanted = np.array([form in FORM_GROUPS.get(column, FORMS) for form in FORMS])
    result: Bool = wanted[view.index.mentions["form"]]
    return result


def timeline(view: View, entities: Sequence[str], *, period: Period = "year") -> Measurement:
    """Articles that name each entity, by period; every period from the first to the last article of the view.

    Parameters
    ----------
    entities
        Entity ids.
    period
        Calendar year, quarter, month, ISO week or day.

    Returns
    -------
    Measurement
        One row for each period and entity: ``articles`` of ``n_articles`` dated in that period, ``mentions``;
        share with its Wilson interval (nan in a period without articles). Undated articles are left out.

    Raises
    ------
    InputError
        An id is not in the index's lexicon, or the period is unknown.
    """
    index = view.index
    missing = [entity for entity in entities if entity not in index.entity_numbers]
    if missing:
        raise InputError(f"{missing[0]!r} is no entity of this index's lexicon: use an id such as country-kaz")
    rows = view.rows[view.rows < index.n_dated]
    numbers = period_numbers(index.days[rows], period)
    first, last = (int(numbers[0]), int(numbers[-1])) if len(numbers) else (0, -1)
    names, n_periods = period_names(first, last, period), last - first + 1
    of_row = np.full(index.n_articles, -1, dtype=np.int64)
    of_row[rows] = numbers - first
    tables = [_timeline_of(view, entity, of_row, names, n_periods) for entity in entities]
    columns = ["period", "id", "entity", *TIMELINE_INTEGERS, "share", "low", "high"]
    table = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=columns)
    table = table.sort_values(["period", "entity"], ignore_index=True)
    undated = len(view) - len(rows)
    notes = (f"{undated} undated articles are left out",) if undated else ()
    return Measurement(
        "timeline", table, TIMELINE_INTEGERS, view,
        lambda row, column: _open_period(view, table, of_row, names, row, column), notes,
    )  # fmt: skip


def _timeline_of(view: View, entity: str, of_row: Int64, names: list[str], n_periods: int) -> pd.DataFrame:
    index, cells = view.index, article_cells(view.index, view.counting)
    kept = (cells.entities == index.entity_numbers[entity]) & (of_row[cells.rows] >= 0)
    at = of_row[cells.rows[kept]]
    occurrences = cells.mentions[kept]
    columns = {
        "period": names,
        "id": [entity] * n_periods,
        "entity": [index.entities[index.entity_numbers[entity]].name] * n_periods,
        "articles": np.bincount(at, minlength=n_periods),
        "mentions": _sum(at, occurrences, n_periods),
        "n_articles": np.bincount(of_row[of_row >= 0], minlength=n_periods),
    }
    return pd.DataFrame(with_share(columns, "articles", "n_articles"))


def _open_period(view: View, table: pd.DataFrame, of_row: Int64, names: list[str], row: int, column: str) -> Evidence:
    index = view.index
    number = index.entity_numbers[table["id"].iloc[row]]
    in_period = of_row == names.index(table["period"].iloc[row])
    if column == "n_articles":
        return article_evidence(view, np.flatnonzero(in_period), (number,))
    if column == "articles":
        named = _articles_of(view, number, "articles")
        return article_evidence(view, named[in_period[named]], (number,))
    which = (index.mentions["entity"] == number) & counted(index, view.counting)
    return mention_evidence(view, which & in_period[mention_rows(index)])


_SHARE_COLUMNS: Final = {
    "share": "articles / n_articles",
    "low": "lower end of the share's 95 % interval (Wilson score)",
    "high": "upper end of that interval",
}
_WILSON: Final = "Wilson 1927; Brown, Cai & DasGupta 2001, Statistical Science 16(2)"

MENTIONS: Final = Definition(
    title="Who is named",
    row="one entity that is named in the articles looked at",
    columns={
        "entity": "its name",
        "id": "its id in the lexicon",
        "kind": "country, person, organisation, place, agreement, event or project",
        "articles": "articles that name it",
        "mentions": "how often it is named: names + demonyms + phrases + languages",
        "names": "mentions by name or acronym",
        "demonyms": "mentions by demonym (Kazakh)",
        "phrases": "mentions by office (the president of Kazakhstan), counted on request",
        "languages": "mentions of its language (the Kazakh language), counted on request",
        "nested": "further mentions inside other names (Astana in Astana Act), never counted",
        "listed_only": "articles where nothing but a list of more than three of its kind names it",
        "articles_demonym_only": "articles that have its demonym, and not its name",
        "n_articles": "all articles looked at",
        **_SHARE_COLUMNS,
        "first": "day of the first dated article that names it",
        "last": "day of the last one",
        "sources": "outlets that name it",
        "n_tokens": "running words of the bodies (with headlines counted in, of these too)",
        "per_million_tokens": "mentions / n_tokens x 1,000,000",
        "dp": "Gries' deviation of proportions over the articles: half the sum of |the article's share of the mentions "
        "- its share of the running words|; 0 is evenly spread, towards 1 all in few articles",
        "only_one": "whether one article alone names it",
    },
    sources=(_WILSON, "Gries 2008, IJCL 13(4) (dispersion)"),
)

TIMELINE: Final = Definition(
    title="When it is named",
    row="one period and entity; every period between the first and the last article",
    columns={
        "period": "year, quarter, month, week or day",
        "id": "its id in the lexicon",
        "entity": "its name",
        "articles": "articles of the period that name it",
        "mentions": "how often they name it",
        "n_articles": "all articles of the period",
        **_SHARE_COLUMNS,
    },
    notes=("Articles without a date are left out, which a note says.",),
    sources=(_WILSON,),
)
