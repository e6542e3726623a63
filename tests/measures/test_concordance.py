"""Lines of a concordance: sorted by a side, drawn at random, with who says it; and by voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.measures.concordance import concordance
from analysis.measures.search import search
from analysis.model import Counting, Voice
from analysis.views import select

GAS = [
    {
        "id": "g1", "date": "2023-01-01", "source": "Alpha Daily", "language": "en", "title": "Gas for all",
        "text": '"We sell gas today," Tokayev said. Natural gas flows. Some buy gas.',
    },
    {
        "id": "g2", "date": "2023-01-02", "source": "Beta Wire", "language": "en",
        "text": 'Cheap gas burns. A sign read "all gas is sold out now." Gas again.',
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def gas(build: Callable[..., Index]) -> Index:
    return build(GAS)


def lines(index: Index, **options: object) -> list[tuple[str, str, str]]:
    table = concordance(select(index), "gas", width=8, **options).table  # type: ignore[arg-type]
    return list(zip(table["left"], table["match"], table["right"], strict=True))


def test_by_article_left_and_right(gas: Index) -> None:
    by_article = lines(gas)
    assert [left.split()[-1].strip('"') for left, _, _ in by_article] == [
        "sell",
        "Natural",
        "buy",
        "Cheap",
        "all",
        "now.",
    ]
    # After: again, burns, flows, is, today, and nothing at the very end of a text first.
    assert [right.split()[:1] for _, _, right in lines(gas, sort="right")] == [
        ["."], ["again."], ["burns."], ["flows."], ["is"], ["today,\""],
    ]  # fmt: skip
    before = ["all", "buy", "Cheap", "Natural", "now", "sell"]
    assert [left.split()[-1].strip('".') for left, _, _ in lines(gas, sort="left")] == before


def test_a_tie_goes_by_the_next_word_and_then_by_the_text(build: Callable[..., Index]) -> None:
    texts = {"1": "gas oil coal. gas oil bread.", "2": "gas oil bread."}
    index = build([{"id": name, "date": f"2023-01-0{name}", "text": text} for name, text in texts.items()])
    table = concordance(select(index), "gas", sort="right").table
    assert list(zip(table["article"], table["start"], strict=True)) == [("1", 14), ("2", 0), ("1", 0)]


def test_who_says_it(gas: Index) -> None:
    table = concordance(select(gas), "gas").table
    assert table["speaker"].tolist() == ["Kassym-Jomart Tokayev", "", "", "", "unattributed", ""]
    assert table["offset"].tolist() == table["start"].tolist()
    for row in table.to_dict("records"):
        assert gas.text(row["row"])[row["offset"] : row["end"]].lower() == "gas"


def test_headlines_have_their_own_sides(gas: Index) -> None:
    view = select(gas, counting=Counting(headlines=True))
    table = concordance(view, "gas", sort="right").table
    (headline,) = table[table["field"] == 1].to_dict("records")
    assert (headline["left"], headline["right"], headline["speaker"]) == ("", " for all", "")
    assert len(table) == 7


@pytest.mark.parametrize(("voice", "n"), [("all", 6), ("quoted", 2), ("own", 4)])
def test_by_voice(gas: Index, voice: Voice, n: int) -> None:
    view = select(gas, counting=Counting(voice=voice))
    assert len(concordance(view, "gas").table) == n
    assert search(view, "gas").table["occurrences"].tolist() == [n]


def test_samples_are_drawn_with_a_seed(gas: Index) -> None:
    everything = Counter(lines(gas))
    drawn = lines(gas, sample=3, seed=7)
    assert drawn == lines(gas, sample=3, seed=7)
    assert Counter(drawn) <= everything
    assert len({tuple(lines(gas, sample=3, seed=seed)) for seed in range(20)}) > 3
    assert lines(gas, sample=6) == lines(gas, sample=99) == lines(gas)
    measured = concordance(select(gas), "gas", sample=4, limit=2, seed=7)
    assert measured.notes == (
        "4 of 6 occurrences, drawn at random (seed 7)", "the first 2 of 4 occurrences are shown",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"sort": "date"}, "sort 'date' is unknown: choose one of article, left, right"),
        ({"sample": 0}, "sample of 1 or more"),
        ({"seed": -1}, "seed of 0 or more"),
        ({"width": 0}, "must be 1 or more"),
    ],
)
def test_what_cannot_be_asked_is_said(gas: Index, options: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        MEASURES["concordance"](select(gas), "gas", **options)
