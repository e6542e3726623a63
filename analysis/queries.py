"""Finding words, ``wild*`` cards, "phrases" and words near one another in the running words of an index."""

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
_ITEM: Final = re.compile(r'"([^"]*)"|([^\s"]+)')
_NEAR: Final = re.compile(r"NEAR(?:/(.*))?")
MOST_APART: Final = 100
"""The largest n of ``NEAR/n``."""
_CURLY: Final = str.maketrans("“”„«»", '"' * 5)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing looked for: ``label`` as shown, ``slots`` its words in order, each of which may hold a ``*``."""

    label: str
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Two items at most ``within`` tokens apart, in either order: neighbours are one apart."""

    label: str
    left: Item
    right: Item
    within: int


Part = Item | Near


@dataclass(frozen=True, slots=True)
class Query:
    """Alternatives joined by OR; the parts of an alternative must all occur in an article."""

    alternatives: tuple[tuple[Part, ...], ...]

    @property
    def items(self) -> tuple[Part, ...]:
        """Each different part once, in the order of the query."""
        return tuple(dict.fromkeys(item for alternative in self.alternatives for item in alternative))


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """Where a part of a query occurs: position of its first token, article (row), tokens. Sorted by position."""

    positions: Int64
    rows: Int64
    lengths: Int64

    def kept(self, which: Bool) -> Occurrences:
        """Some of the occurrences."""
        return Occurrences(self.positions[which], self.rows[which], self.lengths[which])


def parse_query(query: str) -> Query:
    """Take a query apart: words, ``wild*``, ``"a phrase"``, ``this NEAR/5 that``, ``OR`` between alternatives.

    NEAR stands in capital letters between two words, wild cards or phrases; its number is from 1 to 100.

    Raises
    ------
    InputError
        Empty, too long, an odd number of quotation marks, a ``*`` without letters, or NEAR without its number or
        one of its sides.
    """
    text = query.translate(_CURLY).strip()
    if len(text) > LONGEST_QUERY:
        raise InputError(f"the query has {len(text):,} characters: at most {LONGEST_QUERY:,} are allowed; shorten it")
    if text.count('"') % 2:
        raise InputError(f"the query {_short(query)} opens a quotation mark and never closes it: add or remove one")
    alternatives: list[list[Item | int]] = [[]]
    for match in _ITEM.finditer(text):
        near = _NEAR.fullmatch(match[2] or "")
        if match[2] == "OR":
            alternatives.append([])
        elif near:
            alternatives[-1].append(_distance(match[2], near[1]))
        elif item := _item(match[1] if match[1] is not None else match[2]):
            alternatives[-1].append(item)
    filled = tuple(_joined(pieces) for pieces in alternatives if pieces)
    if not filled:
        raise InputError(f'the query {_short(query)} holds no word: type words, wild* cards or a "phrase"')
    if (n := sum(len(pieces) for pieces in alternatives)) > _MOST_ITEMS:
        raise InputError(f"the query has {n} parts: at most {_MOST_ITEMS} are allowed")
    return Query(filled)


def _distance(written: str, number: str | None) -> int:
    """The n of ``NEAR/n``."""
    if not (number and number.isascii() and number.isdigit() and len(number) < 4 and 1 <= int(number) <= MOST_APART):
        raise InputError(
            f"{_short(written)} has no number of words from 1 to {MOST_APART}: write it as in gas NEAR/5 pipeline, "
            'or in quotation marks to look for the word "near"'
        )
    return int(number)


