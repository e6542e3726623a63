"""First and last day, outlets, rate and dispersion of a name, counted by hand (see TINY in conftest.py)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.index.store import Index
from analysis.measures.mentions import mentions
from analysis.model import Counting, Filter
from analysis.views import select

KAZ, UZB, AZE = "country-kaz", "country-uzb", "country-aze"
SIZES = (27, 11, 12, 11)
"""Running words of the four bodies."""


def found(index: Index, filter: Filter = Filter(), counting: Counting = Counting()) -> dict[str, dict[str, object]]:  # noqa: B008 - frozen
    table = mentions(select(index, filter, counting)).table
    return {str(row["id"]): row for row in table.to_dict("records")}


def test_days_outlets_and_rate_by_hand(tiny: Index) -> None:
    rows = found(tiny)
    names = ("first", "last", "sources", "n_tokens", "only_one")
    assert [rows[UZB][name] for name in names] == ["2023-01-10", "2024-02-29", 2, sum(SIZES), False]
    assert [rows[KAZ][name] for name in names] == ["2023-01-10", "2023-05-02", 2, sum(SIZES), False]
    assert [rows[AZE][name] for name in names] == ["2023-01-10", "2023-01-10", 1, sum(SIZES), True]
    assert rows[UZB]["per_million_tokens"] == pytest.approx(4 / 61 * 1e6, rel=1e-12)


def test_dispersion_is_that_of_a_plain_loop(tiny: Index) -> None:
    rows = found(tiny)
    for entity, counts in {UZB: (1, 1, 2, 0), KAZ: (2, 1, 0, 0), AZE: (1, 0, 0, 0)}.items():
        expected = sum(abs(k / sum(counts) - n / 61) for k, n in zip(counts, SIZES, strict=True)) / 2
        assert rows[entity]["dp"] == pytest.approx(expected, abs=1e-12)


def test_words_follow_headlines_and_voice(build: Callable[..., Index]) -> None:
    index = build([{
        "id": "q", "date": "2024-01-01", "source": "A", "language": "en", "title": "Kazakhstan speaks",
        "text": 'The minister of Hungary spoke on Monday. "Kazakhstan is a friend of Hungary," the minister said.',
    }])  # fmt: skip
    assert found(index)[KAZ]["n_tokens"] == 16
    assert found(index, counting=Counting(headlines=True))[KAZ]["n_tokens"] == 18
    quoted, own = (found(index, counting=Counting(voice=voice)) for voice in ("quoted", "own"))
    assert quoted[KAZ]["n_tokens"] == 6
    assert KAZ not in own
    assert own["country-hun"]["n_tokens"] == 10


def test_undated_articles_give_no_day(build: Callable[..., Index]) -> None:
    article = {"source": "A", "language": "en", "title": "t"}
    index = build([
        {**article, "id": "u1", "date": "", "text": "Hungary and Kazakhstan met again."},
        {**article, "id": "d1", "date": "2020-05-06", "text": "Kazakhstan opened a new road."},
    ])  # fmt: skip
    rows = found(index)
    assert (rows["country-hun"]["first"], rows["country-hun"]["last"]) == ("", "")
    assert (rows[KAZ]["first"], rows[KAZ]["last"]) == ("2020-05-06", "2020-05-06")


def test_an_empty_view_has_no_rows_and_the_columns(tiny: Index) -> None:
    whole, nothing = (mentions(select(tiny, Filter(years=years))).table for years in ((), (1990,)))
    assert list(nothing.columns) == list(whole.columns)
    assert len(nothing) == 0


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    years=st.sampled_from([(), (2023,), (2025,), (2023, 2025)]),
    kind=st.sampled_from([None, "country", "person"]),
    forms=st.sampled_from([("names",), ("names", "demonyms")]),
)
def test_each_further_column_is_that_of_a_plain_loop(
    originals: Index, years: tuple[int, ...], kind: str | None, forms: tuple[str, ...]
) -> None:
    view = select(originals, Filter(years=years), Counting(forms=forms))  # type: ignore[arg-type]
    result = mentions(view, kind=kind)
    for row in range(len(result.table)):
        rows = result.evidence(row, "articles").articles
        days = [originals.date(int(one)) for one in rows]
        line = result.table.iloc[row]
        assert line["first"] == min(day.isoformat() for day in days if day)
        assert line["last"] == max(day.isoformat() for day in days if day)
        assert line["sources"] == len({originals.source(int(one)).id for one in rows})
        assert line["only_one"] == (len(rows) == 1)
        at = result.evidence(row, "mentions").articles
        sizes = np.asarray(originals.body_tokens)[view.rows]
        counts = np.array([(at == one).sum() for one in view.rows])
        assert line["dp"] == pytest.approx(np.abs(counts / counts.sum() - sizes / sizes.sum()).sum() / 2, abs=1e-12)
