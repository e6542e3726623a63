"""Who is named more than before, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings.parts import SMALL, Record, part_of, records
from analysis.wording import bare_percent, number

if TYPE_CHECKING:
    import pandas as pd


def title_rank_changes(table: pd.DataFrame) -> str:
    """Who rises and who falls most among those that are ranked; under 30 articles the largest change in counts.

    What an interval leaves at 0 is neither risen nor fallen.
    """
    rows = [row for row in records(table) if row["supported"]]
    if not rows:
        return "Nobody is named often enough in either half to be ranked"
    if rows[0]["n_articles"] + rows[0]["n_reference"] < SMALL:
        row = _largest(rows)
        if not row["difference"]:
            return "Nothing changes between the two halves"
        return f"{row['entity']} is named in {_before(row)} before, {_now(row)} after"
    up = [row for row in rows if row["low"] > 0]
    down = [row for row in rows if row["high"] < 0]
    said = [f"{up[0]['entity']} is named more than before"] if up else []
    said += [f"{down[-1]['entity']} less"] if down and up else []
    said += [f"{down[-1]['entity']} is named less than before"] if down and not up else []
    return ", ".join(said) or "No share changes by more than chance could do"


def sentence_rank_changes(table: pd.DataFrame) -> str:
    """The largest change with its numbers: counts, and from 30 articles on the difference with its interval."""
    rows = [row for row in records(table) if row["supported"]]
    if not rows:
        return title_rank_changes(table) + "."
    row = _largest(rows)
    if not row["difference"]:
        return f"Nothing changes: {row['entity']} is named in {_before(row)} before and {_now(row)} after."
    text = f"The largest change: {row['entity']}, {_before(row)} before and {_now(row)} after"
    if row["n_articles"] + row["n_reference"] >= SMALL:
        ends = f"{_points(row['low'])} to {_points(row['high'])}"
        text += f", {_points(row['difference'])} percentage points ({ends})"
    if row["rank_change"] == row["rank_change"]:
        text += f"; from rank {number(row['rank_reference'])} to rank {number(row['rank'])}"
    return text + "."


def _largest(rows: list[Record]) -> Record:
    # Rounded: equal differences of shares may differ in their last binary digit. Ties go by name.
    return min(rows, key=lambda row: (-round(abs(row["difference"]), 12), str(row["entity"])))


def _before(row: Record) -> str:
    return part_of(row["articles_reference"], row["n_reference"])


def _now(row: Record) -> str:
    return part_of(row["articles"], row["n_articles"])


def _points(value: float) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{bare_percent(abs(value))}"
