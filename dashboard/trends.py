"""The tab Over time: names by period, whether they rise or fall, what the collection has to do with it, and events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

import streamlit as st

from analysis import findings
from analysis.figures import plot_before_after, plot_timeline
from analysis.findings.parts import NOUNS
from analysis.measures.periods import Period, drawable_period
from analysis.measures.trends import trend_period
from analysis.model import Measurement
from analysis.wording import counted, day_name, period_name
from dashboard import components
from dashboard.chronicle import get_events, get_summits
from dashboard.closer import render_closer
from dashboard.context import Context
from dashboard.state import BY_NAME
from dashboard.text import escape_markdown

if TYPE_CHECKING:
    import pandas as pd

    from analysis.readers.events import Event

LINES: Final = 6
"""Names that are followed where none is chosen."""
MOST_LINES: Final = 12
OFFERED: Final = 300
"""Names and points to choose from; a click and a link reach the others."""


def render_over_time(context: Context, kind: str) -> None:
    """Panels by name with the sentences of a point, the trend below them, then the days around an event."""
    ranked = context.measure("mentions", kind=kind).table
    period, followed, events = choose(context, ranked)
    if not followed:
        st.info("Nobody and nothing of this kind is named in these articles.", icon=":material/info:")
        return
    measured = context.measure("timeline", entities=followed, period=period)
    # One panel a name, in the order of the ranking or of the choice.
    table = measured.table.sort_values("id", key=lambda ids: ids.map(followed.index), kind="stable")
    left, right = st.columns([3, 2], gap="large")
    with left:
        title = over_time_title(context, table, followed, period)
        components.chart_title(title)
        figure = plot_timeline(table, small=context.small, events=events, colours=context.entity_colours,
                               unit=context.counting.unit, top=MOST_LINES)  # fmt: skip
        components.chart(figure, key="over-time-chart", alt=title, on_pick=pick_point(measured.table))
        extra = [("--period", period), *(("--of", key) for key in followed)]
        sentence = findings.sentence_timeline(table, unit=context.counting.unit)
        components.below_chart(measured, context, key="over-time", sentence=sentence, extra=extra)
        with components.explained():
            render_trend(context, followed, trend_period(context.view, period))
    with right:
        render_point(context, measured)
    st.divider()
    with components.explained():
        render_before_after(context, kind)


# ---------------------------------------------------------------- what is shown


def choose(context: Context, ranked: pd.DataFrame) -> tuple[Period, tuple[str, ...], Sequence[Event]]:
    """The period, the names followed and the events that are marked, as the controls have them."""
    asked = st.segmented_control(
        "By", BY_NAME["period"].values, default=BY_NAME["period"].values[0], required=True, key="period",
        bind=components.BIND,
    )  # fmt: skip
    names, marks = st.columns([3, 2], vertical_alignment="bottom")
    with names:
        followed = choose_names(context, ranked)
    with marks, st.popover("Events on the time line", icon=":material/event:", type="tertiary"):
        events = choose_events(context)
    return shown_period(context, cast("Period", asked or "year")), followed, events


def choose_names(context: Context, ranked: pd.DataFrame) -> tuple[str, ...]:
    """Ids of the names followed: those chosen, else the ones named most."""
    already = st.session_state.get("follow") or st.query_params.get_all("follow")
    offered = [str(name) for name in ranked["entity"].head(OFFERED)]
    known = context.offer.options("follow")
    labels = st.multiselect(
        "Names to follow", [*offered, *(name for name in already if name in known and name not in offered)],
        key="follow", bind=components.BIND, max_selections=MOST_LINES,
        placeholder=f"The {LINES} named most; choose others here",
    )  # fmt: skip
    return context.offer.ids("follow", labels) or tuple(str(key) for key in ranked["id"].head(LINES))


def choose_events(context: Context) -> Sequence[Event]:
    """The events that are marked: none, the summits, or all; of all countries or of some."""
    which = st.segmented_control(
        "Mark", BY_NAME["events"].values, default=BY_NAME["events"].values[0], required=True, key="events",
        bind=components.BIND,
    )  # fmt: skip
    labels = st.multiselect("Only with these countries", context.offer.options("events_of"), key="events_of",
                            bind=components.BIND)  # fmt: skip
    if which == "none":
        return ()
    events = get_summits() if which == "summits" else get_events()
    wanted = set(context.offer.ids("events_of", labels))
    return tuple(one for one in events if not wanted or wanted & set(one.countries))


def shown_period(context: Context, asked: Period) -> Period:
    """The period asked for, or a longer one where so many could not be drawn; that is said."""
    rows = context.view.rows[context.view.rows < context.index.n_dated]
    days = [context.index.date(int(row)) for row in (*rows[:1], *rows[-1:])]
    first, last = (day or dt.date.min for day in days or [None, None])
    period = drawable_period(first, last, asked)
    if period != asked:
        st.caption(f"By {period}: there are more {asked}s here than a chart can hold. Choose fewer days to see them.")
    return period


def over_time_title(context: Context, table: pd.DataFrame, followed: tuple[str, ...], period: Period) -> str:
    """Who rises or falls; where nobody does, or no trend can be told, when the one named most is named most."""
    unit, title = context.counting.unit, ""
    if unit != "occurrences":
        trend = context.measure("trend", entities=followed, period=trend_period(context.view, period))
        title = findings.title_trend(trend.table)
    return title or findings.title_timeline(table, unit)


def render_trend(context: Context, followed: tuple[str, ...], period: Period) -> None:
    """The trend in words, then what the collection has to do with it."""
    trend = context.measure("trend", entities=followed, period=period)
    extra = [("--period", period), *(("--of", key) for key in followed)]
    components.below_chart(trend, context, key="trend", sentence=findings.sentence_trend(trend.table), extra=extra)
    changes = context.measure("coverage_changes", period=period)
    sentence = findings.sentence_coverage_changes(changes.table)
    if findings.collection_changes(changes.table) and not context.small:
        steady = context.measure("trend", entities=followed, period=period, steady=True)
        n_outlets = int(changes.table["throughout"].sum())
        sentence = f"⚠ {sentence} {findings.sentence_steady(steady.table, n_outlets)}"
    components.below_chart(changes, context, key="coverage-changes", sentence=sentence, extra=[("--period", period)])


# ---------------------------------------------------------------- behind a point


def point_labels(table: pd.DataFrame) -> pd.Series[str]:
    """How each point stands in the address: "Kazakhstan in April 2023"."""
    return table["entity"].astype(str) + " in " + table["period"].map(period_name)


def pick_point(table: pd.DataFrame) -> Callable[[list[Any]], None]:
    """A click on a point opens its sentences; one on an event the days around it."""

    def pick(data: list[Any]) -> None:
        if len(data) == 1:
            components.set_parameter("around", event_labels().get(str(data[0]), ""))
            return
        row = table[(table["id"] == str(data[0])) & (table["period"] == str(data[1]))]
        if len(row) and int(row["articles"].iloc[0]):
            components.set_parameter("point", str(point_labels(row).iloc[0]))

    return pick


def render_point(context: Context, measured: Measurement) -> None:
    """The choice of a name and period, and the sentences there."""
    labels = point_labels(measured.table)
    counts = measured.table["articles"]
    asked = st.session_state.get("point") or st.query_params.get("point")
    offered = list(labels[counts[counts > 0].nlargest(OFFERED).sort_index().index])
    if asked and asked not in offered and (labels[counts > 0] == asked).any():
        offered.append(asked)
    chosen = components.pick("Read the sentences of", offered, key="point",
                             placeholder="Click a point, or choose a name and time")  # fmt: skip
    if chosen is None:
        return
    row = int((labels == chosen).to_numpy().argmax())
    column = "mentions" if context.counting.unit == "occurrences" else "articles"
    number = int(measured.table[column].iloc[row])
    st.markdown(f"**{counted(number, column.removesuffix('s'))}**")
    components.evidence(context, measured, row, column, key="point")


# ---------------------------------------------------------------- before and after an event


def event_labels() -> dict[str, str]:
    """The events whose day is known, as the address has them, by id."""
    return {one.id: f"{one.when}: {one.title}" for one in get_events() if one.precision == "day"}


def render_before_after(context: Context, kind: str) -> None:
    """The choice of an event or a day, and who is named more after it than before."""
    components.chart_title("Before and after an event")
    day, days = choose_day(context)
    if day is None:
        return
    measured = context.measure("before_after", day=day.isoformat(), days=days, kind=kind)
    table, unit = measured.table, context.counting.unit
    left, right = st.columns([3, 2], gap="large")
    with left:
        title = findings.title_before_after(table)
        st.markdown(f"**{escape_markdown(title)}**")
        names = dict(zip(table["id"], table["entity"], strict=True))
        components.chart(
            plot_before_after(table, small=findings.is_small_before_after(table), noun=NOUNS.get(unit, "article")),
            key=f"around-{kind}-chart", alt=title,
            on_pick=lambda data: components.set_parameter("show", names[str(data[0])]),
        )  # fmt: skip
        extra = [("--day", day.isoformat()), ("--days", str(days)), ("--kind", kind)]
        components.below_chart(measured, context, key="around", extra=extra,
                               sentence=findings.sentence_before_after(table, unit))  # fmt: skip
    with right:
        render_sides(context, measured, day)


def choose_day(context: Context) -> tuple[dt.date | None, int]:
    """The first day of an event of the chronicle, or a day typed; and how many days on each side."""
    labels = {f"{one.when}: {one.title}": one.date for one in within(context)}
    event, typed, span = st.columns([5, 3, 4], vertical_alignment="bottom")
    with event:
        chosen = components.pick("Event", list(labels), key="around",
                                 placeholder="Choose an event, or click one below the time line")  # fmt: skip
    with typed:
        day = st.date_input("or a day", value=None, key="day", bind=components.BIND, format="YYYY-MM-DD",
                            min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31))  # fmt: skip
    with span:
        days = st.segmented_control("Days on each side", BY_NAME["days"].values, default="30", required=True,
                                    key="days", bind=components.BIND)  # fmt: skip
    found = day if isinstance(day, dt.date) else labels.get(chosen or "")
    if found and isinstance(day, dt.date):
        st.caption(f"Around {day_name(found)}, the day typed.")
    return found, int(days or 30)


def within(context: Context) -> Sequence[Event]:
    """Events with a known day between the first and the last dated article of the view, and the one asked for."""
    rows = context.view.rows[context.view.rows < context.index.n_dated]
    known = [one for one in get_events() if one.precision == "day"]
    if not len(rows):
        return ()
    first, last = context.index.date(int(rows[0])), context.index.date(int(rows[-1]))
    asked = st.session_state.get("around") or st.query_params.get("around")
    return [
        one for one in known
        if (first and last and first <= one.date <= last) or f"{one.when}: {one.title}" == asked
    ]  # fmt: skip


def render_sides(context: Context, measured: Measurement, day: dt.date) -> None:
    """The choice of a name, and its sentences after the day and before it."""
    table = measured.table
    chosen = components.pick("Read the sentences that name", [str(name) for name in table["entity"]], key="show",
                             placeholder="Click the chart, or choose a name")  # fmt: skip
    if chosen is None:
        return
    row = int((table["entity"] == chosen).to_numpy().argmax())
    found = components.records(table.iloc[[row]])[0]
    render_closer(context, [found["id"]], key="around", n=found["articles_before"] + found["articles_after"])
    for column, when in (("articles_after", f"from {day_name(day)} on"), ("articles_before", "before")):
        if found[column]:
            st.markdown(f"**{counted(int(found[column]), 'article')} {when}**")
            components.evidence(context, measured, row, column, key=f"around-{column}")
