"""Association of two things from their counts: a together, n_x and n_y each, n windows in all."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Float64 = npt.NDArray[np.float64]


def logdice(a: npt.ArrayLike, n_x: npt.ArrayLike, n_y: npt.ArrayLike) -> Float64:
    """logDice, ``14 + log2(2a / (n_x + n_y))``: at most 14, independent of the collection's size.

    nan where a is 0. One point less means half as strong.

    References
    ----------
    Rychlý 2008, A lexicographer-friendly association score, RASLAN.

    >>> float(logdice(1, 1, 1))
    14.0
    """
    together = np.asarray(a, dtype=np.float64)
    both = np.asarray(n_x, dtype=np.float64) + np.asarray(n_y, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(together > 0, 14 + np.log2(2 * together / both), np.nan)


def npmi(a: npt.ArrayLike, n_x: npt.ArrayLike, n_y: npt.ArrayLike, n: npt.ArrayLike) -> Float64:
    """Normalised pointwise mutual information, ``log2(a n / (n_x n_y)) / -log2(a / n)``, in [-1, 1].

    -1 where a is 0, nan where a = n (nothing is left to be surprised by) or n is 0.

    References
    ----------
    Bouma 2009, Normalized (pointwise) mutual information in collocation extraction, GSCL.
    """
    together, x, y, total = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (a, n_x, n_y, n)))
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log2(together * total / (x * y)) / -np.log2(together / total)
    value = np.where(together == 0, -1.0, value)
    return np.where((together >= total), np.nan, value)
