"""Build an index of synthetic articles, ask it what the pages ask, and the naive version the same.

    python -m benchmarks.run --articles 100000

Prints a report in Markdown; ``--write`` puts it into benchmarks/RESULTS.md.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Final, TypeVar

import typer

from analysis.index.store import Index, open_index
from analysis.model import Filter, Measurement
from benchmarks.generate import write_articles
from benchmarks.machine import Run, describe_machine, run_measured
from benchmarks.naive import NAIVE, Notebook
from benchmarks.queries import PAGES, QUERIES, draw_filters

RESULTS: Final = Path(__file__).parent / "RESULTS.md"
NAIVE_FILTERS: Final = 8
"""The naive version is asked for every fifth filter only: it takes long."""

T = TypeVar("T")
Times = dict[str, dict[str, float]]
"""Milliseconds by query and filter."""


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds that some work took, and what it gave."""
    before = time.perf_counter()
    result = work()
    return 1000 * (time.perf_counter() - before), result


def time_queries(ask: Callable[[str, Filter], object], filters: Mapping[str, Filter]) -> Times:
    """Milliseconds of every query for every filter."""
    return {
        query: {name: timed(partial(ask, query, wanted))[0] for name, wanted in filters.items()} for query in QUERIES
    }


def check_agreement(index: Index, notebook: Notebook, filters: Mapping[str, Filter]) -> str:
    """Compare the two versions' numbers: of articles, of mentions, and of pairs. In one line."""
    compared = 0
    for name, wanted in filters.items():
        ours = QUERIES["mentions"](index, wanted).table.set_index("id")[["articles", "mentions"]]
        theirs = notebook.count_mentions(wanted)
        if not (ours.sort_index() == theirs.reindex(sorted(ours.index))).all(axis=None) or len(ours) != len(theirs):
            return f"NOT equal: mentions for {name}"
        table = QUERIES["pairs in a sentence"](index, wanted).table.set_index(["x", "y"])
        pairs = table["a"] + table["a_listed"]
        expected = notebook.count_pairs_in_sentences(wanted)
        if pairs[pairs > 0].sort_index().to_dict() != expected.to_dict():
            return f"NOT equal: pairs in a sentence for {name}"
        compared += len(ours) + len(expected)
    return f"equal in all {compared:,} numbers of mentions and pairs compared"


def build(corpus: Path, out: Path) -> Run:
    """Build the index as a user does, in a process of its own."""
    code = "from analysis.cli import main; main()"
    return run_measured([sys.executable, "-c", code, "build", str(corpus), "--out", str(out)])


def report_build(articles: int, corpus: Path, out: Path, run: Run) -> Iterator[str]:
    """What building and opening took."""
    yield f"- corpus: {articles:,} synthetic articles, {corpus.stat().st_size / 2**20:,.0f} MB as {corpus.suffix[1:]}"
    yield (
        f"- build: {run.seconds:.1f} s, **{articles / run.seconds:,.0f} articles a second**; all processes "
        f"together took {run.megabytes:,.0f} MB at most"
    )
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    yield f"- index: {size / 2**20:,.0f} MB"
    opening = [timed(lambda: open_index(out))[0] for _ in range(7)]
    again = statistics.median(opening[1:])
    yield f"- opening: {opening[0]:.0f} ms the first time, then {again:.0f} ms (median of 6)"


def report_queries(ours: Times, first: Mapping[str, float], naive: Times) -> Iterator[str]:
    """Our times against the naive ones, for the filters that both were asked for."""
    yield "| query | first, ms | median, ms | worst, ms | naive median, ms | naive / Orkhon, median |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for query, times in ours.items():
        both = naive.get(query, {})
        ratios = [both[name] / times[name] for name in both]
        peers = f"{statistics.median(both.values()):.0f} | {statistics.median(ratios):.0f}" if ratios else "- | -"
        values = list(times.values())
        yield f"| {query} | {first[query]:.0f} | {statistics.median(values):.1f} | {max(values):.0f} | {peers} |"


def report_pages(ours: Times) -> Iterator[str]:
    """What a change of filter costs on each page: its queries added."""
    yield "| page | median, ms | worst, ms | worst filter |"
    yield "| --- | --- | --- | --- |"
    for page, queries in PAGES.items():
        sums = {name: sum(ours[query][name] for query in queries) for name in ours[queries[0]]}
        worst = max(sums, key=lambda name: sums[name])
        yield f"| {page} | {statistics.median(sums.values()):.1f} | {sums[worst]:.0f} | {worst.rstrip(' 0123456789')} |"


def report(articles: int, seed: int, naive: bool, folder: Path) -> Iterator[str]:
    """The whole report, line by line, as it comes about."""
    yield f"# {articles:,} synthetic articles, seed {seed}\n"
    yield f"- command: `python -m benchmarks.run --articles {articles} --seed {seed}`"
    yield f"- machine: {describe_machine()} at the start"
    corpus, out = folder / "articles.parquet", folder / "index"
    write_articles(corpus, articles, seed)
    yield from report_build(articles, corpus, out, build(corpus, out))
    index = open_index(out)
    filters = draw_filters(index, seed)

    def ask(query: str, wanted: Filter) -> Measurement:
        return QUERIES[query](index, wanted)

    first = {query: timed(partial(ask, query, Filter()))[0] for query in QUERIES}
    ours = time_queries(ask, filters)
    peers: Times = {}
    if naive:
        milliseconds, notebook = timed(lambda: Notebook(index))
        some = dict(list(filters.items())[:: len(filters) // NAIVE_FILTERS])
        peers = time_queries(lambda query, wanted: NAIVE[query](notebook, wanted), some)
        yield f"- naive version: {len(some)} of the filters; making its tables took {milliseconds / 1000:.0f} s"
        yield f"- both versions' numbers: {check_agreement(index, notebook, some)}"
    yield f"- load average at the end: {describe_machine().rpartition(' ')[2]}\n"
    yield f"{len(filters)} filters, each with the selection of its articles; the page and its charts not included.\n"
    yield from report_queries(ours, first, peers)
    yield ""
    yield from report_pages(ours)


def main(
    articles: Annotated[int, typer.Option(min=200, help="How many synthetic articles")] = 10_000,
    seed: Annotated[int, typer.Option(help="Seed of articles and filters")] = 1,
    naive: Annotated[bool, typer.Option(help="Run the naive pandas version too")] = True,
    write: Annotated[bool, typer.Option("--write", help=f"Write {RESULTS.name}")] = False,
) -> None:
    """Measure building, opening and querying an index of synthetic articles."""
    lines = []
    with tempfile.TemporaryDirectory(prefix="orkhon-benchmark-") as folder:
        for line in report(articles, seed, naive, Path(folder)):
            print(line, flush=True)
            lines.append(line)
    if write:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
