"""The names that the program knows: our own files and those that a user adds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from analysis.errors import InputError
from analysis.lexicon.entity import FORM_FIELDS, Entity, Forms, read_entity
from analysis.lexicon.words import fold

FOLDER: Final = Path(__file__).parent
FILES: Final = ("countries", "people", "organisations", "places", "agreements", "events", "projects")
PHRASES: Final = (
    "swallow", "named_after", "named_before", "region_after", "states", "postal", "municipal", "town_offices",
    "place_heads", "road_heads", "place_leads", "given_names", "no_surname", "person_titles", "state_names",
    "state_after", "state_before", "american", "town_leads", "city_states",
)  # fmt: skip
"""Tables of phrases.json, by language; README.md says what each is for."""


@dataclass(frozen=True)
class Lexicon:
    """All entities, sorted by id; an entity's number is its position. Names are unique.

    ``phrases`` are tables by language, ``office_terms`` the words for an office by title and language,
    ``titles`` by language the words that stand before a surname without being a given name.
    """

    entities: tuple[Entity, ...]
    phrases: Mapping[str, Forms] = field(default_factory=dict)
    office_terms: Mapping[str, Forms] = field(default_factory=dict)
    titles: Forms = field(default_factory=dict)
    governed_by_premier: tuple[str, ...] = ()
    """Ids of countries whose leader is the prime minister."""
    digest: str = ""
    """Hex sha256 over everything in the lexicon: another digest, other mentions."""

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Entity number by id."""
        return {entity.id: number for number, entity in enumerate(self.entities)}

    @cached_property
    def _known_as(self) -> Mapping[str, Entity]:
        known: dict[str, Entity] = {}
        for key, entity in _all_keys(self.entities):
            known.setdefault(key, entity)
        return known

    def find(self, text: str) -> Entity | None:
        """The entity with this id, name, code, acronym or any other name, whatever the case; else None.

        An id wins over a name, a name over a code, a code over an acronym, that over aliases and former
        names; what is left goes to the first kind in the order of ``KINDS``, countries first.

        >>> load_lexicon().find("kaz").name
        'Kazakhstan'
        """
        return self._known_as.get(fold(text.strip()))


def _all_keys(entities: tuple[Entity, ...]) -> Iterator[tuple[str, Entity]]:
    """Every key under which an entity can be asked for, the strongest first."""
    ordered = sorted(entities, key=lambda entity: (entity.kind != "country", entity.kind != "organisation", entity.id))
    for keys in (
        lambda entity: (entity.id,),
        lambda entity: (entity.name,),
        lambda entity: (entity.iso3,) if entity.kind == "country" else (),
        lambda entity: (entity.iso2,),
        lambda entity: _every(entity.acronyms),
        lambda entity: _every(entity.aliases),
        lambda entity: _every(entity.former),
        lambda entity: (entity.source_id,),
    ):
        for entity in ordered:
            for key in keys(entity):
                if key:
                    yield fold(key), entity


def _every(forms: Forms) -> Iterator[str]:
    for values in forms.values():
        yield from values


def load_lexicon(*extra: Path) -> Lexicon:
    """Our own lexicon with the user's files laid over it, later files over earlier ones. Cached; read-only.

    A user's file has the form of ours: ``{"kind": ..., "entities": [...]}`` (``kind`` may stand in each
    entity). An entity with a known id replaces it; ``{"id": ..., "silence": true}`` takes it out and
    ``{"id": ..., "silence_forms": ["Trend"]}`` only those of its forms.

    Raises
    ------
    InputError
        A file that can't be read, or an entry that no lexicon can hold: names file, entity and what is allowed.
    """
    return _load(tuple((path, path.stat().st_mtime_ns if path.exists() else 0) for path in map(Path, extra)))


@lru_cache(maxsize=8)
def _load(extra: tuple[tuple[Path, int], ...]) -> Lexicon:
    """The lexicon for user files with their times of change, so that an edited file is read again."""
    entries: dict[str, dict[str, object]] = {}
    for name in FILES:
        for entry in read_entries(FOLDER / f"{name}.json"):
            _insert(entries, entry, f"{name}.json")
    for path, _ in extra:
        _overlay(entries, path)
    entities = tuple(read_entity(entries[key], "", _origin(entries[key])) for key in sorted(entries))
    _check_names(entities)
    entities = _with_country_codes(entities)
    if problem := next(find_broken_parents(entities), None):
        raise InputError(problem)
    phrases, offices = _read(FOLDER / "phrases.json"), _read(FOLDER / "offices.json")
    plain = [{key: value for key, value in entry.items() if key != _ORIGIN} for entry in entries.values()]
    return Lexicon(
        entities=entities,
        phrases={table: _forms(phrases[table]) for table in PHRASES},
        office_terms={title: _forms(terms) for title, terms in offices["terms"].items()},
        titles=_forms(offices["titles"]),
        governed_by_premier=tuple(offices["governed_by_premier"]),
        digest=_digest([plain, phrases, offices]),
    )


