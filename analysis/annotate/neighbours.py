"""What the words beside a country's or a town's name make of it: another place, a road, somebody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from typing import Final

from analysis.annotate.forms import languages_of
from analysis.annotate.letters import unify
from analysis.annotate.suffixes import is_suffix_chain
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
SURNAME: Final = 5
"""A demonym that is somebody's surname: the country's name still means the country."""

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
_NAME_AFTER: Final = re.compile(r" ([^\W\d_]+(?:-[^\W\d_]+)*)")
_SHORTEST_NAME: Final = 3
_COMPOUND: Final = re.compile(r" [A-Z][\w'-]+")
_FIRM: Final = re.compile(r" & ([A-Z][a-z]+)")
_FIRM_END: Final = re.compile(r" (?:Corp|Inc|LLC|Ltd|Co)\b")
_TOWNSMAN: Final = re.compile(r" (?:man|woman|teen|teenager|couple|boy|girl)\b")
"""Of a country one says "a Jordanian woman", "a Jordan woman" of a town."""
_TOWNSMEN: Final = frozenset("mwtcbg")
_DESCRIBED: Final = re.compile(
    r", (?:a|the) (?:[\w-]+ ){0,2}(?:town|village|borough|suburb|hamlet)\b|, a (?:[\w-]+ )?city (?:of|in|near|about)\b"
)
_REACH: Final = 32
_LINE: Final = 120
_VERBS: Final = frozenset(
    {
        " Falls",
        " Run",
        " Spring",
        " Springs",
        " Point",
        " Mills",
        " Landing",
        " Today",
        " Times",
        " Post",
        " Drive",
        " Sea",
        " Bridge",
        " Park",
        " Mine",
        " Dam",
    }
)
"""Heads that are verbs or adverbs in headlines."""
_STREETS: Final = frozenset("Avenue Ave. Street St. Road Rd. Lane Boulevard Blvd. Drive Pike".split())
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
        self._streets = any_of(" ", (word for word in words("road_heads") if word in _STREETS), r"(?!\w)")
        self._offices = words("town_offices")
        self._town_leads = frozenset(words("town_leads"))
        self._city_states = frozenset(words("city_states"))
        self._leads = frozenset(words("place_leads"))
        self._surname_first = language == "hu"
        self._given_after = given_names("hu") if language == "hu" else frozenset()
        self._region = any_of(" ", words("region_after"), r"\w*")
        self._titles = frozenset(words("person_titles"))
        self._given = frozenset().union(*(given_names(code) for code in languages))
        self._names = frozenset(map(fold, words("given_names")))
        self._often_given = frozenset(
            form for entity in lexicon.entities for code in languages for form in entity.ambiguous.get(code, ())
        )
        known = [stop_words(code) | reporting_verbs(code) for code in languages]
        titles = [lexicon.titles.get(code, ()) for code in languages]
        self._countries = frozenset(
            form.split()[0]
            for entity in lexicon.entities
            if entity.kind == "country"
            for code in languages
            for form in entity.aliases.get(code, ())
        )
        self._no_surname = frozenset(fold(word) for group in (*known, *titles, words("no_surname")) for word in group)

    def judge(self, text: str, start: int, end: int, name: bool = True) -> int:
        """What the words around a country's name make of it: NOTHING else, a PLACE, a TOWN, a PERSON or GIVEN.

        ``name`` is false for a demonym, which makes a road's name but no school's or centre's.

        >>> from analysis.lexicon import load_lexicon
        >>> Neighbours(load_lexicon(), "en").judge("Lebanon, Pa.", 0, 7) == TOWN
        True
        """
        # Most names stand before a small letter or a mark, and behind a small letter: those cost nothing more.
        after, then = text[end : end + 1], text[end + 1 : end + 2]
        if after == "," or (after == " " and (not then.islower() or then in _TOWNSMEN)):
            behind = self._judge_behind(text, start, end, name)
            if behind != NOTHING:
                return behind
        if start < 2 or text[start - 1] != " ":
            return NOTHING
        left = text.rfind(" ", max(0, start - _REACH), start - 1) + 1
        if text[left].islower() and text[start - 2] not in "nf":
            return NOTHING
        return self._judge_before(text, left, start, end, name)

    def _judge_behind(self, text: str, start: int, end: int, name: bool) -> int:
        """What the words behind a name make of it."""
        after, then = text[end : end + 1], text[end + 1 : end + 2]
        if after == ",":
            described = name and _DESCRIBED.match(text, end) and not self._is_city_state(text, start, end)
            if described or self._state.match(text, end):
                return TOWN
            return GIVEN if then == " " and self._is_aged(text, start, end) else NOTHING
        if after != " ":
            return NOTHING
        if then.isupper():
            if self._municipal.match(text, end):
                return TOWN
            head = (self._heads if name else self._roads).match(text, end)
            if head and not (head.group() in _VERBS and in_title_case(text, start, end)):
                return PLACE
            if self._is_given_name(text, start, end):
                return GIVEN
            return PLACE if self._is_compound(text, end) else NOTHING
        if then == "&":
            return PLACE if self._is_firm(text, start, end) else NOTHING
        return TOWN if name and _TOWNSMAN.match(text, end) and self._is_townsman(text, start, end) else NOTHING

    def _judge_before(self, text: str, left: int, start: int, end: int, name: bool) -> int:
        """What the word before a name, which starts at ``left``, makes of it."""
        last = text[start - 2]
        if not text[left].isupper() or start - left > _REACH:
            if last == "n":
                town = name and text[left : start - 1] in self._town_leads
            else:
                town = last == "f" and text[max(0, start - 13) : start - 1].lower().endswith(self._offices)
            return TOWN if town and not self._is_city_state(text, start, end) else NOTHING
        word = text[left : start - 1]
        if name and word in self._town_leads and not self._is_city_state(text, start, end):
            return TOWN
        if word in self._leads:
            return PLACE
        person = word in self._titles or self._is_name(word, text, start)
        return PERSON if person and " " not in text[start:end] else NOTHING

    def _is_townsman(self, text: str, start: int, end: int) -> bool:
        article = text[max(0, start - 4) : start].lower().split()
        return (
            article[-1:] in (["a"], ["an"], ["the"])
            and " " not in text[start:end]
            and not self._is_city_state(text, start, end)
        )

    def _is_city_state(self, text: str, start: int, end: int) -> bool:
        return text[start:end] in self._city_states

    def _is_firm(self, text: str, start: int, end: int) -> bool:
        """Whether a country's name that is also a surname opens a firm's: "Holland & Knight"."""
        firm = _FIRM.match(text, end)
        return firm is not None and fold(text[start:end]) in self._names and firm.group(1) not in self._countries

    def _is_compound(self, text: str, end: int) -> bool:
        """Whether a name goes on to a state, a street or a firm: "Mexico Beach, Florida", "German Mill Lane"."""
        more = _COMPOUND.match(text, end)
        if more is None:
            return False
        at = more.end()
        return any(ending.match(text, at) for ending in (self._state, self._streets, _FIRM_END))

    def follows_state(self, text: str, end: int) -> bool:
        """Whether a state of the USA or a province of Canada follows: "Paris, Texas"."""
        return self._state.match(text, end) is not None

    def is_surname_first(self, text: str, start: int, end: int, surface: str) -> bool:
        """Whether a Hungarian given name follows a demonym that is written small: "Magyar Péter" is a man."""
        if not self._surname_first or not surface[0].islower() or not text[start].isupper():
            return False
        return given_name_after(text, end, self._given_after) != ""

    def is_region(self, text: str, start: int, end: int) -> bool:
        """Whether the word for a province or a district follows a town's name: "Baku region", "Қарағанды облысы"."""
        return text[start - 1 : start] != "-" and self._region.match(text, end) is not None

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
        if _CAPITAL_GOES_ON.match(text, match.end()) and word not in self._given:
            return False
        return not in_title_case(text, start, end)


def given_name_after(text: str, end: int, given: Set[str]) -> str:
    """The given name (folded, without endings) that follows a surname, as Hungarian and official lists write it."""
    following = _NAME_AFTER.match(text, end)
    if following is None:
        return ""
    word = fold(following.group(1))
    if word in given:
        return word
    cut = next((at for at in range(len(word) - 1, _SHORTEST_NAME - 1, -1) if word[:at] in given), 0)
    return word[:cut] if cut and is_suffix_chain(word[cut:], "hu") else ""


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
