"""Empty tables give one line; what comes from data is shown literally."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import figures
from tests.figures.figure_tables import (
    HOSTILE,
    articles,
    collocates,
    event,
    mentions,
    over_time,
    pairs,
    timeline,
    topics,
    word_groups,
)

EMPTY = pd.DataFrame()


@pytest.mark.parametrize(
    "figure",
    [
        figures.plot_mentions(EMPTY, small=True), figures.plot_timeline(EMPTY, small=False),
        figures.plot_cooccurrence(EMPTY, small=True), figures.plot_topics(EMPTY), figures.plot_topic_card(EMPTY),
        figures.plot_search(EMPTY, small=True), figures.plot_articles_timeline(EMPTY), figures.plot_events([]),
        figures.plot_collocates(EMPTY, small=True), figures.plot_word_groups(EMPTY, small=True),
        figures.plot_over_time(EMPTY, label="term", small=True),
    ],
)  # fmt: skip
def test_an_empty_table_gives_one_line(figure: go.Figure) -> None:
    assert len(figure.data) == 0
    assert len(figure.layout.annotations) == 1
    assert figure.layout.annotations[0].text.endswith(".")


def hostile_figures() -> list[go.Figure]:
    summit = event("e", "2024-01-01")
    summit.title = summit.city = summit.kind = HOSTILE
    found = pd.DataFrame([(HOSTILE, HOSTILE, 1, 1, 2), ("b", HOSTILE, 1, 1, 2)],
                         columns=["match", "group", "articles", "occurrences", "n_articles"])  # fmt: skip
    named = timeline(HOSTILE)
    return [
        figures.plot_mentions(mentions(2, (HOSTILE, 1, 1, 0, 0, 0)), small=True),
        figures.plot_timeline(named, small=True, events=[summit]),
        figures.plot_cooccurrence(pairs((HOSTILE, "B", 1, 0)), small=True),
        figures.plot_topics(topics().assign(term=HOSTILE, group_name=HOSTILE)),
        figures.plot_topic_card(topics().iloc[:1].assign(term=HOSTILE, group_name=HOSTILE)),
        figures.plot_search(found, small=True),
        figures.plot_articles_timeline(articles((HOSTILE, "2024-01-01", HOSTILE)), summits=[summit]),
        figures.plot_events([summit]),
        figures.plot_collocates(collocates((HOSTILE, 3, True)), small=True),
        figures.plot_word_groups(word_groups((HOSTILE, 3, 4)), small=False),
        figures.plot_over_time(over_time(HOSTILE), label="term", small=True),
    ]


def strings(value: Any) -> list[str]:
    """Every text in a figure that Plotly draws; keys are not drawn."""
    if isinstance(value, dict):
        return [text for key, part in value.items() if key not in ("customdata", "template") for text in strings(part)]
    if isinstance(value, (list, tuple)):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("figure", hostile_figures())
def test_hostile_labels_are_shown_literally(figure: go.Figure) -> None:
    drawn = strings(figure.to_plotly_json())
    assert any("&lt;b&gt;x" in text for text in drawn)
    for text in drawn:
        assert "<a" not in text
        assert "<b>x" not in text
        assert "%{" not in text
        assert "$" not in text
