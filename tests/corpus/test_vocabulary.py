"""The vocabulary against a plain loop over the same tokens."""

from collections import Counter
from dataclasses import fields
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.columns import FIRST_IN_SENTENCE, IN_NAME
from analysis.corpus import vocabulary
from analysis.corpus.vocabulary import (
    Candidates,
    Cells,
    Terms,
    choose_terms,
    count_candidates,
    fill_matrix,
    is_usable,
)  # fmt: skip
from analysis.model import Int32, Int64

T = TypeVar("T", Candidates, Cells)
Matrix = tuple[Int64, Int32, Int32]
Token = tuple[str, bool, bool]
WORDS = ["baku", "road", "the", "x", "10th", "water", "grain"]
STOP = {"the"}

articles = st.lists(
    st.lists(st.tuples(st.sampled_from(WORDS), st.booleans(), st.booleans()), max_size=12), min_size=1, max_size=6
)


def build(texts: list[list[Token]], n_chunks: int = 1, most: int = 1_000) -> tuple[Terms, Matrix]:
    """The vocabulary and its matrix, with the articles counted in some chunks."""
    words = sorted(WORDS)
    parts, cells, offset = [], [], 0
    for chunk in np.array_split(np.arange(len(texts)), n_chunks):
        found, counted = count(words, [texts[i] for i in chunk])
        parts.append(found)
        cells.append(Cells(counted.sizes, counted.candidates + offset, counted.counts))
        offset += len(found.df)
    terms = choose_terms(words, join(Candidates, parts), len(texts), most)
    return terms, fill_matrix(join(Cells, cells), terms.of_candidate, len(terms.terms))


def count(words: list[str], texts: list[list[Token]]) -> tuple[Candidates, Cells]:
    flat = [token for text in texts for token in text]
    return count_candidates(
        ids=np.array([words.index(word) for word, _, _ in flat], dtype=np.int64),
        flags=np.array([first * FIRST_IN_SENTENCE + name * IN_NAME for _, first, name in flat], dtype=np.uint8),
        sizes=np.array([len(text) for text in texts], dtype=np.int64),
        allowed=np.array([is_usable(word) and word not in STOP for word, _, _ in flat], dtype=np.bool_),
    )


def join(kind: type[T], parts: list[T]) -> T:
    return kind(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(kind)))  # type: ignore


def by_loop(texts: list[list[Token]]) -> tuple[list[Counter[str]], dict[str, float]]:
    counts, touching, total = [], Counter[str](), Counter[str]()
    for text in texts:
        here: Counter[str] = Counter()
        for i, (word, first, name) in enumerate(text):
            good = len(word) > 1 and word not in STOP and word[0].isalpha()
            found = [(word, name)] if good else []
            if good and i and not first:
                before, _, name_before = text[i - 1]
                if len(before) > 1 and before not in STOP and before[0].isalpha():
                    found.append((f"{before} {word}", name or name_before))
            for term, named in found:
                here[term] += 1
                total[term] += 1
                touching[term] += named
        counts.append(here)
    return counts, {term: touching[term] / total[term] for term in total}


@settings(max_examples=150, deadline=None)
@given(articles, st.integers(1, 3), st.integers(1, 9))
def test_terms_equal_those_of_a_plain_loop(texts: list[list[Token]], n_chunks: int, block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "_BLOCK_CELLS", block)  # several blocks, so that their seams are tested
        terms, (indptr, indices, counts) = build(texts, n_chunks)
    expected, names = by_loop(texts)
    assert terms.terms == sorted(names)
    assert terms.df.tolist() == [sum(term in c for c in expected) for term in terms.terms]
    assert terms.names.tolist() == [names[term] for term in terms.terms]
    for row, of_article in enumerate(expected):
        part = slice(indptr[row], indptr[row + 1])
        assert np.all(np.diff(indices[part]) > 0)
        found = {terms.terms[i]: n for i, n in zip(indices[part], counts[part].tolist(), strict=True)}
        assert found == dict(of_article)


RARE = [(49, ["grain", "grain road", "road", "water"]), (50, ["grain", "road"])]


@pytest.mark.parametrize(("n_articles", "kept"), RARE)
def test_rare_terms_are_kept_in_small_collections_only(n_articles: int, kept: list[str]) -> None:
    pair: list[Token] = [("grain", True, False), ("road", False, False)]
    terms, _ = build([pair] * 4 + [[("water", True, False)]] + [[]] * (n_articles - 5), 2)
    assert terms.terms == kept


def test_the_most_frequent_terms_win_and_ties_go_by_name() -> None:
    texts: list[list[Token]] = [[(w, True, False) for w in ("water", "road", "grain")], [("water", True, False)]]
    terms, (indptr, indices, counts) = build(texts, most=2)
    assert terms.terms == ["grain", "water"]
    assert (indptr.tolist(), indices.tolist(), counts.tolist()) == ([0, 2, 3], [0, 1, 1], [1, 1, 1])


def test_no_words_make_an_empty_vocabulary() -> None:
    terms, (indptr, indices, _) = build([[], []])
    assert (terms.terms, indptr.tolist(), indices.tolist()) == ([], [0, 0, 0], [])
