"""A dot for each amount, on the line of its outlet."""

import datetime as dt

import pandas as pd
import pytest

from analysis import figures
from tests.figures.figure_tables import HOSTILE
from tests.figures.test_plot_safety import strings


def amounts(*rows: tuple[str, float], unit: str = "USD") -> pd.DataFrame:
    """Rows of (outlet, value)."""
    made = [(f"a{i}", dt.date(2024, 5, 6), source, "money", value, unit, f"about {value:g}", i)
            for i, (source, value) in enumerate(rows)]  # fmt: skip
    columns = ["article", "date", "source", "kind", "value", "unit", "amount", "start"]
    return pd.DataFrame(made, columns=columns)


def test_a_line_for_each_outlet_those_with_most_first() -> None:
    figure = figures.plot_amounts(amounts(("Alpha", 40), ("Beta", 45), ("Beta", 50.5)))
    (dots,) = figure.data
    assert list(zip(dots.x, dots.y, strict=True)) == [(40, 1), (45, 0), (50.5, 0)]
    assert figure.layout.yaxis.ticktext == ("Beta", "Alpha")
    assert [list(key) for key in dots.customdata] == [["a0", "0"], ["a1", "1"], ["a2", "2"]]
    assert dots.hovertext[2] == "<b>about 50.5</b> (50.5)<br>Beta, 6 May 2024"
    assert figure.layout.xaxis.title.text == "USD"


@pytest.mark.parametrize(
    ("values", "kind"), [((1, 49), None), ((1, 50), "log"), ((0, 50), None), ((-5, 50), None), ((7, 7), None)]
)
def test_wide_ranges_are_logarithmic_and_say_so(values: tuple[float, float], kind: str | None) -> None:
    axis = figures.plot_amounts(amounts(("Alpha", values[0]), ("Beta", values[1]))).layout.xaxis
    assert axis.type == kind
    assert ("logarithmic" in axis.title.text) is (kind == "log")


def test_a_cap_is_said() -> None:
    figure = figures.plot_amounts(amounts(*((f"Outlet {i}", i + 1) for i in range(9))), top=4)
    assert figure.layout.meta == {"shown": 4, "of": 9}
    assert "4 of 9 shown" in figure.layout.xaxis.title.text
    assert len(figure.data[0].x) == 4


def test_undated_hostile_and_empty() -> None:
    table = amounts((HOSTILE, 1), unit=HOSTILE).assign(date=None, amount=HOSTILE)
    drawn = strings(figures.plot_amounts(table).to_plotly_json())
    assert any("without a date" in text for text in drawn)
    assert any("&lt;b&gt;x" in text for text in drawn)
    assert not any("<a" in text or "%{" in text or "$" in text for text in drawn)
    assert figures.plot_amounts(pd.DataFrame()).layout.annotations[0].text.endswith(".")
