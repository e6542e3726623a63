"""Searched words over time, and the choice of a period that the tabs of the page Words share."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analysis import findings
from analysis.figures import plot_over_time
from dashboard import components
from dashboard.context import Context
from dashboard.state import BY_NAME

PERIODS: Final = tuple(value for value in BY_NAME["period"].values if value in ("year", "quarter", "month"))


def choose_period() -> str:
    """What the time is cut into."""
    chosen = st.segmented_control("Over time, by", PERIODS, key="period", bind=components.BIND, default=PERIODS[0])
    return str(chosen or PERIODS[0])


def render_over_time(context: Context, query: str) -> None:
    """The share of articles with each part of a query, by period."""
    period, unit = choose_period(), context.counting.unit
    measured = context.measure("term_timeline", query=query, period=period)
    title = findings.title_over_time(measured.table, "term", unit)
    components.chart_title(title)
    components.chart(plot_over_time(measured.table, label="term", small=context.small, unit=unit),
                     key="search-timeline", alt=title)  # fmt: skip
    components.below_chart(measured, context, key="search-time", extra=[("--query", query), ("--period", period)],
                           sentence=findings.sentence_over_time(measured.table, "term", unit))  # fmt: skip
