"""By what name somebody is called, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings.parts import NOUNS, SMALL, Record, all_of, leaders, records
from analysis.wording import bare_percent, counted, join_names, number, percent, period_name, quoted

if TYPE_CHECKING:
    import pandas as pd


def title_names_used(table: pd.DataFrame, unit: str = "articles") -> str:
    """The name used most for one entity, all that tie: "OTS is called “Turkic Council” most often: in 3 of 4 articles".

    ``table`` holds the rows of one entity, without a period.
    """
    rows, noun = _ordered(table, unit), NOUNS.get(unit, "article")
    if not rows:
        return f"It is named in none of these {noun}s"
    first = rows[0]
    name = quoted(first["used"])
    if len(rows) == 1:
        return f"{first['entity']} is only called {name}, in {all_of(first['n_articles'], noun)} that name it"
    column = "mentions" if unit == "occurrences" else "articles"
    top = leaders(rows, column)
    called = f"{first['entity']} is called {join_names([quoted(row['used']) for row in top])} most often:"
    each = " each" if len(top) > 1 else ""
    if unit == "occurrences":
        return f"{called} {_part(first, column)} mentions{each}"
    return f"{called}{each} in {_part(first, column)} {noun}s that name it"


def sentence_names_used(table: pd.DataFrame, unit: str = "articles") -> str:
    """The first name with its numbers, then the others'; from 30 articles on with share and interval."""
    rows, noun = _ordered(table, unit), NOUNS.get(unit, "article")
    if not rows:
        return title_names_used(table, unit) + "."
    first = rows[0]
    text = f"{quoted(first['used'])}: {_part(first, 'articles')} {noun}s that name {first['entity']}"
    if first["n_articles"] >= SMALL:
        text += f", {percent(first['share'])} ({bare_percent(first['low'])} to {bare_percent(first['high'])})"
    text += f"; {counted(first['mentions'], 'time')}, {number(first['n_mentions'])} by all names."
    others = [f"{quoted(row['used'])} in {number(row['articles'])}" for row in rows[1:]]
    return f"{text} Others: {join_names(others, 6)}." if others else text


def title_names_over_time(table: pd.DataFrame) -> str:
    """Which name is used most at first and at last: "From “Turkic Council” in 2019 to “OTS” in 2023".

    ``table`` holds the rows of one entity, with a period.
    """
    named = table[table["n_articles"] > 0]
    if not len(named):
        return "It is named in no dated article"
    ends = [records(named[named["period"] == period]) for period in (named["period"].min(), named["period"].max())]
    (first, when), (last, then) = (_leader(rows) for rows in ends)
    if when == then:
        return f"{quoted(first)} is used most in {period_name(when)}"
    if first == last:
        return f"{quoted(first)} is used most in {period_name(when)} and in {period_name(then)}"
    return f"From {quoted(first)} in {period_name(when)} to {quoted(last)} in {period_name(then)}"


def _leader(rows: list[Record]) -> tuple[str, str]:
    best = max(rows, key=lambda row: (row["articles"], row["mentions"]))
    return best["used"], best["period"]


def _ordered(table: pd.DataFrame, unit: str) -> list[Record]:
    column = "mentions" if unit == "occurrences" else "articles"
    return sorted(records(table), key=lambda row: (-row[column], row["used"]))


def _part(row: Record, column: str) -> str:
    return f"{number(row[column])} of {number(row[f'n_{column}'])}"
