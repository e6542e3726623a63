"""Russian names, adjectives and demonyms in their cases, by their endings.

The rules give too many forms rather than too few: one that nobody writes costs nothing, a missing one is a miss.
"""

from __future__ import annotations

from itertools import product
from typing import Final

_HUSH: Final = "гкхжшчщ"
_SIBILANT: Final = "жшчщц"
_VOWELS: Final = "аеёиоуыэюя"
_ADJECTIVES: Final = ("ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие")
_NOUNS_LIKE_ADJECTIVES: Final = ("ние", "тие", "вие", "лие", "пой", "рой", "вой")

Cases = tuple[tuple[str, ...], ...]
"""Possible forms in each of the genitive, dative, accusative, instrumental and prepositional."""

_N_CASES: Final = 5


def decline(form: str, *, person: bool, demonym: bool) -> tuple[str, ...]:
    """``form``, a nominative of one or more words, and its other cases, without repetition.

    Adjectives and the first noun of a phrase change, what follows the noun is a genitive already and stays; of a
    person's name every word changes. Demonyms are given in both numbers, adjectives in all genders.

    >>> decline("Россия", person=False, demonym=False)
    ('Россия', 'России', 'Россию', 'Россией', 'Россиею')
    """
    words = form.split(" ")
    if demonym and len(words) == 1:
        return tuple(dict.fromkeys([form, *_demonym(form)]))
    if person:
        tables = [_person_word(word, words) for word in words]
    else:
        head = next((number for number, word in enumerate(words) if not _is_adjective(word)), len(words) - 1)
        last = head + 1 if words[head].lower() in ("республика", "город") else head
        tables = [_word(word) if number <= last else _fixed(word) for number, word in enumerate(words)]
        if last > head and last < len(words):
            tables[last] = tuple((words[last], *forms) for forms in tables[last])
    declined = [" ".join(parts) for case in range(_N_CASES) for parts in product(*(table[case] for table in tables))]
    return tuple(dict.fromkeys([form, *declined]))


def _fixed(word: str) -> Cases:
    return ((word,),) * _N_CASES


def _is_adjective(word: str) -> bool:
    return word.endswith(_ADJECTIVES) and not word.endswith(_NOUNS_LIKE_ADJECTIVES) and len(word) > 4


def _person_word(word: str, words: list[str]) -> Cases:
    """A given name, patronymic or surname; a woman's given name in a consonant stays."""
    female = words[-1].endswith(("ова", "ева", "ёва", "ина", "ская"))
    if female and word.endswith(("ова", "ева", "ёва", "ина")):
        stem = word[:-1]
        return ((f"{stem}ой",), (f"{stem}ой",), (f"{stem}у",), (f"{stem}ой", f"{stem}ою"), (f"{stem}ой",))
    if female and word[-1] not in "ая":
        return _fixed(word)
    if word.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return ((f"{word}а",), (f"{word}у",), (f"{word}а",), (f"{word}ым", f"{word}ом"), (f"{word}е",))
    return _word(word, animate=True)


def _word(word: str, *, animate: bool = False) -> Cases:
    """One word in its cases; of a hyphenated one only the last part changes."""
    first, hyphen, last = word.rpartition("-")
    if hyphen:
        return tuple(tuple(f"{first}-{form}" for form in forms) for forms in _word(last, animate=animate))
    if len(word) < 3 or word.isupper():
        return _fixed(word)
    if _is_adjective(word):
        return _adjective(word)
    return _noun(word, animate=animate)


def _adjective(word: str) -> Cases:
    stem, ending = word[:-2], word[-2:]
    y = "и" if ending in ("ий", "яя", "ее", "ие") or stem[-1] in _HUSH else "ы"
    o = "е" if ending in ("яя", "ее") else "о"
    if ending in ("ая", "яя"):
        return _with(stem, (f"{o}й",), (f"{o}й",), ("ую" if o == "о" else "юю",), (f"{o}й",), (f"{o}й",))
    if ending in ("ые", "ие"):
        return _with(stem, (f"{y}х",), (f"{y}м",), (f"{y}е", f"{y}х"), (f"{y}ми",), (f"{y}х",))
    return _with(stem, (f"{o}го",), (f"{o}му",), (ending, f"{o}го"), (f"{y}м",), (f"{o}м",))


