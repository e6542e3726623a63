"""Word groups: named lists of patterns, counted like entities, and what a query's parts do over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import chosen, in_voice, remembered
from analysis.columns import distinct
from analysis.errors import InputError
from analysis.index.store import Index
from analysis.lexicon.word_groups import ANY_LANGUAGE, WordGroup, shipped_groups
from analysis.measures.definition import Definition
from analysis.measures.groups import By, Group, split
from analysis.measures.intervals import with_share
from analysis.measures.periods import Period, period_names, period_numbers
from analysis.measures.receipts import article_evidence, span_articles
from analysis.measures.search import occurrences_in
from analysis.measures.tokens import token_evidence
from analysis.model import Bool, Evidence, Int64, Measurement, View
from analysis.queries import Occurrences, find, parse_query

INTEGERS: Final = ("articles", "occurrences", "n_articles")


def word_groups(view: View, *, by: By = "all", groups: Sequence[WordGroup] | None = None) -> Measurement:
    """How many articles hold a word of each group, and how often.

    Parameters
    ----------
    by
        How the view is taken apart.
    groups
        Named lists of patterns; without them, those shipped.

    Returns
    -------
    Measurement
        One row for each word group and part of the view: ``articles`` of the part's ``n_articles`` hold a pattern of
        it, ``occurrences`` (two patterns that begin with the same word of a text are one), share with its Wilson
        interval. Sorted by the parts' order, then by share (by occurrences in that unit), then name.

    Raises
    ------
    InputError
        A pattern can't be read, or the view can't be taken apart like this.
    """
    parts, asked = split(view, by), tuple(shipped_groups() if groups is None else groups)
    found = {group.name: group_occurrences(view, group) for group in asked}
    table = _table(view, parts, found)
    return Measurement("word_groups", table, INTEGERS, view, lambda r, c: _open(view, parts, found, table, r, c))


def group_occurrences(view: View, group: WordGroup) -> Occurrences:
    """Where a word group stands in the view, in the voice asked for (that of an occurrence's first word)."""
    index, headlines = view.index, view.counting.headlines
    found = remembered(index, ("word group", group, headlines), lambda: _find_group(index, group, headlines))
    found = found.kept(chosen(view)[found.rows])
    return found.kept(in_voice(index, view.counting, found.positions))


def _find_group(index: Index, group: WordGroup, headlines: bool) -> Occurrences:
    """All occurrences of a group in the index; of those that begin with the same token the longest."""
    found = [Occurrences(*(np.zeros(0, dtype=np.int64) for _ in range(3)))]
    for language, pattern in group.patterns:
        if language in (ANY_LANGUAGE, *index.languages):
            found += _find_pattern(index, group, language, pattern, headlines)
    positions, rows, lengths = (
        np.concatenate([getattr(one, name) for one in found]) for name in ("positions", "rows", "lengths")
    )
    order = np.lexsort((-lengths, positions))
    first = order[np.append(True, np.diff(positions[order]) > 0)] if len(order) else order
    return Occurrences(positions[first], rows[first], lengths[first])


def _find_pattern(index: Index, group: WordGroup, language: str, pattern: str, headlines: bool) -> list[Occurrences]:
    try:
        parts = parse_query(pattern).items
    except InputError as error:
        raise InputError(f"word group {group.name!r}: {error}") from error
    found = [find(index, part, headlines=headlines) for part in parts]
    if language == ANY_LANGUAGE:
        return found
    spoken = np.asarray(index.language_numbers) == index.languages.index(language)
    return [one.kept(spoken[one.rows]) for one in found]


def _table(view: View, parts: list[Group], found: Mapping[str, Occurrences]) -> pd.DataFrame:
    inside = [(part, _members(view, part.rows)) for part in parts]
    rows = [
        (name, part.key, part.name, *_count(occurrences, mask), len(part.rows))
        for part, mask in inside
        for name, occurrences in found.items()
    ]
    table = pd.DataFrame(rows, columns=["word_group", "group", "group_name", *INTEGERS])
    table = pd.DataFrame(with_share({str(name): table[name] for name in table}, "articles", "n_articles"))
    order = table["group"].map({part.key: number for number, part in enumerate(parts)})
    first = "occurrences" if view.counting.unit == "occurrences" else "share"
    ordered = table.assign(_part=order).sort_values(
        ["_part", first, "word_group"], ascending=[True, False, True], ignore_index=True
    )
    return ordered.drop(columns="_part")


def _members(view: View, rows: Int64) -> Bool:
    mask = np.zeros(view.index.n_articles, dtype=np.bool_)
    mask[rows] = True
    return mask


def _count(found: Occurrences, inside: Bool) -> tuple[int, int]:
    rows = found.rows[inside[found.rows]]
    # Rows ascend, so that a new article is one that differs from the row before it.
    return int(np.count_nonzero(np.diff(rows, prepend=-1))), len(rows)


def _open(
    view: View, parts: list[Group], found: Mapping[str, Occurrences], table: pd.DataFrame, row: int, column: str
) -> Evidence:
    rows = next(part.rows for part in parts if part.key == table["group"].iloc[row])
    return _evidence(view, found[table["word_group"].iloc[row]], rows, column)


def _evidence(view: View, found: Occurrences, rows: Int64, column: str) -> Evidence:
    if column == "n_articles":
        return article_evidence(view, rows)
    here = found.kept(_members(view, rows)[found.rows])
    spans = token_evidence(view, here.positions, here.lengths)
    return spans if column == "occurrences" else span_articles(spans)


# ---------------------------------------------------------------- over time


def term_timeline(view: View, query: str, *, period: Period = "year") -> Measurement:
    """Articles that hold each part of a query, by period; every period from the first to the last article of the view.

    Parameters
    ----------
    query
        Words, ``wild*``, "phrases" and NEAR; each part is followed by itself.
    period
        Calendar year, quarter, month, ISO week or day.

    Returns
    -------
    Measurement
        One row for each period and part: ``articles`` of ``n_articles`` dated in that period, ``occurrences``; share
        with its Wilson interval (nan in a period without articles). Undated articles are left out.

    Raises
    ------
    InputError
        The query can't be read, or the period is unknown.
    """
    found = {part.label: occurrences_in(view, part) for part in parse_query(query).items}
    return _by_period("term_timeline", view, found, period, "term")


def word_group_timeline(
    view: View, *, period: Period = "year", groups: Sequence[WordGroup] | None = None
) -> Measurement:
    """The same as `term_timeline` for word groups: one row for each period and group.

    Raises
    ------
    InputError
        A pattern can't be read, or the period is unknown.
    """
    asked = shipped_groups() if groups is None else groups
    found = {group.name: group_occurrences(view, group) for group in asked}
    return _by_period("word_group_timeline", view, found, period, "word_group")


def _by_period(name: str, view: View, found: Mapping[str, Occurrences], period: Period, column: str) -> Measurement:
    index = view.index
    dated = view.rows[view.rows < index.n_dated]
    numbers = period_numbers(index.days[dated], period)
    names = period_names(int(numbers[0]), int(numbers[-1]), period) if len(numbers) else []
    numbers = numbers - numbers[0] if len(numbers) else numbers
    of_row = np.full(index.n_articles, -1, dtype=np.int64)
    of_row[dated] = numbers
    tables = [_periods_of(label, column, names, of_row, one) for label, one in found.items()]
    table = pd.concat(tables, ignore_index=True).sort_values(["period", column], ignore_index=True)
    undated = len(view) - len(dated)

    def open_cell(row: int, counted: str) -> Evidence:
        rows = dated[numbers == names.index(table["period"].iloc[row])]
        return _evidence(view, found[table[column].iloc[row]], rows, counted)

    notes = (f"{undated:,} undated articles are left out",) if undated else ()
    return Measurement(name, table, INTEGERS, view, open_cell, notes)


def _periods_of(label: str, column: str, names: list[str], of_row: Int64, found: Occurrences) -> pd.DataFrame:
    n, rows = len(names), found.rows[of_row[found.rows] >= 0]
    columns = {
        "period": names,
        column: [label] * n,
        "articles": np.bincount(of_row[distinct(rows)], minlength=n),
        "occurrences": np.bincount(of_row[rows], minlength=n),
        "n_articles": np.bincount(of_row[of_row >= 0], minlength=n),
    }
    return pd.DataFrame(with_share(columns, "articles", "n_articles"))


_SHARE: Final = {
    "share": "articles / n_articles",
    "low": "lower bound of its interval (Wilson, 95 %)",
    "high": "upper bound",
}
_WILSON: Final = ("Wilson 1927; Brown, Cai & DasGupta 2001, Statistical Science 16(2) (interval)",)

WORD_GROUPS: Final = Definition(
    title="Word groups",
    row="one word group and one part of the articles",
    columns={
        "word_group": "name of the list of patterns",
        "group": "key of the part",
        "group_name": "its name",
        "articles": "articles of the part that hold a word of the list",
        "occurrences": "how often words of the list stand there; two patterns that begin with the same word are one",
        "n_articles": "articles of the part",
        **_SHARE,
    },
    notes=(
        "The lists shipped have patterns for nine languages, each counted in articles of its language alone.",
        "A list is a choice: read the sentences behind a number, and change the list where they do not fit.",
    ),
    sources=_WILSON,
)

WORD_GROUP_TIMELINE: Final = Definition(
    title="Word groups over time",
    row="one period and one word group",
    columns={
        "period": "year, quarter, month, week or day; every one from the first to the last",
        "word_group": "name of the list of patterns",
        "articles": "articles dated in the period that hold a word of the list",
        "occurrences": "how often words of the list stand in them",
        "n_articles": "articles dated in the period",
        **_SHARE,
    },
    notes=("Undated articles are left out, which a note says.",),
    sources=_WILSON,
)

TERM_TIMELINE: Final = Definition(
    title="Searched words over time",
    row="one period and one part of the query",
    columns={
        "period": "year, quarter, month, week or day; every one from the first to the last",
        "term": "the part of the query",
        "articles": "articles dated in the period that hold it",
        "occurrences": "how often it stands in them",
        "n_articles": "articles dated in the period",
        **_SHARE,
    },
    notes=("Undated articles are left out, which a note says.",),
    sources=_WILSON,
)
