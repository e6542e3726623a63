"""All places where a spelling of the lexicon stands as a whole word, before anything is decided."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from analysis.annotate.forms import (
    ANY_CASE,
    EXACT,
    LONG,
    NEEDS_SUFFIX,
    SUFFIXED,
    SWALLOW,
    FormTable,
    Rule,
)
from analysis.annotate.suffixes import has_suffixes, is_suffix_chain

Candidate = tuple[int, int, Rule]
"""Start, *minus* the end, rule: sorted, the leftmost comes first and of those the longest."""

_WORD: Final = re.compile(r"\w{0,25}")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.])[\w.+-]{0,64}@[\w.-]+")
_SHORTEST_CAPITALS: Final = 4
_LONGEST_TAIL: Final = 24
_LARGEST_DFA: Final = 5000
"""Patterns; above this the faster automaton takes a tenth of a second and 60 MB to make."""
_DIGRAPHS: Final = frozenset({"o'", "g'"})


class Matcher:
    """Finds the spellings of one language's table in text that `unify` and `fold` have prepared."""

    def __init__(self, table: FormTable, language: str) -> None:
        self.table = table
        self._language = language
        self._rules = table.rules
        small = len(table.patterns) <= _LARGEST_DFA
        kind = Implementation.DFA if small else Implementation.ContiguousNFA
        self._automaton = AhoCorasick(list(table.patterns), implementation=kind)
        self._suffixes = has_suffixes(language)
        self._tails: dict[str, bool] = {}

    def whole_words(self, folded: str) -> list[tuple[int, int, int, int]]:
        """Pattern number, start, end of the form and end of the word, of every whole-word match, overlaps too.

        A word may go on after the form only with a chain of endings of this language.
        """
        found = []
        length = len(folded)
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            # Most words stand between blanks: asking for those first saves two calls each.
            if start and (before := folded[start - 1]) != " " and (before.isalnum() or before == "_"):
                continue
            stop = end
            if end < length and (after := folded[end]) != " ":
                if after.isalnum() or after == "_":
                    if not self._suffixes or not (stop := self._end_of_word(folded, end)):
                        continue
                elif after == "'" and self._is_letter(folded, end):
                    continue
            found.append((pattern, start, end, stop))
        return found

    def candidates(self, text: str, folded: str) -> list[Candidate]:
        """Whole-word matches whose capitals fit, sorted; none in an address of the web or of a mailbox."""
        found: list[Candidate] = []
        rules = self._rules
        for pattern, start, end, stop in self.whole_words(folded):
            piece = text[start:end]
            for rule in rules[pattern]:
                if stop != end:
                    if not rule.flags & SUFFIXED:
                        continue
                elif rule.flags & NEEDS_SUFFIX:
                    continue
                if piece == rule.surface or _fits(piece, rule):
                    found.append((start, -stop, rule))
        found.sort()
        if "://" in text or "www." in text or "@" in text:
            found = _outside_addresses(found, text)
        return found

    def _end_of_word(self, folded: str, end: int) -> int:
        """Where the word ends if what follows ``end`` is a legal chain of endings, else 0."""
        match = _WORD.match(folded, end)
        tail = match.group() if match else ""
        if len(tail) > _LONGEST_TAIL:
            return 0
        legal = self._tails.get(tail)
        if legal is None:
            legal = self._tails[tail] = is_suffix_chain(tail, self._language)
        return end + len(tail) if legal else 0

    def _is_letter(self, folded: str, at: int) -> bool:
        """Whether the apostrophe belongs to the word: Uzbek writes the letters o' and g' with one."""
        return self._language == "uz" and folded[at - 1 : at + 1] in _DIGRAPHS


def _fits(piece: str, rule: Rule) -> bool:
    """Whether capitals that differ from the form's are still the same name (a headline, a small inner word)."""
    flags = rule.flags
    if flags & ANY_CASE:
        return True
    if flags & SWALLOW:
        return all(letter.isupper() for letter, model in zip(piece, rule.surface, strict=True) if model.isupper())
    if flags & EXACT:
        return False
    if flags & LONG:
        return piece[0].isupper()
    return len(piece) >= _SHORTEST_CAPITALS and (piece.isupper() or piece.istitle())


def _outside_addresses(found: list[Candidate], text: str) -> list[Candidate]:
    """Without what stands in addresses of pages and mailboxes and in names of accounts."""
    spans = [match.span() for match in _ADDRESS.finditer(text)]
    starts = [start for start, _ in spans]
    return [item for item in found if not (at := bisect_right(starts, item[0])) or spans[at - 1][1] <= item[0]]
