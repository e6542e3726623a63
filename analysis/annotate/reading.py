"""One article while its mentions are decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(slots=True)
class Reading:
    """What the decisions about one article look at.

    ``text`` is unified, ``folded`` the same in lower case; ``named`` are the entities that it names beyond
    doubt. ``seen`` and ``strangers`` say at which candidate a person, or somebody else of the surname, was
    named in full last.
    """

    text: str
    folded: str
    date: dt.date | None
    named: set[int] = field(default_factory=set)
    seen: dict[int, int] = field(default_factory=dict)
    strangers: dict[int, int] = field(default_factory=dict)
    _holding: dict[tuple[str, ...], bool] = field(default_factory=dict)

    def holds_any(self, words: tuple[str, ...]) -> bool:
        """Whether one of the folded words stands in the article, as a whole word."""
        if not words:
            return False
        answer = self._holding.get(words)
        if answer is None:
            answer = self._holding[words] = any(map(self._holds, words))
        return answer

    def _holds(self, word: str) -> bool:
        folded, size = self.folded, len(word)
        at = folded.find(word)
        while at >= 0:
            if not folded[at - 1 : at].isalnum() and not folded[at + size : at + size + 1].isalnum():
                return True
            at = folded.find(word, at + 1)
        return False
