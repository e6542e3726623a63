"""Look closer: keep only the articles that name what is open, or leave them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.context import Context
from dashboard.text import escape_markdown

if TYPE_CHECKING:
    from analysis.index.store import IndexEntity


def render_closer(context: Context, ids: Sequence[str], *, key: str, n: int) -> None:
    """Two buttons below the name that is open; for a pair one for both and one for each.

    Parameters
    ----------
    ids
        The entities that are open: one, or a pair.
    key
        Of the widgets in here.
    n
        Articles of the view that name it, or both: where that is all of them, or none, a button has nothing to do.
    """
    entities = [context.index.entities[context.index.entity_numbers[one]] for one in ids]
    every = n == len(context.view)
    with st.container(horizontal=True, gap="small", key=f"{key}-closer"):
        st.button(
            "Only this" if len(ids) == 1 else "Only these two", icon=":material/filter_alt:", key=f"{key}-only",
            on_click=_only, args=(entities,), disabled=every or not n,
            help="All articles here name it." if every else "Keep only the articles that name it.",
        )  # fmt: skip
        for entity in entities:
            name = "this" if len(ids) == 1 else escape_markdown(entity.name)
            st.button(
                f"Without {name}", key=f"{key}-{entity.id}",
                icon=":material/filter_alt_off:", on_click=_without, args=(entity,), disabled=every,
                help="That would leave no article." if every else "Leave out the articles that name it.",
            )  # fmt: skip


def _parameter(entity: IndexEntity) -> str:
    return "country" if entity.kind == "country" else "entity"


def _only(entities: Sequence[IndexEntity]) -> None:
    """Callback: the articles that name all of these; other filters stay, but for what these names' own said before."""
    wanted: dict[str, list[str]] = {}
    for entity in entities:
        wanted.setdefault(_parameter(entity), []).append(entity.name)
        _take_out("except", entity.name)
    for name, labels in wanted.items():
        st.session_state[name] = labels
    if len(entities) > 1:
        st.session_state["match"] = "all"


def _without(entity: IndexEntity) -> None:
    """Callback: no article that names it."""
    _take_out(_parameter(entity), entity.name)
    before = [one for one in st.session_state.get("except") or [] if one != entity.name]
    st.session_state["except"] = [*before, entity.name]


def _take_out(name: str, label: str) -> None:
    chosen = st.session_state.get(name) or []
    if label in chosen:
        st.session_state[name] = [one for one in chosen if one != label]
