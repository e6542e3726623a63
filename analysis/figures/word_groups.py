"""Word groups and searched words, drawn like entities: ranked bars, and panels over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.mentions import plot_mentions
from analysis.figures.theme import PALETTE
from analysis.figures.trends import plot_timeline
from analysis.model import Unit

if TYPE_CHECKING:
    import pandas as pd

GROUPS: Final = PALETTE[2]
MOST_PANELS: Final = 8
Label = Literal["term", "word_group"]


def plot_word_groups(table: pd.DataFrame, *, small: bool, unit: Unit = "articles") -> go.Figure:
    """Ranked bars of one part of the table of `analysis.measures.word_groups.word_groups`.

    As `plot_mentions` draws entities: counts under 30 articles, else shares with their intervals. ``customdata`` of
    each bar is ``[word group]``.
    """
    if not len(table):
        return theme.empty("No articles to count words in.")
    nothing = dict.fromkeys(("demonyms", "nested", "listed_only", "articles_demonym_only"), 0)
    # A group that stands nowhere has no bar: `plot_mentions` would take it for one that only lists name.
    rows = _as_entities(table, "word_group").assign(kind="", **nothing)
    figure = plot_mentions(rows.assign(listed_only=-1), small=small, unit=unit)
    figure.update_traces(marker_color=GROUPS, marker_line_width=0, selector={"type": "bar"})
    if unit == "occurrences":
        figure.update_layout(xaxis_title_text="occurrences")
    return figure


def plot_over_time(table: pd.DataFrame, *, label: Label, small: bool, unit: str = "articles") -> go.Figure:
    """Panels of a table of `term_timeline` or `word_group_timeline`, one a term or group, by `plot_timeline`.

    What stands in the most articles comes first.

    ``customdata`` of each bar or point is ``[term or group, period]``.
    """
    if not len(table):
        return theme.empty("No dated articles here.")
    sums = table.groupby(label)["articles"].transform("sum")
    ranked = table.assign(_sum=sums).sort_values(["_sum", label], ascending=[False, True], kind="stable")
    figure = plot_timeline(_as_entities(ranked, label), small=small, unit=unit, top=MOST_PANELS)
    figure.layout.xaxis.title.text = str(figure.layout.xaxis.title.text).replace("that name it", "with it")
    return figure


def _as_entities(table: pd.DataFrame, label: Label) -> pd.DataFrame:
    named = table.rename(columns={"occurrences": "mentions"})
    return named.assign(entity=table[label], id=table[label], noun="occurrence")
