"""Countries and places with coordinates: the numbers of "Who is named", nothing lost without a word."""

from __future__ import annotations

import pytest

from analysis.index.store import Index
from analysis.lexicon.map import load_shapes
from analysis.measures.geography import COLUMNS, INTEGERS, geography
from analysis.measures.mentions import mentions
from analysis.model import Counting, Filter
from analysis.views import select
from tests.measures.test_receipts import check_receipts


def test_the_tiny_collection_by_hand(tiny: Index) -> None:
    table = geography(select(tiny)).table
    assert tuple(table.columns) == COLUMNS
    found = {row["id"]: row for row in table.to_dict("records")}
    assert set(found) == {
        "country-aze", "country-hun", "country-kaz", "country-kgz", "country-tkm", "country-uzb", "place-tashkent",
    }  # fmt: skip
    assert [found["country-uzb"][c] for c in INTEGERS] == [3, 4, 0, 4]
    assert [found["country-kgz"][c] for c in INTEGERS] == [2, 2, 1, 4]
    tashkent = found["place-tashkent"]
    assert [tashkent[c] for c in ("articles", "mentions", "iso3")] == [1, 1, "UZB"]
    assert (tashkent["lat"], tashkent["lon"]) == pytest.approx((41.3, 69.3), abs=0.1)
    kazakhstan = load_shapes()["KAZ"]
    assert (found["country-kaz"]["lat"], found["country-kaz"]["lon"]) == (kazakhstan.lat, kazakhstan.lon)


@pytest.mark.parametrize("counting", [Counting(), Counting(lists="in", headlines=True), Counting(unit="occurrences")])
def test_receipts_and_numbers_are_those_of_mentions(tiny: Index, counting: Counting) -> None:
    view = select(tiny, Filter(), counting)
    result = geography(view)
    assert check_receipts(result) == 7 * len(INTEGERS)
    named = mentions(view).table.set_index("id")
    for row in result.table.to_dict("records"):
        assert [row[c] for c in (*INTEGERS, "share")] == [named.loc[row["id"], c] for c in (*INTEGERS, "share")]


def test_what_has_no_coordinates_is_named_in_a_note(build: object) -> None:
    index = build([{"id": "a", "date": "2024-01-01", "source": "S", "language": "en", "title": "T",  # type: ignore[operator]
                    "text": "Kazakhstan and Central Asia. The Turkic world meets in Astana."}])  # fmt: skip
    result = geography(select(index))
    assert set(result.table["id"]) == {"country-kaz", "place-astana"}
    assert result.notes == ("without coordinates, so not on the map: Central Asia and Turkic world",)
    assert check_receipts(result) == 2 * len(INTEGERS)


def test_an_empty_view_gives_an_empty_table(tiny: Index) -> None:
    result = geography(select(tiny, Filter(years=(1900,))))
    assert len(result.table) == 0
    assert tuple(result.table.columns) == COLUMNS
    assert result.notes == ()
