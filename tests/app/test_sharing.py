"""What is sent arrives: links with their numbers, files with what they are, previews, a collection that changes."""

from __future__ import annotations

import asyncio
import datetime as dt
import html
import io
import json
import os
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from analysis import exports
from analysis.index.build import build_index
from analysis.index.excerpts import copy_index
from analysis.index.store import Index, open_index
from analysis.measures import MEASURES
from analysis.model import Filter
from analysis.views import select
from dashboard import downloads, library, previews
from dashboard.cache import Collection
from dashboard.headers import SecurityHeaders
from dashboard.offers import build_offer
from dashboard.previews import describe, put_into, to_values
from dashboard.state import LONGEST, Offer, canonicalise, read_filter

Open = Callable[..., AppTest]
SCRIPTS = 3
"""Streamlit's own, and ours for the first paint and the way back; none of an address."""
OFFER = Offer({"country": {"Kazakhstan": "country-kaz"}}, newest=dt.date(2025, 10, 18))
VIEWS = ("mentions", "cooccurrence", "words", "articles", "events", "data", "overview")


def said(at: AppTest, kind: str = "info") -> list[str]:
    """What boxes of a kind say, without markdown's backslashes and Streamlit's spans."""
    return [re.sub(r"\\(.)", r"\1", re.sub(r":color\[([^\]]*)\]", r"\1", one.value)) for one in at.get(kind)]


def address(at: AppTest) -> dict[str, list[str]]:
    return {name: [value] if isinstance(value, str) else list(value) for name, value in at.query_params.items()}


# ---------------------------------------------------------------- data and then


def test_the_same_data_are_not_mentioned(open_page: Open, seeds_index: Index) -> None:
    at = open_page("mentions", data=seeds_index.fingerprint[:8], then="5-5")
    assert said(at) == []


def test_other_data_are_told_then_against_now(open_page: Open, seeds_index: Index) -> None:
    n = len(select(seeds_index, Filter(years=(2023,))))
    at = open_page("mentions", year="2023", data="a1b2c3d4", then="17-42")
    assert said(at) == [
        f"This link was made on other data (a1b2c3d4): then 17 of 42 articles, now {n} of {seeds_index.n_articles}."
    ]
    at = open_page("overview", data="A1B2C3D4")
    assert said(at) == ["This link was made on other data (a1b2c3d4); here it shows 5 of 5 articles."]


def test_both_go_along_from_page_to_page_until_a_filter_changes(open_page: Open) -> None:
    at = open_page("overview", year="2023", data="a1b2c3d4", then="17-42")
    for view in VIEWS:
        at.switch_page(f"views/{view}.py").run()
        assert (address(at)["data"], address(at)["then"]) == (["a1b2c3d4"], ["17-42"]), view
        assert "then 17 of 42 articles" in said(at)[0]
    at.multiselect(key="country").select("Kazakhstan").run()
    assert not {"data", "then"} & set(address(at))
    assert said(at) == []
    at.multiselect(key="country").unselect("Kazakhstan").run()
    assert said(at) == []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"data": "xyz"}, "data=xyz, which is no fingerprint"),
        ({"data": "a1b2c3d4e5"}, "data=a1b2c3d4e5, which is no fingerprint"),
        ({"data": "a" * (LONGEST + 1)}, f"{LONGEST + 1:,} characters long"),
        ({"data": "a1b2c3d4", "then": "42-17"}, "then=42-17, which is not of the form 17-42"),
        ({"data": "a1b2c3d4", "then": "-1-5"}, "which is not of the form"),
        ({"data": "a1b2c3d4", "then": "1" * 40 + "-2"}, "which is not of the form"),
        ({"data": "a1b2c3d4", "then": "٣-٥"}, None),
        ({"data": "a1b2c3d4", "then": "<script>alert(1)</script>"}, "which is not of the form"),
        ({"then": "17-42"}, "then=17-42 without the data"),
        ({"data": ["a1b2c3d4", "b1b2c3d4"]}, "gives data 2 times; only the first is used"),
        ({"last": "yesterday"}, "last=yesterday, which is no span of time such as 7d"),
        ({"last": "0d"}, "which is no span"), ({"last": "-7d"}, "which is no span"),
        ({"last": "99999999d"}, "which is no span"),
        ({"last": "7d", "from": "2023"}, "last=7d and for exact days; the exact days are used"),
        ({"last": ["7d", "1y"]}, "gives last 2 times"),
    ],
)  # fmt: skip
def test_what_a_link_can_not_mean_is_told(asked: dict[str, Any], words: str | None) -> None:
    raw = {name: value if isinstance(value, list) else [value] for name, value in asked.items()}
    found = canonicalise(raw, OFFER)
    assert len(found.ignored) == (words is not None)
    assert all(words in line and "\n" not in line and len(line) < 300 for line in found.ignored if words)
    assert canonicalise(found.values, OFFER) == type(found)(found.values)


