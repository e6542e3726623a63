"""Who appears in an article: people known to the lexicon, names it lacks, and whom "he" or "the minister" means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from analysis.annotate.speech import (
    BY_OFFICE,
    FEMALE_ENDS,
    GOVERNING,
    INSTITUTIONS,
    MALE_ENDS,
    NO_NAMES,
    PARTICLES,
    PRONOUNS,
    ROLES,
)
from analysis.lexicon import fold
from analysis.model import FORMS, Mention, Sentence

_CAPITALS: Final = "".join(letter for letter in map(chr, range(0x41, 0x530)) if letter.isupper())
_CAPITAL: Final = re.compile(rf"\b[{_CAPITALS}][^\W\d_]*(?:['’ʻ‘-][^\W\d_]+)*\.?")
_POSSESSIVE: Final = re.compile(r"['’]s?\b|['’](?=\s)")
_OWNER: Final = re.compile(r"(?:['’]s|['’])$")
_LOOK_BACK: Final = 60
_SENTENCES_BACK: Final = 12
"""Sentences in which whom a pronoun means is looked for."""
_SUBJECT_IN: Final = 400
"""Characters of a sentence in which its subject is looked for."""
_CALLED_WITHIN: Final = 20_000
_NOMINAL: Final = FORMS.index("nominal")


class Speaker(NamedTuple):
    """An entity's number, or the name of somebody whom the lexicon lacks; neither: not known."""

    entity: int = -1
    name: str = ""


NOBODY: Final = Speaker()


class Appearance(NamedTuple):
    """Where somebody is named."""

    start: int
    end: int
    speaker: Speaker


class Known(NamedTuple):
    """What the lexicon tells: numbers of people, of bodies that can speak, words that stand before a surname,
    and who holds or held an office.
    """

    people: frozenset[int]
    bodies: frozenset[int]
    titles: frozenset[str]
    officials: frozenset[int]


