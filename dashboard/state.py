"""A link is the whole state: every parameter of the address, what it may hold, and what it means.

The widgets themselves are bound to the address, and drop silently what they cannot show. So the address is first
brought into today's form: codes, ids and old names become the names that the widgets offer, and whatever this
collection cannot answer is told in one line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from analysis.asking import read_choice, read_date
from analysis.errors import InputError
from analysis.model import Counting, Filter, FormGroup, Lists, Match, Unit, Window
from dashboard.text import shorten

Values = Mapping[str, Sequence[str]]

FIRST_DAY: Final = dt.date(1900, 1, 1)
LAST_DAY: Final = dt.date(2099, 12, 31)
LONGEST: Final = 2000
"""Characters of a typed field; a longer one is not looked at."""
LARGEST: Final = 1_000_000
"""A number in an address is from 1 to this."""
MOST_VALUES: Final = 50
"""Values of one parameter."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the address.

    ``values`` are the allowed ones, the first of a ``choice`` its default; where there are none, the collection
    says which. ``old`` are former names of the parameter, ``aliases`` former or other names of its values.
    """

    name: str
    kind: Literal["date", "several", "choice", "text", "switch", "page", "number"]
    meaning: str
    values: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    page: str = ""


YES: Final = dict.fromkeys(("1", "yes", "on"), "true") | dict.fromkeys(("0", "no", "off"), "false")

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter("from", "date", "first day, included", old=("start",)),
    Parameter("to", "date", "last day, included", old=("end",)),
    Parameter("year", "several", "years of publication", old=("years",)),
    Parameter("source", "several", "outlets, by name or id", old=("sources",)),
    Parameter("country", "several", "countries named, by name or code", old=("countries",)),
    Parameter("entity", "several", "persons, organisations and others named", old=("entities",)),
    Parameter("q", "text", "words, wild*, \"phrases\"", old=("words",)),
    Parameter("language", "several", "languages of the articles, by name or code", old=("languages", "lang")),
    Parameter("outlet", "several", "countries that the outlets are from", old=("outlets",)),
    Parameter("match", "choice", "articles that name any, or all, of the countries and names", ("any", "all")),
    Parameter("unit", "choice", "what is counted", ("articles", "occurrences", "distinct texts"),
              aliases={"texts": "distinct texts", "stories": "distinct texts"}),
    Parameter("window", "choice", "how near two names stand together", ("article", "paragraph", "sentence")),
    Parameter("forms", "several", "forms of a mention; none given: names and demonyms",
              ("names", "demonyms", "phrases")),
    Parameter("lists", "choice", "sentences that list more than three", ("apart", "in")),
    Parameter("headlines", "switch", "whether headlines count", ("false", "true"), aliases=YES),
    Parameter("kind", "page", "the kind of names in the chart",
              ("Countries", "People", "Organisations", "Places", "Agreements", "Events", "Projects"),
              page="Who is named, Named together"),
    Parameter("other", "page", "the second kind of names in the matrix",
              ("the same kind", "Countries", "People", "Organisations", "Places", "Agreements", "Events", "Projects"),
              page="Named together"),
    Parameter("show", "page", "the name whose sentences are open", page="Start, Who is named"),
    Parameter("person", "page", "the person whose sentences are open", page="Start"),
    Parameter("pair", "page", "the pair whose sentences are open", page="Start, Named together"),
    Parameter("view", "page", "the open tab", ("Ranked", "Over time"), page="Who is named"),
    Parameter("period", "page", "what a time line is cut into", ("year", "quarter", "month"), page="Who is named"),
    Parameter("tab", "page", "the open tab", ("What sets them apart", "Search"), page="Words"),
    Parameter("by", "page", "what the terms are grouped by", ("article", "year", "outlet", "country"), page="Words"),
    Parameter("term", "page", "the term whose sentences are open", page="Words"),
    Parameter("search", "page", "words looked for", page="Words"),
    Parameter("group", "page", "what the matches are counted by", ("outlet", "year", "country", "language", "nothing"),
              page="Words"),
    Parameter("article", "page", "the article in the reader", page="Articles"),
    Parameter("page", "number", "the part of a long list that is shown", page="Articles, Data and method"),
    Parameter("section", "page", "the open tab", ("Read and refused", "Clutter", "Copies", "Check 20", "Definitions"),
              page="Data and method"),
    Parameter("audit", "page", "the article whose clutter is shown", page="Data and method"),
    Parameter("story", "page", "the text whose copies are open", page="Data and method"),
    Parameter("reprint", "page", "the two outlets whose copies are open", page="Data and method"),
    Parameter("seed", "number", "which mentions are drawn at random", page="Data and method"),
    Parameter("event", "page", "the event that is looked at", page="Events"),
)  # fmt: skip
BY_NAME: Final = {one.name: one for one in PARAMETERS}
OLD_NAMES: Final = {old: one.name for one in PARAMETERS for old in one.old}
FOREIGN: Final = frozenset({"embed", "embed_options", "data", "then"})
"""Parameters that are Streamlit's own, or kept for later versions: passed on untouched."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What occurs in a collection: for each parameter that the collection decides, label -> id.

    ``find`` takes a code, an old name or another name of an entity to its id.
    """

    labels: Mapping[str, Mapping[str, str]]
    find: Callable[[str], str | None] = lambda _: None

    def options(self, name: str) -> list[str]:
        """The labels that a widget offers, in order."""
        return list(self.labels.get(name, ()))

    def ids(self, name: str, labels: Sequence[str]) -> tuple[str, ...]:
        """Ids of labels; labels that the collection does not know are left out."""
        known = self.labels.get(name, {})
        return tuple(known[label] for label in labels if label in known)

    def label(self, name: str, asked: str) -> str | None:
        """The label that someone means who wrote a label, an id, a code or another name; None if it is none."""
        known = self.labels.get(name, {})
        if asked in known:
            return asked
        folded = asked.strip().casefold()
        for label, identifier in known.items():
            if folded in (label.casefold(), identifier.casefold()):
                return label
        found = self.find(asked)
        return next((label for label, identifier in known.items() if identifier == found), None) if found else None


@dataclass(frozen=True, slots=True)
class Canonical:
    """An address in today's form, and one line for each thing in it that could not be answered."""

    values: dict[str, list[str]]
    ignored: tuple[str, ...] = ()


