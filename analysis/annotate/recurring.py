"""What a line is that stands in many articles of its outlet, from where it stands in this one.

Outlets repeat paragraphs of background in many of their stories, and those are text. So a sentence that recurs is
clutter only above everything else, at the end of nearly every article, or with an address to go to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

from analysis.annotate.clutter import Cue, heading_of
from analysis.annotate.cues import NETWORKS, normalize_cue
from analysis.annotate.lines import Line, line_key
from analysis.annotate.sources import host_of
from analysis.model import Article

_NEARLY_ALL: Final = 0.9
"""Share of an outlet's texts that end with a sentence which belongs to none of them."""
_HALF: Final = 0.5
"""Share of an outlet's texts with a label between their paragraphs."""
_ADDRESS: Final = re.compile(rf"https?://|\bwww\.|\w@\w|(?:^|\s)@\w|©|\b{NETWORKS}", re.IGNORECASE)


class Block(NamedTuple):
    """In how many of an outlet's articles a line stands, and its share of the outlet's different texts."""

    n_articles: int
    of: int
    share: float


Blocks = Mapping[str, Mapping[int, Block]]
"""By outlet and `line_key`."""


def outlet_of(article: Article) -> str:
    """Return whose pages an article is from: its source column, else its address's host, else ""."""
    return " ".join(article.source.split()).casefold() or host_of(article.url)


def label_recurring(
    text: str, lines: list[Line], cues: list[Cue | None], blocks: Mapping[int, Block], title: str = ""
) -> dict[int, Cue]:
    """Fill ``cues`` for the lines that ``blocks`` (of the article's outlet) hold; return what was filled in.

    Nothing is filled in where no other line would be left to read.
    """
    known = {
        number: block
        for number, line in enumerate(lines)
        if cues[number] is None and (block := _block(text, line, blocks)) and not heading_of(line)
    }
    headline = normalize_cue(title[:400])
    known = {number: block for number, block in known.items() if lines[number].key != headline}
    own = [number for number, cue in enumerate(cues) if cue is None and number not in known]
    if not known or not own:
        return {}
    sentences = {number for number in known if _is_sentence(lines[number])}
    formula = sum(map(_length, (lines[n] for n in sentences))) > sum(map(_length, (lines[n] for n in own)))
    kept = {
        number
        for number in sentences
        if formula or (own[0] < number and (number < own[-1] or known[number].share < _NEARLY_ALL))
    }
    body = sorted({number for number in own if lines[number].prose} | kept) or own
    often = Counter(lines[number].key for number in known)
    found: dict[int, Cue] = {}
    for number, block in known.items():
        outside = number < body[0] or number > body[-1] or number in sentences
        once = block.share >= _HALF and often[lines[number].key] == 1
        if number not in kept and (outside or once):
            reason = f"stands in {block.n_articles:,} of {block.of:,} articles of this outlet"
            cues[number] = found[number] = Cue("navigation", reason)
    return found


def settle_recurring(cues: list[Cue | None], found: Mapping[int, Cue]) -> None:
    """Tell what of `label_recurring`'s lines stands below the beginning of the body from the menu above it."""
    first = next((number for number, cue in enumerate(cues) if cue is None), len(cues))
    for number in sorted(found):
        above = cues[number - 1] if number else None
        if number > first and cues[number] is found[number]:
            related = above is not None and above.kind == "related"
            cues[number] = found[number]._replace(kind="related" if related else "promotion")


def _block(text: str, line: Line, blocks: Mapping[int, Block]) -> Block | None:
    """Return what is known of a line; of a paragraph broken into lines, of the one that recurs least."""
    known = [blocks.get(line_key(part)) for part in text[line.start : line.end].splitlines()]
    return min((block for block in known if block), key=lambda block: block.share) if all(known) else None


def _length(line: Line) -> int:
    return line.end - line.start


def _is_sentence(line: Line) -> bool:
    """Tell a sentence, which may be background, from labels and from notes with an address to go to."""
    return (line.prose or (line.terminated and line.n_words >= 5)) and not _ADDRESS.search(line.text)
