"""Word groups, and words over time, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from analysis.findings.parts import NOUNS, SMALL, Record, leaders, part_of, records
from analysis.wording import counted, join_names, number, percent, period_name, quoted

if TYPE_CHECKING:
    import pandas as pd

Label = Literal["term", "word_group"]


def _share(row: Record) -> str:
    return "" if row["n_articles"] < SMALL else f", {percent(row['share'])}"


def title_word_groups(table: pd.DataFrame, unit: str = "articles") -> str:
    """The group in the most articles: "Words of unity stand in 17 of 42 articles"."""
    rows, noun = records(table), NOUNS.get(unit, "article")
    if not rows or not any(row["articles"] for row in rows):
        return "No word of any group stands here"
    column = "occurrences" if unit == "occurrences" else "articles"
    first = min(rows, key=lambda row: (-row[column], row["word_group"]))
    name = quoted(first["word_group"])
    if unit == "occurrences":
        return f"Words of {name} stand most often: {counted(first['occurrences'], 'time')}"
    return f"Words of {name} stand in {part_of(first['articles'], first['n_articles'], noun)}"


def sentence_word_groups(table: pd.DataFrame, unit: str = "articles") -> str:
    """Each group with its articles, its share with the interval from 30 articles on, and its occurrences."""
    noun = NOUNS.get(unit, "article")
    said = []
    for row in records(table):
        interval = f" ({percent(row['low'])} to {percent(row['high'])})" if _share(row) else ""
        said.append(
            f"{row['word_group']} in {part_of(row['articles'], row['n_articles'], noun)}{_share(row)}{interval}, "
            f"{counted(row['occurrences'], 'time')}"
        )
    return "; ".join(said) + "." if said else "No articles to count words in."


def _most(table: pd.DataFrame, label: Label) -> list[Record]:
    """The periods of the term or group that stands in the most articles."""
    rows = records(table)
    sums: dict[str, int] = {}
    for row in rows:
        sums[row[label]] = sums.get(row[label], 0) + row["articles"]
    first = min(sums, key=lambda name: (-sums[name], name), default=None)
    return [row for row in rows if row[label] == first]


def title_over_time(table: pd.DataFrame, label: Label, unit: str = "articles") -> str:
    """When it stands in the most articles: "“gas” is found most in April 2023: in 5 of 9 articles"."""
    rows, noun = _most(table, label), NOUNS.get(unit, "article")
    if not rows:
        return f"There are no dated {noun}s here"
    name, peaks = quoted(rows[0][label]), leaders(rows, "articles")
    if not peaks[0]["articles"]:
        return f"{name} is not found in this time"
    when = join_names([period_name(row["period"]) for row in peaks])
    if len(peaks) > 1:
        return f"{name} is found most in {when}: in {counted(peaks[0]['articles'], noun)} each"
    most = "" if len(rows) == 1 else " most"
    return f"{name} is found{most} in {when}: in {part_of(peaks[0]['articles'], peaks[0]['n_articles'], noun)}"


def sentence_over_time(table: pd.DataFrame, label: Label, unit: str = "articles") -> str:
    """How many of the dated articles hold it, between when and when, and how many periods are empty."""
    rows, noun = _most(table, label), NOUNS.get(unit, "article")
    if not rows:
        return f"There are no dated {noun}s here."
    found, n = sum(row["articles"] for row in rows), sum(row["n_articles"] for row in rows)
    periods = sorted(str(row["period"]) for row in rows)
    span = f"in {period_name(periods[0])}"
    if len(periods) > 1:
        span = f"from {period_name(periods[0])} to {period_name(periods[-1])}"
    bare = sum(not row["n_articles"] for row in rows)
    gaps = f"; {counted(bare, 'period')} without any {noun}" if bare else ""
    return f"{quoted(rows[0][label])} is found in {number(found)} of {counted(n, f'dated {noun}')} {span}{gaps}."
