import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial import distance
from scipy.stats import chi2_contingency, fisher_exact
from scipy.stats.contingency import expected_freq

from analysis.measures.association import dice, expected, fisher, jaccard, logdice, npmi, pmi, signed_g2


def test_logdice_has_its_published_ceiling_and_steps() -> None:
    # Rychlý 2008: 14 when all occurrences are common; a value of 0 is one common occurrence in 16,000.
    assert float(logdice(7, 7, 7)) == 14
    assert float(logdice(5, 10, 10)) == 13
    assert float(logdice(1, 16384, 16384)) == 0
    assert np.isnan(logdice(0, 3, 4))


def test_npmi_has_its_published_ends() -> None:
    # Bouma 2009: 1 for only together, 0 for independence, -1 for never together.
    assert float(npmi(10, 10, 10, 100)) == pytest.approx(1)
    assert float(npmi(25, 50, 50, 100)) == pytest.approx(0)
    assert float(npmi(0, 50, 50, 100)) == -1
    assert np.isnan(npmi(5, 5, 5, 5))


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60), st.integers(1, 60))
def test_both_equal_a_plain_calculation_and_are_symmetric(a: int, more_x: int, more_y: int, rest: int) -> None:
    n_x, n_y, n = a + more_x, a + more_y, a + more_x + more_y + rest
    assert float(logdice(a, n_x, n_y)) == pytest.approx(14 + math.log2(2 * a / (n_x + n_y)), abs=1e-9)
    expected = math.log2((a / n) / (n_x / n * (n_y / n))) / -math.log2(a / n)
    assert float(npmi(a, n_x, n_y, n)) == pytest.approx(expected, abs=1e-9)
    assert float(npmi(a, n_x, n_y, n)) == float(npmi(a, n_y, n_x, n))
    assert -1 <= float(npmi(a, n_x, n_y, n)) <= 1 + 1e-12


Counts = tuple[int, int, int, int]
tables = st.tuples(*[st.integers(0, 60)] * 4).filter(lambda cells: sum(cells) > 0)
"""The four cells: both, x only, y only, neither."""


def counts(cells: Counts) -> Counts:
    both, only_x, only_y, _ = cells
    return both, both + only_x, both + only_y, sum(cells)


def grid(cells: Counts) -> list[list[int]]:
    return [[cells[0], cells[1]], [cells[2], cells[3]]]


def test_pmi_of_church_and_hanks_1990_table_3() -> None:
    # Church & Hanks 1990, Table 3, N = 15 million: honorary doctor, doctors dentists, doctors nurses.
    values = pmi([12, 8, 30], [111, 1105, 1105], [621, 44, 241], 15_000_000)
    assert np.abs(values - [11.3, 11.3, 10.7]).max() < 0.06


def test_g2_of_dunning_1993() -> None:
    # Dunning 1993, the bigrams ranked by log-likelihood: "the swiss" 110, 2442, 111, 29114 gives 270.72.
    assert float(signed_g2(110, 2552, 221, 31777)) == pytest.approx(270.72, abs=0.005)


def test_jaccard_of_the_information_retrieval_book() -> None:
    # Manning, Raghavan & Schütze 2008, section 3.3.4: "bord" (3 bigrams) and "boardroom" (8) share 2.
    assert float(jaccard(2, 3, 8)) == pytest.approx(2 / (8 + 3 - 2), abs=1e-15)


def test_dice_of_adamson_and_boreham_1974() -> None:
    # "statistics" and "statistical", as worked in Frakes & Baeza-Yates 1992, section 8.3.2: 2 * 6 / (7 + 8) = 0.80.
    assert float(dice(6, 7, 8)) == pytest.approx(0.80, abs=1e-15)


def test_fisher_of_the_lady_tasting_tea() -> None:
    # Agresti 2002, Categorical Data Analysis, Table 3.8 and section 3.5.2: P = 0.486 two-sided.
    assert float(fisher(3, 4, 4, 8)) == pytest.approx(0.486, abs=0.0005)
    assert float(fisher(4, 4, 4, 8)) == pytest.approx(2 / 70, abs=1e-15)


