"""Amounts in a text: money, percent, counts, ordinals and years, with their value and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from analysis.annotate.amount_words import (
    ADJECTIVES,
    ANY_CURRENCY,
    BEFORE_PERCENT,
    CODES,
    CURRENCY,
    IRREGULAR,
    MONTHS,
    MULTIPLIERS,
    NO_NOUNS,
    ONLY_MONEY,
    ORDINAL_ENDS,
    ORDINALS,
    PERCENT,
    SCALES,
    SIGNS,
    TENS,
    UNITS,
)

AmountKind = Literal["money", "percent", "count", "ordinal", "year"]


class Amount(NamedTuple):
    """One figure. ``unit`` is a currency code, "%", "percentage points", what is counted, or ""."""

    start: int
    end: int
    kind: AmountKind
    value: float
    unit: str


_NUMBER_WORD: Final = "|".join(sorted((*UNITS, *TENS, *MULTIPLIERS), key=len, reverse=True))
_SCALE: Final = "|".join(re.escape(word) for word in sorted(SCALES, key=len, reverse=True))
_GLUED: Final = r"(?:k|m|mn|mln|b|bn|bln|tn|trn)\b"
_POINT: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_COMMA: Final = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_WORDS: Final = (
    r"half[ -](?:an?[ -])?(?:dozen|hundred|thousand|million|billion|trillion)|"
    rf"(?:{_NUMBER_WORD})(?:(?:[ -]| and )(?:{_NUMBER_WORD}))*(?: and a half)?|"
    r"an?(?= (?:dozen|hundred|thousand|million|billion|trillion)\b)"
)
_ENGLISH_ORDINAL: Final = "|".join(sorted(ORDINALS, key=len, reverse=True))


def _pattern(digits: str, words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>{BEFORE_PERCENT})?(?P<sign>US\$|[{''.join(sign for sign in SIGNS if len(sign) == 1)}]|"
        rf"\b(?:{'|'.join(CODES)})(?=[ \u00a0]?\d))?[ \u00a0]?(?<![\w.,/:-])(?:(?P<low>{digits})(?:[ ]?[-–][ ]?| to ))?"
        rf"(?:(?P<digits>{digits})(?P<ordinal>{ORDINAL_ENDS})?(?={_GLUED}|\W|$)(?![-.:/]\d)|\b(?P<words>{words})\b)"
        rf"(?:[ \u00a0-]?(?P<scale>{_SCALE})(?!\w))?"
        rf"(?:[ \u00a0-]?(?P<percent>{PERCENT})(?!\w)|[ \u00a0-](?P<currency>{ANY_CURRENCY})(?!\w)|"
        rf"[ \u00a0]?(?P<sign_after>[€₸₼₺₽$£]))?",
        re.IGNORECASE,
    )


_ENGLISH: Final = _pattern(_POINT, rf"{_ENGLISH_ORDINAL}|{_WORDS}")
_OTHER: Final = _pattern(_COMMA, r"(?!)")
_NOUN: Final = re.compile(r"[ -]([^\W\d_][\w'’-]*)")
_DAY: Final = re.compile(rf"\s*(?:of )?{MONTHS}", re.IGNORECASE)
_MONTH_BEFORE: Final = re.compile(rf"\b{MONTHS}\.?\s*$", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"\b(?:no|nos|article|page|chapter|paragraph|resolution|flight|room|№)\.?\s*$", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_LOOK: Final = 20
_MOST_NOUNS: Final = 4


def find_amounts(text: str, language: str = "en", start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """Every amount in a stretch of text, sorted, without overlap.

    Parameters
    ----------
    text
        The article as read; positions are those in it.
    language
        ISO 639-1 code. English reads numbers in words too, and commas as thousands; the others read a comma as
        the decimal sign, and spaces or points as thousands.
    start, end
        The stretch, usually a sentence.

    Returns
    -------
    tuple of Amount
        Days of the month, clock times and numbers that are names (Article 12) are left out. Of a range both ends.
    """
    stop = len(text) if end is None else end
    pattern = _ENGLISH if language == "en" else _OTHER
    return tuple(
        amount
        for found in pattern.finditer(text, start, stop)
        for amount in _read(found, text, stop, english=language == "en")
    )


def _read(found: re.Match[str], text: str, stop: int, *, english: bool) -> Iterator[Amount]:
    begin = found.start() + len(found[0]) - len(found[0].lstrip())
    if found["words"] and found["words"].lower() in ORDINALS:
        yield from _ordinal_word(found, begin)
        return
    value = _value(found, english)
    scale = found["scale"]
    money = _currency(found)
    scaled = scale is not None and (money != "" or scale.lower() not in ONLY_MONEY)
    end = found.end() if scaled or not scale else found.end("digits" if found["digits"] else "words")
    value *= SCALES[scale.lower()] if scaled and scale else 1
    if found["ordinal"]:
        if not _DAY.match(text, found.end()) and not _MONTH_BEFORE.search(text, max(0, begin - _LOOK), begin):
            yield Amount(
                begin, found.end("ordinal"), "ordinal", value, _noun(text, found.end("ordinal"), stop, english)[0]
            )
        return
    low = _number(found["low"], english) * (SCALES[scale.lower()] if scaled and scale else 1) if found["low"] else None
    kind: AmountKind = "money" if money else "percent"
    if money:
        unit = money
    elif found["percent"] or (found["before"] and found["digits"]):
        unit = "percentage points" if "point" in (found["percent"] or "") else "%"
    else:
        yield from _plain(found, text, begin, end, stop, value, low, english)
        return
    yield from _with_low(found, begin, end, kind, value, unit, low)


def _with_low(
    found: re.Match[str], begin: int, end: int, kind: AmountKind, value: float, unit: str, low: float | None
) -> Iterator[Amount]:
    """The amount, and before it the lower end of its range."""
    if low is not None:
        yield Amount(begin, found.end("low"), kind, low, unit)
        begin = found.start("digits") if found["digits"] else found.start("words")
    yield Amount(begin, end, kind, value, unit)


def _plain(
    found: re.Match[str], text: str, begin: int, end: int, stop: int, value: float, low: float | None, english: bool
) -> Iterator[Amount]:
    """A number without a currency or percent: a year, a count, or part of a date or a name."""
    unit, noun_end = _noun(text, end, stop, english)
    digits = found["digits"] or ""
    if found["sign"] and found["sign"].isalpha():
        begin = found.start("low") if found["low"] else found.start("digits")
    is_year = _YEAR.fullmatch(digits) is not None and not found["scale"] and not (english and unit)
    if is_year:
        yield from _with_low(found, begin, end, "year", value, "", low if _YEAR.fullmatch(found["low"] or "") else None)
        return
    before = text[max(0, begin - _LOOK) : begin]
    dated = _DAY.match(text, end) or _MONTH_BEFORE.search(before) or _NUMBERED.search(before)
    bare = found["words"] and not unit and not found["scale"] and value < 13
    if dated or bare or (low is not None and not unit) or (found["words"] or "").lower() == "one":
        return
    if low is not None:
        yield from _with_low(found, begin, noun_end, "count", value, unit, low)
        return
    yield Amount(begin, noun_end, "count", value, unit)


def _ordinal_word(found: re.Match[str], begin: int) -> Iterator[Amount]:
    word = found["words"]
    yield Amount(begin, begin + len(word), "ordinal", float(ORDINALS[word.lower()]), "")


def _value(found: re.Match[str], english: bool) -> float:
    return _number(found["digits"], english) if found["digits"] else _in_words(found["words"].lower())


def _number(digits: str, english: bool) -> float:
    """A number as it is written.

    >>> _number("1,250.5", True), _number("1 250,5", False), _number("2.5", False)
    (1250.5, 1250.5, 2.5)
    """
    if english:
        return float(digits.replace(",", ""))
    plain = re.sub(r"[ \u00a0\u202f]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def _in_words(words: str) -> float:
    """An English number in words, up to thousands, with halves.

    >>> _in_words("two hundred and five"), _in_words("half a billion"), _in_words("one and a half")
    (205.0, 500000000.0, 1.5)
    """
    if words.startswith("half"):
        return 0.5 * SCALES[re.split(r"[ -]", words)[-1]]
    half = 0.5 if words.endswith(" and a half") else 0.0
    total = current = 0.0
    for word in re.split(r"[ -]", words.removesuffix(" and a half")):
        if word in MULTIPLIERS:
            current = max(current, 1) * MULTIPLIERS[word]
            if word == "thousand":
                total, current = total + current, 0.0
        elif word in ("a", "an"):
            current = 1.0
        elif word != "and":
            current += UNITS.get(word, 0) + TENS.get(word, 0)
    return total + current + half


def _currency(found: re.Match[str]) -> str:
    """The code of the currency before or behind a number, or ""."""
    for group in ("sign", "sign_after"):
        sign = (found[group] or "").upper()
        if sign and (sign in SIGNS or CURRENCY.fullmatch(sign)):
            return SIGNS.get(sign, sign)
    named = CURRENCY.fullmatch(found["currency"] or "")
    if named is None:
        return ""
    return named["code"].upper() if named["code"] else str(named.lastgroup)


def _noun(text: str, at: int, stop: int, english: bool) -> tuple[str, int]:
    """What is counted, and where it ends: in English up to the next plural, elsewhere the next word."""
    words: list[str] = []
    end = at
    for _ in range(_MOST_NOUNS):
        found = _NOUN.match(text, end, stop)
        if found is None or found[1].lower() in NO_NOUNS:
            return "", at
        word, end = found[1], found.end()
        words.append(word)
        lower = word.lower().removesuffix("'s").removesuffix("’s")
        if not english:
            return word, end
        if (
            lower in IRREGULAR
            or lower.endswith(("children", "women", "men"))
            or (lower.endswith("s") and not lower.endswith(("ss", "us", "ous")) and len(lower) > 3)
        ):
            break
    else:
        return "", at
    kept = [word for number, word in enumerate(words) if number == len(words) - 1 or word.lower() not in ADJECTIVES]
    return " ".join(kept), end
