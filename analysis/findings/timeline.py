"""When somebody is named, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings.parts import NOUNS, Record, leaders, part_of, records
from analysis.wording import counted, join_names, number, period_name

if TYPE_CHECKING:
    import pandas as pd


def _entity_periods(table: pd.DataFrame, entity: str | None) -> list[Record]:
    """The rows of one entity: the one asked for, else the one in the most articles (by name where they tie)."""
    rows = records(table)
    sums: dict[str, int] = {}
    names = {row["id"]: str(row["entity"]) for row in rows}
    for row in rows:
        sums[row["id"]] = sums.get(row["id"], 0) + row["articles"]
    wanted = entity or min(sums, key=lambda key: (-sums[key], names[key]), default=None)
    return [row for row in rows if row["id"] == wanted]


def _in_period(period: str) -> str:
    return f"in {period_name(period)}"


def title_timeline(table: pd.DataFrame, unit: str = "articles") -> str:
    """When the most named entity is named most: "Kazakhstan is named most often in April 2023: in 5 of 9 articles"."""
    rows, noun = _entity_periods(table, None), NOUNS.get(unit, "article")
    if not rows:
        return f"There are no dated {noun}s here"
    name, peaks = rows[0]["entity"], leaders(rows, "articles")
    if not peaks[0]["articles"]:
        return f"{name} is not named in this time"
    share = part_of(peaks[0]["articles"], peaks[0]["n_articles"], noun)
    if len(rows) == 1:
        return f"{name} is named in {share} {_in_period(rows[0]['period'])}"
    when = join_names([period_name(row["period"]) for row in peaks])
    if len(peaks) > 1:
        return f"{name} is named most often in {when}: in {counted(peaks[0]['articles'], noun)} each"
    return f"{name} is named most often in {when}: in {share}"


def sentence_timeline(table: pd.DataFrame, entity: str | None = None, unit: str = "articles") -> str:
    """How many of the dated articles name an entity (an id), and between when and when."""
    rows, noun = _entity_periods(table, entity), NOUNS.get(unit, "article")
    if not rows:
        return f"There are no dated {noun}s here."
    named, n = sum(row["articles"] for row in rows), sum(row["n_articles"] for row in rows)
    periods = sorted(str(row["period"]) for row in rows)
    span = _in_period(periods[0])
    if len(periods) > 1:
        span = f"from {period_name(periods[0])} to {period_name(periods[-1])}"
    bare = sum(not row["n_articles"] for row in rows)
    gaps = f"; {counted(bare, 'period')} without any {noun}" if bare else ""
    return f"{rows[0]['entity']} is named in {number(named)} of {counted(n, f'dated {noun}')} {span}{gaps}."
