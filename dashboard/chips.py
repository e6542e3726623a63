"""The active filters in words: the line of chips above a chart, and the options of the command that counts the same."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.model import Counting, Filter
from analysis.wording import day_name


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
    for name in ("year", "source", "country", "entity", "language", "outlet"):
        given = values.get(name)
        words = "outlets from {}" if name == "outlet" else "{}"
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
        chips.append(Chip("forms", None, f"only {' and '.join(map(str, forms))}" if len(forms) < 3 else "with phrases"))
    if values.get("lists") == "in":
        chips.append(Chip("lists", None, "lists counted in"))
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
    }  # fmt: skip
    for option, given in several.items():
        words += [word for value in given for word in (option, value)]
    single = {
        "--from": chosen.date_from, "--to": chosen.date_to, "--words": chosen.words,
        "--match": chosen.match if chosen.match != "any" else "", **_changed(counting),
    }  # fmt: skip
    words += [word for option, value in (*single.items(), *extra) if value for word in (option, str(value))]
    return shlex.join(words + (["--headlines"] if counting.headlines else []))


def _changed(counting: Counting) -> dict[str, str]:
    house = Counting()
    changed = {
        name: getattr(counting, name)
        for name in ("unit", "window", "lists")
        if getattr(counting, name) != getattr(house, name)
    }
    if counting.forms != house.forms:
        changed["forms"] = ",".join(counting.forms)
    return {f"--{name}": value for name, value in changed.items()}
