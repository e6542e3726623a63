"""Whether a series rises or falls, and by how much: shares over time, and two shares against each other."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.measures.intervals import share, wilson_interval

Float64 = npt.NDArray[np.float64]

_Z95: Final = NormalDist().inv_cdf(0.975)
"""97.5th percentile of the standard normal distribution."""
_MOST_STEPS: Final = 50
_ENOUGH: Final = 1e-10
"""A Newton step, in standardised units, that changes nothing any more."""
_LARGEST: Final = 700.0
"""exp of more than this is no number."""


class BinomialTrend(NamedTuple):
    """Change of a share in time by a logistic model.

    Attributes
    ----------
    odds_ratio, low, high
        What the odds are multiplied by in one unit of time, with its 95 % Wald interval; above 1 is rising.
    p
        Two-sided, of no change; agrees with the interval.
    dispersion
        Pearson's chi-squared by its degrees of freedom. Above 1 the bins vary more than independent articles
        would, and the interval is wider by its square root; nan with two bins, which leave no freedom.
    steps
        Newton steps until nothing changed.
    """

    odds_ratio: float
    low: float
    high: float
    p: float
    dispersion: float
    steps: int


class NoTrend(NamedTuple):
    """Why a logistic model has no finite slope for these counts: half a sentence to follow "no trend: "."""

    reason: str


class SenSlope(NamedTuple):
    """Theil-Sen slope in units of y by unit of t, with its 95 % interval."""

    slope: float
    low: float
    high: float


class MannKendall(NamedTuple):
    """Mann-Kendall test of a monotone trend: S, Kendall's tau-b with time, z and the two-sided p."""

    s: int
    tau: float
    z: float
    p: float


class ShareDifference(NamedTuple):
    """Difference of two shares with its 95 % interval, each an array of one shape in [-1, 1]."""

    difference: Float64
    low: Float64
    high: Float64


def binomial_trend(k: npt.ArrayLike, n: npt.ArrayLike, t: npt.ArrayLike) -> BinomialTrend | NoTrend:
    """Logistic regression of k of n on time t: ``ln(p / (1 - p)) = alpha + beta t``, odds ratio ``exp(beta)``.

    Fitted by iteratively reweighted least squares (Fisher scoring). The standard error of beta is multiplied by
    ``sqrt(max(1, dispersion))``, so counts that vary more than binomial ones widen the interval and none narrows it.

    Parameters
    ----------
    k, n
        Articles with the thing, and articles, by bin; 0 <= k <= n. Bins of n = 0 are skipped.
    t
        Time of each bin, in the unit that the odds ratio is for.

    Returns
    -------
    BinomialTrend or NoTrend
        NoTrend where the estimate would be infinite: k is 0 or n throughout, a date parts the articles with it
        from those without (separation, Albert & Anderson 1984), or there are fewer than two times.

    References
    ----------
    McCullagh & Nelder 1989, Generalized Linear Models, sections 2.5, 4.4 and 4.5.

    >>> round(binomial_trend([24, 35, 21, 30], [1379, 638, 213, 254], [0, 2, 4, 5]).odds_ratio, 3)
    1.488
    """
    hits, trials, times = (np.asarray(values, dtype=np.float64) for values in (k, n, t))
    kept = trials > 0
    hits, trials, times = hits[kept], trials[kept], times[kept]
    if reason := _no_slope(hits, trials, times):
        return NoTrend(reason)
    middle = float(np.average(times, weights=trials))
    scale = math.sqrt(float(np.average((times - middle) ** 2, weights=trials)))
    design = np.column_stack([np.ones_like(times), (times - middle) / scale])
    fit = _fit_logistic(design, hits, trials)
    if fit is None:
        return NoTrend(f"the model found no stable slope in {_MOST_STEPS} steps")
    coefficients, steps = fit
    fitted, variance = _moments(design @ coefficients)
    freedom = len(times) - 2
    residuals = (hits - trials * fitted) ** 2 / (trials * variance)
    dispersion = float(residuals.sum() / freedom) if freedom else math.nan
    slope, error = (
        float(coefficients[1]) / scale,
        math.sqrt(np.linalg.inv(_information(design, trials * variance))[1, 1]) / scale,
    )
    return _odds_ratio(slope, error * math.sqrt(max(1.0, dispersion) if freedom else 1.0), dispersion, steps)


