"""What occurs in a collection, as the options that the filters offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from analysis.model import Counting
from dashboard.state import Offer

if TYPE_CHECKING:
    from analysis.index.store import Index

LANGUAGE_NAMES: Final = {
    "": "unknown", "en": "English", "az": "Azerbaijani", "tr": "Turkish", "kk": "Kazakh", "ru": "Russian",
    "uz": "Uzbek", "ky": "Kyrgyz", "tk": "Turkmen", "hu": "Hungarian",
}  # fmt: skip
WIDEST: Final = Counting(forms=("names", "demonyms", "phrases"), lists="in", headlines=True)
"""What could be counted under any setting: so that no setting takes an option away from a link."""


def language_name(code: str) -> str:
    """The English name of a language, or its code."""
    return LANGUAGE_NAMES.get(code, code)


def build_offer(index: Index) -> Offer:
    """Labels and ids of all that a collection's filters can choose, names in alphabetical order."""
    from analysis.lexicon.load import load_lexicon

    named = _named(index)
    lexicon = load_lexicon()

    def find(text: str) -> str | None:
        entity = lexicon.find(text)
        return entity.id if entity else None

    return Offer(
        {
            "year": {year: year for year in _years(index)},
            "source": _sources(index),
            "country": {name: key for name, key, kind in named if kind == "country"},
            "entity": {name: key for name, key, kind in named if kind != "country"},
            "except": {name: key for name, key, _ in named},
            "follow": {name: key for name, key, _ in named},
            "events_of": {name: key for name, key, kind in named if kind == "country"},
            "language": _languages(index),
            "outlet": _outlets(index),
        },
        find,
        index.date(index.n_dated - 1) if index.n_dated else None,
    )


def _named(index: Index) -> list[tuple[str, str, str]]:
    """Name, id and kind of every entity that could be counted, by name."""
    from analysis.measures.mentions import mentions
    from analysis.views import select

    table = mentions(select(index, counting=WIDEST)).table
    found = zip(table["entity"], table["id"], table["kind"], strict=True)
    return sorted((str(name), str(key), str(kind)) for name, key, kind in found)


def _years(index: Index) -> list[str]:
    days = np.asarray(index.days[: index.n_dated])
    years = np.unique(days.astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970)
    return [str(year) for year in years]


def _present(index: Index) -> list[int]:
    return [int(number) for number in np.unique(np.asarray(index.source_numbers))]


def _sources(index: Index) -> dict[str, str]:
    """Outlet names; where two outlets share one, the id tells them apart."""
    present = [index.sources[number] for number in _present(index)]
    names = [source.name for source in present]
    labels = [(one.name if names.count(one.name) == 1 else f"{one.name} ({one.id})", one.id) for one in present]
    return dict(sorted(labels, key=lambda pair: pair[0].casefold()))


def _languages(index: Index) -> dict[str, str]:
    codes = [index.languages[number] for number in np.unique(np.asarray(index.language_numbers))]
    return {language_name(code): code for code in sorted(codes, key=language_name)}


def _outlets(index: Index) -> dict[str, str]:
    names = {entity.id: entity.name for entity in index.entities}
    present = {index.sources[number].country for number in _present(index)} - {""}
    return {names[country]: country for country in sorted(present, key=lambda one: names[one])}