@given(tables)
def test_each_equals_its_oracle(cells: Counts) -> None:
    a, n_x, n_y, n = counts(cells)
    assert float(fisher(a, n_x, n_y, n)) == pytest.approx(fisher_exact(grid(cells)).pvalue, rel=1e-9)
    by_chance = expected_freq(np.array(grid(cells)))
    assert float(expected(n_x, n_y, n)) == pytest.approx(by_chance[0, 0], abs=1e-9)
    if a:
        assert float(pmi(a, n_x, n_y, n)) == pytest.approx(math.log2(a / by_chance[0, 0]), abs=1e-9)
    if (by_chance > 0).all():
        oracle = chi2_contingency(grid(cells), correction=False, lambda_="log-likelihood").statistic
        sign = 1 if a * n > n_x * n_y else -1
        assert float(signed_g2(a, n_x, n_y, n)) == pytest.approx(sign * oracle, abs=1e-9)
    x = np.repeat([True, True, False, False], cells)
    y = np.repeat([True, False, True, False], cells)
    if n_x + n_y:
        assert float(jaccard(a, n_x, n_y)) == pytest.approx(1 - distance.jaccard(x, y), abs=1e-9)
        assert float(dice(a, n_x, n_y)) == pytest.approx(1 - distance.dice(x, y), abs=1e-9)


@given(tables)
def test_laws_of_all_pairs(cells: Counts) -> None:
    a, n_x, n_y, n = counts(cells)
    for measure in (pmi, signed_g2, fisher):
        assert np.array_equal(measure(a, n_x, n_y, n), measure(a, n_y, n_x, n), equal_nan=True)
        assert not np.isinf(measure(a, n_x, n_y, n))
    # The windows without x meet those with y exactly where those with x don't.
    assert float(signed_g2(n_y - a, n - n_x, n_y, n)) == pytest.approx(-float(signed_g2(a, n_x, n_y, n)), abs=1e-9)
    assert 0 < float(fisher(a, n_x, n_y, n)) <= 1
    for ratio in (jaccard(a, n_x, n_y), dice(a, n_x, n_y)):
        assert np.isnan(ratio) if n_x + n_y == 0 else 0 <= float(ratio) <= 1
    if a:
        assert float(logdice(a, n_x, n_y)) == pytest.approx(14 + math.log2(float(dice(a, n_x, n_y))), abs=1e-9)


def test_margins_of_nothing_and_of_everything() -> None:
    never, always = (0, 0, 5, 10), (5, 10, 5, 10)
    for table in (never, always):
        assert float(signed_g2(*table)) == 0
        assert float(fisher(*table)) == 1
    assert float(expected(0, 5, 10)) == 0
    assert np.isnan(pmi(*never))
    assert float(pmi(10, 10, 10, 10)) == 0
    assert (float(jaccard(0, 0, 5)), float(dice(0, 0, 5))) == (0, 0)
    for undefined in (expected(0, 0, 0), pmi(0, 0, 0, 0), signed_g2(0, 0, 0, 0), fisher(0, 0, 0, 0), jaccard(0, 0, 0)):
        assert np.isnan(undefined)


@pytest.mark.parametrize("table", [(3, 2, 5, 10), (-1, 2, 5, 10), (0, 6, 6, 10), (1, 11, 1, 10)])
def test_tables_that_cannot_be_have_no_value(table: Counts) -> None:
    assert np.isnan(signed_g2(*table))
    assert np.isnan(fisher(*table))


def test_g2_keeps_its_digits_in_a_large_collection() -> None:
    # One more than by chance: G2 is surplus² times the sum of 1/E to first order, here 4e-8 of millions of windows.
    n, n_x, n_y = 400_000_000, 200_000_000, 200_000_000
    assert float(signed_g2(100_000_001, n_x, n_y, n)) == pytest.approx(4 / 100_000_000, rel=1e-6)
    assert float(signed_g2(99_999_999, n_x, n_y, n)) == pytest.approx(-4 / 100_000_000, rel=1e-6)


def test_whole_columns_give_what_their_rows_give_in_any_order() -> None:
    rows = np.array([counts(cells) for cells in [(3, 4, 5, 6), (0, 2, 2, 9), (7, 0, 0, 1), (1, 1, 1, 1)]])
    for measure in (pmi, signed_g2, fisher):
        one_by_one = [float(measure(*row)) for row in rows.tolist()]
        assert np.array_equal(measure(*rows.T), one_by_one, equal_nan=True)
        assert np.array_equal(measure(*rows[::-1].T), one_by_one[::-1], equal_nan=True)
