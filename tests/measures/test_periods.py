"""Periods counted by hand."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.measures.periods import (
    Period,
    fitting_period,
    middle_years,
    period_names,
    period_number,
    period_numbers,
    period_of,
    period_span,
    periods_between,
)


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("2020-01-31", "2024-12-01", "month"), ("2020-01-01", "2025-01-01", "quarter"),
        ("2010-02-01", "2024-10-01", "quarter"), ("2000-01-01", "2025-12-31", "year"),
        ("2023-05-05", "2023-05-05", "month"),
    ],
)  # fmt: skip
def test_the_shortest_that_fits(first: str, last: str, period: str) -> None:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert fitting_period(*days) == period
    names = {"month": "2020-01", "quarter": "2020-Q1", "year": "2020"}
    assert period_span(names[period])[0] == dt.date(2020, 1, 1)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-Q4", "2023-10-01", "2023-12-31"), ("9999", "9999-01-01", "9999-12-31"),
    ],
)  # fmt: skip
def test_spans(name: str, first: str, last: str) -> None:
    assert period_span(name) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_no_period_is_forgotten() -> None:
    assert periods_between("2023-11", "2024-02") == ["2023-11", "2023-12", "2024-01", "2024-02"]
    assert periods_between("2023-Q4", "2024-Q2") == ["2023-Q4", "2024-Q1", "2024-Q2"]
    assert periods_between("1999", "2001") == ["1999", "2000", "2001"]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        # Worked examples of ISO 8601: weeks belong to the year of their Thursday.
        ("2023-W05", "2023-01-30", "2023-02-05"), ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2009-W01", "2008-12-29", "2009-01-04"), ("2023-05-02", "2023-05-02", "2023-05-02"),
        ("9999-W52", "9999-12-27", "9999-12-31"),
    ],
)  # fmt: skip
def test_spans_of_weeks_and_days(name: str, first: str, last: str) -> None:
    assert period_span(name) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_no_week_and_no_day_is_forgotten() -> None:
    assert periods_between("2020-W52", "2021-W02") == ["2020-W52", "2020-W53", "2021-W01", "2021-W02"]
    assert periods_between("2024-02-28", "2024-03-01") == ["2024-02-28", "2024-02-29", "2024-03-01"]


@given(
    st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1)),
    st.sampled_from(["day", "week", "month", "quarter", "year"]),
)
def test_each_day_lies_in_the_period_of_its_number(day: dt.date, period: Period) -> None:
    days = np.array([day], dtype="datetime64[D]")
    number = int(period_numbers(days, period)[0])
    (name,) = period_names(number, number, period)
    first, last = period_span(name)
    assert first <= day <= last
    assert (period_of(name), period_number(name)) == (period, number)
    assert last + dt.timedelta(days=1) == period_span(period_names(number + 1, number + 1, period)[0])[0]
    if period == "week":
        assert name == "{}-W{:02d}".format(*day.isocalendar()[:2])


def test_an_unknown_period_is_refused_with_those_allowed() -> None:
    with pytest.raises(InputError, match="period 'decade' is unknown: choose one of day, week, month, quarter, year"):
        period_numbers(np.array([0]), "decade")  # type: ignore[arg-type]


def test_the_middle_of_a_period_in_years() -> None:
    # 2 July 1971, noon, is 547.5 days after 1970-01-01.
    assert middle_years(["1971", "1970-01-01"]) == pytest.approx([547.5 / 365.2425, 0.5 / 365.2425], abs=1e-12)
