"""Sentences, by sentencex within each paragraph, with what it cuts too often joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import sentencex

from analysis.annotate.lines import paragraphs_within
from analysis.model import REGION_KINDS, Region, Sentence

_HIDDEN: Final = re.compile('["“”„‟«»‹›()\\[\\]\n\r]')
"""sentencex never cuts inside quotation marks and brackets; without seeing them it does. Line ends within a paragraph
mean nothing."""
_CHUNK: Final = 20_000
"""Characters given to sentencex at once: it is linear up to there, a little worse beyond."""
_FULL_STOP: Final = re.compile(r"[.!?…։。]\S{0,3}\s")
_LOOK_BACK: Final = 12
"""Characters before a cut in which an opening mark is looked for."""
_OPENERS: Final = "\"“„‟«‹([‘'"
_INITIAL: Final = re.compile(r"(?:^|[\s(\"“„«.-])(?:[^\W\d_a-zа-яё]|Dzh|Дж|Ch|Sh|Yu|Ya|Ye)\.[\"”»]?$")
_LOWER_NUMBER: Final = re.compile(r"(?:^|\s)(?:\d{1,4}|[IVXLC]{1,5})\.$")
_ORDINALS: Final = frozenset(("az", "tr", "tk", "hu", "kk", "ky", "uz"))
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(\"“„«/–—-])(?:"
    r"prof|assoc|dr|mr|mrs|ms|messrs|st|jr|sr|gen|col|lt|maj|capt|cmdr|adm|sgt|rep|sen|gov|pres|amb|hon|rev|supt|"
    r"no|nos|vol|vols|fig|art|sec|ch|pp|vs|v|e\.g|i\.e|cf|al|approx|est|ca|ltd|inc|co|corp|dept|univ|min|max|u\.s|u\.k|"
    r"jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mt|ft|"
    r"doç|yrd|öğr|sn|av|müh|alb|tuğg|korg|org|bkz|vb|yy|cad|sok|mah|tic|a\.ş|çev|"
    r"akad|dos|müəl|i\.d|f\.d|səh|cəm|cən|m\.ö|b\.e|e\.ə|prez|küç|"
    r"проф|акад|доц|ген|г-н|г-жа|гг|г|тов|им|ул|пр|просп|д|обл|р-н|стр|с|т\.е|т\.к|т\.н|т\.о|см|ср|напр|св|др|пр|тыс|руб|"
    r"млн|млрд|трлн|долл|кв|куб|ред|род|зам|чел|ок|мин|сек|рис|табл|гл|п|пп|ст|"
    r"ж|жж|м\.а|т\.б|т\.с\.с|ғ|ғғ|қ|көш|обл|мыс|б|ш|теңге|"
    r"id|ifj|özv|stb|pl|ún|kb|u\.n|vö|ill|szül|megh|okl|m"
    r")\.[\"”»]?$",
    re.IGNORECASE,
)
_ENDS_TOO: Final = re.compile(
    r"(?:^|\s)(?:(?-i:[гжсбшғмm])|co|corp|inc|ltd|jr|sr|al|vb|др|гг|тыс|руб|млн|млрд|трлн|долл|чел|мин|сек|обл|пр|"
    r"т\.б|т\.с\.с|теңге|stb|u\.s|u\.k|no|min|max|[ap]\.m)\.$",
    re.IGNORECASE,
)
"""Abbreviations that may also end a sentence: joined only before a number, a day of the week or a time zone."""

_SHORT_WORDS: Final = frozenset(
    word.lower()
    for pattern in (_ABBREVIATION, _ENDS_TOO, _INITIAL)
    for word in re.split(r"[^\w]+", pattern.pattern)
    if word.isalpha()
)
"""Every word in the expressions above: a word that is none of them ends no abbreviation."""
_CALENDAR: Final = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}T\b")


def split_sentences(text: str, regions: Sequence[Region], language: str = "") -> tuple[Sentence, ...]:
    """Divide an article into sentences.

    Parameters
    ----------
    text
        The article as read. Time is linear in its length.
    regions
        What `find_regions` found; a sentence never crosses from one region into another.
    language
        ISO 639-1 code; one that sentencex has no rules for is split by general ones.

    Returns
    -------
    tuple of Sentence
        Sorted by position, without blanks at their ends; every character that is not blank lies in exactly
        one. Paragraphs (see `paragraph_spans`) are numbered from 0 within the article; one that spans two regions (a
        dateline and the first sentence after it) is one paragraph.
    """
    found: list[Sentence] = []
    for start, end, paragraph, region in paragraphs_within(text, regions):
        kind = REGION_KINDS.index(regions[region].kind)
        spans = _split_line(text, start, end, language)
        found.extend(Sentence(begin, stop, kind, paragraph) for begin, stop in spans)
    return tuple(found)


def _split_line(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph: pieces of sentencex, cleaned and joined."""
    held: tuple[int, int] | None = None
    for piece in _pieces(text, start, end, language):
        if held is None:
            held = piece
        elif _belongs(text, held, piece, language):
            held = (held[0], piece[1])
        else:
            yield held
            held = piece
    if held is not None:
        yield held


