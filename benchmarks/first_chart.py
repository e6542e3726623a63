"""How long a browser waits for the first chart, beside an empty Streamlit page with one Plotly bar.

    python -m benchmarks.first_chart

Both servers run already; each visit is a browser context of its own (nothing cached), the two pages in turn. The time
goes from the request to the first drawn bar. Needs Chromium.
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
from typing import TYPE_CHECKING, Annotated, Final

import typer

from benchmarks.machine import describe_machine

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT: Final = Path(__file__).parents[1]
EMPTY_PAGE: Final = """
import plotly.graph_objects as go
import streamlit as st
st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=["a", "b", "c"], orientation="h")))
"""
FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
FIRST_BAR: Final = ".js-plotly-plot .bars .point path"


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


def time_first_bar(browser: Browser, address: str) -> float:
    """Seconds from the request to the first bar, in a context without a cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    before = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(FIRST_BAR, state="attached", timeout=120_000)
    seconds = time.perf_counter() - before
    context.close()
    return seconds


def main(visits: Annotated[int, typer.Option(min=1, help="Visits to each page")] = 7) -> None:
    """Print the medians and their ratio."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise SystemExit("no Chromium found: install it to measure")
    print(f"- machine: {describe_machine()}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY_PAGE, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        with served(ROOT / "dashboard" / "app.py") as ours, served(empty, "--global.developmentMode", "false") as bare:
            for address in (ours, bare):
                time_first_bar(browser, address)  # the server's own first visit
            times = [(time_first_bar(browser, ours), time_first_bar(browser, bare)) for _ in range(visits)]
        browser.close()
    ours_median, bare_median = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"- first chart, median of {visits}: Orkhon {ours_median:.2f} s, empty page with one bar {bare_median:.2f} s")
    print(f"- ratio: {ours_median / bare_median:.2f}")


if __name__ == "__main__":
    typer.run(main)
