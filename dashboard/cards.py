"""The two charts that more than one page shows: names ranked, and names together. Each with what lies behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from analysis import findings
from analysis.figures import plot_cooccurrence, plot_mentions
from analysis.model import Measurement
from analysis.wording import counted
from dashboard import components
from dashboard.context import Context
from dashboard.text import escape_markdown

KIND_LABELS: Final = {
    "Countries": "country", "People": "person", "Organisations": "organisation", "Places": "place",
    "Agreements": "agreement", "Events": "event", "Projects": "project",
}  # fmt: skip


def named_chart(context: Context, kind: str, *, parameter: str, key: str, top: int = 20) -> Measurement:
    """Ranked bars of one kind, with their finding above and their numbers below; a click sets the parameter."""
    measured = context.measure("mentions", kind=kind)
    table = measured.table
    title = findings.title_mentions(table, len(context.view), kind, context.counting.unit)
    names = dict(zip(table["id"], table["entity"], strict=True))
    components.chart_title(title)
    components.chart(
        plot_mentions(table, small=context.small, top=top, unit=context.counting.unit), key=f"{key}-chart", alt=title,
        on_pick=lambda data: components.set_parameter(parameter, names[str(data[0])]),
    )  # fmt: skip
    sentence = findings.sentence_mentions(table, len(context.view), None, kind, context.counting.unit)
    components.below_chart(measured, context, key=key, sentence=sentence, extra=[("--kind", kind)])
    return measured


def named_evidence(context: Context, measured: Measurement, *, parameter: str, key: str) -> None:
    """The choice of a name, and the sentences that name it."""
    table = measured.table
    chosen = components.pick(
        "Read the sentences that name", [str(name) for name in table["entity"]], key=parameter,
        placeholder="Click a bar, or choose a name, to read the sentences",
    )  # fmt: skip
    if chosen is None:
        return
    row = int((table["entity"] == chosen).to_numpy().argmax())
    column = "mentions" if context.counting.unit == "occurrences" else "articles"
    number = int(table[column].iloc[row])
    st.markdown(f"**{counted(number, column.removesuffix('s'))}**" + (", one entry each" if number > 1 else ""))
    components.evidence(context, measured, row, column, key=f"{key}-{parameter}")


def pair_label(row: dict[str, Any]) -> str:
    """How a pair stands in the address: by its two names."""
    return f"{row['x_name']} with {row['y_name']}"


def pairs_chart(context: Context, kind: str, other: str | None = None, *, key: str, top: int = 20) -> Measurement:
    """The matrix of one or two kinds; a click on a cell sets the parameter ``pair``."""
    measured = context.measure("cooccurrence", kind=kind, other=other)
    table, window = measured.table, context.window
    title = findings.title_cooccurrence(table, window)
    components.chart_title(title)
    figure = plot_cooccurrence(table, small=context.small, window=window, symmetric=other in (None, kind), top=top,
                               ink=context.ink)  # fmt: skip
    components.chart(figure, key=f"{key}-chart", alt=title, on_pick=_pick_pair(table))
    sentence = findings.sentence_cooccurrence(table, window)
    extra = [("--kind", kind), *([("--other", other)] if other else [])]
    components.below_chart(measured, context, key=key, sentence=sentence, extra=extra)
    return measured


def _pick_pair(table: Any) -> Callable[[list[Any]], None]:
    labels = {(row["x"], row["y"]): pair_label(row) for row in components.records(table)}
    return lambda data: components.set_parameter("pair", labels[str(data[0]), str(data[1])])


def pairs_evidence(context: Context, measured: Measurement, *, key: str) -> None:
    """The choice of a pair, its integers in a sentence, and the sentences that name both."""
    rows = components.records(measured.table)
    labels = [pair_label(row) for row in rows]
    chosen = components.pick(
        "Read the sentences that name both", labels, key="pair",
        placeholder="Click a cell, or choose a pair, to read the sentences",
    )  # fmt: skip
    if chosen is None:
        return
    row = labels.index(chosen)
    window = context.window
    sentence = findings.sentence_cooccurrence(measured.table, window, (rows[row]["x"], rows[row]["y"]))
    st.markdown(f"**{escape_markdown(sentence)}**")
    if rows[row]["a"]:
        components.evidence(context, measured, row, "a", key=f"{key}-together")
    if rows[row]["a_listed"]:
        listed = int(rows[row]["a_listed"])
        st.markdown(f"**{counted(listed, window)} where a list names both**")
        components.evidence(context, measured, row, "a_listed", key=f"{key}-listed")
