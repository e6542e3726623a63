"""What data a link was made on (``data``), and what it showed there (``then``).

Both go along while a visitor looks at the very view of the link, from page to page. With the first change of a filter
they are dropped: the new view was never made on the other data, and to compare it with the old numbers would be wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

import streamlit as st

from analysis.model import Counting, Filter
from analysis.wording import counted, number
from dashboard.context import Context
from dashboard.state import MADE_ON

_KEY: Final = "orkhon-made-on"
DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class MadeOn:
    """What a link says of itself, and the view it asked for (None until that view is known)."""

    values: Mapping[str, str]
    view: tuple[Filter, Counting] | None = None


def mark(context: Context) -> dict[str, str]:
    """What a link to these numbers carries: the fingerprint and the headline's integers, k of n articles."""
    shown, of = headline(context)
    return {"data": context.index.fingerprint[:DIGITS], "then": f"{shown}-{of}"}


def headline(context: Context) -> tuple[int, int]:
    """The integers of every page's first line: articles in view, articles of the collection."""
    return len(context.view), context.index.n_articles


def begin(values: Mapping[str, Sequence[str]]) -> None:
    """Remember what the address that a session begins with says (canonical values)."""
    said = {name: values[name][0] for name in MADE_ON if name in values}
    st.session_state[_KEY] = MadeOn(said) if said else None


def keep(context: Context) -> None:
    """Write both back into the address, which loses them on a change of page; drop them once the view is another."""
    made = cast("MadeOn | None", st.session_state.get(_KEY))
    if made is None:
        return
    view = context.filter, context.counting
    if context.private or made.view not in (None, view):
        st.session_state[_KEY] = None
        for name in MADE_ON:
            st.query_params.pop(name, None)
        return
    st.session_state[_KEY] = replace(made, view=view)
    for name, value in made.values.items():
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def then_and_now(context: Context) -> str:
    """The line for a link that was made on other data; nothing where the data are the same."""
    made = cast("MadeOn | None", st.session_state.get(_KEY))
    if made is None or made.values.get("data", "") in ("", mark(context)["data"]):
        return ""
    said = f"This link was made on other data ({made.values['data']})"
    shown, of = headline(context)
    now = f"{number(shown)} of {number(of)}"
    if "then" not in made.values:
        return f"{said}; here it shows {now} articles."
    then = [int(part) for part in made.values["then"].split("-")]
    return f"{said}: then {number(then[0])} of {counted(then[1], 'article')}, now {now}."
