"""What a page is given: the collection, the filter and the view. One object a run, made by the entrypoint."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import streamlit as st

from analysis.figures import theme
from analysis.findings import SMALL, window_noun
from analysis.model import Counting, Filter, Measurement, View
from dashboard import cache
from dashboard.state import Offer

if TYPE_CHECKING:
    from analysis.index.store import Index

INKS: Final = {"light": "#08131D", "dark": "#E6ECF1"}
"""As `textColor` in .streamlit/config.toml."""
_KEY: Final = "orkhon-context"


class Picture(NamedTuple):
    """A chart as it was shown: its Plotly figure and its finding."""

    figure: Any
    title: str


@dataclass(frozen=True, slots=True)
class Context:
    """One run of a page."""

    collection: cache.Collection
    offer: Offer
    values: Mapping[str, object]
    filter: Filter
    counting: Counting
    view: View
    page: str = ""
    """Title of the page."""
    pictures: dict[str, Picture] = field(default_factory=dict)
    """Charts that the page has shown in this run, by their key."""

    @property
    def index(self) -> Index:
        """The index behind the view."""
        return self.collection.index

    @property
    def small(self) -> bool:
        """Whether there are too few articles for shares and intervals."""
        return len(self.view) < SMALL

    @property
    def support(self) -> int:
        """The minimum support of what is drawn: 1 under 30 articles, where nothing is ranked by it."""
        return 1 if self.small else self.counting.support

    @property
    def private(self) -> bool:
        """Whether the collection belongs to this session alone."""
        return bool(self.collection.owner)

    @property
    def window(self) -> str:
        """What two names stand together in, as titles call it: "article", "distinct text", "sentence"."""
        return window_noun(self.counting.window, self.counting.unit)

    @property
    def ink(self) -> str:
        """The page's text colour, where a figure has to name it."""
        return INKS.get(st.context.theme.type or "light", INKS["light"])

    @property
    def source_colours(self) -> dict[str, str]:
        """A colour for each outlet of the collection, whatever the filter."""
        return theme.colours([source.name for source in self.index.sources])

    @property
    def entity_colours(self) -> dict[str, str]:
        """A colour for each name of the collection, whatever the filter."""
        return theme.colours([*self.offer.options("country"), *self.offer.options("entity")])

    def measure(self, name: str, **options: Hashable) -> Measurement:
        """A measure over the view, out of the cache where it is there.

        Raises
        ------
        InputError
            It can't be counted that way.
        """
        return cache.measure(self.collection, self.view, name, **options)

    def say(self, measured: Measurement, make: Callable[..., str], *given: Hashable, **options: Any) -> str:
        """A title or sentence of `analysis.findings` about a measure's table, made once."""
        return cache.derive(measured, make, *given, **options)

    def draw(
        self, measured: Measurement, plot: Callable[..., Any], fixed: Mapping[str, Any] | None = None,
        **options: Hashable,
    ) -> Any:  # fmt: skip
        """A figure of `analysis.figures` of a measure's table, in the page's ink, drawn once: never write into it.

        ``fixed`` are options that are the same throughout the collection, such as the colours of its outlets.
        """
        return cache.derive(measured, theme.inked, plot, self.ink, fixed=fixed, **options)

    def counted(self, **changes: str) -> Context:
        """The same articles under another counting.

        Raises
        ------
        InputError
            The counting is impossible.
        """
        counting = replace(self.counting, **changes)  # type: ignore[arg-type]  # names and values of Counting's fields
        view = cache.get_view(self.collection, self.filter, counting)
        return replace(self, counting=counting, view=view)


def set_context(context: Context) -> None:
    """Hand the context to the page that runs next."""
    st.session_state[_KEY] = context


def get_context() -> Context:
    """The context of this run."""
    return cast("Context", st.session_state[_KEY])
