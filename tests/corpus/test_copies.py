"""Stories against every pair compared one by one, around the bar, and laws of copies."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import leaders
from analysis.corpus.copies import LEAST, SHORTEST, find_stories
from analysis.corpus.runs import RUN_WORDS, band_keys, count_shared, distinct, mix, runs_of

Text = list[int]


@cache
def run_set(text: tuple[int, ...]) -> frozenset[tuple[int, ...]]:
    return frozenset(zip(*(text[place:] for place in range(RUN_WORDS)), strict=False))


def likeness(one: Text, other: Text) -> Fraction:
    if one == other:
        return Fraction(bool(one))
    if min(len(one), len(other)) < SHORTEST:
        return Fraction(0)
    a, b = run_set(tuple(one)), run_set(tuple(other))
    shared = len(a & b)
    return Fraction(shared, len(a) + len(b) - shared)


def by_hand(texts: list[Text]) -> list[tuple[int, Fraction]]:
    """First and similarity of each text: each joins the first that it is most like, the earliest of equals."""
    firsts: list[int] = []
    seen: dict[tuple[int, ...], tuple[int, Fraction]] = {}
    result = []
    for row, text in enumerate(texts):
        key = tuple(text) or (-1, row)
        if key not in seen:
            best = max(((likeness(text, texts[first]), -first) for first in firsts), default=(Fraction(0), 0))
            seen[key] = (-best[1], best[0]) if best[0] >= Fraction(*LEAST) else (row, Fraction(1))
            firsts += [row] if seen[key][0] == row else []
        result.append(seen[key])
    return result


def found(texts: list[Text]) -> list[tuple[int, float]]:
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    ids = np.array([word for text in texts for word in text], dtype=np.int32)
    stories = find_stories(ids, np.cumsum(sizes) - sizes, sizes)
    first = {number: row for row, number in reversed(list(enumerate(stories.story.tolist())))}
    assert sorted(first) == list(range(len(first))), "stories are numbered from 0"
    assert [first[n] for n in range(len(first))] == sorted(first.values()), "by their first article"
    return [(first[n], s) for n, s in zip(stories.story.tolist(), stories.similarity.tolist(), strict=True)]


def edited(text: Text, rate: float, rng: np.random.Generator, words: int = 5_000) -> Text:
    """Words replaced, put in and left out at a rate."""
    result: Text = []
    for word in text:
        draw = rng.random()
        if draw < rate / 2:
            result.append(int(rng.integers(words)))
        elif draw < rate * 0.75:
            result += [word, int(rng.integers(words))]
        elif draw >= rate:
            result.append(word)
    return result


def near_copies(seed: int, n: int = 200, words: int = 5_000) -> list[Text]:
    """Originals, edits of them and edits of edits, at rates that lead to both sides of the bar; some cut short."""
    rng = np.random.default_rng(seed)
    texts: list[Text] = []
    for _ in range(n):
        if not texts or rng.random() < 0.2:
            texts.append(rng.integers(words, size=int(rng.integers(5, 300))).tolist())
            continue
        text = edited(texts[int(rng.integers(len(texts)))], float(rng.choice([0, 0.01, 0.04, 0.07, 0.1])), rng, words)
        texts.append(text[: int(len(text) * rng.choice([1, 1, 0.8, 0.62, 0.58]))])
    return texts


@pytest.mark.parametrize("seed", range(6))
def test_every_pair_at_the_bar_or_above_is_found_and_none_below(seed: int) -> None:
    texts = near_copies(seed)
    expected = by_hand(texts)
    assert found(texts) == [(first, pytest.approx(float(similarity))) for first, similarity in expected]
    # The bar is met from both sides, or the test could not fail.
    pairs = {likeness(a, b) for at, a in enumerate(texts) for b in texts[:at] if a != b}
    assert any(Fraction(1, 2) < one < Fraction(*LEAST) for one in pairs)
    assert any(Fraction(*LEAST) <= one < Fraction(7, 10) for one in pairs)


@pytest.mark.parametrize("seed", range(3))
def test_pairs_are_found_in_few_words_too(seed: int) -> None:
    # Of 12 words runs are shared by chance everywhere, so no run is rare.
    texts = near_copies(seed, n=120, words=12)
    assert found(texts) == [(first, pytest.approx(float(s))) for first, s in by_hand(texts)]


def test_the_bar_itself_is_a_copy() -> None:
    # 27 words in common are 24 runs; with four words of their own at either end both have 32, either 40: 0.6.
    common = list(range(100, 127))
    one, other = [1, 2, 3, 4, *common, 5, 6, 7, 8], [11, 12, 13, 14, *common, 15, 16, 17, 18]
    assert likeness(one, other) == Fraction(24, 40)
    assert found([one, other]) == [(0, 1.0), (0, 0.6)]
    assert found([one, [*other, 19]]) == [(0, 1.0), (1, 1.0)]


def test_short_texts_are_copies_of_equal_ones_only() -> None:
    text = list(range(SHORTEST - 1))
    assert found([text, text, [*text[:-1], 99]]) == [(0, 1.0), (0, 1.0), (2, 1.0)]
    longer = list(range(SHORTEST + 2))
    assert found([longer, [*longer[:-1], 99]])[1][0] == 0


def test_articles_without_a_word_are_nobodys_copy() -> None:
    assert found([[], [], [1, 2], []]) == [(0, 1.0), (1, 1.0), (2, 1.0), (3, 1.0)]
    assert found([]) == []


def test_no_chain_joins_texts_that_are_not_alike() -> None:
    text = list(range(100))
    steps = [[*range(1000, 1000 + cut), *text[cut:]] for cut in (0, 20, 40)]
    assert likeness(steps[0], steps[2]) < Fraction(*LEAST) < likeness(steps[0], steps[1])
    assert [first for first, _ in found(steps)] == [0, 0, 2]


def test_equal_texts_stay_in_one_story() -> None:
    texts = near_copies(5)
    expected = found(texts + texts)
    assert expected[: len(texts)] == found(texts)
    assert all(texts)
    assert expected[len(texts) :] == expected[: len(texts)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), max_size=40), max_size=12))
def test_texts_of_any_kind_are_gathered_as_by_hand(texts: list[Text]) -> None:
    assert found(texts) == [(first, pytest.approx(float(s))) for first, s in by_hand(texts)]


def test_where_many_firsts_share_their_runs_copies_are_sought_by_bands(monkeypatch: pytest.MonkeyPatch) -> None:
    # Texts are made of 30 sentences in one order, so each run stands in so many that it leads to none of them any more.
    monkeypatch.setattr(leaders, "MOST_LEADERS", 2)
    monkeypatch.setattr(leaders, "MOST_COMPARED", 8)
    rng = np.random.default_rng(3)
    sentences = rng.integers(3_000, size=(30, 20))
    texts: list[Text] = [sentences[np.sort(rng.choice(30, 10, replace=False))].ravel().tolist() for _ in range(150)]
    copies = [edited(texts[at], 0.01, rng) for at in range(60, 150, 2)]
    sizes = np.array([len(text) for text in texts + copies], dtype=np.int64)
    ids = np.array([word for text in texts + copies for word in text], dtype=np.int32)
    stories = find_stories(ids, np.cumsum(sizes) - sizes, sizes)
    assert stories.sampled > 100
    firsts = np.unique(stories.story, return_index=True)[1][stories.story]
    expected = [first for first, _ in by_hand(texts + copies)]
    assert np.count_nonzero(firsts == expected) >= len(expected) - 2


def test_bands_agree_as_often_as_the_formula_says() -> None:
    rng = np.random.default_rng(4)
    hits, trials = 0, 300
    for _ in range(trials):
        both = mix(rng.integers(2**62, size=150).astype(np.uint64))
        one, other = both[:125], both[25:]
        assert count_shared(distinct(one), distinct(other)) == 100
        hits += bool(set(band_keys(one)) & set(band_keys(other)))
    # Similarity 100/150: 1 - (1 - (2/3)^4)^32 = 0.9991.
    assert hits >= trials - 4


def test_runs_are_hashed_by_their_words_and_order() -> None:
    words = mix(np.array([1, 2, 3, 4, 5, 1, 2, 3, 4, 4, 3, 2, 1], dtype=np.uint64))
    runs = runs_of(words)
    assert len(runs) == len(words) - RUN_WORDS + 1
    assert runs[0] == runs[5]
    assert len(set(runs.tolist())) == len(runs) - 1
    assert len(runs_of(words[:3])) == 0
