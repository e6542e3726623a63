"""Two sets of articles compared, as titles and sentences. ``left`` and ``right`` name the target and the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings.parts import SMALL, Record, part_of, records
from analysis.wording import counted, join_names, number, percent, points, quoted

if TYPE_CHECKING:
    import pandas as pd


def is_small(n_target: int, n_reference: int) -> bool:
    """Whether one of two sets of articles has too few for shares."""
    return min(n_target, n_reference) < SMALL


def sentence_sides(n_target: int, n_reference: int, left: str, right: str) -> str:
    """What is compared: "Alpha: 12 articles; compared with Beta: 30 articles."."""
    return f"{left}: {counted(n_target, 'article')}; compared with {right}: {counted(n_reference, 'article')}."


# ---------------------------------------------------------------- names


def title_compare_mentions(table: pd.DataFrame, left: str, right: str) -> str:
    """The name whose share differs most: "Iraq: 84 % of Alpha, 24 % of Beta". What lacks support has no rank."""
    rows = records(table)
    if not rows:
        return "Nobody of this kind is named in either"
    ranked = [row for row in rows if row["supported"]]
    if not ranked:
        return "Every name is in too few articles to be ranked"
    if is_small(rows[0]["articles_target"], rows[0]["articles_reference"]):
        row = _largest(ranked)
        if not row["difference"]:
            return "No name is more frequent on one side"
        here, there = (part_of(row[f"n_{side}"], row[f"articles_{side}"]) for side in ("target", "reference"))
        return f"{row['entity']} differs most: in {here} of {left}, {there} of {right}"
    certain = [row for row in ranked if row["low"] > 0 or row["high"] < 0]
    if not certain:
        return "No name's share differs for certain"
    row = _largest(certain)
    here, there = percent(row["share_target"]), percent(row["share_reference"])
    return f"{row['entity']} differs most: {here} in {left}, {there} in {right}"


def sentence_compare_mentions(table: pd.DataFrame, left: str, right: str) -> str:
    """The numbers of the name whose share differs most, with the interval from 30 articles on."""
    rows = records(table)
    ranked = [row for row in rows if row["supported"]] or rows
    if not ranked:
        return title_compare_mentions(table, left, right) + "."
    row = _largest(ranked)
    here, there = (part_of(row[f"n_{side}"], row[f"articles_{side}"]) for side in ("target", "reference"))
    text = f"{row['entity']} is named in {here} of {left} and in {there} of {right}"
    if is_small(row["articles_target"], row["articles_reference"]):
        return f"{text}. With fewer than {SMALL} articles on a side, no share is computed."
    ends = f"{points(row['low'])} to {points(row['high'])}"
    sure = "" if row["low"] > 0 or row["high"] < 0 else ", so that it may be chance"
    return f"{text}: a difference of {points(row['difference'])} points ({ends}){sure}."


def _largest(rows: list[Record]) -> Record:
    # Rounded: equal differences of shares may differ in their last binary digit.
    return min(rows, key=lambda row: (-round(abs(row["difference"]), 12), str(row["entity"])))


# ---------------------------------------------------------------- terms


def title_keyness(table: pd.DataFrame, left: str, right: str) -> str:
    """The terms that stand out on each side: "“cotton” stands out in Alpha, “steel” in Beta"."""
    parts = [
        f"{join_names([quoted(row['term']) for row in rows[:2]])} in {side}"
        for side, rows in ((left, _certain(table, 1)), (right, _certain(table, -1)))
        if rows
    ]
    return f"What stands out: {'; '.join(parts)}" if parts else "No term sets the two apart for certain"


def sentence_keyness(table: pd.DataFrame, left: str, right: str, basis: str = "documents") -> str:
    """The counts of the strongest term of each side, and how much more it has at least."""
    said = [
        f"{quoted(row['term'])} is {_counts(row, 'target', basis)} of {left} and {_counts(row, 'reference', basis)} of "
        f"{right}: in {side} at least {2 ** abs(row['lrc']):.1f} times as frequent"
        for side, sign in ((left, 1), (right, -1))
        for row in _certain(table, sign)[:1]
    ]  # fmt: skip
    if not said:
        return "No term of either side differs for certain once it is corrected for the number of terms."
    return "; ".join(said) + "."


def _counts(row: Record, side: str, basis: str) -> str:
    if basis == "tokens":
        return f"{number(row[f'n_{side}'])} of {counted(row[f'size_{side}'], 'word')}"
    return f"in {part_of(row[f'df_{side}'], row[f'articles_{side}'])}"


def _certain(table: pd.DataFrame, sign: int) -> list[Record]:
    """The supported terms of one direction whose lrc is not 0, the strongest first."""
    rows = [row for row in records(table) if row["supported"] and sign * row["lrc"] > 0]
    return sorted(rows, key=lambda row: (-abs(row["lrc"]), str(row["term"])))
