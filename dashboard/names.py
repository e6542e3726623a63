"""The name ledger: what was left open, each form with whom it counts for, names that the lexicon lacks, corrections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import streamlit as st

from analysis.lexicon.corrections import Added, corrections_json
from analysis.model import KINDS, LANGUAGES, Measurement
from analysis.wording import counted
from dashboard import components
from dashboard.context import Context
from dashboard.settings import get_settings
from dashboard.text import escape_markdown, visible

if TYPE_CHECKING:
    import pandas as pd

_ADDED: Final = "orkhon-added"
WITHOUT: Final = "without"


def render_names(context: Context) -> None:
    """What needs a reader's eye first, then everything, then what the reader has corrected."""
    render_corrections(context)
    render_open(context)
    render_forms(context)
    render_suggestions(context)


# ---------------------------------------------------------------- corrections


def correction(form: str, name: str) -> str:
    """A correction as it stands in the address."""
    return f"{form} as {name}"


def take_out(form: str, name: str) -> None:
    """Callback of "Not this one": the form counts no longer for this name, in this session and in its links."""
    before = list(st.session_state.get(WITHOUT) or [])
    st.session_state[WITHOUT] = [*before, *({correction(form, name)} - set(before))]


def added() -> dict[str, Added]:
    """Names that this session has taken over, by name."""
    names: dict[str, Added] = st.session_state.setdefault(_ADDED, {})
    return names


def take_over(one: Added) -> None:
    """Callback of "Take it over"."""
    added()[one.name] = one


def leave(name: str) -> None:
    """Callback of "Remove": the name is no longer taken over."""
    added().pop(name, None)


def render_corrections(context: Context) -> None:
    """What the reader has taken out and taken over, as a file that the next build takes."""
    without, own = context.counting.without, list(added().values())
    if not without and not own:
        return
    st.subheader("Your corrections", anchor=False)
    names = {entity.id: entity.name for entity in context.index.entities}
    for entity, form in without:
        st.markdown(f"- “{escape_markdown(form)}” no longer counts as **{escape_markdown(names[entity])}**")
    for one in own:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"- **{escape_markdown(one.name)}** is taken over ({one.kind})", width="content")
            st.button("Remove", key=f"remove-{one.name}", type="tertiary", on_click=leave, args=(one.name,))
    st.caption(
        "Forms taken out are out of every count of this session at once, and of its links. Names taken over count "
        "after the next build: orkhon build ARTICLES --out DIR --lexicon corrections.json"
    )
    st.download_button(
        "Corrections as a lexicon file", lambda: corrections_json(without, own), file_name="corrections.json",
        mime="application/json", icon=":material/download:", on_click="ignore", key="corrections",
    )  # fmt: skip


# ---------------------------------------------------------------- what was left open


def render_open(context: Context) -> None:
    """Forms that could have named somebody and count for nobody."""
    measured = context.measure("unresolved")
    table = measured.table
    st.subheader(_title_open(table), anchor=False)
    if not len(table):
        return
    st.caption("Seen, and given to nobody: none of these counts anywhere. Choose a row to read the sentences.")
    shown = _listed(table)
    labels = [open_label(words, reason) for words, reason in zip(shown["words"], shown["reason"], strict=True)]
    columns = {"words": "Form", "reason": "Why it counts for nobody", "possible": "Could have been",
               "occurrences": "Occurrences", "articles": "Articles"}  # fmt: skip
    components.choose_row(
        _visible(shown, columns), labels, parameter="open", key="ledger-open", alt="Forms given to nobody",
    )  # fmt: skip
    _read(context, measured, labels, "open", "occurrences")


def open_label(words: str, reason: str) -> str:
    """How a form that was left open stands in the address."""
    return f"{words}: {reason}"


def _title_open(table: pd.DataFrame) -> str:
    if not len(table):
        return "No form was left open"
    return f"{counted(len(table), 'form')} left open, {counted(int(table['occurrences'].sum()), 'occurrence')}"


# ---------------------------------------------------------------- every form


