"""What stands out, on tables that can be counted by hand."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analysis import findings
from analysis.wording import THIN


def changes(*rows: tuple[str, int, int, float, float, bool], n: int = 20) -> pd.DataFrame:
    """Rows of (name, articles after, articles before, low, high, supported) in two halves of n articles."""
    table = pd.DataFrame(rows, columns=["entity", "articles", "articles_reference", "low", "high", "supported"])
    difference = (table["articles"] - table["articles_reference"]) / n
    return table.assign(kind="country", n_articles=n, n_reference=n, difference=difference)


def pairs(*rows: tuple[str, str, int, float, float, bool], n: int = 90) -> pd.DataFrame:
    columns = ["x_name", "y_name", "a", "expected", "g2", "supported"]
    return pd.DataFrame(rows, columns=columns).assign(n=n)


def speakers(*rows: tuple[str, str, int], n_words: int = 1200) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["speaker", "id", "words"]).assign(n_words=n_words)


def test_the_largest_change_is_one_that_chance_does_not_make() -> None:
    table = changes(("A", 9, 2, -0.01, 0.6, True), ("B", 6, 2, 0.01, 0.4, True), ("C", 1, 7, -0.5, -0.1, True),
                    ("D", 0, 2, -0.9, -0.1, False))  # fmt: skip
    found = findings.largest_change(table)
    assert found is not None
    assert found.text == ("C is named less than before: in 7 of 20 articles of the earlier half, 1 of 20 of the later")
    assert found.row["entity"] == "C"


def test_a_rise_is_more() -> None:
    found = findings.largest_change(changes(("B", 6, 2, 0.01, 0.4, True)))
    assert found is not None
    assert found.text.startswith("B is named more than before: in 2 of 20")


@pytest.mark.parametrize(
    "table",
    [changes(("A", 9, 2, -0.01, 0.6, True)), changes(("A", 9, 2, 0.01, 0.6, False)),
     changes(("A", 9, 2, 0.01, 0.6, True), n=14)],
    ids=["chance", "below support", "under 30 articles"],
)  # fmt: skip
def test_no_change_stands_out(table: pd.DataFrame) -> None:
    assert findings.largest_change(table) is None


def test_the_strongest_pair_goes_beyond_chance_and_in_few_articles_by_number() -> None:
    table = pairs(("A", "B", 50, 48.2, 3.0, True), ("C", "D", 9, 2.6, 20.0, True), ("E", "F", 2, 0.1, 40.0, False),
                  ("G", "H", 3, 30.0, 60.0, True))  # fmt: skip
    many, few = findings.strongest_pair(table, 30, "sentence"), findings.strongest_pair(table, 29, "sentence")
    assert many is not None
    assert few is not None
    assert many.text == "C and D stand together in 9 sentences; by chance it would be about 3"
    assert few.text == "A and B stand together in 50 of 90 sentences"
    assert findings.strongest_pair(table[~table["supported"]], 30) is None


def test_a_pair_that_chance_hardly_makes_once() -> None:
    found = findings.strongest_pair(pairs(("A", "B", 4, 0.4, 9.0, True)), 30)
    assert found is not None
    assert found.text.endswith("in 4 articles; by chance it would be fewer than 1")


def test_the_most_quoted_is_somebody() -> None:
    nobody = ("unattributed", "unattributed", 900)
    found = findings.most_quoted(speakers(nobody, ("Aliyev", "per-a", 200), ("Tokayev", "per-t", 100)), 5)
    assert found is not None
    assert found.text == f"Aliyev speaks most: 200 of 1{THIN}200 quoted words"
    assert findings.most_quoted(speakers(nobody), 5) is None


def test_a_name_that_the_lexicon_knows_goes_before_one_as_it_stands() -> None:
    table = speakers(("Joint Statement", "name:Joint Statement", 300), ("Aliyev", "per-a", 200))
    found = findings.most_quoted(table, 5)
    assert found is not None
    assert found.row["id"] == "per-a"
    assert found.text == f"Of the speakers in the lexicon Aliyev is quoted most: 200 of 1{THIN}200 quoted words"
    alone = findings.most_quoted(table.head(1), 5)
    assert alone is not None
    assert alone.row["id"] == "name:Joint Statement"


def test_copies_forms_and_the_newest() -> None:
    story = pd.DataFrame({"text": ["a"], "headline": ["Peace"], "articles": [4], "sources": [2]})
    one = story.assign(sources=1)
    form = pd.DataFrame({"words": ["MTI"], "reason": ["weak form"], "occurrences": [12]})
    newest = pd.DataFrame({"date": [dt.date(2025, 10, 7)], "source_name": ["Report"], "headline": ["Summit"]})
    texts = [
        findings.most_copied(story), findings.most_copied(one), findings.most_left_open(form),
        findings.most_left_open(form.assign(occurrences=1)), findings.newest_article(newest, 1),
        findings.newest_article(newest, 3),
    ]  # fmt: skip
    assert [one.text if one else None for one in texts] == [
        "4 articles of 2 outlets have one text: “Peace”", "4 articles have one text: “Peace”",
        "“MTI” counts for nobody, 12 times: weak form", "“MTI” counts for nobody, once: weak form",
        "7 October 2025, Report: “Summit”", "7 October 2025, Report: “Summit” and 2 others of that day",
    ]  # fmt: skip


def test_nothing_stands_out_of_nothing() -> None:
    assert findings.largest_change(changes()) is None
    assert findings.strongest_pair(pairs(), 30) is None
    assert findings.most_quoted(speakers(), 5) is None
    assert findings.most_copied(pd.DataFrame()) is None
    assert findings.most_left_open(pd.DataFrame()) is None
    assert findings.newest_article(pd.DataFrame(), 0) is None
