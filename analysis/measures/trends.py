"""Whether somebody is named more and more, or less and less: a model of the shares by period."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import article_cells
from analysis.errors import InputError
from analysis.measures.coverage_changes import throughout_rows
from analysis.measures.definition import Definition
from analysis.measures.intervals import Float64
from analysis.measures.periods import Period, middle_years, period_names, period_numbers
from analysis.measures.receipts import article_evidence
from analysis.measures.slopes import BinomialTrend, binomial_trend, mann_kendall, theil_sen
from analysis.model import Evidence, Int64, Measurement, View

INTEGERS: Final = ("articles", "n_articles", "periods")
FEWEST_ARTICLES: Final = 30
FEWEST_PERIODS: Final = 8
"""With fewer dated articles, or periods that have any, only counts are given."""
RISING: Final = "rising"
FALLING: Final = "falling"
UNCLEAR: Final = "no clear trend"
TOO_FEW: Final = "too few"
_FINER: Final[dict[Period, tuple[Period, ...]]] = {"year": ("quarter", "month"), "quarter": ("month",)}
_COLUMNS: Final = (
    "entity", "id", *INTEGERS, "odds_ratio", "low", "high", "p", "dispersion", "sen_slope", "sen_low", "sen_high",
    "tau", "tau_p", "supported", "direction", "reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Bins:
    """The dated articles of a view by period: rows, the bin of each (by row of the index, -1), and its time."""

    rows: Int64
    of_row: Int64
    n: Int64
    years: Float64


def trend(view: View, entities: Sequence[str], *, period: Period = "month", steady: bool = False) -> Measurement:
    """Whether the share of articles that name each entity rises or falls over the periods.

    Parameters
    ----------
    entities
        Entity ids.
    period
        Calendar year, quarter, month, ISO week or day; the articles of one are taken together.
    steady
        Only the outlets that publish in each quarter of the time (`coverage_changes`).

    Returns
    -------
    Measurement
        One row for each entity: ``articles`` of ``n_articles`` dated ones name it, in ``periods`` with articles.
        ``odds_ratio`` a year with ``low``, ``high``, ``p`` and ``dispersion`` (`binomial_trend`); ``sen_slope`` of the
        shares a year with its interval (`theil_sen`); ``tau`` and ``tau_p`` (`mann_kendall`). ``direction`` is rising,
        falling, no clear trend or too few, ``reason`` says why there is no odds ratio. All derived ones are nan
        under 30 articles or 8 periods with articles, or below the minimum support. Sorted by odds ratio (none last),
        then name.

    Raises
    ------
    InputError
        An id is not in the index's lexicon, the period is unknown, or the unit is occurrences.
    """
    _check(view, entities)
    dated = view.rows[view.rows < view.index.n_dated]
    kept = throughout_rows(view, period) if steady else dated
    bins = _bins(view, kept, period)
    records = [_row(view, bins, entity) for entity in dict.fromkeys(entities)]
    table = pd.DataFrame(records, columns=list(_COLUMNS))
    table = table.sort_values(["odds_ratio", "entity", "id"], ascending=[False, True, True], ignore_index=True)
    notes = [f"{undated:,} undated articles are left out"] if (undated := len(view) - len(dated)) else []
    if steady:
        notes.append(f"{len(dated) - len(kept):,} articles of outlets that do not publish throughout are left out")

    def open_cell(row: int, column: str) -> Evidence:
        number = view.index.entity_numbers[str(table["id"].iloc[row])]
        if column == "articles":
            return article_evidence(view, _naming(view, bins, number), (number,))
        first = np.flatnonzero(np.diff(bins.of_row[bins.rows], prepend=-1))
        return article_evidence(view, bins.rows if column == "n_articles" else bins.rows[first], (number,))

    return Measurement("trend", table, INTEGERS, view, open_cell, tuple(notes))


def trend_period(view: View, asked: Period) -> Period:
    """What a trend is counted by: the period asked for or, where too few of them have articles, the next finer one."""
    days = view.index.days[view.rows[view.rows < view.index.n_dated]]
    for period in (asked, *_FINER.get(asked, ())):
        if len(np.unique(period_numbers(days, period))) >= FEWEST_PERIODS:
            return period
    return asked


def _check(view: View, entities: Sequence[str]) -> None:
    missing = [entity for entity in entities if entity not in view.index.entity_numbers]
    if missing:
        raise InputError(f"{missing[0]!r} is no entity of this index's lexicon: use an id such as country-kaz")
    if view.counting.unit == "occurrences":
        raise InputError("a trend is one of shares of articles: choose the unit articles or texts")


def _bins(view: View, rows: Int64, period: Period) -> _Bins:
    numbers = period_numbers(view.index.days[rows], period)
    present, at, n = np.unique(numbers, return_inverse=True, return_counts=True)
    of_row = np.full(view.index.n_articles, -1, dtype=np.int64)
    of_row[rows] = at
    names = [period_names(number, number, period)[0] for number in present.tolist()]
    return _Bins(rows, of_row, n, middle_years(names))


def _naming(view: View, bins: _Bins, number: int) -> Int64:
    """Rows of the dated articles that name an entity."""
    cells = article_cells(view.index, view.counting)
    rows = cells.rows[cells.entities == number]
    named: Int64 = rows[bins.of_row[rows] >= 0]
    return named


def _row(view: View, bins: _Bins, entity: str) -> tuple[object, ...]:
    number = view.index.entity_numbers[entity]
    k = np.bincount(bins.of_row[_naming(view, bins, number)], minlength=len(bins.n))
    articles, supported = int(k.sum()), int(k.sum()) >= view.counting.support
    told = view.index.entities[number].name, entity, articles, int(bins.n.sum()), len(bins.n)
    if reason := _too_few(bins, articles, view.counting.support):
        return (*told, *[math.nan] * 10, supported, TOO_FEW, reason)
    model, shares = binomial_trend(k, bins.n, bins.years), k / bins.n
    sen, kendall = theil_sen(bins.years, shares), mann_kendall(shares)
    derived = *sen, kendall.tau, kendall.p, supported
    if isinstance(model, BinomialTrend):
        return (*told, *model[:5], *derived, _direction(model.low - 1, model.high - 1), "")
    # Where one date parts them all the odds have no finite slope, but the test of ranks still tells the direction.
    sign = math.copysign(1, kendall.s) if kendall.p < 0.05 else math.nan
    return (*told, *[math.nan] * 5, *derived, _direction(sign, sign), model.reason)


def _too_few(bins: _Bins, articles: int, support: int) -> str:
    """Why there are only counts, or nothing."""
    n = int(bins.n.sum())
    if n < FEWEST_ARTICLES:
        return f"{n} dated articles, fewer than {FEWEST_ARTICLES}"
    if len(bins.n) < FEWEST_PERIODS:
        return f"{len(bins.n)} periods with articles, fewer than {FEWEST_PERIODS}"
    return f"named in {articles} articles, fewer than {support}" if articles < support else ""


def _direction(low: float, high: float) -> str:
    return RISING if low > 0 else FALLING if high < 0 else UNCLEAR


TREND: Final = Definition(
    title="Trends",
    row="one entity followed",
    columns={
        "entity": "its name",
        "id": "its id in the lexicon",
        "articles": "dated articles that name it",
        "n_articles": "all dated articles looked at",
        "periods": "periods that have articles; those without any are left out, not taken for zero",
        "odds_ratio": "what the odds of being named are multiplied by in a year: exp(beta) of the logistic model "
        "ln(p / (1 - p)) = alpha + beta t, p the share of a period and t its middle in years of 365.2425 days",
        "low": "lower end of its 95 % interval (Wald, on the logarithm, widened by the root of a dispersion above 1)",
        "high": "upper end of it",
        "p": "two-sided p-value of no change in that model",
        "dispersion": "Pearson's chi-squared of the model by its degrees of freedom; above 1 the periods vary more "
        "than independent articles would",
        "sen_slope": "Theil-Sen slope: the median of the slopes between all pairs of periods, in share a year (0.1 is "
        "10 percentage points)",
        "sen_low": "lower end of its 95 % interval (Sen)",
        "sen_high": "upper end of it",
        "tau": "Kendall's tau-b of the shares with time, from -1 to 1",
        "tau_p": "two-sided p-value of the Mann-Kendall test, corrected for ties",
        "supported": "whether articles reaches the minimum support",
        "direction": "rising where low is above 1, falling where high is below 1, else no clear trend; too few where "
        "there are only counts. Where the odds have no finite slope, the Mann-Kendall test decides (p below 0.05)",
        "reason": "why there is no odds ratio, else empty",
    },
    notes=(
        "Under 30 dated articles, under 8 periods with articles or below the minimum support only counts are given.",
        "Each interval is for one name alone: of twenty names that did not change, about one leaves 1 out.",
        "A rise may be the collection's: coverage_changes says which outlets begin and end. With steady only "
        "those count that publish in each quarter of the time.",
        "Articles are taken for independent within a period; copies of one text make the interval too narrow.",
        "Articles without a date are left out, which a note says.",
    ),
    sources=(
        "McCullagh & Nelder 1989, Generalized Linear Models, 2.5, 4.4, 4.5",
        "Theil 1950; Sen 1968, JASA 63",
        "Mann 1945; Kendall 1975",
    ),
)  # fmt: skip
