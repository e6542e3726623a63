"""Who is named when: one small panel an entity, all on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.events import event_rows, summit_ticks
from analysis.figures.theme import Record
from analysis.figures.timeaxis import period_ticks, place_day
from analysis.wording import counted, number, percent, period_name

if TYPE_CHECKING:
    import pandas as pd

PANEL = 100


def plot_timeline(
    table: pd.DataFrame,
    *,
    small: bool,
    events: pd.DataFrame | Sequence[object] | None = None,
    colours: Mapping[str, str] | None = None,
    unit: str = "articles",
    top: int = 6,
) -> go.Figure:
    """Panels of the table of `analysis.measures.timeline`, one an entity, in the table's order.

    Parameters
    ----------
    table
        One row for each period and entity, every period between the first and the last.
    small
        True under 30 articles: bars of counts. Otherwise lines of shares with Wilson intervals, with a gap
        where a period has no articles.
    events
        Events to mark below; those outside the periods are counted in ``layout.meta["outside"]``.
    colours
        Colours by name over the whole index.
    unit
        What is counted: ``texts`` are called distinct texts.
    top
        So many entities at most.

    Returns
    -------
    Figure
        ``customdata`` of each bar or point is ``[entity id, period]``, of a tick ``[event id]``.
    """
    rows = theme.records(table)
    if not rows:
        return theme.empty("No dated articles here.")
    groups: dict[str, list[Record]] = {}
    for row in rows:
        groups.setdefault(row["id"], []).append(row)
    shown = list(groups.values())[:top]
    names = [group[0]["entity"] for group in shown]
    periods = sorted({row["period"] for group in shown for row in group})
    maximum, noun = _maximum(shown, small), "distinct text" if unit == "texts" else "article"
    traces = [
        (_bars if small else _line)(
            _places(group, periods, noun), group, theme.colour_of(group[0]["entity"], colours, names), i
        )
        for i, group in enumerate(shown)
    ]
    ticks, lines, outside = _summits(events, periods, len(shown), maximum * 0.1)
    title = theme.caption(_unit_text(small, noun), theme.shown_of(len(shown), len(groups)))
    return theme.figure(
        traces + ticks, height=len(shown) * PANEL + (84 if ticks else 56), shapes=lines,
        annotations=panel_titles(names),
        meta={"shown": len(shown), "of": len(groups), "outside": outside}, legend=bool(ticks),
        **panel_axes(len(shown), periods, maximum, small, title),
    )  # fmt: skip


def _maximum(groups: list[list[Record]], small: bool) -> float:
    """The largest value of any panel; 1, or 1 percent, where nobody is named at all."""
    rows = [row for group in groups for row in group if row["n_articles"]]
    if small:
        return max([1, *(int(row["articles"]) for row in rows)])
    return max([0.01, *(float(row["high"]) for row in rows)])


def _unit_text(small: bool, noun: str) -> str:
    return f"{noun}s that name it" if small else f"share of the {noun}s of the time"


def axis_name(i: int) -> str:
    """The value axis of a panel, counted from the top."""
    return "y" if i == 0 else f"y{i + 1}"


def _places(group: list[Record], periods: list[str], noun: str) -> Record:
    return {
        "x": [periods.index(row["period"]) for row in group],
        "customdata": [[row["id"], row["period"]] for row in group],
        "hovertext": [_hover(row, noun) for row in group],
        "hoverinfo": "text",
        "name": theme.label(group[0]["entity"]),
        "showlegend": False,
    }


def _bars(places: Record, group: list[Record], colour: str, i: int) -> Any:
    return go.Bar(**places, y=[row["articles"] for row in group], yaxis=axis_name(i),
                  width=min(0.72, len(group) / 8),
                  marker={"color": colour}, unselected={"marker": theme.STAY["marker"]})  # fmt: skip


def _line(places: Record, group: list[Record], colour: str, i: int) -> Any:
    """Shares with their intervals; nothing where a period has no articles, so that the line breaks there."""
    known = [row["n_articles"] > 0 for row in group]
    pairs = list(zip(group, known, strict=True))
    return go.Scatter(
        **places, y=[row["share"] if there else None for row, there in pairs], yaxis=axis_name(i),
        unselected={"marker": theme.STAY["marker"]}, mode="lines+markers", connectgaps=False,
        line={"color": colour, "width": 2},
        marker={"size": 6 if len(group) <= 60 else 3, "color": colour},
        error_y={"type": "data", "symmetric": False, "width": 0, "thickness": 3, "color": theme.faded(colour, 0.28),
                 "array": [row["high"] - row["share"] if there else 0 for row, there in pairs],
                 "arrayminus": [row["share"] - row["low"] if there else 0 for row, there in pairs]},
    )  # fmt: skip


def _hover(row: Record, noun: str) -> str:
    share = f" ({percent(row['share'])})" if row["n_articles"] >= 30 else ""
    head = f"<b>{theme.label(row['entity'], 60)}</b>, {theme.escape(period_name(row['period']))}"
    of = f"{number(row['articles'])} of {counted(row['n_articles'], noun)}{share}"
    return f"{head}<br>{of}<br>{counted(row['mentions'], row.get('noun', 'mention'))}"


def panel_titles(names: list[str]) -> list[Record]:
    """Each panel's name, on its upper left edge."""
    return [
        {"text": f"<b>{theme.label(name, 40)}</b>", "showarrow": False, "xref": "paper", "x": 0, "xanchor": "left",
         "yref": f"{axis_name(i)} domain", "y": 1, "yanchor": "bottom", "font": {"size": 12}}
        for i, name in enumerate(names)
    ]  # fmt: skip


def panel_axes(n: int, periods: list[str], maximum: float, small: bool, title: Record) -> Record:
    """One time axis, and a value axis for each panel from the top down, all of one range."""
    places, texts = period_ticks(periods)
    ticks = theme.count_axis(maximum, 2) if small else theme.share_axis(maximum, 2)
    low = 0 if small else -0.04 * maximum
    axes: Record = {
        "xaxis": theme.value_axis(range=[-0.6, len(periods) - 0.4], showgrid=False, tickvals=places, ticktext=texts,
                                  title=title, anchor=axis_name(n - 1), tickangle=0),
    }  # fmt: skip
    for i in range(n):
        upper = 1 - i / n
        axes["yaxis" if i == 0 else f"yaxis{i + 1}"] = theme.value_axis(
            range=[low, maximum * 1.08], domain=[upper - 0.86 / n, upper - 0.22 / n], **ticks
        )
    return axes


def _summits(
    events: pd.DataFrame | Sequence[object] | None, periods: list[str], n: int, height: float
) -> tuple[list[Any], list[Record], int]:
    """Ticks at the foot of the last panel, faint lines through all of them, and how many lie outside."""
    rows = event_rows(events) if events is not None else []
    placed = [(row, place) for row in rows if (place := place_day(row["day"], periods)) is not None]
    if not placed:
        return [], [], len(rows)
    ticks = summit_ticks([row for row, _ in placed], [place for _, place in placed], height, labels=False)
    only_summits = all("summit" in str(row["kind"]) for row, _ in placed)
    ticks.update(yaxis=axis_name(n - 1), showlegend=True, **({} if only_summits else {"name": "events"}))
    lines = [
        {"type": "line", "xref": "x", "x0": place, "x1": place, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
         "line": {"color": theme.GRID, "width": 1.5}}
        for _, place in placed
    ]  # fmt: skip
    return [ticks], lines, len(rows) - len(placed)
