"""An axis of periods at 0, 1, 2 ...: what is printed along it, and where a day lies on it."""

from __future__ import annotations

import datetime as dt
from typing import Final

import numpy as np

from analysis.measures.periods import period_number, period_numbers, period_of, period_span
from analysis.wording import MONTHS

_FIRST_OF_A_YEAR: Final = ("01", "Q1", "W01", "01-01")


def period_ticks(periods: list[str], most: int = 6) -> tuple[list[int], list[str]]:
    """At most ``most`` periods to print: where there are many of them, those that begin a year, or a month."""
    if len(periods) > 2 * most:
        yearly = [i for i, period in enumerate(periods) if period.partition("-")[2] in _FIRST_OF_A_YEAR]
        if len(yearly) > 1:
            return _every(yearly, [periods[i][:4] for i in yearly], most)
        monthly = [i for i, period in enumerate(periods) if _begins_month(period)]
        if len(monthly) > 1:
            return _every(monthly, [_short_period(period_span(periods[i])[0].isoformat()[:7]) for i in monthly], most)
    return _every(list(range(len(periods))), [_short_period(period) for period in periods], most)


def _begins_month(period: str) -> bool:
    """Whether a day is the first, or a week's Monday the first one, of a month."""
    return period_span(period)[0].day <= {"day": 1, "week": 7}.get(period_of(period), 0)


def _every(chosen: list[int], texts: list[str], most: int) -> tuple[list[int], list[str]]:
    step = max(1, -(-len(chosen) // most))
    return chosen[::step], texts[::step]


def _short_period(period: str) -> str:
    year, _, part = period.partition("-")
    if not part:
        return year
    if period_of(period) == "day":
        month, _, day = part.partition("-")
        return f"{int(day)} {MONTHS[int(month) - 1][:3]}<br>{year}"
    return f"{part if part.startswith(('Q', 'W')) else MONTHS[int(part) - 1][:3]}<br>{year}"


def place_day(day: dt.date, periods: list[str]) -> float | None:
    """Where a day lies among periods that follow one another; None outside of them."""
    if not periods:
        return None
    number = int(period_numbers(np.array([day], dtype="datetime64[D]"), period_of(periods[0]))[0])
    place = number - period_number(periods[0])
    if not 0 <= place < len(periods):
        return None
    first, last = period_span(periods[place])
    return place - 0.5 + (day - first).days / ((last - first).days + 1)
