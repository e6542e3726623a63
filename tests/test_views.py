from __future__ import annotations

import datetime as dt

import pytest

from analysis.collection import list_articles, summarize
from analysis.errors import InputError
from analysis.index.store import Index
from analysis.model import Counting, Filter
from analysis.views import select


@pytest.mark.parametrize(
    ("filter", "rows"),
    [
        (Filter(), [0, 1, 2, 3]),
        (Filter(years=(2023,)), [0, 1]),
        (Filter(years=(2023, 2024)), [0, 1, 2]),
        (Filter(years=(1999,)), []),
        (Filter(date_from=dt.date(2023, 5, 2)), [1, 2]),
        (Filter(date_to=dt.date(2023, 5, 2)), [0, 1]),
        (Filter(date_from=dt.date(2023, 1, 11), date_to=dt.date(2024, 2, 28)), [1]),
        (Filter(sources=("alpha-daily",)), [0, 2]),
        (Filter(countries=("country-kaz",)), [0, 1]),
        (Filter(countries=("country-kaz", "country-kgz")), [0, 1, 2]),
        (Filter(countries=("country-kaz", "country-kgz"), match="all"), [0]),
        (Filter(entities=("place-tashkent",), countries=("country-kaz",)), [0]),
        (Filter(words="grain"), [1, 3]),
        (Filter(words="grain", years=(2023,)), [1]),
        (Filter(languages=("en",)), [0, 1, 2, 3]),
        (Filter(countries=("country-deu",)), []),
        (Filter(excluding=("country-kaz",)), [2, 3]),
        (Filter(excluding=("country-kaz", "country-kgz")), [3]),
        (Filter(excluding=("country-kaz",), match="all", countries=("country-uzb",)), [2]),
        (Filter(excluding=("country-kaz",), countries=("country-kaz",)), []),
        (Filter(excluding=("country-aze",)), [1, 2, 3]),
        (Filter(excluding=("country-deu",)), [0, 1, 2, 3]),
    ],
)
def test_filters_choose_the_articles_counted_by_hand(tiny: Index, filter: Filter, rows: list[int]) -> None:
    assert select(tiny, filter).rows.tolist() == rows


def test_what_names_a_country_follows_the_counting(tiny: Index) -> None:
    uzbek = Filter(countries=("country-uzb",))
    assert select(tiny, uzbek).rows.tolist() == [0, 1, 2]
    assert select(tiny, Filter(countries=("country-kaz",)), Counting(forms=("demonyms",))).rows.tolist() == [0]
    assert select(tiny, Filter(excluding=("country-kaz",)), Counting(forms=("demonyms",))).rows.tolist() == [1, 2, 3]


def test_undated_articles_that_a_date_leaves_out_are_counted(tiny: Index) -> None:
    assert select(tiny, Filter(years=(2023,))).undated == 1
    assert select(tiny, Filter(words="grain")).undated == 0


@pytest.mark.parametrize(
    ("filter", "words"),
    [
        (Filter(date_from=dt.date(2024, 1, 1), date_to=dt.date(2023, 1, 1)), "is after"),
        (Filter(sources=("nobody",)), "'nobody' is not in this collection"),
        (Filter(languages=("fr",)), "'fr' is not in this collection"),
        (Filter(countries=("Atlantis",)), "'Atlantis' is no entity"),
        (Filter(excluding=("Atlantis",)), "'Atlantis' is no entity"),
        (Filter(words='"half'), "never closes"),
    ],
)
def test_impossible_filters_are_refused_with_the_reason(tiny: Index, filter: Filter, words: str) -> None:
    with pytest.raises(InputError, match=words):
        select(tiny, filter)


def test_counting_nothing_is_refused(tiny: Index) -> None:
    with pytest.raises(InputError, match="forms is empty"):
        select(tiny, Filter(), Counting(forms=()))


def test_a_view_is_summed_up_and_listed(tiny: Index) -> None:
    whole, undated = select(tiny), select(tiny, Filter(words="note"))
    assert summarize(whole) == {"articles": 4, "outlets": 2, "first_date": "2023-01-10", "last_date": "2024-02-29"}
    assert summarize(undated) == {"articles": 1, "outlets": 1, "first_date": None, "last_date": None}
    assert list(list_articles(whole, limit=2)["article"]) == ["a1", "a2"]
    listed = list_articles(whole)
    assert list(listed["words"]) == [27, 11, 12, 11]
    assert list(listed["headline"]) == ["Kazakhstan opens a road", "Grain", "Water", "Undated note"]