def canonicalise(raw: Values, offer: Offer) -> Canonical:
    """Bring the parameters of an address into the form that the widgets know.

    Parameters
    ----------
    raw : mapping of str to sequence of str
        The parameters as they stand in the address, repeated ones in order.
    offer : Offer
        What occurs in the collection.

    Returns
    -------
    Canonical
        Values equal to a default are left out; what is unknown, repeated without need, contradictory or too long
        is left out and told. Canonical values come back unchanged.
    """
    values: dict[str, list[str]] = {name: list(asked) for name, asked in raw.items() if name in FOREIGN}
    ignored: list[str] = []
    for name, asked in _by_todays_name(raw).items():
        parameter = BY_NAME.get(name)
        if parameter is None:
            ignored.append(f"The link has a parameter {shorten(name)!r}, which is none of this dashboard's.")
            continue
        kept, told = _accept(parameter, asked, offer)
        ignored += told
        if kept:
            values[name] = kept
    ignored += _drop_contradictions(values)
    return Canonical(values, tuple(ignored))


def _by_todays_name(raw: Values) -> dict[str, list[str]]:
    """All values asked for by today's name of their parameter, what stands under an old name with them."""
    asked: dict[str, list[str]] = {}
    for name, given in raw.items():
        if name not in FOREIGN:
            asked.setdefault(OLD_NAMES.get(name, name), []).extend(given)
    return asked


def _accept(parameter: Parameter, asked: Sequence[str], offer: Offer) -> tuple[list[str], list[str]]:
    """The values of one parameter that stand, and a line for each that does not."""
    told: list[str] = []
    wanted = [value for value in dict.fromkeys(asked) if value.strip()]
    most = MOST_VALUES if parameter.kind == "several" else 1
    if len(wanted) > most:
        first = "the first is" if most == 1 else f"the first {most} are"
        told.append(f"The link gives {parameter.name} {len(wanted)} times; only {first} used.")
    kept: list[str] = []
    for value in wanted[:most]:
        label = _label(parameter, value, offer) if len(value) <= LONGEST else None
        if label is None:
            told.append(_refuse(parameter, value))
        elif not (parameter.kind in ("choice", "switch") and label == parameter.values[0]):
            kept.append(label)
    return list(dict.fromkeys(kept)), told