def _noun(word: str, *, animate: bool) -> Cases:
    stem, ending = word[:-1], word[-1]
    if word.endswith("ия"):
        return _with(stem, ("и",), ("и",), ("ю",), ("ей", "ею"), ("и",))
    if word.endswith("ие"):
        return _with(stem, ("я",), ("ю",), ("е",), ("ем",), ("и",))
    if ending == "я":
        return _with(stem, ("и",), ("е",), ("ю",), ("ей", "ёй"), ("е",))
    if ending == "а":
        y = "и" if stem[-1] in _HUSH else "ы"
        return _with(stem, (y,), ("е",), ("у",), ("ой", "ей") if stem[-1] in _SIBILANT else ("ой", "ою"), ("е",))
    if ending == "й":
        return _with(stem, ("я",), ("ю",), ("й", "я"), ("ем",), ("е", "и"))
    if ending == "ь":
        return _with(stem, ("и", "я"), ("и", "ю"), ("ь", "я"), ("ью", "ем"), ("и", "е"))
    if ending in "ыи":
        return _plural(stem, ending)
    if ending == "о":
        return _with(stem, ("а", "о"), ("у", "о"), ("о",), ("ом", "о"), ("е", "о"))
    if word.endswith(("ре", "ле")):
        return _with(stem, ("я",), ("ю",), ("е",), ("ем",), ("е",))
    if ending in _VOWELS:
        return _fixed(word)
    accusative = ("а",) if animate else ("", "а")
    return _with(word, ("а",), ("у",), accusative, ("ем",) if ending in "жшчщц" else ("ом",), ("е",))


def _plural(stem: str, ending: str) -> Cases:
    """Names that are plurals (Нидерланды, Филиппины), or that never change (Сомали)."""
    of = ("ов", "", "ев") if ending == "ы" else ("ов", "ей", "и")
    return _with(stem, of, ("ам", "ям"), (ending,), ("ами", "ями"), ("ах", "ях"))


def _demonym(word: str) -> list[str]:
    """All forms of an adjective, or of a noun for people, singular and plural."""
    if _is_adjective(word) and not word.endswith(("ие", "ые")):
        stem = word[:-2]
        soft = "и" if word.endswith("ий") or stem[-1] in _HUSH else "ы"
        ends = ("ого", "ому", f"{soft}м", "ом", "ая", "ой", "ую", "ою", "ое", f"{soft}е", f"{soft}х", f"{soft}ми")
        return [stem + end for end in ends]
    if word.endswith("ец"):
        stem = word[:-2]
        stem += "йц" if stem[-1] in _VOWELS else "ьц" if stem[-1] == "л" else "ц"
        return [stem + end for end in ("а", "у", "ем", "е", "ы", "ев", "ам", "ами", "ах")]
    if word.endswith(("янин", "анин")):
        plural = [word[:-2] + end for end in ("е", "", "ам", "ами", "ах")]
        return [word + end for end in ("а", "у", "ом", "е")] + plural
    if word.endswith("ка"):
        stem = word[:-1]
        singular = [stem + end for end in ("и", "е", "у", "ой", "ою", "ам", "ами", "ах")]
        return [*singular, stem[:-1].removesuffix("ь").removesuffix("й") + "ек", stem[:-1] + "ок"]
    if word[-1] in "ыи":
        stem = word[:-1]
        return [stem + end for end in ("ов", "ев", "", "ам", "ами", "ах")]
    if word[-1] in _VOWELS + "ьй":
        return [form for case in _word(word, animate=True) for form in case]
    plural_end = "и" if word[-1] in _HUSH else "ы"
    return [word + end for end in ("а", "у", "ом", "е", plural_end, "ов", "ам", "ами", "ах")]


def _with(stem: str, *cases: tuple[str, ...]) -> Cases:
    return tuple(tuple(stem + ending for ending in endings) for endings in cases)
