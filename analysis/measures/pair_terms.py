"""About a pair: the words that set the sentences naming both apart from those naming only one of the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import in_voice, sentence_rows
from analysis.columns import distinct
from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.contrast import benjamini_hochberg, keyness_g2, log_ratio, lrc, p_of_g2
from analysis.measures.cooccurrence import Pairs
from analysis.measures.definition import Definition
from analysis.measures.receipts import Spans, marks_in
from analysis.model import BODY, Evidence, Int64, Measurement, View
from analysis.termmatrix import is_topical
from analysis.termtokens import NO_TERM, first_tokens, terms_at

INTEGERS: Final = ("n_target", "n_reference", "size_target", "size_reference")
_COLUMNS: Final = ("term", *INTEGERS, "lrc", "g2", "log_ratio", "p", "p_adjusted", "supported")
PAIR_TERMS: Final = Definition(
    title="About this pair",
    row="one word that stands relatively more often in sentences that name both than in those that name one of them",
    columns={
        "term": "the word",
        "n_target": "sentences that name both and hold the word",
        "n_reference": "other sentences that name either and hold the word",
        "size_target": "sentences that name both; where lists are kept apart, neither of them only in a list",
        "size_reference": "all other sentences that name one of them, or list them",
        "lrc": "conservative Log Ratio: the end nearest to 0 of its interval at 95 % for all words at once "
        "(Bonferroni); 1 says at least twice as often, 0 that chance could do it",
        "g2": "2 sum O ln(O / E) over the four cells",
        "log_ratio": "log2((n_target / size_target) / (n_reference / size_reference)); a count of 0 is taken as 0.5",
        "p": "how often chance alone would give so large a g2",
        "p_adjusted": "p after Benjamini and Hochberg, over all words of these sentences",
        "supported": "whether n_target reaches the minimum support; what does not is shown and never ranked",
    },
    notes=(
        "Names, function words and verbs of reporting are left out; so are the words of headlines.",
        "Sentences of one article depend on each other: read p as a measure of what stands out, not as a proof.",
    ),
    sources=("Evert 2022, DH2022 (LRC)", "Dunning 1993, CL 19(1) (G2)", "Hardie 2014 (Log Ratio)",
             "Benjamini & Hochberg 1995, JRSS B 57(1)"),
)  # fmt: skip


def pair_terms(view: View, entities: Sequence[str] = (), *, top: int = 30) -> Measurement:
    """The words by which the sentences that name both of two entities differ from the others that name either.

    Parameters
    ----------
    entities
        The ids of the two.
    top
        So many words at most; a note says how many there are.

    Returns
    -------
    Measurement
        One row for each word that is relatively more frequent where both are named: ``n_target`` of ``size_target``
        sentences that name both, ``n_reference`` of the ``size_reference`` others that name either. Sorted by lrc, then
        g2, then the word; without rows where one of the two sets of sentences is empty, which a note says.

    Raises
    ------
    InputError
        There are not two different entities, an id is unknown, the unit is occurrences, or top is below 1.
    """
    x, y = _two(view.index, entities)
    if top < 1:
        raise InputError(f"top is {top}: ask for at least one word")
    sentences = _PairSentences(view, x, y)
    table, notes = sentences.table(top)
    return Measurement("pair_terms", table, INTEGERS, view, partial(sentences.open_cell, table), notes)


def _two(index: Index, entities: Sequence[str]) -> tuple[str, str]:
    if unknown := [one for one in entities if one not in index.entity_numbers]:
        raise InputError(f"{unknown[0]!r} is no entity of this index's lexicon: use an id such as country-kaz")
    if len(entities) != 2 or entities[0] == entities[1]:
        raise InputError(
            f"a pair is two different entities, here there are {len(set(entities))}: give country-kaz and country-hun"
        )
    first, second = sorted(entities)
    return first, second


class _PairSentences:
    """The sentences that name both of a pair, and the others that name either."""

    def __init__(self, view: View, x: str, y: str) -> None:
        self.view, self.index = view, view.index
        self.numbers = (view.index.entity_numbers[x], view.index.entity_numbers[y])
        kinds = [view.index.entities[number].kind for number in self.numbers]
        pairs = Pairs(replace(view, counting=replace(view.counting, window="sentence")), kinds[0], kinds[1])
        both = pairs.holding(*self.numbers, "a")
        either = pairs.holding(*self.numbers, "n_x") | pairs.holding(*self.numbers, "n_y")
        sentences, inside = pairs.windows.first_sentence, pairs.in_view()
        inside = inside & (view.index.sentences["kind"][sentences] == BODY)
        self.target, self.reference = sentences[both & inside], sentences[either & ~both & inside]

    def words(self, sentences: Int64) -> tuple[Int64, Int64, Int64]:
        """Position, sentence and term of each word of some sentences that may be a term."""
        index = self.index
        rows = sentence_rows(index)[sentences]
        begin = index.tokens.indptr[rows]
        end = begin + np.asarray(index.body_tokens)[rows]
        firsts = first_tokens(index, begin, end, index.sentences["start"][sentences])
        lasts = first_tokens(index, begin, end, index.sentences["end"][sentences])
        sizes = lasts - firsts
        positions = np.repeat(firsts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
        of_word = np.repeat(sentences, sizes)
        terms = terms_at(index, positions).astype(np.int64)
        kept = (terms != NO_TERM) & is_topical(index, names=False)[terms]
        kept &= in_voice(index, self.view.counting, positions)
        return positions[kept], of_word[kept], terms[kept]

    def frequencies(self, sentences: Int64) -> Int64:
        """Sentences that hold each term."""
        _, of_word, terms = self.words(sentences)
        n = max(len(self.index.terms["term"]), 1)
        return np.bincount(distinct(of_word * n + terms) % n, minlength=n)

    def table(self, top: int) -> tuple[pd.DataFrame, tuple[str, ...]]:
        sizes = len(self.target), len(self.reference)
        if not all(sizes):
            missing = "no sentence names both" if not sizes[0] else "no other sentence names one of the two"
            empty = pd.DataFrame({name: pd.Series(dtype=np.int64) for name in INTEGERS}).reindex(columns=_COLUMNS)
            return empty, (f"{missing}, so there is nothing to set apart",)
        counts = self.frequencies(self.target), self.frequencies(self.reference)
        found = np.flatnonzero(counts[0] + counts[1])
        a, b = counts[0][found], counts[1][found]
        g2 = keyness_g2(a, b, *sizes)
        p = p_of_g2(g2)
        table = pd.DataFrame(
            {
                "term": self.index.terms["term"][found].astype(str),
                "n_target": a,
                "n_reference": b,
                "size_target": np.full(len(found), sizes[0]),
                "size_reference": np.full(len(found), sizes[1]),
                "lrc": lrc(a, b, *sizes),
                "g2": g2,
                "log_ratio": log_ratio(a, b, *sizes),
                "p": p,
                "p_adjusted": benjamini_hochberg(p),
                "supported": a >= self.view.counting.support,
            }
        )
        more = table[table["g2"] > 0].sort_values(["lrc", "g2", "term"], ascending=[False, False, True])
        notes = (f"the first {top:,} of {len(more):,} words are shown",) if len(more) > top else ()
        return more.head(top).reset_index(drop=True), notes

    def open_cell(self, table: pd.DataFrame, row: int, column: str) -> Evidence:
        sentences = self.target if column.endswith("_target") else self.reference
        words: list[tuple[int, int, int]] = []
        if column.startswith("n_"):
            term = int(np.searchsorted(self.index.terms["term"].astype(str), table["term"].iloc[row]))
            positions, of_word, terms = self.words(sentences)
            at = terms == term
            sentences = distinct(of_word[at])
            starts = self.index.tokens["start"][positions[at]].astype(np.int64)
            ends = starts + self.index.tokens["length"][positions[at]]
            rows = sentence_rows(self.index)[of_word[at]]
            words = list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))
        marks = partial(_marks, self.view, self.numbers, words)
        return Evidence("sentences", sentence_rows(self.index)[sentences], sentences=sentences, marks=marks)


def _marks(view: View, numbers: tuple[int, int], words: list[tuple[int, int, int]], row: int) -> Spans:
    """What an article says of the two, and the word looked at."""
    spans = [(start, end) for of_row, start, end in words if of_row == row]
    return sorted([*marks_in(view.index, view.counting, numbers, row), *spans])
