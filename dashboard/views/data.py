"""Data and method: what was read and refused, what was left out as clutter, and what every number means."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis import findings
from analysis.measures import DEFINITIONS
from analysis.methods import definition_markdown
from analysis.model import Refusal
from analysis.report.filters import describe_counting
from analysis.wording import counted, number
from dashboard import cache, components, uploads
from dashboard.audit import render_clutter
from dashboard.checks import render_check
from dashboard.context import Context, get_context
from dashboard.copies import render_copies
from dashboard.names import render_names
from dashboard.state import BY_NAME, PARAMETERS, Parameter
from dashboard.text import escape_markdown, visible


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
    st.subheader("What each table holds", anchor=False)
    for name, definition in sorted(DEFINITIONS.items(), key=lambda item: item[1].title):
        with st.expander(definition.title):
            st.markdown(definition_markdown(name))


KINDS_OF_VALUES = {
    "number": "a number from 1 on", "least": "a number from 1 on", "date": "YYYY-MM-DD, YYYY-MM or YYYY",
    "text": "free text", "correction": "FORM as NAME", "span": "a span such as 7d, 2w, 3m or 1y",
    "digest": "its first eight digits", "numbers": "two numbers, such as 17-42",
}  # fmt: skip
"""What a parameter without a fixed list of values takes."""


def describe_values(parameter: Parameter) -> str:
    return ", ".join(parameter.values) or KINDS_OF_VALUES.get(parameter.kind, "")


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


SECTIONS = (render_first, render_clutter, render_names, render_copies, render_check, render_last)
"""What stands in each tab, in the order of their names in `dashboard.state`."""

context = get_context()
components.page_title("Data and method", "What was read, what was left out, and what every number counts.")
tabs = st.tabs(BY_NAME["section"].values, key="section", bind=components.BIND, on_change="rerun")
for tab, render in zip(tabs, SECTIONS, strict=True):
    if tab.open:
        with tab, components.explained():
            if render in (render_first, render_last) or not components.empty_view(context):
                render(context)
