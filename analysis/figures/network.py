"""Who stands with whom as a network: names as nodes, the strongest ties as lines, both to be clicked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import Record
from analysis.wording import counted, number

if TYPE_CHECKING:
    from analysis.measures.network import Network

SYMBOLS: Final = ("circle", "square", "diamond", "triangle-up", "pentagon", "cross")
"""A shape for each group beside its colour; further groups are small grey circles."""
DIAMETERS: Final = (9.0, 34.0)
WIDTHS: Final = (1.0, 2.4, 4.5)
LETTER, LINE, TEXT_SIZE = 6.4, 15.0, 12
"""Pixels that a letter and a line of a label take, and the size that they are set in."""
LONGEST: Final = 24
"""Letters of a label at most."""
HEIGHT: Final = 540
EDGE: Final = 0.12
"""Air around the outermost nodes, as a part of the drawing, for their labels."""
SIDES: Final = ("bottom center", "top center", "middle right", "middle left")

Rectangle = tuple[float, float, float, float]


def plot_network(
    drawn: Network, *, small: bool, window: str = "article", width: int = 350, ink: str | None = None
) -> go.Figure:
    """What `analysis.measures.network.network` chose and laid out.

    Parameters
    ----------
    drawn
        Nodes and edges with their places.
    small
        True under 30 articles: hovers say counts, and no logDice.
    window
        "article", "paragraph" or "sentence": what ``a`` counts.
    width
        Of the narrowest place in pixels: labels that would meet there are left out, those of the least named first.
        In a wider one they lie farther apart.
    ink
        The page's text colour, for the labels. Without it the template's.

    Returns
    -------
    Figure
        ``customdata`` of nodes is ``[id]``, of the middle of a line ``[x id, y id]`` as in the table's row.
        ``layout.meta`` holds ``shown`` (names drawn) and ``edges``.
    """
    nodes, edges = theme.records(drawn.nodes), theme.records(drawn.edges)
    sizes = {node["id"]: _diameter(node["n"], nodes[0]["n"]) for node in nodes}
    at = {node["id"]: (node["px"], node["py"]) for node in nodes}
    traces = [*_lines(edges, at), _middles(edges, at, small, window), *_groups(nodes, sizes, window)]
    traces.append(_labels(nodes, sizes, width, ink))
    hidden = {"visible": False, "fixedrange": True, "range": [-1 - 2 * EDGE, 1 + 2 * EDGE]}
    return theme.figure(
        traces, height=HEIGHT, legend=True, xaxis=hidden, yaxis=hidden, hoverdistance=12,
        meta={"shown": len(nodes), "edges": len(edges)},
    )  # fmt: skip


def _diameter(n: int, most: int) -> float:
    """The area of a node goes by how often it is named."""
    low, high = DIAMETERS
    return max(low, high * math.sqrt(n / most))


# ---------------------------------------------------------------- ties


def _lines(edges: Sequence[Record], at: dict[str, tuple[float, float]]) -> list[Any]:
    """Lines in three widths, by how often the two stand together."""
    most = max(edge["a"] for edge in edges)
    parts: list[list[Record]] = [[], [], []]
    for edge in edges:
        parts[min(2, int(3 * edge["a"] / most))].append(edge)
    return [_line(part, at, width) for part, width in zip(parts, WIDTHS, strict=True) if part]


def _line(edges: Sequence[Record], at: dict[str, tuple[float, float]], width: float) -> Any:
    across = [value for edge in edges for value in (at[edge["x"]][0], at[edge["y"]][0], None)]
    down = [value for edge in edges for value in (at[edge["x"]][1], at[edge["y"]][1], None)]
    return go.Scatter(
        x=across, y=down, mode="lines", hoverinfo="skip", showlegend=False,
        line={"width": width, "color": "rgba(127,127,127,0.45)"},
    )  # fmt: skip


def _middles(edges: Sequence[Record], at: dict[str, tuple[float, float]], small: bool, window: str) -> Any:
    """An unseen mark in the middle of each line, since lines give neither hovers nor clicks."""
    return go.Scatter(
        x=[(at[edge["x"]][0] + at[edge["y"]][0]) / 2 for edge in edges],
        y=[(at[edge["x"]][1] + at[edge["y"]][1]) / 2 for edge in edges],
        mode="markers", marker={"size": 14, "color": theme.CLEAR}, showlegend=False,
        customdata=[[edge["x"], edge["y"]] for edge in edges], hoverinfo="text",
        hovertext=[_pair_hover(edge, small, window) for edge in edges],
    )  # fmt: skip


def _pair_hover(edge: Record, small: bool, window: str) -> str:
    x, y = theme.label(edge["x_name"], 40), theme.label(edge["y_name"], 40)
    lines = [f"<b>{x} and {y}</b>: together in {number(edge['a'])} of {counted(edge['n'], window)}"]
    lines.append(f"{x} in {number(edge['n_x'])}, {y} in {number(edge['n_y'])}")
    return "<br>".join(lines if small else [*lines, f"logDice {edge['logdice']:.1f}"])


# ---------------------------------------------------------------- names


def _groups(nodes: Sequence[Record], sizes: dict[str, float], window: str) -> list[Any]:
    """One trace a group, named after its most named member; what is alone or comes after the sixth is grey."""
    members: dict[int, list[Record]] = {}
    for node in nodes:
        members.setdefault(node["community"], []).append(node)
    known = [number for number in sorted(members) if len(members[number]) > 1][: len(SYMBOLS)]
    hues = theme.colours([members[number][0]["name"] for number in known])
    traces = [
        _group(members[number], sizes, window, hues[members[number][0]["name"]], SYMBOLS[place])
        for place, number in enumerate(known)
    ]
    rest = [node for node in nodes if node["community"] not in known]
    return [*traces, _group(rest, sizes, window, theme.GREY, "circle", "others")] if rest else traces


def _group(nodes: Sequence[Record], sizes: dict[str, float], window: str, hue: str, symbol: str, name: str = "") -> Any:
    return go.Scatter(
        name=name or theme.label(nodes[0]["name"], 20), mode="markers", showlegend=True,
        x=[node["px"] for node in nodes], y=[node["py"] for node in nodes],
        customdata=[[node["id"]] for node in nodes], hoverinfo="text",
        hovertext=[f"<b>{theme.label(node['name'], 60)}</b>: in {counted(node['n'], window)}" for node in nodes],
        marker={"size": [sizes[node["id"]] for node in nodes], "sizemode": "diameter", "color": hue, "symbol": symbol,
                "opacity": 1, "line": {"color": "rgba(255,255,255,0.7)", "width": 1}},
        unselected={"marker": theme.STAY["marker"]},
    )  # fmt: skip


def _labels(nodes: Sequence[Record], sizes: dict[str, float], width: int, ink: str | None) -> Any:
    """Names beside their nodes, where there is room; the others are in the hover."""
    taken = [_square(node, sizes[node["id"]], width) for node in nodes]
    placed: list[tuple[Record, str]] = []
    for node in nodes:
        for side in SIDES:
            room = _room(node, sizes[node["id"]], side, width)
            if room[0] >= 0 and room[2] <= width and not any(_meet(room, other) for other in taken):
                taken.append(room)
                placed.append((node, side))
                break
    # The unseen markers keep each label off its node.
    return go.Scatter(
        x=[node["px"] for node, _ in placed], y=[node["py"] for node, _ in placed], mode="markers+text",
        hoverinfo="skip", text=[theme.label(node["name"], LONGEST) for node, _ in placed],
        marker={"size": [sizes[node["id"]] for node, _ in placed], "color": theme.CLEAR, "line": {"width": 0}},
        textposition=[side for _, side in placed], textfont={"size": TEXT_SIZE, **({"color": ink} if ink else {})},
        unselected=theme.STAY, showlegend=False, cliponaxis=False,
    )  # fmt: skip


def _middle(node: Record, width: int) -> tuple[float, float]:
    """Where a node lies, in pixels from the upper left."""
    whole = 2 + 4 * EDGE
    return (node["px"] + whole / 2) / whole * width, (whole / 2 - node["py"]) / whole * (HEIGHT - 38)


def _square(node: Record, size: float, width: int) -> Rectangle:
    x, y = _middle(node, width)
    return x - size / 2, y - size / 2, x + size / 2, y + size / 2


def _room(node: Record, size: float, side: str, width: int) -> Rectangle:
    """What a label takes on this side of its node."""
    x, y = _middle(node, width)
    long = LETTER * len(theme.shorten(node["name"], LONGEST))
    if side.startswith("middle"):
        left = x + size / 2 + 3 if side.endswith("right") else x - size / 2 - 3 - long
        return left, y - LINE / 2, left + long, y + LINE / 2
    upper = y + size / 2 + 1 if side.startswith("bottom") else y - size / 2 - 1 - LINE
    return x - long / 2, upper, x + long / 2, upper + LINE


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
