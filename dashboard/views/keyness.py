"""Compare: two sets of articles side by side, by whom they name and by their terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis import findings
from analysis.figures import plot_compare_mentions, plot_keyness
from analysis.measures.sides import sides
from analysis.model import Filter, Measurement
from analysis.wording import counted
from dashboard import cards, components, versus
from dashboard.context import Context, get_context
from dashboard.state import BY_NAME
from dashboard.text import escape_markdown

if TYPE_CHECKING:
    import pandas as pd

TOP = 200
"""Terms of each direction in the table; the command gives all."""
OFFERED = 500
LEAD = "Two sets of articles side by side: whom they name, and the words that set them apart."


@dataclass(frozen=True)
class Pair:
    """What is compared: the other side's filter (None: the rest), the names of both, whether shares would mislead.

    ``few``: the two have under 30 articles together, so that the minimum support is not applied.
    """

    reference: Filter | None
    left: str
    right: str
    small: bool
    few: bool

    def table(self, measured: Measurement) -> pd.DataFrame:
        """The table as it is drawn and put into words."""
        return measured.table.assign(supported=True) if self.few else measured.table

    @property
    def extra(self) -> list[tuple[str, str]]:
        """The option of the command."""
        return [("--reference", versus.reference_query(self.reference))] if self.reference else []


def choose_pair(context: Context) -> Pair | None:
    """The two sides, each with its filter; None where neither has one, so that there is nothing to compare yet."""
    # Before all that is loaded later, so that nothing is pushed down by it.
    st.caption("Take one of these pairs, or choose articles with the filters beside the page and those on the right.")
    versus.render_pairs(context)
    left, right = st.columns(2, gap="large")
    with left.container(border=True):
        name = versus.side_name(context.values, versus.EVERY)
        st.markdown(f"**{escape_markdown(_at_start(name))}**")
        st.caption(f"{counted(len(context.view), 'article')}. The filters beside the page choose them.")
    with right.container(border=True):
        heading = st.empty()
        values = versus.render_reference(context.offer)
    reference = versus.reference_filter(values, context.offer)
    other = versus.side_name(values, versus.REST)
    heading.markdown(f"**compared with {escape_markdown(other)}**")
    nothing = reference is None and len(context.view) == context.index.n_articles
    if nothing:
        st.info("Nothing is chosen on either side yet, so there is no chart.", icon=":material/info:")
        return None
    both = sides(context.view, reference)
    n_target, n_reference = both.size("target"), both.size("reference")
    st.markdown(escape_markdown(findings.sentence_sides(n_target, n_reference, _at_start(name), other)))
    few = n_target + n_reference < findings.SMALL
    return Pair(reference, name, other, findings.is_small(n_target, n_reference), few)


def _at_start(name: str) -> str:
    """A side's name where a line begins with it; names of outlets stay as they are."""
    return versus.EVERY.capitalize() if name == versus.EVERY else name


def render_names(context: Context, pair: Pair) -> None:
    """Whom the two sides name: shares, and their differences."""
    label = st.segmented_control(
        "Kind of names", BY_NAME["kind"].values, default=BY_NAME["kind"].values[0], required=True, key="kind",
        bind=components.BIND, label_visibility="collapsed",
    )  # fmt: skip
    kind = cards.KIND_LABELS[label or "Countries"]
    if context.counting.unit == "occurrences":
        st.caption("Articles that name somebody are compared here, whatever unit the sidebar asks for.")
        context = context.counted(unit="articles")
    measured = context.measure("compare_mentions", reference=pair.reference, kind=kind)
    table = pair.table(measured)
    title = findings.title_compare_mentions(table, pair.left, pair.right)
    components.chart_title(title)
    names = dict(zip(table["id"], table["entity"], strict=True))
    components.chart(
        plot_compare_mentions(table, small=pair.small, left=pair.left, right=pair.right), key=f"compare-{kind}",
        alt=title, on_pick=lambda data: components.set_parameter("compared", names[str(data[0])]),
    )  # fmt: skip
    sentence = findings.sentence_compare_mentions(table, pair.left, pair.right)
    components.below_chart(measured, context, key="compare", sentence=sentence, extra=[*pair.extra, ("--kind", kind)])
    render_both(context, measured, table["entity"], pair, parameter="compared", count="n",
                placeholder="Click a dot, or choose a name, to read the sentences of both sides")  # fmt: skip


def render_terms(context: Context, pair: Pair) -> None:
    """The terms that set the two sides apart."""
    basis = "tokens" if context.counting.unit == "occurrences" else "documents"
    measured = context.measure("keyness", reference=pair.reference, top=TOP)
    table = pair.table(measured)
    title = findings.title_keyness(table, pair.left, pair.right)
    components.chart_title(title)
    components.chart(
        plot_keyness(table, left=pair.left, right=pair.right, basis=basis), key="keyness-chart", alt=title,
        on_pick=lambda data: components.set_parameter("key", str(data[0])),
    )  # fmt: skip
    sentence = findings.sentence_keyness(table, pair.left, pair.right, basis)
    components.below_chart(measured, context, key="keyness", sentence=sentence,
                           extra=[*pair.extra, ("--top", str(TOP))])  # fmt: skip
    render_both(context, measured, table["term"], pair, parameter="key", count="n" if basis == "tokens" else "df",
                placeholder="Click a bar, or choose a term, to read where it stands on both sides")  # fmt: skip


def render_both(
    context: Context, measured: Measurement, labels: pd.Series[Any], pair: Pair, *, parameter: str, count: str,
    placeholder: str,
) -> None:  # fmt: skip
    """The choice of a row, and what its two numbers count, side by side."""
    every = [str(label) for label in labels]
    asked = st.session_state.get(parameter) or st.query_params.get(parameter)
    offered = every[:OFFERED] + ([asked] if asked in every[OFFERED:] else [])
    chosen = components.pick("Read both sides", offered, key=parameter, placeholder=placeholder)
    if chosen is None:
        return
    row = every.index(chosen)
    noun = "occurrence" if (measured.name, count) == ("keyness", "n") else "article"
    columns = st.columns(2, gap="large")
    for column, side, name in zip(columns, ("target", "reference"), (pair.left, pair.right), strict=True):
        with column:
            number = int(measured.table[f"{count}_{side}"].iloc[row])
            st.markdown(f"**{escape_markdown(_at_start(name))}: {counted(number, noun)}**")
            if number:
                components.evidence(context, measured, row, f"{count}_{side}", key=f"{parameter}-{side}")


def render(context: Context) -> None:
    pair = choose_pair(context)
    if pair is None:
        return
    with components.explained():
        render_names(context, pair)
    st.divider()
    with components.explained():
        render_terms(context, pair)


context = get_context()
components.page_title("Compare", LEAD)
if not components.empty_view(context):
    with components.explained():
        render(context)
