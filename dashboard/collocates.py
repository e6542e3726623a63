"""The tab Next to: the terms around a word or a name, and the sentences in which both stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from analysis import findings
from analysis.evidence import quotes
from analysis.figures import plot_collocates
from analysis.measures.collocates import node
from analysis.measures.tokens import token_evidence
from analysis.wording import counted, quoted
from dashboard import components
from dashboard.context import Context
from dashboard.settings import get_settings
from dashboard.text import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.evidence import Quote
    from analysis.model import Measurement
    from analysis.queries import Occurrences


def render_collocates(context: Context) -> None:
    """Ask what is looked at, rank what stands next to it, and open the lines of the term that is chosen."""
    known = {**context.offer.labels.get("country", {}), **context.offer.labels.get("entity", {})}
    asked, names = ask(known, most_named(context))
    if not asked:
        st.caption("Type words, or choose a name: the terms within five words of it, in its sentence, are ranked.")
        return
    options = {"entity": known[asked]} if asked in known else {"query": asked}
    subject = asked if asked in known else quoted(asked)
    measured = context.measure("collocates", names=names, **options)
    table = measured.table
    title = findings.title_collocates(table, subject, small=context.small)
    components.chart_title(title)
    components.chart(
        plot_collocates(table, small=context.small), key="collocates-chart", alt=title,
        on_pick=lambda data: components.set_parameter("neighbour", str(data[0])),
    )  # fmt: skip
    extra = [("--of", known[asked])] if asked in known else [("--query", asked)]
    components.below_chart(
        measured, context, key="collocates", sentence=findings.sentence_collocates(table, subject, small=context.small),
        extra=[*extra, *([("--names", "true")] if names else [])],
    )  # fmt: skip
    render_lines(context, measured, options)


def ask(known: Mapping[str, str], default: str | None) -> tuple[str, bool]:
    """What is looked at, a name or words ("" where there is neither), and whether names may stand next to it."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        asked = st.selectbox(
            "Next to a name, or to words", list(known), index=None, key="near", bind=components.BIND,
            accept_new_options=True, placeholder='A name, or words such as gas, turk* or "green energy"',
        )  # fmt: skip
    with right:
        names = st.toggle("Names too", key="with_names", bind=components.BIND,
                          help="Whether names and demonyms may stand in the chart.")  # fmt: skip
    if (asked or "").strip() or not default:
        return (asked or "").strip(), names
    st.caption(f"Nothing is chosen: next to {escape_markdown(default)}, the name in the most articles.")
    return default, names


def most_named(context: Context) -> str | None:
    """The name in the most articles of the view."""
    table = context.measure("mentions").table
    return str(table["entity"].iloc[0]) if len(table) else None


def render_lines(context: Context, measured: Measurement, options: dict[str, str]) -> None:
    """The sentences in which the chosen term stands next to what is looked at, with both marked."""
    table = measured.table
    chosen = components.pick(
        "Read where both stand", [str(term) for term in table["term"]], key="neighbour",
        placeholder="Click a bar, or choose a word, to read where both stand",
    )  # fmt: skip
    if chosen is None:
        return
    found = measured.evidence(int((table["term"] == chosen).to_numpy().argmax()), "a")
    st.markdown(f"**{counted(len(found), 'occurrence')}**" + (", one entry each" if len(found) > 1 else ""))
    occurrences, size = node(context.view, **options), get_settings().evidence_entries
    pages = max(1, -(-len(found) // size))
    with st.container(key="neighbour-lines", height=components.SCROLLED if len(found) > 2 else "content", border=False):
        page = min(int(st.session_state.get("neighbour-page") or 1), pages)
        for quote in quotes(context.index, found, limit=size, offset=(page - 1) * size):
            components.render_quote(context, with_node(context, quote, occurrences))
        if pages > 1:
            st.pagination(pages, key="neighbour-page")


def with_node(context: Context, quote: Quote, occurrences: Occurrences) -> Quote:
    """The quote with the occurrences of what is looked at marked as well."""
    here = occurrences.kept(occurrences.rows == quote.row)
    spans = token_evidence(context.view, here.positions, here.lengths)
    assert spans.starts is not None
    assert spans.ends is not None
    assert spans.fields is not None
    inside = (spans.starts >= quote.start) & (spans.ends <= quote.end) & (spans.fields == int(quote.in_title))
    own = zip((spans.starts[inside] - quote.start).tolist(), (spans.ends[inside] - quote.start).tolist(), strict=True)
    return replace(quote, marks=tuple(sorted({*quote.marks, *own})))
