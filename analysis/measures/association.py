"""Association of two things from their counts: a together, n_x and n_y each, n windows in all."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Float64 = npt.NDArray[np.float64]

_SAME: Final = 1 + 1e-7
"""Two tables whose probabilities differ by less than this are equally likely, as in R's ``fisher.test``."""


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


def as_floats(*values: npt.ArrayLike) -> tuple[Float64, ...]:
    """The values as floats of one common shape."""
    return tuple(np.broadcast_arrays(*(np.asarray(value, dtype=np.float64) for value in values)))


def expected(n_x: npt.ArrayLike, n_y: npt.ArrayLike, n: npt.ArrayLike) -> Float64:
    """How often two things would meet by chance, ``E = n_x n_y / n``, in windows.

    0 where either margin is 0; nan where n is 0.

    References
    ----------
    Evert 2009, Corpora and collocations, section 4.1, in Lüdeling & Kytö (eds), Corpus Linguistics.

    >>> float(expected(10, 20, 100))
    2.0
    """
    x, y, total = as_floats(n_x, n_y, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(total > 0, x * y / total, np.nan)


def pmi(a: npt.ArrayLike, n_x: npt.ArrayLike, n_y: npt.ArrayLike, n: npt.ArrayLike) -> Float64:
    """Pointwise mutual information, ``log2(a n / (n_x n_y)) = log2(a / E)``, in bits; favours what is rare.

    Positive where the two meet more often than by chance, 0 at independence. nan where a is 0 (the logarithm
    has no value there), which covers zero margins and n = 0; 0 where both are in every window (a = n).

    References
    ----------
    Church & Hanks 1990, Word association norms, mutual information, and lexicography, CL 16(1).

    >>> float(pmi(8, 16, 16, 64))
    1.0
    """
    together, x, y, total = as_floats(a, n_x, n_y, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(together > 0, np.log2(together * total / (x * y)), np.nan)


def signed_g2(a: npt.ArrayLike, n_x: npt.ArrayLike, n_y: npt.ArrayLike, n: npt.ArrayLike) -> Float64:
    """Log-likelihood ratio ``2 sum O ln(O / E)`` over all four cells, with the sign of ``a - E``.

    The cells are a, n_x - a, n_y - a and n - n_x - n_y + a; ``0 ln 0 = 0``. Chi-squared with one degree of
    freedom: 3.84, 6.63, 10.83 and 15.13 stand for p = 0.05, 0.01, 0.001 and 0.0001.

    Returns
    -------
    ndarray
        Positive where the two meet more often than by chance, negative where less often, 0 at independence,
        which a margin of 0 or of n always is. nan where n is 0 or a cell would be negative: no such table exists.

    References
    ----------
    Dunning 1993, Accurate methods for the statistics of surprise and coincidence, CL 19(1).

    >>> round(float(signed_g2(110, 2552, 221, 31777)), 2)
    270.72
    """
    together, x, y, total = as_floats(a, n_x, n_y, n)
    observed = np.stack([together, x - together, y - together, total - x - y + together])
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = np.stack([x * y, x * (total - y), (total - x) * y, (total - x) * (total - y)]) / total
        surplus = (together * total - x * y) / total
        # O = E plus or minus the surplus, and log1p keeps the digits that O / E loses near independence.
        logs = np.log1p(np.stack([surplus, -surplus, -surplus, surplus]) / chance)
        both, only_x, only_y, neither = np.where(observed > 0, observed * logs, 0.0)
    # Added up so that x and y can change places without a change in the last digit.
    strength = np.maximum(2 * ((both + neither) + (only_x + only_y)), 0.0)
    exists = (observed >= 0).all(axis=0) & (total > 0)
    return np.where(exists, np.where(surplus < 0, -strength, strength) + 0.0, np.nan)


def jaccard(a: npt.ArrayLike, n_x: npt.ArrayLike, n_y: npt.ArrayLike) -> Float64:
    """Share of the windows with either that have both, ``a / (n_x + n_y - a)``, in [0, 1].

    0 where they never meet; nan where neither occurs.

    References
    ----------
    Jaccard 1912, The distribution of the flora in the alpine zone, New Phytologist 11(2).

    >>> float(jaccard(2, 4, 6))
    0.25
    """
    together, x, y = as_floats(a, n_x, n_y)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(x + y > 0, together / (x + y - together), np.nan)


def dice(a: npt.ArrayLike, n_x: npt.ArrayLike, n_y: npt.ArrayLike) -> Float64:
    """Dice coefficient, ``2a / (n_x + n_y)``, in [0, 1]; ``logDice = 14 + log2(Dice)``.

    0 where they never meet; nan where neither occurs.

    References
    ----------
    Dice 1945, Measures of the amount of ecologic association between species, Ecology 26(3).

    >>> float(dice(2, 4, 6))
    0.4
    """
    together, x, y = as_floats(a, n_x, n_y)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(x + y > 0, 2 * together / (x + y), np.nan)


def fisher(a: npt.ArrayLike, n_x: npt.ArrayLike, n_y: npt.ArrayLike, n: npt.ArrayLike) -> Float64:
    """Two-sided p of Fisher's exact test: the tables with these margins that are at most as likely as this one.

    1 where a margin is 0 or n (only one table is possible, so a = n too); nan where no such table exists. 0 stands
    for what is smaller than the smallest number, about 1e-308.

    Notes
    -----
    Exact at every size, so each table costs ``min(n_x, n_y)`` steps: meant for the rows shown, not for a matrix.

    References
    ----------
    Fisher 1935, The Design of Experiments, section 11; two-sided as in R's ``fisher.test``.

    >>> round(float(fisher(3, 4, 4, 8)), 4)
    0.4857
    """
    tables = as_floats(a, n_x, n_y, n)
    rows = zip(*(values.ravel().tolist() for values in tables), strict=True)
    p = np.fromiter((_fisher(*row) for row in rows), dtype=np.float64, count=tables[0].size)
    return p.reshape(tables[0].shape)


def _fisher(a: float, n_x: float, n_y: float, n: float) -> float:
    low, high = max(0.0, n_x + n_y - n), min(n_x, n_y)
    if n <= 0 or not low <= a <= high or max(n_x, n_y) > n:
        return float("nan")
    x = np.arange(low, high)
    # Each table's log probability over the one before it: no factorial is ever taken.
    steps = np.log((n_x - x) * (n_y - x)) - np.log((x + 1) * (n - n_x - n_y + x + 1))
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    weights = np.exp(logs - logs.max())
    as_rare = weights[weights <= weights[int(a - low)] * _SAME]
    return float(min(as_rare.sum() / weights.sum(), 1.0))
