"""Who is named: ranked bars, names dark, demonyms light, hollow where only lists carry the name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import GREY, KIND_COLOURS, Record
from analysis.model import Unit
from analysis.wording import counted, number, percent

if TYPE_CHECKING:
    import pandas as pd


def plot_mentions(
    table: pd.DataFrame, *, small: bool, top: int = 20, unit: Unit = "articles", support: int = 1
) -> go.Figure:  # fmt: skip
    """Ranked bars of the table of `analysis.measures.mentions`.

    Parameters
    ----------
    table
        One row an entity. The optional column ``articles_demonym_only`` (articles that name it by demonyms
        alone) makes the light part of a bar in the unit articles.
    small
        True under 30 articles: the axis counts. Otherwise it shows shares with their Wilson intervals.
    top
        So many bars at most; the axis says how many there are.
    unit
        What a bar is as long as: ``articles`` (or their share), or ``mentions`` for "occurrences". In the unit texts
        the articles are those of distinct texts.
    support
        A bar that counts fewer is grey.

    Returns
    -------
    Figure
        ``customdata`` of each bar is ``[entity id]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    length = "mentions" if unit == "occurrences" else "articles"
    rows = sorted(theme.records(table), key=lambda row: (-row[length], row["entity"]))
    if not rows:
        return theme.empty("Nobody and nothing is named here.")
    shown = rows[:top]
    shares = unit != "occurrences" and not small
    traces = _bars(shown, unit, shares, support)
    ends = [row["high"] if shares else row[length] for row in shown]
    traces += _whiskers(shown) if shares else []
    traces.append(_end_labels(shown, ends, shares, length))
    legend = sum(bool(trace.showlegend) for trace in traces) > 1
    names = [theme.wrapped(row["entity"]) for row in shown]
    pitch = theme.WRAPPED_ROW if any("<br>" in name for name in names) else theme.ROW
    ticks = theme.share_axis(max(ends)) if shares else theme.count_axis(max(ends))
    title = theme.caption(_unit_text(shown[0]["n_articles"], unit, shares), theme.shown_of(len(shown), len(rows)))
    return theme.figure(
        traces, height=len(shown) * pitch + (94 if legend else 60), legend=legend,
        barmode="stack", meta={"shown": len(shown), "of": len(rows)},
        xaxis=theme.value_axis(range=[0, max(ends) * 1.16], title=title, **ticks),
        yaxis=theme.name_axis(names, range=[len(shown) - 0.4, -0.6]),
    )  # fmt: skip


def _unit_text(n_articles: int, unit: str, shares: bool) -> str:
    if unit == "occurrences":
        return f"mentions in {counted(n_articles, 'article')}"
    noun = "distinct text" if unit == "texts" else "article"
    return f"share of {counted(n_articles, noun)}" if shares else f"{noun}s, of {number(n_articles)}"


def _parts(row: Record, unit: str) -> dict[str, int]:
    """How long each part of a bar is; the parts add up to the bar."""
    whole = int(row["mentions"] if unit == "occurrences" else row["articles"])
    if row["listed_only"] == row["articles"]:
        return {"list": whole}
    light = int(row["demonyms"] if unit == "occurrences" else row.get("articles_demonym_only", 0))
    return {"name": whole - light, "demonym": light}


def _bars(rows: list[Record], unit: str, shares: bool, support: int) -> list[Any]:
    """One trace for each part that occurs: by name, only by demonym, only in a list."""
    styles: dict[str, tuple[str, Callable[[str], str], float]] = {
        "name": ("named", lambda colour: colour, 0),
        "demonym": ("demonym" if unit == "occurrences" else "demonym only", theme.tint, 0),
        "list": ("only in a list", lambda _: theme.CLEAR, 1.5),
    }
    traces = []
    for part, (legend, fill, line) in styles.items():
        places = [(i, row, value) for i, row in enumerate(rows) if (value := _parts(row, unit).get(part, 0))]
        if not places:
            continue
        hues = [_hue(row, unit, support) for _, row, _ in places]
        traces.append(go.Bar(
            name=legend, orientation="h", showlegend=True,
            x=[value / row["n_articles"] if shares else value for _, row, value in places],
            y=[i for i, _, _ in places], customdata=[[row["id"]] for _, row, _ in places],
            hovertext=[_hover(row, unit, support) for _, row, _ in places], hoverinfo="text",
            marker={"color": [fill(hue) for hue in hues], "line": {"color": hues, "width": line}},
            unselected={"marker": theme.STAY["marker"]},
        ))  # fmt: skip
    return traces


def _is_weak(row: Record, unit: str, support: int) -> bool:
    return bool(row["mentions" if unit == "occurrences" else "articles"] < support)


def _hue(row: Record, unit: str, support: int) -> str:
    return GREY if _is_weak(row, unit, support) else KIND_COLOURS.get(row["kind"], GREY)


def _whiskers(rows: list[Record]) -> list[Any]:
    """The intervals: in one ink above each bar's end, below it in one that shows on the bar's last part."""
    inks = {"name": "rgba(255,255,255,0.85)", "demonym": "rgba(40,40,40,0.75)", "list": theme.QUIET}
    traces = [_whisker_half(list(enumerate(rows)), "array", theme.QUIET)]
    for part, ink in inks.items():
        if own := [(i, row) for i, row in enumerate(rows) if _last_part(row) == part]:
            traces.append(_whisker_half(own, "arrayminus", ink))
    return traces


def _last_part(row: Record) -> str:
    return [part for part, value in _parts(row, "articles").items() if value][-1]


def _whisker_half(places: list[tuple[int, Record]], side: str, ink: str) -> Any:
    """One half of the intervals, on a trace of its own that takes neither hover nor click from the bars."""
    reach = {"array": [row["high"] - row["share"] for _, row in places],
             "arrayminus": [row["share"] - row["low"] for _, row in places]}  # fmt: skip
    error = {"array": [0.0] * len(places), "arrayminus": [0.0] * len(places), side: reach[side]}
    return go.Scatter(
        x=[row["share"] for _, row in places], y=[i for i, _ in places], mode="markers", hoverinfo="skip",
        marker={"size": 1, "opacity": 0}, showlegend=False,
        error_x={"type": "data", "symmetric": False, "color": ink, "thickness": 1.5, "width": 0, **error},
    )  # fmt: skip


def _end_labels(rows: list[Record], ends: list[float], shares: bool, length: str) -> Any:
    return go.Scatter(
        x=ends, y=list(range(len(rows))), mode="text", textposition="middle right", hoverinfo="skip",
        text=[" " + (percent(row["share"]) if shares else number(row[length])) for row in rows],
        textfont={"size": 12}, unselected=theme.STAY, showlegend=False, cliponaxis=False,
    )  # fmt: skip


def _hover(row: Record, unit: str, support: int) -> str:
    of = f"{number(row['articles'])} of {counted(row['n_articles'], 'article')}"
    lines = [f"<b>{theme.label(row['entity'], 60)}</b>: {of}"]
    demonyms = f", {number(row['demonyms'])} of them {'a demonym' if row['demonyms'] == 1 else 'demonyms'}"
    lines.append(counted(row["mentions"], row.get("noun", "mention")) + (demonyms if row["demonyms"] else ""))
    if row["nested"]:
        lines.append(f"+{number(row['nested'])} inside other names")
    if row["listed_only"]:
        lines.append(f"only in a list in {counted(row['listed_only'], 'article')}")
    if _is_weak(row, unit, support):
        lines.append(f"fewer than {number(support)}: not ranked")
    return "<br>".join(lines)
