"""From candidates to mentions: what is swallowed, who is meant, what lies inside what."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from analysis.annotate.epithets import Epithets
from analysis.annotate.forms import ACRONYM, AMBIGUOUS, CUE, EPITHET, PERSON, SURNAME, SWALLOW, WEAK, Rule, languages_of
from analysis.annotate.matcher import Candidate
from analysis.annotate.namesakes import Namesakes
from analysis.annotate.neighbours import any_of
from analysis.annotate.people import People
from analysis.annotate.reading import Reading
from analysis.annotate.tongues import Tongues
from analysis.lexicon import Lexicon
from analysis.model import Unresolved

Placed = tuple[int, int, Rule, int]
"""Start, end, rule and the number of the entity in whose name it stands (-1: none)."""

_APPOSITION: Final = re.compile(r" ?\((?:the |or |hereinafter )?\"?")
_NEVER_IN_THEIR_LIKE: Final = ("country", "person")
"""Korea in North Korea is no mention of another country, nor Aliyev in Heydar Aliyev one of another person."""

_HEAD_ENDS: Final = r"(?!\w)(?!(?<=Road) to\b)"
"""A head of a street's name is a whole word; "Road to Victory" is a title."""
_LONGEST_BEFORE: Final = 30
_DOUBT: Final = WEAK | AMBIGUOUS | SURNAME
_MAY_SWALLOW: Final = SWALLOW | PERSON
_ASIDE: Final = CUE | EPITHET


