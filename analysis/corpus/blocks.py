"""Lines that stand in many articles of one outlet: menus, boxes and notes that its pages print around every text.

Articles are read once before they are annotated. A line counts by its digest, so memory is eight bytes a line.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from analysis.annotate.lines import line_digest, text_begin
from analysis.annotate.recurring import Block, Blocks, outlet_of
from analysis.model import Article, Bool, Int64

LEAST_TEXTS: Final = 20
"""Different texts that an outlet needs before its lines say anything."""
LEAST_TEXTS_WITH: Final = 10
LEAST_SHARE: Final = 0.2
_LONG: Final = 40
"""Characters of a line that tells one text from another; shorter ones are labels and times of day."""
_MULTIPLIERS: Final = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93)
"""Odd numbers that put the digests into another order each."""
_TOP_BIT: Final = np.uint64(1 << 63)

_Keys = npt.NDArray[np.uint64]


class _Outlet:
    """The lines of an outlet's articles, one article after the other, each line once an article, long ones first."""

    def __init__(self) -> None:
        self.keys = array("Q")
        self.sizes = array("q")
        self.n_long = array("q")

    def add(self, text: str) -> None:
        lines = {line.strip() for line in text[text_begin(text) :].splitlines()}
        lines.discard("")
        long = [line_digest(line) for line in lines if len(line) >= _LONG]
        self.keys.frombytes(b"".join(long + [line_digest(line) for line in lines if len(line) < _LONG]))
        self.sizes.append(len(lines))
        self.n_long.append(len(long))


def find_blocks(articles: Iterable[Article]) -> Blocks:
    """Find the lines that recur in the articles of each outlet.

    A line recurs if it stands in at least 10 different texts of its outlet and in at least a fifth of them, and in a
    fifth of its articles, of at least 20 different texts. Copies and updates of one story are one text: texts are told
    apart by the least of their own lines' digests in three orders (MinHash), and the smallest of the three counts
    is taken.

    Parameters
    ----------
    articles
        All articles, in any order: the result does not depend on it. Time and memory are linear.

    Returns
    -------
    Blocks
        By outlet (see `outlet_of`) and digest, in how many of how many articles the line stands, and its share of
        the different texts, in (0, 1]. Outlets without such a line are not in it.

    References
    ----------
    Broder, A. Z. (1997). On the resemblance and containment of documents. Proceedings of Compression and Complexity
    of Sequences, 21-29.
    """
    outlets: dict[str, _Outlet] = {}
    for article in articles:
        outlets.setdefault(outlet_of(article), _Outlet()).add(article.text)
    found = {name: _recurring(outlets[name]) for name in sorted(outlets)}
    return {name: blocks for name, blocks in found.items() if blocks}


def _recurring(outlet: _Outlet) -> dict[int, Block]:
    n_articles = len(outlet.sizes)
    if n_articles < LEAST_TEXTS:
        return {}
    keys = np.frombuffer(outlet.keys, dtype=np.uint64)
    lines, counts = np.unique(keys, return_counts=True)
    many = (counts >= LEAST_TEXTS_WITH) & (counts >= LEAST_SHARE * n_articles)
    if not many.any():
        return {}
    lines, counts = lines[many], counts[many]
    numbers = np.minimum(np.searchsorted(lines, keys), len(lines) - 1)
    shared = lines[numbers] == keys
    rows = np.repeat(np.arange(n_articles), np.frombuffer(outlet.sizes, dtype=np.int64))[shared]
    texts = [_texts(outlet, keys, shared, multiplier) for multiplier in _MULTIPLIERS]
    n_texts = min(len(np.unique(of)) for of in texts)
    if n_texts < LEAST_TEXTS:
        return {}
    within = np.min([_n_different(numbers[shared], of[rows], len(lines)) for of in texts], axis=0)
    kept = np.flatnonzero((within >= LEAST_TEXTS_WITH) & (within >= LEAST_SHARE * n_texts))
    return {int(lines[n]): Block(int(counts[n]), n_articles, int(within[n]) / n_texts) for n in kept.tolist()}


def _texts(outlet: _Outlet, keys: _Keys, shared: Bool, multiplier: int) -> _Keys:
    """Give each article a number that copies of it have too: the least of its own lines, of long ones if there are."""
    sizes, n_long = (np.frombuffer(column, dtype=np.int64) for column in (outlet.sizes, outlet.n_long))
    starts = np.cumsum(sizes) - sizes
    order = keys * np.uint64(multiplier) >> np.uint64(1)
    order[np.arange(len(keys)) >= np.repeat(starts + n_long, sizes)] |= _TOP_BIT
    order[shared] = np.iinfo(np.uint64).max
    least = np.full(len(sizes), np.iinfo(np.uint64).max, dtype=np.uint64)
    filled = sizes > 0
    least[filled] = np.minimum.reduceat(order, starts[filled])
    return least


def _n_different(lines: Int64, texts: _Keys, n_lines: int) -> Int64:
    """Count the different texts of each line."""
    order = np.lexsort((texts, lines))
    lines, texts = lines[order], texts[order]
    new = np.ones(len(lines), dtype=np.bool_)
    new[1:] = (lines[1:] != lines[:-1]) | (texts[1:] != texts[:-1])
    return np.bincount(lines[new], minlength=n_lines)
