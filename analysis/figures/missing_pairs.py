"""Who is not named together: how often chance would have it, and how often it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.dots import Dots, plot_dots
from analysis.figures.theme import Record
from analysis.wording import counted, number

if TYPE_CHECKING:
    import pandas as pd


def plot_missing_pairs(table: pd.DataFrame, *, window: str = "article", top: int = 20) -> go.Figure:
    """The table of `analysis.measures.missing_pairs`: a hollow dot for what chance would give, a full one for what is.

    Parameters
    ----------
    table
        One row a pair, the largest shortfall first.
    window
        "article", "paragraph" or "sentence": what is counted.
    top
        So many pairs at most.

    Returns
    -------
    Figure
        ``customdata`` of each dot is ``[x id, y id]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    rows = theme.records(table)
    if not rows:
        return theme.empty("No pair is missing: all stand together about as often as chance would have it.")
    shown = rows[:top]
    legend = ("expected by chance", "named together")
    return plot_dots(
        [_dots(row, window) for row in shown],
        legend=legend,
        shares=False,
        what=f"{window}s that name both",
        of=len(rows),
    )


def _dots(row: Record, window: str) -> Dots:
    together = row["expected"] - row["shortfall"]
    text = f"{number(round(together))} of {row['expected']:.1f}"
    return Dots(f"{row['x_name']} with {row['y_name']}", row["expected"], together, text, _hover(row, window),
                [row["x"], row["y"]])  # fmt: skip


def _hover(row: Record, window: str) -> str:
    x, y = theme.label(row["x_name"], 40), theme.label(row["y_name"], 40)
    lines = [
        f"<b>{x} and {y}</b>: together in {number(row['a'])} of {counted(row['n'], window)}",
        f"by chance {row['expected']:.1f}: {x} in {number(row['n_x'])}, {y} in {number(row['n_y'])}",
    ]
    if row["a_listed"]:
        lines.append(f"in a list in {counted(row['a_listed'], window)}")
    lines.append(f"G2 {row['g2']:.1f}".replace("-", "−"))
    return "<br>".join(lines)
