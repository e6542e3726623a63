"""Finding words, ``wild*`` cards and "phrases" in the running words of an index."""

from __future__ import annotations

import fnmatch
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from analysis.cells import remembered
from analysis.corpus.tokens import fold, tokenize
from analysis.errors import InputError
from analysis.model import Bool, Int64

if TYPE_CHECKING:
    from analysis.index.store import Index

LONGEST_QUERY: Final = 2_000
_MOST_ITEMS: Final = 50
_MOST_STARS: Final = 3
_ITEM: Final = re.compile(r'"([^"]*)"|(\S+)')
_CURLY: Final = str.maketrans("“”„«»", '"' * 5)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing looked for: ``label`` as shown, ``slots`` its words in order, each of which may hold a ``*``."""

    label: str
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Alternatives joined by OR; the items of an alternative must all occur in an article."""

    alternatives: tuple[tuple[Item, ...], ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Each different item once, in the order of the query."""
        return tuple(dict.fromkeys(item for alternative in self.alternatives for item in alternative))


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """Where an item occurs: position of its first token, article (row); ``length`` tokens each. Sorted."""

    positions: Int64
    rows: Int64
    length: int


def parse_query(query: str) -> Query:
    """Take a query apart: words, ``wild*``, ``"a phrase"``, ``OR`` between alternatives.

    Raises
    ------
    InputError
        Empty, too long, an odd number of quotation marks, or a ``*`` without letters.
    """
    text = query.translate(_CURLY).strip()
    if len(text) > LONGEST_QUERY:
        raise InputError(f"the query has {len(text):,} characters: at most {LONGEST_QUERY:,} are allowed; shorten it")
    if text.count('"') % 2:
        raise InputError(f"the query {_short(query)} opens a quotation mark and never closes it: add or remove one")
    alternatives: list[list[Item]] = [[]]
    for match in _ITEM.finditer(text):
        if match[2] == "OR":
            alternatives.append([])
            continue
        item = _item(match[1] if match[1] is not None else match[2])
        if item:
            alternatives[-1].append(item)
    filled = tuple(tuple(items) for items in alternatives if items)
    if not filled:
        raise InputError(f'the query {_short(query)} holds no word: type words, wild* cards or a "phrase"')
    if sum(map(len, filled)) > _MOST_ITEMS:
        raise InputError(f"the query has {sum(map(len, filled))} parts: at most {_MOST_ITEMS} are allowed")
    return Query(filled)


def _short(query: str) -> str:
    return repr(query if len(query) <= 60 else query[:59] + "…")


def _item(text: str) -> Item | None:
    # A star stands for letters while the words are taken apart, by a click letter that no text of the field holds.
    stand_in = "\u01c0"
    words, _, _ = tokenize(text.replace("*", stand_in), "uz")
    slots = tuple(word.replace(stand_in, "*") for word in words)
    if not slots:
        return None
    if not any(slot.replace("*", "") for slot in slots):
        raise InputError("the query holds a * alone: put letters before or after it, such as turk*")
    for slot in slots:
        if slot.count("*") > _MOST_STARS:
            raise InputError(f"{_short(slot)} holds more than {_MOST_STARS} stars: use fewer")
    return Item(" ".join(slots), slots)


def find(index: Index, item: Item, *, headlines: bool = False) -> Occurrences:
    """All occurrences of an item in the bodies of the index (and in the headlines, on request)."""
    tokens = index.tokens
    slots = [_word_ids(index, slot) for slot in item.slots]
    postings, indptr = _postings(index)
    sizes = [int((indptr[ids + 1] - indptr[ids]).sum()) for ids in slots]
    rarest = int(np.argmin(sizes))
    lists = [postings[indptr[i] : indptr[i + 1]] for i in slots[rarest].tolist()]
    found = np.sort(np.concatenate([np.zeros(0, np.int64), *lists]).astype(np.int64)) - rarest
    found = found[(found >= 0) & (found + len(slots) <= len(tokens["id"]))]
    for offset, ids in enumerate(slots):
        if offset != rarest:
            found = found[np.isin(tokens["id"][found + offset], ids)]
    rows = np.searchsorted(tokens.indptr, found, "right") - 1
    kept = _in_one_piece(index, found, rows, len(slots), headlines)
    return Occurrences(found[kept], rows[kept], len(slots))


def _in_one_piece(index: Index, found: Int64, rows: Int64, length: int, headlines: bool) -> Bool:
    """Which occurrences lie wholly in a body, or wholly in a headline where those count."""
    indptr, bodies = index.tokens.indptr, np.asarray(index.body_tokens)
    first = found - indptr[rows]
    last = first + length - 1
    in_body = last < bodies[rows]
    in_headline = (first >= bodies[rows]) & (found + length <= indptr[rows + 1])
    return in_body | in_headline if headlines else in_body


def _postings(index: Index) -> tuple[Int64, Int64]:
    return remembered(index, ("postings",), lambda: (index.array("posting"), index.array("posting_indptr")))


def _word_ids(index: Index, slot: str) -> Int64:
    """Numbers of the words that a slot stands for, in whatever language of the index it was typed."""
    words = index.words
    forms = sorted({fold(slot, language) for language in (*index.languages, "")})
    ids: set[int] = set()
    for form in forms:
        prefix = form.split("*", 1)[0]
        at = bisect_left(words, prefix)
        if "*" not in form:
            ids.update([at] if at < len(words) and words[at] == form else [])
            continue
        end = bisect_left(words, prefix + "\U0010ffff") if prefix else len(words)
        ids.update(range(at, end) if form == prefix + "*" else _matching(words, form, at, end))
    return np.array(sorted(ids), dtype=np.int64)


def _matching(words: list[str], form: str, at: int, end: int) -> list[int]:
    pattern = re.compile(fnmatch.translate(form.replace("[", "[[]").replace("?", "[?]")))
    return [number for number in range(at, end) if pattern.match(words[number])]


def matching_rows(index: Index, query: Query, *, headlines: bool = False) -> Int64:
    """Articles (sorted rows) that hold all items of one of the query's alternatives."""
    result = np.zeros(index.n_articles, dtype=np.bool_)
    for alternative in query.alternatives:
        found = np.ones(index.n_articles, dtype=np.bool_)
        for item in alternative:
            here = np.zeros(index.n_articles, dtype=np.bool_)
            here[find(index, item, headlines=headlines).rows] = True
            found &= here
        result |= found
    return np.flatnonzero(result)
