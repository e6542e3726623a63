"""Spans of time counted back from the newest article's day."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.asking import first_day_of_last, read_span
from analysis.errors import InputError

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


@given(DAYS, st.integers(1, 300))
def test_days_and_weeks_hold_that_many_days(newest: dt.date, n: int) -> None:
    assert (newest - first_day_of_last(f"{n}d", newest)).days + 1 == n
    assert first_day_of_last(f"{n}w", newest) == first_day_of_last(f"{n * 7}d", newest)


@given(DAYS, st.integers(1, 300))
def test_months_are_those_of_the_calendar(newest: dt.date, n: int) -> None:
    expected = (pd.Timestamp(newest) - pd.DateOffset(months=n) + pd.Timedelta(days=1)).date()
    assert first_day_of_last(f"{n}m", newest) == expected
    assert first_day_of_last("1y", newest) == first_day_of_last("12m", newest)


def test_more_than_the_calendar_has_is_its_first_day() -> None:
    newest = dt.date(2025, 3, 1)
    assert {first_day_of_last(f"9999{unit}", newest) for unit in "y"} == {dt.date.min}
    assert first_day_of_last("9999d", dt.date(3, 1, 1)) == dt.date.min


@pytest.mark.parametrize("text", ["", "7", "d", "0d", "-7d", "7 d", "1.5y", "10000d", "٧d", "7days", "7d;"])
def test_what_is_no_span_is_told(text: str) -> None:
    with pytest.raises(InputError, match="write 7d, 2w, 3m or 1y"):
        read_span(text)


def test_capitals_and_blanks_around_are_taken() -> None:
    assert read_span(" 3M ") == (3, "m")
