"""Ranks and shares of two halves or two views, counted by hand, and the laws of swapping."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.intervals import wilson_interval
from analysis.measures.rank_changes import rank_changes
from analysis.model import Counting, Filter
from analysis.views import select

KAZ, UZB, KGZ = "country-kaz", "country-uzb", "country-kgz"


def article(number: int, day: str, *names: str) -> dict[str, str]:
    text = " ".join(f"{name} has a road." for name in names)
    return {"id": f"r{number:02}", "date": day, "source": "A", "language": "en", "title": "t", "text": text}


@pytest.fixture(scope="module")
def corpus(build: Callable[..., Index]) -> Index:
    """Earlier: Kazakhstan 4, Uzbekistan 3, Hungary 3; later: Kazakhstan 3, Uzbekistan 5, Kyrgyzstan 1."""
    early = [("Kazakhstan", "Uzbekistan"), ("Kazakhstan", "Hungary"), ("Kazakhstan", "Uzbekistan", "Hungary"),
             ("Kazakhstan", "Hungary"), ("Uzbekistan",)]  # fmt: skip
    late = [("Uzbekistan", "Kazakhstan"), ("Uzbekistan", "Kazakhstan"), ("Uzbekistan", "Kazakhstan"), ("Uzbekistan",),
            ("Uzbekistan", "Kyrgyzstan")]  # fmt: skip
    articles = [article(i, f"2020-01-{i + 1:02}", *names) for i, names in enumerate(early)]
    articles += [article(i + 10, f"2021-01-{i + 1:02}", *names) for i, names in enumerate(late)]
    return build([*articles, article(30, "", "Azerbaijan")])


def test_halves_ranks_and_support_by_hand(corpus: Index) -> None:
    result = rank_changes(select(corpus), kind="country")
    rows = {row["id"]: row for row in result.table.to_dict("records")}
    columns = ("articles", "n_articles", "articles_reference", "n_reference", "rank", "rank_reference", "rank_change",
               "supported")  # fmt: skip
    assert [rows[UZB][c] for c in columns] == [5, 5, 3, 5, 1, 2, 1, True]
    assert [rows[KAZ][c] for c in columns] == [3, 5, 4, 5, 2, 1, -1, True]
    hungary = [rows["country-hun"][c] for c in columns]
    assert hungary[:4] + hungary[-1:] == [0, 5, 3, 5, True]
    assert math.isnan(hungary[4])
    assert hungary[5] == 2
    assert math.isnan(hungary[6])
    assert [rows[KGZ][c] for c in ("articles", "supported")] == [1, False]
    assert math.isnan(rows[KGZ]["rank"])
    assert "country-aze" not in rows
    assert list(result.table["difference"]) == sorted(result.table["difference"], reverse=True)
    assert result.notes[1] == "1 undated articles are left out"
    spans = "5 articles from 1 January 2020 to 5 January 2020; later: 5 from 1 January 2021 to 5 January 2021"
    assert spans in result.notes[0]


def test_the_interval_is_newcombes_from_wilsons_bounds(corpus: Index) -> None:
    row = rank_changes(select(corpus)).table.set_index("id").loc[UZB]
    (l1, u1), (l2, u2) = wilson_interval(5, 5), wilson_interval(3, 5)
    assert row["low"] == pytest.approx(0.4 - math.hypot(1 - l1, u2 - 0.6), abs=1e-12)
    assert row["high"] == pytest.approx(0.4 + math.hypot(u1 - 1, 0.6 - l2), abs=1e-12)


def test_swapping_target_and_reference_turns_the_sign(corpus: Index) -> None:
    early, late = (select(corpus, Filter(years=(year,))) for year in (2020, 2021))
    there = rank_changes(late, reference=early).table.set_index("id")
    back = rank_changes(early, reference=late).table.set_index("id").loc[there.index]
    assert there["difference"].tolist() == (-back["difference"]).tolist()
    assert there["low"].tolist() == pytest.approx((-back["high"]).tolist(), abs=1e-12)
    assert there["rank_change"].dropna().tolist() == (-back["rank_change"].dropna()).tolist()
    assert there["articles"].tolist() == back["articles_reference"].tolist()


def test_the_halves_are_the_two_views(corpus: Index) -> None:
    early, late = (select(corpus, Filter(years=(year,))) for year in (2020, 2021))
    halves, views = rank_changes(select(corpus)).table, rank_changes(late, reference=early).table
    assert halves.equals(views)


def test_articles_in_both_views_are_told(corpus: Index) -> None:
    result = rank_changes(select(corpus, Filter(years=(2021,))), reference=select(corpus))
    assert result.notes == ("5 articles are in both views",)


def test_an_empty_reference_leaves_no_difference(corpus: Index) -> None:
    table = rank_changes(select(corpus), reference=select(corpus, Filter(years=(1990,)))).table
    assert table["difference"].isna().all()
    assert table["n_reference"].unique().tolist() == [0]


@pytest.mark.parametrize(
    ("filter", "counting", "options", "words"),
    [
        (Filter(years=(1990,)), Counting(), {}, "the 0 dated articles here are of no two different days"),
        (Filter(countries=("country-aze",)), Counting(), {}, "of no two different days"),
        (Filter(), Counting(), {"kind": "planet"}, "'planet' is unknown"),
        (Filter(), Counting(unit="occurrences"), {}, "choose the unit articles"),
    ],
)
def test_what_can_not_be_held_against_is_refused_with_the_reason(
    corpus: Index, filter: Filter, counting: Counting, options: dict[str, str], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        rank_changes(select(corpus, filter, counting), **options)  # type: ignore[arg-type]


def test_two_collections_are_not_held_against_each_other(corpus: Index, tiny: Index) -> None:
    with pytest.raises(InputError, match="of another collection"):
        rank_changes(select(corpus), reference=select(tiny))
