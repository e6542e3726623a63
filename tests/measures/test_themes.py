"""Themes: groups that were put in come out, steps are one long run, receipts, and nothing is kept of what was left."""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import nnls
from sklearn.decomposition import NMF

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures import DEFINITIONS
from analysis.measures.themes import default_k, find_themes, themes
from analysis.methods import python_lines
from analysis.model import Counting, Filter
from analysis.views import select
from tests.measures.test_receipts import check_receipts

module = importlib.import_module("analysis.measures.themes")
"""The module; by `import` the name is the function's."""

SUBJECTS = {
    "sea": ("harbour", "ships", "cargo", "docks", "anchor", "sailors"),
    "field": ("cotton", "wheat", "harvest", "farmers", "irrigation", "tractors"),
    "song": ("concert", "singers", "orchestra", "melody", "stage", "violin"),
}
SIZES = {"sea": 100, "field": 80, "song": 60}


def crowd() -> list[dict[str, str]]:
    """240 articles, each of six words of one subject and one word of another."""
    drawn = random.Random(7)
    articles = []
    for subject, words in SUBJECTS.items():
        other = SUBJECTS[drawn.choice(sorted(set(SUBJECTS) - {subject}))]
        for n in range(SIZES[subject]):
            said = [*drawn.choices(words, k=6), drawn.choice(other)]
            articles.append({"id": f"{subject}{n:03}", "date": f"2024-{1 + n % 12:02}-01", "source": "Daily",
                             "language": "en", "text": f"There {' '.join(said)}. And {said[0]} too."})  # fmt: skip
    return articles


@pytest.fixture(scope="module")
def index(build: Callable[..., Index]) -> Index:
    return build(crowd())


def test_the_subjects_that_were_put_in_come_out(index: Index) -> None:
    table = themes(select(index), k=3, top=4).table
    first = table.drop_duplicates("theme")
    assert first["articles"].tolist() == list(SIZES.values())
    for (subject, words), (_, rows) in zip(SUBJECTS.items(), table.groupby("theme"), strict=True):
        parts = {part for term in rows["term"] for part in term.split(" ")}
        assert parts <= set(words), subject
    assert table["share"].tolist() == pytest.approx((table["articles"] / 240).tolist())


def test_an_article_is_in_the_theme_of_its_subject(index: Index) -> None:
    result = themes(select(index), k=3)
    row = result.table.index[result.table["theme"] == 2][0]
    assert all(index.article_id(number).startswith("field") for number in result.evidence(row, "articles").articles)


def test_df_counts_the_articles_of_the_theme_that_hold_the_term(index: Index) -> None:
    for row in themes(select(index), k=3, top=3).table.to_dict("records"):
        subject = list(SUBJECTS)[row["theme"] - 1]
        texts = [one["text"] for one in crowd() if one["id"].startswith(subject)]
        assert row["df"] == sum(f" {row['term']} " in text.replace(".", " ") for text in texts)


def test_each_number_opens_as_many_things_as_it_says(index: Index) -> None:
    assert check_receipts(themes(select(index), k=4, top=6), most_rows=24) == 3 * 24


# ---------------------------------------------------------------- against scikit-learn and scipy


def test_steps_are_the_iterations_of_one_long_run(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_STILL", 0.0)
    monkeypatch.setattr(module, "_MOST_STEPS", 4)
    matrix = module._weights(index, np.arange(240), module._terms(index, select(index), np.arange(240)))
    ours, iterations = module._fit(matrix, 3, lambda stage, done, of: None)
    whole = NMF(3, init="nndsvda", solver="cd", tol=0, max_iter=40, random_state=0).fit(matrix)
    assert iterations == 40
    assert np.allclose(ours, whole.components_, atol=1e-9)


def test_articles_are_assigned_by_non_negative_least_squares(index: Index) -> None:
    view = select(index)
    matrix = module._weights(index, view.rows, module._terms(index, view, view.rows))
    weights, _ = module._fit(matrix, 4, lambda stage, done, of: None)
    ours = module._assign(matrix, weights)
    for row in range(0, 240, 17):
        expected, _ = nnls(weights.T, matrix[row].toarray().ravel())
        assert np.allclose(ours[row], expected, atol=1e-6)


def test_more_articles_than_are_fitted_are_all_assigned(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FITTED", 120)
    monkeypatch.setattr(module, "_BLOCK", 50)
    view = select(index, Filter(words="there"))
    result = themes(view, k=3)
    assert result.table.drop_duplicates("theme")["articles"].tolist() == list(SIZES.values())
    assert "found on 120 articles spread evenly over the 240" in " ".join(result.notes)


# ---------------------------------------------------------------- the same again


def test_the_order_of_the_articles_changes_nothing(index: Index, build: Callable[..., Index]) -> None:
    shuffled = crowd()
    random.Random(3).shuffle(shuffled)
    tables = [themes(select(one), k=5).table.to_csv() for one in (index, build(shuffled))]
    assert tables[0] == tables[1]


def test_whoever_leaves_keeps_nothing_and_can_come_back(index: Index) -> None:
    class LeftError(Exception):
        pass

    steps: list[tuple[str, int, int]] = []

    def progress(stage: str, done: int, of: int) -> None:
        steps.append((stage, done, of))
        if len(steps) == 2:
            raise LeftError

    view = select(index, Filter(words="harbour OR cotton OR concert OR ships OR wheat OR stage"))
    with pytest.raises(LeftError):
        find_themes(view, 3, progress)
    assert steps == [("Finding themes", 0, 200), ("Finding themes", 10, 200)]
    found = find_themes(view, 3, progress)
    assert found.fitted == len(view)
    assert len(steps) > 2
    n = len(steps)
    assert find_themes(view, 3, progress) is found
    assert len(steps) == n


def test_its_columns_are_defined_and_its_lines_give_the_very_table(index: Index) -> None:
    view = select(index)
    table = themes(view, k=3).table
    assert list(DEFINITIONS["themes"].columns) == list(table.columns)
    lines = python_lines(view, "themes", {"k": 3}).replace('"DIR"', "folder")
    *before, last = lines.splitlines()
    space: dict[str, Any] = {"folder": index.path}
    exec("\n".join(before), space)  # noqa: S102 - the program's own lines, as a reader would run them
    pd.testing.assert_frame_equal(eval(last, space), table)  # noqa: S307 - likewise


# ---------------------------------------------------------------- bad input


def test_few_articles_have_no_themes(tiny: Index) -> None:
    with pytest.raises(InputError, match="at least 200 articles, and these are 4"):
        themes(select(tiny))


@pytest.mark.parametrize(
    ("options", "words"), [({"k": 1}, "k is 1: ask for 2 to 40"), ({"k": 41}, "k is 41"), ({"top": 0}, "top is 0")]
)
def test_bad_options_are_told(index: Index, options: dict[str, int], words: str) -> None:
    with pytest.raises(InputError, match=words):
        themes(select(index), **options)


def test_too_few_terms_are_told(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TERMS", 7)
    with pytest.raises(InputError, match="7 terms in common, too few for 7 themes"):
        themes(select(index), k=7)


def test_voice_can_not_be_taken_apart(index: Index) -> None:
    with pytest.raises(InputError, match="taken apart by voice"):
        themes(select(index, counting=Counting(voice="quoted")))


def test_how_many_are_usual() -> None:
    assert [default_k(n) for n in (200, 999, 1000, 9999, 10_000)] == [8, 8, 12, 12, 20]
