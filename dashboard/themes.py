"""The tab Themes: what the articles group into by their words, found while one waits, and the articles of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis import findings
from analysis.figures import plot_theme_card, plot_themes
from analysis.measures.themes import default_k, find_themes
from analysis.wording import counted, number, percent
from dashboard import components
from dashboard.context import Context
from dashboard.state import BY_NAME

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

    from analysis.model import Measurement


def render_themes(context: Context) -> None:
    """How many themes, how many articles each has, and the terms and articles of the one that is chosen."""
    usual = default_k(len(context.view))
    asked = st.selectbox(
        "Number of themes", BY_NAME["themes"].values, index=None, key="themes", bind=components.BIND, width=220,
        placeholder=f"{usual}, as usual",
    )  # fmt: skip
    k = int(asked) if asked else usual
    wait_for_themes(context, k)
    measured = context.measure("themes", k=k)
    table = measured.table
    title = findings.title_themes(table)
    components.chart_title(title)
    names = dict(zip(table["theme"], theme_labels(table), strict=True))
    left, right = st.columns([3, 2], gap="large")
    with left:
        components.chart(plot_themes(table), key=f"themes-{k}", alt=title,
                         on_pick=lambda data: components.set_parameter("theme", names[int(data[0])]))  # fmt: skip
        components.below_chart(measured, context, key="themes", sentence=findings.sentence_themes(table),
                               extra=[("--k", str(k))])  # fmt: skip
    with right:
        render_theme(context, measured)


def theme_labels(table: pd.DataFrame) -> pd.Series[str]:
    """How the theme of each row stands in the address: by number and name, since two can have one name."""
    return table["theme"].astype(str) + ": " + table["theme_name"].astype(str)


def wait_for_themes(context: Context, k: int) -> None:
    """Find the themes, with a bar that says how far it is; another click, or leaving the page, ends it.

    Every sign of progress is a point at which Streamlit can stop the run, which then leaves nothing behind.
    """
    slot = st.empty()
    shown: list[tuple[DeltaGenerator, Any]] = []

    def progress(stage: str, done: int, of: int) -> None:
        if not shown:
            status = slot.status("Finding themes; any click leaves it", expanded=True)
            shown.append((status, status.progress(0.0)))
        shown[0][1].progress(done / of, text=f"{stage}: {number(done)} of at most {number(of)}")

    find_themes(context.view, k, progress)
    slot.empty()


def render_theme(context: Context, measured: Measurement) -> None:
    """The choice of a theme, its terms, and its articles with those that are most of it first."""
    table = measured.table
    labels = theme_labels(table)
    names = list(dict.fromkeys(labels))
    chosen = components.pick("Read the articles of a theme", names, key="theme",
                             placeholder="Click a bar, or choose a theme, to read its articles")  # fmt: skip
    if chosen is None:
        return
    rows = table[labels == chosen]
    of = f"{counted(int(rows['articles'].iloc[0]), 'article')}, {percent(float(rows['share'].iloc[0]))}"
    st.markdown(f"**{of}**, the most typical first")
    components.chart(plot_theme_card(rows), key=f"theme-{rows['theme'].iloc[0]}-{len(names)}", alt=f"Terms of {chosen}")
    if int(rows["articles"].iloc[0]):
        components.evidence(context, measured, int(rows.index[0]), "articles", key="theme-articles")
