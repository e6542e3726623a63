"""Who is named before and after a day: two dots a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.dots import Dots, plot_dots
from analysis.figures.theme import KIND_COLOURS, Record
from analysis.wording import counted, number, percent, signed_points

if TYPE_CHECKING:
    import pandas as pd


def plot_before_after(table: pd.DataFrame, *, small: bool, top: int = 12, noun: str = "article") -> go.Figure:
    """The largest differences of the table of `analysis.measures.before_after`, rises first.

    Parameters
    ----------
    table
        One row an entity; what is not ``supported`` is grey and comes last.
    small
        True under 30 articles on the two sides, or where one has none: counts, no shares and no intervals.
    top
        So many names at most: those with the largest differences either way.
    noun
        What the articles are called.

    Returns
    -------
    Figure
        ``customdata`` of each dot is ``[entity id]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    rows = theme.records(table)
    if not rows:
        return theme.empty("Nobody and nothing of this kind is named in these days.")
    rows.sort(key=lambda row: (not row["supported"], -abs(_change(row)), row["entity"]))
    shown = sorted(rows[:top], key=lambda row: (not row["supported"], -_change(row), row["entity"]))
    what = f"{noun}s that name it" if small else f"share of the {noun}s, and change in points"
    return plot_dots(
        [_dots(row, small, noun) for row in shown], legend=("before", "after"), shares=not small,
        what=what, of=len(rows),
        hue=KIND_COLOURS.get(shown[0]["kind"], theme.GREY),
    )  # fmt: skip


def _change(row: Record) -> float:
    """The difference of the shares; of the counts, where a side has no article."""
    difference = row["difference"]
    return float(difference if difference == difference else row["articles_after"] - row["articles_before"])


def _dots(row: Record, small: bool, noun: str) -> Dots:
    before, after = ("articles_before", "articles_after") if small else ("share_before", "share_after")
    lines = [f"<b>{theme.label(row['entity'], 60)}</b>"]
    for side in ("before", "after"):
        k, n = row[f"articles_{side}"], row[f"n_{side}"]
        lines.append(f"{side}: {number(k)} of {counted(n, noun)}" + ("" if small else f" ({percent(k / n)})"))
    text = f"{number(row['articles_before'])} → {number(row['articles_after'])}"
    if not small:
        text = signed_points(row["difference"])
        ends = f"{signed_points(row['low'])} to {signed_points(row['high'])}"
        lines.append(f"difference: {text} points ({ends})")
    if not row["supported"]:
        lines.append("too few to be ranked")
    hover = "<br>".join(lines)
    return Dots(row["entity"], float(row[before]), float(row[after]), text, hover, [row["id"]], bool(row["supported"]))
