"""How far a name reaches: when it is first and last named, by how many outlets, how often and how evenly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from analysis.cells import article_cells, chosen, in_voice, is_run, remembered
from analysis.index.store import Index
from analysis.measures.spread import dp_many
from analysis.model import Counting, Int64, View

MILLION: Final = 1_000_000
_DAY: Final = np.datetime64("1970-01-01", "D")


@dataclass(frozen=True, slots=True, eq=False)
class EntityCells:
    """Distinct (entity, article) with their mentions, sorted by entity and article: `Cells` turned round."""

    entities: Int64
    rows: Int64
    mentions: Int64


def entity_cells(view: View) -> EntityCells:
    """The cells of a view by entity; sorted once for a counting, so that a change of filter only chooses."""
    index, counting = view.index, view.counting
    key = ("entity cells", tuple(sorted(counting.forms)), counting.headlines, counting.voice, counting.without)
    whole = remembered(index, key, lambda: _turned(index, counting))
    if len(view) == index.n_articles:
        return whole
    if is_run(view.rows):
        kept = (whole.rows >= view.rows[0]) & (whole.rows <= view.rows[-1])
    else:
        kept = chosen(view)[whole.rows]
    return EntityCells(whole.entities[kept], whole.rows[kept], whole.mentions[kept])


def _turned(index: Index, counting: Counting) -> EntityCells:
    cells = article_cells(index, counting)
    order = np.argsort(cells.entities, kind="stable")
    return EntityCells(cells.entities[order].astype(np.int64), cells.rows[order], cells.mentions[order])


def reach(view: View, kept: Int64) -> dict[str, npt.NDArray[Any]]:
    """Columns by entity.

    Parameters
    ----------
    kept
        Numbers of the entities wanted (sorted), each named in the view.

    Returns
    -------
    dict
        ``first`` and ``last`` (ISO dates, "" where only undated articles name it), ``sources`` (outlets that name
        it), ``n_tokens``, ``per_million_tokens`` (nan without a running word), ``dp``, ``only_one``.
    """
    index, cells = view.index, entity_cells(view)
    numbers, starts, articles = np.unique(cells.entities, return_index=True, return_counts=True)
    tokens = article_tokens(index, view.counting)[view.rows]
    n_tokens, n = int(tokens.sum()), len(index.entities)
    occurrences = np.add.reduceat(cells.mentions, starts) if len(starts) else starts
    place = np.cumsum(chosen(view)) - 1
    columns = {
        **days_of_runs(index, cells.rows, starts, articles),
        "sources": _outlets(index, cells)[numbers],
        "n_tokens": np.full(len(numbers), n_tokens, dtype=np.int64),
        "per_million_tokens": occurrences / n_tokens * MILLION if n_tokens else np.full(len(numbers), np.nan),
        "dp": dp_many(place[cells.rows], cells.entities, cells.mentions, tokens, n).dp[numbers],
        "only_one": articles == 1,
    }
    return {name: values[np.searchsorted(numbers, kept)] for name, values in columns.items()}


def days_of_runs(index: Index, rows: Int64, starts: Int64, articles: Int64) -> dict[str, npt.NDArray[Any]]:
    """``first`` and ``last`` day of runs of so many sorted rows that begin at ``starts``; undated ones come last."""
    if not len(starts):
        return {"first": starts, "last": starts}
    dated = np.add.reduceat(rows < index.n_dated, starts, dtype=np.int64)
    ends = starts + np.where(dated, dated, articles) - 1
    return {"first": iso_days(index, rows[starts]), "last": iso_days(index, rows[ends])}


def iso_days(index: Index, rows: Int64) -> npt.NDArray[Any]:
    """Days of articles as ISO dates, "" for undated ones (shape of rows, of objects)."""
    written = np.datetime_as_string(_DAY + np.where(rows < index.n_dated, index.days[rows], 0).astype(np.int64))
    return np.where(rows < index.n_dated, written, "").astype(object)


def _outlets(index: Index, cells: EntityCells) -> Int64:
    """Number of outlets by entity."""
    n_sources = max(len(index.sources), 1)
    named = np.zeros(len(index.entities) * n_sources, dtype=np.bool_)
    named[cells.entities * n_sources + index.source_numbers[cells.rows]] = True
    return np.asarray(named.reshape(-1, n_sources).sum(axis=1, dtype=np.int64))


def first_of_each_source(index: Index, rows: Int64) -> Int64:
    """Of some articles (sorted rows) the earliest of each outlet, sorted."""
    _, firsts = np.unique(np.asarray(index.source_numbers)[rows], return_index=True)
    return rows[np.sort(firsts)]


def article_tokens(index: Index, counting: Counting) -> Int64:
    """Running words of each article where counting looks: its body, its headline on request, in the voice asked for."""
    key = ("article tokens", counting.headlines, counting.voice)
    return remembered(index, key, lambda: _article_tokens(index, counting))


def _article_tokens(index: Index, counting: Counting) -> Int64:
    rows = np.arange(index.n_articles)
    sizes = _sizes(index, counting, rows)
    if counting.voice == "all":
        return sizes
    positions = _positions(index, rows, sizes)
    return np.bincount(np.repeat(rows, sizes)[in_voice(index, counting, positions)], minlength=index.n_articles)


def counted_tokens(view: View) -> Int64:
    """Positions of the running words that ``n_tokens`` counts."""
    positions = _positions(view.index, view.rows, _sizes(view.index, view.counting, view.rows))
    return positions[in_voice(view.index, view.counting, positions)]


def _sizes(index: Index, counting: Counting, rows: Int64) -> Int64:
    """How many tokens of some articles stand where counting looks, in whatever voice."""
    if counting.headlines:
        return np.diff(index.tokens.indptr)[rows]
    return np.asarray(index.body_tokens, dtype=np.int64)[rows]


def _positions(index: Index, rows: Int64, sizes: Int64) -> Int64:
    """Positions of the first ``sizes`` tokens of some articles: the body's come first, the headline's behind them."""
    shifts = np.repeat(index.tokens.indptr[rows] - (np.cumsum(sizes) - sizes), sizes)
    return shifts + np.arange(int(sizes.sum()))