class Cast:
    """The people of one article, and who spoke or acted last. Grows while the article is read from its beginning."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], sentences: Sequence[Sentence],
        quoted: Sequence[tuple[int, int]], known: Known,
    ) -> None:  # fmt: skip
        self.text = text
        self._known = known
        outer = [m for m in mentions if m.nested_in < 0]
        self.people = [m for m in outer if m.entity in known.people]
        self._starts = [m.start for m in self.people]
        self._others = [m for m in outer if m.entity not in known.people]
        self._other_starts = [m.start for m in self._others]
        self._sentences = sentences
        self._sentence_starts = [s.start for s in sentences]
        self._quoted = quoted
        self._quoted_starts = [start for start, _ in quoted]
        self._spoke: list[tuple[int, Speaker]] = []
        self._speakers: set[Speaker] = set()
        self._gender: dict[Speaker, str] = {}
        self._full: dict[str, tuple[int, str | None]] = {}
        self._subjects: dict[int, Appearance | None] = {}

    # ------------------------------------------------------------ names

    def named(self, start: int, end: int) -> list[Appearance]:
        """Everybody named in a stretch, by position; further names only as far as they may be people's."""
        known = [
            Appearance(m.start, m.end, Speaker(m.entity))
            for m in self.people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        ]
        return sorted([*known, *self._strangers(start, end)])

    def is_subject(self, one: Appearance) -> bool:
        """Whether a name can be a subject: nobody's owner, and not governed by a preposition."""
        if _POSSESSIVE.match(self.text, one.end):
            return False
        return self.word_before(one.start) not in GOVERNING

    def is_guess(self, speaker: Speaker) -> bool:
        """Whether a single word is all that is known of somebody, who did not speak before."""
        single = speaker.entity < 0 and speaker.name != "" and " " not in speaker.name
        return single and speaker not in self._speakers

    def word_before(self, at: int) -> str:
        """The word before a name, titles and demonyms left out; "" at the beginning of a clause."""
        for _ in range(7):
            before = self.text[max(0, at - 40) : at].rstrip(" \t\xa0")
            if not before or not (before[-1].isalnum() or before[-1] == "."):
                return ""
            word = before.split()[-1].lstrip("(\"“'‘")
            at = at - (len(self.text[max(0, at - 40) : at]) - len(before)) - len(word)
            plain = fold(word).rstrip(".")
            if plain not in self._known.titles and plain not in ROLES and plain != "the" and not self._demonym(at):
                return plain
        return ""

    def _demonym(self, at: int) -> bool:
        place = bisect_right(self._other_starts, at) - 1
        return place >= 0 and self._others[place].end > at and FORMS[self._others[place].form] == "demonym"

    def body_in(self, start: int, end: int) -> Speaker:
        """The organisation that a stretch ends with, if it is no outlet."""
        place = bisect_left(self._other_starts, end) - 1
        if place < 0:
            return NOBODY
        last = self._others[place]
        fits = last.start >= start and last.end == end and last.entity in self._known.bodies
        one = Appearance(last.start, last.end, Speaker(last.entity))
        return one.speaker if fits and self.is_subject(one) else NOBODY

    def _strangers(self, start: int, end: int, *, alone: bool = True) -> Iterator[Appearance]:
        """Runs of capitalised words that lie in no mention and are no titles; ``alone`` takes single words too."""
        run: list[tuple[int, int]] = []
        for found in _CAPITAL.finditer(self.text, start, end):
            word, at = found[0], found.start()
            if run and not self._joins(run[-1][1], at):
                yield from self._close(run, alone)
                run = []
            owner = _OWNER.search(word)
            if self._is_name_word(word, at):
                stop = found.end() - (word.endswith(".") and len(word) > 3)
                run.append((at, at + owner.start() if owner else stop))
                if not owner:
                    continue
            yield from self._close(run, alone)
            run = []
        yield from self._close(run, alone)

    def _joins(self, end: int, start: int) -> bool:
        """Whether two capitalised words belong to one name: nothing but a particle stands between them."""
        between = self.text[end:start]
        return between in (" ", "") or (between[0] == " " and fold(between.strip(" -")) in PARTICLES)

    def _is_name_word(self, word: str, at: int) -> bool:
        plain = fold(word).rstrip(".")
        if plain in NO_NAMES or plain in self._known.titles or plain in ROLES:
            return False
        return not self._in_mention(at)

    def _in_mention(self, at: int) -> bool:
        for starts, mentions in ((self._starts, self.people), (self._other_starts, self._others)):
            place = bisect_right(starts, at) - 1
            if place >= 0 and mentions[place].end > at:
                return True
        return False

    def _close(self, run: list[tuple[int, int]], alone: bool) -> Iterator[Appearance]:
        while len(run) > 1 and self.text[slice(*run[0])].isupper() and run[0][1] - run[0][0] > 2:
            run = run[1:]
        if not run or (len(run) == 1 and not alone):
            return
        if len(run) > 2 and self._is_office_before(run[0][0]) and fold(self.text[slice(*run[-1])]) not in INSTITUTIONS:
            run = run[-2:]
        start, end = run[0][0], run[-1][1]
        name = self.text[start:end]
        last = fold(name.split()[-1])
        if last in INSTITUTIONS and len(run) == 1:
            return
        if len(run) == 1:
            full = self._in_full(name, start)
            if full is None and self._opens_sentence(start):
                return
            name = full or name
        yield Appearance(start, end, Speaker(-1, " ".join(name.split())))

    def _is_office_before(self, at: int) -> bool:
        """Whether "Minister of" stands before a name: what follows is the office's, and the person's comes last."""
        words = self.text[max(0, at - 40) : at].removesuffix("the ").split()
        if len(words) < 2 or words[-1] not in ("of", "for"):
            return False
        office = fold(words[-2])
        return words[-2][0].isupper() and (office in ROLES or office in self._known.titles)

    def _opens_sentence(self, at: int) -> bool:
        place = bisect_left(self._sentence_starts, at)
        return place < len(self._sentence_starts) and self._sentence_starts[place] == at

    def _in_full(self, surname: str, before: int) -> str | None:
        """The full name that ended with this word earlier in the article. No place is looked at twice."""
        looked, full = self._full.get(surname, (0, None))
        at = self.text.find(f" {surname}", looked, before) if full is None else -1
        while at >= 0 and full is None:
            stop = at + 1 + len(surname)
            if not self.text[stop : stop + 1].isalpha():
                ending = self._strangers(max(0, at - 40), stop, alone=False)
                full = next((one.speaker.name for one in ending if one.end == stop and one.start <= at), None)
            at = self.text.find(f" {surname}", stop, before)
        self._full[surname] = max(before - len(surname) - 1, 0), full
        return full

    # ------------------------------------------------------------ who is meant

    def speaks(self, at: int, speaker: Speaker, pronoun: str = "") -> None:
        """Remember that somebody spoke."""
        if speaker != NOBODY:
            self._spoke.append((at, speaker))
            self._speakers.add(speaker)
            if pronoun:
                self._gender.setdefault(speaker, pronoun)

    def spoke_since(self, at: int) -> Speaker:
        """Who spoke last, if that was at or after a position."""
        return self._spoke[-1][1] if self._spoke and self._spoke[-1][0] >= at else NOBODY

    def meant_by_pronoun(self, pronoun: str, before: int) -> Speaker:
        """Whom "he" or "she" means: who spoke or was the subject of a sentence last and may be of that sex."""
        wanted = PRONOUNS[pronoun]
        for _, speaker in sorted(self._recent(before), reverse=True):
            if self._sex(speaker) in ("", wanted):
                return speaker
        return NOBODY

    def _recent(self, before: int) -> Iterator[tuple[int, Speaker]]:
        yield from ((at, speaker) for at, speaker in self._spoke[-6:] if at < before)
        last = bisect_left(self._sentence_starts, before)
        for number in range(last - 1, max(-1, last - 1 - _SENTENCES_BACK), -1):
            sentence = self._sentences[number]
            if self._is_quoted(sentence.start):
                continue
            if number not in self._subjects:
                self._subjects[number] = self.subject_of(
                    sentence.start, min(sentence.end, sentence.start + _SUBJECT_IN)
                )
            one = self._subjects[number]
            if one is not None and one.start < before:
                yield one.start, one.speaker

    def subject_of(self, start: int, end: int) -> Appearance | None:
        """The first who is named as a subject in a sentence."""
        for one in self.named(start, end):
            if self._is_quoted(one.start):
                continue
            if (one.speaker.entity >= 0 or self._is_person(one)) and self.is_subject(one):
                return one
        return None

    def _is_person(self, one: Appearance) -> bool:
        """Whether a name that the lexicon lacks is a person's, as far as the text tells."""
        if one.speaker in self._speakers:
            return True
        if " " not in one.speaker.name or fold(one.speaker.name.split()[-1]) in INSTITUTIONS:
            return False
        before = self.text[max(0, one.start - 30) : one.start].split()
        titled = bool(before) and (fold(before[-1]).rstrip(".") in self._known.titles or fold(before[-1]) in ROLES)
        return titled or self._sex(one.speaker) != "" or self._role_after(one.end) is not None

    def _role_after(self, at: int) -> str | None:
        """The role in ", a driver from Baku" after a name."""
        found = re.match(r",\s+(?:an?|the|who)?\s*([^,.;:\"“]{0,50})", self.text[at : at + 70])
        words = fold(found[1]).split() if found else []
        return next((word for word in words if word in ROLES), None)

    def _is_quoted(self, at: int) -> bool:
        place = bisect_right(self._quoted_starts, at + 1) - 1
        return place >= 0 and self._quoted[place][1] > at

    def _sex(self, speaker: Speaker) -> str:
        if speaker in self._gender:
            return self._gender[speaker]
        name = fold(self._first_names.get(speaker.entity, "") if speaker.entity >= 0 else speaker.name)
        return "f" if name.endswith(FEMALE_ENDS) else "m" if name.endswith(MALE_ENDS) else ""

    def meant_by_role(self, role: str, before: int) -> Speaker:
        """Whom "the driver" means: who was called so, else who spoke or acted last and may be called so."""
        head = role.split()[-1]
        if head not in ROLES:
            return NOBODY
        called = self._called(role, before) or self._called(head, before)
        if called:
            return called
        for _, speaker in sorted(self._recent(before), reverse=True):
            if (speaker.entity in self._known.officials) == (head in BY_OFFICE):
                return speaker
        return NOBODY

    def _called(self, role: str, before: int) -> Speaker | None:
        """Who stands beside the role in the text: "engineer Ada Kaya", "Ada Kaya, an engineer"."""
        first = max(0, before - _CALLED_WITHIN)
        at = self._folded.rfind(role, first, before)
        for _ in range(8):
            if at < 0:
                return None
            stop = at + len(role)
            if not self._folded[stop : stop + 1].isalpha() and not self._folded[max(0, at - 1) : at].isalpha():
                after = self.named(stop, min(stop + 40, before))
                if after and after[0].start - stop <= 2 and self.text[stop : after[0].start] in (" ", ", "):
                    return after[0].speaker
                sentence = self._sentences[max(bisect_right(self._sentence_starts, at) - 1, 0)]
                floor = max(sentence.start, at - _LOOK_BACK)
                held = [a for a in self.named(floor, at) if self.text[a.end : a.end + 1] == ","]
                if held and "," not in self.text[held[-1].end + 1 : at]:
                    return held[-1].speaker
            at = self._folded.rfind(role, first, at)
        return None

    @cached_property
    def _first_names(self) -> dict[int, str]:
        """How each known person is named first."""
        named = (m for m in reversed(self.people) if m.form != _NOMINAL)
        return {m.entity: self.text[m.start : m.end] for m in named}

    @cached_property
    def _folded(self) -> str:
        return fold(self.text)
