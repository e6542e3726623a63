"""How numbers, dates and lists of names are put into words. Plain text: nothing here is escaped."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Final

THIN: Final = "\u202f"
"""Narrow no-break space: between thousands and before the percent sign."""

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
QUARTERS: Final = ("first", "second", "third", "fourth")


def number(value: float) -> str:
    """A count with thin spaces between thousands.

    >>> number(12345).replace(THIN, "_")
    '12_345'
    """
    return f"{int(value):,}".replace(",", THIN)


def bare_percent(share: float) -> str:
    """A share from 0 to 1 as a number of percent, with one decimal below 10 and next to 100."""
    value = share * 100
    if math.isnan(value):
        return "no value"
    if 0 < value < 0.1:
        return "under 0.1"
    if 99 < value < 100:
        return f"{min(value, 99.9):.1f}"
    return f"{value:.1f}".removesuffix(".0") if value < 10 else f"{value:.0f}"


def percent(share: float) -> str:
    """A share from 0 to 1 as percent.

    >>> percent(0.4).replace(THIN, "_"), percent(0.042).replace(THIN, "_")
    ('40_%', '4.2_%')
    """
    return f"{bare_percent(share)}{THIN}%"


def points(difference: float) -> str:
    """A difference of two shares in percentage points, with its sign.

    >>> points(0.6), points(-0.014)
    ('+60', '−1.4')
    """
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    return sign + bare_percent(abs(difference))


def signed_points(difference: float) -> str:
    """A difference of shares in percentage points, with its sign: "+12", "−3.4", "0"."""
    return f"{'+' if difference > 0 else '−' if difference < 0 else ''}{bare_percent(abs(difference))}"


def counted(n: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``counted(1, "article")`` is "1 article", 2 give "2 articles"."""
    return f"{number(n)} {noun if n == 1 else plural or noun + 's'}"


def join_names(names: Sequence[str], limit: int = 3) -> str:
    """Names joined for a sentence: at most ``limit`` of them, then how many others there are.

    >>> join_names(["A", "B", "C", "D", "E"])
    'A, B, C and 2 others'
    """
    if len(names) <= 1:
        return "".join(names)
    if len(names) <= limit:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    rest = len(names) - limit
    return f"{', '.join(names[:limit])} and {counted(rest, 'other')}"


def quoted(text: object) -> str:
    """Text in quotation marks."""
    return f"“{text}”"


def day_name(day: dt.date) -> str:
    """A date in words: "18 October 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_name(written: str) -> str:
    """A date of any precision ("2025", "2025-10", "2025-10-18") in words."""
    parts = [int(part) for part in written.split("-")]
    return " ".join([*map(str, parts[2:]), *(MONTHS[month - 1] for month in parts[1:2]), str(parts[0])])


def period_name(period: str) -> str:
    """A period in words: "2023", "the first quarter of 2023" for "2023-Q1", "April 2023" for "2023-04",
    "week 5 of 2023" for "2023-W05", "2 May 2023" for "2023-05-02".
    """
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return f"the {QUARTERS[int(part[1:]) - 1]} quarter of {year}"
    return f"week {int(part[1:])} of {year}" if part.startswith("W") else date_name(period)
