"""Sending a view: its address, one file that opens anywhere, a picture that explains itself, and how to cite it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final
from urllib.parse import urlencode, urlsplit

import streamlit as st

from analysis.wording import counted, day_name, number
from dashboard import made_on, previews, versus
from dashboard.chips import list_chips
from dashboard.context import Context
from dashboard.pages import PAGES
from dashboard.state import FOREIGN, MADE_ON, VERSUS
from dashboard.text import visible

LOCAL: Final = ("localhost", "127.0.0.1", "::1", "0.0.0.0")
FOLLOWS, FIXED = "Follows new data", "These numbers"
PAPERS: Final = {"light": "#FFFFFF", "dark": "#12181E"}
"""As `backgroundColor` in .streamlit/config.toml."""
_OPEN: Final = "share"
_PICTURE: Final = "orkhon-picture"
_ASKED, _TOLD = "asked", "told to the page"


@st.fragment
def render_share(context: Context) -> None:
    """The button in the top line; what it offers is made when it is opened."""
    if st.session_state.get(_PICTURE) == _ASKED:
        st.session_state[_PICTURE] = _TOLD
        st.rerun()
    ways = st.popover("Share", icon=":material/share:", type="tertiary", key=_OPEN, on_change="rerun")
    if ways.open:
        with ways:
            _render_ways(context)


def _render_ways(context: Context) -> None:
    _render_link(context)
    st.download_button(
        "File to e-mail", lambda: build_report(context), file_name="orkhon-report.html", mime="text/html",
        icon=":material/mail:", on_click="ignore", key="report", width="stretch",
        help="Charts, sentences and filters in one HTML file that opens without a network.",
    )  # fmt: skip
    st.button(
        "Picture for slides", icon=":material/image:", key="share-picture", width="stretch", on_click=_ask_for_picture,
        help="The page's chart as SVG or PNG, with title, filters, number of articles, date and link inside.",
    )  # fmt: skip
    st.markdown("**Cite this**")
    st.code(citation(context), language=None, wrap_lines=True)


def _ask_for_picture() -> None:
    """The charts are known to the whole page only, and the popover would lie over the picture."""
    st.session_state[_PICTURE] = _ASKED
    st.session_state[_OPEN] = False


def _render_link(context: Context) -> None:
    st.markdown("**Link to this view**")
    if context.private:
        st.markdown("These are your own articles, in this browser session only: a link would not show them.")
        return
    chosen = st.segmented_control("Link to this view", (FOLLOWS, FIXED), default=FOLLOWS, required=True,
                                  key="share-link", label_visibility="collapsed")  # fmt: skip
    url = address(context, fixed=chosen == FIXED)
    st.code(url, language=None, wrap_lines=True)
    if is_local(url):
        st.markdown("This address works on **this computer** only. To show somebody else, send the file.")
    elif chosen == FIXED:
        shown, of = made_on.headline(context)
        st.caption(f"It remembers {number(shown)} of {counted(of, 'article')} in the collection "
                   f"{context.index.fingerprint[: made_on.DIGITS]}; on other data it tells both numbers.")  # fmt: skip
    else:
        st.caption("Whoever opens it sees this view, filters and all, with what the collection holds by then.")


def address(context: Context, *, fixed: bool = False) -> str:
    """The address of this view: the page's own, with every parameter.

    Parameters
    ----------
    fixed
        Whether it says on which data it was made and what it showed there.
    """
    base = (st.context.url or "").split("?")[0]
    # The first page's address may come without its slash, which other programs take for none of their links.
    base += "" if urlsplit(base).path else "/"
    names = [name for name in st.query_params if name not in (*MADE_ON, *FOREIGN)]
    pairs = [(name, value) for name in names for value in st.query_params.get_all(name)]
    pairs += made_on.mark(context).items() if fixed else ()
    return base + ("?" + urlencode(pairs) if pairs else "")


def is_local(url: str) -> bool:
    """Whether only this computer can open an address."""
    return urlsplit(url).hostname in (None, *LOCAL)


def build_report(context: Context) -> bytes:
    """The report of the view, as bytes of an HTML file."""
    from analysis.report import report_html
    from dashboard.checks import judged_in

    return report_html(context.view, judged_in(context)).encode()


# ---------------------------------------------------------------- in words


def name_view(context: Context) -> str:
    """Page and filters: "Who is named: Kazakhstan, 2023"; on Compare both sides: "Compare: 2023 with Trend"."""
    words = ", ".join(visible(chip.words) for chip in list_chips(context.values))
    asked = {name: st.query_params.get_all(VERSUS + name) for name in versus.FILTERS}
    if context.page == PAGES["keyness"].title and (words or any(asked.values())):
        other = previews.to_values({name: given for name, given in asked.items() if given})
        words = f"{words or versus.EVERY} with {visible(versus.side_name(other, versus.REST))}"
    return f"{context.page}: {words}" if words else context.page


def count_view(context: Context) -> str:
    """How many articles of how many: "2 of 5 articles"."""
    shown, of = made_on.headline(context)
    return f"{number(shown)} of {counted(of, 'article')}"


def citation(context: Context, today: dt.date | None = None) -> str:
    """The view as an entry of a bibliography: title, filters, articles, collection, day of access, address."""
    collection = f"Collection {context.index.fingerprint[: made_on.DIGITS]}"
    accessed = f"Accessed {day_name(today or dt.datetime.now(dt.UTC).date())}"
    where = "" if context.private else f". {address(context, fixed=True)}"
    return f"Orkhon. “{name_view(context)}.” {count_view(context)}. {collection}. {accessed}{where}"


# ---------------------------------------------------------------- the picture


def open_pictures(context: Context) -> None:
    """After the page has run, if asked for: its charts as pictures."""
    if st.session_state.pop(_PICTURE, None):
        render_pictures(context)
    else:
        # A session need not hold the figures until the next run.
        context.pictures.clear()


@st.dialog("Picture for slides", width="large")
def render_pictures(context: Context) -> None:
    """One chart with its caption inside; the browser draws the file, so the server needs no browser of its own."""
    from analysis.figures import NARROW_SLIDE, SLIDE_WIDTH, plot_slide

    if not context.pictures:
        st.markdown("This page shows no chart with these filters.")
        return
    titles = {f"{place}. {one.title}": key for place, (key, one) in enumerate(context.pictures.items(), 1)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox("Chart", list(titles), key="picture-chart") if len(titles) > 1 else next(iter(titles))
        kind = st.segmented_control("Format", ("SVG", "PNG"), default="SVG", required=True, key="picture-format",
                                    help="SVG stays sharp at any size; PNG is taken by every program.")  # fmt: skip
    picture = context.pictures[titles[chosen]]
    today = day_name(dt.datetime.now(dt.UTC).date())
    lines = (name_view(context), f"{count_view(context)} · {today} · Orkhon, collection "
             f"{context.index.fingerprint[: made_on.DIGITS]}")  # fmt: skip
    link = "" if context.private else address(context, fixed=True)
    theme = st.context.theme.type or "light"
    st.caption("The camera at the top right of the chart saves it.")
    # The server does not know how wide the screen is, and lines in a picture break where the server says: it draws
    # both, and the browser shows the one that fits.
    for name, width in (("wide", SLIDE_WIDTH), ("narrow", NARROW_SLIDE)):
        slide = plot_slide(picture.figure, picture.title, lines, link, ink=context.ink, paper=PAPERS[theme],
                           width=width)  # fmt: skip
        with st.container(key=f"slide-{name}"):
            st.plotly_chart(slide, key=f"slide-{width}-{titles[chosen]}-{kind}", theme=None, alt=picture.title,
                            config=picture_config(str(kind), picture.title, slide.layout.height, width))  # fmt: skip


def picture_config(kind: str, title: str, height: int, width: int) -> dict[str, object]:
    """What the chart's own tool bar saves: one format, of this size, under a name made of the title."""
    from analysis.figures import SLIDE_WIDTH

    name = re.sub(r"[^\w]+", "-", title.casefold()).strip("-")[:60] or "chart"
    return {
        "displaylogo": False, "showSendToCloud": False, "displayModeBar": True, "staticPlot": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": kind.lower(), "filename": f"orkhon-{name}", "width": width,
                                 "height": height, "scale": 2 * SLIDE_WIDTH / width if kind == "PNG" else 1},
    }  # fmt: skip
