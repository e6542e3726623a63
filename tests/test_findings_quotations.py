"""Exact sentences on tables of speakers and amounts that can be counted by hand."""

import pandas as pd

from analysis import findings
from analysis.wording import THIN


def speakers(*rows: tuple[str, str, int, int, int], group: str = "all") -> pd.DataFrame:
    """Rows of (id, name, quotations, words, articles) of one group."""
    total = sum(row[3] for row in rows)
    return pd.DataFrame(
        [(group, group, name, key, q, w, a, total, w / total) for key, name, q, w, a in rows],
        columns=["group", "group_name", "speaker", "id", "quotations", "words", "articles", "n_words", "share"],
    )


def named(*rows: tuple[str, str, int]) -> pd.DataFrame:
    """Rows of (speaker, entity, mentions)."""
    made = [(s, s, e, e.lower(), m) for s, e, m in rows]
    return pd.DataFrame(made, columns=["speaker", "speaker_id", "entity", "id", "mentions"])


def amounts(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Rows of (outlet, kind, unit)."""
    return pd.DataFrame(rows, columns=["source", "kind", "unit"])


A, B = ("a", "Ana Bell", 4, 312, 2), ("b", "Cem Dil", 1, 100, 1)
NOBODY = ("unattributed", "unattributed", 9, 608, 3)


class TestSpeakers:
    def test_title_names_the_first_who_has_a_name(self) -> None:
        assert findings.title_speakers(speakers(A, B, NOBODY), 5) == (
            f"Ana Bell speaks most: 312 of 1{THIN}020 quoted words"
        )

    def test_title_names_all_who_tie(self) -> None:
        table = speakers(A, ("c", "Abe", 1, 312, 1))
        assert findings.title_speakers(table, 5) == "Abe and Ana Bell speak most: 312 of 624 quoted words each"

    def test_title_without_speakers(self) -> None:
        assert findings.title_speakers(speakers(NOBODY), 5) == "None of 608 quoted words has a speaker who is named"
        assert findings.title_speakers(speakers(), 5) == "Nobody is quoted in these 5 articles"
        assert findings.title_speakers(speakers(), 1, "reported") == "Nobody's words are reported in this article"
        assert findings.title_speakers(speakers(), 2, unit="texts") == "Nobody is quoted in these 2 distinct texts"

    def test_sentence_in_counts_and_with_shares(self) -> None:
        table = speakers(A, B, NOBODY)
        assert findings.sentence_speakers(table, 5) == (
            f"Ana Bell: 312 words in 4 quotations in 2 articles; 608 words of 1{THIN}020 unattributed."
        )
        assert findings.sentence_speakers(table, 30) == (
            f"Ana Bell: 312 words (31{THIN}%) in 4 quotations in 2 articles; "
            f"608 words (60{THIN}%) of 1{THIN}020 unattributed."
        )
        assert findings.sentence_speakers(speakers(B), 5, "reported") == (
            "Cem Dil: 100 words in 1 reported clause in 1 article; "
            "all of 100 words of reported speech have a speaker who is named."
        )
        assert findings.sentence_speakers(speakers(), 5) == "Nobody is quoted in these 5 articles."

    def test_groups(self) -> None:
        first, second = speakers(A, B, group="x"), speakers(A, NOBODY, group="y")
        other = speakers(B, group="z")
        title = findings.title_speakers_by
        assert title(pd.concat([first, second, other]), "source") == "Ana Bell speaks most in 2 of 3 outlets"
        assert title(pd.concat([first, other]), "year") == "2 years each quote somebody else most"
        assert title(pd.concat([first, speakers(NOBODY, group="y")]), "year") == (
            "Nobody speaks most in more than one of 2 years"
        )
        assert title(speakers(NOBODY), "source") == "No speaker is named in 1 outlet"
        assert title(speakers(), "source", "reported") == "Nobody is reported in any outlet"


class TestNamed:
    def test_title(self) -> None:
        table = named(("Ana", "Turkey", 3), ("Ana", "Japan", 3), ("Cem", "Japan", 2), ("unattributed", "Japan", 9))
        assert findings.title_named_by_speakers(table) == "Ana names Japan and Turkey most often: 3 times each"
        assert findings.title_named_by_speakers(table[table["speaker"] == "unattributed"]) == (
            "Unattributed quotations name Japan most often: 9 times"
        )
        assert findings.title_named_by_speakers(named(("Ana", "Turkey", 1), ("Cem", "Japan", 1))) == (
            "Japan by Cem and Turkey by Ana are named most often: 1 time each"
        )
        assert findings.title_named_by_speakers(named()) == "Nobody and nothing is named in these quotations"

    def test_sentence(self) -> None:
        table = named(("Ana", "Turkey", 3), ("Cem", "Japan", 2), ("unattributed", "Japan", 9))
        assert findings.sentence_named_by_speakers(table) == (
            "14 mentions of 2 names in direct quotations of 2 speakers, 9 of them unattributed."
        )


class TestAmounts:
    def test_title(self) -> None:
        table = amounts(("A", "money", "USD"), ("B", "money", "USD"), ("B", "year", ""), ("C", "ordinal", "term"))
        assert findings.title_amounts(table) == "4 amounts from 3 outlets; 2 outlets give USD"
        assert findings.title_amounts(table.iloc[:1]) == "1 amount from 1 outlet"
        assert findings.title_amounts(table.iloc[:0], "money") == (
            "No amount of the kind money stands in these sentences"
        )
