"""Who covers whom: a matrix of outlets' countries and countries named, whose cells can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.cooccurrence import HUE, STRONG, strength_of
from analysis.figures.theme import Record
from analysis.wording import bare_percent, counted, number, percent

if TYPE_CHECKING:
    import pandas as pd

PRINTED: Final = 12
"""Up to so many columns the numbers are printed in the cells; narrow pages have no room for more."""


def plot_who_covers_whom(
    table: pd.DataFrame, *, small: bool, top: int = 10, ink: str | None = None, noun: str = "article"
) -> go.Figure:
    """The table of `analysis.measures.who_covers_whom` as a matrix: a row for each country of outlets.

    Cells are bars: they give clicks back, as heat maps don't, and fill their cell at any width of the page. What is
    below minimum support is hollow; what has no cell is never named.

    Parameters
    ----------
    table
        One row for each country of outlets and country named.
    small
        True under 30 articles: counts. Otherwise shares of the row's articles.
    top
        So many countries named at most, those named in the most articles, and twice as many rows.
    ink
        The page's text colour, for the numbers on pale cells.
    noun
        What the articles are called.

    Returns
    -------
    Figure
        ``customdata`` of each cell is ``[outlet, country]`` (ids). ``layout.meta`` says how many of the columns are
        ``shown`` and ``of`` how many.
    """
    if not len(table):
        return theme.empty("No country is named here.")
    named = _ranked(table, "country", "articles")
    rows = _ranked(table, "outlet", "n_articles")
    across = {key: place for place, key in enumerate(list(named)[:top])}
    down = {key: place for place, key in enumerate(list(rows)[: 2 * top])}
    shown = theme.records(table[table["country"].isin(across) & table["outlet"].isin(down)])
    cells = [_cell(row, across, down, small) for row in shown]
    most = max(cell["value"] for cell in cells) or 1
    for cell in cells:
        cell["strength"] = strength_of(cell["value"] / most) if cell["row"]["supported"] else 0.0
    traces = [_squares(part, filled, small, noun) for filled in (True, False)
              if (part := [cell for cell in cells if bool(cell["row"]["supported"]) is filled])]  # fmt: skip
    if len(across) <= PRINTED:
        traces += _texts(cells, ink)
    return theme.figure(
        traces, height=len(down) * 30 + 170, barmode="overlay", meta={"shown": len(across), "of": len(named)},
        xaxis=theme.name_axis([theme.label(named[key], 14) for key in across], side="top", autotickangles=[0, -90],
                              range=[-0.5, len(across) - 0.5]),
        yaxis=theme.name_axis([theme.label(rows[key], 14) for key in down], range=[len(down) - 0.5, -0.5]),
    )  # fmt: skip


def _ranked(table: pd.DataFrame, side: str, column: str) -> dict[str, str]:
    """Ids and names of a side, most articles first; outlets of unknown country last."""
    how = "sum" if column == "articles" else "max"
    sums = table.groupby([side, f"{side}_name"])[column].agg(how).reset_index()
    ordered = sorted(theme.records(sums), key=lambda row: (not row[side], -row[column], str(row[f"{side}_name"])))
    return {str(row[side]): str(row[f"{side}_name"]) for row in ordered}


def _cell(row: Record, across: dict[str, int], down: dict[str, int], small: bool) -> Record:
    return {"row": row, "across": across[row["country"]], "down": down[row["outlet"]],
            "value": float(row["articles"] if small else row["share"]),
            "text": number(row["articles"]) if small else bare_percent(row["share"])}  # fmt: skip


def _squares(cells: list[Record], filled: bool, small: bool, noun: str) -> Any:
    fills = [theme.faded(HUE, cell["strength"]) for cell in cells]
    side = 0.92 if filled else 0.84
    return go.Bar(
        x=[cell["across"] for cell in cells], base=[cell["down"] - side / 2 for cell in cells], y=[side] * len(cells),
        width=side, customdata=[[cell["row"]["outlet"], cell["row"]["country"]] for cell in cells], hoverinfo="text",
        hovertext=[_hover(cell["row"], small, noun) for cell in cells], showlegend=False,
        marker={"color": fills, "line": {"width": 0}} if filled else theme.hollow(theme.GREY),
        unselected={"marker": {"opacity": 0.6}},
    )  # fmt: skip


def _texts(cells: list[Record], ink: str | None) -> list[Any]:
    """The numbers: white on strong cells, in the page's own colour on pale and hollow ones."""
    traces = []
    for strong, colour in ((True, "#FFFFFF"), (False, ink)):
        part = [cell for cell in cells if (cell["strength"] >= STRONG[0]) is strong]
        traces.append(go.Scatter(
            x=[cell["across"] for cell in part], y=[cell["down"] for cell in part], mode="text",
            textfont={"size": 11, "color": colour}, unselected={"textfont": {"color": colour or theme.QUIET}},
            text=[cell["text"] for cell in part], hoverinfo="skip", showlegend=False,
        ))  # fmt: skip
    return [trace for trace in traces if trace.x]


def _hover(row: Record, small: bool, noun: str) -> str:
    outlets, country = theme.label(row["outlet_name"], 40), theme.label(row["country_name"], 40)
    lines = [f"<b>{country}</b> in outlets of <b>{outlets}</b>",
             f"{number(row['articles'])} of {counted(row['n_articles'], noun)}"]  # fmt: skip
    if not small:
        lines[1] += f", {percent(row['share'])} ({bare_percent(row['low'])} to {bare_percent(row['high'])})"
        if row["lift"] == row["lift"]:
            lines.append(f"{row['lift']:.1f} times the share of all outlets")
    return "<br>".join(lines)
