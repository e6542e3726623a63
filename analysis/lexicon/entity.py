"""One entry of the lexicon: what it is called in each language, and what is known about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from analysis.errors import InputError
from analysis.model import KINDS, LANGUAGES

Forms = Mapping[str, tuple[str, ...]]
"""Forms by ISO 639-1 code of the language that they belong to."""

Dates = Mapping[str, tuple[dt.date | None, dt.date | None]]
"""The first and the last day on which a form was the name; None: not known."""

FORM_FIELDS: Final = (
    "aliases", "acronyms", "former", "demonyms", "language_words", "surnames", "epithets", "weak", "ambiguous",
)  # fmt: skip
_FORM_TABLES: Final = (*FORM_FIELDS, "context", "traps", "attribution")
_TEXTS: Final = ("subtype", "iso3", "iso2", "country", "parent", "place", "date", "wikidata", "info")
_LISTS: Final = ("hosts", "languages", "countries", "not", "silenced")
_NUMBERS: Final = ("lat", "lon", "geonames")
_OTHER: Final = ("id", "kind", "name", "offices", "surname_needs_name")
KEYS: Final = frozenset((*_FORM_TABLES, *_TEXTS, *_LISTS, *_NUMBERS, *_OTHER))


@dataclass(frozen=True, slots=True)
class Office:
    """A term of office: ``title`` of the country or body with the id ``of``; ``end`` None: still in office."""

    title: str
    of: str
    start: dt.date
    end: dt.date | None
    confidence: str = ""

    def held_on(self, day: dt.date) -> bool:
        """Whether ``day`` lies in the term; on the day of a handover both holders are in office."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """What a mention can refer to. Form tables are by language; absent facts are "" or None.

    ``weak`` forms count only beside a stronger form of the entity or one of its ``context`` words in the
    article; ``ambiguous`` ones count unless one of its ``traps`` stands in the article and no ``context`` word
    does. ``iso3`` is the code of a country, or of the country that the entity belongs to; ``iso2`` is given
    for countries only, ``country`` (an id) for everything else. ``hosts``, ``languages`` and
    ``attribution`` are filled for news outlets.
    """

    id: str
    kind: str
    name: str
    subtype: str = ""
    iso3: str = ""
    iso2: str = ""
    country: str = ""
    countries: tuple[str, ...] = ()
    parent: str = ""
    place: str = ""
    date: str = ""
    wikidata: str = ""
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    hosts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    aliases: Forms = field(default_factory=dict)
    acronyms: Forms = field(default_factory=dict)
    former: Forms = field(default_factory=dict)
    former_dates: Dates = field(default_factory=dict)
    """Of the former names whose dates are known, by form. A former name counts at any date."""
    demonyms: Forms = field(default_factory=dict)
    language_words: Forms = field(default_factory=dict)
    """Words that can only be the language: not those that are also the people's or the country's."""
    surnames: Forms = field(default_factory=dict)
    epithets: Forms = field(default_factory=dict)
    """Titles that mean this person where the person's country is meant: "the national leader"."""
    weak: Forms = field(default_factory=dict)
    ambiguous: Forms = field(default_factory=dict)
    context: Forms = field(default_factory=dict)
    traps: Forms = field(default_factory=dict)
    attribution: Forms = field(default_factory=dict)
    surname_needs_name: bool = False
    """The surname is also a common word or name: it never stands for this person by office alone."""
    offices: tuple[Office, ...] = ()
    info: str = ""
    confusables: tuple[str, ...] = ()
    silenced: tuple[str, ...] = ()
    """Forms that a user's file takes out, so that none of them is derived from another either."""

    @property
    def source_id(self) -> str:
        """The id of an outlet as a source: ``report`` for ``org-report``."""
        return self.id.removeprefix("org-")


def read_entity(entry: Mapping[str, object], kind: str, where: str) -> Entity:
    """The entity that ``entry`` (an object of a lexicon file) describes.

    Raises
    ------
    InputError
        A key, kind, language or form that a lexicon can't have; names ``where``, the entity and what is allowed.
    """
    name, entity_id = entry.get("name"), entry.get("id")
    if not isinstance(entity_id, str) or not entity_id.strip():
        raise InputError(f"{where}: an entity without an id; every entity needs an id such as org-ots")
    where = f"{where}, {entity_id}"
    if not isinstance(name, str) or not name.strip():
        raise InputError(f"{where}: no name; every entity needs one")
    kind = str(entry.get("kind", kind))
    if kind not in KINDS:
        raise InputError(f"{where}: kind {kind!r} is unknown; allowed are {', '.join(KINDS)}")
    if unknown := sorted(set(entry) - KEYS):
        raise InputError(f"{where}: {unknown[0]!r} is no key of an entity; allowed are {', '.join(sorted(KEYS))}")
    former, former_dates = _read_former(entry.get("former", {}), where)
    undated: dict[str, object] = {**entry, "former": former}
    tables: dict[str, object] = {key: _read_forms(undated[key], key, where) for key in _FORM_TABLES if key in undated}
    texts = {key: _text(entry[key], key, where) for key in _TEXTS if key in entry and entry[key] is not None}
    lists = {
        "confusables" if key == "not" else key: tuple(_strings(entry[key], key, where))
        for key in _LISTS
        if key in entry
    }
    numbers = {key: _number(entry[key], key, where) for key in _NUMBERS if key in entry}
    offices = _read_offices(entry.get("offices", []), where)
    needs_name = bool(entry.get("surname_needs_name", False))
    facts: dict[str, object] = {**tables, **texts, **lists, **numbers, "offices": offices, "former_dates": former_dates}
    return Entity(id=entity_id, kind=kind, name=name, surname_needs_name=needs_name, **facts)  # type: ignore[arg-type]


