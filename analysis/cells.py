"""What is counted, and the matrices that follow from it: one place that pages, filters and measures share.

Computed once for each `Counting` and kept with the index, so that a change of filter only sums.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from analysis.columns import distinct, to_indptr
from analysis.model import BODY, FORMS, HEADLINE, KINDS, Bool, Counting, Int32, Int64, View

if TYPE_CHECKING:
    from scipy import sparse

    from analysis.index.store import Index

MOST_TOGETHER: Final = 3
"""A sentence that names more than this many entities of a kind lists them."""

FORM_GROUPS: Final = {
    "names": ("name", "acronym"), "demonyms": ("demonym",), "phrases": ("nominal",), "languages": ("language",),
}  # fmt: skip
MOST_REMEMBERED: Final = 200
"""Results kept with an index: more ways of counting than visitors ask for at one time."""
_lock: Final = threading.Lock()
T = TypeVar("T")


def counted(index: Index, counting: Counting, part: slice = slice(None)) -> Bool:
    """Which mentions of the index (or of a part of its table) count.

    A mention counts if it lies in the body (or, on request, in the headline), has one of the forms asked for,
    stands in the voice asked for, is not inside another entity's name, and no reader has taken it out.
    """
    mentions = index.mentions
    allowed = {form for group in counting.forms for form in FORM_GROUPS[group]}
    forms = np.array([form in allowed for form in FORMS])
    inside = in_counted_region(mentions["kind"][part], counting)
    result: Bool = inside & forms[mentions["form"][part]] & (mentions["nested"][part] < 0)
    if counting.voice != "all":
        result &= mentions["quoted"][part] == (counting.voice == "quoted")
    for entity, used in counting.without:
        result &= ~_uses(index, entity, used, part)
    return result


def _uses(index: Index, entity: str, used: str, part: slice) -> Bool:
    """Which mentions name an entity by this form of the lexicon; none where the index knows neither."""
    number, form = index.entity_numbers.get(entity, -2), bisect_left(index.used_forms, used)
    if form == len(index.used_forms) or index.used_forms[form] != used:
        number = -2
    result: Bool = (index.mentions["entity"][part] == number) & (index.mentions["used"][part] == form)
    return result


def in_voice(index: Index, counting: Counting, positions: Int64) -> Bool:
    """Which tokens stand in the voice asked for; words of a headline are the outlet's own."""
    if counting.voice == "all":
        return np.ones(len(positions), dtype=np.bool_)
    quoted = remembered(index, ("quoted tokens",), lambda: _quoted_tokens(index))
    result: Bool = quoted[positions] == (counting.voice == "quoted")
    return result


def _quoted_tokens(index: Index) -> Bool:
    """Which tokens of the bodies lie in direct quotations (shape: tokens)."""
    table, tokens = index.quotations, index.tokens
    direct = np.flatnonzero(table["direct"])
    rows = np.repeat(np.arange(index.n_articles), np.diff(table.indptr))[direct]
    edges = np.zeros(len(tokens) + 1, dtype=np.int64)
    for row, start, end in zip(
        rows.tolist(), table["start"][direct].tolist(), table["end"][direct].tolist(), strict=True
    ):
        begin = int(tokens.indptr[row])
        here = tokens["start"][begin : begin + int(index.body_tokens[row])]
        first, last = np.searchsorted(here, (start, end))
        edges[begin + first] += 1
        edges[begin + last] -= 1
    inside: Bool = np.cumsum(edges[:-1]) > 0
    return inside


def in_counted_region(kinds: npt.NDArray[Any], counting: Counting) -> Bool:
    """Which sentences or mentions lie where counting looks, by their region."""
    inside: Bool = kinds == BODY
    return inside | (kinds == HEADLINE) if counting.headlines else inside


def remembered(index: Index, key: tuple[Any, ...], make: Callable[[], T]) -> T:
    """A result kept with the index; made twice if two threads ask at once, which changes nothing.

    What has not been asked for longest goes first.
    """
    with _lock:
        found = index.derived.pop(key, None)
        if found is not None:
            index.derived[key] = found
    result: T = make() if found is None else found
    if found is None:
        with _lock:
            index.derived[key] = result
            while len(index.derived) > MOST_REMEMBERED:
                del index.derived[next(iter(index.derived))]
    return result


