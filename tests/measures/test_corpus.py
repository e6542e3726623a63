"""Sizes of a collection: by hand, against a plain loop, with their receipts."""

from __future__ import annotations

import re
import sys

import pytest

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.measures.corpus import corpus as measure
from analysis.model import Counting, Filter
from analysis.views import select
from tests.measures.test_receipts import check_receipts


def test_counted_by_hand(tiny: Index) -> None:
    table = measure(select(tiny, Filter(years=(2023, 2024)))).table
    # Running words, a1: 8 + 7 + 12, 22 of them different; a3: 6 + 6, 7 of them new; a2: 3 + 3 + 5.
    columns = ["group_name", "articles", "tokens", "types", "sentences", "tokens_per_article", "tokens_per_sentence"]
    assert table[columns].values.tolist() == [
        ["Alpha Daily", 2, 39, 29, 5, 19.5, 39 / 5],
        ["Beta Wire", 1, 11, 9, 3, 11.0, 11 / 3],
    ]


@pytest.mark.parametrize("headlines", [False, True])
def test_equals_a_plain_loop(tiny: Index, headlines: bool) -> None:
    table = measure(select(tiny, counting=Counting(headlines=headlines)), by="all").table
    texts = [tiny.text(row) for row in range(4)] + [tiny.title(row) for row in range(4) if headlines]
    words = [word for text in texts for word in re.findall(r"\w+", text.lower())]
    assert table[["articles", "tokens", "types"]].values.tolist() == [[4, len(words), len(set(words))]]
    assert table["sentences"][0] == 9 + 4 * headlines


def test_receipts(tiny: Index, originals: Index) -> None:
    for index in (tiny, originals):
        for headlines in (False, True):
            view = select(index, counting=Counting(headlines=headlines))
            for by in ("source", "year", "language", "country", "all"):
                assert check_receipts(MEASURES["corpus"](view, by=by)) > 0


def test_nothing_and_one_voice(tiny: Index) -> None:
    assert len(measure(select(tiny, Filter(words="zebra"))).table) == 0
    with pytest.raises(InputError, match="not told by voice"):
        measure(select(tiny, counting=Counting(voice="own")))


def test_many_articles_are_counted_like_few(tiny: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    few = measure(select(tiny)).table
    monkeypatch.setattr(sys.modules[measure.__module__], "_AT_A_TIME", 1)
    monkeypatch.setattr(sys.modules[measure.__module__], "_MANY", 1)
    assert measure(select(tiny)).table.equals(few)
    assert measure(select(tiny)).table.equals(few)
