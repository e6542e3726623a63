"""The tab Themes: the bars and articles are the measure's, the number of themes is in the address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.views import select
from dashboard import library
from dashboard.themes import theme_labels
from tests.app.conftest import MAIN
from tests.app.test_quotations_page import bars, entries, shown
from tests.measures.test_themes import crowd

Open = Callable[..., AppTest]


@pytest.fixture(scope="module")
def index(build: Callable[..., Index]) -> Index:
    return build(crowd())


@pytest.fixture
def open_tab(index: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """Opens the tab on these articles at an address."""
    monkeypatch.setattr("sys.argv", [str(MAIN), str(index.path)])
    monkeypatch.setattr(library, "cache_folders", lambda: [tmp_path])

    def open_at(**parameters: str) -> AppTest:
        at = AppTest.from_file(str(MAIN), default_timeout=60)
        for name, value in {"tab": "Themes", **parameters}.items():
            at.query_params[name] = value
        at.run()
        at.switch_page("views/words.py").run()
        assert not at.exception, at.exception
        return at

    return open_at


def test_the_bars_are_the_measure(open_tab: Open, index: Index) -> None:
    table = MEASURES["themes"](select(index), k=3).table.drop_duplicates("theme")
    at = open_tab(themes="3")
    assert bars(at)[0] == {(theme,): pytest.approx(share)
                           for theme, share in zip(table["theme"], table["share"], strict=True)}  # fmt: skip
    assert "is the largest of 3 themes: 100 of 240 articles" in shown(at)
    assert not at.get("status")


def test_without_a_number_there_are_as_many_as_usual(open_tab: Open) -> None:
    assert len(bars(open_tab())[0]) == 8


def test_a_theme_opens_its_articles_and_terms(open_tab: Open, index: Index) -> None:
    table = MEASURES["themes"](select(index), k=3).table
    label = theme_labels(table)[table["theme"] == 3].iloc[0]
    at = open_tab(themes="3", theme=label)
    assert "60 articles, 25\u202f%**, the most typical first" in shown(at)
    assert entries(at) == 20  # the first page of 60
    rows = table[table["theme"] == 3]
    assert bars(at)[1] == {(3, term): pytest.approx(weight)
                           for term, weight in zip(rows["term"], rows["weight"], strict=True)}  # fmt: skip


def test_a_number_out_of_range_is_told(open_tab: Open) -> None:
    at = open_tab(themes="99")
    assert "The link asked for themes=99" in shown(at)
    assert len(bars(at)[0]) == 8


def test_few_articles_are_told_in_one_line(open_page: Open) -> None:
    assert "Themes need at least 200 articles, and these are 5" in shown(open_page("words", tab="Themes"))
