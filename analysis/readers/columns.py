"""Which column of a table is what: the names that news data usually comes with.

Names are compared without case, spaces, ``_`` and ``-``: ``Publish Date`` is ``publish_date``. Where a table has
several names of one field, the one that stands first below is taken; the others become facets like any other column.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        "text", "body", "content", "article_text", "fulltext", "maintext", "article_body", "body_text", "plain_text",
        "raw_text", "article_content",
    ),
    "date": (
        "date", "published", "publish_date", "pubdate", "published_at", "publication_date", "date_published",
        "published_date", "date_publish", "article_date", "datetime", "timestamp",
    ),
    "source": (
        "source", "outlet", "publisher", "media", "media_name", "source_name", "newspaper", "publication", "site_name",
        "domain", "source_domain", "site", "website",
    ),
    "title": ("title", "headline", "article_title"),
    "url": ("url", "link", "href", "article_url", "permalink"),
    "language": ("language", "lang", "language_code", "article_language"),
    "id": ("id", "article", "article_id", "uuid", "guid", "doc_id", "document_id"),
}  # fmt: skip
"""Field of an article -> names of its column, the preferred one first. Only ``text`` is required."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds which field ("" where none does), and which columns are facets."""

    text: str = ""
    date: str = ""
    source: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    id: str = ""
    facets: tuple[str, ...] = ()


def find_columns(names: Iterable[str]) -> Columns:
    """Assign a table's columns to fields.

    Examples
    --------
    >>> columns = find_columns(["Full Text", "Pub-Date", "section"])
    >>> columns.text, columns.date, columns.title, columns.facets
    ('Full Text', 'Pub-Date', '', ('section',))
    """
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(_plain(name), name)
    chosen = {
        field: next((by_plain[_plain(alias)] for alias in aliases if _plain(alias) in by_plain), "")
        for field, aliases in FIELDS.items()
    }
    taken = set(chosen.values())
    return Columns(**chosen, facets=tuple(name for name in names if name not in taken))


def no_text_column(names: Iterable[str]) -> str:
    """Why a table without a text column is refused, in one line."""
    given = [" ".join(name[:40].split()) for name in names]
    shown = ", ".join(given[:20]) + (f" and {len(given) - 20:,} more" if len(given) > 20 else "")
    return f"no column holds the text; columns are: {shown or 'none'}; name the text's column {_either(FIELDS['text'])}"


def cell_text(value: object) -> str:
    """A cell as a string: "" for what is missing, JSON for what is nested.

    Examples
    --------
    >>> cell_text(None), cell_text(12.0), cell_text(True), cell_text(["a"])
    ('', '12', 'true', '["a"]')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "" if math.isnan(value) else str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return str(value)


def unique_names(names: Iterable[str]) -> list[str]:
    """Column names that differ: an unnamed one goes by its number, a second ``a`` becomes ``a 2``.

    Examples
    --------
    >>> unique_names(["a", "", "a"])
    ['a', 'column 2', 'a 2']
    """
    unique: dict[str, None] = {}
    for number, name in enumerate(names, start=1):
        base = candidate = name.strip() or f"column {number}"
        count = 1
        while candidate in unique:
            count += 1
            candidate = f"{base} {count}"
        unique[candidate] = None
    return list(unique)


def source_name(value: object) -> str:
    """A source cell as a string; of ``{"id": ..., "name": ...}``, as news services write it, the name."""
    return cell_text(value.get("name") if isinstance(value, Mapping) else value)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).lower()


def _either(names: tuple[str, ...]) -> str:
    return ", ".join(names[:-1]) + " or " + names[-1]
