"""An axis of periods at 0, 1, 2 ...: what is printed along it, and where a day lies on it."""

from __future__ import annotations

import datetime as dt

from analysis.measures.periods import period_span
from analysis.wording import MONTHS


def period_ticks(periods: list[str], most: int = 6) -> tuple[list[int], list[str]]:
    """At most ``most`` periods to print: first months or quarters of a year where there are many of them."""
    yearly = [i for i, period in enumerate(periods) if period.endswith(("-01", "-Q1"))]
    if len(periods) > 2 * most and len(yearly) > 1:
        chosen, texts = yearly, [periods[i][:4] for i in yearly]
    else:
        chosen, texts = list(range(len(periods))), [_short_period(period) for period in periods]
    step = -(-len(chosen) // most)
    return chosen[::step], texts[::step]


def _short_period(period: str) -> str:
    year, _, part = period.partition("-")
    if not part:
        return year
    return f"{part if part.startswith('Q') else MONTHS[int(part) - 1][:3]}<br>{year}"


def place_day(day: dt.date, periods: list[str]) -> float | None:
    """Where a day lies among periods that follow one another; None outside of them."""
    for i, (first, last) in enumerate(map(period_span, periods)):
        if first <= day <= last:
            return i - 0.5 + (day - first).days / ((last - first).days + 1)
    return None
