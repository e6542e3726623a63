"""What a single line says about itself: is it an invitation, a label, a byline, a list of tags?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from analysis.annotate import cues
from analysis.annotate.lines import Line


class Cue(NamedTuple):
    """What a line is taken for, and why."""

    kind: str
    reason: str


def _any(patterns: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


def labels_pattern(words: Iterable[str]) -> str:
    """Match one of ``words`` (any kind of apostrophe) at the start of a line."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("'", "['’‘ʻʼ`´]") for word in longest_first) + ")"


_PROMOTION: Final = _any(cues.PROMOTION)
_PROMOTION_INSIDE: Final = _any(cues.PROMOTION_INSIDE)
_AGENCY: Final = _any(cues.AGENCY)
_BYLINE: Final = _any(cues.BYLINE, 0)
_CREDIT: Final = _any(cues.CREDIT)
_RELATED: Final = re.compile(rf"\W{{0,3}}{labels_pattern(cues.INLINE_RELATED)}\s?[:|>»→—-]\s*\S", re.IGNORECASE)
_TAGS: Final = re.compile(rf"\W{{0,3}}{labels_pattern(cues.TAGS)}\s?:\s*\S", re.IGNORECASE)
_HASHTAGS: Final = re.compile(r"(?:#\w[\w-]*[\s,]*){2,}")
_CRUMBS: Final = re.compile(r"[^.!?]{2,40}(?:\s[>»›/|→•·]\s[^.!?>»›/|→]{1,80}){1,8}")
_COUNT: Final = re.compile(r"\s*\(?\d+\)?\s*")
_WORD: Final = re.compile(r"[^\W_]+(?:['’‘ʻʼ.+-][^\W_]*)*\.?")
_NAME: Final = re.compile(r"(?:[A-ZÀ-ÞА-ЯЁŞĞÇÖÜİƏŇŽŐŰҚҒӘӨҮҰІҢҺЎҲ][\w'’ʻ‘.-]*\s?){2,4}")
_HEADINGS: Final = (
    [(heading, Cue("related", "list of other articles after “{}”")) for heading in cues.LATEST]
    + [(heading, Cue("tags", "tags after “{}”")) for heading in cues.TAGS]
    + [(heading, Cue("related", "readers' comments after “{}”")) for heading in cues.COMMENTS]
)
_HEADING: Final = dict(reversed(_HEADINGS))
_SHARE_LABELS: Final = frozenset(cues.SHARE_LABELS)


def heading_of(line: Line) -> Cue | None:
    """Return what a heading such as “Latest news” announces; None for any other line."""
    if line.n_words > 7:
        return None
    cue = _HEADING.get(line.key) or _HEADING.get(_COUNT.sub(" ", line.key).strip(" :"))
    return cue and Cue(cue.kind, cue.reason.format(line.text[:40].strip(" :")))


def is_comments_heading(line: Line) -> bool:
    """Tell whether readers' comments follow."""
    return _COUNT.sub(" ", line.key).strip(" :") in cues.COMMENTS


def cue_of(line: Line) -> Cue | None:
    """Return what a line is by its own words, wherever it stands; None if it may be the body.

    Lines of more than 60 words are never clutter by a cue: who writes that much has something to say.
    """
    text = line.text
    if line.n_words > 60:
        return None
    if _PROMOTION.match(text) or (line.n_words <= 30 and _PROMOTION_INSIDE.search(text, 0, 160)):
        return Cue("promotion", "invitation, licence or cookie note")
    if _AGENCY.match(text) and line.n_words <= 40:
        return Cue("agency_line", "who reported, edited or supplied it")
    if _RELATED.match(text) and line.n_words <= 35:
        return Cue("related", "link to another article")
    if _TAGS.match(text) or _HASHTAGS.fullmatch(text):
        return Cue("tags", "list of tags")
    return _short_cue(line) if line.n_words <= 12 else None


def _short_cue(line: Line) -> Cue | None:
    if _CREDIT.match(line.text):
        return Cue("byline", "credit of a photo or video")
    words = [word.casefold() for word in _WORD.findall(line.text)]
    if line.key in _SHARE_LABELS or (len(words) >= 2 and all(word in cues.SHARE_WORDS for word in words)):
        return Cue("navigation", "buttons")
    if len(words) >= 2 and len(words) == line.n_words and all(w.strip(".") in cues.LANGUAGE_NAMES for w in words):
        return Cue("other_language", "choice of languages")
    return None


def head_cue_of(line: Line) -> Cue | None:
    """Return what a line is that stands above the article's first paragraph: byline, date, path, menu."""
    if line.n_words <= 10 and not line.open_ended and _BYLINE.match(line.text):
        return Cue("byline", "author or outlet above the article")
    if line.moment:
        return Cue("navigation", "date or time above the article")
    if line.n_words <= 30 and not line.terminated and _CRUMBS.fullmatch(line.text):
        return Cue("navigation", "path or menu above the article")
    words = [word.casefold() for word in _WORD.findall(line.text)]
    if words and not line.terminated and all(word in cues.MENU for word in words):
        return Cue("navigation", "menu or category above the article")
    return None


def is_name(line: Line) -> bool:
    """Tell whether a line is nothing but two to four capitalised words."""
    return line.n_words <= 4 and len(line.text) <= 45 and _NAME.fullmatch(line.text) is not None


def promotion_at_end(text: str, start: int, end: int) -> int | None:
    """Return where an invitation begins that closes the paragraph ``text[start:end]``, or None."""
    for gap in re.finditer(r"[.!?…][\"”»]?\s+", text[max(start, end - 400) : end]):
        at = max(start, end - 400) + gap.end()
        if at < end and _PROMOTION.match(text, at, end):
            return at
    return None
