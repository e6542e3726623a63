"""Which outlets begin and end within a view, so that no change of the collection passes for a change in the news."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from analysis.columns import distinct
from analysis.measures.definition import Definition
from analysis.measures.intervals import share
from analysis.measures.periods import Period, period_names, period_numbers
from analysis.measures.receipts import article_evidence
from analysis.model import Bool, Evidence, Int64, Measurement, View
from analysis.wording import period_name

INTEGERS: Final = (
    "articles", "n_articles", "articles_first", "n_first", "articles_last", "n_last", "articles_earlier", "n_earlier",
    "articles_later", "n_later",
)  # fmt: skip
LARGE: Final = 0.2
"""An outlet that brings this share of a period's articles is missed there."""
PAUSE: Final = 0.1
"""An outlet that has nothing for this part of the time, and three periods at least, pauses."""
SHORTEST_PAUSE: Final = 3
FAR: Final = 0.3
"""Total variation distance of the halves' mixes of outlets, less what chance gives, from which on they differ."""
QUARTERS: Final = 4


class MixChange(NamedTuple):
    """How far two mixes of outlets lie apart: total variation distance (0 to 1), and what chance alone would give."""

    distance: float
    chance: float

    @property
    def far(self) -> bool:
        """Whether the mixes differ by more than chance and the rule allow."""
        return self.distance - self.chance >= FAR


class _Outlets(NamedTuple):
    """Dated rows with the number of the period of each and its outlet, as a place among those ``present``.

    The later half begins with period ``cut``.
    """

    rows: Int64
    periods: Int64
    at: Int64
    present: Int64
    cut: int


def coverage_changes(view: View, *, period: Period = "month") -> Measurement:
    """Where each outlet begins and ends within the view, and its part of the earlier and the later half.

    Returns
    -------
    Measurement
        One row for each outlet with dated articles. ``articles_first`` of the ``n_first`` articles of the period in
        which it begins, the same for the last one, for the earlier and the later half. ``difference`` =
        ``share_later`` - ``share_earlier``. ``gap`` is the longest run of periods without its articles between its
        first and its last, from ``gap_first`` to ``gap_last``. ``change`` says "begins", "pauses", "ends", several of
        them or "": it begins (ends) where it brings a fifth of that period's articles, and at least the minimum
        support of them, and the period is not the view's own first (last); it pauses where the gap is a tenth of the
        time, three periods at least, and it brings a fifth of all articles. ``throughout``: it has articles in each
        quarter of the time and no such gap. Sorted by difference, then name.

    Raises
    ------
    InputError
        The period is unknown.
    """
    outlets = _read(view, period)
    table = _table(view, outlets, period)
    undated = len(view) - len(outlets.rows)
    notes = [f"{undated:,} undated articles are left out"] if undated else []
    if len(outlets.rows):
        ends = [period_name(name) for name in period_names(outlets.cut - 1, outlets.cut, period)]
        notes.append(f"the earlier half is up to {ends[0]}, the later one from {ends[1]} on")

    def open_cell(row: int, column: str) -> Evidence:
        source = _number(view, str(table["source"].iloc[row]))
        return article_evidence(view, outlets.rows[_counted(outlets, source, column)])

    return Measurement("coverage_changes", table, INTEGERS, view, open_cell, tuple(notes))


def throughout_rows(view: View, period: Period) -> Int64:
    """The dated articles of the outlets that publish in each quarter of the time without a long pause."""
    outlets = _read(view, period)
    kept: Int64 = outlets.rows[_throughout(outlets)[outlets.at]]
    return kept


def mix_change(table: pd.DataFrame) -> MixChange:
    """How far the mixes of outlets of the two halves lie apart, from the table of `coverage_changes`.

    The distance is half the sum of the absolute differences of the shares. What chance alone gives is half the sum of
    ``sqrt(2 / pi * q (1 - q) (1 / n_earlier + 1 / n_later))``, the mean absolute difference of two samples of one
    mix by the normal distribution, q being the outlet's share of all; both nan where a half has no article.

    >>> halves = {"articles": [6, 6], "n_articles": 12, "n_earlier": 6, "n_later": 6, "difference": [1.0, -1.0]}
    >>> round(mix_change(pd.DataFrame(halves)).chance, 3)
    0.23
    """
    if not len(table):
        return MixChange(math.nan, math.nan)
    q = share(table["articles"].to_numpy(), table["n_articles"].to_numpy())
    n_earlier, n_later = (int(table[name].iloc[0]) for name in ("n_earlier", "n_later"))
    if not n_earlier or not n_later:
        return MixChange(math.nan, math.nan)
    chance = np.sqrt(2 / math.pi * q * (1 - q) * (1 / n_earlier + 1 / n_later)).sum() / 2
    return MixChange(float(table["difference"].abs().sum()) / 2, float(chance))


