"""What pages are built of: a chart with its sentence, table and download; the sentences behind a number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal

import streamlit as st

from analysis.errors import InputError
from analysis.figures import theme
from analysis.model import Measurement
from analysis.wording import counted, day_name, number
from dashboard import sidebar
from dashboard.chips import command
from dashboard.context import Context, Picture, get_context
from dashboard.downloads import render_downloads
from dashboard.pages import page_file
from dashboard.published import no_text
from dashboard.settings import get_settings
from dashboard.text import escape_markdown, mark, shorten

if TYPE_CHECKING:
    import pandas as pd

    from analysis.evidence import Quote

BIND: Final = "query-params"
CHART_CONFIG: Final = {
    "displaylogo": False, "showSendToCloud": False, "responsive": True,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "zoom2d", "pan2d", "autoScale2d", "resetScale2d", "zoomIn2d",
                               "zoomOut2d"],
}  # fmt: skip
CARD_TITLE: Final = 58
"""Characters of the name above a small chart: two lines."""
TWO_LINES: Final = 60
"""Their height in pixels."""
SHORT: Final = 330
"""Height of a table that something follows."""
SCROLLED: Final = 640
"""Height of a list of sentences in pixels, so that a long one moves nothing else."""
KIND_TINTS: Final = {
    "country": "blue", "person": "orange", "organisation": "green", "place": "violet", "agreement": "yellow",
    "event": "red", "project": "gray",
}  # fmt: skip


@contextmanager
def explained() -> Iterator[None]:
    """What can't be counted this way is said in a line, with the way back, instead of a chart."""
    try:
        yield
    except InputError as error:
        st.info(escape_markdown(as_sentence(str(error))), icon=":material/info:")


def as_sentence(text: str) -> str:
    """A note or a refusal with a capital at its beginning and a full stop at its end.

    >>> as_sentence("2 articles are left out"), as_sentence("themes need 200 articles")
    ('2 articles are left out.', 'Themes need 200 articles.')
    """
    first = text[:1].upper() + text[1:]
    return first if first.endswith((".", "!", "?", "…")) else f"{first}."


def page_title(text: str, lead: str = "") -> None:
    """The finding at the top of a page, and one quiet line below it."""
    st.title(escape_markdown(text), anchor=False)
    if lead:
        st.caption(escape_markdown(lead))


def chart_title(text: str) -> None:
    """The finding above a chart."""
    st.subheader(escape_markdown(text), anchor=False)


def card_title(text: str, *, level: bool) -> None:
    """The name above a small chart; ``level`` gives each the same room, so that the charts of a row stand level."""
    with st.container(height=TWO_LINES if level else "content", border=False):
        st.markdown(f"**{escape_markdown(shorten(text, CARD_TITLE))}**")


def empty_view(context: Context) -> bool:
    """Say why nothing is shown, and how to see more. Returns whether the view is empty."""
    if len(context.view):
        return False
    with st.container(border=True):
        st.subheader("No article passes these filters", anchor=False)
        st.markdown(
            f"The collection has {counted(context.index.n_articles, 'article')}, but none that fits all of the above. "
            "Take out one of the filters above the line, or see everything."
        )
        st.button("See everything", on_click=sidebar.clear_all, icon=":material/filter_alt_off:", key="clear-empty")
    return True


def open_asked_tab(key: str, tabs: Mapping[str, Sequence[str]]) -> None:
    """Of an address that names no tab: open the one that its parameters belong to.

    Parameters
    ----------
    key
        The parameter that holds the open tab.
    tabs
        For each tab, the parameters that are its own.
    """
    if key not in st.session_state and key not in st.query_params:
        asked = [tab for tab, names in tabs.items() if any(name in st.query_params for name in names)]
        if asked:
            st.session_state[key] = asked[0]


# ---------------------------------------------------------------- charts


