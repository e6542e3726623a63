"""The pages on the bundled seeds, without a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.index.store import Index, open_index
from dashboard import library

MAIN = Path(__file__).parents[2] / "dashboard" / "main.py"
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def seeds_index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "cache_folders", lambda: [folder])
        return open_index(library.ensure_index((library.SEEDS,)))


@pytest.fixture
def open_page(seeds_index: Index, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page (a file of views/) at an address, as a fresh visitor."""
    monkeypatch.setattr("sys.argv", [str(MAIN)])
    monkeypatch.setattr(library, "cache_folders", lambda: [seeds_index.path.parent])

    def open_at(view: str = "overview", **parameters: str | list[str]) -> AppTest:
        at = AppTest.from_file(str(MAIN), default_timeout=60)
        for name, value in parameters.items():
            at.query_params[name.rstrip("_")] = value
        at.run()
        if view != "overview":
            at.switch_page(f"views/{view}.py").run()
        assert not at.exception, at.exception
        return at

    return open_at
