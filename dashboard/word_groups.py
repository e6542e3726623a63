"""The tab Word groups: named lists of patterns as ranked bars and over time, and the sentences behind a number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from analysis import findings
from analysis.figures import plot_over_time, plot_word_groups
from analysis.lexicon.word_groups import (
    ANY_LANGUAGE,
    LONGEST_FILE,
    WordGroup,
    parse_word_groups,
    read_word_groups,
    shipped_groups,
)
from analysis.wording import counted
from dashboard import components
from dashboard.context import Context
from dashboard.over_time import choose_period
from dashboard.settings import get_settings
from dashboard.text import escape_markdown

if TYPE_CHECKING:
    from analysis.model import Measurement

OWN: Final = "own-word-groups"
EXAMPLE: Final = 'Kinship: brother*, fraternal, "common roots"\nGas [en]: gas, pipeline*'


def render_word_groups(context: Context) -> None:
    """How many articles hold words of each group, then and now; a list of one's own in their place."""
    groups = choose_groups()
    measured = context.measure("word_groups", groups=groups)
    title = findings.title_word_groups(measured.table, context.counting.unit)
    components.chart_title(title)
    components.chart(
        plot_word_groups(measured.table, small=context.small, unit=context.counting.unit), key="word-groups-chart",
        alt=title, on_pick=lambda data: components.set_parameter("wordgroup", str(data[0])),
    )  # fmt: skip
    components.below_chart(measured, context, key="word-groups",
                           sentence=findings.sentence_word_groups(measured.table, context.counting.unit))  # fmt: skip
    render_sentences(context, measured)
    render_timeline(context, groups)


def choose_groups() -> tuple[WordGroup, ...]:
    """The groups of the session, else of the host's file, else those shipped; and what they hold."""
    with st.expander("The lists, and lists of your own", icon=":material/edit_note:"):
        text = st.text_area(
            "Lists of your own", key=OWN, max_chars=LONGEST_FILE, placeholder=EXAMPLE,
            help="One group a line: a name, a colon, and words, wild* cards or phrases with commas between them. A "
                 "language in brackets, such as Gas [en], keeps a line to articles in it. They stay in this session.",
        )  # fmt: skip
        groups = given_groups()
        if text.strip():
            with components.explained():
                groups = parse_word_groups(text, "your list")
                st.caption("Save the lines in a file to use them elsewhere: orkhon measure word_groups --groups FILE.")
        for group in groups:
            languages = len({language for language, _ in group.patterns if language != ANY_LANGUAGE})
            within = f" in {counted(languages, 'language')}" if languages else ""
            st.markdown(f"**{escape_markdown(group.name)}**, {counted(len(group.patterns), 'pattern')}{within}")
            patterns = [pattern for language, pattern in group.patterns if language in (ANY_LANGUAGE, "en")]
            st.caption(escape_markdown(", ".join(patterns)))
    return groups


def given_groups() -> tuple[WordGroup, ...]:
    """The groups of the host's file, else those shipped."""
    path = get_settings().word_groups
    return read_word_groups(Path(path)) if path else shipped_groups()


def render_sentences(context: Context, measured: Measurement) -> None:
    """The articles, or occurrences, of the group that is chosen."""
    names = [str(name) for name in measured.table["word_group"]]
    chosen = components.pick(
        "Read where its words stand", names, key="wordgroup",
        placeholder="Click a bar, or choose a group, to read where its words stand",
    )  # fmt: skip
    if chosen is None:
        return
    row = names.index(chosen)
    column = "occurrences" if context.counting.unit == "occurrences" else "articles"
    st.markdown(f"**{counted(int(measured.table[column].iloc[row]), column.removesuffix('s'))}**")
    components.evidence(context, measured, row, column, key="wordgroup")


def render_timeline(context: Context, groups: tuple[WordGroup, ...]) -> None:
    """Each group by period."""
    period = choose_period()
    measured = context.measure("word_group_timeline", groups=groups, period=period)
    unit = context.counting.unit
    title = findings.title_over_time(measured.table, "word_group", unit)
    components.chart_title(title)
    components.chart(plot_over_time(measured.table, label="word_group", small=context.small, unit=unit),
                     key="word-groups-timeline", alt=title)  # fmt: skip
    components.below_chart(measured, context, key="word-groups-time", extra=[("--period", period)],
                           sentence=findings.sentence_over_time(measured.table, "word_group", unit))  # fmt: skip
