"""Two sets of articles compared: shares of names as dumbbells, and terms as bars to both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import GREY, Record
from analysis.wording import number, points

if TYPE_CHECKING:
    import pandas as pd

HUES: Final = {"target": "#0072B2", "reference": "#D55E00"}
"""Of the articles looked at, and of those they are compared with."""
_NAME: Final = 34
"""Characters of a side's name in the legend."""


# ---------------------------------------------------------------- names


def plot_compare_mentions(
    table: pd.DataFrame, *, small: bool, left: str, right: str, top: int = 20
) -> go.Figure:  # fmt: skip
    """The table of `analysis.measures.compare` as dumbbells: two dots a name, the line between them is the difference.

    Parameters
    ----------
    table
        One row an entity. What is not supported is grey (the reference hollow), below the others; a line is pale
        where the interval of the difference holds 0.
    small
        True where a side has fewer than 30 articles: the axis counts articles, and no difference is written.
    left, right
        Names of target and reference.
    top
        So many names at most, those that differ most; the axis says how many there are.

    Returns
    -------
    Figure
        ``customdata`` of each dot is ``[entity id]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    rows = theme.records(table)
    if not rows:
        return theme.empty("Nobody of this kind is named on either side.")
    shown = sorted(rows, key=lambda row: (not row["supported"], -abs(row["difference"]), row["entity"]))[:top]
    shown.sort(key=lambda row: (not row["supported"], -row["difference"], row["entity"]))
    value = "n" if small else "share"
    ends = [max(row[f"{value}_target"], row[f"{value}_reference"]) for row in shown]
    named = (("target", left), ("reference", right))
    texts = [_texts(row, small) for row in shown]
    traces = [*_lines(shown, value, small), *(_dots(shown, value, side) for side, _ in named)]
    traces += [_key(theme.label(name, _NAME), side, "circle") for side, name in named]
    traces.append(_differences(texts, max(ends)))
    names = [theme.wrapped(row["entity"]) for row in shown]
    ticks = theme.count_axis(max(ends)) if small else theme.share_axis(max(ends))
    said = ("articles",) if small else ("share of articles, difference in points",)
    title = theme.caption(*said, theme.shown_of(len(shown), len(rows)))
    return theme.figure(
        traces, height=len(shown) * theme.WRAPPED_ROW + 110, legend=True,
        meta={"shown": len(shown), "of": len(rows)},
        # Room for the texts behind the dots, which a narrow page has least of.
        xaxis=theme.value_axis(range=[-max(ends) * 0.06, max(ends) * (1.16 + 0.045 * max(map(_width, texts)))],
                               title=title, **ticks),
        yaxis=theme.name_axis(names, range=[len(shown) - 0.4, -0.6]),
    )  # fmt: skip


def _lines(rows: list[Record], value: str, small: bool) -> list[Any]:
    """Strong where the difference is certain, pale where it is not or where it is not computed."""
    traces = []
    for sure, ink, width in ((True, theme.QUIET, 3), (False, theme.GRID, 2)):
        x: list[float | None] = []
        y: list[float | None] = []
        for place, row in enumerate(rows):
            if (not small and row["supported"] and (row["low"] > 0 or row["high"] < 0)) is sure:
                x += [row[f"{value}_target"], row[f"{value}_reference"], None]
                y += [place, place, None]
        traces.append(go.Scatter(x=x, y=y, mode="lines", line={"color": ink, "width": width}, hoverinfo="skip",
                                 showlegend=False))  # fmt: skip
    return traces


def _dots(rows: list[Record], value: str, side: str) -> Any:
    # Where both sides have the same value the reference is a ring around the target's dot. In grey, where no hue tells
    # the sides apart, it is a ring as well.
    equal = [row[f"{value}_target"] == row[f"{value}_reference"] for row in rows]
    hues = [HUES[side] if row["supported"] else GREY for row in rows]
    ring = [side == "reference" and same for same in equal]
    hollow = [one or (side == "reference" and not row["supported"]) for one, row in zip(ring, rows, strict=True)]
    return go.Scatter(
        x=[row[f"{value}_{side}"] for row in rows], y=list(range(len(rows))), mode="markers",
        showlegend=False, customdata=[[row["id"]] for row in rows],
        hovertext=[_name_hover(row) for row in rows], hoverinfo="text",
        marker={"opacity": 1, "size": [15 if one else 11 for one in ring],
                "color": [theme.CLEAR if one else hue for one, hue in zip(hollow, hues, strict=True)],
                "line": {"color": hues, "width": 2}},
        unselected={"marker": theme.STAY["marker"]}, cliponaxis=False,
    )  # fmt: skip


def _key(name: str, side: str, symbol: str) -> Any:
    """A side's mark in the legend, in its hue whatever the first row is drawn in."""
    return go.Scatter(
        x=[None], y=[None], mode="markers", name=name, showlegend=True, hoverinfo="skip",
        marker={"size": 11, "color": HUES[side], "symbol": symbol},
    )  # fmt: skip


