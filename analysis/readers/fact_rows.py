"""Rows of the project's own small fact tables: strict, since people edit them by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.errors import InputError


def read_fact_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Read a comma-separated table whose first line names its columns.

    Parameters
    ----------
    path
        A file in UTF-8, with or without byte order mark.
    columns
        Those that must be there, in any order. Others are left out.

    Yields
    ------
    where, row
        ``"events.csv, line 7"`` (the row's last line) for messages, and the cells by column, stripped.

    Raises
    ------
    InputError
        The file can't be read, isn't UTF-8 or CSV, lacks a column, or a row has too few or too many cells.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream, strict=True)
            missing = [name for name in columns if name not in (rows.fieldnames or ())]
            if missing:
                raise InputError(f"{path.name}: no column {', '.join(missing)}; needed are {', '.join(columns)}")
            for row in rows:
                where = f"{path.name}, line {rows.line_num}"
                if None in row or None in row.values():
                    n_columns = len(rows.fieldnames or ())
                    raise InputError(f"{where}: not {n_columns} cells; quote a cell that holds a comma")
                yield where, {name: row[name].strip() for name in columns}
    except OSError as error:
        raise InputError(f"{path.name}: can't be read ({error.strerror}); check that it exists") from None
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: not UTF-8; save it as UTF-8") from None
    except csv.Error as error:
        raise InputError(f"{path.name}: not a comma-separated table ({error}); check its quotes") from None
