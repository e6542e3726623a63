"""Check 20 at random: a visitor judges counted mentions, and sees what that says about all of them."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import streamlit as st

from analysis import findings
from analysis.evidence import Quote, quotes
from analysis.model import FORMS
from analysis.report import ANSWERS, Checked
from analysis.wording import counted, day_name, number
from dashboard import cache, components
from dashboard.context import Context
from dashboard.text import escape_markdown, mark

FORM_WORDS: Final = {
    "name": "by name", "acronym": "by acronym", "demonym": "by demonym", "nominal": "by a phrase",
    "language": "by its language",
}  # fmt: skip
LAST: Final = 1_000_000
_KEY: Final = "orkhon-judged"

Place = tuple[Any, ...]


def judged() -> dict[Place, Checked]:
    """The judgements of this session, by collection, article and span: a mention that is drawn again keeps its own."""
    answers: dict[Place, Checked] = st.session_state.setdefault(_KEY, {})
    return answers


def judged_in(context: Context) -> list[Checked]:
    """The judgements about this collection, for its report."""
    return [one for place, one in judged().items() if place[:2] == context.collection.key]


def render_check(context: Context) -> None:
    """The draw, the tally, and one card a mention."""
    st.subheader("Check 20 at random", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        seed = st.number_input("Draw number", 1, LAST, 1, key="seed", bind=components.BIND, width=160,
                               help="The same number draws the same mentions from the same view.")  # fmt: skip
        st.button("Draw others", icon=":material/casino:", on_click=draw_others)
    sample = cache.get_sample(context.collection, context.view, int(seed))
    found = quotes(context.index, sample.evidence, limit=len(sample.evidence))
    names = [context.index.entities[entity] for entity in sample.entities.tolist()]
    places = [(*context.collection.key, quote.article, quote.in_title, quote.start + quote.marks[0][0], name.id)
              for quote, name in zip(found, names, strict=True)]  # fmt: skip
    render_tally(places, sample.of)
    forms = [FORM_WORDS[FORMS[form]] for form in sample.forms.tolist()]
    with st.grid("auto", min_column_width=400, gap="small"):
        for at, (quote, name, form, place) in enumerate(zip(found, names, forms, places, strict=True)):
            render_card(context, quote, f"{name.name} ({name.kind}), {form}", place, f"check-{seed}-{at}")


def draw_others() -> None:
    """Callback: the next draw."""
    st.session_state["seed"] = int(st.session_state["seed"]) % LAST + 1


def render_tally(places: list[Place], of: int) -> None:
    """How many were right, with the interval that so few allow."""
    answers = Counter(judged()[place].answer for place in places if place in judged())
    st.markdown(f"**{findings.sentence_check(answers['right'], answers['wrong'], answers['unsure'])}**")
    st.caption(
        f"{number(sum(answers.values()))} of {number(len(places))} judged, drawn from {counted(of, 'counted mention')} "
        "in view. Is the marked name the one that is said to be counted? "
        "Your answers stay in this browser session, and stand in the file that it shares."
    )


def render_card(context: Context, quote: Quote, words: str, place: Place, key: str) -> None:
    """One mention in its sentence, what it was counted as, and the three answers."""
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.markdown(mark(quote.text, [(start, end, "yellow") for start, end in quote.marks]))
        when = day_name(quote.date) if quote.date else "without a date"
        st.caption(escape_markdown(f"Counted as {words} · {when} · {quote.source_name}"))
        with st.container(horizontal=True, vertical_alignment="center"):
            if key not in st.session_state:
                st.session_state[key] = judged()[place].answer if place in judged() else None
            st.segmented_control("Judgement", ANSWERS, key=key, label_visibility="collapsed",
                                 on_change=keep, args=(key, place, _unjudged(quote, words)))  # fmt: skip
            components.article_link(context, quote.row, quote.headline)


def _unjudged(quote: Quote, words: str) -> Checked:
    when = day_name(quote.date) if quote.date else "without a date"
    start, end = quote.marks[0]
    return Checked("", quote.text[start:end], words, quote.text, f"{quote.headline} ({quote.source_name}, {when})")


def keep(key: str, place: Place, one: Checked) -> None:
    """Callback: note an answer, or that it was taken back."""
    answer = st.session_state[key]
    if answer:
        judged()[place] = one._replace(answer=answer)
    else:
        judged().pop(place, None)
