"""Tables as CSV, JSON lines and Parquet, safe to open in a spreadsheet, with what they are inside."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from analysis.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def guard(value: object) -> object:
    """A cell that a spreadsheet will not take for a formula: texts that look like one get an apostrophe.

    >>> guard("=1+1"), guard("Baku"), guard(-3)
    ("'=1+1", 'Baku', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def to_csv(table: pd.DataFrame) -> str:
    """The table as CSV with a header; missing numbers are empty cells."""
    safe = table.rename(columns=lambda name: guard(str(name)))
    for name in safe.columns:
        if not _is_number(safe[name].dtype):
            safe[name] = safe[name].map(guard)
    return safe.to_csv(index=False, lineterminator="\n")


def _is_number(dtype: Any) -> bool:
    return getattr(dtype, "kind", "O") in "iufb"


def to_jsonl(table: pd.DataFrame) -> str:
    """The table as one JSON object a line; missing numbers are null."""
    return "".join(json.dumps(_plain(row), ensure_ascii=False) + "\n" for row in table.to_dict("records"))


def _plain(row: dict[Any, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, value in row.items():
        item = value.item() if hasattr(value, "item") else value
        if isinstance(item, float) and not math.isfinite(item):
            item = None
        plain[str(name)] = item if isinstance(item, str | int | float | bool | None) else str(item)
    return plain


# ---------------------------------------------------------------- files that say what they are

About = Mapping[str, Any]
"""What a table is: filter, number of articles, counting, definitions, fingerprint ..., as JSON has them."""
ABOUT: Final = "about"


def csv_file(table: pd.DataFrame, about: About) -> bytes:
    """CSV with the byte order mark that Excel needs; one more column, ``about``, says in its first row what it is.

    So the file stays one plain table for every program that reads CSV. A table without rows gets one for it.
    """
    said = "; ".join(f"{name}: {_in_words(value)}" for name, value in about.items())
    column = [said, *[""] * (len(table) - 1)]
    rows = table.reset_index(drop=True)
    rows = rows if len(rows) else rows.reindex(range(1))
    return to_csv(rows.assign(**{ABOUT: column})).encode("utf-8-sig")


def _in_words(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_in_words(one)}" for name, one in value.items() if one)
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return " ".join(text.split())


def jsonl_file(table: pd.DataFrame, about: About) -> bytes:
    """JSON lines; the first is ``{"about": {...}}``, each further one a row."""
    return (json.dumps({ABOUT: about}, ensure_ascii=False) + "\n" + to_jsonl(table)).encode()


def parquet_file(table: pd.DataFrame, about: About) -> bytes:
    """Parquet; what it is stands as JSON in the schema's metadata under ``about``."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrow = pa.Table.from_pandas(table, preserve_index=False)
    said = json.dumps(about, ensure_ascii=False).encode()
    arrow = arrow.replace_schema_metadata({**(arrow.schema.metadata or {}), ABOUT.encode(): said})
    sink = io.BytesIO()
    pq.write_table(arrow, sink)
    return sink.getvalue()


FORMATS: Final[dict[str, tuple[Callable[[pd.DataFrame, About], bytes], str, str]]] = {
    "CSV": (csv_file, "csv", "text/csv"),
    "JSONL": (jsonl_file, "jsonl", "application/jsonl"),
    "Parquet": (parquet_file, "parquet", "application/vnd.apache.parquet"),
}
"""What a table can be downloaded as: the function that makes the file, its ending and its media type."""
HELP: Final = {
    "CSV": "For spreadsheets. The last column, about, says in its first row what the table is.",
    "JSONL": "One JSON object a line; the first line says what the table is.",
    "Parquet": "For data programs; the schema's metadata say what the table is.",
}


def write_table(table: pd.DataFrame, stream: TextIO, format: str) -> None:
    """Write the table as ``csv`` or ``jsonl``."""
    stream.write(to_csv(table) if format == "csv" else to_jsonl(table))


def write_text(path: Path, text: str) -> None:
    """Write a file.

    Raises
    ------
    InputError
        The file can't be written there.
    """
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} can't be written ({error.strerror}): name a file in a folder that exists") from error
