"""What stands out in the view: a row of plain findings at the top of the front page, each a link to what shows it.

All but the pair are counted in a few milliseconds and shown before the first chart. The pair needs the matrix that a
chart further down counts anyway: its card waits for that one, in the place that it will take.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import streamlit as st

from analysis import findings
from analysis.collection import list_articles
from analysis.errors import InputError
from analysis.findings import Standout
from dashboard import cache, cards
from dashboard.context import Context
from dashboard.names import open_label
from dashboard.pages import page_file
from dashboard.speakers import labels
from dashboard.text import escape_markdown, shorten

if TYPE_CHECKING:
    from analysis.model import View

LONGEST: Final = 112
"""Characters of a finding: three lines of a card."""
_KINDS: Final = {kind: label for label, kind in cards.KIND_LABELS.items()}


class Target(NamedTuple):
    """Where a card leads: the page and its parameters."""

    page: str
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of finding: its name, how it is found, and where its row is shown."""

    key: str
    name: str
    icon: str
    find: Callable[[Context], Standout | None]
    target: Callable[[Context, dict[str, Any]], Target]


# ---------------------------------------------------------------- the sorts


def _find_change(context: Context) -> Standout | None:
    if context.small:
        return None
    return cache.derive(context.measure("rank_changes"), findings.largest_change, context.counting.unit)


def _find_quoted(context: Context) -> Standout | None:
    return cache.derive(context.measure("speakers"), findings.most_quoted, len(context.view), context.counting.unit)


def _find_copied(context: Context) -> Standout | None:
    return cache.derive(context.measure("stories", top=1), findings.most_copied)


def _find_newest(context: Context) -> Standout | None:
    return cache.derive(context.view, _newest)


def _newest(view: View) -> Standout | None:
    rows, index = view.rows, view.index
    dated = rows[: int(np.searchsorted(rows, index.n_dated))]
    last = index.days[dated[-1:]]
    that_day = int(np.count_nonzero(index.days[dated] == last)) if len(dated) else 0
    return findings.newest_article(list_articles(replace(view, rows=dated[-1:])), that_day)


def _find_open(context: Context) -> Standout | None:
    return cache.derive(context.measure("unresolved"), findings.most_left_open)


def _at_change(_: Context, row: dict[str, Any]) -> Target:
    return Target("mentions", {"kind": _KINDS[row["kind"]], "view": "Changes", "show": row["entity"]})


def _at_quoted(context: Context, row: dict[str, Any]) -> Target:
    table = context.measure("speakers").table
    return Target("quotations", {"speaker": str(labels(table)[table["id"] == row["id"]].iloc[0])})


def _at_copied(_: Context, row: dict[str, Any]) -> Target:
    return Target("data", {"section": "Copies", "story": row["text"]})


def _at_newest(_: Context, row: dict[str, Any]) -> Target:
    return Target("articles", {"article": row["article"]})


def _at_open(_: Context, row: dict[str, Any]) -> Target:
    return Target("data", {"section": "Names", "open": open_label(row["words"], row["reason"])})


SORTS: Final = (
    Sort("change", "Largest change", ":material/trending_up:", _find_change, _at_change),
    Sort("quoted", "Most quoted", ":material/format_quote:", _find_quoted, _at_quoted),
    Sort("copied", "Most copied", ":material/content_copy:", _find_copied, _at_copied),
    Sort("newest", "Newest", ":material/schedule:", _find_newest, _at_newest),
    Sort("open", "Left open", ":material/help:", _find_open, _at_open),
)
"""In the order of the cards, the pair first."""


# ---------------------------------------------------------------- the row


def render_standouts(context: Context) -> Callable[[], None]:
    """The row of cards. What it gives back fills the card of the pair, once its chart is drawn."""
    near = _near(context)
    st.subheader("What stands out", anchor=False)
    with st.grid("auto", min_column_width=260, gap="small"):
        pair = _card("pair") if near else None
        for sort in SORTS:
            # What can't be counted in this unit is said on its own page.
            with contextlib.suppress(InputError):
                if found := sort.find(context):
                    with _card(sort.key):
                        _render(sort.name, sort.icon, found.text, sort.target(context, found.row))

    def fill_pair() -> None:
        if near and pair is not None:
            with pair:
                _render_pair(near)

    return fill_pair


def _card(key: str) -> Any:
    return st.container(border=True, height="stretch", gap="xsmall", key=f"standout-{key}")


def _render(name: str, icon: str, text: str, target: Target) -> None:
    st.caption(f"{icon} {name}")
    st.page_link(page_file(target.page), label=escape_markdown(shorten(text, LONGEST)), query_params=target.parameters)


def _near(context: Context) -> Context | None:
    """The same articles, with pairs that stand together in one sentence where whole articles would be asked for."""
    if context.counting.window != "article":
        return context
    with contextlib.suppress(InputError):
        return context.counted(window="sentence")
    return None


def _render_pair(near: Context) -> None:
    name, icon = "Strongest pair", ":material/link:"
    with contextlib.suppress(InputError):
        measured = near.measure("cooccurrence", kind="country")
        found = cache.derive(measured, findings.strongest_pair, len(near.view), near.window)
        where = {"window": near.counting.window}
        if found is None:
            text = f"No two countries stand together in {near.counting.support} {near.window}s or more"
            _render(name, icon, text, Target("cooccurrence", where))
        else:
            pair = f"{found.row['x_name']} with {found.row['y_name']}"
            _render(name, icon, found.text, Target("cooccurrence", {**where, "pair": pair}))
