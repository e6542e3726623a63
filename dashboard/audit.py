"""The clutter audit: one article with every region in its colour, why, and what leaving it out changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import streamlit as st

from analysis.collection import list_articles
from analysis.corpus.tokens import tokenize
from analysis.measures.clutter import count_by_region
from analysis.wording import counted, number
from dashboard import components, reader
from dashboard.context import Context
from dashboard.text import escape_markdown, visible

if TYPE_CHECKING:
    import pandas as pd

    from analysis.model import Region

TINTS: Final = {
    "navigation": "gray", "headline": "blue", "headline_repeat": "blue", "meta": "yellow", "byline": "yellow",
    "dateline": "yellow", "agency_line": "yellow", "tags": "violet", "other_language": "green", "related": "orange",
    "promotion": "red",
}  # fmt: skip
"""Kinds of one colour are of one sort: headlines; who, where and when. The legend names each."""
TEXT: Final = 720
"""Height of the text in pixels: a long article moves nothing else."""


def render_clutter(context: Context) -> None:
    """The list of articles with words counted and left out, and the article that is looked at."""
    st.subheader("Words counted, and clutter left out", anchor=False)
    st.caption(
        "Navigation, tags, repeated headlines, other languages, latest news and promotion stand around an article; "
        "they stay in the text and are never counted. Choose a row to see why each piece was taken for what it is."
    )
    part = components.paged(len(context.view), "article")
    listed = list_articles(replace(context.view, rows=context.view.rows[part]))
    if not len(listed):
        return
    listed["clutter"] = np.asarray(context.index.left_out_tokens)[listed["row"].to_numpy()]
    render_list(listed)
    asked = st.query_params.get("audit")
    row = context.index.article_row(asked) if asked else None
    if asked and row is None:
        components.tell_missing("audit", asked, "this collection")
    render_article(context, int(listed["row"].iloc[int(listed["clutter"].to_numpy().argmax())]) if row is None else row)


def render_list(listed: pd.DataFrame) -> None:
    """Words and clutter by article; a chosen row is looked at."""
    shown = listed[["headline", "source_name", "words", "clutter"]].assign(headline=listed["headline"].map(visible))
    components.choose_row(
        shown, [str(one) for one in listed["article"]], parameter="audit", key="clutter",
        alt="Words and clutter by article",
        column_config={
            "headline": st.column_config.TextColumn("Article", width=480),
            "source_name": st.column_config.TextColumn("Outlet", width=170),
            "words": st.column_config.NumberColumn("Words counted", width=120),
            "clutter": st.column_config.NumberColumn("Clutter, words", width=120),
        },
    )  # fmt: skip


def render_article(context: Context, row: int) -> None:
    """One article: its text in the colours of its regions, beside it what they are and what changes."""
    index = context.index
    text, regions = index.text(row), index.regions(row)
    st.subheader(escape_markdown(index.headline(row)), anchor=False)
    main, side = st.columns([3, 2], gap="large")
    with main:
        pages = reader.cut_pages(text)
        place = st.pagination(len(pages), key=f"audit-{row}") if len(pages) > 1 else 1
        with st.container(key="audit-text", height=TEXT, border=True):
            st.markdown(reader.render_markdown(text, regions, (), *pages[place - 1], tints=TINTS))
    with side:
        render_legend(text, index.language(row), regions)
        render_counts(context, row)


def render_legend(text: str, language: str, regions: list[Region]) -> None:
    """Each kind of region in its colour, with its words and the reasons."""
    st.markdown("**What stands where, and why**")
    words: dict[str, int] = {}
    reasons: dict[str, list[str]] = {}
    for region in regions:
        words[region.kind] = words.get(region.kind, 0) + len(tokenize(text, language, region.start, region.end)[0])
        if region.reason and region.reason not in reasons.setdefault(region.kind, []):
            reasons[region.kind].append(region.reason)
    lines = [f"Body: {counted(words.get('body', 0), 'word')}, the only part that counts."]
    for kind, tint in TINTS.items():
        if words.get(kind):
            name = f":{tint}-background[{kind.replace('_', ' ')}]"
            lines.append(f"{name} {counted(words[kind], 'word')}: {escape_markdown('; '.join(reasons.get(kind, [])))}")
    st.markdown("\n\n".join(lines))


def render_counts(context: Context, row: int) -> None:
    """How often the article names each country, with its clutter and without it."""
    table = count_by_region(context.index, row, context.counting)
    st.markdown("**Countries, before and after**")
    if not len(table):
        st.caption("The text names no country.")
        return
    before, after = int(table["all_text"].sum()), int(table["counted"].sum())
    st.caption(f"{counted(before, 'mention')} in all the text, {number(after)} in what is counted.")
    components.table(
        table.drop(columns="id").rename(
            columns={"entity": "Country", "all_text": "Before", "counted": "After", "elsewhere": "Left out"}
        ),
        key="before-after", alt="Mentions of countries with clutter and without it",
    )  # fmt: skip
