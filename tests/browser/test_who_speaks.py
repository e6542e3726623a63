"""Who speaks, in a real browser: a bar opens its quotations, and so does the address that this leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.app.test_quotations_page import HARBOUR
from tests.browser.test_journeys import bars_of, count_entries, main_text, query
from tests.browser.waiting import settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Visit = Callable[..., "Page"]


@pytest.fixture(scope="module")
def harbour(chromium: object, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("harbour")
    lines = (json.dumps(article, ensure_ascii=False) for article in HARBOUR)
    (folder / "harbour.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return serve(folder)


def test_a_click_on_a_bar_opens_the_quotations_and_the_link_keeps_them(harbour: str, visitor: Visit) -> None:
    page = visitor(f"{harbour}/who-speaks")
    page.wait_for_selector(".js-plotly-plot .point", state="attached")
    page.wait_for_timeout(800)
    x, y, words = bars_of(page, 0)[0]
    assert words == 17
    page.mouse.click(x, y)
    settle(page)
    assert query(page) == {"speaker": ["Kassym-Jomart Tokayev"]}
    assert "3 quotations, 17 words" in main_text(page)
    assert count_entries(page, "speaker-0-evidence") == 3
    again = visitor(page.url)
    opened = [one.locator(".st-key-speaker-0-evidence").inner_text() for one in (page, again)]
    assert opened[0] == opened[1]
    assert "The Kazakh side of the harbour is open," in opened[0]


@pytest.mark.parametrize("path", ["who-speaks?split=outlet&speaker=Kemal+Aydın", "words?tab=Amounts&about=harbour"])
def test_neither_is_wider_than_a_phone(harbour: str, visitor: Visit, path: str) -> None:
    page = visitor(f"{harbour}/{path}", viewport={"width": 390, "height": 844})
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert not page.locator("[data-testid=stException]").count()
