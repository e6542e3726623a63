"""What stands out on the front page is what the measures say, and each finding leads to where it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from analysis import findings
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Counting, Filter
from analysis.views import select
from dashboard import library
from dashboard.pages import PAGES
from dashboard.standouts import LONGEST
from dashboard.text import escape_markdown, shorten
from tests.app.conftest import MAIN
from tests.app.news import news
from tests.app.test_pages import bars, charts, entries, shown

Open = Callable[..., AppTest]
CARD_LINE = re.compile(r"- (.*) :green-background\[(\u00a0+)\] (\d+)×")
OTHERS = ("Read the article", "Where are", "Who is named where", "What is said where")


@pytest.fixture(scope="module")
def collection(build: Callable[..., Index]) -> Index:
    return build(news())


@pytest.fixture
def open_news(collection: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    monkeypatch.setattr("sys.argv", [str(MAIN), str(collection.path)])
    monkeypatch.setattr(library, "cache_folders", lambda: [tmp_path])

    def open_at(view: str = "overview", **parameters: str | list[str]) -> AppTest:
        at = AppTest.from_file(str(MAIN), default_timeout=60)
        for name, value in parameters.items():
            at.query_params[name] = value
        at.run()
        if view != "overview":
            at.switch_page(f"views/{view}.py").run()
        assert not at.exception, at.exception
        return at

    return open_at


def cards(at: AppTest) -> dict[str, tuple[str, dict[str, list[str]]]]:
    """By finding, as it stands in the card: the page it leads to and the parameters."""
    found = {}
    for link in at.get("page_link"):
        proto = link.proto
        if not proto.label.startswith(OTHERS):
            page = next(name for name, page in PAGES.items() if page.path == proto.page)
            found[proto.label] = (page, parse_qs(proto.query_string))
    return found


def card(text: str) -> str:
    return escape_markdown(shorten(text, LONGEST))


def test_every_card_is_its_measures_finding(open_news: Open, collection: Index) -> None:
    view = select(collection)
    near = select(collection, counting=Counting(window="sentence"))
    table = {name: MEASURES[name](view).table for name in ("rank_changes", "speakers", "stories", "unresolved")}
    pairs = MEASURES["cooccurrence"](near, kind="country").table
    expected = {
        "change": findings.largest_change(table["rank_changes"]),
        "pair": findings.strongest_pair(pairs, len(view), "sentence"),
        "quoted": findings.most_quoted(table["speakers"], len(view)),
        "copied": findings.most_copied(table["stories"]),
        "open": findings.most_left_open(table["unresolved"]),
    }
    shown_cards = cards(open_news())
    assert all(expected.values()), expected
    for name, found in expected.items():
        assert found is not None
        assert card(found.text) in shown_cards, name
    assert len(shown_cards) == 6
    newest = next(label for label, (page, _) in shown_cards.items() if page == "articles")
    assert newest.startswith(escape_markdown("1 April 2023, Alpha:"))
    assert newest.endswith("and 1 other of that day")


def test_each_card_opens_what_it_says(open_news: Open) -> None:
    for label, (page, parameters) in cards(open_news()).items():
        at = open_news("overview")
        at.switch_page(f"views/{page}.py")
        for name, value in parameters.items():
            at.query_params[name] = value
        at.run()
        assert not at.exception, label
        assert "does not have" not in shown(at), label
        opened = at.get("markdown") if page == "articles" else entries(at)
        assert opened, label


def test_the_numbers_are_those_of_the_filter(open_news: Open, collection: Index) -> None:
    chosen = Filter(sources=("alpha",))
    found = findings.most_copied(MEASURES["stories"](select(collection, chosen)).table)
    assert found is not None
    assert card(found.text) in cards(open_news(source="Alpha"))
    assert found.text.startswith("2 articles have one text")


def test_few_articles_have_no_change_and_speak_in_counts(open_page: Open, seeds_index: Index) -> None:
    near = select(seeds_index, counting=Counting(window="sentence"))
    pair = findings.strongest_pair(MEASURES["cooccurrence"](near, kind="country").table, len(near), "sentence")
    at = open_page()
    assert pair is not None
    assert card(pair.text) in cards(at)
    assert not any(page == "mentions" for page, _ in cards(at).values())
    assert "%" not in shown(at)


def test_what_can_not_be_counted_in_a_unit_has_no_card(open_news: Open) -> None:
    pages = [page for page, _ in cards(open_news(unit="occurrences")).values()]
    assert "cooccurrence" not in pages
    assert "quotations" not in pages
    assert "articles" in pages


def test_an_empty_view_has_no_cards(open_news: Open) -> None:
    assert not cards(open_news(q="xyzzyplugh"))


def test_a_link_with_the_former_names_still_opens(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["mentions"](select(seeds_index), kind="country").table.set_index("entity")
    at = open_page(show="Kazakhstan")
    assert at.selectbox(key="open_country").value == "Kazakhstan"
    assert entries(at) >= table.loc["Kazakhstan", "articles"]
    assert bars(charts(at)[0])


# ---------------------------------------------------------------- the charts


def panels(at: AppTest) -> list[str]:
    return [element.proto.alt for element in at.get("plotly_chart")]


def test_only_the_open_tabs_are_drawn(open_page: Open) -> None:
    first = panels(open_page())
    assert len(first) == 2
    assert "are named" in first[0]
    assert "stand together" in first[1]
    assert panels(open_page(who="People"))[1] == first[1]
    assert panels(open_page(beside="Over time"))[0] == first[0]


@pytest.mark.parametrize(
    ("parameter", "value", "kind"),
    [("person", "Ilham Aliyev", "person"), ("organisation", "Organization of Turkic States", "organisation")],
)
def test_a_link_to_a_name_opens_its_tab(
    open_page: Open, seeds_index: Index, parameter: str, value: str, kind: str
) -> None:
    measured = MEASURES["mentions"](select(seeds_index), kind=kind)
    at = open_page(**{parameter: value})
    lengths = bars(charts(at)[0])
    table = measured.table.set_index("id")
    assert lengths == {name: table.loc[name, "articles"] for name in lengths}
    assert at.selectbox(key=parameter).value == value
    assert entries(at) == measured.table.set_index("entity").loc[value, "articles"]


def test_the_cards_of_terms_are_the_measure(open_page: Open, seeds_index: Index) -> None:
    table = MEASURES["topics"](select(seeds_index), by="article").table
    at = open_page()
    cards_shown = [one.value for one in at.markdown if CARD_LINE.match(one.value)]
    assert len(cards_shown) == table["group"].nunique() == 5
    for text, (group, rows) in zip(cards_shown, table.groupby("group", sort=False), strict=True):
        apart = rows[~rows["everywhere"]].sort_values(["tfidf", "term"], ascending=[False, True]).head(6)
        lines = [CARD_LINE.fullmatch(line) for line in text.splitlines()]
        assert [line[1] for line in lines if line] == [escape_markdown(term) for term in apart["term"]], group
        assert [int(line[3]) for line in lines if line] == list(apart["n_term"])
        lengths = [len(line[2]) for line in lines if line]
        assert lengths[0] == 26
        assert lengths == [round(26 * weight / apart["tfidf"].max()) for weight in apart["tfidf"]]
