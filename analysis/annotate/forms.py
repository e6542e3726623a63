"""Under which spellings the entities are looked for in an article of one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from analysis.annotate.letters import unify
from analysis.annotate.russian import decline
from analysis.annotate.suffixes import derive_demonym, derive_language, stem_variants
from analysis.lexicon import Entity, Lexicon, fold
from analysis.model import FORMS, LANGUAGES

NAME: Final = FORMS.index("name")
ACRONYM: Final = FORMS.index("acronym")
DEMONYM: Final = FORMS.index("demonym")
NOMINAL: Final = FORMS.index("nominal")
LANGUAGE: Final = FORMS.index("language")

EXACT: Final = 1
"""Only as written: acronyms, and names so short that their capitals tell them from words."""
ANY_CASE: Final = 2
LONG: Final = 4
"""More than one word: inner words may be written small ("Organization of Turkic states")."""
WEAK: Final = 8
AMBIGUOUS: Final = 16
SURNAME: Final = 32
PERSON: Final = 64
SWALLOW: Final = 128
"""No entity, but a phrase whose words are no mention."""
SUFFIXED: Final = 256
"""Of the article's own language, so it may carry that language's endings."""
NEEDS_SUFFIX: Final = 512
"""A stem as it is only before endings."""
CUE: Final = 1024
"""No entity, but a sign of American affairs, where Georgia is a state."""
EPITHET: Final = 2048
"""A title that stands for a person where the person's country is meant."""

_SHORTEST_CAPITALS: Final = 4


class Rule(NamedTuple):
    """What it means when a spelling is found. ``entity`` is its number in the lexicon, -1 for SWALLOW and CUE.

    ``surface`` is the spelling, ``used`` the lexicon's form that it is a case or a stem of.
    """

    entity: int
    form: int
    flags: int
    surface: str
    used: str = ""


@dataclass(frozen=True, slots=True)
class FormTable:
    """The spellings of one language, folded, each with its rules."""

    patterns: tuple[str, ...]
    rules: tuple[tuple[Rule, ...], ...]
    surnames: dict[int, tuple[str, ...]]
    """By entity number: the folded surnames under which a person goes on after the full name."""


def build_forms(lexicon: Lexicon, language: str) -> FormTable:
    """The spellings that count in an article in ``language``: its own and English ones.

    Where the language is unknown (""), the forms of all languages count. Where a form stands in two
    languages, what the article's language says of it (weak, ambiguous) holds.
    """
    rules: dict[str, dict[tuple[object, ...], Rule]] = defaultdict(dict)
    surnames: dict[int, list[str]] = defaultdict(list)
    for code in languages_of(language):
        own = code == language and code != "en"
        for number, entity in enumerate(lexicon.entities):
            for form, rule in _rules(entity, number, code, own):
                key = fold(form)
                rules[key].setdefault((rule.entity, rule.form, rule.flags & SURNAME, rule.surface), rule)
                if rule.flags & SURNAME:
                    surnames[number].append(key)
        for phrase in lexicon.phrases.get("american", {}).get(code, ()):
            surface = unify(phrase)[0]
            rules[fold(surface)].setdefault((-2, surface), Rule(-1, NAME, CUE | EXACT, surface))
        for phrase in lexicon.phrases.get("swallow", {}).get(code, ()):
            for spelling in decline(phrase, person=False, demonym=False) if code == "ru" else (phrase,):
                surface = unify(spelling)[0]
                flags = SWALLOW | LONG | (SUFFIXED if own else 0)
                rules[fold(surface)].setdefault((-1, surface), Rule(-1, NAME, flags, surface))
    patterns = tuple(sorted(rules))
    return FormTable(
        patterns,
        tuple(tuple(sorted(rules[pattern].values())) for pattern in patterns),
        {number: tuple(dict.fromkeys(keys)) for number, keys in surnames.items()},
    )


def languages_of(language: str) -> tuple[str, ...]:
    """The languages whose forms count in an article in ``language``, the strongest first."""
    if not language:
        return LANGUAGES
    return (language, "en") if language in LANGUAGES and language != "en" else ("en",)


def _rules(entity: Entity, number: int, code: str, own: bool) -> Iterator[tuple[str, Rule]]:
    """Every spelling of an entity in a language, with its rule."""
    weak, ambiguous = set(entity.weak.get(code, ())), set(entity.ambiguous.get(code, ()))
    person = PERSON if entity.kind == "person" else 0
    tables: Iterable[tuple[Iterable[str], int, int]] = (
        (entity.aliases.get(code, ()), NAME, person),
        (entity.former.get(code, ()), NAME, person),
        (entity.acronyms.get(code, ()), ACRONYM, EXACT),
        (_demonyms(entity, code), DEMONYM, 0),
        (_language_words(entity, code), LANGUAGE, 0),
        (entity.surnames.get(code, ()), NAME, person | SURNAME),
        (entity.epithets.get(code, ()), NOMINAL, EPITHET),
    )
    for forms, kind, flags in tables:
        for form in forms:
            doubt = (WEAK if form in weak else 0) | (AMBIGUOUS if form in ambiguous else 0)
            for spelling, extra in _spellings(form, code, own, kind, person):
                surface = unify(spelling)[0]
                yield surface, Rule(number, kind, flags | doubt | extra | _case(surface, kind), surface, form)


def _demonyms(entity: Entity, code: str) -> Iterable[str]:
    """The listed demonyms, and the one that the language makes of each name of a country or a place."""
    if entity.kind not in ("country", "place"):
        return entity.demonyms.get(code, ())
    listed = entity.demonyms.get(code, ())
    bases = (*entity.aliases.get(code, ()), *entity.acronyms.get(code, ()), *listed)
    derived = (derive_demonym(base, code) for base in bases)
    return (*listed, *(form for form in derived if form and form not in entity.silenced))


def _language_words(entity: Entity, code: str) -> Iterable[str]:
    """Words that can only be the language of a people: the listed ones, and what its demonyms make ("Türkçe")."""
    derived = (derive_language(form, code) for form in entity.demonyms.get(code, ()))
    return (*entity.language_words.get(code, ()), *(form for form in derived if form))


def _spellings(form: str, code: str, own: bool, kind: int, person: int) -> Iterator[tuple[str, int]]:
    """A form with the spellings that its grammar makes of it."""
    if code == "ru" and kind not in (ACRONYM, LANGUAGE):
        for declined in decline(form, person=bool(person) and kind != NOMINAL, demonym=kind == DEMONYM):
            yield declined, 0
        return
    yield form, SUFFIXED if own else 0
    if own:
        for stem in stem_variants(form, code):
            yield stem, SUFFIXED | NEEDS_SUFFIX


def _case(surface: str, kind: int) -> int:
    """How far the capitals of a text may differ from the form's."""
    if kind == ACRONYM:
        return EXACT
    if surface[0].islower():
        return ANY_CASE
    if " " in surface or "-" in surface:
        return LONG
    return EXACT if len(surface) < _SHORTEST_CAPITALS else 0
