"""Running words of an article, as positions in its text.

A token is an unbroken run of letters and digits; an apostrophe between letters belongs to the word in
Uzbek (oʻzbek), and splits it everywhere else (Türkiye'nin, Kazakhstan's). Hyphens split.
"""

from __future__ import annotations

import re
from functools import cache

_WORD = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
_APOSTROPHES = "'’‘ʻʼ`"
_LONGEST = 200
"""Longer runs are cut: what follows is no word of any language, and a length then fits a byte."""
_PLAIN = re.compile(_WORD)
_UZBEK = re.compile(rf"{_WORD}(?:[{_APOSTROPHES}]{_WORD})*")
_UNIFY = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_TURKIC_I = str.maketrans({"I": "ı", "İ": "i"})


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return _UZBEK if language == "uz" else _PLAIN


def fold(word: str, language: str) -> str:
    """The form under which a word is counted: lower case by the rules of its language, one apostrophe.

    Apostrophes are parts of words in Uzbek only, so only there do their kinds matter.

    >>> fold("IŞIK", "tr"), fold("IT", "en"), fold("Oʻzbekiston", "uz")
    ('ışık', 'it', "o'zbekiston")
    """
    if language in ("az", "tr"):
        word = word.translate(_TURKIC_I)
    elif "İ" in word:
        word = word.replace("İ", "i")
    folded = word.lower()
    return folded.translate(_UNIFY) if language == "uz" else folded


def tokenize(
    text: str, language: str, start: int = 0, end: int | None = None
) -> tuple[list[str], list[int], list[int]]:
    """Folded words of ``text[start:end]`` with their start and length (at most 200 characters a piece).

    Returns
    -------
    words, starts, lengths
        Three lists of the same length; ``starts`` count in the whole ``text``.
    """
    part = text[start:end]
    spans = [match.span() for match in _pattern(language).finditer(part)]
    lengths = [b - a for a, b in spans]
    if lengths and max(lengths) > _LONGEST:
        spans = [(i, min(i + _LONGEST, b)) for a, b in spans for i in range(a, b, _LONGEST)]
        lengths = [b - a for a, b in spans]
    starts = [start + a for a, _ in spans]
    folded = fold(part, language)
    if len(folded) == len(part):
        return [folded[a:b] for a, b in spans], starts, lengths
    return [fold(part[a:b], language) for a, b in spans], starts, lengths
