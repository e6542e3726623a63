"""Terms that set groups apart, and what a search finds by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import PALETTE, Record
from analysis.wording import counted, number, percent

if TYPE_CHECKING:
    import pandas as pd

UNGROUPED: Final = ("", "all")
"""Keys of a group that is no group: there is one bar a match then."""
TERMS: Final = PALETTE[2]
Score = Literal["tfidf", "ctfidf"]


def plot_topic_card(table: pd.DataFrame, *, score: Score = "tfidf", top: int = 8) -> go.Figure:
    """The terms of one group of `analysis.measures.words.topics`, as bars as long as their weight.

    Terms that stand almost ``everywhere`` are left to the page's text. The number beside a bar says how
    often the term occurs in the group. ``customdata`` of each bar is ``[group, term]``.
    """
    rows = _terms(theme.records(table), score, top)
    if not rows:
        return theme.empty("No term stands out here.")
    return _topic_figure(rows, [(i, row) for i, row in enumerate(rows)], score, [], len(rows))


def plot_topics(table: pd.DataFrame, *, score: Score = "tfidf", top: int = 10) -> go.Figure:
    """The groups of `analysis.measures.words.topics` one below the other, each under its name.

    Bars as in `plot_topic_card`; all groups share one scale.
    """
    groups: dict[str, list[Record]] = {}
    for row in theme.records(table):
        groups.setdefault(row["group"], []).append(row)
    placed: list[tuple[int, Record]] = []
    heads: list[Record] = []
    line = 0
    for group in groups.values():
        rows = _terms(group, score, top)
        if rows:
            heads.append(_head(rows[0], line))
            placed += [(line + 2 + i, row) for i, row in enumerate(rows)]
            line += len(rows) + 2
    if not placed:
        return theme.empty("No term stands out here.")
    return _topic_figure([row for _, row in placed], placed, score, heads, line)


def _terms(rows: list[Record], score: Score, top: int) -> list[Record]:
    apart = [row for row in rows if not row["everywhere"]]
    return sorted(apart, key=lambda row: (-row[score], row["term"]))[:top]


def _head(row: Record, line: int) -> Record:
    return {"text": f"<b>{theme.wrapped(row['group_name'], 32)}</b>", "showarrow": False, "align": "left",
            "xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": line + 1.4, "yanchor": "bottom"}  # fmt: skip


def _topic_figure(
    rows: list[Record], placed: list[tuple[int, Record]], score: Score, heads: list[Record], lines: int
) -> go.Figure:
    weights = [row[score] for row in rows]
    places = [place for place, _ in placed]
    bars = go.Bar(
        orientation="h", x=weights, y=places, customdata=[[row["group"], row["term"]] for row in rows],
        hovertext=[_topic_hover(row) for row in rows], hoverinfo="text", marker={"color": TERMS},
        unselected={"marker": theme.STAY["marker"]},
    )  # fmt: skip
    counts = go.Scatter(
        x=weights, y=places, mode="text", textposition="middle right", hoverinfo="skip", unselected=theme.STAY,
        text=[f" {number(row['n_term'])}×" for row in rows], cliponaxis=False,
    )  # fmt: skip
    names = theme.name_axis([theme.label(row["term"], 24) for row in rows], range=[lines - 0.4, -0.6])
    return theme.figure(
        [bars, counts], height=lines * theme.ROW + 24, annotations=heads, meta={"shown": len(rows), "of": len(rows)},
        xaxis=theme.value_axis(range=[0, max(weights) * 1.18 or 1], showgrid=False, showticklabels=False),
        yaxis={**names, "tickvals": places},
    )  # fmt: skip


def _topic_hover(row: Record) -> str:
    return (
        f"<b>{theme.label(row['term'], 60)}</b>: {counted(row['n_term'], 'time')} in {theme.label(row['group_name'])}"
        f"<br>in {number(row['df'])} of {counted(row['n_articles'], 'article')}"
    )


def plot_search(
    table: pd.DataFrame, *, small: bool, value: Literal["articles", "occurrences"] = "articles", top: int = 20
) -> go.Figure:
    """The table of `analysis.measures.words.search` as bars by group, one colour a match.

    Groups that are years stand in their order, others by how much is found in them. Without groups there is
    one bar a match. ``customdata`` of each bar is ``[match, group]``.

    Parameters
    ----------
    small
        False adds the share of the group's articles to the hover.
    value
        ``articles`` or ``occurrences``: how long a bar is.
    top
        So many groups (or matches) at most.
    """
    rows = theme.records(table)
    if not any(row["articles"] for row in rows):
        return theme.empty("Nothing is found.")
    grouped = any(str(row["group"]) not in UNGROUPED for row in rows)
    lanes = _lanes(rows, "group" if grouped else "match", value)
    names = {str(row["group"]): _group_name(row) for row in rows} if grouped else {lane: lane for lane in lanes}
    shown = lanes[:top]
    matches = sorted({str(row["match"]) for row in rows}) if grouped else [""]
    hues = theme.colours(matches)
    traces = [
        _search_bars([row for row in rows if not grouped or str(row["match"]) == match], shown, grouped, value, small)
        for match in matches
    ]
    for match, trace in zip(matches, traces, strict=True):
        trace.update(name=theme.label(match), marker={"color": hues[match]})
    maximum = max(row[value] for row in rows)
    title = theme.caption(value, theme.shown_of(len(shown), len(lanes)))
    return theme.figure(
        traces, height=len(shown) * (theme.ROW + 15 * (len(matches) - 1)) + (94 if len(matches) > 1 else 60),
        legend=len(matches) > 1,
        meta={"shown": len(shown), "of": len(lanes)}, barmode="group",
        xaxis=theme.value_axis(range=[0, maximum * 1.3], title=title, **theme.count_axis(maximum)),
        yaxis=theme.name_axis([theme.label(names[lane], 24) for lane in shown], range=[len(shown) - 0.4, -0.6]),
    )  # fmt: skip


def _lanes(rows: list[Record], key: str, value: str) -> list[str]:
    """The names along the axis: years in order, anything else by its sum, then name."""
    sums: dict[str, int] = {}
    for row in rows:
        sums[str(row[key])] = sums.get(str(row[key]), 0) + int(row[value])
    if all(name[:4].isdigit() for name in sums if name):
        return sorted(sums)
    return sorted(sums, key=lambda name: (-sums[name], name))


def _search_bars(rows: list[Record], lanes: list[str], grouped: bool, value: str, small: bool) -> Any:
    key = "group" if grouped else "match"
    part = [row for row in rows if str(row[key]) in lanes]
    ends = [f" {number(row['articles'])} of {number(row['n_articles'])}" if value == "articles"
            else f" {number(row['occurrences'])}" for row in part]  # fmt: skip
    return go.Bar(
        orientation="h", x=[row[value] for row in part], y=[lanes.index(str(row[key])) for row in part],
        text=ends, textposition="outside", textfont={"size": 12}, constraintext="none", cliponaxis=False,
        hovertext=[_search_hover(row, small) for row in part],
        hoverinfo="text", customdata=[[row["match"], row["group"]] for row in part],
        unselected={"marker": theme.STAY["marker"]},
    )  # fmt: skip


def _group_name(row: Record) -> str:
    return str(row.get("group_name") or row["group"] or "unknown")


def _search_hover(row: Record, small: bool) -> str:
    share = "" if small or not row["n_articles"] else f" ({percent(row['articles'] / row['n_articles'])})"
    where = f", {theme.label(_group_name(row))}" if str(row["group"]) not in UNGROUPED else ""
    return (
        f"<b>{theme.label(row['match'], 60)}</b>{where}: {number(row['articles'])} of "
        f"{counted(row['n_articles'], 'article')}{share}<br>{counted(row['occurrences'], 'occurrence')}"
    )
