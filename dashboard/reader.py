"""An article as markdown: its text literally, names on the ground of their kind, quotations underlined, clutter grey.

The text is never rewritten; it is cut along its lines, regions, quotations and mentions, and each piece is escaped.
What is said about it (who speaks, why a line is clutter) stands on badges.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from analysis.model import Region
from dashboard.text import escape_markdown, mark

if TYPE_CHECKING:
    from analysis.index.store import Index

Marked = tuple[int, int, str]

SHOWN: Final = ("body", "headline")
"""Regions in full strength; the others are greyed."""
PAGE: Final = 20_000
"""Characters shown at a time: a browser takes long over more."""
QUOTED: Final = "violet"
"""The directive that quotations stand in; the page's style draws it as a dotted line, since colours are the names'."""

QUOTES: Final = "\"'“”„‟«»‘’‚‹›"


class Said(NamedTuple):
    """A quotation in the text, and who speaks ("" where the text names nobody)."""

    start: int
    end: int
    speaker: str = ""


def find_marks(index: Index, row: int, tints: Mapping[str, str], entity: int | None = None) -> list[Marked]:
    """Where the mentions in an article's text stand, in the colour of their kind; nested ones lie below others.

    ``entity``, a number, leaves only the mentions of that one.
    """
    marks = []
    for mention in index.mentions_of(row):
        asked = mention.nested_in < 0 if entity is None else mention.entity == entity
        if asked and mention.field == 0 and mention.region in SHOWN:
            marks.append((mention.start, mention.end, tints[index.entities[mention.entity].kind]))
    return marks


def find_quotations(index: Index, row: int) -> list[Said]:
    """What is quoted (with the marks around it) and reported in an article's text, each with its speaker."""
    text, found = index.text(row), []
    for one in index.quotations_of(row):
        name = index.entities[one.speaker].name if one.speaker >= 0 else one.name
        before, after = (text[one.start - 1 : one.start], text[one.end : one.end + 1]) if one.direct else ("", "")
        start, end = one.start - (before in QUOTES and before != ""), one.end + (after in QUOTES and after != "")
        found.append(Said(start, end, name if one.direct or not name else f"{name}, reported"))
    return found


def cut_pages(text: str, size: int = PAGE) -> list[tuple[int, int]]:
    """Spans of at most `size` characters that cover the text.

    They are cut at the end of a line, else of a word, if there is one in the second half: a text whose first line is
    its only one shall not have a page with nothing else.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = min(start + size, len(text))
        if end < len(text):
            half = start + (end - start) // 2
            end = text.rfind("\n", half, end) + 1 or text.rfind(" ", half, end) + 1 or end
        spans.append((start, end))
        start = end
    return spans or [(0, 0)]


def render_markdown(
    text: str, regions: Sequence[Region], marks: Sequence[Marked], start: int, end: int,
    tints: Mapping[str, str] | None = None, *, quotations: Sequence[Said] = (), clutter: bool = True,
) -> str:  # fmt: skip
    """The stretch of an article from `start` to `end` as markdown.

    Each line that is not blank is a paragraph; lines of clutter that follow each other stand close and small, below a
    line that says what they are. With ``tints`` (colour by kind of region) regions stand on their colour instead;
    without ``clutter`` it stands there like all other text.
    """
    paragraphs: list[str] = []
    before: str | None = None
    for first, last in _lines(text, start, end):
        parts = [(region, max(first, region.start), min(last, region.end)) for region in regions
                 if _meets(region, first, last)]  # fmt: skip
        line = "".join(
            _piece(text, begin, stop, region.kind if clutter else SHOWN[0], marks, tints or {}, quotations)
            for region, begin, stop in parts
        ).strip()
        if not line:
            continue
        filled = [region for region, begin, stop in parts if text[begin:stop].strip()]
        grey = clutter and all(region.kind not in SHOWN for region in filled)
        reason = _reason(filled[0]) if grey else None
        if grey and before is not None and (tints or before == reason):
            paragraphs[-1] += f"\\\n{line}"
        else:
            paragraphs.append(f":small[:gray-badge[{reason}]]\\\n{line}" if grey and not tints else line)
        before = reason
    return "\n\n".join(paragraphs)


def _reason(region: Region) -> str:
    """What a piece of clutter is, and by what it was told, escaped."""
    kind = region.kind.replace("_", " ")
    return escape_markdown(f"{kind}: {region.reason}" if region.reason and region.reason != kind else kind)


def _meets(region: Region, first: int, last: int) -> bool:
    return region.start < last and region.end > first


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for line in text[start:end].splitlines(keepends=True):
        yield position, position + len(line)
        position += len(line)


def _piece(
    text: str, start: int, end: int, kind: str, marks: Sequence[Marked], tints: Mapping[str, str],
    quotations: Sequence[Said],
) -> str:  # fmt: skip
    stretch = text[start:end]
    if not stretch.strip():
        return " "
    if kind in tints:
        return _spaced(stretch, f":{tints[kind]}-background[{escape_markdown(stretch)}]")
    if kind not in SHOWN:
        return _spaced(stretch, f":small[:gray[{escape_markdown(stretch)}]]")
    parts: list[str] = []
    position = start
    for said in quotations:
        first, last = max(said.start, start), min(said.end, end)
        if first < position or last <= first:
            # Of quotations that lie in each other the outer one is drawn.
            continue
        parts.append(_marked(text, position, first, marks))
        parts.append(_spaced(text[first:last], f":{QUOTED}[{_marked(text, first, last, marks).strip()}]"))
        if last == said.end and said.speaker:
            parts.append(f" :gray-badge[{escape_markdown(said.speaker)}]")
        position = last
    parts.append(_marked(text, position, end, marks))
    return "".join(parts)


def _marked(text: str, start: int, end: int, marks: Sequence[Marked]) -> str:
    """A stretch with the mentions in it marked; one space stays at either end where the text has any."""
    stretch = text[start:end]
    inside = [
        (max(first, start) - start, min(last, end) - start, tint)
        for first, last, tint in marks
        if first < end and last > start
    ]
    return _spaced(stretch, mark(stretch, inside))


def _spaced(stretch: str, markdown: str) -> str:
    """The markdown with one space at each end at which the stretch has white space."""
    if not stretch.strip():
        return " " if stretch else ""
    return (" " if stretch[0].isspace() else "") + markdown + (" " if stretch[-1].isspace() else "")
