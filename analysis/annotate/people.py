"""Whom a bare surname means: who was named in full, who is in office, or nobody."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Set
from typing import Final

from analysis.annotate.forms import Rule
from analysis.annotate.neighbours import given_name_after
from analysis.annotate.reading import Reading
from analysis.lexicon import Entity, Lexicon, fold, given_names, reporting_verbs, stop_words

_INITIAL: Final = re.compile(r"(?:\w\w?\.[ -]?){1,2}$")
_SENTENCE_END: Final = frozenset(".!?:\"'(")
_NO_NAME_ENDS: Final = ("ing", "ed", "ly")
"""Ends of English words that open a sentence before a surname ("Welcoming Tokayev, ...")."""


class People:
    """What is known of people's names and offices, for articles in some languages."""

    def __init__(self, lexicon: Lexicon, languages: tuple[str, ...]) -> None:
        self._entities = lexicon.entities
        self._given_of = [_given(entity) for entity in self._entities]
        listed = given_names("hu") if "hu" in languages else frozenset()
        self._given_after = listed.union(*self._given_of)
        titles = {fold(word) for code in languages for word in lexicon.titles.get(code, ())}
        terms = [word for terms in lexicon.office_terms.values() for code in languages for word in terms.get(code, ())]
        self.titles = frozenset(titles | {fold(word) for term in terms for word in term.split()})
        presidents = lexicon.office_terms.get("president", {})
        self._presidents = tuple({fold(word) for code in languages for word in presidents.get(code, ())})
        words = [stop_words(code) | reporting_verbs(code) for code in languages]
        self._no_names = self.titles.union(*({fold(word) for word in known} for known in words))

    def whose(
        self, group: list[Rule], start: int, minus_end: int, place: int, ends: Set[int], reading: Reading
    ) -> tuple[int, Rule] | None:
        """Where the mention of a surname starts (before its initials, if any) and whom it means; else None.

        Parameters
        ----------
        group
            The rules of all people who have the surname that stands at ``start``.
        minus_end
            Minus where its word ends.
        place
            Number of the candidate in the article.
        ends
            Where other mentions end: a country or a demonym before a surname is no given name.
        """
        text = reading.text
        initial = _initial_before(text, start)
        if initial is not None:
            group = [rule for rule in group if self._has_initial(rule.entity, text[initial])]
        elif given := given_name_after(text, -minus_end, self._given_after):
            holders = [rule for rule in group if given in self._given_of[rule.entity]]
            if not holders:
                reading.strangers.update((rule.entity, place) for rule in group)
            return (start, holders[0]) if len(holders) == 1 else None
        elif self.is_given_name(text, start, ends):
            reading.strangers.update((rule.entity, place) for rule in group)
            return None
        rule = self._person(group, start if initial is None else initial, reading) if group else None
        return None if rule is None else (start if initial is None else initial, rule)

    def _person(self, group: list[Rule], start: int, reading: Reading) -> Rule | None:
        """The holder of the office, if the office stands before the surname; else whoever of the name was named
        in full last; else who is named in full anywhere; else the only one in office at the date.
        """
        date = reading.date
        if self._after_president(reading.text, start):
            holders = [rule for rule in group if self._holds(rule.entity, date, "president")]
            if len(holders) == 1:
                return holders[0]
        last = max(group, key=lambda rule: reading.seen.get(rule.entity, -1))
        stranger = max(reading.strangers.get(rule.entity, -1) for rule in group)
        if stranger > reading.seen.get(last.entity, -1):
            return None
        if last.entity in reading.seen:
            return last
        in_full = [rule for rule in group if rule.entity in reading.named]
        if in_full:
            return in_full[0] if len(in_full) == 1 else None
        holders = [rule for rule in group if self._stands_by_office(rule.entity, date)]
        return holders[0] if len(holders) == 1 else None

    def _stands_by_office(self, entity: int, date: dt.date | None) -> bool:
        return not self._entities[entity].surname_needs_name and self._holds(entity, date, "")

    def may_be_name(self, word: str) -> bool:
        """Whether a capitalised word is none of those that are known to be no name."""
        return fold(word) not in self._no_names

    def is_given_name(self, text: str, start: int, ends: Set[int]) -> bool:
        """Whether the word before ``start`` is a given name, as far as its form tells."""
        if start < 2 or text[start - 1] != " " or start - 1 in ends:
            return False
        left = text.rfind(" ", 0, start - 1) + 1
        word = text[left : start - 1].lstrip("\"('")
        if len(word) < 2 or not word[0].isupper() or not word[1:].islower() or not word.replace("-", "").isalpha():
            return "-" in word and word.replace("-", "").istitle() and fold(word) not in self._no_names
        lower = fold(word)
        if lower in self._no_names:
            return False
        opens = left < 2 or text[left - 2] in _SENTENCE_END or text[left - 1] != " " or text[left - 2] == " "
        return not lower.endswith(_NO_NAME_ENDS if opens else ("s", "ing"))

    def _after_president(self, text: str, start: int) -> bool:
        before = fold(text[max(0, start - 24) : start]).rstrip()
        return before.endswith(self._presidents) if self._presidents else False

    def _has_initial(self, entity: int, letter: str) -> bool:
        names = (alias for aliases in self._entities[entity].aliases.values() for alias in aliases)
        return any(fold(alias[0]) == fold(letter) for alias in names)

    def _holds(self, entity: int, date: dt.date | None, title: str) -> bool:
        """Whether the person is in office (of this title, "" for any) at the date; without a date, today."""
        offices = [office for office in self._entities[entity].offices if not title or office.title == title]
        if date is None:
            return any(office.end is None for office in offices)
        return any(office.held_on(date) for office in offices)


def _given(entity: Entity) -> frozenset[str]:
    """The first names of a person in all languages, folded: what stands first, in Hungarian what stands last."""
    if entity.kind != "person":
        return frozenset()
    names = ((code, alias.split()) for code, aliases in entity.aliases.items() for alias in aliases)
    return frozenset(fold(words[-1 if code == "hu" else 0]) for code, words in names if len(words) > 1)


def _initial_before(text: str, start: int) -> int | None:
    """Where the initials before a surname start ("I. Aliyev", "К.-Ж. Токаев"), if there are any."""
    match = _INITIAL.search(text, max(0, start - 8), start)
    if match is None:
        return None
    at = match.start()
    return at if text[at].isupper() and not text[at - 1 : at].isalnum() else None
