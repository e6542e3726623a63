"""What stands next to a word or a name, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analysis.findings.parts import Record, records
from analysis.wording import counted, join_names, number, quoted

if TYPE_CHECKING:
    import pandas as pd

TERMS: Final = 3


def _ranked(table: pd.DataFrame, small: bool) -> list[Record]:
    """What has minimum support, the strongest first: by count in a small collection, else by logDice."""
    rows = [row for row in records(table) if row["supported"]]
    return sorted(rows, key=lambda row: (-row["a"] if small else 0, -row["logdice"], row["term"]))


def title_collocates(table: pd.DataFrame, subject: str, *, small: bool) -> str:
    """The term that stands nearest: "“pipeline” stands next to “gas” most often: 12 times in 8 articles"."""
    if not len(table):
        return f"No term stands next to {subject} here"
    rows = _ranked(table, small)
    if not rows:
        return f"Nothing stands next to {subject} often enough to be ranked"
    first = rows[0]
    how = "most often" if small else "most typically"
    times = f"{counted(first['a'], 'time')} in {counted(first['articles'], 'article')}"
    return f"{quoted(first['term'])} stands next to {subject} {how}: {times}"


def sentence_collocates(table: pd.DataFrame, subject: str, *, small: bool, span: int = 5) -> str:
    """The strongest terms with their integers, and how much was looked at."""
    if not len(table):
        return f"No term stands within {span} words of {subject} here."
    rows = _ranked(table, small)
    whole = records(table)[0]
    words = f"{counted(whole['n_x'], 'word')} stand within {span} words of {subject}, of {number(whole['n'])} in all"
    if not rows:
        return f"{words}; no term often enough to be ranked."
    said = [f"{quoted(row['term'])} {number(row['a'])} of its {counted(row['n_y'], 'time')}" for row in rows[:TERMS]]
    return f"{words}: {join_names(said)}."
