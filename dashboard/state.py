"""A link is the whole state: every parameter of the address, what it may hold, and what it means.

The widgets themselves are bound to the address, and drop silently what they cannot show. So the address is first
brought into today's form: codes, ids and old names become the names that the widgets offer, and whatever this
collection cannot answer is told in one line.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from analysis.asking import first_day_of_last, read_choice, read_date, read_span
from analysis.errors import InputError
from analysis.model import Counting, Filter, FormGroup, Lists, Match, Unit, Voice, Window
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
    kind: Literal["date", "several", "choice", "text", "switch", "page", "number", "correction", "least", "span",
                  "digest", "numbers"]  # fmt: skip
    meaning: str
    values: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    may_be_empty: bool = False
    """Whether none of its values, written ``name=``, is a choice of its own."""


VERSUS: Final = "vs_"
"""Begins the filters of what is compared with; without it they have the names of the page's own filters."""

YES: Final = dict.fromkeys(("1", "yes", "on"), "true") | dict.fromkeys(("0", "no", "off"), "false")

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter("from", "date", "first day, included", old=("start",)),
    Parameter("to", "date", "last day, included", old=("end",)),
    Parameter("last", "span", "so many days, weeks, months or years up to the newest article's day"),
    Parameter("year", "several", "years of publication", old=("years",)),
    Parameter("source", "several", "outlets, by name or id", old=("sources",)),
    Parameter("country", "several", "countries named, by name or code", old=("countries",)),
    Parameter("entity", "several", "persons, organisations and others named", old=("entities",)),
    Parameter("q", "text", "words, wild*, \"phrases\", this NEAR/5 that, OR", old=("words",)),
    Parameter("language", "several", "languages of the articles, by name or code", old=("languages", "lang")),
    Parameter("outlet", "several", "countries that the outlets are from", old=("outlets",)),
    Parameter("match", "choice", "articles that name any, or all, of the countries and names", ("any", "all")),
    Parameter("except", "several", "names: articles that name any of them are left out"),
    Parameter("unit", "choice", "what is counted", ("articles", "occurrences", "distinct texts"),
              aliases={"texts": "distinct texts", "stories": "distinct texts"}),
    Parameter("window", "choice", "how near two names stand together", ("article", "paragraph", "sentence")),
    Parameter("forms", "several", "forms of a mention; none given: names and demonyms",
              ("names", "demonyms", "phrases", "languages")),
    Parameter("lists", "choice", "sentences that list more than three", ("apart", "in")),
    Parameter("voice", "choice", "quotations and the outlet's own words, or one of the two",
              ("all", "quoted", "own words"), aliases={"own": "own words"}),
    Parameter("support", "least", "from so many on, what is counted is ranked (3 if nothing is said)"),
    Parameter("without", "correction", "forms taken out by a reader: FORM as NAME"),
    Parameter("headlines", "switch", "whether headlines count", ("false", "true"), aliases=YES),
    Parameter("kind", "page", "the kind of names in the chart",
              ("Countries", "People", "Organisations", "Places", "Agreements", "Events", "Projects"),
              page="Who is named, Named together, Compare"),
    Parameter("other", "page", "the second kind of names in the matrix",
              ("the same kind", "Countries", "People", "Organisations", "Places", "Agreements", "Events", "Projects"),
              page="Named together"),
    Parameter("show", "page", "the name whose sentences are open", page="Who is named"),
    Parameter("who", "page", "whose names are ranked", ("Countries", "People", "Organisations"), page="Start"),
    Parameter("beside", "page", "the chart beside the names", ("Together", "Over time"), page="Start"),
    Parameter("open_country", "page", "the country whose sentences are open", page="Start"),
    Parameter("open_pair", "page", "the pair whose sentences are open", page="Start"),
    Parameter("person", "page", "the person whose sentences are open", page="Start"),
    Parameter("organisation", "page", "the organisation whose sentences are open", page="Start"),
    Parameter("pair", "page", "the pair whose sentences are open", page="Named together"),
    Parameter("pairs", "page", "the open tab", ("Matrix", "Network", "Missing pairs"), page="Named together"),
    Parameter("missing", "page", "the missing pair that is looked at", page="Named together"),
    Parameter("word", "page", "the word whose sentences about a pair are open", page="Named together"),
    Parameter("view", "page", "the open tab", ("Ranked", "Over time", "By name used", "Map", "Changes"),
              page="Who is named"),
    Parameter("used", "page", "the name used whose sentences are open", page="Who is named"),
    Parameter("period", "page", "what a time line is cut into", ("year", "quarter", "month", "week", "day"),
              page="Who is named, Words"),
    Parameter("follow", "several", "the names that are followed over time; none given: the six named most",
              page="Who is named"),
    Parameter("events", "page", "the events marked on a time line", ("summits", "all", "none"), page="Who is named"),
    Parameter("events_of", "several", "countries that the events marked are about", page="Who is named"),
    Parameter("point", "page", "the name and time whose sentences are open", page="Who is named"),
    Parameter("around", "page", "the event before and after which names are compared", page="Who is named"),
    Parameter("day", "date", "a day before and after which names are compared", page="Who is named"),
    Parameter("days", "page", "so many days on each side of it", ("7", "14", "30", "90", "365"), page="Who is named"),
    Parameter("tab", "page", "the open tab",
              ("What sets them apart", "Themes", "Search", "Next to", "Word groups", "Amounts"), page="Words"),
    Parameter("by", "page", "what the terms are grouped by", ("article", "year", "outlet", "country", "language"),
              page="Words"),
    Parameter("term", "page", "the term whose sentences are open", page="Words"),
    Parameter("themes", "page", "how many themes are looked for", tuple(map(str, range(2, 41))), page="Words"),
    Parameter("theme", "page", "the theme whose articles are open", page="Words"),
    Parameter("search", "page", "words looked for", page="Words"),
    Parameter("group", "page", "what the matches are counted by", ("outlet", "year", "country", "language", "nothing"),
              page="Words"),
    Parameter("sort", "page", "what the lines of a search are sorted by", ("article", "word before", "word after"),
              aliases={"left": "word before", "right": "word after"}, page="Words"),
    Parameter("sample", "number", "so many lines of a search, drawn at random", page="Words"),
    Parameter("near", "page", "the name or words whose neighbours are ranked", page="Words"),
    Parameter("neighbour", "page", "the neighbour whose sentences are open", page="Words"),
    Parameter("with_names", "switch", "whether names may be neighbours", ("false", "true"), aliases=YES, page="Words"),
    Parameter("wordgroup", "page", "the word group whose sentences are open", page="Words"),
    Parameter("about", "page", "words of the sentences whose amounts are listed", page="Words"),
    Parameter("amount", "page", "the kind of amounts", ("every kind", "money", "percent", "count", "ordinal", "year"),
              page="Words"),
    Parameter("figure", "page", "the amount whose sentence is open", page="Words"),
    Parameter("speech", "page", "what is said word by word, or in reported form", ("direct", "reported"),
              page="Who speaks"),
    Parameter("split", "page", "what the speakers are counted by", ("all", "outlet", "year"), page="Who speaks"),
    Parameter("speaker", "page", "the speaker whose quotations are open", page="Who speaks"),
    Parameter("named", "page", "the speaker and the name whose sentences are open", page="Who speaks"),
    Parameter("vs_source", "several", "compared with: outlets", page="Compare"),
    Parameter("vs_year", "several", "compared with: years of publication", page="Compare"),
    Parameter("vs_country", "several", "compared with: countries named", page="Compare"),
    Parameter("vs_entity", "several", "compared with: persons, organisations and others named", page="Compare"),
    Parameter("vs_language", "several", "compared with: languages of the articles", page="Compare"),
    Parameter("vs_outlet", "several", "compared with: countries that the outlets are from", page="Compare"),
    Parameter("vs_from", "date", "compared with: first day, included", page="Compare"),
    Parameter("vs_to", "date", "compared with: last day, included", page="Compare"),
    Parameter("vs_q", "text", "compared with: words, wild*, \"phrases\"", page="Compare"),
    Parameter("compared", "page", "the name whose sentences of both sides are open", page="Compare"),
    Parameter("key", "page", "the term whose sentences of both sides are open", page="Compare"),
    Parameter("article", "page", "the article in the reader", page="Articles"),
    Parameter("name", "page", "the name that is looked closer at in the reader", page="Articles"),
    Parameter("marks", "several", "what is marked in the reader: all of them, or those given; nothing if it is empty",
              ("Names", "Quotations", "Clutter"), page="Articles", may_be_empty=True),
    Parameter("sheet", "page", "the open tab", ("List", "Corpus", "Coverage"), page="Articles"),
    Parameter("cut", "page", "what the outlets' time is cut into", ("month", "day", "week", "quarter", "year"),
              page="Articles"),
    Parameter("panels", "page", "outlets in one chart, or one panel each", ("together", "one by one"),
              page="Articles"),
    Parameter("own", "page", "whether outlets that name their own country are shown", ("in", "out"), page="Articles"),
    Parameter("when", "page", "the outlet and time whose articles are open", page="Articles"),
    Parameter("covers", "page", "the outlets' country and the country named whose articles are open",
              page="Articles"),
    Parameter("parts", "page", "what the sizes are parted by", ("outlet", "year", "language", "country"),
              page="Articles"),
    Parameter("page", "number", "the part of a long list that is shown", page="Articles, Data and method"),
    Parameter("section", "page", "the open tab",
              ("Read and refused", "Clutter", "Names", "Copies", "Check 20", "Definitions"), page="Data and method"),
    Parameter("audit", "page", "the article whose clutter is shown", page="Data and method"),
    Parameter("open", "page", "the form left open whose sentences are shown", page="Data and method"),
    Parameter("form", "page", "the form, and for whom it counts, whose sentences are open", page="Data and method"),
    Parameter("suggested", "page", "the name lacking in the lexicon whose sentences are open", page="Data and method"),
    Parameter("story", "page", "the text whose copies are open", page="Data and method"),
    Parameter("reprint", "page", "the two outlets whose copies are open", page="Data and method"),
    Parameter("seed", "number", "which mentions, or lines of a search, are drawn at random",
              page="Words, Data and method"),
    Parameter("event", "page", "the event that is looked at", page="Events"),
    Parameter("data", "digest", "the data that a link was made on: the collection's fingerprint"),
    Parameter("then", "numbers", "what it showed there: articles in view, articles of the collection"),
)  # fmt: skip
BY_NAME: Final = {one.name: one for one in PARAMETERS}
OLD_NAMES: Final = {old: one.name for one in PARAMETERS for old in one.old}
FORMER_ON: Final = {"Start": {"show": "open_country", "pair": "open_pair"}}
"""By page: former names of its parameters that another page's have today. Two pages with one and the same name can't
link to each other with it: Streamlit takes the value for the page's that is left, and drops it."""
FOREIGN: Final = frozenset({"embed", "embed_options"})
"""Parameters that are Streamlit's own: passed on untouched."""
MADE_ON: Final = ("data", "then")
"""What a link says about the data it was made on; no filter, and kept by `dashboard.made_on`."""
_DIGEST: Final = re.compile(r"[0-9a-f]{8}")
_NUMBERS: Final = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Offer:
    """What occurs in a collection: for each parameter that the collection decides, label -> id.

    ``find`` takes a code, an old name or another name of an entity to its id.
    """

    labels: Mapping[str, Mapping[str, str]]
    find: Callable[[str], str | None] = lambda _: None
    newest: dt.date | None = None
    """Day of the newest article: what ``last`` counts back from."""

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


