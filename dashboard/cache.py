"""The one module with caches. Keys are content: the fingerprint of an index, whose it is, a filter, a counting.

Nothing of a visitor is ever stored under a key that another visitor can have: what belongs to a private collection
carries its owner in the key.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast
from weakref import WeakKeyDictionary

import streamlit as st

from analysis.model import Counting, Filter, Measurement, View
from dashboard.settings import get_settings

if TYPE_CHECKING:
    from analysis.index.store import Index
    from analysis.measures.sample import Sample
    from analysis.readers.events import Event
    from dashboard.state import Offer


@dataclass(frozen=True, slots=True)
class Collection:
    """An index and whose it is: ``owner`` is "" for everybody's, else the session's own mark."""

    index: Index
    owner: str = ""
    changed: int = 0
    """When the index was written, in nanoseconds, as it was opened."""

    @property
    def key(self) -> tuple[str, str]:
        """What caches go by."""
        return f"{self.index.fingerprint} {self.index.texts}", self.owner


@st.cache_resource(max_entries=get_settings().cached_indexes, show_spinner=False)
def open_shared(path: Path, changed: int) -> Index:
    """An index that everybody shares, opened once. ``changed`` is when its manifest was written, in nanoseconds."""
    del changed
    from analysis.index.store import open_index

    return open_index(path)


def open_collection(path: Path) -> Collection:
    """Everybody's collection as it lies there now.

    Raises
    ------
    OrkhonError
        It is damaged, or no index.
    OSError
        It is not there.
    """
    changed = (path / "manifest.json").stat().st_mtime_ns
    return Collection(open_shared(path, changed), changed=changed)


# Streamlit takes a dataclass apart to hash it, which for a page took as long as drawing a chart: the keys of views and
# measures are their texts, which hold every field.


@st.cache_resource(max_entries=get_settings().cached_tables, show_spinner=False)
def _view(key: Hashable, asked: str, _chosen: Filter, _counting: Counting, _index: Index) -> View:
    del key, asked
    from analysis.views import select

    return select(_index, _chosen, _counting)


@st.cache_resource(max_entries=get_settings().cached_tables, show_spinner=False)
def _measurement(
    key: Hashable, name: str, asked: str, _options: tuple[tuple[str, Hashable], ...], _view: View
) -> Measurement:
    del key, asked
    from analysis.measures import MEASURES

    measured: Measurement = MEASURES[name](_view, **dict(_options))
    return measured


@st.cache_resource(max_entries=get_settings().cached_indexes * 2, show_spinner=False)
def _offer(key: Hashable, _index: Index) -> Offer:
    del key
    from dashboard.offers import build_offer

    return build_offer(_index)


@st.cache_resource(max_entries=get_settings().cached_indexes * 2, show_spinner=False)
def _description(key: Hashable, _index: Index) -> dict[str, Any]:
    del key
    from analysis.collection import describe

    return describe(_index)


def get_offer(collection: Collection) -> Offer:
    """What the filters of a collection can offer."""
    return _offer(collection.key, _index=collection.index)


def get_description(collection: Collection) -> dict[str, Any]:
    """Counts, dates, outlets and languages of a collection."""
    return _description(collection.key, _index=collection.index)


def get_view(collection: Collection, chosen: Filter, counting: Counting) -> View:
    """The articles that pass the filter.

    Raises
    ------
    InputError
        The query or the counting is impossible.
    """
    return _view(collection.key, repr((chosen, counting)), _chosen=chosen, _counting=counting, _index=collection.index)


def measure(collection: Collection, view: View, name: str, **options: Hashable) -> Measurement:
    """A measure's table with its receipts. It is shared: never write into it.

    Raises
    ------
    InputError
        The measure can't be counted that way.
    """
    given = tuple(sorted(options.items()))
    return _measurement(collection.key, name, repr((view.filter, view.counting, given)), _options=given, _view=view)


Made = TypeVar("Made")
_made: Final[WeakKeyDictionary[Measurement | View, dict[Hashable, object]]] = WeakKeyDictionary()
_making: Final = threading.Lock()
MOST_MADE: Final = 32
"""Figures and sentences kept of one table or view; they go when that goes."""


def derive(
    source: Measurement | View, make: Callable[..., Made], *given: Hashable,
    fixed: Mapping[str, Any] | None = None, **options: Any,
) -> Made:  # fmt: skip
    """What is made of a measure's table, or of a view, and nothing else, such as a figure or a sentence: made once.

    It is shared: never write into it.

    Parameters
    ----------
    source
        Out of the cache; what is made of it is kept as long as it is kept itself.
    make
        A function of a module (a page's own functions are others in each run), called with the table or the view,
        ``given``, ``options`` (hashable) and ``fixed``.
    fixed
        Options that are the same throughout the collection, such as the colours of its outlets.
    """
    key = (make, given, tuple(sorted(options.items())))
    with _making:
        kept = _made.setdefault(source, {})
        if key in kept:
            return cast("Made", kept[key])
    made = make(source.table if isinstance(source, Measurement) else source, *given, **options, **(fixed or {}))
    with _making:
        if len(kept) >= MOST_MADE:
            kept.clear()
        kept[key] = made
    return made


@st.cache_resource(max_entries=get_settings().cached_tables, show_spinner=False)
def _sample(key: Hashable, chosen: Filter, counting: Counting, seed: int, _view: View) -> Sample:
    del key, chosen, counting
    from analysis.measures.sample import sample_mentions

    return sample_mentions(_view, seed=seed)


def get_sample(collection: Collection, view: View, seed: int) -> Sample:
    """Counted mentions of a view, drawn at random."""
    return _sample(collection.key, view.filter, view.counting, seed, _view=view)


@st.cache_resource(max_entries=2, show_spinner=False)
def open_chronicle(path: Path, changed: int) -> tuple[Event, ...]:
    """The events of a file, read once. ``changed`` is when it was written, in nanoseconds.

    Raises
    ------
    InputError
        The file breaks one of its rules.
    """
    del changed
    from analysis.readers.events import read_events

    return read_events(path)
