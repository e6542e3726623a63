"""Compare two outlets in a real browser: a click gives the same page as the link that it leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.app.test_compare_page import LOOM
from tests.browser.test_journeys import count_entries, main_text, query
from tests.browser.waiting import settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Visit = Callable[..., "Page"]


@pytest.fixture(scope="module")
def loom(chromium: object, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("loom")
    lines = (json.dumps(article, ensure_ascii=False) for article in LOOM)
    (folder / "loom.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return serve(folder)


def test_two_outlets_by_clicks_are_the_link(loom: str, visitor: Visit) -> None:
    page = visitor(f"{loom}/compare")
    page.get_by_role("button", name="Beta Wire with Alpha Daily").click()
    settle(page)
    assert query(page) == {"source": ["Beta Wire"], "vs_source": ["Alpha Daily"]}
    assert "Beta Wire: 50 articles; compared with Alpha Daily: 40 articles." in main_text(page)
    page.wait_for_selector(".js-plotly-plot .point", state="attached")
    page.wait_for_timeout(800)
    page.locator(".js-plotly-plot").nth(1).locator(".barlayer .point").first.click(force=True)
    settle(page)
    assert query(page)["key"] == ["harbour"]
    assert count_entries(page, "key-target-evidence") == 20
    # What hovers over the bar is no part of the page.
    page.mouse.move(2, 2)
    page.wait_for_timeout(500)
    again = visitor(page.url)
    assert main_text(again) == main_text(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_no_wider_than_a_phone(loom: str, visitor: Visit, theme: str) -> None:
    page = visitor(f"{loom}/compare?source=Alpha+Daily&vs_source=Beta+Wire&compared=Kazakhstan",
                   viewport={"width": 390, "height": 844}, color_scheme=theme)  # fmt: skip
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert not page.locator("[data-testid=stException]").count()
