"""What the sentences about a pair are about, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analysis.findings.parts import Record, records
from analysis.wording import counted, join_names, number, quoted

if TYPE_CHECKING:
    import pandas as pd

SURE: Final = 0.05


def title_pair_terms(table: pd.DataFrame) -> str:
    """The words that stand out where both are named; only those that do so beyond chance, and often enough."""
    rows = [row for row in records(table) if row["supported"]]
    sure = [row for row in rows if row["lrc"] > 0 or row["p_adjusted"] < SURE]
    if sure:
        names = join_names([quoted(row["term"]) for row in sure[:4]], 4)
        verb = "stands" if len(sure) == 1 else "stand"
        return f"{names} {verb} out where both are named"
    return "No word stands out for sure where both are named" if len(table) else "There is nothing to set apart"


def sentence_pair_terms(table: pd.DataFrame) -> str:
    """The first word that is frequent enough with its integers, and how many sentences were compared."""
    found = records(table)
    if not found:
        return "No sentence names both, or none names only one of them."
    row = next((row for row in found if row["supported"]), found[0])
    return f"{_word(row)} {number(row['n_reference'])} of {number(row['size_reference'])} that name one of them."


def _word(row: Record) -> str:
    return (
        f"{quoted(row['term'])} stands in {number(row['n_target'])} of {counted(row['size_target'], 'sentence')} that "
        "name both, and in"
    )
