"""Phrases that titles and sentences share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from analysis.wording import counted, number

if TYPE_CHECKING:
    import pandas as pd


Record = dict[str, Any]
SMALL: Final = 30
NOUNS: Final = {"texts": "distinct text"}
"""What a unit counts, where it is not articles."""


def records(table: pd.DataFrame) -> list[Record]:
    """The rows of a table as dictionaries."""
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def all_of(n: int, noun: str = "article") -> str:
    """Every one of ``n``: "the one article", "both articles", "all 5 articles"."""
    return f"the one {noun}" if n == 1 else f"both {noun}s" if n == 2 else f"all {counted(n, noun)}"


def these(n: int, noun: str = "article") -> str:
    """All ``n`` pointed at: "this article", "these 5 articles"."""
    return f"this {noun}" if n == 1 else f"these {counted(n, noun)}"


def part_of(k: int, n: int, noun: str = "article") -> str:
    """A part and its whole: "2 of 5 articles"."""
    return f"{number(k)} of {counted(n, noun)}"


def leaders(rows: Sequence[Record], column: str) -> list[Record]:
    """The rows with the most in this column, all of those that tie."""
    most = max(row[column] for row in rows)
    return [row for row in rows if row[column] == most]
