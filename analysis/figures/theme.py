"""What all figures share: colours, labels, ticks, the layout that fits light, dark and narrow pages.

Text colour and fonts are left to the page's template; backgrounds are transparent; data colours keep a
contrast of 3 to 1 against white and against near-black.
"""

from __future__ import annotations

import html
import math
import re
import textwrap
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from analysis.wording import number, percent

if TYPE_CHECKING:
    import pandas as pd

PALETTE: Final = ("#0072B2", "#D55E00", "#00966E", "#B9770E", "#C4649A", "#3E93C6")
"""Okabe and Ito's colours (no yellow, no black), pale ones darkened for white paper."""

KIND_COLOURS: Final[dict[str, str]] = {
    "country": "#0072B2",
    "person": "#D55E00",
    "organisation": "#00966E",
    "place": "#C4649A",
    "agreement": "#B9770E",
    "event": "#3E93C6",
    "project": "#7F7F7F",
}
SKY: Final = PALETTE[-1]
FIXED_COLOURS: Final[dict[str, str]] = {
    "Azerbaijan": "#0072B2",
    "Kazakhstan": "#B9770E",
    "Türkiye": "#D55E00",
    "Uzbekistan": "#00966E",
    "Kyrgyzstan": "#C4649A",
    "Turkmenistan": "#3E93C6",
}
"""The states that stand side by side in most charts never share a colour."""

GREY: Final = "#7F7F7F"
"""For what has no name: an unknown kind, an unknown outlet."""
QUIET: Final = "rgba(127,127,127,0.9)"
GRID: Final = "rgba(127,127,127,0.18)"
CLEAR: Final = "rgba(0,0,0,0)"
STAY: Final = {"textfont": {"color": QUIET}, "marker": {"opacity": 0.45}}
"""What is not picked after a click: paler, but still to be read. Plotly's own fading makes text vanish."""
ROW: Final = 26
WRAPPED_ROW: Final = 34

Record = dict[str, Any]
_QUIET_AXIS: Final[Record] = {
    "zeroline": False, "showline": False, "fixedrange": True, "automargin": True, "ticks": "",
    "ticklabeloverflow": "allow",
}  # fmt: skip
"""The margins make room for the labels; to look for those that stick out nevertheless would make the browser lay out
the page once more for each axis."""

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


# ---------------------------------------------------------------- labels


def plain(text: object) -> str:
    """Text on one line, without control characters and marks that turn the writing direction."""
    return " ".join(_UNSEEN.sub(" ", str(text)).split())


def escape(text: object) -> str:
    """Text for a Plotly label: shown literally, never as markup, as a template field or as a formula.

    Plotly looks for templates (``%{``) and TeX (between dollar signs) before it decodes numbered entities, so
    those two are written as such. Quotes stay, because it doesn't decode ``&quot;``.
    """
    return html.escape(plain(text), quote=False).replace("%{", "%&#123;").replace("$", "&#36;")


def shorten(text: object, width: int) -> str:
    """Text cut to ``width`` characters, an ellipsis included."""
    whole = plain(text)
    return whole if len(whole) <= width else whole[: width - 1].rstrip() + "…"


def label(text: object, width: int = 28) -> str:
    """A short label on one line, safe for Plotly. The full name belongs into the hover."""
    return escape(shorten(text, width))


def wrapped(text: object, width: int = 20) -> str:
    """A label on at most two lines of about ``width`` characters, safe for Plotly."""
    lines = textwrap.wrap(plain(text), width, max_lines=2, placeholder="…") or [""]
    return "<br>".join(escape(line) for line in lines)


def paragraph(text: object, width: int = 44) -> str:
    """Longer text for a hover, broken into lines that fit a phone."""
    return "<br>".join(escape(line) for line in textwrap.wrap(plain(text), width, max_lines=5, placeholder=" …"))


# ---------------------------------------------------------------- colours


def colours(names: Sequence[str]) -> dict[str, str]:
    """A colour for every name, the same whatever their order.

    Give the names of the whole index, so that a filter recolours nothing. A name asks for the colour that
    its checksum points at, and takes the next one that is used least: up to six names never share one,
    and the two blues meet only from six names on.
    """
    fixed = {name: FIXED_COLOURS[name] for name in set(names) if name in FIXED_COLOURS}
    used = {colour: 0.5 if colour == SKY else 0.0 for colour in PALETTE}
    for colour in fixed.values():
        used[colour] += 1
    chosen = dict(fixed)
    for name in sorted(set(names) - set(fixed)):
        start = zlib.crc32(name.encode())
        turned = [PALETTE[(start + step) % len(PALETTE)] for step in range(len(PALETTE))]
        chosen[name] = min(turned, key=lambda colour: used[colour])
        used[chosen[name]] += 1
    return chosen


def colour_of(name: str, given: Mapping[str, str] | None, names: Sequence[str]) -> str:
    """The colour of one name out of the given map, else out of the names at hand."""
    return (given or {}).get(name) or colours(names)[name]


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0 to 255) of a ``#rrggbb`` colour."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def tint(colour: str, white: float = 0.55) -> str:
    """The light sister of a colour: mixed with this part of white."""
    red, green, blue = (round(channel + (255 - channel) * white) for channel in channels(colour))
    return f"#{red:02X}{green:02X}{blue:02X}"


