"""Themes, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings.parts import leaders, part_of, records
from analysis.wording import counted, join_names, number, percent, quoted

if TYPE_CHECKING:
    import pandas as pd


def title_themes(table: pd.DataFrame) -> str:
    """The theme of most articles: "“oil, gas, pipeline” is the largest of 8 themes: 120 of 400 articles"."""
    rows = records(table.drop_duplicates("theme")) if len(table) else []
    if not rows:
        return "There are no themes here"
    top = leaders(rows, "articles")
    names = join_names([quoted(row["theme_name"]) for row in top])
    share = part_of(top[0]["articles"], top[0]["n_articles"])
    if len(top) == 1:
        return f"{names} is the largest of {counted(len(rows), 'theme')}: {share}"
    return f"{names} are the largest of {counted(len(rows), 'theme')}: {share} each"


def sentence_themes(table: pd.DataFrame, theme: int | None = None) -> str:
    """A theme (without it the first) with its articles and terms, each with the articles that hold it."""
    rows = [row for row in records(table) if row["theme"] == (1 if theme is None else theme)]
    if not rows:
        return title_themes(table.iloc[:0]) + "."
    first = rows[0]
    terms = ", ".join(f"{quoted(row['term'])} in {number(row['df'])}" for row in rows[:3])
    of = f"{part_of(first['articles'], first['n_articles'])} ({percent(first['share'])})"
    return f"{of} are most about {quoted(first['theme_name'])}; of these, {terms}."
