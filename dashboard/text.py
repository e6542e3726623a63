"""Corpus text and URL values in places that render markdown.

Everything that comes from an article or an address passes through here before it is shown; what the browser
gets back is the same characters, as text: no image, link, HTML, formula, icon or colour of the article's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")
# Streamlit rewrites some text after parsing, where a backslash no longer helps: `:tada:`, `a -> b`, and bare
# addresses. It looks at one text node at a time, so a span of its own around one character is enough.
_APART: Final = re.compile(r"[:@]|(?<=www)\.|(?<=WWW)\.|(?<!\S)(?:<->|<-|->|--|>=|<=|~=)(?!\S)", re.IGNORECASE)
_SPACE: Final = re.compile(r"[^\S\u00a0\u202f]+")
"""White space, but for the two spaces that keep a number and its unit on one line."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text with control characters and direction overrides spelled out, since they would hide or turn the rest."""
    return _CONTROL.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def escape_markdown(text: str) -> str:
    r"""Text as markdown that renders as exactly that text, on one line.

    Parameters
    ----------
    text : str
        Anything: a sentence of an article, a title, a value out of an address.

    Returns
    -------
    str
        For `st.markdown`, `st.caption` and labels. Runs of white space become one space; no-break spaces stay.

    Examples
    --------
    >>> escape_markdown("a *b*")
    'a \\*b\\*'
    """
    flat = visible(_SPACE.sub(" ", text).strip(" "))
    parts: list[str] = []
    position = 0
    for found in _APART.finditer(flat):
        parts.append(_escape(flat[position : found.start()]))
        parts += [f":color[{_escape(sign)}]" for sign in found[0]]
        position = found.end()
    parts.append(_escape(flat[position:]))
    return "".join(parts)


def _escape(text: str) -> str:
    return _PUNCTUATION.sub(lambda found: "\\" + found[0], text)


def mark(text: str, marks: Sequence[tuple[int, int, str]]) -> str:
    """Text as markdown with stretches of it on a coloured ground.

    Parameters
    ----------
    text : str
        The text as it stands in the article.
    marks : sequence of (start, end, colour)
        Half-open positions in `text`; overlapping or empty ones are left out, the earlier and longer one stays.
        The colours are Streamlit's own names.
    """
    parts: list[str] = []
    position = 0
    for start, end, colour in sorted(marks, key=lambda one: (one[0], -one[1])):
        if start < position or end <= start:
            continue
        parts.append(_between(text[position:start]))
        parts.append(f":{colour}-background[{escape_markdown(text[start:end])}]")
        position = end
    parts.append(_between(text[position:]))
    return "".join(parts).strip()


def _between(text: str) -> str:
    """Escaped text that keeps one space at either end, so that words do not run into a mark."""
    if not text:
        return ""
    if not text.strip():
        return " "
    return (" " if text[0].isspace() else "") + escape_markdown(text) + (" " if text[-1].isspace() else "")


def shorten(text: str, length: int = 60) -> str:
    """At most `length` characters, cut behind a word, with an ellipsis where something is left out.

    A word that alone takes up more than half of the length is cut inside, so that something of it stays.
    """
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    behind = flat.rfind(" ", 0, length)
    return flat[: behind if behind >= length // 2 else length - 1].rstrip() + "…"
