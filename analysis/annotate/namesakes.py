"""Countries whose names are also those of states, towns and people: which of them an article means."""

from __future__ import annotations

import re
from typing import Final

from analysis.annotate.forms import ACRONYM, AMBIGUOUS, EXACT, NAME, Rule, languages_of
from analysis.annotate.letters import unify
from analysis.annotate.matcher import Candidate
from analysis.annotate.neighbours import GIVEN, NOTHING, PERSON, SURNAME, TOWN, Neighbours, any_of
from analysis.annotate.people import People
from analysis.annotate.reading import Reading
from analysis.lexicon import Lexicon, fold
from analysis.lexicon.entity import Forms

_IN: Final = re.compile(r"\b(?:in|into|inside|across|throughout|outside|neighbou?ring|and|with|between|from) $", re.I)
_LIST_BEFORE: Final = re.compile(r"(?:, (?:and |or )?| and | or |[/-])$")
_LIST_AFTER: Final = re.compile(r"(?:, (?:and |or )?| and | or |[/-])")
_TOWN_BEFORE: Final = re.compile(r"([A-Z][\w.'-]+), $")
_FOR_A_STATE: Final = re.compile(
    r"\b(?:Sens?\.|Senators?|Reps?\.|Congress(?:wo)?man|Gov\.|Governor|Representatives?|Judge|Attorney General)"
    r"(?: [A-Z][\w.'-]*){1,5} of $"
)
_NO_PRONOUN: Final = frozenset(
    "tell told let to of with for about contact follow join give gives help show make between email call among".split()
)
_CITIES: Final = frozenset({"city", "capital", "town"})
_LOCAL: Final = 3
_MANY_COUNTRIES: Final = 4
"""An article that names as many, the doubtful one among them, is about countries."""
_DIPLOMACY: Final = re.compile(
    r"\b(?:ambassador|embassy|envoy|chargé|consul|aid|assistance|delegation|relations with|republic)\b[^.;\n]{0,40}$",
    re.I,
)
_REACH: Final = 48
_GOES_ON: Final = re.compile(r"\.[A-Z](?:\.|\b)")
"""What follows "U.S" in "U.S.S.R.", another acronym."""


