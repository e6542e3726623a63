"""What the words beside a country's or a town's name make of it: another place, a road, somebody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from analysis.annotate.forms import languages_of
from analysis.annotate.letters import unify
from analysis.lexicon import Lexicon, fold, given_names, reporting_verbs, stop_words

NOTHING: Final = 0
PLACE: Final = 1
"""Another place, a road or a firm, which says nothing about the name elsewhere in the article."""
TOWN: Final = 2
"""A town or a county of the name: the bare name then means it, too."""
PERSON: Final = 3
"""Somebody's surname, likewise."""
GIVEN: Final = 4
"""Somebody's given name."""

_ROAD: Final = re.compile(
    r" (?:(?:Highway|Hwy\.?|Route|Rte?\.?) \d{1,3}\b|\d{1,3}(?=[,.;)](?!\d)|$"
    r"| (?:[A-Z]|(?:near|in|at|and|or|to|from|on|is|was|between|just|outside|through|when|where"
    r"|north|south|east|west|(?:north|south|east|west)bound) )))"
)
_NO_PERSON_AFTER: Final = frozenset(
    "a an the of in into to for from with between against across on over under via".split()
)
_SURNAME: Final = re.compile(r" ((?:[A-Z]'|Mc|Mac|De|O')?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?=('s)?[\s,.;:?!)\"]|$)")
_AGE: Final = re.compile(r", \d{1,3},")
_CAPITAL_GOES_ON: Final = re.compile(r" (?!Jr\b|Sr\b|I{2,3}\b)[A-Z]")
_REACH: Final = 32
_LINE: Final = 120
_VERBS: Final = frozenset({" Falls", " Run", " Spring", " Springs", " Point", " Mills", " Landing", " Today"})
"""Heads that are verbs or adverbs in headlines."""
_LONG_WORD: Final = 3
_TITLE_WORDS: Final = 4
_SMALL_IN_TITLES: Final = frozenset("and the for with from over but not into amid after than via its onto upon".split())


