"""Where outlets begin and end, and how far their mixes lie apart, counted by hand."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from analysis.index.store import Index
from analysis.measures.coverage_changes import coverage_changes, mix_change, throughout_rows
from analysis.model import Counting, Filter
from analysis.views import select
from tests.measures.trend_articles import one, rising

Build = Callable[..., Index]


def late(n: int, month: str = "09", source: str = "Beta") -> list[dict[str, str]]:
    return [
        one(f"{source}-{month}-{k}", f"2023-{month}-{k + 10}", source, f"Grain again {month} {k}.") for k in range(n)
    ]


@pytest.fixture(scope="module")
def two(build: Build) -> Index:
    """Trend in every month, four a month; Beta with four in September and four in October."""
    return build([*rising(), *late(4), *late(4, "10")])


def test_by_hand(two: Index) -> None:
    measured = coverage_changes(select(two))
    table = measured.table.set_index("source_name")
    beta, trend = table.loc["Beta"], table.loc["Trend News Agency"]
    assert (beta["first"], beta["last"], beta["articles"], beta["n_articles"]) == ("2023-09", "2023-10", 8, 48)
    assert (beta["articles_first"], beta["n_first"], beta["articles_last"], beta["n_last"]) == (4, 8, 4, 8)
    # The middle of 48 articles is the end of June.
    assert measured.notes == ("the earlier half is up to June 2023, the later one from July 2023 on",)
    assert (beta["articles_earlier"], beta["n_earlier"], beta["articles_later"], beta["n_later"]) == (0, 24, 8, 24)
    assert (trend["articles_earlier"], trend["articles_later"]) == (24, 16)
    assert beta["difference"] == pytest.approx(1 / 3)
    assert (beta["change"], trend["change"]) == ("begins", "")
    assert (beta["throughout"], trend["throughout"]) == (False, True)
    assert [measured.table["source_name"][row] for row in (0, 1)] == ["Beta", "Trend News Agency"]


def test_the_distance_of_the_mixes_is_half_the_sum_and_chance_is_the_mean_of_many_draws(two: Index) -> None:
    found = mix_change(coverage_changes(select(two)).table)
    assert found.distance == pytest.approx(1 / 3)
    draws = np.random.default_rng(0).binomial(24, 8 / 48, size=(2, 40_000)) / 24
    assert found.chance == pytest.approx(np.abs(draws[0] - draws[1]).mean(), abs=0.005)
    assert not found.far


def test_mixes_that_have_nothing_in_common_are_far(build: Build) -> None:
    index = build([*late(20, "01", "Alpha"), *late(20, "12", "Beta")])
    table = coverage_changes(select(index)).table
    assert mix_change(table).distance == 1
    assert mix_change(table).far
    assert set(table["change"]) == {"begins", "ends"}


def test_too_small_an_outlet_is_no_change(build: Build) -> None:
    index = build([*rising(), *late(2), *late(3, "05", "Gamma")])
    table = coverage_changes(select(index)).table.set_index("source_name")
    # Beta has 2 of 6 articles of September, below the minimum support; Gamma 3 of 7 of May, where it ends, too.
    assert table["change"].to_dict() == {"Beta": "", "Gamma": "begins and ends", "Trend News Agency": ""}
    lower = coverage_changes(select(index, counting=Counting(support=2))).table.set_index("source_name")
    assert lower.loc["Beta", "change"] == "begins and ends"


def test_under_a_fifth_is_no_change(build: Build) -> None:
    index = build([*rising(), *late(16, "05"), *late(16, "08"), *late(4, "05", "Gamma"), *late(5, "08", "Delta")])
    table = coverage_changes(select(index)).table.set_index("source_name")
    assert (table.loc["Gamma", "share_first"], table.loc["Delta", "share_first"]) == (4 / 24, 5 / 25)
    assert (table.loc["Gamma", "change"], table.loc["Delta", "change"]) == ("", "begins and ends")


def test_one_outlet_and_one_article_and_none(tiny: Index, build: Build) -> None:
    single = coverage_changes(select(build([one("a", "2023-01-01", "Alpha", "Grain.")]))).table
    assert single[["articles", "n_earlier", "n_later"]].iloc[0].tolist() == [1, 1, 0]
    assert (single["change"].iloc[0], bool(single["throughout"].iloc[0])) == ("", True)
    assert math.isnan(mix_change(single).distance)
    assert not mix_change(single).far
    nothing = coverage_changes(select(tiny, Filter(words="xyzzy")))
    assert not len(nothing.table)
    assert math.isnan(mix_change(nothing.table).distance)
    assert not len(throughout_rows(select(tiny, Filter(words="xyzzy")), "month"))


def test_a_large_outlet_that_has_nothing_for_a_tenth_of_the_time_pauses(build: Build) -> None:
    months = ["01", "02", "03", "07", "08", "11"]
    index = build([*(article for month in months for article in late(5, month, "Alpha")), *late(3, "05", "Beta")])
    table = coverage_changes(select(index)).table.set_index("source_name")
    # Eleven months; Alpha has nothing in April to June (3) and in September and October (2).
    alpha = table.loc["Alpha"]
    assert (alpha["gap"], alpha["gap_first"], alpha["gap_last"]) == (3, "2023-04", "2023-06")
    assert (alpha["change"], bool(alpha["throughout"])) == ("pauses", False)
    assert (table.loc["Beta", "gap"], table.loc["Beta", "gap_first"]) == (0, "")
    by_day = coverage_changes(select(index), period="quarter").table.set_index("source_name")
    assert (by_day.loc["Alpha", "gap"], by_day.loc["Alpha", "change"]) == (1, "")


def test_throughout_is_in_each_quarter_of_the_time(two: Index) -> None:
    rows = throughout_rows(select(two), "month")
    assert len(rows) == 40
    assert {two.source(int(row)).name for row in rows} == {"Trend News Agency"}