def _odds_ratio(slope: float, error: float, dispersion: float, steps: int) -> BinomialTrend | NoTrend:
    if abs(slope) + _Z95 * error > _LARGEST:
        return NoTrend("the bins lie too close together for a change by this unit of time")
    low, high = slope - _Z95 * error, slope + _Z95 * error
    p = math.erfc(abs(slope) / error / math.sqrt(2))
    return BinomialTrend(math.exp(slope), math.exp(low), math.exp(high), p, dispersion, steps)


def _no_slope(hits: Float64, trials: Float64, times: Float64) -> str:
    """Why no finite slope exists, or nothing: with one time and two outcomes separation can be seen directly."""
    if len(np.unique(times)) < 2:
        return "fewer than two periods have articles"
    if not hits.any():
        return "none of the articles has it"
    if (hits == trials).all():
        return "all of the articles have it"
    having, lacking = times[hits > 0], times[hits < trials]
    if having.max() <= lacking.min() or lacking.max() <= having.min():
        return "one date parts all articles that have it from all that don't"
    return ""


def _fit_logistic(design: Float64, hits: Float64, trials: Float64) -> tuple[Float64, int] | None:
    """Coefficients and steps taken, or None; each step is halved until the likelihood doesn't fall."""
    coefficients = np.array([math.log((hits.sum() + 0.5) / (trials.sum() - hits.sum() + 0.5)), 0.0])
    for steps in range(1, _MOST_STEPS + 1):
        fitted, variance = _moments(design @ coefficients)
        step = np.linalg.solve(_information(design, trials * variance), design.T @ (hits - trials * fitted))
        before = _log_likelihood(design @ coefficients, hits, trials)
        while _log_likelihood(design @ (coefficients + step), hits, trials) < before - 1e-9 * abs(before):
            step = step / 2
        coefficients = coefficients + step
        if np.abs(step).max() < _ENOUGH:
            return coefficients, steps
    return None


def _log_likelihood(linear: Float64, hits: Float64, trials: Float64) -> float:
    return float((hits * linear - trials * np.logaddexp(0.0, linear)).sum())


def _moments(linear: Float64) -> tuple[Float64, Float64]:
    """Mean and variance of one trial, without loss of digits where the mean nears 1."""
    log_mean, log_rest = -np.logaddexp(0.0, -linear), -np.logaddexp(0.0, linear)
    return np.exp(log_mean), np.exp(log_mean + log_rest)


def _information(design: Float64, weights: Float64) -> Float64:
    return (design * weights[:, None]).T @ design


def theil_sen(t: npt.ArrayLike, y: npt.ArrayLike) -> SenSlope:
    """Median of the slopes of all pairs of points with different t, with Sen's interval.

    The interval takes the slopes ranked ``(N - z sigma) / 2`` and ``(N + z sigma) / 2 + 1`` of N, to the nearest
    rank, sigma being the standard deviation of Kendall's S corrected for ties. One outlier moves neither much.

    Returns
    -------
    SenSlope
        Positive where y rises; all nan where t has fewer than two different values; interval nan where the ranks
        fall outside (fewer than five points can't carry 95 %).

    References
    ----------
    Theil 1950, Proc. KNAW 53; Sen 1968, JASA 63, equation 2.6 and section 4.

    >>> round(theil_sen([1, 2, 3, 4, 5], [1.26, 1.27, 1.12, 1.16, 1.03]).slope, 3)
    -0.056
    """
    times, values = np.asarray(t, dtype=np.float64), np.asarray(y, dtype=np.float64)
    order = np.argsort(times, kind="stable")
    slopes = _pair_slopes(times[order], values[order])
    if not len(slopes):
        return SenSlope(math.nan, math.nan, math.nan)
    spread = _Z95 * math.sqrt(_s_variance(len(times), _ties(times), _ties(values)))
    below, above = round((len(slopes) - spread) / 2) - 1, round((len(slopes) + spread) / 2)
    inside = below >= 0 and above < len(slopes)
    low, high = (float(slopes[below]), float(slopes[above])) if inside else (math.nan, math.nan)
    return SenSlope(float(np.median(slopes)), low, high)


