"""The tab Coverage: who published when, who begins and ends, and which countries whose outlets name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, cast

import streamlit as st

from analysis import findings
from analysis.figures import plot_coverage, plot_outlets, plot_who_covers_whom
from analysis.findings.parts import NOUNS
from analysis.measures.periods import Period
from analysis.model import Measurement
from analysis.wording import counted, period_name
from dashboard import components
from dashboard.chronicle import get_summits
from dashboard.context import Context
from dashboard.state import BY_NAME
from dashboard.text import escape_markdown
from dashboard.trends import shown_period

if TYPE_CHECKING:
    import pandas as pd

OFFERED: Final = 300
"""Cells to choose from; a click and a link reach the others."""


def render_coverage(context: Context) -> None:
    """Articles by outlet and period, then the matrix of countries."""
    render_outlets(context)
    st.divider()
    with components.explained():
        render_matrix(context)


# ---------------------------------------------------------------- outlet x period


def render_outlets(context: Context) -> None:
    """One chart of all outlets, or one panel an outlet; a click opens the articles."""
    with st.container(horizontal=True):
        asked = st.segmented_control("By", BY_NAME["cut"].values, default=BY_NAME["cut"].values[0], required=True,
                                     key="cut", bind=components.BIND)  # fmt: skip
        panels = st.segmented_control("Outlets", BY_NAME["panels"].values, default=BY_NAME["panels"].values[0],
                                      required=True, key="panels", bind=components.BIND)  # fmt: skip
    period, unit = shown_period(context, cast("Period", asked or "month")), context.counting.unit
    measured = context.measure("coverage", period=period)
    table, noun = measured.table, NOUNS.get(unit, "article")
    left, right = st.columns([3, 2], gap="large")
    with left:
        title = findings.title_coverage(table, unit)
        components.chart_title(title)
        if panels == "one by one":
            figure = plot_outlets(table, colours=context.source_colours, noun=noun)
        else:
            figure = plot_coverage(table, summits=get_summits(), colours=context.source_colours, unit=unit)
        components.chart(figure, key=f"outlets-{panels}-chart", alt=title, on_pick=pick_outlet(table))
        components.below_chart(measured, context, key="outlets", sentence=findings.sentence_coverage(table, unit),
                               extra=[("--period", period)])  # fmt: skip
        changes = context.measure("coverage_changes", period=period)
        components.below_chart(changes, context, key="outlet-changes", extra=[("--period", period)],
                               sentence=findings.sentence_coverage_changes(changes.table))  # fmt: skip
    with right:
        render_cell(context, measured, outlet_labels(table), key="when",
                    label="Read the articles of an outlet and time",
                    placeholder="Click a bar, or choose a name")  # fmt: skip


def outlet_labels(table: pd.DataFrame) -> pd.Series[str]:
    """How each outlet and period stands in the address: "Report News Agency in April 2023"."""
    return table["source_name"].replace("", "unknown outlet").astype(str) + " in " + table["period"].map(period_name)


def pick_outlet(table: pd.DataFrame) -> Callable[[list[Any]], None]:
    """A click on a bar opens its articles; ticks and the grey part of several outlets hold none of one outlet."""

    def pick(data: list[Any]) -> None:
        row = table[(table["period"] == str(data[0])) & (table["source"] == str(data[-1]))]
        if len(row):
            components.set_parameter("when", str(outlet_labels(row).iloc[0]))

    return pick


# ---------------------------------------------------------------- who covers whom


def render_matrix(context: Context) -> None:
    """Outlets' countries and countries named; a click opens the articles of a cell."""
    own = st.segmented_control("The outlets' own country", BY_NAME["own"].values, default=BY_NAME["own"].values[0],
                               required=True, key="own", bind=components.BIND)  # fmt: skip
    measured = context.measure("who_covers_whom", own=own or "in")
    table, unit = measured.table, context.counting.unit
    left, right = st.columns([3, 2], gap="large")
    with left:
        title = findings.title_who_covers_whom(table, unit)
        components.chart_title(title)
        figure = plot_who_covers_whom(table, small=context.small, ink=context.ink, noun=NOUNS.get(unit, "article"))
        components.chart(figure, key="covers-chart", alt=title, on_pick=pick_pair(table))
        meta = figure.layout.meta or {"shown": 0, "of": 0}
        st.caption(findings.legend_who_covers_whom(meta["shown"], meta["of"], context.counting.support, unit,
                                                   small=context.small))  # fmt: skip
        components.below_chart(measured, context, key="covers", extra=[("--own", own or "in")],
                               sentence=findings.sentence_who_covers_whom(table, unit))  # fmt: skip
    with right:
        render_cell(context, measured, pair_labels(table), key="covers", label="Read the articles of a cell",
                    placeholder="Click a cell, or choose")  # fmt: skip


def pair_labels(table: pd.DataFrame) -> pd.Series[str]:
    """How each cell stands in the address: "Azerbaijan on Kazakhstan"."""
    return table["outlet_name"].astype(str) + " on " + table["country_name"].astype(str)


def pick_pair(table: pd.DataFrame) -> Callable[[list[Any]], None]:
    """A click on a cell opens its articles."""

    def pick(data: list[Any]) -> None:
        row = table[(table["outlet"] == str(data[0])) & (table["country"] == str(data[1]))]
        components.set_parameter("covers", str(pair_labels(row).iloc[0]))

    return pick


# ---------------------------------------------------------------- behind a cell


def render_cell(
    context: Context, measured: Measurement, labels: pd.Series[str], *, key: str, label: str, placeholder: str
) -> None:
    """The choice of a cell and its articles, one entry each."""
    counts = measured.table["articles"]
    asked = st.session_state.get(key) or st.query_params.get(key)
    offered = list(labels[counts.nlargest(OFFERED).sort_index().index])
    if asked and asked not in offered and (labels == asked).any():
        offered.append(asked)
    chosen = components.pick(label, offered, key=key, placeholder=placeholder)
    if chosen is None:
        return
    row = int((labels == chosen).to_numpy().argmax())
    number = int(counts.iloc[row])
    st.markdown(f"**{escape_markdown(chosen)}: {counted(number, 'article')}**")
    components.evidence(context, measured, row, "articles", key=f"{key}-cell")
