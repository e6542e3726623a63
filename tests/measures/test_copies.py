"""Copies counted by hand: one wire report in three outlets, another text, and one that only looks alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.collection import copies_of
from analysis.evidence import quotes
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.measures.copies import reprints, stories
from analysis.model import Counting, Filter, Window
from analysis.views import select

WIRE = (
    "Kazakhstan and Uzbekistan opened a new road near Tashkent on Monday, and ministers of both countries said that "
    "the trade between them would grow by a third within five years. Kyrgyzstan will join the road later."
)
OTHER = (
    "Hungary and Azerbaijan signed an agreement about gas on Friday. Deliveries begin next winter, the ministry said, "
    "and the price was not made known to anybody outside the two governments."
)
COPIES = [
    {"id": "w2", "date": "2023-03-02", "source": "Alpha Daily", "text": WIRE.replace("on Monday", "on 1 March")},
    {"id": "w1", "date": "2023-03-01", "source": "Beta Wire", "text": WIRE},
    {"id": "w3", "date": "2024-01-05", "source": "Alpha Daily", "text": WIRE + " More follows."},
    {"id": "o1", "date": "2023-04-01", "source": "Alpha Daily", "text": OTHER},
    {"id": "o2", "date": "", "source": "Gamma Post", "text": OTHER},
    {"id": "x1", "date": "2023-05-01", "source": "Gamma Post", "text": "Kazakhstan opened a road, too. " + OTHER[:60]},
]
for _article in COPIES:
    _article["language"] = "en"
"""Stories: w1 w2 w3, o1 o2, x1. Rows by date: w1 w2 o1 x1 w3 o2."""
TEXTS = Counting(unit="texts")


@pytest.fixture(scope="module")
def copies(build: Callable[..., Index]) -> Index:
    return build(COPIES)


def rows_of(index: Index, filter: Filter = Filter()) -> list[str]:  # noqa: B008 - frozen
    return [index.article_id(row) for row in select(index, filter, TEXTS).rows.tolist()]


def test_stories_by_row(copies: Index) -> None:
    assert list(copies.article_ids) == ["w1", "w2", "o1", "x1", "w3", "o2"]
    assert copies.stories.tolist() == [0, 0, 1, 2, 0, 1]
    similarities = dict(zip(copies.article_ids, copies.similarities.tolist(), strict=True))
    assert [similarities[one] for one in ("w1", "o1", "o2", "x1")] == [1, 1, 1, 1]
    # 36 words are 33 runs; "Monday" stands in 4 of them, "1 March" in 5: 29 of 33 + 34 - 29. Two words more: 33 of 35.
    assert similarities["w2"] == 29 / 38
    assert similarities["w3"] == 33 / 35


@pytest.mark.parametrize(
    ("filter", "kept", "set_aside"),
    [
        (Filter(), ["w1", "o1", "x1"], 3),
        (Filter(years=(2024,)), ["w3"], 0),
        (Filter(sources=("alpha-daily",)), ["w2", "o1"], 1),
        (Filter(sources=("gamma-post",)), ["x1", "o2"], 0),
        (Filter(countries=("country-kgz",)), ["w1"], 2),
        (Filter(words="march"), ["w2"], 0),
        (Filter(words="nowhere"), [], 0),
    ],
)
def test_a_view_of_texts_keeps_the_earliest_of_each(
    copies: Index, filter: Filter, kept: list[str], set_aside: int
) -> None:
    assert rows_of(copies, filter) == kept
    assert select(copies, filter, TEXTS).copies == set_aside
    assert select(copies, filter).copies == 0


def test_measures_count_distinct_texts_and_say_so(copies: Index) -> None:
    named = MEASURES["mentions"](select(copies, Filter(), TEXTS))
    found = named.table.set_index("id")
    assert found.loc["country-kaz", ["articles", "mentions", "n_articles"]].tolist() == [2, 2, 3]
    assert found.loc["country-hun", ["articles", "n_articles"]].tolist() == [2, 3]
    assert named.notes == ("distinct texts: of each, the earliest article; 3 set aside as copies",)
    every = MEASURES["mentions"](select(copies)).table.set_index("id")
    assert every.loc["country-kaz", ["articles", "n_articles"]].tolist() == [4, 6]


@pytest.mark.parametrize(("window", "n"), [("article", 3), ("sentence", 6)])
def test_pairs_of_distinct_texts_in_every_window(copies: Index, window: Window, n: int) -> None:
    pairs = MEASURES["cooccurrence"](select(copies, Filter(), Counting(unit="texts", window=window)))
    row = pairs.table[(pairs.table["x"] == "country-kaz") & (pairs.table["y"] == "country-uzb")].iloc[0]
    assert [int(row[name]) for name in ("a", "n_y", "n")] == [1, 1, n]
    assert len(pairs.evidence(int(row.name), "a")) == 1


def test_stories_with_copies(copies: Index) -> None:
    measured = stories(select(copies))
    columns = ["text", "source", "articles", "copies", "sources", "similarity"]
    assert measured.table[columns].values.tolist() == [
        ["w1", "beta-wire", 3, 2, 2, 29 / 38],
        ["o1", "alpha-daily", 2, 1, 2, 1.0],
    ]
    assert [str(day) for day in measured.table["last_date"]] == ["2024-01-05", "2023-04-01"]
    ids = [copies.article_id(row) for row in measured.evidence(0, "copies").articles.tolist()]
    assert ids == ["w2", "w3"]
    assert [copies.article_id(row) for row in measured.evidence(0, "sources").articles.tolist()] == ["w1", "w2"]


def test_stories_are_those_of_the_filter_in_any_unit(copies: Index) -> None:
    alpha = Filter(sources=("alpha-daily",))
    for counting in (Counting(), TEXTS, Counting(unit="occurrences")):
        table = stories(select(copies, alpha, counting)).table
        assert table[["text", "articles", "sources"]].values.tolist() == [["w2", 2, 1]]


def test_the_first_stories_are_those_of_all(copies: Index) -> None:
    every = stories(select(copies)).table
    for top in range(4):
        pd.testing.assert_frame_equal(stories(select(copies), top=top).table, every.head(top), check_dtype=bool(top))


@pytest.mark.parametrize(
    ("article", "others"), [("w1", ["w2", "w3"]), ("w3", ["w1", "w2"]), ("o2", ["o1"]), ("x1", [])]
)
def test_copies_of_an_article_are_the_others_of_its_story(copies: Index, article: str, others: list[str]) -> None:
    row = copies.article_row(article)
    assert row is not None
    assert [copies.article_id(other) for other in copies_of(copies, row).tolist()] == others


def test_who_prints_whose_texts(copies: Index) -> None:
    table = reprints(select(copies)).table
    columns = ["source", "first_source", "copies", "n_articles", "share"]
    assert table[columns].values.tolist() == [
        ["alpha-daily", "beta-wire", 2, 3, 2 / 3],
        ["gamma-post", "alpha-daily", 1, 2, 0.5],
    ]


@pytest.mark.parametrize("name", ["stories", "reprints"])
@pytest.mark.parametrize("filter", [Filter(), Filter(sources=("alpha-daily",)), Filter(words="nowhere")])
def test_each_number_opens_as_many_articles(copies: Index, name: str, filter: Filter) -> None:
    measured = MEASURES[name](select(copies, filter))
    for row in range(len(measured.table)):
        for column in measured.integers:
            evidence = measured.evidence(row, column)
            assert len(evidence) == measured.table[column].iloc[row]
            assert len(set(evidence.articles.tolist())) == len(evidence)
            assert len(quotes(copies, evidence, limit=9)) == len(evidence)


ASKED: list[tuple[str, dict[str, Any]]] = [
    ("mentions", {}),
    ("timeline", {"entities": ["country-kaz"], "period": "month"}),
    ("cooccurrence", {}),
    ("topics", {"by": "source"}),
    ("search", {"query": 'grain "the road"', "by": "source"}),
    ("concordance", {"query": "grain"}),
]


@pytest.mark.parametrize(("name", "options"), ASKED)
def test_without_copies_distinct_texts_are_articles(tiny: Index, name: str, options: dict[str, Any]) -> None:
    texts = MEASURES[name](select(tiny, Filter(), TEXTS), **options).table
    articles = MEASURES[name](select(tiny), **options).table
    pd.testing.assert_frame_equal(texts, articles)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    which=st.lists(st.sampled_from(range(len(COPIES))), min_size=1, max_size=4),
    day=st.sampled_from(["2024-01-05", "2025-06-07", ""]),
)
def test_a_later_exact_copy_changes_no_count_of_distinct_texts(
    copies: Index, build: Callable[..., Index], which: list[int], day: str
) -> None:
    more = [{**COPIES[at], "id": f"z{n}", "date": day, "source": "Delta"} for n, at in enumerate(which)]
    larger = build([*COPIES, *more])
    assert rows_of(larger) == rows_of(copies)
    assert select(larger, Filter(), TEXTS).copies == 3 + len(which)
    for name in ("mentions", "cooccurrence"):
        before, after = (MEASURES[name](select(index, Filter(), TEXTS)).table for index in (copies, larger))
        assert before.equals(after)
