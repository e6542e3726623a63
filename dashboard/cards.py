"""Charts that more than one page shows, names ranked and names together, each with what lies behind it; and days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from analysis import findings
from analysis.collection import list_articles
from analysis.figures import plot_articles_timeline, plot_cooccurrence, plot_mentions, theme
from analysis.model import Measurement, View
from analysis.wording import counted
from dashboard import cache, components
from dashboard.closer import render_closer
from dashboard.context import Context
from dashboard.text import escape_markdown

if TYPE_CHECKING:
    import pandas as pd

OFFERED: Final = 500
"""Pairs to choose from by name; a click in the matrix and a link reach all of them."""
KIND_LABELS: Final = {
    "Countries": "country", "People": "person", "Organisations": "organisation", "Places": "place",
    "Agreements": "agreement", "Events": "event", "Projects": "project",
}  # fmt: skip


def named_chart(context: Context, kind: str, *, parameter: str, key: str, top: int = 20) -> Measurement:
    """Ranked bars of one kind, with their finding above and their numbers below; a click sets the parameter."""
    measured = context.measure("mentions", kind=kind)
    table = measured.table
    n, unit = len(context.view), context.counting.unit
    title = context.say(measured, findings.title_mentions, n, kind, unit)
    names = dict(zip(table["id"], table["entity"], strict=True))
    components.chart_title(title)
    figure = context.draw(measured, plot_mentions, small=context.small, top=top, unit=unit, support=context.support)
    components.chart(
        figure, key=f"{key}-chart", alt=title,
        on_pick=lambda data: components.set_parameter(parameter, names[str(data[0])]),
    )  # fmt: skip
    sentence = context.say(measured, findings.sentence_mentions, n, None, kind, unit)
    components.below_chart(measured, context, key=key, sentence=sentence, extra=[("--kind", kind)])
    return measured


def named_evidence(context: Context, measured: Measurement, *, parameter: str, key: str) -> None:
    """The choice of a name, and the sentences that name it."""
    table = measured.table
    chosen = components.pick(
        "Read the sentences that name", [str(name) for name in table["entity"]], key=parameter,
        placeholder="Click the chart, or choose a name",
    )  # fmt: skip
    if chosen is None:
        return
    row = int((table["entity"] == chosen).to_numpy().argmax())
    column = "mentions" if context.counting.unit == "occurrences" else "articles"
    number = int(table[column].iloc[row])
    st.markdown(f"**{counted(number, column.removesuffix('s'))}**" + (", one entry each" if number > 1 else ""))
    render_closer(context, [str(table["id"].iloc[row])], key=f"{key}-{parameter}", n=int(table["articles"].iloc[row]))
    components.evidence(context, measured, row, column, key=f"{key}-{parameter}")


def draw_days(view: View, ink: str, **fixed: Any) -> Any:
    """One dot an article of a view, by day and outlet, in the page's ink."""
    return theme.inked(list_articles(view), plot_articles_timeline, ink, **fixed)


def pair_labels(table: pd.DataFrame) -> pd.Series[str]:
    """How each pair stands in the address: by its two names."""
    return table["x_name"].astype(str) + " with " + table["y_name"].astype(str)


def pairs_chart(
    context: Context, kind: str, other: str | None = None, *, key: str, top: int = 20, parameter: str = "pair"
) -> Measurement:
    """The matrix of one or two kinds; a click on a cell sets the parameter."""
    measured = context.measure("cooccurrence", kind=kind, other=other)
    table, window = measured.table, context.window
    title = context.say(measured, findings.title_cooccurrence, window)
    components.chart_title(title)
    figure = context.draw(measured, plot_cooccurrence, small=context.small, window=window,
                          symmetric=other in (None, kind), top=top, ink=context.ink)  # fmt: skip
    components.chart(figure, key=f"{key}-chart", alt=title, on_pick=pick_pair(table, parameter))
    sentence = context.say(measured, findings.sentence_cooccurrence, window)
    extra = [("--kind", kind), *([("--other", other)] if other else [])]
    components.below_chart(measured, context, key=key, sentence=sentence, extra=extra)
    return measured


def pick_pair(table: pd.DataFrame, parameter: str = "pair") -> Callable[[list[Any]], None]:
    """For charts of pairs: put the pair that was clicked into the address."""

    def pick(data: list[Any]) -> None:
        row = table[(table["x"] == str(data[0])) & (table["y"] == str(data[1]))]
        components.set_parameter(parameter, str(pair_labels(row).iloc[0]))

    return pick


def pairs_evidence(
    context: Context, measured: Measurement, *, key: str, about: Callable[[Context, Sequence[str]], None] | None = None,
    parameter: str = "pair",
) -> None:  # fmt: skip
    """The choice of a pair, its integers in a sentence, and the sentences that name both.

    ``about``, given the two ids, shows more about the pair before the sentences.
    """
    table = measured.table
    labels = cache.derive(measured, pair_labels)
    asked = st.session_state.get(parameter) or st.query_params.get(parameter)
    chosen = components.pick(
        "Read the sentences that name both", offered_pairs(table, labels, asked), key=parameter,
        placeholder="Click the chart, or choose a pair",
    )  # fmt: skip
    if chosen is None:
        return
    row = int((labels == chosen).to_numpy().argmax())
    pair = components.records(table.iloc[[row]])[0]
    sentence = findings.sentence_cooccurrence(table, context.window, (pair["x"], pair["y"]))
    st.markdown(f"**{escape_markdown(sentence)}**")
    both = pair["a"] + (pair["a_listed"] if context.counting.lists == "apart" else 0)
    ids = [str(pair["x"]), str(pair["y"])]
    # Windows smaller than an article don't tell how many articles name both: then it is known only that some do.
    render_closer(context, ids, key=f"{key}-pair", n=both if context.counting.window == "article" else 1)
    if about:
        about(context, ids)
    if pair["a"]:
        components.evidence(context, measured, row, "a", key=f"{key}-together")
    if pair["a_listed"]:
        st.markdown(f"**{counted(int(pair['a_listed']), context.window)} where a list names both**")
        components.evidence(context, measured, row, "a_listed", key=f"{key}-listed")


def offered_pairs(table: pd.DataFrame, labels: pd.Series[str], asked: str | None, most: int = OFFERED) -> list[str]:
    """The pairs to choose from: all, or of very many those that stand together most, and the one asked for."""
    if len(table) <= most:
        return list(labels)
    offered = list(labels[table["a"].nlargest(most).sort_index().index])
    return [*offered, asked] if asked and asked not in offered and (labels == asked).any() else offered
