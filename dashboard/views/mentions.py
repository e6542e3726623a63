"""Who is named: ranked bars by kind, and over time."""

from __future__ import annotations

import streamlit as st

from dashboard import cards, components
from dashboard.context import Context, get_context
from dashboard.maps import render_map
from dashboard.names_used import render_names_used
from dashboard.rank_changes import render_rank_changes
from dashboard.state import BY_NAME
from dashboard.trends import render_over_time


def choose_kind() -> str:
    label = st.segmented_control(
        "Names of", BY_NAME["kind"].values, default=BY_NAME["kind"].values[0], required=True, key="kind",
        bind=components.BIND,
    )  # fmt: skip
    return cards.KIND_LABELS[label or "Countries"]


def render_ranked(context: Context, kind: str) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        measured = cards.named_chart(context, kind, parameter="show", key=f"named-{kind}", top=30)
    with right:
        cards.named_evidence(context, measured, parameter="show", key="named")


context = get_context()
components.page_title("Who is named", "Countries, people, organisations and more, by the articles that name them.")
if not components.empty_view(context):
    kind = choose_kind()
    ranked, over_time, by_name, on_map, changes = st.tabs(
        BY_NAME["view"].values, key="view", bind=components.BIND, on_change="rerun"
    )
    if ranked.open:
        with ranked, components.explained():
            render_ranked(context, kind)
    if over_time.open:
        with over_time, components.explained():
            render_over_time(context, kind)
    if by_name.open:
        with by_name, components.explained():
            render_names_used(context, kind)
    if on_map.open:
        with on_map, components.explained():
            render_map(context, kind)
    if changes.open:
        with changes, components.explained():
            render_rank_changes(context, kind)
