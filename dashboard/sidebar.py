"""The filters, bound to the address: one widget for each parameter, and plain text where there is one choice."""

from __future__ import annotations

import datetime as dt
from typing import Final

import streamlit as st

from analysis.model import Counting
from dashboard.state import BY_NAME, FIRST_DAY, LARGEST, LAST_DAY, LONGEST, MOST_VALUES, Offer
from dashboard.text import escape_markdown

BIND: Final = "query-params"
FEW: Final = 8
"""Up to so many years stand as buttons, more in a list."""

HELP: Final = {
    "last": "So many days (d), weeks (w), months (m) or years (y), counted back from the newest article: a link shows "
    "the same on the same articles, whenever it is opened.",
    "country": "Articles that name any of these countries.",
    "entity": "Articles that name any of these persons, organisations, places, agreements, events or projects.",
    "except": "Articles that name any of these are left out.",
    "q": 'Words as they stand in the text: `summit`; `summit*` for all that begin so; `"Turkic states"` for a phrase. '
    "Several must all occur in an article; OR between them asks for either.",
    "match": "Whether an article must name one of the chosen countries and names, or all of them.",
    "unit": "Articles: each counts once, however often it names somebody. Occurrences: each mention counts. "
    "Distinct texts: like articles, but of all copies of one text only the earliest counts.",
    "window": "How near two names must stand to count as named together.",
    "forms": "Names (Kazakhstan, OTS), demonyms (Kazakh), phrases (the President of Kazakhstan), languages (the Kazakh "
    "language).",
    "voice": "Names and words anywhere, only inside direct quotations, or only in the outlets' own words.",
    "support": "What is counted fewer times is shown in grey and not ranked.",
    "without": "Forms that you have taken out under Data and method, Names. Take one out of here to count it again.",
    "lists": "Sentences that name more than three of a kind: kept apart, or counted like any other.",
    "headlines": "Whether names in headlines count, too.",
}


def render_filters(offer: Offer) -> dict[str, object]:
    """Show the sidebar; returns the value of each parameter."""
    with st.sidebar:
        values = _when(offer)
        values |= {"source": _several("source", "Outlet", offer)}
        values |= {"country": _several("country", "Names country", offer)}
        values |= {"entity": _several("entity", "Names person or organisation", offer)}
        values |= {"except": _several("except", "Leaves out articles naming", offer)}
        values["q"] = st.text_input(
            "Words", key="q", bind=BIND, help=HELP["q"], max_chars=LONGEST, placeholder='summit*  "Turkic states"'
        )
        values |= {"language": _several("language", "Language", offer)}
        values |= {"outlet": _several("outlet", "Outlet's country", offer)}
        with st.popover("Counting", icon=":material/tune:", width="stretch"):
            values |= _counting()
    return values


def _when(offer: Offer) -> dict[str, object]:
    years = offer.options("year")
    values: dict[str, object] = {"year": []}
    if len(years) > FEW:
        values["year"] = st.multiselect("When", years, key="year", bind=BIND, placeholder="All years")
    elif len(years) > 1:
        values["year"] = st.pills("When", years, selection_mode="multi", key="year", bind=BIND)
    elif years:
        _only("When", years[0])
    with st.popover("Days", icon=":material/calendar_month:", width="stretch"):
        values["last"] = _last(offer)
        for name, label in (("from", "From"), ("to", "Until")):
            values[name] = st.date_input(
                label, value=None, key=name, bind=BIND, min_value=FIRST_DAY, max_value=LAST_DAY, format="YYYY-MM-DD"
            )
    return values


def _last(offer: Offer) -> str:
    """A span up to the newest article's day; exact days, once chosen, take its place."""
    days_chosen = bool(st.session_state.get("from") or st.session_state.get("to"))
    if days_chosen and st.session_state.get("last"):
        st.session_state["last"] = ""
    return st.text_input(
        "The last", key="last", bind=BIND, placeholder="7d, 2w, 3m or 1y", help=HELP["last"], max_chars=LONGEST,
        disabled=days_chosen or offer.newest is None,
    ).strip()  # fmt: skip


def _several(name: str, label: str, offer: Offer) -> list[str]:
    options = offer.options(name)
    if len(options) > 1:
        # As many as a link may hold; what is typed is looked for as it stands, since thousands of outlets hold almost
        # any letters somewhere.
        return list(st.multiselect(
            label, options, key=name, bind=BIND, help=HELP.get(name), placeholder="All", max_selections=MOST_VALUES,
            filter_mode="contains", select_all=False,
        ))  # fmt: skip
    if options:
        _only(label, options[0])
    return []


def _only(label: str, value: str) -> None:
    """A filter with one choice is text, not a control."""
    st.caption(f"{label}: {escape_markdown(value)}")


def _counting() -> dict[str, object]:
    values: dict[str, object] = {}
    choices = {"match": "Match", "unit": "Unit", "window": "Named together within", "lists": "Lists", "voice": "Voice"}
    for name, label in choices.items():
        values[name] = st.selectbox(label, BY_NAME[name].values, key=name, bind=BIND, help=HELP[name])
    values["forms"] = list(st.multiselect(
        "Forms", BY_NAME["forms"].values, key="forms", bind=BIND, help=HELP["forms"], placeholder="names and demonyms"
    ))  # fmt: skip
    values["support"] = st.number_input("Ranked from", 1, LARGEST, Counting().support, key="support", bind=BIND,
                                        help=HELP["support"])  # fmt: skip
    taken_out = list(st.session_state.get("without") or st.query_params.get_all("without"))
    # It always stands here: a widget that comes after its value was set would not write it into the address.
    values["without"] = list(st.multiselect(
        "Taken out", taken_out, key="without", bind=BIND, help=HELP["without"], placeholder="Nothing",
        disabled=not taken_out,
    ))  # fmt: skip
    values["headlines"] = st.toggle("Headlines count", key="headlines", bind=BIND, help=HELP["headlines"])
    return values


def clear(name: str, value: str | None = None) -> None:
    """Callback of a chip: take one value, or the whole parameter, out of the filter."""
    if value is not None:
        st.session_state[name] = [one for one in st.session_state.get(name, []) if one != value]
    else:
        st.session_state[name] = nothing(name)


def clear_all() -> None:
    """Callback of "See everything": every filter and every way of counting as at first."""
    for name, parameter in BY_NAME.items():
        if parameter.kind not in ("page", "number", "digest", "numbers") and name in st.session_state:
            st.session_state[name] = nothing(name)


def nothing(name: str) -> list[str] | str | bool | int | dt.date | None:
    """What a parameter's widget holds while nothing is chosen."""
    parameter = BY_NAME[name]
    empty: dict[str, list[str] | str | bool | int | None] = {
        "several": [], "text": "", "switch": False, "date": None, "span": "", "correction": [],
        "least": Counting().support,
    }  # fmt: skip
    return parameter.values[0] if parameter.kind == "choice" else empty[parameter.kind]
