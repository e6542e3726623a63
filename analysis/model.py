"""The things that pass from stage to stage: files -> articles -> annotations -> index -> view -> measure.

All are frozen: a stage takes one and gives the next, and never writes into what it was given.
Spans are half-open ``[start, end)`` positions in the Python string of the text as read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pandas as pd

    from analysis.index.store import Index

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Bool = npt.NDArray[np.bool_]

LANGUAGES: Final = ("en", "az", "tr", "kk", "ru", "uz", "ky", "tk", "hu")
KINDS: Final = ("country", "person", "organisation", "place", "agreement", "event", "project")

FormName = Literal["name", "acronym", "demonym", "nominal", "language"]
FORMS: Final[tuple[str, ...]] = get_args(FormName)
"""How an entity is mentioned. Stored as the position in this tuple."""

RegionKind = Literal[
    "body", "headline", "headline_repeat", "meta", "byline", "dateline", "navigation", "tags",
    "other_language", "related", "promotion", "agency_line",
]  # fmt: skip
REGION_KINDS: Final[tuple[str, ...]] = get_args(RegionKind)
"""What a stretch of an article is. Stored as the position in this tuple. Only ``body`` counts by default."""
BODY: Final = REGION_KINDS.index("body")
HEADLINE: Final = REGION_KINDS.index("headline")


# ---------------------------------------------------------------- files -> articles


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. ``text`` is never rewritten: newlines kept, only a byte order mark removed.

    ``source`` and ``language`` are what a column said ("" where none did); what the text itself says is
    found later. ``row`` is 1-based, 0 where a file is one article. ``file`` is relative to what was named.
    """

    article: str
    text: str
    date: dt.date | None = None
    source: str = ""
    language: str = ""
    title: str = ""
    url: str = ""
    facets: tuple[tuple[str, str], ...] = ()
    file: str = ""
    row: int = 0


class Refusal(NamedTuple):
    """A file (row 0) or a row of it that was not read, and why."""

    file: str
    row: int
    reason: str


@dataclass(slots=True)
class ReadReport:
    """What a reader did. Filled while articles are read; complete when the iterator ends."""

    read: int = 0
    undated: int = 0
    refused: list[Refusal] = field(default_factory=list)
    notes: list[Refusal] = field(default_factory=list)
    """Articles that were read, but not as they stood: another encoding, a date that is none, a renamed id."""


# ---------------------------------------------------------------- articles -> annotations


class Region(NamedTuple):
    """A stretch of the text and why it is taken for what it is. Regions cover the text without overlap."""

    start: int
    end: int
    kind: str
    reason: str


class Sentence(NamedTuple):
    """A sentence; it lies in one region and one paragraph (numbered from 0 within the article)."""

    start: int
    end: int
    region: int
    """Position in ``REGION_KINDS``."""
    paragraph: int


class Mention(NamedTuple):
    """One occurrence of an entity. ``entity`` and ``nested_in`` are numbers in the lexicon (-1: not nested)."""

    start: int
    end: int
    entity: int
    form: int
    """Position in ``FORMS``."""
    nested_in: int = -1
    quoted: bool = False
    used: str = ""
    """The lexicon's form that stands here, without endings; of a phrase, its words."""


class Unresolved(NamedTuple):
    """A form that stands in the text and was given to nobody, with the entities that it could have meant.

    ``entities`` are numbers in the lexicon, sorted.
    """

    start: int
    end: int
    reason: str
    entities: tuple[int, ...]


