"""Names used, counted by hand."""

from __future__ import annotations

import random
from collections.abc import Callable

import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.evidence import quotes
from analysis.index.store import Index
from analysis.measures.names_used import names_used
from analysis.model import Counting, Filter
from analysis.views import select

OTS = "org-ots"
ARTICLES = [
    {"id": "n1", "date": "2012-03-01", "text": "The Turkic Council met in Baku. The Turkic Council agreed on a road."},
    {"id": "n2", "date": "2012-09-01", "text": "Leaders of the Turkic Council met the press in Bishkek."},
    {"id": "n3", "date": "2014-02-01", "text": "Hungary built a bridge over the river."},
    {"id": "n4", "date": "2022-05-01", "text": "The Organization of Turkic States, once the Turkic Council, met "
     "in Samarkand. The OTS has a flag."},
    {"id": "n5", "date": "", "text": "The OTS will meet again, the OTS said."},
]  # fmt: skip


@pytest.fixture(scope="module")
def corpus(build: Callable[..., Index]) -> Index:
    return build([{"source": "A", "language": "en", "title": "t", **article} for article in ARTICLES])


def rows_of(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in table[list(columns)].itertuples(index=False)]


def test_each_name_has_its_articles_mentions_and_days(corpus: Index) -> None:
    table = names_used(select(corpus), entity=OTS).table
    assert rows_of(table, "used", "articles", "mentions", "n_articles", "n_mentions", "first", "last") == [
        ("Turkic Council", 3, 4, 4, 8, "2012-03-01", "2022-05-01"),
        ("OTS", 2, 3, 4, 8, "2022-05-01", "2022-05-01"),
        ("Organization of Turkic States", 1, 1, 4, 8, "2022-05-01", "2022-05-01"),
    ]
    assert table["share"].tolist() == [0.75, 0.5, 0.25]
    assert table["share_of_mentions"].sum() == pytest.approx(1, abs=1e-12)


def test_a_period_has_each_name_and_no_gaps(corpus: Index) -> None:
    result = names_used(select(corpus), entity=OTS, period="year")
    table = result.table
    assert sorted(set(table["period"])) == [str(year) for year in range(2012, 2023)]
    assert len(table) == 11 * 3
    in_2012 = table[table["period"] == "2012"]
    assert rows_of(in_2012, "used", "articles", "mentions", "n_articles", "n_mentions") == [
        ("OTS", 0, 0, 2, 3), ("Organization of Turkic States", 0, 0, 2, 3), ("Turkic Council", 2, 3, 2, 3),
    ]  # fmt: skip
    assert table[table["period"] == "2014"]["n_articles"].tolist() == [0, 0, 0]
    assert result.notes == ("1 undated articles are left out",)


def test_the_marks_are_the_name_and_no_other(corpus: Index) -> None:
    result = names_used(select(corpus), entity=OTS)
    row = list(result.table["used"]).index("Organization of Turkic States")
    quote = quotes(corpus, result.evidence(row, "articles"))[0]
    assert [quote.text[a:b] for a, b in quote.marks] == ["Organization of Turkic States"]


def test_the_order_of_the_articles_does_not_matter(corpus: Index, build: Callable[..., Index]) -> None:
    shuffled = [{"source": "A", "language": "en", "title": "t", **article} for article in ARTICLES]
    random.Random(3).shuffle(shuffled)
    pd.testing.assert_frame_equal(names_used(select(build(shuffled))).table, names_used(select(corpus)).table)


def test_mentions_add_up_to_those_of_the_entity(originals: Index) -> None:
    from analysis.measures.mentions import mentions

    for counting in (Counting(), Counting(forms=("names",)), Counting(headlines=True), Counting(voice="quoted")):
        view = select(originals, counting=counting)
        used = (
            names_used(view)
            .table.groupby("id")[["mentions", "n_articles"]]
            .agg({"mentions": "sum", "n_articles": "max"})
        )
        named = mentions(view).table.set_index("id")
        assert used["mentions"].to_dict() == named["mentions"].to_dict()
        assert used["n_articles"].to_dict() == named["articles"].to_dict()


def test_nobody_named_gives_no_rows(corpus: Index) -> None:
    nothing = select(corpus, Filter(years=(1990,)))
    assert len(names_used(nothing).table) == 0
    assert len(names_used(nothing, entity=OTS, period="month").table) == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"entity": "org-nothing"}, "'org-nothing' is no entity"),
        ({"kind": "planet"}, "'planet' is unknown"),
        ({"period": "year"}, "give one entity"),
        ({"entity": OTS, "period": "decade"}, "'decade' is unknown"),
    ],
)
def test_bad_options_are_refused_with_the_reason(corpus: Index, options: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        names_used(select(corpus), **options)  # type: ignore[arg-type]
