"""From evidence to what a reader sees: the sentence, the outlet, the day, and where to mark."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from analysis.cells import in_counted_region
from analysis.index.store import Index
from analysis.model import Counting, Evidence

_LONGEST = 1_200
"""Characters of one quote; longer ones are cut around the first mark."""
_MOST_SENTENCES = 3
"""Sentences quoted for an article that holds more of them."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One piece of evidence: ``text`` as it stands in the article, ``marks`` as positions in ``text``.

    ``start`` and ``end`` say where the text lies (in the title column where ``in_title``).
    """

    row: int
    article: str
    date: dt.date | None
    source_name: str
    headline: str
    text: str
    marks: tuple[tuple[int, int], ...]
    start: int
    end: int
    in_title: bool = False


def quotes(index: Index, evidence: Evidence, *, limit: int = 50, offset: int = 0) -> list[Quote]:
    """Some of the evidence as quotes, one for each thing counted, in the order of the articles."""
    things = range(offset, min(offset + limit, len(evidence)))
    return [_quote(index, evidence, number) for number in things]


def _quote(index: Index, evidence: Evidence, number: int) -> Quote:
    row = int(evidence.articles[number])
    if evidence.unit == "occurrences":
        return _occurrence(index, evidence, number, row)
    marks = evidence.marks(row) if evidence.marks else []
    if evidence.sentences is not None:
        start, end, in_title = _sentence_span(index, int(evidence.sentences[number]), evidence.unit == "paragraphs")
        return _make(index, row, start, end, [] if in_title else marks, in_title)
    start, end = _article_span(index, row, marks, evidence.focus(row) if evidence.focus else None)
    return _make(index, row, start, end, marks)


def _occurrence(index: Index, evidence: Evidence, number: int, row: int) -> Quote:
    assert evidence.starts is not None and evidence.ends is not None and evidence.fields is not None
    start, end = int(evidence.starts[number]), int(evidence.ends[number])
    if evidence.fields[number]:
        return _make(index, row, 0, len(index.title(row)), [(start, end)], True)
    first, last = _sentence_around(index, row, start)
    return _make(index, row, min(first, start), max(last, end), [(start, end)])


def _make(index: Index, row: int, start: int, end: int, marks: list[tuple[int, int]], in_title: bool = False) -> Quote:
    inside = [(a, b) for a, b in marks if a >= start and b <= end]
    if end - start > _LONGEST:
        start = max(start, (inside[0][0] if inside else start) - _LONGEST // 2)
        end = min(end, start + _LONGEST)
        inside = [(a, min(b, end)) for a, b in inside if start <= a < end]
    text = (index.title(row) if in_title else index.text(row))[start:end]
    relative = tuple((a - start, b - start) for a, b in inside)
    names = index.article_id(row), index.date(row), index.source(row).name, index.headline(row)
    return Quote(row, *names, text, relative, start, end, in_title)


def _sentence_span(index: Index, number: int, paragraph: bool) -> tuple[int, int, bool]:
    table = index.sentences
    start, end, in_title = (int(table[name][number]) for name in ("start", "end", "field"))
    while paragraph and number + 1 < len(table) and table["paragraph"][number + 1] == table["paragraph"][number]:
        if table["field"][number + 1] != in_title or table["start"][number + 1] < start:
            break
        number += 1
        end = int(table["end"][number])
    return start, end, bool(in_title)


def _sentence_around(index: Index, row: int, position: int) -> tuple[int, int]:
    part = index.sentences.part(row)
    kept = np.flatnonzero(index.sentences["field"][part] == 0) + part.start
    starts = index.sentences["start"][kept]
    at = int(np.searchsorted(starts, position, "right")) - 1
    if at < 0:
        return position, position
    return int(starts[at]), int(index.sentences["end"][kept[at]])


def _article_span(
    index: Index, row: int, marks: list[tuple[int, int]], focus: tuple[int, int] | None
) -> tuple[int, int]:
    """The sentences around the focus; without one, from the first marked sentence on, as many as hold marks.

    Without a mark the body's first sentence.
    """
    if focus:
        (start, end), (_, last) = (_sentence_around(index, row, place) for place in focus)
        return min(start, focus[0]), max(end, last, focus[1])
    if marks:
        start, end = _sentence_around(index, row, marks[0][0])
        for a, _ in marks[1:_MOST_SENTENCES]:
            first, last = _sentence_around(index, row, a)
            if first - end <= 2:
                end = max(end, last)
        return start, max(end, marks[0][1])
    part = index.sentences.part(row)
    body = np.flatnonzero(in_counted_region(index.sentences["kind"][part], Counting())) + part.start
    if not len(body):
        return 0, min(len(index.text(row)), _LONGEST)
    return int(index.sentences["start"][body[0]]), int(index.sentences["end"][body[0]])
