"""Who is named and Named together, tab by tab: the number shown is the measure's; only this, without this."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Counting, Filter
from analysis.views import select
from dashboard.pairs import lists_sentence
from tests.app.test_pages import bars, charts, entries, shown

Open = Callable[..., AppTest]


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label.replace("\\", "") == label).click().run()
    assert not at.exception, at.exception
    return at


def dots(figure: dict[str, object], name: str) -> dict[str, float]:
    traces = [trace for trace in figure["data"] if trace.get("name") == name]  # type: ignore[attr-defined]
    return {data[0]: x for trace in traces for data, x in zip(trace["customdata"], trace["x"], strict=True)}


def test_names_used_are_the_measure(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["names_used"](select(seeds_index), entity="org-ots").table
    at = open_page("mentions", view_="By name used", kind="Organisations")
    figure = charts(at)[0]["data"][0]
    found = {data[1]: x for data, x in zip(figure["customdata"], figure["x"], strict=True)}
    assert found == dict(zip(table["used"], table["articles"], strict=True))
    at.selectbox(key="used").select("Turkic Council").run()
    assert entries(at) == table.set_index("used")["articles"]["Turkic Council"]


def test_changes_are_counts_on_few_articles(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["rank_changes"](select(seeds_index), kind="country").table
    at = open_page("mentions", view_="Changes")
    assert dots(charts(at)[0], "later") == dict(zip(table["id"], table["articles"], strict=True))
    at.selectbox(key="show").select("Kazakhstan").run()
    row = table.set_index("entity").loc["Kazakhstan"]
    assert entries(at) == row["articles"] + row["articles_reference"]


def test_the_map_shows_the_kind_that_is_chosen(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["geography"](select(seeds_index)).table
    expected = set(table["id"][table["kind"] == "country"])
    data = charts(open_page("mentions", view_="Map"))[0]["data"]
    drawn = {one[0] for trace in data for one in trace.get("customdata") or []}
    assert drawn
    assert drawn <= expected


@pytest.mark.parametrize("lists", ["apart", "in"])
def test_the_line_about_lists_has_the_measures_numbers(open_page: Open, seeds_index: Index, lists: str) -> None:
    counting = Counting(lists=lists)  # type: ignore[arg-type]
    table = MEASURES["cooccurrence"](select(seeds_index, counting=counting), kind="country").table
    only_listed = int((MEASURES["cooccurrence"](select(seeds_index), kind="country").table["a"] == 0).sum())
    said = lists_sentence(table, lists)
    assert f"{only_listed} " in said
    assert f"{len(table)} pairs" in said
    assert said in shown(open_page("cooccurrence", lists=lists))


def test_the_switch_counts_lists_in(open_page: Open) -> None:
    at = open_page("cooccurrence")
    at.toggle(key="lists-switch").set_value(True).run()
    assert at.selectbox(key="lists").value == "in"
    assert at.query_params["lists"] == "in"


def test_a_network_and_missing_pairs_say_why_they_are_not_there(open_page: Open) -> None:
    assert "it begins at 15" in shown(open_page("cooccurrence", pairs="Network"))
    assert "from 30 articles on" in shown(open_page("cooccurrence", pairs="Missing pairs"))


def test_about_a_pair_has_the_measures_words(open_page: Open, seeds_index: Index) -> None:
    at = open_page("cooccurrence")
    at.selectbox(key="pair").select("Azerbaijan with Kazakhstan").run()
    at.session_state["about-pair"] = True
    at.run()
    assert not at.exception
    table = MEASURES["pair_terms"](select(seeds_index), entities=("country-aze", "country-kaz")).table
    found = bars(charts(at)[-1])
    assert found == {row["term"]: row["n_target"] for row in table.to_dict("records") if row["term"] in found}
    assert len(found) == 12
    word = str(table["term"].iloc[0])
    before = entries(at)
    at.selectbox(key="word").select(word).run()
    assert entries(at) - before == table["n_target"].iloc[0]


def test_only_this_keeps_the_articles_that_name_it(open_page: Open, seeds_index: Index) -> None:
    at = open_page("mentions")
    at.selectbox(key="show").select("Uzbekistan").run()
    press(at, "Only this")
    n = len(select(seeds_index, Filter(countries=("country-uzb",))))
    assert at.query_params["country"] == "Uzbekistan"
    assert f"Uzbekistan: {n} of {seeds_index.n_articles} articles." in shown(at)


def test_without_this_leaves_them_out_and_a_chip_takes_that_back(open_page: Open, seeds_index: Index) -> None:
    at = open_page("mentions")
    at.selectbox(key="show").select("Uzbekistan").run()
    press(at, "Without this")
    n = len(select(seeds_index, Filter(excluding=("country-uzb",))))
    assert at.query_params["except"] == "Uzbekistan"
    assert f"not naming Uzbekistan: {n} of {seeds_index.n_articles} articles." in shown(at)
    press(at, "not naming Uzbekistan")
    assert "except" not in at.query_params


def test_only_these_two_asks_for_both(open_page: Open, seeds_index: Index) -> None:
    at = open_page("cooccurrence")
    at.selectbox(key="pair").select("Azerbaijan with Uzbekistan").run()
    press(at, "Only these two")
    chosen = Filter(countries=("country-aze", "country-uzb"), match="all")
    assert f"all of them named: {len(select(seeds_index, chosen))} of" in shown(at)


def test_what_would_change_nothing_is_not_offered(open_page: Open) -> None:
    at = open_page("mentions")
    at.selectbox(key="show").select("Azerbaijan").run()
    assert {b.label: b.disabled for b in at.button if b.label in ("Only this", "Without this")} == {
        "Only this": True, "Without this": True,
    }  # fmt: skip


def test_an_address_leaves_names_out_on_every_page(open_page: Open, seeds_index: Index) -> None:
    n = len(select(seeds_index, Filter(excluding=("country-uzb",))))
    for view in ("overview", "mentions", "articles"):
        at = open_page(view, except_="UZB")
        assert f"not naming Uzbekistan: {n} of {seeds_index.n_articles} articles." in shown(at), view
    assert "except=Atlantis, which this collection does not name" in shown(open_page("overview", except_="Atlantis"))
