"""The vocabulary against a plain loop over the same tokens."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.columns import FIRST_IN_SENTENCE, IN_NAME, to_indptr
from analysis.corpus import vocabulary
from analysis.corpus.vocabulary import Tokens, build_terms

Token = tuple[str, bool, bool]
WORDS = ["baku", "road", "the", "x", "2040", "water", "grain"]
STOP = {"the"}

articles = st.lists(
    st.lists(st.tuples(st.sampled_from(WORDS), st.booleans(), st.booleans()), max_size=12), min_size=1, max_size=6
)


def as_tokens(texts: list[list[Token]], n_body: list[int]) -> Tokens:
    words = sorted(WORDS)
    flat = [token for text in texts for token in text]
    return Tokens(
        words=words,
        ids=np.array([words.index(word) for word, _, _ in flat], dtype=np.int32),
        flags=np.array([first * FIRST_IN_SENTENCE + name * IN_NAME for _, first, name in flat], dtype=np.uint8),
        indptr=to_indptr(np.array([len(text) for text in texts])),
        n_body=np.array(n_body, dtype=np.int64),
        language=np.zeros(len(texts), dtype=np.int64),
        stop=np.array([[word in STOP for word in words]]),
    )


def by_loop(texts: list[list[Token]], n_body: list[int]) -> tuple[list[Counter[str]], dict[str, float]]:
    counts, touching, total = [], Counter[str](), Counter[str]()
    for text, n in zip(texts, n_body, strict=True):
        here: Counter[str] = Counter()
        for i, (word, first, name) in enumerate(text[:n]):
            good = len(word) > 1 and word not in STOP and any(c.isalpha() for c in word)
            found = [(word, name)] if good else []
            if good and i and not first:
                before, _, name_before = text[i - 1]
                if len(before) > 1 and before not in STOP and any(c.isalpha() for c in before):
                    found.append((f"{before} {word}", name or name_before))
            for term, named in found:
                here[term] += 1
                total[term] += 1
                touching[term] += named
        counts.append(here)
    return counts, {term: touching[term] / total[term] for term in total}


@settings(max_examples=150, deadline=None)
@given(articles, st.integers(1, 4))
def test_terms_equal_those_of_a_plain_loop(texts: list[list[Token]], block: int) -> None:
    n_body = [max(len(text) - 2, 0) for text in texts]
    before = vocabulary._BLOCK
    vocabulary._BLOCK = block  # several blocks, so that their seams are tested
    try:
        terms = build_terms(as_tokens(texts, n_body))
    finally:
        vocabulary._BLOCK = before
    counts, names = by_loop(texts, n_body)
    assert terms.terms == sorted(names)
    assert terms.df.tolist() == [sum(term in c for c in counts) for term in terms.terms]
    assert terms.names.tolist() == [names[term] for term in terms.terms]
    for row, expected in enumerate(counts):
        part = slice(terms.indptr[row], terms.indptr[row + 1])
        assert np.all(np.diff(terms.indices[part]) > 0)
        found = {terms.terms[i]: n for i, n in zip(terms.indices[part], terms.counts[part].tolist(), strict=True)}
        assert found == dict(expected)


@pytest.mark.parametrize(
    ("n_articles", "kept"), [(49, ["grain", "grain road", "road", "water"]), (50, ["grain", "road"])]
)
def test_rare_terms_are_kept_in_small_collections_only(n_articles: int, kept: list[str]) -> None:
    pair: list[Token] = [("grain", True, False), ("road", False, False)]
    texts = [pair] * 4 + [[("water", True, False)]] + [[]] * (n_articles - 5)
    terms = build_terms(as_tokens(texts, [len(text) for text in texts]))
    assert terms.terms == kept


def test_the_most_frequent_terms_win_and_ties_go_by_name() -> None:
    texts: list[list[Token]] = [[(w, True, False) for w in ("water", "road", "grain")], [("water", True, False)]]
    assert build_terms(as_tokens(texts, [3, 1]), most=2).terms == ["grain", "water"]