def faded(colour: str, strength: float) -> str:
    """A colour of this opacity (0 to 1): pale on light and on dark paper."""
    red, green, blue = channels(colour)
    return f"rgba({red},{green},{blue},{strength:.3f})"


def hollow(colour: str) -> Record:
    """A marker that is only an outline: what only a list carries, or what is told from memory."""
    return {"color": CLEAR, "line": {"color": colour, "width": 1.5}}


# ---------------------------------------------------------------- axes


def _step(maximum: float, ticks: int) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that needs no more than this many ticks."""
    rough = maximum / ticks
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)


def count_axis(maximum: float, ticks: int = 5) -> Record:
    """Ticks at whole numbers from 0 to ``maximum``, thousands parted by thin spaces."""
    step = max(1, math.ceil(_step(max(maximum, 1), ticks)))
    values = list(range(0, math.floor(max(maximum, 1)) + 1, step))
    return {"tickvals": values, "ticktext": [number(value) for value in values]}


def share_axis(maximum: float, ticks: int = 4) -> Record:
    """Ticks in percent from 0 to ``maximum`` (a share from 0 to 1)."""
    top = max(maximum, 0.001)
    step = _step(top, ticks)
    values = [round(step * i, 6) for i in range(math.floor(top / step * 1.001) + 1)]
    return {"tickvals": values, "ticktext": [percent(value) for value in values]}


def value_axis(**more: Any) -> Record:
    """The axis along which values are read: a quiet grid, no zero line."""
    return {**_QUIET_AXIS, "gridcolor": GRID, "ticklabelstandoff": 4, **more}


def name_axis(labels: Sequence[str], **more: Any) -> Record:
    """An axis of names at 0, 1, 2 ...: by number, so that two names that look alike stay two."""
    ticks = {"ticklabelstandoff": 6, "tickvals": list(range(len(labels))), "ticktext": list(labels)}
    return {**_QUIET_AXIS, "showgrid": False, **ticks, **more}


# ---------------------------------------------------------------- figures


def records(table: pd.DataFrame) -> list[Record]:
    """The rows of a table as dictionaries."""
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def shown_of(shown: int, of: int) -> str:
    """The note that says what a figure leaves out: "20 of 43 shown", or nothing."""
    return "" if shown == of else f"{number(shown)} of {number(of)} shown"


def caption(*parts: str) -> Record:
    """An axis title of the parts that say something."""
    said = [part for part in parts if part]
    return {"text": (" · " if len(" · ".join(said)) <= 46 else "<br>").join(said), "standoff": 8}


def figure(traces: Sequence[Any], *, height: int, legend: bool = False, **layout: Any) -> go.Figure:
    """A figure of these traces in the house's layout. The legend lies on top, from left to right."""
    return go.Figure(list(traces), {
        "height": height,
        "margin": {"l": 4, "r": 8, "t": 34 if legend else 8, "b": 4},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": legend,
        "legend": {"orientation": "h", "yref": "container", "y": 1, "yanchor": "top", "xref": "container", "x": 0,
                   "xanchor": "left",
                   "bgcolor": CLEAR, "itemclick": False, "itemdoubleclick": False, "traceorder": "normal",
                   "title": {"text": ""}},
        "hoverlabel": {"align": "left", "namelength": -1},
        "hovermode": "closest",
        "dragmode": False,
        "modebar": {"bgcolor": CLEAR, "color": QUIET, "activecolor": SKY},
        "bargap": 0.28,
        **layout,
    })  # fmt: skip


def ink(figure: go.Figure, colour: str) -> None:
    """Write ticks, titles, labels and keys of a figure in the page's text colour, as far as nothing else is asked for.

    Streamlit's template writes them in a grey that has too little contrast with white paper (3.8 to 1). The figure
    itself is changed: a copy of it takes as long as drawing it.
    """
    layout = figure.layout
    if layout.font.color == colour:
        return
    layout.font.color = layout.legend.font.color = colour
    axes = [*figure.select_xaxes(), *figure.select_yaxes()]
    if layout.coloraxis.colorbar.tickvals is not None:
        axes.append(layout.coloraxis.colorbar)
    for axis in axes:
        axis.tickfont.color = axis.title.font.color = colour


def inked(table: pd.DataFrame, plot: Callable[..., go.Figure], colour: str, **options: Any) -> go.Figure:
    """The figure that ``plot`` makes of a table, written in this colour."""
    drawn = plot(table, **options)
    ink(drawn, colour)
    return drawn


def empty(text: str) -> go.Figure:
    """One calm line where there is nothing to draw."""
    line = {"text": escape(text), "showarrow": False, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}
    hidden = {"visible": False, "fixedrange": True}
    return figure([], height=120, annotations=[line], xaxis=hidden, yaxis=hidden, meta={"shown": 0, "of": 0})
