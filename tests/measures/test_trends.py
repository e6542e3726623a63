"""Trends counted by hand, against a plain fit, and where there is none."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

import numpy as np
import pytest
from scipy import optimize, stats

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.trends import trend, trend_period
from analysis.model import Counting, Filter
from analysis.views import select
from tests.measures.trend_articles import MONTHS, NAMING, one, rising

KAZ, UZB = "country-kaz", "country-uzb"
Build = Callable[..., Index]


@pytest.fixture(scope="module")
def months(build: Build) -> Index:
    return build(rising())


def years_of(month: str) -> float:
    first = dt.date.fromisoformat(f"{month}-01")
    after = dt.date(first.year, first.month + 1, 1)
    return ((first - dt.date(1970, 1, 1)).days + (after - dt.date(1970, 1, 1)).days) / 2 / 365.2425


def test_the_integers_by_hand_and_the_model_against_a_plain_fit(months: Index) -> None:
    table = trend(select(months), [KAZ, UZB]).table
    row = table[table["id"] == KAZ].iloc[0]
    assert (row["articles"], row["n_articles"], row["periods"]) == (17, 40, 10)
    times = np.array([years_of(month) for month in MONTHS])
    hits = np.array(NAMING)

    def loss(beta: np.ndarray) -> float:
        linear = beta[0] + beta[1] * (times - times.mean())
        return float((4 * np.logaddexp(0, linear) - hits * linear).sum())

    plain = optimize.minimize(loss, [0.0, 0.0], method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-13}).x
    assert math.log(row["odds_ratio"]) == pytest.approx(plain[1], rel=1e-5)
    sen = stats.theilslopes(hits / 4, times)
    assert row["sen_slope"] == pytest.approx(sen.slope, rel=1e-9)
    assert row["tau"] == pytest.approx(stats.kendalltau(times, hits).statistic, rel=1e-9)
    assert row["direction"] == "rising"
    assert row["low"] > 1
    assert row["reason"] == ""


def test_what_one_gains_the_other_loses(months: Index) -> None:
    # Each article names one of the two, so that the odds of the one are those of the other turned over.
    table = trend(select(months), [UZB, KAZ]).table
    assert list(table["id"]) == [KAZ, UZB]
    up, down = (table.iloc[row] for row in (0, 1))
    assert up["odds_ratio"] * down["odds_ratio"] == pytest.approx(1, rel=1e-8)
    assert up["low"] * down["high"] == pytest.approx(1, rel=1e-8)
    assert up["sen_slope"] == pytest.approx(-down["sen_slope"], abs=1e-12)
    assert (up["direction"], down["direction"]) == ("rising", "falling")


def test_a_month_without_articles_is_left_out_and_not_taken_for_zero(months: Index) -> None:
    without = select(months, Filter(date_from=dt.date(2023, 1, 1)))
    kept = np.array([not months.article_id(int(row)).startswith("2023-05") for row in without.rows])
    gap = trend(type(without)(months, without.rows[kept], without.filter, without.counting), [KAZ]).table.iloc[0]
    assert (gap["periods"], gap["n_articles"], gap["articles"]) == (9, 36, 16)
    assert gap["direction"] == "rising"


def test_under_thirty_articles_or_eight_periods_only_counts(months: Index, tiny: Index) -> None:
    few = trend(select(tiny), [KAZ]).table.iloc[0]
    assert (few["articles"], few["n_articles"], few["periods"]) == (2, 3, 3)
    assert (few["direction"], few["reason"]) == ("too few", "3 dated articles, fewer than 30")
    assert math.isnan(few["odds_ratio"])
    assert math.isnan(few["tau_p"])
    quarters = trend(select(months), [KAZ], period="quarter").table.iloc[0]
    assert (quarters["periods"], quarters["reason"]) == (4, "4 periods with articles, fewer than 8")


def test_below_minimum_support_only_counts(months: Index) -> None:
    row = trend(select(months, counting=Counting(support=18)), [KAZ]).table.iloc[0]
    assert (row["supported"], row["direction"]) == (False, "too few")
    assert row["reason"] == "named in 17 articles, fewer than 18"


def test_one_date_that_parts_them_all_has_a_direction_and_no_number(build: Build) -> None:
    articles = [
        one(f"{month}-{number}", f"2023-{month:02d}-{10 + number}", "Alpha",
            f"{'Kazakhstan' if month > 6 else 'Nobody'} sold grain {number}.")
        for month in range(1, 13) for number in range(4)
    ]  # fmt: skip
    row = trend(select(build(articles)), [KAZ, UZB]).table
    assert list(row["direction"]) == ["rising", "too few"]
    assert math.isnan(row["odds_ratio"].iloc[0])
    assert row["reason"].iloc[0] == "one date parts all articles that have it from all that don't"


def test_undated_articles_are_told_and_left_out(tiny: Index) -> None:
    measured = trend(select(tiny), [KAZ])
    assert measured.notes == ("1 undated articles are left out",)
    assert measured.table["n_articles"].iloc[0] == 3


def test_steady_takes_only_the_outlets_that_publish_throughout(build: Build) -> None:
    late = [one(f"late-{n}", f"2023-09-{n + 10}", "Beta", f"Kazakhstan rose again {n}.") for n in range(8)]
    index = build([*rising(), *late])
    every, steady = (trend(select(index), [KAZ], steady=steady).table.iloc[0] for steady in (False, True))
    assert (every["articles"], every["n_articles"]) == (25, 48)
    assert (steady["articles"], steady["n_articles"]) == (17, 40)
    assert (
        "8 articles of outlets that do not publish throughout are left out"
        in trend(select(index), [KAZ], steady=True).notes
    )
    assert every["odds_ratio"] > steady["odds_ratio"]


def test_the_period_of_a_trend_is_the_coarsest_that_has_enough(months: Index, tiny: Index) -> None:
    assert trend_period(select(months), "year") == "month"
    assert trend_period(select(months), "week") == "week"
    assert trend_period(select(tiny), "year") == "year"


def test_what_is_refused(months: Index) -> None:
    with pytest.raises(InputError, match="'country-xyz' is no entity"):
        trend(select(months), ["country-xyz"])
    with pytest.raises(InputError, match="choose one of day, week, month"):
        trend(select(months), [KAZ], period="decade")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="choose the unit articles"):
        trend(select(months, counting=Counting(unit="occurrences")), [KAZ])


def test_nothing_to_look_at(months: Index) -> None:
    row = trend(select(months, Filter(words="xyzzy")), [KAZ]).table.iloc[0]
    assert (row["articles"], row["n_articles"], row["periods"], row["direction"]) == (0, 0, 0, "too few")
    assert not len(trend(select(months), []).table)
