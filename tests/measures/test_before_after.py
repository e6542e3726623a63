"""Before and after a day, counted by hand, and against the plain formula."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from analysis.asking import Asked
from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.before_after import before_after
from analysis.measures.intervals import wilson_interval
from analysis.model import Counting, Filter
from analysis.requests import call_parameters, run_measure
from analysis.views import select
from tests.measures.trend_articles import one, rising

KAZ = "country-kaz"
Build = Callable[..., Index]


def test_the_day_itself_is_on_the_side_after(tiny: Index) -> None:
    # a2 names Kazakhstan on 2 May 2023; a1 does on 10 January 2023, 112 days before.
    on_the_day = before_after(select(tiny), day="2023-05-02", days=1).table.set_index("id")
    assert on_the_day.loc[KAZ, ["articles_before", "n_before", "articles_after", "n_after"]].tolist() == [0, 0, 1, 1]
    the_day_after = before_after(select(tiny), day="2023-05-03", days=1).table.set_index("id")
    assert the_day_after.loc[KAZ, ["articles_before", "n_before", "articles_after", "n_after"]].tolist() == [1, 1, 0, 0]
    reached, missed = (
        before_after(select(tiny), day="2023-05-02", days=days).table.set_index("id").loc[KAZ] for days in (112, 111)
    )
    assert (reached["n_before"], missed["n_before"]) == (1, 0)


def test_the_difference_is_the_papers(build: Build) -> None:
    measured = before_after(select(build(rising())), day="2023-06-01", days=160, entities=[KAZ])
    row = measured.table.iloc[0]
    # January to May: 3 of 20; June to October: 14 of 20.
    assert row[["articles_before", "n_before", "articles_after", "n_after"]].tolist() == [3, 20, 14, 20]
    assert row["difference"] == pytest.approx(14 / 20 - 3 / 20)
    (l1, u1), (l2, u2) = ([float(x) for x in wilson_interval(k, 20)] for k in (14, 3))
    assert row["low"] == pytest.approx(0.55 - math.hypot(0.7 - l1, u2 - 0.15))
    assert row["high"] == pytest.approx(0.55 + math.hypot(u1 - 0.7, 0.15 - l2))
    assert measured.notes[0] == (
        "before: 23 December 2022 to 31 May 2023; after: 1 June 2023 to 7 November 2023 "
        "(the day itself is on the side after)"
    )
    assert measured.notes[1].endswith("part of the days lies outside")


def test_a_side_without_articles_has_no_share(tiny: Index) -> None:
    row = before_after(select(tiny), day="2023-05-02", days=30, entities=[KAZ]).table.iloc[0]
    assert math.isnan(row["difference"])
    assert math.isnan(row["share_before"])
    assert row["share_after"] == 1


def test_who_is_asked_for_is_a_row_even_if_nobody_names_it(tiny: Index) -> None:
    table = before_after(select(tiny), day="2023-05-02", entities=["country-jpn", KAZ]).table
    assert set(table["id"]) == {"country-jpn", KAZ}
    every = before_after(select(tiny), day="2023-05-02").table
    assert set(every["id"]) == {KAZ, "country-uzb"}
    assert not before_after(select(tiny), day="2023-05-02", kind="person").table.shape[0]


def test_a_day_outside_the_data_is_told_with_what_there_is(tiny: Index) -> None:
    with pytest.raises(InputError, match="are from 10 January 2023 to 29 February 2024; choose another day"):
        before_after(select(tiny), day="1999-01-01")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"day": "tomorrow"}, "'tomorrow' is no date: write YYYY-MM-DD"),
        ({"day": "2023-05-02", "days": 0}, "days is 0: give a number from 1 to 3,660"),
        ({"day": "2023-05-02", "days": 99_999}, "days is 99999"),
        ({"day": "2023-05-02", "kind": "ship"}, "kind 'ship' is unknown"),
        ({"day": "2023-05-02", "entities": ["country-xyz"]}, "no entity of this index"),
        ({"day": "0001-01-02", "days": 30}, "outside the calendar"),
    ],
)  # fmt: skip
def test_what_is_refused(tiny: Index, options: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        before_after(select(tiny), **options)  # type: ignore[arg-type]


def test_occurrences_are_refused(tiny: Index) -> None:
    with pytest.raises(InputError, match="choose the unit articles"):
        before_after(select(tiny, counting=Counting(unit="occurrences")), day="2023-05-02")


def test_the_command_line_asks_for_the_same(build: Build) -> None:
    index = build(rising())
    parameters = call_parameters("before_after", [("--day", "2023-06-01"), ("--days", "160"), ("--of", KAZ)])
    direct = before_after(select(index), **parameters).table
    asked = run_measure(index, "before_after", Asked(), {"day": "2023-06-01", "days": 160, "of": ["Kazakhstan"]}).table
    assert asked.equals(direct)
    with pytest.raises(InputError, match="before_after needs a day: give --day, such as --day 2023-11-03"):
        run_measure(index, "before_after", Asked(), {})
    followed = run_measure(index, "trend", Asked(), {"kind": "country", "steady": True}).table
    assert list(followed["id"]) == [KAZ, "country-uzb"]
    with pytest.raises(InputError, match="measure mentions does not know --steady"):
        run_measure(index, "mentions", Asked(), {"steady": True})


def test_a_view_without_dates_gives_no_row(build: Build) -> None:
    index = build([one("a", "", "Alpha", "Kazakhstan sold grain.")])
    measured = before_after(select(index), day="2023-05-02")
    assert not len(measured.table)
    assert "1 undated articles are left out" in measured.notes
    assert not len(before_after(select(index, Filter(words="xyzzy")), day="2023-05-02").table)
