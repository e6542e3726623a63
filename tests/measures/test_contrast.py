import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, chi2_contingency, false_discovery_control

from analysis.errors import InputError
from analysis.measures.contrast import benjamini_hochberg, bonferroni, keyness_g2, log_ratio, lrc, p_of_g2

Counts = tuple[int, int, int, int]
comparisons = st.tuples(*[st.integers(0, 80)] * 4).map(lambda v: (v[0], v[1], v[0] + v[2], v[1] + v[3]))
"""a, b, c, d: counts and sizes, 0 <= a <= c and 0 <= b <= d."""
p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)

FALSE_DISCOVERY = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
]  # fmt: skip
"""Benjamini & Hochberg 1995, section 4: fifteen comparisons of a myocardial infarction trial."""


def two_cells(a: int, b: int, c: int, d: int) -> float:
    by_chance = [c * (a + b) / (c + d), d * (a + b) / (c + d)]
    return 2 * sum(o * math.log(o / e) for o, e in zip([a, b], by_chance, strict=True))


def test_four_cells_are_not_two() -> None:
    # 30 of 1,000 against 10 of 1,000: 10.67 by Dunning's four cells, 10.46 by the two of Rayson & Garside 2000.
    assert float(keyness_g2(30, 10, 1000, 1000)) == pytest.approx(10.67, abs=0.005)
    assert two_cells(30, 10, 1000, 1000) == pytest.approx(10.46, abs=0.005)


def test_log_ratio_of_hardie_2014() -> None:
    # Hardie 2014: "twice as common" is 1, "four times" 2, "eight times" 3; equal is 0; a zero counts as a half.
    assert log_ratio([2, 4, 8, 5], [1, 1, 1, 5], 1000, 1000).tolist() == [1, 2, 3, 0]
    assert log_ratio([4, 0], [0, 4], 1000, 1000).tolist() == [3, -3]
    assert float(log_ratio(10, 10, 1000, 2000)) == 1


def test_lrc_from_published_clopper_pearson_limits() -> None:
    # Newcombe 1998, Statistics in Medicine 17, 857-872, Table I, method 5: 81 of 263 gives 0.2527 to 0.3676,
    # 15 of 148 0.0578 to 0.1617, 0 of 20 0 to 0.1684. Sizes are equal, so LRC is the logit of the nearer limit.
    a, b = np.array([81, 15, 0]), np.array([182, 133, 20])
    limits = np.array([0.3676, 0.1617, 0.1684])
    assert np.abs(lrc(a, b, 5000, 5000, corrections=1) - np.log2(limits / (1 - limits))).max() < 0.001


def lrc_by_scipy(a: int, b: int, c: int, d: int, alpha: float, corrections: int) -> float:
    """Evert 2022 read literally: exact interval of a in a + b, made one of log2 ratio, the end nearest to 0."""
    interval = binomtest(a, a + b).proportion_ci(1 - alpha / corrections, method="exact")
    if a / c >= b / d:
        return max(math.log2(interval.low / (1 - interval.low) * d / c), 0) if interval.low else 0
    return min(math.log2(interval.high / (1 - interval.high) * d / c), 0) if interval.high < 1 else 0


@given(comparisons, st.sampled_from([0.05, 0.01]), st.sampled_from([1, 20, 30_000]))
def test_lrc_equals_the_exact_interval_of_scipy(counts: Counts, alpha: float, corrections: int) -> None:
    a, b, c, d = counts
    if c and d and a + b:
        oracle = lrc_by_scipy(a, b, c, d, alpha, corrections)
        assert float(lrc(a, b, c, d, alpha, corrections)) == pytest.approx(oracle, abs=1e-7)


@given(comparisons)
def test_g2_equals_scipy(counts: Counts) -> None:
    a, b, c, d = counts
    if c and d and 0 < a + b < c + d:
        oracle = chi2_contingency([[a, b], [c - a, d - b]], correction=False, lambda_="log-likelihood").statistic
        sign = 1 if a * d > b * c else -1
        assert float(keyness_g2(a, b, c, d)) == pytest.approx(sign * oracle, abs=1e-9)
        assert float(p_of_g2(sign * oracle)) == pytest.approx(chi2.sf(oracle, 1), rel=1e-9)


