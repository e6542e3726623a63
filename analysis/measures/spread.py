"""How evenly something is spread over the parts of a collection: its articles, sources or years."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Float64 = npt.NDArray[np.float64]
Int64 = npt.NDArray[np.int64]


class Dispersion(NamedTuple):
    """Gries' deviation of proportions of one thing or of many, each an array of one shape.

    Attributes
    ----------
    dp
        0 where each part holds its fair share, towards 1 where one small part holds all; nan where nothing occurs.
    normalized
        The same divided by its maximum, so that exactly 1 can be reached; nan too where there is only one part.
    """

    dp: Float64
    normalized: Float64


def dp(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> Dispersion:
    """Deviation of proportions, ``0.5 sum |v_i - s_i|``: v_i part i's share of the counts, s_i of the sizes.

    Parameters
    ----------
    counts
        Occurrences by part, shape (..., parts).
    sizes
        Size of each part in the same unit for all (tokens, or articles), shape (parts,). Parts of size 0 can hold
        nothing and don't count as parts.

    Returns
    -------
    Dispersion
        Shape (...); a small value is an even spread. Normalised: ``DP / (1 - min s_i)``.

    References
    ----------
    Gries 2008, Dispersions and adjusted frequencies in corpora, IJCL 13(4); Lijffijt & Gries 2012, IJCL 17(1).

    >>> round(float(dp([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]).dp), 4)
    0.18
    """
    occurrences, shares = np.asarray(counts, dtype=np.float64), _shares(sizes)
    total = occurrences.sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.abs(occurrences / total - shares).sum(axis=-1) / 2
    return _dispersion(value, shares)


def dp_many(
    parts: npt.ArrayLike, entities: npt.ArrayLike, counts: npt.ArrayLike, sizes: npt.ArrayLike, n_entities: int
) -> Dispersion:
    """:func:`dp` of many entities at once from the cells that aren't empty.

    Parameters
    ----------
    parts, entities, counts
        One row a cell, in any order: which part, which entity (0 to n_entities - 1), how many occurrences. Rows of
        one cell are added up.
    sizes
        As in :func:`dp`.

    Returns
    -------
    Dispersion
        Shape (n_entities,); nan for entities without a row.
    """
    shares = _shares(sizes)
    part, entity, occurrences = _cells(parts, entities, counts, len(shares))
    totals = np.bincount(entity, weights=occurrences, minlength=n_entities)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = occurrences / totals[entity]
    # A part without the entity adds its own share. All shares make 1, so what is present is taken off again.
    surplus = np.abs(share - shares[part]) - shares[part]
    value = (1 + np.bincount(entity, weights=surplus, minlength=n_entities)) / 2
    return _dispersion(np.where(totals > 0, np.maximum(value, 0.0), np.nan), shares)


def range_of(counts: npt.ArrayLike) -> Int64:
    """Number of parts with at least one occurrence; counts of shape (..., parts), result (...).

    >>> int(range_of([3, 0, 1]))
    2
    """
    return np.asarray(np.count_nonzero(np.asarray(counts), axis=-1), dtype=np.int64)


def _shares(sizes: npt.ArrayLike) -> Float64:
    known = np.asarray(sizes, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(known / known.sum())


def _dispersion(value: Float64, shares: Float64) -> Dispersion:
    filled = shares[shares > 0]
    most = 1 - filled.min() if len(filled) > 1 else np.nan
    return Dispersion(np.asarray(value), np.asarray(value / most))


def _cells(
    parts: npt.ArrayLike, entities: npt.ArrayLike, counts: npt.ArrayLike, n_parts: int
) -> tuple[Int64, Int64, Float64]:
    """Part, entity and count of each cell, once."""
    part, entity = np.asarray(parts, dtype=np.int64), np.asarray(entities, dtype=np.int64)
    occurrences = np.asarray(counts, dtype=np.float64)
    cell = entity * n_parts + part
    if np.all(np.diff(cell) > 0):  # in order already, as an index hands them over: nothing to sort
        return part, entity, occurrences
    once, place = np.unique(cell, return_inverse=True)
    summed = np.bincount(place, weights=occurrences, minlength=len(once))
    return once % n_parts, once // n_parts, np.asarray(summed, dtype=np.float64)
