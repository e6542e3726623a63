"""What a visitor waits for, beside an empty Streamlit page with one Plotly bar and one filter, in the same run.

    python -m benchmarks.browser [--index DIR]

Both servers run already; each visit is a browser context of its own (nothing cached), the two pages in turn. Measured
are: the time from the request to the first drawn bar; the bytes of one visit, as they come over the wire, the
websocket's messages included; how far things jump while a page loads (cumulative layout shift); and, after a click on
a year, the time until no chart, and until nothing on the page changes any more. Needs Chromium.
"""

from __future__ import annotations

import contextlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from benchmarks.machine import describe_machine

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT: Final = Path(__file__).parents[1]
EMPTY_PAGE: Final = """
import plotly.graph_objects as go
import streamlit as st

with st.sidebar:
    years = st.pills("When", ["2023", "2025"], selection_mode="multi")
longest = 3 + len(years)
st.plotly_chart(go.Figure(go.Bar(x=[1, 2, longest], y=["a", "b", "c"], orientation="h")), key="bars")
"""
FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
FIRST_BAR: Final = ".js-plotly-plot .bars .point path"
RESTING: Final = "[data-testid=stApp][data-test-script-state=notRunning]"
WATCH: Final = """() => {
    window.__shift = 0; window.__changed = performance.now();
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value;
    }).observe({type: "layout-shift", buffered: true});
    window.__charted = 0;
    const inChart = (node) => (node.closest ? node : node.parentElement)?.closest(".js-plotly-plot");
    new MutationObserver((changes) => {
        window.__changed = performance.now();
        if (changes.some((change) => inChart(change.target))) window.__charted = window.__changed;
    })
        .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
}"""
QUIET: Final = 1_000
"""Milliseconds without a change after which a page has come to rest."""


class Visit(NamedTuple):
    """One visit: seconds to the first bar, from a click until the charts and the page rest, bytes, layout shift."""

    first_bar: float
    charts_settled: float
    page_settled: float
    bytes: float
    shift: float


@contextlib.contextmanager
def served(script: Path, *options: str) -> Iterator[str]:
    """A Streamlit server on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true",
               "--server.port", str(port), "--server.address", "127.0.0.1", *options]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_until_well(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_until_well(port: int) -> None:
    """Wait until a server answers."""
    for _ in range(600):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
            return
        time.sleep(0.1)
    raise SystemExit("a server did not start within a minute")


def count_bytes(page: Page) -> list[float]:
    """A list that fills with the bytes of every answer and of every message of the websocket."""
    counted: list[float] = []
    protocol = page.context.new_cdp_session(page)
    protocol.send("Network.enable")
    protocol.on("Network.loadingFinished", lambda event: counted.append(event["encodedDataLength"]))
    protocol.on(
        "Network.webSocketFrameReceived",
        # Binary messages are told in base64.
        lambda event: counted.append(len(event["response"]["payloadData"]) * 3 / 4),
    )
    return counted


def rest(page: Page) -> float:
    """Wait until nothing has changed for a while; the moment of the last change, in the page's milliseconds."""
    while True:
        page.wait_for_selector(RESTING, timeout=120_000)
        changed: float = page.evaluate("window.__changed")
        if page.evaluate("performance.now()") - changed > QUIET:
            return changed
        page.wait_for_timeout(100)


def choose(page: Page, year: str) -> float:
    """Choose a year in the sidebar, where many years stand in a list; the moment before, in the page's milliseconds."""
    sidebar = page.locator("[data-testid=stSidebar]")
    button = sidebar.get_by_role("button", name=year)
    if button.count():
        before: float = page.evaluate("performance.now()")
        button.click()
        return before
    sidebar.locator(".st-key-year input").fill(year)
    page.get_by_role("option", name=year).wait_for()
    before = page.evaluate("performance.now()")
    page.keyboard.press("Enter")
    return before


def visit(browser: Browser, address: str, year: str) -> Visit:
    """One visit in a context without a cache: load, then a click on a year in the sidebar."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    counted = count_bytes(page)
    page.add_init_script(f"({WATCH})()")
    before = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(FIRST_BAR, state="attached", timeout=120_000)
    first_bar = time.perf_counter() - before
    rest(page)
    size, shift = sum(counted), page.evaluate("window.__shift")
    clicked = choose(page, year)
    page_settled = (rest(page) - clicked) / 1000
    charts_settled = (page.evaluate("window.__charted") - clicked) / 1000
    context.close()
    return Visit(first_bar, charts_settled, page_settled, size, shift)


def medians(visits: list[Visit]) -> Visit:
    """The median of each figure."""
    return Visit(*(statistics.median(column) for column in zip(*visits, strict=True)))


def main(
    visits: Annotated[int, typer.Option(min=1, help="Visits to each page")] = 7,
    index: Annotated[Path | None, typer.Option(help="Serve this index instead of the bundled articles.")] = None,
    year: Annotated[str, typer.Option(help="The year to click on, as the sidebar has it.")] = "2023",
) -> None:
    """Print the medians and their ratios."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise SystemExit("no Chromium found: install it to measure")
    print(f"- machine: {describe_machine()}")
    given = ("--", str(index)) if index else ()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY_PAGE, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        with (
            served(ROOT / "dashboard" / "app.py", *given) as ours,
            served(empty, "--global.developmentMode", "false") as bare,
        ):
            # The servers' own first visits.
            visit(browser, ours, year), visit(browser, bare, "2023")
            pairs = [(visit(browser, ours, year), visit(browser, bare, "2023")) for _ in range(visits)]
        browser.close()
    own, other = (medians(list(column)) for column in zip(*pairs, strict=True))
    print(f"- medians of {visits} visits: Orkhon, the empty page with one bar, ratio")
    units = {"first_bar": ("s", 1), "charts_settled": ("s", 1), "page_settled": ("s", 1), "bytes": ("MB", 1e-6)}
    for name, (unit, scale) in units.items():
        a, b = getattr(own, name) * scale, getattr(other, name) * scale
        print(f"- {name.replace('_', ' ')}: {a:.2f} {unit}, {b:.2f} {unit}, {a / b:.2f}")
    print(f"- layout shift: {own.shift:.4f}, {other.shift:.4f}")


if __name__ == "__main__":
    typer.run(main)
