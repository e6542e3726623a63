"""Runs of words as 64-bit hashes, and the likeness of two texts by the runs that they share."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

RUN_WORDS: Final = 4
BANDS: Final = 32
BAND_ROWS: Final = 4
"""Of texts of similarity s a share of 1 - (1 - s^4)^32 agrees in at least one band: 98.8 % at 0.6, 99.98 % at 0.7."""

_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)


def mix(values: Hashes) -> Hashes:
    """Scatter integers over 64 bits, the same in every process (SplitMix64: Steele, Lea & Flood 2014)."""
    mixed = values + _MULTIPLIER
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def runs_of(words: Hashes) -> Hashes:
    """Hash of each run of four neighbouring words (three fewer than words), from the hashes of the words."""
    n = len(words) - RUN_WORDS + 1
    if n <= 0:
        return np.zeros(0, dtype=np.uint64)
    runs = words[:n] * _MULTIPLIER
    for place in range(1, RUN_WORDS):
        runs += words[place : place + n]
        runs *= _MULTIPLIER
    # The last factor leaves the low bits the weakest.
    runs ^= runs >> np.uint64(32)
    return runs


def distinct(runs: Hashes) -> Hashes:
    """Each run once, sorted."""
    ordered = np.sort(runs)
    kept: Hashes = ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]
    return kept


def count_shared(one: Hashes, other: Hashes) -> int:
    """How many runs two texts share (each run once)."""
    both = np.concatenate([one, other])
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))


def band_keys(runs: Hashes) -> list[tuple[int, int]]:
    """MinHash of a text's runs in bands: alike texts agree in at least one (Broder 1997; Leskovec et al. 2020, 3.4)."""
    least = mix(runs[:, None] ^ _SEEDS[None, :]).min(axis=0).reshape(BANDS, BAND_ROWS)
    band = np.zeros(BANDS, dtype=np.uint64)
    for place in range(BAND_ROWS):
        band = mix(band ^ least[:, place])
    return list(enumerate(band.tolist()))


_SEEDS: Final = mix(np.arange(BANDS * BAND_ROWS, dtype=np.uint64))
