"""How large the collection is, as a title and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings.parts import records
from analysis.wording import counted, number

if TYPE_CHECKING:
    import pandas as pd


def title_corpus(table: pd.DataFrame) -> str:
    """The size of all: "803 361 running words in 439 articles"; the table is that of all articles as one group."""
    rows = records(table)
    if not rows:
        return "There are no articles here"
    return f"{counted(rows[0]['tokens'], 'running word')} in {counted(rows[0]['articles'], 'article')}"


def sentence_corpus(table: pd.DataFrame) -> str:
    """All four counts, and what they come to; the table as in `title_corpus`."""
    rows = records(table)
    if not rows:
        return "There are no articles here."
    row = rows[0]
    each = f", {number(round(row['tokens_per_article']))} words an article" if row["articles"] > 1 else ""
    return (
        f"{counted(row['tokens'], 'running word')}, {number(row['types'])} of them different, in "
        f"{counted(row['sentences'], 'sentence')} and {counted(row['articles'], 'article')}{each}."
    )
