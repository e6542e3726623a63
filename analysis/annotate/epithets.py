"""People who are named by a title that is theirs alone in their country: "the national leader", "Ulu Önder"."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

from analysis.annotate.forms import DEMONYM, NAME, Rule
from analysis.annotate.matcher import Candidate
from analysis.annotate.office_phrases import name_follows
from analysis.annotate.reading import Reading
from analysis.lexicon import Lexicon

_Placed = tuple[int, int, Rule, int]

_OF: Final = re.compile(r" of (?:the )?")
_OWNER: Final = re.compile(r"(?:'s)? ")
_IN: Final = re.compile(r"[dtдт][aeəаеоө][nн]?$")
"""Endings for "in" and "from", with which a country is where something is, not whose."""
_THE: Final = re.compile(r"\b(?:the|our) $", re.I)
_LONGEST_THE: Final = 5


class Epithets:
    """Decides whom such a title means in an article, if anybody."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._needs_article = language == "en"
        self._genitive = language == "ru"
        self._home = [lexicon.numbers.get(entity.country, -1) for entity in lexicon.entities]
        self._countries = frozenset(n for n, entity in enumerate(lexicon.entities) if entity.kind == "country")
        self._people = frozenset(n for n, entity in enumerate(lexicon.entities) if entity.kind == "person")

    def add(self, found: list[Candidate], placed: list[_Placed], reading: Reading) -> list[_Placed]:
        """The mentions with the titles among them that mean somebody; the others go into the ledger.

        A country beside the title decides ("the Azerbaijani national leader"); without one, it means whoever of its
        holders is named in the article or, failing that, whose country is. Between two it means nobody.
        """
        named = {rule.entity for _, _, rule, _ in placed}
        lands = [one for one in placed if one[2].entity in self._countries]
        places = {start for start, _, rule, _ in placed if rule.entity not in self._people}
        titles: list[_Placed] = []
        for (start, minus_end), group in groupby(sorted(found), key=lambda item: item[:2]):
            rules = [item[2] for item in group]
            span = self._judge(start, -minus_end, rules, lands, named, reading.text)
            if span is None or any(one[0] < span[1] and span[0] < one[1] for one in titles):
                reading.leave(start, -minus_end, "title without holder", (rule.entity for rule in rules))
            elif not name_follows(reading.text, span[1], places):
                titles.append(span)
        return sorted([*placed, *titles], key=lambda one: (one[0], -one[1])) if titles else placed

    def _judge(
        self, start: int, end: int, rules: list[Rule], lands: list[_Placed], named: set[int], text: str
    ) -> _Placed | None:  # fmt: skip
        """The title with its country and its article, and whom it means; None where it means nobody."""
        country = -1
        of = _OF.match(text, end)
        for first, last, rule, _ in lands:
            if last < start and rule.form in (NAME, DEMONYM) and not _IN.search(text, first + len(rule.surface), last):
                gap = _OWNER.match(text, last)
                if gap is not None and gap.end() == start:
                    start, country = first, rule.entity
            elif (of is not None and first == of.end()) or (self._genitive and first == end + 1):
                # "of the Azerbaijani people" ends with its country, too: the noun behind it adds nothing.
                end, country = last, rule.entity
        if of is not None and country < 0:
            return None
        the = _THE.search(text, max(0, start - _LONGEST_THE), start)
        if self._needs_article and country < 0 and the is None and not text[start].isupper():
            return None
        holder = self._holder(rules, country, named)
        return None if holder is None else (the.start() if the else start, end, holder, -1)

    def _holder(self, rules: list[Rule], country: int, named: set[int]) -> Rule | None:
        if country >= 0:
            holders = [rule for rule in rules if self._home[rule.entity] == country]
        else:
            holders = [rule for rule in rules if rule.entity in named]
            holders = holders or [rule for rule in rules if self._home[rule.entity] in named]
        return holders[0] if len({rule.entity for rule in holders}) == 1 else None
