"""The tabs Over time and Coverage: what they show is what the measures say, and an address opens it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis import findings
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Counting
from analysis.views import select
from dashboard import library
from dashboard.state import Offer, canonicalise
from tests.app.conftest import MAIN
from tests.app.test_pages import charts, entries, shown
from tests.measures.trend_articles import one, rising

Open = Callable[..., AppTest]
KAZ, UZB = "country-kaz", "country-uzb"


@pytest.fixture(scope="module")
def months(build: Callable[..., Index]) -> Index:
    """Forty articles of one outlet in ten months, and eight of another in September."""
    late = [one(f"late-{n}", f"2023-09-{n + 10}", "Beta", f"Kazakhstan rose again {n}.") for n in range(8)]
    return build([*rising(), *late])


@pytest.fixture
def open_months(months: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    monkeypatch.setattr("sys.argv", [str(MAIN), str(months.path)])
    monkeypatch.setattr(library, "cache_folders", lambda: [tmp_path])

    def open_at(view: str, **parameters: str | list[str]) -> AppTest:
        at = AppTest.from_file(str(MAIN), default_timeout=60)
        for name, value in parameters.items():
            at.query_params[name.rstrip("_")] = value
        at.run()
        at.switch_page(f"views/{view}.py").run()
        assert not at.exception, at.exception
        return at

    return open_at


def points(figure: dict[str, Any]) -> dict[tuple[str, str], float]:
    """Heights by entity and period."""
    return {
        tuple(key): y
        for trace in figure["data"] if len(trace.get("customdata", [[]])[0]) == 2
        for key, y in zip(trace["customdata"], trace["y"], strict=True) if y is not None
    }  # fmt: skip


def test_points_are_the_time_line_and_the_trend_stands_below(open_months: Open, months: Index) -> None:
    view = select(months)
    table = MEASURES["timeline"](view, entities=[KAZ, UZB], period="month").table
    at = open_months("mentions", view_="Over time", period="month", follow=["Kazakhstan", "Uzbekistan"])
    drawn = points(charts(at)[0])
    assert drawn == {(row["id"], row["period"]): row["share"] for row in table.to_dict("records")}
    trend = MEASURES["trend"](view, entities=[KAZ, UZB], period="month").table
    said = shown(at)
    assert findings.title_trend(trend) in said
    assert findings.sentence_trend(trend) in said


def test_the_guard_stands_beside_the_trend(open_months: Open, months: Index) -> None:
    view = select(months)
    said = shown(open_months("mentions", view_="Over time", period="month", follow="KAZ"))
    changes = MEASURES["coverage_changes"](view, period="month").table
    steady = MEASURES["trend"](view, entities=[KAZ], period="month", steady=True).table
    assert f"⚠ {findings.sentence_coverage_changes(changes)} {findings.sentence_steady(steady, 1)}" in said


def test_a_point_opens_as_many_sentences_as_it_counts(open_months: Open, months: Index) -> None:
    table = MEASURES["timeline"](select(months), entities=[KAZ], period="month").table
    (n,) = table["articles"][table["period"] == "2023-05"]
    at = open_months("mentions", view_="Over time", period="month", follow="KAZ", point="Kazakhstan in May 2023")
    assert entries(at) == n == 1
    at.selectbox(key="point").select("Kazakhstan in October 2023").run()
    assert entries(at) == 4


def test_before_and_after_a_day_typed(open_months: Open, months: Index) -> None:
    table = MEASURES["before_after"](select(months), day="2023-06-01", days=90, kind="country").table
    at = open_months("mentions", view_="Over time", day="2023-06-01", days="90")
    said = shown(at)
    assert findings.title_before_after(table) in said
    assert findings.sentence_before_after(table) in said
    at.selectbox(key="show").select("Kazakhstan").run()
    row = table.set_index("id").loc[KAZ]
    assert entries(at) == row["articles_before"] + row["articles_after"]


def test_a_day_outside_the_data_is_told(open_months: Open) -> None:
    at = open_months("mentions", view_="Over time", day="1999-01-01")
    assert "No article here is dated in the 30 days before or after 1999-01-01" in shown(at)


def test_an_event_sets_the_day(open_page: Open, seeds_index: Index) -> None:
    at = open_page("mentions", view_="Over time")
    label = next(one for one in at.selectbox(key="around").options if one.startswith("3 November 2023"))
    at.selectbox(key="around").select(label).run()
    assert "Before: 4 October 2023 to 2 November 2023; after: 3 November 2023 to 2 December 2023" in shown(at)
    table = MEASURES["before_after"](select(seeds_index), day="2023-11-03", days=30, kind="country").table
    assert findings.sentence_before_after(table) in shown(at)


@pytest.mark.parametrize(("which", "least"), [("none", 0), ("summits", 1), ("all", 5)])
def test_events_can_be_switched_on_and_off(open_page: Open, which: str, least: int) -> None:
    at = open_page("mentions", view_="Over time", events=which)
    ticks = [trace for trace in charts(at)[0]["data"] if len(trace.get("customdata", [[]])[0]) == 1]
    n = sum(len(trace["x"]) for trace in ticks)
    assert n >= least
    assert (n > 0) == (which != "none")


def test_few_articles_have_no_trend(open_page: Open) -> None:
    for period in ("year", "day"):
        said = shown(open_page("mentions", view_="Over time", period=period))
        assert "Too few for a trend: 5 dated articles, fewer than 30." in said
        assert "odds ×" not in said
        assert "\u202f%" not in said


def test_occurrences_are_refused_in_one_line(open_page: Open) -> None:
    at = open_page("mentions", view_="Over time", unit="occurrences")
    assert "A trend is one of shares of articles: choose the unit articles or texts" in shown(at)
    assert points(charts(at)[0])


def test_too_many_days_for_a_chart_are_told(open_page: Open) -> None:
    # 11 April 2023 to 24 November 2025 are 959 days.
    at = open_page("mentions", view_="Over time", period="day")
    assert "By week: there are more days here than a chart can hold." in shown(at)
    assert "period=day" not in shown(at)


def test_the_matrix_is_the_measure_and_a_cell_opens_its_articles(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["who_covers_whom"](select(seeds_index)).table
    at = open_page("articles", sheet="Coverage", covers="Azerbaijan on Uzbekistan")
    keys = [tuple(key) for trace in charts(at)[1]["data"] if trace["type"] == "bar" for key in trace["customdata"]]
    assert sorted(keys) == sorted(zip(table["outlet"], table["country"], strict=True))
    assert entries(at) == table.set_index("country").loc[UZB, "articles"] == 2
    assert findings.sentence_who_covers_whom(table) in shown(at)
    out = open_page("articles", sheet="Coverage", own="out")
    assert "azerbaijan" not in str(charts(out)[1]["layout"]["xaxis"]["ticktext"]).lower()


def test_outlets_together_and_one_by_one(open_months: Open, months: Index) -> None:
    table = MEASURES["coverage"](select(months), period="month").table
    expected = {(row["period"], row["source"]): row["articles"] for row in table.to_dict("records")}
    assert points(charts(open_months("articles", sheet="Coverage"))[0]) == expected
    assert points(charts(open_months("articles", sheet="Coverage", panels="one by one"))[0]) == expected
    at = open_months("articles", sheet="Coverage", when="Beta in September 2023")
    assert entries(at) == 8
    assert "Beta in September 2023: 8 articles" in shown(at)


def test_texts_are_called_texts(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["who_covers_whom"](select(seeds_index, counting=Counting(unit="texts"))).table
    at = open_page("articles", sheet="Coverage", unit="distinct texts")
    assert findings.sentence_who_covers_whom(table, "texts") in shown(at)


def test_the_new_parameters_come_back_unchanged_and_old_names_stay() -> None:
    names = {"Kazakhstan": KAZ}
    offer = Offer({"follow": names, "events_of": names, "outlet": {"Hungary": "country-hun"}})
    asked = {"period": ["week"], "follow": ["Kazakhstan"], "events": ["all"], "events_of": ["Kazakhstan"],
             "day": ["2023-11-03"], "days": ["90"], "cut": ["day"], "panels": ["one by one"],
             "own": ["out"]}  # fmt: skip
    assert canonicalise(asked, offer).values == asked
    assert canonicalise({"outlets": ["Hungary"]}, offer).values == {"outlet": ["Hungary"]}
    told = canonicalise({"follow": ["Atlantis"], "day": ["soon"], "days": ["31"]}, offer)
    assert told.values == {}
    assert len(told.ignored) == 3
