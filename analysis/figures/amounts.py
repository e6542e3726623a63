"""Figures of one unit, a line for each outlet: whether outlets say the same is seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import PALETTE, Record
from analysis.wording import day_name, number

if TYPE_CHECKING:
    import pandas as pd

WIDE: Final = 50
"""From this ratio of the largest to the smallest value on, the axis is logarithmic."""


def plot_amounts(table: pd.DataFrame, *, top: int = 12) -> go.Figure:
    """Amounts of one kind and unit as dots, one line an outlet.

    Parameters
    ----------
    table
        Rows of `analysis.measures.amounts.amounts` with one kind and unit. Outlets that give most of them stand first.
    top
        So many outlets at most; the axis says how many there are.

    Returns
    -------
    Figure
        ``customdata`` of each dot is ``[article, start]``. The axis is logarithmic, and says so, where the largest
        value is at least 50 times the smallest, and no value is 0.
    """
    rows = theme.records(table)
    if not rows:
        return theme.empty("No amount stands in these sentences.")
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["source"]] = counts.get(row["source"], 0) + 1
    outlets = sorted(counts, key=lambda name: (-counts[name], name))
    lines = {name: line for line, name in enumerate(outlets[:top])}
    shown = [row for row in rows if row["source"] in lines]
    values = [float(row["value"]) for row in shown]
    wide = min(values) > 0 and max(values) >= WIDE * min(values)
    dots = go.Scatter(
        x=values, y=[lines[row["source"]] for row in shown], mode="markers", hoverinfo="text",
        hovertext=[_hover(row) for row in shown], customdata=[[row["article"], str(row["start"])] for row in shown],
        marker={"size": 11, "color": theme.faded(PALETTE[2], 0.75), "line": {"color": PALETTE[2], "width": 1}},
        unselected={"marker": theme.STAY["marker"]}, showlegend=False, cliponaxis=False,
    )  # fmt: skip
    unit = shown[0]["unit"] or shown[0]["kind"]
    title = theme.caption(
        theme.label(unit, 40) + (", logarithmic" if wide else ""), theme.shown_of(len(lines), len(outlets))
    )
    scale = {"type": "log", "dtick": 1} if wide else {"rangemode": "tozero"}
    names = theme.name_axis([theme.wrapped(name) for name in lines], range=[len(lines) - 0.5, -0.5])
    return theme.figure(
        [dots], height=len(lines) * theme.WRAPPED_ROW + 70, meta={"shown": len(lines), "of": len(outlets)},
        xaxis=theme.value_axis(title=title, nticks=5, exponentformat="B", **scale), yaxis={**names, "showgrid": True,
                                                                                       "gridcolor": theme.GRID},
    )  # fmt: skip


def _hover(row: Record) -> str:
    value = float(row["value"])
    read = number(value) if value.is_integer() else f"{value:g}"
    when = day_name(row["date"]) if row["date"] is not None and row["date"] == row["date"] else "without a date"
    return f"<b>{theme.label(row['amount'], 60)}</b> ({read})<br>{theme.label(row['source'], 40)}, {when}"