def _texts(row: Record, small: bool) -> tuple[str, str]:
    """What stands beside the dots. Two lines, so that they fit on a phone."""
    if small:
        return _part(row, "target"), _part(row, "reference")
    return f"<b>{points(row['difference'])}</b>", f"{points(row['low'])} to {points(row['high'])}"


def _width(texts: tuple[str, str]) -> int:
    """Characters of the longer line, its tags not counted."""
    return max(len(text.removeprefix("<b>").removesuffix("</b>")) for text in texts)


def _differences(texts: list[tuple[str, str]], end: float) -> Any:
    return go.Scatter(
        x=[end * 1.12] * len(texts), y=list(range(len(texts))), mode="text", text=["<br>".join(two) for two in texts],
        hoverinfo="skip",
        textposition="middle right", textfont={"size": 11}, unselected=theme.STAY, showlegend=False, cliponaxis=False,
    )  # fmt: skip


def _part(row: Record, side: str) -> str:
    return f"{number(row[f'n_{side}'])} of {number(row[f'articles_{side}'])}"


def _name_hover(row: Record) -> str:
    lines = [f"<b>{theme.label(row['entity'], 60)}</b>"]
    lines += [f"{_part(row, side)} articles" for side in HUES]
    return "<br>".join(lines if row["supported"] else [*lines, "too few to be ranked"])


# ---------------------------------------------------------------- terms


