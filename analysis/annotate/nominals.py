"""People who are named by their office: "the president of Kazakhstan", "the Azerbaijani president"."""

from __future__ import annotations

import datetime as dt

from analysis.annotate.forms import NOMINAL
from analysis.annotate.office_phrases import LEADER, OfficePhrases, name_follows
from analysis.lexicon import Lexicon
from analysis.model import LANGUAGES, Mention


class Nominals:
    """Finds phrases that name a person by office and country, and who it was at the article's date."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._phrases: dict[str, OfficePhrases] = {}
        self._holders: dict[tuple[int, str], list[tuple[dt.date, dt.date | None, int]]] = {}
        countries = {n for n, entity in enumerate(lexicon.entities) if entity.kind == "country"}
        self._people = {n for n, entity in enumerate(lexicon.entities) if entity.kind == "person"}
        self._governed = {lexicon.numbers[key] for key in lexicon.governed_by_premier if key in lexicon.numbers}
        for number, entity in enumerate(lexicon.entities):
            for office in entity.offices:
                if office.of in lexicon.numbers:
                    key = (lexicon.numbers[office.of], office.title)
                    self._holders.setdefault(key, []).append((office.start, office.end, number))
        self._governed_by_known = countries & {body for body, _ in self._holders}

    def add(self, mentions: list[Mention], text: str, date: dt.date | None, language: str) -> list[Mention]:
        """The mentions with the phrases among them; none without a date. English phrases where it is unknown."""
        if date is None:
            return mentions
        finder, governed = self._finder(language or "en"), self._governed_by_known
        found = [(m, phrase) for m in mentions if m.entity in governed and (phrase := finder.around(m, text))]
        if not found:
            return mentions
        places = {m.start for m in mentions if m.entity not in self._people}
        titles = [(m.start, m.end) for m in mentions if m.form == NOMINAL]
        phrases = []
        for mention, phrase in found:
            if any(start < phrase.end and phrase.start < end for start, end in titles):
                continue
            person = self._holder(mention.entity, phrase.title, date)
            if person is not None and not name_follows(text, phrase.end, places):
                used = " ".join(text[phrase.start : phrase.end].split())
                phrases.append(Mention(phrase.start, phrase.end, person, NOMINAL, mention.nested_in, used=used))
        return sorted([*mentions, *phrases], key=lambda m: (m.start, -m.end))

    def _finder(self, language: str) -> OfficePhrases:
        if language not in self._phrases:
            known = language if language in LANGUAGES else "en"
            self._phrases[language] = OfficePhrases(self._lexicon, known)
        return self._phrases[language]

    def _holder(self, country: int, title: str, date: dt.date) -> int | None:
        """The only person in this office at the date; on the day of a handover, the one who takes over."""
        if title == LEADER:
            title = "prime minister" if country in self._governed else "president"
        holders = [
            (start, person)
            for start, end, person in self._holders.get((country, title), ())
            if start <= date and (end is None or date <= end)
        ]
        return max(holders)[1] if holders else None
