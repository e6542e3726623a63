"""The articles on a time line, one dot each, coloured by outlet, with summits as ticks below."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.events import event_rows, summit_ticks
from analysis.figures.theme import Record
from analysis.wording import counted, day_name

if TYPE_CHECKING:
    import pandas as pd

SLOTS: Final = 36
"""Dots nearer to each other than this part of the axis stand on different levels, so that none covers another."""
NAMED_OUTLETS: Final = 8
"""The legend lists so many outlets, those with the most articles; the dots of the others say theirs on hover."""
UNKNOWN: Final = "unknown"
GOLDEN: Final = 0.6180339887
FOOT: Final = -1.25


def plot_articles_timeline(
    articles: pd.DataFrame,
    *,
    summits: pd.DataFrame | Sequence[object] | None = None,
    colours: Mapping[str, str] | None = None,
    top: int = 2000,
) -> go.Figure:
    """One dot an article, by date.

    Parameters
    ----------
    articles
        Columns ``article, date, headline`` and ``source_name`` (or ``source``); ``date`` may be missing.
    summits
        Events to mark below; those outside the articles' dates are counted, not drawn.
    colours
        Colours by outlet over the whole index.
    top
        So many dots at most, evenly picked.

    Returns
    -------
    Figure
        ``customdata`` of a dot is ``[article]``, of a tick ``[event id]``. ``layout.meta`` says how many are
        ``shown``, ``of`` how many, ``undated`` and how many summits lie ``outside``.
    """
    rows = [{**row, "day": _day(row["date"])} for row in theme.records(articles)]
    dated = sorted((row for row in rows if row["day"]), key=lambda row: (row["day"], str(row["article"])))
    undated = len(rows) - len(dated)
    if not dated:
        return theme.empty("No dated articles here.")
    shown = dated[:: -(-len(dated) // top)]
    first, last = _reach(dated)
    levels = _levels(shown, (last - first).days)
    traces = _dots(shown, levels, colours)
    ticks, outside = _summits(summits, first, last)
    notes = (theme.shown_of(len(shown), len(dated)), f"{counted(undated, 'article')} without a date" if undated else "")
    hidden = theme.value_axis(range=[_foot(ticks), 1.2], showgrid=False, showticklabels=False)
    return theme.figure(
        traces + ticks, height=240, legend=True, yaxis=hidden,
        meta={"shown": len(shown), "of": len(dated), "undated": undated, "outside": outside},
        xaxis=theme.value_axis(type="date", range=[first, last], nticks=6, tickangle=0, title=theme.caption(*notes)),
    )  # fmt: skip


def _day(value: Any) -> dt.date | None:
    """A date out of a cell: a date, a time stamp, text, or none (NaN and NaT differ from themselves)."""
    return None if value is None or value == "" or value != value else dt.date.fromisoformat(str(value)[:10])


def _reach(dated: list[Record]) -> tuple[dt.date, dt.date]:
    """First and last day of the axis, with a margin, so that no dot lies on the edge."""
    first, last = dated[0]["day"], dated[-1]["day"]
    margin = dt.timedelta(days=max((last - first).days * 0.04, 5))
    return max(first, dt.date.min + margin) - margin, min(last, dt.date.max - margin) + margin


def _levels(rows: list[Record], span: int) -> list[float]:
    """The height of each dot between -1 and 1.

    Few dots take the level next to the middle that no near dot holds; many are spread by the golden
    ratio, which repeats no height and needs no random numbers.
    """
    if len(rows) > 200:
        return [((i + 1) * GOLDEN % 1) * 2 - 1 for i in range(len(rows))]
    places: list[int] = []
    last_on: list[dt.date] = []
    for row in rows:
        free = (k for k, day in enumerate(last_on) if (row["day"] - day).days * SLOTS >= span)
        place = next(free, len(last_on))
        last_on[place : place + 1] = [row["day"]]
        places.append(place)
    step = min(0.36, 2 / len(last_on))
    return [(place + 1) // 2 * step * (1 if place % 2 else -1) for place in places]


def _foot(ticks: list[Any]) -> float:
    """Where the figure ends below: there is room for ticks, and for their labels where they have any."""
    if not ticks:
        return -1.2
    return -2.4 if ticks[0].text else -1.6


def _outlet(row: Record) -> str:
    return str(row.get("source_name") or row.get("source") or UNKNOWN)


def _dots(rows: list[Record], levels: list[float], colours: Mapping[str, str] | None) -> list[Any]:
    """A trace for each outlet, the one with the most articles first."""
    counts = Counter(_outlet(row) for row in rows)
    outlets = sorted(counts, key=lambda outlet: (-counts[outlet], outlet))
    by_name = {**theme.colours(outlets), **(colours or {}), UNKNOWN: theme.GREY}
    traces = []
    for place, outlet in enumerate(outlets):
        part = [(row, level) for row, level in zip(rows, levels, strict=True) if _outlet(row) == outlet]
        traces.append(go.Scatter(
            name=theme.label(outlet, 20), showlegend=place < NAMED_OUTLETS, x=[row["day"] for row, _ in part],
            y=[level for _, level in part], mode="markers", customdata=[[row["article"]] for row, _ in part],
            hovertext=[_hover(row) for row, _ in part], hoverinfo="text", unselected={"marker": theme.STAY["marker"]},
            marker={"color": by_name[outlet], "opacity": 0.85, "size": 12 if len(rows) <= 200 else 6},
        ))  # fmt: skip
    return traces


def _hover(row: Record) -> str:
    return f"<b>{theme.paragraph(row['headline'])}</b><br>{theme.label(_outlet(row), 40)}, {day_name(row['day'])}"


def _summits(summits: pd.DataFrame | Sequence[object] | None, first: dt.date, last: dt.date) -> tuple[list[Any], int]:
    rows = event_rows(summits) if summits is not None else []
    inside = [row for row in rows if first <= row["day"] <= last]
    if not inside:
        return [], len(rows)
    days = [row["day"] for row in inside]
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    roomy = min(gaps, default=9999) >= (last - first).days * 0.15
    return [summit_ticks(inside, days, FOOT, labels=roomy)], len(rows) - len(inside)