def _joined(pieces: list[Item | int]) -> tuple[Part, ...]:
    """The parts of an alternative, each distance joined with the items on its two sides."""
    parts: list[Part] = []
    waiting: int | None = None
    for piece in pieces:
        if isinstance(piece, int):
            if waiting is not None or not parts:
                raise InputError(_one_side(waiting or piece))
            if isinstance(parts[-1], Near):
                raise InputError("NEAR joins two sides and no more: write a NEAR/5 b b NEAR/5 c instead")
            waiting = piece
        elif waiting is None:
            parts.append(piece)
        else:
            left = parts.pop()
            assert isinstance(left, Item)
            parts.append(Near(f"{_written(left)} NEAR/{waiting} {_written(piece)}", left, piece, waiting))
            waiting = None
    if waiting is not None:
        raise InputError(_one_side(waiting))
    return tuple(parts)


def _one_side(within: int) -> str:
    return f'NEAR/{within} lacks one of its sides: put a word, wild* card or "phrase" before and after it'


def _written(item: Item) -> str:
    return f'"{item.label}"' if len(item.slots) > 1 else item.label


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


def find(index: Index, part: Part, *, headlines: bool = False) -> Occurrences:
    """All occurrences of a part of a query in the bodies of the index (and in the headlines, on request)."""
    return _find_near(index, part, headlines) if isinstance(part, Near) else _find_item(index, part, headlines)


def _find_item(index: Index, item: Item, headlines: bool) -> Occurrences:
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
    return _in_one_piece(index, found, np.full(len(found), len(slots), dtype=np.int64), headlines)


def _find_near(index: Index, near: Near, headlines: bool) -> Occurrences:
    """The shortest stretches that hold both sides: none of them holds another one (Clarke et al. 1995).

    So each occurrence of a side is joined with its next neighbour of the other side, and a b b is one stretch.
    """
    left, right = (_find_item(index, side, headlines) for side in (near.left, near.right))
    pairs = [_followed(a, b, near.within) for a, b in ((left, right), (right, left))]
    stretches = np.unique(np.concatenate(pairs), axis=0)
    starts, ends = stretches[:, 0], stretches[:, 1]
    # By start, of one start the longest first: a stretch holds another one if any later one ends no later.
    order = np.lexsort((-ends, starts))
    starts, ends = starts[order], ends[order]
    later = np.minimum.accumulate(np.append(ends[1:], np.iinfo(np.int64).max)[::-1])[::-1]
    shortest = ends < later if len(ends) else np.zeros(0, dtype=np.bool_)
    return _in_one_piece(index, starts[shortest], (ends - starts)[shortest], headlines)


def _followed(first: Occurrences, second: Occurrences, within: int) -> Int64:
    """Start and end of each stretch from an occurrence to the next one after it, where that is near enough."""
    ends = first.positions + first.lengths
    if not len(second.positions):
        return np.zeros((0, 2), dtype=np.int64)
    at = np.searchsorted(second.positions, ends)
    following = np.minimum(at, len(second.positions) - 1)
    apart = second.positions[following] - ends + 1
    kept = (at < len(second.positions)) & (apart <= within)
    return np.stack([first.positions, second.positions[following] + second.lengths[following]], axis=1)[kept]


def _in_one_piece(index: Index, found: Int64, lengths: Int64, headlines: bool) -> Occurrences:
    """Those that lie wholly in a body, or wholly in a headline where those count."""
    indptr, bodies = index.tokens.indptr, np.asarray(index.body_tokens)
    rows = np.searchsorted(indptr, found, "right") - 1
    first = found - indptr[rows]
    kept = first + lengths <= bodies[rows]
    if headlines:
        kept |= (first >= bodies[rows]) & (found + lengths <= indptr[rows + 1])
    return Occurrences(found[kept], rows[kept], lengths[kept])


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
    """Articles (sorted rows) that hold all parts of one of the query's alternatives."""
    result = np.zeros(index.n_articles, dtype=np.bool_)
    for alternative in query.alternatives:
        found = np.ones(index.n_articles, dtype=np.bool_)
        for part in alternative:
            here = np.zeros(index.n_articles, dtype=np.bool_)
            here[find(index, part, headlines=headlines).rows] = True
            found &= here
        result |= found
    return np.flatnonzero(result)
