"""A measure asked for by name, with options as typed: what the command line runs and a page's snippet names."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs

from analysis.asking import Asked, find_entity
from analysis.errors import InputError
from analysis.index.store import Index
from analysis.lexicon.word_groups import read_word_groups
from analysis.measures import MEASURES
from analysis.measures.groups import MOST_ARTICLES_APART
from analysis.measures.mentions import mentions
from analysis.model import Filter, Measurement, View
from analysis.views import select

_FOLLOWED: Final = 5
"""Entities that a time line or trend follows when none is named."""
_FOLLOWING: Final = ("timeline", "trend")
_FIELDS: Final = {
    "year": "years", "source": "sources", "country": "countries", "entity": "entities", "language": "languages",
    "outlet": "outlets", "from": "date_from", "to": "date_to", "q": "words", "match": "match",
    "except": "excluding",
}  # fmt: skip
"""Parameters of a link that say which articles are looked at, and the fields of `Asked`."""


def run_measure(index: Index, name: str, asked: Asked, options: Mapping[str, Any]) -> Measurement:
    """Select the view and measure it.

    Parameters
    ----------
    options
        By name of the measure's own parameters, ``of`` for its entities; None or "" where nothing is asked for.

    Raises
    ------
    InputError
        Name, filter, counting or an option is not allowed, or something to look for is missing.
    """
    if name not in MEASURES:
        raise InputError(f"measure {name!r} is unknown: choose one of {', '.join(MEASURES)}")
    given = {key: value for key, value in options.items() if value not in (None, "", ())}
    asked, given = _subject(name, asked, given)
    view = select(index, asked.filter(index), asked.counting(index))
    if "reference" in _taken(name):
        query = given.pop("reference", "")
        given["reference"] = _reference_filter(index, asked, query) if query else None
    return MEASURES[name](view, **_with_defaults(name, view, given))


def call_parameters(name: str, pairs: Iterable[tuple[str, str]], index: Index | None = None) -> dict[str, Any]:
    """Options of the command line (``--of`` and a value, ...) as the parameters of the measure's function.

    >>> call_parameters("timeline", [("--period", "month"), ("--of", "country-kaz")])
    {'period': 'month', 'entities': ['country-kaz']}
    """
    parameters: dict[str, Any] = {}
    taken = _taken(name)
    for option, value in pairs:
        key = option.removeprefix("--")
        if key == "reference" and index is not None:
            parameters[key] = _reference_filter(index, Asked(), value)
        elif key == "of" and "entities" in taken:
            parameters.setdefault("entities", []).append(value)
        else:
            switched: Any = True if value == "true" and key != "query" else value
            parameters["entity" if key == "of" else key] = (
                int(value) if value.isdigit() and key != "query" else switched
            )
    return parameters


def _taken(name: str) -> list[str]:
    """Options of a measure, in the order of its signature."""
    function: Callable[..., Measurement] = MEASURES[name]
    return list(inspect.signature(function).parameters)[1:]


def _subject(name: str, asked: Asked, given: dict[str, Any]) -> tuple[Asked, dict[str, Any]]:
    """What a measure is about; where only the filter names it, it is taken out of the filter."""
    taken = _taken(name)
    given = dict(given)
    # Where a query and an entity exclude each other, the one that is given leaves the filter alone.
    either = {"query", "entity"} <= set(taken)
    if "query" in taken and "query" not in given and not (either and "of" in given):
        given["query"], asked = asked.words, replace(asked, words="")
    named = bool(asked.countries or asked.entities) and "of" not in given and not (either and given.get("query"))
    if {"entities", "entity"} & set(taken) and named:
        given["of"] = [*asked.countries, *asked.entities]
        asked = replace(asked, countries=(), entities=())
    known = ["of" if option in ("entities", "entity") else option for option in taken]
    known += ["kind"] if name in _FOLLOWING else []
    if unknown := sorted(set(given) - set(known)):
        options = ", ".join(f"--{option}" for option in known) or "no option of its own"
        raise InputError(f"measure {name} does not know --{unknown[0]}: it takes {options}")
    return asked, given


def _with_defaults(name: str, view: View, given: dict[str, Any]) -> dict[str, Any]:
    """The options as the measure's parameters; what depends on the view is filled in."""
    taken = _taken(name)
    if "of" in given:
        named = [find_entity(view.index, text) for text in given.pop("of")]
        given |= {"entities": named} if "entities" in taken else {"entity": named[0]}
    if "groups" in given:
        given["groups"] = read_word_groups(Path(given["groups"]))
    if name in _FOLLOWING:
        kind = given.pop("kind", "country")
        given.setdefault("entities", list(mentions(view, kind=kind).table["id"][:_FOLLOWED]))
    if name == "topics" and "by" not in given:
        given["by"] = "article" if len(view) < MOST_ARTICLES_APART else "year"
    if "query" in taken and not given.get("query") and _is_required(name, "query"):
        raise InputError(f"{name} needs something to look for: give --query, such as --query 'turk*'")
    if _is_required(name, "day") and "day" not in given:
        raise InputError(f"{name} needs a day: give --day, such as --day 2023-11-03")
    if _is_required(name, "entity") and "entity" not in given:
        raise InputError(f"{name} needs somebody to look at: give --of, such as --of Kazakhstan")
    return given


def _is_required(name: str, option: str) -> bool:
    found = inspect.signature(MEASURES[name]).parameters.get(option)
    return found is not None and found.default is inspect.Parameter.empty


def _reference_filter(index: Index, asked: Asked, query: str) -> Filter:
    """The filter that a link's parameters name; how it is counted is as asked.

    Raises
    ------
    InputError
        A parameter is no filter.
    """
    nothing = Asked()
    fields: dict[str, Any] = {field: getattr(nothing, field) for field in _FIELDS.values()}
    for key, values in parse_qs(query.removeprefix("?")).items():
        if key not in _FIELDS:
            raise InputError(
                f"reference {key!r} is no filter: use {', '.join(_FIELDS)}, such as source=report&year=2023"
            )
        if key == "year" and not all(value.isdigit() for value in values):
            raise InputError(f"reference year {values[0]!r} is no year: write 2023")
        several = [int(value) for value in values] if key == "year" else values
        fields[_FIELDS[key]] = values[0] if isinstance(fields[_FIELDS[key]], str) else several
    return replace(asked, **fields).filter(index)
