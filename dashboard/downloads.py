"""A table as a file: what the screen shows, with what it is inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis import exports
from analysis.model import Measurement
from dashboard.chips import command
from dashboard.context import Context, get_context
from dashboard.share import address, count_view, name_view

if TYPE_CHECKING:
    import pandas as pd


def render_downloads(
    frame: pd.DataFrame, *, key: str, measurement: Measurement | None = None, extra: Sequence[tuple[str, str]] = ()
) -> None:
    """Three buttons, one a format; the files are made when one is clicked.

    Parameters
    ----------
    frame
        The table as it is shown.
    key
        Names the files and the widgets.
    measurement, extra
        What the table was measured by, and the options of the command that prints it; none for a mere list.
    """
    context = get_context()
    # Files are made when a button is clicked, and by then nobody knows the address any more.
    link = "" if context.private else address(context, fixed=True)
    with st.container(horizontal=True, gap="small"):
        for kind, (write, ending, mime) in exports.FORMATS.items():
            st.download_button(
                kind, partial(_make, write, frame, context, measurement, extra, link), mime=mime,
                file_name=f"orkhon-{key}.{ending}", icon=":material/download:", on_click="ignore",
                key=f"{key}-{kind.casefold()}", help=exports.HELP[kind],
            )  # fmt: skip


def _make(
    write: Callable[[pd.DataFrame, exports.About], bytes], frame: pd.DataFrame, context: Context,
    measurement: Measurement | None, extra: Sequence[tuple[str, str]], link: str,
) -> bytes:  # fmt: skip
    return write(frame, about_table(context, measurement, extra, link))


def about_table(
    context: Context, measurement: Measurement | None = None, extra: Sequence[tuple[str, str]] = (), link: str = ""
) -> dict[str, Any]:
    """What a table is: view, articles, counting, definitions, collection, day and address, as JSON has them."""
    from analysis.report.filters import describe_counting, describe_filter

    view = measurement.view if measurement else context.view
    about: dict[str, Any] = {
        "title": name_view(context),
        "filter": describe_filter(view),
        "articles": count_view(context),
        "counting": describe_counting(view.counting),
        "fingerprint": context.index.fingerprint,
        "texts": context.index.texts,
        "accessed": dt.datetime.now(dt.UTC).date().isoformat(),
        "program": "Orkhon",
    }
    if link:
        about["address"] = link
    if measurement:
        about["measure"] = measurement.name
        about["definition"] = define(measurement.name)
        about["counted_columns"] = list(measurement.integers)
        about["notes"] = list(measurement.notes)
        about["command"] = command(measurement.name, view.filter, view.counting, extra)
    return about


def define(name: str) -> dict[str, Any]:
    """What one row and each column of a measure's table mean, with notes and sources."""
    from analysis.measures import DEFINITIONS

    definition = DEFINITIONS[name]
    return {
        "title": definition.title,
        "row": definition.row,
        "columns": dict(definition.columns),
        "notes": list(definition.notes),
        "sources": list(definition.sources),
    }