def test_good_values_become_canonical() -> None:
    asked = {"data": ["A1B2C3D4"], "then": ["007-42"], "last": [" 3M "]}
    assert canonicalise(asked, OFFER).values == {"data": ["a1b2c3d4"], "then": ["7-42"], "last": ["3m"]}


# ---------------------------------------------------------------- relative days


def test_last_counts_back_from_the_newest_article(open_page: Open, seeds_index: Index) -> None:
    newest = seeds_index.date(seeds_index.n_dated - 1)
    assert newest
    for span, first in (("1d", newest), ("2w", newest - dt.timedelta(days=13)), ("1y", None)):
        first = first or newest.replace(year=newest.year - 1) + dt.timedelta(days=1)
        n = len(select(seeds_index, Filter(date_from=first)))
        at = open_page("mentions", last=span)
        assert at.text_input(key="last").value == span
        assert any(f": {n} of {seeds_index.n_articles} articles." in one.value for one in at.markdown)


def test_exact_days_take_the_place_of_last(open_page: Open) -> None:
    at = open_page("mentions", last="3m")
    at.date_input(key="from").set_value(dt.date(2023, 1, 1)).run()
    assert at.text_input(key="last").value == ""
    assert [one.key for one in at.button if str(one.key).startswith("chip-")] == ["chip-from-"]


def test_a_span_that_is_none_is_told_on_the_page(open_page: Open) -> None:
    at = open_page("mentions")
    at.text_input(key="last").set_value("soon").run()
    assert "'soon' is no span of time" in said(at, "warning")[0]


def test_without_dated_articles_last_means_nothing() -> None:
    assert canonicalise({"last": ["7d"]}, Offer({})).values == {}
    assert read_filter({"last": "7d"}, Offer({})) == Filter()


# ---------------------------------------------------------------- the button


def open_share(at: AppTest) -> AppTest:
    """Open the button's popover, which is empty until then."""
    assert not any("Cite this" in one for one in said(at, "markdown"))
    at.session_state["share"] = True
    return at.run()


def test_the_button_has_three_answers_and_a_citation(open_page: Open, seeds_index: Index) -> None:
    at = open_share(open_page("mentions", country="Kazakhstan", year="2023"))
    follows, cited = (one.value for one in at.code if "http" in one.value or "Orkhon." in one.value or "?" in one.value)
    assert "country=Kazakhstan" in follows
    assert "data=" not in follows
    mark = f"data={seeds_index.fingerprint[:8]}&then=2-5"
    assert cited.startswith("Orkhon. “Who is named: 2023, Kazakhstan.” 2 of 5 articles. Collection ")
    assert mark in cited
    assert seeds_index.fingerprint[:8] in cited.split("Accessed")[0]
    assert str(dt.datetime.now(dt.UTC).year) in cited
    at.segmented_control(key="share-link").select("These numbers").run()
    assert any(one.value.endswith(mark) for one in at.code)
    assert at.get("download_button")[0].proto.label == "File to e-mail"


