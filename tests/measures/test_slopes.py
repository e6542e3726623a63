import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.stats import kendalltau, theilslopes
from sklearn.linear_model import LogisticRegression

from analysis.measures.slopes import (
    BinomialTrend,
    NoTrend,
    binomial_trend,
    difference_of_shares,
    mann_kendall,
    theil_sen,
)

SNORING = ([24, 35, 21, 30], [1379, 638, 213, 254], [0, 2, 4, 5])
"""Agresti 2002, Table 4.2: heart disease by how often people snore."""
BEETLES = (
    [6, 13, 18, 28, 52, 53, 61, 60],
    [59, 60, 62, 56, 63, 59, 62, 60],
    [1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839],
)
"""Bliss 1935, as in Dobson 2002, Table 7.2: beetles killed by dose."""
TOXICITY = ([28, 53, 93, 126, 172, 197], [250] * 6, [1, 2, 3, 4, 5, 6])
"""Kutner, Nachtsheim & Neter 2004, the toxicity experiment: insects killed by dose."""
CLOUDS = ([1, 2, 3, 4, 5], [1.26, 1.27, 1.12, 1.16, 1.03])
"""Hollander & Wolfe 1999, Table 9.1: rainfall of seeded over unseeded clouds by year."""

series = st.lists(st.integers(0, 12), min_size=2, max_size=25)
bins = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=9)
shares = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def fitted(k, n, t) -> BinomialTrend:
    trend = binomial_trend(k, n, t)
    assert isinstance(trend, BinomialTrend), trend
    return trend


def standard_error(trend: BinomialTrend) -> float:
    return (math.log(trend.high) - math.log(trend.low)) / 2 / 1.959963984540054


def test_snoring_of_agresti_2002() -> None:
    # Section 4.2.3: logit = -3.866 + 0.397 score, standard error 0.050. The bins vary 1.44 times as much as they
    # should, so the interval here is wider by the root of that.
    trend = fitted(*SNORING)
    assert math.log(trend.odds_ratio) == pytest.approx(0.397, abs=0.0005)
    assert standard_error(trend) / math.sqrt(trend.dispersion) == pytest.approx(0.050, abs=0.0005)
    assert trend.dispersion > 1


def test_beetles_of_dobson_2002() -> None:
    # Table 7.3: slope 34.270 (standard error 2.912). Pearson's chi-squared of the logistic model is 10.03 on 6.
    trend = fitted(*BEETLES)
    assert math.log(trend.odds_ratio) == pytest.approx(34.270, abs=0.0005)
    assert standard_error(trend) / math.sqrt(trend.dispersion) == pytest.approx(2.912, abs=0.0005)
    assert trend.dispersion * 6 == pytest.approx(10.03, abs=0.005)


def test_toxicity_of_kutner_2004() -> None:
    # Odds ratio 1.9621 a unit of dose. Less varied than binomial, so the plain Wald interval stands.
    trend = fitted(*TOXICITY)
    assert trend.odds_ratio == pytest.approx(1.9621, abs=0.00005)
    assert (trend.low, trend.high) == pytest.approx((1.817, 2.118), abs=0.0005)
    assert trend.dispersion < 1


def by_optimizer(k, n, t) -> float:
    """Slope where scipy finds the likelihood highest, over centred and scaled time."""
    k, n, t = (np.asarray(values, dtype=float) for values in (k, n, t))
    times = (t - t.mean()) / t.std()
    design = np.column_stack([np.ones_like(times), times])

    def loss(beta):
        return float((n * np.logaddexp(0, design @ beta) - k * (design @ beta)).sum())

    def gradient(beta):
        return design.T @ (n / (1 + np.exp(-design @ beta)) - k)

    best = minimize(loss, [0.0, 0.0], jac=gradient, method="BFGS", options={"gtol": 1e-10, "maxiter": 1000})
    return float(best.x[1] / t.std())