@given(comparisons)
def test_swapping_target_and_reference_turns_the_sign(counts: Counts) -> None:
    a, b, c, d = counts
    for score in (keyness_g2, log_ratio, lrc):
        there, back = float(score(a, b, c, d)), float(score(b, a, d, c))
        assert there == pytest.approx(-back, abs=1e-9, nan_ok=True)
        assert not math.isinf(there)
        if there and not math.isnan(there) and a and b:
            assert (there > 0) == (a * d > b * c)


@given(comparisons)
def test_lrc_is_never_bolder_than_log_ratio_and_corrections_only_lower_it(counts: Counts) -> None:
    if counts[0] and counts[1]:
        bold, once, often = (abs(float(x)) for x in (log_ratio(*counts), lrc(*counts), lrc(*counts, corrections=99)))
        assert often <= once <= bold + 1e-12


def test_the_family_is_the_terms_that_occur() -> None:
    a, b = [30, 5, 0], [10, 9, 0]
    assert np.array_equal(lrc(a, b, 1000, 1000), lrc(a, b, 1000, 1000, corrections=2))
    assert float(lrc(30, 10, 1000, 1000, corrections=2)) == float(lrc(a, b, 1000, 1000)[0])


def test_zeros_and_empty_sides() -> None:
    assert np.isnan([float(f(0, 0, 9, 9)) for f in (log_ratio,)]).all()
    assert (float(lrc(0, 0, 9, 9)), float(keyness_g2(0, 0, 9, 9))) == (0, 0)
    assert np.isnan([float(f(3, 0, 9, 0)) for f in (log_ratio, lrc)]).all()
    assert float(keyness_g2(3, 0, 9, 0)) == 0
    assert np.isnan(float(keyness_g2(0, 0, 0, 0)))
    assert float(lrc(9, 0, 9, 9)) > 0 > float(lrc(0, 9, 9, 9))
    assert not np.signbit(lrc(3, 3, 9, 9)), "no minus before a zero"


@pytest.mark.parametrize(("alpha", "corrections"), [(0.0, 1), (1.0, 1), (-0.1, 1), (0.05, 0)])
def test_impossible_confidence_is_refused(alpha: float, corrections: int) -> None:
    with pytest.raises(InputError, match="give an alpha in"):
        lrc(3, 1, 9, 9, alpha, corrections)


def test_p_at_the_published_critical_values_and_far_out() -> None:
    # The upper points of chi-squared with 1 df in any table, and one where 1 - cdf would say 0.
    assert p_of_g2([3.841, 6.635, 10.828, 15.137]) == pytest.approx([0.05, 0.01, 0.001, 0.0001], rel=1e-3)
    assert float(p_of_g2(400)) == pytest.approx(chi2.sf(400, 1), rel=1e-9)
    assert float(p_of_g2(-400)) == float(p_of_g2(400)) > 0
    assert np.isnan(p_of_g2(np.nan))


def test_corrections_of_benjamini_and_hochberg_1995() -> None:
    # Their section 4: at 0.05 Bonferroni rejects the three smallest, the false discovery rate the four smallest.
    assert np.count_nonzero(bonferroni(FALSE_DISCOVERY) <= 0.05) == 3
    assert np.count_nonzero(benjamini_hochberg(FALSE_DISCOVERY) <= 0.05) == 4


@given(p_values)
def test_adjusted_p_equal_scipy_and_stay_between_p_and_bonferroni(p: list[float]) -> None:
    adjusted = benjamini_hochberg(p)
    assert adjusted == pytest.approx(false_discovery_control(p), abs=1e-12)
    assert (adjusted >= np.array(p) - 1e-15).all()
    assert (adjusted <= bonferroni(p) + 1e-15).all()
    assert np.array_equal(benjamini_hochberg(p[::-1]), adjusted[::-1])


def test_what_has_no_p_is_no_test() -> None:
    assert np.array_equal(bonferroni([0.01, np.nan, 0.4]), [0.02, np.nan, 0.8], equal_nan=True)
    assert np.array_equal(benjamini_hochberg([0.04, np.nan, 0.01]), [0.04, np.nan, 0.02], equal_nan=True)
    assert bonferroni([0.01], corrections=200).tolist() == [1.0]
    assert benjamini_hochberg([]).size == 0
