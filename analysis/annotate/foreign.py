"""Tells a line in another script or language than the body, from letters and small words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʻ‘][^\W\d_]+)*")
_ENGLISH: Final = frozenset(
    ("the", "of", "in", "to", "and", "for", "with", "at", "on", "by", "from", "says", "as", "after", "over", "its")
)
_SAMPLE: Final = 40
"""Lines of the body that its profile is taken from."""


class Profile(NamedTuple):
    """How the body is written: script of most letters, letters beyond a to z it uses, and whether it is English."""

    script: str
    letters: frozenset[str]
    english: bool


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ", 1)[0]


def _main_script(text: str) -> str:
    counts: dict[str, int] = {}
    for letter in filter(str.isalpha, text[:400]):
        script = _script(letter)
        counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda script: (counts[script], script), default="")


def _english_share(words: list[str]) -> float:
    return sum(word.casefold() in _ENGLISH for word in words) / max(1, len(words))


def profile(lines: Iterable[str], language: str = "") -> Profile:
    """Take the profile of a body from its first lines (and ``language``, if it is known)."""
    text = " ".join(islice(lines, _SAMPLE))
    words = _WORD.findall(text)
    letters = {letter for word in words if word.islower() for letter in word if letter > "z"}
    return Profile(_main_script(text), frozenset(letters), language == "en" or _english_share(words) >= 0.15)


def is_foreign(line: str, body: Profile) -> bool:
    """Tell whether a line of three words or more is in another script or language than the body.

    In the same script a third of its words must have letters that no uncapitalised word of the body has; or
    it has English small words where the body has none. Names alone (capitalised) prove nothing.
    """
    words = _WORD.findall(line)
    if len(words) < 3 or not body.script:
        return False
    if _main_script(line) != body.script:
        return True
    lower = [word for word in words if word.islower()]
    if not body.english and len(lower) >= 2 and _english_share(words) >= 0.15 and line.isascii():
        return sum(word in _ENGLISH for word in lower) >= 2
    odd = sum(any(letter > "z" and letter not in body.letters and letter.isalpha() for letter in w) for w in words)
    return 3 * odd >= len(words) and any(w[0].islower() and not w.isascii() for w in words)
