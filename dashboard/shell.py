"""The frame around every page: which collection, which filters, what was ignored, the line of chips."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import streamlit as st

from analysis.errors import InputError, OrkhonError
from analysis.wording import counted, number
from dashboard import cache, made_on, previews, sidebar, standing, way_back
from dashboard.chips import Chip, list_chips
from dashboard.context import Context, set_context
from dashboard.library import Opening, open_library, served_paths, wait
from dashboard.pages import build_pages
from dashboard.published import texts_line
from dashboard.share import address, open_pictures, render_share
from dashboard.state import Offer, canonicalise, on_page, read_counting, read_filter
from dashboard.text import escape_markdown
from dashboard.uploads import get_private, leave_private

STATIC: Final = Path(__file__).with_name("static")
_SEEN: Final = "orkhon-address-read"
_ASKED: Final = "orkhon-asked"
_IGNORED: Final = "orkhon-ignored"


def run() -> None:
    """One run: everything that pages share, then the page."""
    page = st.navigation(build_pages(), position="hidden" if st.context.is_embedded else "sidebar")
    st.set_page_config(page_title=f"{page.title} · Orkhon" if page.url_path else "Orkhon")
    st.logo(str(STATIC / "orkhon.svg"), size="large", icon_image=str(STATIC / "icon.png"))
    if st.context.is_embedded:
        # A frame in somebody's page shows the chart; its filters work on, out of sight.
        st.html("<style>[data-testid=stSidebar], [data-testid=stExpandSidebarButton] { display: none; }</style>")
    st.session_state.setdefault(_ASKED, _address())
    collection = get_private() or standing.hold(_shared)
    offer = cache.get_offer(collection)
    if not collection.owner:
        previews.warm(collection, offer)
    _read_address(offer, page.title)
    values = sidebar.render_filters(offer)
    try:
        chosen, counting = read_filter(values, offer), read_counting(values, offer)
        view = cache.get_view(collection, chosen, counting)
    except InputError as error:
        _refused(error)
        return
    context = Context(collection, offer, values, chosen, counting, view, page.title)
    set_context(context)
    made_on.keep(context)
    _render_top(context)
    way_back.remember(page.title, _address())
    page.run()
    open_pictures(context)


def _shared() -> cache.Collection:
    """Everybody's collection; while it is being built, how far that is."""
    opening = open_library(served_paths())
    if not opening.done.is_set():
        _show_progress(opening)
    if opening.path is None:
        _cannot_open(opening.error)
    try:
        return cache.open_collection(opening.path)
    except (OrkhonError, OSError) as error:
        _cannot_open(error)


def _show_progress(opening: Opening) -> None:
    slot = st.empty()
    with slot.status("Reading the articles for the first time", expanded=True):
        line = st.empty()
        for _ in wait(opening):
            of = f" of {opening.total:,}" if opening.total else ""
            line.text(f"{opening.stage}: {opening.count:,}{of}" if opening.count else opening.stage)
    slot.empty()


def _cannot_open(error: Exception | None) -> NoReturn:
    """Our own errors say what to do in one line; of any other, the log knows more than a visitor should."""
    known = isinstance(error, OrkhonError)
    st.title("Nothing to show yet")
    st.error(escape_markdown(str(error)) if known else "The articles could not be opened; the server's log says why.")
    st.caption("Give an index or a folder of articles: streamlit run dashboard/app.py -- FOLDER")
    if not known and error is not None:
        raise error
    st.stop()


def _address() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _read_address(offer: Offer, page: str) -> None:
    """Once a session: bring the address into today's form before any widget reads it."""
    if st.session_state.get(_SEEN):
        return
    st.session_state[_SEEN] = True
    now = _address()
    # Who changes the page while the articles are still being read leaves the address behind: no widget holds it yet.
    canonical = canonicalise(on_page({**st.session_state[_ASKED], **now}, page), offer)
    st.session_state[_IGNORED] = canonical.ignored
    made_on.begin(canonical.values)
    if canonical.values != now:
        st.query_params.from_dict(canonical.values)
        st.rerun()


def _refused(error: InputError) -> None:
    st.title("This can't be counted")
    st.warning(escape_markdown(str(error)))
    st.button("See everything", on_click=sidebar.clear_all, icon=":material/filter_alt_off:", key="clear-refused")


def _render_top(context: Context) -> None:
    if context.private:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(":violet-badge[:material/lock: Your own articles, seen in this browser session only]")
            st.button("Back", icon=":material/undo:", on_click=leave_private, type="tertiary", key="leave-top")
    for line in st.session_state.get(_IGNORED, ()):
        st.info(escape_markdown(line), icon=":material/link_off:")
    if line := made_on.then_and_now(context):
        st.info(escape_markdown(line), icon=":material/history:")
    if line := standing.news(context.collection):
        st.warning(line, icon=":material/update:")
    _render_chips(context)
    if line := texts_line(context.index):
        st.caption(line)


def set_aside(context: Context) -> str:
    """What the unit distinct texts leaves out, for the line of chips: "; 1 copy set aside"."""
    return f"; {counted(context.view.copies, 'copy', 'copies')} set aside" if context.counting.unit == "texts" else ""


def _render_chips(context: Context) -> None:
    """Who opens a link sees first what it shows: "Kazakhstan, 2023: 2 of 5 articles. See everything"."""
    chips = list_chips(context.values)
    shown, of = len(context.view), context.index.n_articles
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="chips"):
        if chips:
            words = ", ".join(escape_markdown(chip.words) for chip in chips)
            st.markdown(f"**{words}: {number(shown)} of {number(of)} articles{set_aside(context)}.**", width="content")
        else:
            st.markdown(f":gray[All {number(of)} articles]" if of != 1 else ":gray[The one article]", width="content")
        if st.context.is_embedded:
            st.link_button("Open in Orkhon", address(context), icon=":material/open_in_new:", type="tertiary")
        else:
            _render_controls(context, chips)
    if context.view.undated:
        st.caption(f"{counted(context.view.undated, 'article')} without a date left out by the dates.")


def _render_controls(context: Context, chips: Sequence[Chip]) -> None:
    for chip in chips:
        st.button(
            escape_markdown(chip.words), icon=":material/close:", type="secondary",
            key=f"chip-{chip.parameter}-{chip.value or ''}", on_click=sidebar.clear, args=(chip.parameter, chip.value),
            help="Take this filter out",
        )  # fmt: skip
    if chips:
        st.button("See everything", type="tertiary", on_click=sidebar.clear_all, key="clear-all")
    render_share(context)
