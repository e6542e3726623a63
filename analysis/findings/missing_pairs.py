"""Who is not named together, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings.parts import Record, records
from analysis.wording import counted, number

if TYPE_CHECKING:
    import pandas as pd


def title_missing_pairs(table: pd.DataFrame, window: str = "article") -> str:
    """The pair that falls short most: "A and B are named together in 9 articles, where chance would give 34"."""
    if not len(table):
        return f"No pair is missing: all share about as many {window}s as chance would give"
    row = records(table.head(1))[0]
    together = _together(row)
    found = f"in {counted(together, window)}" if together else f"in no {window}"
    return f"{row['x_name']} and {row['y_name']} are named together {found}, where chance would give {_chance(row)}"


def sentence_missing_pairs(table: pd.DataFrame, window: str = "article", pair: tuple[str, str] | None = None) -> str:
    """How many pairs are missing; or one ``pair`` (x id, y id) with its integers."""
    if pair is not None:
        row = next(iter(records(table[table["x"].isin(pair) & table["y"].isin(pair)])), None)
        return _pair_sentence(row, window) if row else "This pair is not missing."
    if not len(table):
        return title_missing_pairs(table, window) + "."
    absent = int((table["a"] + table["a_listed"] == 0).sum())
    sure = int((table["p_adjusted"] < 0.05).sum())
    first = f"{counted(len(table), 'pair')} {'falls' if len(table) == 1 else 'fall'} short"
    return (
        f"{first}: {number(absent)} never named together, the rest less than by chance. {number(sure)} of them also "
        "after allowing for the number of pairs looked at."
    )


def _pair_sentence(row: Record, window: str) -> str:
    listed = f" ({number(row['a_listed'])} of them in a list)" if row["a_listed"] else ""
    together = _together(row)
    found = f"{counted(together, window)}{listed}" if together else f"no {window}"
    return (
        f"{row['x_name']} and {row['y_name']} are named together in {found}, by chance it would be {_chance(row)}: "
        f"{row['x_name']} is named in {number(row['n_x'])}, {row['y_name']} in {number(row['n_y'])} "
        f"of {counted(row['n'], window)}."
    )


def _together(row: Record) -> int:
    """Windows that name both, lists included, whichever way lists are counted."""
    together: float = row["expected"] - row["shortfall"]
    return round(together)


def _chance(row: Record) -> str:
    return f"{row['expected']:.0f}" if row["expected"] >= 10 else f"{row['expected']:.1f}"
