"""Where a demonym means the language, not the country or its people: "in Turkish", "қазақ тілі", "magyar nyelv"."""

from __future__ import annotations

import re
from typing import Final

from analysis.annotate.forms import DEMONYM, LANGUAGE, NAME, Rule, languages_of
from analysis.lexicon import Lexicon

_Placed = tuple[int, int, Rule, int]

_HEAD_WORDS: Final = (
    "languages?|tongues?|speak(?:ers?|ing)|alphabets?|script|grammars?|dictionar(?:y|ies)|dialects?|vocabulary|lessons?"
    "|words?|subtitles|subtitled"
)
_HEADS: Final = {
    "en": rf"(?:(?:,? (?:and|or) |/)[A-Z]\w+)?[ -](?:{_HEAD_WORDS})\b"
    r"| (?:is|are|was|were) (?:\w+ ){0,2}(?:spoken|an? (?:\w+ )?language|the (?:\w+ )?language)\b",
    "az": r" dil(?:i|lər|çi)\w*",
    "tr": r" dil(?:i|ler|ce|de)\w*",
    "tk": r" dil(?:i|ler|de)\w*",
    "kk": r" тіл(?:і|д|ге)\w*",
    "ky": r" тил(?:и|д|ге)\w*",
    "uz": r" (?:til(?:i|lar|da)|тил(?:и|лар|да))\w*",
    "ru": r" язык\w*",
    "hu": r"[ -]nyelv\w*",
}
"""What stands behind a demonym that is the language's, by language."""

_LEARNING: Final = (
    "(?:speak|read|writ|wrote|spoke|spoken|learn|study|studie|teach|taught|understand|understood|master)"
    "(?:s|ing|en|ed|d|es)?"
)
_OTHERS: Final = r"(?:[A-Z]\w+(?:, (?:and )?| and | or ))*"
_CUES: Final = {
    "en": re.compile(
        r"\b(?:in|into(?: the)?|from the original|translat\w+ (?:\w+ ){0,2}from|fluen(?:t|cy) in|native"
        rf"|languages,? (?:such as|like|including)|{_LEARNING}(?: (?:some|only|fluent|good|both))?) {_OTHERS}$"
    ),
    "ru": re.compile(
        r"(?:(?:перев[её]?[длс]|говор|напис|пиш|изда|чита|звуч|выступ|обща|преподав)\w*(?: [\w-]+){0,4}"
        r" (?:на|с|со|и|или)|(?:уч[иау]|изуч|знае|знал|преподав|понима|осво)\w*) $",
        re.I,
    ),
}
"""What stands before a demonym that is the language's where no noun follows."""

_CLAUSE: Final = (
    "which|who|he|she|it|they|we|I|the|a|an|but|not|as|so|while|where|his|her|their|its|is|are|was|were|at|in|on"
)
_ADVERBIAL: Final = (
    "but|at|on|in|to|into|from|for|with|as|by|since|when|during|before|after|last|this|because|while|that|only|again|first"
    "|without|too|is|was|are|were|has|had|or not|than|well|better|fluently|instead|through|under|until|if|next|every"
    "|online|together|between|about"
)
_AND: Final = rf"and (?:{_LEARNING}|who|that|to|for|by|with|then|had|has|{_CLAUSE})"
_CLOSED: Final = {
    "en": re.compile(
        rf"(?:,? (?:and|or) [A-Z]\w+)*(?:$|[\n.;:!?)\"]|,\"?(?:$| (?:{_CLAUSE}|{_AND})\b)| (?:{_ADVERBIAL}|{_AND})\b)"
    ),
    "ru": re.compile(r"$|[\n.;:!?)\",]| (?:и|на|в|с|у|для|за|по|или|но|а|от|до|из|он|она|они|лучше|хорошо)\b"),
}
"""What stands behind an adjective that no noun follows."""
_RUSSIAN_OBJECT: Final = re.compile(r"\w*[сц]к(?:ий|ого|ом)$", re.I)
_IN_LIST: Final = re.compile(
    r"-?(?:, ?(?:and |or |и |və |ve |және |жана |va |we |és )?"
    r"| (?:and|or|и|или|və|ve|және|мен|жана|va|we|és|vagy) |/| & |-)"
)
_LOOK_BACK: Final = 64
_SENSES: Final = frozenset({DEMONYM, LANGUAGE})
_NAMED_BY_COUNTRY: Final = ("az",)
"""Languages in which the country's own name says the language: "Azərbaycan dili"."""


class Tongues:
    """Tells demonyms that mean a language, in articles of one language (English rules for an unknown one)."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        codes = languages_of(language)
        self._heads = re.compile("|".join(_HEADS[code] for code in codes))
        code = language or "en"
        self._cue, self._closed = _CUES.get(code), _CLOSED.get(code)
        self._russian = code == "ru"
        named = language in _NAMED_BY_COUNTRY
        self._forms = _SENSES | {NAME} if named else _SENSES
        self._countries = frozenset(
            n for n, entity in enumerate(lexicon.entities) if named and entity.kind == "country"
        )

    def mark(self, placed: list[_Placed], text: str) -> list[_Placed]:
        """The mentions, those that name a language with the form "language".

        Demonyms joined by commas and "and" share what stands before the first and behind the last of them:
        "Kazakh and Russian languages", "speaks Turkish and German".
        """
        result = placed
        behind = -1
        for first in [at for at, one in enumerate(placed) if one[2].form in self._forms]:
            if first < behind or not self._may_be(placed[first][2]):
                continue
            behind = first + 1
            while behind < len(placed) and self._may_be(placed[behind][2]) and self._joined(placed, behind, text):
                behind += 1
            if self._is_language(placed[first][0], placed[behind - 1][1], text):
                result = placed.copy() if result is placed else result
                for at in range(first, behind):
                    start, end, rule, outer = placed[at]
                    result[at] = start, end, rule._replace(form=LANGUAGE), outer
        return result

    def _may_be(self, rule: Rule) -> bool:
        return rule.form in _SENSES or rule.entity in self._countries

    def _joined(self, placed: list[_Placed], at: int, text: str) -> bool:
        """Whether a mention stands in a list with the one before it."""
        gap = _IN_LIST.match(text, placed[at - 1][1])
        return gap is not None and gap.end() == placed[at][0]

    def _is_language(self, start: int, end: int, text: str) -> bool:
        """Whether what stands around one demonym, or several in a row, makes them languages."""
        if self._heads.match(text, end):
            return True
        if self._cue is None or self._closed is None or text[end - 1] == "s" or not self._closed.match(text, end):
            return False
        if self._russian and not _RUSSIAN_OBJECT.search(text, start, end):
            return False
        return self._cue.search(text, max(0, start - _LOOK_BACK), start) is not None
