"""Every number of the tiny collection, counted by hand (see TINY in conftest.py)."""

from __future__ import annotations

import pytest

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.measures.concordance import concordance
from analysis.measures.cooccurrence import cooccurrence
from analysis.measures.coverage import coverage
from analysis.measures.mentions import mentions, timeline
from analysis.measures.search import search
from analysis.measures.words import topics
from analysis.model import Counting, Filter, Lists, Window
from analysis.views import select

KAZ, UZB, KGZ, AZE = "country-kaz", "country-uzb", "country-kgz", "country-aze"


def counts(index: Index, counting: Counting = Counting()) -> dict[str, dict[str, int]]:  # noqa: B008 - frozen
    table = mentions(select(index, Filter(), counting)).table
    return {str(row["id"]): row for row in table.to_dict("records")}


def test_mentions_of_the_tiny_collection(tiny: Index) -> None:
    found = counts(tiny)
    assert [found[UZB][c] for c in ("articles", "mentions", "names", "demonyms", "articles_demonym_only")] == [
        3,
        4,
        3,
        1,
        0,
    ]
    assert [found[KAZ][c] for c in ("articles", "mentions", "names", "demonyms", "listed_only")] == [2, 3, 2, 1, 0]
    assert [found[KGZ][c] for c in ("articles", "mentions", "listed_only", "n_articles")] == [2, 2, 1, 4]
    assert [found[AZE][c] for c in ("articles", "listed_only")] == [1, 1]
    assert set(found) == {KAZ, UZB, KGZ, AZE, "country-hun", "country-tkm", "place-tashkent"}
    assert found[UZB]["share"] == 0.75


def test_demonyms_and_headlines_follow_the_counting(tiny: Index) -> None:
    only_demonyms = counts(tiny, Counting(forms=("demonyms",)))
    assert {(k, v["mentions"]) for k, v in only_demonyms.items()} == {(KAZ, 1), (UZB, 1)}
    assert only_demonyms[UZB]["articles_demonym_only"] == 1
    with_headlines = counts(tiny, Counting(headlines=True))
    assert with_headlines[KAZ]["mentions"] == 4
    assert with_headlines[KAZ]["articles"] == 2


@pytest.mark.parametrize(
    ("window", "lists", "pair", "expected"),
    [
        ("article", "apart", (KAZ, UZB), (2, 0, 2, 3, 4)),
        ("article", "apart", (KGZ, UZB), (1, 1, 2, 3, 4)),
        ("article", "apart", (AZE, KAZ), (0, 1, 1, 2, 4)),
        ("article", "in", (KGZ, UZB), (2, 1, 2, 3, 4)),
        ("paragraph", "apart", (KAZ, UZB), (2, 0, 2, 3, 5)),
        ("paragraph", "apart", (KGZ, UZB), (1, 0, 2, 3, 5)),
        ("sentence", "apart", (KAZ, UZB), (1, 0, 3, 4, 9)),
        ("sentence", "apart", (AZE, KGZ), (0, 1, 1, 2, 9)),
        ("sentence", "in", (AZE, KGZ), (1, 1, 1, 2, 9)),
    ],
)
def test_pairs_of_the_tiny_collection(
    tiny: Index, window: Window, lists: Lists, pair: tuple[str, str], expected: tuple[int, ...]
) -> None:
    table = cooccurrence(select(tiny, Filter(), Counting(window=window, lists=lists))).table
    row = table[(table["x"] == pair[0]) & (table["y"] == pair[1])].iloc[0]
    assert tuple(int(row[c]) for c in ("a", "a_listed", "n_x", "n_y", "n")) == expected


def test_pairs_of_two_kinds(tiny: Index) -> None:
    table = cooccurrence(select(tiny, Filter(), Counting(window="sentence")), other="place").table
    found = {(x, y): a for x, y, a in zip(table["x"], table["y"], table["a"], strict=True)}
    assert found == {(KAZ, "place-tashkent"): 1, (UZB, "place-tashkent"): 1}


def test_timeline_keeps_empty_periods_and_says_what_is_undated(tiny: Index) -> None:
    result = timeline(select(tiny), [UZB], period="quarter")
    rows = [tuple(r) for r in result.table[["period", "articles", "mentions", "n_articles"]].itertuples(index=False)]
    assert rows == [
        ("2023-Q1", 1, 1, 1),
        ("2023-Q2", 1, 1, 1),
        ("2023-Q3", 0, 0, 0),
        ("2023-Q4", 0, 0, 0),
        ("2024-Q1", 1, 2, 1),
    ]
    assert result.notes == ("1 undated articles are left out",)
    assert list(timeline(select(tiny), [UZB], period="month").table["period"])[-1] == "2024-02"


def test_search_counts_articles_and_occurrences(tiny: Index) -> None:
    table = search(select(tiny), 'grain "the road" nowhere', by="source").table
    rows = [
        tuple(r) for r in table[["match", "group", "articles", "occurrences", "n_articles"]].itertuples(index=False)
    ]
    assert rows == [
        ("grain", "alpha-daily", 0, 0, 2),
        ("grain", "beta-wire", 2, 4, 2),
        ("the road", "alpha-daily", 1, 2, 2),
        ("the road", "beta-wire", 0, 0, 2),
        ("nowhere", "alpha-daily", 0, 0, 2),
        ("nowhere", "beta-wire", 0, 0, 2),
    ]


def test_concordance_shows_the_words_around(tiny: Index) -> None:
    table = concordance(select(tiny), "level", width=11).table
    assert table[["article", "left", "match", "right"]].values.tolist() == [
        ["a3", " the water ", "level", ". Kyrgyzsta"]
    ]
    assert concordance(select(tiny), "grain", limit=2).notes == ("the first 2 of 4 occurrences are shown",)


def test_topics_leave_names_out_and_put_pairs_in_place_of_their_parts(tiny: Index) -> None:
    table = topics(select(tiny), by="article").table
    terms = {key: list(part["term"]) for key, part in table.groupby("group")}
    assert terms["a1"][0] == "road"
    assert terms["a2"][0] == "grain"
    assert "engineers measured" in terms["a3"]
    assert "measured" not in terms["a3"]
    every = {word for listed in terms.values() for term in listed for word in term.split()}
    assert not every & {"kazakhstan", "uzbek", "uzbekistan", "kyrgyzstan", "tashkent", "the", "of"}
    with_names = topics(select(tiny), by="article", names=True, top=50).table
    assert {"kyrgyzstan", "tashkent"} <= {word for term in with_names["term"] for word in term.split()}


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("mentions", {"kind": "planet"}, "'planet' is unknown"),
        ("cooccurrence", {"kind": "planet"}, "'planet' is unknown"),
        ("topics", {"by": "moon"}, "'moon' is unknown"),
        ("topics", {"top": 0}, "at least one"),
    ],
)
def test_bad_options_are_refused_with_the_reason(
    tiny: Index, name: str, options: dict[str, object], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        MEASURES[name](select(tiny), **options)


def test_pairs_are_not_counted_in_occurrences(tiny: Index) -> None:
    with pytest.raises(InputError, match="choose the unit articles"):
        cooccurrence(select(tiny, Filter(), Counting(unit="occurrences")))


def test_coverage_counts_articles_by_outlet_and_period(tiny: Index) -> None:
    result = coverage(select(tiny), period="year")
    rows = [tuple(row) for row in result.table[["period", "source_name", "articles"]].itertuples(index=False)]
    assert rows == [("2023", "Alpha Daily", 1), ("2023", "Beta Wire", 1), ("2024", "Alpha Daily", 1)]
    assert result.notes == ("1 undated articles are left out",)
