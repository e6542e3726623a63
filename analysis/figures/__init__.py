"""Figures: a measure's table in, a Plotly figure out. Nothing is computed here that the table doesn't say."""

from analysis.figures.articles import plot_articles_timeline
from analysis.figures.cooccurrence import plot_cooccurrence
from analysis.figures.coverage import plot_coverage
from analysis.figures.events import plot_events
from analysis.figures.mentions import plot_mentions
from analysis.figures.trends import plot_timeline
from analysis.figures.words import plot_search, plot_topic_card, plot_topics

__all__ = [
    "plot_articles_timeline",
    "plot_cooccurrence",
    "plot_coverage",
    "plot_events",
    "plot_mentions",
    "plot_search",
    "plot_timeline",
    "plot_topic_card",
    "plot_topics",
]
