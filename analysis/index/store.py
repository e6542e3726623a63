"""An index as it is read: memory-mapped arrays and texts, never written to."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analysis.columns import CASE_SEPARATOR, RAGGED, column
from analysis.errors import CorruptIndexError
from analysis.index import stamps
from analysis.index.chunks import UNDATED
from analysis.index.files import MANIFEST, load_array, read_manifest, verify
from analysis.model import FORMS, REGION_KINDS, ReadReport, Refusal, Region

_EPOCH = dt.date(1970, 1, 1)


class IndexEntity(NamedTuple):
    """An entity of the lexicon that the index was built with; its position is its number."""

    id: str
    kind: str
    name: str
    iso3: str
    country: str
    lat: float | None
    lon: float | None


class IndexSource(NamedTuple):
    """An outlet of the collection; ``country`` is the outlet's own ("" not known), never one that it names."""

    id: str
    name: str
    country: str


class MentionRow(NamedTuple):
    """A mention in one article: ``field`` 0 text, 1 title; ``form`` and ``region`` spelt out."""

    start: int
    end: int
    entity: int
    form: str
    field: int
    nested_in: int
    quoted: bool
    sentence: int
    region: str


class QuotationRow(NamedTuple):
    """What somebody says in one article: ``speaker`` an entity or -1, ``name`` of a speaker without one, else ""."""

    start: int
    end: int
    speaker: int
    name: str
    direct: bool
    words: int


class Case(NamedTuple):
    """A form that was given to nobody: its words, the reason, and numbers of the entities that were possible."""

    words: str
    reason: str
    entities: tuple[int, ...]


def is_index(path: Path) -> bool:
    """Whether a path names an index (rather than articles)."""
    return (path / MANIFEST).is_file()


def open_index(path: Path) -> Index:
    """Open an index. Files are checked against the manifest's digests once, and again whenever they changed.

    Raises
    ------
    InputError
        There is no index.
    CorruptIndexError
        It is damaged, half copied or of another format version.
    """
    manifest = read_manifest(path)
    if not stamps.known(path, manifest):
        verify(path, manifest)
        stamps.remember(path, manifest)
    try:
        index = Index(path, manifest)
        if read_manifest(path)["digest"] != manifest["digest"]:
            # Another index took its place while this one was being opened: nobody may get a mixture.
            return open_index(path)
        return index
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowInvalid) as error:
        raise CorruptIndexError(f"{path}: its files do not fit each other: build the index again") from error


@dataclass(frozen=True, slots=True)
class Ragged:
    """One ragged group of the index: ``indptr`` by article, and its columns by name."""

    indptr: npt.NDArray[np.int64]
    columns: dict[str, npt.NDArray[Any]]

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        return self.columns[name]

    def __len__(self) -> int:
        return int(self.indptr[-1])

    def part(self, row: int) -> slice:
        """Where an article's rows lie."""
        return slice(int(self.indptr[row]), int(self.indptr[row + 1]))


