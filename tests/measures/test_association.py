import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.association import logdice, npmi


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
