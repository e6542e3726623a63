"""What the words beside a country's or a town's name make of it: another place, a road, somebody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from analysis.annotate.forms import languages_of
from analysis.lexicon import Lexicon, fold, given_names, reporting_verbs, stop_words

NOTHING: Final = 0
PLACE: Final = 1
"""Another place, a road or a firm, which says nothing about the name elsewhere in the article."""
TOWN: Final = 2
"""A town or a county of the name: the bare name then means it, too."""

_ROAD: Final = re.compile(r"[ -](?:(?:Highway|Hwy\.?|Route|Rte?\.?) )?\d{1,3}(?![\d,.]*\d)(?= |[,.;)]|$)(?! ?%| (?:[a-z]+))")
_WORD_BEFORE: Final = re.compile(r"([^\s,;:()\"]+) $")
_INITIAL: Final = re.compile(r"(?:^|[\s(\"])[A-Z]\. $")
_SURNAME: Final = re.compile(r" ((?:[A-Z]'|Mc|Mac|De|O')?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?=('s)?[\s,.;:?!)\"]|$)")
_CAPITAL_GOES_ON: Final = re.compile(r" [A-Z]")
_REACH: Final = 32
_LINE: Final = 120
_LONG_WORD: Final = 4
_TITLE_SHARE: Final = 0.75


class Neighbours:
    """Rules about the words beside a name, for an article in a language (English rules where English forms count)."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        languages = languages_of(language)
        table = lexicon.phrases

        def words(name: str) -> tuple[str, ...]:
            return tuple(word for code in languages for word in table.get(name, {}).get(code, ()))

        self._state = _any_of(", ", [*words("states"), *words("postal")], r"(?![\w'])")
        self._municipal = _any_of(" ", words("municipal"), r"(?!\w)")
        self._heads = _any_of(" ", words("place_heads"), r"(?!\w)")
        self._offices = words("town_offices")
        self._leads = frozenset(words("place_leads"))
        self._region = _any_of(" ", words("region_after"), r"\w*")
        self._titles = frozenset(words("person_titles"))
        self._given = frozenset().union(*(given_names(code) for code in languages))
        self._names = frozenset(map(fold, words("given_names")))
        known = [stop_words(code) | reporting_verbs(code) for code in languages]
        titles = [lexicon.titles.get(code, ()) for code in languages]
        self._no_surname = frozenset(
            fold(word) for group in (*known, *titles, words("no_surname")) for word in group
        )

    def other_place(self, text: str, start: int, end: int) -> int:
        """NOTHING, or whether the words around a name make it the name of another place.

        >>> from analysis.lexicon import load_lexicon
        >>> Neighbours(load_lexicon(), "en").other_place("Lebanon, Pa.", 0, 7) == TOWN
        True
        """
        after = text[end : end + 2]
        if after[:1] == ",":
            return TOWN if self._state.match(text, end) else NOTHING
        if after[:1] == " " and after[1:].isupper():
            if self._municipal.match(text, end):
                return TOWN
            if self._heads.match(text, end):
                return PLACE
        if start > 1 and text[start - 1] == " ":
            if text[start - 3 : start - 1] == "of":
                return TOWN if text[max(0, start - 13) : start - 1].lower().endswith(self._offices) else NOTHING
            before = text[max(0, start - 8) : start - 1]
            return PLACE if before[before.rfind(" ") + 1 :] in self._leads else NOTHING
        return NOTHING

    def is_region(self, text: str, end: int) -> bool:
        """Whether a province's word follows a town's name: "Baku region", "Қарағанды облысы"."""
        return self._region.match(text, end) is not None

    def is_road(self, text: str, end: int) -> bool:
        """Whether a number follows that makes it an American highway: "U.S. 41", "US Route 6"."""
        return _ROAD.match(text, end) is not None

    def is_surname(self, text: str, start: int) -> bool:
        """Whether a given name, an initial or a title of people stands before the name ("Michael Jordan")."""
        match = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
        if match is None:
            return False
        word = match.group(1)
        if not word[0].isupper():
            return False
        return word in self._titles or fold(word) in self._given or bool(_INITIAL.search(text, max(0, start - 4), start))

    def is_given_name(self, text: str, start: int, end: int) -> bool:
        """Whether a surname follows a name that is also a given name ("Chad Smith", "Georgia O'Keeffe")."""
        match = _SURNAME.match(text, end)
        if match is None or fold(text[start:end]) not in self._names:
            return False
        word = fold(match.group(1))
        if word in self._no_surname or word.endswith(("ing", "ian", "ese", "ish", "ist")):
            return False
        if _CAPITAL_GOES_ON.match(text, match.end()):
            return False
        return not in_title_case(text, start, end)


def in_title_case(text: str, start: int, end: int) -> bool:
    """Whether the line around a span writes most of its words with a capital, as headlines do."""
    left = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
    right = text.find("\n", end, end + _LINE)
    line = text[left : right if right >= 0 else end + _LINE]
    words = [word for word in line.split() if len(word) >= _LONG_WORD and word[0].isalpha()]
    return len(words) > _LONG_WORD and sum(word[0].isupper() for word in words) >= _TITLE_SHARE * len(words)


def _any_of(before: str, words: Iterable[str], after: str) -> re.Pattern[str]:
    """A pattern for any of the words between two borders; one that never matches where there are none."""
    longest = sorted(map(re.escape, set(words)), key=len, reverse=True)
    return re.compile(rf"{before}(?:{'|'.join(longest)}){after}" if longest else r"(?!)")
