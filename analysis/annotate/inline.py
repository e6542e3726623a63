"""Clutter inside one long line: pages whose line breaks got lost on the way.

No line break says where a label ends, so only what gives itself away at both ends is taken: runs of times of day and
headlines, labelled lists after a full stop, rows of buttons, a headline printed twice. In doubt it is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from analysis.annotate import cues
from analysis.annotate.clutter import Cue, labels_pattern
from analysis.annotate.cues import DATE

SHORTEST: Final = 200
"""Characters of a line that may hold more than one thing."""
_ZONE: Final = 20_000
"""Characters at the beginning and end of a line that are looked at: what is longer is no page."""
_Part = tuple[int, int, Cue]

_UPPER: Final = "A-ZÀ-ÖØ-ÞА-ЯЁŞĞÇÖÜİƏŇŽÝŐŰҚҒӘӨҮҰІҢҺЎҲ"
_OPEN: Final = "\"“„«'‘(["
_CLOCK: Final = re.compile(r"(?<![\w.:/-])(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[AaPp]\.?[Mm]\.?)?(?![\w.:/-])")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?![\d-])\.?")
_DATE_END: Final = re.compile(rf"(?:^|(?<=[\s•|(])){DATE}$", re.IGNORECASE)
_DATE_LENGTH: Final = 26
_BETWEEN: Final = re.compile(r"[\s,|/•·–—-]{1,30}")
_BEGINS: Final = re.compile(rf"[\s|•·–—-]{{1,30}}[{_OPEN}]?[{_UPPER}\d]")
_BEFORE: Final = re.compile(rf"(?:^|[\s(])(?:{'|'.join(cues.BEFORE_TIME)})\s*$", re.IGNORECASE)
_GAP: Final = re.compile(rf"(?<=[^\W\d_]{{2}})[.!?…][\"”»)\]]*\s+(?=[{_OPEN}]?[{_UPPER}])")
_LISTED: Final = 220
"""Characters of a headline of a list, with its category."""
_LONGEST_LIST: Final = 4000
_LONGEST_LABEL: Final = 35
"""Words of a link or of a list of tags; of a link with text behind it, half of that."""
_SHORT_LINK: Final = 16

_ANNOUNCED: Final = labels_pattern(heading for heading in cues.LATEST if " " in heading)
_FULL_STOP: Final = re.compile(r"[.!?…\"”»)]\s+")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_LABELS: Final = [*(heading for heading in cues.LATEST if " " in heading), *cues.INLINE_RELATED, *cues.TAGS]
_FIRST_WORDS: Final = frozenset(_FIRST_WORD.findall(label)[0].casefold() for label in _LABELS)
"""What a label may begin with: a look at one word spares the expressions below."""
_NETWORKS: Final = ("Facebook", "FACEBOOK", "Twitter", "Telegram", "WhatsApp", "Whatsapp", "Вконтакте", "ВКонтакте")
"""One of them is in every row of buttons."""
_MOMENT_HINT: Final = re.compile(r"\d[\d:]\d")
_HEADING_BEFORE: Final = re.compile(
    rf"(?:^|(?<=[\s.!?…]))(?P<label>{labels_pattern(cues.LATEST)})[\s:|•–-]*$", re.IGNORECASE
)
_HEADING: Final = re.compile(rf"(?P<label>{_ANNOUNCED})\s*:?\s+(?=[{_OPEN}]?[{_UPPER}\d])", re.IGNORECASE)
_LINK: Final = re.compile(rf"(?P<label>{labels_pattern(cues.INLINE_RELATED)})\s?[:|>»→]\s*(?=\S)", re.IGNORECASE)
_TAGS: Final = re.compile(rf"(?P<label>{labels_pattern(cues.TAGS)})\s?:\s*(?=\S)", re.IGNORECASE)
_HASHTAGS: Final = re.compile(r"(?<!\S)#\w[\w-]*(?:[\s,]+#\w[\w-]*)+")


def _run_of(words: Iterable[str]) -> re.Pattern[str]:
    """Match three capitalised words of a table or more, with nothing but blanks and bars between them."""
    known = sorted((word for word in words if len(word) > 2), key=lambda word: (-len(word), word))
    word = rf"(?=[{_UPPER}])(?i:{'|'.join(map(re.escape, known))})(?!['’\w])"
    return re.compile(rf"(?<!\S){word}(?:[\s|•/>»]+{word}){{2,}}")


_BUTTONS: Final = _run_of(cues.SHARE_WORDS)
_MENU: Final = _run_of(cues.MENU)


class _Moment(NamedTuple):
    start: int
    end: int
    minutes: int
    """Time of day; -1 for a date alone."""


def inline_clutter(text: str, start: int, end: int) -> list[_Part]:
    """Return the clutter within the line ``text[start:end]``, sorted, without overlap; time is linear."""
    if end - start < SHORTEST:
        return []
    zones = [(start, end)] if end - start <= 2 * _ZONE else [(start, start + _ZONE), (end - _ZONE, end)]
    return [part for begin, stop in zones for part in _disjoint(_in_zone(text, begin, stop, end))]


def _in_zone(text: str, start: int, stop: int, end: int) -> list[_Part]:
    part = text[start:stop]
    found = [*_stamped(text, start, stop, end), *_labelled(text, start, stop, end)]
    if any(network in part for network in _NETWORKS):
        found += [(*hit.span(), Cue("navigation", "buttons")) for hit in _BUTTONS.finditer(text, start, stop)]
    if "#" in part:
        hits = [hit for hit in _HASHTAGS.finditer(text, start, stop) if hit.end() == end or hit[0].count("#") > 2]
        found += [(*hit.span(), Cue("tags", "list of tags")) for hit in hits]
    listed = sorted(at for at, _, cue in found if cue.kind in ("related", "tags"))
    if listed:
        tail = max([start, *(gap.end() for gap in _GAP.finditer(text, start, stop))])
        found += next((list(_names_before(text, start, at)) for at in listed if at >= tail), [])
    return found


def _disjoint(parts: Iterable[_Part]) -> Iterator[_Part]:
    last = -1
    for begin, stop, cue in sorted(parts):
        if stop > max(begin, last):
            yield max(begin, last), stop, cue
            last = stop


# ---------------------------------------------------------------- times of day and headlines


def _moments(text: str, start: int, stop: int) -> list[_Moment]:
    """Times of day and dates with their year, those that stand beside each other as one."""
    found = [
        _Moment(*hit.span(), 60 * int(hit[0].split(":")[0]) + int(hit[0].split(":")[1][:2]))
        for hit in _CLOCK.finditer(text, start, stop)
    ]
    for year in _YEAR.finditer(text, start, stop):
        at = max(start, year.end() - _DATE_LENGTH)
        date = _DATE_END.search(text[at : year.end()])
        if date:
            found.append(_Moment(at + date.start(), year.end(), -1))
    merged: list[_Moment] = []
    for one in sorted(found):
        if merged and one.start <= merged[-1].end:
            continue
        if merged and _BETWEEN.fullmatch(text, merged[-1].end, one.start):
            merged[-1] = _Moment(merged[-1].start, one.end, max(merged[-1].minutes, one.minutes))
        else:
            merged.append(one)
    return merged


def _stamped(text: str, start: int, stop: int, end: int) -> Iterator[_Part]:
    """Three moments or more, each with a headline behind it: newest first, or after a heading such as “Latest news”."""
    if len(_MOMENT_HINT.findall(text, start, stop)) < 2:
        return
    run: list[_Moment] = []
    for one in [*_moments(text, start, stop), _Moment(stop, stop, -1)]:
        if run and not _is_listed(text, run[-1].end, one.start):
            yield from _run(text, run, start, end)
            run = []
        if _BEGINS.match(text, one.end) and not _BEFORE.search(text[max(start, one.start - 20) : one.start]):
            run.append(one)
        else:
            yield from _run(text, run, start, end)
            run = []


def _is_listed(text: str, start: int, stop: int) -> bool:
    """Tell whether a headline stands between two moments, and no sentence."""
    between = text[start : min(stop, start + _LISTED + 1)].strip()
    return (
        stop - start <= _LISTED and len(between.split()) >= 3 and between[-1] not in ".;," and not _GAP.search(between)
    )


def _run(text: str, run: list[_Moment], start: int, end: int) -> Iterator[_Part]:
    heading = _HEADING_BEFORE.search(text[max(start, run[0].start - 40) : run[0].start]) if run else None
    dates = all(one.minutes < 0 for one in run)
    if len(run) < 3 + dates - bool(heading):
        return
    rises = sum(earlier.minutes < later.minutes for earlier, later in pairwise(run) if earlier.minutes >= 0)
    if rises > 1 and not heading:
        return
    begin = max(start, run[0].start - 40) + heading.start("label") if heading else run[0].start
    gap = _GAP.search(text, run[-1].end, min(end, run[-1].end + _LISTED))
    stop = gap.end() if gap else end if end - run[-1].end <= _LISTED else run[-1].end
    yield begin, stop, Cue("related", "times of day and headlines")


# ---------------------------------------------------------------- labels and what they announce


def _labelled(text: str, start: int, stop: int, end: int) -> Iterator[_Part]:
    for at in (start, *(full.end() for full in _FULL_STOP.finditer(text, start, stop))):
        word = _FIRST_WORD.match(text, at, stop)
        if word is None or not word[0][0].isupper() or word[0].replace("İ", "i").casefold() not in _FIRST_WORDS:
            continue
        heading = _HEADING.match(text, at, end)
        if heading and not _reads_on(text, heading.end(), end):
            yield at, end, Cue("related", f"list of other articles after “{heading['label']}”")
        for pattern, kind, reason in ((_LINK, "related", "link to another article"), (_TAGS, "tags", "list of tags")):
            label = pattern.match(text, at, end)
            until = _label_end(text, label.end(), end) if label else None
            if until:
                yield at, until, Cue(kind, reason)


def _reads_on(text: str, start: int, end: int) -> bool:
    """Tell whether sentences follow, which end with a full stop, or more than a list can be."""
    return end - start > _LONGEST_LIST or text[end - 1] in ".…" or _GAP.search(text, start, end) is not None


def _label_end(text: str, start: int, end: int) -> int | None:
    """Return where a link or a list of tags ends: with the line, or with a full stop that comes soon."""
    gap = _GAP.search(text, start, min(end, start + 2 * _LISTED))
    stop, most = (gap.end(), _SHORT_LINK) if gap else (end, _LONGEST_LABEL)
    return stop if stop - start < 2 * _LISTED and len(text[start:stop].split()) <= most else None


def _names_before(text: str, start: int, below: int) -> Iterator[_Part]:
    """Names and links to other languages between the last full stop and a list: tags that no label announces."""
    gaps = [gap.end() for gap in _GAP.finditer(text, max(start, below - 600), below + 1)]
    begin = max(gaps, default=below)
    words = list(re.finditer(r"[^\W\d_][\w'’-]*", text[begin:below]))
    if not words or text[:below].rstrip()[-1:] in '.!?…”»"':
        return
    main = _is_cyrillic(text[start : start + 300])
    other = next((word.start() for word in words if _is_cyrillic(word[0]) != main), below - begin)
    own = [word for word in words if word.start() < other]
    if 2 * sum(word[0][0].isupper() for word in own) < len(own):
        return
    if own:
        yield begin, begin + other, Cue("tags", "names and words without a sentence before a list")
    if begin + other < below:
        yield begin + other, below, Cue("other_language", "headline in another script than the body")


def _is_cyrillic(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return 2 * sum("\u0400" <= letter <= "\u04ff" for letter in letters) > len(letters)


# ---------------------------------------------------------------- above the text

_HEAD: Final = 1200
_WORDS: Final = re.compile(r"\S+")
_LEAST_REPEATED: Final = 5
_MOST_BETWEEN: Final = 20


def inline_head(text: str, start: int, end: int) -> list[_Part]:
    """Return menu, headline printed twice, date and time at the beginning of a long line."""
    if end - start < SHORTEST:
        return []
    parts: list[_Part] = []
    at = start
    for _ in range(6):
        step = _head_step(text, at, min(end, start + _HEAD), end, parts)
        if not step:
            break
        parts += step
        at = _skip(text, step[-1][1])
    return parts


def _skip(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in "•|·"):
        at += 1
    return at


def _head_step(text: str, at: int, stop: int, end: int, above: list[_Part]) -> list[_Part]:
    menu = _MENU.match(text, at, stop)
    if menu:
        return [(at, menu.end(), Cue("navigation", "menu or category above the article"))]
    moment = next((m for m in _moments(text, at, min(stop, at + 60)) if m.start == at and m.minutes >= 0), None)
    # An agenda begins with a bare time of day.
    dated = moment is not None and (bool(above) or _YEAR.search(text, at, moment.end) is not None)
    if moment and dated and _BEGINS.match(text, moment.end):
        return [(at, moment.end, Cue("navigation", "date or time above the article"))]
    titled = any(cue.kind == "headline" for _, _, cue in above)
    return [] if titled else _repeated(text, at, stop, end)


def _repeated(text: str, at: int, stop: int, end: int) -> list[_Part]:
    """The words from ``at`` on that soon stand there again: a menu if at once, else the headline."""
    words = [(hit.start(), hit.end(), hit[0]) for hit in _WORDS.finditer(text, at, stop)]
    plain = [word for _, _, word in words]
    for again in range(_LEAST_REPEATED, len(words) - _LEAST_REPEATED):
        length = 0
        while length < again and again + length < len(words) and plain[length] == plain[again + length]:
            length += 1
        if length < _LEAST_REPEATED or again - length > _MOST_BETWEEN or not plain[0][0].isupper():
            continue
        first, between, second = words[length - 1][1], words[again][0], words[again + length - 1][1]
        if _GAP.search(text, at, between) or text[first - 1] in ".…" or second >= end:
            return []
        if again == length:
            return [(at, second, Cue("navigation", "printed twice above the article"))]
        return [
            (at, first, Cue("headline", "title of the article")),
            (first, between, Cue("navigation", "between the title and its repetition")),
            (between, second, Cue("headline_repeat", "title of the article once more")),
        ]
    return []
