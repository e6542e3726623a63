"""Calendar periods as running numbers, so that empty ones are not forgotten."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, Literal, get_args

import numpy as np
import numpy.typing as npt

from analysis.errors import InputError
from analysis.model import Int64

Period = Literal["day", "week", "month", "quarter", "year"]
_MONTHS: Final[dict[str, int]] = {"month": 1, "quarter": 3, "year": 12}
_DAYS: Final[dict[str, int]] = {"day": 1, "week": 7}
_THURSDAY: Final = 3
"""1970-01-01 was one: so many days after the Monday of its week, with which an ISO week begins."""
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()


def period_numbers(days: npt.NDArray[Any], period: Period) -> Int64:
    """Number of each day's period (days since 1970-01-01 -> days, weeks, months, quarters or years since then).

    Weeks are those of ISO 8601: from Monday to Sunday; number 0 is the one that 1970-01-01 lies in.

    >>> period_numbers(np.array([0, 31, 365]), "month").tolist()
    [0, 1, 12]

    Raises
    ------
    InputError
        The period is unknown.
    """
    if period in _DAYS:
        since = np.asarray(days, dtype="datetime64[D]").astype(np.int64)
        return since if period == "day" else (since + _THURSDAY) // 7
    if period not in _MONTHS:
        raise InputError(f"period {period!r} is unknown: choose one of {', '.join(get_args(Period))}")
    months = np.asarray(days, dtype="datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months // _MONTHS[period]


def period_names(first: int, last: int, period: Period) -> list[str]:
    """Names of the periods from ``first`` to ``last``; they sort by time.

    2023, 2023-Q1, 2023-01, 2023-W05 (a week is named after the year of its Thursday) or 2023-05-02.

    >>> period_names(212, 213, "quarter")
    ['2023-Q1', '2023-Q2']
    """
    return [_name(number, period) for number in range(first, last + 1)]


def _name(number: int, period: Period) -> str:
    if period in _DAYS:
        # The Thursday of a week always lies in the year that the week is named after.
        day = dt.date.fromordinal(_EPOCH + number * _DAYS[period])
        year, week, _ = day.isocalendar()
        return day.isoformat() if period == "day" else f"{year:04d}-W{week:02d}"
    year, month = divmod(number * _MONTHS[period], 12)
    if period == "year":
        return f"{1970 + year:04d}"
    return f"{1970 + year:04d}-Q{month // 3 + 1}" if period == "quarter" else f"{1970 + year:04d}-{month + 1:02d}"


def fitting_period(first: dt.date, last: dt.date, most: int = 60) -> Period:
    """The shortest of month, quarter and year of which no more than ``most`` lie between two days; else the year.

    >>> fitting_period(dt.date(2020, 1, 1), dt.date(2024, 12, 31))
    'month'
    """
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= most:
        return "month"
    return "quarter" if months <= (most - 1) * 3 else "year"


def drawable_period(first: dt.date, last: dt.date, asked: Period, most: int = 400) -> Period:
    """The period asked for or, where more than ``most`` of it lie between two days, the next longer one of which not.

    >>> drawable_period(dt.date(2020, 1, 1), dt.date(2024, 12, 31), "day")
    'week'
    """
    days = np.array([first, last], dtype="datetime64[D]")
    for period in get_args(Period)[get_args(Period).index(asked) :]:
        start, end = period_numbers(days, period).tolist()
        if end - start < most:
            break
    found: Period = period
    return found


def period_of(name: str) -> Period:
    """What a period is, by its name.

    >>> [period_of(name) for name in ("2023", "2023-Q1", "2023-01", "2023-W05", "2023-05-02")]
    ['year', 'quarter', 'month', 'week', 'day']
    """
    _, _, part = name.partition("-")
    if not part:
        return "year"
    if part.startswith(("Q", "W")):
        return "quarter" if part.startswith("Q") else "week"
    return "day" if "-" in part else "month"


def period_span(name: str) -> tuple[dt.date, dt.date]:
    """First and last day of a period by its name.

    >>> period_span("2023-Q1")[1].isoformat(), period_span("2023-W05")[0].isoformat()
    ('2023-03-31', '2023-01-30')
    """
    kind, (year, _, part) = period_of(name), name.partition("-")
    if kind == "day":
        return dt.date.fromisoformat(name), dt.date.fromisoformat(name)
    if kind == "week":
        monday = dt.date.fromisocalendar(int(year), int(part[1:]), 1)
        return monday, dt.date.fromordinal(min(monday.toordinal() + 6, dt.date.max.toordinal()))
    month = 1 if kind == "year" else int(part) if kind == "month" else int(part[1:]) * 3 - 2
    turn = month - 1 + _MONTHS[kind]
    after = dt.date(int(year) + turn // 12, turn % 12 + 1, 1) if int(year) + turn // 12 <= dt.MAXYEAR else None
    return dt.date(int(year), month, 1), after - dt.timedelta(days=1) if after else dt.date.max


def periods_between(first: str, last: str) -> list[str]:
    """Names of all periods from one to another, both included, whether anything lies in them or not.

    >>> periods_between("2023-Q4", "2024-Q1")
    ['2023-Q4', '2024-Q1']
    """
    start, end = (period_number(name) for name in (first, last))
    return period_names(start, end, period_of(first))


def period_number(name: str) -> int:
    """Number of a period by its name, as `period_numbers` counts them.

    >>> period_number("1970-Q2")
    1
    """
    day = np.array([period_span(name)[0]], dtype="datetime64[D]")
    return int(period_numbers(day, period_of(name))[0])


def middle_years(names: list[str]) -> npt.NDArray[np.float64]:
    """The middle of each period, in years (of 365.2425 days) since 1970-01-01.

    >>> middle_years(["1970"]).round(4).tolist()
    [0.4997]
    """
    spans = [period_span(name) for name in names]
    days = [(first.toordinal() + last.toordinal() + 1) / 2 - _EPOCH for first, last in spans]
    return np.array(days, dtype=np.float64) / 365.2425
