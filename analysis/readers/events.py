"""The layer of events: what happened when, beside the articles. No count of mentions, pairs or words includes it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast, get_args

from analysis.errors import InputError
from analysis.readers.fact_rows import read_fact_rows
from analysis.wording import date_name, day_name

Precision = Literal["day", "month", "year"]

EVENT_COLUMNS: Final = (
    "id", "date", "precision", "end_date", "kind", "series", "title", "city", "country", "countries",
    "organisations", "people", "facts", "reference", "confidence", "note",
)  # fmt: skip
EVENT_KINDS: Final = (
    "summit", "informal summit", "extraordinary summit", "membership", "institution founded", "agreement",
    "state visit", "transport/energy corridor", "economy", "culture", "other",
)  # fmt: skip
SERIES: Final = ("", "ots", "turkic-speaking")
"""Series of summits: those of the Turkic Council and OTS, and their forerunners of 1992 to 2010, numbered apart."""
CONFIDENCE: Final = ("verified", "recalled")
COUNTRY_CODE: Final = re.compile(r"[A-Z]{3}|TRNC")
DATE: Final[Mapping[Precision, re.Pattern[str]]] = {
    "day": re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"),
    "month": re.compile(r"([0-9]{4})-([0-9]{2})"),
    "year": re.compile(r"([0-9]{4})"),
}
SEED: Final = "seed:"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    ``date`` to ``end_date`` (both included) are the days that it took or, where ``precision`` is month or year,
    the days on one of which it fell. ``country`` and ``countries`` are lexicon ids (``country-kaz``), "" where it
    had no place. ``people`` are names with the office then held in brackets. ``from_memory``: the date or the
    main fact was not read in any reference.
    """

    id: str
    date: dt.date
    end_date: dt.date
    precision: Precision
    kind: str
    series: str
    title: str
    city: str
    country: str
    countries: tuple[str, ...]
    organisations: tuple[str, ...]
    people: tuple[str, ...]
    facts: tuple[str, ...]
    references: tuple[str, ...]
    from_memory: bool
    note: str

    @property
    def is_ots_summit(self) -> bool:
        """Whether it is a summit of the OTS or, before November 2021, of the Turkic Council."""
        return self.series == "ots"

    @property
    def seed_articles(self) -> tuple[str, ...]:
        """Names of the bundled articles that report it."""
        return tuple(reference.removeprefix(SEED) for reference in self.references if reference.startswith(SEED))

    @property
    def when(self) -> str:
        """The date in words, no finer than it is known: ``2013``, ``May 2025``, ``3 November 2023``."""
        if self.precision != "day":
            return date_name(self.date.isoformat()[: {"year": 4, "month": 7}[self.precision]])
        first, last = day_name(self.date), day_name(self.end_date)
        return first if first == last else f"{first} to {last}"


def read_events(path: Path) -> tuple[Event, ...]:
    """Read a chronicle of events, one row each (`EVENT_COLUMNS`).

    Items of a list are separated by ``; ``, facts and references by `` | ``. Countries are ISO 3166 codes of three
    letters, or TRNC.

    Returns
    -------
    tuple of Event
        In order of first day, then last day, then id.

    Raises
    ------
    InputError
        The table can't be read, or a row breaks one of the rules; the message names the line.
    """
    events: dict[str, Event] = {}
    for where, row in read_fact_rows(path, EVENT_COLUMNS):
        if row["id"] in events:
            raise InputError(f"{where}: id {row['id']} stands twice; give every event its own")
        events[row["id"]] = _event(row, where)
    return tuple(sorted(events.values(), key=lambda event: (event.date, event.end_date, event.id)))


def events_between(
    events: Iterable[Event], date_from: dt.date | None = None, date_to: dt.date | None = None
) -> tuple[Event, ...]:
    """Those events that may have touched the days from ``date_from`` to ``date_to``, both included, order kept.

    An event known to the month or year only counts for each of its days. None leaves that side open; a
    ``date_to`` before ``date_from`` leaves no day, so no event.
    """
    first, last = date_from or dt.date.min, date_to or dt.date.max
    return tuple(event for event in events if first <= last and event.date <= last and event.end_date >= first)


def ots_summits(events: Iterable[Event]) -> tuple[Event, ...]:
    """The summits of the OTS and Turkic Council (regular, informal, extraordinary) for marks on time lines."""
    return tuple(event for event in events if event.is_ots_summit)


def _event(row: Mapping[str, str], where: str) -> Event:
    for name in ("id", "title"):
        if not row[name]:
            raise InputError(f"{where}: no {name}; every event needs one")
    precision = cast(Precision, _choice(row, "precision", get_args(Precision), where))
    date, end_date = _days(row, precision, where)
    countries = tuple(_country_id(code, where) for code in _items(row["countries"], "; "))
    country = _country_id(row["country"], where) if row["country"] else ""
    if country and country not in countries:
        raise InputError(f"{where}: {row['country']} is the place but not among the countries; add it there")
    references = _items(row["reference"], " | ")
    from_memory = _choice(row, "confidence", CONFIDENCE, where) == "recalled"
    if not references and not from_memory:
        raise InputError(f"{where}: verified, but no reference; name one or write recalled")
    return Event(
        id=row["id"],
        date=date,
        end_date=end_date,
        precision=precision,
        kind=_choice(row, "kind", EVENT_KINDS, where),
        series=_choice(row, "series", SERIES, where),
        title=row["title"],
        city=row["city"],
        country=country,
        countries=countries,
        organisations=_items(row["organisations"], "; "),
        people=_items(row["people"], "; "),
        facts=_items(row["facts"], " | "),
        references=references,
        from_memory=from_memory,
        note=row["note"],
    )


def _days(row: Mapping[str, str], precision: Precision, where: str) -> tuple[dt.date, dt.date]:
    """First and last day that a date of this precision covers, both included."""
    first, last = _span(row["date"], precision, where)
    if not row["end_date"]:
        return first, last
    if precision != "day":
        raise InputError(f"{where}: an end_date needs precision day; here it is {precision}")
    end = _span(row["end_date"], precision, where)[1]
    if end < first:
        raise InputError(f"{where}: ends {row['end_date']}, before it begins ({row['date']}); swap or mend them")
    return first, end


def _span(text: str, precision: Precision, where: str) -> tuple[dt.date, dt.date]:
    match = DATE[precision].fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = (*(int(part) for part in match.groups()), 1, 1)[:3]
        first = dt.date(year, month, day)
    except ValueError:
        form = {"day": "YYYY-MM-DD", "month": "YYYY-MM", "year": "YYYY"}[precision]
        raise InputError(f"{where}: {text!r} is no date to the {precision}; give a real one as {form}") from None
    if precision == "day":
        return first, first
    last_month = month if precision == "month" else 12
    return first, dt.date(year, last_month, calendar.monthrange(year, last_month)[1])


def _country_id(code: str, where: str) -> str:
    if not COUNTRY_CODE.fullmatch(code):
        raise InputError(f"{where}: {code!r} is no country code; give three capital letters (KAZ) or TRNC")
    return f"country-{code.lower()}"


def _choice(row: Mapping[str, str], name: str, allowed: tuple[str, ...], where: str) -> str:
    if row[name] not in allowed:
        choices = ", ".join(value or "nothing" for value in allowed)
        raise InputError(f"{where}: {name} is {row[name]!r}; allowed are {choices}")
    return row[name]


def _items(cell: str, separator: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(separator) if item.strip())
