"""Rows of any table -> articles. The formats give rows; what their cells mean is decided here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from analysis.model import Article
from analysis.readers.columns import Columns, cell_text, find_columns, no_text_column, source_name
from analysis.readers.dates import Order, ParsedDate, parse_date, possible_orders
from analysis.readers.encodings import text_flaw
from analysis.readers.languages import normalize_language
from analysis.readers.log import FileLog
from analysis.readers.raw import RawFile, RefusedFileError

Cells = Mapping[str, object]
Row = tuple[int, Cells | str]
"""A row's number from 1, and its cells by column, or why it can't be read."""

AMBIGUOUS: Final = "dates that can be read two ways"
NO_DATE: Final = "dates that are none"
NO_LANGUAGE: Final = "languages that are not known"


def read_rows(raw: RawFile, log: FileLog, rows: Callable[[], Iterable[Row]]) -> Iterator[Article]:
    """Turn a table's rows into articles.

    Parameters
    ----------
    raw
        The table's file.
    log
        Takes refusals and notes.
    rows
        Gives the rows from the start each time it is called: a second time only to find out whether ``03/04/2023``
        is 3 April or 4 March.

    Raises
    ------
    RefusedFileError
        No row has a text column, or there is no row at all.
    """
    table = _Table(raw, log, rows)
    without_text: list[int] = []
    first_names: tuple[str, ...] | None = None
    found_text = False
    n_rows = 0
    for number, cells in rows():
        n_rows += 1
        if isinstance(cells, str):
            log.refuse(cells, number)
            continue
        names = tuple(cells)
        columns = table.columns(names)
        if columns.text:
            found_text = True
            article = table.article(number, cells, columns)
            if article is not None:
                yield article
        else:
            first_names = names if first_names is None else first_names
            without_text.append(number)
    if not n_rows:
        raise RefusedFileError("no rows")
    if first_names is not None and not found_text:
        raise RefusedFileError(no_text_column(first_names))
    for number in without_text:
        log.refuse("no column holds the text", number)


class _Table:
    """What is the same for all rows of one file."""

    def __init__(self, raw: RawFile, log: FileLog, rows: Callable[[], Iterable[Row]]) -> None:
        self._raw = raw
        self._log = log
        self._rows = rows
        self._columns: dict[tuple[str, ...], Columns] = {}

    def columns(self, names: tuple[str, ...]) -> Columns:
        columns = self._columns.get(names)
        if columns is None:
            columns = self._columns[names] = find_columns(names)
        return columns

    def article(self, number: int, cells: Cells, columns: Columns) -> Article | None:
        """The article of a row, or None after saying why there is none."""
        text = cells[columns.text]
        if isinstance(text, bytes):
            text = cell_text(text)
        if text is not None and not isinstance(text, str):
            self._log.refuse(f"{columns.text} is no text but {type(text).__name__}", number)
            return None
        values = {name: cell_text(cells[name]).strip() for name in (columns.title, columns.url, columns.id) if name}
        source = source_name(cells[columns.source]).strip() if columns.source else ""
        facets = tuple((name, value) for name in columns.facets if (value := cell_text(cells[name])).strip())
        flaw = text_flaw(text or "") or _cell_flaw(source, *values.values(), *(value for _, value in facets))
        if flaw:
            self._log.refuse(flaw, number)
            return None
        return Article(
            article=values.get(columns.id) or f"{self._raw.stem}-{number}",
            text=text or "",
            date=self._date(cell_text(cells[columns.date]), number).date if columns.date else None,
            source=source,
            language=self._language(cell_text(cells[columns.language]), number) if columns.language else "",
            title=values.get(columns.title, ""),
            url=values.get(columns.url, ""),
            facets=facets,
            file=self._raw.name,
            row=number,
        )

    def _date(self, value: str, number: int) -> ParsedDate:
        if len(possible_orders(value)) == 2:
            parsed = parse_date(value, self._order)
            if parsed.date:
                shown = f"{parsed.date.day} {parsed.date:%B %Y}"
                self._log.note(f"{value.strip()!r} can be read two ways; taken as {shown}", number, AMBIGUOUS)
        else:
            parsed = parse_date(value)
        if parsed.problem:
            self._log.note(f"kept without a date: {parsed.problem}", number, NO_DATE)
        return parsed

    def _language(self, value: str, number: int) -> str:
        code = normalize_language(value)
        if code is None:
            self._log.note(f"language {value.strip()[:40]!r} is not known and left out", number, NO_LANGUAGE)
        return code or ""

    @cached_property
    def _order(self) -> Order:
        """Month first where some date of the file can only be read so and none only the other way; else day first."""
        only: set[Order] = set()
        for _, cells in self._rows():
            if isinstance(cells, str) or not (name := self.columns(tuple(cells)).date):
                continue
            orders = possible_orders(cell_text(cells[name]))
            if len(orders) == 1:
                only |= orders
        return "month" if only == {"month"} else "day"


def _cell_flaw(*values: str) -> str:
    """Why a row's other cells can't be kept, "" where they can. NUL and half characters break what stores them."""
    joined = " ".join(values)
    if "\0" in joined:
        return "a cell holds a NUL character"
    try:
        joined.encode()
    except UnicodeEncodeError:
        return "a cell holds half a surrogate pair, which is no character"
    return ""
