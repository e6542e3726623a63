"""Collocates: counted by hand, against a plain loop over sentences, by voice, and what cannot be asked."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.evidence import quotes
from analysis.index.store import Index
from analysis.lexicon.words import stop_words
from analysis.measures import MEASURES
from analysis.measures.association import logdice, signed_g2
from analysis.measures.collocates import collocates
from analysis.model import Counting, Filter, View
from analysis.views import select

PIPES = [
    {
        "id": "c1", "date": "2023-04-03", "source": "Alpha Daily", "language": "en", "title": "Gas pipeline opens",
        "text": "Kazakhstan sells natural gas. Pipeline gas flows west. Prices of oil fell.",
    },
    {
        "id": "c2", "date": "2024-05-06", "source": "Beta Wire", "language": "en",
        "text": '"Kazakh gas flows west," Tokayev said. The gas pipeline carries no oil.',
    },
    {
        "id": "c3", "date": "2024-06-07", "source": "Beta Wire", "language": "en",
        "text": "Oil flows. Pipeline work ends.",
    },
]  # fmt: skip
"""Running words: 4 + 4 + 4, 6 + 6, 2 + 3 = 29 in the bodies; gas stands 4 times, so n is 25 for it.
Around gas: Kazakhstan sells natural; Pipeline flows west; Kazakh flows west Tokayev said; The pipeline carries no oil.
"""


@pytest.fixture(scope="module")
def pipes(build: Callable[..., Index]) -> Index:
    return build(PIPES)


def counts(view: View, *columns: str, **options: object) -> dict[str, tuple[int, ...]]:
    table = collocates(view, **options).table  # type: ignore[arg-type]
    return {row["term"]: tuple(row[name] for name in columns) for row in table.to_dict("records")}


def test_counted_by_hand(pipes: Index) -> None:
    table = collocates(select(pipes), "gas").table
    assert list(table.columns) == [
        "term", "a", "n_x", "n_y", "n", "logdice", "g2", "articles", "supported",
    ]  # fmt: skip
    assert set(table["n_x"]) == {16}
    assert set(table["n"]) == {25}
    found = {row["term"]: (row["a"], row["n_y"], row["articles"]) for row in table.to_dict("records")}
    assert found == {
        "sells": (1, 1, 1), "natural": (1, 1, 1), "pipeline": (2, 3, 2), "flows": (2, 3, 2), "west": (2, 2, 2),
        "said": (1, 1, 1), "carries": (1, 1, 1), "oil": (1, 3, 1),
    }  # fmt: skip
    assert table["term"][0] == "west"
    assert table["logdice"][0] == pytest.approx(14 + math.log2(2 * 2 / (16 + 2)))
    assert not table["supported"].any()
    assert collocates(select(pipes, counting=Counting(support=2)), "gas").table["supported"].sum() == 3


def test_span_names_and_headlines(pipes: Index) -> None:
    view = select(pipes)
    assert counts(view, "a", query="gas", span=1) == {
        "natural": (1,), "pipeline": (2,), "flows": (2,),
    }  # fmt: skip
    assert set(counts(view, "a", query="gas", names=True)) - set(counts(view, "a", query="gas")) == {
        "kazakhstan", "kazakh", "tokayev",
    }  # fmt: skip
    with_headlines = select(pipes, counting=Counting(headlines=True))
    assert counts(with_headlines, "a", "n_x", "n_y", "n", query="gas")["pipeline"] == (3, 18, 4, 27)


def test_around_an_entity(pipes: Index) -> None:
    # Kazakhstan (sells natural gas) and the demonym Kazakh (gas flows west Tokayev said).
    found = counts(select(pipes), "a", "n_x", "n_y", "n", entity="country-kaz")
    assert found["gas"] == (2, 8, 4, 27)
    only_names = select(pipes, counting=Counting(forms=("names",)))
    assert counts(only_names, "a", "n_x", "n_y", "n", entity="country-kaz")["gas"] == (1, 3, 4, 28)


def test_phrases_and_near_are_nodes_as_a_whole(pipes: Index) -> None:
    assert counts(select(pipes), "a", "n_x", "n", query='"gas flows"') == {
        "west": (2, 6, 25), "pipeline": (1, 6, 25), "said": (1, 6, 25),
    }  # fmt: skip
    near = counts(select(pipes), "a", "n_x", "n", query="natural NEAR/2 gas")
    assert near == {"sells": (1, 2, 27)}


def test_by_voice(pipes: Index) -> None:
    quoted, own = (select(pipes, counting=Counting(voice=voice)) for voice in ("quoted", "own"))
    assert counts(quoted, "a", "n_x", "n_y", "n", query="gas") == {"flows": (1, 3, 1, 3), "west": (1, 3, 1, 3)}
    assert counts(own, "a", "n_x", "n_y", "n", query="gas")["flows"] == (1, 11, 2, 22)
    # A node in the outlet's own words has no neighbours in the quotation.
    assert "flows" not in counts(own, "a", entity="per-tokayev")


def test_a_filter_narrows_every_count(pipes: Index) -> None:
    view = select(pipes, Filter(years=(2024,)))
    assert counts(view, "a", "n_x", "n_y", "n", query="gas")["flows"] == (1, 10, 2, 15)
    assert len(collocates(select(pipes, Filter(words="nowhere")), "gas").table) == 0
    assert len(collocates(select(pipes), "nowhere").table) == 0


def test_the_receipt_of_a_marks_the_term(pipes: Index) -> None:
    measured = collocates(select(pipes), "gas")
    row = list(measured.table["term"]).index("oil")
    (quote,) = quotes(pipes, measured.evidence(row, "a"))
    assert quote.text == "The gas pipeline carries no oil."
    assert [quote.text[a:b] for a, b in quote.marks] == ["oil"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "neither is given"),
        ({"query": "gas", "entity": "country-kaz"}, "both are given"),
        ({"query": "gas", "span": 0}, "from 1 to 50"),
        ({"query": "gas", "span": 51}, "from 1 to 50"),
        ({"query": '"gas'}, "never closes it"),
        ({"query": "*"}, "alone"),
        ({"entity": "country-atlantis"}, "no entity of this index"),
    ],
)
def test_what_cannot_be_asked_is_said(pipes: Index, options: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        MEASURES["collocates"](select(pipes), **options)


WORDS = ["gas", "pipe", "oil", "flows", "the", "of"]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9)
TEXTS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=4)


def by_a_plain_loop(index: Index, node: str, span: int) -> dict[str, tuple[int, int, int, int, int]]:
    """Sentence by sentence, word by word, without any of the arrays of tokens."""
    around: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    articles: dict[str, set[int]] = {}
    for row in range(index.n_articles):
        part = index.sentences.part(row)
        for start, end in zip(index.sentences["start"][part], index.sentences["end"][part], strict=True):
            words = re.findall(r"\w+", index.text(row)[start:end].lower())
            for i, word in enumerate(words):
                if word == node:
                    continue
                everywhere[word] += 1
                if any(words[j] == node for j in range(max(0, i - span), min(len(words), i + span + 1))):
                    around[word] += 1
                    articles.setdefault(word, set()).add(row)
    sizes = around.total(), everywhere.total()
    return {
        word: (a, sizes[0], everywhere[word], sizes[1], len(articles[word]))
        for word, a in around.items()
        if word not in stop_words("en")
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=TEXTS, node=st.sampled_from(WORDS), span=st.integers(1, 6))
def test_equals_a_plain_loop(build: Callable[..., Index], texts: list[list[list[str]]], node: str, span: int) -> None:
    index = build(
        [
            {
                "id": str(i),
                "date": "2023-01-01",
                "language": "en",
                "text": ". ".join(" ".join(s).capitalize() for s in text),
            }
            for i, text in enumerate(texts)
        ]
    )
    table = collocates(select(index), node, span=span).table
    columns = ["a", "n_x", "n_y", "n", "articles"]
    found = {row["term"]: tuple(row[name] for name in columns) for row in table.to_dict("records")}
    assert found == by_a_plain_loop(index, node, span)
    for row in table.to_dict("records"):
        assert row["a"] <= min(row["n_x"], row["n_y"])
        assert row["n_x"] + row["n_y"] - row["a"] <= row["n"]
        assert row["logdice"] == logdice(row["a"], row["n_x"], row["n_y"])
        assert row["g2"] == signed_g2(row["a"], row["n_x"], row["n_y"], row["n"])
    order = sorted(table.to_dict("records"), key=lambda row: (-row["logdice"], row["term"]))
    assert [row["term"] for row in order] == table["term"].tolist()
