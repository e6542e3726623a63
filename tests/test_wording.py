"""Numbers, dates and lists of names in words."""

import datetime as dt

import pytest

from analysis import wording
from analysis.wording import THIN


def test_numbers_have_thin_spaces_between_thousands() -> None:
    assert [wording.number(n) for n in (0, 999, 1000, 1234567)] == ["0", "999", f"1{THIN}000", f"1{THIN}234{THIN}567"]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0"), (0.0004, "under 0.1"), (0.042, "4.2"), (0.05, "5"), (0.404, "40"), (0.98, "98"),
        (0.9999, "99.9"), (1.0, "100"), (float("nan"), "no value"),
    ],
)  # fmt: skip
def test_percent_never_rounds_to_all_or_nothing(share: float, words: str) -> None:
    assert wording.bare_percent(share) == words
    assert wording.percent(share) == f"{words}{THIN}%"


def test_one_is_singular_and_all_else_plural() -> None:
    assert [wording.counted(n, "article") for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
    assert wording.counted(2, "country", "countries") == "2 countries"


@pytest.mark.parametrize(
    ("names", "joined"),
    [("", ""), ("A", "A"), ("AB", "A and B"), ("ABC", "A, B and C"), ("ABCD", "A, B, C and 1 other"),
     ("ABCDEFG", "A, B, C and 4 others")],
)  # fmt: skip
def test_at_most_three_names_are_joined(names: str, joined: str) -> None:
    assert wording.join_names(list(names)) == joined


def test_dates_of_any_precision() -> None:
    assert wording.day_name(dt.date(2025, 10, 8)) == "8 October 2025"
    assert [wording.date_name(text) for text in ("2025", "2025-10", "2025-10-08")] == [
        "2025", "October 2025", "8 October 2025",
    ]  # fmt: skip


def test_periods() -> None:
    assert [wording.period_name(text) for text in ("2023", "2023-Q3", "2023-04", "2023-W05", "2023-05-02")] == [
        "2023", "the third quarter of 2023", "April 2023", "week 5 of 2023", "2 May 2023",
    ]  # fmt: skip