_ORIGIN: Final = "\0file"
"""Key under which an entry remembers its file until it has been checked."""


def _origin(entry: dict[str, object]) -> str:
    return str(entry.pop(_ORIGIN))


def _insert(entries: dict[str, dict[str, object]], entry: dict[str, object], where: str) -> None:
    key = str(entry.get("id", ""))
    if key in entries:
        raise InputError(f"{where}: the id {key!r} stands twice; ids must be unique")
    entries[key] = {**entry, _ORIGIN: where}


def _overlay(entries: dict[str, dict[str, object]], path: Path) -> None:
    """Add, replace and silence what a user's file says."""
    seen: set[str] = set()
    for entry in read_entries(path):
        key = str(entry.get("id", ""))
        if key in seen:
            raise InputError(f"{path}: the id {key!r} stands twice; ids must be unique")
        seen.add(key)
        if "silence" in entry or "silence_forms" in entry:
            _silence(entries, key, entry, path)
        else:
            entries[key] = {**entry, _ORIGIN: str(path)}


def _silence(entries: dict[str, dict[str, object]], key: str, entry: dict[str, object], path: Path) -> None:
    if key not in entries:
        raise InputError(f"{path}: {key!r} can't be silenced, no entity has that id")
    if entry.get("silence") is True:
        del entries[key]
        return
    forms = entry.get("silence_forms")
    if not isinstance(forms, list) or not forms:
        raise InputError(f"{path}, {key}: silence must be true, or silence_forms a list of forms")
    old = entries[key]
    for table in FORM_FIELDS:
        by_language = old.get(table)
        if isinstance(by_language, dict):
            kept = {lang: [form for form in values if _text(form) not in forms] for lang, values in by_language.items()}
            old = {**old, table: {lang: values for lang, values in kept.items() if values}}
    before = old.get("silenced", [])
    entries[key] = {**old, "silenced": [*(before if isinstance(before, list) else []), *forms]}


def _text(form: object) -> object:
    """A form as it is written; a former name may stand in an object with its dates."""
    return form.get("form") if isinstance(form, dict) else form


def read_entries(path: Path) -> Iterator[dict[str, object]]:
    """The entities of a file, each with its kind."""
    content = _read(path)
    entities = content.get("entities") if isinstance(content, dict) else None
    if not isinstance(entities, list):
        raise InputError(f"{path}: no list of entities; a lexicon is {{'kind': ..., 'entities': [...]}}")
    for number, entry in enumerate(entities, start=1):
        if not isinstance(entry, dict):
            raise InputError(f"{path}: entity {number} is no object; it needs id, name and forms by language")
        yield entry if "kind" in entry or "kind" not in content else {"kind": content["kind"], **entry}


def _read(path: Path) -> Any:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: can't be read ({error.strerror}); give a lexicon file") from error
    except RecursionError as error:
        raise InputError(f"{path}: is nested too deeply; give a lexicon file") from error
    except ValueError as error:
        raise InputError(f"{path}: is no JSON in UTF-8 ({error}); give a lexicon file") from error
    return content


def _forms(table: Mapping[str, object]) -> Forms:
    return {language: tuple(values) for language, values in table.items() if isinstance(values, list)}


def _check_names(entities: Iterable[Entity]) -> None:
    """Names stand in tables and links for their entity, so no two may be the same."""
    owners: dict[str, str] = {}
    for entity in entities:
        other = owners.setdefault(fold(entity.name), entity.id)
        if other != entity.id:
            raise InputError(f"{entity.id} and {other} are both called {entity.name!r}; names must be unique")


def _with_country_codes(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Fill in the code of the country that an entity belongs to."""
    codes = {entity.id: entity.iso3 for entity in entities if entity.kind == "country"}
    for entity in entities:
        if entity.country and entity.country not in codes:
            raise InputError(f"{entity.id}: the country {entity.country!r} is no country of the lexicon")
    return tuple(replace(entity, iso3=codes[entity.country]) if entity.country else entity for entity in entities)


def find_broken_parents(entities: Iterable[Entity]) -> Iterator[str]:
    """A line for each entity whose parent is unknown, or is itself by way of its parents."""
    parents = {entity.id: entity.parent for entity in entities}
    for start, parent in parents.items():
        if parent and parent not in parents:
            yield f"{start}: the parent {parent!r} is no entity of the lexicon"
        seen = {start}
        while parent and parent not in seen:
            seen.add(parent)
            parent = parents.get(parent, "")
        if parent == start:
            yield f"{start}: is its own parent by way of {', '.join(sorted(seen - {start})) or 'itself'}"


def _digest(content: object) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