def on_page(raw: Values, page: str) -> dict[str, Sequence[str]]:
    """The parameters of an address with the names that they have today on the page with this title."""
    former = FORMER_ON.get(page, {})
    return {former.get(name, name): values for name, values in raw.items()}


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
    if parameter.may_be_empty and asked and not wanted:
        return [""], told
    most = MOST_VALUES if parameter.kind in ("several", "correction") else 1
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
        return _day(value, own_name(parameter.name) == "to")
    if parameter.values:
        folded = value.strip().casefold()
        wanted = parameter.aliases.get(folded, folded)
        return next((one for one in parameter.values if one.casefold() == wanted), None)
    if parameter.kind == "correction":
        return _correction(value, offer)
    if parameter.kind == "span":
        return _span(value, offer)
    if parameter.kind in ("digest", "numbers"):
        return _made_on(parameter.kind, value.strip().casefold())
    if parameter.kind in ("number", "least"):
        return str(int(value)) if value.isascii() and value.isdigit() and 0 < int(value) <= LARGEST else None
    if parameter.kind in ("text", "page"):
        return value if "\x00" not in value else None
    return offer.label(own_name(parameter.name), value)


def own_name(name: str) -> str:
    """A parameter's name as the page's own filters have it, whichever side of a comparison it belongs to."""
    return name.removeprefix(VERSUS)


