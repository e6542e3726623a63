"""What figures outlets give, as a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings.parts import records
from analysis.wording import counted

if TYPE_CHECKING:
    import pandas as pd


def title_amounts(table: pd.DataFrame, kind: str = "") -> str:
    """How many figures, of how many outlets, and the unit that most of these give.

    "14 amounts from 3 outlets; 2 outlets give USD". Years and ordinals measure nothing, and count as no unit.
    """
    rows = records(table)
    noun = f"amount of the kind {kind}" if kind else "amount"
    plural = f"amounts of the kind {kind}" if kind else "amounts"
    if not rows:
        return f"No {noun} stands in these sentences"
    text = f"{counted(len(rows), noun, plural)} from {counted(len({row['source'] for row in rows}), 'outlet')}"
    outlets: dict[str, set[str]] = {}
    spelling: dict[str, str] = {}
    for row in rows:
        if row["unit"] and row["kind"] not in ("ordinal", "year"):
            unit = str(row["unit"]).casefold()
            outlets.setdefault(unit, set()).add(str(row["source"]))
            spelling.setdefault(unit, str(row["unit"]))
    unit = min(outlets, key=lambda name: (-len(outlets[name]), name), default="")
    if not unit or len(outlets[unit]) < 2:
        return text
    return f"{text}; {counted(len(outlets[unit]), 'outlet')} give {spelling[unit]}"
