"""Which language an article is in: py3langid on a sample, with letters that settle close relatives."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from analysis.lexicon.words import stop_words
from analysis.model import LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE: Final = 400
_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_NOISE: Final = re.compile(r"[\W\d_]+")
_FEW_LETTERS: Final = 40
"""Letters below which the text can't overrule a column."""
_FEWEST: Final = 12
"""Letters below which the text says nothing."""

_OTHERS: Final = tuple(
    "ar be bg bs ca cs da de el es et fa fi fr he hi hr hy id it ja ka ko ku ky lt lv mk mn mr ms nl no pl ps pt ro "
    "sk sl sq sr sv tg th tt ug uk ur vi zh ba".split()
)
"""Languages of newspapers that py3langid may choose beside ours; the rarest of its 140 only mislead."""

_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LATIN: Final = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_IN_CYRILLIC: Final = frozenset(
    ("kk", "ky", "ru", "uz", "az", "tk", "tg", "tt", "ba", "mn", "bg", "mk", "sr", "uk", "be")
)
_IN_LATIN: Final = frozenset(("en", "az", "tr", "tk", "uz", "hu", "kk"))
_MARKS: Final = (
    ("ba", re.compile("[ҙҫҡ]")),
    ("tg", re.compile("[ӣӯҷ]")),
    ("uk", re.compile("[їєґ]")),
    ("kk", re.compile("ұ")),
    ("uz", re.compile("[ўҳ]")),
)
"""Letters that, among the languages in Cyrillic, only one has (Belarusian ў and і apart)."""
_OLD_AZERBAIJANI: Final = re.compile("[ҹҝј]")
"""With ә beside them; ј is Serbian and Macedonian too."""
_NOT_SLAVIC_SOUTH: Final = re.compile("[ыэё]")
_UZBEK: Final = re.compile(r"[og][ʻ‘'’`ʼ]\w")
_PLENTY: Final = 20
"""Words below which function words decide nothing."""
_SURE: Final = 150
"""Letters from which a language outside our nine overrules a column, or a column outside them is overruled."""


def detect_language(text: str, given: str = "") -> str:
    """Tell the language of an article.

    Parameters
    ----------
    text
        The article's body; its first 400 characters are looked at.
    given
        What a column says ("" if nothing): a code or name such as ``ru``, ``rus``, ``ru-RU``, ``Russian``. It wins,
        except over a text of 40 letters or more that is in a script that this language does not use, or is told
        to be another of our nine; for languages beyond the nine 150 letters are asked for.

    Returns
    -------
    str
        ISO 639-1 code; "" if neither text nor column tells.
    """
    claimed = _code(given)
    start = text[: 2 * _SAMPLE]
    # Addresses are rare, and looking for one takes ten times as long as looking for blanks.
    if "@" in start or "://" in start or "www." in start:
        start = _ADDRESS.sub(" ", start)
    sample = _NOISE.sub(" ", start)[:_SAMPLE].strip()
    letters = sum(map(str.isalpha, sample))
    if letters < _FEWEST or (claimed and letters < _FEW_LETTERS):
        return claimed
    found = _by_function_words(sample) or _settle(sample.casefold(), _classify(sample))
    return found if not claimed or _overrules(found, claimed, sample, letters) else claimed


def _code(given: str) -> str:
    """Bring ``eng``, ``en-GB`` and ``EN`` to ``en``; "" for what is no code."""
    code = re.split(r"[-_]", given.strip().casefold())[0]
    code = _LONG_CODES.get(code, code)
    return code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() and code != "und" else ""


_LONG_CODES: Final = {
    "eng": "en", "aze": "az", "azj": "az", "tur": "tr", "kaz": "kk", "kz": "kk", "rus": "ru", "uzb": "uz", "uzn": "uz",
    "kir": "ky", "kg": "ky", "tuk": "tk", "tkm": "tk", "hun": "hu", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr",
    "spa": "es", "ara": "ar", "fas": "fa", "per": "fa", "ukr": "uk", "kat": "ka", "geo": "ka", "hye": "hy", "arm": "hy",
    "english": "en", "azerbaijani": "az", "turkish": "tr", "kazakh": "kk", "russian": "ru", "uzbek": "uz",
    "kyrgyz": "ky", "turkmen": "tk", "hungarian": "hu",
}  # fmt: skip


def _by_function_words(sample: str) -> str:
    """The language whose function words the sample is full of; "" where that is not plain.

    Ten times as fast as the model, and as sure: a fifth and more of the words of running prose are function words, and
    no two of our languages share more than a few.
    """
    words = sample.lower().split()
    if len(words) < _PLENTY:
        return ""
    shares = sorted(((sum(map(stop.__contains__, words)), code) for code, stop in _function_words()), reverse=True)
    (most, code), (second, _) = shares[:2]
    return code if 5 * most >= len(words) and most >= 4 * second else ""


@lru_cache(maxsize=1)
def _function_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((code, stop_words(code)) for code in LANGUAGES)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Load the model once, and only if a text needs it: it takes most of a second."""
    from py3langid.langid import LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file("data/model.npz.xz")
    identifier.set_languages({*LANGUAGES, *_OTHERS})
    return identifier


def _classify(sample: str) -> str:
    code: str = _identifier().classify(unicodedata.normalize("NFC", sample))[0]
    return code


def _settle(folded: str, found: str) -> str:
    """Correct a choice among relatives by letters that only one of them has.

    The model learnt Azerbaijani and Uzbek in Latin letters, and Slavic languages without much Central Asian news.
    """
    if found in _IN_CYRILLIC and found != "be":
        if "ә" in folded and len(_OLD_AZERBAIJANI.findall(folded)) >= 3:
            return "az"
        counts = [(len(letters.findall(folded)), code) for code, letters in _MARKS]
        most, code = max(counts)
        if most >= 3 and most >= 2 * sorted(counts)[-2][0]:
            return code
        if found in ("bg", "mk", "sr") and _NOT_SLAVIC_SOUTH.search(folded):
            return "ru"
    elif found in ("tr", "tk", "az") and "ı" not in folded and "ə" not in folded and len(_UZBEK.findall(folded)) >= 3:
        return "uz"
    return found


def _overrules(found: str, claimed: str, sample: str, letters: int) -> bool:
    """Tell whether the text is so clearly not in the language that the column claims that the text wins."""
    if claimed in _IN_CYRILLIC | _IN_LATIN:
        cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
        script = _IN_CYRILLIC if cyrillic > latin else _IN_LATIN if latin else frozenset()
        if claimed not in script:
            return True
    if claimed not in LANGUAGES and claimed not in _OTHERS:
        return False
    return letters >= _SURE or (found in LANGUAGES and claimed in LANGUAGES)
