"""How large the collection is: running words, different words, sentences and articles."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import in_counted_region, remembered, sentence_rows
from analysis.errors import InputError
from analysis.measures.definition import Definition
from analysis.measures.groups import By, Group, split
from analysis.measures.receipts import article_evidence
from analysis.measures.tokens import body_positions, token_evidence
from analysis.model import Bool, Evidence, Int64, Measurement, View

INTEGERS: Final = ("articles", "tokens", "types", "sentences")
_MANY: Final = 2_000
_AT_A_TIME: Final = 5_000
"""Articles."""


def corpus(view: View, *, by: By = "source") -> Measurement:
    """Size of each part of a view.

    Parameters
    ----------
    by
        How the view is taken apart; by country, an article is in the part of each country it names.

    Returns
    -------
    Measurement
        One row for each part: ``articles``, ``tokens`` (running words of their bodies, and of headlines on request),
        ``types`` (different words among them, in lower case) and ``sentences``; ``tokens_per_article`` and
        ``tokens_per_sentence`` from these. Sorted by tokens per article, then name.

    Raises
    ------
    InputError
        The view can't be taken apart like this, or sentences are asked for in one voice.
    """
    if view.counting.voice != "all":
        raise InputError(
            "a sentence may hold a quotation and the outlet's own words, so the size of a collection is not told by "
            "voice: choose both voices"
        )
    groups = split(view, by)
    sizes = _sizes(view, by, groups)
    rows = [(group.key, group.name, *counts) for group, counts in zip(groups, sizes, strict=True)]
    table = pd.DataFrame(rows, columns=["group", "group_name", *INTEGERS])
    for unit, column in (("articles", "tokens_per_article"), ("sentences", "tokens_per_sentence")):
        table[column] = table["tokens"] / table[unit].where(table[unit] > 0)
    table = table.astype({"tokens_per_article": float, "tokens_per_sentence": float})
    table = table.sort_values(["tokens_per_article", "group_name"], ascending=[False, True], ignore_index=True)
    return Measurement("corpus", table, INTEGERS, view, lambda r, c: _open(view, groups, table, r, c))


def _sizes(view: View, by: By, groups: list[Group]) -> list[tuple[int, int, int, int]]:
    """Articles, tokens, types and sentences of each group; those of a large view are kept."""
    if len(view) < _MANY:
        return [_count(view, group.rows) for group in groups]
    # By country, what counts as naming one decides which articles are in a group.
    key = ("corpus sizes", by, view.counting, len(view), hash(view.rows.tobytes()))
    return remembered(view.index, key, lambda: [_count(view, group.rows) for group in groups])


def _count(view: View, rows: Int64) -> tuple[int, int, int, int]:
    seen = np.zeros(len(view.index.words), dtype=np.bool_)
    n_tokens = 0
    # Part by part: the positions of all tokens at once would take more memory than the tokens themselves.
    for first in range(0, len(rows), _AT_A_TIME):
        positions = _positions(view, rows[first : first + _AT_A_TIME])
        seen[view.index.tokens["id"][positions]] = True
        n_tokens += len(positions)
    return len(rows), n_tokens, int(np.count_nonzero(seen)), int(_sentence_sizes(view)[rows].sum())


def _positions(view: View, rows: Int64) -> Int64:
    """Positions of the tokens counted in some articles: of their bodies, and of headlines where those count."""
    if not view.counting.headlines:
        return body_positions(view, rows)
    indptr = view.index.tokens.indptr
    starts, sizes = indptr[rows], np.diff(indptr)[rows]
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))


def _counted_sentences(view: View) -> Bool:
    """Which sentences of the index count; of a title column, the title is one."""
    return in_counted_region(view.index.sentences["kind"], view.counting)


def _sentence_sizes(view: View) -> Int64:
    """Sentences counted, by article."""
    index = view.index
    return remembered(
        index, ("sentence sizes", view.counting.headlines),
        lambda: np.bincount(sentence_rows(index)[_counted_sentences(view)], minlength=index.n_articles),
    )  # fmt: skip


def _open(view: View, groups: list[Group], table: pd.DataFrame, row: int, column: str) -> Evidence:
    rows = next(group.rows for group in groups if group.key == table["group"].iloc[row])
    if column == "articles":
        return article_evidence(view, rows)
    if column == "sentences":
        inside = np.zeros(view.index.n_articles, dtype=np.bool_)
        inside[rows] = True
        numbers = np.flatnonzero(_counted_sentences(view) & inside[sentence_rows(view.index)])
        return Evidence("sentences", sentence_rows(view.index)[numbers], sentences=numbers)
    positions = _positions(view, rows)
    if column == "types":
        _, firsts = np.unique(view.index.tokens["id"][positions], return_index=True)
        positions = positions[np.sort(firsts)]
    return token_evidence(view, positions, 1)


CORPUS: Final = Definition(
    title="Corpus",
    row="one part of the articles",
    columns={
        "group": "key of the part",
        "group_name": "its name",
        "articles": "articles",
        "tokens": "running words: unbroken runs of letters and digits; hyphens part words, and so do apostrophes "
        "except in Uzbek (Kazakhstan's is two); a number is one",
        "types": "different words among them, in lower case by the rules of the article's language; its receipt opens "
        "the first occurrence of each",
        "sentences": "sentences",
        "tokens_per_article": "tokens / articles",
        "tokens_per_sentence": "tokens / sentences",
    },
    notes=(
        "Counted in the bodies of the articles, clutter left out; with headlines on request.",
        "Types grow with the size of a part: compare them between parts of like size only.",
    ),
)