def test_a_picture_carries_its_caption(open_page: Open, seeds_index: Index) -> None:
    at = open_share(open_page("mentions", country="Kazakhstan", year="2023"))
    at.button(key="share-picture").click().run()
    drawn = json.loads(at.get("plotly_chart")[-2].proto.spec)["layout"]["title"]
    assert "are named in both articles" in drawn["text"]
    for part in ("Who is named: 2023, Kazakhstan", "2 of 5 articles", seeds_index.fingerprint[:8], "then=2-5",
                 str(dt.datetime.now(dt.UTC).year)):  # fmt: skip
        assert part in html.unescape(drawn["subtitle"]["text"])


def test_a_page_without_charts_says_so(open_page: Open) -> None:
    at = open_share(open_page("articles"))
    at.button(key="share-picture").click().run()
    assert any("shows no chart" in one.value for one in at.markdown)


# ---------------------------------------------------------------- tables as files


@pytest.fixture
def table(seeds_index: Index) -> pd.DataFrame:
    found: pd.DataFrame = MEASURES["mentions"](select(seeds_index), kind="country").table
    return found


ABOUT = {
    "filter": "Kazakhstan: 5 of 5 articles.", "fingerprint": "ab" * 32, "definition": {"row": "entity", "notes": []},
}  # fmt: skip


def test_csv_is_the_table_and_one_column_that_tells(table: pd.DataFrame) -> None:
    back = pd.read_csv(io.BytesIO(exports.csv_file(table, ABOUT)))
    assert list(back.columns) == [*table.columns, "about"]
    assert back["articles"].tolist() == table["articles"].tolist()
    assert back["about"].dropna().tolist() == [
        f"filter: Kazakhstan: 5 of 5 articles.; fingerprint: {'ab' * 32}; definition: row: entity"
    ]
    empty = pd.read_csv(io.BytesIO(exports.csv_file(table.iloc[:0], ABOUT)))
    assert empty["about"].tolist()[0].startswith("filter: ")
    assert empty["entity"].isna().all()


def test_json_lines_begin_with_what_they_are(table: pd.DataFrame) -> None:
    first, *rows = exports.jsonl_file(table, ABOUT).decode().splitlines()
    assert json.loads(first) == {"about": ABOUT}
    assert [json.loads(row)["articles"] for row in rows] == table["articles"].tolist()


def test_parquet_keeps_types_and_tells_in_its_schema(table: pd.DataFrame) -> None:
    read = pq.read_table(io.BytesIO(exports.parquet_file(table, ABOUT)))
    assert json.loads(read.schema.metadata[b"about"]) == ABOUT
    pd.testing.assert_frame_equal(read.to_pandas(), table.reset_index(drop=True))


def test_each_format_writes_every_measure(seeds_index: Index) -> None:
    for name in ("mentions", "cooccurrence", "topics", "coverage", "stories", "speakers"):
        measured = MEASURES[name](select(seeds_index)).table
        for write, _, _ in exports.FORMATS.values():
            assert write(measured, ABOUT)


def test_a_download_says_what_was_shown(open_page: Open) -> None:
    at = open_page("mentions", country="Kazakhstan", year="2023")
    context = at.session_state["orkhon-context"]
    about = downloads.about_table(
        context, context.measure("mentions", kind="country"), [("--kind", "country")], "https://x.example"
    )
    assert about["title"] == "Who is named: 2023, Kazakhstan"
    assert about["filter"] == "Kazakhstan, 2023: 2 of 5 articles."
    assert about["measure"] == "mentions"
    assert about["address"] == "https://x.example"
    assert set(about["definition"]["columns"]) >= {"articles", "mentions"}
    assert about["fingerprint"] == context.index.fingerprint
    assert "--year 2023" in about["command"]
    assert "--kind country" in about["command"]
    assert json.loads(json.dumps(about)) == about


# ---------------------------------------------------------------- previews


