"""Every page for everyone: axe finds nothing serious that an empty Streamlit page has not, nothing is asked of any
other host, and nothing jumps while a page loads.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

import pytest

from dashboard.pages import PAGES
from tests.browser.conftest import free_port, wait_for_server
from tests.browser.waiting import settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
GRAVE = ("serious", "critical")
MOST_SHIFT = 0.05
"""Cumulative layout shift."""
OPENED = {
    "overview": "?open_country=Kazakhstan", "mentions": "?show=Kazakhstan", "words": "?tab=Search&search=energy",
    "articles": "?article=000_b95e03adc37faae3", "data": "?section=Names",
}  # fmt: skip
"""Pages are looked at with something open, where sentences, marks and controls stand."""
WATCH_SHIFTS = """() => { window.__shift = 0; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value;
}).observe({type: "layout-shift", buffered: true}); }"""


@pytest.fixture(scope="session")
def empty_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a Streamlit page without anything of ours."""
    folder, port = tmp_path_factory.mktemp("empty"), free_port()
    (folder / "empty.py").write_text("import streamlit as st\n\nst.title('Nothing')\n", "utf-8")
    command = [sys.executable, "-m", "streamlit", "run", "empty.py", "--server.headless", "true",
               "--server.port", str(port), "--server.address", "127.0.0.1"]  # fmt: skip
    log = folder / "log"
    with log.open("wb") as stream:
        server = subprocess.Popen(command, cwd=folder, stdout=stream, stderr=stream, env=dict(os.environ))
    wait_for_server(server, port, log)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(20)


def grave_findings(page: Page) -> dict[str, list[str]]:
    """Serious and critical rules that a page breaks, with the elements that do."""
    from axe_playwright_python.sync_playwright import Axe

    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return {
        one["id"]: [f"{node['target']}: {node['html'][:120]}" for node in one["nodes"]]
        for one in found
        if one["impact"] in GRAVE
    }


@pytest.fixture(scope="session")
def of_streamlit(chromium: Browser, empty_page: str) -> set[str]:
    """Rules that an empty Streamlit page breaks by itself."""
    page = chromium.new_page()
    page.goto(empty_page)
    settle(page)
    rules = set(grave_findings(page))
    page.close()
    return rules


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 390)])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everyone_asks_nobody_else_and_does_not_jump(
    seeds: str, chromium: Browser, of_streamlit: set[str], name: str, theme: Literal["light", "dark"], width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(f"({WATCH_SHIFTS})()")
    page.goto(f"{seeds}/{PAGES[name].path}{OPENED.get(name, '')}")
    settle(page)
    shift = page.evaluate("window.__shift")
    set_in = page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)")
    found = {rule: nodes for rule, nodes in grave_findings(page).items() if rule not in of_streamlit}
    context.close()
    assert found == {}
    assert any("Inter" in family for family in set_in)
    assert len(asked) > 5
    assert {urlsplit(url).hostname for url in asked if urlsplit(url).scheme not in ("data", "blob")} == {"127.0.0.1"}
    assert shift < MOST_SHIFT


def test_axe_does_find_what_is_grave(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<html lang='en'><title>A page</title><main><img src='data:,'><button></button></main></html>")
    found = grave_findings(page)
    page.close()
    assert {"image-alt", "button-name"} <= set(found)
