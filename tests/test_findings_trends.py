"""Sentences about trends and coverage say what their tables say."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd
import pytest

from analysis import findings
from analysis.index.store import Index
from analysis.measures.before_after import before_after
from analysis.measures.coverage_changes import coverage_changes
from analysis.measures.trends import trend
from analysis.measures.who_covers_whom import who_covers_whom
from analysis.model import Counting, Filter
from analysis.views import select
from tests.measures.trend_articles import one, rising

Build = Callable[..., Index]
KAZ, UZB = "country-kaz", "country-uzb"


@pytest.fixture(scope="module")
def months(build: Build) -> Index:
    late = [one(f"late-{n}", f"2023-09-{n + 10}", "Beta", f"Kazakhstan rose again {n}.") for n in range(8)]
    return build([*rising(), *late])


def trends(*rows: tuple[str, str, float, float, float, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["entity", "direction", "odds_ratio", "low", "high", "reason"])


def test_a_trend_in_one_sentence() -> None:
    table = trends(("A", "rising", 1.312, 1.141, 1.52, ""), ("B", "no clear trend", 1.0, 0.9, 1.1, ""),
                   ("C", "falling", 0.2, 0.014, 0.5, ""), ("D", "too few", *[math.nan] * 3, "named in 2"))  # fmt: skip
    assert findings.sentence_trend(table) == (
        "Rising: A (odds × 1.31 a year, 1.14 to 1.52). Falling: C (odds × 0.2 a year, 0.014 to 0.5). "
        "No clear trend: B. Too few: D."
    )
    assert findings.title_trend(table) == "A is named more and more, C less and less"
    assert findings.title_trend(table.iloc[1:]) == "C is named less and less"
    assert findings.title_trend(table.iloc[[1, 3]]) == ""


@pytest.mark.parametrize(
    ("ratio", "low", "high", "words"),
    [
        (1.065, 1.006, 1.129, "odds × 1.06 a year, 1.01 to 1.13"),
        (4.196, 2.265, 7.773, "odds × 4.2 a year, 2.3 to 7.8"),
        (30.4, 2.26, 408.9, "odds × 30 a year, 2.3 to 409"),
        (5000.0, 3.0, 1e9, "odds × over 1\u202f000 a year, 3 to over"),
    ],
)  # fmt: skip
def test_odds_never_hide_the_side_of_one(ratio: float, low: float, high: float, words: str) -> None:
    assert words in findings.sentence_trend(trends(("A", "rising", ratio, low, high, "")))


def test_too_few_says_why(tiny: Index) -> None:
    table = trend(select(tiny), [KAZ, UZB]).table
    assert findings.sentence_trend(table) == "Too few for a trend: 3 dated articles, fewer than 30."
    assert findings.sentence_trend(table.iloc[:0]) == "Nobody is followed here."


def test_the_guard_names_the_outlet_and_the_trend_without_it(months: Index) -> None:
    table = coverage_changes(select(months)).table
    assert findings.collection_changes(table)
    assert findings.sentence_coverage_changes(table) == (
        "The collection changes, and a trend may be its own: Beta publishes only in September 2023, 8 of 12 articles."
    )
    steady = trend(select(months), [KAZ], steady=True).table
    words = findings.sentence_steady(steady, 1)
    assert words.startswith("With only the 1 outlet that publishes throughout: Rising: Kazakhstan (odds × ")
    assert findings.sentence_steady(steady, 0).startswith("No outlet publishes throughout")


def test_a_steady_collection_and_a_small_one(build: Build, tiny: Index) -> None:
    table = coverage_changes(select(build(rising()))).table
    assert not findings.collection_changes(table)
    assert findings.sentence_coverage_changes(table) == "The collection is steady: the one outlet publishes throughout."
    small = coverage_changes(select(tiny)).table
    assert not findings.collection_changes(small)
    assert findings.sentence_coverage_changes(small).startswith("3 dated articles: too few")
    assert findings.sentence_coverage_changes(small.iloc[:0]) == "No article here has a date."


def test_a_pause_is_told(build: Build) -> None:
    articles = [
        one(f"{m}-{n}", f"2023-{m:02d}-{n + 10}", "Alpha", f"Grain {m} {n}.") for m in (1, 2, 8, 9) for n in range(9)
    ]
    sentence = findings.sentence_coverage_changes(coverage_changes(select(build(articles))).table)
    assert "Alpha has nothing from March 2023 to July 2023" in sentence


def test_before_and_after_speak_of_what_chance_could_not_do(months: Index) -> None:
    table = before_after(select(months), day="2023-06-01", days=160).table
    assert findings.title_before_after(table) == "Kazakhstan is named more than before, Uzbekistan less"
    sentence = findings.sentence_before_after(table)
    assert sentence.startswith(
        "The largest clear change: Kazakhstan, 3 of 20 articles before and 22 of 28 articles after: +64"
    )


def test_before_and_after_speak_in_counts_where_there_are_few(tiny: Index) -> None:
    view = select(tiny, counting=Counting(support=1))
    table = before_after(view, day="2023-05-02", days=200, kind="country", entities=[KAZ]).table
    assert findings.title_before_after(table) == "Kazakhstan is named in 1 of 1 article before and 1 of 1 article after"
    assert "%" not in findings.sentence_before_after(table)
    assert "points" not in findings.sentence_before_after(table)
    few = before_after(select(tiny), day="2023-05-02", days=200).table
    assert findings.sentence_before_after(few) == (
        "1 article before and 1 article after: nobody is named often enough to be ranked."
    )
    assert findings.sentence_before_after(few.iloc[:0]) == "Nobody of this kind is named in these days."


def test_who_covers_whom_in_words(originals: Index) -> None:
    table = who_covers_whom(select(originals)).table
    assert findings.title_who_covers_whom(table) == "Outlets of Azerbaijan name Kazakhstan in 5 of 5 articles"
    assert findings.sentence_who_covers_whom(table) == "Outlets of Azerbaijan name Kazakhstan in 5 of 5 articles."
    nothing = who_covers_whom(select(originals, Filter(words="xyzzy"))).table
    assert findings.title_who_covers_whom(nothing) == "No country is named here"


def test_who_covers_whom_with_shares(build: Build) -> None:
    articles = [
        one(f"a{n}", "2023-01-01", "Trend News Agency", f"{'Kazakhstan' if n < 12 else 'Grain'} {n}.")
        for n in range(40)
    ]
    sentence = findings.sentence_who_covers_whom(who_covers_whom(select(build(articles))).table)
    assert sentence.startswith(
        "Outlets of Azerbaijan name Kazakhstan in 12 of 40 articles, 30\u202f% (18 to 45), 1.00 times"
    )
