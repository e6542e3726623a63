"""Sending a view: its address with a copy button, and one file that opens anywhere."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard.context import Context

LOCAL: Final = ("localhost", "127.0.0.1", "::1", "0.0.0.0")


def render_share(context: Context) -> None:
    """The button in the top line."""
    with st.popover("Share", icon=":material/share:", type="tertiary"):
        url = address()
        if context.private:
            st.markdown("These are your own articles, in this browser session only: a link would not show them.")
        elif is_local(url):
            st.code(url, language=None, wrap_lines=True)
            st.markdown("This address works on **this computer** only. To show somebody else, send the file.")
        else:
            st.code(url, language=None, wrap_lines=True)
            st.caption("Whoever opens it sees this view, filters and all.")
        st.download_button(
            "Report as one file", lambda: build_report(context), file_name="orkhon-report.html", mime="text/html",
            icon=":material/description:", on_click="ignore", key="report", type="primary",
            help="Charts, sentences and filters in one HTML file that opens without a network.",
        )  # fmt: skip


def address() -> str:
    """The address of this view: the page's own, with every parameter."""
    base = (st.context.url or "").split("?")[0]
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    return base + ("?" + urlencode(pairs) if pairs else "")


def is_local(url: str) -> bool:
    """Whether only this computer can open an address."""
    return urlsplit(url).hostname in (None, *LOCAL)


def build_report(context: Context) -> bytes:
    """The report of the view, as bytes of an HTML file."""
    from analysis.report import report_html

    return report_html(context.view).encode()
