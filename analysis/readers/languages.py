"""What a language column says -> ISO 639-1."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

CODES: Final = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu "
    "ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na "
    "nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so "
    "sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh "
    "yi yo za zh zu".split()
)
"""All of ISO 639-1."""

NAMES: Final = {
    "ar": "ara arabic العربية",
    "az": "aze azj azb azerbaijani azeri azərbaycanca azərbaycan",
    "ba": "bak bashkir",
    "be": "bel belarusian",
    "bg": "bul bulgarian",
    "bs": "bos bosnian",
    "cs": "ces cze czech",
    "cv": "chv chuvash",
    "da": "dan danish",
    "de": "deu ger german deutsch",
    "el": "ell gre greek",
    "en": "eng english",
    "es": "spa spanish español",
    "et": "est estonian",
    "fa": "fas per pes persian farsi فارسی",
    "fi": "fin finnish",
    "fr": "fra fre french français",
    "he": "heb hebrew iw",
    "hi": "hin hindi",
    "hr": "hrv croatian",
    "hu": "hun hungarian magyar",
    "hy": "hye arm armenian",
    "id": "ind indonesian",
    "it": "ita italian italiano",
    "ja": "jpn japanese 日本語",
    "ka": "kat geo georgian ქართული",
    "kk": "kaz kazakh қазақша қазақ",
    "ko": "kor korean",
    "ku": "kur kurdish",
    "ky": "kir kyrgyz kirghiz кыргызча кыргыз",
    "lt": "lit lithuanian",
    "lv": "lav latvian",
    "mk": "mkd mac macedonian",
    "mn": "mon mongolian",
    "nl": "nld dut dutch",
    "no": "nor norwegian",
    "pl": "pol polish polski",
    "ps": "pus pashto",
    "pt": "por portuguese português",
    "ro": "ron rum romanian",
    "ru": "rus russian русский",
    "sk": "slk slo slovak",
    "sl": "slv slovenian slovene",
    "sq": "sqi alb albanian",
    "sr": "srp serbian",
    "sv": "swe swedish svenska",
    "tg": "tgk tajik",
    "tk": "tuk turkmen türkmençe türkmen",
    "tr": "tur turkish türkçe",
    "tt": "tat tatar",
    "ug": "uig uyghur uighur",
    "uk": "ukr ukrainian українська",
    "ur": "urd urdu",
    "uz": "uzb uzn uzbek oʻzbekcha o'zbekcha o‘zbekcha oʻzbek o'zbek o‘zbek",
    "vi": "vie vietnamese",
    "zh": "zho chi cmn chinese 中文",
}
"""ISO 639-2 and 639-3 codes, English names and names in the language itself, lower-case."""

BY_NAME: Final = {name: code for code, names in NAMES.items() for name in names.split()}


@lru_cache(maxsize=4096)
def normalize_language(value: str) -> str | None:
    """ISO 639-1 code, "" for an empty value, None for a language that is not known here.

    Examples
    --------
    >>> [normalize_language(value) for value in ("English", "en-US", "eng", "", "Klingon")]
    ['en', 'en', 'en', '', None]
    """
    lower = value.strip().lower()
    if not lower:
        return ""
    for name in (lower, re.split(r"[-_ (]", lower)[0]):
        if name in CODES:
            return name
        if name in BY_NAME:
            return BY_NAME[name]
    return None
