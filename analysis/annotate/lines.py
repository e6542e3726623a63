"""The lines of an article and how each of them looks, before anything is decided about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from analysis.annotate.cues import CLOCK, DATE, normalize_cue

HEAD: Final = 400
"""Characters of a line that are looked at: a cue stands at its start, and a line may be 50 MB long."""

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_TERMINATED: Final = re.compile(r"[.!?…؟。][\"'”’»“)\]\s]*$")
_OPEN_ENDED: Final = re.compile(r"[:;,][\"'”’»“)\]\s]*$")
_STAMP: Final = re.compile(rf"[\W_]*(?:{CLOCK}|{DATE})(?:[\s,|/·•—–-]+(?:{CLOCK}|{DATE}))*[\W_]*", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_MOMENT: Final = re.compile(rf"\b(?:{DATE}|{CLOCK})", re.IGNORECASE)


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


def split_lines(text: str, begin: int = 0) -> list[Line]:
    """Return the lines of ``text`` from ``begin`` on that are not blank; time is linear in its length."""
    return [line for found in _LINE.finditer(text, begin) if (line := _measure(text, *found.span()))]


def _measure(text: str, start: int, end: int) -> Line | None:
    raw = text[start:end]
    kept = raw.lstrip()
    if not kept:
        return None
    start = end - len(kept)
    end = start + len(kept.rstrip())
    head, tail = text[start : min(end, start + HEAD)], text[max(start, end - 12) : end]
    return Line(
        start,
        end,
        head,
        len(head.split()),
        normalize_cue(head),
        _TERMINATED.search(tail) is not None,
        _OPEN_ENDED.search(tail) is not None,
    )
