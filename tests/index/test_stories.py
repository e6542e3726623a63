"""Stories of an index: the same in whatever order the files come, in however many chunks and processes."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

from analysis.index.build import build_index
from analysis.index.store import Index, open_index

WORDS = [f"{first}{last}" for first in ("ba", "ko", "ri", "su", "ne") for last in ("lan", "tor", "mek", "dis", "vun")]


def write_articles(folder: Path) -> list[str]:
    """200 articles, most of them edits of earlier ones, some dated alike and some not at all."""
    rng = random.Random(7)
    texts: list[str] = []
    lines = []
    for _ in range(200):
        if texts and rng.random() < 0.7:
            rate = rng.choice([0, 0.02, 0.05, 0.09])
            words = [rng.choice(WORDS) if rng.random() < rate else word for word in rng.choice(texts).split()]
        else:
            words = [rng.choice(WORDS) for _ in range(rng.randint(5, 120))]
        texts.append(" ".join(words))
        date = rng.choice(["", f"2024-01-{rng.randint(1, 9):02}"])
        row = {"id": f"n{rng.random():.6f}", "date": date, "language": "en", "text": texts[-1]}
        lines.append(json.dumps(row))
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return lines


def stories_of(index: Index) -> dict[str, tuple[str, float]]:
    """First article of its story, and similarity, of each article."""
    numbers, similarities = index.stories.tolist(), index.similarities.tolist()
    firsts = [index.article_id(numbers.index(story)) for story in numbers]
    return dict(zip(index.article_ids, zip(firsts, similarities, strict=True), strict=True))


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, tuple[str, float]]]:
    folder = tmp_path_factory.mktemp("copies")
    write_articles(folder)
    build_index([folder / "articles.jsonl"], folder / "index", workers=1)
    return folder, stories_of(open_index(folder / "index"))


def test_there_are_copies_near_the_bar(collection: tuple[Path, dict[str, tuple[str, float]]]) -> None:
    similarities = np.array([similarity for _, similarity in collection[1].values()])
    assert np.count_nonzero((similarities >= 0.6) & (similarities < 0.75)) > 10
    assert similarities.min() >= 0.6
    assert 20 < len({first for first, _ in collection[1].values()}) < 180


def test_shuffled_files_give_the_same_stories(
    collection: tuple[Path, dict[str, tuple[str, float]]], tmp_path: Path
) -> None:
    lines = (collection[0] / "articles.jsonl").read_text("utf-8").split("\n")
    random.Random(11).shuffle(lines)
    parts = tmp_path / "parts"
    parts.mkdir()
    for number in range(5):
        (parts / f"{number}.jsonl").write_text("\n".join(lines[number::5]), encoding="utf-8")
    build_index([parts], tmp_path / "index", workers=1)
    assert stories_of(open_index(tmp_path / "index")) == collection[1]


def test_two_processes_give_the_same_stories(
    collection: tuple[Path, dict[str, tuple[str, float]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.index.build._CHUNK_ARTICLES", 40)
    build_index([collection[0] / "articles.jsonl"], tmp_path / "index", workers=2)
    assert stories_of(open_index(tmp_path / "index")) == collection[1]


def test_a_story_begins_with_its_earliest_article(collection: tuple[Path, dict[str, tuple[str, float]]]) -> None:
    index = open_index(collection[0] / "index")
    first_rows = np.unique(np.asarray(index.stories), return_index=True)[1]
    assert (np.diff(first_rows) > 0).all(), "stories are numbered by their first article"
    assert (index.similarities[first_rows] == 1).all()
    # Undated articles come last, so none of them is the first of a story that has a dated article.
    of_story = index.stories[: index.n_dated]
    assert set(first_rows[first_rows >= index.n_dated]).isdisjoint(first_rows[np.unique(of_story)])
