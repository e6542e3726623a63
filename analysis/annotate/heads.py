"""What stands above the first paragraph: menu, headline, date, byline."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from analysis.annotate.clutter import Cue, head_cue_of, heading_of, is_name
from analysis.annotate.cues import normalize_cue
from analysis.annotate.lines import Line

_LONGEST_HEAD: Final = 60
"""Lines. What has no paragraph by then is a list or a poem, and has no head."""
_GAP: Final = re.compile(r"[^\W\d_]{3,}\.\s+[^\W\d_]")
"""A full stop with a sentence after it."""
_HEADLINE: Final = Cue("headline", "title of the article")
_REPEAT: Final = Cue("headline_repeat", "title of the article once more")
_MENU: Final = Cue("navigation", "menu or category above the article")


def label_head(lines: list[Line], cues: list[Cue | None], title: str = "") -> int:
    """Fill ``cues`` for the lines above the first paragraph and return that paragraph's number.

    The headline is the line that says what the title column says; without such a column the line that the
    head prints twice, else the only candidate: several words that end without a full stop.
    """
    titles = _equal_to_title(lines, title)
    first = _first_paragraph(lines, cues, titles)
    for number in range(first):
        cues[number] = cues[number] or head_cue_of(lines[number]) or heading_of(lines[number])
    _label_names(lines, cues, first)
    at, certain = _headline(lines, cues, first, titles, title)
    if at is not None:
        for number, line in enumerate(lines):
            if line.key == lines[at].key or number in titles:
                cues[number] = _HEADLINE if number == at else _REPEAT
    _label_menu(lines, cues, first, at if certain else None)
    return first


def _equal_to_title(lines: list[Line], title: str) -> frozenset[int]:
    key = normalize_cue(title[:400])
    words = set(key.split())
    if not key:
        return frozenset()
    same = {number for number, line in enumerate(lines) if line.key == key}
    if not same and len(words) >= 5:
        short = (pair for pair in enumerate(lines[:_LONGEST_HEAD]) if pair[1].n_words <= 2 * len(words))
        same = {number for number, line in short if _nearly(set(line.key.split()), words)}
    return frozenset(same)


def _nearly(words: set[str], title: set[str]) -> bool:
    return len(words & title) >= 0.75 * max(len(words), len(title))


def _first_paragraph(lines: list[Line], cues: list[Cue | None], titles: frozenset[int]) -> int:
    """Return the number of the first line that reads like prose; else of the first that nothing speaks against."""
    seen = Counter(line.key for line in lines[:_LONGEST_HEAD])
    free = [
        number
        for number, line in enumerate(lines[:_LONGEST_HEAD])
        if cues[number] is None and number not in titles and (seen[line.key] == 1 or line.paragraph)
    ]
    prose = next((n for n in free if (lines[n].prose or _runs_on(lines, n)) and not lines[n].moment), None)
    if prose is not None:
        return prose
    return next((number for number in free if number >= max(titles, default=0)), 0)


def _runs_on(lines: list[Line], number: int) -> bool:
    """Tell whether a sentence was broken into lines here: the next line goes on in small letters."""
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    return lines[number].n_words >= 6 and following[:1].islower()


def _label_names(lines: list[Line], cues: list[Cue | None], first: int) -> None:
    """The author's name on a line of its own, under the outlet's or beside another byline."""
    for number in range(1, first):
        above = cues[number - 1]
        if cues[number] is None and above is not None and above.kind == "byline" and is_name(lines[number]):
            cues[number] = Cue("byline", "name under the byline")


def _headline(
    lines: list[Line], cues: list[Cue | None], first: int, titles: frozenset[int], title: str
) -> tuple[int | None, bool]:
    """Return the headline's number and whether title column, repetition or clutter beside it vouch for it."""
    if titles:
        return min(titles), True
    free = [number for number in range(first) if cues[number] is None and _like_headline(lines[number])]
    seen = Counter(line.key for line in lines[:first])
    twice = [number for number in free if seen[lines[number].key] > 1]
    if twice:
        key = lines[max(twice)].key
        return next(number for number in twice if lines[number].key == key), True
    bare = [number for number in range(first) if cues[number] is None]
    if title or not free or (len(bare) > 3 and len(bare) == first):
        return None, False
    beside = len(bare) < first
    return (free[0], beside) if beside or free[0] == 0 else (None, False)


def _like_headline(line: Line) -> bool:
    begins = line.text[0]
    capital = begins.isupper() or begins.isdigit() or not begins.isalnum()
    closed = line.text.endswith(".") or line.open_ended
    return 4 <= line.n_words <= 30 and len(line.text) <= 220 and capital and not closed and not _GAP.search(line.text)


def _label_menu(lines: list[Line], cues: list[Cue | None], first: int, headline: int | None) -> None:
    """Short lines before the headline, and between clutter and the headline, are categories or menus."""
    last = max((number for number in range(first) if cues[number] is not None), default=-1)
    for number in range(last):
        short = lines[number].n_words < 8 and not lines[number].terminated
        if cues[number] is None and (short or (headline is not None and number < headline)):
            cues[number] = _MENU
