"""Words: what sets groups of articles apart, and what a search finds."""

from __future__ import annotations

from typing import Literal, cast

import pandas as pd
import streamlit as st

from analysis import findings
from analysis.figures import plot_search, plot_topic_card
from dashboard import components
from dashboard.amounts import render_amounts
from dashboard.collocates import render_collocates
from dashboard.concordance import render_concordance
from dashboard.context import Context, get_context
from dashboard.handouts import render_handout
from dashboard.offers import language_name
from dashboard.over_time import render_over_time
from dashboard.state import BY_NAME, LONGEST
from dashboard.text import escape_markdown
from dashboard.themes import render_themes
from dashboard.word_groups import render_word_groups

ARTICLES = 8
"""Below so many articles each is a group of its own."""
GROUPS = 12
TABS = {
    "What sets them apart": ("term", "by"),
    "Themes": ("theme", "themes"),
    "Search": ("search", "group", "sort", "sample"),
    "Next to": ("near", "neighbour", "with_names"),
    "Word groups": ("wordgroup",),
    "Amounts": ("about", "amount", "figure"),
}
"""The parameters of each tab. `period` is shared by several, so it opens none."""
BY = {"article": "article", "year": "year", "outlet": "source", "country": "country", "language": "language"}


def render_topics(context: Context) -> None:
    few = len(context.view) < ARTICLES
    asked = st.segmented_control(
        "Grouped by", [name for name in BY_NAME["by"].values if few or name != "article"], key="by",
        bind=components.BIND, help="By default: by article under eight articles, else by year.",
    )  # fmt: skip
    by = BY[asked or ("article" if few else "year")]
    if asked is None:
        st.caption(f"Nothing is chosen: grouped by {by}.")
    measured = context.measure("topics", by=by)
    table = named(measured.table, by)
    components.chart_title(findings.title_topics(table))
    st.caption("Frequent here and rare elsewhere; names, demonyms and reporting verbs left out. The number: how often.")
    groups = list(dict.fromkeys(table["group"]))
    with st.grid("auto", min_column_width=280, gap="medium"):
        for group in groups[:GROUPS]:
            rows = table[table["group"] == group]
            with st.container(border=True, height="stretch"):
                name = str(rows["group_name"].iloc[0])
                components.card_title(name, level=by == "article")
                components.chart(
                    plot_topic_card(rows, top=8), key=f"topic-{by}-{group}", alt=f"Terms of {name}",
                    on_pick=lambda data: components.set_parameter("term", str(data[1])),
                )  # fmt: skip
                if by == "article":
                    components.article_link(context, context.index.article_row(str(group)) or 0, name)
    components.below_chart(measured, context, key="topics", sentence=findings.sentence_topics(table),
                           extra=[("--by", by)])  # fmt: skip
    render_handout(context, "matrix")
    render_term(context)


def named(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """The table with languages called by their names."""
    return table.assign(group_name=table["group"].map(language_name)) if by == "language" else table


def render_term(context: Context) -> None:
    """Every occurrence of one term."""
    by = BY.get(str(st.session_state.get("by")), "article" if len(context.view) < ARTICLES else "year")
    measured = context.measure("topics", by=by)
    table = named(measured.table, by)
    chosen = components.pick(
        "Read where a term stands", sorted(set(map(str, table["term"]))), key="term",
        placeholder="Click a bar, or choose a term, to read where it stands",
    )  # fmt: skip
    if chosen is None:
        return
    for row in [int(place) for place in (table["term"] == chosen).to_numpy().nonzero()[0]]:
        name = escape_markdown(str(table["group_name"].iloc[row]))
        st.markdown(f"**{name}: {int(table['n_term'].iloc[row])}×**")
        components.evidence(context, measured, row, "n_term", key=f"term-{row}")


def render_search(context: Context) -> None:
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        query = st.text_input("Search for", key="search", bind=components.BIND, max_chars=LONGEST,
                              placeholder='summit*  "Turkic states"')  # fmt: skip
    with right:
        grouped = st.selectbox("Counted by", BY_NAME["group"].values, key="group", bind=components.BIND)
    query = query.strip() or context.filter.words
    if not query:
        st.caption("A word as it stands in the text, `beginning*` for all words that begin so, a “phrase”, or "
                   "`gas NEAR/5 pipeline*` for two of these at most five words apart.")  # fmt: skip
        return
    group = {"outlet": "source", "nothing": "all"}.get(grouped, grouped)
    measured = context.measure("search", query=query, by=group)
    table = measured.table
    whole = context.measure("search", query=query, by="all").table
    title = findings.title_search(whole, query, context.counting.unit)
    components.chart_title(title)
    if not int(table["occurrences"].sum()):
        st.caption("Try the beginning of the word with a *, other filters, or another spelling.")
        return
    value = "occurrences" if context.counting.unit == "occurrences" else "articles"
    components.chart(plot_search(table, small=context.small, value=cast("Literal['articles', 'occurrences']", value)),
                     key="search-chart", alt=title)  # fmt: skip
    sentence = findings.sentence_search(whole, query, context.counting.unit)
    components.below_chart(measured, context, key="search", sentence=sentence,
                           extra=[("--query", query), ("--by", group)])  # fmt: skip
    render_over_time(context, query)
    render_concordance(context, query)


context = get_context()
components.page_title("Words", "What the articles are about beyond the names in them, and where a word stands.")
if not components.empty_view(context):
    components.open_asked_tab("tab", TABS)
    topics, themes, search, near, word_groups, amounts = st.tabs(
        BY_NAME["tab"].values, key="tab", bind=components.BIND, on_change="rerun"
    )
    if topics.open:
        with topics, components.explained():
            render_topics(context)
    if themes.open:
        with themes, components.explained():
            render_themes(context)
    if search.open:
        with search, components.explained():
            render_search(context)
    if near.open:
        with near, components.explained():
            render_collocates(context)
    if word_groups.open:
        with word_groups, components.explained():
            render_word_groups(context)
    if amounts.open:
        with amounts, components.explained():
            render_amounts(context)
