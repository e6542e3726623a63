"""What Named together shows beside the matrix: the switch for lists, the network, missing pairs, words about a pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from analysis import findings
from analysis.figures import plot_missing_pairs, plot_network, plot_pair_terms
from analysis.findings import SMALL
from analysis.model import Measurement
from analysis.wording import counted, number
from dashboard import cards, components
from dashboard.closer import render_closer
from dashboard.context import Context
from dashboard.text import escape_markdown

if TYPE_CHECKING:
    import pandas as pd

SWITCH = "lists-switch"


def render_lists(context: Context, table: pd.DataFrame) -> None:
    """How many pairs stand together and how many only share a list, with the switch that counts lists in."""
    st.session_state[SWITCH] = context.counting.lists == "in"
    st.toggle(
        "Count lists in", key=SWITCH, on_change=_switch_lists,
        help="A sentence that names more than three of a kind lists them. One that lists eight countries makes 28 "
        "pairs: counted apart, they are shown hollow.",
    )  # fmt: skip
    st.caption(escape_markdown(lists_sentence(table, context.counting.lists)))


def lists_sentence(table: pd.DataFrame, lists: str) -> str:
    """Of all pairs, those that stand together and those that only share a list."""
    if not len(table):
        return "No two are named together."
    only_listed = int(((table["a"] == 0) if lists == "apart" else (table["a"] == table["a_listed"])).sum())
    together = len(table) - only_listed
    pairs = counted(len(table), "pair")
    if lists == "in":
        return f"Lists are counted in: {pairs} stand together, {number(only_listed)} of them only in lists."
    return f"Of {pairs}, {number(together)} stand together and {number(only_listed)} only share a list."


def _switch_lists() -> None:
    """Callback: the same choice as in the sidebar."""
    st.session_state["lists"] = "in" if st.session_state[SWITCH] else "apart"


# ---------------------------------------------------------------- network


def render_network(context: Context, kind: str, other: str | None) -> None:
    """Names as nodes and the strongest pairs as lines; a node opens its sentences, a line those of its pair."""
    from analysis.measures.network import network

    measured = context.measure("cooccurrence", kind=kind, other=other)
    drawn = network(measured.table, support=context.counting.support)
    left, right = st.columns([3, 2], gap="large")
    with left:
        title = findings.title_network(drawn)
        components.chart_title(title)
        names = dict(zip(drawn.nodes["id"], drawn.nodes["name"], strict=True))
        pick_pair = cards.pick_pair(measured.table)

        def pick(data: list[str]) -> None:
            if len(data) == 1:
                components.set_parameter("show", names[str(data[0])])
                st.session_state["pair"] = None
            else:
                pick_pair(data)
                st.session_state["show"] = None

        components.chart(plot_network(drawn, small=context.small, window=context.window, ink=context.ink),
                         key="network-chart", alt=title, on_pick=pick)  # fmt: skip
        components.below_chart(measured, context, key="network", extra=kinds_asked(kind, other),
                               sentence=findings.sentence_network(drawn, context.window))  # fmt: skip
    with right:
        cards.named_evidence(context, context.measure("mentions", kind=None if other else kind), parameter="show",
                             key="network")  # fmt: skip
        cards.pairs_evidence(context, measured, key="network", about=render_about)


def kinds_asked(kind: str, other: str | None) -> list[tuple[str, str]]:
    """The options of the command that counts the same pairs."""
    return [("--kind", kind), *([("--other", other)] if other else [])]


# ---------------------------------------------------------------- missing pairs


def render_missing(context: Context, kind: str, other: str | None) -> None:
    """Pairs that chance alone would bring together more often."""
    if context.small:
        st.info(
            f"What chance would give can be said from {SMALL} articles on; here there are "
            f"{counted(len(context.view), 'article')}. The matrix shows who stands together.", icon=":material/info:",
        )  # fmt: skip
        return
    measured = context.measure("missing_pairs", kind=kind, other=other)
    table = measured.table
    labels = cards.pair_labels(table)
    left, right = st.columns([3, 2], gap="large")
    with left:
        title = findings.title_missing_pairs(table, context.window)
        components.chart_title(title)
        by_pair = {(x, y): name for x, y, name in zip(table["x"], table["y"], labels, strict=True)}
        components.chart(
            plot_missing_pairs(table, window=context.window), key="missing-chart", alt=title,
            on_pick=lambda data: components.set_parameter("missing", by_pair[str(data[0]), str(data[1])]),
        )  # fmt: skip
        sentence = findings.sentence_missing_pairs(table, context.window)
        components.below_chart(measured, context, key="missing", sentence=sentence, extra=kinds_asked(kind, other))
    with right:
        _missing_evidence(context, measured, labels)


def _missing_evidence(context: Context, measured: Measurement, labels: pd.Series[str]) -> None:
    """A pair's integers, and the sentences behind each: those that name both if any, those that name one."""
    chosen = components.pick(
        "Look at a missing pair", list(labels), key="missing", placeholder="Click the chart, or choose a pair"
    )
    if chosen is None:
        return
    row = int((labels == chosen).to_numpy().argmax())
    pair = components.records(measured.table.iloc[[row]])[0]
    sentence = findings.sentence_missing_pairs(measured.table, context.window, (pair["x"], pair["y"]))
    st.markdown(f"**{escape_markdown(sentence)}**")
    render_closer(context, [pair["x"], pair["y"]], key="missing", n=min(pair["a"] + pair["a_listed"], 1))
    offered = {
        "Both": "a", "Both in a list": "a_listed", pair["x_name"]: "n_x", pair["y_name"]: "n_y",
    }  # fmt: skip
    offered = {name: column for name, column in offered.items() if pair[column]}
    label = st.segmented_control("Sentences that name", list(offered), default=next(iter(offered)), required=True,
                                 key=f"missing-{row}-which")  # fmt: skip
    column = offered[label or next(iter(offered))]
    components.evidence(context, measured, row, column, key=f"missing-{row}-{column}")


# ---------------------------------------------------------------- about a pair


def render_about(context: Context, ids: Sequence[str]) -> None:
    """The words that set the sentences naming both apart; counted when somebody opens it."""
    panel = st.expander("About this pair: the words of its sentences", key="about-pair", on_change="rerun",
                        expanded=bool(st.query_params.get("word")))  # fmt: skip
    if not panel.open:
        return
    with panel, components.explained():
        measured = context.measure("pair_terms", entities=tuple(ids))
        table = measured.table
        title = findings.title_pair_terms(table)
        components.chart_title(title)
        if len(table):
            components.chart(plot_pair_terms(table), key="about-chart", alt=title,
                             on_pick=lambda data: components.set_parameter("word", str(data[0])))  # fmt: skip
        components.below_chart(measured, context, key="about", sentence=findings.sentence_pair_terms(table),
                               extra=[("--of", one) for one in ids])  # fmt: skip
        chosen = components.pick("Read the sentences with", [str(term) for term in table["term"]], key="word",
                                 placeholder="Click the chart, or choose a word")  # fmt: skip
        if chosen is not None:
            row = int((table["term"] == chosen).to_numpy().argmax())
            components.evidence(context, measured, row, "n_target", key=f"about-{row}")
