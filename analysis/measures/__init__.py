"""Measures by name: view -> tidy table whose integers have receipts."""

from collections.abc import Callable
from typing import Final

from analysis.measures.amounts import AMOUNTS, amounts
from analysis.measures.before_after import BEFORE_AFTER, before_after
from analysis.measures.collocates import COLLOCATES, collocates
from analysis.measures.compare import COMPARE_MENTIONS, compare_mentions
from analysis.measures.concordance import CONCORDANCE, concordance
from analysis.measures.cooccurrence import COOCCURRENCE, cooccurrence
from analysis.measures.copies import REPRINTS, STORIES, reprints, stories
from analysis.measures.corpus import CORPUS, corpus
from analysis.measures.coverage import COVERAGE, coverage
from analysis.measures.coverage_changes import COVERAGE_CHANGES, coverage_changes
from analysis.measures.definition import Definition
from analysis.measures.geography import GEOGRAPHY, geography
from analysis.measures.keyness import KEYNESS, keyness
from analysis.measures.ledger import UNRESOLVED, unresolved
from analysis.measures.mentions import MENTIONS, TIMELINE, mentions, timeline
from analysis.measures.missing_pairs import MISSING_PAIRS, missing_pairs
from analysis.measures.names_used import NAMES_USED, names_used
from analysis.measures.pair_terms import PAIR_TERMS, pair_terms
from analysis.measures.quotations import NAMED_BY_SPEAKERS, SPEAKERS, named_by_speakers, speakers
from analysis.measures.rank_changes import RANK_CHANGES, rank_changes
from analysis.measures.search import SEARCH, search
from analysis.measures.suggestions import SUGGESTIONS, suggestions
from analysis.measures.themes import THEMES, themes
from analysis.measures.trends import TREND, trend
from analysis.measures.who_covers_whom import WHO_COVERS_WHOM, who_covers_whom
from analysis.measures.word_groups import (
    TERM_TIMELINE,
    WORD_GROUP_TIMELINE,
    WORD_GROUPS,
    term_timeline,
    word_group_timeline,
    word_groups,
)
from analysis.measures.words import TOPICS, topics
from analysis.model import Measurement

MEASURES: Final[dict[str, Callable[..., Measurement]]] = {
    "mentions": mentions,
    "timeline": timeline,
    "trend": trend,
    "before_after": before_after,
    "names_used": names_used,
    "rank_changes": rank_changes,
    "cooccurrence": cooccurrence,
    "compare_mentions": compare_mentions,
    "keyness": keyness,
    "missing_pairs": missing_pairs,
    "pair_terms": pair_terms,
    "collocates": collocates,
    "corpus": corpus,
    "coverage": coverage,
    "coverage_changes": coverage_changes,
    "who_covers_whom": who_covers_whom,
    "geography": geography,
    "topics": topics,
    "themes": themes,
    "search": search,
    "term_timeline": term_timeline,
    "word_groups": word_groups,
    "word_group_timeline": word_group_timeline,
    "concordance": concordance,
    "amounts": amounts,
    "speakers": speakers,
    "named_by_speakers": named_by_speakers,
    "unresolved": unresolved,
    "suggestions": suggestions,
    "stories": stories,
    "reprints": reprints,
}

DEFINITIONS: Final[dict[str, Definition]] = {
    "mentions": MENTIONS,
    "timeline": TIMELINE,
    "trend": TREND,
    "before_after": BEFORE_AFTER,
    "names_used": NAMES_USED,
    "rank_changes": RANK_CHANGES,
    "cooccurrence": COOCCURRENCE,
    "compare_mentions": COMPARE_MENTIONS,
    "keyness": KEYNESS,
    "missing_pairs": MISSING_PAIRS,
    "pair_terms": PAIR_TERMS,
    "collocates": COLLOCATES,
    "corpus": CORPUS,
    "coverage": COVERAGE,
    "coverage_changes": COVERAGE_CHANGES,
    "who_covers_whom": WHO_COVERS_WHOM,
    "geography": GEOGRAPHY,
    "topics": TOPICS,
    "themes": THEMES,
    "search": SEARCH,
    "term_timeline": TERM_TIMELINE,
    "word_groups": WORD_GROUPS,
    "word_group_timeline": WORD_GROUP_TIMELINE,
    "concordance": CONCORDANCE,
    "amounts": AMOUNTS,
    "speakers": SPEAKERS,
    "named_by_speakers": NAMED_BY_SPEAKERS,
    "unresolved": UNRESOLVED,
    "suggestions": SUGGESTIONS,
    "stories": STORIES,
    "reprints": REPRINTS,
}
"""What each measure's table says, in words."""