class Neighbours:
    """Rules about the words beside a name, for an article in a language (English rules where English forms count)."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        languages = languages_of(language)
        table = lexicon.phrases

        def words(name: str) -> tuple[str, ...]:
            return tuple(word for code in languages for word in table.get(name, {}).get(code, ()))

        self._state = any_of(", ", [*words("states"), *words("postal")], r"(?![\w'])")
        self._municipal = any_of(" ", words("municipal"), r"(?!\w)")
        self._heads = any_of(" ", words("place_heads"), r"(?!\w)")
        self._roads = any_of(" ", words("road_heads"), r"(?!\w)")
        self._offices = words("town_offices")
        self._leads = frozenset(words("place_leads"))
        self._region = any_of(" ", words("region_after"), r"\w*")
        self._titles = frozenset(words("person_titles"))
        self._given = frozenset().union(*(given_names(code) for code in languages))
        self._names = frozenset(map(fold, words("given_names")))
        self._often_given = frozenset(
            form for entity in lexicon.entities for code in languages for form in entity.ambiguous.get(code, ())
        )
        known = [stop_words(code) | reporting_verbs(code) for code in languages]
        titles = [lexicon.titles.get(code, ()) for code in languages]
        self._no_surname = frozenset(fold(word) for group in (*known, *titles, words("no_surname")) for word in group)

    def judge(self, text: str, start: int, end: int, name: bool = True) -> int:
        """What the words around a country's name make of it: NOTHING else, a PLACE, a TOWN, a PERSON or GIVEN.

        ``name`` is false for a demonym, which makes a road's name but no school's or centre's.

        >>> from analysis.lexicon import load_lexicon
        >>> Neighbours(load_lexicon(), "en").judge("Lebanon, Pa.", 0, 7) == TOWN
        True
        """
        after, then = text[end : end + 1], text[end + 1 : end + 2]
        if after == ",":
            if self._state.match(text, end):
                return TOWN
            if text[end + 2 : end + 3].isdigit() and self._is_aged(text, start, end):
                return GIVEN
        if after == " " and then.isupper():
            if self._municipal.match(text, end):
                return TOWN
            head = (self._heads if name else self._roads).match(text, end)
            if head and not (head.group() in _VERBS and in_title_case(text, start, end)):
                return PLACE
            if self._is_given_name(text, start, end):
                return GIVEN
        if start < 2 or text[start - 1] != " ":
            return NOTHING
        left = text.rfind(" ", max(0, start - _REACH), start - 1) + 1
        if not text[left].isupper() or start - left > _REACH:
            if text[start - 3] != "o" or text[start - 2] != "f":
                return NOTHING
            return TOWN if text[max(0, start - 13) : start - 1].lower().endswith(self._offices) else NOTHING
        word = text[left : start - 1]
        if word in self._leads:
            return PLACE
        person = word in self._titles or self._is_name(word, text, start)
        return PERSON if person and " " not in text[start:end] else NOTHING

    def follows_state(self, text: str, end: int) -> bool:
        """Whether a state of the USA or a province of Canada follows: "Paris, Texas"."""
        return self._state.match(text, end) is not None

    def is_region(self, text: str, end: int) -> bool:
        """Whether a province's word follows a town's name: "Baku region", "Қарағанды облысы"."""
        return self._region.match(text, end) is not None

    def is_road(self, text: str, end: int) -> bool:
        """Whether a number follows that makes it an American highway: "U.S. 41", "US Route 6"."""
        return _ROAD.match(text, end) is not None

    def _is_name(self, word: str, text: str, start: int) -> bool:
        """Whether a word before a name is a given name, or an initial after one ("Michael B. Jordan")."""
        if len(word) == len("B.") and word[1] == ".":
            full = text[max(0, start - _REACH) : start - len("B. ")].split()
            word = full[-1] if full else ""
        return fold(word.lstrip("'\"(")) in self._given

    def _is_aged(self, text: str, start: int, end: int) -> bool:
        """Whether somebody's age follows: "Jordan, 12, and Chad, 9, like football"."""
        return fold(text[start:end]) in self._names and _AGE.match(text, end) is not None

    def _may_be_given(self, text: str, start: int, end: int) -> bool:
        """A name that is mostly a country's is no given name after a preposition, an article or a hyphen."""
        if text[start:end] in self._often_given or start == 0:
            return True
        if text[start - 1] != " ":
            return text[start - 1].isspace()
        before = text[max(0, start - _REACH) : start - 1]
        return before[before.rfind(" ") + 1 :].lower() not in _NO_PERSON_AFTER

    def _is_given_name(self, text: str, start: int, end: int) -> bool:
        """Whether a surname follows a name that is also a given name ("Chad Smith", "Georgia O'Keeffe")."""
        match = _SURNAME.match(text, end)
        if match is None or fold(text[start:end]) not in self._names:
            return False
        if not self._may_be_given(text, start, end):
            return False
        word = fold(match.group(1))
        if word in self._no_surname or word.endswith(("ing", "ian", "ese", "ish", "ist")):
            return False
        if _CAPITAL_GOES_ON.match(text, match.end()):
            return False
        return not in_title_case(text, start, end)


def in_title_case(text: str, start: int, end: int) -> bool:
    """Whether the line around a span writes its words with capitals, as headlines do."""
    left = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
    right = text.find("\n", end, end + _LINE)
    line = text[left : right if right >= 0 else end + _LINE]
    words = [word for word in line.split() if len(word) >= _LONG_WORD and word[0].isalpha()]
    return len(words) >= _TITLE_WORDS and all(word[0].isupper() or word in _SMALL_IN_TITLES for word in words)


def any_of(before: str, words: Iterable[str], after: str) -> re.Pattern[str]:
    """A pattern for any of the words between two borders; one that never matches where there are none."""
    longest = sorted({re.escape(unify(word)[0]) for word in words}, key=len, reverse=True)
    return re.compile(rf"{before}(?:{'|'.join(longest)}){after}" if longest else r"(?!)")
