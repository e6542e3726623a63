"""What a published copy of a collection holds of its texts, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from analysis.index.store import Index

LINES: Final = {
    "excerpts": "Texts: this copy holds only the sentences that name somebody or quote; words are found in them alone.",
    "none": "Texts: not in this copy, only where everything stands. Words are found in titles alone.",
}


def texts_line(index: Index) -> str:
    """The line for pages of a collection without its texts; nothing where all are there."""
    return LINES.get(index.texts, "")


def no_text(start: int, end: int) -> str:
    """What stands in place of a sentence that the copy does not hold."""
    return f"Characters {start:,} to {end:,} of the article; the text is not in this copy."
