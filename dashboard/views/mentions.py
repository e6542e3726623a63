"""Who is named: ranked bars by kind, and over time."""

from __future__ import annotations

from typing import Literal, cast

import streamlit as st

from analysis import findings
from analysis.figures import plot_timeline
from dashboard import cards, components
from dashboard.chronicle import get_summits
from dashboard.context import Context, get_context
from dashboard.state import BY_NAME

LINES = 6


def choose_kind() -> str:
    label = st.segmented_control(
        "Kind of names", BY_NAME["kind"].values, default=BY_NAME["kind"].values[0], required=True, key="kind",
        bind=components.BIND, label_visibility="collapsed",
    )  # fmt: skip
    return cards.KIND_LABELS[label or "Countries"]


def render_ranked(context: Context, kind: str) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        measured = cards.named_chart(context, kind, parameter="show", key=f"named-{kind}", top=30)
    with right:
        cards.named_evidence(context, measured, parameter="show", key="named")


def render_over_time(context: Context, kind: str) -> None:
    ranked = context.measure("mentions", kind=kind).table
    period = st.segmented_control(
        "By", BY_NAME["period"].values, default=BY_NAME["period"].values[0], required=True, key="period",
        bind=components.BIND,
    )  # fmt: skip
    if not len(ranked):
        st.info("Nobody and nothing of this kind is named in these articles.", icon=":material/info:")
        return
    shown = tuple(str(key) for key in ranked["id"].head(LINES))
    steps = cast("Literal['month', 'quarter', 'year']", period or "year")
    measured = context.measure("timeline", entities=shown, period=steps)
    title = findings.title_timeline(measured.table, context.counting.unit)
    components.chart_title(title)
    # One panel a name, in the order of the ranking.
    ordered = measured.table.sort_values("id", key=lambda ids: ids.map(shown.index), kind="stable")
    figure = plot_timeline(ordered, small=context.small, events=get_summits(), colours=context.entity_colours,
                           unit=context.counting.unit, top=LINES)  # fmt: skip
    components.chart(figure, key="over-time-chart", alt=title)
    sentence = findings.sentence_timeline(measured.table, unit=context.counting.unit)
    extra = [("--period", steps), *(("--of", key) for key in shown)]
    components.below_chart(measured, context, key="over-time", sentence=sentence, extra=extra)


context = get_context()
components.page_title("Who is named", "Countries, people, organisations and more, by the articles that name them.")
if not components.empty_view(context):
    kind = choose_kind()
    ranked, over_time = st.tabs(["Ranked", "Over time"], key="view", bind=components.BIND, on_change="rerun")
    if ranked.open:
        with ranked, components.explained():
            render_ranked(context, kind)
    if over_time.open:
        with over_time, components.explained():
            render_over_time(context, kind)
