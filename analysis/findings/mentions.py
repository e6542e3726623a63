"""Who is named, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analysis.findings.parts import NOUNS, SMALL, all_of, leaders, part_of, records, these
from analysis.wording import bare_percent, counted, join_names, number, percent

if TYPE_CHECKING:
    import pandas as pd


NO_KIND: Final = {
    "country": "No country", "person": "No person", "organisation": "No organisation", "place": "No place",
    "agreement": "No agreement", "event": "No event", "project": "No project",
}  # fmt: skip


def title_mentions(table: pd.DataFrame, n: int, kind: str | None = None, unit: str = "articles") -> str:
    """Who is named most: "Azerbaijan and Kazakhstan are named in all 5 articles".

    ``n`` counts the articles of the view (distinct texts in the unit texts), ``kind`` says what is missing where the
    table is empty.
    """
    rows, noun = records(table), NOUNS.get(unit, "article")
    if not n:
        return f"There are no {noun}s here"
    if not rows:
        nobody = NO_KIND.get(kind or "", "No country, person or organisation")
        return f"{nobody} is named in {these(n, noun)}"
    column = "mentions" if unit == "occurrences" else "articles"
    top = leaders(rows, column)
    names = join_names(sorted(str(row["entity"]) for row in top))
    verb, each = ("is", "") if len(top) == 1 else ("are", " each")
    if unit == "occurrences":
        times = counted(top[0]["mentions"], "time")
        return f"{names} {verb} named most often: {times}{each} in {counted(n, 'article')}"
    if top[0]["articles"] == n:
        return f"{names} {verb} named in {all_of(n, noun)}"
    return f"{names} {verb} named most often: in {part_of(top[0]['articles'], n, noun)}{each}"


def sentence_mentions(
    table: pd.DataFrame, n: int, entity: str | None = None, kind: str | None = None, unit: str = "articles"
) -> str:
    """One entity (an id; without it the first row) with its numbers.

    From 30 articles on with its share and interval: "Kazakhstan is named in 17 of 42 articles, 40 % (27 to 56)."
    """
    row = next((row for row in records(table) if entity in (None, row["id"])), None)
    if row is None:
        return title_mentions(table.iloc[:0], n, kind, unit) + "."
    text = f"{row['entity']} is named in {part_of(row['articles'], n, NOUNS.get(unit, 'article'))}"
    if n >= SMALL:
        text += f", {percent(row['share'])} ({bare_percent(row['low'])} to {bare_percent(row['high'])})"
    else:
        text += f", {counted(row['mentions'], 'time')}"
        if row.get("demonyms"):
            text += f", {number(row['demonyms'])} of them by a demonym"
    if row["listed_only"] == row["articles"]:
        text += ", only in lists"
    elif row["listed_only"]:
        text += f", in {number(row['listed_only'])} of them only in a list"
    return text + "."
