"""Two values a row, a hollow dot and a full one with a line between: what was expected or before, and what is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import GREY, Record

HUE: Final = "#0072B2"


@dataclass(frozen=True, slots=True)
class Dots:
    """One row: its name, the two values, what stands behind them, and what a click gives back.

    ``ranked`` is False where too little is counted: grey.
    """

    name: str
    hollow: float
    full: float
    text: str
    hover: str
    custom: list[str]
    ranked: bool = True


def plot_dots(
    rows: Sequence[Dots], *, legend: tuple[str, str], shares: bool, what: str, of: int, hue: str = HUE
) -> go.Figure:
    """Rows of two dots.

    Parameters
    ----------
    rows
        From the top down.
    legend
        What the hollow and the full dots are.
    shares
        Whether the values are shares (0 to 1) rather than counts.
    what
        What the value axis counts.
    of
        How many rows there are in all.

    Returns
    -------
    Figure
        ``customdata`` of each dot is its row's ``custom``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    most = max([0.01 if shares else 1.0, *(max(row.hollow, row.full) for row in rows)])
    colours = [hue if row.ranked else GREY for row in rows]
    names = [theme.wrapped(row.name) for row in rows]
    pitch = theme.WRAPPED_ROW if any("<br>" in name for name in names) else theme.ROW
    ticks = theme.share_axis(most) if shares else theme.count_axis(most)
    traces = [
        _lines(rows),
        _markers(rows, legend[0], [row.hollow for row in rows], {"color": "rgba(127,127,127,0.12)", "symbol": "circle",
                 "line": {"color": colours, "width": 1.8}}),
        _markers(rows, legend[1], [row.full for row in rows], {"color": colours, "line": {"width": 0}}),
        _texts(rows),
    ]  # fmt: skip
    return theme.figure(
        traces, height=len(rows) * pitch + 94, legend=True, meta={"shown": len(rows), "of": of},
        # Room for the texts behind the dots, which can't stand on the axis of a narrow page.
        xaxis=theme.value_axis(range=[-0.07 * most, most * (1.12 + 0.042 * max(len(row.text) for row in rows))],
                               title=two_lines(what, theme.shown_of(len(rows), of)), **ticks),
        yaxis=theme.name_axis(names, range=[len(rows) - 0.4, -0.6]),
    )  # fmt: skip


def two_lines(*parts: str) -> Record:
    """An axis title with a line for each part that says something: beside long names there is no room for more."""
    return {"text": "<br>".join(part for part in parts if part), "standoff": 8}


def _lines(rows: Sequence[Dots]) -> Any:
    """What lies between the dots of each row."""
    x = [value for row in rows for value in (row.hollow, row.full, None)]
    y = [value for place in range(len(rows)) for value in (place, place, None)]
    return go.Scatter(x=x, y=y, mode="lines", line={"color": "rgba(127,127,127,0.55)", "width": 2}, hoverinfo="skip",
                      showlegend=False)  # fmt: skip


def _markers(rows: Sequence[Dots], name: str, values: list[float], marker: Record) -> Any:
    return go.Scatter(
        x=values, y=list(range(len(rows))), mode="markers", name=name, marker={"size": 11, **marker},
        customdata=[row.custom for row in rows], hovertext=[row.hover for row in rows], hoverinfo="text",
        unselected={"marker": theme.STAY["marker"]}, cliponaxis=False,
    )  # fmt: skip


def _texts(rows: Sequence[Dots]) -> Any:
    return go.Scatter(
        x=[max(row.hollow, row.full) for row in rows], y=list(range(len(rows))), mode="text", showlegend=False,
        text=[f"   {row.text}" for row in rows], textposition="middle right", textfont={"size": 12}, cliponaxis=False,
        hoverinfo="skip", unselected=theme.STAY,
    )  # fmt: skip
