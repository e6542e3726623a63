"""A server on a free port of this machine, and a Chromium that looks at it."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.waiting import PATIENCE, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip

Serve = Callable[..., str]


def find_chromium() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        if os.environ.get("ORKHON_REQUIRE_BROWSER"):
            pytest.fail("no Chromium found, and ORKHON_REQUIRE_BROWSER asks for one: install it")
        pytest.skip("no Chromium found: install it to run the browser tests")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for_server(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
            return
        time.sleep(0.1)
    pytest.fail(f"the server did not start: {log.read_text('utf-8')[-2000:]}")


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Starts the dashboard for some articles (none: the seeds); gives its address."""
    servers: list[subprocess.Popen[bytes]] = []

    def start(*paths: Path) -> str:
        port, folder = free_port(), tmp_path_factory.mktemp("server")
        command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", "--server.headless", "true",
                   "--server.port", str(port), "--server.address", "127.0.0.1", "--", *map(str, paths)]  # fmt: skip
        log = folder / "log"
        environment = {**os.environ, "XDG_CACHE_HOME": str(folder)}
        with log.open("wb") as stream:
            servers.append(subprocess.Popen(command, cwd=ROOT, stdout=stream, stderr=stream, env=environment))
        wait_for_server(servers[-1], port, log)
        return f"http://127.0.0.1:{port}"

    yield start
    for server in servers:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def seeds(chromium: Browser, serve: Serve) -> str:
    """Address of the dashboard on the bundled seeds."""
    return serve()


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page as somebody new; every visitor has a browser session of their own."""
    contexts: list[BrowserContext] = []

    def come(address: str, **options: object) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 1000}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        settle(page)
        return page

    yield come
    for context in contexts:
        context.close()
