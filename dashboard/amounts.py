"""The tab Amounts: figures in the sentences about something, those for one thing by different outlets side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import streamlit as st

from analysis import findings
from analysis.evidence import quotes
from analysis.figures import plot_amounts
from analysis.model import Evidence, Measurement
from analysis.wording import join_names, number, quoted
from dashboard import components
from dashboard.context import Context
from dashboard.state import BY_NAME, LONGEST
from dashboard.text import escape_markdown, visible

if TYPE_CHECKING:
    import pandas as pd

KINDS: Final = BY_NAME["amount"].values


def render_amounts(context: Context) -> None:
    """Ask what the figures are to be about, list them, and open the sentence of the one that is chosen."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        query = st.text_input("Figures in sentences with", key="about", bind=components.BIND, max_chars=LONGEST,
                              placeholder='trade  "natural gas"')  # fmt: skip
    with right:
        kind = st.selectbox("Kind of amount", KINDS, key="amount", bind=components.BIND)
    query = query.strip() or context.filter.words
    named = (*context.filter.countries, *context.filter.entities)
    if not query and not named:
        st.caption("Give words, or choose a country or name in the sidebar: the figures in the sentences that hold "
                   "them are listed, so that what outlets say about one thing stands side by side.")  # fmt: skip
        return
    asked = None if kind == KINDS[0] else kind
    measured = context.measure("amounts", query=query, entities=named, kind=asked)
    table = side_by_side(measured.table)
    components.chart_title(findings.title_amounts(table, kind=asked or ""))
    if len(table):
        render_strip(table)
        st.caption("One unit after the other, those that most outlets give first; within it by size. Choose a row to "
                   "read the sentence.")  # fmt: skip
        render_table(context, table)
    extra = [*([("--query", query)] if query else []), *([("--kind", asked)] if asked else [])]
    components.below_chart(measured, context, key="amounts", sentence=describe(context, query, named), extra=extra)
    render_figure(context, measured)


def side_by_side(table: pd.DataFrame) -> pd.DataFrame:
    """The amounts with those of one kind and unit together, within these by value, then by date.

    First come the units that most outlets give, then those that are given most often. Years and ordinals, which
    measure nothing, come last; so do counts of nothing in particular.
    """
    unit = table["unit"].astype(str).str.casefold()
    groups = table.groupby([table["kind"], unit], sort=False)
    order = table.assign(
        _apart=table["kind"].isin(("ordinal", "year")) | (unit == ""), _unit=unit, _kind=table["kind"].map(KINDS.index),
        _outlets=-groups["source"].transform("nunique").astype(int), _times=-groups["value"].transform("size"),
    )  # fmt: skip
    by = ["_apart", "_outlets", "_times", "_kind", "_unit", "value", "date", "article", "start"]
    return table.loc[order.sort_values(by, kind="stable").index].reset_index(drop=True)


def describe(context: Context, query: str, named: tuple[str, ...]) -> str:
    """Which sentences were read."""
    names = [context.index.entities[context.index.entity_numbers[one]].name for one in named]
    parts = [f"hold {quoted(query)}"] if query else []
    parts += [f"name {join_names(names)}" if len(names) == 1 else f"name one of {join_names(names)}"] if names else []
    return f"Read are the sentences of the bodies that {' and '.join(parts)}."


def figure_id(article: object, start: object) -> str:
    """How an amount stands in the address."""
    return f"{article}:{start}"


def render_strip(table: pd.DataFrame) -> None:
    """The figures of the first unit, where at least two outlets give it."""
    first = table.iloc[0]
    same = table[(table["kind"] == first["kind"]) & (table["unit"].str.casefold() == str(first["unit"]).casefold())]
    if first["kind"] in ("ordinal", "year") or not first["unit"] or same["source"].nunique() < 2:
        return
    components.chart(
        plot_amounts(same), key="amounts-strip", alt=f"Amounts in {first['unit']} by outlet", on_pick=open_figure
    )


def open_figure(data: list[str]) -> None:
    """For a click on a dot: its amount goes into the address."""
    st.query_params["figure"] = figure_id(*data)


def render_table(context: Context, table: pd.DataFrame) -> None:
    """Outlet, day, amount and sentence of each; a chosen row goes into the address."""
    shown = table[["amount", "source", "date", "value", "unit", "kind"]].copy()
    for name in ("amount", "unit"):
        shown[name] = shown[name].map(visible)
    sentences = [
        visible(" ".join(context.index.text(int(row["row"]))[row["sentence_start"] : row["sentence_end"]].split()))
        for row in components.records(table)
    ]
    shown.insert(3, "sentence", sentences)
    column = st.column_config
    components.choose_row(
        shown, [figure_id(row["article"], row["start"]) for row in components.records(table)], parameter="figure",
        key="amounts-rows", alt="Amounts, those of one unit together",
        column_config={
            "amount": column.TextColumn("Amount", width=150),
            "source": column.TextColumn("Outlet", width=140),
            "date": column.DateColumn("Date", format="D MMM YYYY", width=105),
            "sentence": column.TextColumn("Sentence", width=430),
            "value": column.NumberColumn("Value", format="localized", width=110),
            "unit": column.TextColumn("Unit", width=110),
            "kind": column.TextColumn("Kind", width=80),
        },
    )  # fmt: skip


def render_figure(context: Context, measured: Measurement) -> None:
    """The sentence of the amount that the address asks for, with the amount marked."""
    asked = st.query_params.get("figure")
    if not asked:
        return
    rows = components.records(measured.table)
    found = next((row for row in rows if figure_id(row["article"], row["start"]) == asked), None)
    if found is None:
        components.tell_missing("figure", asked, "this table")
        return
    row, start, end = (np.array([int(found[name])]) for name in ("row", "start", "end"))
    for quote in quotes(context.index, Evidence("occurrences", row, starts=start, ends=end, fields=np.zeros(1, int))):
        components.render_quote(context, quote)
    value = number(found["value"]) if float(found["value"]).is_integer() else f"{found['value']:g}"
    st.caption(escape_markdown(f"Read as {value} {found['unit']} ({found['kind']})."))