def _correction(value: str, offer: Offer) -> str | None:
    """The form and the entity's own name of "FORM as NAME", whatever name or code was given."""
    form, _, asked = value.rpartition(" as ")
    name = next(filter(None, (offer.label(kind, asked) for kind in ("country", "entity"))), None)
    return f"{form.strip()} as {name}" if form.strip() and name else None


def _span(value: str, offer: Offer) -> str | None:
    try:
        number, unit = read_span(value)
    except InputError:
        return None
    return f"{number}{unit}" if offer.newest else None


def _made_on(kind: str, value: str) -> str | None:
    """A fingerprint's eight digits, or k-n with k of n articles."""
    if kind == "digest":
        return value if _DIGEST.fullmatch(value) else None
    found = _NUMBERS.fullmatch(value)
    return f"{int(found[1])}-{int(found[2])}" if found and int(found[1]) <= int(found[2]) else None


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
    if parameter.kind in ("number", "least"):
        return f"{asked}, which is no number from 1 to {LARGEST:,}; it is shown without it."
    if parameter.values:
        return f"{asked}; {parameter.name} can be {', '.join(parameter.values)}. It is shown without it."
    reason = {
        "country": "which this collection does not name",
        "entity": "which this collection does not name",
        "except": "which this collection does not name",
        "follow": "which this collection does not name",
        "events_of": "a country that this collection does not name",
        "source": "an outlet that this collection does not have",
        "outlet": "a country that no outlet of this collection is from",
        "language": "a language that no article of this collection is in",
        "year": "a year that no article of this collection is from",
        "last": "which is no span of time such as 7d, 2w, 3m or 1y, or no article here has a date",
        "data": "which is no fingerprint of eight digits (0 to 9, a to f)",
        "then": "which is not of the form 17-42, for 17 of 42 articles",
    }.get(own_name(parameter.name), "which can't be shown")
    return f"{asked}, {reason}; it is shown without it."