def chart(figure: Any, *, key: str, alt: str, on_pick: Callable[[list[Any]], None] | None = None) -> None:
    """A chart that fills its place; ``on_pick`` gets the ``customdata`` of what was clicked.

    Parameters
    ----------
    figure
        A Plotly figure of `analysis.figures`.
    key
        Of the widget; stable, so that the chart is not drawn anew.
    alt
        The finding, for those who can't see it.
    on_pick
        Called before the next run, so it may set a parameter of the address.
    """
    context = get_context()
    context.pictures[key] = Picture(figure, alt)
    theme.ink(figure, context.ink)
    if on_pick is None:
        st.plotly_chart(figure, key=key, alt=alt, config=CHART_CONFIG)
        return

    def picked() -> None:
        points = st.session_state[key]["selection"]["points"]
        data = next((point["customdata"] for point in points if point.get("customdata") is not None), None)
        if data is not None:
            on_pick(list(data.values()) if isinstance(data, Mapping) else list(data))

    st.plotly_chart(figure, key=key, alt=alt, config=CHART_CONFIG, on_select=picked, selection_mode="points")


def below_chart(
    measurement: Measurement, context: Context, *, key: str, sentence: str, extra: Sequence[tuple[str, str]] = ()
) -> None:
    """The sentence with the numbers, then, closed: the table with its files, and how it is counted."""
    st.caption(escape_markdown(sentence))
    for note in measurement.notes:
        st.caption(escape_markdown(as_sentence(note)))
    _drawer(measurement, context, key, sentence, extra)


@st.fragment
def _drawer(
    measurement: Measurement, context: Context, key: str, sentence: str, extra: Sequence[tuple[str, str]]
) -> None:
    """Filled when it is opened, and alone: closed, it costs the page nothing."""
    shown = st.expander("Table and how it is counted", icon=":material/table:", type="compact", key=f"{key}-numbers",
                        on_change="rerun")  # fmt: skip
    if shown.open:
        with shown:
            table(measurement.table, key=key, alt=f"Table: {sentence}", measurement=measurement, extra=extra)
            render_definition(measurement, context, extra)


def render_definition(measurement: Measurement, context: Context, extra: Sequence[tuple[str, str]]) -> None:
    """What the numbers mean, the command and the lines that give the very same table, and a paragraph to paste."""
    from analysis.measures import DEFINITIONS
    from analysis.methods import methods_paragraph, python_lines
    from analysis.report.filters import describe_counting
    from analysis.requests import call_parameters

    definition = DEFINITIONS[measurement.name]
    st.markdown(f"**{escape_markdown(definition.title)}**: one row is {escape_markdown(definition.row)}.")
    st.markdown("\n".join(f"- **{escape_markdown(name)}**: {escape_markdown(meaning)}"
                          for name, meaning in definition.columns.items()))  # fmt: skip
    for note in (*definition.notes, *definition.sources):
        st.caption(escape_markdown(note))
    st.markdown(escape_markdown(describe_counting(measurement.view.counting)))
    st.caption("The same table on the command line; DIR is the folder of the index.")
    st.code(command(measurement.name, context.filter, measurement.view.counting, extra), language=None, wrap_lines=True)
    st.caption("The same table in Python")
    parameters = call_parameters(measurement.name, extra, context.index)
    st.code(python_lines(measurement.view, measurement.name, parameters), language="python", wrap_lines=True)
    st.caption("For the methods section of a paper")
    st.code(methods_paragraph(measurement), language=None, wrap_lines=True)


def table(
    frame: pd.DataFrame, *, key: str, alt: str, measurement: Measurement | None = None,
    extra: Sequence[tuple[str, str]] = (),
) -> None:  # fmt: skip
    """A table as it is, and as files that say what it is; a spreadsheet opens them without running anything in them.

    ``measurement`` and ``extra`` are what it was measured by, and the options of the command that prints it.
    """
    st.dataframe(frame, hide_index=True, key=f"{key}-table", alt=alt)
    render_downloads(frame, key=key, measurement=measurement, extra=extra)


