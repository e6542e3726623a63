"""Running words of an article, as positions in its text.

A token is an unbroken run of letters and digits with the marks on them; an apostrophe between letters belongs to
the word in Uzbek (oʻzbek), and splits it everywhere else (Türkiye'nin, Kazakhstan's). Hyphens split.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from analysis.model import Bool, Int64

_APOSTROPHES: Final = "'’‘ʻʼ`"
_LONGEST: Final = 200
"""Longer runs are cut: what follows is no word of any language, and a length then fits a byte."""
_LAST: Final = 0x20000
"""From here on Unicode holds ideographs only."""
_UNIFY = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_TURKIC_I = str.maketrans({"I": "ı", "İ": "i"})


@cache
def _is_letter() -> Bool:
    """By code point: letters, digits and combining marks."""
    table = np.array([chr(point).isalnum() for point in range(_LAST)] + [True])
    table[0x300:0x370] = True
    return table


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


def tokenize(text: str, language: str, start: int = 0, end: int | None = None) -> tuple[list[str], Int64, Int64]:
    """Folded words of ``text[start:end]`` with their start and length (at most 200 characters a piece).

    Returns
    -------
    words, starts, lengths
        Of the same length; ``starts`` count in the whole ``text``.
    """
    words, starts, lengths = spread(text, language, start, end)
    return words.split(), starts, lengths


def spread(text: str, language: str, start: int = 0, end: int | None = None) -> tuple[str, Int64, Int64]:
    """The same as `tokenize`, but the words in one string with ASCII blanks between: a chunk splits it at once."""
    part = text[start:end]
    inside = _inside_words(part, language)
    starts, ends = _runs(inside)
    if not len(starts):
        return "", starts, ends
    folded = fold(part, language)
    if int((ends - starts).max()) > _LONGEST or len(folded) != len(part):
        words, starts, lengths = _piecewise(part, language, starts, ends)
        return " ".join(words), starts + start, lengths
    blanked = np.where(inside, _points(folded), ord(" ")).astype("<u4")
    return blanked.tobytes().decode("utf-32-le", "surrogatepass"), starts + start, ends - starts


def _piecewise(part: str, language: str, starts: Int64, ends: Int64) -> tuple[list[str], Int64, Int64]:
    """Words one by one: where one is overlong, or folding changes the length of the text."""
    spans = list(zip(starts.tolist(), ends.tolist(), strict=True))
    pieces = [(i, min(i + _LONGEST, b)) for a, b in spans for i in range(a, b, _LONGEST)]
    at = np.array(pieces, dtype=np.int64)
    return [fold(part[a:b], language) for a, b in pieces], at[:, 0], at[:, 1] - at[:, 0]


def _points(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _inside_words(text: str, language: str) -> Bool:
    """Which characters belong to words. By table: a regular expression takes ten times as long."""
    points = _points(text)
    inside = _is_letter()[np.minimum(points, _LAST)]
    if language == "uz":
        marks = np.isin(points[1:-1], [ord(mark) for mark in _APOSTROPHES])
        inside[1:-1] |= marks & inside[:-2] & inside[2:]
    return inside


def _runs(inside: Bool) -> tuple[Int64, Int64]:
    """Start and end of each run of True."""
    padded = np.zeros(len(inside) + 2, dtype=np.bool_)
    padded[1:-1] = inside
    changes = np.flatnonzero(padded[1:] != padded[:-1])
    return changes[::2], changes[1::2]
