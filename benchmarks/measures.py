"""Every measure over forty filters of one index: the first answer, the median and the worst.

    python -m benchmarks.measures --articles 100000
    python -m benchmarks.measures --index DIR

Each time holds the selection of the articles and the table, as a page has it after a change of filter. A measure that
refuses a filter (a comparison of one day, a trend of a year) is asked for the others. ``themes`` is not among them:
it shows its progress and can be left.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from analysis.errors import InputError
from analysis.index.build import build_index
from analysis.index.store import Index, open_index
from analysis.measures import MEASURES
from analysis.model import Counting, Filter, Measurement
from analysis.views import select
from benchmarks.generate import write_articles
from benchmarks.machine import describe_machine
from benchmarks.queries import common_word, draw_filters, most_named
from benchmarks.run import timed

LEFT_OUT: Final = ("themes",)
COUNTINGS: Final = {
    "articles": Counting(),
    "distinct texts": Counting(unit="texts"),
    "occurrences": Counting(unit="occurrences"),
    "by sentence": Counting(window="sentence"),
}


def options_of(name: str, index: Index) -> dict[str, Any]:
    """What a measure cannot do without, as the pages ask for it."""
    named, word = most_named(index), common_word(index)
    middle = index.date(index.n_dated // 2)
    options: dict[str, dict[str, Any]] = {
        "timeline": {"entities": named, "period": "month"},
        "trend": {"entities": named, "period": "year"},
        "before_after": {"day": str(middle), "entities": named},
        "search": {"query": word, "by": "source"},
        "collocates": {"query": word},
        "term_timeline": {"query": word},
        "concordance": {"query": word},
        "amounts": {"query": word},
        "pair_terms": {"entities": named[:2]},
        "topics": {"by": "year"},
    }
    return options.get(name, {})


def ask(index: Index, name: str, options: dict[str, Any], wanted: Filter, counting: Counting) -> Measurement | None:
    """One table; None where the measure can't be counted that way, which it says."""
    try:
        return MEASURES[name](select(index, wanted, counting), **options)
    except InputError:
        return None


def measure_all(index: Index, seed: int) -> Iterator[str]:
    """The table, line by line, as it comes about."""
    filters = draw_filters(index, seed)
    yield "| measure | unit or window | first, ms | median, ms | worst, ms | worst filter | answered |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name in sorted(set(MEASURES) - set(LEFT_OUT)):
        options = options_of(name, index)
        for words, counting in COUNTINGS.items():
            work: Callable[[Filter], Measurement | None] = partial(ask, index, name, options, counting=counting)
            first, table = timed(partial(work, Filter()))
            if table is None:
                continue
            times = {one: timed(partial(work, wanted)) for one, wanted in filters.items()}
            answered = {one: ms for one, (ms, found) in times.items() if found is not None}
            worst = max(answered, key=lambda one: answered[one])
            yield (
                f"| {name} | {words} | {first:.0f} | {statistics.median(answered.values()):.1f} | "
                f"{answered[worst]:.0f} | {worst.rstrip(' 0123456789')} | {len(answered)} of {len(filters)} |"
            )


def main(
    articles: Annotated[int, typer.Option(min=200, help="How many synthetic articles")] = 10_000,
    index: Annotated[Path | None, typer.Option(help="Measure this index instead")] = None,
    seed: Annotated[int, typer.Option(help="Seed of articles and filters")] = 1,
) -> None:
    """Print the table."""
    print(f"- machine: {describe_machine()}")
    with tempfile.TemporaryDirectory(prefix="orkhon-benchmark-") as folder:
        if index is None:
            corpus, index = Path(folder) / "articles.parquet", Path(folder) / "index"
            write_articles(corpus, articles, seed)
            build_index([corpus], index)
        for line in measure_all(open_index(index), seed):
            print(line, flush=True)
    print(f"- load average at the end: {describe_machine().rpartition(' ')[2]}")


if __name__ == "__main__":
    typer.run(main)
