"""Named lists of patterns that are counted together: those shipped, and those that somebody brings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from analysis.errors import InputError
from analysis.model import LANGUAGES

_SHIPPED: Final = Path(__file__).parent / "word_groups.json"
ANY_LANGUAGE: Final = ""
MOST_GROUPS: Final = 50
MOST_PATTERNS: Final = 500
_PIECE: Final = re.compile(r'(?:"[^"]*"|[^",])+')
"""What stands between commas; a comma inside quotation marks belongs to the phrase."""
LONGEST_FILE: Final = 200_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class WordGroup:
    """A named list of patterns in the language of queries, each with the language of the articles it is meant for.

    The language is "" for patterns that are looked for in all articles.
    """

    name: str
    patterns: tuple[tuple[str, str], ...]


@cache
def shipped_groups() -> tuple[WordGroup, ...]:
    """Kinship, Unity, Energy and transport, Territory, each in nine languages."""
    return parse_word_groups(_SHIPPED.read_text(encoding="utf-8"), _SHIPPED.name)


def read_word_groups(path: Path) -> tuple[WordGroup, ...]:
    """Groups from a file; see `parse_word_groups`.

    Raises
    ------
    InputError
        The file can't be read, or breaks one of the rules.
    """
    try:
        return parse_word_groups(path.read_text(encoding="utf-8-sig"), path.name)
    except OSError as error:
        raise InputError(f"{path} can't be read ({error.strerror}): name a file of word groups") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not in UTF-8: save it as UTF-8 text") from error


def parse_word_groups(text: str, name: str = "the list") -> tuple[WordGroup, ...]:
    """Groups from text: one a line, ``Kinship: brother*, kin, "common roots"``, or JSON.

    A language in brackets, ``Kinship [tr]: kardeş*``, keeps the patterns of a line to articles in it; several lines of
    one name make one group. JSON is an object of names, each with a list of patterns or an object of language codes
    with such lists. Lines that begin with # are left out.

    Raises
    ------
    InputError
        It is neither, or holds no group, a group without a name or patterns, an unknown language, or too much.

    >>> parse_word_groups("Kinship: brother*, kin")[0].patterns
    (('', 'brother*'), ('', 'kin'))
    """
    if len(text) > LONGEST_FILE:
        raise InputError(f"{name} has {len(text):,} characters: at most {LONGEST_FILE:,} are read")
    found: dict[str, list[tuple[str, str]]] = {}
    for group, language, patterns in (
        _from_json(text, name) if text.lstrip().startswith("{") else _from_lines(text, name)
    ):
        if language not in (ANY_LANGUAGE, *LANGUAGES):
            raise InputError(f"{name}: {group!r} names the language {language!r}: choose one of {', '.join(LANGUAGES)}")
        found.setdefault(group, []).extend((language, pattern) for pattern in patterns)
    for group, gathered in found.items():
        if not group or not gathered:
            raise InputError(f"{name}: the group {group!r} lacks a name or patterns: write Kinship: brother*, kin")
        if len(gathered) > MOST_PATTERNS:
            raise InputError(f"{name}: {group!r} has {len(gathered):,} patterns: at most {MOST_PATTERNS} are allowed")
    if not found or len(found) > MOST_GROUPS:
        raise InputError(
            f"{name} has {len(found)} word groups: give 1 to {MOST_GROUPS}, such as Kinship: brother*, kin"
        )
    return tuple(WordGroup(group, tuple(dict.fromkeys(gathered))) for group, gathered in found.items())


def _from_lines(text: str, name: str) -> Iterator[tuple[str, str, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        head, colon, rest = line.partition(":")
        if not colon:
            raise InputError(
                f"{name}: line {number} has no colon: write a name, a colon and patterns with commas between"
            )
        group, bracket, language = head.strip().partition("[")
        yield group.strip(), language.rstrip("] ").strip() if bracket else ANY_LANGUAGE, _patterns(_PIECE.findall(rest))


def _from_json(text: str, name: str) -> Iterator[tuple[str, str, list[str]]]:
    try:
        groups = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{name} begins like JSON and is none ({error}): write it as in the documentation") from error
    for group, lists in groups.items():
        by_language = lists if isinstance(lists, Mapping) else {ANY_LANGUAGE: lists}
        for language, patterns in by_language.items():
            if not isinstance(patterns, list) or not all(isinstance(pattern, str) for pattern in patterns):
                raise InputError(f"{name}: {group!r} holds something else than a list of patterns: write ['brother*']")
            yield group.strip(), language, _patterns(patterns)


def _patterns(given: list[str]) -> list[str]:
    return [pattern.strip() for pattern in given if pattern.strip()]
