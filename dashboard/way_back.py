"""The way back from the reader to the number that led there, with what was open on its page.

The browser's own Back leads there too (`dashboard.one_step`), but only until the next article is opened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from dashboard.pages import PAGES, page_file
from dashboard.state import BY_NAME, VERSUS

_KEY: Final = "orkhon-came-from"
READER: Final = "articles"


def remember(title: str, address: Mapping[str, Sequence[str]]) -> None:
    """Note the page that is shown, and what is open on it; the reader itself is no place to come from."""
    name = next(name for name, page in PAGES.items() if page.title == title)
    if name != READER:
        opened = {key: list(values) for key, values in address.items() if _is_of_the_page(key)}
        st.session_state[_KEY] = (name, {key: value for key, value in opened.items() if key != "article"})


def _is_of_the_page(name: str) -> bool:
    """Whether a parameter stands in the address on its own page only; the filters of the sidebar are on all."""
    return name in BY_NAME and (BY_NAME[name].kind == "page" or name.startswith(VERSUS))


def render_way_back() -> None:
    """A link to the page before, if there was one."""
    name, opened = st.session_state.get(_KEY, (None, {}))
    if name is not None:
        st.page_link(page_file(name), label=f"Back to {PAGES[name].title}", icon=":material/arrow_back:",
                     query_params=opened)  # fmt: skip
