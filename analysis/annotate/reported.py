"""Reported speech in English: "X said that ...", "According to X, ...", "..., X noted"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from analysis.annotate.cast import NOBODY, Cast
from analysis.annotate.speech import AFTER_NAMES, BARE, NEVER_TURNED, NO_NAMES, PREPOSITIONS
from analysis.annotate.subjects import Subject, phrase_after, subject_after, subject_before
from analysis.lexicon import fold
from analysis.model import BODY, Attributed, Sentence

_ANCHORS: Final = re.compile(rf" ({'|'.join(sorted(BARE))}|told|declared|believes|according to)\b")
_OPENING: Final = "According to"
_THAT: Final = re.compile(r"([^,.;:\"“”«»()]{0,60}?)\bthat\b\s*")
_INSERTED: Final = re.compile(r",(?!.{0,40}\b(?:informs?|reports?|reported|writes)\b)(?:\s+[\w'’-]+,?){4}")
"""What follows "X said" where it is inserted in the sentence that it reports, and no agency is named."""
_WORD: Final = re.compile(r"\w+")
_NO_REPORT: Final = PREPOSITIONS | {"and", "or", "but", "out", "he", "him", "her", "them", "so", "when", "that"}
_REACH: Final = 300
"""Characters before a verb in which a comma is looked for."""
_LONGEST: Final = 1_000
"""Characters of a clause that is reported before its verb."""
_FEWEST: Final = 4
"""Words of a clause that is reported before its verb."""


class Reported:
    """Reads an article's reported speech piece by piece, in the order of the text."""

    def __init__(
        self, cast: Cast, sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]],
        anchors: list[tuple[int, str]],
    ) -> None:  # fmt: skip
        self._cast = cast
        self._text = cast.text
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._spans = spans
        self._anchors = anchors
        self._next = 0
        self._taken = 0

    def up_to(self, end: int) -> list[Attributed]:
        """What is reported before ``end``, without what was given before."""
        found: list[Attributed] = []
        while self._next < len(self._anchors) and self._anchors[self._next][0] < end:
            at, word = self._anchors[self._next]
            self._next += 1
            one = self._read(at, word) if at >= self._taken else None
            if one is not None:
                found.append(one)
                self._taken = max(one.end, at)
        return found

    def _read(self, at: int, word: str) -> Attributed | None:
        place = bisect_right(self._starts, at) - 1
        if place < 0 or at >= self._sentences[place].end or self._sentences[place].region != BODY:
            return None
        sentence = self._sentences[place]
        if self._is_quoted(sentence):
            return None
        read = self._according if word.endswith("to") else self._verb
        subject, span = read(sentence, at, at + len(word))
        if subject is None or subject.speaker == NOBODY:
            return None
        self._cast.speaks(at, subject.speaker, subject.pronoun)
        if span is None or not self._taken <= span[0] < span[1]:
            return None
        return Attributed(*span, subject.speaker.entity, subject.speaker.name, direct=False)

    def _is_quoted(self, sentence: Sentence) -> bool:
        place = bisect_right(self._spans, (sentence.end, 0)) - 1
        return place >= 0 and self._spans[place][1] > sentence.start

    def _verb(self, sentence: Sentence, at: int, end: int) -> tuple[Subject | None, tuple[int, int] | None]:
        text = self._text
        comma = text.rfind(",", max(sentence.start, at - _REACH), at)
        if comma >= 0 and not text[comma + 1 : at].strip():
            turned = subject_after(self._cast, end, sentence.end)
            if turned is not None:
                return turned, self._clause_before(sentence, comma)
            comma = -1
        subject = subject_before(self._cast, sentence.start, at)
        if subject is None or subject.speaker == NOBODY:
            return None, None
        that = _THAT.match(text, end, sentence.end)
        if that is not None and _may_stand_before_that(text[at:end], that[1]):
            return subject, (that.end(), sentence.end)
        if _INSERTED.match(text, end, sentence.end) and comma >= 0:
            return subject, (sentence.start, sentence.end)
        follows = _WORD.search(text, end, sentence.end)
        bare = text[at:end] in BARE and follows is not None and not text[end : follows.start()].strip()
        if bare and follows is not None and fold(follows[0]) not in _NO_REPORT and follows.end() + 8 < sentence.end:
            return subject, (follows.start(), sentence.end)
        return subject, self._clause_before(sentence, comma)

    def _clause_before(self, sentence: Sentence, end: int) -> tuple[int, int] | None:
        """What stands before ", X said", unless it only says when or where."""
        if not sentence.start < end <= sentence.start + _LONGEST:
            return None
        words = _WORD.findall(self._text, sentence.start, end)
        if len(words) < _FEWEST or fold(words[0]) in PREPOSITIONS or words[0].endswith("ing"):
            return None
        return sentence.start, end

    def _according(self, sentence: Sentence, at: int, end: int) -> tuple[Subject, tuple[int, int] | None]:
        text = self._text
        subject = phrase_after(self._cast, end, sentence.end)
        if at > sentence.start:
            stop = at
            while stop > sentence.start and text[stop - 1] in " ,":
                stop -= 1
            return subject, self._clause_before(sentence, stop)
        comma = text.find(", ", end, sentence.end)
        # "According to the engineer, Ada Kaya, ...": the name is no part of what she says.
        named = self._cast.named(comma + 2, min(comma + 60, sentence.end)) if comma >= 0 else []
        if named and named[0][:1] == (comma + 2,) and named[0].speaker == subject.speaker:
            comma = named[0].end if text[named[0].end] == "," else comma
        return subject, (comma + 2, sentence.end) if comma >= 0 else None


def _may_stand_before_that(verb: str, between: str) -> bool:
    """Tell "said on Monday that" and "told him that" from "recalled the year that"."""
    first = fold(between).split()[:1]
    return not first or verb in NEVER_TURNED or first[0] in PREPOSITIONS | AFTER_NAMES | NO_NAMES - {"the", "a", "an"}


def find_anchors(text: str) -> list[tuple[int, str]]:
    """Where words stand that can report, sorted. The space before them makes the search three times as fast."""
    found = [(one.start(1), one[1]) for one in _ANCHORS.finditer(text)]
    at = text.find(_OPENING)
    while at >= 0:
        found.append((at, _OPENING))
        at = text.find(_OPENING, at + 1)
    return sorted(found)
