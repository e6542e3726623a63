"""The tab Corpus: running words, different words, sentences and articles, by outlet, year, language or country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from analysis import findings
from dashboard import components
from dashboard.context import Context
from dashboard.offers import language_name
from dashboard.state import BY_NAME
from dashboard.text import visible

if TYPE_CHECKING:
    import pandas as pd

BY: Final = {"outlet": "source", "year": "year", "language": "language", "country": "country"}


def render_corpus(context: Context) -> None:
    """The sizes of the parts of the view, with that of all of it in the title, and what a running word is."""
    parted = st.segmented_control("Parted by", BY_NAME["parts"].values, key="parts", bind=components.BIND)
    by = BY[parted or "outlet"]
    whole = context.measure("corpus", by="all")
    measured = context.measure("corpus", by=by)
    components.chart_title(findings.title_corpus(whole.table))
    st.caption(
        "A running word (token) is an unbroken run of letters or digits in the body of an article: hyphens part words, "
        "a number is one, clutter is left out. Different words are told in lower case."
    )
    shown = measured.table.sort_values("group", ignore_index=True) if by == "year" else measured.table
    render_sizes(named(shown, by))
    components.below_chart(measured, context, key="corpus", sentence=findings.sentence_corpus(whole.table),
                           extra=[("--by", by)])  # fmt: skip


def named(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """The table with languages called by their names."""
    return table.assign(group_name=table["group"].map(language_name)) if by == "language" else table


def render_sizes(table: pd.DataFrame) -> None:
    """The table itself, largest parts drawn as bars in their cells."""
    column = st.column_config
    shown = table.drop(columns="group").assign(group_name=table["group_name"].map(visible))
    st.dataframe(
        shown, hide_index=True, key="corpus-sizes", alt="Sizes of the parts of the collection",
        column_config={
            "group_name": column.TextColumn("", width=170),
            "articles": column.NumberColumn("Articles", format="localized", width=90),
            "tokens": column.NumberColumn("Running words", format="localized", width=120),
            "types": column.NumberColumn("Different words", format="localized", width=125),
            "sentences": column.NumberColumn("Sentences", format="localized", width=100),
            "tokens_per_article": column.NumberColumn("Words an article", format="%.0f", width=130),
            "tokens_per_sentence": column.NumberColumn("Words a sentence", format="%.1f", width=135),
        },
    )  # fmt: skip
