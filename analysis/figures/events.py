"""Events on a time line, hollow where they are told from memory; and summits as ticks for other time lines."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import Record
from analysis.wording import date_name, day_name

if TYPE_CHECKING:
    import pandas as pd

FIELDS: Final = ("id", "date", "end_date", "precision", "kind", "title", "city", "country", "from_memory")
HUE: Final = theme.KIND_COLOURS["event"]
LANE: Final = 40
MIDDLE: Final = {4: "-07-01", 7: "-15"}
"""What is added to a year or a month to get the day in its middle, by the length of what is written."""


def event_rows(events: pd.DataFrame | Iterable[object]) -> list[Record]:
    """Events as dictionaries, whether they came as a table or as objects; ``day`` is where each is drawn.

    An event known to the year or the month stands in the middle of it, and its end (the last day on which it
    may have been) is no span.
    """
    is_table = hasattr(events, "columns")
    rows = theme.records(cast("pd.DataFrame", events)) if is_table else [_fields(event) for event in events]
    for row in rows:
        row["written"] = _written(row["date"], str(row.get("precision") or ""))
        row["day"] = _day(row["written"])
        end = _written(row.get("end_date"), "") if len(row["written"]) == 10 else ""
        row["last"] = max(row["day"], _day(end)) if end else row["day"]
    return sorted(rows, key=lambda row: (row["day"], str(row["id"])))


def _fields(event: object) -> Record:
    return {field: getattr(event, field, "") for field in FIELDS}


def _written(date: object, precision: str) -> str:
    """A date as written, cut to what is known of it ("2025", "2025-10", "2025-10-18"); "" for none."""
    text = "" if date is None or date != date else str(date)[:10]  # NaN and NaT differ from themselves
    return text[: {"year": 4, "month": 7}.get(precision, 10)]


def _day(written: str) -> dt.date:
    return dt.date.fromisoformat(written + MIDDLE.get(len(written), ""))


def plot_events(events: pd.DataFrame | Sequence[object], *, top: int = 500) -> go.Figure:
    """Events by date, one lane a kind.

    Parameters
    ----------
    events
        A table or a sequence of events with ``id, date, title, kind`` and, where known, ``end_date,
        precision, city, from_memory``.
    top
        So many events at most, the latest ones.

    Returns
    -------
    Figure
        ``customdata`` of each mark is ``[event id]``. Marks are hollow where the event is from memory.
    """
    rows = event_rows(events)
    if not rows:
        return theme.empty("No events here.")
    shown = rows[-top:]
    kinds = sorted({str(row["kind"]) for row in shown})
    heights = _heights(shown, kinds)
    traces = [_spans(shown, heights)]
    for memory, name in ((False, "with a reference"), (True, "from memory")):
        if part := [(row, y) for row, y in zip(shown, heights, strict=True) if _from_memory(row) is memory]:
            traces.append(_marks(part, memory, name))
    return theme.figure(
        traces, height=len(kinds) * LANE + 84, legend=len(traces) > 2, meta={"shown": len(shown), "of": len(rows)},
        xaxis=theme.value_axis(type="date", nticks=6, title=theme.caption(theme.shown_of(len(shown), len(rows)))),
        yaxis=theme.name_axis([theme.wrapped(kind, 18) for kind in kinds], range=[len(kinds) - 0.5, -0.5]),
    )  # fmt: skip


def _from_memory(row: Record) -> bool:
    return bool(row.get("from_memory", False))


def _heights(rows: list[Record], kinds: list[str]) -> list[float]:
    """Each event's height: in the lane of its kind, neighbours a little above and below each other."""
    seen = Counter[str]()
    heights = []
    for row in rows:
        kind = str(row["kind"])
        heights.append(kinds.index(kind) + (0, -0.24, 0.24)[seen[kind] % 3])
        seen[kind] += 1
    return heights


def _spans(rows: list[Record], heights: list[float]) -> Any:
    """Lines from the first to the last day of what took longer than one."""
    x: list[dt.date | None] = []
    y: list[float | None] = []
    for row, height in zip(rows, heights, strict=True):
        if row["last"] > row["day"]:
            x += [row["day"], row["last"], None]
            y += [height, height, None]
    return go.Scatter(x=x, y=y, mode="lines", line={"color": theme.faded(HUE, 0.5), "width": 4}, hoverinfo="skip",
                      showlegend=False)  # fmt: skip


def _marks(places: list[tuple[Record, float]], memory: bool, name: str) -> Any:
    marker = theme.hollow(HUE) if memory else {"color": HUE, "opacity": 0.8}
    return go.Scatter(
        name=name, x=[row["day"] for row, _ in places], y=[height for _, height in places], mode="markers",
        marker={"size": 11, **marker}, customdata=[[row["id"]] for row, _ in places],
        hovertext=[event_hover(row) for row, _ in places], hoverinfo="text", unselected=theme.STAY,
    )  # fmt: skip


def event_hover(row: Record) -> str:
    """What is said of an event when it is pointed at: title, date, place, and whether it is from memory."""
    when = date_name(row["written"])
    if row["last"] > row["day"]:
        when += f" to {day_name(row['last'])}"
    city = row.get("city")
    place = f", {theme.label(city, 40)}" if isinstance(city, str) and city else ""
    memory = "<br>from memory" if _from_memory(row) else ""
    return f"<b>{theme.paragraph(row['title'])}</b><br>{when}{place}{memory}"


def summit_ticks(rows: list[Record], x: Sequence[Any], y: float, *, labels: bool) -> Any:
    """Events as thin ticks at these places, with their city and year below where there is room."""
    return go.Scatter(
        name="summit" if len(rows) == 1 else "summits", x=list(x), y=[y] * len(rows),
        mode="markers+text" if labels else "markers", text=[_short(row) for row in rows] if labels else None,
        textposition="bottom center", textfont={"size": 10}, cliponaxis=False,
        marker={"symbol": "line-ns", "size": 12, "line": {"color": theme.QUIET, "width": 1.6}},
        customdata=[[row["id"]] for row in rows], hovertext=[event_hover(row) for row in rows], hoverinfo="text",
        unselected=theme.STAY,
    )  # fmt: skip


def _short(row: Record) -> str:
    city = row.get("city")
    place = theme.label(city, 12) + "<br>" if isinstance(city, str) and city else ""
    return f"{place}{row['day'].year}"
