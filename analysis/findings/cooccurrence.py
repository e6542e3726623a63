"""Who is named together, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings.parts import NOUNS, Record, part_of, records
from analysis.wording import counted, join_names, number

if TYPE_CHECKING:
    import pandas as pd


def window_noun(window: str, unit: str = "articles") -> str:
    """What a pair stands together in: the window, or "distinct text" where whole articles are such."""
    return NOUNS.get(unit, window) if window == "article" else window


def title_cooccurrence(table: pd.DataFrame, window: str = "article") -> str:
    """Which pair stands together most often. ``window`` as `window_noun` gives it."""
    if not len(table):
        return f"No two stand together in any {window}"
    # A large collection has tens of thousands of pairs: only the rows that are named are taken out of the table.
    most = int(table["a"].max())
    if not most:
        return f"No pair stands together; {_only_listed(len(table))}"
    top = records(table[table["a"] == most])
    if len(top) == 1:
        return f"{_pair(top[0])} stand together most often: in {counted(most, window)}"
    pairs = sorted(f"{row['x_name']} with {row['y_name']}" for row in top)
    return f"{join_names(pairs)} stand together most often: in {counted(most, window)} each"


def _pair(row: Record) -> str:
    return f"{row['x_name']} and {row['y_name']}"


def _only_listed(n: int) -> str:
    return "1 pair only shares a list" if n == 1 else f"{number(n)} pairs only share a list"


def sentence_cooccurrence(table: pd.DataFrame, window: str = "article", pair: tuple[str, str] | None = None) -> str:
    """The strongest pair and how many only share a list; or one ``pair`` (x id, y id) with its margins."""
    if pair is not None:
        row = next(iter(records(table[table["x"].isin(pair) & table["y"].isin(pair)])), None)
        return _pair_sentence(row, window) if row else f"These two stand together in no {window}."
    if not len(table) or not table["a"].max():
        return title_cooccurrence(table, window) + "."
    first = min(records(table[table["a"] == table["a"].max()]), key=lambda row: (row["x"], row["y"]))
    listed = int((table["a"] == 0).sum())
    text = f"{_pair(first)} stand together in {counted(first['a'], window)}"
    return f"{text}; {_only_listed(listed)}." if listed else f"{text}."


def _pair_sentence(row: Record, window: str) -> str:
    margins = f"{row['x_name']} is named in {number(row['n_x'])}, {row['y_name']} in {number(row['n_y'])}"
    if not row["a"]:
        return f"{_pair(row)} only share a list, in {part_of(row['a_listed'], row['n'], window)}; {margins}."
    listed = f" and only in a list in {number(row['a_listed'])}" if row["a_listed"] else ""
    return f"{_pair(row)} stand together in {part_of(row['a'], row['n'], window)}{listed}; {margins}."
