"""``.jsonl``: each line is a JSON object. NaN is taken as missing; blank lines are passed over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from analysis.model import Article
from analysis.readers.encodings import Encoding, find_encoding, open_text
from analysis.readers.limits import Limits
from analysis.readers.log import FileLog
from analysis.readers.raw import RawFile
from analysis.readers.tables import Cells, Row, read_rows

DECODER: Final = json.JSONDecoder(parse_constant=lambda _: None)


def read_jsonl(raw: RawFile, log: FileLog, limits: Limits) -> Iterator[Article]:
    """Read the articles of a JSON Lines file; the row is the number of the line.

    Raises
    ------
    RefusedFileError
        Binary, in no known encoding, or without a text in any line.
    """
    encoding = find_encoding(raw)
    if encoding.note:
        log.note(encoding.note)
    yield from read_rows(raw, log, lambda: _rows(raw, encoding, limits))


def _rows(raw: RawFile, encoding: Encoding, limits: Limits) -> Iterator[Row]:
    with open_text(raw, encoding, newline="\n") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.isspace():
                yield number, _cells(line, limits)


def _cells(line: str, limits: Limits) -> Cells | str:
    try:
        value = DECODER.decode(line)
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} at character {error.pos + 1:,}"
    except ValueError:
        return "not JSON: a number has too many digits"
    except RecursionError:
        return "not JSON: nested too deeply"
    if not isinstance(value, dict):
        return f"not a JSON object but {type(value).__name__}"
    if len(value) > limits.columns:
        return f"{len(value):,} columns; at most {limits.columns:,} are read"
    return value