@pytest.mark.parametrize("data", [SNORING, BEETLES, TOXICITY, ([3, 0, 5, 9], [9, 4, 11, 12], [2020, 2021, 2022, 2024])])
def test_the_slope_is_that_of_scikit_learn_and_of_an_optimizer(data) -> None:
    k, n, t = (np.asarray(values, dtype=float) for values in data)
    slope = math.log(fitted(k, n, t).odds_ratio)
    times = ((t - t.mean()) / t.std())[:, None]
    model = LogisticRegression(C=math.inf, tol=1e-12, max_iter=10_000, solver="newton-cholesky")
    model.fit(np.vstack([times, times]), [1] * len(t) + [0] * len(t), np.concatenate([k, n - k]))
    assert slope * t.std() == pytest.approx(model.coef_[0, 0], abs=1e-6)
    assert slope == pytest.approx(by_optimizer(k, n, t), rel=1e-6)


@given(bins)
def test_laws_of_a_binomial_trend(drawn: list[tuple[int, int]]) -> None:
    k = np.array([have for have, _ in drawn])
    n = k + np.array([lack for _, lack in drawn])
    t = np.arange(len(drawn)) + 2001.0
    trend = binomial_trend(k, n, t)
    assume(isinstance(trend, BinomialTrend))
    assert trend.low <= trend.odds_ratio <= trend.high
    assert all(math.isfinite(value) for value in (*trend[:4], trend.steps))
    assert (trend.p < 0.05) == (not trend.low <= 1 <= trend.high) or trend.p == pytest.approx(0.05, abs=1e-9)
    others = {
        "what lacks it falls as what has it rises": (binomial_trend(n - k, n, t), -1.0),
        "time backwards": (binomial_trend(k, n, -t), -1.0),
        "order of bins": (binomial_trend(k[::-1], n[::-1], t[::-1]), 1.0),
        "another zero of time": (binomial_trend(k, n, t - 2001), 1.0),
        "half the unit": (binomial_trend(k, n, t * 2), 0.5),
    }
    for name, (other, factor) in others.items():
        slope = factor * math.log(trend.odds_ratio)
        assert math.log(other.odds_ratio) == pytest.approx(slope, abs=1e-7, rel=1e-7), name
        assert other.p == pytest.approx(trend.p, abs=1e-7), name


@pytest.mark.parametrize(
    ("k", "n", "reason"),
    [
        ([0, 0, 0], [5, 5, 5], "none of the articles"),
        ([5, 5, 5], [5, 5, 5], "all of the articles"),
        ([0, 0, 4], [5, 5, 4], "one date parts"),
        ([5, 2, 0], [5, 5, 5], "one date parts"),
        ([3, 0], [5, 0], "fewer than two periods"),
        ([], [], "fewer than two periods"),
    ],
)
def test_an_infinite_slope_is_no_trend_but_a_reason(k: list[int], n: list[int], reason: str) -> None:
    trend = binomial_trend(k, n, np.arange(len(k)))
    assert isinstance(trend, NoTrend)
    assert reason in trend.reason


def test_a_single_article_across_the_date_is_enough_for_a_slope() -> None:
    assert fitted([1, 0, 4], [5, 5, 4], [0, 1, 2]).odds_ratio > 1


def test_empty_bins_are_skipped_and_two_bins_leave_no_freedom() -> None:
    assert binomial_trend([2, 0, 7], [9, 0, 9], [0, 1, 2]) == pytest.approx(fitted([2, 7], [9, 9], [0, 2]), nan_ok=True)
    two = fitted([2, 7], [9, 9], [0, 1])
    assert math.isnan(two.dispersion)
    assert two.odds_ratio == pytest.approx(7 * 7 / (2 * 2), rel=1e-9)
    # Woolf's standard error of a log odds ratio, sqrt(1/a + 1/b + 1/c + 1/d).
    assert standard_error(two) == pytest.approx(math.sqrt(2 / 2 + 2 / 7), rel=1e-9)


def test_a_unit_far_longer_than_the_series_is_refused() -> None:
    trend = binomial_trend([2, 4, 7], [9, 9, 9], np.array([0, 1, 2]) / 36525)
    assert isinstance(trend, NoTrend)
    assert "unit of time" in trend.reason


def test_slope_and_s_of_hollander_and_wolfe_1999() -> None:
    # Examples 9.1 and 9.2: C = -6, slope -0.056.
    assert theil_sen(*CLOUDS).slope == pytest.approx(-0.056, abs=0.0005)
    assert mann_kendall(CLOUDS[1]).s == -6


