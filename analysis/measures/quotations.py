"""Who speaks: quotations and quoted words by speaker, and whom the speakers name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, get_args

import numpy as np
import pandas as pd

from analysis.cells import chosen, counted, mention_rows, remembered
from analysis.columns import distinct
from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.definition import Definition
from analysis.measures.groups import By, Group, split
from analysis.measures.intervals import share
from analysis.measures.receipts import mention_evidence, span_articles
from analysis.measures.tokens import token_evidence
from analysis.model import Bool, Evidence, Int64, Measurement, View

SPEAKER_INTEGERS: Final = ("quotations", "words", "articles", "n_words")
NAMED_INTEGERS: Final = ("mentions", "articles", "n_mentions")
UNATTRIBUTED: Final = "unattributed"
Speech = Literal["direct", "reported"]


def speakers(view: View, *, by: By = "all", speech: Speech = "direct") -> Measurement:
    """How much each speaker is quoted in the bodies of the view's articles.

    Parameters
    ----------
    by
        How the view is taken apart.
    speech
        Quotations word by word, or what is said in reported form.

    Returns
    -------
    Measurement
        One row for each speaker and group: ``quotations``, their ``words``, the ``articles`` they stand in.
        ``id`` is an entity, "name:" with the name as it stands for somebody whom the lexicon lacks, or
        "unattributed". ``share`` of ``n_words``, all quoted words of the group (nan without any); without an interval,
        since quoted words are no independent draws. Sorted by group, share, then name.

    Raises
    ------
    InputError
        The grouping or the speech is unknown, or the unit is occurrences.
    """
    said = _Said(view, speech)
    groups = {group.key: group for group in split(view, by)}
    records = [record for group in groups.values() for record in said.count(group)]
    columns = ["group", "group_name", "speaker", "id", *SPEAKER_INTEGERS]
    table = pd.DataFrame(records, columns=columns).astype(dict.fromkeys(SPEAKER_INTEGERS, np.int64))
    table["share"] = share(table["words"], table["n_words"])
    order = {key: number for number, key in enumerate(groups)}
    table = table.assign(order=table["group"].map(order)).sort_values(
        ["order", "share", "speaker", "id"], ascending=[True, False, True, True], ignore_index=True
    )
    table = table.drop(columns="order")

    def open_cell(row: int, column: str) -> Evidence:
        rows = groups[table["group"].iloc[row]].rows
        return said.opened(None if column == "n_words" else table["id"].iloc[row], rows, column)

    return Measurement("speakers", table, SPEAKER_INTEGERS, view, open_cell)


def named_by_speakers(view: View, *, by: By = "all") -> Measurement:
    """Whom the speakers of direct quotations name in them.

    Parameters
    ----------
    by
        How the view is taken apart.

    Returns
    -------
    Measurement
        One row for each group, speaker and entity: ``mentions`` inside the speaker's quotations that count under the
        view's counting, the ``articles`` they stand in, and ``n_mentions``, all such mentions by the speaker in the
        group. ``share`` of the latter. Sorted by group, mentions, then the names.

    Raises
    ------
    InputError
        The grouping is unknown, or the unit is occurrences.
    """
    said = _Said(view, "direct")
    groups = {group.key: group for group in split(view, by)}
    records = [record for group in groups.values() for record in said.count_named(group)]
    columns = ["group", "group_name", "speaker", "speaker_id", "entity", "id", "kind", *NAMED_INTEGERS]
    table = pd.DataFrame(records, columns=columns).astype(dict.fromkeys(NAMED_INTEGERS, np.int64))
    table["share"] = share(table["mentions"], table["n_mentions"])
    order = {key: number for number, key in enumerate(groups)}
    table = table.assign(order=table["group"].map(order)).sort_values(
        ["order", "mentions", "speaker", "entity", "speaker_id", "id"], ascending=[True, False, True, True, True, True],
        ignore_index=True,
    )  # fmt: skip
    table = table.drop(columns="order")

    def open_cell(row: int, column: str) -> Evidence:
        entity = None if column == "n_mentions" else table["id"].iloc[row]
        return said.open_named(table["speaker_id"].iloc[row], entity, groups[table["group"].iloc[row]].rows, column)

    return Measurement("named_by_speakers", table, NAMED_INTEGERS, view, open_cell)


def quotation_rows(index: Index) -> Int64:
    """Article (row) of each quotation."""
    table = index.quotations
    return remembered(index, ("quotation rows",), lambda: np.repeat(np.arange(index.n_articles), np.diff(table.indptr)))


@dataclass(frozen=True, slots=True)
class _Names:
    """Speakers by key: entities by number, then names; the name "" is nobody's."""

    index: Index

    def id_of(self, key: int) -> str:
        number = key - len(self.index.entities)
        if number < 0:
            return self.index.entities[key].id
        name = self.index.speaker_names[number]
        return f"name:{name}" if name else UNATTRIBUTED

    def name_of(self, key: int) -> str:
        number = key - len(self.index.entities)
        return self.index.entities[key].name if number < 0 else self.index.speaker_names[number] or UNATTRIBUTED

    def key_of(self, speaker: str) -> int:
        index = self.index
        if speaker in index.entity_numbers:
            return index.entity_numbers[speaker]
        name = "" if speaker == UNATTRIBUTED else speaker.removeprefix("name:")
        return len(index.entities) + index.speaker_names.index(name)


