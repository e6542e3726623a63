"""Who is named when: one small panel an entity, all on one scale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.events import event_rows, summit_ticks
from analysis.figures.theme import Record
from analysis.wording import MONTHS, counted, number, percent, period_name

if TYPE_CHECKING:
    import pandas as pd

PANEL = 100


def plot_timeline(
    table: pd.DataFrame,
    *,
    small: bool,
    events: pd.DataFrame | Sequence[object] | None = None,
    colours: Mapping[str, str] | None = None,
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
    maximum = _maximum(shown, small)
    traces = [
        (_bars if small else _line)(group, periods, theme.colour_of(group[0]["entity"], colours, names), i)
        for i, group in enumerate(shown)
    ]
    ticks, lines, outside = _summits(events, periods, len(shown), maximum * 0.1)
    title = theme.caption(_unit_text(small), theme.shown_of(len(shown), len(groups)))
    return theme.figure(
        traces + ticks, height=len(shown) * PANEL + (84 if ticks else 56), shapes=lines, annotations=_titles(names),
        meta={"shown": len(shown), "of": len(groups), "outside": outside}, legend=bool(ticks),
        **_axes(len(shown), periods, maximum, small, title),
    )  # fmt: skip


def _maximum(groups: list[list[Record]], small: bool) -> float:
    """The largest value of any panel; 1, or 1 percent, where nobody is named at all."""
    rows = [row for group in groups for row in group if row["n_articles"]]
    if small:
        return max([1, *(int(row["articles"]) for row in rows)])
    return max([0.01, *(float(row["high"]) for row in rows)])


def _unit_text(small: bool) -> str:
    return "articles that name it" if small else "share of the articles of the time"


def _axis_name(i: int) -> str:
    return "y" if i == 0 else f"y{i + 1}"


def _places(group: list[Record], periods: list[str]) -> Record:
    return {
        "x": [periods.index(row["period"]) for row in group],
        "customdata": [[row["id"], row["period"]] for row in group],
        "hovertext": [_hover(row) for row in group],
        "hoverinfo": "text",
        "name": theme.label(group[0]["entity"]),
        "showlegend": False,
    }


def _bars(group: list[Record], periods: list[str], colour: str, i: int) -> Any:
    return go.Bar(**_places(group, periods), y=[row["articles"] for row in group], yaxis=_axis_name(i),
                  width=min(0.72, len(periods) / 8),
                  marker={"color": colour}, unselected={"marker": theme.STAY["marker"]})  # fmt: skip


def _line(group: list[Record], periods: list[str], colour: str, i: int) -> Any:
    """Shares with their intervals; nothing where a period has no articles, so that the line breaks there."""
    known = [row["n_articles"] > 0 for row in group]
    pairs = list(zip(group, known, strict=True))
    return go.Scatter(
        **_places(group, periods), y=[row["share"] if there else None for row, there in pairs], yaxis=_axis_name(i),
        unselected={"marker": theme.STAY["marker"]}, mode="lines+markers", connectgaps=False,
        line={"color": colour, "width": 2},
        marker={"size": 6 if len(periods) <= 60 else 3, "color": colour},
        error_y={"type": "data", "symmetric": False, "width": 0, "thickness": 3, "color": theme.faded(colour, 0.28),
                 "array": [row["high"] - row["share"] if there else 0 for row, there in pairs],
                 "arrayminus": [row["share"] - row["low"] if there else 0 for row, there in pairs]},
    )  # fmt: skip


def _hover(row: Record) -> str:
    share = f" ({percent(row['share'])})" if row["n_articles"] >= 30 else ""
    head = f"<b>{theme.label(row['entity'], 60)}</b>, {theme.escape(period_name(row['period']))}"
    of = f"{number(row['articles'])} of {counted(row['n_articles'], 'article')}{share}"
    return f"{head}<br>{of}<br>{counted(row['mentions'], 'mention')}"


def _titles(names: list[str]) -> list[Record]:
    """Each panel's name, on its upper left edge."""
    return [
        {"text": f"<b>{theme.label(name, 40)}</b>", "showarrow": False, "xref": "paper", "x": 0, "xanchor": "left",
         "yref": f"{_axis_name(i)} domain", "y": 1, "yanchor": "bottom", "font": {"size": 12}}
        for i, name in enumerate(names)
    ]  # fmt: skip