def _read_forms(table: object, key: str, where: str) -> Forms:
    """A form table, checked: known languages, no empty and no one-letter form."""
    if not isinstance(table, Mapping):
        raise InputError(f"{where}: {key} must be an object of lists by language, such as {{'en': ['Baku']}}")
    forms: dict[str, tuple[str, ...]] = {}
    for language, values in table.items():
        if language not in LANGUAGES:
            raise InputError(f"{where}: {key} in language {language!r}; allowed are {', '.join(LANGUAGES)}")
        forms[language] = tuple(_strings(values, f"{key}.{language}", where))
        for form in forms[language]:
            if len(form.strip()) < 2 or not any(letter.isalnum() for letter in form):
                raise InputError(f"{where}: {key}.{language} holds {form!r}; a form needs at least two letters")
    return forms


def _read_former(table: object, where: str) -> tuple[object, Dates]:
    """The former names without their dates, and the dates of those that have some.

    A name is a text, or ``{"form": "Nur-Sultan", "from": "2019-03-23", "to": "2022-09-17"}`` with one date or both.
    """
    if not isinstance(table, Mapping):
        return table, {}
    names: dict[str, object] = {}
    dates: dict[str, tuple[dt.date | None, dt.date | None]] = {}
    for language, values in table.items():
        names[language] = [_name_of(value) for value in values] if isinstance(values, list) else values
        for value in values if isinstance(values, list) else ():
            if not isinstance(value, Mapping):
                continue
            if unknown := sorted(set(value) - {"form", "from", "to"}):
                raise InputError(f"{where}: {unknown[0]!r} is no key of a former name; allowed are form, from, to")
            first, last = value.get("from"), value.get("to")
            dated = (
                None if first is None else _day(str(first), where, last=False),
                None if last is None else _day(str(last), where, last=True),
            )
            form = str(value.get("form", ""))
            if dates.setdefault(form, dated) != dated:
                raise InputError(f"{where}: the former name {form!r} has two different dates; give it one")
    return names, dates


def _name_of(value: object) -> object:
    return value.get("form") if isinstance(value, Mapping) else value


def _strings(values: object, key: str, where: str) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise InputError(f"{where}: {key} must be a list of texts")
    return values


def _text(value: object, key: str, where: str) -> str:
    if not isinstance(value, str):
        raise InputError(f"{where}: {key} is {value!r}; it must be a text")
    return value


def _number(value: object, key: str, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"{where}: {key} is {value!r}; it must be a number")
    return value


def _read_offices(entries: object, where: str) -> tuple[Office, ...]:
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise InputError(f"{where}: offices must be a list of objects with title, of, start and end")
    return tuple(_read_office(entry, where) for entry in entries)


def _read_office(entry: Mapping[str, object], where: str) -> Office:
    if missing := [key for key in ("title", "of", "start") if not isinstance(entry.get(key), str)]:
        raise InputError(f"{where}: an office without {missing[0]}; it needs title, of (an id) and start")
    end = entry.get("end")
    return Office(
        title=str(entry["title"]),
        of=str(entry["of"]),
        start=_day(str(entry["start"]), where, last=False),
        end=None if end is None else _day(str(end), where, last=True),
        confidence=str(entry.get("confidence", "")),
    )


def _day(text: str, where: str, *, last: bool) -> dt.date:
    """The first (or last) day that a date of the precision year, month or day can mean."""
    try:
        year, month, day = [*map(int, text.split("-")), *[0] * (2 - text.count("-"))]
        if day:
            return dt.date(year, month, day)
        if not last:
            return dt.date(year, month or 1, 1)
        return dt.date(year + (month in (0, 12)), month % 12 + 1, 1) - dt.timedelta(days=1)
    except ValueError:
        raise InputError(f"{where}: {text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD") from None
