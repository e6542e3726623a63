"""What pairs have beyond their counts: association scores, pairs that are missing, words about a pair."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.contrast import keyness_g2, lrc
from analysis.measures.cooccurrence import cooccurrence
from analysis.measures.missing_pairs import missing_pairs
from analysis.measures.pair_terms import pair_terms
from analysis.model import Counting, Filter
from analysis.views import select

KAZ, HUN, UZB, AZE = "country-kaz", "country-hun", "country-uzb", "country-aze"
TEXTS = (
    ["Kazakhstan and Hungary signed a pipeline contract."] * 3
    + ["Kazakhstan sells wheat by contract."] * 17
    + ["Hungary builds cars and sells them."] * 16
    + ["Hungary built a bridge. Uzbekistan grows cotton."] * 4
    + ["Azerbaijan, Hungary, Kazakhstan and Uzbekistan sent greetings."] * 1
    + ["Azerbaijan opened a museum."] * 9
)


@pytest.fixture(scope="module")
def corpus(build: Callable[..., Index]) -> Index:
    """Kazakhstan in 21 articles, Hungary in 24, Azerbaijan in 10, Uzbekistan in 5, of 50."""
    return build([
        {"id": f"p{i:02}", "date": f"2020-{i % 12 + 1:02}-{i % 27 + 1:02}", "source": "A", "language": "en",
         "title": "t", "text": text} for i, text in enumerate(TEXTS)
    ])  # fmt: skip


def test_the_scores_follow_from_the_integers(originals: Index, corpus: Index) -> None:
    for index, window in ((originals, "sentence"), (originals, "article"), (corpus, "article")):
        table = cooccurrence(select(index, counting=Counting(window=window))).table  # type: ignore[arg-type]
        for row in table.to_dict("records"):
            a, x, y, n = (row[name] for name in ("a", "n_x", "n_y", "n"))
            assert row["expected"] == pytest.approx(x * y / n, rel=1e-12)
            assert row["jaccard"] == pytest.approx(a / (x + y - a), rel=1e-12)
            assert row["dice"] == pytest.approx(2 * a / (x + y), rel=1e-12)
            assert row["supported"] == (a >= 3)
            assert math.isnan(row["pmi"]) if not a else row["pmi"] == pytest.approx(math.log2(a * n / x / y), abs=1e-9)
            cells = np.array([[a, x - a], [y - a, n - x - y + a]])
            if (cells < 0).any():
                assert math.isnan(row["g2"])
            elif cells.sum(axis=0).all() and cells.sum(axis=1).all():
                oracle = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
                assert abs(row["g2"]) == pytest.approx(oracle, abs=1e-9)
                assert row["g2"] * (a - x * y / n) >= 0


def test_a_pair_in_every_article_has_no_surprise(build: Callable[..., Index]) -> None:
    one = {"date": "2020-01-01", "source": "A", "language": "en", "title": "t", "text": "Kazakhstan met Hungary."}
    row = cooccurrence(select(build([{**one, "id": "x"}, {**one, "id": "y"}]))).table.iloc[0]
    assert [row[name] for name in ("a", "n", "pmi", "g2", "jaccard", "expected")] == [2, 2, 0, 0, 1, 2]
    assert math.isnan(row["npmi"])


def test_a_missing_pair_by_hand(corpus: Index) -> None:
    result = missing_pairs(select(corpus))
    rows = {(row["x"], row["y"]): row for row in result.table.to_dict("records")}
    assert set(rows) == {(HUN, KAZ), (AZE, HUN), (AZE, KAZ)}
    row = rows[(HUN, KAZ)]
    assert [row[name] for name in ("a", "a_listed", "n_x", "n_y", "n")] == [3, 1, 24, 21, 50]
    assert row["expected"] == pytest.approx(24 * 21 / 50, rel=1e-12)
    assert row["shortfall"] == pytest.approx(24 * 21 / 50 - 4, rel=1e-12)
    oracle = chi2_contingency([[4, 20], [17, 9]], correction=False, lambda_="log-likelihood")
    assert row["g2"] == pytest.approx(-oracle.statistic, abs=1e-9)
    assert row["p"] == pytest.approx(oracle.pvalue, rel=1e-9)
    assert row["p_adjusted"] == pytest.approx(min(1, oracle.pvalue * 3), rel=1e-9)
    assert result.notes[0].startswith("3 pairs would stand together at least 3 times by chance")


def test_a_pair_below_the_support_by_chance_is_no_missing_pair(corpus: Index) -> None:
    found = {(x, y) for x, y in missing_pairs(select(corpus)).table[["x", "y"]].itertuples(index=False)}
    assert (KAZ, UZB) not in found
    lower = missing_pairs(select(corpus, counting=Counting(support=2)))
    assert lower.notes[0].startswith("5 pairs")


def test_what_only_a_list_brings_together_is_not_silence(corpus: Index) -> None:
    apart, counted_in = (
        missing_pairs(select(corpus, counting=Counting(lists=lists))).table for lists in ("apart", "in")
    )
    assert apart["g2"].tolist() == counted_in["g2"].tolist()
    assert apart["a"].tolist() == (counted_in["a"] - counted_in["a_listed"]).tolist()


def test_a_silent_pair_opens_its_margins(corpus: Index) -> None:
    view = select(corpus, Filter(words="wheat OR cars OR museum"))
    result = missing_pairs(view)
    row = result.table[(result.table["x"] == HUN) & (result.table["y"] == KAZ)].index[0]
    assert [len(result.evidence(int(row), name)) for name in ("a", "a_listed", "n_x", "n_y", "n")] == [0, 0, 16, 17, 42]


def test_pair_terms_are_those_of_a_plain_loop(corpus: Index) -> None:
    result = pair_terms(select(corpus), [KAZ, HUN])
    sentences = [sentence for text in TEXTS for sentence in re.findall(r"[^.]+\.", text)]
    both = [s for s in sentences if "Kazakhstan" in s and "Hungary" in s and "Azerbaijan" not in s]
    either = [s for s in sentences if ("Kazakhstan" in s or "Hungary" in s) and s not in both]
    assert set(result.table["size_target"]) == {len(both)} == {3}
    assert set(result.table["size_reference"]) == {len(either)} == {38}
    assert {"pipeline", "contract", "signed"} <= set(result.table["term"])
    for row in result.table.to_dict("records"):
        a, b = (sum(row["term"] in s.casefold().rstrip(".").split() for s in part) for part in (both, either))
        assert (row["n_target"], row["n_reference"]) == (a, b)
        assert row["g2"] == pytest.approx(float(keyness_g2(a, b, 3, 38)), abs=1e-12)
        assert row["supported"] == (a >= 3)
    assert result.table["term"].iloc[0] in ("pipeline", "signed")
    assert (result.table["g2"] > 0).all()
    assert "wheat" not in set(result.table["term"])


def test_the_order_of_the_two_does_not_matter(corpus: Index) -> None:
    there, back = (pair_terms(select(corpus), pair).table for pair in ([KAZ, HUN], [HUN, KAZ]))
    assert there.equals(back)


def test_the_bound_is_for_all_words_of_the_sentences(corpus: Index) -> None:
    row = pair_terms(select(corpus), [KAZ, HUN]).table.set_index("term").loc["pipeline"]
    families = [float(lrc(3, 0, 3, 38, corrections=m)) for m in range(1, 40)]
    assert any(row["lrc"] == pytest.approx(value, abs=1e-12) for value in families)
    assert 0 < row["lrc"] < families[0]


def test_nothing_to_set_apart_is_said(corpus: Index) -> None:
    never = pair_terms(select(corpus), [AZE, UZB])
    assert len(never.table) == 0
    assert never.notes == ("no sentence names both, so there is nothing to set apart",)
    only = pair_terms(select(corpus, Filter(words="pipeline")), [KAZ, HUN])
    assert only.notes == ("no other sentence names one of the two, so there is nothing to set apart",)
    assert list(only.table.columns) == list(pair_terms(select(corpus), [KAZ, HUN]).table.columns)


@pytest.mark.parametrize(
    ("entities", "top", "words"),
    [
        ((), 30, "a pair is two different entities, here there are 0"),
        ((KAZ, KAZ), 30, "a pair is two different entities, here there are 1"),
        (tuple(f"country-{i}" for i in range(10_000)), 30, "'country-0' is no entity"),
        ((KAZ,) * 10_000, 30, "a pair is two different entities"),
        ((KAZ, HUN), 0, "at least one word"),
    ],
)
def test_what_is_no_pair_is_refused_with_the_reason(
    corpus: Index, entities: tuple[str, ...], top: int, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        pair_terms(select(corpus), entities, top=top)


def test_pairs_are_not_counted_in_occurrences(corpus: Index) -> None:
    view = select(corpus, counting=Counting(unit="occurrences"))
    for refused in (lambda: missing_pairs(view), lambda: pair_terms(view, [KAZ, HUN])):
        with pytest.raises(InputError, match="choose the unit articles"):
            refused()


def test_an_empty_view_has_no_pairs(corpus: Index) -> None:
    nothing = select(corpus, Filter(years=(1990,)))
    assert len(cooccurrence(nothing).table) == len(missing_pairs(nothing).table) == 0
    assert len(pair_terms(nothing, [KAZ, HUN]).table) == 0


def test_the_originals_have_28_pairs_of_the_eight_and_few_that_stand_together(originals: Index) -> None:
    """One sentence lists the eight states; see docs: what a list alone carries is kept apart."""
    table = cooccurrence(select(originals)).table
    listed = table[table["a_listed"] > 0]
    eight = set(listed["x"]) | set(listed["y"])
    among = table[table["x"].isin(eight) & table["y"].isin(eight)]
    assert (len(eight), len(among), int((among["a"] == 0).sum())) == (8, 28, 25)
    counted_in = cooccurrence(select(originals, counting=Counting(lists="in"))).table
    assert int((counted_in["a"] > 0).sum()) == len(counted_in) == len(table)
