"""How long it takes to gather copies into stories, how that grows, and how many planted copies are found.

    python -m benchmarks.copies --articles 10000 --articles 100000 --peer 1000

The words of synthetic articles follow Zipf's law (as in `benchmarks.generate`); one in ten repeats an earlier one, with
words replaced at a rate between 0 and 8 %. With --peer, datasketch (where it is installed) does the same for so many
of the articles: MinHash of 64 permutations over the same runs of words, with its LSH index at the same similarity.
"""

from __future__ import annotations

import importlib.util
import time
from typing import Annotated, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import typer

from analysis.corpus.copies import LEAST, Stories, find_stories
from analysis.corpus.runs import RUN_WORDS
from benchmarks.generate import WORDS, zipf
from benchmarks.machine import describe_machine

COPIED: Final = 0.1
RATES: Final = (0.0, 0.01, 0.02, 0.04, 0.06, 0.08)
PERMUTATIONS: Final = 64
Ids = npt.NDArray[np.int32]


class Collection(NamedTuple):
    """Word numbers of articles one after the other, and what was planted: pairs of original and copy."""

    ids: Ids
    starts: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    planted: list[tuple[int, int]]

    def words(self, row: int) -> Ids:
        """The words of an article."""
        return self.ids[self.starts[row] : self.starts[row] + self.sizes[row]]


def make_collection(articles: int, seed: int = 1) -> Collection:
    """Articles of about 550 words, one in ten a copy of an earlier one that is no copy itself."""
    rng = np.random.default_rng(seed)
    sizes = np.clip(rng.normal(550, 150, articles), 30, 2000).astype(np.int64)
    is_copy = rng.random(articles) < COPIED
    is_copy[0] = False
    originals = np.flatnonzero(~is_copy)
    cumulated = np.cumsum(zipf(WORDS))
    planted = []
    sources = np.arange(articles)
    for row in np.flatnonzero(is_copy).tolist():
        sources[row] = originals[int(rng.integers(np.searchsorted(originals, row)))]
        sizes[row] = sizes[sources[row]]
        planted.append((int(sources[row]), row))
    starts = np.cumsum(sizes) - sizes
    ids = np.minimum(cumulated.searchsorted(rng.random(int(sizes.sum()))), WORDS - 1).astype(np.int32)
    for original, row in planted:
        size = int(sizes[row])
        text = ids[starts[original] : starts[original] + size].copy()
        changed = rng.random(size) < rng.choice(RATES)
        text[changed] = rng.integers(WORDS, size=int(changed.sum()))
        ids[starts[row] : starts[row] + size] = text
    return Collection(ids, starts, sizes, planted)


def runs_of(words: Ids) -> set[bytes]:
    """Runs of four words as bytes."""
    width = RUN_WORDS * words.itemsize
    joined = words.tobytes()
    return {joined[at : at + width] for at in range(0, len(joined) - width + 1, words.itemsize)}


def alike(collection: Collection) -> list[tuple[int, int]]:
    """The planted pairs that are at least as similar as copies must be, by Python sets."""
    kept = []
    for original, row in collection.planted:
        one, other = runs_of(collection.words(original)), runs_of(collection.words(row))
        if len(one & other) * LEAST[1] >= len(one | other) * LEAST[0]:
            kept.append((original, row))
    return kept


def measure(collection: Collection) -> tuple[float, Stories]:
    """Seconds of this process, and the stories."""
    before = time.process_time()
    stories = find_stories(collection.ids, collection.starts, collection.sizes)
    return time.process_time() - before, stories


def measure_peer(collection: Collection) -> tuple[float, set[tuple[int, int]]]:
    """Seconds that datasketch takes, and the pairs (earlier, later) that it names."""
    datasketch: Any = importlib.import_module("datasketch")
    before = time.process_time()
    index = datasketch.MinHashLSH(threshold=LEAST[0] / LEAST[1], num_perm=PERMUTATIONS)
    found: set[tuple[int, int]] = set()
    for row in range(len(collection.sizes)):
        sketch = datasketch.MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch(list(runs_of(collection.words(row))))
        found.update((int(earlier), row) for earlier in index.query(sketch))
        index.insert(row, sketch)
    return time.process_time() - before, found


def main(
    articles: Annotated[list[int] | None, typer.Option(min=2, help="How many; may be repeated")] = None,
    peer: Annotated[int, typer.Option(min=0, help="Articles for datasketch; 0 leaves it out")] = 1_000,
    seed: Annotated[int, typer.Option(help="Another seed, other articles")] = 1,
) -> None:
    """Print processor time an article, and how many of the planted copies are found."""
    typer.echo(describe_machine())
    for number in articles or [10_000, 100_000]:
        collection = make_collection(number, seed)
        seconds, stories = measure(collection)
        pairs = alike(collection)
        hits = sum(stories.story[a] == stories.story[b] for a, b in pairs)
        copies = number - int(stories.story.max()) - 1
        typer.echo(
            f"orkhon: {number:,} articles, {seconds:.1f} s, {seconds / number * 1000:.3f} ms an article; "
            f"{hits:,} of {len(pairs):,} planted copies at {LEAST[0] / LEAST[1]} or above found, "
            f"{copies:,} copies in all"
        )
    if not peer:
        return
    if importlib.util.find_spec("datasketch") is None:
        typer.echo("datasketch: not installed, so not measured")
        return
    collection = make_collection(peer, seed)
    seconds, found = measure_peer(collection)
    pairs = alike(collection)
    typer.echo(
        f"datasketch: {peer:,} articles, {seconds:.1f} s, {seconds / peer * 1000:.3f} ms an article; "
        f"{len(found & set(pairs)):,} of {len(pairs):,} planted copies found, {len(found - set(pairs)):,} other pairs"
    )


if __name__ == "__main__":
    typer.run(main)
