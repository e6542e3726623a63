"""People who are named by their office: "the president of Kazakhstan", "the Azerbaijani president"."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from analysis.annotate.forms import DEMONYM
from analysis.lexicon import Lexicon
from analysis.model import FORMS, Mention

NOMINAL: Final = FORMS.index("nominal")

_OFFICES: Final = {
    "president": "president",
    "head of state": "president",
    "leader": "leader",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "foreign minister": "foreign minister",
    "minister of foreign affairs": "foreign minister",
}
_TERMS: Final = "|".join(sorted(_OFFICES, key=len, reverse=True))
_BEFORE: Final = re.compile(rf"\b(?:the )?({_TERMS}) of (?:the )?$", re.I)
_AFTER: Final = re.compile(rf" (?:national )?({_TERMS})\b(?! of\b)", re.I)
_NAME_FOLLOWS: Final = re.compile(r"\s+[^\W\d_]*[A-ZÀ-Þİ]")
_NOT_IN_OFFICE: Final = re.compile(
    r"\b(?:former|ex|then|late|vice|deputy|acting|next|future|first|assistant|an?|any|every|each|no)[ -](?:the )?$",
    re.I,
)
_REACH: Final = 48


class Nominals:
    """Finds phrases that name a person by office and country, and who it was at the article's date."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._holders: dict[tuple[int, str], list[tuple[dt.date, dt.date | None, int]]] = {}
        self._countries = {n for n, entity in enumerate(lexicon.entities) if entity.kind == "country"}
        self._governed = {lexicon.numbers[key] for key in lexicon.governed_by_premier if key in lexicon.numbers}
        for number, entity in enumerate(lexicon.entities):
            for office in entity.offices:
                if office.of in lexicon.numbers:
                    key = (lexicon.numbers[office.of], office.title)
                    self._holders.setdefault(key, []).append((office.start, office.end, number))

    def add(self, mentions: list[Mention], text: str, date: dt.date | None) -> list[Mention]:
        """The mentions with the phrases among them; none without a date."""
        if date is None:
            return mentions
        phrases = []
        for mention in mentions:
            if mention.entity in self._countries and (phrase := self._phrase(mention, text, date)):
                phrases.append(phrase)
        return sorted([*mentions, *phrases], key=lambda m: (m.start, -m.end)) if phrases else mentions

    def _phrase(self, mention: Mention, text: str, date: dt.date) -> Mention | None:
        """The phrase around the mention of a country, if there is one and a person to it."""
        if mention.form == DEMONYM:
            after = _AFTER.match(text, mention.end)
            if not after or _NAME_FOLLOWS.match(text, after.end()):
                return None
            term, start, end = after.group(1), mention.start, after.end()
            start -= 4 if text[max(0, start - 4) : start].lower() == "the " else 0
        else:
            if text[mention.start - 4 : mention.start] not in (" of ", "the "):
                return None
            before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
            if not before or _NAME_FOLLOWS.match(text, mention.end):
                return None
            term, start, end = before.group(1), before.start(), mention.end
        if _NOT_IN_OFFICE.search(text, max(0, start - 16), start):
            return None
        person = self._holder(mention.entity, _OFFICES[term.lower()], date)
        return None if person is None else Mention(start, end, person, NOMINAL, mention.nested_in)

    def _holder(self, country: int, title: str, date: dt.date) -> int | None:
        """The only person in this office at the date; on the day of a handover, the one who takes over."""
        if title == "leader":
            title = "prime minister" if country in self._governed else "president"
        holders = [
            (start, person)
            for start, end, person in self._holders.get((country, title), ())
            if start <= date and (end is None or date <= end)
        ]
        return max(holders)[1] if holders else None
