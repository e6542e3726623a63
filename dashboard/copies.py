"""Copies of one text: which texts stand more than once, and which outlet has whose."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analysis import findings
from analysis.wording import counted, number
from dashboard import components
from dashboard.context import Context
from dashboard.settings import get_settings
from dashboard.text import escape_markdown, visible

STORY_COLUMNS: Final = {
    "date": "First", "source_name": "Outlet", "headline": "Title", "articles": "Articles", "sources": "Outlets",
    "similarity": "Least alike",
}  # fmt: skip


def render_copies(context: Context) -> None:
    """Both tables, each row with what it counts."""
    measured = context.measure("stories")
    st.subheader(findings.title_stories(measured.table, len(measured.view)), anchor=False)
    st.caption(
        "Two articles are copies of one text if at least 0.6 of the runs of four words in their bodies are the same, "
        "whatever outlet, day and headline. First is the earliest in this view; whether it wrote the text is not known."
    )
    if not len(measured.table):
        return
    render_stories(context)
    render_reprints(context)


def render_stories(context: Context) -> None:
    """Texts that stand more than once; a chosen row opens its articles."""
    measured = context.measure("stories")
    table, most = measured.table, get_settings().listed
    shown = table.head(most)
    if len(table) > most:
        st.caption(f"The {number(most)} with the most articles of {counted(len(table), 'text')}.")
    ids = [str(one) for one in shown["text"]]
    components.choose_row(
        shown[list(STORY_COLUMNS)].assign(headline=shown["headline"].map(visible)).rename(columns=STORY_COLUMNS),
        ids, parameter="story", key="stories", alt="Texts that stand more than once",
        column_config={"Title": st.column_config.TextColumn(width=420),
                       "First": st.column_config.DateColumn(format="D MMM YYYY", width=110),
                       "Least alike": st.column_config.NumberColumn(format="%.2f")},
    )  # fmt: skip
    asked = st.query_params.get("story")
    if asked and asked not in ids:
        components.tell_missing("story", asked, "this list")
    elif asked:
        row = ids.index(asked)
        st.markdown(f"**{counted(int(table['articles'].iloc[row]), 'article')} of one text**, the earliest first")
        components.evidence(context, measured, row, "articles", key="story")


def render_reprints(context: Context) -> None:
    """Who has texts that stood earlier elsewhere."""
    measured, most = context.measure("reprints"), get_settings().listed
    table = measured.table.head(most)
    labels = [
        f"{one} after {other}" for one, other in zip(table["source_name"], table["first_source_name"], strict=True)
    ]
    st.subheader("Who printed whose text later", anchor=False)
    if len(measured.table) > most:
        st.caption(f"The {number(most)} with the most copies of {counted(len(measured.table), 'pair')} of outlets.")
    shown = table[["source_name", "first_source_name", "copies", "n_articles"]].rename(
        columns={"source_name": "Outlet", "first_source_name": "stood first in", "copies": "Copies",
                 "n_articles": "of its articles"}
    )  # fmt: skip
    components.table(shown, key="reprints", alt="Copies by pairs of outlets")
    chosen = components.pick("Read the copies", labels, key="reprint", placeholder="Choose two outlets to read copies")
    if chosen:
        row = labels.index(chosen)
        st.markdown(f"**{escape_markdown(chosen)}: {counted(int(table['copies'].iloc[row]), 'copy', 'copies')}**")
        components.evidence(context, measured, row, "copies", key="reprint")
