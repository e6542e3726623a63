"""By what name somebody is called: one bar a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import KIND_COLOURS, Record
from analysis.model import Unit
from analysis.wording import counted, number, percent

if TYPE_CHECKING:
    import pandas as pd


def plot_names_used(table: pd.DataFrame, *, small: bool, top: int = 15, unit: Unit = "articles") -> go.Figure:
    """The names used for one entity, out of the table of `analysis.measures.names_used` without a period.

    Parameters
    ----------
    table
        Rows of one entity.
    small
        True where fewer than 30 articles name it: counts. Otherwise shares of the articles that name it, with their
        Wilson intervals.
    top
        So many names at most.
    unit
        "occurrences" makes the bars as long as the mentions.

    Returns
    -------
    Figure
        ``customdata`` of each bar is ``[entity id, name used]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    length = "mentions" if unit == "occurrences" else "articles"
    rows = sorted(theme.records(table), key=lambda row: (-row[length], row["used"]))
    if not rows:
        return theme.empty("It is not named here.")
    shown, shares = rows[:top], length == "articles" and not small
    values = [row["share"] if shares else row[length] for row in shown]
    names = [theme.wrapped(row["used"], 26) for row in shown]
    pitch = theme.WRAPPED_ROW if any("<br>" in name for name in names) else theme.ROW
    most = max(row["high"] for row in shown) if shares else max(values)
    ticks = theme.share_axis(most) if shares else theme.count_axis(most)
    noun = "distinct text" if unit == "texts" else "article"
    whole = counted(shown[0]["n_articles"], f"{noun} that names it", f"{noun}s that name it")
    of = f"share of {whole}" if shares else f"{length.replace('articles', noun + 's')}, of {whole}"
    if length == "mentions":
        of = f"mentions, of {number(shown[0]['n_mentions'])}"
    bars = go.Bar(
        orientation="h", x=values, y=list(range(len(shown))), showlegend=False, hoverinfo="text",
        customdata=[[row["id"], row["used"]] for row in shown], hovertext=[_hover(row) for row in shown],
        marker={"color": KIND_COLOURS.get(shown[0]["kind"], theme.GREY)}, unselected={"marker": theme.STAY["marker"]},
        error_x=_intervals(shown) if shares else None,
    )  # fmt: skip
    labels = go.Scatter(
        x=[row["high"] for row in shown] if shares else values, y=list(range(len(shown))), mode="text",
        text=[f" {percent(row['share']) if shares else number(row[length])}" for row in shown], hoverinfo="skip",
        textposition="middle right", textfont={"size": 12}, showlegend=False, cliponaxis=False, unselected=theme.STAY,
    )  # fmt: skip
    return theme.figure(
        [bars, labels], height=len(shown) * pitch + 60, meta={"shown": len(shown), "of": len(rows)},
        xaxis=theme.value_axis(range=[0, most * 1.16], title=theme.caption(of, theme.shown_of(len(shown), len(rows))),
                               **ticks),
        yaxis=theme.name_axis(names, range=[len(shown) - 0.4, -0.6]),
    )  # fmt: skip


def _intervals(rows: list[Record]) -> Record:
    return {
        "type": "data", "symmetric": False, "color": theme.QUIET, "thickness": 1.5, "width": 0,
        "array": [row["high"] - row["share"] for row in rows],
        "arrayminus": [row["share"] - row["low"] for row in rows],
    }  # fmt: skip


def _hover(row: Record) -> str:
    days = f"{row['first']} to {row['last']}" if row["first"] else "only in undated articles"
    return "<br>".join([
        f"<b>{theme.label(row['used'], 60)}</b>",
        f"in {number(row['articles'])} of {counted(row['n_articles'], 'article')} that name it",
        f"{counted(row['mentions'], 'mention')} of {number(row['n_mentions'])}",
        days,
    ])  # fmt: skip
