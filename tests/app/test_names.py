"""The name ledger: what was left open, every form, corrections that take effect at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Counting
from analysis.views import select
from dashboard import library
from tests.app.conftest import MAIN

Open = Callable[..., AppTest]
ARTICLES = [
    {
        "id": "n1", "date": "2024-03-01", "source": "Alpha", "language": "en", "title": "One",
        "text": "The Turkic Council met in Astana. Kazakhstan leads the Steppe Union. The Kazakh side left.",
    },
    {
        "id": "n2", "date": "1950-03-02", "source": "Beta", "language": "en", "title": "Two",
        "text": "Then Putin came to the Steppe Union. The Organization of Turkic States was not there.",
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def named(build: Callable[..., Index]) -> Index:
    return build(ARTICLES)


@pytest.fixture
def open_names(named: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """Opens the tab on these articles at an address."""
    monkeypatch.setattr("sys.argv", [str(MAIN), str(named.path)])
    monkeypatch.setattr(library, "cache_folders", lambda: [tmp_path])

    def open_at(**parameters: str | list[str]) -> AppTest:
        at = AppTest.from_file(str(MAIN), default_timeout=60)
        at.query_params["section"] = "Names"
        for name, value in parameters.items():
            at.query_params[name] = value
        at.run()
        at.switch_page("views/data.py").run()
        assert not at.exception, at.exception
        return at

    return open_at


def said(at: AppTest) -> str:
    parts = (*at.subheader, *at.markdown, *at.caption, *at.info)
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


def test_what_is_left_open_stands_first_with_its_number(open_names: Open, named: Index) -> None:
    table = MEASURES["unresolved"](select(named)).table
    at = open_names()
    assert f"{len(table)} form left open, {table['occurrences'].sum()} occurrence" in said(at)
    assert at.subheader[0].value.startswith("1 form left open")
    assert list(at.dataframe[0].value["Form"]) == ["Putin"]


def test_each_form_stands_with_whom_it_counts_for(open_names: Open, named: Index) -> None:
    table = MEASURES["names_used"](select(named)).table
    shown = open_names().dataframe[1].value
    pairs = dict(zip(zip(shown["Form"], shown["Counts for"], strict=True), shown["Mentions"], strict=True))
    assert pairs == dict(zip(zip(table["used"], table["entity"], strict=True), table["mentions"], strict=True))
    assert pairs["Turkic Council", "Organization of Turkic States"] == 1


def test_a_form_opens_its_sentences(open_names: Open) -> None:
    at = open_names(form="Turkic Council as Organization of Turkic States")
    assert "Turkic Council as Organization of Turkic States: 1 mention" in said(at)
    assert "met in Astana" in said(at)


def test_not_this_one_takes_effect_at_once(open_names: Open, named: Index) -> None:
    at = open_names(form="Kazakh as Kazakhstan")
    before = MEASURES["mentions"](select(named), kind="country").table.set_index("id").loc["country-kaz"]
    at.button("not-this-one").click().run()
    assert "“Kazakh” no longer counts as **Kazakhstan**" in said(at)
    without = Counting(without=(("country-kaz", "Kazakh"),))
    table = MEASURES["mentions"](select(named, counting=without), kind="country").table
    after = table.set_index("id").loc["country-kaz"]
    assert (before["mentions"], after["mentions"]) == (2, 1)
    shown = at.dataframe[1].value
    assert "Kazakh" not in list(shown["Form"])
    assert list(shown[shown["Form"] == "Kazakhstan"]["Mentions"]) == [1]


def test_a_link_carries_corrections(open_names: Open) -> None:
    at = open_names(without=["Kazakh as KAZ"])
    assert "“Kazakh” no longer counts as **Kazakhstan**" in said(at)
    assert "Kazakh" not in list(at.dataframe[1].value["Form"])


def test_a_correction_that_means_nobody_is_told(open_names: Open) -> None:
    assert "without=Kazakh as Atlantis" in said(open_names(without=["Kazakh as Atlantis"]))


def test_a_name_is_taken_over_into_the_file(open_names: Open) -> None:
    at = open_names(suggested="Steppe Union")
    assert at.dataframe[2].value["Name"].iloc[0] == "Steppe Union"
    at.selectbox("suggested-kind").select("organisation").run()
    at.button("take-over").click().run()
    assert "**Steppe Union** is taken over (organisation)" in said(at)
    from analysis.lexicon.corrections import corrections_json

    kept = list(at.session_state["orkhon-added"].values())
    file = json.loads(corrections_json([], kept))
    assert file["entities"][0]["aliases"] == {"en": ["Steppe Union"]}
    at.button("remove-Steppe Union").click().run()
    assert "is taken over" not in said(at)
