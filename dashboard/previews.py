"""Title and description of an address, for whoever fetches it without running it: chats, mail, search engines.

They are made of the address and of everybody's collection as it is open at the moment; nothing is opened for it, and
what a visitor has added for themselves is never asked.
"""

from __future__ import annotations

import datetime as dt
import html
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs

from analysis.errors import OrkhonError
from analysis.wording import counted, number
from dashboard import cache
from dashboard.chips import list_chips
from dashboard.pages import PAGES
from dashboard.state import BY_NAME, MOST_VALUES, Offer, canonicalise, read_counting, read_filter
from dashboard.text import shorten, visible

SITE: Final = "Orkhon"
ABOUT: Final = "Who is named in the news about the Turkic world, with whom, about what, when and by which outlet."
LONGEST_TITLE: Final = 110
LONGEST_QUERY: Final = 8_000
"""Characters of an address that are looked at; a longer one gets the page's title alone."""
_TITLE: Final = re.compile(r"<title>[^<]*</title>")


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands in the head of the HTML, as plain text."""

    title: str
    description: str


_lock: Final = threading.Lock()
_warm: Final[list[tuple[cache.Collection, Offer]]] = []


def warm(collection: cache.Collection, offer: Offer) -> None:
    """Take note of everybody's collection, open anyway; an older one that a visitor still holds is left."""
    with _lock:
        if not _warm or _warm[0][0].index.path != collection.index.path or _warm[0][0].changed <= collection.changed:
            _warm[:] = [(collection, offer)]


def describe(path: str, query: str) -> Preview:
    """Title and description of an address.

    Parameters
    ----------
    path
        The path; its last part names the page.
    query
        What stands behind the question mark, as it was sent.
    """
    page = next(
        (page for page in PAGES.values() if page.path == path.rstrip("/").rpartition("/")[2]), PAGES["overview"]
    )
    with _lock:
        found = _warm[0] if _warm else None
    asked = _read_query(query)
    if found is None:
        return Preview(_title(page.title if page.path else "", ""), ABOUT)
    collection, offer = found
    values = to_values(canonicalise(asked, offer).values)
    words = ", ".join(chip.words for chip in list_chips(values))
    return Preview(_title(page.title if page.path else "", words), _description(collection, offer, values))


def _read_query(query: str) -> dict[str, list[str]]:
    if len(query) > LONGEST_QUERY:
        return {}
    try:
        return parse_qs(query, max_num_fields=MOST_VALUES)
    except ValueError:
        return {}


def to_values(canonical: Mapping[str, list[str]]) -> dict[str, object]:
    """Canonical values of an address as the widgets would hand them back."""
    values: dict[str, object] = {}
    for name, given in canonical.items():
        kind = BY_NAME[name].kind if name in BY_NAME else "page"
        if kind == "date":
            values[name] = dt.date.fromisoformat(given[0])
        elif kind in ("several", "correction"):
            values[name] = given
        else:
            values[name] = given[0] == "true" if kind == "switch" else given[0]
    return values


def _title(page: str, words: str) -> str:
    said = " · ".join(part for part in (page, visible(words)) if part)
    return f"{shorten(said, LONGEST_TITLE)} | {SITE}" if said else SITE


def _description(collection: cache.Collection, offer: Offer, values: Mapping[str, object]) -> str:
    of = collection.index.n_articles
    try:
        view = cache.get_view(collection, read_filter(values, offer), read_counting(values, offer))
    except OrkhonError:
        # A query that can't be read is told on the page itself.
        return ABOUT
    shown = f"{number(len(view))} of {number(of)} articles" if len(view) < of else f"All {counted(of, 'article')}"
    return f"{shown}, with the sentences behind every number. {ABOUT}"


def put_into(page: bytes, preview: Preview) -> bytes:
    """The HTML with title and description in its head; every character of theirs stands for itself."""
    title, description = (html.escape(text, quote=True) for text in (preview.title, preview.description))
    head = (
        f"<title>{title}</title>\n"
        f'    <meta name="description" content="{description}" />\n'
        f'    <meta property="og:site_name" content="{SITE}" />\n'
        f'    <meta property="og:type" content="website" />\n'
        f'    <meta property="og:title" content="{title}" />\n'
        f'    <meta property="og:description" content="{description}" />\n'
        f'    <meta name="twitter:card" content="summary" />'
    )
    return _TITLE.sub(lambda _: head, page.decode("utf-8"), count=1).encode("utf-8")
