"""How a target differs from a reference: a of c in the target against b of d in the reference.

The counts are either articles with a term of all articles, or occurrences of a term of all tokens. Every score is
positive where the target has relatively more, and turns its sign when target and reference are swapped.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from analysis.errors import InputError
from analysis.measures.association import as_floats, signed_g2

Float64 = npt.NDArray[np.float64]

_FOR_ZERO: Final = 0.5
"""What Hardie's Log Ratio counts instead of a zero."""


def keyness_g2(a: npt.ArrayLike, b: npt.ArrayLike, c: npt.ArrayLike, d: npt.ArrayLike) -> Float64:
    """Log-likelihood ratio of a term over all four cells: a, b and what else target and reference hold.

    Many corpus tools sum the cells a and b only (Rayson & Garside 2000): 10.46 where four cells give 10.67 for
    30 of 1,000 against 10 of 1,000. Chi-squared with one degree of freedom; evidence, not size.

    Parameters
    ----------
    a, b
        Count in target and reference.
    c, d
        Size of target and reference in the same unit; a <= c, b <= d.

    Returns
    -------
    ndarray
        Positive where a/c > b/d, 0 where they are equal, also where target or reference is empty. nan where both
        are empty or a count exceeds its size.

    References
    ----------
    Dunning 1993, Accurate methods for the statistics of surprise and coincidence, CL 19(1).

    >>> round(float(keyness_g2(30, 10, 1000, 1000)), 2)
    10.67
    """
    target, reference = np.asarray(c, dtype=np.float64), np.asarray(d, dtype=np.float64)
    in_both = np.asarray(a, dtype=np.float64) + np.asarray(b, dtype=np.float64)
    return signed_g2(a, in_both, target, target + reference)


def log_ratio(a: npt.ArrayLike, b: npt.ArrayLike, c: npt.ArrayLike, d: npt.ArrayLike) -> Float64:
    """Log Ratio, ``log2((a / c) / (b / d))``, in doublings: 1 is twice as frequent in the target, -1 half.

    A count of 0 is taken as 0.5, and only then, as Hardie does. nan where both counts are 0 (there is nothing to
    compare) or target or reference is empty.

    References
    ----------
    Hardie 2014, Log Ratio: an informal introduction, CASS, Lancaster University.

    >>> float(log_ratio(40, 10, 1000, 1000)), float(log_ratio(4, 0, 1000, 1000))
    (2.0, 3.0)
    """
    k, other, target, reference = as_floats(a, b, c, d)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log2(_no_zero(k) * reference / (_no_zero(other) * target))
    return np.where((k + other > 0) & (target > 0) & (reference > 0), value, np.nan)


