"""Events: the chronicle, a layer beside the articles that no count includes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from analysis import findings
from analysis.figures import plot_events
from dashboard import components
from dashboard.chronicle import get_events
from dashboard.context import Context, get_context
from dashboard.text import escape_markdown

if TYPE_CHECKING:
    import pandas as pd

    from analysis.readers.events import Event

NOTE = (
    "A chronicle beside the articles. No count of mentions, pairs or words includes it. "
    "Hollow marks are told from memory: neither date nor fact was read in a reference."
)


def choose_events(context: Context) -> tuple[Event, ...]:
    """The events within the days, years and countries of the sidebar, newest first."""
    from analysis.readers.events import events_between

    chosen = context.filter
    events = events_between(get_events(), chosen.date_from, chosen.date_to)
    if chosen.years:
        years = set(chosen.years)
        events = tuple(one for one in events if years & set(range(one.date.year, one.end_date.year + 1)))
    if chosen.countries:
        events = tuple(one for one in events if set(one.countries) & set(chosen.countries))
    return events[::-1]


def to_table(context: Context, events: Sequence[Event]) -> pd.DataFrame:
    import pandas as pd

    names = {entity.id: entity.name for entity in context.index.entities}
    return pd.DataFrame(
        {
            "When": one.when,
            "What": one.title,
            "Kind": one.kind,
            "Where": one.city,
            "Countries": ", ".join(names.get(country, country) for country in one.countries),
            "From memory": one.from_memory,
            "Reference": " | ".join(one.references),
        }
        for one in events
    )


def render_event(event: Event) -> None:
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(event.title)}**")
        place = f" · {event.city}" if event.city else ""
        memory = " · from memory" if event.from_memory else ""
        st.caption(escape_markdown(f"{event.when}{place} · {event.kind}{memory}"))
        for fact in event.facts:
            st.markdown(f"- {escape_markdown(fact)}")
        if event.note:
            st.caption(escape_markdown(event.note))
        if event.people:
            st.caption(escape_markdown("With " + ", ".join(event.people)))
        for reference in event.references:
            st.text(reference)


def render(context: Context) -> None:
    events = choose_events(context)
    title = findings.title_events(events)
    components.page_title(title, NOTE)
    if not events:
        st.info("No event of the chronicle lies within these days and countries. Take out a date or a country above.",
                icon=":material/info:")  # fmt: skip
        return
    labels = {f"{one.when}: {one.title}": one for one in events}
    by_id = {one.id: label for label, one in labels.items()}
    components.chart(plot_events(events), key="events-chart", alt=title,
                     on_pick=lambda data: components.set_parameter("event", by_id[str(data[0])]))  # fmt: skip
    st.caption(f"{findings.sentence_events(events)} Days, years and countries of the sidebar apply.")
    chosen = components.pick("Look closer at an event", list(labels), key="event",
                             placeholder="Click a mark, or choose an event, to read about it")  # fmt: skip
    if chosen:
        render_event(labels[chosen])
    components.table(to_table(context, events), key="events", alt="Table of events")


render(get_context())
