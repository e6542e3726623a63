"""Themes: how many articles each is the strongest of, and the terms of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import Record
from analysis.wording import counted, number, percent

if TYPE_CHECKING:
    import pandas as pd

HUE: Final = "#0072B2"
TERMS: Final = "#00966E"


def plot_themes(table: pd.DataFrame, *, top: int = 40) -> go.Figure:
    """The table of `analysis.measures.themes` as bars: articles by theme, each named by its three strongest terms.

    Returns
    -------
    Figure
        ``customdata`` of each bar is ``[number of the theme]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    rows = theme.records(table.drop_duplicates("theme")) if len(table) else []
    if not rows:
        return theme.empty("There are no themes here.")
    shown = rows[:top]
    names = [theme.wrapped(row["theme_name"], 26) for row in shown]
    bars = _bars([row["share"] for row in shown], [[row["theme"]] for row in shown], HUE, [
        f"<b>{theme.paragraph(row['theme_name'])}</b><br>{number(row['articles'])} of "
        f"{counted(row['n_articles'], 'article')}, {percent(row['share'])}" for row in shown
    ])  # fmt: skip
    longest = max(row["share"] for row in shown)
    of = f"share of {counted(rows[0]['n_articles'], 'article')}"
    title = theme.caption(of, theme.shown_of(len(shown), len(rows)))
    return theme.figure(
        [bars, _labels(shown, "share", [number(row["articles"]) for row in shown])],
        height=len(shown) * theme.WRAPPED_ROW + 60, meta={"shown": len(shown), "of": len(rows)},
        xaxis=theme.value_axis(range=[0, longest * 1.16], title=title, **theme.share_axis(longest)),
        yaxis=theme.name_axis(names, range=[len(shown) - 0.4, -0.6]),
    )  # fmt: skip


def plot_theme_card(table: pd.DataFrame) -> go.Figure:
    """The terms of one theme as bars as long as their weight; beside each how many of its articles hold it.

    ``customdata`` of each bar is ``[number of the theme, term]``.
    """
    rows = theme.records(table)
    if not rows:
        return theme.empty("This theme has no terms.")
    bars = _bars([row["weight"] for row in rows], [[row["theme"], row["term"]] for row in rows], TERMS, [
        f"<b>{theme.label(row['term'], 60)}</b> in {number(row['df'])} of {counted(row['articles'], 'article')}"
        for row in rows
    ])  # fmt: skip
    axis = theme.value_axis(
        range=[0, max(row["weight"] for row in rows) * 1.25], showticklabels=False, showgrid=False,
        title=theme.caption("weight · articles with the term"),
    )  # fmt: skip
    return theme.figure(
        [bars, _labels(rows, "weight", [number(row["df"]) for row in rows])], height=len(rows) * theme.ROW + 44,
        meta={"shown": len(rows), "of": len(rows)}, xaxis=axis,
        yaxis=theme.name_axis([theme.label(row["term"], 24) for row in rows], range=[len(rows) - 0.4, -0.6]),
    )  # fmt: skip


def _bars(lengths: list[float], keys: list[list[Any]], hue: str, hovers: list[str]) -> Any:
    return go.Bar(
        orientation="h", x=lengths, y=list(range(len(lengths))), customdata=keys, hovertext=hovers, hoverinfo="text",
        marker={"color": hue}, unselected={"marker": theme.STAY["marker"]},
    )  # fmt: skip


def _labels(rows: list[Record], length: str, texts: list[str]) -> Any:
    return go.Scatter(
        x=[row[length] for row in rows], y=list(range(len(rows))), mode="text", textposition="middle right",
        text=[f" {text}" for text in texts], textfont={"size": 12}, hoverinfo="skip", unselected=theme.STAY,
        showlegend=False, cliponaxis=False,
    )  # fmt: skip
