import numpy as np
import pytest
from scipy.stats import binomtest

from analysis.measures.intervals import share, wilson_interval


def test_wilson_equals_scipy_for_every_share() -> None:
    cases = [(k, n) for n in (1, 2, 5, 10, 42, 1_000) for k in range(0, n + 1, max(n // 10, 1))]
    low, high = wilson_interval([k for k, _ in cases], [n for _, n in cases])
    for (k, n), a, b in zip(cases, low, high, strict=True):
        oracle = binomtest(k, n).proportion_ci(method="wilson")
        assert (a, b) == pytest.approx((oracle.low, oracle.high), abs=1e-12)


def test_newcombe_1998_table_i() -> None:
    # Newcombe 1998, Statistics in Medicine 17, Table I, method 3 (Wilson without continuity correction).
    low, high = wilson_interval([81, 15, 0, 1], [263, 148, 20, 29])
    assert np.round(low, 4).tolist() == [0.2553, 0.0624, 0.0, 0.0061]
    assert np.round(high, 4).tolist() == [0.3662, 0.1605, 0.1611, 0.1718]


def test_nothing_of_nothing_is_undefined() -> None:
    assert np.isnan([*wilson_interval(0, 0), share(0, 0)]).all()
