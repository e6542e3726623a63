"""Word lists by language, and the fold under which words of all languages are compared."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from analysis.model import LANGUAGES

_FOLDER: Final = Path(__file__).parent


def fold(text: str) -> str:
    """``text`` in lower case, character by character: never shown, only for comparing.

    Unlike ``str.casefold`` it keeps the length, so that positions stay valid, and it writes İ, I, ı and i
    all as i: a name then compares equal in Turkish, Azerbaijani and English spelling alike.

    >>> fold("IĞDIR, İzmir")
    'iğdir, izmir'
    """
    return text.replace("İ", "I").lower().replace("ı", "i")


@cache
def stop_words(language: str) -> frozenset[str]:
    """Function words of a language, casefolded; those of all languages for "" (unknown)."""
    return _words("stop", language)


@cache
def reporting_verbs(language: str) -> frozenset[str]:
    """Verbs that report speech, in all their forms, casefolded; those of all languages for ""."""
    return _words("reporting", language)


@cache
def given_names(language: str) -> frozenset[str]:
    """Given names that are no words of the language, casefolded; those of all languages for ""."""
    return _words("given", language)


@cache
def common_words(language: str) -> frozenset[str]:
    """Ordinary nouns and verbs that are apt to be taken for names, casefolded; those of all languages for ""."""
    return _words("common", language)


def _words(kind: str, language: str) -> frozenset[str]:
    if not language:
        return frozenset().union(*(_words(kind, known) for known in LANGUAGES))
    path = _FOLDER / f"{kind}_{language}.txt"
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
