"""What it is about: the terms that set groups of articles apart."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import remembered
from analysis.errors import InputError
from analysis.measures.groups import By, Group, split
from analysis.measures.receipts import article_evidence
from analysis.measures.tokens import body_positions, sentences_of, token_evidence
from analysis.model import Bool, Evidence, Int64, Measurement, View
from analysis.queries import Item, find
from analysis.termmatrix import Float64, count_terms, is_topical, mean_tfidf, term_matrix, terms_everywhere

TOPIC_INTEGERS: Final = ("n_term", "df", "n_articles", "n_tokens")
MOST_GROUPS: Final = 12
MOST_YEARS: Final = 60
"""The largest groups only; how many were left out is said."""
_SPARE: Final = 3
"""So many times the terms wanted are looked at, since pairs take the places of their parts."""
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
    most = MOST_YEARS if by == "year" else MOST_GROUPS
    notes = (f"the largest {most} of {len(groups)} groups are shown",) if len(groups) > most else ()
    table = _topic_table(view, groups[:most], top, names)
    return Measurement(
        "topics", table, TOPIC_INTEGERS, view, lambda row, column: _open_topic(view, groups, table, row, column), notes
    )


def _topic_table(view: View, groups: list[Group], top: int, names: bool) -> pd.DataFrame:
    if not groups:
        return pd.DataFrame(columns=list(_TOPIC_COLUMNS))
    index = view.index
    topical = is_topical(index, names=names)
    everywhere = terms_everywhere(index, view.rows)
    means = _means(view, groups)
    orders = [_best(scores, topical & ~everywhere, top * _SPARE) for scores in means]
    apart = np.flatnonzero(topical & everywhere)
    terms = np.unique(np.concatenate([*orders, apart]))
    df, n_term = count_terms(index, terms, [group.rows for group in groups])
    totals = np.array([int(term_matrix(index).totals[group.rows].sum()) for group in groups])
    # c-TF-IDF takes each group for one long article.
    rarity = np.log1p(totals.mean() / np.maximum(n_term.sum(axis=1), 1))
    parts = []
    for number, (group, order) in enumerate(zip(groups, orders, strict=True)):
        at = np.searchsorted(terms, order)
        kept = at[_in_place_of_parts([str(term) for term in index.terms["term"][order]], n_term[at, number], top)]
        common = np.searchsorted(terms, apart)
        rows = np.concatenate([kept, common[df[common, number] > 0]]).astype(np.int64)
        parts.append(
            pd.DataFrame(
                {
                    "group": group.key,
                    "group_name": group.name,
                    "term": index.terms["term"][terms[rows]],
                    "n_term": n_term[rows, number],
                    "df": df[rows, number],
                    "n_articles": len(group.rows),
                    "n_tokens": int(np.asarray(index.body_tokens)[group.rows].sum()),
                    "tfidf": means[number, terms[rows]],
                    "ctfidf": n_term[rows, number] / max(totals[number], 1) * rarity[rows],
                    "everywhere": np.arange(len(rows)) >= len(kept),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def _means(view: View, groups: list[Group]) -> Float64:
    """Mean tf-idf by group; that of the whole index is asked for most often, costs most, and is kept."""
    rows = [group.rows for group in groups]
    if len(view) < view.index.n_articles:
        return mean_tfidf(view.index, rows)
    key = ("mean tf-idf", view.counting, tuple(group.key for group in groups))
    return remembered(view.index, key, lambda: mean_tfidf(view.index, rows))


def _best(scores: Float64, allowed: Bool, most: int) -> Int64:
    """The terms of the highest scores above 0, ties by name."""
    candidates = np.flatnonzero(allowed & (scores > 0))
    if len(candidates) > most:
        # All that tie with the last place stay until they are sorted by name too.
        bar = np.partition(scores[candidates], len(candidates) - most)[len(candidates) - most]
        candidates = candidates[scores[candidates] >= bar]
    return candidates[np.lexsort((candidates, -scores[candidates]))][:most]


def _in_place_of_parts(terms: list[str], n_term: Int64, top: int) -> Int64:
    """Positions of the best ``top`` terms; a pair takes the place of a word half of whose occurrences it holds."""
    number = {term: at for at, term in enumerate(terms)}
    covered = {
        word
        for term, at in number.items()
        if " " in term
        for word in term.split(" ")
        if word in number and 2 * n_term[at] >= n_term[number[word]]
    }
    chosen: list[int] = []
    used: set[str] = set()
    for at, term in enumerate(terms):
        words = term.split(" ")
        if (len(words) == 1 and term in covered) or (len(words) == 2 and used & set(words)):
            continue
        chosen.append(at)
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
        articles, _ = term_matrix(index).articles_of(number)
        return article_evidence(view, np.intersect1d(articles, rows, assume_unique=True))
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