def entity_kinds(index: Index) -> Int64:
    """Kind of each entity, as a position in ``KINDS``."""
    return np.array([KINDS.index(entity.kind) for entity in index.entities], dtype=np.int64)


def mention_rows(index: Index) -> Int64:
    """Article (row) of each mention."""
    return remembered(
        index, ("mention rows",), lambda: np.repeat(np.arange(index.n_articles), np.diff(index.mentions.indptr))
    )


def mention_sentences(index: Index) -> Int64:
    """Sentence of each mention, as a number in the index's sentence table."""
    numbers: Int64 = index.sentences.indptr[mention_rows(index)] + index.mentions["sentence"]
    return numbers


def sentence_rows(index: Index) -> Int64:
    """Article (row) of each sentence."""
    return remembered(
        index, ("sentence rows",), lambda: np.repeat(np.arange(index.n_articles), np.diff(index.sentences.indptr))
    )


def listed(index: Index, counting: Counting) -> Bool:
    """Which counted mentions stand in a sentence that lists their kind (shape: mentions; others False)."""
    return remembered(index, ("listed", _rule(counting)), lambda: _listed(index, counting))


def _rule(counting: Counting) -> tuple[Any, ...]:
    """The part of a counting that decides which mentions count."""
    return tuple(sorted(counting.forms)), counting.headlines, counting.voice, counting.without


