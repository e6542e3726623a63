"""Datelines: "BAKU, Azerbaijan, March 11.", "АСТАНА. 5 мая. /Агентство/", "ANKARA (AA) -"."""

from __future__ import annotations

import re
from typing import Final

from analysis.annotate.cues import DATE

_UPPER: Final = "A-ZÀ-ÖØ-ÞА-ЯЁŞĞÇÖÜİƏŇŽÝŐŰҚҒӘӨҮҰІҢҺЎҲ"
_CAPS: Final = rf"[{_UPPER}][{_UPPER}'’ʻ‘-]{{2,}}"
_PLACE: Final = rf"(?P<caps>{_CAPS}(?:[\s-]{_CAPS}){{0,2}})"
_TITLED: Final = rf"(?P<titled>[{_UPPER}]\w+(?:[\s-][{_UPPER}]\w+)?)"
_COUNTRY: Final = rf"(?:,\s(?P<country>(?:[{_UPPER}]\w+|of|the)(?:\s(?:[{_UPPER}]\w+|of|the)){{0,3}}))?"
_WHEN: Final = rf"(?:[.,]?\s/?(?P<date>(?i:{DATE})))?"
_BRACKETED: Final = r"(?:\([^()\n]{2,30}\)|/[^/\n]{2,30}/)"
_BARE: Final = rf"(?:{_CAPS}(?:\.[A-Z]{{2,3}})?|[{_UPPER}]\w+\.[A-Za-z]{{2,3}}|[{_UPPER}]\w+(?=\.?\s?[—–-]))"
_AGENCY: Final = rf"(?:[.,]?\s*(?P<agency>{_BRACKETED}|{_BARE}))?"
_END: Final = r"\s*(?P<end>[—–/]|-{1,2}(?=\s)|[.,](?=\s)|(?<=[/)])(?=\s))\s*(?P<dash>[—–-]{0,2})\s*"

_DATELINE: Final = re.compile(rf"(?:{_PLACE}{_COUNTRY}|{_TITLED}){_WHEN}{_AGENCY}{_END}")
_LONGEST: Final = 120


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Return where the dateline at ``start`` ends, the mark that closes it and blanks included; None if there is none.

    A place in capitals needs a country, a date, an agency or a dash beside it ("NATO. And" is none); a place in
    other letters needs a date and an agency.
    """
    found = _DATELINE.match(text, start, min(end, start + _LONGEST))
    if found is None or found.end() >= end:
        return None
    date, agency = found["date"], found["agency"]
    if found["titled"]:
        return found.end() if date and agency else None
    dashed = bool(found["dash"]) or found["end"] in "—–---"
    begins = text[found.end()].isupper() or not text[found.end()].isalpha()
    beside = bool(date or agency) or (bool(found["country"]) and found["end"] != ",")
    return found.end() if begins and (beside or (dashed and bool(found["end"]))) else None
