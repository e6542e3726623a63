"""What it is about: the terms that set groups of articles apart."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.measures.groups import By, Group, split
from analysis.measures.receipts import article_evidence
from analysis.measures.tokens import body_positions, sentences_of, token_evidence
from analysis.model import Bool, Evidence, Int64, Measurement, View
from analysis.queries import Item, find
from analysis.termmatrix import EVERYWHERE, TermSums, is_topical, sum_terms, term_matrix

TOPIC_INTEGERS: Final = ("n_term", "df", "n_articles", "n_tokens")
MOST_GROUPS: Final = 40
"""The largest groups only; how many were left out is said."""
_TOPIC_COLUMNS: Final = ("group", "group_name", "term", *TOPIC_INTEGERS, "tfidf", "ctfidf", "everywhere")


def topics(view: View, *, by: By = "source", top: int = 10, names: bool = False) -> Measurement:
    """The terms that set each group of articles apart.

    Parameters
    ----------
    by
        How the view is taken apart.
    top
        Terms a group; terms of 80 % of the view's articles come on top of them, marked ``everywhere``.
    names
        Whether names and demonyms may be terms.

    Returns
    -------
    Measurement
        One row for each group and term: ``n_term`` occurrences in the group, ``df`` of the group's
        ``n_articles`` that hold it, ``n_tokens`` running words of the group. ``tfidf``: mean over the group's
        articles of tf (ln((1+n)/(1+df)) + 1), rows L2-normalised, idf and norms of the whole index
        (scikit-learn's definition). ``ctfidf``: n_term / sum of the group's terms * ln(1 + A / occurrences in
        all groups), A the mean number of terms a group (Grootendorst 2022). Sorted by group (largest first),
        tfidf, term. A pair of words stands in place of a part that it accounts for.
    """
    if top < 1:
        raise InputError(f"top is {top}: ask for at least one term")
    groups = sorted(split(view, by), key=lambda group: (-len(group.rows), group.key))
    left_out = len(groups) > MOST_GROUPS
    notes = (f"the largest {MOST_GROUPS} of {len(groups)} groups are shown",) if left_out else ()
    table = _topic_table(view, groups[:MOST_GROUPS], top, names)
    return Measurement(
        "topics", table, TOPIC_INTEGERS, view, lambda row, column: _open_topic(view, groups, table, row, column), notes
    )


def _topic_table(view: View, groups: list[Group], top: int, names: bool) -> pd.DataFrame:
    index, matrix = view.index, term_matrix(view.index)
    topical = is_topical(index, names=names)
    sums = [sum_terms(matrix, group.rows) for group in groups]
    spread = _document_frequency(view, groups, sums)
    everywhere = (spread >= EVERYWHERE * len(view)) & (len(view) > 1)
    of_all = np.sum([s.n_term for s in sums], axis=0) if sums else np.zeros(matrix.n_terms)
    totals = [max(int(s.n_term.sum()), 1) for s in sums]
    mean_total = float(np.mean(totals)) if totals else 0.0
    tables = []
    for group, found, total in zip(groups, sums, totals, strict=True):
        shown = _best(index.terms["term"], found, topical & ~everywhere, top)
        shown = np.concatenate([shown, np.flatnonzero(topical & everywhere & (found.df > 0))])
        tables.append(
            {
                "group": [group.key] * len(shown),
                "group_name": [group.name] * len(shown),
                "term": index.terms["term"][shown],
                "n_term": found.n_term[shown],
                "df": found.df[shown],
                "n_articles": np.full(len(shown), len(group.rows)),
                "n_tokens": np.full(len(shown), int(np.asarray(index.body_tokens)[group.rows].sum())),
                "tfidf": found.tfidf[shown],
                "ctfidf": found.n_term[shown] / total * np.log1p(mean_total / of_all[shown]),
                "everywhere": everywhere[shown],
            }
        )
    if not tables:
        return pd.DataFrame(columns=list(_TOPIC_COLUMNS))
    return pd.concat([pd.DataFrame(columns) for columns in tables], ignore_index=True)


def _document_frequency(view: View, groups: list[Group], sums: list[TermSums]) -> Int64:
    """Articles of the view that hold each term; groups that share articles or leave some out don't add up."""
    if sums and sum(len(group.rows) for group in groups) == len(view) == len(set().union(*(g.rows for g in groups))):
        added: Int64 = np.sum([found.df for found in sums], axis=0)
        return added
    return sum_terms(term_matrix(view.index), view.rows).df


def _best(terms: np.ndarray, found: TermSums, allowed: Bool, top: int) -> Int64:
    """Best terms by tfidf, name; a pair takes the place of a word nearly all of whose occurrences it holds."""
    at = np.flatnonzero(allowed & (found.df > 0))
    order = at[np.lexsort((at, -found.tfidf[at]))][: top * 6]
    chosen: list[int] = []
    number = {str(terms[i]): int(i) for i in order}
    covered = {
        part
        for term, i in number.items()
        if " " in term
        for part in term.split(" ")
        if part in number and found.n_term[i] >= 0.5 * found.n_term[number[part]]
    }
    used: set[str] = set()
    for i in order.tolist():
        words = str(terms[i]).split(" ")
        if (len(words) == 1 and words[0] in covered) or (len(words) == 2 and used & set(words)):
            continue
        chosen.append(i)
        used |= set(words) if len(words) == 2 else set()
        if len(chosen) == top:
            break
    return np.array(chosen, dtype=np.int64)


def _open_topic(view: View, groups: list[Group], table: pd.DataFrame, row: int, column: str) -> Evidence:
    index = view.index
    rows = next(group.rows for group in groups if group.key == table["group"].iloc[row])
    if column == "n_articles":
        return article_evidence(view, rows)
    if column == "n_tokens":
        return token_evidence(view, body_positions(view, rows), 1)
    term = str(table["term"].iloc[row])
    number = int(np.searchsorted(index.terms["term"].astype(str), term))
    if column == "df":
        terms, _, sizes = term_matrix(index).cells(rows)
        return article_evidence(view, np.repeat(rows, sizes)[terms == number])
    return token_evidence(view, _term_positions(view, term, rows), term.count(" ") + 1)


def _term_positions(view: View, term: str, rows: Int64) -> Int64:
    """Where a term occurs: like a phrase, but within one sentence, as terms are counted."""
    found = find(view.index, Item(term, tuple(term.split(" "))))
    kept = np.isin(found.rows, rows)
    positions = found.positions[kept]
    if " " not in term:
        return positions
    same = sentences_of(view, positions) == sentences_of(view, positions + 1)
    return np.asarray(positions[same])