class _Said:
    """The quotations of one view: positions in the index's table, articles and keys of speakers."""

    def __init__(self, view: View, speech: Speech) -> None:
        if speech not in get_args(Speech):
            raise InputError(f"speech {speech!r} is unknown: choose one of {', '.join(get_args(Speech))}")
        if view.counting.unit == "occurrences":
            raise InputError(
                "speakers are counted in quotations and words of articles: choose the unit articles or texts"
            )
        self.view, self.index = view, view.index
        self.names = _Names(view.index)
        table, rows = view.index.quotations, quotation_rows(view.index)
        self.at = np.flatnonzero((table["direct"] == (speech == "direct")) & chosen(view)[rows])
        self.rows = rows[self.at]
        n_entities = len(view.index.entities)
        known = table["speaker"][self.at].astype(np.int64)
        self.keys = np.where(known >= 0, known, n_entities + table["name"][self.at].astype(np.int64))

    def count(self, group: Group) -> Iterator[tuple[object, ...]]:
        """The rows of one group's table, in no order."""
        inside = np.isin(self.rows, group.rows)
        keys, which = np.unique(self.keys[inside], return_inverse=True)
        words = self.index.quotations["words"][self.at[inside]].astype(np.int64)
        n_words = np.bincount(which, weights=words, minlength=len(keys)).astype(np.int64)
        pairs = distinct(which * max(self.index.n_articles, 1) + self.rows[inside])
        n_articles = np.bincount(pairs // max(self.index.n_articles, 1), minlength=len(keys))
        counts = np.bincount(which, minlength=len(keys)), n_words, n_articles
        for number, key in enumerate(keys.tolist()):
            numbers = [int(count[number]) for count in counts]
            yield group.key, group.name, self.names.name_of(key), self.names.id_of(key), *numbers, int(words.sum())

    def opened(self, speaker: str | None, rows: Int64, column: str) -> Evidence:
        """Quotations, their words or articles; of everybody where no speaker is given."""
        kept = np.isin(self.rows, rows)
        if speaker is not None:
            kept &= self.keys == self.names.key_of(speaker)
        at, of_article = self.at[kept], self.rows[kept]
        table = self.index.quotations
        starts, ends = table["start"][at].astype(np.int64), table["end"][at].astype(np.int64)
        if column in ("words", "n_words"):
            return token_evidence(self.view, self._tokens(of_article, starts, ends), 1)
        found = Evidence("occurrences", of_article, starts=starts, ends=ends, fields=np.zeros(len(at), np.int64))
        return found if column == "quotations" else span_articles(found)

    def _tokens(self, rows: Int64, starts: Int64, ends: Int64) -> Int64:
        """Positions of the words inside spans of the bodies."""
        tokens, sizes = self.index.tokens, self.index.body_tokens
        found = [np.zeros(0, dtype=np.int64)]
        for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
            begin = int(tokens.indptr[row])
            here = tokens["start"][begin : begin + int(sizes[row])]
            first, last = np.searchsorted(here, (start, end))
            found.append(np.arange(begin + first, begin + last))
        return np.concatenate(found)

    # ------------------------------------------------------------ whom they name

    @cached_property
    def speaker_of_mention(self) -> Int64:
        """Key of the speaker in whose quotation each mention counts (-1: none)."""
        table, mentions, rows = self.index.quotations, self.index.mentions, mention_rows(self.index)
        result = np.full(len(mentions), -1, dtype=np.int64)
        at = np.flatnonzero(
            counted(self.index, self.view.counting) & (mentions["field"] == 0) & chosen(self.view)[rows]
        )
        if not len(self.at) or not len(at):
            return result
        width = np.int64(2**32)
        begins = self.rows * width + table["start"][self.at]
        ends = self.rows * width + table["end"][self.at]
        here = rows[at] * width + mentions["start"][at]
        place = np.searchsorted(begins, here, "right") - 1
        inside = (place >= 0) & (here < ends[np.maximum(place, 0)])
        result[at[inside]] = self.keys[place[inside]]
        return result

    def count_named(self, group: Group) -> Iterator[tuple[object, ...]]:
        """The rows of one group's table of whom they name, in no order."""
        rows = mention_rows(self.index)
        at = np.flatnonzero((self.speaker_of_mention >= 0) & np.isin(rows, group.rows))
        speaker, n_entities = self.speaker_of_mention[at], len(self.index.entities)
        found, which = np.unique(speaker * n_entities + self.index.mentions["entity"][at], return_inverse=True)
        n_articles = max(self.index.n_articles, 1)
        pairs = distinct(which * n_articles + rows[at])
        mentions = np.bincount(which, minlength=len(found))
        articles = np.bincount(pairs // n_articles, minlength=len(found))
        keys, n_mentions = np.unique(speaker, return_counts=True)
        totals = dict(zip(keys.tolist(), n_mentions.tolist(), strict=True))
        for number, cell in enumerate(found.tolist()):
            key, entity = divmod(cell, n_entities)
            named, who = self.index.entities[entity], (self.names.name_of(key), self.names.id_of(key))
            counts = int(mentions[number]), int(articles[number]), totals[key]
            yield group.key, group.name, *who, named.name, named.id, named.kind, *counts

    def open_named(self, speaker: str, entity: str | None, rows: Int64, column: str) -> Evidence:
        """Mentions in a speaker's quotations, of all entities where none is given; or their articles."""
        which: Bool = self.speaker_of_mention == self.names.key_of(speaker)
        which &= np.isin(mention_rows(self.index), rows)
        if entity is not None:
            which &= self.index.mentions["entity"] == self.index.entity_numbers[entity]
        found = mention_evidence(self.view, which)
        return span_articles(found) if column == "articles" else found


SPEAKERS: Final = Definition(
    title="Who speaks",
    row="one speaker in one group of articles",
    columns={
        "group": "key of the group",
        "group_name": "its name",
        "speaker": "name of the speaker; unattributed where the text names nobody",
        "id": "id in the lexicon, or name: with the name as it stands",
        "quotations": "quotations of the speaker",
        "words": "running words in them",
        "articles": "articles they stand in",
        "n_words": "all quoted words of the group",
        "share": "words / n_words; without an interval, since quoted words are no independent draws",
    },
)

NAMED_BY_SPEAKERS: Final = Definition(
    title="Whom the speakers name",
    row="one speaker and one entity named in the speaker's quotations",
    columns={
        "group": "key of the group",
        "group_name": "its name",
        "speaker": "name of the speaker",
        "speaker_id": "id in the lexicon, or name: with the name as it stands",
        "entity": "who is named",
        "id": "id of who is named",
        "kind": "country, person, organisation, place, agreement, event or project",
        "mentions": "mentions inside the speaker's quotations",
        "articles": "articles they stand in",
        "n_mentions": "all mentions inside the speaker's quotations",
        "share": "mentions / n_mentions",
    },
)
