"""Bars by period: every article of the table is in one of them."""

import pandas as pd

from analysis import figures
from tests.figures.figure_tables import HOSTILE, event

COLUMNS = ["source", "source_name", "period", "articles"]


def coverage(*rows: tuple[str, str, int]) -> pd.DataFrame:
    """Rows of (outlet, period, articles)."""
    return pd.DataFrame([(name.lower(), name, period, n) for name, period, n in rows], columns=COLUMNS)


def stacked(figure: object) -> dict[str, dict[str, int]]:
    """Articles by outlet and period, as drawn."""
    drawn: dict[str, dict[str, int]] = {}
    for trace in figure.data:  # type: ignore[attr-defined]
        if trace.type == "bar":
            drawn[trace.name] = {key[0]: y for key, y in zip(trace.customdata, trace.y, strict=True)}
    return drawn


def test_parts_are_the_rows_and_gaps_stay() -> None:
    table = coverage(("Alpha", "2023-Q1", 3), ("Beta", "2023-Q1", 1), ("Alpha", "2023-Q4", 2))
    figure = figures.plot_coverage(table, colours={"Alpha": "#123456"})
    assert stacked(figure) == {"Alpha": {"2023-Q1": 3, "2023-Q4": 2}, "Beta": {"2023-Q1": 1}}
    alpha = figure.data[0]
    assert list(alpha.x) == [0, 3]
    assert alpha.marker.color == "#123456"


def test_small_outlets_are_one_part_and_nothing_is_lost() -> None:
    table = coverage(*((f"O{i}", "2023", 10 - i) for i in range(9)), ("O8", "2024", 1))
    figure = figures.plot_coverage(table, top=6)
    drawn = stacked(figure)
    assert list(drawn) == [*(f"O{i}" for i in range(6)), "others"]
    assert drawn["others"] == {"2023": 4 + 3 + 2, "2024": 1}
    assert sum(sum(part.values()) for part in drawn.values()) == table["articles"].sum()
    assert figure.layout.meta["of"] == 9


def test_summits_stand_where_their_day_is() -> None:
    table = coverage(("A", "2024-01", 1), ("A", "2024-12", 1))
    summits = [event("in", "2024-11-16"), event("out", "1992-10-30")]
    figure = figures.plot_coverage(table, summits=summits)
    assert list(figure.data[-1].x) == [10 - 0.5 + 15 / 30]
    assert figure.layout.meta["outside"] == 1


def test_names_are_shown_literally_and_nothing_is_one_line() -> None:
    figure = figures.plot_coverage(coverage((HOSTILE, "2023", 1)), unit="texts")
    assert "<b>x" not in figure.data[0].name
    assert figure.data[0].hovertext[0].endswith("1 distinct text")
    assert figures.plot_coverage(coverage()).layout.annotations[0].text == "No dated articles here."