class Index:
    """The collection, by row number: rows are sorted by (date, article), undated ones last.

    Everything here is read-only and safe to share between threads.
    """

    def __init__(self, path: Path, manifest: dict[str, Any]) -> None:
        self.path = path
        self.manifest = manifest
        # All at once: what is mapped stays readable, even when another index takes this one's place or it is removed.
        self._arrays = {Path(name).stem: load_array(path, Path(name).stem) for name in manifest["files"]
                        if name.endswith(".npy")}  # fmt: skip
        self._tables = {name: _open_arrow(path / name) for name in manifest["files"] if name.endswith(".arrow")}
        self.fingerprint: str = manifest["fingerprint"]
        self.texts: str = manifest.get("texts", "full")
        """What of the texts is here: full, excerpts or none (`analysis.index.excerpts`)."""
        self.n_articles: int = manifest["articles"]
        self.n_dated: int = manifest["dated"]
        self.languages: tuple[str, ...] = tuple(manifest["languages"])
        self.sources = tuple(IndexSource(s["id"], s["name"], s["country"]) for s in manifest["sources"])
        rows = json.loads((path / "entities.json").read_text(encoding="utf-8"))
        self.entities = tuple(IndexEntity(**row) for row in rows)
        self.entity_numbers = {entity.id: number for number, entity in enumerate(self.entities)}
        self.days: npt.NDArray[np.int32] = self.array("day")
        self.source_numbers: npt.NDArray[np.int32] = self.array("source")
        self.language_numbers: npt.NDArray[np.int32] = self.array("language")
        self.stories: npt.NDArray[np.int32] = self.array("story")
        """Story of each article, numbered by its first article: copies of one text share it."""
        self.similarities: npt.NDArray[np.float64] = self.array("similarity")
        """Of each article to the first of its story (`analysis.corpus.copies`)."""
        self._articles = self._table("articles")
        self._texts = self._table("texts")["text"]
        self.regions_table, self.sentences, self.mentions, self.quotations, self.unresolved = (
            self._ragged(group) for group in ("region", "sentence", "mention", "quotation", "unresolved")
        )
        self.speaker_names: tuple[str, ...] = tuple(manifest["speaker_names"])
        """Names of speakers whom the lexicon lacks, sorted; "" is among them for all other quotations."""
        self.derived: dict[Any, Any] = {}
        """Matrices computed from the arrays above, by what they were computed for; see `analysis.cells`."""

    @cached_property
    def tokens(self) -> Ragged:
        """Running words: ``id`` (position in `words`), ``start``, ``length``."""
        names = ("id", "start", "length")
        return Ragged(self.array("token_indptr"), {name: self.array(f"token_{name}") for name in names})

    @cached_property
    def body_tokens(self) -> npt.NDArray[np.int64]:
        """Words in the body of each article; its further tokens stand in the headline."""
        return self.array("token_body")

    @cached_property
    def left_out_tokens(self) -> npt.NDArray[np.int64]:
        """Words of each article's text outside its body."""
        return self.array("token_left_out")

    @cached_property
    def words(self) -> list[str]:
        """All words, sorted."""
        words: list[str] = self._table("words")["word"].to_pylist()
        return words

    @cached_property
    def terms(self) -> dict[str, npt.NDArray[Any]]:
        """Columns of the vocabulary: term (sorted), df, names (share of occurrences in names), reporting."""
        table = self._table("terms")
        return {name: table[name].to_numpy() for name in table.column_names}

    @cached_property
    def used_forms(self) -> list[str]:
        """Forms of the lexicon that mentions use, sorted: ``mentions["used"]`` are positions in it."""
        forms: list[str] = self._table("used")["used"].to_pylist()
        return forms

    @cached_property
    def cases(self) -> list[Case]:
        """What the forms given to nobody were: ``unresolved["case"]`` are positions in it."""
        parts = (case.split(CASE_SEPARATOR) for case in self._table("cases")["cases"].to_pylist())
        return [Case(words, reason, tuple(map(int, entities.split()))) for words, reason, entities in parts]

    @property
    def article_ids(self) -> Sequence[str]:
        """Article ids by row."""
        ids: list[str] = self._articles["article"].to_pylist()
        return ids

    @cached_property
    def _row_by_article(self) -> dict[str, int]:
        return {article: row for row, article in enumerate(self.article_ids)}

    @cached_property
    def report(self) -> ReadReport:
        """What was read and refused when the index was built."""
        stored = self.manifest["report"]
        lists = {name: [Refusal(*row) for row in stored[name]] for name in ("refused", "notes")}
        return ReadReport(read=stored["read"], undated=stored["undated"], **lists)

    def array(self, name: str) -> npt.NDArray[Any]:
        """A further array of the index, memory-mapped."""
        try:
            return self._arrays[name]
        except KeyError as error:
            raise CorruptIndexError(f"{self.path}: {name}.npy is missing: build the index again") from error

    def _table(self, name: str) -> pa.Table:
        try:
            return self._tables[f"{name}.arrow"]
        except KeyError as error:
            raise CorruptIndexError(f"{self.path}: {name}.arrow is missing: build the index again") from error

    def _ragged(self, group: str) -> Ragged:
        columns = {name: self.array(column(group, name)) for name in RAGGED[group]}
        return Ragged(self.array(column(group, "indptr")), columns)

    def article_row(self, article: str) -> int | None:
        """Row of an article id, or None."""
        return self._row_by_article.get(article)

    def article_id(self, row: int) -> str:
        """Id of an article."""
        return self._string("article", row)

    def text(self, row: int) -> str:
        """The text as it was read."""
        text: str = self._texts[row].as_py()
        return text

    def title(self, row: int) -> str:
        """The title column as given, or ""."""
        return self._string("title", row)

    def headline(self, row: int) -> str:
        """What to call an article: its title, the headline in its text, else the first twelve words of its body."""
        return self._string("headline", row)

    def strings(self, name: str, rows: npt.NDArray[np.int64]) -> list[str]:
        """One column of many articles at once: article, title, headline, url or file."""
        values: list[str] = self._articles[name].take(pa.array(rows)).to_pylist()
        return values

    def url(self, row: int) -> str:
        """Address of an article, or ""."""
        return self._string("url", row)

    def file(self, row: int) -> str:
        """File (and row) that an article was read from."""
        return self._string("file", row)

    def facets(self, row: int) -> dict[str, str]:
        """Further columns of an article."""
        facets: dict[str, str] = json.loads(self._string("facets", row) or "{}")
        return facets

    def date(self, row: int) -> dt.date | None:
        """Date of an article; None where it has none."""
        day = int(self.days[row])
        return None if day == UNDATED else _EPOCH + dt.timedelta(days=day)

    def source(self, row: int) -> IndexSource:
        """Outlet of an article."""
        return self.sources[int(self.source_numbers[row])]

    def language(self, row: int) -> str:
        """Language code of an article, or ""."""
        return self.languages[int(self.language_numbers[row])]

    def regions(self, row: int) -> list[Region]:
        """What each stretch of an article's text is, and why."""
        part, table, reasons = self.regions_table.part(row), self.regions_table, self.manifest["reasons"]
        columns = (table[name][part].tolist() for name in ("start", "end", "kind", "reason"))
        return [Region(s, e, REGION_KINDS[k], reasons[r]) for s, e, k, r in zip(*columns, strict=True)]

    def mentions_of(self, row: int) -> list[MentionRow]:
        """All mentions in an article, counted or not."""
        part = self.mentions.part(row)
        names = ("start", "end", "entity", "form", "field", "nested", "quoted", "sentence", "kind")
        return [
            MentionRow(start, end, entity, FORMS[form], field, nested, quoted, sentence, REGION_KINDS[kind])
            for start, end, entity, form, field, nested, quoted, sentence, kind in zip(
                *(self.mentions[name][part].tolist() for name in names), strict=True
            )
        ]

    def quotations_of(self, row: int) -> list[QuotationRow]:
        """What is quoted and reported in an article, in the order of its text."""
        part, table, names = self.quotations.part(row), self.quotations, self.speaker_names
        columns = (table[name][part].tolist() for name in ("start", "end", "speaker", "name", "direct", "words"))
        return [QuotationRow(s, e, who, names[n], d, words) for s, e, who, n, d, words in zip(*columns, strict=True)]

    def _string(self, name: str, row: int) -> str:
        value: str = self._articles[name][row].as_py()
        return value


def _open_arrow(path: Path) -> pa.Table:
    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()
