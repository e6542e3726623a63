"""The synthetic articles are what the benchmark says they are, and both of its versions are asked the same."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import typer

from analysis.lexicon import load_lexicon
from benchmarks import generate
from benchmarks.naive import NAIVE
from benchmarks.queries import PAGES, QUERIES


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return pd.concat(map(pd.DataFrame, generate.generate(1200, seed=5)), ignore_index=True)


def test_the_same_seed_gives_the_same_articles(articles: pd.DataFrame) -> None:
    again = pd.concat(map(pd.DataFrame, generate.generate(1200, seed=5)), ignore_index=True)
    pd.testing.assert_frame_equal(articles, again)
    other = next(generate.generate(10, seed=6))
    assert other["text"] != articles["text"][:10].tolist()


def test_articles_have_the_announced_size_dates_and_outlets(articles: pd.DataFrame) -> None:
    assert 2800 < articles["text"].str.len().mean() < 3200
    assert articles["id"].is_unique
    assert articles["date"].between("2000-01-01", "2025-12-31").all()
    assert articles["date"].str[:4].nunique() == 26
    assert 150 < articles["source"].nunique() <= generate.SOURCES
    assert 5 < articles["text"].duplicated().sum() < 60


def test_every_second_article_is_dense_with_names() -> None:
    rng = np.random.default_rng(3)
    pieces = generate.build_pieces(rng)
    ids, ends = generate.draw_tokens(pieces, 0, 400, rng)
    texts = generate.compose(pieces, ids, ends, rng)
    names = np.add.reduceat(ids >= generate.WORDS, np.concatenate([[0], ends[:-1]]))
    per_kilobyte = names / np.array([len(text) for text in texts]) * 1000
    assert per_kilobyte[::2].mean() == pytest.approx(12.5, abs=0.7)
    assert per_kilobyte[1::2].mean() == pytest.approx(1.0, abs=0.15)


def test_names_are_the_lexicons() -> None:
    names = set(itertools.chain.from_iterable(generate.read_names()))
    lexicon = load_lexicon()
    assert "Kazakhstan" in names
    assert sum(lexicon.find(name) is not None for name in names) > 0.5 * len(names)


@pytest.mark.parametrize("ending", ["parquet", "jsonl"])
def test_files_hold_the_articles(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"a.{ending}"
    generate.write_articles(out, 7)
    rows = (
        pd.read_parquet(out).to_dict("records")
        if ending == "parquet"
        else [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    )
    columns = next(generate.generate(7))
    assert rows == [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(typer.BadParameter, match=r"\.parquet or \.jsonl"):
        generate.write_articles(tmp_path / "a.csv", 1)


def test_both_versions_are_asked_the_same_and_pages_ask_nothing_else() -> None:
    assert list(NAIVE) == list(QUERIES)
    assert {query for queries in PAGES.values() for query in queries} <= set(QUERIES)
