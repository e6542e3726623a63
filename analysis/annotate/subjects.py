"""The subject of an English verb of saying: the noun phrase before it ("Ada Kaya, an engineer, said") or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from analysis.annotate.cast import NOBODY, Appearance, Cast, Speaker
from analysis.annotate.speech import (
    AFTER_NAMES,
    JOINING,
    NEVER_TURNED,
    NOT_CLAUSES,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SKIPPED,
    SUBORDINATE,
)
from analysis.lexicon import fold

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BREAK: Final = re.compile(r",\s|;\s|:\s|\s[—–-]\s|[—–()\"“”«»]")
_MARK: Final = re.compile(r"[\"“”«»„:;!?\n]|, ")
_LONGEST: Final = 220
"""Characters before a verb in which its subject is looked for."""
_AFTER: Final = 140
_SKIPPED_WITHIN: Final = 36
_ROLE_WITHIN: Final = 80
"""Characters of a phrase such as "the political scientist"."""
_CLAUSE: Final = frozenset(("who", "which", "whose", "whom", "where"))


class Subject(NamedTuple):
    """Who a noun phrase names (`NOBODY`: somebody who stays unknown) and by which pronoun, if by one."""

    speaker: Speaker
    pronoun: str = ""


UNKNOWN: Final = Subject(NOBODY)


def subject_before(cast: Cast, floor: int, verb: int, *, after_quotation: bool = False) -> Subject | None:
    """The subject of the verb that starts at ``verb``, looked for from ``floor`` on; None where there is none.

    ``after_quotation`` says that the stretch follows a quotation: a conjunction there begins something else.
    """
    floor = max(floor, verb - _LONGEST)
    skipped = SKIPPED.search(cast.text, max(floor, verb - _SKIPPED_WITHIN), verb)
    end = skipped.start() if skipped else verb
    segments = list(_segments(cast.text, floor, end))
    if not segments:
        return None
    start, stop = segments[-1]
    words = fold(cast.text[start:stop]).split()
    if words:
        if after_quotation and words[0] in NOT_CLAUSES:
            return None
        if words[-1] in ("and", "but"):
            return first_subject(cast, floor, start + len(cast.text[start:stop].rstrip()))
        return _read(cast, start, stop)
    # "Ada Kaya, who drives the tram, said": what stands between commas belongs to the name before it.
    for start, stop in reversed(segments[:-1]):
        words = fold(cast.text[start:stop]).split()
        if not words or words[0] in _CLAUSE:
            continue
        found = _read(cast, start, stop)
        if found != UNKNOWN and not cast.is_guess(found.speaker):
            return found
    return UNKNOWN if len(segments) > 1 else None


def subject_after(cast: Cast, verb: int, ceiling: int) -> Subject | None:
    """The subject of the verb that ends at ``verb`` ("said Ada Kaya"); None where what follows is no subject."""
    text, ceiling = cast.text, min(ceiling, verb + _AFTER)
    first = _WORD.search(text, verb, ceiling)
    told = fold(text[max(0, verb - 5) : verb]).split()[-1:]
    if first is None or text[verb : first.start()].strip() or (told and told[0] in NEVER_TURNED):
        return None
    word = fold(first[0])
    if word in PRONOUNS or word in ("they", "we", "i", "it"):
        follows = text[first.end() : ceiling].lstrip(" ")[:1]
        return _pronoun(cast, word, first.start()) if follows in (",", ".", ";", ":", "") else None
    if word in PREPOSITIONS or (not first[0][0].isupper() and not _may_open(word, text, verb, ceiling)):
        return None
    stop = _end_of_phrase(cast, first.start(), ceiling)
    found = [one for one in cast.named(first.start(), stop) if cast.is_subject(one) and _stands_alone(cast, one, stop)]
    if found:
        several = _are_several(cast, found) or _another_follows(cast, found[-1], ceiling)
        return UNKNOWN if several else Subject(found[-1].speaker)
    return _beside(cast, word, stop, ceiling) or _by_role(cast, first.start(), stop)


def _beside(cast: Cast, word: str, stop: int, ceiling: int) -> Subject | None:
    """The name behind a role: "said the head of the port, Ada Kaya, on Monday"."""
    if cast.text[stop : stop + 1] != "," or word not in ("the", "its", "their"):
        return None
    end = _end_of_phrase(cast, stop + 1, ceiling)
    named = [one for one in cast.named(stop + 1, end) if not cast.text[stop + 1 : one.start].strip()]
    return Subject(named[0].speaker) if named and named[0].end == end else None


def _stands_alone(cast: Cast, one: Appearance, stop: int) -> bool:
    """Whether a name that the lexicon lacks is followed by no noun that it belongs to ("Harbour residents")."""
    if cast.is_guess(one.speaker) and cast.word_before(one.start) in ("a", "an"):
        return False
    rest = _WORD.search(cast.text, one.end, stop)
    if one.speaker.entity >= 0 or rest is None or cast.text[one.end : rest.start()].strip():
        return True
    return rest[0][0].isupper() or rest[0] in PREPOSITIONS or rest[0] in AFTER_NAMES


def first_subject(cast: Cast, start: int, end: int) -> Subject | None:
    """The first who acts in a sentence, by name, else by a pronoun or a role at its beginning."""
    named = (one for one in cast.named(start, end) if not cast.is_guess(one.speaker))
    found = next((one for one in named if cast.is_subject(one)), None)
    if found is not None:
        return Subject(found.speaker)
    words = list(_WORD.finditer(cast.text, start, min(end, start + 80)))
    for number, word in enumerate(words):
        plain = fold(word[0])
        if plain in PRONOUNS:
            return _pronoun(cast, plain, start)
        if plain in ROLES and number and fold(words[0][0]) in ("the", "our"):
            return _by_role(cast, start, word.end())
    return None


def phrase_after(cast: Cast, start: int, ceiling: int) -> Subject:
    """Whom "according to" names: the phrase that follows it."""
    stop = _end_of_phrase(cast, start, min(ceiling, start + _AFTER))
    word = _WORD.search(cast.text, start, stop)
    if word and fold(word[0]) in ("him", "her"):
        return _pronoun(cast, {"him": "he", "her": "she"}[fold(word[0])], start)
    named = [one for one in cast.named(start, stop) if _is_free(cast, one, start) and _stands_alone(cast, one, stop)]
    if named or word is None:
        several = bool(named) and _another_follows(cast, named[-1], ceiling)
        return Subject(named[-1].speaker) if named and not several else UNKNOWN
    return _beside(cast, fold(word[0]), stop, ceiling) or _by_role(cast, start, stop)


def _is_free(cast: Cast, one: Appearance, start: int) -> bool:
    """As `Cast.is_subject`, but what stands before ``start`` does not govern the name."""
    owner = cast.text[one.end : one.end + 2] in ("'s", "’s")
    return not owner and ((cast.word_before(one.start) == "to" and one.start - start < 60) or cast.is_subject(one))


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between commas, dashes, brackets and marks."""
    for found in _BREAK.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _read(cast: Cast, start: int, stop: int) -> Subject:
    """Whom a noun phrase before its verb names."""
    text = cast.text
    while stop > start and text[stop - 1] in " ,":
        stop -= 1
    last = fold(text[start:stop].rpartition(" ")[2])
    if last in PRONOUNS:
        return _pronoun(cast, last, stop - len(last))
    found = [one for one in cast.named(start, stop) if cast.is_subject(one) and _reaches(text, one.end, stop)]
    if found:
        return UNKNOWN if _are_several(cast, found) else Subject(found[-1].speaker)
    body = cast.body_in(start, stop)
    return Subject(body) if body != NOBODY else _by_role(cast, start, stop)


