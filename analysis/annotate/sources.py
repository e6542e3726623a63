"""Which outlet an article is from: by its column, by what its text says of itself, by its address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from ahocorasick_rs import AhoCorasick

from analysis.annotate.attribution import BYLINE, OWN, REPORTED, SELF, TOLD, compile_for
from analysis.annotate.cues import normalize_cue
from analysis.lexicon.entity import Entity
from analysis.lexicon.load import Lexicon
from analysis.model import Article

_LEAD: Final = 1500
"""Characters at the beginning of a body in which an outlet names itself."""
_END: Final = 300
_TOP: Final = 400
_BYLINE: Final = 110
"""Characters of a line in which a byline or a dateline stands."""
_AROUND: Final = 60
"""Characters on either side of a name that tell what it does there."""
_SIGNED, _SAYS, _SAYS_LATE, _TOLD, _REPORTED = range(5)
"""How unsure each way of naming the author is."""
_META: Final = re.compile(r"^\s*date\s\d{4}-\d\d-\d\d\s")
_CITES: Final = re.compile(r"(?i:^according to\b|^by\b|\breported$|istinad|со ссылкой)")
"""Phrases that name whom an author cites, and bylines, which count only above the text."""
_NOT_WORD: Final = re.compile(r"[^\w]+|_+")


class SourceGuess(NamedTuple):
    """An outlet's id ("" unknown), the name to show for it and where it was found."""

    id: str
    name: str
    reason: str


UNKNOWN: Final = SourceGuess("", "", "neither column nor text nor address names an outlet")


class _Outlet(NamedTuple):
    guess: SourceGuess
    names: tuple[str, ...]
    phrases: tuple[str, ...]
    hosts: tuple[str, ...]


class _Places(NamedTuple):
    """Where an outlet may name itself: the top of the page, the first sentences, the last ones, the foot."""

    top: str
    lead: str
    end: str
    foot: str


class SourceFinder:
    """Tells articles' sources by the outlets of a lexicon (organisations of the subtype ``media``)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._outlets = tuple(_outlet(entity) for entity in lexicon.entities if entity.subtype == "media")
        self._by_key = {key: outlet for outlet in reversed(self._outlets) for key in _keys(outlet)}
        probes = [(form, n) for n, outlet in enumerate(self._outlets) for form in outlet.names + outlet.phrases]
        self._owners = [number for _, number in probes]
        self._probes = AhoCorasick([form for form, _ in probes])

    def find(self, article: Article, body: str) -> SourceGuess:
        """Tell the source: the column first, then the text, then the address; see `find_source`."""
        return self._from_column(article.source) or self._from_text(article.text, body) or self._from_url(article.url)

    def _from_column(self, value: str) -> SourceGuess | None:
        name = " ".join(value.split())
        if not name:
            return None
        outlet = self._by_key.get(normalize_cue(name)) or self._by_host(name)
        if outlet:
            return outlet.guess._replace(reason="column")
        slug = slugify(name)
        return SourceGuess(slug, name, "column, an outlet that the lexicon lacks") if slug else None

    def _by_host(self, address: str) -> _Outlet | None:
        host = host_of(address)
        while "." in host:
            if host in self._by_key:
                return self._by_key[host]
            host = host.split(".", 1)[1]
        return None

    def _from_url(self, url: str) -> SourceGuess:
        outlet = self._by_host(url)
        if outlet:
            return outlet.guess._replace(reason="address")
        host = host_of(url)
        return SourceGuess(slugify(host), host, "address, an outlet that the lexicon lacks") if host else UNKNOWN

    def _from_text(self, text: str, body: str) -> SourceGuess | None:
        """Take the outlet that speaks most surely of itself; of equals the one that does so first."""
        places = _Places(text[:_TOP], body[:_LEAD], body[-_END:], text[-_END:])
        matches = self._probes.find_matches_as_indexes("\n\n".join(places), overlapping=True)
        named = sorted({self._owners[form] for form, _, _ in matches})
        found = [hit for number in named for hit in _attributions(self._outlets[number], places)]
        return min(found)[2] if found else None


def _attributions(outlet: _Outlet, places: _Places) -> Iterator[tuple[int, int, SourceGuess]]:
    """Yield (how unsure, where, guess) for each way in which an outlet is named as the author."""
    for phrase in outlet.phrases:
        at = places.lead.find(phrase)
        if at >= 0 and not places.lead[at + len(phrase) :][:1].isalnum():
            unsure = _TOLD if phrase.casefold().startswith("told") else _SAYS
            yield unsure, at, outlet.guess._replace(reason=f"“{phrase}”")
    for name in outlet.names:
        if name in places.top and (line := _byline(name, places.top)):
            yield _SIGNED, line, outlet.guess._replace(reason="byline or dateline")
        for unsure, patterns, place in (
            (_SAYS, SELF, places.lead),
            (_SAYS_LATE, SELF, places.end),
            (_SAYS_LATE, OWN, places.foot),
            (_TOLD, TOLD, places.lead),
            (_REPORTED, REPORTED, places.lead),
        ):
            found = _near(name, patterns, place)
            if found:
                yield unsure, found.start(), outlet.guess._replace(reason=f"“{_short(found[0])}”")


def _near(name: str, patterns: tuple[str, ...], place: str) -> re.Match[str] | None:
    """Return the first match of the patterns around an occurrence of the name: only there can they match."""
    at = place.find(name)
    while at >= 0:
        found = _pattern(name, patterns).search(place, max(0, at - _AROUND), at + len(name) + _AROUND)
        if found:
            return found
        at = place.find(name, at + len(name))
    return None


def _byline(name: str, top: str) -> int:
    """Return the number of the first line, from 1, that is a byline or begins with the agency's dateline; 0: none."""
    for number, line in enumerate(top.split("\n")[:12], 1):
        words = _META.sub("", line, count=1).strip()[:_BYLINE]
        if name in words and _pattern(name, BYLINE).search(words):
            return number
    return 0


