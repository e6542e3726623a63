"""What was left open, and what the lexicon lacks: counted by hand on texts of our own."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from analysis.errors import InputError
from analysis.evidence import quotes
from analysis.index.store import Index
from analysis.measures.ledger import unresolved
from analysis.measures.suggestions import suggestions
from analysis.model import Filter
from analysis.views import select

TEXTS = [
    {
        "id": "a1", "date": "2024-03-01", "source": "Alpha", "language": "en", "title": "One",
        "text": "Putin spoke in Astana. Berik Nurlanov of the Steppe Union met Putin there. The meeting was long.",
    },
    {
        "id": "a2", "date": "2024-03-02", "source": "Alpha", "language": "en", "title": "Two",
        "text": "The Steppe Union has a new office. Later the Union of Steppe Herders joined the Steppe Union’s talks.",
    },
    {
        "id": "a3", "date": "1950-03-02", "source": "Beta", "language": "en", "title": "Three",
        "text": "Then Putin came. He saw Corridor and corridor and corridor, and a Ministry.",
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def index(build: Callable[..., Index]) -> Index:
    return build(TEXTS)


def test_a_surname_without_a_holder_is_left_open_with_its_reason(index: Index) -> None:
    measured = unresolved(select(index))
    row = measured.table.set_index("words").loc["Putin"]
    # In 2024 the name has a holder in office; in 1950 it has none.
    assert (row["occurrences"], row["articles"], row["possible"]) == (1, 1, "Vladimir Putin")
    assert row["reason"] == "surname without holder"


def test_what_is_left_open_opens_its_sentence(index: Index) -> None:
    measured = unresolved(select(index))
    place = list(measured.table["words"]).index("Putin")
    found = quotes(index, measured.evidence(place, "occurrences"))
    assert [quote.article for quote in found] == ["a3"]
    assert found[0].text[slice(*found[0].marks[0])] == "Putin"
    assert len(measured.evidence(place, "articles")) == 1


def test_a_filter_narrows_what_is_left_open(index: Index) -> None:
    assert "Putin" not in list(unresolved(select(index, Filter(years=(2024,)))).table["words"])


def test_names_that_the_lexicon_lacks_are_counted_by_article(index: Index) -> None:
    table = suggestions(select(index)).table
    counts = {
        name: (n, times) for name, n, times in zip(table["name"], table["articles"], table["occurrences"], strict=True)
    }
    assert counts["Steppe Union"] == (2, 3)
    assert counts["Berik Nurlanov"] == (1, 1)
    assert counts["Union of Steppe Herders"] == (1, 1)
    assert set(table["n_articles"]) == {3}
    assert table["name"].iloc[0] == "Steppe Union"


def test_mentions_small_words_and_first_words_are_no_names(index: Index) -> None:
    names = set(suggestions(select(index)).table["name"])
    assert not names & {"Putin", "Astana", "The", "Later", "Corridor", "The Steppe Union", "Then"}


def test_adjectives_that_the_lexicon_looks_for_are_no_names(build: Callable[..., Index]) -> None:
    text = "There are Turkic songs and African Americans, and in the Kremlin there are Steppe songs."
    made = build([{"id": "a", "date": "2024-03-01", "source": "A", "language": "en", "title": "T", "text": text}])
    assert set(suggestions(select(made)).table["name"]) == {"Kremlin", "Steppe"}


def test_suggestions_open_what_they_count(index: Index) -> None:
    measured = suggestions(select(index))
    for row in range(len(measured.table)):
        for column in measured.integers:
            assert len(measured.evidence(row, column)) == measured.table[column].iloc[row]
    found = quotes(index, measured.evidence(0, "occurrences"))
    assert {quote.text[slice(*quote.marks[0])] for quote in found} == {"Steppe Union"}


def test_of_many_articles_some_are_read_and_that_is_said(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["analysis.measures.suggestions"], "MOST_READ", 2)
    measured = suggestions(select(index))
    assert measured.notes == ("read were 2 of 3 articles, evenly spread",)
    assert set(measured.table["n_articles"]) == {2}


def test_no_row_is_no_table(index: Index) -> None:
    with pytest.raises(InputError, match="top is 0"):
        suggestions(select(index), top=0)
