"""Direct quotations: spans between quotation marks that somebody said, over one paragraph or several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from analysis.annotate.lines import paragraphs_within
from analysis.model import Region


class Quotation(NamedTuple):
    """What stands between the marks, which themselves are not part of it."""

    start: int
    end: int
    paragraphs: int


class _Mark(NamedTuple):
    at: int
    family: str
    opens: bool
    closes: bool


_MARKS: Final = re.compile(r"[\"“”„‟«»‘’']")
_FAMILY: Final = dict.fromkeys("“”„‟", "curly") | dict.fromkeys("«»", "angle") | dict.fromkeys("‘’'", "single")
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʻ‘-][^\W_]+)*")
_LONGEST: Final = 12
"""Paragraphs of one quotation; a mark that nobody closes within them is a slip."""
_MOST_MARKS: Final = 60
"""Marks of a paragraph among which the closing one is looked for."""
_FEWEST: Final = 3
"""Words from which a quotation is taken for one without a verb of saying beside it."""
_SPEECH: Final = re.compile(
    r"\b(?:said|says|saying|told|added|adds|noted|stated|stressed|emphasi[sz]ed|asked|replied|answered|declared|explained|"
    r"according to|"
    r"сказал\w*|заявил\w*|отметил\w*|подчеркнул\w*|добавил\w*|говорит|сообщил\w*|по словам|ответил\w*|"
    r"dedi|deyib|bildirib|söyləyib|qeyd ed\w+|vurğula\w+|əlavə ed\w+|diyerek|diye|ifade\w*|belirt\w+|söyledi|konuştu|"
    r"деді|деген|айтты|атап өтті|мәлімдеді|деди|деген|айткан|билдирди|белгиледи|"
    r"dedi|deb\b|ta[’ʼ']kidla\w+|aytdi|bildirdi|diýdi|diýip|belledi|nygtady|"
    r"mondta|mondja|közölte|hangsúlyozta|tette hozzá|jelentette ki)",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(
    r"\b(?:titled|entitled|called|named|dubbed|slogan|motto|theme|themed|title|topic|headlined|so-called|"
    r"названием|девизом|тему|теме|лозунгом|книг\w+|фильм\w*|проект\w*|программ\w+|"
    r"adlı|mövzusunda|şüarı|devizi|sloganı|temalı|başlıklı|тақырыбында|ұранымен|атты|mavzusida|shiori|nomli|ady bilen|"
    r"című|elnevezésű|mottó\w*)\s*[:,]?\s*$",
    re.IGNORECASE,
)
_TITLED_AFTER: Final = re.compile(
    r"['’-]?\w{0,4}\s*(?:adlı|mövzusunda|şüarı|devizi|sloganı|temalı|başlıklı|isimli|тақырыбында|ұранымен|атты|"
    r"mavzusida|shiori|nomli|аталышындагы|atly|diýen|című|elnevezésű)",
    re.IGNORECASE,
)
_SAID_AFTER: Final = re.compile(r"\s*[,—–-]")


def find_quotations(text: str, regions: Sequence[Region], language: str = "") -> tuple[Quotation, ...]:
    """Find what is quoted word by word in the body of an article.

    Straight, curly, low, angled and (at word ends) single marks. A quotation over several paragraphs may open
    once or anew in each. Marks inside a quotation belong to it. What nobody closes ends with its paragraph if that
    begins with the mark, and is none otherwise.

    Parameters
    ----------
    text
        The article as read. Time is linear in its length.
    regions
        What `find_regions` found; only the body is looked at.
    language
        ISO 639-1 code of the body; apostrophes of Turkish, Azerbaijani and Uzbek are never marks.

    Returns
    -------
    tuple of Quotation
        Sorted, without overlap, without their marks. Titles, slogans and single words in marks are left out.
    """
    single = language not in ("tr", "az", "uz", "tk", "kk", "ky")
    body = [region for region in regions if region.kind == "body"]
    paragraphs = [(start, end) for start, end, _, _ in paragraphs_within(text, body)]
    marks = [list(_marks(text, *span, single=single)) for span in paragraphs]
    return tuple(_scan(text, paragraphs, marks))


def _marks(text: str, start: int, end: int, *, single: bool) -> Iterator[_Mark]:
    for found in _MARKS.finditer(text, start, end):
        at, sign = found.start(), found[0]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        left = not before.isalnum() and before not in ".,!?…)%" and not after.isspace()
        right = not before.isspace() and (not after.isalnum() or before in ".,!?…" or not left)
        if sign in "'‘’":
            if single and left != right and not before.isdigit():
                yield _Mark(at, "single", sign != "’" and left, sign != "‘" and right)
        elif sign in "«„‟":
            yield _Mark(at, _FAMILY[sign], opens=True, closes=False)
        elif sign == "»":
            yield _Mark(at, "angle", opens=False, closes=True)
        else:
            yield _Mark(at, _FAMILY.get(sign, "straight"), left, right if sign == '"' else (sign == "”" or right))


def _scan(text: str, paragraphs: list[tuple[int, int]], marks: list[list[_Mark]]) -> Iterator[Quotation]:
    number, taken = 0, -1
    while number < len(paragraphs):
        following = number + 1
        for position, mark in enumerate(marks[number]):
            if mark.at <= taken or not mark.opens:
                continue
            found = _close(text, paragraphs, marks, number, position)
            if found is None:
                continue
            last, end = found
            taken = end
            span = _trim(text, mark.at + 1, end)
            if span and _is_said(text, span, paragraphs[number], paragraphs[last], mark):
                yield Quotation(*span, last - number + 1)
            if last > number:
                following = last
                break
        number = following


def _close(
    text: str, paragraphs: list[tuple[int, int]], marks: list[list[_Mark]], number: int, position: int
) -> tuple[int, int] | None:
    """Return paragraph and position of the mark that closes what ``marks[number][position]`` opens."""
    opening = marks[number][position]
    depth, inner = _depth(marks[number], position + 1, opening.family)
    if depth <= 0:
        return number, inner
    if opening.family == "single":
        return None
    if inner >= 0 and _SAID_AFTER.match(text, inner + 1):
        return number, inner
    opened = _first_mark(text, paragraphs[number]) == opening.at
    onward = _close_later(text, paragraphs, marks, number, opening)
    if onward:
        return onward
    return (number, paragraphs[number][1]) if opened and depth == 1 and inner < 0 else None


def _close_later(
    text: str, paragraphs: list[tuple[int, int]], marks: list[list[_Mark]], number: int, opening: _Mark
) -> tuple[int, int] | None:
    """Look for the closing mark in the paragraphs that follow: each opens anew, or none does."""
    anew: bool | None = None
    for later in range(number + 1, min(len(paragraphs), number + _LONGEST)):
        own = marks[later]
        reopens = bool(own) and own[0].at == _first_mark(text, paragraphs[later]) and own[0].family == opening.family
        reopens = reopens and own[0].opens
        anew = reopens if anew is None else anew
        if reopens != anew:
            return None
        depth, at = _depth(own, int(reopens), opening.family)
        if depth <= 0:
            return later, at
    return None


def _depth(marks: Sequence[_Mark], begin: int, family: str) -> tuple[int, int]:
    """Follow the marks of one family until as many have closed as opened, one being open at ``begin``.

    Returns how many are still open and where the last one closed (-1: none did).
    """
    depth, at = 1, -1
    for number in range(begin, min(len(marks), begin + _MOST_MARKS)):
        mark = marks[number]
        if mark.family != family:
            continue
        if mark.opens and not (mark.closes and depth):
            depth += 1
        elif mark.closes:
            depth -= 1
            at = mark.at
            if depth <= 0:
                break
    return depth, at


def _first_mark(text: str, span: tuple[int, int]) -> int:
    """Return the position of a paragraph's first character that is neither a blank nor a dash."""
    at = span[0]
    while at < span[1] and (text[at].isspace() or text[at] in "—–-"):
        at += 1
    return at


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _is_said(text: str, span: tuple[int, int], first: tuple[int, int], last: tuple[int, int], mark: _Mark) -> bool:
    """Tell speech from names, titles, slogans and single words in marks."""
    words = _WORD.findall(text, span[0], min(span[1], span[0] + 400))
    before = text[max(first[0], mark.at - 60) : mark.at]
    after = text[span[1] + 1 : min(last[1], span[1] + 61)]
    ends_in_mark = text[span[1] - 1] in ",.!?…"
    if len(words) < _FEWEST:
        set_apart = ends_in_mark or after[:1] == "," or before.rstrip()[-1:] in (",", ":")
        return bool(words) and set_apart and bool(_SPEECH.search(after) or _SPEECH.search(before))
    if _TITLED.search(before) or _TITLED_AFTER.match(after):
        return False
    if mark.family == "single" and not ends_in_mark and not _SPEECH.search(before + " " + after):
        return False
    return ends_in_mark or not _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Tell a name by capitals: every longer word begins with one."""
    longer = [word for word in words if len(word) > 3 or word[0].isdigit()]
    return bool(longer) and len(words) <= 15 and all(word[0].isupper() or word[0].isdigit() for word in longer)
