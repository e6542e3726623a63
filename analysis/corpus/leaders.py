"""The first texts of stories, found by the keys that they share with later ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from itertools import chain
from typing import Final

from analysis.corpus.runs import Hashes, band_keys, count_shared
from analysis.model import Int64

MOST_LEADERS: Final = 64
"""A key leads to so many firsts at most; a text that has a full one is *crowded*."""
MOST_COMPARED: Final = 64
"""A crowded text is compared with so many firsts, those with the most keys in common."""


class Leaders:
    """Grows text by text.

    Parameters
    ----------
    runs
        Gives the distinct runs of an article.
    n_runs
        How many these are, by article.
    least
        The least similarity of a copy to the first of its story, as a fraction.
    """

    def __init__(self, runs: Callable[[int], Hashes], n_runs: Int64, least: tuple[int, int]) -> None:
        self._runs = runs
        self._n_runs = n_runs
        self._least = least
        self._by_key: dict[Hashable, list[int]] = {}
        self.sampled = 0

    def take(self, row: int, keys: list[int]) -> tuple[int, float] | None:
        """The first that an article is most like, with the similarity; None where it is a first itself."""
        all_keys: list[Hashable] = list(keys)
        crowded = any(len(known) >= MOST_LEADERS for known in self._known(keys))
        if crowded:
            self.sampled += 1
            all_keys += band_keys(self._runs(row))
        shared = Counter(chain.from_iterable(self._known(all_keys)))
        order = sorted(shared, key=lambda leader: (-shared[leader], leader))
        if crowded:
            order = order[:MOST_COMPARED]
        else:
            order = [leader for leader in order if self._may_be_alike(row, leader, shared[leader])]
        found = self._most_like(row, order)
        if found is None:
            self._add(row, all_keys)
        return found

    def _known(self, keys: Iterable[Hashable]) -> list[list[int]]:
        return [known for key in keys if (known := self._by_key.get(key))]

    def _may_be_alike(self, row: int, leader: int, shared: int) -> bool:
        """Whether two texts can be alike that share so many of their keys.

        The keys are all but ceil(t n) - 1 of a text's n runs, in one order for all. So all runs that two texts
        share, but for those many of one of them, are shared keys.
        """
        least, of = self._least
        sizes = int(self._n_runs[row]), int(self._n_runs[leader])
        at_most = shared + max(-(-size * least // of) - 1 for size in sizes)
        # s / (a + b - s) >= t is the same as s (1 + t) >= t (a + b).
        return min(*sizes, at_most) * (of + least) >= sum(sizes) * least

    def _add(self, row: int, keys: Iterable[Hashable]) -> None:
        for key in keys:
            known = self._by_key.setdefault(key, [])
            if len(known) < MOST_LEADERS:
                known.append(row)

    def _most_like(self, row: int, leaders: list[int]) -> tuple[int, float] | None:
        """The most similar of some firsts, the earliest of equals; None where none is similar enough."""
        own, (least, of) = self._runs(row), self._least
        found: list[tuple[float, int]] = []
        for leader in leaders:
            other = self._runs(leader)
            shared = count_shared(own, other)
            either = len(own) + len(other) - shared
            if shared * of >= either * least:
                found.append((-shared / either, leader))
        similarity, first = min(found, default=(0.0, -1))
        return (first, -similarity) if found else None
