"""The lines of an article and how each of them looks, before anything is decided about it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b as _blake2b
from typing import Final

from analysis.annotate.cues import CLOCK, DATE, normalize_cue
from analysis.model import Region

HEAD: Final = 400
"""Characters of a line that are looked at: a cue stands at its start, and a line may be 50 MB long."""

_META: Final = re.compile(r"\s*date:?\s\d{4}-\d\d-\d\d(?:\s|$)")
_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_TERMINATED: Final = re.compile(r"[.!?…؟。][\"'”’»“)\]\s]*$")
_OPEN_ENDED: Final = re.compile(r"[:;,][\"'”’»“)\]\s]*$")
_STAMP: Final = re.compile(rf"[\W_]*(?:{CLOCK}|{DATE})(?:[\s,|/·•—–-]+(?:{CLOCK}|{DATE}))*[\W_]*", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_MOMENT: Final = re.compile(rf"\b(?:{DATE}|{CLOCK})", re.IGNORECASE)
_BREAK: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BREAKS: Final = re.compile(r"[^\S\n\r]*[\n\r\x0b\x0c\x85\u2028\u2029]\s*")
_BULLET: Final = re.compile(r"(?:[-*•–—▪·]|\d{1,2}[.)])\s")
_WIDTHS: Final = (40, 100)
"""Characters between which the width lies at which mail programs and plain-text pages break lines."""
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the blanks around it."""

    start: int
    end: int
    text: str
    """At most its first ``HEAD`` characters."""
    n_words: int
    key: str
    """For comparing lines: casefolded, blanks and punctuation at the ends removed."""
    terminated: bool
    open_ended: bool

    @property
    def prose(self) -> bool:
        """A sentence or more, as against a heading, a link or a label."""
        return self.n_words >= 30 or (self.n_words >= 6 and (self.terminated or self.open_ended))

    @property
    def paragraph(self) -> bool:
        """Prose that can't well be a headline of a list."""
        return self.n_words >= 30 or (self.n_words >= 12 and self.terminated)

    @property
    def stamp(self) -> bool:
        """Nothing but a time of day or a date."""
        return self.n_words <= 9 and _STAMP.fullmatch(self.text) is not None

    @property
    def moment(self) -> bool:
        """A date or a time of day with five words at most beside it, such as a weekday or an author."""
        if self.n_words > 14 or (self.terminated and self.n_words > 6):
            return False
        rest, dates = _MOMENT.subn(" ", self.text)
        return dates > 0 and len(_WORD.findall(rest)) <= 5


def line_digest(line: str) -> bytes:
    """Eight bytes that stand for a line without the blanks around it, the same in every process."""
    return _blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def line_key(line: str) -> int:
    """`line_digest` of a line, with or without the blanks around it, as a number."""
    return int.from_bytes(line_digest(line.strip()), sys.byteorder)


def text_begin(text: str) -> int:
    """Return where the article begins: behind the date that the seed format puts before it."""
    meta = _META.match(text)
    return meta.end() if meta else 0


@lru_cache(maxsize=2)
def paragraph_spans(text: str) -> tuple[_Span, ...]:
    """Return the paragraphs of ``text`` without the blanks around them; time is linear in its length.

    A paragraph is a line that is not blank. Where sentences were broken into lines of one width, as in a mail, the
    lines that belong together are one paragraph.
    """
    # Regions, sentences and quotations ask for the same text's, one after the other: hence the small cache.
    spans = [span for found in _LINE.finditer(text) if (span := _bare(text, *found.span()))]
    followed = [number for number in range(len(spans) - 1) if _next_line(text, spans[number], spans[number + 1])]
    width = _width(text, spans, followed)
    if not width:
        return tuple(spans)
    joined = {number for number in followed if _goes_on(text, spans[number], spans[number + 1], width)}
    paragraphs: list[_Span] = []
    for number, (start, end) in enumerate(spans):
        if number - 1 in joined:
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return tuple(paragraphs)


def paragraphs_within(text: str, regions: Sequence[Region]) -> Iterator[tuple[int, int, int, int]]:
    """Yield start, end, paragraph and number in ``regions`` (sorted) of each part of a paragraph within a region.

    Paragraphs are numbered from 0 within the article.
    """
    paragraphs, at = paragraph_spans(text), 0
    for number, region in enumerate(regions):
        at = max(at - 1, 0)
        while at < len(paragraphs) and paragraphs[at][0] < region.end:
            span = _bare(text, max(paragraphs[at][0], region.start), min(paragraphs[at][1], region.end))
            if span:
                yield *span, at, number
            at += 1


def _bare(text: str, start: int, end: int) -> _Span | None:
    kept = text[start:end].lstrip()
    start = end - len(kept)
    return (start, start + len(kept.rstrip())) if kept else None


def _next_line(text: str, line: _Span, following: _Span) -> bool:
    """Tell whether no blank line stands between two lines."""
    gap = text[line[1] : following[0]]
    return len(gap) < _WIDTHS[1] and sum(1 for _ in _BREAK.finditer(gap)) == 1


def _width(text: str, spans: Sequence[_Span], followed: Sequence[int]) -> int:
    """Return the width at which sentences were broken into lines, 0 where each line is a paragraph.

    Whoever breaks lines at a width puts as many words into each as fit: the next line's first word would not have.
    Lists of headlines don't fit so well, and each of their lines begins with a capital letter.
    """
    if len(followed) < 2:
        return 0
    lengths = sorted(spans[number][1] - spans[number][0] for number in followed)
    width = lengths[9 * len(lengths) // 10]
    if not _WIDTHS[0] <= width <= _WIDTHS[1]:
        return 0
    full = [n for n in followed if _is_full(text, spans[n], spans[n + 1], width)]
    small = sum(text[spans[number + 1][0]].islower() for number in full)
    broken = len(full) >= 2 and 2 * len(full) >= len(followed) and 3 * small >= len(full)
    return width if broken else 0


def _is_full(text: str, line: _Span, following: _Span, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted into the line."""
    word = text[following[0] : min(following[1], following[0] + width)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(word) > width


def _goes_on(text: str, line: _Span, following: _Span, width: int) -> bool:
    """Tell whether a line goes on in the next one, which is no item of a list and no indented new paragraph."""
    closed = text[line[1] - 1] in ".!?…:;"
    if closed and (_BULLET.match(text, *following) or _indent(text, following[0]) > _indent(text, line[0])):
        return False
    return _is_full(text, line, following, width) or text[following[0]].islower()


def _indent(text: str, start: int) -> int:
    before = text[max(0, start - _WIDTHS[1]) : start]
    return len(before) - len(before.rstrip(" \t\u00a0"))


def split_lines(text: str, begin: int = 0) -> list[Line]:
    """Return the paragraphs of ``text`` from ``begin`` on as lines; time is linear in its length."""
    inside = ((max(start, begin), end) for start, end in paragraph_spans(text) if end > begin)
    return [_measure(text, *bare) for span in inside if (bare := _bare(text, *span))]


def _measure(text: str, start: int, end: int) -> Line:
    head, tail = text[start : min(end, start + HEAD)], text[max(start, end - 12) : end]
    if "\n" in head or "\r" in head:
        head = _BREAKS.sub(" ", head)
    return Line(
        start,
        end,
        head,
        len(head.split()),
        normalize_cue(head),
        _TERMINATED.search(tail) is not None,
        _OPEN_ENDED.search(tail) is not None,
    )