@lru_cache(maxsize=4096)
def _pattern(name: str, patterns: tuple[str, ...]) -> re.Pattern[str]:
    return compile_for(name, patterns)


def _short(words: str) -> str:
    return " ".join(words.split())[:60]


def _outlet(entity: Entity) -> _Outlet:
    tables = (entity.aliases, entity.acronyms, entity.former)
    names = {form for table in tables for forms in table.values() for form in forms} | {entity.name}
    plain = tuple(sorted((name for name in names if '"' not in name), key=lambda name: (-len(name), name)))
    phrases = [phrase for forms in entity.attribution.values() for phrase in forms if not _CITES.search(phrase)]
    guess = SourceGuess(entity.source_id, entity.name, "")
    return _Outlet(guess, plain, tuple(dict.fromkeys(phrases)), tuple(host.casefold() for host in entity.hosts))


def _keys(outlet: _Outlet) -> Iterator[str]:
    yield from (outlet.guess.id, f"org-{outlet.guess.id}")
    yield from map(normalize_cue, outlet.names)
    yield from outlet.hosts


def host_of(address: str) -> str:
    """Return the host of an address, with or without its scheme; "" for what is none."""
    bare = address.strip().casefold()
    if not bare or " " in bare or "." not in bare:
        return ""
    try:
        host = urlsplit(bare if "://" in bare else f"//{bare}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def slugify(name: str) -> str:
    """Make an id of a name: letters and digits of any script in small letters, everything else a hyphen.

    >>> slugify("Congressional Record")
    'congressional-record'
    """
    plain = unicodedata.normalize("NFKC", name.replace("İ", "I")).casefold()
    return _NOT_WORD.sub("-", plain).strip("-")


_FINDERS: Final[dict[str, SourceFinder]] = {}


def find_source(article: Article, body: str, lexicon: Lexicon) -> SourceGuess:
    """Tell which outlet an article is from.

    Parameters
    ----------
    article
        Its ``source`` column wins (id, name, alias or host of an outlet; any other value becomes an id of its own),
        then
        its text, then the host of its ``url``.
    body
        The body alone. An outlet counts as the source if it speaks of itself ("X informs", a byline, a
        dateline) or, failing that, was spoken to ("told X"); one that is only cited or mentioned does not.
    lexicon
        Where the outlets come from.

    Returns
    -------
    SourceGuess
        With the id "" where nothing tells.
    """
    finder = _FINDERS.get(lexicon.digest)
    if finder is None or not lexicon.digest:
        finder = SourceFinder(lexicon)
        _FINDERS.clear()
        _FINDERS[lexicon.digest] = finder
    return finder.find(article, body)
