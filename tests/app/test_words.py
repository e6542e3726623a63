"""The tabs of the page Words: what they show is what the measures say, and an address opens it again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Counting, Filter
from analysis.requests import call_parameters
from analysis.views import select
from dashboard.chips import command
from tests.app.test_pages import bars, charts, entries, shown

Open = Callable[..., AppTest]


def test_next_to_a_name_is_the_measure(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["collocates"](select(seeds_index), entity="country-kaz").table
    at = open_page("words", tab="Next to", near="Kazakhstan")
    drawn = bars(charts(at)[0])
    supported = dict(zip(table["term"], table["a"], strict=True))
    assert drawn == {term: supported[term] for term in drawn}
    assert set(table["term"][table["supported"]]) <= set(drawn)
    assert f"of {int(table['n'][0]):,}".replace(",", "\u202f") in shown(at)


def test_next_to_words_and_the_sentences_of_both(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["collocates"](select(seeds_index), "cooperation").table
    term, a = str(table["term"][0]), int(table["a"][0])
    at = open_page("words", tab="Next to", near="cooperation", neighbour=term)
    assert entries(at) == a
    assert f"{a} occurrence" in shown(at)


def test_the_command_names_what_is_switched_on() -> None:
    given = [("--query", "gas"), ("--names", "true")]
    assert command("collocates", Filter(), Counting(), given).endswith("--query gas --names")
    assert call_parameters("collocates", given) == {"query": "gas", "names": True}


def test_next_to_nothing_in_particular(open_page: Open) -> None:
    at = open_page("words", tab="Next to")
    assert "Nothing is chosen: next to" in shown(at)
    at = open_page("words", tab="Next to", near='"open')
    assert "never closes it" in shown(at)
    at = open_page("words", tab="Next to", near="xyzzy")
    assert "No term stands next to “xyzzy” here" in shown(at)


def test_word_groups_are_the_measure(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["word_groups"](select(seeds_index)).table
    at = open_page("words", tab="Word groups")
    assert bars(charts(at)[0]) == dict(zip(table["word_group"], table["articles"], strict=True))
    for name, articles in zip(table["word_group"], table["articles"], strict=True):
        at = open_page("words", tab="Word groups", wordgroup=name)
        assert entries(at) == articles


def test_lists_of_ones_own(open_page: Open, seeds_index: Index) -> None:
    at = open_page("words", tab="Word groups")
    at.text_area(key="own-word-groups").set_value("Working: cooperation, cooperat*").run()
    table = MEASURES["search"](select(seeds_index), "cooperat*").table
    assert bars(charts(at)[0]) == {"Working": table["articles"][0]}
    at.text_area(key="own-word-groups").set_value("Working: *").run()
    assert "Word group 'Working': the query holds a * alone" in shown(at)
    at.text_area(key="own-word-groups").set_value("Working").run()
    assert "Your list: line 1 has no colon" in shown(at)
    assert len(bars(charts(at)[0])) == 4


def test_lines_are_sorted_and_drawn_as_the_address_says(open_page: Open, seeds_index: Index) -> None:
    whole = MEASURES["concordance"](select(seeds_index), "the", sort="right", sample=5, seed=3).table
    at = open_page("words", tab="Search", search="the", sort="word after", sample="5", seed="3")
    (lines,) = [element.value for element in at.dataframe if "right" in element.value.columns]
    assert lines["match"].tolist() == whole["match"].tolist()
    assert len(lines) == 5
    assert "occurrences, drawn at random (seed 3)" in shown(at)


def test_the_corpus_table_is_the_measure(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["corpus"](select(seeds_index), by="year").table.sort_values("group")
    at = open_page("articles", sheet="Corpus", parts="year")
    (sizes,) = [
        element.value for element in at.dataframe if "types" in element.value.columns and "group" not in element.value
    ]
    for column in ("articles", "tokens", "types", "sentences"):
        assert sizes[column].tolist() == table[column].tolist()


def test_searched_words_over_time_are_the_measure(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["term_timeline"](select(seeds_index), "cooperation", period="month").table
    at = open_page("words", tab="Search", search="cooperation", period="month")
    (drawn,) = charts(at)[1]["data"]
    assert list(drawn["y"]) == table["articles"].tolist()


@pytest.mark.parametrize(
    ("asked", "tab"),
    [
        ({"search": "turk*"}, "Search"), ({"about": "gas"}, "Amounts"), ({"themes": "3"}, "Themes"), ({}, None),
        ({"search": "turk*", "tab": "Next to"}, "Next to"),
    ],
)  # fmt: skip
def test_an_address_without_a_tab_opens_the_one_of_its_parameters(
    open_page: Open, asked: dict[str, str], tab: str | None
) -> None:
    at = open_page("words", **asked)
    assert at.session_state["tab"] == (tab or "What sets them apart")
