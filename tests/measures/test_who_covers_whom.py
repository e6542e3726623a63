"""Who covers whom, counted by hand and by a plain loop."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.who_covers_whom import who_covers_whom
from analysis.model import Counting, Filter
from analysis.views import select
from tests.measures.trend_articles import one

Build = Callable[..., Index]
ARTICLES = [
    one("a", "2023-01-01", "Trend News Agency", "Kazakhstan and Azerbaijan sold grain."),
    one("b", "2023-01-02", "Report News Agency", "Azerbaijan bought grain."),
    one("c", "2023-01-03", "Trend News Agency", "Azerbaijan bought more grain."),
    one("d", "2023-01-04", "Report News Agency", "Azerbaijan waited for rain."),
    one("e", "2023-01-05", "Kazinform", "Kazakhstan waited for rain, Kazakhstan."),
    one("f", "2023-01-06", "Nowhere Gazette", "Japan and Kazakhstan had rain."),
]


@pytest.fixture(scope="module")
def mixed(build: Build) -> Index:
    return build(ARTICLES)


def test_by_hand(mixed: Index) -> None:
    measured = who_covers_whom(select(mixed))
    rows = measured.table.set_index(["outlet_name", "country_name"])
    counted = rows[["articles", "n_articles", "articles_known", "n_known"]]
    assert counted.loc[("Azerbaijan", "Azerbaijan")].tolist() == [4, 4, 4, 5]
    assert counted.loc[("Azerbaijan", "Kazakhstan")].tolist() == [1, 4, 2, 5]
    assert counted.loc[("Kazakhstan", "Kazakhstan")].tolist() == [1, 1, 2, 5]
    assert counted.loc[("unknown", "Japan")].tolist() == [1, 1, 0, 5]
    assert counted.loc[("unknown", "Kazakhstan")].tolist() == [1, 1, 2, 5]
    assert len(rows) == 5
    assert rows.loc[("Azerbaijan", "Azerbaijan"), "lift"] == pytest.approx(1 / (4 / 5))
    assert rows.loc[("Azerbaijan", "Kazakhstan"), "lift"] == pytest.approx((1 / 4) / (2 / 5))
    assert math.isnan(rows.loc[("unknown", "Japan"), "lift"])
    assert measured.notes == ("1 articles are of outlets whose country is not known",)
    order = list(zip(measured.table["outlet_name"], measured.table["country_name"], strict=True))
    assert order == [("Azerbaijan", "Azerbaijan"), ("Kazakhstan", "Kazakhstan"), ("unknown", "Japan"),
                     ("unknown", "Kazakhstan"), ("Azerbaijan", "Kazakhstan")]  # fmt: skip


def test_own_country_out_leaves_all_other_rows_as_they_are(mixed: Index) -> None:
    within, without = (who_covers_whom(select(mixed), own=own).table for own in ("in", "out"))
    abroad = within[within["outlet"] != within["country"]].reset_index(drop=True)
    assert without.equals(abroad)
    assert len(without) == 3


def test_against_a_plain_loop(originals: Index) -> None:
    view = select(originals)
    expected = {}
    for country in ("country-aze", "country-kaz", "country-uzb", "country-hun", "country-tur"):
        naming = set(select(originals, Filter(countries=(country,))).rows.tolist())
        for outlet in {originals.source(row).country for row in view.rows.tolist()}:
            rows = [row for row in view.rows.tolist() if originals.source(row).country == outlet]
            if k := len(naming & set(rows)):
                expected[outlet, country] = (k, len(rows))
    assert len(expected) >= 4
    table = who_covers_whom(view).table.set_index(["outlet", "country"])
    for key, counts in expected.items():
        assert tuple(table.loc[key, ["articles", "n_articles"]]) == counts


def test_what_is_refused(mixed: Index) -> None:
    with pytest.raises(InputError, match="own 'maybe' is unknown: choose one of in, out"):
        who_covers_whom(select(mixed), own="maybe")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="choose the unit articles"):
        who_covers_whom(select(mixed, counting=Counting(unit="occurrences")))


def test_nothing_to_look_at(mixed: Index) -> None:
    assert not len(who_covers_whom(select(mixed, Filter(words="xyzzy"))).table)