def _pieces(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield trimmed pieces; an opening mark before the cut is moved behind it."""
    begin = start
    for cut in _cuts(text, start, end, language):
        stop = cut
        while stop > max(begin, cut - _LOOK_BACK) and (text[stop - 1].isspace() or _opens(text, stop - 1, begin)):
            stop -= 1
        if stop > begin and (span := _trim(text, begin, stop)):
            yield span
            begin = stop
    if span := _trim(text, begin, end):
        yield span


def _opens(text: str, at: int, begin: int) -> bool:
    """Tell whether the mark at ``at`` opens: nothing but a blank or another opening mark stands before it."""
    return text[at] in _OPENERS and (at == begin or text[at - 1].isspace() or _opens_before(text, at - 1))


def _opens_before(text: str, at: int) -> bool:
    return text[at] in "“„«‹([" and at > 0 and text[at - 1].isspace()


def _cuts(text: str, start: int, end: int, language: str) -> Iterator[int]:
    for begin, stop in _chunks(text, start, end):
        part = text[begin:stop]
        yield from (
            begin + mark["end_index"]
            for mark in sentencex.get_sentence_boundaries(language or "en", _HIDDEN.sub(" ", part))
        )


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of about ``_CHUNK`` characters that end at a full stop, if there is one."""
    while end - start > _CHUNK:
        stops = [found.end() for found in _FULL_STOP.finditer(text, start + _CHUNK - 2000, start + _CHUNK)]
        stop = stops[-1] if stops else start + _CHUNK
        yield start, stop
        start = stop
    yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends_in_word(tail: str) -> bool:
    """Tell, faster than the expressions below could, that neither an initial, a number nor an abbreviation ends it."""
    last = tail.rstrip('."”»')
    if len(last) == len(tail):
        return any(map(str.isalpha, tail))
    word = last[last.rfind(" ") + 1 :]
    return len(word) > 1 and word.isalpha() and not word.isupper() and word.lower() not in _SHORT_WORDS


def _belongs(text: str, held: tuple[int, int], piece: tuple[int, int], language: str) -> bool:
    """Tell whether ``piece`` goes on with the sentence that ``held`` began."""
    tail, head = text[max(held[0], held[1] - 14) : held[1]], text[piece[0] : min(piece[1], piece[0] + 40)]
    first = next((letter for letter in head if letter.isalnum()), "")
    if not first or first.islower() or head[0] in ",;:)]”»…" or not text[piece[0] - 1].isspace():
        return True
    if _ends_in_word(tail):
        return False
    if _ENDS_TOO.search(tail):
        return first.isdigit() or _CALENDAR.match(head) is not None
    if _INITIAL.search(tail) or (held[1] - held[0] <= 3 and not tail[-1].isalnum() and not any(map(str.isalpha, tail))):
        return True
    if _LOWER_NUMBER.search(tail):
        return (language in _ORDINALS and not head[0].isupper()) or held[1] - held[0] <= 4
    return _ABBREVIATION.search(tail) is not None
