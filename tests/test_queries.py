from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    assert labels('road grain NEAR/5 "the price*" OR wat*') == [["road", 'grain NEAR/5 "the price*"'], ["wat*"]]
    assert labels('"near/5" near') == [["near 5", "near"]]
    assert labels('the"big road"ends') == [["the", "big road", "ends"]]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('"open', "never closes it"),
        ("*", "a \\* alone"),
        ("  ", "holds no word"),
        ("!?", "holds no word"),
        ("a*b*c*d*", "more than 3 stars"),
        ("gas NEAR pipeline", "'NEAR' has no number of words from 1 to 100"),
        ("gas NEAR/ pipeline", "'NEAR/' has no number"),
        ("gas NEAR/0 pipeline", "'NEAR/0' has no number"),
        ("gas NEAR/101 pipeline", "'NEAR/101' has no number"),
        ("gas NEAR/x pipeline", "'NEAR/x' has no number"),
        ("NEAR/5 pipeline", "NEAR/5 lacks one of its sides"),
        ("gas NEAR/5", "NEAR/5 lacks one of its sides"),
        ("gas NEAR/5 OR pipeline", "NEAR/5 lacks one of its sides"),
        ("gas NEAR/5 NEAR/6 pipeline", "NEAR/5 lacks one of its sides"),
        ("gas NEAR/5 pipeline NEAR/5 oil", "two sides and no more"),
        ("gas NEAR/5 *", "a \\* alone"),
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


@pytest.mark.parametrize(
    ("query", "stretches"),
    [
        ("uzbekistan NEAR/1 buys", ["Uzbekistan buys"]),
        ("buys NEAR/1 uzbekistan", ["Uzbekistan buys"]),
        ("kazakhstan NEAR/1 grain", []),
        ("kazakhstan NEAR/2 grain", ["Kazakhstan sells grain"]),
        # Over the end of a sentence, and the nearest of several: not from the first grain to the price.
        ("grain NEAR/3 uzbekistan", ["grain. Uzbekistan", "Uzbekistan buys grain"]),
        ("grain NEAR/9 price", ["grain price"]),
        ('"buys grain" NEAR/2 gr*', ["grain. Uzbekistan buys grain", "buys grain. The grain"]),
        ('road NEAR/4 "the *"', ["road near Tashkent. The Kazakh"]),
        ("gr* NEAR/9 grain", ["grain. Uzbekistan buys grain", "grain. The grain"]),
        ("note NEAR/9 rose", []),
    ],
)
def test_near_finds_the_shortest_stretches(tiny: Index, query: str, stretches: list[str]) -> None:
    found = find(tiny, parse_query(query).items[0])
    first, last = (tiny.tokens["start"][at] for at in (found.positions, found.positions + found.lengths - 1))
    ends = last + tiny.tokens["length"][found.positions + found.lengths - 1]
    rows = found.rows.tolist()
    assert [tiny.text(row)[a:b] for row, a, b in zip(rows, first, ends, strict=True)] == stretches


def test_near_stays_in_one_body_and_in_one_headline(tiny: Index) -> None:
    seam = parse_query("road NEAR/9 opens").items[0]
    assert find(tiny, seam).rows.tolist() == []
    assert find(tiny, seam, headlines=True).rows.tolist() == [0]
    assert find(tiny, seam, headlines=True).lengths.tolist() == [3]
    assert matching_rows(tiny, parse_query("kazakhstan NEAR/2 grain OR water NEAR/2 country")).tolist() == [1]
    assert matching_rows(tiny, parse_query("grain NEAR/2 water country")).tolist() == [3]


LETTERS = st.lists(st.lists(st.sampled_from(["ba", "be", "bi", "co"]), min_size=1, max_size=14), min_size=1, max_size=3)
SIDES = st.sampled_from(["ba", "be", "b*", '"ba be"', '"b* co"', "co"])


def stretches_by_hand(words: list[str], left: str, right: str, within: int) -> set[tuple[int, int]]:
    """Every pair tried: both orders, all that are near enough, none that holds another."""

    def places(side: str) -> list[tuple[int, int]]:
        slots = [re.compile(slot.replace("*", ".*")) for slot in side.strip('"').split()]
        n = len(slots)
        fits = (
            i for i in range(len(words) - n + 1) if all(s.fullmatch(w) for s, w in zip(slots, words[i:], strict=False))
        )
        return [(i, i + n) for i in fits]

    pairs = itertools.chain(
        itertools.product(places(left), places(right)), itertools.product(places(right), places(left))
    )
    found = {(a, d) for (a, b), (c, d) in pairs if 1 <= c - b + 1 <= within}
    return {(a, b) for a, b in found if not any((a, b) != (c, d) and a <= c and d <= b for c, d in found)}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=LETTERS, queries=st.lists(st.tuples(SIDES, SIDES, st.integers(1, 6)), min_size=5, max_size=15))
def test_near_equals_trying_every_pair(
    build: Callable[..., Index], texts: list[list[str]], queries: list[tuple[str, str, int]]
) -> None:
    articles = [{"id": str(i), "date": "2023-01-01", "text": " ".join(words)} for i, words in enumerate(texts)]
    index = build(articles)
    for left, right, within in queries:
        found = find(index, parse_query(f"{left} NEAR/{within} {right}").items[0])
        turned = find(index, parse_query(f"{right} NEAR/{within} {left}").items[0])
        assert turned.positions.tolist() == found.positions.tolist()
        at = found.positions - index.tokens.indptr[found.rows]
        got = set(zip(found.rows.tolist(), at.tolist(), (at + found.lengths).tolist(), strict=True))
        words = {index.article_row(str(i)): words for i, words in enumerate(texts)}
        assert got == {(row, *s) for row, w in words.items() for s in stretches_by_hand(w, left, right, within)}
