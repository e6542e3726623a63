"""A figure as a picture that explains itself: its finding, what is shown, of how much, when and where from."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from typing import Final

import plotly.graph_objects as go

from analysis.figures.theme import escape

WIDTH: Final = 960
"""Pixels of the picture; twice as many in a PNG."""
NARROW: Final = 310
"""Pixels of the picture that a phone shows."""
_LEFT, _RIGHT = 16, 24
_TITLE_SIZE, _SIZE = 21, 14
_NARROW_TITLE_SIZE, _NARROW_SIZE = 17, 13
_TITLE_LETTER, _LETTER = 0.576, 0.526
"""The mean width of a bold letter and of a plain one, as parts of their size."""
_MOST_LINES: Final = 4
_ABOVE, _BELOW = 20, 14
_BUTTON: Final = 22
"""More room above a narrow picture's title, whose lines reach below the camera button."""
_FONT: Final = "Inter, Source Sans, Segoe UI, Noto Sans, Arial, sans-serif"


def plot_slide(
    figure: go.Figure, title: str, lines: Sequence[str], link: str, *, ink: str, paper: str, width: int = WIDTH
) -> go.Figure:
    """A copy of a figure with its caption inside.

    Parameters
    ----------
    figure
        Any figure of this package.
    title
        The finding, plain text.
    lines
        What is shown, of how many articles, on which day: one line each, plain text.
    link
        Where the very view can be opened; a link in an SVG, too. At most four lines of it are written out.
    ink, paper
        Colours of text and ground.
    width
        Pixels that the lines are broken for.
    """
    narrow = width < WIDTH
    title_size, size = (_NARROW_TITLE_SIZE, _NARROW_SIZE) if narrow else (_TITLE_SIZE, _SIZE)
    inside = width - _LEFT - _RIGHT
    letters = int(inside / (_LETTER * size))
    headings = textwrap.wrap(title, int(inside / (_TITLE_LETTER * title_size)), max_lines=6 if narrow else 3,
                             placeholder="…") or [""]  # fmt: skip
    small = [part for line in lines for part in textwrap.wrap(line, letters, max_lines=3, placeholder="…")]
    written = textwrap.wrap(link, letters, max_lines=_MOST_LINES, placeholder="…", break_on_hyphens=False)
    title_text = "<br>".join(f"<b>{escape(part)}</b>" for part in headings)
    caption = "<br>".join([*map(escape, small), *(_anchor(link, part) for part in written)])
    above = _ABOVE + (_BUTTON if narrow else 0)
    room = above + round(1.37 * (title_size * len(headings) + size * (len(small) + len(written)))) + _BELOW
    height = int(figure.layout.height or 400)
    slide = go.Figure(figure)
    top = int(figure.layout.margin.t or 8)
    slide.update_layout(
        height=height + room, width=None, paper_bgcolor=paper, plot_bgcolor=paper,
        margin={"t": top + room, "l": _LEFT, "r": _RIGHT, "b": 16},
        modebar={"color": ink, "bgcolor": paper}, font={"family": _FONT, "color": ink, "size": 13},
        title={"text": title_text, "x": _LEFT / width, "xref": "container", "xanchor": "left", "yref": "container",
               "y": 1 - above / (height + room), "yanchor": "top", "font": {"size": title_size, "color": ink},
               "subtitle": {"text": caption, "font": {"size": size, "color": ink}}},
    )  # fmt: skip
    if figure.layout.showlegend:
        # The legend keeps its place right above the chart, below the caption.
        slide.update_layout(legend={"y": 1 - room / (height + room), "x": _LEFT / width})
    return slide


def _anchor(link: str, part: str) -> str:
    """Part of an address as a link to all of it; an address that Plotly would not link stays text."""
    if not link.startswith(("http://", "https://")):
        return escape(part)
    return f'<a href="{html.escape(link, quote=True)}">{escape(part)}</a>'
