"""Who speaks and the tab Amounts on articles counted by hand: what is shown is the measure's number."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.views import select
from dashboard import library
from dashboard.amounts import side_by_side
from tests.app.conftest import MAIN

Open = Callable[..., AppTest]

HARBOUR = [
    {
        "id": "h1", "date": "2023-04-03", "source": "Alpha Daily", "language": "en",
        "text": '"Azerbaijan and Kazakhstan built the harbour," Tokayev said. "It is deep."\n\n'
        'Kemal Aydın, an engineer, noted that the docks of Azerbaijan are new. "We dug for years," Aydın said.\n\n'
        "The harbour cost 40 million dollars and took 300 workers.",
    },
    {
        "id": "h2", "date": "2024-05-06", "source": "Beta Wire", "language": "en",
        "text": '"The Kazakh side of the harbour is open," Tokayev said.\n\n'
        'A sign read "all ships may enter now." It is red. The harbour cost 45 million dollars.',
    },
]  # fmt: skip
"""Quoted: Tokayev 6 + 3 + 8 words, Aydın 4, nobody in particular 5; reported: Aydın 6."""


@pytest.fixture(scope="module")
def harbour(build: Callable[..., Index]) -> Index:
    return build(HARBOUR)


@pytest.fixture
def open_harbour(harbour: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """Opens a page on these articles at an address."""
    monkeypatch.setattr("sys.argv", [str(MAIN), str(harbour.path)])
    monkeypatch.setattr(library, "cache_folders", lambda: [tmp_path])

    def open_at(view: str = "quotations", **parameters: str) -> AppTest:
        at = AppTest.from_file(str(MAIN), default_timeout=60)
        for name, value in parameters.items():
            at.query_params[name] = value
        at.run()
        at.switch_page(f"views/{view}.py").run()
        assert not at.exception, at.exception
        return at

    return open_at


def shown(at: AppTest) -> str:
    kinds = ("title", "subheader", "markdown", "caption", "info")
    text = "\n".join(str(element.value) for kind in kinds for element in at.get(kind))
    text = re.sub(r":[a-z-]+\[((?:\\.|[^\\\[\]])*)\]", r"\1", text)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def bars(at: AppTest) -> list[dict[tuple[str, ...], float]]:
    """Of each chart, how long each bar is by its key."""
    figures: list[dict[str, Any]] = [json.loads(element.proto.spec) for element in at.get("plotly_chart")]
    return [
        {tuple(key): length for trace in one["data"] if trace["type"] == "bar"
         for key, length in zip(trace["customdata"], trace["x"], strict=True)}
        for one in figures
    ]  # fmt: skip


def entries(at: AppTest) -> int:
    return sum(link.proto.label == "Read the article" for link in at.get("page_link"))


def test_the_bars_are_the_quoted_words(open_harbour: Open) -> None:
    at = open_harbour()
    assert bars(at)[0] == {
        ("per-tokayev", "all"): 17, ("name:Kemal Aydın", "all"): 4, ("unattributed", "all"): 5,
    }  # fmt: skip
    text = shown(at)
    assert "Kassym-Jomart Tokayev speaks most: 17 of 26 quoted words" in text
    assert "17 words in 3 quotations in 2 articles; 5 words of 26 unattributed." in text
    assert "%" not in text


def test_reported_speech_has_its_own_words(open_harbour: Open) -> None:
    at = open_harbour(speech="reported")
    assert bars(at)[0] == {("name:Kemal Aydın", "all"): 6}
    assert "Kemal Aydın speaks most: 6 of 6 words of reported speech" in shown(at)


@pytest.mark.parametrize(("split", "by"), [("outlet", "source"), ("year", "year")])
def test_each_card_is_a_group_of_the_measure(open_harbour: Open, harbour: Index, split: str, by: str) -> None:
    table = MEASURES["speakers"](select(harbour), by=by).table
    expected = dict(zip(zip(table["id"], table["group"], strict=True), table["words"].tolist(), strict=True))
    cards = bars(open_harbour(split=split))[:2]
    assert {key: length for card in cards for key, length in card.items()} == expected
    assert all(len({group for _, group in card}) == 1 for card in cards)


@pytest.mark.parametrize(("speaker", "number"), [("Kassym-Jomart Tokayev", 3), ("Kemal Aydın", 1), ("unattributed", 1)])
def test_a_speaker_opens_as_many_quotations_as_are_counted(open_harbour: Open, speaker: str, number: int) -> None:
    at = open_harbour()
    assert entries(at) == 0
    at.selectbox(key="speaker").select(speaker).run()
    assert entries(at) == number
    assert f"{number} quotation" in shown(at)
    assert entries(open_harbour(speaker=speaker)) == number
    assert entries(open_harbour(speaker=speaker, split="outlet")) == number


def test_whom_they_name(open_harbour: Open) -> None:
    at = open_harbour()
    assert bars(at)[1:] == [{("per-tokayev", "country-kaz", "all"): 2, ("per-tokayev", "country-aze", "all"): 1}]
    at.selectbox(key="named").select("Kassym-Jomart Tokayev names Kazakhstan").run()
    assert entries(at) == 2
    apart = bars(open_harbour(split="year", speaker="Kassym-Jomart Tokayev"))[2:]
    assert apart == [
        {("per-tokayev", "country-aze", "2023"): 1, ("per-tokayev", "country-kaz", "2023"): 1},
        {("per-tokayev", "country-kaz", "2024"): 1},
    ]


def test_a_speaker_that_is_not_there_is_told(open_harbour: Open) -> None:
    assert "speaker=Cicero, which this view does not have" in shown(open_harbour(speaker="Cicero"))


def test_occurrences_are_counted_as_words_and_said(open_harbour: Open) -> None:
    at = open_harbour(unit="occurrences")
    assert bars(at)[0] == bars(open_harbour())[0]
    assert "whatever unit the sidebar asks for" in shown(at)


def test_articles_without_quotations_show_what_they_report(open_page: Open, seeds_index: Index) -> None:
    at = open_page("quotations")
    table = MEASURES["speakers"](select(seeds_index), speech="reported").table
    said = f"shown is the other form of speech: {int(table['quotations'].sum())} reported clauses."
    assert f"Nobody is quoted word by word here; {said}" in shown(at)
    assert f"{table['words'].max()} of {table['n_words'].iloc[0]} words of reported speech" in shown(at)


def test_no_reported_speech_shows_what_is_quoted(open_harbour: Open) -> None:
    at = open_harbour(speech="reported", year="2024")
    assert "Nothing is reported here; shown is the other form of speech: 2 quotations." in shown(at)
    assert "8 of 13 quoted words" in shown(at)


def test_nobody_speaking_at_all_is_said(open_harbour: Open, tiny: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", [str(MAIN), str(tiny.path)])
    at = open_harbour()
    assert "Nobody is quoted in these 4 articles" in shown(at)
    assert "Nor is there anything in the other form of speech" in shown(at)
    assert not bars(at)


# ---------------------------------------------------------------- amounts


def test_amounts_of_outlets_stand_side_by_side(open_harbour: Open) -> None:
    at = open_harbour("words", tab="Amounts", about="harbour")
    table = at.dataframe[0].value
    assert table[["amount", "source", "value", "unit", "kind"]].values.tolist() == [
        ["40 million dollars", "Alpha Daily", 40_000_000.0, "USD", "money"],
        ["45 million dollars", "Beta Wire", 45_000_000.0, "USD", "money"],
        ["300 workers", "Alpha Daily", 300.0, "workers", "count"],
    ]
    assert table["sentence"].iloc[1] == "The harbour cost 45 million dollars."
    assert "3 amounts from 2 outlets; 2 outlets give USD" in shown(at)
    strip = json.loads(at.get("plotly_chart")[0].proto.spec)["data"][0]
    assert strip["x"] == [40_000_000.0, 45_000_000.0]
    assert [key[0] for key in strip["customdata"]] == ["h1", "h2"]
    money = open_harbour("words", tab="Amounts", about="harbour", amount="money").dataframe[0].value
    assert len(money) == 2


def test_an_amount_opens_its_sentence(open_harbour: Open, harbour: Index) -> None:
    start = harbour.text(1).index("45 million")
    at = open_harbour("words", tab="Amounts", about="harbour")
    at.query_params["figure"] = f"h2:{start}"
    at.run()
    assert "The harbour cost 45 million dollars." in shown(at)
    assert entries(at) == 1


def test_amounts_need_a_subject_and_take_the_filters(open_harbour: Open) -> None:
    assert "Give words, or choose a country or name" in shown(open_harbour("words", tab="Amounts"))
    at = open_harbour("words", tab="Amounts", country="Kazakhstan")
    assert "No amount stands in these sentences" in shown(at)
    assert "Read are the sentences of the bodies that name Kazakhstan." in shown(at)


def test_every_amount_stays_when_they_are_sorted(harbour: Index) -> None:
    table = MEASURES["amounts"](select(harbour), "harbour OR sign OR ships").table
    key = ["article", "start"]
    assert sorted(side_by_side(table)[key].values.tolist()) == sorted(table[key].values.tolist())
    assert len(side_by_side(table.iloc[:0])) == 0
