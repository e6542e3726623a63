"""From a number to its evidence, to the reader, and back again: by the browser's own Back, by link, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.waiting import settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Visit = Callable[..., "Page"]
READ = "[data-testid=stPageLink] a"


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def path(page: Page) -> str:
    return urlsplit(page.url).path


def main_text(page: Page) -> str:
    return page.inner_text("[data-testid=stMain]")


def to_reader(page: Page, link: str) -> None:
    page.locator(link).first.click()
    page.wait_for_url("**/articles?**")
    settle(page)
    assert page.locator(".st-key-reader").inner_text().strip()


def test_one_step_back_from_the_reader_opens_the_same_evidence(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/who-is-named?show=Kazakhstan&year=2023")
    before, evidence = page.url, ".st-key-named-show-evidence"
    sentences = page.locator(evidence).inner_text()
    to_reader(page, f"{evidence} {READ}")
    assert query(page)["year"] == ["2023"]
    page.go_back()
    settle(page)
    assert page.url == before
    assert page.locator(evidence).inner_text() == sentences
    page.go_forward()
    settle(page)
    assert path(page) == "/articles"
    assert page.locator(".st-key-reader").inner_text().strip()


def test_each_step_in_the_reader_is_one_step_back(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/articles?article=002_75514096baee0663")
    asked = [page.url]
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
        settle(page)
        asked.append(page.url)
    assert len(set(asked)) == 3
    page.go_back()
    settle(page)
    assert page.url == asked[1]
    page.go_back()
    settle(page)
    assert page.url == asked[0]
    assert "5 of 5 articles in view" in main_text(page)


def test_a_finding_of_the_front_page_leads_to_where_it_is_shown(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/")
    page.locator(f".st-key-standout-pair {READ}").click()
    page.wait_for_url("**/named-together?**")
    settle(page)
    assert query(page)["pair"] == ["Azerbaijan with Kazakhstan"]
    assert page.locator(".st-key-matrix-together-evidence").count() == 1
    page.go_back()
    settle(page)
    assert path(page) == "/"
    assert "What stands out" in main_text(page)


def test_what_is_marked_stands_in_the_address(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/articles?article=002_75514096baee0663")
    marked = page.locator(".st-key-reader .stMarkdownColoredBackground")
    assert marked.count() > 0
    page.get_by_role("button", name="Names", exact=True).click()
    settle(page)
    assert marked.count() == 0
    assert query(page)["marks"] == ["Quotations", "Clutter"]
    for name in ("Quotations", "Clutter"):
        page.get_by_role("button", name=name, exact=True).click()
        settle(page)
    plain = visitor(page.url)
    assert plain.locator(".st-key-reader .stMarkdownBadge").count() == 0
    assert plain.locator(".st-key-reader .stMarkdownColoredText").count() == 0
    assert plain.url == page.url


def test_the_reader_is_no_wider_than_a_phone(seeds: str, visitor: Visit) -> None:
    page = visitor(
        f"{seeds}/articles?article=002_75514096baee0663&name=Azerbaijan", viewport={"width": 390, "height": 844}
    )
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    tints = page.locator(".st-key-reader .stMarkdownColoredBackground")
    assert {one.inner_text() for one in tints.all()} == {"Azerbaijan"}
