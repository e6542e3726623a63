"""One article as a page: its facts and text, who is named and who speaks in it, its copies, and its neighbours."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Final

import numpy as np
import streamlit as st

from analysis.collection import copies_of
from analysis.errors import InputError
from analysis.readers.origin import origin_banner, origin_of, read_origin
from analysis.wording import counted, day_name, number
from dashboard import cards, components, reader
from dashboard.closer import render_closer
from dashboard.context import Context
from dashboard.library import SEEDS
from dashboard.offers import language_name
from dashboard.pages import page_file
from dashboard.speakers import labels
from dashboard.state import BY_NAME
from dashboard.text import escape_markdown, shorten, visible
from dashboard.way_back import render_way_back

COPIES: Final = 12
"""Copies that are listed; of more, the page Copies has all."""


def render_reader(context: Context, row: int) -> None:
    """The whole page."""
    # Quotations have a dotted line of their own, beside the grounds of the names; what says who speaks may wrap.
    render_way(context, row)
    render_facts(context, row)
    main, side = st.columns([5, 2], gap="large")
    with main:
        shown = choose_marks()
        render_legend(context, row, shown)
        with st.container(key="reader", gap="small"):
            render_text(context, row, shown)
    with side:
        render_names(context, row)
        render_speakers(context, row)
        render_copies(context, row)
        render_clutter(context, row)


def render_facts(context: Context, row: int) -> None:
    """Title, date, outlet, language, words and address."""
    index = context.index
    st.title(escape_markdown(index.headline(row)), anchor=False)
    date, source = index.date(row), index.source(row)
    facts = [day_name(date) if date else "without a date", source.name, language_name(index.language(row)),
             counted(int(index.body_tokens[row]), "word")]  # fmt: skip
    st.caption(escape_markdown(" · ".join(fact for fact in facts if fact)))
    if index.url(row):
        # As text: an address that an article brings along is nothing to click on.
        st.text(visible(index.url(row)))
    render_origin(index.article_id(row), index.text(row))


# ---------------------------------------------------------------- the way


def render_way(context: Context, row: int) -> None:
    """Back to the list, and to the neighbours within the view; the arrow keys do the same."""
    rows = context.view.rows
    here = int(rows.searchsorted(row))
    with st.container(horizontal=True, vertical_alignment="center", key="way"):
        render_way_back()
        st.button("All articles", icon=":material/list:", type="tertiary", on_click=open_article, args=(None,))
        if here < len(rows) and rows[here] == row:
            for words, step, key in (("Previous", -1, "Left"), ("Next", 1, "Right")):
                there = 0 <= here + step < len(rows)
                st.button(words, key=f"reader-{words}", type="tertiary", disabled=not there, on_click=open_article,
                          shortcut=key,
                          args=(context.index.article_id(int(rows[here + step])) if there else None,))  # fmt: skip
            st.caption(f"{number(here + 1)} of {counted(len(rows), 'article')} in view", width="content")
        else:
            st.caption("This article is outside the filters above.", width="content")


def open_article(article: str | None) -> None:
    """Callback: another article, or the list. The name looked at in this one goes with it where it stands there."""
    if article is None:
        st.query_params.pop("article", None)
    else:
        st.query_params["article"] = article


def render_origin(article: str, text: str) -> None:
    """Whether a bundled article is our digest or the original dropped in under its name."""
    origins = read_origin(SEEDS)
    kind = origin_of(hashlib.sha256(text.encode()).hexdigest(), origins)
    origin = next((one for name, one in origins.items() if name.rpartition(".")[0] == article), None)
    if kind and origin:
        icon = ":material/edit_note:" if kind == "digest" else ":material/verified:"
        st.info(escape_markdown(origin_banner(origin, kind)), icon=icon)


# ---------------------------------------------------------------- the text


def choose_marks() -> Collection[str]:
    """What is marked in the text: names, quotations, clutter, any of them or none."""
    values = BY_NAME["marks"].values
    chosen = st.pills("Marked in the text", values, selection_mode="multi", default=values, key="marks",
                      bind=components.BIND)  # fmt: skip
    return frozenset(chosen)


def render_legend(context: Context, row: int, shown: Collection[str]) -> None:
    """What the marks mean: the kinds that are named here, quotations and clutter, where they are marked."""
    index = context.index
    kinds = {index.entities[one].kind for one in named_in(context, row)} if "Names" in shown else set()
    parts = [f":{tint}-background[{kind}]" for kind, tint in components.KIND_TINTS.items() if kind in kinds]
    if "Quotations" in shown and index.quotations_of(row):
        parts.append(f":{reader.QUOTED}[what is said] :gray-badge[and by whom]")
    if "Clutter" in shown and any(one.kind not in reader.SHOWN for one in index.regions(row)):
        parts.append(":small[:gray[clutter]]")
    if parts:
        with st.container(key="marked"):
            st.markdown(" ".join(parts))


def render_text(context: Context, row: int, shown: Collection[str]) -> None:
    """The text, a stretch of it at a time where it is very long; of the names the one looked closer at, if there is."""
    index, text = context.index, context.index.text(row)
    # The choice stands beside the text, in a narrow window below it, and is made after it is drawn.
    asked = st.session_state["name"] if "name" in st.session_state else st.query_params.get("name")
    entity = next((one for one in named_in(context, row) if index.entities[one].name == asked), None)
    names = reader.find_marks(index, row, components.KIND_TINTS, entity) if "Names" in shown else ()
    said = reader.find_quotations(index, row) if "Quotations" in shown else ()
    pages = reader.cut_pages(text)
    place = st.pagination(len(pages), key=f"reader-{row}") if len(pages) > 1 else 1
    st.markdown(
        reader.render_markdown(
            text, index.regions(row), names, *pages[place - 1], quotations=said, clutter="Clutter" in shown
        )
    )


# ---------------------------------------------------------------- what is in it


def render_names(context: Context, row: int) -> None:
    """Who is named, by kind, and one of them to look closer at."""
    index = context.index
    mentions = named_in(context, row)
    st.markdown("**Named here**")
    if not mentions:
        st.caption("The text names nobody and nothing.")
        return
    for kind, tint in components.KIND_TINTS.items():
        names = sorted(index.entities[one].name for one in mentions if index.entities[one].kind == kind)
        if names:
            st.markdown(f":{tint}-background[{kind}] {escape_markdown(', '.join(names))}")
    by_name = {index.entities[one].name: one for one in sorted(mentions)}
    chosen = components.pick("Look closer at a name", sorted(by_name), key="name", placeholder="Look closer at a name")
    if chosen is not None:
        render_name(context, by_name[chosen], mentions[by_name[chosen]])


def named_in(context: Context, row: int) -> dict[int, int]:
    """How often each entity (number) is marked in the text."""
    counts: dict[int, int] = {}
    for mention in context.index.mentions_of(row):
        if mention.field == 0 and mention.region in reader.SHOWN and mention.nested_in < 0:
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    return counts


def render_name(context: Context, number_of: int, times: int) -> None:
    """One name of this article: how often it stands here, and in how many articles of the view."""
    entity = context.index.entities[number_of]
    table = context.measure("mentions", kind=entity.kind).table
    n = int(table.loc[table["id"] == entity.id, "articles"].sum())
    st.caption(f"{counted(times, 'time')} in this text, marked alone; counted in {counted(n, 'article')} of the view.")
    label = next(words for words, kind in cards.KIND_LABELS.items() if kind == entity.kind)
    st.page_link(page_file("mentions"), label=f"All sentences that name {escape_markdown(entity.name)}",
                 icon=":material/bar_chart:", query_params={"kind": label, "show": entity.name})  # fmt: skip
    render_closer(context, [entity.id], key="reader", n=n)


def render_speakers(context: Context, row: int) -> None:
    """Who is quoted and reported here, each with the way to all that the view has of them."""
    said: dict[tuple[str, bool], list[int]] = {}
    index = context.index
    for one in index.quotations_of(row):
        speaker = index.entities[one.speaker].id if one.speaker >= 0 else f"name:{one.name}" if one.name else ""
        said.setdefault((speaker, one.direct), []).append(one.words)
    if not said:
        return
    st.markdown("**Quoted here**")
    order = sorted(said.items(), key=lambda item: (item[0][0] == "", -sum(item[1]), item[0]))
    for (speaker, direct), words in order:
        noun = "quotation" if direct else "reported clause"
        numbers = f"{counted(len(words), noun)}, {counted(sum(words), 'word')}"
        if not speaker:
            st.caption(f"Nobody in particular: {numbers}")
            continue
        known = index.entity_numbers.get(speaker)
        name = index.entities[known].name if known is not None else speaker.removeprefix("name:")
        words_shown = f"{escape_markdown(name)}: {numbers}"
        label = _speaker_label(context, speaker, "direct" if direct else "reported")
        if label is None:
            st.markdown(words_shown)
        else:
            where = {"speaker": label} if direct else {"speaker": label, "speech": "reported"}
            st.page_link(page_file("quotations"), label=words_shown, icon=":material/format_quote:", query_params=where)


def _speaker_label(context: Context, speaker: str, speech: str) -> str | None:
    """How the page Who speaks calls a speaker; None where the view has no quotation of theirs."""
    try:
        asked = context.counted(unit="articles") if context.counting.unit == "occurrences" else context
        table = asked.measure("speakers", speech=speech).table
    except InputError:
        return None
    found = labels(table)[table["id"] == speaker]
    return str(found.iloc[0]) if len(found) else None


def render_clutter(context: Context, row: int) -> None:
    """What of the text is no article, and why."""
    index = context.index
    sizes: dict[str, int] = {}
    reasons: dict[str, list[str]] = {}
    for region in index.regions(row):
        if region.kind not in reader.SHOWN:
            sizes[region.kind] = sizes.get(region.kind, 0) + region.end - region.start
            if region.reason and region.reason not in reasons.setdefault(region.kind, []):
                reasons[region.kind].append(region.reason)
    if not sizes:
        return
    share = sum(sizes.values()) / max(1, len(index.text(row)))
    st.markdown("**Clutter, never counted**")
    st.caption(f"Grey in the text: {share:.0%} of its characters.")
    lines = [
        f":gray-badge[{kind.replace('_', ' ')}] :small[{escape_markdown('; '.join(reasons.get(kind, [])))}]"
        for kind in sorted(sizes, key=lambda one: (-sizes[one], one))
    ]
    st.markdown("\n\n".join(lines))


# ---------------------------------------------------------------- copies


def render_copies(context: Context, row: int) -> None:
    """The other articles with this text."""
    index = context.index
    others = copies_of(index, row)
    if not len(others):
        return
    st.markdown(f"**{counted(len(others), 'other article')} with this text**")
    everyone = np.sort(np.append(others, row))
    own = f"This one: {index.similarities[row]:.2f}. " if row != everyone[0] else "This one is the earliest. "
    st.caption(f"{own}How alike to the earliest: runs of four words in both, of those in either.")
    for other in others[:COPIES].tolist():
        date = index.date(other)
        alike = "the earliest" if other == everyone[0] else f"{index.similarities[other]:.2f} alike"
        label = f"{day_name(date) if date else 'without a date'} · {index.source(other).name} · {alike}"
        st.button(escape_markdown(shorten(label, 90)), key=f"copy-{other}", type="tertiary", on_click=open_article,
                  icon=":material/content_copy:", args=(index.article_id(other),),
                  help=escape_markdown(index.headline(other)))  # fmt: skip
    if len(others) > COPIES:
        st.page_link(page_file("data"), label=f"All {number(len(everyone))}", query_params={"section": "Copies"})
