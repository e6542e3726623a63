"""An article as markdown: its text literally, mentions on the ground of their kind, clutter grey.

The text is never rewritten; it is cut along its lines, regions and mentions, and each piece is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from analysis.model import Region
from dashboard.text import escape_markdown, mark

if TYPE_CHECKING:
    from analysis.index.store import Index

Marked = tuple[int, int, str]

SHOWN: Final = ("body", "headline")
"""Regions in full strength; the others are greyed."""
PAGE: Final = 20_000
"""Characters shown at a time: a browser takes long over more."""


def find_marks(index: Index, row: int, tints: dict[str, str]) -> list[Marked]:
    """Where the mentions in an article's text stand, in the colour of their kind; nested ones lie below others."""
    marks = []
    for mention in index.mentions_of(row):
        if mention.field == 0 and mention.region in SHOWN and mention.nested_in < 0:
            marks.append((mention.start, mention.end, tints[index.entities[mention.entity].kind]))
    return marks


def cut_pages(text: str, size: int = PAGE) -> list[tuple[int, int]]:
    """Spans of at most `size` characters that cover the text, cut at the ends of lines where there are any."""
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = min(start + size, len(text))
        if end < len(text):
            end = text.rfind("\n", start + 1, end) + 1 or end
        spans.append((start, end))
        start = end
    return spans or [(0, 0)]


def render_markdown(
    text: str, regions: Sequence[Region], marks: Sequence[Marked], start: int, end: int,
    tints: Mapping[str, str] | None = None,
) -> str:  # fmt: skip
    """The stretch of an article from `start` to `end` as markdown.

    Each line that is not blank is a paragraph; lines of clutter that follow each other stand close and small.
    With ``tints`` (colour by kind of region) regions stand on their colour instead.
    """
    paragraphs: list[str] = []
    grey = False
    for first, last in _lines(text, start, end):
        pieces = [
            _piece(text, max(first, region.start), min(last, region.end), region.kind, marks, tints or {})
            for region in regions
            if _meets(region, first, last)
        ]
        line = "".join(pieces).strip()
        if not line:
            continue
        was_grey, grey = grey, all(region.kind not in SHOWN for region in regions if _meets(region, first, last))
        if grey and was_grey:
            paragraphs[-1] += f"\\\n{line}"
        else:
            paragraphs.append(line)
    return "\n\n".join(paragraphs)


def _meets(region: Region, first: int, last: int) -> bool:
    return region.start < last and region.end > first


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for line in text[start:end].splitlines(keepends=True):
        yield position, position + len(line)
        position += len(line)


def _piece(text: str, start: int, end: int, kind: str, marks: Sequence[Marked], tints: Mapping[str, str]) -> str:
    stretch = text[start:end]
    before = " " if stretch[:1].isspace() else ""
    after = " " if stretch[-1:].isspace() else ""
    if not stretch.strip():
        return " "
    if kind in tints:
        return f"{before}:{tints[kind]}-background[{escape_markdown(stretch)}]{after}"
    if kind not in SHOWN:
        return f"{before}:small[:gray[{escape_markdown(stretch)}]]{after}"
    inside = [
        (max(first, start) - start, min(last, end) - start, tint)
        for first, last, tint in marks
        if first < end and last > start
    ]
    return f"{before}{mark(stretch, inside)}{after}"
