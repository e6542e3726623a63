"""The page Compare: both sides' numbers are the measures', and the address is the whole pair."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Counting, Filter
from analysis.views import select
from dashboard import library
from tests.app.conftest import MAIN
from tests.app.test_quotations_page import bars, entries, shown

Open = Callable[..., AppTest]
SAID = {"Alpha Daily": "Cotton is grown in the valley {n}.", "Beta Wire": "Steel is melted near the harbour {n}."}
LOOM = [
    {"id": f"{source[0]}{n:02}", "date": f"20{22 + n % 2}-03-01", "source": source, "language": "en",
     "text": SAID[source].format(n=n) + (f" {country} pays." if n % every else "")}
    for source, country, every, size in (("Alpha Daily", "Kazakhstan", 4, 40), ("Beta Wire", "Kazakhstan", 2, 50))
    for n in range(size)
]  # fmt: skip
"""Kazakhstan in 30 of 40 articles of Alpha Daily and 25 of 50 of Beta Wire; cotton in one, steel in the other."""
ALPHA, BETA = Filter(sources=("alpha-daily",)), Filter(sources=("beta-wire",))


@pytest.fixture(scope="module")
def loom(build: Callable[..., Index]) -> Index:
    return build(LOOM)


@pytest.fixture
def open_loom(loom: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """Opens the page on these articles at an address."""
    monkeypatch.setattr("sys.argv", [str(MAIN), str(loom.path)])
    monkeypatch.setattr(library, "cache_folders", lambda: [tmp_path])

    def open_at(**parameters: str) -> AppTest:
        at = AppTest.from_file(str(MAIN), default_timeout=60)
        for name, value in parameters.items():
            at.query_params[name] = value
        at.run()
        at.switch_page("views/keyness.py").run()
        assert not at.exception, at.exception
        return at

    return open_at


def dots(at: AppTest) -> list[dict[str, float]]:
    """Where the dots of the two sides stand, by id."""
    figures = [json.loads(element.proto.spec) for element in at.get("plotly_chart")]
    return [
        {key[0]: x for key, x in zip(trace["customdata"], trace["x"], strict=True)}
        for trace in figures[0]["data"] if trace["type"] == "scatter" and trace.get("customdata")
    ]  # fmt: skip


def address(at: AppTest) -> dict[str, Any]:
    return {name: [given] if isinstance(given, str) else list(given) for name, given in at.query_params.items()}


def test_the_two_sides_are_the_measures_numbers(open_loom: Open, loom: Index) -> None:
    at = open_loom(source="Alpha Daily", vs_source="Beta Wire")
    row = MEASURES["compare_mentions"](select(loom, ALPHA), BETA, kind="country").table.iloc[0]
    assert (row["n_target"], row["n_reference"]) == (30, 25)
    assert dots(at) == [{"country-kaz": 0.75}, {"country-kaz": 0.5}]
    assert "Alpha Daily: 40 articles; compared with Beta Wire: 50 articles." in shown(at)
    assert "Kazakhstan is named in 30 of 40 articles of Alpha Daily and in 25 of 50 articles of Beta Wire" in shown(at)
    assert "+25 points" in shown(at)


def test_bars_are_lrc(open_loom: Open, loom: Index) -> None:
    table = MEASURES["keyness"](select(loom, ALPHA), BETA, top=200).table
    lrc = dict(zip(table["term"], table["lrc"], strict=True))
    drawn = bars(open_loom(source="Alpha Daily", vs_source="Beta Wire"))[1]
    assert drawn
    assert drawn == {(term,): pytest.approx(lrc[term]) for (term,) in drawn}
    assert max(drawn.values()) == pytest.approx(max(lrc.values()))
    assert min(drawn.values()) == pytest.approx(min(lrc.values()))


def test_without_a_second_filter_it_is_the_rest(open_loom: Open) -> None:
    at = open_loom(source="Alpha Daily")
    assert "Alpha Daily: 40 articles; compared with the rest: 50 articles." in shown(at)
    assert dots(at) == dots(open_loom(source="Alpha Daily", vs_source="Beta Wire"))


def test_the_sentences_of_both_sides_are_as_many_as_the_numbers_say(open_loom: Open) -> None:
    at = open_loom(source="Alpha Daily", vs_source="Beta Wire", year="2023", compared="Kazakhstan", vs_year="2023")
    assert "2023, Alpha Daily: 20 articles" in shown(at)
    assert "2023, Beta Wire: 25 articles" in shown(at)
    assert entries(at) == 20 + 20  # the first pages of 20 and of 25
    at = open_loom(source="Alpha Daily", vs_source="Beta Wire", key="cotton")
    assert "Alpha Daily: 40 articles" in shown(at)
    assert "Beta Wire: 0 articles" in shown(at)


def test_a_pair_that_is_one_click_away_is_a_link(open_loom: Open) -> None:
    at = open_loom()
    assert "Nothing is chosen on either side yet" in shown(at)
    at.button(key="pair-outlets").click().run()
    assert address(at) == {"source": ["Beta Wire"], "vs_source": ["Alpha Daily"]}
    assert dots(at) == dots(open_loom(source="Beta Wire", vs_source="Alpha Daily"))
    at.button(key="pair-years").click().run()
    assert address(at) == {"source": ["Beta Wire"], "vs_source": ["Beta Wire"], "year": ["2023"], "vs_year": ["2022"]}


def test_before_and_after_a_day_keep_the_other_filters(open_loom: Open) -> None:
    at = open_loom(source="Alpha Daily", year="2022")
    at.button(key="pair-days").click().run()
    assert address(at) == {"source": ["Alpha Daily"], "vs_source": ["Alpha Daily"], "from": ["2023-03-01"],
                           "vs_to": ["2023-02-28"]}  # fmt: skip
    assert "compared with until 28 February 2023, Alpha Daily: 20 articles." in shown(at)


def test_codes_and_ids_are_taken_for_names_and_bad_values_are_told(open_loom: Open) -> None:
    at = open_loom(source="alpha-daily", vs_source="beta-wire", vs_year="2022")
    assert at.multiselect(key="vs_source").value == ["Beta Wire"]
    assert "compared with 2022, Beta Wire: 25 articles." in shown(at)
    assert "vs_source=Gamma, an outlet that this collection does not have" in shown(open_loom(vs_source="Gamma"))
    told = shown(open_loom(vs_from="2024-01-01", vs_to="2023-01-01"))
    assert "2024-01-01 to 2023-01-01, which ends before it begins" in told


def test_what_can_not_be_compared_is_one_line(open_loom: Open) -> None:
    assert "are the same articles" in shown(open_loom(source="Alpha Daily", vs_source="Alpha Daily"))
    assert "No article passes the filter of what is compared with" in shown(open_loom(year="2022", vs_q="nowhere"))


def test_occurrences_compare_words(open_loom: Open, loom: Index) -> None:
    view = select(loom, ALPHA, Counting(unit="occurrences"))
    table = MEASURES["keyness"](view, BETA, top=200).table
    at = open_loom(source="Alpha Daily", vs_source="Beta Wire", unit="occurrences")
    drawn = bars(at)[1]
    assert drawn[("cotton",)] == pytest.approx(float(table.loc[table["term"] == "cotton", "lrc"].iloc[0]))
    assert "Articles that name somebody are compared here" in shown(at)


def test_a_small_collection_speaks_in_counts(seeds_index: Index, open_page: Open) -> None:
    at = open_page("keyness", year="2025")
    row = MEASURES["compare_mentions"](select(seeds_index, Filter(years=(2025,))), kind="country").table.iloc[0]
    assert dots(at)[0][row["id"]] == row["n_target"]
    assert "%" not in "".join(str(one.value) for one in at.subheader)
    assert "no share is computed" in shown(at)


def test_a_citation_names_both_sides(open_loom: Open) -> None:
    asked = [
        (
            {"source": "Alpha Daily", "vs_source": "Beta Wire", "vs_year": "2023"},
            "Compare: Alpha Daily with 2023, Beta Wire.”",
        ),
        ({"source": "Alpha Daily"}, "Compare: Alpha Daily with the rest.”"),
        ({"vs_year": "2023"}, "Compare: all articles with 2023.”"),
        ({}, "“Compare.”"),
    ]
    for parameters, title in asked:
        at = open_loom(**parameters)
        at.session_state["share"] = True
        cited = next(one.value for one in at.run().code if one.value.startswith("Orkhon. “"))
        assert title in cited, cited
        assert ("2023" in cited.split("”")[0]) is ("vs_year" in parameters)
