"""Who stands with whom: a matrix whose cells can be clicked, hollow where a pair only shares a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import Record
from analysis.wording import counted, number

if TYPE_CHECKING:
    import pandas as pd

Value = Literal["a", "logdice", "npmi"]
HUE: Final = "#0072B2"
PRINTED: Final = 15
"""Up to so many entities on a side the numbers are printed in the cells."""
PALE: Final = (0.12, 0.34)
STRONG: Final = (0.70, 1.0)
"""The lower and the upper half of the values. Between them neither white numbers nor the page's could be read."""
DARK_PALE: Final = (0.55, 0.70)
"""The lower half on dark paper, where light letters can be read on any strength and a fainter cell would look weaker
than a hollow one."""


def plot_cooccurrence(
    table: pd.DataFrame,
    *,
    small: bool,
    value: Value = "a",
    order: Sequence[str] | None = None,
    window: str = "article",
    symmetric: bool = True,
    top: int = 20,
    ink: str | None = None,
) -> go.Figure:
    """The table of `analysis.measures.cooccurrence` as a matrix.

    Cells are bars: they give clicks back, as heat maps don't, and fill their cell at any width of the page.

    Parameters
    ----------
    table
        One row a pair of entities, sorted by id.
    small
        True under 30 articles: cells always show the count, whatever ``value`` asks for.
    value
        What the colour says: ``a`` (how often together), ``logdice`` or ``npmi``.
    order
        Names or ids in the order of the axes; those not in it follow. Without it: most named first.
    window
        "article", "paragraph" or "sentence": what ``a`` counts.
    symmetric
        False where x and y are of two kinds.
    top
        So many entities on a side at most.
    ink
        The page's text colour, for the numbers on pale cells. Without it the template's, which may be greyer.

    Returns
    -------
    Figure
        ``customdata`` of each cell is ``[x id, y id]``, as in the row of the table it shows.
    """
    value = "a" if small else value
    if not len(table):
        return theme.empty("No two stand together here.")
    x_all = _side(table, ("x", "y") if symmetric else ("x",), order)
    y_all = x_all if symmetric else _side(table, ("y",), order)
    across, down = _numbered(x_all[:top]), _numbered(y_all[:top])
    # Of tens of thousands of pairs only those within the sides are looked at one by one.
    rows = theme.records(table[table["x"].isin(across) & table["y"].isin(down)])
    cells = [_cell(row, across, down, value) for row in rows]
    if symmetric:
        cells += [{**cell, "across": cell["down"], "down": cell["across"]} for cell in cells]
    _strengthen(cells, DARK_PALE if ink and sum(theme.channels(ink)) > 382 else PALE)
    traces = _traces(cells, value, window)
    if max(len(across), len(down)) <= PRINTED:
        traces += _texts(cells, ink)
    note = theme.shown_of(len(across) + (0 if symmetric else len(down)), len(x_all) + (0 if symmetric else len(y_all)))
    names = {row[side]: row[f"{side}_name"] for row in rows for side in ("x", "y")}
    return theme.figure(
        traces, height=len(down) * theme.ROW + 190, legend=True, barmode="overlay",
        meta={"shown": len(across), "of": len(x_all), "shown_down": len(down), "of_down": len(y_all)},
        **_axes([names[key] for key in across], [names[key] for key in down], note),
    )  # fmt: skip


def _side(table: pd.DataFrame, sides: Sequence[str], order: Sequence[str] | None) -> list[str]:
    """The ids of a side: in the given order, then by how often they are named, then by name."""
    named = {}
    for side in sides:
        columns = [side, f"{side}_name", f"n_{side}"]
        for key, name, n in table[columns].drop_duplicates(side).itertuples(index=False, name=None):
            named[str(key)] = (-int(n), str(name))
    wanted = {key: place for place, key in enumerate(order or ())}
    last = len(wanted)
    return sorted(named, key=lambda key: (min(wanted.get(key, last), wanted.get(named[key][1], last)), named[key]))


def _numbered(ids: list[str]) -> dict[str, int]:
    return {key: place for place, key in enumerate(ids)}


