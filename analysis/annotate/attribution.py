"""How outlets name themselves in their texts, in nine languages, as patterns around an outlet's name.

``{n}`` stands for the name with quotation marks and case endings. The first pattern that fits decides how sure the
attribution is: who speaks of itself ("X informs") above whom somebody spoke to ("told X").
"""

from __future__ import annotations

import re
from typing import Final

NAME: Final = (
    r"(?<![\w.@/])[\"«“„']?(?:(?:the|агентство|агентства|агенттігі|agentliyi|информагентство|ИА|МИА)\s)?[\"«“„']?"
    r"{name}(?:['’-][a-zəğıöüşçýňž]{1,5}|[а-яғқәөүұіңА-Я]{1,4})?(?!\w)[\"»”“']?(?:\s(?:(?:news\s)?agency|agentliyi|ajansı|"
    r"агентство|агенттігі|агенттиги|agentligi|axborot agentligi|habarlar gullugy|hírügynökség)\w{0,4})?"
)
"""A name as it stands in a sentence; a suffix needs its apostrophe or hyphen, or to be Cyrillic."""

_EN_SAYS: Final = r"(?:informs?|reports?|writes|learn(?:s|ed|t)|has learn(?:ed|t)|notes)"
_RU_SAYS: Final = r"(?:сообща(?:ет|ют)|переда[её]т|передают|информирует|пишет|уведомляет)"

SELF: Final = (
    # en: "..., Report informs." "Trend reports citing ..." "as Azernews writes"
    r"{n},?\s" + _EN_SAYS + r"\b(?!\s(?:that\s)?(?:on|in)\s)",
    r"\b(?:reports?|writes)\s{n}\s*[.,\n]",
    r"\b(?:correspondent|reporter)\s(?:of|for|from)\s{n}|{n}(?:'s|’s)?\s(?:own\s)?(?:special\s)?correspondents?\b",
    # ru
    _RU_SAYS + r"\s(?:корреспондент\s)?{n}", r"{n},?\s" + _RU_SAYS, r"\bкорреспондент\w?\s{n}",
    r"\b(?:передал\w?|сообщил\w?)\s(?:корреспондент\w?\s)?{n}\s*\.",
    # az, tr, tk
    r"{n}\s(?:xəbər\sver\w+|məlumat\sver\w+|bildirir|yazır)", r"{n}\s(?:xəbərinə|məlumatına)\s(?:görə|əsasən)",
    r"{n}\s(?:bildirdi\b|haber\sver\w+|aktardı|aktarıyor|yazdı)", r"{n}\s(?:haberine|bildirdiğine|aktardığına)\sgöre",
    r"{n}\smuhabir\w*", r"{n}\smüxbir\w*", r"{n}\s(?:habar\sberýär|habar\sberdi|ýazýar)",
    # kk, ky, uz
    r"(?:хабарлайды|хабарлады|жазады|жеткізді|кабарлайт|кабарлады|билдирет|жазат|хабар\sберади|хабар\sберди)\s{n}",
    r"{n}\s(?:хабарлайды|хабарлады|жазады|хабарлауынша|тілшісі|мәліметінше|кабарлайт|кабарлады|билдирет|билдирди|"
    r"маалыматына|жазат|хабар\sбер\w+|маълумот\w*|ёзади|хабарига)",
    r"{n}\s(?:xabar\sber\w+|ma[ʼ’'ʻ‘]lumot\w*|yozadi|yozmoqda|xabariga)", r"xabar\sber\w+\s{n}",
    # hu
    r"\b(?i:írja|írta|közli|közölte|jelenti|jelentette|tudósít)\s(?:az?\s)?{n}",
    r"{n}\s(?:tudósítása|jelentése|információi)",
)  # fmt: skip

TOLD: Final = (
    r"\btold\s(?:the\s)?{n}", r"\b(?:in an exclusive interview with|exclusively to)\s{n}",
    r"\b(?:рассказал\w?|сказал\w?|заявил\w?|сообщил\w?)\s(?:в интервью\s)?{n}", r"{n}\s(?:açıqlama\w*|bildirib|deyib)",
    r"{n}\s(?:konuşan|açıklama\w*)",
)  # fmt: skip
"""Somebody spoke to the outlet. Of several only the first counts, and only if nobody informs."""

REPORTED: Final = (r",\s{n},?\sreported\s*[.\n]",)
"""The past tense is also how others are cited: only at the end of a sentence, and after everything else."""

BYLINE: Final = (
    r"\A\W*(?i:by)\s{n}", r"\A\W*{n}\s*\Z", r"[(/\[]\s*{n}\s*[)/\]]", r"\A.{3,80}?[.,/]\s*{n}\s?[—–/-](?=\s)",
)  # fmt: skip
"""Above the text or in its dateline."""

OWN: Final = (
    r"{n}(?:['’]s)?\s(?i:whatsapp|telegram|youtube|facebook|instagram)", r"©\s*(?:\d{4}\s)?{n}",
    r"{n}\W{1,3}(?i:all rights reserved)",
)  # fmt: skip
"""What an outlet says below its articles."""


def compile_for(name: str, patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Put an outlet's name into the patterns. The name keeps its case, everything else may begin a sentence."""
    marked = NAME.replace("{name}", re.escape(name))
    return re.compile("|".join(f"(?:{pattern.replace('{n}', marked)})" for pattern in patterns))
