"""What stands between and below the paragraphs: links, tags, other languages, latest news, comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from analysis.annotate.clutter import Cue, heading_of, is_comments_heading
from analysis.annotate.foreign import is_foreign, profile
from analysis.annotate.lines import Line

_STAMP_GAP: Final = 8
"""Lines between two times of day of one list."""
_FEW: Final = 5
_CAPITAL: Final = re.compile(r"[^\W\d_]\w*")
_STAMPS: Final = Cue("related", "times of day and headlines")
_TAGS: Final = Cue("tags", "names and words without a sentence below the article")
_STRONG: Final = ("related", "tags", "other_language", "headline_repeat")


def label_tail(lines: list[Line], cues: list[Cue | None], first: int, language: str = "") -> None:
    """Fill ``cues`` for the lines from ``first`` on that are no body."""
    stamps = [number for number in range(first, len(lines)) if lines[number].stamp]
    number = first
    while number < len(lines):
        heading = heading_of(lines[number]) if cues[number] is None else None
        if heading:
            stop = _box_end(lines, cues, number, stamps, heading)
            if stop > number + 1 or number == len(lines) - 1:
                cues[number:stop] = [heading] * (stop - number)
            number = stop
        else:
            number += 1
    _label_stamped(lines, cues, stamps)
    last = max((n for n in range(first, len(lines)) if cues[n] is None and lines[n].prose), default=first)
    _label_foreign(lines, cues, first, last, language)
    _label_rest(lines, cues, last)


def _box_end(lines: list[Line], cues: list[Cue | None], at: int, stamps: Sequence[int], heading: Cue) -> int:
    """Return the number of the first line after the heading at ``at`` that is no longer of its list."""
    if is_comments_heading(lines[at]):
        counted = any(map(str.isdigit, lines[at].text))
        return len(lines) if counted or 3 * at >= len(lines) else at + 1
    held = at
    for position in range(bisect_right(stamps, at), len(stamps)):
        if stamps[position] > held + _STAMP_GAP:
            break
        held = stamps[position]
    limit = len(lines) if heading.kind == "related" else min(len(lines), at + 16)
    for number in range(at + 1, limit):
        if number <= held:
            continue
        if not _may_be_listed(cues[number]) or heading_of(lines[number]) or _resumes(lines, cues, number, number - at):
            return number
    return limit


def _may_be_listed(cue: Cue | None) -> bool:
    """Labels such as "Photo" or "Share" stand in lists too."""
    return cue is None or cue.kind in ("byline", "navigation")


def _resumes(lines: list[Line], cues: list[Cue | None], number: int, since: int) -> bool:
    """Tell whether the body goes on at ``number``: after a short list one paragraph shows it, after a long one two."""
    if not lines[number].paragraph:
        return False
    following = number + 1
    if following == len(lines) or cues[following] is not None:
        return since <= _FEW
    return lines[following].paragraph or heading_of(lines[following]) is not None


def _label_stamped(lines: list[Line], cues: list[Cue | None], stamps: list[int]) -> None:
    """Lists of times and headlines that no heading announces: three times or more, hardly a paragraph between."""
    run: list[int] = []
    for stamp in [*stamps, len(lines) + 2 * _STAMP_GAP]:
        if run and stamp - run[-1] > _STAMP_GAP:
            _label_run(lines, cues, run)
            run = []
        run.append(stamp)


def _label_run(lines: list[Line], cues: list[Cue | None], run: list[int]) -> None:
    inside = range(run[0], run[-1] + 1)
    paragraphs = sum(lines[number].prose for number in inside)
    if len(run) < 3 or 4 * paragraphs > len(run):
        return
    for number in inside:
        cues[number] = cues[number] or _STAMPS
    for number in range(run[-1] + 1, min(len(lines), run[-1] + 5)):
        if lines[number].paragraph or cues[number] is not None:
            break
        cues[number] = _STAMPS


def _label_foreign(lines: list[Line], cues: list[Cue | None], first: int, last: int, language: str) -> None:
    """Headlines in another script or language above or below the body: links to its other versions."""
    outside = [n for n in (*range(first), *range(last + 1, len(lines))) if cues[n] in (None, _STAMPS) or n < first]
    if not outside:
        return
    body = profile((lines[n].text for n in range(first, last + 1) if cues[n] is None), language)
    for number in outside:
        cue = cues[number]
        if (cue is None or cue.kind == "navigation") and is_foreign(lines[number].text, body):
            cues[number] = Cue("other_language", "headline in another language than the body")


def _label_rest(lines: list[Line], cues: list[Cue | None], last: int) -> None:
    """Short lines below the last paragraph that stand among clutter: tags before it, the same kind after it."""
    below = range(last + 1, len(lines))
    strong = [number for number in below if (cue := cues[number]) is not None and cue.kind in _STRONG]
    if not strong:
        return
    above: Cue | None = None
    for number in below:
        if cues[number] is None:
            cues[number] = above or (_TAGS if _like_tags(lines[number]) else Cue("navigation", "label among clutter"))
        elif number >= strong[0]:
            above = cues[number]


def _like_tags(line: Line) -> bool:
    words = _CAPITAL.findall(line.text)
    capitals = sum(word[0].isupper() for word in words)
    return not line.terminated and len(words) >= 2 and (2 * capitals >= len(words) or line.text.count(",") >= 2)
