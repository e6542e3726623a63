"""Articles: the list, and the reader."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import streamlit as st

from analysis import findings
from analysis.collection import list_articles, summarize
from analysis.readers.origin import origin_banner, origin_of, read_origin
from analysis.wording import counted, day_name, number
from dashboard import components, reader
from dashboard.context import Context, get_context
from dashboard.library import SEEDS
from dashboard.offers import language_name
from dashboard.text import escape_markdown, visible
from dashboard.way_back import render_way_back

LEGEND = {
    "country": "country", "person": "person", "organisation": "organisation", "place": "place",
    "agreement": "agreement", "event": "event", "project": "project",
}  # fmt: skip


def render_list(context: Context) -> None:
    title = findings.title_articles(summarize(context.view), context.counting.unit)
    components.page_title(title, "Choose a row to read the article and see who is named.")
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


def render_reader(context: Context, row: int) -> None:
    index = context.index
    render_way(context, row)
    st.title(escape_markdown(index.headline(row)), anchor=False)
    date, source = index.date(row), index.source(row)
    facts = [day_name(date) if date else "without a date", source.name, language_name(index.language(row))]
    st.caption(escape_markdown(" · ".join(facts)))
    if index.url(row):
        st.text(visible(index.url(row)))
    render_origin(index.article_id(row), index.text(row))
    text = index.text(row)
    marks = reader.find_marks(index, row, components.KIND_TINTS)
    main, side = st.columns([3, 1], gap="large")
    with side:
        render_legend(context, row)
    with main:
        pages = reader.cut_pages(text)
        place = st.pagination(len(pages), key=f"reader-{row}") if len(pages) > 1 else 1
        with st.container(key="reader"):
            st.markdown(reader.render_markdown(text, index.regions(row), marks, *pages[place - 1]))


def render_way(context: Context, row: int) -> None:
    """Back to the list, and to the neighbours within the view."""
    rows = context.view.rows
    here = int(rows.searchsorted(row))
    with st.container(horizontal=True, vertical_alignment="center"):
        render_way_back()
        st.button("All articles", icon=":material/list:", type="tertiary", on_click=open_article, args=(None,))
        if here < len(rows) and rows[here] == row:
            for words, step in (("Previous", -1), ("Next", 1)):
                there = 0 <= here + step < len(rows)
                st.button(words, key=f"reader-{words}", type="tertiary", disabled=not there, on_click=open_article,
                          args=(context.index.article_id(int(rows[here + step])) if there else None,))  # fmt: skip
            st.caption(f"{number(here + 1)} of {counted(len(rows), 'article')} in view", width="content")
        else:
            st.caption("This article is outside the filters above.", width="content")


def open_article(article: str | None) -> None:
    if article is None:
        st.query_params.pop("article", None)
    else:
        st.query_params["article"] = article


def render_origin(article: str, text: str) -> None:
    """Whether a bundled article is our digest or the original dropped in under its name."""
    origins = read_origin(SEEDS)
    kind = origin_of(hashlib.sha256(text.encode()).hexdigest(), origins)
    origin = next((one for name, one in origins.items() if name.rpartition(".")[0] == article), None)
    if kind and origin:
        icon = ":material/edit_note:" if kind == "digest" else ":material/verified:"
        st.info(escape_markdown(origin_banner(origin, kind)), icon=icon)


def render_legend(context: Context, row: int) -> None:
    """What the colours mean, with how many of each kind this article names."""
    index = context.index
    named: dict[str, set[int]] = {}
    for mention in index.mentions_of(row):
        if mention.field == 0 and mention.region in reader.SHOWN and mention.nested_in < 0:
            named.setdefault(index.entities[mention.entity].kind, set()).add(mention.entity)
    st.markdown("**Named here**")
    for kind, tint in components.KIND_TINTS.items():
        if kind in named:
            names = sorted(index.entities[one].name for one in named[kind])
            st.markdown(f":{tint}-background[{LEGEND[kind]}] {escape_markdown(', '.join(names))}")
    clutter = sum(one.end - one.start for one in index.regions(row) if one.kind not in reader.SHOWN)
    if clutter:
        share = clutter / max(1, len(index.text(row)))
        st.markdown(f":gray[Grey: clutter around the article, {share:.0%} of its characters, never counted.]")


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
        render_list(context)


main()
