"""Words of amounts: numbers, scales, currencies, percent, by language. Only data and the patterns made from it."""

from __future__ import annotations

import re
from typing import Final

_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
UNITS: Final = {word: number for number, word in enumerate(_SMALL.split())}
TENS: Final = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
MULTIPLIERS: Final = {"hundred": 100.0, "thousand": 1e3}
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "twentieth": 20,
    "thirtieth": 30, "fiftieth": 50, "hundredth": 100,
}  # fmt: skip

_SCALE_WORDS: Final = {
    12.0: "dozen",
    100.0: "hundred hundreds",
    1e3: "thousand thousands k ths тыс тыс. тысяч тысячи тысяча мың миң bin min ming müň ezer",
    1e6: "million millions mln mn m mio млн млн. миллион миллиона миллионов milyon millió",
    1e9: "billion billions bln bn b млрд млрд. миллиард миллиарда миллиардов milyard milyar mlrd milliard milliárd",
    1e12: "trillion trillions trn tn трлн трлн. триллион триллиона триллионов trilyon trillió",
}
SCALES: Final = {word: factor for factor, words in _SCALE_WORDS.items() for word in words.split()}
"""What a word behind a number multiplies it by."""
ONLY_MONEY: Final = frozenset(("m", "b", "k", "tn"))
"""Scales that mean something else (metres) unless a currency stands before the number."""

SIGNS: Final = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₸": "KZT", "₼": "AZN", "₺": "TRY", "₽": "RUB",
    "₴": "UAH", "₹": "INR", "₾": "GEL", "֏": "AMD",
}  # fmt: skip
CODES: Final = "USD EUR GBP CHF CNY JPY KZT AZN TRY RUB UZS KGS TMT HUF UAH GEL AMD INR AED SAR KRW".split()
_CURRENCIES: Final = {
    "USD": r"(?:US |U\.S\. )?dollars?|ABŞ dolları\w*|ABD doları\w*|dollar\w*|dolar\w*|долл\.?|доллар\w*|dollár\w*",
    "EUR": r"euros?|avro\w*|yevro|евро|ýewro|euró\w*",
    "GBP": r"pounds sterling|pounds?|sterlin\w*|фунт\w*",
    "CNY": r"yuan|юан\w*|yuanı?|jüan\w*",
    "JPY": r"yen|иен\w*",
    "KZT": r"tenges?|tengé|тенге\w*|теңге\w*",
    "AZN": r"manats?|manat\w*|манат\w*",
    "TRY": r"(?:Turkish )?liras?|lirası\w*|лир\w*",
    "RUB": r"rou?bles?|rubl\w*|рубл\w*|руб\.?",
    "UZS": r"soums?|sums?|so['ʻʼ’‘]m\w*|сум\w*|сўм\w*",
    "KGS": r"soms?|сом\w*",
    "HUF": r"forints?|forint\w*|форинт\w*",
}
PERCENT: Final = (
    r"%|percentage points?|percent|per cent|pct|процент\w*|пайыз\w*|пайыздық|фоиз\w*|faiz\w*|foiz\w*|göterim\w*|"
    r"százalék\w*|пайызға|пайыз"
)
BEFORE_PERCENT: Final = r"(?:%|[Yy]üzde )"
"""Turkish puts it before the number."""
ORDINAL_ENDS: Final = (
    r"st|nd|rd|th|-?c[iıuü]|[-'’]?(?:inci|ıncı|uncu|üncü|nci|ncı|ncu|ncü)|-(?:й|я|е|ая|ое|го|му|ой|ый|ші|шы|чи|чы|"
    r"нчи|нчы|чу|чү|chi|nji|njy|inji|ynjy)"
)
CURRENCY: Final = re.compile(
    "|".join(f"(?P<{code}>{words})" for code, words in _CURRENCIES.items()) + f"|(?P<code>{'|'.join(CODES)})",
    re.IGNORECASE,
)
"""A currency by its word or code; the group says which."""
ANY_CURRENCY: Final = "|".join([*_CURRENCIES.values(), *CODES])

MONTHS: Final = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?|"
    r"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|"
    r"yanvar|fevral|mart|aprel|iyun|iyul|avqust|avgust|sentyabr|oktyabr|noyabr|dekabr|ocak|şubat|nisan|mayıs|haziran|"
    r"temmuz|ağustos|eylül|ekim|kasım|aralık|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|"
    r"қараша|желтоқсан|január|február|március|április|május|június|július|augusztus|szeptember|október|november|"
    r"december|ýanwar|fewral|iýun|iýul|awgust|sentýabr|oktýabr|noýabr)\w{0,4}\b)"
)
NO_NOUNS: Final = frozenset(
    "is was has as its this his hers theirs ours yours us thus across towards perhaps always besides less plus versus "
    "does says notes adds sometimes the and or of in on at to for from by with that which who were are will would than "
    "it he she they we i but not out up per years' times".split()
)
ADJECTIVES: Final = frozenset(
    "different new various other additional separate large big small major more fewer further such different full "
    "nearby several whole joint brotherly".split()
)
IRREGULAR: Final = frozenset(
    "people men women children personnel staff sheep cattle aircraft police series species youth km kilometres "
    "hectares kg mw gw kwh".split()
)
"""Nouns that count without an s at their end."""
