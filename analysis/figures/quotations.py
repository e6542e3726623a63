"""Who speaks: ranked bars of quoted words, what nobody in particular says apart, and whom the speakers name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import GREY, KIND_COLOURS, Record
from analysis.wording import counted, number, percent

if TYPE_CHECKING:
    import pandas as pd

UNATTRIBUTED: Final = "unattributed"
GAP: Final = 0.5
"""Rows between the ranking and what nobody in particular says."""
NAMES: Final = {"direct": "quoted word", "reported": "word of reported speech"}
PLURALS: Final = {"direct": "quoted words", "reported": "words of reported speech"}


def plot_speakers(
    table: pd.DataFrame, *, small: bool, speech: str = "direct", top: int = 20, maximum: float | None = None,
    axis: bool = True,
) -> go.Figure:  # fmt: skip
    """One group of the table of `analysis.measures.quotations.speakers` as ranked bars of words.

    Parameters
    ----------
    table
        One row a speaker. Whoever is ``unattributed`` has no rank: that bar is grey, below all others, and there
        even where ``top`` cuts the ranking.
    small
        True under 30 articles: the axis counts words. Otherwise it shows their share of the group's words.
    speech
        "direct" or "reported": what the words are called.
    top
        So many speakers at most; the axis says how many there are.
    maximum
        Where the axis ends, as a number of words or a share, so that several figures have one scale; without it the
        longest bar.
    axis
        False on a card, where the numbers beside the bars must do.

    Returns
    -------
    Figure
        ``customdata`` of each bar is ``[speaker id, group]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    rows = sorted(theme.records(table), key=lambda row: (-row["words"], row["speaker"], row["id"]))
    named = [row for row in rows if row["id"] != UNATTRIBUTED]
    shown = named[:top] + [row for row in rows if row["id"] == UNATTRIBUTED]
    if not shown:
        return theme.empty("Nobody is quoted here." if speech == "direct" else "Nobody's words are reported here.")
    length = "words" if small else "share"
    places = _places(shown)
    hues = [GREY if row["id"] == UNATTRIBUTED else KIND_COLOURS["person"] for row in shown]
    ends = [number(row["words"]) if small else percent(row["share"]) for row in shown]
    unit = f"words, of {number(shown[0]['n_words'])}" if small else f"share of {_words(shown[0]['n_words'], speech)}"
    note = f"{number(top)} of {counted(len(named), 'speaker')}" if len(named) > top else ""
    return _ranked(
        places, [row[length] for row in shown], [theme.wrapped(row["speaker"]) for row in shown], ends, hues,
        [_hover(row, speech) for row in shown], [[row["id"], row["group"]] for row in shown],
        caption=theme.caption(unit, note), shares=not small, maximum=maximum, axis=axis,
        meta={"shown": min(top, len(named)), "of": len(named)},
    )  # fmt: skip


def plot_named_by_speakers(
    table: pd.DataFrame, *, top: int = 12, maximum: float | None = None, axis: bool = True
) -> go.Figure:
    """Whom one speaker names: the rows of `analysis.measures.quotations.named_by_speakers` of one speaker and group.

    Bars count mentions, in the colour of their kind.

    Parameters
    ----------
    table
        One row an entity.
    top
        So many entities at most; the axis says how many there are.
    maximum
        Where the axis ends, in mentions; without it the longest bar.
    axis
        False on a card, where the numbers beside the bars must do.

    Returns
    -------
    Figure
        ``customdata`` of each bar is ``[speaker id, entity id, group]``; ``layout.meta`` holds ``shown`` and ``of``.
    """
    rows = sorted(theme.records(table), key=lambda row: (-row["mentions"], row["entity"], row["id"]))
    if not rows:
        return theme.empty("Nobody and nothing is named in these quotations.")
    shown = rows[:top]
    return _ranked(
        list(range(len(shown))), [row["mentions"] for row in shown], [theme.wrapped(row["entity"]) for row in shown],
        [number(row["mentions"]) for row in shown], [KIND_COLOURS.get(row["kind"], GREY) for row in shown],
        [_named_hover(row) for row in shown], [[row["speaker_id"], row["id"], row["group"]] for row in shown],
        caption=theme.caption(f"mentions, of {number(shown[0]['n_mentions'])}", theme.shown_of(len(shown), len(rows))),
        shares=False, maximum=maximum, axis=axis, meta={"shown": len(shown), "of": len(rows)},
    )  # fmt: skip


def _words(n: int, speech: str) -> str:
    return counted(n, NAMES[speech], PLURALS[speech])


def _places(rows: list[Record]) -> list[float]:
    """Where each bar stands: one below the other, and after a gap what nobody in particular says."""
    apart = len(rows) > 1
    return [place + (GAP if apart and row["id"] == UNATTRIBUTED else 0) for place, row in enumerate(rows)]


def _ranked(
    places: list[Any], values: list[float], names: list[str], ends: list[str], hues: list[str], hovers: list[str],
    keys: list[list[str]], *, caption: Record, shares: bool, maximum: float | None, axis: bool, meta: Record,
) -> go.Figure:  # fmt: skip
    """Horizontal bars with their numbers behind them."""
    reach = max([*values, maximum or 0])
    bars = go.Bar(
        orientation="h", x=values, y=places, customdata=keys, hovertext=hovers, hoverinfo="text",
        marker={"color": hues}, unselected={"marker": theme.STAY["marker"]}, width=0.72,
    )  # fmt: skip
    labels = go.Scatter(
        x=values, y=places, mode="text", textposition="middle right", hoverinfo="skip", textfont={"size": 12},
        text=[f" {end}" for end in ends], unselected=theme.STAY, showlegend=False, cliponaxis=False,
    )  # fmt: skip
    pitch = theme.WRAPPED_ROW if any("<br>" in name for name in names) else theme.ROW
    ticks = theme.share_axis(reach) if shares else theme.count_axis(reach)
    below = {"title": caption, **ticks} if axis else {"showgrid": False, "showticklabels": False}
    side = theme.name_axis(names, range=[places[-1] + 0.6, -0.6])
    return theme.figure(
        [bars, labels], height=round((places[-1] + 1) * pitch) + (60 if axis else 20), meta=meta,
        xaxis=theme.value_axis(range=[0, reach * (1.18 if axis else 1.3) or 1], **below),
        yaxis={**side, "tickvals": places},
    )  # fmt: skip


def _hover(row: Record, speech: str) -> str:
    noun = "quotation" if speech == "direct" else "reported clause"
    head = f"<b>{theme.label(row['speaker'], 60)}</b>: {number(row['words'])} of {_words(row['n_words'], speech)}"
    return f"{head}<br>{counted(row['quotations'], noun)} in {counted(row['articles'], 'article')}"


def _named_hover(row: Record) -> str:
    head = f"<b>{theme.label(row['speaker'], 60)}</b> names {theme.label(row['entity'], 60)}"
    return f"{head}<br>{counted(row['mentions'], 'time')} in {counted(row['articles'], 'article')}"
