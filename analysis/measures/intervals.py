"""Intervals of shares."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

_Z95: Final = 1.959963984540054
"""97.5th percentile of the standard normal distribution."""

Float64 = npt.NDArray[np.float64]


def wilson_interval(k: npt.ArrayLike, n: npt.ArrayLike) -> tuple[Float64, Float64]:
    """Wilson score interval of a share at 95 %.

    ``(p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)`` with p = k/n and z = 1.96; nan where n is 0.

    Parameters
    ----------
    k, n
        Successes and trials, of one shape; 0 <= k <= n.

    Returns
    -------
    low, high
        Bounds within [0, 1].

    References
    ----------
    Wilson 1927; Brown, Cai & DasGupta 2001, Statistical Science 16(2).

    >>> [round(float(x), 4) for x in wilson_interval(1, 10)]
    [0.0179, 0.4042]
    """
    successes, trials = np.asarray(k, dtype=np.float64), np.asarray(n, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = successes / trials
        scale = 1 + _Z95**2 / trials
        middle = (p + _Z95**2 / (2 * trials)) / scale
        half = _Z95 * np.sqrt(p * (1 - p) / trials + _Z95**2 / (4 * trials**2)) / scale
    # At the ends the exact bounds are 0 and 1; rounding would leave them a hair off.
    low = np.where(successes == 0, 0.0, middle - half)
    high = np.where(successes == trials, 1.0, middle + half)
    nothing = trials == 0
    return np.where(nothing, np.nan, low), np.where(nothing, np.nan, high)


def share(k: npt.ArrayLike, n: npt.ArrayLike) -> Float64:
    """k / n; nan where n is 0."""
    trials = np.asarray(n, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(trials == 0, np.nan, np.asarray(k, dtype=np.float64) / trials)


def with_share(columns: dict[str, Any], k: str, n: str) -> dict[str, Any]:
    """The columns with ``share``, ``low`` and ``high`` of ``columns[k]`` in ``columns[n]`` added."""
    low, high = wilson_interval(columns[k], columns[n])
    return {**columns, "share": share(columns[k], columns[n]), "low": low, "high": high}