def _label(parameter: Parameter, value: str, offer: Offer) -> str | None:
    if parameter.kind == "date":
        return _day(value, parameter.name == "to")
    if parameter.values:
        folded = value.strip().casefold()
        wanted = parameter.aliases.get(folded, folded)
        return next((one for one in parameter.values if one.casefold() == wanted), None)
    if parameter.kind == "number":
        return str(int(value)) if value.isascii() and value.isdigit() and 0 < int(value) <= LARGEST else None
    if parameter.kind in ("text", "page"):
        return value if "\x00" not in value else None
    return offer.label(parameter.name, value)


def _day(value: str, last: bool) -> str | None:
    try:
        day = read_date(value, last=last)
    except InputError:
        return None
    return day.isoformat() if FIRST_DAY <= day <= LAST_DAY else None


def _refuse(parameter: Parameter, value: str) -> str:
    asked = f"The link asked for {parameter.name}={shorten(value)}"
    if len(value) > LONGEST:
        return f"{asked}, {len(value):,} characters long; up to {LONGEST:,} are read. It is shown without it."
    if parameter.kind == "date":
        return f"{asked}, which is no day between {FIRST_DAY} and {LAST_DAY} (YYYY-MM-DD); it is shown without it."
    if parameter.kind == "number":
        return f"{asked}, which is no number from 1 to {LARGEST:,}; it is shown without it."
    if parameter.values:
        return f"{asked}; {parameter.name} can be {', '.join(parameter.values)}. It is shown without it."
    reason = {
        "country": "which this collection does not name",
        "entity": "which this collection does not name",
        "source": "an outlet that this collection does not have",
        "outlet": "a country that no outlet of this collection is from",
        "language": "a language that no article of this collection is in",
        "year": "a year that no article of this collection is from",
    }.get(parameter.name, "which can't be shown")
    return f"{asked}, {reason}; it is shown without it."


def _drop_contradictions(values: dict[str, list[str]]) -> list[str]:
    if "from" in values and "to" in values and values["from"][0] > values["to"][0]:
        first, last = values.pop("from")[0], values.pop("to")[0]
        return [f"The link asked for days from {first} to {last}, which ends before it begins; both are left out."]
    return []


def read_filter(values: Mapping[str, object], offer: Offer) -> Filter:
    """The filter that the widgets' values ask for.

    Parameters
    ----------
    values : mapping of str to object
        By parameter, as the widgets hand them back: dates or None, lists of labels, text.
    offer : Offer
        Takes the labels to ids.
    """
    first, last = values.get("from"), values.get("to")
    return Filter(
        date_from=first if isinstance(first, dt.date) else None,
        date_to=last if isinstance(last, dt.date) else None,
        years=tuple(sorted(int(year) for year in _labels(values, "year"))),
        sources=offer.ids("source", _labels(values, "source")),
        countries=offer.ids("country", _labels(values, "country")),
        entities=offer.ids("entity", _labels(values, "entity")),
        words=str(values.get("q") or "").strip(),
        languages=offer.ids("language", _labels(values, "language")),
        outlets=offer.ids("outlet", _labels(values, "outlet")),
        match=cast("Match", values.get("match") or "any"),
    )


def read_counting(values: Mapping[str, object]) -> Counting:
    """The counting that the widgets' values ask for; what is not given is the house rule."""
    house = Counting()
    forms = tuple(form for form in BY_NAME["forms"].values if form in _labels(values, "forms"))
    return Counting(
        unit=cast("Unit", read_choice("unit", str(values.get("unit") or house.unit))),
        window=cast("Window", values.get("window") or house.window),
        forms=cast("tuple[FormGroup, ...]", forms) or house.forms,
        lists=cast("Lists", values.get("lists") or house.lists),
        headlines=bool(values.get("headlines")),
    )


def _labels(values: Mapping[str, object], name: str) -> list[str]:
    given = values.get(name)
    return [str(label) for label in given] if isinstance(given, list | tuple) else []
