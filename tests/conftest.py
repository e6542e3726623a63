"""What many tests need: the shared folder, and a tiny collection that can be counted by hand."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.index.build import build_index
from analysis.index.store import Index, open_index

TINY = [
    {
        "id": "a1", "date": "2023-01-10", "source": "Alpha Daily", "language": "en", "title": "Kazakhstan opens a road",
        "text": "Kazakhstan and Uzbekistan opened a road near Tashkent. The Kazakh side paid for the road.\n\n"
        "Leaders of Azerbaijan, Hungary, Kyrgyzstan and Turkmenistan sent greetings about the road.",
    },
    {
        "id": "a2", "date": "2023-05-02", "source": "Beta Wire", "language": "en", "title": "Grain",
        "text": "Kazakhstan sells grain. Uzbekistan buys grain. The grain price rose again.",
    },
    {
        "id": "a3", "date": "2024-02-29", "source": "Alpha Daily", "language": "en", "title": "Water",
        "text": "Uzbek engineers measured the water level. Kyrgyzstan shares the water with Uzbekistan.",
    },
    {
        "id": "a4", "date": "", "source": "Beta Wire", "language": "en", "title": "Undated note",
        "text": "A note about grain and water without any country in it.",
    },
]  # fmt: skip
"""Counted by hand in the tests that use it; change a word and they must be counted again."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder; a test that needs it is skipped where there is none."""
    folder = Path(os.environ.get("ORKHON_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the shared folder is not at {folder.name}: set ORKHON_SHARED to test on the original articles")
    return folder


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Index]:
    """Builds an index of articles given as dictionaries."""

    def make(articles: list[dict[str, str]]) -> Index:
        folder = tmp_path_factory.mktemp("collection")
        lines = (json.dumps(article, ensure_ascii=False) for article in articles)
        (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
        build_index([folder / "articles.jsonl"], folder / "index", workers=1)
        return open_index(folder / "index")

    return make


@pytest.fixture(scope="session")
def tiny(build: Callable[..., Index]) -> Index:
    """The four articles of ``TINY``."""
    return build(TINY)


@pytest.fixture(scope="session")
def originals(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The five original articles."""
    out = tmp_path_factory.mktemp("originals") / "index"
    build_index([shared / "seeds"], out, workers=1)
    return open_index(out)
