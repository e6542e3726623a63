"""What the page Compare compares with: its own filters, bound to the address, and pairs that are one click away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import streamlit as st

from analysis.model import Filter
from dashboard import sidebar
from dashboard.chips import list_chips
from dashboard.context import Context
from dashboard.state import FIRST_DAY, LAST_DAY, LONGEST, MOST_VALUES, VERSUS, Offer, read_filter
from dashboard.text import shorten

if TYPE_CHECKING:
    from analysis.index.store import Index

BIND: Final = "query-params"
EVERY: Final = "all articles"
REST: Final = "the rest"
LABELS: Final = {
    "source": "Outlet", "year": "Year", "country": "Names country", "entity": "Names person or organisation",
    "language": "Language", "outlet": "Outlet's country",
}  # fmt: skip
FIRST: Final = ("source", "year")
"""Always to be seen; the others behind a click, until one of them is used."""
FILTERS: Final = (*LABELS, "from", "to", "q")
NAME: Final = 40
"""Characters of a side's name in a sentence."""
OUTLET: Final = 18
"""Characters of an outlet on a button: two of them fit a phone, where a button's text does not wrap."""


def render_reference(offer: Offer) -> dict[str, object]:
    """Show the filters of what is compared with; returns the value of each, by the name that the sidebar has for it."""
    values: dict[str, object] = {}
    with st.container(horizontal=True, gap="small"):
        for name in FIRST:
            values[name] = _several(name, offer)
    more = [name for name in FILTERS if name not in FIRST]
    with st.expander("More filters", icon=":material/tune:",
                     expanded=any(VERSUS + name in st.query_params for name in more)):  # fmt: skip
        for name in LABELS:
            if name not in FIRST:
                values[name] = _several(name, offer)
        with st.container(horizontal=True, gap="small"):
            for name, label in (("from", "From"), ("to", "Until")):
                values[name] = st.date_input(label, value=None, key=VERSUS + name, bind=BIND, min_value=FIRST_DAY,
                                             max_value=LAST_DAY, format="YYYY-MM-DD")  # fmt: skip
        values["q"] = st.text_input("Words", key=VERSUS + "q", bind=BIND, max_chars=LONGEST, help=sidebar.HELP["q"])
    return values


def _several(name: str, offer: Offer) -> list[str]:
    options = offer.options(name)
    if len(options) < 2:
        return []
    return list(st.multiselect(
        LABELS[name], options, key=VERSUS + name, bind=BIND, placeholder="Any", max_selections=MOST_VALUES,
        filter_mode="contains", select_all=False,
    ))  # fmt: skip


def reference_filter(values: Mapping[str, object], offer: Offer) -> Filter | None:
    """The filter of what is compared with; None where nothing is chosen, which means the rest of the collection."""
    chosen = read_filter(values, offer)
    return None if chosen == Filter() else chosen


def side_name(values: Mapping[str, object], otherwise: str) -> str:
    """A side by its filters: "Trend, 2023"; ``otherwise`` where it has none."""
    words = ", ".join(chip.words for chip in list_chips({name: values.get(name) for name in (*FILTERS, "last")}))
    return shorten(words, NAME) if words else otherwise


def reference_query(chosen: Filter) -> str:
    """The filter as `orkhon measure --reference` takes it: ``source=trend&year=2023``."""
    pairs: list[tuple[str, str]] = []
    fields = {"year": chosen.years, "source": chosen.sources, "country": chosen.countries, "entity": chosen.entities,
              "language": chosen.languages, "outlet": chosen.outlets}  # fmt: skip
    for name, several in fields.items():
        pairs += [(name, str(value)) for value in several]
    single = {"from": chosen.date_from, "to": chosen.date_to, "q": chosen.words}
    return urlencode([*pairs, *((name, str(value)) for name, value in single.items() if value)])


# ---------------------------------------------------------------- pairs that are one click away


def render_pairs(context: Context) -> None:
    """Two outlets, two years, before and after a day: each sets both sides and keeps the other filters on both."""
    outlets, years = _largest_outlets(context), context.offer.options("year")[-2:]
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="quick-pairs"):
        st.markdown(":gray[Compare]", width="content")
        if len(outlets) == 2:
            _button(f"{shorten(outlets[0], OUTLET)} with {shorten(outlets[1], OUTLET)}", "outlets",
                    {"source": [outlets[0]]}, {"source": [outlets[1]]})  # fmt: skip
        if len(years) == 2:
            _button(f"{years[1]} with {years[0]}", "years", {"year": [years[1]]}, {"year": [years[0]]})
        if context.index.n_dated:
            with st.popover("After a day with before", icon=":material/event:"):
                day = st.date_input("The day", value=_middle_day(context.index), key="pair-day", min_value=FIRST_DAY,
                                    max_value=LAST_DAY, format="YYYY-MM-DD")  # fmt: skip
                if isinstance(day, dt.date) and day > FIRST_DAY:
                    _button(f"{day} and later with all before", "days", {"from": day},
                            {"to": day - dt.timedelta(days=1)})  # fmt: skip


def _button(label: str, key: str, left: Mapping[str, Any], right: Mapping[str, Any]) -> None:
    # Without an icon: it would take the room of the last letters on a phone.
    st.button(label, key=f"pair-{key}", on_click=set_pair, args=(left, right))


def set_pair(left: Mapping[str, Any], right: Mapping[str, Any]) -> None:
    """Callback: give both sides what differs; of what they do not differ in, both have the page's own filters."""
    changed = {*left, *right}
    # One kind of choice of time takes the place of another.
    changed |= {"from", "to", "year"} if changed & {"from", "to", "year"} else set()
    for name in FILTERS:
        empty = sidebar.nothing(name)
        shared = empty if name in changed else st.session_state.get(name) or empty
        st.session_state[name] = left.get(name, shared)
        st.session_state[VERSUS + name] = right.get(name, shared)
    if changed & {"from", "to", "year"}:
        st.session_state["last"] = sidebar.nothing("last")


def _largest_outlets(context: Context) -> list[str]:
    """Labels of the two outlets with most articles, ties by name."""
    import numpy as np

    index = context.index
    counts = np.bincount(np.asarray(index.source_numbers), minlength=len(index.sources))
    order = sorted(zip(-counts, index.sources, strict=True), key=lambda one: (one[0], one[1].name))
    ids = [source.id for _, source in order]
    labels = {identifier: label for label, identifier in context.offer.labels.get("source", {}).items()}
    return [labels[one] for one in ids[:2] if one in labels]


def _middle_day(index: Index) -> dt.date:
    """The day in the middle of the dated articles: as many before it as after."""
    day = index.date(index.n_dated // 2)
    assert day is not None
    return day
