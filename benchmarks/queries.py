"""What is asked of an index in a benchmark: random filters, and the tables of each page for one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np

from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Counting, Filter, Measurement
from analysis.views import select

Query = Callable[[Index, Filter], Measurement]

BY_SENTENCE: Final = Counting(window="sentence")


@cache
def most_named(index: Index, count: int = 5) -> list[str]:
    """Ids of the entities with the most mentions in the whole index."""
    totals = np.bincount(index.mentions["entity"], minlength=len(index.entities))
    return [index.entities[number].id for number in np.argsort(-totals, kind="stable")[:count].tolist()]


@cache
def common_word(index: Index) -> str:
    """A word that about one article in fifty holds."""
    terms = index.terms
    single = np.array([" " not in term for term in terms["term"]])
    distance = np.where(single, np.abs(terms["df"] - index.n_articles / 50), np.inf)
    return str(terms["term"][int(distance.argmin())])


QUERIES: Final[Mapping[str, Query]] = {
    "mentions": lambda index, wanted: MEASURES["mentions"](select(index, wanted)),
    "timeline by month": lambda index, wanted: MEASURES["timeline"](
        select(index, wanted), most_named(index), period="month"
    ),
    "pairs in an article": lambda index, wanted: MEASURES["cooccurrence"](select(index, wanted)),
    "pairs in a sentence": lambda index, wanted: MEASURES["cooccurrence"](select(index, wanted, BY_SENTENCE)),
    "topics by year": lambda index, wanted: MEASURES["topics"](select(index, wanted), by="year"),
    "search by outlet": lambda index, wanted: MEASURES["search"](
        select(index, wanted), common_word(index), by="source"
    ),
}
"""Each selects the view and computes one table, as a page does after a change of filter."""

PAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "Start": ("mentions", "pairs in a sentence", "topics by year"),
    "Who is named": ("mentions", "timeline by month"),
    "Named together": ("pairs in a sentence",),
    "Words": ("topics by year", "search by outlet"),
}
"""Page to the queries whose tables it shows; their times are added."""


def draw_filters(index: Index, seed: int = 1) -> dict[str, Filter]:
    """Forty named filters: everything, years, spans, countries, people, outlets, words, and mixes of these."""
    rng = np.random.default_rng(seed)
    dated = index.days[: index.n_dated]
    first, last = (dt.date(1970, 1, 1) + dt.timedelta(days=int(day)) for day in (dated[0], dated[-1]))
    named = np.unique(index.mentions["entity"])
    by_kind = {kind: [index.entities[n].id for n in named if index.entities[n].kind == kind] for kind in _KINDS}
    sources = [source.id for source in index.sources]
    singles = [term for term in index.terms["term"] if " " not in term]

    def pick(values: list[str]) -> str:
        return values[int(rng.integers(len(values)))]

    def year() -> int:
        return int(rng.integers(first.year, last.year + 1))

    def span() -> Filter:
        start, length = rng.integers(0, (last - first).days), int(rng.integers(90, 2000))
        begins = first + dt.timedelta(days=int(start))
        return Filter(date_from=begins, date_to=begins + dt.timedelta(days=length))

    def country() -> str:
        return pick(by_kind["country"])

    makers: dict[str, tuple[int, Callable[[], Filter]]] = {
        "everything": (1, Filter),
        "one year": (5, lambda: Filter(years=(year(),))),
        "one country": (7, lambda: Filter(countries=(country(),))),
        "one person": (4, lambda: Filter(entities=(pick(by_kind["person"]),))),
        "one outlet": (5, lambda: Filter(sources=(pick(sources),))),
        "a span": (5, span),
        "a word": (4, lambda: Filter(words=pick(singles))),
        "country in a year": (3, lambda: Filter(years=(year(),), countries=(country(),))),
        "two countries": (3, lambda: Filter(countries=(country(), country()), match="all")),
        "country, outlet, span": (3, lambda: replace(span(), countries=(country(),), sources=(pick(sources),))),
    }
    return {f"{name} {n + 1}": make() for name, (times, make) in makers.items() for n in range(times)}


_KINDS: Final = ("country", "person")
