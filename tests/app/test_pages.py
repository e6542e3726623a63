"""Every page on the seeds: the number shown is the measure's, and an address is the whole state."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Counting, Filter
from analysis.views import select

Open = Callable[..., AppTest]
VIEWS = ("overview", "mentions", "cooccurrence", "words", "articles", "events", "data")


def shown(at: AppTest) -> str:
    """All text of a page, with markdown's backslashes and Streamlit's spans taken off."""
    kinds = ("title", "subheader", "markdown", "caption", "info", "warning", "success", "text")
    text = "\n".join(str(element.value) for kind in kinds for element in at.get(kind))
    while (taken := re.sub(r":[a-z-]+\[((?:\\.|[^\\\[\]])*)\]", r"\1", text)) != text:
        text = taken
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def charts(at: AppTest) -> list[dict[str, Any]]:
    return [json.loads(element.proto.spec) for element in at.get("plotly_chart")]


def bars(figure: dict[str, Any]) -> dict[str, float]:
    """Length of each bar by its key, all parts of it added up."""
    lengths: dict[str, float] = {}
    for trace in figure["data"]:
        if trace["type"] == "bar" and trace.get("customdata"):
            for key, length in zip(trace["customdata"], trace["x"], strict=True):
                lengths[key[0]] = lengths.get(key[0], 0) + length
    return lengths


def entries(at: AppTest) -> int:
    return sum(link.proto.label == "Read the article" for link in at.get("page_link"))


@pytest.mark.parametrize("view", VIEWS)
def test_each_page_opens(open_page: Open, view: str) -> None:
    at = open_page(view)
    assert at.title
    assert not at.error


def test_the_bars_are_the_measure(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["mentions"](select(seeds_index), kind="country").table
    expected = dict(zip(table["id"], table["articles"], strict=True))
    assert bars(charts(open_page("mentions"))[0]) == expected
    assert bars(charts(open_page("overview"))[0]) == expected


def test_occurrences_are_counted_where_asked(open_page: Open, seeds_index: Index) -> None:
    view = select(seeds_index, counting=Counting(unit="occurrences"))
    table = MEASURES["mentions"](view, kind="country").table
    at = open_page("mentions", unit="occurrences")
    assert bars(charts(at)[0]) == dict(zip(table["id"], table["mentions"], strict=True))


def test_as_many_sentences_as_the_number_says(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["mentions"](select(seeds_index), kind="country").table
    for name, number in zip(table["entity"], table["articles"], strict=True):
        at = open_page("mentions")
        at.selectbox(key="show").select(name).run()
        assert entries(at) == number


def test_as_many_sentences_as_the_pair_has(open_page: Open, seeds_index: Index) -> None:
    view = select(seeds_index, counting=Counting(window="sentence"))
    table = MEASURES["cooccurrence"](view, kind="country").table
    few = table[table["a"] + table["a_listed"] <= 20]
    for row in few.head(4).to_dict("records"):
        at = open_page("cooccurrence", window="sentence")
        at.selectbox(key="pair").select(f"{row['x_name']} with {row['y_name']}").run()
        assert entries(at) == row["a"] + row["a_listed"]


def test_filters_of_the_address_narrow_every_page(open_page: Open, seeds_index: Index) -> None:
    chosen = Filter(years=(2023,), countries=("country-kaz",))
    n = len(select(seeds_index, chosen))
    assert 0 < n < seeds_index.n_articles
    for view in VIEWS:
        at = open_page(view, country="Kazakhstan", year="2023")
        assert f"2023, Kazakhstan: {n} of {seeds_index.n_articles} articles." in shown(at), view


def test_codes_are_taken_for_names(open_page: Open) -> None:
    at = open_page("overview", country="KAZ", source="trend")
    assert at.multiselect(key="country").value == ["Kazakhstan"]
    assert at.multiselect(key="source").value == ["Trend News Agency"]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"country": "Atlantis"}, "country=Atlantis, which this collection does not name"),
        ({"from_": "2025-01-01", "to": "2023-01-01"}, "ends before it begins"),
        ({"q": ["trade", "oil"]}, "gives q 2 times"),
        ({"country": "<img src=x onerror=alert(1)>"}, "country=<img src=x onerror=alert(1)>, which"),
        ({"nonsense": "1"}, "'nonsense', which is none of this dashboard's"),
        ({"unit": "tons"}, "unit can be articles, occurrences"),
        ({"year": "x" * 3000}, "3,000 characters long"),
    ],
)  # fmt: skip
def test_bad_values_are_told_in_one_line(open_page: Open, parameters: dict[str, Any], words: str) -> None:
    at = open_page("overview", **parameters)
    assert len([one for one in at.info if "The link" in one.value]) == 1
    assert words in shown(at)


def test_a_query_that_can_not_be_read_is_told(open_page: Open) -> None:
    at = open_page("overview", q='"open quote')
    assert at.title
    assert not at.exception


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in ("data", "events")])
def test_an_empty_view_says_how_to_widen_it(open_page: Open, view: str) -> None:
    at = open_page(view, q="xyzzyplugh")
    assert "No article passes these filters" in shown(at)
    at.button(key="clear-empty").click().run()
    assert "No article passes these filters" not in shown(at)


def test_a_chip_takes_its_filter_out(open_page: Open) -> None:
    at = open_page("overview", country=["Kazakhstan", "Uzbekistan"], year="2023", match="all")
    at.button(key="chip-country-Uzbekistan").click().run()
    assert at.multiselect(key="country").value == ["Kazakhstan"]
    at.button(key="clear-all").click().run()
    assert at.multiselect(key="country").value == []
    assert at.selectbox(key="match").value == "any"
    assert "All 5 articles" in shown(at)


def test_pairs_refuse_occurrences_with_the_reason(open_page: Open) -> None:
    at = open_page("cooccurrence", unit="occurrences")
    assert "choose the unit articles" in shown(at)


def test_under_thirty_articles_no_percent(open_page: Open) -> None:
    for view in ("overview", "mentions", "cooccurrence"):
        at = open_page(view)
        drawn = json.dumps([(one["layout"], [trace.get("text") for trace in one["data"]]) for one in charts(at)])
        assert "%" not in shown(at), view
        assert "\u202f%" not in drawn, view


def test_the_reader_shows_the_whole_text_literally(open_page: Open, seeds_index: Index) -> None:
    for row in range(seeds_index.n_articles):
        at = open_page("articles", article=seeds_index.article_id(row))
        at.query_params["article"] = seeds_index.article_id(row)
        at.run()
        text = "".join(shown(at).split())
        for line in seeds_index.text(row).splitlines():
            assert "".join(line.split()) in text


def test_an_unknown_article_is_told(open_page: Open) -> None:
    at = open_page("articles")
    at.query_params["article"] = "../../etc/passwd"
    at.run()
    assert "article=../../etc/passwd, which this collection does not have" in shown(at)


def test_a_choice_that_the_view_does_not_have_is_told(open_page: Open) -> None:
    assert "show=Japan, which this view does not have" in shown(open_page("overview", show="Japan"))


def test_search_shows_its_numbers(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["search"](select(seeds_index), "cooperation", by="source").table
    at = open_page("words", tab="Search", search="cooperation")
    assert sum(bars_of(charts(at)[-1])) == table["articles"].sum()


def bars_of(figure: dict[str, Any]) -> list[float]:
    return [length for trace in figure["data"] if trace["type"] == "bar" for length in trace["x"]]


def test_events_follow_the_years_of_the_sidebar(open_page: Open) -> None:
    every, some = open_page("events"), open_page("events", year="2023")
    count = [int(at.title[0].value.split()[0]) for at in (every, some)]
    assert 0 < count[1] < count[0]