def _listed(index: Index, counting: Counting) -> Bool:
    at = np.flatnonzero(counted(index, counting))
    sentences, entities = mention_sentences(index)[at], index.mentions["entity"][at].astype(np.int64)
    n_entities, n_kinds = len(index.entities), len(KINDS)
    pairs = distinct(sentences * n_entities + entities)
    kinds = entity_kinds(index)
    keys = pairs // n_entities * n_kinds + kinds[pairs % n_entities]
    many, sizes = np.unique(keys, return_counts=True)
    result = np.zeros(len(index.mentions), dtype=np.bool_)
    result[at] = np.isin(sentences * n_kinds + kinds[entities], many[sizes > MOST_TOGETHER])
    return result


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Distinct (article, entity) with what was counted by group of forms, sorted by article and entity.

    ``indptr`` (articles + 1) tells where each article's cells begin. ``listed_only``: in this article the
    entity stands in nothing but lists.
    """

    indptr: Int64
    rows: Int64
    entities: Int32
    names: Int64
    demonyms: Int64
    phrases: Int64
    languages: Int64
    listed_only: Bool

    @property
    def mentions(self) -> Int64:
        """All that was counted, in whatever form."""
        return self.names + self.demonyms + self.phrases + self.languages


def article_cells(index: Index, counting: Counting) -> Cells:
    """The article x entity cells of a counting."""
    return remembered(index, ("cells", _rule(counting)), lambda: _article_cells(index, counting))


def _article_cells(index: Index, counting: Counting) -> Cells:
    at = np.flatnonzero(counted(index, counting))
    n_entities = len(index.entities)
    keys = mention_rows(index)[at] * n_entities + index.mentions["entity"][at]
    cells, inverse = np.unique(keys, return_inverse=True)
    forms, n = index.mentions["form"][at], len(cells)

    def count(group: str) -> Int64:
        numbers = [FORMS.index(form) for form in FORM_GROUPS[group]]
        return np.bincount(inverse[np.isin(forms, numbers)], minlength=n)

    free = np.bincount(inverse[~listed(index, counting)[at]], minlength=n)
    rows = cells // n_entities
    return Cells(
        indptr=to_indptr(np.bincount(rows, minlength=index.n_articles)),
        rows=rows,
        entities=(cells % n_entities).astype(np.int32),
        names=count("names"),
        demonyms=count("demonyms"),
        phrases=count("phrases"),
        languages=count("languages"),
        listed_only=free == 0,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """The units of a window: ``indptr`` by article, ``of_mention`` the unit of each mention (-1: none)."""

    indptr: Int64
    of_mention: Int64
    first_sentence: Int64
    """First sentence of each unit: what its receipt quotes."""


def windows(index: Index, counting: Counting) -> Windows:
    """Articles, paragraphs or sentences of the counted regions."""
    key = ("windows", counting.window, counting.headlines)
    return remembered(index, key, lambda: _windows(index, counting))


def _windows(index: Index, counting: Counting) -> Windows:
    rows, kinds = sentence_rows(index), index.sentences["kind"]
    if counting.window == "article":
        first = np.minimum(index.sentences.indptr[:-1], max(len(kinds) - 1, 0))
        return Windows(np.arange(index.n_articles + 1, dtype=np.int64), mention_rows(index), first)
    kept = in_counted_region(kinds, counting)
    starts = kept.copy()
    if counting.window == "paragraph":
        at = np.flatnonzero(kept)
        paragraphs = index.sentences["paragraph"]
        same = (rows[at][1:] == rows[at][:-1]) & (paragraphs[at][1:] == paragraphs[at][:-1])
        starts[at[1:][same]] = False
    unit = np.where(kept, np.cumsum(starts) - 1, -1)
    indptr = to_indptr(np.bincount(rows[starts], minlength=index.n_articles))
    sentences = mention_sentences(index)
    of_mention = unit[sentences] if len(sentences) else sentences
    return Windows(indptr, of_mention, np.flatnonzero(starts))


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """Which unit names which entity of one kind: ``named`` all of them, ``free`` those outside lists (CSR, int32).

    ``numbers`` is the entity of each column; ``lists`` says in which units the two matrices differ.
    """

    numbers: Int64
    named: sparse.csr_matrix
    free: sparse.csr_matrix
    lists: Bool


def incidence(index: Index, counting: Counting, kind: str) -> Incidence:
    """The unit x entity matrices of one kind under a counting."""
    key = ("incidence", _rule(counting), counting.window, kind)
    return remembered(index, key, lambda: _incidence(index, counting, kind))


def _incidence(index: Index, counting: Counting, kind: str) -> Incidence:
    units = windows(index, counting)
    of_kind = entity_kinds(index) == KINDS.index(kind)
    numbers = np.flatnonzero(of_kind)
    column = np.cumsum(of_kind) - 1
    at = np.flatnonzero(counted(index, counting) & of_kind[index.mentions["entity"]])
    shape = (int(units.indptr[-1]), len(numbers))

    def matrix(chosen: Int64) -> sparse.csr_matrix:
        return _binary(units.of_mention[chosen], column[index.mentions["entity"][chosen]], shape)

    named, free = matrix(at), matrix(at[~listed(index, counting)[at]])
    return Incidence(numbers, named, free, np.diff(named.indptr) != np.diff(free.indptr))


def _binary(rows: Int64, columns: Int64, shape: tuple[int, int]) -> sparse.csr_matrix:
    from scipy import sparse

    keys = distinct(rows * max(shape[1], 1) + columns)
    units, entities = np.divmod(keys, max(shape[1], 1))
    indptr = to_indptr(np.bincount(units, minlength=shape[0])).astype(np.int32)
    ones = np.ones(len(keys), dtype=np.int32)
    return sparse.csr_matrix((ones, entities.astype(np.int32), indptr), shape=shape)


def is_run(rows: Int64) -> bool:
    """Whether row numbers follow one another without a gap, so that a slice will do."""
    return len(rows) > 0 and int(rows[-1]) - int(rows[0]) + 1 == len(rows)


def chosen(view: View) -> Bool:
    """Which articles of the index are in the view (shape: articles)."""
    mask = np.zeros(view.index.n_articles, dtype=np.bool_)
    mask[view.rows] = True
    return mask


def parts(view: View, indptr: Int64) -> slice | Int64:
    """Where the view's ragged rows lie: a slice where its articles follow one another, else positions."""
    if is_run(view.rows):
        return slice(int(indptr[view.rows[0]]), int(indptr[view.rows[-1] + 1]))
    mask = np.repeat(chosen(view), np.diff(indptr))
    return np.flatnonzero(mask)
