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

_SIGNS: Final = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
_INVISIBLE: Final = re.compile(_SIGNS)
_PIECE: Final = re.compile(f"{_SIGNS}+|.[\u0300-\u036f\u0483-\u0487]*", re.S)
_DOTTED: Final = "i\u0307"


def unify(text: str) -> tuple[str, list[int] | None]:
    """``text`` for matching, and the position in ``text`` of each of its characters (None: the same ones).

    Apostrophes, dashes, quotation marks and spaces of all kinds become one kind each. Soft hyphens, joiners and
    direction marks go, and letters are composed (NFC), both with a table of positions, which ends with the
    length of ``text``.
    """
    positions: list[int] | None = None
    if text.isascii():
        alike = _ALIKE_ASCII
    else:
        alike = _ALIKE
        if not unicodedata.is_normalized("NFC", text) or _DOTTED in text or _INVISIBLE.search(text):
            text, positions = _compose(text)
    for variant, plain in alike:
        text = text.replace(variant, plain)
    return text, positions


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
