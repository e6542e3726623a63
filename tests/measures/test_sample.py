"""What is drawn is counted, the same for the same seed; and what clutter changes, counted by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.clutter import count_by_region
from analysis.measures.mentions import mentions
from analysis.measures.sample import sample_mentions
from analysis.model import Counting, Filter
from analysis.views import select

TEXT = (
    "Kazakhstan and Hungary signed a treaty on Friday. The Kazakh side thanked Hungary for its patience.\n\n"
    "Tags: Kazakhstan, Hungary, Türkiye\n"
)
ARTICLES = [
    {"id": f"a{i}", "date": f"2024-01-{i + 1:02d}", "source": "Alpha", "language": "en", "title": "", "text": TEXT}
    for i in range(5)
]


@pytest.fixture(scope="module")
def index(build: Callable[..., Index]) -> Index:
    return build(ARTICLES)


def test_all_are_drawn_where_there_are_few(index: Index) -> None:
    view = select(index, Filter(date_to=None))
    sample = sample_mentions(view, size=1_000)
    total = int(mentions(view).table["mentions"].sum())
    assert sample.of == len(sample.evidence) == len(sample.entities) == len(sample.forms) == total


def test_what_is_drawn_says_what_it_is(index: Index) -> None:
    sample = sample_mentions(select(index), seed=3, size=7)
    evidence = sample.evidence
    assert len(evidence) == 7
    assert evidence.starts is not None
    assert evidence.ends is not None
    spans = zip(evidence.articles.tolist(), evidence.starts.tolist(), evidence.ends.tolist(), strict=True)
    for (row, start, end), entity in zip(spans, sample.entities.tolist(), strict=True):
        name = index.entities[entity].name
        assert index.text(row)[start:end] in (name, {"Kazakhstan": "Kazakh"}.get(name))
        assert start < TEXT.index("Tags:")


def test_a_seed_draws_the_same_and_another_others(index: Index) -> None:
    def draw(seed: int) -> list[tuple[int, int]]:
        found = sample_mentions(select(index), seed=seed, size=5).evidence
        assert found.starts is not None
        return list(zip(found.articles.tolist(), found.starts.tolist(), strict=True))

    assert draw(1) == draw(1)
    assert any(draw(1) != draw(seed) for seed in (2, 3, 4))
    every = np.array([row for seed in range(40) for row, _ in draw(seed)])
    assert set(every.tolist()) == {0, 1, 2, 3, 4}


def test_impossible_draws_are_refused(index: Index) -> None:
    with pytest.raises(InputError, match="size of 1 or more"):
        sample_mentions(select(index), size=0)


def test_an_empty_view_draws_nothing(index: Index) -> None:
    assert sample_mentions(select(index, Filter(words="xyzzyplugh"))).of == 0


def test_before_and_after_clutter(index: Index) -> None:
    table = count_by_region(index, 0, Counting())
    found = {row[0]: row[2:] for row in table.itertuples(index=False, name=None)}
    assert found == {
        "Hungary": (3, 2, "1 in tags"),
        "Kazakhstan": (3, 2, "1 in tags"),
        "Türkiye": (1, 0, "1 in tags"),
    }
    names_only = count_by_region(index, 0, Counting(forms=("names",)))
    assert dict(zip(names_only["entity"], names_only["counted"], strict=True))["Kazakhstan"] == 1
