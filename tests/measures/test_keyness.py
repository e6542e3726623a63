"""Terms and names of two views compared: counted by hand, against scipy, turned round, and with their receipts."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, chi2_contingency, false_discovery_control

from analysis.asking import Asked
from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.compare import compare_mentions
from analysis.measures.keyness import keyness
from analysis.methods import python_lines
from analysis.model import Counting, Filter, View, Voice
from analysis.requests import call_parameters, run_measure
from analysis.views import select
from tests.conftest import TINY
from tests.measures.test_receipts import check_receipts, countings, filters

ALPHA, BETA = Filter(sources=("alpha-daily",)), Filter(sources=("beta-wire",))
SCORES = ["lrc", "g2", "log_ratio"]


def rows_of(table: pd.DataFrame, key: str = "term") -> dict[str, dict[str, Any]]:
    return {str(row[key]): row for row in table.to_dict("records")}


# ---------------------------------------------------------------- counted by hand


def test_the_integers_are_those_counted_by_hand(tiny: Index) -> None:
    rows = rows_of(keyness(select(tiny, ALPHA), BETA).table)
    integers = ["n_target", "n_reference", "df_target", "df_reference"]
    assert [rows["road"][name] for name in integers] == [3, 0, 1, 0]
    assert [rows["grain"][name] for name in integers] == [0, 4, 0, 2]
    assert [rows["water"][name] for name in integers] == [2, 1, 1, 1]
    assert [rows["water level"][name] for name in integers] == [1, 0, 1, 0]
    running = {name: sum(len(re.findall(r"\w+", one["text"])) for one in TINY if one["source"] == name)
               for name in ("Alpha Daily", "Beta Wire")}  # fmt: skip
    assert (rows["road"]["size_target"], rows["road"]["size_reference"]) == tuple(running.values())
    assert (rows["road"]["articles_target"], rows["road"]["articles_reference"]) == (2, 2)


def test_more_in_the_target_is_positive(tiny: Index) -> None:
    by_documents = rows_of(keyness(select(tiny, ALPHA), BETA).table)
    assert by_documents["grain"]["log_ratio"] == -2  # 0 (as 0.5) of 2 articles against 2 of 2
    assert by_documents["road"]["log_ratio"] == 1  # 1 of 2 against 0 (as 0.5) of 2
    g2 = chi2_contingency([[0, 2], [2, 0]], correction=False, lambda_="log-likelihood").statistic
    assert by_documents["grain"]["g2"] == pytest.approx(-g2)
    by_tokens = rows_of(keyness(select(tiny, ALPHA), BETA, by="tokens").table)
    assert by_tokens["grain"]["log_ratio"] == pytest.approx(np.log2((0.5 / 39) / (4 / 22)))
    assert (by_documents["grain"]["supported"], by_tokens["grain"]["supported"]) == (False, True)


def test_names_are_terms_only_on_request(tiny: Index) -> None:
    assert "uzbekistan" not in rows_of(keyness(select(tiny, ALPHA), BETA).table)
    assert rows_of(keyness(select(tiny, ALPHA), BETA, names=True).table)["uzbekistan"]["n_target"] == 2


def test_names_compared_are_those_counted_by_hand(tiny: Index) -> None:
    table = compare_mentions(select(tiny, ALPHA), BETA, kind="country").table
    assert table["entity"].tolist() == [
        "Kyrgyzstan", "Azerbaijan", "Hungary", "Turkmenistan", "Uzbekistan", "Kazakhstan",
    ]  # fmt: skip
    rows = rows_of(table, "entity")
    counts = ["n_target", "articles_target", "n_reference", "articles_reference"]
    assert [rows["Kyrgyzstan"][name] for name in counts] == [2, 2, 0, 2]
    assert [rows["Uzbekistan"][name] for name in counts] == [2, 2, 1, 2]
    assert (rows["Kyrgyzstan"]["difference"], rows["Uzbekistan"]["difference"]) == (1, 0.5)
    assert [rows[name]["supported"] for name in ("Kyrgyzstan", "Uzbekistan")] == [False, True]


def test_the_interval_of_a_difference_is_newcombes(build: Any) -> None:
    # Newcombe 1998, Table II, example (a), method 10: 56 of 70 against 48 of 80 is 0.20, 0.0524 to 0.3339.
    def article(number: int, source: str, is_named: bool) -> dict[str, str]:
        text = f"{'Kazakhstan' if is_named else 'Somebody'} sent letter {number}."
        return {"id": f"{source}{number}", "date": "2024-01-01", "source": source, "language": "en", "text": text}

    articles = [article(n, "A", n < 56) for n in range(70)] + [article(n, "B", n < 48) for n in range(80)]
    view = select(build(articles), Filter(sources=("a",)))
    row = compare_mentions(view).table.iloc[0]
    assert [round(row[name], 4) for name in ("difference", "low", "high")] == [0.2, 0.0524, 0.3339]


# ---------------------------------------------------------------- against others, and laws


def check_scores(table: pd.DataFrame, count: str, size: str) -> None:
    """Every score from the integers by scipy."""
    family = len(table)
    a, b, c, d = (table[f"{one}_{side}"].to_numpy() for one in (count, size) for side in ("target", "reference"))
    for k, other, n, m, row in zip(a, b, c, d, table.itertuples(), strict=True):
        if 0 < k + other < n + m:
            cells = [[k, other], [n - k, m - other]]
            g2 = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
            assert abs(row.g2) == pytest.approx(g2, abs=1e-9)
            assert row.p == pytest.approx(chi2.sf(g2, 1), rel=1e-6, abs=1e-300)
        interval = binomtest(int(k), int(k + other)).proportion_ci(1 - 0.05 / family, method="exact")
        low, high = (np.log2(end / (1 - end) * m / n) if 0 < end < 1 else (-np.inf if end <= 0 else np.inf)
                     for end in interval)  # fmt: skip
        assert row.lrc == pytest.approx(max(low, 0) if low > 0 else min(high, 0), abs=1e-9)
    assert np.allclose(table["p_adjusted"], false_discovery_control(table["p"]), atol=1e-12)
    order = table.sort_values(["lrc", "term"], ascending=[False, True], ignore_index=True)
    assert order["term"].tolist() == table["term"].tolist()


@pytest.mark.parametrize(("by", "count", "size"), [("documents", "df", "articles"), ("tokens", "n", "size")])
def test_scores_equal_scipys(tiny: Index, by: str, count: str, size: str) -> None:
    check_scores(keyness(select(tiny, ALPHA), BETA, by=by, names=True).table, count, size)


@pytest.fixture(scope="module")
def unlike(build: Any) -> Index:
    """60 articles of one outlet about cotton, 90 of another about steel, so that differences are certain."""
    said = {"A": "Cotton is grown in the valley {n}.", "B": "Steel is melted near the harbour {n}."}
    articles = [
        {"id": f"{source}{n}", "date": f"20{20 + n % 3}-03-01", "source": source, "language": "en",
         "text": said[source].format(n=n) + (" Trade grows." if n % 2 else "")}
        for source, size in (("A", 60), ("B", 90)) for n in range(size)
    ]  # fmt: skip
    return build(articles)


def test_certain_differences_equal_scipys(unlike: Index) -> None:
    table = keyness(select(unlike, Filter(sources=("a",)))).table
    assert table["lrc"].iloc[0] > 3
    assert table["lrc"].iloc[-1] < -3
    assert rows_of(table)["trade"]["lrc"] == 0
    check_scores(table, "df", "articles")


def test_the_strongest_of_each_direction(unlike: Index) -> None:
    view = select(unlike, Filter(sources=("a",)))
    whole, part = keyness(view).table, keyness(view, top=2).table
    assert len(part) == 4
    least = whole[whole["lrc"] < 0].sort_values(["lrc", "term"])["term"].head(2)
    assert part["term"].tolist() == [*whole["term"].head(2), *least]
    few = rows_of(part)
    for term, row in few.items():
        assert row == rows_of(whole)[term]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    years=st.sampled_from([(2023,), (2024,), (2023, 2024)]), by=st.sampled_from(["documents", "tokens"]),
    voice=st.sampled_from(["all", "own"]), names=st.booleans(),
)  # fmt: skip
def test_swapping_the_sides_turns_the_signs(
    tiny: Index, years: tuple[int, ...], by: str, voice: Voice, names: bool
) -> None:
    counting = Counting(voice=voice)
    view = select(tiny, Filter(years=years), counting)
    other = View(tiny, np.setdiff1d(np.arange(tiny.n_articles), view.rows), Filter(), counting)
    there, back = (keyness(x, y, by=by, names=names).table.set_index("term") for x, y in ((view, other), (other, view)))
    back = back.loc[there.index]
    assert np.allclose(there[SCORES], -back[SCORES], atol=1e-12)
    assert (there["n_target"] == back["n_reference"]).all()
    assert (there["df_reference"] == back["df_target"]).all()
    named = [compare_mentions(x, y).table.set_index("id") for x, y in ((view, other), (other, view))]
    named[1] = named[1].loc[named[0].index]
    assert np.allclose(named[0]["difference"], -named[1]["difference"])
    assert np.allclose(named[0]["low"], -named[1]["high"])


# ---------------------------------------------------------------- receipts


references = st.sampled_from([None, BETA, Filter(years=(2023,)), Filter(words="grain OR water")])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filter=filters, counting=countings, voice=st.sampled_from(["all", "quoted", "own"]), reference=references)
def test_each_number_opens_as_many_things_as_it_says(
    tiny: Index, filter: Filter, counting: Counting, voice: Voice, reference: Filter | None
) -> None:
    view = select(tiny, filter, replace(counting, voice=voice))
    try:
        results = [keyness(view, reference, names=True), compare_mentions(view, reference)]
    except InputError:
        assume(False)
        raise
    for result in results:
        check_receipts(result)
        assert np.isfinite(result.table.select_dtypes("float")).all(axis=None)


@pytest.mark.parametrize("voice", ["all", "quoted", "own"])
def test_each_number_of_the_originals_opens_as_many_things_as_it_says(originals: Index, voice: Voice) -> None:
    view = select(originals, Filter(years=(2023,)), Counting(voice=voice))
    assert check_receipts(keyness(view, names=True, top=10), most_rows=20) == 8 * 20
    assert check_receipts(compare_mentions(view)) > 0


# ---------------------------------------------------------------- what is compared


def test_articles_in_both_count_on_the_first_side_only(tiny: Index) -> None:
    result = keyness(select(tiny, ALPHA), Filter(years=(2023,)))
    assert result.table["articles_reference"].iloc[0] == 1  # a1 is Alpha's too, a2 is left
    assert "1 article is in both: it counts on the first side only" in result.notes[0]


def test_without_a_reference_it_is_the_rest(tiny: Index) -> None:
    rest, named = keyness(select(tiny, ALPHA)), keyness(select(tiny, ALPHA), BETA)
    pd.testing.assert_frame_equal(rest.table, named.table)
    assert "rest of the collection: 2 articles" in rest.notes[0]


def test_that_nothing_is_certain_is_said(tiny: Index) -> None:
    assert "no difference is certain" in " ".join(keyness(select(tiny, ALPHA)).notes)


@pytest.mark.parametrize("measure", [keyness, compare_mentions])
@pytest.mark.parametrize(
    ("filter", "reference", "words"),
    [
        (Filter(words="nowhere"), None, "nothing to compare"),
        (ALPHA, Filter(words="nowhere"), "choose other articles to compare with"),
        (Filter(), None, "no rest to compare with"),
        (ALPHA, ALPHA, "are the same articles"),
        (Filter(), ALPHA, "all among the articles"),
    ],
)
def test_what_can_not_be_compared_is_said(
    tiny: Index, measure: Any, filter: Filter, reference: Filter | None, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        measure(select(tiny, filter), reference)


def test_bad_options_are_told(tiny: Index) -> None:
    view = select(tiny, ALPHA)
    with pytest.raises(InputError, match="documents or tokens"):
        keyness(view, by="years")
    with pytest.raises(InputError, match="no running word in that voice"):
        keyness(select(tiny, ALPHA, Counting(voice="quoted")), BETA, by="tokens")
    with pytest.raises(InputError, match="at least one term"):
        keyness(view, top=0)
    with pytest.raises(InputError, match="choose one of country"):
        compare_mentions(view, kind="planet")
    with pytest.raises(InputError, match="choose the unit articles"):
        compare_mentions(select(tiny, ALPHA, Counting(unit="occurrences")))


def test_one_article_each_gives_numbers_without_holes(tiny: Index) -> None:
    table = keyness(select(tiny, Filter(words="road")), Filter(words="buys")).table
    assert len(table)
    assert np.isfinite(table.select_dtypes("float")).all(axis=None)
    assert not table["lrc"].any()


def test_the_command_takes_a_reference_as_a_link_has_it(tiny: Index) -> None:
    asked = Asked(sources=["alpha-daily"])
    typed = run_measure(tiny, "keyness", asked, {"reference": "source=beta-wire&year=2023", "by": "tokens"})
    meant = keyness(select(tiny, ALPHA), replace(BETA, years=(2023,)), by="tokens")
    pd.testing.assert_frame_equal(typed.table, meant.table)


@pytest.mark.parametrize(("name", "measure"), [("keyness", keyness), ("compare_mentions", compare_mentions)])
def test_the_lines_of_python_give_the_very_table(tiny: Index, name: str, measure: Any) -> None:
    query = "source=beta-wire&from=2023-01-01&to=2024-12-31"
    view = select(tiny, ALPHA)
    options = call_parameters(name, [("--reference", query)], tiny)
    *before, last = python_lines(view, name, options).replace('"DIR"', "folder").splitlines()
    space: dict[str, Any] = {"folder": tiny.path}
    exec("\n".join(before), space)  # noqa: S102 - the program's own lines, as a reader would run them
    found = eval(last, space)  # noqa: S307 - likewise
    meant = replace(BETA, date_from=dt.date(2023, 1, 1), date_to=dt.date(2024, 12, 31))
    pd.testing.assert_frame_equal(found, measure(view, meant).table)
    assert found["articles_reference"].iloc[0] == 1