def _drop_contradictions(values: dict[str, list[str]]) -> list[str]:
    told: list[str] = []
    for begin, end in (("from", "to"), (f"{VERSUS}from", f"{VERSUS}to")):
        if begin not in values or end not in values or values[begin][0] <= values[end][0]:
            continue
        first, last = values.pop(begin)[0], values.pop(end)[0]
        told.append(f"The link asked for days from {first} to {last}, which ends before it begins; both are left out.")
    if "last" in values and {"from", "to"} & set(values):
        span = values.pop("last")[0]
        told.append(f"The link asked for last={span} and for exact days; the exact days are used.")
    if "then" in values and "data" not in values:
        then = values.pop("then")[0]
        told.append(f"The link gives then={then} without the data that it was on; it is shown without it.")
    return told


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
    span = str(values.get("last") or "")
    if span and offer.newest and not (first or last):
        first = first_day_of_last(span, offer.newest)
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
        excluding=offer.ids("except", _labels(values, "except")),
    )


def read_counting(values: Mapping[str, object], offer: Offer) -> Counting:
    """The counting that the widgets' values ask for; what is not given is the house rule."""
    house = Counting()
    forms = tuple(form for form in BY_NAME["forms"].values if form in _labels(values, "forms"))
    return Counting(
        unit=cast("Unit", read_choice("unit", str(values.get("unit") or house.unit))),
        window=cast("Window", values.get("window") or house.window),
        forms=cast("tuple[FormGroup, ...]", forms) or house.forms,
        lists=cast("Lists", values.get("lists") or house.lists),
        headlines=bool(values.get("headlines")),
        voice=cast("Voice", read_choice("voice", str(values.get("voice") or house.voice))),
        support=int(str(values.get("support") or house.support)),
        without=tuple(sorted(set(_corrections(values, offer)))),
    )


def _corrections(values: Mapping[str, object], offer: Offer) -> Iterator[tuple[str, str]]:
    """Entity id and form of each correction."""
    for label in _labels(values, "without"):
        form, _, name = label.rpartition(" as ")
        yield from ((entity, form) for kind in ("country", "entity") for entity in offer.ids(kind, [name]))


def _labels(values: Mapping[str, object], name: str) -> list[str]:
    given = values.get(name)
    return [str(label) for label in given] if isinstance(given, list | tuple) else []