def paged(total: int, noun: str, *, key: str = "page") -> slice:
    """Which part of a long list is shown, with a line that says so and a way to page through, bound to the address.

    Parameters
    ----------
    total
        Things in the whole list.
    noun
        What they are called, in the singular.
    key
        The parameter that holds the page.
    """
    size = get_settings().listed
    pages = -(-total // size)
    if pages <= 1:
        return slice(0, total)
    asked = st.session_state.get(key) or st.query_params.get(key) or 1
    if not 1 <= int(asked) <= pages:
        # A narrower filter has fewer pages: the widget would refuse the number.
        st.info(f"There are {number(pages)} pages here, not {number(int(asked))}: the first is shown.")
        st.session_state[key] = 1
    place = st.pagination(pages, key=key, bind=BIND)
    start = (place - 1) * size
    end = min(start + size, total)
    st.caption(f"{noun.capitalize()}s {number(start + 1)} to {number(end)} of {number(total)}.")
    return slice(start, end)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


# ---------------------------------------------------------------- evidence


def pick(label: str, options: Sequence[str], *, key: str, placeholder: str) -> str | None:
    """A choice of what to look closer at, bound to the address; the same as a click in the chart.

    What a link asks for and the view does not have is said in one line.
    """
    asked = st.query_params.get(key)
    known = key in st.session_state
    chosen = st.selectbox(
        label, options, index=None, key=key, bind=BIND, placeholder=placeholder, label_visibility="collapsed"
    )
    if asked and not known and asked not in options:
        tell_missing(key, asked, "this view")
    return chosen


def tell_missing(name: str, asked: str, where: str) -> None:
    """Say in one line that a link asks for what is not there."""
    st.info(
        f"The link asked for {escape_markdown(name)}={escape_markdown(asked[:80])}, which {where} does not have.",
        icon=":material/link_off:",
    )


def choose_row(
    frame: pd.DataFrame, ids: Sequence[str], *, parameter: str, key: str, alt: str,
    column_config: Mapping[str, Any] | None = None, height: int | Literal["auto"] = SHORT,
) -> None:  # fmt: skip
    """A table whose chosen row sets a parameter of the address to its id."""

    def picked() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            st.query_params[parameter] = ids[rows[0]]

    st.dataframe(
        frame, hide_index=True, key=key, alt=alt, on_select=picked, selection_mode="single-row",
        column_config=dict(column_config or {}), height=height if len(frame) > 8 else "auto",
    )  # fmt: skip


def set_parameter(name: str, value: str) -> None:
    """For callbacks of charts: put a choice into the address."""
    st.session_state[name] = value


def evidence(context: Context, measurement: Measurement, row: int, column: str, *, key: str) -> None:
    """The sentences behind one number: as many entries as the number says, a page of them at a time.

    Parameters
    ----------
    measurement, row, column
        The cell, as `Measurement.evidence` takes it.
    key
        Of the widgets in here.
    """
    from analysis.evidence import quotes

    found = measurement.evidence(row, column)
    total, size = len(found), get_settings().evidence_entries
    if context.index.texts != "full" and (of := int(measurement.table[column].iloc[row])) != total:
        st.caption(f"{number(of)} counted; {number(total)} of them stand in what this copy holds of the texts.")
    pages = max(1, -(-total // size))
    with st.container(key=f"{key}-evidence", height=SCROLLED if min(total, size) > 2 else "content", border=False):
        page = st.session_state.get(f"{key}-page", 1) if pages > 1 else 1
        for quote in quotes(context.index, found, limit=size, offset=(min(page, pages) - 1) * size):
            render_quote(context, quote)
        if pages > 1:
            st.pagination(pages, key=f"{key}-page")


def render_quote(context: Context, quote: Quote) -> None:
    """One entry: the sentence with its marks, then date and outlet, and the article it is from."""
    with st.container(border=True, gap="xsmall"):
        if not quote.text.strip() and context.index.texts != "full":
            st.caption(no_text(quote.start, quote.end))
        else:
            st.markdown(mark(quote.text, [(start, end, "yellow") for start, end in quote.marks]) or "…")
        when = day_name(quote.date) if quote.date else "without a date"
        st.caption(f"{when} · {escape_markdown(quote.source_name)}")
        article_link(context, quote.row, quote.headline)


def article_link(context: Context, row: int, headline: str, *, titled: bool = False) -> None:
    """A link to an article in the reader, ``titled`` by its headline or not; the filters stay in the address."""
    whole = escape_markdown(headline)
    st.page_link(
        page_file("articles"), label=f"**{escape_markdown(shorten(headline, CARD_TITLE))}**" if titled else
        "Read the article", icon=None if titled else ":material/article:", help=whole,
        query_params={"article": context.index.article_id(row)},
    )  # fmt: skip
