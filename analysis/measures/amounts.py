"""Figures in the sentences that hold some words or name somebody, so that outlets' figures stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, get_args

import numpy as np
import pandas as pd

from analysis.annotate.amounts import AmountKind, find_amounts
from analysis.cells import chosen, counted, mention_rows, mention_sentences, sentence_rows
from analysis.columns import distinct
from analysis.errors import InputError
from analysis.measures.definition import Definition
from analysis.measures.receipts import article_evidence
from analysis.measures.tokens import sentences_of
from analysis.model import Int64, Measurement, View
from analysis.queries import find, parse_query

_COLUMNS: Final = (
    "article", "row", "date", "source", "kind", "value", "unit", "amount", "start", "end", "sentence_start",
    "sentence_end",
)  # fmt: skip


def amounts(
    view: View, query: str = "", *, entities: Sequence[str] = (), kind: str | None = None, limit: int = 1_000
) -> Measurement:
    """The amounts in those sentences of the view's bodies that match.

    Parameters
    ----------
    query
        Words, ``wild*`` cards, "phrases" and OR: a sentence must hold all parts of an alternative.
    entities
        Entity ids: a sentence must name one of them, as the view's counting has it.
    kind
        Only money, percent, count, ordinal or year.
    limit
        At most this many rows; a note says so.

    Returns
    -------
    Measurement
        One row for each amount, in the order of the articles: where it stands, its kind, ``value`` and ``unit``, the
        ``amount`` as it is written and the span of its sentence. Found when asked for, not stored; no column is
        a count.

    Raises
    ------
    InputError
        Neither a query nor an entity is given, an id or the kind is unknown, or the limit is below 1.
    """
    if not query.strip() and not entities:
        raise InputError("amounts needs a subject: give --query, such as --query trade, or an entity to be named")
    if kind is not None and kind not in get_args(AmountKind):
        raise InputError(f"kind {kind!r} is unknown: choose one of {', '.join(get_args(AmountKind))}")
    if limit < 1:
        raise InputError(f"limit is {limit}: it must be 1 or more")
    matching = _matching(view, query, entities)
    records, n_read = _records(view, matching, kind, limit)
    table = pd.DataFrame(records, columns=list(_COLUMNS))
    notes = [f"{len(matching):,} sentences match"]
    if n_read < len(matching):
        notes.append(f"the first {len(table):,} amounts are shown, from the first {n_read:,} of these sentences")
    return Measurement(
        "amounts", table, (), view, lambda row, column: article_evidence(view, view.rows[:0]), tuple(notes)
    )


def _matching(view: View, query: str, entities: Sequence[str]) -> Int64:
    """Numbers of the sentences of the view's bodies that match, ascending."""
    found = []
    if query.strip():
        found.append(_with_words(view, query))
    if entities:
        found.append(_naming(view, entities))
    return found[0] if len(found) == 1 else np.intersect1d(found[0], found[1])


def _with_words(view: View, query: str) -> Int64:
    index, inside = view.index, chosen(view)
    alternatives = []
    for alternative in parse_query(query).alternatives:
        sentences: Int64 | None = None
        for item in alternative:
            occurrences = find(index, item)
            here = distinct(sentences_of(view, occurrences.positions[inside[occurrences.rows]]))
            sentences = here if sentences is None else np.intersect1d(sentences, here)
        alternatives.append(np.zeros(0, np.int64) if sentences is None else sentences)
    return distinct(np.concatenate(alternatives))


def _naming(view: View, entities: Sequence[str]) -> Int64:
    index = view.index
    missing = [entity for entity in entities if entity not in index.entity_numbers]
    if missing:
        raise InputError(f"{missing[0]!r} is no entity of this index's lexicon: use an id such as country-kaz")
    numbers = [index.entity_numbers[entity] for entity in entities]
    which = counted(index, view.counting) & np.isin(index.mentions["entity"], numbers)
    which &= (index.mentions["field"] == 0) & chosen(view)[mention_rows(index)]
    return distinct(mention_sentences(index)[which])


def _records(view: View, sentences: Int64, kind: str | None, limit: int) -> tuple[list[tuple[object, ...]], int]:
    """Rows of the table, and how many sentences were read for them."""
    records: list[tuple[object, ...]] = []
    for n_read, number in enumerate(sentences.tolist()):
        if len(records) >= limit:
            return records, n_read
        records += list(_of_sentence(view, number, kind))[: limit - len(records)]
    return records, len(sentences)


def _of_sentence(view: View, number: int, kind: str | None) -> Iterator[tuple[object, ...]]:
    index = view.index
    row = int(sentence_rows(index)[number])
    start, end = (int(index.sentences[name][number]) for name in ("start", "end"))
    text = index.text(row)
    told = index.article_id(row), row, index.date(row), index.source(row).name
    for one in find_amounts(text, index.language(row), start, end):
        if kind in (None, one.kind):
            surface = " ".join(text[one.start : one.end].split())
            yield *told, one.kind, one.value, one.unit, surface, one.start, one.end, start, end


AMOUNTS: Final = Definition(
    title="Amounts",
    row="one figure in a sentence that holds the words, or names somebody, asked for",
    columns={
        "article": "id of the article",
        "row": "its number in the collection",
        "date": "its day",
        "source": "its outlet",
        "kind": "money, percent, count, ordinal or year",
        "value": "the number",
        "unit": "what it counts, or the currency",
        "amount": "the figure as it is written",
        "start": "where it begins, in characters",
        "end": "where it ends",
        "sentence_start": "where its sentence begins",
        "sentence_end": "where its sentence ends",
    },
    notes=("Found by rules for nine languages when asked for; what is written in words alone may be missed.",),
)