def render_forms(context: Context) -> None:
    """Each form, how often, and whom it counts for."""
    measured = context.measure("names_used")
    table = measured.table
    st.subheader(f"{counted(len(table), 'form')} and whom each counts for", anchor=False)
    if not len(table):
        return
    shown = _listed(table.sort_values(["mentions", "entity", "used"], ascending=[False, True, True]))
    labels = [correction(used, name) for used, name in zip(shown["used"], shown["entity"], strict=True)]
    columns = {"used": "Form", "entity": "Counts for", "kind": "Kind", "mentions": "Mentions", "articles": "Articles"}
    components.choose_row(
        _visible(shown, columns), labels, parameter="form", key="ledger-forms", alt="Forms and whom they count for",
    )  # fmt: skip
    place = _read(context, measured, labels, "form", "mentions", shown.index.to_list())
    if place is not None:
        used, name = str(shown["used"].iloc[place]), str(shown["entity"].iloc[place])
        st.button(f"Not this one: “{escape_markdown(used)}” is not {escape_markdown(name)}", key="not-this-one",
                  icon=":material/block:", on_click=take_out, args=(used, name))  # fmt: skip


# ---------------------------------------------------------------- what the lexicon lacks


def render_suggestions(context: Context) -> None:
    """Capitalised words that no entity accounts for, to be taken over."""
    st.subheader("Names that the lexicon lacks", anchor=False)
    with st.spinner("Looking for names …"):
        measured = context.measure("suggestions")
    table = measured.table
    if not len(table):
        st.caption("No run of capitalised words is without a name.")
        return
    st.caption("Capitalised words that no name of the lexicon accounts for, by articles; some are no names at all.")
    for note in measured.notes:
        st.caption(escape_markdown(note))
    labels = [str(name) for name in table["name"]]
    columns = {"name": "Name", "articles": "Articles", "occurrences": "Occurrences"}
    components.choose_row(
        _visible(table, columns), labels, parameter="suggested", key="ledger-suggested", alt="Names the lexicon lacks",
    )  # fmt: skip
    place = _read(context, measured, labels, "suggested", "occurrences")
    if place is not None:
        render_take_over(context, measured, place)


def render_take_over(context: Context, measured: Measurement, place: int) -> None:
    """Takes a suggested name into the corrections, as a name in the languages of its articles."""
    name = str(measured.table["name"].iloc[place])
    rows = measured.evidence(place, "articles").articles.tolist()
    codes = {context.index.language(row) for row in rows} & set(LANGUAGES)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox("Kind", KINDS, key="suggested-kind", width=200)
        st.button("Take it over", icon=":material/add:", key="take-over", on_click=take_over,
                  args=(Added(name, kind, tuple(sorted(codes)) or ("en",)),))  # fmt: skip


# ---------------------------------------------------------------- parts


def _listed(table: pd.DataFrame) -> pd.DataFrame:
    """So many rows as a list shows; the rest is said, and in the file."""
    most = get_settings().listed
    if len(table) > most:
        st.caption(f"The first {most} of {len(table):,}; the filters narrow the list.")
    return table.head(most)


def _visible(table: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    texts = {name: table[name].map(visible) for name in columns if table[name].dtype.kind not in "iuf"}
    return table[list(columns)].assign(**texts).rename(columns=columns)


def _read(
    context: Context, measured: Measurement, labels: Sequence[str], parameter: str, column: str,
    rows: Sequence[int] | None = None,
) -> int | None:  # fmt: skip
    """The sentences of the chosen row; its place in the list, or None where none is chosen."""
    asked = st.query_params.get(parameter)
    if asked and asked not in labels:
        components.tell_missing(parameter, asked, "this list")
    if not asked or asked not in labels:
        return None
    place = list(labels).index(asked)
    row = rows[place] if rows is not None else place
    number = int(measured.table[column].iloc[row])
    st.markdown(f"**{escape_markdown(asked)}: {counted(number, column.removesuffix('s'))}**")
    components.evidence(context, measured, row, column, key=f"ledger-{parameter}")
    return place
