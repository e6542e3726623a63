"""Who says each quotation, and what is said in reported form by somebody named."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from analysis.annotate.cast import NOBODY, Appearance, Cast, Known
from analysis.annotate.quotations import Quotation
from analysis.annotate.reported import Reported, find_anchors
from analysis.annotate.speech import JOINING, SPEAKING
from analysis.annotate.subjects import (
    UNKNOWN,
    Subject,
    are_joined,
    first_subject,
    phrase_after,
    subject_after,
    subject_before,
)
from analysis.lexicon import Lexicon, fold, reporting_verbs
from analysis.model import Attributed, Mention, Sentence

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ACCORDING: Final = re.compile(r"\b(?:according to|in the words of)\s+", re.IGNORECASE)
_MARKS: Final = "\"“”„‟«»'‘’"
_BLANKS: Final = " \t\xa0—–-"
_LINE_BREAK: Final = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_LINE_BREAKS: Final = "\n\r\x0b\x0c\x85\u2028\u2029"
_WITHIN: Final = 180
"""Characters behind a quotation in which the verb is looked for."""
_SHORT: Final = 70
"""The same where a full stop ended the quotation."""


class SpeakerFinder:
    """Finds speakers by general rules of English; other languages go by a verb of saying and a name beside it."""

    def __init__(self, lexicon: Lexicon) -> None:
        entities = lexicon.entities
        self._known = Known(
            people=frozenset(n for n, entity in enumerate(entities) if entity.kind == "person"),
            bodies=frozenset(n for n, e in enumerate(entities) if e.kind == "organisation" and not e.attribution),
            titles=frozenset(fold(word) for words in lexicon.titles.values() for word in words),
            officials=frozenset(n for n, entity in enumerate(entities) if entity.offices),
        )

    def find(
        self, text: str, quotations: Sequence[Quotation], mentions: Sequence[Mention],
        sentences: Sequence[Sentence], language: str,
    ) -> tuple[Attributed, ...]:  # fmt: skip
        """Each quotation with its speaker, and reported speech of named speakers, sorted, without overlap.

        Parameters
        ----------
        text
            The article as read.
        quotations
            What `find_quotations` found; marks inside one belong to it, so its outer speaker says all of it.
        mentions, sentences
            Of the whole article, sorted.
        language
            ISO 639-1 code. Reported speech is found in English only.

        Returns
        -------
        tuple of Attributed
            ``speaker`` -1 and ``name`` "" where nobody is named, or nobody in particular.
        """
        if not quotations and language != "en":
            return ()
        spans = [(q.start, q.end) for q in quotations]
        anchors = find_anchors(text) if language == "en" else []
        if not spans and not anchors:
            return ()
        cast = Cast(text, mentions, sentences, spans, self._known)
        return _Reading(cast, sentences, spans, language, anchors).attribute()


class _Reading:
    """One article, read from its beginning, so that "he" is somebody who came before."""

    def __init__(
        self, cast: Cast, sentences: Sequence[Sentence], spans: list[tuple[int, int]], language: str,
        anchors: list[tuple[int, str]],
    ) -> None:  # fmt: skip
        self._cast = cast
        self._text = cast.text
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._spans = spans
        self._language = language
        self._verbs = frozenset(map(fold, reporting_verbs(language))) if spans and language != "en" else frozenset()
        self._found: list[Subject] = []
        self._breaks = [found.start() for found in _LINE_BREAK.finditer(self._text)] if spans else []
        self._reported = Reported(cast, sentences, spans, anchors)

    def attribute(self) -> tuple[Attributed, ...]:
        """All quotations and what is reported between them."""
        said: list[Attributed] = []
        for number, (start, end) in enumerate(self._spans):
            said += self._reported.up_to(start)
            subject = self._speaker(number) or UNKNOWN
            self._found.append(subject)
            self._cast.speaks(end, subject.speaker, subject.pronoun)
            said.append(Attributed(start, end, subject.speaker.entity, subject.speaker.name, direct=True))
        said += self._reported.up_to(len(self._text))
        return tuple(sorted(said))

    def _speaker(self, number: int) -> Subject | None:
        """Who says a quotation; None where nothing tells."""
        start, end = self._spans[number]
        opened, closed = _before(self._text, start), _behind(self._text, end)
        if self._language != "en":
            return self._by_verb(number, opened, closed)
        follows = self._text[closed : closed + 3].lstrip()[:1]
        last = self._text[end - 1]
        if last in ",?!…-—–" or (follows and follows in ",—–-") or (last == "." and follows.islower()):
            return self._after(closed) or self._around(number, opened)
        if last != ".":
            return self._around(number, opened) or self._after(closed, apart=True)
        return (
            self._lead(number, opened)
            or self._onward(number, opened)
            or self._after(closed, short=True)
            or self._paragraph_before(opened, closed)
        )

    def _around(self, number: int, opened: int) -> Subject | None:
        return self._lead(number, opened) or self._onward(number, opened)

    # ------------------------------------------------------------ behind the quotation

    def _after(self, closed: int, *, short: bool = False, apart: bool = False) -> Subject | None:
        """The "X said" behind a quotation.

        ``short``: a new sentence, that may be about something else. ``apart``: a comma must set it off.
        """
        text, end = self._text, self._clause_end(closed)
        begin = closed
        while begin < end and (text[begin].isspace() or text[begin] in ",—–-"):
            begin += 1
        according = _ACCORDING.match(text, begin, end)
        if according:
            return phrase_after(self._cast, according.end(), end)
        verb = next(_verbs(text, begin, min(end, begin + (_SHORT if short else _WITHIN))), None)
        if verb is None and text[closed:begin].strip(" ,"):
            return self._signed(begin, end)
        if verb is None or verb[0].endswith("ing") or (short and not _ends(text, verb.end(), end)):
            return None
        before = text[begin : verb.start()]
        if apart and "," not in text[closed : verb.start()]:
            return None
        if not before.strip() or before.strip() in ("also", "then", "later"):
            return subject_after(self._cast, verb.end(), end)
        if before[:3].lower() == "as ":
            begin += 3
        return subject_before(self._cast, begin, verb.start(), after_quotation=True)

    def _signed(self, begin: int, end: int) -> Subject | None:
        """A name alone behind a dash."""
        named = self._cast.named(begin, end)
        alone = len(named) == 1 and named[0].start == begin and not self._text[named[0].end : end].strip(" .")
        return Subject(named[0].speaker) if alone else None

    def _clause_end(self, closed: int) -> int:
        """The end of the sentence that follows or goes on behind a quotation, within its line and before the next."""
        text, at = self._text, closed
        stop = self._line_end(closed)
        while at < stop and text[at].isspace():
            at += 1
        sentence = bisect_right(self._starts, at) - 1
        if sentence >= 0 and self._sentences[sentence].end > at:
            stop = min(stop, self._sentences[sentence].end)
        following = bisect_right(self._spans, (closed, len(text))) if self._spans else 0
        return min(stop, self._spans[following][0] - 1) if following < len(self._spans) else stop

    # ------------------------------------------------------------ before the quotation

    def _lead(self, number: int, opened: int) -> Subject | None:
        """The "X said:" before a quotation, in its sentence or, with a colon, in the line before."""
        text = self._text
        floor = self._floor(opened)
        if number:
            floor = max(floor, min(_behind(text, self._spans[number - 1][1]), opened))
        above = _end_before(text, opened, _BLANKS)
        if above > floor:
            return self._lead_in(floor, opened)
        if above > self._line_start(opened):
            return None
        above = _end_before(text, opened, _BLANKS + _LINE_BREAKS)
        if not above or text[above - 1] not in ":," or (number and self._spans[number - 1][1] >= above):
            return None
        return self._lead_in(self._floor(above - 1), above)

    def _floor(self, at: int) -> int:
        """Where the sentence of a position begins."""
        place = bisect_right(self._starts, at) - 1
        return max(self._starts[place], self._line_start(at)) if place >= 0 else self._line_start(at)

    def _lead_in(self, floor: int, end: int) -> Subject | None:
        text = self._text
        for verb in reversed(list(_verbs(text, floor, end))[-4:]):
            subject = self._subject(verb, floor, end)
            if subject is not None:
                return subject
        according = _ACCORDING.search(text, floor, end)
        if according:
            return phrase_after(self._cast, according.end(), end)
        if text[floor:end].rstrip().endswith(":"):
            return first_subject(self._cast, floor, end)
        return None

    def _subject(self, verb: re.Match[str], floor: int, end: int) -> Subject | None:
        if verb[0].endswith("ing") and not self._text[floor : verb.start()].endswith("as "):
            return first_subject(self._cast, floor, verb.start())
        before = subject_before(self._cast, floor, verb.start())
        return before if before is not None else subject_after(self._cast, verb.end(), end)

    # ------------------------------------------------------------ the quotation before

    def _onward(self, number: int, opened: int) -> Subject | None:
        """The same speaker goes on after an interruption in the same paragraph."""
        if not number:
            return None
        closed = _behind(self._text, self._spans[number - 1][1])
        if self._line_end(closed) < opened:
            return None
        first = bisect_right(self._starts, closed)
        between = [s for s in self._starts[first : bisect_right(self._starts, opened - 1)] if s > closed + 2]
        return None if between else self._found[number - 1]

    def _paragraph_before(self, opened: int, closed: int) -> Subject | None:
        """A paragraph that is one quotation goes on with who spoke in the paragraph before."""
        text = self._text
        line = self._line_start(opened)
        end = self._line_end(closed)
        above = _end_before(text, line, _BLANKS + _LINE_BREAKS)
        if _end_before(text, opened, _BLANKS) > line or _end_before(text, end, _BLANKS + ".") > closed or not above:
            return None
        speaker = self._cast.spoke_since(self._line_start(above))
        return Subject(speaker) if speaker != NOBODY else None

    # ------------------------------------------------------------ lines

    def _line_start(self, at: int) -> int:
        place = bisect_right(self._breaks, at - 1)
        return self._breaks[place - 1] + 1 if place else 0

    def _line_end(self, at: int) -> int:
        place = bisect_left(self._breaks, at)
        return self._breaks[place] if place < len(self._breaks) else len(self._text)

    # ------------------------------------------------------------ other languages

    def _by_verb(self, number: int, opened: int, closed: int) -> Subject | None:
        """A verb of saying beside the quotation, and the first who is named there."""
        text, floor = self._text, self._floor(opened)
        if number:
            floor = max(floor, min(_behind(text, self._spans[number - 1][1]), opened))
        if _end_before(text, opened, _BLANKS) <= floor:
            above = _end_before(text, opened, _BLANKS + _LINE_BREAKS)
            colon = above and text[above - 1] == ":"
            floor, opened = (self._floor(above - 1), above) if colon else (opened, opened)
        stop = min(self._clause_end(closed), closed + _WITHIN)
        said_after = self._has_verb(closed, stop)
        led = self._has_verb(floor, opened) or text[floor:opened].rstrip().endswith(":")
        for asked, begin, end in ((said_after, closed, stop), (led or said_after, floor, opened)):
            named = self._cast.named(begin, end) if asked else []
            people = [a for a in named if a.speaker.entity >= 0 or " " in a.speaker.name]
            if people:
                return UNKNOWN if self._are_several(people, begin) else Subject(people[0].speaker)
        if not said_after:
            return None
        speaker = self._cast.spoke_since(0)
        return Subject(speaker) if speaker != NOBODY else None

    def _are_several(self, people: list[Appearance], begin: int) -> bool:
        """Whether the first of them says it together with another, named or not known."""
        first = people[0]
        if any(are_joined(self._text, first, other) and not self._has_verb(first.end, other.start) for other in people):
            return True
        before, after = self._text[begin : first.start].split(), self._text[first.end : first.end + 60].split()
        if len(before) > 1 and fold(before[-1]) in JOINING and before[-2].istitle():
            return True
        return len(after) > 1 and fold(after[0]) in JOINING and after[1].strip(".,:;").istitle()

    def _has_verb(self, start: int, end: int) -> bool:
        return any(fold(word[0]) in self._verbs for word in _WORD.finditer(self._text, start, end))


def _verbs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The verbs of saying in a stretch; a capitalised word inside it is part of a name."""
    for word in _WORD.finditer(text, start, end):
        opens = word[0].istitle() and not text[start : word.start()].strip()
        if word[0] in SPEAKING or (opens and fold(word[0]) in SPEAKING):
            yield word


def _ends(text: str, at: int, end: int) -> bool:
    """Whether a verb ends its clause or goes on with a place or a time, and not with what is said."""
    rest = fold(text[at:end])
    return " that " not in rest and not rest.lstrip(" ").startswith(("the ", "it ", "he ", "she ", "a ", "they "))


def _before(text: str, start: int) -> int:
    """The position of the mark that opens what starts at ``start``."""
    at = start
    while at and text[at - 1].isspace():
        at -= 1
    return at - 1 if at and text[at - 1] in _MARKS else at


def _behind(text: str, end: int) -> int:
    """The position behind the mark that closes what ends at ``end``."""
    at = end
    while at < len(text) and text[at].isspace():
        at += 1
    return at + 1 if at < len(text) and text[at] in _MARKS else end


def _end_before(text: str, at: int, skipped: str) -> int:
    """Where what stands before a position ends, some signs left out."""
    while at and text[at - 1] in skipped:
        at -= 1
    return at
