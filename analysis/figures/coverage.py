"""How many articles there are of each time, stacked by outlet: the collection's shape, where dots would be too many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.events import event_rows, summit_ticks
from analysis.figures.theme import Record
from analysis.figures.timeaxis import period_ticks, place_day
from analysis.measures.periods import periods_between
from analysis.wording import counted, period_name

if TYPE_CHECKING:
    import pandas as pd

OTHERS: Final = "others"
FOOT: Final = -0.07
"""Height of the ticks below the bars, as a part of the highest bar."""


def plot_coverage(
    table: pd.DataFrame,
    *,
    summits: pd.DataFrame | Sequence[object] | None = None,
    colours: Mapping[str, str] | None = None,
    unit: str = "articles",
    top: int = 6,
) -> go.Figure:
    """The table of `analysis.measures.coverage` as bars by period, stacked by outlet.

    Parameters
    ----------
    table
        One row for each outlet and period with articles.
    summits
        Events to mark below the bars; those outside the periods are counted in ``layout.meta["outside"]``.
    colours
        Colours by outlet over the whole index.
    unit
        What an article is called in the hover: ``texts`` are distinct texts.
    top
        So many outlets have a colour, those with the most articles; all others are one grey part.

    Returns
    -------
    Figure
        ``customdata`` of each part of a bar is ``[period, outlet's id]`` ("" for the others), of a tick
        ``[event id]``. ``layout.meta`` says how many outlets are ``shown`` by themselves, ``of`` how many.
    """
    if not len(table):
        return theme.empty("No dated articles here.")
    largest = _largest(table)
    periods = periods_between(str(table["period"].min()), str(table["period"].max()))
    names = dict(zip(table["source"], table["source_name"], strict=True))
    hues = {**theme.colours([str(names[key]) for key in largest]), **(colours or {})}
    noun = "distinct text" if unit == "texts" else "article"
    traces = [
        _part(table[table["source"] == key], periods, str(names[key] or "unknown outlet"),
              hues[str(names[key])] if key else theme.GREY, noun)
        for key in largest[:top]
    ]  # fmt: skip
    if rest := largest[top:]:
        traces.append(_part(_summed(table[table["source"].isin(rest)]), periods, OTHERS, theme.GREY, noun))
    highest = int(table.groupby("period")["articles"].sum().max())
    ticks, outside = _summits(summits, periods, highest)
    places, texts = period_ticks(periods)
    low = 2 * FOOT * highest if ticks else 0
    return theme.figure(
        traces + ticks, height=300, legend=True, barmode="stack", bargap=0.16,
        meta={"shown": min(top, len(largest)), "of": len(largest), "outside": outside},
        xaxis=theme.value_axis(range=[-0.6, len(periods) - 0.4], showgrid=False, tickvals=places, ticktext=texts,
                               tickangle=0),
        yaxis=theme.value_axis(range=[low, highest * 1.04], **theme.count_axis(highest, 4)),
    )  # fmt: skip


def _largest(table: pd.DataFrame) -> list[str]:
    """Ids of the outlets, the one with the most articles first."""
    sums = table.groupby("source", sort=True)["articles"].sum()
    return [str(key) for key in sums.sort_values(ascending=False, kind="stable").index]


def _summed(table: pd.DataFrame) -> pd.DataFrame:
    """Several outlets as one without an id."""
    summed: pd.DataFrame = table.groupby("period", as_index=False)["articles"].sum().assign(source="")
    return summed


def _part(table: pd.DataFrame, periods: list[str], name: str, colour: str, noun: str) -> Any:
    place = {period: i for i, period in enumerate(periods)}
    rows = theme.records(table)
    return go.Bar(
        name=theme.label(name, 20), x=[place[row["period"]] for row in rows], y=[row["articles"] for row in rows],
        customdata=[[row["period"], row["source"]] for row in rows], hoverinfo="text",
        hovertext=[_hover(row, name, noun) for row in rows], marker={"color": colour},
        unselected={"marker": theme.STAY["marker"]},
    )  # fmt: skip


def _hover(row: Record, name: str, noun: str) -> str:
    when = theme.escape(period_name(row["period"]))
    return f"<b>{theme.label(name, 40)}</b>, {when}<br>{counted(row['articles'], noun)}"


def _summits(
    summits: pd.DataFrame | Sequence[object] | None, periods: list[str], highest: int
) -> tuple[list[Any], int]:
    """Ticks below the bars, and how many events lie outside the periods."""
    rows = event_rows(summits) if summits is not None else []
    placed = [(row, place) for row in rows if (place := place_day(row["day"], periods)) is not None]
    if not placed:
        return [], len(rows)
    ticks = summit_ticks([row for row, _ in placed], [place for _, place in placed], FOOT * highest, labels=False)
    return [ticks], len(rows) - len(placed)