def _pair_slopes(times: Float64, values: Float64) -> Float64:
    """Slopes of all pairs, in order of size; point by point, since all pairs at once would fill the memory."""
    found = []
    for i in range(len(times)):
        gaps = times[i + 1 :] - times[i]
        later = gaps > 0
        found.append((values[i + 1 :] - values[i])[later] / gaps[later])
    return np.sort(np.concatenate([np.empty(0), *found]))


def mann_kendall(y: npt.ArrayLike) -> MannKendall:
    """Mann-Kendall test of a series in order of time: ``S = sum sign(y_j - y_i)`` over all i < j.

    ``z = (S - sign S) / sqrt(Var S)`` with the correction for continuity, Var S corrected for ties; p from the
    normal distribution, which Kendall calls close from ten values up.

    Returns
    -------
    MannKendall
        S above 0 where the series rises; z = 0 and p = 1 where S is 0. tau is nan where all values are one.

    References
    ----------
    Mann 1945, Econometrica 13; Kendall 1975, Rank Correlation Methods; Gilbert 1987, section 16.4.

    >>> mann_kendall([10, 15, 14, 20]).s
    4
    """
    values = np.asarray(y, dtype=np.float64)
    s = sum(int(np.sign(values[i + 1 :] - values[i]).sum()) for i in range(len(values)))
    ties = _ties(values)
    pairs = len(values) * (len(values) - 1) / 2
    different = pairs - float((ties * (ties - 1)).sum()) / 2
    tau = s / math.sqrt(pairs * different) if different else math.nan
    z = (s - math.copysign(1, s)) / math.sqrt(_s_variance(len(values), ties)) if s else 0.0
    return MannKendall(s, tau, z, math.erfc(abs(z) / math.sqrt(2)))


def _ties(values: Float64) -> Float64:
    """Sizes of the groups of equal values."""
    return np.unique(values, return_counts=True)[1].astype(np.float64)


def _s_variance(n: int, *tied: Float64) -> float:
    """Variance of Kendall's S of n values, less what the groups of ties take."""
    lost = sum(float((groups * (groups - 1) * (2 * groups + 5)).sum()) for groups in tied)
    return max((n * (n - 1) * (2 * n + 5) - lost) / 18, 0.0)


def difference_of_shares(k1: npt.ArrayLike, n1: npt.ArrayLike, k2: npt.ArrayLike, n2: npt.ArrayLike) -> ShareDifference:
    """``k1 / n1 - k2 / n2`` with Newcombe's hybrid score interval at 95 % (his method 10).

    With Wilson's intervals l1 to u1 and l2 to u2 of the two shares, the bounds are
    ``d - sqrt((p1 - l1)² + (u2 - p2)²)`` and ``d + sqrt((u1 - p1)² + (p2 - l2)²)``.

    Returns
    -------
    ShareDifference
        Positive where the first share is larger; nan where n1 or n2 is 0.

    References
    ----------
    Newcombe 1998, Interval estimation for the difference between independent proportions, Statistics in Medicine 17.

    >>> [round(float(x), 4) for x in difference_of_shares(56, 70, 48, 80)]
    [0.2, 0.0524, 0.3339]
    """
    p1, p2 = share(k1, n1), share(k2, n2)
    (l1, u1), (l2, u2) = wilson_interval(k1, n1), wilson_interval(k2, n2)
    difference = p1 - p2
    low = difference - np.hypot(p1 - l1, u2 - p2)
    high = difference + np.hypot(u1 - p1, p2 - l2)
    return ShareDifference(difference, low, high)
