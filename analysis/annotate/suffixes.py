"""Endings that are glued onto names: which chains of them a language allows."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from analysis.lexicon.words import fold

_CHAINS: Final = {
    "tr": "(?:l[ae]r)?(?:[iuü]m[iuü]z|[iuü]n[iuü]z|s?[iuü]m?)?"
    "(?:[yn]?[iuü]|[yn]?[ae]|n?[dt][ae](?:n|ki|kiler)?|n?[iuü]n|y?l[ae]|c[ae]|l[iuü]k)?(?:[dt][iuü]r)?",
    "az": "(?:l[aə]r)?(?:[iuü]m[iuü]z|[iuü]n[iuü]z|s?[iuü]m?)?"
    "(?:[yn]?[iuü]|[yn]?[aə]|n?d[aə](?:n|k[iuü]|kil[aə]r)?|n?[iuü]n|y?l[aə]|c[aə]|l[iuü][qk])?(?:d[iuü]r)?",
    "tk": "(?:l[ae]r)?(?:[yiuü]m[yiuü]z|s?[yiuü])?"
    "(?:n?[yiuü]|n?[aeä]|n?d[aeä](?:n|k[yi])?|n?[yiuü]ň|ç[ae]|l[yi]k)?(?:d[yi]r)?",
    "uz": "(?:lar|лар)?(?:imiz|ingiz|s?im?|имиз|ингиз|с?им?)?"
    "(?:ning|ni|[gkq]a(?:cha)?|da(?:n|gi|gilar)?|cha|ча|нинг|ни|[гкқ]а(?:ча)?|да(?:н|ги|гилар)?)?(?:dir|дир)?",
    "kk": "(?:[лдт][ае]р)?(?:[ыі]м[ыі]з|[ыі]ң[ыі]з|с?[ыі]м?)?"
    "(?:[ндт][ыі]ң|[ндт][ыі]|[ғгқк][ае]|н?[ае]|н|[дтн][ае]н|[дт][ае](?:ғы|гі|ғылар|гілер)?|нда(?:ғы)?|нде(?:гі)?"
    "|[мбп]ен|ша|ше)?(?:м[ыі]н|д[ыі]р)?",
    "ky": "(?:[лдт][аеоө]р)?(?:[ыиуү]б[ыиуү]з|[ыиуү]ң[ыиуү]з|с?[ыиуү]м?)?"
    "(?:[ндт][ыиуү]н|[ндт][ыиуү]|[гк][аеоө]|н?[аеоө]|[дтн][аеоө]н|н?[дт][аеоө](?:г[ыиуү])?|ч[аеоө])?",
    "hu": "(?:[aeoö]?k)?(?:[aeoö]?t|[bv][ae]l?|b[ae]n|b[óő]l|n[ae]k|r[ae]|r[óő]l|t[óő]l|h[oeö]z|ig|ért|ként|[oeö]?n|"
    "([b-df-hj-np-tvxz])[ae]l|ak(?:at|nak|kal)?|é|nál|nél|vá|vé|ul|ül)?",
}
"""Plural, possessive, case, copula; i stands for ı and i, as in folded text."""

_FRONT: Final = frozenset("əeäöüіеөүә")
_BACK: Final = frozenset("aouыаоуұ")
_HARMONIC: Final = frozenset({"tr", "az", "tk", "kk", "ky"})
_MIXING: Final = {"kk": "ен", "tr": "ki", "az": "ki"}
_VOWEL_LENGTHENED: Final = {"hu": (("a", "á"), ("e", "é")), "tk": (("e", "ä"),)}


def has_suffixes(language: str) -> bool:
    """Whether names take glued endings in this language."""
    return language in _CHAINS


@cache
def _chain(language: str) -> re.Pattern[str]:
    return re.compile(_CHAINS[language])


def is_suffix_chain(tail: str, language: str) -> bool:
    """Whether ``tail`` (folded) can be glued onto a name as it stands in this language.

    >>> is_suffix_chain("nin", "az"), is_suffix_chain("stan", "az")
    (True, False)
    """
    if not _chain(language).fullmatch(tail):
        return False
    if language not in _HARMONIC or len(tail) <= len(_MIXING.get(language, "")) + 1:
        return True
    letters = set(tail)
    return not (letters & _FRONT and letters & _BACK)


def stem_variants(form: str, language: str) -> tuple[str, ...]:
    """Stems that a form shows only before endings: hu Ankara, Ankarában; tk Türkiýe, Türkiýäniň."""
    pairs = _VOWEL_LENGTHENED.get(language, ())
    return tuple(form[:-1] + long for short, long in pairs if fold(form[-1]) == short)


_LAST_VOWEL: Final = re.compile("[aeəiıoöuüyäаеэоөуүыіиұәюя](?=[^aeəiıoöuüyäаеэоөуүыіиұәюя]*$)")
_TURKIC: Final = {"a": "lı", "ı": "lı", "e": "li", "ə": "li", "i": "li", "o": "lu", "u": "lu", "ö": "lü", "ü": "lü"}
_VOWELS: Final = re.compile("[aeəiıoöuüyäáéíóőúűаеэоөуүыіиұәюя]")
_FRONT_VOWELS: Final = frozenset("əeäöüiéőűíеэөүіә")
"""As the endings for languages take them: i is front in the Latin alphabets, и is not asked for here."""
_LIQUID: Final = frozenset("аеэоөуүыіиұәюярй")
_VOICED: Final = frozenset("лмнңзж")
_FRONT_CYRILLIC: Final = frozenset("еэөүіәи")


def derive_demonym(name: str, language: str) -> str:
    """The word for who or what is from a country, by the language's ending for it; "" where it has none.

    >>> derive_demonym("Ukrayna", "az"), derive_demonym("Indonézia", "hu"), derive_demonym("Индия", "kk")
    ('ukraynalı', 'indonéziai', 'индиялық')
    """
    if " " in name or not name[-1].isalpha():
        return ""
    small = name if name[:2].isupper() else name[0].replace("İ", "i").lower() + name[1:]
    vowels = _LAST_VOWEL.findall(small.replace("I", "ı").replace("İ", "i").lower())
    if not vowels:
        return ""
    if language in ("az", "tr"):
        return (name if language == "tr" else small) + _TURKIC.get(vowels[-1], "li")
    if language == "tk":
        return small + ("ly" if vowels[-1] in "aouy" else "li")
    if language in ("kk", "ky"):
        return small + _abstract_ending(small[-1], vowels[-1], language)
    if language == "uz":
        return small + ("lik" if vowels[-1] in "aeiou" else "лик")
    return small + "i" if language == "hu" else ""


_LANGUAGE_ENDS: Final = {
    "tr": ("ca", "ce"), "az": ("ca", "cə"), "tk": ("ça", "çe"), "kk": ("ша", "ше"), "hu": ("ul", "ül"),
    "ky": ("ча", "че", "чо", "чө"), "uz": ("cha", "ча"),
}  # fmt: skip
_NO_LANGUAGE: Final = re.compile(
    r"(?:l[aeə]r|[дтл][аеоө]р|l[iıuü]|ly|lik|[длт][ыі]қ|[длт][ыиуү]к|лик|лар|c[aeə]|ç[ae])$"
)
"""Ends of demonyms for people and for citizens, from which no language is named."""
_VOICELESS: Final = frozenset("fstkçşhp")


def derive_language(demonym: str, language: str) -> str:
    """The word for the language of a people ("in Turkish", or Turkish itself); "" where none is made of this form.

    >>> derive_language("Türk", "tr"), derive_language("қазақ", "kk"), derive_language("török", "hu")
    ('Türkçe', 'қазақша', 'törökül')
    >>> derive_language("казахский", "ru"), derive_language("Kazaklar", "tr")
    ('по-казахски', '')
    """
    if language == "ru":
        return f"по-{demonym[:-1]}" if demonym.endswith(("ский", "цкий")) else ""
    if language not in _LANGUAGE_ENDS or " " in demonym or demonym[:2].isupper():
        return ""
    vowels = _VOWELS.findall(demonym.lower())
    if not vowels or (language != "hu" and _NO_LANGUAGE.search(demonym)):
        return ""
    if language == "hu" and set(vowels) > {"i"}:
        vowels = [vowel for vowel in vowels if vowel != "i"]
    ends, front = _LANGUAGE_ENDS[language], vowels[-1] in _FRONT_VOWELS
    if language == "uz":
        return demonym + ends[demonym[-1] > "z"]
    if language == "ky":
        return demonym + ends[front + 2 * (vowels[-1] in "оөү")]
    voiceless = language == "tr" and demonym[-1] in _VOICELESS
    return demonym + (ends[front].replace("c", "ç") if voiceless else ends[front])


def _abstract_ending(last: str, vowel: str, language: str) -> str:
    """The Kazakh or Kyrgyz ending -лық in the shape that the last sound and the last vowel ask for."""
    start = "л" if last in _LIQUID else "д" if last in _VOICED else "т"
    front = vowel in _FRONT_CYRILLIC and not (vowel == "и" and last == "я")
    if language == "kk":
        return start + ("ік" if front else "ық")
    rounded = vowel in "оөуү"
    return start + (("үк" if rounded else "ик") if front else ("ук" if rounded else "ык"))