def _axes(n: int, periods: list[str], maximum: float, small: bool, title: Record) -> Record:
    """One time axis, and a value axis for each panel from the top down, all of one range."""
    places, texts = _period_ticks(periods)
    ticks = theme.count_axis(maximum, 2) if small else theme.share_axis(maximum, 2)
    low = 0 if small else -0.04 * maximum
    axes: Record = {
        "xaxis": theme.value_axis(range=[-0.6, len(periods) - 0.4], showgrid=False, tickvals=places, ticktext=texts,
                                  title=title, anchor=_axis_name(n - 1), tickangle=0),
    }  # fmt: skip
    for i in range(n):
        upper = 1 - i / n
        axes["yaxis" if i == 0 else f"yaxis{i + 1}"] = theme.value_axis(
            range=[low, maximum * 1.08], domain=[upper - 0.86 / n, upper - 0.22 / n], **ticks
        )
    return axes


def _period_ticks(periods: list[str], most: int = 6) -> tuple[list[int], list[str]]:
    """At most ``most`` periods to print: first months or quarters of a year where there are many of them."""
    yearly = [i for i, period in enumerate(periods) if period.endswith(("-01", "-Q1"))]
    if len(periods) > 2 * most and len(yearly) > 1:
        chosen, texts = yearly, [periods[i][:4] for i in yearly]
    else:
        chosen, texts = list(range(len(periods))), [_short_period(period) for period in periods]
    step = -(-len(chosen) // most)
    return chosen[::step], texts[::step]


def _short_period(period: str) -> str:
    year, _, part = period.partition("-")
    if not part:
        return year
    return f"{part if part.startswith('Q') else MONTHS[int(part) - 1][:3]}<br>{year}"


def _start(period: str) -> dt.date:
    year, _, part = period.partition("-")
    month = (int(part[1:]) - 1) * 3 + 1 if part.startswith("Q") else int(part or 1)
    return dt.date(int(year), month, 1)


def _place(day: dt.date, periods: list[str]) -> float | None:
    """Where a day lies among the periods at 0, 1, 2 ...; None outside of them."""
    starts = [_start(period) for period in periods]
    months = {4: 12, 7: 3 if "Q" in periods[0] else 1}[min(len(periods[0]), 7)]
    turn = starts[-1].month - 1 + months
    starts.append(dt.date(min(starts[-1].year + turn // 12, 9999), turn % 12 + 1, 1))
    if not starts[0] <= day < starts[-1]:
        return None
    i = max(k for k, start in enumerate(starts) if start <= day)
    return i - 0.5 + (day - starts[i]).days / (starts[i + 1] - starts[i]).days


def _summits(
    events: pd.DataFrame | Sequence[object] | None, periods: list[str], n: int, height: float
) -> tuple[list[Any], list[Record], int]:
    """Ticks at the foot of the last panel, faint lines through all of them, and how many lie outside."""
    rows = event_rows(events) if events is not None else []
    placed = [(row, place) for row in rows if (place := _place(row["day"], periods)) is not None]
    if not placed:
        return [], [], len(rows)
    ticks = summit_ticks([row for row, _ in placed], [place for _, place in placed], height, labels=False)
    ticks.update(yaxis=_axis_name(n - 1), showlegend=True)
    lines = [
        {"type": "line", "xref": "x", "x0": place, "x1": place, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
         "line": {"color": theme.GRID, "width": 1.5}}
        for _, place in placed
    ]  # fmt: skip
    return [ticks], lines, len(rows) - len(placed)
