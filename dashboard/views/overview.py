"""Start: what this collection is, in one sentence, what stands out in it, five charts, and where to go."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analysis import findings
from analysis.collection import list_articles, summarize
from analysis.figures import plot_articles_timeline, plot_coverage, plot_topic_card
from analysis.measures.periods import fitting_period, period_span
from analysis.wording import counted, join_names, number
from dashboard import cache, cards, components, settings, uploads
from dashboard.chronicle import get_summits
from dashboard.context import Context, get_context
from dashboard.pages import page_file
from dashboard.standouts import render_standouts
from dashboard.text import escape_markdown

CARDS = 8


def render_heading(context: Context) -> None:
    about = cache.get_description(context.collection)
    places = join_names(list(context.offer.labels["outlet"]))
    lead = f"Outlets from {places}. " if places else ""
    if len(context.view) < context.index.n_articles:
        lead += f"Out of {findings.sentence_collection(about)}"
    else:
        words, clutter = counted(about["words_body"], "word"), number(about["words_left_out"])
        lead += f"{words} counted, {clutter} of clutter left out."
    components.page_title(findings.title_articles(summarize(context.view), context.counting.unit), lead)


def render_names(context: Context) -> None:
    left, right = st.columns(2, gap="large")
    with left, components.explained():
        measured = cards.named_chart(context, "country", parameter="open_country", key="countries", top=12)
        cards.named_evidence(context, measured, parameter="open_country", key="countries")
    with right, components.explained():
        near = context.counted(window="sentence") if context.counting.window == "article" else context
        measured = cards.pairs_chart(near, "country", key="pairs", top=10, parameter="open_pair")
        cards.pairs_evidence(near, measured, key="pairs", parameter="open_pair")


def render_people(context: Context) -> None:
    left, right = st.columns(2, gap="large")
    with left, components.explained():
        measured = cards.named_chart(context, "person", parameter="person", key="people", top=12)
        cards.named_evidence(context, measured, parameter="person", key="people")
    with right, components.explained():
        render_timeline(context)


def render_timeline(context: Context) -> None:
    if len(context.view) > settings.get_settings().dots:
        render_coverage(context)
        return
    listed = list_articles(context.view)
    by_year = context.measure("coverage", period="year").table
    title = findings.title_coverage(by_year, context.counting.unit)
    components.chart_title(title)
    figure = plot_articles_timeline(listed, summits=get_summits(), colours=context.source_colours)
    components.chart(figure, key="timeline-chart", alt=title, on_pick=lambda data: open_article(context, str(data[0])))
    st.caption("One dot an article, by day and outlet; below them the summits of the OTS. Click a dot to read it.")


def render_coverage(context: Context) -> None:
    """Articles by period, where dots would lie upon each other."""
    facts, unit = summarize(context.view), context.counting.unit
    days = [dt.date.fromisoformat(facts[name] or "1970-01-01") for name in ("first_date", "last_date")]
    period = fitting_period(days[0], days[1])
    measured = context.measure("coverage", period=period)
    title = findings.title_coverage(measured.table, unit)
    components.chart_title(title)
    figure = plot_coverage(measured.table, summits=get_summits(), colours=context.source_colours, unit=unit)
    components.chart(figure, key="coverage-chart", alt=title, on_pick=lambda data: look_at(str(data[0])))
    st.caption(f"One bar a {period}, below them the summits of the OTS. Click a bar to look at its time alone.")
    sentence = findings.sentence_coverage(measured.table, unit)
    components.below_chart(measured, context, key="coverage", sentence=sentence, extra=[("--period", period)])


def look_at(period: str) -> None:
    """Narrow the view to a period; a tick holds no period but an event."""
    if period[:4].isdigit():
        st.session_state["from"], st.session_state["to"] = period_span(period)


def open_article(context: Context, article: str) -> None:
    if context.index.article_row(article) is not None:
        st.switch_page(page_file("articles"), query_params={"article": article})


def render_topics(context: Context) -> None:
    by = "article" if len(context.view) < CARDS else "source"
    measured = context.measure("topics", by=by)
    table = measured.table
    components.chart_title(findings.title_topics(table))
    st.caption("The words that are frequent here and rare elsewhere, names left out. The number: how often.")
    groups = list(dict.fromkeys(table["group"]))[:CARDS]
    with st.grid("auto", min_column_width=280, gap="medium"):
        for group in groups:
            rows = table[table["group"] == group]
            with st.container(border=True, height="stretch"):
                name = str(rows["group_name"].iloc[0])
                components.card_title(name, level=by == "article")
                components.chart(plot_topic_card(rows, top=6), key=f"topic-{group}", alt=f"Terms of {name}")
                if by == "article":
                    components.article_link(context, context.index.article_row(str(group)) or 0, name)
    sentence = findings.sentence_topics(table)
    components.below_chart(measured, context, key="topics", sentence=sentence, extra=[("--by", by)])


def render_questions(context: Context) -> None:
    st.subheader("Three questions to begin with", anchor=False)
    named = context.measure("mentions", kind="country").table
    people = context.measure("mentions", kind="person").table
    with st.container(gap="xsmall"):
        if len(named) > 1:
            first, second = str(named["entity"].iloc[0]), str(named["entity"].iloc[1])
            _question("cooccurrence", f"Where are {first} and {second} named in one sentence?", window="sentence")
            _question("mentions", f"Who is named where {second} is?", country=second, kind="People")
        if len(people):
            _question("mentions", f"What is said where {people['entity'].iloc[0]} is named?", kind="People",
                      show=str(people["entity"].iloc[0]))  # fmt: skip


def _question(page: str, words: str, **parameters: str) -> None:
    st.page_link(
        page_file(page), label=escape_markdown(words), icon=":material/arrow_forward:", query_params=parameters,
        width="stretch",
    )  # fmt: skip


def render_own() -> None:
    st.subheader("Add your articles", anchor=False)
    uploads.render_uploader()


context = get_context()
render_heading(context)
uploads.render_arrival()
if not components.empty_view(context):
    fill_pair = render_standouts(context)
    st.space("small")
    render_names(context)
    fill_pair()
    st.space("small")
    render_people(context)
    st.space("small")
    with components.explained():
        render_topics(context)
    st.space("small")
    questions, own = st.columns(2, gap="large")
    with questions, components.explained():
        render_questions(context)
    with own:
        render_own()
