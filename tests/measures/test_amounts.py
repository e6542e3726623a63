"""Amounts in matching sentences, found by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.measures.amounts import amounts
from analysis.model import Counting, Filter
from analysis.views import select

TRADE = [
    {
        "id": "t1", "date": "2023-04-03", "source": "Alpha Daily", "language": "en",
        "text": "Trade between Kazakhstan and Hungary grew by 40 percent. The 3rd road cost $2 million.",
    },
    {
        "id": "t2", "date": "2024-05-06", "source": "Beta Wire", "language": "en",
        "text": "Kazakh trade grew by 35 percent to half a billion dollars. Nobody counted 12 ships in Hungary.",
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def trade(build: Callable[..., Index]) -> Index:
    return build(TRADE)


def told(index: Index, *, filter: Filter = Filter(), **options: object) -> list[list[object]]:  # noqa: B008 - frozen
    table = MEASURES["amounts"](select(index, filter), **options).table
    return table[["article", "kind", "value", "unit"]].values.tolist()


def test_outlets_figures_stand_side_by_side(trade: Index) -> None:
    assert told(trade, query="trade grew") == [
        ["t1", "percent", 40.0, "%"],
        ["t2", "percent", 35.0, "%"],
        ["t2", "money", 5e8, "USD"],
    ]
    assert told(trade, query="trade", kind="money") == [["t2", "money", 5e8, "USD"]]
    assert told(trade, query="road OR ships") == [
        ["t1", "ordinal", 3.0, ""], ["t1", "money", 2e6, "USD"], ["t2", "count", 12.0, "ships"],
    ]  # fmt: skip


def test_entities_are_named_in_the_sentence(trade: Index) -> None:
    assert told(trade, entities=["country-hun"]) == [["t1", "percent", 40.0, "%"], ["t2", "count", 12.0, "ships"]]
    assert told(trade, query="trade", entities=["country-hun"]) == [["t1", "percent", 40.0, "%"]]
    names = amounts(select(trade, Filter(), Counting(forms=("names",))), entities=["country-kaz"]).table
    assert list(names["article"]) == ["t1"]


def test_spans_are_those_of_the_text(trade: Index) -> None:
    for line in amounts(select(trade), "trade").table.itertuples():
        text = trade.text(line.row)
        assert text[line.start : line.end] == line.amount
        assert line.sentence_start <= line.start < line.end <= line.sentence_end
        assert text[line.sentence_start : line.sentence_end].endswith(".")


def test_the_view_and_the_limit_are_kept(trade: Index) -> None:
    assert told(trade, filter=Filter(years=(2024,)), query="trade") == [
        ["t2", "percent", 35.0, "%"], ["t2", "money", 5e8, "USD"],
    ]  # fmt: skip
    cut = amounts(select(trade), "trade", limit=1)
    assert len(cut.table) == 1
    assert cut.notes == (
        "2 sentences match", "the first 1 amounts are shown, from the first 1 of these sentences",
    )  # fmt: skip
    assert len(amounts(select(trade), "nowhere").table) == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "amounts needs a subject"),
        ({"query": "trade", "kind": "weight"}, "kind 'weight' is unknown: choose one of money, percent, count"),
        ({"entities": ["country-xyz"]}, "'country-xyz' is no entity"),
        ({"query": "trade", "limit": 0}, "limit is 0"),
    ],
)
def test_what_is_not_allowed_is_said(trade: Index, options: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        MEASURES["amounts"](select(trade), **options)
