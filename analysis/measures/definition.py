"""What a measure's table says, in words that a reader of the page understands: one definition beside each measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """A measure in words.

    ``title`` names it, ``row`` says what one row is, ``columns`` what each column of the table holds, in the table's
    order (formulas in plain text), ``notes`` what it leaves out or takes for granted, ``sources`` where the formulas
    come from (author, year, where).
    """

    title: str
    row: str
    columns: Mapping[str, str]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
