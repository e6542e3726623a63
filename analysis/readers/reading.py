"""Files -> articles, with unique ids, and a report of everything that was not read as it stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from analysis.errors import InputError
from analysis.model import Article, ReadReport
from analysis.readers.archive import Archive, name_flaw
from analysis.readers.delimited import read_csv
from analysis.readers.folder import PassedOver, list_files
from analysis.readers.jsonl import read_jsonl
from analysis.readers.limits import Limits, size_text
from analysis.readers.log import FileLog
from analysis.readers.parquet import read_parquet
from analysis.readers.raw import RawFile, RefusedFileError, printable_name
from analysis.readers.txt import read_txt

Reader = Callable[[RawFile, FileLog, Limits], Iterator[Article]]
Progress = Callable[[str, int, int | None], None]

READERS: Final[dict[str, Reader]] = {
    ".txt": read_txt,
    ".csv": read_csv,
    ".jsonl": read_jsonl,
    ".parquet": read_parquet,
}
"""Extension, lower-case -> reader. A folder of these, and a .zip of them, are read as well."""

ARCHIVE: Final = ".zip"
SUFFIXES: Final = (*READERS, ARCHIVE)
DEFAULT: Final = Limits()
PROGRESS_EVERY: Final = 500
RENAMED: Final = "ids that were taken"


def iter_articles(
    paths: Sequence[Path | RawFile],
    report: ReadReport,
    limits: Limits = DEFAULT,
    progress: Progress | None = None,
) -> Iterator[Article]:
    """Read all articles of files and folders, sorted by relative path.

    Parameters
    ----------
    paths
        Files, folders, or files in memory (`RawFile.from_bytes`).
    report
        Filled while reading; complete when the iterator ends.
    limits
        What is beyond them is refused with the reason.
    progress
        Called now and then with ``("reading", bytes read, bytes in all)``.

    Returns
    -------
    iterator of Article
        Ids are unique: the second article that is called ``a`` becomes ``a~2``, with a note.

    Raises
    ------
    InputError
        A path does not exist (at once), or no article could be read (when the iterator ends).
    """
    files = list_files(paths, SUFFIXES, report)
    given = ", ".join(path.name if isinstance(path, RawFile) else str(path) for path in paths[:3])
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return _iterate(files, given + more, _Run(report, limits), progress)


def _iterate(files: Sequence[RawFile], given: str, run: _Run, progress: Progress | None) -> Iterator[Article]:
    report = run.report
    total = sum(raw.size for raw in files)
    done = 0
    for position, raw in enumerate(files):
        for article in run.read(raw):
            if report.read >= run.limits.articles:
                _refuse_rest(article, files[position + 1 :], run)
                return
            report.read += 1
            report.undated += article.date is None
            yield article
            if progress and report.read % PROGRESS_EVERY == 0:
                progress("reading", min(done + raw.tell(), total), total)
        done += raw.size
        if progress:
            progress("reading", done, total)
    if not report.read:
        raise InputError(_nothing(given, report))


class _Run:
    """What is shared by all files that are read together."""

    def __init__(self, report: ReadReport, limits: Limits) -> None:
        self.report = report
        self.limits = limits
        self._ids: set[str] = set()
        self._n_repeats: Counter[str] = Counter()

    def read(self, raw: RawFile) -> Iterator[Article]:
        """The articles of a file; whatever is wrong with it goes into the report."""
        log = FileLog(self.report, raw.name)
        try:
            if raw.size == 0:
                raise RefusedFileError("empty file")
            if raw.size > self.limits.file_bytes:
                limit = size_text(self.limits.file_bytes)
                raise RefusedFileError(f"{size_text(raw.size)}; at most {limit} are read, so split it")
            if raw.suffix == ARCHIVE:
                yield from self._read_archive(raw, log)
            else:
                for article in READERS[raw.suffix](raw, log, self.limits):
                    yield self._with_unique_id(article, log)
        except RefusedFileError as error:
            log.refuse(str(error))
        except OSError as error:
            log.refuse(f"can't be read: {error.strerror or type(error).__name__}")
        except MemoryError:
            log.refuse("does not fit into memory; split it")
        finally:
            log.close()

    def _read_archive(self, raw: RawFile, log: FileLog) -> Iterator[Article]:
        passed = PassedOver(SUFFIXES)
        with closing(Archive(raw, self.limits)) as archive:
            if archive.flaw:
                log.refuse(archive.flaw)
            for name, info in archive.names():
                if not name_flaw(name) and not passed.passes(name):
                    continue
                try:
                    member = archive.read(name, info)
                except RefusedFileError as error:
                    FileLog(self.report, printable_name(f"{raw.name}/{name}")).refuse(str(error))
                else:
                    yield from self.read(member)
        passed.tell(log)

    def _with_unique_id(self, article: Article, log: FileLog) -> Article:
        given = wanted = article.article
        while wanted in self._ids:
            self._n_repeats[given] += 1
            wanted = f"{given}~{self._n_repeats[given] + 1}"
        self._ids.add(wanted)
        if wanted == given:
            return article
        log.note(f"the id {given!r} is taken; this article is {wanted!r}", article.row, RENAMED)
        return replace(article, article=wanted)


def _refuse_rest(article: Article, files: Sequence[RawFile], run: _Run) -> None:
    limit = f"the limit of {run.limits.articles:,} articles is reached"
    FileLog(run.report, article.file).refuse(f"{limit}: this one and all after it are not read", article.row)
    for raw in files:
        FileLog(run.report, raw.name).refuse(f"{limit}: not read")


def _nothing(given: str, report: ReadReport) -> str:
    formats = f"give {', '.join(SUFFIXES)} files or a folder of them"
    if not report.refused:
        return f"{given}: no articles there; {formats}"
    first = report.refused[0]
    row = f", row {first.row}" if first.row else ""
    more = f" (and {len(report.refused) - 1:,} more)" if len(report.refused) > 1 else ""
    return f"{given}: no article could be read: {first.file}{row}: {first.reason}{more}; {formats}"
