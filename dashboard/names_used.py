"""The tab By name used: what somebody is called, how often, since when, and the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

import streamlit as st

from analysis import findings
from analysis.figures import plot_names_used, plot_timeline
from analysis.findings import SMALL
from analysis.wording import counted
from dashboard import components
from dashboard.chronicle import get_summits
from dashboard.closer import render_closer
from dashboard.context import Context
from dashboard.state import BY_NAME

if TYPE_CHECKING:
    import pandas as pd

    from analysis.model import Measurement

LINES = 6


def render_names_used(context: Context, kind: str) -> None:
    """The names used for one entity; at first for the one of those with several names that is named most."""
    measured = context.measure("names_used", kind=kind)
    if not len(measured.table):
        st.info("Nobody and nothing of this kind is named in these articles.", icon=":material/info:")
        return
    left, right = st.columns([3, 2], gap="large")
    with right:
        asked = components.pick(
            "Whose names", list(dict.fromkeys(measured.table["entity"])), key="show",
            placeholder=f"{default_entity(measured.table)}; choose another",
        )  # fmt: skip
    entity = asked or default_entity(measured.table)
    table = measured.table[measured.table["entity"] == entity]
    with left:
        _chart(context, measured, table)
    with right:
        render_closer(context, [str(table["id"].iloc[0])], key="used", n=int(table["n_articles"].iloc[0]))
        _evidence(context, measured, table)
    if len(table) > 1:
        _over_time(context, str(table["id"].iloc[0]))


def default_entity(table: pd.DataFrame) -> str:
    """The first entity of the table with several names, else the first."""
    several = table[table["entity"].duplicated(keep=False)]
    return str((several if len(several) else table)["entity"].iloc[0])


def _chart(context: Context, measured: Measurement, table: pd.DataFrame) -> None:
    unit = context.counting.unit
    title = findings.title_names_used(table, unit)
    components.chart_title(title)
    small = context.small or int(table["n_articles"].iloc[0]) < SMALL
    components.chart(
        plot_names_used(table, small=small, unit=unit), key="names-used-chart", alt=title,
        on_pick=lambda data: components.set_parameter("used", str(data[1])),
    )  # fmt: skip
    components.below_chart(
        measured, context, key="names-used", sentence=findings.sentence_names_used(table, unit),
        extra=[("--kind", str(table["kind"].iloc[0]))],
    )  # fmt: skip


def _evidence(context: Context, measured: Measurement, table: pd.DataFrame) -> None:
    chosen = components.pick(
        "Read the sentences that use", [str(name) for name in table["used"]], key="used",
        placeholder="Click the chart, or choose a name used",
    )  # fmt: skip
    rows = table.index[table["used"] == chosen]
    if not len(rows):
        return
    row = int(rows[0])
    column = "mentions" if context.counting.unit == "occurrences" else "articles"
    st.markdown(f"**{counted(int(measured.table[column].iloc[row]), column.removesuffix('s'))}**")
    components.evidence(context, measured, row, column, key=f"used-{row}")


def _over_time(context: Context, entity: str) -> None:
    """One panel a name: of the articles that name the entity in each period, those that use it."""
    period = st.segmented_control(
        "By", BY_NAME["period"].values, default=BY_NAME["period"].values[0], required=True, key="period",
        bind=components.BIND,
    )  # fmt: skip
    steps = cast("Literal['month', 'quarter', 'year']", period or "year")
    measured = context.measure("names_used", entity=entity, period=steps)
    if not len(measured.table):
        return
    order = measured.table.groupby("used")["articles"].sum().sort_values(ascending=False, kind="stable")
    # A panel stands for a name used where it stands for an entity elsewhere.
    panels = measured.table.assign(id=measured.table["used"], entity=measured.table["used"])
    panels = panels.sort_values("used", key=lambda names: names.map(list(order.index).index), kind="stable")
    title = findings.title_names_over_time(measured.table)
    components.chart_title(title)
    figure = plot_timeline(panels, small=context.small, events=get_summits(), unit=context.counting.unit, top=LINES)
    components.chart(figure, key="names-over-time", alt=title)
    sentence = "Of the articles that name it in each period, those that use the name; one may use several."
    components.below_chart(measured, context, key="names-over-time", sentence=sentence,
                           extra=[("--of", entity), ("--period", steps)])  # fmt: skip
