"""The tab Map: the countries and places named, and their sentences."""

from __future__ import annotations

import streamlit as st

from analysis import findings
from analysis.figures import plot_map
from analysis.findings.parts import NOUNS
from analysis.measures.geography import KINDS_ON_MAPS
from dashboard import cards, components
from dashboard.context import Context


def render_map(context: Context, kind: str) -> None:
    """The map of countries or of places (of both, where another kind is chosen); a click opens the sentences."""
    measured = context.measure("geography")
    table, unit = measured.table, context.counting.unit
    if kind in KINDS_ON_MAPS:
        table = table[table["kind"] == kind]
    left, right = st.columns([3, 2], gap="large")
    with left:
        title = findings.title_geography(table, len(context.view), unit)
        components.chart_title(title)
        world = st.toggle("The whole world", key="map-world")
        names = dict(zip(table["id"], table["entity"], strict=True))
        figure = plot_map(table, small=context.small, unit=unit, support=context.support, world=world,
                          noun=NOUNS.get(unit, "article"))  # fmt: skip
        components.chart(figure, key="map-chart", alt=title,
                         on_pick=lambda data: components.set_parameter("show", names[str(data[0])]))  # fmt: skip
        outside = (figure.layout.meta or {}).get("outside", ())
        sentence = findings.sentence_geography(table, len(context.view), unit, outside, context.support)
        components.below_chart(measured, context, key="map", sentence=sentence)
    with right:
        cards.named_evidence(context, measured, parameter="show", key="map")
