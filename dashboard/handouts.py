"""Buttons that hand out the view for other programs: texts with mentions, and the article x term matrix, as zips."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from analysis.handouts import handout, zip_files
from analysis.wording import number
from dashboard.context import Context

MOST_ARTICLES: Final = 5_000
"""More are exported on the command line: a zip is made in the server's memory."""
LABELS: Final = {"standoff": "Texts with mentions (brat)", "matrix": "Article × term matrix"}
HELP: Final = {
    "standoff": "A text and an .ann file for each article, in brat's standoff format.",
    "matrix": "Matrix Market file, vocabulary and list of articles.",
}


def render_handout(context: Context, kind: str) -> None:
    """One button; the zip is made when it is clicked."""
    if not len(context.view) or (kind == "standoff" and context.index.texts != "full"):
        return
    many = len(context.view) > MOST_ARTICLES
    st.download_button(
        LABELS[kind], partial(_zip, context, kind), file_name=f"orkhon-{kind}.zip", mime="application/zip",
        icon=":material/folder_zip:", on_click="ignore", key=f"handout-{kind}", help=HELP[kind], disabled=many,
    )  # fmt: skip
    if many:
        st.caption(f"Here for up to {number(MOST_ARTICLES)} articles; for more: orkhon export {kind} --out FOLDER.")


def _zip(context: Context, kind: str) -> bytes:
    return zip_files(handout(context.view, kind))