def _cell(row: Record, across: dict[str, int], down: dict[str, int], value: Value) -> Record:
    listed = row["a"] == 0
    shown = row["a_listed"] if listed else row[value]
    text = number(shown) if listed or value == "a" else f"{shown:.1f}" if value == "logdice" else f"{shown:.2f}"
    return {"row": row, "across": across[row["x"]], "down": down[row["y"]], "listed": listed, "value": shown,
            "text": text}  # fmt: skip


def _strengthen(cells: list[Record], pale: tuple[float, float]) -> None:
    """Give each filled cell its strength of colour, by where its value lies between the least and the most."""
    values = [cell["value"] for cell in cells if not cell["listed"]]
    low = min([0.0, *values])
    reach = max(values, default=1) - low or 1
    for cell in cells:
        cell["strength"] = 0.0 if cell["listed"] else strength_of((cell["value"] - low) / reach, pale)


def strength_of(part: float, pale: tuple[float, float] = PALE) -> float:
    """The opacity of a value at this part (0 to 1) of the range."""
    (low, high), within = (pale, 2 * part) if part < 0.5 else (STRONG, 2 * part - 1)
    return low + (high - low) * within


def _traces(cells: list[Record], value: Value, window: str) -> list[Any]:
    more = {"a": f"more {window}s", "logdice": "higher logDice", "npmi": "higher NPMI"}[value]
    traces = []
    for listed, name in ((False, f"together (stronger: {more})"), (True, "only in a list")):
        part = [cell for cell in cells if cell["listed"] is listed]
        if part:
            traces += [_key(name, listed), _squares(part, name, listed, window)]
    return traces


def _key(name: str, listed: bool) -> Any:
    """An entry of the legend with the full colour; the cells' own entry would take that of the first one."""
    marker = theme.hollow(HUE) if listed else {"color": HUE}
    return go.Bar(name=name, x=[None], y=[None], marker=marker, showlegend=True, hoverinfo="skip")


def _squares(cells: list[Record], name: str, listed: bool, window: str) -> Any:
    fills = [theme.faded(HUE, cell["strength"]) for cell in cells]
    side = 0.84 if listed else 0.92
    return go.Bar(
        name=name, showlegend=False, hoverinfo="text",
        x=[cell["across"] for cell in cells], base=[cell["down"] - side / 2 for cell in cells],
        y=[side] * len(cells), width=side, customdata=[[cell["row"]["x"], cell["row"]["y"]] for cell in cells],
        hovertext=[_hover(cell["row"], window) for cell in cells],
        marker=theme.hollow(HUE) if listed else {"color": fills, "line": {"width": 0}},
        unselected={"marker": {"opacity": 0.6}},
    )  # fmt: skip


def _texts(cells: list[Record], ink: str | None) -> list[Any]:
    """The numbers: white on strong cells, in the page's own colour on pale and hollow ones."""
    traces = []
    for strong, colour, unpicked in ((True, "#FFFFFF", "#FFFFFF"), (False, ink, ink or theme.QUIET)):
        part = [cell for cell in cells if (cell["strength"] >= STRONG[0]) is strong]
        traces.append(go.Scatter(
            x=[cell["across"] for cell in part], y=[cell["down"] for cell in part], mode="text",
            textfont={"size": 11, "color": colour}, unselected={"textfont": {"color": unpicked}},
            text=[cell["text"] for cell in part], hoverinfo="skip", showlegend=False,
        ))  # fmt: skip
    return [trace for trace in traces if trace.x]


def _hover(row: Record, window: str) -> str:
    x, y = theme.label(row["x_name"], 40), theme.label(row["y_name"], 40)
    lines = [f"<b>{x} and {y}</b>: together in {number(row['a'])} of {counted(row['n'], window)}"]
    if row["a_listed"]:
        lines.append(f"only in a list in {counted(row['a_listed'], window)}")
    lines.append(f"{x} in {number(row['n_x'])}, {y} in {number(row['n_y'])}")
    return "<br>".join(lines)


def _axes(across: list[str], down: list[str], note: str) -> Record:
    """Columns are named on top, upright where they would meet; rows on the left."""
    return {
        "xaxis": theme.name_axis([theme.label(name, 17) for name in across], side="top", autotickangles=[0, -90],
                                 range=[-0.5, len(across) - 0.5], title=theme.caption(note)),
        "yaxis": theme.name_axis([theme.label(name, 22) for name in down], range=[len(down) - 0.5, -0.5]),
    }  # fmt: skip
