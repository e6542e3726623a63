"""Figures: a measure's table in, a Plotly figure out. Nothing is computed here that the table doesn't say."""

from analysis.figures.amounts import plot_amounts
from analysis.figures.articles import plot_articles_timeline
from analysis.figures.before_after import plot_before_after
from analysis.figures.collocates import plot_collocates
from analysis.figures.compare import plot_compare_mentions, plot_keyness
from analysis.figures.cooccurrence import plot_cooccurrence
from analysis.figures.coverage import plot_coverage
from analysis.figures.events import plot_events
from analysis.figures.geography import plot_map
from analysis.figures.mentions import plot_mentions
from analysis.figures.missing_pairs import plot_missing_pairs
from analysis.figures.names_used import plot_names_used
from analysis.figures.network import plot_network
from analysis.figures.outlets import plot_outlets
from analysis.figures.pair_terms import plot_pair_terms
from analysis.figures.quotations import plot_named_by_speakers, plot_speakers
from analysis.figures.rank_changes import plot_rank_changes
from analysis.figures.slides import NARROW as NARROW_SLIDE
from analysis.figures.slides import WIDTH as SLIDE_WIDTH
from analysis.figures.slides import plot_slide
from analysis.figures.themes import plot_theme_card, plot_themes
from analysis.figures.trends import plot_timeline
from analysis.figures.who_covers_whom import plot_who_covers_whom
from analysis.figures.word_groups import plot_over_time, plot_word_groups
from analysis.figures.words import plot_search, plot_topic_card, plot_topics

__all__ = [
    "NARROW_SLIDE",
    "SLIDE_WIDTH",
    "plot_amounts",
    "plot_articles_timeline",
    "plot_before_after",
    "plot_collocates",
    "plot_compare_mentions",
    "plot_cooccurrence",
    "plot_coverage",
    "plot_events",
    "plot_keyness",
    "plot_map",
    "plot_mentions",
    "plot_missing_pairs",
    "plot_named_by_speakers",
    "plot_names_used",
    "plot_network",
    "plot_outlets",
    "plot_over_time",
    "plot_pair_terms",
    "plot_rank_changes",
    "plot_search",
    "plot_slide",
    "plot_speakers",
    "plot_theme_card",
    "plot_themes",
    "plot_timeline",
    "plot_topic_card",
    "plot_topics",
    "plot_who_covers_whom",
    "plot_word_groups",
]
