from __future__ import annotations

import datetime as dt
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.readers.dates import parse_date, possible_orders

APRIL_11 = dt.date(2023, 4, 11)
plausible = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    "value",
    [
        "2023-04-11", " 2023-04-11 ", "2023/04/11", "2023.4.11", "20230411", "20230411T233000Z", "20230411233000",
        "2023-04-11T23:30:00-05:00", "2023-04-11 00:00:00+0400", "2023-04-11T23:30:00.123Z",
        "Tue, 11 Apr 2023 23:30:00 -0500", "11 Apr 2023", "11 April 2023", "11-Apr-2023", "11th April, 2023",
        "April 11, 2023", "Tuesday, April 11, 2023", "Apr. 11, 2023 10:00",
        "11.04.2023", "11.4.2023 10:00", "11/04/2023", "11-04-2023",
    ],
)  # fmt: skip
def test_ways_to_write_the_eleventh_of_april(value):
    assert parse_date(value) == (APRIL_11, "")


def test_month_first_on_request_or_where_nothing_else_is_possible():
    assert parse_date("04/11/2023", "month").date == APRIL_11
    assert parse_date("04/13/2023", "day").date == dt.date(2023, 4, 13)
    assert parse_date("13/04/2023", "month").date == dt.date(2023, 4, 13)
    assert parse_date("11.04.2023", "month").date == APRIL_11, "dots are day first everywhere"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("2023-02-31", "no day"), ("31 February 2023", "no day"), ("32/13/2023", "no day"), ("2023-00-10", "no day"),
        ("0000-00-00", "1900 to 2100"), ("9999-12-31", "1900 to 2100"), ("1899-12-31", "1900 to 2100"),
        ("1681200000", "not understood"), ("1681200000000", "not understood"), ("2023-04", "not understood"),
        ("yesterday", "not understood"), ("11/04/23", "not understood"), ("11 Foo 2023", "not understood"),
        ("2023-04-111", "not understood"),
    ],
)  # fmt: skip
def test_no_dates_say_what_was_given(value, why):
    date, problem = parse_date(value)
    assert date is None
    assert repr(value) in problem
    assert why in problem


def test_empty_is_no_problem_and_long_values_are_cut():
    assert parse_date("  ") == (None, "")
    assert len(parse_date("x" * 10_000).problem) < 150


@given(plausible)
def test_every_day_is_read_in_every_writing(day):
    noon = dt.datetime.combine(day, dt.time(12), dt.timezone(dt.timedelta(hours=-11)))
    written = [day.isoformat(), noon.isoformat(), f"{day:%Y%m%d}", f"{day:%d.%m.%Y}", f"{day:%B %d, %Y}"]
    written += [format_datetime(noon), f"{day:%d/%m/%Y}"]
    assert {parse_date(value).date for value in written[:-1]} == {day}
    assert parse_date(written[-1], "day").date == day
    assert parse_date(f"{day:%m/%d/%Y}", "month").date == day


@given(st.text(max_size=40))
def test_any_text_gives_a_plausible_date_or_a_reason(value):
    date, problem = parse_date(value)
    assert (date is None) == bool(problem) or not value.strip()
    assert date is None or 1900 <= date.year <= 2100


@given(plausible)
def test_orders_agree_with_the_calendar(day):
    orders = possible_orders(f"{day:%d/%m/%Y}")
    assert ("day" in orders) == (day.day != day.month)
    assert ("month" in orders) == (day.day <= 12 and day.day != day.month)
