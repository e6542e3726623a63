"""``.parquet``, through pyarrow and in small batches.

Arrow is C++ and trusts much of what a file says about itself. The sizes that the file states are checked before
anything is unpacked, and what comes out is counted; a crafted file may lie about the first, so files of strangers
should be parsed in a process with a memory limit. A reader needs nothing but a `RawFile`, so it can run there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from analysis.model import Article
from analysis.readers.columns import find_columns, no_text_column, unique_names
from analysis.readers.limits import Limits, size_text
from analysis.readers.log import FileLog
from analysis.readers.raw import RawFile, RefusedFileError, one_line
from analysis.readers.tables import Row, read_rows

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

BATCH_ROWS: Final = 32
"""Small, since one dictionary entry of a megabyte may stand in every row."""
MAX_FOOTER: Final = 100_000_000
FAILURES: Final = (OSError, ValueError, ArithmeticError, LookupError, MemoryError, RuntimeError, TypeError)
"""What Arrow raises for damaged files; its own errors derive from these."""


def read_parquet(raw: RawFile, log: FileLog, limits: Limits) -> Iterator[Article]:
    """Read the articles of a Parquet file; rows are numbered from 1.

    Raises
    ------
    RefusedFileError
        Truncated or damaged, over a limit, without a text column or without rows.
    """
    with raw.open() as stream:
        table = _open(stream, limits)
        names = unique_names(table.schema_arrow.names)
        if not find_columns(names).text:
            raise RefusedFileError(no_text_column(names))
    yield from read_rows(raw, log, lambda: _rows(raw, limits))


def _open(stream: object, limits: Limits) -> pq.ParquetFile:
    """Read the footer, and refuse what says of itself that it is too large."""
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(
            stream, thrift_string_size_limit=MAX_FOOTER, thrift_container_size_limit=MAX_FOOTER // 100
        )
        groups = [table.metadata.row_group(number) for number in range(table.num_row_groups)]
        n_bytes = max((group.total_byte_size for group in groups), default=0)
        n_columns = len(table.schema_arrow.names)
    except FAILURES as error:
        raise RefusedFileError(f"not a whole Parquet file: truncated or damaged ({one_line(error)})") from None
    if n_bytes > limits.row_group_bytes:
        raise RefusedFileError(
            f"a row group of {size_text(n_bytes)}; at most {size_text(limits.row_group_bytes)} are unpacked at once"
        )
    if n_columns > limits.columns:
        raise RefusedFileError(f"{n_columns:,} columns; at most {limits.columns:,} are read")
    return table


def _rows(raw: RawFile, limits: Limits) -> Iterator[Row]:
    n_bytes = 0
    first = 1
    with raw.open() as stream:
        table = _open(stream, limits)
        names = unique_names(table.schema_arrow.names)
        for group in range(table.num_row_groups):
            number = first
            first += table.metadata.row_group(group).num_rows
            for batch in _batches(table, group):
                if isinstance(batch, str):
                    yield number, f"damaged: rows {number:,} to {first - 1:,} can't be read ({batch})"
                    break
                n_bytes += batch.nbytes
                if n_bytes > limits.unpacked_bytes:
                    limit = size_text(limits.unpacked_bytes)
                    yield number, f"more than {limit} unpacked: this row and all after it are not read"
                    return
                yield from enumerate(_batch_rows(batch, names), start=number)
                number += batch.num_rows


def _batches(table: pq.ParquetFile, group: int) -> Iterator[pa.RecordBatch | str]:
    """Batches of a row group, and at last why the rest can't be read."""
    try:
        yield from table.iter_batches(BATCH_ROWS, row_groups=[group])
    except FAILURES as error:
        yield one_line(error)


def _batch_rows(batch: pa.RecordBatch, names: list[str]) -> Iterator[dict[str, object] | str]:
    """Cells of each row by column, or why they can't be had."""
    try:
        columns = [_cells(column) for column in batch.columns]
    except FAILURES as error:
        if batch.num_rows == 1:
            yield f"a cell can't be read ({one_line(error)})"
            return
        for position in range(batch.num_rows):
            yield from _batch_rows(batch.slice(position, 1), names)
        return
    for cells in zip(*columns, strict=True):
        yield dict(zip(names, cells, strict=True))


def _cells(column: pa.Array) -> list[object]:
    """Python values; times as text, since Python's stop at year 9999 and at microseconds."""
    import pyarrow as pa

    if pa.types.is_temporal(column.type):
        column = column.cast(pa.string())
    cells: list[object] = column.to_pylist()
    return cells
