"""One article while its mentions are decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.annotate.forms import Rule
from analysis.model import Unresolved


@dataclass(slots=True)
class Reading:
    """What the decisions about one article look at.

    ``text`` is unified, ``folded`` the same in lower case; ``named`` are the entities that it names beyond
    doubt. ``seen`` and ``strangers`` say at which candidate a person, or somebody else of the surname, was
    named in full last. ``others`` are countries whose name is also a town's or a person's here (which, in the
    terms of `neighbours`), ``cues`` the signs of American affairs. ``ledger`` is None where nobody asks.
    """

    text: str
    folded: str
    date: dt.date | None
    named: set[int] = field(default_factory=set)
    seen: dict[int, int] = field(default_factory=dict)
    strangers: dict[int, int] = field(default_factory=dict)
    others: dict[int, int] = field(default_factory=dict)
    cues: set[str] = field(default_factory=set)
    supported: set[int] = field(default_factory=set)
    country_starts: set[int] = field(default_factory=set)
    countries: set[int] = field(default_factory=set)
    country_ends: set[int] = field(default_factory=set)
    kept: list[tuple[int, int, Rule]] = field(default_factory=list)
    """Candidates that have not been surveyed yet for the sets above."""
    ledger: list[Unresolved] | None = None
    _holding: dict[str, bool] = field(default_factory=dict)

    def holds_any(self, words: tuple[str, ...]) -> bool:
        """Whether one of the folded words stands in the article, as a whole word."""
        return any(map(self.holds, words))

    def count(self, words: tuple[str, ...]) -> int:
        """How many of the folded words stand in the article."""
        return sum(map(self.holds, words))

    def leave(self, start: int, end: int, reason: str, entities: Iterable[int]) -> None:
        """Write into the ledger that a form is given to nobody."""
        if self.ledger is not None:
            self.ledger.append(Unresolved(start, end, reason, tuple(sorted(set(entities)))))

    def holds(self, word: str) -> bool:
        """Whether the folded word stands in the article, as a whole word."""
        answer = self._holding.get(word)
        if answer is None:
            answer = self._holding[word] = self._search(word)
        return answer

    def _search(self, word: str) -> bool:
        folded, size = self.folded, len(word)
        at = folded.find(word)
        while at >= 0:
            if not folded[at - 1 : at].isalnum() and not folded[at + size : at + size + 1].isalnum():
                return True
            at = folded.find(word, at + 1)
        return False
