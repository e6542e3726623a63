"""Periods counted by hand."""

import datetime as dt

import pytest

from analysis.measures.periods import fitting_period, period_span, periods_between


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
