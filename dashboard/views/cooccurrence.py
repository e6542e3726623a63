"""Named together: the matrix of one kind or two, and what lies behind a pair."""

from __future__ import annotations

import streamlit as st

from analysis.wording import counted
from dashboard import cards, components
from dashboard.context import Context, get_context
from dashboard.pairs import render_about, render_lists, render_missing, render_network
from dashboard.state import BY_NAME

SAME = "the same kind"
WINDOWS = {
    "article": "Two names stand together if one article names both; the sidebar can ask for paragraphs or sentences.",
    "paragraph": "Two names stand together if one paragraph names both.",
    "sentence": "Two names stand together if one sentence names both.",
}


def choose_kinds() -> tuple[str, str | None]:
    left, right = st.columns([4, 1], gap="medium")
    kinds = BY_NAME["kind"].values
    with left:
        first = st.segmented_control("Names of", kinds, default=kinds[0], required=True, key="kind",
                                     bind=components.BIND, wrap=True)  # fmt: skip
    with right:
        second = st.selectbox("with", BY_NAME["other"].values, key="other", bind=components.BIND)
    kind = cards.KIND_LABELS[first or kinds[0]]
    other = cards.KIND_LABELS.get(second or SAME)
    return kind, other if other != kind else None


def render_matrix(context: Context, kind: str, other: str | None) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        measured = cards.pairs_chart(context, kind, other, key="matrix", top=20)
        st.caption(
            "Filled: named together. Hollow: only in one list of more than three. "
            + ("Association scores begin at 30 articles; until then, counts." if context.small else "")
        )
        render_lists(context, measured.table)
    with right:
        cards.pairs_evidence(context, measured, key="matrix", about=render_about)
        if not len(measured.table):
            st.caption(f"{counted(len(context.view), 'article')} in view. A wider window or fewer filters may help.")


context = get_context()
components.page_title("Named together", WINDOWS[context.counting.window])
if not components.empty_view(context):
    kind, other = choose_kinds()
    matrix, drawing, missing = st.tabs(BY_NAME["pairs"].values, key="pairs", bind=components.BIND, on_change="rerun")
    if matrix.open:
        with matrix, components.explained():
            render_matrix(context, kind, other)
    if drawing.open:
        with drawing, components.explained():
            render_network(context, kind, other)
    if missing.open:
        with missing, components.explained():
            render_missing(context, kind, other)
