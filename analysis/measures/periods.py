"""Calendar periods as running numbers, so that empty ones are not forgotten."""

from __future__ import annotations

from typing import Any, Final, Literal, get_args

import numpy as np
import numpy.typing as npt

from analysis.errors import InputError
from analysis.model import Int64

Period = Literal["month", "quarter", "year"]
_MONTHS: Final[dict[str, int]] = {"month": 1, "quarter": 3, "year": 12}


def period_numbers(days: npt.NDArray[Any], period: Period) -> Int64:
    """Number of each day's period (days since 1970-01-01 -> months, quarters or years since then).

    >>> period_numbers(np.array([0, 31, 365]), "month").tolist()
    [0, 1, 12]
    """
    if period not in _MONTHS:
        raise InputError(f"period {period!r} is unknown: choose one of {', '.join(get_args(Period))}")
    months = np.asarray(days, dtype="datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months // _MONTHS[period]


def period_names(first: int, last: int, period: Period) -> list[str]:
    """Names of the periods from ``first`` to ``last``: 2023, 2023-Q1 or 2023-01; they sort by time.

    >>> period_names(212, 213, "quarter")
    ['2023-Q1', '2023-Q2']
    """
    return [_name(number, period) for number in range(first, last + 1)]


def _name(number: int, period: Period) -> str:
    year, month = divmod(number * _MONTHS[period], 12)
    if period == "year":
        return f"{1970 + year:04d}"
    return f"{1970 + year:04d}-Q{month // 3 + 1}" if period == "quarter" else f"{1970 + year:04d}-{month + 1:02d}"
