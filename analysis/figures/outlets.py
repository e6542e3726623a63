"""How many articles each outlet has in each period: one small panel an outlet, all on one scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import Record
from analysis.figures.trends import PANEL, axis_name, panel_axes, panel_titles
from analysis.measures.periods import periods_between
from analysis.wording import counted, period_name

if TYPE_CHECKING:
    import pandas as pd


def plot_outlets(
    table: pd.DataFrame, *, colours: Mapping[str, str] | None = None, noun: str = "article", top: int = 8
) -> go.Figure:
    """Panels of the table of `analysis.measures.coverage`, the outlets with the most articles first.

    Parameters
    ----------
    table
        One row for each outlet and period with articles.
    colours
        Colours by outlet over the whole index.
    noun
        What the articles are called.
    top
        So many outlets at most.

    Returns
    -------
    Figure
        ``customdata`` of each bar is ``[period, outlet's id]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    if not len(table):
        return theme.empty("No dated articles here.")
    sums = table.groupby(["source", "source_name"])["articles"].sum().reset_index()
    ranked = sorted(theme.records(sums), key=lambda row: (-row["articles"], str(row["source_name"])))
    shown = ranked[:top]
    periods = periods_between(str(table["period"].min()), str(table["period"].max()))
    place = {period: i for i, period in enumerate(periods)}
    names = [str(row["source_name"] or "unknown outlet") for row in shown]
    traces = [
        _bars(theme.records(table[table["source"] == row["source"]]), place, name, i,
              theme.colour_of(name, colours, names), noun)
        for i, (row, name) in enumerate(zip(shown, names, strict=True))
    ]  # fmt: skip
    title = theme.caption(f"{noun}s", theme.shown_of(len(shown), len(ranked)))
    most = float(table["articles"].max())
    return theme.figure(
        traces, height=len(shown) * PANEL + 56, annotations=panel_titles(names),
        meta={"shown": len(shown), "of": len(ranked)}, **panel_axes(len(shown), periods, most, True, title),
    )  # fmt: skip


def _bars(rows: list[Record], place: Mapping[str, int], name: str, i: int, colour: str, noun: str) -> Any:
    said = [f"<b>{theme.label(name, 40)}</b>, {theme.escape(period_name(row['period']))}<br>"
            f"{counted(row['articles'], noun)}" for row in rows]  # fmt: skip
    return go.Bar(
        x=[place[row["period"]] for row in rows], y=[row["articles"] for row in rows], yaxis=axis_name(i),
        customdata=[[row["period"], row["source"]] for row in rows], hovertext=said, hoverinfo="text",
        name=theme.label(name), showlegend=False, marker={"color": colour},
        width=min(0.8, len(place) / 8), unselected={"marker": theme.STAY["marker"]},
    )  # fmt: skip
