"""When a page has come to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 30_000
"""Milliseconds after which a page that does not come is a failure."""


def settle(page: Page) -> None:
    """Wait until the script rests and what the page says stays the same for a second."""
    before, same = "", 0
    for _ in range(150):
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE)
        now = page.url + page.inner_text("[data-testid=stApp]")
        same = same + 1 if now == before and page.query_selector("[data-testid=stMain] h1") else 0
        if same == 4:
            return
        before = now
        page.wait_for_timeout(250)
    pytest.fail(f"the page does not come to rest: {before[:500]}")
