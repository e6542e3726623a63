"""Phrases of an office and a country, by language: "the president of Kazakhstan", "Azərbaycan Prezidenti"."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final, NamedTuple

from analysis.annotate.forms import DEMONYM
from analysis.annotate.letters import unify
from analysis.annotate.russian import decline
from analysis.annotate.suffixes import is_suffix_chain
from analysis.lexicon import Lexicon, fold
from analysis.model import Mention

TITLES: Final = ("president", "prime minister", "foreign minister")
LEADER: Final = "leader"
"""President or prime minister, whoever leads the country."""

_ENGLISH: Final = {
    "president": "president",
    "head of state": "president",
    "leader": LEADER,
    "prime minister": "prime minister",
    "premier": "prime minister",
    "foreign minister": "foreign minister",
    "minister of foreign affairs": "foreign minister",
}
_TERMS: Final = "|".join(sorted(_ENGLISH, key=len, reverse=True))
_BEFORE: Final = re.compile(rf"\b(?:the )?({_TERMS}) of (?:the )?$", re.I)
_AFTER: Final = re.compile(rf" (?:national )?({_TERMS})\b(?! of\b)", re.I)
_NOT_IN_OFFICE: Final = re.compile(
    r"\b(?:former|ex|then|late|vice|deputy|acting|next|future|first|assistant|an?|any|every|each|no)[ -](?:the )?$",
    re.I,
)
_WAS_IN_OFFICE: Final = re.compile(
    r"\b(?:sabiq|keçmiş|eski|önceki|бұрынғы|бывш\w+|экс|вице|sobiq|мурунку|öňki|volt|korábbi|egykori)[ -]$",
    re.I,
)
_NEXT_WORD: Final = re.compile(r"\s+([^\W\d_]+)")
_ENDS: Final = tuple(f"{term} of {the}" for term in _ENGLISH for the in ("", "the "))
_REACH: Final = 48
_NEAR: Final = max(map(len, _ENDS))
_BEFORE_REACH: Final = 16
_POSSESSED: Final = "iıuüіиы"
_HUNGARIAN_POSSESSION: Final = ("je", "e")


class Phrase(NamedTuple):
    """Where a phrase of office and country stands, and the office's title."""

    start: int
    end: int
    title: str


class OfficePhrases:
    """Finds, around the mention of a country, the phrase for who holds an office in it, in one language."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._language = language
        terms = {
            unify(term)[0]: title for title in TITLES for term in lexicon.office_terms.get(title, {}).get(language, ())
        }
        if language == "ru":
            cases = {term: decline(term, person=False, demonym=False) for term in terms}
            terms = {form: title for term, title in terms.items() for form in cases[term]}
        self._titles = {fold(term): title for term, title in terms.items()}
        longest = "|".join(map(re.escape, sorted(terms, key=len, reverse=True))) or r"(?!)"
        self._after = re.compile(rf" ({longest})(['\w]*)", re.I)
        self._before = re.compile(rf"(?<![\w-])({longest}) $", re.I)

    def around(self, mention: Mention, text: str) -> Phrase | None:
        """The phrase around a country's mention, unless it is about somebody out of office."""
        phrase = self._english(mention, text) if self._language == "en" else self._other(mention, text)
        if phrase is None:
            return None
        former = _NOT_IN_OFFICE if self._language == "en" else _WAS_IN_OFFICE
        return None if former.search(text, max(0, phrase.start - _BEFORE_REACH), phrase.start) else phrase

    def _english(self, mention: Mention, text: str) -> Phrase | None:
        if mention.form == DEMONYM:
            after = _AFTER.match(text, mention.end)
            if not after:
                return None
            the = 4 if text[max(0, mention.start - 4) : mention.start].lower() == "the " else 0
            return Phrase(mention.start - the, after.end(), _ENGLISH[after.group(1).lower()])
        if not text[max(0, mention.start - _NEAR) : mention.start].lower().endswith(_ENDS):
            return None
        before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
        return Phrase(before.start(), mention.end, _ENGLISH[before.group(1).lower()]) if before else None

    def _other(self, mention: Mention, text: str) -> Phrase | None:
        """A Turkic or Hungarian office follows the country, a Russian one stands before it or follows an adjective."""
        if self._language == "ru" and mention.form != DEMONYM:
            before = self._before.search(text, max(0, mention.start - _REACH), mention.start)
            return Phrase(before.start(), mention.end, self._titles[fold(before.group(1))]) if before else None
        if text[mention.end : mention.end + 1] != " ":
            return None
        after = self._after.match(text, mention.end)
        if after is None or not self._is_office(fold(after.group(1)), fold(after.group(2)), mention.form == DEMONYM):
            return None
        tail = after.group(2)
        end = after.end(1) + len(tail.partition("'")[0])
        return Phrase(mention.start, end, self._titles[fold(after.group(1))])

    def _is_office(self, term: str, tail: str, demonym: bool) -> bool:
        """Whether the endings fit: the country's president, not its "president election"."""
        language = self._language
        if language == "ru":
            return not tail
        if language == "hu":
            if demonym:
                return is_suffix_chain(tail, language)
            ending = next((ending for ending in _HUNGARIAN_POSSESSION if tail.startswith(ending)), "")
            return bool(ending) and is_suffix_chain(tail[len(ending) :], language)
        tail = tail.partition("'")[0]
        if term[-1] not in _POSSESSED:
            if tail[:1] not in tuple(_POSSESSED):
                return False
            tail = tail[1:]
        return is_suffix_chain(tail, language)


def name_follows(text: str, end: int, places: Set[int]) -> bool:
    """Whether a capitalised word comes next that may be a person: the office belongs to that name.

    ``places`` are the starts of mentions that are no people: those may follow ("... Prezidenti Astanaya gəlib").
    """
    match = _NEXT_WORD.match(text, end)
    return match is not None and match.start(1) not in places and any(letter.isupper() for letter in match.group(1))
