"""Calendar periods as running numbers, so that empty ones are not forgotten."""

from __future__ import annotations

import datetime as dt
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


def fitting_period(first: dt.date, last: dt.date, most: int = 60) -> Period:
    """The shortest period of which no more than ``most`` lie between two days; years where all are too many.

    >>> fitting_period(dt.date(2020, 1, 1), dt.date(2024, 12, 31))
    'month'
    """
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= most:
        return "month"
    return "quarter" if months <= (most - 1) * 3 else "year"


def period_span(name: str) -> tuple[dt.date, dt.date]:
    """First and last day of a period by its name.

    >>> period_span("2023-Q1")[1].isoformat()
    '2023-03-31'
    """
    year, _, part = name.partition("-")
    months = 12 if not part else 3 if part.startswith("Q") else 1
    month = (int(part[1:]) - 1) * 3 + 1 if part.startswith("Q") else int(part or 1)
    turn = month - 1 + months
    after = dt.date(int(year) + turn // 12, turn % 12 + 1, 1) if int(year) + turn // 12 <= dt.MAXYEAR else None
    return dt.date(int(year), month, 1), after - dt.timedelta(days=1) if after else dt.date.max


def periods_between(first: str, last: str) -> list[str]:
    """Names of all periods from one to another, both included, whether anything lies in them or not.

    >>> periods_between("2023-Q4", "2024-Q1")
    ['2023-Q4', '2024-Q1']
    """
    _, _, part = first.partition("-")
    period: Period = "year" if not part else "quarter" if part.startswith("Q") else "month"
    days = np.array([period_span(name)[0] for name in (first, last)], dtype="datetime64[D]")
    start, end = period_numbers(days, period).tolist()
    return period_names(start, end, period)
