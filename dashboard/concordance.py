"""The lines of a search on the page Words: each occurrence with the words around it, sorted and drawn as asked."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard import components
from dashboard.context import Context
from dashboard.downloads import render_downloads
from dashboard.state import BY_NAME, LARGEST
from dashboard.text import escape_markdown, visible

SORTS: Final = {"article": "article", "word before": "left", "word after": "right"}


def render_concordance(context: Context, query: str) -> None:
    """The lines, with what they are sorted by and how many are drawn; their file holds article, offset and speaker."""
    st.subheader("Each occurrence, with the words around it", anchor=False)
    options = ask()
    measured = context.measure("concordance", query=query, **options)
    lines = measured.table
    shown = lines[["left", "match", "right", "date", "source", "speaker"]].copy()
    for name in ("left", "match", "right", "speaker"):
        shown[name] = shown[name].map(visible)
    st.dataframe(
        shown, hide_index=True, key="concordance", alt=f"Concordance of {query}",
        column_config={
            "left": st.column_config.TextColumn("Before", alignment="right", width=330),
            "match": st.column_config.TextColumn("Match", width=110),
            "right": st.column_config.TextColumn("After", width=330),
            "date": st.column_config.DateColumn("Date", format="D MMM YYYY", width=105),
            "source": st.column_config.TextColumn("Outlet", width=110),
            "speaker": st.column_config.TextColumn("Says it", width=130, help="Who says it, where it is quoted."),
        },
    )  # fmt: skip
    for note in measured.notes:
        st.caption(escape_markdown(note))
    extra = [("--query", query), *((f"--{name}", str(value)) for name, value in options.items())]
    render_downloads(lines, key="concordance", measurement=measured, extra=extra)


def ask() -> dict[str, str | int]:
    """What the lines are sorted by, how many are drawn at random, and the seed of the drawing."""
    left, middle, right = st.columns([3, 1, 1], vertical_alignment="bottom")
    with left:
        sort = st.segmented_control("Sorted by", BY_NAME["sort"].values, key="sort", bind=components.BIND,
                                    help="By the article and its date, or by the words before or after.")  # fmt: skip
    with middle:
        sample = st.number_input("Random sample", min_value=1, max_value=LARGEST, value=None, key="sample",
                                 bind=components.BIND, placeholder="all",
                                 help="So many occurrences, drawn at random; empty for all.")  # fmt: skip
    options: dict[str, str | int] = {"sort": SORTS[sort]} if sort else {}
    if sample:
        with right:
            seed = st.number_input("Seed", min_value=1, max_value=LARGEST, key="seed", bind=components.BIND,
                                   help="The same seed draws the same occurrences.")  # fmt: skip
        options |= {"sample": int(sample), "seed": int(seed)}
    return options
