"""Figures and sentences of a table are made once, and are those of that table."""

from __future__ import annotations

import gc
import threading

import pandas as pd
import pytest

from analysis import findings
from analysis.figures import plot_mentions, theme
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Counting, Filter, Measurement, View
from analysis.views import select
from dashboard import cache, warm
from dashboard.library import Opening

OPTIONS = {"small": True, "top": 3}


@pytest.fixture
def measured(seeds_index: Index) -> Measurement:
    found: Measurement = MEASURES["mentions"](select(seeds_index), kind="country")
    return found


def test_the_second_time_it_is_the_same_object(measured: Measurement) -> None:
    first = cache.derive(measured, theme.inked, plot_mentions, "#000000", **OPTIONS)
    assert cache.derive(measured, theme.inked, plot_mentions, "#000000", **OPTIONS) is first
    assert first.layout.font.color == "#000000"
    assert first.data == plot_mentions(measured.table, **OPTIONS).data


def test_ink_options_and_tables_tell_apart(measured: Measurement, seeds_index: Index) -> None:
    people: Measurement = MEASURES["mentions"](select(seeds_index), kind="person")
    made = [
        cache.derive(measured, theme.inked, plot_mentions, "#000000", **OPTIONS),
        cache.derive(measured, theme.inked, plot_mentions, "#FFFFFF", **OPTIONS),
        cache.derive(measured, theme.inked, plot_mentions, "#000000", small=True, top=2),
        cache.derive(people, theme.inked, plot_mentions, "#000000", **OPTIONS),
    ]
    assert len({figure.to_json() for figure in made}) == 4
    title = cache.derive(people, findings.title_mentions, 5, "person", "articles")
    assert title == findings.title_mentions(people.table, 5, "person", "articles")


def test_what_is_kept_has_a_limit(measured: Measurement) -> None:
    calls: list[int] = []

    def count(table: pd.DataFrame, number: int) -> int:
        calls.append(number)
        return len(table) + number

    for number in range(cache.MOST_MADE + 1):
        assert cache.derive(measured, count, number) == len(measured.table) + number
    cache.derive(measured, count, cache.MOST_MADE)
    assert len(calls) == cache.MOST_MADE + 1
    cache.derive(measured, count, 0)
    assert len(calls) == cache.MOST_MADE + 2


def test_of_a_view_the_view_is_given(seeds_index: Index) -> None:
    def size(view: View) -> int:
        return len(view)

    assert cache.derive(select(seeds_index), size) == 5
    assert cache.derive(select(seeds_index, Filter(years=(2023,))), size) == 2


def test_each_field_of_filter_and_counting_makes_a_view_of_its_own(seeds_index: Index) -> None:
    collection = cache.Collection(seeds_index)
    every = cache.get_view(collection, Filter(), Counting())
    assert cache.get_view(collection, Filter(), Counting()) is every
    others = [
        (Filter(years=(2023,)), Counting()), (Filter(excluding=("country-uzb",)), Counting()),
        (Filter(), Counting(voice="quoted")), (Filter(), Counting(without=(("country-kaz", "Kazakh"),))),
    ]  # fmt: skip
    views = [cache.get_view(collection, *asked) for asked in others]
    assert len({id(view) for view in (every, *views)}) == 5
    tables = [cache.measure(collection, view, "mentions", kind="country") for view in (every, *views)]
    assert len({id(one) for one in tables}) == 5


def test_what_is_imported_is_out_of_the_collectors_way() -> None:
    opening = Opening(done=threading.Event())
    opening.done.set()
    try:
        warm._work(opening)
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
