"""Exact sentences on tables that can be counted by hand."""

import datetime as dt
from types import SimpleNamespace
from typing import Any, ClassVar

import pandas as pd

from analysis import findings
from analysis.wording import THIN

MENTION_COLUMNS = ["entity", "id", "kind", "articles", "mentions", "names", "demonyms", "nested", "listed_only",
                   "n_articles", "share", "low", "high"]  # fmt: skip


def mentions(*rows: tuple[str, int, int, int, int], n: int = 5) -> pd.DataFrame:
    """Rows of (name, articles, mentions, demonyms, listed_only)."""
    return pd.DataFrame(
        [
            (name, f"country-{name.lower()}", "country", k, m, m - d, d, 0, listed, n, k / n, 0.27, 0.56)
            for name, k, m, d, listed in rows
        ],
        columns=MENTION_COLUMNS,
    )


def timeline(entity: str, *rows: tuple[str, int, int]) -> pd.DataFrame:
    columns = ["period", "id", "entity", "articles", "mentions", "n_articles"]
    return pd.DataFrame([(p, entity.lower(), entity, k, k, n) for p, k, n in rows], columns=columns)


def pairs(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(
        [(x.lower(), y.lower(), x, y, a, listed, 40, 30, 120) for x, y, a, listed in rows],
        columns=["x", "y", "x_name", "y_name", "a", "a_listed", "n_x", "n_y", "n"],
    )


def topics(*rows: tuple[str, str, int, float, bool]) -> pd.DataFrame:
    columns = ["group", "group_name", "term", "n_term", "tfidf", "everywhere"]
    return pd.DataFrame([(g, f"About {g}", t, n, s, e) for g, t, n, s, e in rows], columns=columns)


def found(*rows: tuple[str, str, int, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["match", "group", "articles", "occurrences", "n_articles"])


class TestMentions:
    def test_title_names_all_who_tie(self) -> None:
        table = mentions(("Azerbaijan", 5, 20, 3, 0), ("Kazakhstan", 5, 9, 0, 0), ("Hungary", 2, 2, 0, 0))
        assert findings.title_mentions(table, 5) == "Azerbaijan and Kazakhstan are named in all 5 articles"

    def test_title_of_a_single_leader(self) -> None:
        table = mentions(("Kazakhstan", 17, 60, 3, 0), ("Hungary", 2, 2, 0, 0), n=42)
        assert findings.title_mentions(table, 42) == "Kazakhstan is named most often: in 17 of 42 articles"

    def test_title_of_many_who_tie_below_all(self) -> None:
        table = mentions(*((name, 3, 3, 0, 0) for name in "GFEDCBA"))
        title = "A, B, C and 4 others are named most often: in 3 of 5 articles each"
        assert findings.title_mentions(table, 5) == title

    def test_title_of_one_and_of_two_articles(self) -> None:
        assert findings.title_mentions(mentions(("A", 1, 1, 0, 0), n=1), 1) == "A is named in the one article"
        assert findings.title_mentions(mentions(("A", 2, 2, 0, 0), n=2), 2) == "A is named in both articles"

    def test_title_by_occurrences(self) -> None:
        table = mentions(("A", 5, 7, 0, 0), ("B", 1, 1200, 0, 0))
        assert findings.title_mentions(table, 5, unit="occurrences") == (
            f"B is named most often: 1{THIN}200 times in 5 articles"
        )

    def test_distinct_texts_are_called_so(self) -> None:
        table = mentions(("A", 5, 7, 0, 0), ("B", 1, 1, 0, 0))
        assert findings.title_mentions(table, 5, unit="texts") == "A is named in all 5 distinct texts"
        assert findings.title_mentions(table, 6, unit="texts") == "A is named most often: in 5 of 6 distinct texts"
        assert findings.sentence_mentions(table, 6, unit="texts").startswith("A is named in 5 of 6 distinct texts")
        assert findings.title_mentions(mentions(), 0, unit="texts") == "There are no distinct texts here"

    def test_nothing_found(self) -> None:
        assert findings.title_mentions(mentions(), 5, "country") == "No country is named in these 5 articles"
        assert findings.sentence_mentions(mentions(), 1, kind="person") == "No person is named in this article."
        assert findings.title_mentions(mentions(), 0) == "There are no articles here"

    def test_sentence_with_its_interval_from_30_articles_on(self) -> None:
        table = mentions(("Kazakhstan", 17, 60, 3, 0), n=42)
        assert findings.sentence_mentions(table, 42) == (
            f"Kazakhstan is named in 17 of 42 articles, 40{THIN}% (27 to 56)."
        )

    def test_sentence_in_counts_below_30(self) -> None:
        table = mentions(("A", 5, 12, 3, 0), ("B", 4, 4, 0, 1), ("C", 1, 1, 0, 1))
        assert findings.sentence_mentions(table, 5) == (
            "A is named in 5 of 5 articles, 12 times, 3 of them by a demonym."
        )
        assert findings.sentence_mentions(table, 5, "country-b") == (
            "B is named in 4 of 5 articles, 4 times, in 1 of them only in a list."
        )
        assert findings.sentence_mentions(table, 5, "country-c") == (
            "C is named in 1 of 5 articles, 1 time, only in lists."
        )


class TestTimeline:
    def test_peak(self) -> None:
        table = timeline("Kazakhstan", ("2023-03", 1, 4), ("2023-04", 5, 9), ("2023-05", 0, 0))
        assert findings.title_timeline(table) == "Kazakhstan is named most often in April 2023: in 5 of 9 articles"
        assert findings.sentence_timeline(table) == (
            "Kazakhstan is named in 6 of 13 dated articles from March 2023 to May 2023; 1 period without any article."
        )

    def test_the_entity_in_most_articles_speaks(self) -> None:
        a, b = (timeline(name, ("2023", k, 4), ("2024", m, 4)) for name, k, m in (("A", 3, 0), ("B", 2, 2)))
        table = pd.concat([b, a])
        assert findings.title_timeline(table) == "B is named most often in 2023 and 2024: in 2 articles each"
        assert findings.sentence_timeline(table, "a") == "A is named in 3 of 8 dated articles from 2023 to 2024."

    def test_one_period_none_and_no_table(self) -> None:
        assert findings.title_timeline(timeline("A", ("2023-Q1", 2, 5))) == (
            "A is named in 2 of 5 articles in the first quarter of 2023"
        )
        assert findings.title_timeline(timeline("A", ("2023", 0, 5))) == "A is not named in this time"
        assert findings.title_timeline(timeline("A")) == "There are no dated articles here"


class TestCooccurrence:
    def test_strongest_pair_and_listed_pairs(self) -> None:
        listed = [("Y", f"Z{i}", 0, 1) for i in range(25)]
        table = pairs(("Azerbaijan", "Kazakhstan", 14, 3), ("A", "B", 2, 0), *listed)
        assert findings.title_cooccurrence(table, "sentence") == (
            "Azerbaijan and Kazakhstan stand together most often: in 14 sentences"
        )
        assert findings.sentence_cooccurrence(table, "sentence") == (
            "Azerbaijan and Kazakhstan stand together in 14 sentences; 25 pairs only share a list."
        )

    def test_ties(self) -> None:
        table = pairs(("A", "B", 3, 0), ("C", "D", 3, 0))
        title = "A with B and C with D stand together most often: in 3 articles each"
        assert findings.title_cooccurrence(table) == title

    def test_one_pair(self) -> None:
        table = pairs(("A", "B", 3, 2), ("A", "C", 0, 1))
        assert findings.sentence_cooccurrence(table, "sentence", ("b", "a")) == (
            "A and B stand together in 3 of 120 sentences and only in a list in 2; A is named in 40, B in 30."
        )
        assert findings.sentence_cooccurrence(table, "sentence", ("a", "c")) == (
            "A and C only share a list, in 1 of 120 sentences; A is named in 40, C in 30."
        )
        nowhere = "These two stand together in no sentence."
        assert findings.sentence_cooccurrence(table, "sentence", ("b", "c")) == nowhere

    def test_only_lists_and_nothing(self) -> None:
        assert findings.sentence_cooccurrence(pairs(("A", "B", 0, 1))) == (
            "No pair stands together; 1 pair only shares a list."
        )
        assert findings.title_cooccurrence(pairs(), "sentence") == "No two stand together in any sentence"


class TestWords:
    def test_topics(self) -> None:
        table = topics(("1", "cargo", 3, 0.2, False), ("1", "rail", 5, 0.4, False), ("1", "year", 9, 0.9, True),
                       ("2", "script", 1, 0.3, False))  # fmt: skip
        assert findings.title_topics(table) == "“rail” stands out most: 5 times in “About 1”"
        assert findings.sentence_topics(table) == (
            "“About 1” stands out by rail and cargo; in almost every article: year."
        )
        assert findings.sentence_topics(table, "2") == "“About 2” stands out by script."

    def test_topics_without_any_term(self) -> None:
        assert findings.title_topics(topics(("1", "year", 9, 0.9, True))) == "No term stands out"
        assert findings.sentence_topics(topics(("1", "year", 9, 0.9, True))) == "In almost every article: year."
        assert findings.sentence_topics(topics()) == "No term stands out."

    def test_search(self) -> None:
        table = found(("gas", "all", 3, 5, 42), ("oil", "all", 12, 30, 42))
        assert findings.title_search(table, "gas oil") == "“oil” is found in 12 of 42 articles, “gas” in 3"
        assert findings.title_search(table, "gas oil", "texts").startswith("“oil” is found in 12 of 42 distinct texts")
        assert findings.sentence_search(table, "gas oil") == (
            "“gas” 5 times in 3 of 42 articles; “oil” 30 times in 12 of 42 articles."
        )

    def test_search_without_a_find(self) -> None:
        for table in (found(), found(("gas", "all", 0, 0, 5))):
            assert findings.title_search(table, "gas") == "“gas” is found in none of these articles"
            assert findings.sentence_search(table, "gas") == "“gas” is found in none of these articles."


class TestCollection:
    FACTS: ClassVar[dict[str, Any]] = {
        "articles": 5, "undated": 1, "first_date": "2023-10-02", "last_date": "2025-10-18",
        "sources": [{"id": "trend", "articles": 3}, {"id": "report", "articles": 1}, {"id": "", "articles": 1}],
        "words_body": 2310, "words_left_out": 412,
    }  # fmt: skip

    def test_sentence(self) -> None:
        assert findings.sentence_collection(self.FACTS) == (
            "5 articles from 2 outlets, 2 October 2023 to 18 October 2025 (1 without a date); "
            f"2{THIN}310 words counted, 412 of clutter left out."
        )

    def test_one_bare_article_and_none(self) -> None:
        bare = {**self.FACTS, "articles": 1, "undated": 0, "first_date": None, "sources": [], "words_left_out": 0}
        assert findings.sentence_collection(bare) == f"1 article; 2{THIN}310 words counted."
        assert findings.sentence_collection({**bare, "articles": 0}) == "There are no articles here."

    def test_articles(self) -> None:
        facts = {"articles": 3, "outlets": 1, "first_date": "2023-05-02", "last_date": "2025-05-08"}
        bare = {"articles": 1, "outlets": 0, "first_date": None, "last_date": None}
        assert findings.title_articles(facts) == "3 articles from 1 outlet, 2 May 2023 to 8 May 2025"
        assert findings.title_articles(facts, "texts").startswith("3 distinct texts from 1 outlet,")
        assert findings.title_articles(bare) == "1 article, without dates"
        assert findings.title_articles({**bare, "articles": 0}) == "There are no articles here"

    def test_coverage(self) -> None:
        table = pd.DataFrame(
            [("a", "Alpha", "2023-04", 3), ("b", "Beta", "2023-04", 1), ("b", "Beta", "2023-06", 3)],
            columns=["source", "source_name", "period", "articles"],
        )
        assert findings.title_coverage(table) == "Most articles are from April 2023: 4 of 7"
        assert findings.title_coverage(table, "texts") == "Most distinct texts are from April 2023: 4 of 7"
        assert findings.sentence_coverage(table) == "7 dated articles from 2 outlets; most of them, 4, from Beta."
        tied = table.iloc[[0, 2]]
        assert findings.title_coverage(tied) == "No month has more than 3 of the 6 articles"
        two = table.iloc[[0, 2, 1]].assign(period=["2023-04", "2023-06", "2023-07"])
        assert findings.title_coverage(two) == "Most articles are from April 2023 and June 2023: 3 of 7 each"
        for period, kind in (("2023", "year"), ("2023-Q2", "quarter"), ("2023-W05", "week"), ("2023-05-02", "day")):
            same = tied.assign(period=[period, period.replace("2023", "2024")])
            assert findings.title_coverage(same) == f"No {kind} has more than 3 of the 6 articles"
        assert findings.sentence_coverage(tied).endswith("; most of them, 3, from Alpha.")
        assert findings.title_coverage(table.iloc[:0]) == "There are no dated articles here"

    def test_stories(self) -> None:
        table = pd.DataFrame({"copies": [2, 1]})
        assert findings.title_stories(table, 42) == "2 texts stand more than once; 3 of 42 articles are copies"
        assert findings.title_stories(table.iloc[1:], 4) == "1 text stands more than once; 1 of 4 articles is a copy"
        assert findings.title_stories(table.iloc[:0], 4) == "None of these 4 articles is a copy of another"

    def test_check(self) -> None:
        assert findings.sentence_check(19, 1) == f"19 of 20 right (76 to 99{THIN}%)"
        assert findings.sentence_check(0, 1, 2) == f"0 of 1 right (0 to 79{THIN}%); 2 unsure, left out"
        assert findings.sentence_check(0, 0, 1) == "1 unsure, left out"
        assert findings.sentence_check(0, 0) == "Nothing is judged yet"

    def test_events(self) -> None:
        events = [SimpleNamespace(id=str(y), date=dt.date(y, 1, 1), from_memory=y == 1992) for y in (1992, 2024, 2025)]
        assert findings.title_events(events) == "3 events from 1992 to 2025"
        assert findings.title_events(events[:1]) == "1 event in 1992"
        assert findings.sentence_events(events) == (
            "2 with a reference, 1 from memory (hollow). Compiled by us, denser after 2021."
        )
        assert findings.sentence_events([]) == "There are no events here."