class Attributed(NamedTuple):
    """What somebody says: word by word between marks (``direct``), or in reported form.

    ``speaker`` is an entity's number; -1 with the ``name`` of somebody whom the lexicon lacks, or with "" where
    nobody in particular is named.
    """

    start: int
    end: int
    speaker: int
    name: str
    direct: bool


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found in one article, all as spans over the unchanged text.

    ``title_mentions`` are spans over the title column (empty where the title is part of the text).
    ``source`` is "" where nothing tells it. ``headline`` is the article's title wherever it stands: the
    column, else the headline region, else "".
    """

    language: str
    source: str
    source_name: str
    regions: tuple[Region, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    title_mentions: tuple[Mention, ...] = ()
    headline: str = ""
    quotations: tuple[Attributed, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


# ---------------------------------------------------------------- view

Match = Literal["any", "all"]
Unit = Literal["articles", "texts", "occurrences"]
Window = Literal["article", "paragraph", "sentence"]
FormGroup = Literal["names", "demonyms", "phrases", "languages"]
Lists = Literal["apart", "in"]
Voice = Literal["all", "quoted", "own"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles are looked at. Empty means all; fields are joined by AND, values of one field by OR.

    ``match="all"`` joins the values of ``countries`` and ``entities`` by AND instead. Values are ids
    (``country-kaz``, ``per-ilham-aliyev``, ``report``), languages are ISO 639-1 codes, ``outlets`` are
    country ids of the outlet's country. ``words`` is a query as `search` takes it. Both dates are included.
    """

    date_from: dt.date | None = None
    date_to: dt.date | None = None
    years: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    words: str = ""
    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    match: Match = "any"
    excluding: tuple[str, ...] = ()
    """Ids of entities: articles that name any of them are left out, whatever ``match`` says."""


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted. The default is the house rule: names, acronyms and demonyms in the body, by article."""

    unit: Unit = "articles"
    window: Window = "article"
    forms: tuple[FormGroup, ...] = ("names", "demonyms")
    lists: Lists = "apart"
    headlines: bool = False
    voice: Voice = "all"
    """What stands anywhere, in direct quotations, or in the outlet's own words."""
    support: int = 3
    """From so many on, what is counted is ranked; below, it is shown and left unranked."""
    without: tuple[tuple[str, str], ...] = ()
    """Corrections by a reader: (entity id, form used) whose mentions are taken out, sorted."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class View:
    """The articles that pass a filter: sorted row numbers of an index, with the counting that chose them."""

    index: Index
    rows: Int64
    filter: Filter
    counting: Counting
    undated: int = 0
    """Articles without a date that a date or year filter left out."""
    copies: int = 0
    """Articles that pass the filter and are set aside in the unit texts: another of their story comes before them."""

    def __len__(self) -> int:
        return len(self.rows)


# ---------------------------------------------------------------- measure


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What an integer was counted from: as many things as the integer says.

    ``articles`` are row numbers of the index, one for each thing. Sentences are numbers of the index's
    sentence table (for paragraphs, the first of each). Occurrences are spans in the text (``fields`` 0) or
    the title column (1) of their article.
    """

    unit: Literal["articles", "paragraphs", "sentences", "occurrences"]
    articles: Int64
    sentences: Int64 | None = None
    starts: Int64 | None = None
    ends: Int64 | None = None
    fields: Int64 | None = None
    marks: Callable[[int], list[tuple[int, int]]] | None = None
    """For articles and sentences: the spans to mark in the text of an article (by row number)."""
    focus: Callable[[int], tuple[int, int] | None] | None = None
    """For articles: the stretch of the text that shows best what was counted; None where any mark does."""

    def __len__(self) -> int:
        return len(self.articles)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Measurement:
    """A measure's tidy table. Integer columns have receipts; every other column is computed from them.

    ``open_cell(row, column)`` takes a position in ``table`` and the name of one of ``integers``.
    """

    name: str
    table: pd.DataFrame
    integers: tuple[str, ...]
    view: View
    open_cell: Callable[[int, str], Evidence]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # What a view sets aside is said with every number taken from it, so it is said in one place.
        if self.view.counting.unit == "texts":
            set_aside = f"distinct texts: of each, the earliest article; {self.view.copies:,} set aside as copies"
            object.__setattr__(self, "notes", (set_aside, *self.notes))

    def evidence(self, row: int, column: str) -> Evidence:
        """The articles, sentences or occurrences that ``table[column][row]`` counts.

        Raises
        ------
        KeyError
            The column is not an integer column of this measure.
        """
        if column not in self.integers:
            raise KeyError(f"{column!r} is computed, not counted; counted are {', '.join(self.integers)}")
        return self.open_cell(row, column)
