"""Start: what this collection is, in one sentence, what stands out in it, its charts, and where to go."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from analysis import findings
from analysis.collection import summarize
from analysis.figures import plot_coverage
from analysis.measures.periods import fitting_period, period_span
from analysis.wording import counted, join_names, number
from dashboard import cache, cards, components, settings, term_cards, uploads
from dashboard.chronicle import get_summits
from dashboard.context import Context, get_context
from dashboard.pages import page_file
from dashboard.standouts import render_standouts
from dashboard.state import BY_NAME
from dashboard.text import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.elements.lib.mutable_tab_container import TabContainer

CARDS = 8
WHO = {
    "Countries": ("open_country", "countries"),
    "People": ("person", "people"),
    "Organisations": ("organisation", "organisations"),
}
"""For each tab: the parameter of the name whose sentences are open, and the key of its chart."""


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


def render_who(context: Context) -> None:
    components.open_asked_tab("who", {label: (parameter,) for label, (parameter, _) in WHO.items()})
    for tab, (label, (parameter, key)) in zip(open_tabs("who"), WHO.items(), strict=True):
        if tab.open:
            with tab, components.explained():
                measured = cards.named_chart(context, cards.KIND_LABELS[label], parameter=parameter, key=key, top=12)
                cards.named_evidence(context, measured, parameter=parameter, key=key)


def render_beside(context: Context) -> None:
    together, over_time = open_tabs("beside")
    if together.open:
        with together, components.explained():
            near = context.counted(window="sentence") if context.counting.window == "article" else context
            measured = cards.pairs_chart(near, "country", key="pairs", top=10, parameter="open_pair")
            cards.pairs_evidence(near, measured, key="pairs", parameter="open_pair")
    if over_time.open:
        with over_time, components.explained():
            render_timeline(context)


def open_tabs(key: str) -> Sequence[TabContainer]:
    """Only the open tab is filled: what nobody looks at is not drawn with each change of a filter."""
    return st.tabs(BY_NAME[key].values, key=key, bind=components.BIND, on_change="rerun")


def render_timeline(context: Context) -> None:
    if len(context.view) > settings.get_settings().dots:
        render_coverage(context)
        return
    title = context.say(context.measure("coverage", period="year"), findings.title_coverage, context.counting.unit)
    components.chart_title(title)
    fixed = {"summits": get_summits(), "colours": context.source_colours}
    figure = cache.derive(context.view, cards.draw_days, context.ink, fixed=fixed)
    components.chart(figure, key="timeline-chart", alt=title, on_pick=lambda data: open_article(context, str(data[0])))
    st.caption("One dot an article, by day and outlet; below them the summits of the OTS. Click a dot to read it.")


def render_coverage(context: Context) -> None:
    """Articles by period, where dots would lie upon each other."""
    facts, unit = summarize(context.view), context.counting.unit
    days = [dt.date.fromisoformat(facts[name] or "1970-01-01") for name in ("first_date", "last_date")]
    period = fitting_period(days[0], days[1])
    measured = context.measure("coverage", period=period)
    title = context.say(measured, findings.title_coverage, unit)
    components.chart_title(title)
    fixed = {"summits": get_summits(), "colours": context.source_colours}
    figure = context.draw(measured, plot_coverage, fixed, unit=unit)
    components.chart(figure, key="coverage-chart", alt=title, on_pick=lambda data: look_at(str(data[0])))
    st.caption(f"One bar a {period}, below them the summits of the OTS. Click a bar to look at its time alone.")
    sentence = context.say(measured, findings.sentence_coverage, unit)
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
    components.chart_title(context.say(measured, findings.title_topics))
    st.caption("The words that are frequent here and rare elsewhere, names left out. The number: how often.")
    with st.container(key="terms"), st.grid("auto", min_column_width=280, gap="medium"):
        for card in cache.derive(measured, term_cards.write_cards, most=CARDS, top=6):
            with st.container(border=True, height="stretch", gap="xsmall"):
                if by == "article":
                    row = context.index.article_row(card.group) or 0
                    components.article_link(context, row, card.name, titled=True)
                else:
                    components.card_title(card.name, level=False)
                st.markdown(card.text or "No term stands out here.")
    sentence = context.say(measured, findings.sentence_topics)
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
    left, right = st.columns(2, gap="large")
    with left:
        render_who(context)
    with right:
        render_beside(context)
    fill_pair()
    st.space("small")
    with components.explained():
        render_topics(context)
    st.space("small")
    questions, own = st.columns(2, gap="large")
    with questions, components.explained():
        render_questions(context)
    with own:
        render_own()
