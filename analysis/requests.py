"""A measure asked for by name, with options as typed: what the command line runs and a page's snippet names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from analysis.asking import Asked, find_entity
from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.measures.groups import MOST_ARTICLES_APART
from analysis.measures.mentions import mentions
from analysis.model import Measurement, View
from analysis.views import select

_FOLLOWED = 5
"""Entities that a timeline follows when none is named."""


def run_measure(index: Index, name: str, asked: Asked, options: Mapping[str, Any]) -> Measurement:
    """Select the view and measure it.

    Raises
    ------
    InputError
        Name, filter, counting or an option is not allowed, or a query is missing.
    """
    if name not in MEASURES:
        raise InputError(f"measure {name!r} is unknown: choose one of {', '.join(MEASURES)}")
    asked, subject = _subject(name, asked, options)
    view = select(index, asked.filter(index), asked.counting())
    if name == "mentions":
        return MEASURES[name](view, kind=options["kind"])
    if name == "cooccurrence":
        return MEASURES[name](view, kind=options["kind"] or "country", other=options["other"])
    if name == "timeline":
        followed = [find_entity(index, text) for text in subject] or _most_named(view, options["kind"] or "country")
        return MEASURES[name](view, followed, period=options["period"] or "year")
    if name == "coverage":
        return MEASURES[name](view, period=options["period"] or "month")
    if name == "topics":
        by = options["by"] or ("article" if len(view) < MOST_ARTICLES_APART else "year")
        return MEASURES[name](view, by=by, top=options["top"], names=options["names"])
    if name == "amounts":
        named = [find_entity(index, text) for text in subject[1:]]
        return MEASURES[name](view, subject[0], entities=named, kind=options["kind"], limit=options["limit"])
    if name == "speakers":
        return MEASURES[name](view, by=options["by"] or "all", speech=options["speech"] or "direct")
    if name in ("stories", "reprints", "named_by_speakers"):
        return MEASURES[name](view)
    if name == "search":
        return MEASURES[name](view, subject[0], by=options["by"] or "all")
    return MEASURES[name](view, subject[0], width=options["width"], limit=options["limit"])


def _subject(name: str, asked: Asked, options: Mapping[str, Any]) -> tuple[Asked, list[str]]:
    """What a measure is about; where only the filter names it, it is taken out of the filter."""
    if name == "timeline" and not options["of"]:
        return replace(asked, countries=(), entities=()), [*asked.countries, *asked.entities]
    if name == "timeline":
        return asked, list(options["of"])
    if name == "amounts":
        return asked, [options["query"] or asked.words, *(options["of"] or (*asked.countries, *asked.entities))]
    if name not in ("search", "concordance"):
        return asked, []
    if options["query"]:
        return asked, [options["query"]]
    if not asked.words:
        raise InputError(f"{name} needs something to look for: give --query, such as --query 'turk*'")
    return replace(asked, words=""), [asked.words]


def _most_named(view: View, kind: str) -> list[str]:
    return list(mentions(view, kind=kind).table["id"][:_FOLLOWED])
