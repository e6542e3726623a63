from __future__ import annotations

import re

import pytest

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.queries import find, matching_rows, parse_query


def labels(query: str) -> list[list[str]]:
    return [[item.label for item in alternative] for alternative in parse_query(query).alternatives]


def test_queries_are_taken_apart() -> None:
    assert labels('grain "the road" turk*') == [["grain", "the road", "turk*"]]
    assert labels("grain water OR “the ROAD”") == [["grain", "water"], ["the road"]]
    assert labels("people-to-people") == [["people to people"]]
    assert labels("OR grain OR") == [["grain"]]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('"open', "never closes it"),
        ("*", "a \\* alone"),
        ("  ", "holds no word"),
        ("!?", "holds no word"),
        ("a*b*c*d*", "more than 3 stars"),
        ("x" * 2_001, "at most 2,000"),
        (" ".join("abcdefghijklmnopqrstuvwxyz" * 2), "at most 50"),
    ],
)
def test_what_cannot_be_read_is_said(query: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        parse_query(query)


@pytest.mark.parametrize(
    ("query", "pattern"),
    [
        ("grain", r"\bgrain\b"),
        ("wat*", r"\bwat\w*"),
        ("*an", r"\b\w*an\b"),
        ("k*n", r"\bk\w*n\b"),
        ('"the road"', r"\bthe\W+road\b"),
        ('"the *"', r"\bthe\W+\w+"),
        ('"uzbekistan opened a"', r"\buzbekistan\W+opened\W+a\b"),
        ("KAZAKHSTAN", r"\bkazakhstan\b"),
        ("nowhere", r"\bnowhere\b"),
    ],
)
def test_occurrences_equal_those_of_a_regular_expression(tiny: Index, query: str, pattern: str) -> None:
    found = find(tiny, parse_query(query).items[0])
    expected = [(row, m.start()) for row in range(4) for m in re.finditer(pattern, tiny.text(row).lower())]
    starts = tiny.tokens["start"][found.positions].tolist()
    assert list(zip(found.rows.tolist(), starts, strict=True)) == expected


def test_headlines_are_searched_on_request_and_phrases_do_not_run_into_them(tiny: Index) -> None:
    opens = parse_query("opens").items[0]
    assert len(find(tiny, opens).rows) == 0
    assert find(tiny, opens, headlines=True).rows.tolist() == [0]
    # The last word of the body and the first of the headline are neighbours in the index only.
    seam = parse_query('"road kazakhstan"').items[0]
    assert len(find(tiny, seam, headlines=True).rows) == 0


def test_items_are_joined_by_and_alternatives_by_or(tiny: Index) -> None:
    assert matching_rows(tiny, parse_query("grain water")).tolist() == [3]
    assert matching_rows(tiny, parse_query("grain OR water")).tolist() == [1, 2, 3]
    assert matching_rows(tiny, parse_query("grain OR nowhere")).tolist() == [1, 3]
