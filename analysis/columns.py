"""Which arrays an index holds, and how annotations are laid out in them.

Ragged columns lie one article after the other; ``<group>_indptr`` tells where each article's part begins.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.generic]
Arrays = dict[str, Array]

RAGGED: Final[dict[str, dict[str, type[np.generic]]]] = {
    "region": {"start": np.int32, "end": np.int32, "kind": np.int8, "reason": np.int32},
    "sentence": {"start": np.int32, "end": np.int32, "kind": np.int8, "paragraph": np.int32, "field": np.int8},
    "mention": {
        "start": np.int32, "end": np.int32, "entity": np.int32, "form": np.int8, "field": np.int8,
        "nested": np.int32, "quoted": np.bool_, "sentence": np.int32, "kind": np.int8, "used": np.int32,
    },
    "unresolved": {"start": np.int32, "end": np.int32, "kind": np.int8, "case": np.int32},
    "quotation": {
        "start": np.int32, "end": np.int32, "speaker": np.int32, "name": np.int32, "direct": np.bool_,
        "words": np.int32,
    },
    "token": {"id": np.int32, "start": np.int32, "length": np.uint8},
    "cell": {"candidate": np.int32, "count": np.int32},
}  # fmt: skip
"""Columns of each ragged group. ``kind`` is a position in REGION_KINDS, ``field`` 0 the text and 1 the title,
``sentence`` counts within the article, ``nested`` and ``speaker`` are an entity or -1, ``reason`` and ``name`` (of a
speaker without an entity, else of "") positions in lists of the manifest, ``words`` tokens of the body,
``used`` and ``case`` positions in `used.arrow` and `cases.arrow`.
``cell`` counts candidates for terms and does not reach the index itself.
"""

CASE_SEPARATOR: Final = "\x1f"
"""Between the words of an unresolved form, the reason, and the numbers of the entities that were possible."""

FIRST_IN_SENTENCE: Final = 1
IN_NAME: Final = 2
"""Bits of a token's flags while a chunk is counted: begins a sentence; lies in a mention."""

ARTICLE_FIELDS: Final = ("article", "source", "source_name", "language", "title", "headline", "url", "facets", "file")


def column(group: str, name: str) -> str:
    """Name of a ragged column's file.

    >>> column("mention", "start")
    'mention_start'
    """
    return f"{group}_{name}"


def as_arrays(group: str, rows: list[tuple[object, ...]]) -> Arrays:
    """Columns of a ragged group from rows in the order of ``RAGGED[group]``."""
    columns: list[tuple[object, ...]] = list(zip(*rows, strict=True)) or [()] * len(RAGGED[group])
    return {
        column(group, name): np.array(values, dtype=dtype)
        for (name, dtype), values in zip(RAGGED[group].items(), columns, strict=True)
    }


def gather(indptr: npt.NDArray[np.int64], order: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Positions of the ragged rows ``order``, one after the other.

    >>> gather(np.array([0, 2, 2, 5]), np.array([2, 0])).tolist()
    [2, 3, 4, 0, 1]
    """
    counts = np.diff(indptr)[order]
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    shifts = np.repeat(indptr[:-1][order] - (ends - counts), counts)
    return shifts + np.arange(total, dtype=np.int64)


def to_indptr(counts: Array) -> npt.NDArray[np.int64]:
    """Counts per row to the positions where each row begins, one longer."""
    indptr = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=indptr[1:])
    return indptr


def distinct(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The different values, ascending: ``np.unique`` by sorting, since its table of hashes takes many times as long.

    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(values, axis=None)
    if not len(ordered):
        return ordered
    new = np.empty(len(ordered), dtype=np.bool_)
    new[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]
