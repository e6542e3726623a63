"""What one visitor sends and another gets: links, pictures, tables, frames, and data that change meanwhile."""

from __future__ import annotations

import csv
import html
import json
import re
import shutil
import struct
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from analysis.index.build import build_index
from tests.browser.waiting import settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Visit = Callable[..., "Page"]
SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
VIEW = "who-is-named?country=Kazakhstan&year=2023"
CHARTS = ("", "who-is-named", "named-together", "words", "who-speaks", "events")
"""Pages that begin with a chart."""
LISTS = ("articles", "data-and-method")


def main_text(page: Page) -> str:
    return page.inner_text("[data-testid=stMain]")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def fixed_link(page: Page) -> str:
    """The link that "These numbers" gives."""
    page.get_by_role("button", name="Share").click()
    page.get_by_role("radio", name="These numbers").click()
    settle(page)
    return page.locator(".stPopoverBody code, [data-testid=stPopoverBody] code").first.inner_text()


@pytest.fixture(scope="module")
def fewer(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a dashboard on other data: the seeds but for the oldest article."""
    folder = tmp_path_factory.mktemp("fewer")
    for path in sorted(SEEDS.glob("*.txt"), key=lambda path: path.read_text("utf-8").split("date ")[1][:10])[1:]:
        shutil.copy(path, folder)
    return serve(folder)


# ---------------------------------------------------------------- links


def test_a_link_to_these_numbers_tells_both_on_other_data(seeds: str, fewer: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/{VIEW}")
    link = fixed_link(page)
    assert link.startswith(f"{seeds}/{VIEW}&data=")
    assert "&then=2-5" in link
    fingerprint = query(page).get("data") or parse_qs(urlsplit(link).query)["data"]
    assert "other data" not in main_text(visitor(link))
    there = visitor(link.replace(seeds, fewer))
    told = main_text(there)
    assert f"This link was made on other data ({fingerprint[0]}): then 2 of 5 articles, now " in told
    assert " of 4." in told


def test_both_stay_in_the_address_until_a_filter_changes(fewer: str, visitor: Visit) -> None:
    page = visitor(f"{fewer}/{VIEW}&data=a1b2c3d4&then=17-42")
    for title in ("Words", "Articles", "Events", "Who is named"):
        page.locator("[data-testid=stSidebarNav]").get_by_text(title).click()
        settle(page)
        assert (query(page)["data"], query(page)["then"]) == (["a1b2c3d4"], ["17-42"]), title
        assert "then 17 of 42 articles" in main_text(page)
    page.get_by_role("button", name="See everything").click()
    settle(page)
    assert query(page) == {}
    assert "other data" not in main_text(page)


def test_days_counted_back_are_a_link(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/who-is-named?last=1d")
    assert "the last day: 1 of 5 articles." in main_text(page)
    page.locator("[data-testid=stSidebar]").get_by_role("button", name="Days").click()
    page.get_by_role("textbox", name="The last").fill("20y")
    page.keyboard.press("Enter")
    settle(page)
    assert query(page) == {"last": ["20y"]}
    assert "the last 20 years: 5 of 5 articles." in main_text(page)


def test_hostile_values_are_told_and_stay_text(seeds: str, visitor: Visit) -> None:
    dialogs: list[str] = []
    hostile = "data=%3Cscript%3Ealert(1)%3C/script%3E&then=9-1&last=%24x%24&last=1d"
    page = visitor(f"{seeds}/who-is-named?{hostile}&year=2023")
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    text = main_text(page)
    assert "data=<script>alert(1)</script>, which is no fingerprint" in text
    assert "then=9-1, which is not of the form" in text
    assert "gives last 2 times" in text
    assert "2023: 2 of 5 articles." in text
    assert dialogs == []


def test_a_plain_get_has_title_and_description(seeds: str, visitor: Visit) -> None:
    visitor(seeds)
    with urllib.request.urlopen(f"{seeds}/who-is-named?country=KAZ&year=2023&q=%3C%2Ftitle%3E%3Cb%3E") as answer:
        page = answer.read().decode()
    assert html.unescape(re.findall(r"<title>(.*?)</title>", page)[0]).startswith("Who is named · 2023, Kazakhstan, ")
    assert "</title><b>" not in page
    with urllib.request.urlopen(f"{seeds}/{VIEW}") as answer:
        page = answer.read().decode()
    assert '<meta property="og:description" content="2 of 5 articles, with the sentences' in page


# ---------------------------------------------------------------- pictures and tables


def test_a_picture_says_what_it_shows(seeds: str, visitor: Visit, tmp_path: Path) -> None:
    page = visitor(f"{seeds}/{VIEW}")
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Picture for slides").click()
    settle(page)
    files = {}
    for kind in ("SVG", "PNG"):
        page.get_by_role("dialog").get_by_role("radio", name=kind).click()
        settle(page)
        page.locator("[role=dialog] .js-plotly-plot .point").first.wait_for(state="attached")
        with page.expect_download() as waiting:
            page.locator("[role=dialog] .modebar-btn").first.click()
        files[kind] = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(files[kind])
    picture = html.unescape(re.sub(r"<[^>]+>", "", files["SVG"].read_text("utf-8")))
    for part in ("are named in both articles", "Who is named: 2023, Kazakhstan", "2 of 5 articles", "Orkhon, coll",
                 f"{seeds}/{VIEW}&data=", "&then=2-5"):  # fmt: skip
        assert part in picture, part
    assert re.search(r"\d{1,2} [A-Z][a-z]+ 20\d\d", picture)
    assert files["SVG"].suffix == ".svg"
    content = files["PNG"].read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">I", content[16:20]) == (1920,)


def bar_lengths(page: Page) -> list[int]:
    """Articles that each bar stands for, from top to bottom; the parts of a bar are added up."""
    page.wait_for_selector(".js-plotly-plot .bars .point", state="attached")
    parts = page.locator(".js-plotly-plot").first.evaluate(
        """(chart) => [...chart.querySelectorAll('.bars .point')].map((point) => [
            Math.round(point.getBoundingClientRect().y), point.__data__.s1 - point.__data__.s0])"""
    )
    lengths: dict[int, int] = {}
    for y, length in parts:
        lengths[y] = lengths.get(y, 0) + length
    return [lengths[y] for y in sorted(lengths) if lengths[y]]


def test_a_download_holds_what_the_screen_shows(seeds: str, visitor: Visit, tmp_path: Path) -> None:
    page = visitor(f"{seeds}/{VIEW}")
    drawn = bar_lengths(page)
    page.locator(".st-key-named-country-numbers summary").click()
    files = {}
    for kind in ("CSV", "JSONL"):
        with page.expect_download() as waiting:
            page.locator(f".st-key-named-country-{kind.lower()} button").first.click()
        files[kind] = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(files[kind])
    with files["CSV"].open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    first, *lines = [json.loads(line) for line in files["JSONL"].read_text("utf-8").splitlines()]
    assert [int(row["articles"]) for row in rows] == [line["articles"] for line in lines] == drawn
    assert first["about"]["filter"] == "Kazakhstan, 2023: 2 of 5 articles."
    assert first["about"]["address"].startswith(f"{seeds}/{VIEW}&data={first['about']['fingerprint'][:8]}&then=2-5")
    assert "Kazakhstan, 2023: 2 of 5 articles." in rows[0]["about"]
    assert first["about"]["fingerprint"] in rows[0]["about"]


# ---------------------------------------------------------------- frames


@pytest.mark.parametrize("path", [*CHARTS, *LISTS])
def test_every_page_works_in_a_frame(seeds: str, visitor: Visit, path: str) -> None:
    page = visitor(f"{seeds}/{path}?embed=true&country=Kazakhstan", viewport={"width": 700, "height": 600})
    if path in CHARTS:
        page.wait_for_selector(".js-plotly-plot .main-svg")
    assert not page.locator("[data-testid=stSidebar]").is_visible()
    assert not page.get_by_role("button", name="Share").count()
    assert "Kazakhstan: 5 of 5 articles." in main_text(page)
    assert "can't be" not in main_text(page)
    out = page.get_by_role("link", name="Open in Orkhon").get_attribute("href") or ""
    assert out == f"{seeds}/{path}?country=Kazakhstan"


# ---------------------------------------------------------------- other data meanwhile


def test_who_looks_is_told_that_the_collection_was_replaced(serve: Callable[..., str], visitor: Visit,
                                                            tmp_path: Path) -> None:  # fmt: skip
    index = tmp_path / "index"
    build_index([SEEDS], index, workers=1)
    page = visitor(f"{serve(index)}/who-is-named")
    build_index([sorted(SEEDS.glob("*.txt"))[0]], index, workers=1)
    page.locator("[data-testid=stSidebarNav]").get_by_text("Words").click()
    settle(page)
    assert re.search(r"The collection was replaced at \d\d:\d\d UTC: reload to see it\.", main_text(page))
    assert "All 5 articles" in main_text(page)
    page.reload()
    settle(page)
    assert "The one article" in main_text(page)
    shutil.rmtree(index)
    page.locator("[data-testid=stSidebarNav]").get_by_text("Who is named").click()
    settle(page)
    assert "The collection was taken away." in main_text(page)
    assert page.locator(".js-plotly-plot .point").count()
