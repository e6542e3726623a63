"""Articles: the list, and the reader."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analysis import findings
from analysis.collection import list_articles, summarize
from dashboard import components
from dashboard.context import Context, get_context
from dashboard.corpus_table import render_corpus
from dashboard.coverage_tab import render_coverage
from dashboard.handouts import render_handout
from dashboard.reading import render_reader
from dashboard.state import BY_NAME
from dashboard.text import escape_markdown, visible


def render_list(context: Context) -> None:
    part = components.paged(len(context.view), "article")
    listed = list_articles(replace(context.view, rows=context.view.rows[part]))
    shown = listed[["date", "headline", "source_name", "words"]].assign(headline=listed["headline"].map(visible))

    components.choose_row(
        shown, [str(one) for one in listed["article"]], parameter="article", key="article-list", alt="List of articles",
        height="auto",
        column_config={
            "date": st.column_config.DateColumn("Date", format="D MMM YYYY", width=110),
            "source_name": st.column_config.TextColumn("Outlet", width=140),
            "headline": st.column_config.TextColumn("Title", width=560),
            "words": st.column_config.NumberColumn("Words", width=80, help="Words in the body, clutter left out."),
        },
    )  # fmt: skip
    render_handout(context, "standoff")


def main() -> None:
    context = get_context()
    asked = st.query_params.get("article")
    row = context.index.article_row(asked) if asked else None
    if asked and row is None:
        st.info(f"The link asked for article={escape_markdown(asked[:80])}, which this collection does not have.",
                icon=":material/link_off:")  # fmt: skip
    if row is not None:
        render_reader(context, row)
    elif not components.empty_view(context):
        title = findings.title_articles(summarize(context.view), context.counting.unit)
        components.page_title(title)
        listed, sizes, coverage = st.tabs(BY_NAME["sheet"].values, key="sheet", bind=components.BIND, on_change="rerun")
        if listed.open:
            with listed:
                st.caption("Choose a row to read the article and see who is named.")
                render_list(context)
        if sizes.open:
            with sizes, components.explained():
                render_corpus(context)
        if coverage.open:
            with coverage, components.explained():
                render_coverage(context)


main()
