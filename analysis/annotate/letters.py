"""The text as it is matched: one kind of apostrophe, dash and space, composed letters, no invisible signs."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SAME: Final = (
    ("'", "’‘ʼʻ`´′ʹ＇"),
    ("-", "‐‑–−"),
    (" ", "\u00a0\u202f\u2009\u2007\t\n\r"),
    ('"', "“”„«»"),
)
_ALIKE: Final = tuple((variant, plain) for plain, variants in _SAME for variant in variants)
_ALIKE_ASCII: Final = tuple((variant, plain) for variant, plain in _ALIKE if variant.isascii())

_LATIN: Final = "AaBCcEeHIiJjKMOoPpSsTXxYy"
_CYRILLIC: Final = "АаВСсЕеНІіЈјКМОоРрЅѕТХхУу"
_LOOKS_LATIN: Final = dict(zip(_CYRILLIC, _LATIN, strict=True))
_LOOKS_CYRILLIC: Final = dict(zip(_LATIN, _CYRILLIC, strict=True))
_A_CYRILLIC: Final = "[\u0400-\u052f]"
_A_LATIN: Final = "[A-Za-z\u00c0-\u024f]"
_MEETING: Final = re.compile(f"{_A_LATIN}{_A_CYRILLIC}|{_A_CYRILLIC}{_A_LATIN}")
_WORD: Final = re.compile(r"\w+")
_HIGH_BYTE: Final = b"\x04"
"""The high byte of nearly all Cyrillic letters in UTF-16: looking for it is much faster than for letters."""

_SIGNS: Final = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
_INVISIBLE: Final = re.compile(_SIGNS)
_PIECE: Final = re.compile(f"{_SIGNS}+|.[\u0300-\u036f\u0483-\u0487]*", re.S)
_DOTTED: Final = "i\u0307"


def unify(text: str) -> tuple[str, list[int] | None]:
    """``text`` for matching, and the position in ``text`` of each of its characters (None: the same ones).

    Apostrophes, dashes, quotation marks and spaces of all kinds become one kind each. Soft hyphens, joiners and
    direction marks go, letters are composed (NFC), and a Cyrillic letter in a Latin word that looks like a Latin one is
    taken for it, and the other way round; all with a table of positions, which ends with the
    length of ``text``.
    """
    positions: list[int] | None = None
    if "\r\n" in text:
        text, positions = _without_returns(text)
    if text.isascii():
        alike = _ALIKE_ASCII
    else:
        alike = _ALIKE
        if not unicodedata.is_normalized("NFC", text) or _DOTTED in text or _INVISIBLE.search(text):
            text, inner = _compose(text)
            positions = [positions[at] for at in inner] if positions else inner
        if _HIGH_BYTE in text.encode("utf-16-le", "surrogatepass") and _MEETING.search(text):
            text = _one_script(text)
    for variant, plain in alike:
        text = text.replace(variant, plain)
    return text, positions


def _without_returns(text: str) -> tuple[str, list[int]]:
    """A line end of two signs as one, so that a name may go on in the next line whoever wrote the file."""
    positions: list[int] = []
    at = 0
    lines = text.split("\r\n")
    for line in lines:
        positions.extend(range(at, at + len(line)))
        at += len(line) + 2
        positions.append(at - 1)
    # What stands behind the last line is its end, and no line end.
    positions[-1] = len(text)
    return "\n".join(lines), positions


def _compose(text: str) -> tuple[str, list[int]]:
    """Compose letter by letter, so that each composed letter still knows where it stood."""
    letters: list[str] = []
    positions: list[int] = []
    for match in _PIECE.finditer(text):
        piece = match.group()
        if _INVISIBLE.match(piece):
            continue
        composed = piece if len(piece) == 1 else unicodedata.normalize("NFC", piece.replace(_DOTTED, "i"))
        letters.append(composed)
        positions.extend([match.start()] * len(composed))
    positions.append(len(text))
    return "".join(letters), positions


def end_of_visible(text: str, end: int) -> int:
    """``end``, or where the invisible signs begin that stand right before it."""
    while end and _INVISIBLE.match(text, end - 1):
        end -= 1
    return end


def _one_script(text: str) -> str:
    """Words in which look-alikes of another script stand, in the script of their other letters; the length stays."""
    pieces, done = [], 0
    for meeting in _MEETING.finditer(text):
        if meeting.start() < done:
            continue
        start = _start_of_word(text, meeting.start())
        match = _WORD.match(text, start)
        end = match.end() if match else meeting.end()
        pieces.append(text[done:start])
        pieces.append(_unmix(text[start:end]))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def _start_of_word(text: str, at: int) -> int:
    while at and text[at - 1].isalnum():
        at -= 1
    return at


def _unmix(word: str) -> str:
    """The word in one script, if all its letters of the rarer script have a look-alike in the other."""
    cyrillic = [letter for letter in word if "\u0400" <= letter <= "\u052f"]
    latin = [letter for letter in word if letter.isalpha() and not "\u0400" <= letter <= "\u052f"]
    cyrillic_goes, latin_goes = _LOOKS_LATIN.keys() >= set(cyrillic), _LOOKS_CYRILLIC.keys() >= set(latin)
    if cyrillic_goes and (len(latin) >= len(cyrillic) or not latin_goes):
        return "".join(_LOOKS_LATIN.get(letter, letter) for letter in word)
    return "".join(_LOOKS_CYRILLIC.get(letter, letter) for letter in word) if latin_goes else word