def test_s_of_gilbert_1987() -> None:
    # Section 16.4.1: 10, 15, 14, 20 has five rises and one fall, S = 4.
    assert mann_kendall([10, 15, 14, 20]).s == 4
    assert mann_kendall([20, 14, 15, 10]).s == -4


@given(series, st.lists(st.integers(0, 6), min_size=25, max_size=25))
def test_theil_sen_equals_scipy(y: list[int], times: list[int]) -> None:
    t = times[: len(y)]
    assume(len(set(t)) > 1)
    ours, oracle = theil_sen(t, y), theilslopes(y, t)
    assert ours.slope == pytest.approx(oracle.slope, abs=1e-12)
    if not math.isnan(ours.low):
        assert ours[1:] == pytest.approx((oracle.low_slope, oracle.high_slope), abs=1e-12)
        assert ours.low <= ours.slope <= ours.high
    assert theil_sen(t[::-1], y[::-1])[:1] == ours[:1]


def test_an_interval_that_five_points_carry_and_four_do_not() -> None:
    five, oracle = theil_sen(*CLOUDS), theilslopes(CLOUDS[1], CLOUDS[0])
    assert five[1:] == pytest.approx((oracle.low_slope, oracle.high_slope), abs=1e-12)
    assert np.isnan(theil_sen([1, 2, 3, 4], [1, 3, 2, 4])[1:]).all()
    assert np.isnan(theil_sen([2, 2], [1, 3])).all()
    assert theil_sen(range(9), [4] * 9) == (0, 0, 0)


@given(series)
@settings(max_examples=60)
def test_mann_kendall_equals_a_loop_and_scipys_tau(y: list[int]) -> None:
    ours, n = mann_kendall(y), len(y)
    s = sum((y[j] > y[i]) - (y[j] < y[i]) for i in range(n) for j in range(i + 1, n))
    tied = [y.count(value) for value in set(y)]
    variance = (n * (n - 1) * (2 * n + 5) - sum(m * (m - 1) * (2 * m + 5) for m in tied)) / 18
    z = 0 if s == 0 else (abs(s) - 1) / math.sqrt(variance)
    assert ours.s == s
    assert ours.p == pytest.approx(2 * (0.5 * math.erfc(z / math.sqrt(2))), abs=1e-12)
    assert ours.tau == pytest.approx(kendalltau(range(n), y).statistic, abs=1e-12, nan_ok=True)
    back = mann_kendall(y[::-1])
    assert (back.s, back.p) == (-s, ours.p)


def test_a_flat_series_has_no_trend() -> None:
    flat = mann_kendall([3, 3, 3])
    assert (flat.s, flat.z, flat.p) == (0, 0, 1)
    assert math.isnan(flat.tau)
    assert mann_kendall([]).p == 1


def test_newcombe_1998_table_ii_method_10() -> None:
    # Newcombe 1998, Statistics in Medicine 17, 873-890, Table II, contrasts (a) to (h), method 10.
    k1, n1 = [56, 9, 6, 5, 0, 0, 10, 10], [70, 10, 7, 56, 10, 10, 10, 10]
    k2, n2 = [48, 3, 2, 0, 0, 0, 0, 0], [80, 10, 7, 29, 20, 10, 20, 10]
    result = difference_of_shares(k1, n1, k2, n2)
    assert np.round(result.difference, 4).tolist() == [0.2, 0.6, 0.5714, 0.0893, 0, 0, 1, 1]
    assert np.round(result.low, 4).tolist() == [0.0524, 0.1705, 0.0582, -0.0381, -0.1611, -0.2775, 0.6791, 0.6075]
    assert np.round(result.high, 4).tolist() == [0.3339, 0.8090, 0.8062, 0.1926, 0.2775, 0.2775, 1, 1]


@given(shares, shares)
def test_swapping_the_shares_turns_difference_and_interval(first: tuple[int, int], second: tuple[int, int]) -> None:
    there, back = difference_of_shares(*first, *second), difference_of_shares(*second, *first)
    assert (there.difference, there.low, there.high) == pytest.approx((-back.difference, -back.high, -back.low))
    assert -1 <= there.low <= there.difference <= there.high <= 1


def test_a_share_of_nothing_has_no_difference() -> None:
    assert np.isnan(difference_of_shares(0, 0, 3, 9)).all()
