"""Copies of an index with part of its texts: all numbers stay, and what is left out is in no file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.evidence import quotes
from analysis.index.excerpts import Copied, Texts, blank, copy_index
from analysis.index.store import Index, open_index
from analysis.measures import MEASURES
from analysis.model import BODY, Counting
from analysis.termmatrix import term_matrix
from analysis.views import select

ARTICLES = [
    {
        "id": "e1", "date": "2023-03-01", "source": "Alpha Daily", "language": "en", "title": "Roads of Kazakhstan",
        "text": "Kazakhstan opened a road.\n\nQuinoa harvesters whistled merrily beyond the ochre hills. "
        "“Porcelain lanterns shimmered,” said Qasym Nobody. Uzbekistan and Kazakhstan met in Astana.",
    },
    {
        "id": "e2", "date": "2023-04-01", "source": "Beta Wire", "language": "en", "title": "",
        "text": "Marmalade zeppelins drifted sideways over the quarry. Hungary signed a treaty with Kazakhstan. "
        "Velvet octopuses juggled tangerines at dawn.",
    },
]  # fmt: skip
"""Sentences with a name or a quotation, and three without either; the second article has no title of its own."""
LEFT_OUT = ("Quinoa harvesters whistled", "Marmalade zeppelins", "Velvet octopuses juggled")
KEPT = ("Kazakhstan opened a road.", "Porcelain lanterns shimmered", "Hungary signed a treaty with Kazakhstan.")
HIDDEN_WORDS = ("zeppelins", "octopuses", "harvesters")


@pytest.fixture(scope="module")
def source(build: Callable[..., Index]) -> Index:
    return build(ARTICLES)


@pytest.fixture(scope="module")
def copies(source: Index, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Index]:
    folder = tmp_path_factory.mktemp("copies")
    kinds: tuple[Texts, ...] = ("none", "excerpts", "full")
    for kind in kinds:
        copy_index(source.path, folder / kind, kind)
    return {kind: open_index(folder / kind) for kind in kinds}


def everything(folder: Path) -> str:
    """All bytes of all files, as text in small letters: as it stands, and without blanks."""
    content = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    return content.decode("utf-8", "replace").casefold()


@pytest.mark.parametrize("kind", ["none", "excerpts"])
def test_what_is_left_out_is_in_no_file(source: Index, copies: dict[str, Index], kind: str) -> None:
    terms = set(source.terms["term"].tolist())
    before, after = everything(source.path), everything(copies[kind].path)
    for sentence in LEFT_OUT + (KEPT if kind == "none" else ()):
        assert sentence.casefold() in before
        assert sentence.casefold() not in after
    for word in HIDDEN_WORDS:
        assert word in before
        assert word not in after or word in terms
        assert word not in copies[kind].words or word in terms


def test_evidence_sentences_stay_where_they_are(source: Index, copies: dict[str, Index]) -> None:
    for sentence in KEPT:
        rows = [row for row in range(source.n_articles) if sentence in source.text(row)]
        assert rows
        for row in rows:
            assert copies["excerpts"].text(row).find(sentence) == source.text(row).find(sentence)
    assert not any(copies["none"].text(row).strip() for row in range(source.n_articles))


@pytest.mark.parametrize("kind", ["none", "excerpts", "full"])
def test_numbers_and_spans_are_those_of_the_original(source: Index, copies: dict[str, Index], kind: str) -> None:
    copy = copies[kind]
    assert (copy.fingerprint, copy.texts) == (source.fingerprint, kind)
    measures = (("mentions", {}), ("cooccurrence", {"kind": "country"}), ("coverage", {}), ("speakers", {}),
                ("stories", {}))  # fmt: skip
    for name, options in measures:
        for counting in (Counting(), Counting(window="sentence"), Counting(forms=("names",), headlines=True)):
            tables = [MEASURES[name](select(index, counting=counting), **options).table for index in (source, copy)]
            assert tables[0].equals(tables[1]), (name, counting)
    for row in range(source.n_articles):
        assert len(copy.text(row)) == len(source.text(row))
        assert copy.mentions_of(row) == source.mentions_of(row)
        assert copy.quotations_of(row) == source.quotations_of(row)


@pytest.mark.parametrize("kind", ["none", "excerpts"])
def test_terms_keep_their_counts_and_pairs_can_be_read(source: Index, copies: dict[str, Index], kind: str) -> None:
    copy = copies[kind]
    old, new = source.terms["term"].tolist(), copy.terms["term"].tolist()
    assert [term for term in new if " " not in term] == [term for term in old if " " not in term]
    pairs = [term for term in new if " " in term]
    readable = " ".join(" ".join(re.findall(r"\w+", copy.text(row).casefold())) for row in (0, 1))
    assert all(pair in readable for pair in pairs)
    assert bool(pairs) == (kind == "excerpts")
    old_matrix, new_matrix = term_matrix(source), term_matrix(copy)
    for number, term in enumerate(new):
        before = old_matrix.articles_of(old.index(term))
        assert [part.tolist() for part in new_matrix.articles_of(number)] == [part.tolist() for part in before]
    shown = MEASURES["topics"](select(copy), by="source").table.set_index(["group", "term"])
    full = MEASURES["topics"](select(source), by="source", top=100).table.set_index(["group", "term"])
    both = shown.index.intersection(full.index)
    assert len(both) > 5
    columns = ["n_term", "df", "n_articles", "n_tokens", "tfidf"]
    assert shown.loc[both, columns].equals(full.loc[both, columns])


@pytest.mark.parametrize("kind", ["none", "excerpts"])
def test_every_mention_has_its_receipt(source: Index, copies: dict[str, Index], kind: str) -> None:
    measured = MEASURES["mentions"](select(copies[kind]))
    original = MEASURES["mentions"](select(source))
    for row in range(len(measured.table)):
        here, there = measured.evidence(row, "mentions"), original.evidence(row, "mentions")
        assert len(here) == measured.table["mentions"].iloc[row]
        shown = [quote.text[a:b] for quote in quotes(copies[kind], here) for a, b in quote.marks]
        full = [quote.text[a:b] for quote in quotes(source, there) for a, b in quote.marks]
        assert shown == (full if kind == "excerpts" else [" " * len(word) for word in full])


def test_a_word_stands_on_the_same_side_of_every_edge(source: Index, copies: dict[str, Index]) -> None:
    for kind in ("none", "excerpts"):
        for row in range(source.n_articles):
            part = source.tokens.part(row)
            old, new = source.tokens["start"][part], copies[kind].tokens["start"][part]
            assert (new <= old).all()
            for table in (source.sentences, source.quotations, source.regions_table):
                for name in ("start", "end"):
                    for edge in table[name][table.part(row)]:
                        assert ((old >= edge) == (new >= edge)).all()
            body = slice(0, int(source.body_tokens[row]))
            assert (np.diff(new[body]) >= 0).all()


def test_every_word_of_a_term_is_a_word(copies: dict[str, Index]) -> None:
    """What counts terms by their running words looks them up in the list of words."""
    for copy in copies.values():
        assert copy.words == sorted(copy.words)
        assert {word for term in copy.terms["term"].tolist() for word in term.split(" ")} <= set(copy.words)
        assert len(MEASURES["collocates"](select(copy), "Kazakhstan").table) >= 0
    shown = MEASURES["collocates"](select(copies["excerpts"]), "Kazakhstan").table
    full = MEASURES["collocates"](select(copies["full"]), "Kazakhstan").table.set_index("term")
    assert len(shown)
    assert (full.loc[shown["term"], "a"].to_numpy() == shown["a"].to_numpy()).all()


def test_search_finds_only_what_is_there(copies: dict[str, Index]) -> None:
    def occurrences(kind: str, query: str) -> int:
        return int(MEASURES["search"](select(copies[kind]), query).table["occurrences"].sum())

    assert [occurrences(kind, "treaty") for kind in ("full", "excerpts", "none")] == [1, 1, 0]
    assert [occurrences(kind, "zeppelins") for kind in ("full", "excerpts", "none")] == [1, 0, 0]
    assert [occurrences(kind, "*elins") for kind in ("full", "excerpts")] == [1, 0]


def test_the_first_words_of_a_body_are_no_title(source: Index, copies: dict[str, Index]) -> None:
    assert source.headline(1).startswith("Marmalade")
    assert [copies["none"].headline(row) for row in (0, 1)] == ["Roads of Kazakhstan", "Article e2"]


def test_a_copy_gives_no_more_than_it_holds(copies: dict[str, Index], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="publish from the index it was made of"):
        copy_index(copies["none"].path, tmp_path / "out", "excerpts")
    assert not (tmp_path / "out").exists()
    again = copy_index(copies["excerpts"].path, tmp_path / "again", "excerpts")
    assert isinstance(again, Copied)
    assert open_index(tmp_path / "again").texts == "excerpts"


def test_kept_characters_are_counted(source: Index, tmp_path: Path) -> None:
    copied = copy_index(source.path, tmp_path / "out", "excerpts")
    texts = [open_index(tmp_path / "out").text(row) for row in range(source.n_articles)]
    assert copied.characters == sum(map(len, texts))
    assert 0 < copied.kept < copied.characters
    assert sum(len(text.replace(" ", "").replace("\n", "")) for text in texts) <= copied.kept


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_blanking_keeps_length_lines_and_what_is_kept(text: str, bounds: list[tuple[int, int]]) -> None:
    edges = sorted({min(edge, len(text)) for pair in bounds for edge in pair})
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    result = blank(text, spans)
    assert len(result) == len(text)
    inside = {at for start, end in spans for at in range(start, end)}
    for at, (old, new) in enumerate(zip(text, result, strict=True)):
        assert new == (old if at in inside or old == "\n" else " ")


def test_seeds_lose_no_mention(seeds_copy: tuple[Index, Index]) -> None:
    source, copy = seeds_copy
    for row in range(source.n_articles):
        for mention in source.mentions_of(row):
            if mention.field == 0 and mention.region == "body":
                span = slice(mention.start, mention.end)
                assert copy.text(row)[span] == source.text(row)[span]
    assert (np.asarray(source.sentences["kind"]) == BODY).any()


@pytest.fixture(scope="module")
def seeds_copy(originals: Index, tmp_path_factory: pytest.TempPathFactory) -> tuple[Index, Index]:
    folder = tmp_path_factory.mktemp("seeds") / "copy"
    copy_index(originals.path, folder, "excerpts")
    return originals, open_index(folder)
