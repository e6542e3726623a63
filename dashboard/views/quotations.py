"""Who speaks: quoted words by speaker, all together or by outlet or year, and whom the speakers name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from analysis import findings
from analysis.figures import plot_named_by_speakers, plot_speakers
from analysis.model import Measurement
from analysis.wording import counted, number
from dashboard import components
from dashboard.context import Context, get_context
from dashboard.speakers import labels, pair_labels
from dashboard.state import BY_NAME
from dashboard.text import escape_markdown, shorten

if TYPE_CHECKING:
    import pandas as pd

SPLIT: Final = {"all": "all", "outlet": "source", "year": "year"}
GROUPS: Final = 12
CARD: Final = 5
"""Bars on a card."""
CARDS: Final = 6
"""Speakers whose names are shown side by side while nobody is chosen."""
TOP: Final = 20
OFFERED: Final = 500
"""Speakers or pairs to choose from by name; a click and a link reach all of them."""
LEAD: Final = (
    "Quoted words by speaker. Quotations that nobody in particular is said to have spoken are “unattributed”: "
    "drawn in grey, counted in every share, without a rank."
)
UNATTRIBUTED: Final = "unattributed"
NOUNS: Final = {"direct": "quotation", "reported": "reported clause"}


def most_words(card: tuple[Any, pd.DataFrame]) -> tuple[int, str]:
    """Sorts groups by their words, then by name."""
    return -int(card[1]["n_words"].iloc[0]), str(card[1]["group_name"].iloc[0])


def choose(key: str, label: str) -> str:
    values = BY_NAME[key].values
    chosen = st.segmented_control(label, values, default=values[0], required=True, key=key, bind=components.BIND)
    return chosen or values[0]


def choose_from(all_labels: pd.Series[str], *, key: str, label: str, placeholder: str) -> str | None:
    """A choice among the first of them, and of whatever the address asks for."""
    every = list(dict.fromkeys(all_labels))
    asked = st.session_state.get(key) or st.query_params.get(key)
    offered = every[:OFFERED] + ([asked] if asked in every[OFFERED:] else [])
    return components.pick(label, offered, key=key, placeholder=placeholder)


def pick_row(table: pd.DataFrame, shown: pd.Series[str], parameter: str, columns: list[str]) -> Any:
    """What a click does: the label of the row with these keys goes into the address."""
    by_key = dict(zip(table[columns].itertuples(index=False, name=None), shown, strict=True))
    return lambda data: components.set_parameter(parameter, by_key[tuple(map(str, data[: len(columns)]))])


# ---------------------------------------------------------------- speakers


def render_together(context: Context, speech: str) -> Measurement:
    """One ranking of all speakers."""
    measured = context.measure("speakers", speech=speech)
    table, n, unit = measured.table, len(context.view), context.counting.unit
    title = findings.title_speakers(table, n, speech, unit)
    components.chart_title(title)
    components.chart(
        plot_speakers(table, small=context.small, speech=speech, top=TOP), key=f"speakers-{speech}", alt=title,
        on_pick=pick_row(table, labels(table), "speaker", ["id"]),
    )  # fmt: skip
    sentence = findings.sentence_speakers(table, n, speech, unit)
    components.below_chart(measured, context, key="speakers", sentence=sentence, extra=[("--speech", speech)])
    return measured


def render_apart(context: Context, speech: str, split: str) -> Measurement:
    """A card for each outlet or year, all on one scale."""
    measured = context.measure("speakers", by=SPLIT[split], speech=speech)
    table = measured.table
    components.chart_title(findings.title_speakers_by(table, SPLIT[split], speech))
    pick = pick_row(table, labels(table), "speaker", ["id"])
    maximum = float(table["words" if context.small else "share"].max()) if len(table) else None
    groups = list(table.groupby("group", sort=False))
    drawn = groups[-GROUPS:] if split == "year" else sorted(groups, key=most_words)[:GROUPS]
    with st.grid("auto", min_column_width=300, gap="medium"):
        for group, rows in drawn:
            name = str(rows["group_name"].iloc[0])
            with st.container(border=True, height="stretch"):
                components.card_title(name, level=False)
                n_speakers = int((rows["id"] != UNATTRIBUTED).sum())
                first = f", the first {CARD} of {counted(n_speakers, 'speaker')}" if n_speakers > CARD else ""
                st.caption(f"Of {counted(int(rows['n_words'].iloc[0]), 'word')}{first}")
                components.chart(
                    plot_speakers(rows, small=context.small, speech=speech, top=CARD, maximum=maximum, axis=False),
                    key=f"speakers-{split}-{speech}-{group}", alt=f"Speakers, {name}", on_pick=pick,
                )  # fmt: skip
    whole = context.measure("speakers", speech=speech).table
    sentence = findings.sentence_speakers(whole, len(context.view), speech, context.counting.unit)
    extra = [("--by", SPLIT[split]), ("--speech", speech)]
    components.below_chart(measured, context, key="speakers", sentence=sentence, extra=extra)
    if len(groups) > GROUPS:
        which = "The last" if split == "year" else "Those with most words:"
        st.caption(f"{which} {GROUPS} of {counted(len(groups), split)}; the table has all of them.")
    if split == "year" and (context.view.rows >= context.index.n_dated).any():
        st.caption("Articles without a date are in no year.")
    return measured


def render_quotations(context: Context, measured: Measurement, speech: str) -> str | None:
    """The choice of a speaker, and what is quoted, group by group. Gives the speaker's id."""
    table = measured.table
    shown = labels(table)
    chosen = choose_from(shown, key="speaker", label="Read what somebody says",
                         placeholder="Click a bar, or choose a speaker")  # fmt: skip
    if chosen is None:
        return None
    rows = [int(place) for place in (shown == chosen).to_numpy().nonzero()[0]]
    for row in sorted(rows, key=lambda row: -int(table["words"].iloc[row]))[:GROUPS] if len(rows) > GROUPS else rows:
        line = components.records(table.iloc[[row]])[0]
        where = f"{line['group_name']}: " if line["group"] != "all" else ""
        said = f"{counted(line['quotations'], NOUNS[speech])}, {counted(line['words'], 'word')}"
        st.markdown(f"**{escape_markdown(where + said)}** in {counted(line['articles'], 'article')}")
        components.evidence(context, measured, row, "quotations", key=f"speaker-{row}")
    if len(rows) > GROUPS:
        st.caption(f"The {GROUPS} with most words of {number(len(rows))} are open; the others: choose them as filters.")
    return str(table["id"].iloc[rows[0]]) if rows else None


