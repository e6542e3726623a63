"""Tables as CSV and JSON lines, safe to open in a spreadsheet."""

from __future__ import annotations

import json
import math
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