def _reaches(text: str, end: int, stop: int) -> bool:
    """Whether nothing but "in Baku", "of the ministry" or "speaking in Baku" stands between a name and its verb."""
    rest = _WORD.search(text, end, stop)
    return rest is None or fold(rest[0]) in PREPOSITIONS or rest[0].endswith("ing") or text[end] == "("


def _are_several(cast: Cast, found: list[Appearance]) -> bool:
    """Whether the last of them is joined to another by "and": two who say one thing are no one speaker."""
    last = found[-1]
    before = cast.named(max(0, last.start - 60), last.start)
    return any(are_joined(cast.text, one, last) for one in before)


def are_joined(text: str, one: Appearance, other: Appearance) -> bool:
    """Whether "and" stands between two names, with nothing but titles behind it."""
    between = text[one.end : other.start]
    words = fold(between).split()
    joined = words[:1] and (words[0] in JOINING or words[:3] == ["as", "well", "as"])
    return bool(joined) and one.speaker != other.speaker and not _MARK.search(between)


def _another_follows(cast: Cast, one: Appearance, ceiling: int) -> bool:
    """Whether "said Ada Kaya" goes on with "and Deniz Ak", who has no verb of her own."""
    for other in cast.named(one.end, min(one.end + 60, ceiling)):
        if are_joined(cast.text, one, other):
            rest = _WORD.search(cast.text, other.end, ceiling)
            return rest is None or bool(cast.text[other.end : rest.start()].strip()) or fold(rest[0]) in PREPOSITIONS
    return False


def _pronoun(cast: Cast, word: str, at: int) -> Subject:
    if word not in PRONOUNS:
        return UNKNOWN
    return Subject(cast.meant_by_pronoun(word, at), PRONOUNS[word])


def _by_role(cast: Cast, start: int, stop: int) -> Subject:
    """Whom "the political scientist" means. "A driver" is somebody new, and "the ministry" nobody at all."""
    if stop - start > _ROLE_WITHIN:
        return UNKNOWN
    words = [fold(word[0]) for word in _WORD.finditer(cast.text, start, stop)]
    if not words or words[0] in ("a", "an", "one", "another", "some"):
        return UNKNOWN
    role = next((at for at in range(len(words)) if words[at] in ROLES), None)
    if role is None or (role + 1 < len(words) and words[role + 1] not in PREPOSITIONS):
        return UNKNOWN
    if len(words) > role + 1 or any(word.endswith(("'s", "’s")) for word in words[:role]):
        return UNKNOWN
    full = " ".join(word for word in words[:role] if word not in ("the", "our", "this")) + f" {words[role]}"
    return Subject(cast.meant_by_role(full.strip(), start))


def _may_open(word: str, text: str, verb: int, ceiling: int) -> bool:
    """Whether a phrase that begins in lower case can be a subject: "the president", "engineer Ada Kaya"."""
    if word in ("the", "a", "an", "its", "their", "his", "her", "former", "senior", "local", "deputy"):
        return True
    words = _WORD.findall(text, verb, min(ceiling, verb + 60))[:3]
    return any(fold(one) in ROLES for one in words)


def _end_of_phrase(cast: Cast, start: int, ceiling: int) -> int:
    """Where a noun phrase ends that starts at ``start``; a cut inside a name is none."""
    for cut in SUBORDINATE.finditer(cast.text, start, ceiling):
        if cut.start() == start:
            continue
        if cut[0] == "." and cast.text[cut.start() - 2 : cut.start()].strip().isupper():
            continue
        return cut.start()
    return ceiling