# ---------------------------------------------------------------- whom they name


def render_named(context: Context, speaker: str | None, split: str) -> None:
    """Whom they name: a card for each of the first speakers, or for each group of the one who is chosen."""
    by = SPLIT[split] if speaker else "all"
    measured = context.measure("named_by_speakers", by=by)
    table = measured.table
    whole = context.measure("named_by_speakers").table
    asked = whole if speaker is None else whole[whole["speaker_id"] == speaker]
    if not len(asked):
        st.caption(f"{findings.sentence_named_by_speakers(asked)} In reported speech names are not counted.")
        return
    components.chart_title(findings.title_named_by_speakers(asked))
    drawn = table if speaker is None else table[table["speaker_id"] == speaker]
    render_name_cards(drawn, "group" if speaker else "speaker_id", pair_labels(table)[drawn.index])
    extra = [] if by == "all" else [("--by", by)]
    sentence = f"{findings.sentence_named_by_speakers(asked)} In reported speech names are not counted."
    components.below_chart(measured, context, key="named-by", sentence=sentence, extra=extra)
    render_mentions(context, measured, drawn)


def render_name_cards(table: pd.DataFrame, column: str, shown: pd.Series[str]) -> None:
    """Small charts on one scale, a card for each value of the column; those with most mentions first."""
    cards = list(table.groupby(column, sort=False))
    if column == "speaker_id":
        cards.sort(key=lambda card: (card[0] == UNATTRIBUTED, -int(card[1]["n_mentions"].iloc[0])))
    most = CARDS if column == "speaker_id" else GROUPS
    if len(cards) > most and cards[-1][0] == UNATTRIBUTED:
        # What is unattributed is never cut off.
        cards = [*cards[: most - 1], cards[-1], *cards[most - 1 : -1]]
    pick = pick_row(table, shown, "named", ["speaker_id", "id"])
    with st.grid("auto", min_column_width=300, gap="medium"):
        for key, rows in cards[:most]:
            name = str(rows["speaker" if column == "speaker_id" or key == "all" else "group_name"].iloc[0])
            with st.container(border=True, height="stretch"):
                components.card_title(name, level=False)
                top = CARD if len(cards) > 1 else TOP
                first = f", the first {top} of {counted(len(rows), 'name')}" if len(rows) > top else ""
                st.caption(f"Of {counted(int(rows['n_mentions'].iloc[0]), 'mention')}{first}")
                figure = plot_named_by_speakers(rows, top=top, maximum=int(table["mentions"].max()), axis=False)
                components.chart(figure, key=f"named-by-{column}-{key}", alt=f"Whom {name} names", on_pick=pick)
    if len(cards) > most:
        noun = "speaker" if column == "speaker_id" else "group"
        st.caption(f"{most} of {counted(len(cards), noun)} drawn; choose a speaker above, or see the table.")


