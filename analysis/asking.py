"""What people type, on the command line or in an address, to what the index knows it by."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast, get_args

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.lexicon.load import load_lexicon
from analysis.lexicon.words import fold
from analysis.model import Counting, Filter, FormGroup, Lists, Match, Unit, Voice, Window

CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "match": get_args(Match),
    "unit": get_args(Unit),
    "window": get_args(Window),
    "forms": get_args(FormGroup),
    "lists": get_args(Lists),
    "voice": get_args(Voice),
}
"""The allowed values of each choice."""
_OTHER_WORDS: Final = {("unit", "distinct texts"): "texts", ("voice", "own words"): "own"}

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SPAN: Final = re.compile(r"([1-9]\d{0,3})([dwmy])")
_DAYS: Final = {"d": 1, "w": 7}
_MONTHS: Final = {"m": 1, "y": 12}
SPAN_UNITS: Final = {"d": "day", "w": "week", "m": "month", "y": "year"}


def find_entity(index: Index, text: str, kind: str | None = None) -> str:
    """Id of the entity with this id, name, code or any name of the lexicon.

    The index's own names win over the lexicon's further ones: KAZ and Kazakhstan give ``country-kaz``.

    Raises
    ------
    InputError
        Nothing of that name, or it is of another kind.
    """
    wanted = fold(text.strip())
    own = (e.id for e in index.entities if wanted in (fold(e.id), fold(e.name), fold(e.iso3)))
    found = next(own, None)
    if found is None:
        known = load_lexicon().find(text)
        found = known.id if known and known.id in index.entity_numbers else None
    if found is None:
        raise InputError(f"{text!r} is not known: give a name or code such as Kazakhstan, KAZ or OTS")
    actual = index.entities[index.entity_numbers[found]].kind
    if kind and actual != kind:
        raise InputError(f"{text!r} is a {actual}: here a {kind} is asked for")
    return found


def find_source(index: Index, text: str) -> str:
    """Id of the outlet with this id or name.

    Raises
    ------
    InputError
        The collection has no such outlet.
    """
    wanted = fold(text.strip())
    found = [s.id for s in index.sources if wanted in (fold(s.id), fold(s.name))]
    if not found:
        known = ", ".join(sorted(s.name for s in index.sources)[:8])
        raise InputError(f"outlet {text!r} is not in this collection: it has {known}")
    return found[0]


def read_date(text: str, *, last: bool = False) -> dt.date:
    """A date from YYYY-MM-DD, or the first (``last``: the last) day of YYYY-MM or YYYY.

    >>> read_date("2023"), read_date("2023-02", last=True)
    (datetime.date(2023, 1, 1), datetime.date(2023, 2, 28))

    Raises
    ------
    InputError
        It is no date.
    """
    match = _DATE.fullmatch(text.strip())
    try:
        if not match:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        first = dt.date(year, month or 1, day or 1)
        if not last or day:
            return first
        following = dt.date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
        return following - dt.timedelta(days=1)
    except ValueError as error:
        raise InputError(f"{text!r} is no date: write YYYY-MM-DD, YYYY-MM or YYYY") from error


def read_span(text: str) -> tuple[int, str]:
    """Number and unit of a span of time.

    >>> read_span("7d"), read_span("3M")
    ((7, 'd'), (3, 'm'))

    Raises
    ------
    InputError
        It is no span.
    """
    match = _SPAN.fullmatch(text.strip().casefold())
    if not match:
        raise InputError(f"{text!r} is no span of time: write 7d, 2w, 3m or 1y (days, weeks, months, years)")
    return int(match[1]), match[2]


def first_day_of_last(text: str, newest: dt.date) -> dt.date:
    """The first day of the span that ends with the newest day, that day included; the same link gives the same days.

    >>> first_day_of_last("7d", dt.date(2025, 10, 18)), first_day_of_last("3m", dt.date(2025, 5, 31))
    (datetime.date(2025, 10, 12), datetime.date(2025, 3, 1))

    Raises
    ------
    InputError
        It is no span.
    """
    n, unit = read_span(text)
    if unit in _DAYS:
        back = n * _DAYS[unit] - 1
        return newest - dt.timedelta(days=min(back, newest.toordinal() - 1))
    months = newest.year * 12 + newest.month - 1 - n * _MONTHS[unit]
    if months < 12:
        return dt.date.min
    year, month = divmod(months, 12)
    last_day = (dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(newest.day, last_day)) + dt.timedelta(days=1)


def read_choice(name: str, text: str) -> str:
    """One of the allowed values of a choice ("distinct texts" is the unit texts).

    Raises
    ------
    InputError
        It is none of them.
    """
    text = _OTHER_WORDS.get((name, text), text)
    if text not in CHOICES[name]:
        raise InputError(f"{name} {text!r} is unknown: choose one of {', '.join(CHOICES[name])}")
    return text


def read_correction(index: Index, text: str) -> tuple[str, str]:
    """Entity id and form from "FORM as ENTITY", such as ``Trend as Trend News Agency``.

    Raises
    ------
    InputError
        It is written otherwise, or nobody of that name is known.
    """
    form, _, entity = text.rpartition(" as ")
    if not form.strip():
        raise InputError(f"{text!r} is no correction: write FORM as ENTITY, such as 'Trend as Trend News Agency'")
    return find_entity(index, entity), form.strip()


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter and a counting as typed: names or codes, dates as text."""

    years: Sequence[int] = ()
    date_from: str = ""
    date_to: str = ""
    sources: Sequence[str] = ()
    countries: Sequence[str] = ()
    entities: Sequence[str] = ()
    words: str = ""
    languages: Sequence[str] = ()
    outlets: Sequence[str] = ()
    match: str = "any"
    excluding: Sequence[str] = ()
    unit: str = "articles"
    window: str = "article"
    forms: Sequence[str] = ()
    lists: str = "apart"
    headlines: bool = False
    voice: str = "all"
    support: int = Counting().support
    without: Sequence[str] = ()

    def filter(self, index: Index) -> Filter:
        """The filter meant, in the index's own ids.

        Raises
        ------
        InputError
            A value is unknown.
        """
        return Filter(
            date_from=read_date(self.date_from) if self.date_from else None,
            date_to=read_date(self.date_to, last=True) if self.date_to else None,
            years=tuple(self.years),
            sources=tuple(find_source(index, source) for source in self.sources),
            countries=tuple(find_entity(index, country, "country") for country in self.countries),
            entities=tuple(find_entity(index, entity) for entity in self.entities),
            words=self.words,
            languages=tuple(self.languages),
            outlets=tuple(find_entity(index, outlet, "country") for outlet in self.outlets),
            match=cast(Match, read_choice("match", self.match)),
            excluding=tuple(find_entity(index, entity) for entity in self.excluding),
        )

    def counting(self, index: Index) -> Counting:
        """The counting meant.

        Raises
        ------
        InputError
            A value is not among the allowed ones.
        """
        if self.support < 1:
            raise InputError(f"support is {self.support}: give 1 or more")
        forms = [form for value in self.forms for form in value.split(",") if form]
        return Counting(
            unit=cast(Unit, read_choice("unit", self.unit)),
            window=cast(Window, read_choice("window", self.window)),
            forms=tuple(cast(FormGroup, read_choice("forms", form)) for form in forms) or Counting().forms,
            lists=cast(Lists, read_choice("lists", self.lists)),
            headlines=self.headlines,
            voice=cast(Voice, read_choice("voice", self.voice)),
            support=self.support,
            without=tuple(sorted({read_correction(index, text) for text in self.without})),
        )