class Namesakes:
    """Decides, by the words beside a name and by the whole article, that a country or a town is not meant."""

    def __init__(self, lexicon: Lexicon, language: str, people: People) -> None:
        languages = languages_of(language)
        self._people = people
        self._near = Neighbours(lexicon, language)
        self._context = [_folded(entity.context, languages) for entity in lexicon.entities]
        self._traps = [_folded(entity.traps, languages) for entity in lexicon.entities]
        self._countries = frozenset(n for n, entity in enumerate(lexicon.entities) if entity.kind == "country")
        self._cities = frozenset(
            n for n, entity in enumerate(lexicon.entities) if entity.kind == "place" and entity.subtype in _CITIES
        )
        self._home = [lexicon.numbers.get(entity.country, -1) for entity in lexicon.entities]
        words = {name: _listed(lexicon, name, languages) for name in _TABLES}
        self._state_names = frozenset(words["state_names"])
        self._given_names = frozenset(words["given_names"])
        self._state_before = tuple(f"{word} " if word[-1].isalpha() else word for word in words["state_before"])
        self._state_after = any_of(" ", words["state_after"], r"(?!\w)")
        self._state = any_of("", words["states"], r"(?!\w)")
        self._states = tuple(words["states"])
        self._state_name = any_of(", ", words["state_names"], r"(?!\w)")
        named = [self._state_names.intersection(entity.aliases.get("en", ())) for entity in lexicon.entities]
        self._like_states = frozenset(number for number, names in enumerate(named) if names)
        self._other_language = language not in ("en", "")

    def screen(self, start: int, end: int, rule: Rule, reading: Reading) -> bool:
        """Whether the words beside a form take it out of the countries and towns; remembers what they make of it."""
        entity = rule.entity
        text = reading.text
        if entity in self._countries:
            if rule.form == ACRONYM:
                if text[end : end + 1] == "." and _GOES_ON.match(text, end):
                    return True
                return rule.surface.startswith("U") and text[end : end + 1] == " " and self._near.is_road(text, end)
            sense = self._near.judge(text, start, end, rule.form == NAME)
            if rule.form != NAME:
                if self._near.is_surname_first(text, start, end, rule.surface):
                    sense = SURNAME
                elif not self._is_name_too(sense, rule):
                    sense = NOTHING
                elif sense == PERSON:
                    sense = SURNAME
            if sense == NOTHING:
                return self._other_language and self._near.is_region(text, start, end)
            if sense == SURNAME:
                reading.others.setdefault(entity, SURNAME)
            elif sense in (TOWN, PERSON) or (sense == GIVEN and rule.flags & AMBIGUOUS):
                reading.others[entity] = sense
            reading.leave(start, end, "part of another name", [entity])
            return True
        if entity in self._cities and self._is_another_town(entity, start, end, reading):
            reading.leave(start, end, "part of another name", [entity])
            return True
        return False

    def _is_name_too(self, sense: int, rule: Rule) -> bool:
        """Of the demonyms, few are surnames ("Dawn French"), fewer given names ("Dane Cook")."""
        if sense == GIVEN:
            return bool(rule.flags & AMBIGUOUS)
        return sense != PERSON or rule.surface in self._given_names

    def _is_another_town(self, entity: int, start: int, end: int, reading: Reading) -> bool:
        """A province named after the town, or a town of the name in America ("Athens, Georgia")."""
        text = reading.text
        if text[end : end + 1] == ",":
            if self._near.follows_state(text, end):
                reading.others[entity] = TOWN
                return True
            return self._home[entity] not in self._like_states and self._state_name.match(text, end) is not None
        return self._near.is_region(text, start, end)

    def _survey(self, reading: Reading) -> None:
        """Note, once, where countries stand and which of them something else in the article speaks for."""
        kept, reading.kept = reading.kept, []
        for start, minus_end, rule in kept:
            entity = rule.entity
            if entity in self._countries:
                reading.country_starts.add(start)
                reading.country_ends.add(-minus_end)
                reading.countries.add(entity)
                if rule.form != NAME and rule.surface not in self._state_names:
                    reading.supported.add(entity)
            elif self._home[entity] >= 0 and entity in self._cities:
                reading.supported.add(self._home[entity])
                reading.country_ends.add(-minus_end)

    def is_other(self, item: Candidate, reading: Reading) -> bool:
        """Whether the article uses a country's name for a town or a person that it names more fully elsewhere."""
        self._survey(reading)
        start, minus_end, rule = item
        if reading.others[rule.entity] == SURNAME:
            return rule.form != NAME and self._is_surname(start, rule, reading)
        if rule.form != NAME or rule.entity in reading.supported:
            return False
        if reading.others[rule.entity] == TOWN:
            return True
        if (gap := _LIST_AFTER.match(reading.text, -minus_end)) and gap.end() in reading.country_starts:
            return False
        return not _IN.search(reading.text, max(0, start - 14), start)

    def _is_surname(self, start: int, rule: Rule, reading: Reading) -> bool:
        """Whether a demonym goes on naming somebody: one of the listed ones, or a small one with a capital inside a
        sentence.
        """
        if rule.surface in self._given_names:
            return True
        text = reading.text
        opens = start < 2 or text[start - 2] in '.!?:"' or text[start - 1] != " "
        return rule.surface[0].islower() and text[start].isupper() and not opens

    def is_trapped(self, item: Candidate, reading: Reading) -> bool:
        """Whether an ambiguous form means something else here: a pronoun, a person, another place of the name."""
        start, minus_end, rule = item
        end = -minus_end
        if rule.flags & EXACT and _is_pronoun(reading.text, start, end):
            return True
        if rule.surface in self._state_names or rule.surface in self._given_names:
            self._survey(reading)
        if rule.surface in self._state_names:
            return rule.entity not in reading.named and self._is_state(start, end, rule, reading)
        given = rule.form == NAME and rule.surface in self._given_names and self._traps[rule.entity]
        if given and self._people.is_given_name(reading.text, start, reading.country_ends):
            return True
        if rule.entity in reading.named or not reading.holds_any(self._traps[rule.entity]):
            return False
        self._survey(reading)
        return len(reading.countries) < _MANY_COUNTRIES and not self.in_context(rule.entity, reading)

    def in_context(self, entity: int, reading: Reading) -> bool:
        """Whether a context word of the entity stands in the article."""
        return reading.holds_any(self._context[entity])

    def has_context(self, entity: int) -> bool:
        """Whether the entity has context words at all."""
        return bool(self._context[entity])

    def _is_state(self, start: int, end: int, rule: Rule, reading: Reading) -> bool:
        """Georgia of the United States: more speaks for America, beside the name and in the article, than against."""
        score = len(reading.cues) - reading.count(self._context[rule.entity])
        if rule.entity in reading.supported:
            score -= _LOCAL
        return score + (self._state_signs(start, end, reading) if rule.form == NAME else 0) > 0

    def _state_signs(self, start: int, end: int, reading: Reading) -> int:
        """What the words beside the name say: positive for a state, negative for a country."""
        text = reading.text
        before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        score = 0
        if before.endswith(self._state_before) or self._state_after.match(after) or _FOR_A_STATE.search(before):
            score += 2 * _LOCAL
        if _DIPLOMACY.search(before):
            score -= 2 * _LOCAL
        if gap := _LIST_BEFORE.search(before):
            rest = before[: gap.start()]
            if start - len(gap.group()) in reading.country_ends:
                score -= _LOCAL
            elif rest.endswith(self._states):
                score += 2 * _LOCAL
            elif (town := _TOWN_BEFORE.search(before)) and self._people.may_be_name(town.group(1)):
                score += _LOCAL - 1
        if gap := _LIST_AFTER.match(after):
            if end + gap.end() in reading.country_starts:
                score -= _LOCAL
            elif self._state.match(after, gap.end()):
                score += 2 * _LOCAL
        return score


_TABLES: Final = ("state_names", "given_names", "state_before", "state_after", "states")


def _listed(lexicon: Lexicon, table: str, languages: tuple[str, ...]) -> list[str]:
    return [word for code in languages for word in lexicon.phrases.get(table, {}).get(code, ())]


def _folded(table: Forms, languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(unify(word)[0]) for code in languages for word in table.get(code, ())))


def _is_pronoun(text: str, start: int, end: int) -> bool:
    """Whether an acronym in a line of capitals may be a plain word ("THEY TOLD US NOW")."""
    around = text[max(0, start - 12) : start] + text[end : end + 12]
    if not around.isupper():
        return False
    before = text[max(0, start - 12) : start].split()
    return bool(before) and before[-1].lower() in _NO_PRONOUN
