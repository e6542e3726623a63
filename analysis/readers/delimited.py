"""``.csv``: comma, semicolon, tab or ``|``; quoted as RFC 4180 says; the first row names the columns.

A row with a stray quote, or with more or fewer cells than the first row, is refused, and reading goes on with the
line after the one where that row began: a quote that is never closed costs one row, not the rest of the file.
"""

from __future__ import annotations

import csv
import threading
from collections import deque
from collections.abc import Iterator
from typing import Final

from analysis.model import Article
from analysis.readers.columns import find_columns, no_text_column, unique_names
from analysis.readers.encodings import Encoding, find_encoding, open_text
from analysis.readers.limits import Limits
from analysis.readers.log import FileLog
from analysis.readers.raw import RawFile, RefusedFileError
from analysis.readers.tables import Row, read_rows

DELIMITERS: Final = (",", ";", "\t", "|")
MAX_CELL: Final = 2**31 - 1
CELL_LIMIT: Final = threading.Lock()
MAX_REREAD: Final = 256_000_000
"""Characters that may be read again behind stray quotes: keeps a file full of them linear."""


def read_csv(raw: RawFile, log: FileLog, limits: Limits) -> Iterator[Article]:
    """Read the articles of a delimited file; the row is the number of the record behind the column names.

    Raises
    ------
    RefusedFileError
        Binary, in no known encoding, without a text column or without rows.
    """
    encoding = find_encoding(raw)
    if encoding.note:
        log.note(encoding.note)
    delimiter, names = _header(raw, encoding)
    if len(names) > limits.columns:
        raise RefusedFileError(f"{len(names):,} columns; at most {limits.columns:,} are read")
    if not find_columns(names).text:
        raise RefusedFileError(no_text_column(names))
    yield from read_rows(raw, log, lambda: _rows(raw, encoding, delimiter, names))


def _header(raw: RawFile, encoding: Encoding) -> tuple[str, list[str]]:
    """The delimiter under which the first row has a text column and the most cells, and the column names."""
    candidates = []
    for delimiter in DELIMITERS:
        with open_text(raw, encoding) as stream:
            record = next(_records(stream, delimiter), [])
        if isinstance(record, str):
            continue
        names = unique_names(record)
        candidates.append((bool(find_columns(names).text), len(names), -DELIMITERS.index(delimiter), names))
    if not candidates:
        raise RefusedFileError("the first row can't be read as column names")
    _, _, order, names = max(candidates)
    return DELIMITERS[-order], names


def _rows(raw: RawFile, encoding: Encoding, delimiter: str, names: list[str]) -> Iterator[Row]:
    with open_text(raw, encoding) as stream:
        records = _records(stream, delimiter)
        next(records, None)
        for number, record in enumerate(records, start=1):
            yield number, record if isinstance(record, str) else _cells(record, names)


def _cells(record: list[str], names: list[str]) -> dict[str, object] | str:
    if len(record) > len(names) and not any(record[len(names) :]):
        record = record[: len(names)]
    if len(record) != len(names):
        return f"{len(record):,} cells where the first row has {len(names):,}; is a quote or delimiter missing?"
    return dict(zip(names, record, strict=True))


def _records(lines: Iterator[str], delimiter: str) -> Iterator[list[str] | str]:
    """Records, or why one can't be read. Blank lines are none."""
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        start = source.number + 1
        try:
            record = _next_record(reader)
        except StopIteration:
            return
        except csv.Error as error:
            end = source.number
            source.rewind()
            where = f"line {start:,}" + (f" (read on to line {end:,})" if end > start else "")
            yield f"{where}: stray quote or broken row ({error})"
            continue
        source.taken.clear()
        if record:
            yield record


def _next_record(reader: Iterator[list[str]]) -> list[str]:
    """Read on with no limit to a cell. Python knows only one limit for all threads, and others may rely on it."""
    with CELL_LIMIT:
        limit = csv.field_size_limit(MAX_CELL)
        try:
            return next(reader)
        finally:
            csv.field_size_limit(limit)


class _Lines:
    """Lines of a file that can go back to the second line of the record being read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self._n_reread = 0
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        self.number += 1
        return line

    def rewind(self) -> None:
        """Give all lines of the broken record but the first again, unless too much was given again already."""
        again = self.taken[1:]
        self._n_reread += sum(map(len, again))
        if self._n_reread <= MAX_REREAD:
            self._again.extendleft(reversed(again))
            self.number -= len(again)
        self.taken.clear()