def _read(view: View, period: Period) -> _Outlets:
    rows = view.rows[view.rows < view.index.n_dated]
    periods = period_numbers(view.index.days[rows], period)
    sources = np.asarray(view.index.source_numbers[rows], dtype=np.int64)
    present = np.flatnonzero(np.bincount(sources))
    return _Outlets(rows, periods, np.searchsorted(present, sources), present, _cut(periods))


def _cut(periods: Int64) -> int:
    """The period with which the later half begins, so that the halves hold as like a number of articles as can be."""
    present, counts = np.unique(periods, return_counts=True)
    if len(present) < 2:
        return int(present[0]) + 1 if len(present) else 0
    before = np.cumsum(counts)[:-1]
    return int(present[1:][np.argmin(np.abs(before - len(periods) / 2))])


def _gaps(outlets: _Outlets) -> tuple[Int64, Int64]:
    """Of each outlet present the longest run of periods without its articles, and the first period of that run.

    Of runs of one length the earliest; 0 where there is none.
    """
    longest, begins = (np.zeros(len(outlets.present), dtype=np.int64) for _ in range(2))
    if len(outlets.rows):
        first, n = int(outlets.periods[0]), int(outlets.periods[-1] - outlets.periods[0]) + 1
        at, periods = np.divmod(distinct(outlets.at * n + outlets.periods - first), n)
        gaps = np.where(np.diff(at) == 0, np.diff(periods) - 1, 0)
        order = np.lexsort((-periods[:-1], gaps))
        order = order[gaps[order] > 0]
        # Of several runs of an outlet the longest is written last.
        longest[at[order]], begins[at[order]] = gaps[order], periods[order] + first + 1
    return longest, begins


def _long(outlets: _Outlets, gaps: Int64) -> Bool:
    """Which gaps are a tenth of the time, three periods at least."""
    length = int(outlets.periods[-1] - outlets.periods[0]) + 1 if len(outlets.rows) else 0
    long: Bool = gaps >= max(SHORTEST_PAUSE, PAUSE * length)
    return long


def _throughout(outlets: _Outlets) -> Bool:
    """Which of the outlets present have articles in each quarter of the time, and no pause."""
    if not len(outlets.rows):
        return np.zeros(0, dtype=np.bool_)
    first, last = int(outlets.periods[0]), int(outlets.periods[-1])
    parts = min(QUARTERS, last - first + 1)
    quarter = (outlets.periods - first) * parts // (last - first + 1)
    seen = np.bincount(outlets.at * parts + quarter, minlength=len(outlets.present) * parts) > 0
    every: Bool = np.asarray(seen.reshape(-1, parts).all(axis=1))
    return every & ~_long(outlets, _gaps(outlets)[0])


def _table(view: View, outlets: _Outlets, period: Period) -> pd.DataFrame:
    at, n = outlets.at, len(outlets.present)
    first, last = np.full(n, np.iinfo(np.int64).max), np.full(n, np.iinfo(np.int64).min)
    np.minimum.at(first, at, outlets.periods)
    np.maximum.at(last, at, outlets.periods)
    later = outlets.periods >= outlets.cut
    counts = {
        "articles": np.bincount(at, minlength=n),
        "articles_first": np.bincount(at[outlets.periods == first[at]], minlength=n),
        "articles_last": np.bincount(at[outlets.periods == last[at]], minlength=n),
        "articles_earlier": np.bincount(at[~later], minlength=n),
        "articles_later": np.bincount(at[later], minlength=n),
        "n_articles": np.full(n, len(outlets.rows)),
        "n_first": _in_period(outlets, first),
        "n_last": _in_period(outlets, last),
        "n_earlier": np.full(n, int((~later).sum())),
        "n_later": np.full(n, int(later.sum())),
    }
    shares = {
        half: share(counts[f"articles_{half}"], counts[f"n_{half}"]) for half in ("earlier", "later", "first", "last")
    }
    begins, ends = (
        (counts[f"articles_{end}"] >= view.counting.support) & (shares[end] >= LARGE) & inside
        for end, inside in (("first", first > outlets.periods[:1]), ("last", last < outlets.periods[-1:]))
    )  # fmt: skip
    gap, gap_first = _gaps(outlets)
    pauses = _long(outlets, gap) & (share(counts["articles"], counts["n_articles"]) >= LARGE)
    pauses &= counts["articles"] >= view.counting.support
    table = pd.DataFrame(
        {
            "source": [view.index.sources[number].id for number in outlets.present],
            "source_name": [view.index.sources[number].name for number in outlets.present],
            **{name: counts[name] for name in INTEGERS},
            "difference": shares["later"] - shares["earlier"],
            **{f"share_{half}": shares[half] for half in ("earlier", "later", "first", "last")},
            "first": [period_names(number, number, period)[0] for number in first.tolist()],
            "last": [period_names(number, number, period)[0] for number in last.tolist()],
            "gap": gap,
            "gap_first": [_end_of_gap(n, number, period) for n, number in zip(gap, gap_first, strict=True)],
            "gap_last": [_end_of_gap(n, number + n - 1, period) for n, number in zip(gap, gap_first, strict=True)],
            "throughout": _throughout(outlets),
            "change": [_change(*flags) for flags in zip(begins, pauses, ends, strict=True)],
        }
    )
    return table.sort_values(["difference", "source_name", "source"], ascending=[False, True, True], ignore_index=True)


