"""The tab Changes: who is named more in the later half of the articles than in the earlier one."""

from __future__ import annotations

import streamlit as st

from analysis import findings
from analysis.figures import plot_rank_changes
from analysis.findings.parts import NOUNS
from analysis.wording import counted
from dashboard import components
from dashboard.closer import render_closer
from dashboard.context import Context


def render_rank_changes(context: Context, kind: str) -> None:
    """The largest changes, and the sentences of a name in either half."""
    measured = context.measure("rank_changes", kind=kind)
    # Under 30 articles the minimum support is not applied.
    table = measured.table.assign(supported=True) if context.small else measured.table
    left, right = st.columns([3, 2], gap="large")
    with left:
        title = findings.title_rank_changes(table)
        components.chart_title(title)
        names = dict(zip(table["id"], table["entity"], strict=True))
        components.chart(
            plot_rank_changes(table, small=context.small, noun=NOUNS.get(context.counting.unit, "article")),
            key=f"changes-{kind}-chart", alt=title,
            on_pick=lambda data: components.set_parameter("show", names[str(data[0])]),
        )  # fmt: skip
        sentence = findings.sentence_rank_changes(table)
        components.below_chart(measured, context, key="changes", sentence=sentence, extra=[("--kind", kind)])
    with right:
        chosen = components.pick(
            "Read the sentences that name", [str(name) for name in table["entity"]], key="show",
            placeholder="Click the chart, or choose a name",
        )  # fmt: skip
        if chosen is None:
            return
        row = int((table["entity"] == chosen).to_numpy().argmax())
        found = components.records(table.iloc[[row]])[0]
        render_closer(context, [found["id"]], key="changes", n=found["articles"] + found["articles_reference"])
        for column, when in (("articles", "later"), ("articles_reference", "earlier")):
            if found[column]:
                st.markdown(f"**{counted(int(found[column]), 'article')} in the {when} half**")
                components.evidence(context, measured, row, column, key=f"changes-{column}")
