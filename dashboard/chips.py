"""The active filters in words: the line of chips above a chart, and the options of the command that counts the same."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.asking import SPAN_UNITS, read_span
from analysis.model import Counting, Filter
from analysis.wording import counted, day_name, join_names


class Chip(NamedTuple):
    """One active filter: its parameter, the value to take out (None: the whole parameter) and its words."""

    parameter: str
    value: str | None
    words: str


def list_chips(values: Mapping[str, object]) -> list[Chip]:
    """One chip for each value that narrows the view or changes the counting, in the order of the sidebar."""
    chips: list[Chip] = []
    first, last = values.get("from"), values.get("to")
    if isinstance(first, dt.date):
        chips.append(Chip("from", None, f"from {day_name(first)}"))
    if isinstance(last, dt.date):
        chips.append(Chip("to", None, f"until {day_name(last)}"))
    if (span := str(values.get("last") or "")) and not (first or last):
        n, unit = read_span(span)
        chips.append(Chip("last", None, f"the last {SPAN_UNITS[unit] if n == 1 else counted(n, SPAN_UNITS[unit])}"))
    for name in ("year", "source", "country", "entity", "except", "language", "outlet"):
        given = values.get(name)
        words = {"outlet": "outlets from {}", "except": "not naming {}"}.get(name, "{}")
        chips += [Chip(name, str(value), words.format(value)) for value in (given if isinstance(given, list) else [])]
    if query := str(values.get("q") or "").strip():
        chips.append(Chip("q", None, f"with the words {query}"))
    return chips + _counting_chips(values)


def _counting_chips(values: Mapping[str, object]) -> list[Chip]:
    chips: list[Chip] = []
    if values.get("match") == "all":
        chips.append(Chip("match", None, "all of them named"))
    if (unit := values.get("unit")) and unit != "articles":
        chips.append(Chip("unit", None, f"counted in {unit}"))
    if (window := values.get("window")) and window != "article":
        chips.append(Chip("window", None, f"within a {window}"))
    forms = values.get("forms")
    if isinstance(forms, list) and forms and sorted(forms) != ["demonyms", "names"]:
        chips.append(Chip("forms", None, f"counting {join_names([str(form) for form in forms])}"))
    if values.get("lists") == "in":
        chips.append(Chip("lists", None, "lists counted in"))
    if (voice := values.get("voice")) and voice != "all":
        words = "only in quotations" if voice == "quoted" else "only in the outlets' own words"
        chips.append(Chip("voice", None, words))
    if (support := values.get("support")) and support != Counting().support:
        chips.append(Chip("support", None, f"ranked from {support} on"))
    without = values.get("without")
    chips += [Chip("without", str(one), f"without {one}") for one in (without if isinstance(without, list) else [])]
    if values.get("headlines"):
        chips.append(Chip("headlines", None, "headlines counted in"))
    return chips


def command(measure: str, chosen: Filter, counting: Counting, extra: Sequence[tuple[str, str]] = ()) -> str:
    """The command that prints the very table that a page shows.

    Ids and codes rather than names, each quoted for a shell. ``DIR`` stands for the folder of the index.
    """
    words = ["orkhon", "measure", measure, "--index", "DIR"]
    several = {
        "--year": map(str, chosen.years), "--source": chosen.sources, "--country": chosen.countries,
        "--entity": chosen.entities, "--language": chosen.languages, "--outlet": chosen.outlets,
        "--except": chosen.excluding,
    }  # fmt: skip
    for option, given in several.items():
        words += [word for value in given for word in (option, value)]
    single = {
        "--from": chosen.date_from, "--to": chosen.date_to, "--words": chosen.words,
        "--match": chosen.match if chosen.match != "any" else "", **_changed(counting),
    }  # fmt: skip
    options = [(option, str(value)) for option, value in (*single.items(), *extra) if value]
    words += [word for option, text in options for word in ((option,) if text == "true" else (option, text))]
    words += [word for entity, form in counting.without for word in ("--without", f"{form} as {entity}")]
    return shlex.join(words + (["--headlines"] if counting.headlines else []))


def _changed(counting: Counting) -> dict[str, str]:
    house = Counting()
    changed = {
        name: getattr(counting, name)
        for name in ("unit", "window", "lists", "voice", "support")
        if getattr(counting, name) != getattr(house, name)
    }
    if counting.forms != house.forms:
        changed["forms"] = ",".join(counting.forms)
    return {f"--{name}": value for name, value in changed.items()}
