"""Names that the lexicon lacks: capitalised words that stand where no mention was found."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import in_counted_region
from analysis.errors import InputError
from analysis.lexicon.load import load_lexicon
from analysis.lexicon.words import common_words, fold, stop_words
from analysis.measures.definition import Definition
from analysis.measures.receipts import span_articles
from analysis.model import Evidence, Int64, Measurement, View

INTEGERS: Final = ("articles", "occurrences", "n_articles")
MOST_READ: Final = 500
"""Articles read for one table; of a larger view so many, evenly spread over time."""
_WORD: Final = re.compile(r"[^\W\d_][\w’'ʻʼ`‑-]*")
_JOINTS: Final = frozenset("of the for and de al bin ibn von van der la".split())
"""Small words inside a name, between two capitalised ones."""
_GENITIVES: Final = ("'s", "’s")
_SHORTEST: Final = 3
_MOST_WORDS: Final = 7
_ADJECTIVES: Final = ("ic", "an", "ish")
"""Endings of English adjectives of peoples and regions."""
_MOSTLY_SMALL: Final = 0.2
"""A single word that also stands without its capital in more than this share of its places is no name."""

Span = tuple[int, int]
Found = dict[str, list[tuple[int, int, int]]]


def suggestions(view: View, *, top: int = 50) -> Measurement:
    """Capitalised sequences in the bodies that no entity of the lexicon accounts for.

    A sequence of one word must stand inside a sentence; one that begins a sentence loses its first word where that is a
    function word. What overlaps a mention, or was looked at and left open, is none.

    Parameters
    ----------
    top
        Rows at most.

    Returns
    -------
    Measurement
        One row for each sequence in at least two articles (in one, where fewer than 30 articles are read): ``articles``
        of the ``n_articles`` read, ``occurrences``. Sorted by articles, occurrences, then name. Of a view of more than
        500 articles that many are read, evenly spread, which a note says.

    Raises
    ------
    InputError
        ``top`` is below 1.
    """
    if top < 1:
        raise InputError(f"top is {top}: ask for at least one name")
    rows = view.rows
    if len(rows) > MOST_READ:
        rows = rows[np.linspace(0, len(rows) - 1, MOST_READ).astype(np.int64)]
    found = _names(view, rows)
    least = 2 if len(rows) >= 30 else 1
    counts = [(name, len({row for row, _, _ in places}), len(places)) for name, places in found.items()]
    ordered = sorted((one for one in counts if one[1] >= least), key=lambda one: (-one[1], -one[2], one[0]))[:top]
    table = pd.DataFrame([(*one, len(rows)) for one in ordered], columns=["name", *INTEGERS])
    table = table.astype(dict.fromkeys(INTEGERS, np.int64))
    notes = (f"read were {len(rows):,} of {len(view):,} articles, evenly spread",) if len(rows) < len(view) else ()

    def open_cell(row: int, column: str) -> Evidence:
        if column == "n_articles":
            return Evidence("articles", rows)
        places = np.array(found[str(table["name"].iloc[row])], dtype=np.int64)
        spans = Evidence("occurrences", places[:, 0], starts=places[:, 1], ends=places[:, 2],
                         fields=np.zeros(len(places), dtype=np.int64))  # fmt: skip
        return spans if column == "occurrences" else span_articles(spans)

    return Measurement("suggestions", table, INTEGERS, view, open_cell, notes)


def _names(view: View, rows: Int64) -> Found:
    """Sequences with their places (row, start, end), without words that mostly stand in small letters."""
    found: Found = defaultdict(list)
    small: Counter[str] = Counter()
    for row in rows.tolist():
        text, taken = view.index.text(row), _taken(view, row)
        language = view.index.language(row)
        for start, end in _sentences(view, row):
            words = [match.span() for match in _WORD.finditer(text, start, end)]
            small.update(text[a:b] for a, b in words if text[a].islower())
            for first, last in _sequences(text, words, taken, language):
                found[" ".join(text[first:last].split())].append((row, first, last))
    known = _known()
    return {
        name: places
        for name, places in found.items()
        if fold(name) not in known and not _is_word(name, len(places), small)
    }


@cache
def _known() -> frozenset[str]:
    """Folded names of the lexicon, such as an acronym in brackets behind its name, words for offices, what it
    knows to be no mention, and the adjectives that it looks for beside a name ("Turkic").
    """
    lexicon = load_lexicon()
    tables = [lexicon.titles, *lexicon.office_terms.values(), lexicon.phrases.get("swallow", {})]
    tables += [table for one in lexicon.entities for table in (one.aliases, one.acronyms, one.former, one.demonyms)]
    tables += [{"en": tuple(word for word in one.context.get("en", ()) if _is_adjective(word))}
               for one in lexicon.entities]  # fmt: skip
    return frozenset(fold(form) for table in tables for forms in table.values() for form in forms)


def _is_adjective(word: str) -> bool:
    return word.istitle() and word.endswith(_ADJECTIVES)


def _is_word(name: str, n: int, small: Counter[str]) -> bool:
    return " " not in name and small[name.lower()] > _MOSTLY_SMALL * n


def _taken(view: View, row: int) -> list[Span]:
    """Spans of an article's mentions, and of what was left open, sorted."""
    spans: list[Span] = []
    for table in (view.index.mentions, view.index.unresolved):
        part = table.part(row)
        spans += zip(table["start"][part].tolist(), table["end"][part].tolist(), strict=True)
    return sorted(spans)


