"""Every page on the seeds: the number shown is the measure's, and an address is the whole state."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.findings import title_stories
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.measures.clutter import count_by_region
from analysis.model import Counting, Filter
from analysis.views import select
from dashboard.cards import offered_pairs, pair_labels
from dashboard.settings import Settings
from dashboard.share import is_local

Open = Callable[..., AppTest]
VIEWS = ("overview", "mentions", "cooccurrence", "words", "quotations", "keyness", "articles", "events", "data")


def shown(at: AppTest, *, badges: bool = True) -> str:
    """All text of a page, with markdown's backslashes and Streamlit's spans taken off; badges too where asked."""
    kinds = ("title", "subheader", "markdown", "caption", "info", "warning", "success", "text")
    text = "\n".join(str(element.value) for kind in kinds for element in at.get(kind))
    if not badges:
        text = re.sub(r":[a-z]+-badge\[(?:\\.|:color\[\\.\]|[^\\\[\]])*\]", "", text)
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
        text = "".join(shown(at, badges=False).split())
        for line in seeds_index.text(row).splitlines():
            assert "".join(line.split()) in text


def test_an_unknown_article_is_told(open_page: Open) -> None:
    at = open_page("articles")
    at.query_params["article"] = "../../etc/passwd"
    at.run()
    assert "article=../../etc/passwd, which this collection does not have" in shown(at)


def test_a_choice_that_the_view_does_not_have_is_told(open_page: Open) -> None:
    assert "open_country=Japan, which this view does not have" in shown(open_page("overview", show="Japan"))


def test_search_shows_its_numbers(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["search"](select(seeds_index), "cooperation", by="source").table
    at = open_page("words", tab="Search", search="cooperation")
    assert sum(bars_of(charts(at)[0])) == table["articles"].sum()


def bars_of(figure: dict[str, Any]) -> list[float]:
    return [length for trace in figure["data"] if trace["type"] == "bar" for length in trace["x"]]


def test_events_follow_the_years_of_the_sidebar(open_page: Open) -> None:
    every, some = open_page("events"), open_page("events", year="2023")
    count = [int(at.title[0].value.split()[0]) for at in (every, some)]
    assert 0 < count[1] < count[0]


def test_events_are_listed_newest_first(open_page: Open) -> None:
    years = [int(str(when)[-4:]) for when in open_page("events").dataframe[0].value["When"]]
    assert years == sorted(years, reverse=True)
    assert years[0] > years[-1]


def test_long_lists_are_paged_and_say_so(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.components.get_settings", lambda: Settings(listed=2))
    at = open_page("articles", page="3")
    assert "Articles 5 to 5 of 5." in shown(at)
    at = open_page("articles", page="9")
    assert "There are 3 pages here, not 9: the first is shown." in shown(at)
    assert "Articles 1 to 2 of 5." in shown(at)


def test_many_articles_are_bars_by_period(open_page: Open, seeds_index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not coverage_bars(charts(open_page("overview", beside="Over time")))
    monkeypatch.setattr("dashboard.settings.get_settings", lambda: Settings(dots=2))
    drawn = coverage_bars(charts(open_page("overview", beside="Over time")))
    table = MEASURES["coverage"](select(seeds_index), period="month").table
    keys = zip(table["period"], table["source"], strict=True)
    assert sorted(drawn) == sorted(zip(keys, table["articles"], strict=True))


def coverage_bars(figures: list[dict[str, Any]]) -> list[tuple[tuple[str, str], float]]:
    return [
        (tuple(key), y)
        for figure in figures if figure["layout"].get("barmode") == "stack"
        for trace in figure["data"] if trace["type"] == "bar" and "orientation" not in trace
        for key, y in zip(trace["customdata"], trace["y"], strict=True)
    ]  # fmt: skip


def test_the_audit_shows_the_whole_text_and_both_counts(open_page: Open, seeds_index: Index) -> None:
    at = open_page("data", section="Clutter")
    for row in range(seeds_index.n_articles):
        at.query_params["section"] = "Clutter"
        at.query_params["audit"] = seeds_index.article_id(row)
        at.run()
        text = "".join(shown(at).split())
        for line in seeds_index.text(row).splitlines():
            assert "".join(line.split()) in text
        counts = count_by_region(seeds_index, row, Counting())
        assert f"Body: {seeds_index.body_tokens[row]} words" in shown(at)
        assert f"{counts['all_text'].sum()} mentions in all the text, {counts['counted'].sum()} in what is" in shown(at)


def test_judgements_give_a_share_and_stay(open_page: Open) -> None:
    at = open_page("data", section="Check 20", seed="4")
    assert at.number_input(key="seed").value == 4
    assert "Nothing is judged yet" in shown(at)
    for place, answer in enumerate(["right"] * 3 + ["wrong", "unsure"]):
        at.segmented_control(key=f"check-4-{place}").select(answer).run()
    assert "3 of 4 right (30 to 95\u202f%); 1 unsure, left out" in shown(at)
    at.switch_page("views/overview.py").run()
    at.switch_page("views/data.py")
    at.query_params.update({"section": "Check 20", "seed": "4"})
    at.run()
    assert "3 of 4 right" in shown(at)


def test_copies_are_told(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["stories"](select(seeds_index)).table
    assert title_stories(table, seeds_index.n_articles) in shown(open_page("data", section="Copies"))


def test_distinct_texts_say_what_is_set_aside(open_page: Open) -> None:
    assert "counted in distinct texts: 5 of 5 articles; 0 copies set aside." in shown(open_page(unit="distinct texts"))


@pytest.mark.parametrize(
    ("url", "local"),
    [("http://localhost:8501/words?q=x", True), ("http://127.0.0.1:8501", True), ("http://[::1]:8501/", True),
     ("https://orkhon.example/words", False), ("http://192.0.2.7:8501/", False), ("", True)],
)  # fmt: skip
def test_only_this_computer_opens_a_local_address(url: str, local: bool) -> None:
    assert is_local(url) is local


def test_a_local_address_is_said_to_be_one_and_the_file_is_offered(open_page: Open) -> None:
    at = open_page("mentions", country="Kazakhstan")
    at.session_state["share"] = True
    said = shown(at.run()).replace("*", "")
    assert "This address works on this computer only. To show somebody else, send the file." in said
    assert [one.proto.label for one in at.get("download_button") if one.proto.label == "File to e-mail"]


def test_of_very_many_pairs_the_strongest_are_offered_and_the_one_asked_for(seeds_index: Index) -> None:
    table = MEASURES["cooccurrence"](select(seeds_index), kind="country").table
    labels = pair_labels(table)
    ranked = labels[table["a"].sort_values(kind="stable").index]
    weakest, strongest = ranked.iloc[0], ranked.iloc[-1]
    assert offered_pairs(table, labels, None) == list(labels)
    assert offered_pairs(table, labels, None, most=1) == [strongest]
    assert offered_pairs(table, labels, weakest, most=1) == [strongest, weakest]
    assert offered_pairs(table, labels, "Atlantis with Lemuria", most=1) == [strongest]
