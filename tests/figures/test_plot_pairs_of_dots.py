"""Two dots a row, and the bars of names used: the numbers drawn are the table's."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import figures
from analysis.figures.theme import GREY
from tests.figures.figure_tables import HOSTILE

EMPTY = pd.DataFrame()


def change(name: str, k1: int, k2: int, n: int, supported: bool = True) -> dict[str, Any]:
    return {
        "entity": name, "id": f"id-{name}", "kind": "country", "articles": k1, "n_articles": n,
        "articles_reference": k2, "n_reference": n, "difference": (k1 - k2) / n,
        "low": (k1 - k2) / n - 0.1, "high": (k1 - k2) / n + 0.1,
        "share": k1 / n, "share_reference": k2 / n, "rank": 1.0, "rank_reference": 2.0, "rank_change": 1.0,
        "supported": supported,
    }  # fmt: skip


def missing(x: str, y: str, a: int, listed: int, chance: float) -> dict[str, Any]:
    return {"x": f"id-{x}", "y": f"id-{y}", "x_name": x, "y_name": y, "a": a, "a_listed": listed, "n_x": 20, "n_y": 30,
            "n": 60, "shortfall": chance - a - listed, "expected": chance, "g2": -9.0}  # fmt: skip


def term(word: str, k1: int, k2: int, n1: int, n2: int, supported: bool = True) -> dict[str, Any]:
    return {"term": word, "n_target": k1, "n_reference": k2, "size_target": n1, "size_reference": n2, "lrc": 0.5,
            "g2": 4.0, "supported": supported}  # fmt: skip


def used(name: str, k: int, n: int) -> dict[str, Any]:
    return {"entity": "E", "id": "e", "kind": "organisation", "used": name, "articles": k, "mentions": 2 * k,
            "n_articles": n, "n_mentions": 3 * n, "share": k / n, "low": k / n / 2, "high": min(1.0, k / n + 0.1),
            "first": "2020-01-01", "last": "2020-02-01"}  # fmt: skip


def drawn(figure: go.Figure, name: str) -> dict[str, float]:
    trace = next(trace for trace in figure.data if trace.name == name)
    return {str(data[0]): x for data, x in zip(trace.customdata, trace.x, strict=True)}


def test_the_dots_are_the_shares_before_and_now() -> None:
    table = pd.DataFrame([change("A", 30, 10, 40), change("B", 4, 8, 40), change("C", 2, 1, 40, supported=False)])
    figure = figures.plot_rank_changes(table, small=False)
    assert drawn(figure, "later") == {"id-A": 0.75, "id-B": 0.1, "id-C": 0.05}
    assert drawn(figure, "earlier") == {"id-A": 0.25, "id-B": 0.2, "id-C": 0.025}
    now = next(trace for trace in figure.data if trace.name == "later")
    assert [colour == GREY for colour in now.marker.color] == [False, False, True]


def test_few_articles_are_counted() -> None:
    figure = figures.plot_rank_changes(pd.DataFrame([change("A", 3, 1, 5)]), small=True)
    assert drawn(figure, "later") == {"id-A": 3}
    texts = [text for trace in figure.data if trace.mode == "text" for text in trace.text]
    assert texts == ["   1 of 5 → 3 of 5"]
    assert "%" not in figure.to_json()


def test_of_many_changes_the_largest_either_way_are_drawn() -> None:
    table = pd.DataFrame([change("up", 30, 10, 40), change("same", 9, 9, 40), change("down", 1, 30, 40)])
    figure = figures.plot_rank_changes(table, small=False, top=2)
    assert list(drawn(figure, "later")) == ["id-up", "id-down"]
    assert (figure.layout.meta["shown"], figure.layout.meta["of"]) == (2, 3)


def test_a_missing_pair_has_its_windows_in_lists_or_not() -> None:
    figure = figures.plot_missing_pairs(pd.DataFrame([missing("A", "B", 2, 1, 10.0), missing("A", "C", 0, 0, 5.5)]))
    trace = next(trace for trace in figure.data if trace.name == "named together")
    assert [list(data) for data in trace.customdata] == [["id-A", "id-B"], ["id-A", "id-C"]]
    assert list(trace.x) == [3.0, 0.0]


def test_words_about_a_pair_are_bars_where_sentences_are_few_and_dots_where_many() -> None:
    few = figures.plot_pair_terms(pd.DataFrame([term("gas", 3, 1, 8, 900), term("oil", 1, 0, 8, 900, supported=False)]))
    bars = few.data[0]
    assert (list(bars.x), [list(data) for data in bars.customdata]) == ([3, 1], [["gas"], ["oil"]])
    assert bars.marker.color[1] == GREY
    many = figures.plot_pair_terms(pd.DataFrame([term("gas", 30, 10, 60, 100)]))
    assert drawn(many, "with both") == {"gas": 0.5}
    assert drawn(many, "with one of them") == {"gas": 0.1}


@pytest.mark.parametrize(
    ("small", "unit", "lengths"),
    [(True, "articles", [6, 3]), (False, "articles", [0.6, 0.3]), (False, "occurrences", [12, 6])],
)
def test_the_bars_of_names_used_are_the_counts_or_shares(small: bool, unit: Any, lengths: list[float]) -> None:
    figure = figures.plot_names_used(pd.DataFrame([used("B", 3, 10), used("A", 6, 10)]), small=small, unit=unit)
    assert list(figure.data[0].x) == pytest.approx(lengths)
    assert [list(data) for data in figure.data[0].customdata] == [["e", "A"], ["e", "B"]]


@pytest.mark.parametrize(
    "figure",
    [
        figures.plot_rank_changes(EMPTY, small=True), figures.plot_missing_pairs(EMPTY), figures.plot_pair_terms(EMPTY),
        figures.plot_names_used(EMPTY, small=True),
    ],
)  # fmt: skip
def test_an_empty_table_gives_one_line(figure: go.Figure) -> None:
    assert len(figure.data) == 0
    assert figure.layout.annotations[0].text.endswith(".")


@pytest.mark.parametrize(
    "figure",
    [
        figures.plot_rank_changes(pd.DataFrame([change(HOSTILE, 3, 1, 5)]), small=False),
        figures.plot_missing_pairs(pd.DataFrame([missing(HOSTILE, "B", 0, 0, 5.5)])),
        figures.plot_pair_terms(pd.DataFrame([term(HOSTILE, 3, 1, 8, 900)])),
        figures.plot_names_used(pd.DataFrame([used(HOSTILE, 3, 10)]), small=True),
    ],
)
def test_hostile_names_are_shown_literally(figure: go.Figure) -> None:
    texts = [str(text) for trace in figure.data for text in trace.hovertext or ()] + list(figure.layout.yaxis.ticktext)
    assert any("&lt;b&gt;x" in text for text in texts)
    assert not any("<b>x" in text or "%{" in text or "<a" in text for text in texts)