class Head(HTMLParser):
    """Title, descriptions and scripts of a page, as a browser reads them."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.titles: list[str] = []
        self.meta: dict[str, str] = {}
        self.scripts = 0
        self._in_title = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._in_title = tag == "title"
        self.scripts += tag == "script"
        if tag == "meta" and (name := given.get("name") or given.get("property")):
            self.meta[name] = given.get("content") or ""

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.titles.append(data)
            self._in_title = False


PAGE = b"<!DOCTYPE html><html><head><title>Streamlit</title><script>one()</script></head><body></body></html>"


def fetch(path: str, query: str = "") -> tuple[dict[bytes, bytes], bytes]:
    """A plain GET through the middleware, as a chat program sends it."""

    async def page(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(PAGE)).encode()),
                   (b"etag", b'"x"'), (b"last-modified", b"yesterday")]  # fmt: skip
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": PAGE})

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    asyncio.run(SecurityHeaders(page)(scope, None, send))  # type: ignore[arg-type]
    return dict(sent[0]["headers"]), b"".join(one.get("body", b"") for one in sent[1:])


@pytest.fixture
def warm(seeds_index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "_warm", [(Collection(seeds_index), build_offer(seeds_index))])


@pytest.fixture
def cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "_warm", [])


def test_an_address_has_title_and_description(warm: None) -> None:
    headers, body = fetch("/who-is-named", "country=KAZ&year=2023")
    head = Head(body)
    assert head.titles == ["Who is named · 2023, Kazakhstan | Orkhon"]
    assert head.meta["description"].startswith("2 of 5 articles, with the sentences")
    assert head.meta["og:title"] == head.titles[0]
    assert head.meta["og:description"] == head.meta["description"]
    assert headers[b"content-length"] == str(len(body)).encode()
    assert not {b"etag", b"last-modified"} & set(headers)
    assert head.scripts == SCRIPTS
    assert b"sha256-" in headers[b"content-security-policy"]


def test_each_page_has_its_title(warm: None) -> None:
    assert describe("/", "").title == "Orkhon"
    assert describe("/orkhon/words", "").title == "Words | Orkhon"
    assert describe("/nowhere", "last=1y&embed=true").title.startswith("the last year | Orkhon")
    assert describe("/", "").description.startswith("All 5 articles, ")


@pytest.mark.parametrize(
    "query",
    [
        "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "q=%3C/title%3E%3Cimg+src=x%3E", "country=%3Cb%3E",
        "q=" + "x" * 100_000, "&".join(f"country=c{n}" for n in range(2000)), "q=%E2%80%AEevil", "%ff=%fe&q=%00",
        "q=%22open", "data=%3Cscript%3E&then=9-9", "from=2025&to=2020", "=&&&=", "q=\\1\\g<0>",
    ],
)  # fmt: skip
def test_hostile_addresses_stay_text(warm: None, query: str) -> None:
    head = Head(fetch("/words", query)[1])
    assert head.scripts == SCRIPTS
    assert len(head.titles) == 1
    assert head.titles[0].endswith("| Orkhon")
    assert len(head.titles[0]) < 140
    assert "\u202e" not in head.titles[0]
    assert set(head.meta) == {"description", "og:site_name", "og:type", "og:title", "og:description", "twitter:card"}


def test_a_cold_server_opens_nothing_for_it(cold: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.cache.get_view", lambda *_: pytest.fail("a view was chosen"))
    assert describe("/words", "country=Kazakhstan").title == "Words | Orkhon"


def test_own_articles_are_never_in_a_preview(open_page: Open, warm: None, seeds_index: Index, tiny: Index) -> None:
    from dashboard import uploads

    at = open_page("mentions")
    at.session_state["orkhon-private"] = uploads.Private(tiny, Path("nowhere"))
    at.run()
    assert describe("/", "").description.startswith(f"All {seeds_index.n_articles} articles")


def test_put_into_takes_every_character_for_itself() -> None:
    head = Head(put_into(PAGE, previews.Preview('a "b" <c> \\1', "d & e 'f'")))
    assert head.titles == ['a "b" <c> \\1']
    assert head.meta["description"] == "d & e 'f'"


def test_values_of_an_address_are_those_of_the_widgets() -> None:
    canonical = {"from": ["2023-01-02"], "country": ["Kazakhstan"], "headlines": ["true"], "q": ["oil"]}
    day = dt.date(2023, 1, 2)
    assert to_values(canonical) == {"from": day, "country": ["Kazakhstan"], "headlines": True, "q": "oil"}


# ---------------------------------------------------------------- a collection that changes


@pytest.fixture
def served(seeds_index: Index, tiny: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "served"
    shutil.copytree(seeds_index.path, folder)
    monkeypatch.setattr(library, "served_paths", lambda: (folder,))
    monkeypatch.setattr("dashboard.shell.served_paths", lambda: (folder,))
    return folder


def replace(folder: Path, by: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(by, folder)
    os.utime(folder / "manifest.json", ns=(10**18, 10**18))


def test_who_looks_stays_on_the_old_collection_and_is_told(open_page: Open, served: Path, tiny: Index) -> None:
    at = open_page("mentions")
    assert said(at, "warning") == []
    replace(served, tiny.path)
    for view, parameters in (("words", {"tab": "Search", "search": "cooperation"}), ("articles", {}), ("overview", {})):
        at.switch_page(f"views/{view}.py").run()
        at.query_params.update(parameters)
        at.run()
        assert not at.exception
        assert said(at, "warning")[0].startswith("The collection was replaced at 01:46 UTC: reload to see it.")
        assert any("All 5 articles" in one.value for one in at.markdown)
    assert any("All 4 articles" in one.value for one in open_page("mentions").markdown)


def test_a_collection_that_is_taken_away_is_still_shown(open_page: Open, served: Path) -> None:
    at = open_page("mentions")
    shutil.rmtree(served)
    at.multiselect(key="country").select("Kazakhstan").run()
    assert said(at, "warning")[0].startswith("The collection was taken away.")
    assert any("Kazakhstan: 5 of 5 articles" in one.value for one in at.markdown)


def test_an_open_index_reads_on_after_it_is_removed(seeds_index: Index, tmp_path: Path) -> None:
    shutil.copytree(seeds_index.path, tmp_path / "index")
    index = open_index(tmp_path / "index")
    shutil.rmtree(tmp_path / "index")
    for name, options in (("topics", {"by": "source"}), ("search", {"query": "cooperation"}), ("mentions", {})):
        tables = [MEASURES[name](select(one), **options).table for one in (index, seeds_index)]
        assert tables[0].equals(tables[1])
    assert [index.text(row) for row in range(5)] == [seeds_index.text(row) for row in range(5)]


def test_a_rebuild_of_the_same_is_no_news(open_page: Open, served: Path) -> None:
    at = open_page("mentions")
    os.utime(served / "manifest.json", ns=(10**18, 10**18))
    at.run()
    assert said(at, "warning") == []


# ---------------------------------------------------------------- a copy without texts


@pytest.mark.parametrize(("kind", "words"), [("none", "not in this copy"), ("excerpts", "holds only the sentences")])
def test_pages_of_a_published_copy_say_what_is_in_it(
    open_page: Open, served: Path, seeds_index: Index, tmp_path: Path, kind: Any, words: str
) -> None:
    copy_index(seeds_index.path, tmp_path / "copy", kind)
    replace(served, tmp_path / "copy")
    for view in ("data", "words", "articles"):
        assert any(words in one.value for one in open_page(view).caption), view
    at = open_page("mentions")
    at.selectbox(key="show").select("Kazakhstan").run()
    spans = [one.value for one in at.caption if "the text is not in this copy" in one.value]
    assert len(spans) == (5 if kind == "none" else 0)


def test_distinct_copies_of_one_collection_are_cached_apart(seeds_index: Index, tmp_path: Path) -> None:
    copy_index(seeds_index.path, tmp_path / "copy", "none")
    assert Collection(open_index(tmp_path / "copy")).key != Collection(seeds_index).key


def test_building_is_what_it_was(tiny: Index, tmp_path: Path) -> None:
    """The arrays of an index are all mapped when it is opened: none may be missing from its manifest."""
    build_index([Path(tiny.path).parent / "articles.jsonl"], tmp_path / "again", workers=1)
    files = {path.name for path in (tmp_path / "again").iterdir()} - {"manifest.json"}
    assert files == set(open_index(tmp_path / "again").manifest["files"])
