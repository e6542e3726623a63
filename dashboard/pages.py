"""The pages as data. Adding one is a file in views/ and a line here."""

from __future__ import annotations

from typing import Final, NamedTuple

import streamlit as st
from streamlit.navigation.page import Page


class PageLine(NamedTuple):
    """One page: its file below this folder, title, icon, and its part of the address ("" for the first)."""

    file: str
    title: str
    icon: str
    path: str


PAGES: Final = {
    "overview": PageLine("views/overview.py", "Start", ":material/home:", ""),
    "mentions": PageLine("views/mentions.py", "Who is named", ":material/bar_chart:", "who-is-named"),
    "cooccurrence": PageLine("views/cooccurrence.py", "Named together", ":material/grid_on:", "named-together"),
    "words": PageLine("views/words.py", "Words", ":material/search:", "words"),
    "quotations": PageLine("views/quotations.py", "Who speaks", ":material/format_quote:", "who-speaks"),
    "keyness": PageLine("views/keyness.py", "Compare", ":material/compare_arrows:", "compare"),
    "articles": PageLine("views/articles.py", "Articles", ":material/article:", "articles"),
    "events": PageLine("views/events.py", "Events", ":material/event:", "events"),
    "data": PageLine("views/data.py", "Data and method", ":material/fact_check:", "data-and-method"),
}


def build_pages() -> list[Page]:
    """The pages for `st.navigation`, made anew for each run: Streamlit keeps a session's state in them."""
    return [
        st.Page(page.file, title=page.title, icon=page.icon, url_path=page.path or None, default=not page.path)
        for page in PAGES.values()
    ]


def page_file(name: str) -> str:
    """What `st.page_link` and `st.switch_page` take."""
    return PAGES[name].file