def plot_keyness(
    table: pd.DataFrame, *, left: str, right: str, basis: str = "documents", top: int = 12
) -> go.Figure:  # fmt: skip
    """The strongest terms of both directions as bars: to the right what the target has more of, to the left less.

    Parameters
    ----------
    table
        That of `analysis.measures.keyness`. A bar is as long as LRC. Where that is 0 for all, nothing is certain: the
        bars are Log Ratio then, all in grey, in the order of G2. What is not supported is grey, too. A grey bar has the
        edge of its side's colour.
    left, right
        Names of target and reference.
    basis
        "documents" or "tokens": which counts are written beside the bars.
    top
        So many terms of each direction at most. A term that shares a word with one drawn already is left to the table.

    Returns
    -------
    Figure
        ``customdata`` of each bar is ``[term]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    rows = theme.records(table)
    certain = any(row["lrc"] for row in rows)
    value = "lrc" if certain else "log_ratio"
    chosen = [row for sign in (1, -1) for row in _first(rows, value, sign, top)]
    if not chosen:
        return theme.empty("The two have no term that one of them has more of.")
    reach = max(abs(row[value]) for row in chosen)
    places = list(enumerate(chosen))
    traces = []
    for side, name, sign in (("target", left, 1), ("reference", right, -1)):
        own = [(place, row) for place, row in places if sign * row[value] > 0]
        if own:
            traces += [_term_bars(own, value, HUES[side], certain), _term_counts(own, value, sign, basis),
                       _key(f"more in {theme.label(name, _NAME)}", side, "square")]  # fmt: skip
    what = "times as frequent, at least" if certain else "times as frequent, uncertain"
    counts = "words" if basis == "tokens" else "articles"
    title = theme.caption(what, f"beside: {counts} on either side", theme.shown_of(len(chosen), len(rows)))
    ticks = _doublings(reach)
    return theme.figure(
        traces, height=len(chosen) * theme.ROW + 110, legend=True, meta={"shown": len(chosen), "of": len(rows)},
        xaxis=theme.value_axis(range=[-reach * 1.4, reach * 1.4], title=title, zeroline=True, zerolinecolor=theme.QUIET,
                               **ticks) | {"zeroline": True},
        yaxis=theme.name_axis([theme.label(row["term"], 22) for row in chosen], range=[len(chosen) - 0.4, -0.6]),
    )  # fmt: skip


def _first(rows: list[Record], value: str, sign: int, top: int) -> list[Record]:
    """The strongest terms of one direction, those with support first."""
    own = [row for row in rows if sign * row[value] > 0]
    own.sort(key=lambda row: (not row["supported"], -abs(row["lrc"]), -abs(row["g2"]), row["term"]))
    drawn: list[Record] = []
    used: set[str] = set()
    for row in own:
        words = set(str(row["term"]).split(" "))
        if not words & used:
            drawn.append(row)
            used |= words
        if len(drawn) == top:
            break
    return drawn


def _term_bars(places: list[tuple[int, Record]], value: str, hue: str, certain: bool) -> Any:
    strong = [certain and row["supported"] for _, row in places]
    inks = [hue if one else theme.tint(GREY, 0.25) for one in strong]
    return go.Bar(
        x=[row[value] for _, row in places], y=[place for place, _ in places], orientation="h",
        showlegend=False, customdata=[[row["term"]] for _, row in places],
        hovertext=[_term_hover(row) for _, row in places], hoverinfo="text",
        marker={"color": inks, "line": {"color": hue, "width": [0 if one else 1.2 for one in strong]}},
        unselected={"marker": theme.STAY["marker"]},
    )  # fmt: skip


def _term_counts(places: list[tuple[int, Record]], value: str, sign: int, basis: str) -> Any:
    count = "n" if basis == "tokens" else "df"
    return go.Scatter(
        x=[row[value] for _, row in places], y=[place for place, _ in places], mode="text", hoverinfo="skip",
        text=[f" {number(row[f'{count}_target'])} · {number(row[f'{count}_reference'])} " for _, row in places],
        textposition="middle right" if sign > 0 else "middle left", textfont={"size": 11}, unselected=theme.STAY,
        showlegend=False, cliponaxis=False,
    )  # fmt: skip


def _doublings(reach: float) -> Record:
    """Ticks to both sides as what they stand for: "2×" at 1, "4×" at 2."""
    step = 1 if reach <= 4 else 2 if reach <= 8 else 4
    values = list(range(0, int(reach) + 1, step))
    both = [-value for value in values[:0:-1]] + values
    return {"tickvals": both, "ticktext": ["even" if not value else f"{number(2 ** abs(value))}×" for value in both]}


def _term_hover(row: Record) -> str:
    lines = [f"<b>{theme.label(row['term'], 60)}</b>"]
    for side in HUES:
        of = f"{number(row[f'df_{side}'])} of {number(row[f'articles_{side}'])} articles"
        lines.append(f"{of}, {number(row[f'n_{side}'])} times")
    lines.append(f"LRC {row['lrc']:.2f}, Log Ratio {row['log_ratio']:.2f}, G2 {row['g2']:.1f}")
    return "<br>".join(lines if row["supported"] else [*lines, "too few to be ranked"])
