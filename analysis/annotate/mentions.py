"""Which entities an article names, and where."""

from __future__ import annotations

import datetime as dt

from analysis.annotate.forms import build_forms
from analysis.annotate.letters import end_of_visible, unify
from analysis.annotate.matcher import Matcher
from analysis.annotate.nominals import Nominals
from analysis.annotate.resolve import Resolver
from analysis.lexicon import Lexicon, fold
from analysis.model import LANGUAGES, Mention, Unresolved


class MentionFinder:
    """Finds the mentions of the lexicon's entities. What a language needs is prepared when it is first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._nominals = Nominals(lexicon)
        self._prepared: dict[str, tuple[Matcher, Resolver]] = {}

    def find(
        self, text: str, language: str, *, title: bool = False, known: frozenset[int] = frozenset(),
        date: dt.date | None = None,
    ) -> tuple[Mention, ...]:  # fmt: skip
        """The mentions in ``text``, sorted by start, those inside other entities' names included.

        Parameters
        ----------
        text
            As read; spans are positions in it.
        language
            ISO 639-1 code; the article's own forms and English ones count. "" or an unknown language: "" takes
            the forms of all languages, another language only English ones.
        title
            ``text`` is a title: phrases such as "the Kazakh leader" are not looked for.
        known
            Numbers of entities that the rest of the article names: their weak forms and surnames count.
        date
            Of the article: decides who is in office.
        """
        return self._find(text, language, title, known, date, None)

    def find_all(
        self, text: str, language: str, *, known: frozenset[int] = frozenset(), date: dt.date | None = None
    ) -> tuple[tuple[Mention, ...], tuple[Unresolved, ...]]:
        """As `find`, and the forms that were given to nobody, each with the reason and whom it could have meant."""
        ledger: list[Unresolved] = []
        mentions = self._find(text, language, False, known, date, ledger)
        return mentions, tuple(sorted(set(ledger)))

    def _find(
        self, text: str, language: str, title: bool, known: frozenset[int], date: dt.date | None,
        ledger: list[Unresolved] | None,
    ) -> tuple[Mention, ...]:  # fmt: skip
        matcher, resolver = self._prepare(language)
        plain, positions = unify(text)
        folded = fold(plain)
        found = matcher.candidates(plain, folded)
        if not found:
            return ()
        placed = resolver.resolve(found, plain, folded, known, date, ledger)
        mentions = [
            Mention(start, end, rule.entity, rule.form, parent, used=rule.used) for start, end, rule, parent in placed
        ]
        if not title:
            mentions = self._nominals.add(mentions, plain, date, language)
        if positions is not None:
            mentions = [_move(mention, positions, text) for mention in mentions]
            if ledger:
                ledger[:] = [_move_open(one, positions, text) for one in ledger]
        return tuple(mentions)

    def candidates(self, text: str, language: str) -> list[tuple[int, int, str]]:
        """Every whole-word match in ``text`` before capitals are looked at: start, end, folded form.

        Positions are those in the unified text (`unify`), overlapping matches included, sorted.
        """
        matcher, _ = self._prepare(language)
        patterns = matcher.table.patterns
        found = matcher.whole_words(fold(unify(text)[0]))
        return sorted((start, stop, patterns[pattern]) for pattern, start, _, stop in found)

    def scan(self, folded: str, language: str) -> list[tuple[int, int, int, int]]:
        """As `candidates`, for text that is unified and folded already, unsorted and with pattern numbers."""
        return self._prepare(language)[0].whole_words(folded)

    def _prepare(self, language: str) -> tuple[Matcher, Resolver]:
        language = language if not language or language in LANGUAGES else "en"
        if language not in self._prepared:
            matcher = Matcher(build_forms(self._lexicon, language), language)
            self._prepared[language] = (matcher, Resolver(self._lexicon, language))
        return self._prepared[language]


def _move(mention: Mention, positions: list[int], text: str) -> Mention:
    """From positions in the unified text to those in the text as read, without invisible signs behind the word."""
    return mention._replace(start=positions[mention.start], end=end_of_visible(text, positions[mention.end]))


def _move_open(one: Unresolved, positions: list[int], text: str) -> Unresolved:
    return one._replace(start=positions[one.start], end=end_of_visible(text, positions[one.end]))
