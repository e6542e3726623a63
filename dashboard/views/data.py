"""Data and method: what was read and refused, what was left out as clutter, and what every number means."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis import findings
from analysis.model import Refusal
from analysis.report.filters import describe_counting
from analysis.wording import counted, number
from dashboard import cache, components, uploads
from dashboard.audit import render_clutter
from dashboard.checks import render_check
from dashboard.context import Context, get_context
from dashboard.copies import render_copies
from dashboard.state import BY_NAME, PARAMETERS, Parameter
from dashboard.text import escape_markdown, visible

MEASURES = {
    "mentions": "One row an entity: articles that name it, mentions by name and by demonym, and those inside other "
    "names. share = articles / n_articles; low and high are its 95 % interval after Wilson.",
    "timeline": "One row for each period and entity, every period between the first and the last.",
    "cooccurrence": "One row a pair. a: windows that name both; a_listed: only in a list of more than three; n_x, n_y: "
    "windows that name one; n: all windows. logdice = 14 + log2(2 a / (n_x + n_y)); "
    "npmi = log(a n / (n_x n_y)) / -log(a / n).",
    "topics": "One row for each group and term. tfidf: the mean over the group's articles of scikit-learn's TF-IDF, "
    "with idf and norms of the whole collection.",
    "search": "One row for each match and group: articles and occurrences.",
    "concordance": "One row an occurrence, with the words on either side.",
    "stories": "One row for each text that stands in two or more articles: articles, copies (all but the earliest), "
    "sources; similarity is the least of its articles to the first of the story.",
    "reprints": "One row for each pair of outlets: copies that the one has of texts that stand earlier in the other.",
}


def render_read(context: Context) -> None:
    report = context.index.report
    about = cache.get_description(context.collection)
    st.subheader(f"{counted(report.read, 'article')} read, {number(len(report.refused))} refused", anchor=False)
    st.caption(findings.sentence_collection(about))
    if report.undated:
        st.caption(f"{counted(report.undated, 'article')} without a date: kept, and left out of what needs a date.")
    render_refusals("Refused", report.refused)
    render_refusals("Notes", report.notes)
    st.caption(f"Fingerprint of this collection: {context.index.fingerprint[:8]}")


def render_refusals(title: str, refusals: Sequence[Refusal]) -> None:
    import pandas as pd

    if not refusals:
        return
    st.markdown(f"**{title}**")
    rows = pd.DataFrame([(visible(one.file), str(one.row or ""), visible(one.reason)) for one in refusals],
                        columns=["File", "Row", "Why"])  # fmt: skip
    components.table(rows, key=title.lower(), alt=title)


def render_definitions(context: Context) -> None:
    st.subheader("What is counted", anchor=False)
    st.markdown(escape_markdown(describe_counting(context.counting)))
    st.markdown(
        "A mention lies in the body of an article. Names, acronyms (OTS) and demonyms (Kazakh) count; phrases (the "
        "President of Kazakhstan) only on request, though the name inside one counts. A name inside another one "
        "(Astana in Astana Act) is kept apart. Full name and acronym side by side are one mention. Names that stand "
        "in a sentence with more than three of their kind are listed together, and drawn hollow where nothing else "
        "names them. Under 30 articles pages speak in counts: no percent, no interval, no association score."
    )
    st.markdown("**Measures**")
    for name, meaning in MEASURES.items():
        st.markdown(f"`{name}`: {escape_markdown(meaning)}")


def describe_values(parameter: Parameter) -> str:
    if parameter.kind == "number":
        return "a number from 1 on"
    if parameter.kind == "date":
        return "YYYY-MM-DD, YYYY-MM or YYYY"
    return ", ".join(parameter.values) or "free text" if parameter.kind == "text" else ", ".join(parameter.values)


def render_parameters() -> None:
    import pandas as pd

    st.subheader("Parameters of an address", anchor=False)
    st.caption("A link is the whole state: every view is an address with these.")
    rows = [(one.name, one.meaning, describe_values(one), one.page or "all", ", ".join(one.old)) for one in PARAMETERS]
    st.dataframe(pd.DataFrame(rows, columns=["Parameter", "Meaning", "Values", "Page", "Old names"]), hide_index=True,
                 key="parameters", alt="Parameters of an address")  # fmt: skip


def render_first(context: Context) -> None:
    render_read(context)
    with st.expander("Add your articles", icon=":material/upload_file:"):
        uploads.render_uploader()


def render_last(context: Context) -> None:
    render_definitions(context)
    render_parameters()


SECTIONS = (render_first, render_clutter, render_copies, render_check, render_last)
"""What stands in each tab, in the order of their names in `dashboard.state`."""

context = get_context()
components.page_title("Data and method", "What was read, what was left out, and what every number counts.")
tabs = st.tabs(BY_NAME["section"].values, key="section", bind=components.BIND, on_change="rerun")
for tab, render in zip(tabs, SECTIONS, strict=True):
    if tab.open:
        with tab, components.explained():
            if render in (render_first, render_last) or not components.empty_view(context):
                render(context)
