"""Build an index: read, annotate in parallel, then write everything sorted by (date, article)."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Final

from analysis.annotate.recurring import Blocks, outlet_of
from analysis.corpus.blocks import find_blocks
from analysis.errors import InputError
from analysis.index import stamps
from analysis.index.chunks import Chunk, annotate_chunk
from analysis.index.files import publish, read_manifest
from analysis.index.spool import Spool
from analysis.index.write import write_index
from analysis.lexicon.load import load_lexicon
from analysis.model import Article, ReadReport
from analysis.readers import Limits, RawFile, iter_articles

Progress = Callable[[str, int, int | None], None]
"""Called with a stage in words, how much of it is done, and of how much (None: not known)."""

_main_lock: Final = threading.Lock()
_CHUNK_ARTICLES: Final = 1_000
_CHUNK_CHARACTERS: Final = 4_000_000


def build_index(
    paths: Sequence[Path | RawFile], out: Path, *, lexicon: Sequence[Path] = (), limits: Limits | None = None,
    progress: Progress | None = None, workers: int | None = None,
) -> ReadReport:  # fmt: skip
    """Read articles and write their index.

    Parameters
    ----------
    paths
        Files, folders or zips of articles, or files in memory.
    out
        The index's folder; it appears whole, or not at all. An index that stands there is replaced.
    lexicon
        Lexicon files of the user's own, applied over the bundled one in this order.
    progress
        Called now and then while work goes on.
    workers
        Processes; all cores by default. The result does not depend on it.

    Returns
    -------
    ReadReport
        What was read and what was refused; it is kept in the index too.

    Raises
    ------
    InputError
        Nothing could be read, or ``out`` is something else than an index.
    """
    tell = progress or (lambda stage, done, total: None)
    report = ReadReport()
    lexicon_files = tuple(path.resolve() for path in lexicon)
    loaded = load_lexicon(*lexicon_files)
    with publish(out) as folder, tempfile.TemporaryDirectory(prefix=f".{out.name}-spool-", dir=out.parent) as scratch:
        spool = Spool(Path(scratch) / "columns")
        tell("Looking for lines that recur", 0, None)
        blocks = find_blocks(iter_articles(paths, ReadReport(), limits or Limits()))
        articles = iter_articles(paths, report, limits or Limits())
        for chunk, texts in _annotated(_chunks(articles), lexicon_files, blocks, workers):
            spool.add(chunk, texts)
            tell("Reading and annotating articles", len(spool), None)
        spool.close()
        if not len(spool):
            raise InputError(_nothing_read(paths, report))
        tell("Writing the index", len(spool), len(spool))
        write_index(folder, spool, loaded, asdict(report))
    # Their digests were just taken from the files: the first opening need not take them again.
    stamps.remember(out, read_manifest(out))
    return report


def _nothing_read(paths: Sequence[Path | RawFile], report: ReadReport) -> str:
    names = ", ".join(path.name if isinstance(path, RawFile) else str(path) for path in paths)
    reasons = "; ".join(f"{r.file}: {r.reason}" for r in report.refused[:3])
    why = reasons or "nothing there"
    return f"{names}: no article could be read ({why}); give .txt, .csv, .jsonl, .parquet or .zip"


def _chunks(articles: Iterator[Article]) -> Iterator[list[Article]]:
    chunk: list[Article] = []
    size = 0
    for article in articles:
        chunk.append(article)
        size += len(article.text)
        if len(chunk) >= _CHUNK_ARTICLES or size >= _CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _blocks_for(chunk: list[Article], blocks: Blocks) -> Blocks:
    """What of ``blocks`` a chunk needs: they go to another process with it."""
    return {outlet: blocks[outlet] for outlet in {outlet_of(article) for article in chunk} if outlet in blocks}


def _start_worker() -> None:
    """A worker makes millions of small tuples that live as long as their chunk: the collector would look in vain."""
    gc.set_threshold(200_000, 20, 100)


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the running script while a worker may be started.

    A new process imports it first; in the dashboard that would run a page, and the workers need nothing of it.
    """
    with _main_lock:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _annotated(
    chunks: Iterator[list[Article]], lexicon_files: tuple[Path, ...], blocks: Blocks, workers: int | None
) -> Iterator[tuple[Chunk, list[str]]]:
    """Chunks in the order read. One alone is done here: a process would take longer to start."""
    head = [chunk for _, chunk in zip(range(2), chunks, strict=False)]
    workers = workers or os.cpu_count() or 1
    if len(head) < 2 or workers == 1:
        for chunk in (*head, *chunks):
            yield annotate_chunk(chunk, lexicon_files, _blocks_for(chunk, blocks)), [article.text for article in chunk]
        return
    # Not "fork": the dashboard builds from a process that has threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker) as pool:
        waiting: deque[tuple[Future[Chunk], list[str]]] = deque()

        for chunk in (*head, *chunks):
            with _without_main():
                future = pool.submit(annotate_chunk, chunk, lexicon_files, _blocks_for(chunk, blocks))
            waiting.append((future, [article.text for article in chunk]))
            if len(waiting) > 2 * workers:
                future, texts = waiting.popleft()
                yield future.result(), texts
        while waiting:
            future, texts = waiting.popleft()
            yield future.result(), texts
