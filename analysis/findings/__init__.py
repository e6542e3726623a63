"""Titles and sentences made from a measure's table, never typed: one module a noun.

Plain text: whoever shows it escapes it. Under `SMALL` articles they speak in counts. Each function takes the table
as the measure gives it and says so in words where it is empty.
"""

from analysis.findings.amounts import title_amounts
from analysis.findings.collection import (
    sentence_check,
    sentence_collection,
    sentence_coverage,
    sentence_events,
    title_articles,
    title_coverage,
    title_events,
    title_stories,
)
from analysis.findings.collocates import sentence_collocates, title_collocates
from analysis.findings.compare import (
    is_small,
    sentence_compare_mentions,
    sentence_keyness,
    sentence_sides,
    title_compare_mentions,
    title_keyness,
)
from analysis.findings.cooccurrence import sentence_cooccurrence, title_cooccurrence, window_noun
from analysis.findings.corpus import sentence_corpus, title_corpus
from analysis.findings.coverage_changes import (
    collection_changes,
    legend_who_covers_whom,
    sentence_coverage_changes,
    sentence_who_covers_whom,
    title_who_covers_whom,
)
from analysis.findings.geography import sentence_geography, title_geography
from analysis.findings.mentions import sentence_mentions, title_mentions
from analysis.findings.missing_pairs import sentence_missing_pairs, title_missing_pairs
from analysis.findings.names_used import sentence_names_used, title_names_over_time, title_names_used
from analysis.findings.network import sentence_network, title_network
from analysis.findings.pair_terms import sentence_pair_terms, title_pair_terms
from analysis.findings.parts import SMALL
from analysis.findings.quotations import (
    sentence_named_by_speakers,
    sentence_speakers,
    title_named_by_speakers,
    title_speakers,
    title_speakers_by,
)
from analysis.findings.rank_changes import sentence_rank_changes, title_rank_changes
from analysis.findings.standouts import (
    Standout,
    largest_change,
    most_copied,
    most_left_open,
    most_quoted,
    newest_article,
    strongest_pair,
)
from analysis.findings.themes import sentence_themes, title_themes
from analysis.findings.timeline import sentence_timeline, title_timeline
from analysis.findings.trends import (
    is_small_before_after,
    sentence_before_after,
    sentence_steady,
    sentence_trend,
    title_before_after,
    title_trend,
)
from analysis.findings.word_groups import (
    sentence_over_time,
    sentence_word_groups,
    title_over_time,
    title_word_groups,
)
from analysis.findings.words import sentence_search, sentence_topics, title_search, title_topics

__all__ = [
    "SMALL",
    "Standout",
    "collection_changes",
    "is_small",
    "is_small_before_after",
    "largest_change",
    "legend_who_covers_whom",
    "most_copied",
    "most_left_open",
    "most_quoted",
    "newest_article",
    "sentence_before_after",
    "sentence_check",
    "sentence_collection",
    "sentence_collocates",
    "sentence_compare_mentions",
    "sentence_cooccurrence",
    "sentence_corpus",
    "sentence_coverage",
    "sentence_coverage_changes",
    "sentence_events",
    "sentence_geography",
    "sentence_keyness",
    "sentence_mentions",
    "sentence_missing_pairs",
    "sentence_named_by_speakers",
    "sentence_names_used",
    "sentence_network",
    "sentence_over_time",
    "sentence_pair_terms",
    "sentence_rank_changes",
    "sentence_search",
    "sentence_sides",
    "sentence_speakers",
    "sentence_steady",
    "sentence_themes",
    "sentence_timeline",
    "sentence_topics",
    "sentence_trend",
    "sentence_who_covers_whom",
    "sentence_word_groups",
    "strongest_pair",
    "title_amounts",
    "title_articles",
    "title_before_after",
    "title_collocates",
    "title_compare_mentions",
    "title_cooccurrence",
    "title_corpus",
    "title_coverage",
    "title_events",
    "title_geography",
    "title_keyness",
    "title_mentions",
    "title_missing_pairs",
    "title_named_by_speakers",
    "title_names_over_time",
    "title_names_used",
    "title_network",
    "title_over_time",
    "title_pair_terms",
    "title_rank_changes",
    "title_search",
    "title_speakers",
    "title_speakers_by",
    "title_stories",
    "title_themes",
    "title_timeline",
    "title_topics",
    "title_trend",
    "title_who_covers_whom",
    "title_word_groups",
    "window_noun",
]
