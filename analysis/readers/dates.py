"""Dates as people and programs write them.

Read are ISO 8601 (``2023-04-11``, also with ``/`` or ``.``, also ``20230411``, also with a time and a zone after it),
RFC 2822 and English month names (``Tue, 11 Apr 2023 10:00:00 +0400``, ``April 11, 2023``), and day, month, year
(``11.04.2023``, ``11/04/2023``, ``11-04-2023``). The day is the one written: zones never shift it. A number of
seconds since 1970, a month without a day, and years outside 1900 to 2100 are no dates.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100

Order = Literal["day", "month"]

_END: Final = r"(?!\d)"
ISO: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _END)
COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(?:\d{6})(?:Z|[+-]\d{4})?|T\d{4}Z?)?$")
NUMERIC: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + _END)
_NTH: Final = r"(\d{1,2})(?:st|nd|rd|th)?"
DAY_NAME: Final = re.compile(r"(?:[a-z]+\.?,?\s+)?" + _NTH + r"[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})\b", re.I)
NAME_DAY: Final = re.compile(r"(?:[a-z]+\.?,\s+)?([a-z]{3,9})\.?\s+" + _NTH + r",?\s+(\d{4})\b", re.I)
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


class ParsedDate(NamedTuple):
    """A date, or None and why there is none ("" for an empty value)."""

    date: dt.date | None
    problem: str = ""


@lru_cache(maxsize=65_536)
def parse_date(value: str, order: Order = "day") -> ParsedDate:
    """Read a date.

    Parameters
    ----------
    value
        As it stands in the file.
    order
        Which comes first in ``03/04/2023``. A value that only one order allows is read in that order.

    Examples
    --------
    >>> parse_date("2023-04-11T23:30:00-05:00").date
    datetime.date(2023, 4, 11)
    >>> parse_date("31 February 2023").problem
    "'31 February 2023' is no day of the calendar"
    """
    value = value.strip()
    if not value:
        return ParsedDate(None)
    parts = _parts(value, order)
    if parts is None:
        return ParsedDate(None, f"{_shown(value)} is not understood as a date; write it as YYYY-MM-DD")
    year, month, day = parts
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ParsedDate(None, f"{_shown(value)}: the year is outside {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return ParsedDate(dt.date(year, month, day))
    except ValueError:
        return ParsedDate(None, f"{_shown(value)} is no day of the calendar")


def possible_orders(value: str) -> frozenset[Order]:
    """The orders in which a date of two small numbers and a year can be read; empty for any other value.

    >>> sorted(possible_orders("03/04/2023")), sorted(possible_orders("03/14/2023")), sorted(possible_orders("2023"))
    (['day', 'month'], ['month'], [])
    """
    found = NUMERIC.match(value.strip())
    # 5/5 is the same in both orders, and dots stand between day and month in every country that uses them
    if found is None or found[2] == "." or int(found[1]) == int(found[3]):
        return frozenset()
    orders: set[Order] = set()
    if int(found[3]) <= 12:
        orders.add("day")
    if int(found[1]) <= 12:
        orders.add("month")
    return frozenset(orders)


def _parts(value: str, order: Order) -> tuple[int, int, int] | None:
    """Year, month, day as written, whether or not there is such a day."""
    if found := ISO.match(value):
        return int(found[1]), int(found[3]), int(found[4])
    if found := COMPACT.match(value):
        return int(found[1]), int(found[2]), int(found[3])
    if found := NUMERIC.match(value):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        orders = possible_orders(value)
        month_first = orders == {"month"} or (order == "month" and "month" in orders)
        return (year, first, second) if month_first else (year, second, first)
    if found := DAY_NAME.match(value):
        day, name, year_text = found.groups()
    elif found := NAME_DAY.match(value):
        name, day, year_text = found.groups()
    else:
        return None
    month = _month(name)
    return (int(year_text), month, int(day)) if month else None


def _month(name: str) -> int:
    """1 to 12 for an English month or the first letters of one, 0 for another word."""
    lower = name.lower()
    return next((number for number, month in enumerate(MONTHS, start=1) if month.startswith(lower)), 0)


def _shown(value: str) -> str:
    return repr(value if len(value) <= 40 else value[:40] + "…")