def render_mentions(context: Context, measured: Measurement, drawn: pd.DataFrame) -> None:
    """The choice of a speaker and a name, and the sentences in which one names the other."""
    shown = pair_labels(measured.table)
    chosen = choose_from(shown[drawn.index], key="named", label="Read who names whom",
                         placeholder="Click a bar, or choose who names whom, to read the sentences")  # fmt: skip
    for row in [int(place) for place in (shown == chosen).to_numpy().nonzero()[0]]:
        line = components.records(measured.table.iloc[[row]])[0]
        where = f"{line['group_name']}: " if line["group"] != "all" else ""
        st.markdown(f"**{escape_markdown(shorten(where + str(chosen), 120))}**, {counted(line['mentions'], 'time')}")
        components.evidence(context, measured, row, "mentions", key=f"named-{row}")


def spoken(context: Context, asked: str) -> str:
    """The form of speech that is shown: the one asked for, or the other one, in words, where nobody speaks so."""
    if len(context.measure("speakers", speech=asked).table):
        return asked
    other = "reported" if asked == "direct" else "direct"
    table = context.measure("speakers", speech=other).table
    if not len(table):
        return asked
    said = counted(int(table["quotations"].sum()), NOUNS[other])
    nobody = "Nobody is quoted word by word here" if asked == "direct" else "Nothing is reported here"
    st.caption(f"{nobody}; shown is the other form of speech: {said}.")
    return other


def render_nothing(context: Context, speech: str) -> None:
    """Say that nobody is quoted in either form."""
    table = context.measure("speakers", speech=speech).table
    components.chart_title(findings.title_speakers(table, len(context.view), speech, context.counting.unit))
    st.caption("Nor is there anything in the other form of speech. Other filters or more articles may have some.")


def render(context: Context) -> None:
    if context.counting.unit == "occurrences":
        st.caption("Quoted words are counted here, whatever unit the sidebar asks for; copies count.")
        context = context.counted(unit="articles")
    with st.container(horizontal=True, gap="medium", key="form-of-speech"):
        speech, split = choose("speech", "Speech"), choose("split", "Counted by")
    speech = spoken(context, speech)
    if not len(context.measure("speakers", speech=speech).table):
        render_nothing(context, speech)
        return
    if split == "all":
        left, right = st.columns([3, 2], gap="large")
        with left:
            measured = render_together(context, speech)
    else:
        right = st.container()
        with right:
            measured = render_apart(context, speech, split)
    with right:
        speaker = render_quotations(context, measured, speech)
    st.divider()
    render_named(context, speaker, split)


context = get_context()
components.page_title("Who speaks", LEAD)
if not components.empty_view(context):
    with components.explained():
        render(context)
