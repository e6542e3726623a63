"""Topics by voice: quoted and own counts add up to the whole, by hand and for every table."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from analysis.index.store import Index
from analysis.measures.voiced_terms import counts_of, mean_weights, terms_in_most, tokens_of, totals_of
from analysis.measures.words import topics
from analysis.model import Counting, Voice
from analysis.termmatrix import term_matrix
from analysis.termtokens import count_all_terms
from analysis.views import select

SAID = [
    {
        "id": "1", "date": "2023-01-01", "language": "en",
        "text": '"Cargo trains carry cargo," Tokayev said. Cargo ships wait. The port is deep.',
    },
    {"id": "2", "date": "2024-01-01", "language": "en", "text": 'Cargo ships came. "Deep water helps," Tokayev said.'},
    {"id": "3", "date": "2024-02-01", "language": "tr", "text": "Liman derin. Cargo gemileri bekliyor."},
]  # fmt: skip


@pytest.fixture(scope="module")
def said(build: Callable[..., Index]) -> Index:
    return build(SAID)


VOICES: tuple[Voice, ...] = ("all", "quoted", "own")


def test_counted_by_hand(said: Index) -> None:
    everything = [np.arange(3)]
    terms = {term: number for number, term in enumerate(said.terms["term"].tolist())}
    wanted = np.array([terms[term] for term in ("cargo", "trains", "ships", "cargo trains")])
    by_voice = {voice: counts_of(said, Counting(voice=voice), wanted, everything) for voice in VOICES}
    # Articles and occurrences; article 1 has cargo in both voices.
    assert {voice: (df.ravel().tolist(), n.ravel().tolist()) for voice, (df, n) in by_voice.items()} == {
        "all": ([3, 1, 2, 1], [5, 1, 2, 1]),
        "quoted": ([1, 1, 0, 1], [2, 1, 0, 1]),
        "own": ([3, 0, 2, 0], [3, 0, 2, 0]),
    }
    assert [tokens_of(said, Counting(voice=voice), np.arange(3)) for voice in VOICES] == [26, 7, 19]
    assert [
        int(count_all_terms(said, Counting(voice=voice), np.arange(3))[terms["cargo"]]) for voice in VOICES
    ] == [5, 2, 3]  # fmt: skip


def test_quoted_and_own_weights_add_up(said: Index) -> None:
    groups = [np.array([0, 1]), np.array([2])]
    whole, quoted, own = (mean_weights(said, Counting(voice=voice), groups) for voice in VOICES)
    assert np.allclose(quoted + own, whole, rtol=1e-12)
    cargo = int(list(said.terms["term"]).index("cargo"))
    one = [np.array([0])]
    whole, quoted = (mean_weights(said, Counting(voice=voice), one) for voice in ("all", "quoted"))
    # Of three times cargo in the first article two are quoted, and so are two thirds of its weight.
    assert quoted[0, cargo] == pytest.approx(whole[0, cargo] * 2 / 3)
    totals = [totals_of(said, Counting(voice=voice), groups) for voice in VOICES]
    assert (totals[0] == totals[1] + totals[2]).all()


def test_what_stands_everywhere_is_told_by_voice(said: Index) -> None:
    cargo = int(list(said.terms["term"]).index("cargo"))
    rows = np.arange(3)
    assert [bool(terms_in_most(said, Counting(voice=voice), rows)[cargo]) for voice in VOICES] == [True, False, True]


def test_the_table_speaks_of_one_voice(said: Index) -> None:
    table = topics(select(said, counting=Counting(voice="quoted")), by="year", top=100).table
    assert set(table["term"]) & {"ships", "port", "wait"} == set()
    assert table.drop_duplicates("group")["n_tokens"].tolist() == [3, 4]


def test_the_whole_is_that_of_the_matrix(originals: Index) -> None:
    rows = select(originals).rows
    voices = [count_all_terms(originals, Counting(voice=voice), rows) for voice in VOICES]
    assert (voices[0] == voices[1] + voices[2]).all()
    assert (voices[1] >= 0).all()
    assert (voices[2] >= 0).all()
    assert voices[1].sum() > 0
    assert int(voices[0].sum()) == int(term_matrix(originals).totals.sum())


def test_by_language(said: Index) -> None:
    table = topics(select(said), by="language", top=5).table
    assert list(dict.fromkeys(table["group"])) == ["en", "tr"]
