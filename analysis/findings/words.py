"""What it is about, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analysis.findings.parts import NOUNS, part_of, records
from analysis.wording import counted, join_names, number, quoted

if TYPE_CHECKING:
    import pandas as pd


TERMS: Final = 3


def title_topics(table: pd.DataFrame, score: str = "tfidf") -> str:
    """The term that stands out most: "“corridor” stands out most: 12 times in “Trade grew”"."""
    rows = [row for row in records(table) if not row["everywhere"]]
    if not rows:
        return "No term stands out"
    first = min(rows, key=lambda row: (-row[score], row["term"], str(row["group_name"])))
    times = counted(first["n_term"], "time")
    return f"{quoted(first['term'])} stands out most: {times} in {quoted(first['group_name'])}"


def sentence_topics(table: pd.DataFrame, group: str | None = None, score: str = "tfidf") -> str:
    """The first terms of a group (without it, of the first), and what stands in almost every article."""
    rows = records(table)
    rows = [row for row in rows if row["group"] == (rows[0]["group"] if group is None else group)]
    if not rows:
        return "No term stands out."
    own = sorted((row for row in rows if not row["everywhere"]), key=lambda row: (-row[score], row["term"]))
    common = sorted(row["term"] for row in rows if row["everywhere"])
    parts = []
    if own:
        terms = join_names([str(row["term"]) for row in own[:TERMS]])
        parts.append(f"{quoted(own[0]['group_name'])} stands out by {terms}")
    if common:
        parts.append(f"{'in' if own else 'In'} almost every article: {join_names(common, 8)}")
    return "; ".join(parts) + "."


def title_search(table: pd.DataFrame, query: str, unit: str = "articles") -> str:
    """In how many articles the parts of a query are found: "“energy” is found in 12 of 42 articles".

    The table is that of all articles as one group: an article can be in the groups of several countries.
    """
    found, noun = sorted(records(table), key=lambda row: (-row["articles"], row["match"])), NOUNS.get(unit, "article")
    if not found or not found[0]["articles"]:
        return f"{quoted(query)} is found in none of these {noun}s"
    first = f"{quoted(found[0]['match'])} is found in {part_of(found[0]['articles'], found[0]['n_articles'], noun)}"
    return ", ".join([first, *(f"{quoted(row['match'])} in {number(row['articles'])}" for row in found[1:])])


def sentence_search(table: pd.DataFrame, query: str, unit: str = "articles") -> str:
    """How often the parts of a query are found, and in how many articles; the table as in `title_search`."""
    found, noun = [row for row in records(table) if row["articles"]], NOUNS.get(unit, "article")
    if not found:
        return title_search(table, query, unit) + "."
    said = [
        f"{quoted(row['match'])} {counted(row['occurrences'], 'time')} in "
        f"{part_of(row['articles'], row['n_articles'], noun)}"
        for row in found
    ]
    return "; ".join(said) + "."
