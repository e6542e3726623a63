"""What stands next to a word or a name, as ranked bars; what is below minimum support in grey, apart and unranked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import GREY, PALETTE, Record
from analysis.wording import counted, number

if TYPE_CHECKING:
    import pandas as pd

NEIGHBOURS: Final = PALETTE[2]
GAP: Final = 0.6
"""Rows between the ranking and what is below minimum support."""
MOST_GREY: Final = 10


def plot_collocates(table: pd.DataFrame, *, small: bool, top: int = 30) -> go.Figure:
    """Bars of the table of `analysis.measures.collocates.collocates`.

    Parameters
    ----------
    table
        One row a term.
    small
        True under 30 articles: a bar is as long as ``a``, the times it stands there. Otherwise as long as logDice.
    top
        So many supported terms at most. Up to ten others follow in grey, by name, where there is room.

    Returns
    -------
    Figure
        ``customdata`` of each bar is ``[term]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    length = "a" if small else "logdice"
    rows = sorted(theme.records(table), key=lambda row: (-row[length], -row["logdice"], row["term"]))
    if not rows:
        return theme.empty("No term stands next to it here.")
    ranked = [row for row in rows if row["supported"]][:top]
    grey = sorted((row for row in rows if not row["supported"]), key=lambda row: str(row["term"]))
    shown = ranked + grey[: min(MOST_GREY, top - len(ranked))]
    places = [i + (GAP if ranked and i >= len(ranked) else 0.0) for i in range(len(shown))]
    # logDice may be below 0 for what stands there once in a thousand times: such a bar has no length.
    lengths = [max(float(row[length]), 0.0) for row in shown]
    bars = go.Bar(
        orientation="h", x=lengths, y=places, customdata=[[row["term"]] for row in shown], hoverinfo="text",
        hovertext=[_hover(row) for row in shown], unselected={"marker": theme.STAY["marker"]},
        marker={"color": [NEIGHBOURS if row["supported"] else GREY for row in shown]},
    )  # fmt: skip
    ends = go.Scatter(
        x=lengths, y=places, mode="text", textposition="middle right", hoverinfo="skip", unselected=theme.STAY,
        text=[f" {number(row['a'])}×" for row in shown], textfont={"size": 12}, cliponaxis=False,
    )  # fmt: skip
    maximum, last = max([1.0, *lengths]), places[-1]
    names = theme.name_axis([theme.label(row["term"], 24) for row in shown], range=[last + 0.6, -0.6])
    title = theme.caption(_unit(small), _left_out(len(ranked), len(shown), len(rows)))
    return theme.figure(
        [bars, ends], height=int((last + 1) * theme.ROW) + 60, meta={"shown": len(shown), "of": len(rows)},
        xaxis=theme.value_axis(range=[0, maximum * 1.16], title=title, **theme.count_axis(maximum)),
        yaxis={**names, "tickvals": places},
    )  # fmt: skip


def _unit(small: bool) -> str:
    return "times next to it" if small else "logDice; the number: how often"


def _left_out(ranked: int, shown: int, of: int) -> str:
    notes = [theme.shown_of(shown, of), "grey: too few to rank" if shown > ranked else ""]
    return "; ".join(note for note in notes if note)


def _hover(row: Record) -> str:
    lines = [
        f"<b>{theme.label(row['term'], 60)}</b>: {counted(row['a'], 'time')} next to it, in "
        f"{counted(row['articles'], 'article')}",
        f"{counted(row['n_y'], 'time')} in all; logDice {row['logdice']:.1f}",
    ]
    return "<br>".join(lines)
