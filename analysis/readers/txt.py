"""``.txt``: one file is one article, with its date in front of the text: `` date 2025-10-18 The Organization ...``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from analysis.model import Article
from analysis.readers.dates import parse_date
from analysis.readers.encodings import find_encoding, open_text, text_flaw
from analysis.readers.limits import Limits
from analysis.readers.log import FileLog
from analysis.readers.raw import RawFile, RefusedFileError

PREFIX: Final = re.compile(r"\s*date[ \t]+(\d[\d./-]*)")


def read_txt(raw: RawFile, log: FileLog, limits: Limits) -> Iterator[Article]:
    """Read one article. The prefix stays in the text; a file without it is an article without a date.

    Raises
    ------
    RefusedFileError
        Without text, binary, or in no known encoding.
    """
    del limits  # the size of the file is checked where it is opened
    with raw.open() as stream:
        in_memory = RawFile.from_bytes(raw.name, stream.read())  # opened once: a folder may hold 100,000 of these
    encoding = find_encoding(in_memory)
    with open_text(in_memory, encoding) as decoded:
        text = decoded.read()
    if flaw := text_flaw(text):
        raise RefusedFileError(flaw)
    if encoding.note:
        log.note(encoding.note)
    yield Article(article=raw.stem, text=text, date=_date(text, log), file=raw.name)


def _date(text: str, log: FileLog) -> dt.date | None:
    found = PREFIX.match(text)
    if found is None:
        return None
    parsed = parse_date(found[1])
    if parsed.problem:
        log.note(f"kept without a date: {parsed.problem}")
    return parsed.date
