"""Measures by name: view -> tidy table whose integers have receipts."""

from collections.abc import Callable
from typing import Final

from analysis.measures.amounts import amounts
from analysis.measures.cooccurrence import cooccurrence
from analysis.measures.copies import reprints, stories
from analysis.measures.coverage import coverage
from analysis.measures.mentions import mentions, timeline
from analysis.measures.quotations import named_by_speakers, speakers
from analysis.measures.search import concordance, search
from analysis.measures.words import topics
from analysis.model import Measurement

MEASURES: Final[dict[str, Callable[..., Measurement]]] = {
    "mentions": mentions,
    "timeline": timeline,
    "cooccurrence": cooccurrence,
    "coverage": coverage,
    "topics": topics,
    "search": search,
    "concordance": concordance,
    "amounts": amounts,
    "speakers": speakers,
    "named_by_speakers": named_by_speakers,
    "stories": stories,
    "reprints": reprints,
}