def _end_of_gap(n: int, number: int, period: Period) -> str:
    """Name of a period of a run of ``n``; "" where there is no run."""
    return period_names(int(number), int(number), period)[0] if n else ""


def _change(*flags: bool) -> str:
    words = [word for word, is_so in zip(("begins", "pauses", "ends"), flags, strict=True) if is_so]
    return " and ".join(words) if len(words) < 3 else "begins, pauses and ends"


def _in_period(outlets: _Outlets, wanted: Int64) -> Int64:
    """Articles of all outlets in each of these periods."""
    present, counts = np.unique(outlets.periods, return_counts=True)
    found: Int64 = counts[np.searchsorted(present, wanted)] if len(wanted) else wanted
    return found


def _number(view: View, source: str) -> int:
    return next(number for number, one in enumerate(view.index.sources) if one.id == source)


def _counted(outlets: _Outlets, source: int, column: str) -> Bool:
    """Which of the dated rows a cell of an outlet counts."""
    here = outlets.present[outlets.at] == source
    part = column.partition("_")[2]
    if part in ("first", "last"):
        inside = outlets.periods == outlets.periods[here][0 if part == "first" else -1]
    elif part in ("earlier", "later"):
        inside = (outlets.periods >= outlets.cut) == (part == "later")
    else:
        inside = np.ones(len(here), dtype=np.bool_)
    kept: Bool = inside & here if column.startswith("articles") else inside
    return kept


COVERAGE_CHANGES: Final = Definition(
    title="Where outlets begin and end",
    row="one outlet with dated articles",
    columns={
        "source": "id of the outlet",
        "source_name": "its name",
        "articles": "its dated articles",
        "n_articles": "those of all outlets",
        "articles_first": "its articles in the period in which it begins",
        "n_first": "all articles of that period",
        "articles_last": "its articles in the period in which it ends",
        "n_last": "all articles of that period",
        "articles_earlier": "its articles in the earlier half",
        "n_earlier": "all articles of the earlier half",
        "articles_later": "its articles in the later half",
        "n_later": "all articles of the later half",
        "difference": "share_later - share_earlier",
        "share_earlier": "articles_earlier / n_earlier",
        "share_later": "articles_later / n_later",
        "share_first": "articles_first / n_first",
        "share_last": "articles_last / n_last",
        "first": "the period in which it begins",
        "last": "the period in which it ends",
        "gap": "the longest run of periods without an article of it, between its first and its last",
        "gap_first": "the first period of that run, empty where there is none",
        "gap_last": "its last period",
        "throughout": "whether it has articles in each quarter of the time from the first to the last period, and no "
        "gap of a tenth of the time (three periods at least)",
        "change": "begins or ends, where it brings at least a fifth of the articles of that period, and no fewer than "
        "the minimum support, and the period is not the first (the last) of the view; pauses, where its gap is a tenth "
        "of the time, three periods at least, and it brings a fifth of all articles",
    },
    notes=(
        "A trend is warned of where an outlet begins, pauses or ends so, or where the mixes of outlets of the two "
        "halves differ: half the sum of |difference|, less what chance alone gives two samples of one mix (half the "
        "sum of sqrt(2/pi q (1 - q) (1/n_earlier + 1/n_later)), q = articles / n_articles), is 0.3 or more.",
        "The halves are cut between two periods, so that they hold as like a number of dated articles as can be.",
        "Articles without a date are left out, which a note says.",
    ),
)
