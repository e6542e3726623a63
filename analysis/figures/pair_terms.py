"""About a pair: how often its words stand where both are named, and where only one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.dots import HUE, Dots, plot_dots, two_lines
from analysis.figures.theme import Record
from analysis.wording import counted, number, percent

if TYPE_CHECKING:
    import pandas as pd

SHARES_FROM: Final = 30
"""Fewer sentences are counted, not shared out."""


def plot_pair_terms(table: pd.DataFrame, *, top: int = 12) -> go.Figure:
    """The table of `analysis.measures.pair_terms`, its first words: what has the support first, the rest in grey.

    Returns
    -------
    Figure
        ``customdata`` of each mark is ``[term]``; ``layout.meta`` holds ``shown`` and ``of``. From 30 sentences of
        either kind on two dots a word, the shares; else bars, how many of the sentences that name both hold it.
    """
    rows = theme.records(table)
    if not rows:
        return theme.empty("No word sets the sentences that name both apart.")
    rows.sort(key=lambda row: not row["supported"])
    shown, first = rows[:top], rows[0]
    if min(first["size_target"], first["size_reference"]) < SHARES_FROM:
        what = f"of {counted(first['size_target'], 'sentence')} with both"
        return _bars(shown, two_lines(what, theme.shown_of(len(shown), len(rows))), len(rows))
    legend = ("with one of them", "with both")
    return plot_dots(
        [_dots(row) for row in shown], legend=legend, shares=True, what="share of the sentences", of=len(rows)
    )


def _dots(row: Record) -> Dots:
    here, elsewhere = row["n_target"] / row["size_target"], row["n_reference"] / row["size_reference"]
    text = f"{percent(here)}, {percent(elsewhere)}"
    return Dots(row["term"], elsewhere, here, text, _hover(row), [row["term"]], bool(row["supported"]))


def _bars(rows: list[Record], title: Record, of: int) -> go.Figure:
    places, most = list(range(len(rows))), max(row["n_target"] for row in rows)
    bars = go.Bar(
        orientation="h", x=[row["n_target"] for row in rows], y=places, hovertext=[_hover(row) for row in rows],
        customdata=[[row["term"]] for row in rows], hoverinfo="text", showlegend=False,
        marker={"color": [HUE if row["supported"] else theme.GREY for row in rows]},
        unselected={"marker": theme.STAY["marker"]},
    )  # fmt: skip
    labels = go.Scatter(
        x=[row["n_target"] for row in rows], y=places, mode="text", textposition="middle right", hoverinfo="skip",
        text=[f" {number(row['n_target'])}" for row in rows], textfont={"size": 12}, showlegend=False, cliponaxis=False,
        unselected=theme.STAY,
    )  # fmt: skip
    names = [theme.label(row["term"], 24) for row in rows]
    return theme.figure(
        [bars, labels], height=len(rows) * theme.ROW + 60, meta={"shown": len(rows), "of": of},
        xaxis=theme.value_axis(range=[0, most * 1.16], title=title, **theme.count_axis(most)),
        yaxis=theme.name_axis(names, range=[len(rows) - 0.4, -0.6]),
    )  # fmt: skip


def _hover(row: Record) -> str:
    return "<br>".join([
        f"<b>{theme.label(row['term'], 40)}</b>",
        f"in {number(row['n_target'])} of {counted(row['size_target'], 'sentence')} that name both",
        f"in {number(row['n_reference'])} of {counted(row['size_reference'], 'sentence')} that name one",
        f"LRC {row['lrc']:.2f}, G2 {row['g2']:.1f}",
    ])  # fmt: skip
