"""What each stretch of an article is: the body, or one of the things that a web page prints around it.

Lines are looked at with four questions: what do its words say (`clutter`), does it stand in many articles of the
outlet (`recurring`), where does it stand (above the first paragraph, below the last, between them), and what stands
beside it. A line that nothing speaks
against is body: an article without clutter stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from analysis.annotate.clutter import Cue, cue_of, promotion_at_end
from analysis.annotate.datelines import dateline_end
from analysis.annotate.heads import label_head
from analysis.annotate.inline import inline_clutter, inline_head
from analysis.annotate.lines import Line, split_lines, text_begin
from analysis.annotate.recurring import Block, label_recurring, settle_recurring
from analysis.annotate.tails import label_tail
from analysis.model import Region

_BODY: Final = Cue("body", "text of the article")
_Part = tuple[int, int, Cue]


def find_regions(
    text: str, language: str = "", title: str = "", blocks: Mapping[int, Block] | None = None
) -> tuple[Region, ...]:
    """Divide an article into regions.

    Parameters
    ----------
    text
        The article as read. Time is linear in its length, also where it is all on one line.
    language
        ISO 639-1 code of the body where it is known, "" otherwise; helps to tell lines in other languages.
    title
        The title column, "" where there is none; a line that equals it is the headline.
    blocks
        Lines that stand in many articles of the same outlet, if a whole collection was looked at.

    Returns
    -------
    tuple of Region
        Sorted, without gap or overlap, together all of ``text``; empty for an empty text. Blanks between two
        lines of the body belong to it, others to the clutter beside them, at the very end of a body to ``meta``.
    """
    begin = text_begin(text)
    lines = split_lines(text, begin)
    cues = [cue_of(line) for line in lines]
    recurring = label_recurring(text, lines, cues, blocks, title) if blocks else {}
    first = label_head(lines, cues, title)
    label_tail(lines, cues, first, language)
    settle_recurring(cues, recurring)
    parts: list[_Part] = [(0, begin, Cue("meta", "date put before the article"))] if begin else []
    if lines and not any(cue is None for cue in cues):
        cues = _something_to_read(lines, cues)
    opening = next((number for number, cue in enumerate(cues) if cue is None), -1)
    closing = next((number for number in range(len(cues) - 1, -1, -1) if cues[number] is None), -1)
    for number, (line, cue) in enumerate(zip(lines, cues, strict=True)):
        if cue is None:
            parts.extend(_divide(text, line, title if number == opening else None, number == closing))
        else:
            parts.append((line.start, line.end, cue))
    return tuple(_fill(_merge(parts), len(text)))


def _something_to_read(lines: list[Line], cues: list[Cue | None]) -> list[Cue | None]:
    """Without any body left, take the longest line that is not an invitation or a link as the body."""
    known = [(line.n_words, -n) for n, (line, cue) in enumerate(zip(lines, cues, strict=True)) if _may_be_body(cue)]
    longest = -max(known)[1] if known else -1
    return [None if number == longest else cue for number, cue in enumerate(cues)]


def _may_be_body(cue: Cue | None) -> bool:
    return cue is not None and cue.kind in ("navigation", "headline", "byline", "tags")


def _divide(text: str, line: Line, title: str | None, closing: bool) -> Iterator[_Part]:
    """Cut clutter out of a line of the body: title and dateline off its first one (for others ``title`` is None),
    an invitation off its last, lists and labels out of any long one.
    """
    start = line.start
    if title is not None:
        for begin, stop, cue in _above(text, line.start, line.end, title):
            yield begin, stop, cue
            start = _skip_blanks(text, stop)
    cut = promotion_at_end(text, start, line.end) if closing else None
    end = cut or line.end
    for begin, stop, cue in inline_clutter(text, start, end):
        if text[start:begin].strip():
            yield start, begin, _BODY
        yield begin, stop, cue
        start = _skip_blanks(text, stop)
    if start < end:
        yield start, end, _BODY
    if cut:
        yield cut, line.end, Cue("promotion", "invitation at the end of the last paragraph")


def _above(text: str, start: int, end: int, title: str) -> Iterator[_Part]:
    """Title, menu, date and dateline before the first sentence in its own line."""
    after = _after_title(text, start, end, title)
    if after > start:
        yield start, after, Cue("headline", "begins with the article's title")
        start = _skip_blanks(text, after)
    for begin, stop, cue in inline_head(text, start, end):
        yield begin, stop, cue
        start = _skip_blanks(text, stop)
    after = dateline_end(text, start, end) or start
    if after > start:
        yield start, after, Cue("dateline", "place and date before the first sentence")


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _after_title(text: str, start: int, end: int, title: str) -> int:
    """Return where the text goes on after a title that stands before it in the same line, else ``start``."""
    plain = " ".join(title.split())
    stop = start + len(plain)
    if len(plain.split()) < 3 or stop + 1 >= end or not text[stop].isspace():
        return start
    return stop if text[start:stop].casefold() == plain.casefold() else start


def _merge(parts: list[_Part]) -> list[_Part]:
    """Join neighbours of one kind; the first one's reason stands for all."""
    merged: list[_Part] = []
    for start, end, cue in parts:
        if merged and merged[-1][2].kind == cue.kind and cue.kind != "meta":
            merged[-1] = (merged[-1][0], end, merged[-1][2])
        else:
            merged.append((start, end, cue))
    return merged


def _fill(parts: list[_Part], length: int) -> Iterator[Region]:
    """Give the blanks between parts to clutter, so that body begins and ends with something to read."""
    at = 0
    blank = Cue("meta", "white space")
    for number, (start, end, cue) in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else None
        if cue.kind != "body":
            stop = following[0] if following else length
            yield Region(at, stop, cue.kind, cue.reason)
            at = stop
            continue
        if at < start:
            yield Region(at, start, *blank)
        begin = max(at, start)
        yield Region(begin, end, cue.kind, cue.reason)
        at = end
    if at < length:
        yield Region(at, length, *blank)