def _sentences(view: View, row: int) -> Iterator[Span]:
    table = view.index.sentences
    part = table.part(row)
    kept = in_counted_region(table["kind"][part], view.counting) & (table["field"][part] == 0)
    yield from zip(table["start"][part][kept].tolist(), table["end"][part][kept].tolist(), strict=True)


def _sequences(text: str, words: list[Span], taken: list[Span], language: str) -> Iterator[Span]:
    """Runs of capitalised words, with the small joints between them, clear of what is taken."""
    at = 0
    while at < len(words):
        if not text[words[at][0]].isupper():
            at += 1
            continue
        last = at
        while (following := _next(text, words, last)) is not None and following - at < _MOST_WORDS:
            last = following
        first = at
        at = last + 1
        if first == 0 and fold(text[slice(*words[0])]) in stop_words(language):
            first += 1
            while first <= last and text[words[first][0]].islower():
                first += 1
        if first <= last and _may_be_name(text, words[first : last + 1], first == 0, language):
            start, end = words[first][0], words[last][1]
            span = start, end - 2 if text[end - 2 : end] in _GENITIVES else end
            if not any(start < span[1] and end > span[0] for start, end in taken):
                yield span


def _next(text: str, words: list[Span], at: int) -> int | None:
    """The next word of a run: capitalised, one space away, perhaps behind small joints."""
    for following in range(at + 1, min(at + 3, len(words))):
        start, end = words[following]
        if text[words[following - 1][1] : start] not in (" ", "\n"):
            return None
        if text[start].isupper():
            return following
        if text[start:end] not in _JOINTS:
            return None
    return None


def _may_be_name(text: str, words: list[Span], begins: bool, language: str) -> bool:
    if len(words) > 1:
        return True
    word = text[slice(*words[0])]
    ordinary = fold(word) in stop_words(language) or fold(word) in common_words(language)
    return not begins and not ordinary and len(word) >= _SHORTEST


SUGGESTIONS: Final = Definition(
    title="Names that the lexicon lacks",
    row="one run of capitalised words that no entity of the lexicon accounts for",
    columns={
        "name": "the words as they stand",
        "articles": "articles that hold it, of those read",
        "occurrences": "how often it stands there",
        "n_articles": "articles read",
    },
    notes=("A single word counts inside a sentence only, and not where it also stands in small letters.",),
)