class Resolver:
    """Decides about the candidates of one article, by rules that hold for a language."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        languages = languages_of(language)
        self._people = People(lexicon, languages)
        self._namesakes = Namesakes(lexicon, language, self._people)
        self._tongues = Tongues(lexicon, language)
        self._epithets = Epithets(lexicon, language)
        self._kinds = [entity.kind for entity in lexicon.entities]
        self._lands = [entity.kind in ("country", "place") for entity in lexicon.entities]
        after, before = (lexicon.phrases.get(table, {}) for table in ("named_after", "named_before"))
        self._named_after = any_of(" ", (word for code in languages for word in after.get(code, ())), _HEAD_ENDS)
        self._named_before = any_of(r"(?<!\w)", (word for code in languages for word in before.get(code, ())), " $")

    def resolve(
        self, found: list[Candidate], text: str, folded: str, known: frozenset[int], date: dt.date | None,
        ledger: list[Unresolved] | None = None,
    ) -> list[Placed]:  # fmt: skip
        """The mentions among the sorted candidates ``found``, sorted by start.

        ``known`` are entities that are named elsewhere in the article (its body, for a title); into ``ledger``,
        if given, go the forms that are left to nobody.
        """
        reading = Reading(text, folded, date, ledger=ledger)
        kept, epithets, doubtful = self._drop_swallowed(found, reading)
        if doubtful or reading.others:
            reading.named = {rule.entity for _, _, rule in kept if not rule.flags & _DOUBT} | known
            reading.kept = kept
            kept = self._settle(kept, reading)
        placed = self._tongues.mark(self._without_appositions(self._nest(kept, reading), text), text)
        return self._epithets.add(epithets, placed, reading) if epithets else placed

    def _drop_swallowed(
        self, found: list[Candidate], reading: Reading
    ) -> tuple[list[Candidate], list[Candidate], bool]:
        """Without phrases that swallow names, people whom a street is named after, and namesakes of countries.

        Titles that may stand for somebody are given apart; last, whether anything is left in doubt.
        """
        kept: list[Candidate] = []
        epithets: list[Candidate] = []
        swallowed_to, doubtful = -1, False
        lands, screen = self._lands, self._namesakes.screen
        for item in found:
            start, minus_end, rule = item
            flags = rule.flags
            if flags & _ASIDE:
                if flags & CUE:
                    reading.cues.add(rule.surface)
                else:
                    epithets.append(item)
                continue
            if -minus_end <= swallowed_to:
                continue
            if (flags & _MAY_SWALLOW and self._is_swallowed(start, -minus_end, rule, reading.text)) or (
                lands[rule.entity] and screen(start, -minus_end, rule, reading)
            ):
                swallowed_to = -minus_end
                continue
            if flags & _DOUBT:
                doubtful = True
            kept.append(item)
        return kept, epithets, doubtful

    def _is_swallowed(self, start: int, end: int, rule: Rule, text: str) -> bool:
        return bool(rule.flags & SWALLOW) or self._names_a_place(start, end, text)

    def _names_a_place(self, start: int, end: int, text: str) -> bool:
        if self._named_after.match(text, end):
            return True
        return self._named_before.search(text, max(0, start - _LONGEST_BEFORE), start) is not None

    def _settle(self, kept: list[Candidate], reading: Reading) -> list[Candidate]:
        """Decide about weak and ambiguous forms and about bare surnames, from left to right."""
        settled: list[Candidate] = []
        ends = {-minus_end for _, minus_end, rule in kept if not rule.flags & SURNAME}
        full_name_to = decided_at = -1
        for place, item in enumerate(kept):
            start, minus_end, rule = item
            flags = rule.flags
            if flags & SURNAME:
                if start >= full_name_to and start != decided_at:
                    decided_at = start
                    group = [r for s, m, r in kept[place : place + 16] if (s, m) == item[:2] and r.flags & SURNAME]
                    whose = self._people.whose(group, start, minus_end, place, ends, reading)
                    if whose:
                        settled.append((whose[0], minus_end, whose[1]))
                    else:
                        reading.leave(start, -minus_end, "surname without holder", (r.entity for r in group))
                continue
            doubted = flags & _DOUBT or reading.others
            if doubted and (reason := self._objection(item, reading)):
                reading.leave(start, -minus_end, reason, [rule.entity])
                continue
            if flags & PERSON:
                full_name_to = max(full_name_to, -minus_end)
                reading.seen[rule.entity] = place
            settled.append(item)
        settled.sort()
        return settled

    def _objection(self, item: Candidate, reading: Reading) -> str:
        """Why a form that is no surname counts for nothing here; "" where it counts."""
        rule = item[2]
        if reading.others and rule.entity in reading.others and self._namesakes.is_other(item, reading):
            return "a town or a person of this name"
        unnamed = rule.flags & WEAK and rule.entity not in reading.named
        if unnamed and not self._namesakes.in_context(rule.entity, reading):
            return "needs the full name beside it"
        if rule.flags & AMBIGUOUS and self._namesakes.is_trapped(item, reading):
            return "ambiguous form in another sense"
        return ""

    def _nest(self, kept: list[Candidate], reading: Reading) -> list[Placed]:
        """Longest from the left; what lies inside another entity's name keeps that entity's number."""
        placed: list[Placed] = []
        outer: list[Placed] = []
        at, count = 0, len(kept)
        while at < count:
            start, minus_end, rule = kept[at]
            end = -minus_end
            at += 1
            if at < count and kept[at][0] == start and kept[at][1] == minus_end:
                first = at - 1
                while at < count and kept[at][0] == start and kept[at][1] == minus_end:
                    at += 1
                rules = [item[2] for item in kept[first:at]]
                chosen = self._choose(rules, reading)
                if chosen is None:
                    reading.leave(start, end, "several of this name", (rule.entity for rule in rules))
                    continue
                rule = chosen
            while outer and outer[-1][1] <= start:
                outer.pop()
            parent = -1
            if outer:
                if end > outer[-1][1] or any(rule.entity == around[2].entity for around in outer):
                    continue
                parent = outer[-1][2].entity
                if self._kinds[parent] == self._kinds[rule.entity] and self._kinds[parent] in _NEVER_IN_THEIR_LIKE:
                    continue
            one = (start, end, rule, parent)
            placed.append(one)
            outer.append(one)
        return placed

    def _choose(self, rules: list[Rule], reading: Reading) -> Rule | None:
        """One of several entities with the same name: the one whose context stands in the article.

        Of one entity's forms, it is the one with the fewest endings. Without context, a name stands for the
        entity that needs none; of two people, for nobody.
        """
        if len({rule.entity for rule in rules}) == 1:
            return max(rules, key=lambda rule: len(rule.surface))
        fitting = [rule for rule in rules if self._namesakes.in_context(rule.entity, reading)]
        if not fitting:
            fitting = [rule for rule in rules if not self._namesakes.has_context(rule.entity)]
        if len({rule.entity for rule in fitting}) == 1:
            return fitting[0]
        if all(rule.flags & PERSON for rule in rules):
            return None
        return (fitting or rules)[0]

    def _without_appositions(self, placed: list[Placed], text: str) -> list[Placed]:
        """A name and its acronym, or a body's second name, in brackets behind it are one mention, the name."""
        if "(" not in text:
            return placed
        kept: list[Placed] = []
        for one in placed:
            before = kept[-1] if kept else None
            acronym = one[2].form == ACRONYM or self._kinds[one[2].entity] != "country"
            if before and acronym and before[2].entity == one[2].entity and text.startswith((" (", "("), before[1]):
                gap = _APPOSITION.match(text, before[1])
                if gap and gap.end() == one[0]:
                    continue
            kept.append(one)
        return kept
