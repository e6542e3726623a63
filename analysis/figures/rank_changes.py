"""Who is named more than before, and who less: two dots a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.dots import Dots, plot_dots
from analysis.figures.theme import KIND_COLOURS, Record
from analysis.wording import bare_percent, counted, number, percent

if TYPE_CHECKING:
    import pandas as pd


def plot_rank_changes(
    table: pd.DataFrame, *, small: bool, top: int = 20, legend: tuple[str, str] = ("earlier", "later"),
    noun: str = "article",
) -> go.Figure:  # fmt: skip
    """The largest differences of the table of `analysis.measures.rank_changes`, rises first.

    Parameters
    ----------
    table
        One row an entity; what is not ``supported`` is grey and comes last.
    small
        True under 30 articles: counts, no shares and no intervals.
    top
        So many names at most: those with the largest differences either way.
    legend
        What reference and target are called.
    noun
        What the articles are called.

    Returns
    -------
    Figure
        ``customdata`` of each dot is ``[entity id]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    rows = theme.records(table)
    if not rows:
        return theme.empty("Nobody and nothing of this kind is named in either period.")
    rows.sort(key=lambda row: (not row["supported"], -abs(row["difference"]), row["entity"]))
    shown = sorted(rows[:top], key=lambda row: (not row["supported"], -row["difference"], row["entity"]))
    dots = [_dots(row, small, noun) for row in shown]
    what = f"{noun}s that name it" if small else f"share of {noun}s; change in points"
    hue = KIND_COLOURS.get(shown[0]["kind"], theme.GREY)
    return plot_dots(dots, legend=legend, shares=not small, what=what, of=len(rows), hue=hue)


def _dots(row: Record, small: bool, noun: str) -> Dots:
    before, here = ("articles_reference", "articles") if small else ("share_reference", "share")
    return Dots(
        row["entity"], float(row[before]), float(row[here]), _text(row, small), _hover(row, small, noun), [row["id"]],
        bool(row["supported"]),
    )  # fmt: skip


def _points(value: float) -> str:
    """A difference of shares in percentage points, with its sign."""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{bare_percent(abs(value))}"


def _text(row: Record, small: bool) -> str:
    if small:
        return f"{number(row['articles_reference'])} of {number(row['n_reference'])} → " \
               f"{number(row['articles'])} of {number(row['n_articles'])}"  # fmt: skip
    return _points(row["difference"])


def _hover(row: Record, small: bool, noun: str) -> str:
    lines = [f"<b>{theme.label(row['entity'], 60)}</b>"]
    for k, n, name in (("articles_reference", "n_reference", "before"), ("articles", "n_articles", "now")):
        share = "" if small else f" ({percent(row[k] / row[n])})"
        lines.append(f"{name}: {number(row[k])} of {counted(row[n], noun)}{share}")
    if not small:
        lines.append(
            f"difference: {_points(row['difference'])} points ({_points(row['low'])} to {_points(row['high'])})"
        )
    if row["rank"] == row["rank"] and row["rank_reference"] == row["rank_reference"]:
        lines.append(f"rank: {number(row['rank_reference'])} before, {number(row['rank'])} now")
    elif not row["supported"]:
        lines.append("too few to be ranked")
    return "<br>".join(lines)