def lrc(
    a: npt.ArrayLike,
    b: npt.ArrayLike,
    c: npt.ArrayLike,
    d: npt.ArrayLike,
    alpha: float = 0.05,
    corrections: int | None = None,
) -> Float64:
    """Conservative Log Ratio: the end nearest to 0 of the exact interval of Log Ratio, 0 where it includes 0.

    Given a + b, the count a is binomial with ``p = r c / (r c + d)``, r being the ratio of the two frequencies. The
    Clopper-Pearson interval of p, at ``1 - alpha / corrections``, becomes one of ``log2 r = log2(p / (1 - p) d / c)``.

    Parameters
    ----------
    a, b, c, d
        As in :func:`keyness_g2`.
    alpha
        Chance that any of all the intervals misses its ratio, both ends together.
    corrections
        Size of the family of terms for Bonferroni; by default the terms given that occur at all. Give the size
        of the whole vocabulary where only a part of it is passed.

    Returns
    -------
    ndarray
        In doublings: 1 says that the target has at least twice as much, with that confidence; -1 at most half. 0
        where the difference isn't significant, also where a = b = 0. nan where target or reference is empty.

    Raises
    ------
    InputError
        Where alpha isn't between 0 and 1 or corrections is below 1.

    References
    ----------
    Evert 2022, Measuring keyness, DH2022; R package corpora 0.6, ``keyness(measure = "LRC")``.

    >>> round(float(lrc(30, 10, 1000, 1000)), 4)
    0.5134
    """
    if not 0 < alpha < 1 or (corrections is not None and corrections < 1):
        raise InputError(
            f"alpha is {alpha} and corrections {corrections}: give an alpha in (0, 1), corrections from 1 up"
        )
    from scipy.special import betainc, betainccinv, betaincinv

    k, other, target, reference = as_floats(a, b, c, d)
    family = corrections or max(int(np.count_nonzero(k + other)), 1)
    tail = alpha / 2 / family
    is_more = k * reference >= other * target
    # The upper end of one side is the lower end of the other, turned round, so one end is enough.
    major, minor = np.where(is_more, k, other), np.where(is_more, other, k)
    major_size, minor_size = np.where(is_more, target, reference), np.where(is_more, reference, target)
    with np.errstate(divide="ignore", invalid="ignore"):
        # The bound is above 0 where the chance of so many is below the tail. To invert the beta function costs
        # a hundred times as much as to ask that first; what lies at the edge is inverted too.
        chance = betainc(major, minor + 1, major_size / (major_size + minor_size))
        asked = (major > 0) & (chance <= tail * (1 + 1e-6))
        more, less, ratio = major[asked], minor[asked] + 1, (minor_size / major_size)[asked]
        odds = betaincinv(more, less, tail) / betainccinv(less, more, tail)
        bound = np.zeros(major.shape)
        bound[asked] = np.maximum(np.log2(odds * ratio), 0.0)
    return np.where((target > 0) & (reference > 0), np.where(is_more, bound, -bound) + 0.0, np.nan)


def p_of_g2(g2: npt.ArrayLike) -> Float64:
    """p of a log-likelihood ratio: the survival function of chi-squared with one degree of freedom at ``|g2|``.

    1 where g2 is 0, nan where it is nan. Taken from the tail, never as 1 - cdf, which ends at 1e-16.

    >>> round(float(p_of_g2(-6.634896601021213)), 6)
    0.01
    """
    from scipy.special import erfc

    # With one degree of freedom the tail is that of the normal distribution, on both sides: ten times as quick.
    return np.asarray(erfc(np.sqrt(np.abs(np.asarray(g2, dtype=np.float64)) / 2)), dtype=np.float64)


def bonferroni(p: npt.ArrayLike, corrections: int | None = None) -> Float64:
    """Each p times the number of tests, at most 1: controls the chance of any false finding.

    Parameters
    ----------
    p
        Values of p; nan stays nan and is no test.
    corrections
        Number of tests; by default the values that aren't nan.

    References
    ----------
    Dunn 1961, Multiple comparisons among means, JASA 56.

    >>> bonferroni([0.01, 0.4]).tolist()
    [0.02, 0.8]
    """
    values = np.asarray(p, dtype=np.float64)
    tests = np.count_nonzero(~np.isnan(values)) if corrections is None else corrections
    return np.minimum(values * tests, 1.0)


def benjamini_hochberg(p: npt.ArrayLike) -> Float64:
    """Adjusted p that control the share of false findings: ``min over j >= i of p_(j) m / j``, at most 1.

    The values keep their places; nan stays nan and is no test. Not below p, never above Bonferroni's.

    References
    ----------
    Benjamini & Hochberg 1995, Controlling the false discovery rate, JRSS B 57(1).

    >>> benjamini_hochberg([0.04, 0.01]).tolist()
    [0.04, 0.02]
    """
    values = np.asarray(p, dtype=np.float64)
    adjusted = values.ravel().copy()
    tested = np.flatnonzero(~np.isnan(adjusted))
    order = tested[np.argsort(adjusted[tested], kind="stable")]
    scaled = adjusted[order] * len(order) / np.arange(1, len(order) + 1)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted.reshape(values.shape)


def _no_zero(counts: Float64) -> Float64:
    return np.where(counts == 0, _FOR_ZERO, counts)
