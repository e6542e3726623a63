"""Every integer of every table opens as many things as it says, under random filters and countings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.evidence import quotes
from analysis.index.store import Index
from analysis.lexicon.word_groups import parse_word_groups
from analysis.measures import MEASURES
from analysis.model import Counting, Filter, Measurement
from analysis.views import select

filters = st.builds(
    Filter,
    years=st.sampled_from([(), (2023,), (2024,), (2025,), (2023, 2025)]),
    countries=st.sampled_from([(), ("country-kaz",), ("country-uzb", "country-kgz")]),
    match=st.sampled_from(["any", "all"]),
    words=st.sampled_from(["", "cooperation OR road", "wat*"]),
)
countings = st.builds(
    Counting,
    unit=st.sampled_from(["articles", "texts"]),
    window=st.sampled_from(["article", "paragraph", "sentence"]),
    forms=st.sampled_from([("names",), ("demonyms",), ("names", "demonyms"), ("names", "phrases")]),
    lists=st.sampled_from(["apart", "in"]),
    headlines=st.booleans(),
    voice=st.sampled_from(["all", "quoted", "own"]),
)
GROUPS = parse_word_groups('Ways: road*, "the road", water*\nFood [en]: grain')
asked = st.sampled_from(
    [
        ("mentions", {}),
        ("mentions", {"kind": "country"}),
        ("timeline", {"entities": ["country-kaz", "country-uzb"], "period": "month"}),
        ("coverage", {"period": "quarter"}),
        ("timeline", {"entities": ["country-kgz"], "period": "week"}),
        ("trend", {"entities": ["country-kaz", "country-kgz"], "period": "day"}),
        ("trend", {"entities": ["country-uzb"], "steady": True}),
        ("coverage_changes", {"period": "month"}),
        ("coverage_changes", {"period": "week"}),
        ("before_after", {"day": "2024-02-29", "days": 800}),
        ("before_after", {"day": "2024-06-01", "days": 700, "kind": "country"}),
        ("who_covers_whom", {}),
        ("who_covers_whom", {"own": "out"}),
        ("geography", {}),
        ("names_used", {}),
        ("names_used", {"entity": "country-kaz", "period": "quarter"}),
        ("cooccurrence", {}),
        ("cooccurrence", {"kind": "country", "other": "organisation"}),
        ("missing_pairs", {}),
        ("pair_terms", {"entities": ("country-kaz", "country-uzb"), "top": 5}),
        ("topics", {"by": "source", "top": 4}),
        ("topics", {"by": "year", "top": 4, "names": True}),
        ("topics", {"by": "country", "top": 3}),
        ("collocates", {"query": "water OR gr*", "names": True}),
        ("word_groups", {"by": "year"}),
        ("word_groups", {"groups": GROUPS, "by": "source"}),
        ("word_group_timeline", {"groups": GROUPS, "period": "quarter"}),
        ("term_timeline", {"query": "road coop* grain", "period": "month"}),
        ("collocates", {"entity": "country-uzb", "span": 2}),
        ("search", {"query": "road NEAR/9 kazakhstan"}),
        ("search", {"query": 'road coop* "the road"', "by": "year"}),
        ("search", {"query": "kazakh* nothing", "by": "country"}),
        ("speakers", {"by": "year"}),
        ("speakers", {"speech": "reported"}),
        ("named_by_speakers", {}),
    ]
)


def check_receipts(result: Measurement, most_rows: int = 12) -> int:
    checked = 0
    for row in range(min(len(result.table), most_rows)):
        for column in result.integers:
            evidence = result.evidence(row, column)
            assert len(evidence) == result.table[column].iloc[row], (result.name, row, column)
            shown = quotes(result.view.index, evidence, limit=3)
            assert len(shown) == min(3, len(evidence))
            for quote in shown:
                where = result.view.index.title(quote.row) if quote.in_title else result.view.index.text(quote.row)
                assert where[quote.start : quote.end] == quote.text
                assert all(0 <= a < b <= len(quote.text) for a, b in quote.marks)
            checked += 1
    return checked


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filter=filters, counting=countings, asked=asked)
def test_each_number_opens_as_many_things_as_it_says(
    tiny: Index, filter: Filter, counting: Counting, asked: tuple[str, dict[str, object]]
) -> None:
    name, options = asked
    check_receipts(MEASURES[name](select(tiny, filter, counting), **options))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filter=filters, counting=countings, asked=asked)
def test_each_number_of_the_originals_opens_as_many_things_as_it_says(
    originals: Index, filter: Filter, counting: Counting, asked: tuple[str, dict[str, object]]
) -> None:
    name, options = asked
    check_receipts(MEASURES[name](select(originals, filter, counting), **options))


def test_the_check_sees_cells(tiny: Index) -> None:
    assert check_receipts(MEASURES["mentions"](select(tiny))) == 7 * 12


def test_marks_of_an_article_are_the_mentions_counted(tiny: Index) -> None:
    result = MEASURES["mentions"](select(tiny))
    row = list(result.table["id"]).index("country-kaz")
    quote = quotes(tiny, result.evidence(row, "articles"))[0]
    assert [quote.text[a:b] for a, b in quote.marks] == ["Kazakhstan", "Kazakh"]


def test_computed_columns_have_no_receipt(tiny: Index) -> None:
    with pytest.raises(KeyError, match="computed, not counted"):
        MEASURES["mentions"](select(tiny)).evidence(0, "share")


def test_an_article_that_names_a_pair_is_quoted_where_it_names_both(build: Callable[..., Index]) -> None:
    text = "Kazakhstan built a road. Kazakhstan built a port. Uzbekistan came. Kazakhstan and Uzbekistan met."
    index = build([{"id": "p1", "date": "2024-01-01", "source": "Alpha", "language": "en", "title": "P", "text": text}])
    measured = MEASURES["cooccurrence"](select(index))
    quote = quotes(index, measured.evidence(0, "a"))[0]
    assert quote.text == "Kazakhstan and Uzbekistan met."
    assert {quote.text[a:b] for a, b in quote.marks} == {"Kazakhstan", "Uzbekistan"}
