"""What is wrong or doubtful in a lexicon file, all of it at once: `orkhon lexicon check FILE`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from analysis.errors import InputError
from analysis.lexicon.entity import FORM_FIELDS, Entity, read_entity
from analysis.lexicon.load import find_broken_parents, load_lexicon, read_entries
from analysis.lexicon.words import common_words, fold, given_names, reporting_verbs, stop_words

_CODES: Final = {"iso3": re.compile(r"[A-Z]{3}"), "iso2": re.compile(r"[A-Z]{2}")}
_REFERENCES: Final = ("country", "parent", "place")
_SILENCING: Final = ("silence", "silence_forms")
_SHARING: Final = ("aliases", "former", "acronyms", "demonyms")
"""Tables whose forms stand for one entity; surnames are shared by nature."""


class Finding(NamedTuple):
    """One thing that is wrong ("error": the file is not taken) or doubtful ("doubt") about an entity of a file."""

    entity: str
    severity: str
    text: str


def check_lexicon(path: Path) -> list[Finding]:
    """Everything wrong or doubtful in a user's lexicon file, in the order of its entities; empty if all is well.

    Errors are ids and names that stand twice, bad codes and references, unknown kinds, languages and keys, empty and
    one-letter forms, parents in a circle. Doubts are forms that two entities share (in the file or with ours) and
    forms that are ordinary words and not marked ``weak`` or ``ambiguous``.

    Raises
    ------
    InputError
        The file can't be read as a lexicon at all.
    """
    entries = list(read_entries(path))
    findings = list(_repeated_ids(entries))
    entities: list[Entity] = []
    for number, entry in enumerate(entries, start=1):
        key = str(entry.get("id") or f"entity {number}")
        if any(word in entry for word in _SILENCING):
            findings += _check_silencing(entry, key)
            continue
        try:
            entities.append(read_entity(entry, "", ""))
        except InputError as error:
            findings.append(Finding(key, "error", str(error).removeprefix(f", {key}: ").lstrip(", :")))
    ours = {entity.id: entity for entity in load_lexicon().entities}
    everything = {**ours, **{entity.id: entity for entity in entities}}
    findings += [finding for entity in entities for finding in _check_facts(entity, everything)]
    findings += _broken_parents(entities, everything)
    findings += _shared(entities, everything)
    findings += [finding for entity in entities for finding in _ordinary(entity)]
    order = {str(entry.get("id")): number for number, entry in reversed(list(enumerate(entries)))}
    return sorted(
        dict.fromkeys(findings), key=lambda f: (order.get(f.entity, len(order)), f.severity != "error", f.text)
    )


def _repeated_ids(entries: Iterable[Mapping[str, object]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for entry in entries:
        key = str(entry.get("id", ""))
        if key and key in seen:
            yield Finding(key, "error", "the id stands twice; ids must be unique")
        seen.add(key)


def _check_silencing(entry: Mapping[str, object], key: str) -> Iterator[Finding]:
    ours = load_lexicon().numbers
    if key not in ours:
        yield Finding(key, "error", "can't be silenced, no entity of ours has that id")
    forms = entry.get("silence_forms")
    if entry.get("silence") is not True and not (isinstance(forms, list) and forms):
        yield Finding(key, "error", "silence must be true, or silence_forms a list of forms")


def _check_facts(entity: Entity, everything: Mapping[str, Entity]) -> Iterator[Finding]:
    """Codes of the wrong shape and references to nothing."""
    for field, shape in _CODES.items():
        code = getattr(entity, field)
        if code and not shape.fullmatch(code):
            yield Finding(entity.id, "error", f"{field} {code!r} is no code; write capital letters such as KAZ or KZ")
    for field in _REFERENCES:
        target = getattr(entity, field)
        if target and target not in everything:
            yield Finding(entity.id, "error", f"{field} {target!r} is no entity; give the id of one")
    yield from _check_former(entity)
    for office in entity.offices:
        if office.of not in everything:
            yield Finding(entity.id, "error", f"the office {office.title!r} is of {office.of!r}, which is no entity")
        if office.end and office.end < office.start:
            yield Finding(entity.id, "error", f"the office {office.title!r} ends before it starts")


def _check_former(entity: Entity) -> Iterator[Finding]:
    """Dates of former names that can't be, or that the entity's other names contradict."""
    for form, (first, last) in entity.former_dates.items():
        if first and last and last < first:
            yield Finding(entity.id, "error", f"the former name {form!r} ends before it starts")
    for language, forms in entity.former.items():
        for form in forms:
            last = entity.former_dates.get(form, (None, None))[1]
            if last and form in entity.aliases.get(language, ()):
                text = f"{form!r} ({language}) is listed as a name of today and as former until {last}"
                yield Finding(entity.id, "doubt", text)


def _broken_parents(entities: Iterable[Entity], everything: Mapping[str, Entity]) -> Iterator[Finding]:
    own = {entity.id for entity in entities}
    for line in find_broken_parents(everything.values()):
        key, _, text = line.partition(": ")
        if key in own and "is no entity" not in text:
            yield Finding(key, "error", text)


def _shared(entities: Iterable[Entity], everything: Mapping[str, Entity]) -> Iterator[Finding]:
    """Names that two entities have, which is an error, and forms that they share, which is a doubt."""
    own = {entity.id for entity in entities}
    names: dict[str, set[str]] = defaultdict(set)
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in everything.values():
        names[fold(entity.name)].add(entity.id)
        for language, form in _forms(entity, _SHARING):
            owners[language, fold(form)].add(entity.id)
    for key in own:
        if others := names[fold(everything[key].name)] - {key}:
            text = (
                f"the name {everything[key].name!r} is also that of {', '.join(sorted(others))}; names must be unique"
            )
            yield Finding(key, "error", text)
        for language, form in sorted(set(_forms(everything[key], _SHARING))):
            if others := owners[language, fold(form)] - {key}:
                yield Finding(key, "doubt", f"{form!r} ({language}) also stands for {', '.join(sorted(others))}")


def _ordinary(entity: Entity) -> Iterator[Finding]:
    """Forms that are words of their language, and that nothing marks as doubtful."""
    for language, form in sorted(set(_forms(entity, FORM_FIELDS))):
        if form in (*entity.weak.get(language, ()), *entity.ambiguous.get(language, ())):
            continue
        known = stop_words(language) | reporting_verbs(language) | common_words(language)
        word = fold(form)
        if word in known or word in map(fold, known):
            yield Finding(entity.id, "doubt", f"{form!r} ({language}) is an ordinary word; list it under weak, too")
        elif word in given_names(language):
            yield Finding(entity.id, "doubt", f"{form!r} ({language}) is a given name; list it under weak, too")


def _forms(entity: Entity, tables: Iterable[str]) -> Iterator[tuple[str, str]]:
    for table in tables:
        for language, forms in getattr(entity, table).items():
            for form in forms:
                yield language, form
