"""What it is about: the terms that set groups of articles apart."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import in_voice, remembered
from analysis.columns import distinct
from analysis.errors import InputError
from analysis.measures.definition import Definition
from analysis.measures.groups import By, Group, split
from analysis.measures.receipts import article_evidence, span_articles
from analysis.measures.tokens import body_positions, token_evidence
from analysis.measures.voiced_terms import counts_of, mean_weights, terms_in_most, tokens_of, totals_of
from analysis.model import Bool, Evidence, Int64, Measurement, View
from analysis.queries import Item, find
from analysis.termmatrix import Float64, is_topical
from analysis.termtokens import pairs_at, terms_at

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
    everywhere = terms_in_most(index, view.counting, view.rows)
    means = _means(view, groups)
    orders = [_best(scores, topical & ~everywhere, top * _SPARE) for scores in means]
    apart = np.flatnonzero(topical & everywhere)
    terms = distinct(np.concatenate([*orders, apart]))
    members = [group.rows for group in groups]
    df, n_term = counts_of(index, view.counting, terms, members)
    totals = totals_of(index, view.counting, members)
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
                    "n_tokens": tokens_of(index, view.counting, group.rows),
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
        return mean_weights(view.index, view.counting, rows)
    key = ("mean tf-idf", view.counting, tuple(group.key for group in groups))
    return remembered(view.index, key, lambda: mean_weights(view.index, view.counting, rows))


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
        positions = body_positions(view, rows)
        return token_evidence(view, positions[in_voice(index, view.counting, positions)], 1)
    term = str(table["term"].iloc[row])
    spans = token_evidence(view, _term_positions(view, term, rows), term.count(" ") + 1)
    return span_articles(spans) if column == "df" else spans


def _term_positions(view: View, term: str, rows: Int64) -> Int64:
    """Where a term occurs in the voice asked for: not where it is a function word, and a pair within one sentence."""
    index = view.index
    found = find(index, Item(term, tuple(term.split(" "))))
    found = found.kept(np.isin(found.rows, rows))
    positions = found.positions[in_voice(index, view.counting, found.positions)]
    terms = pairs_at(index, positions) if " " in term else terms_at(index, positions)
    return np.asarray(positions[terms == int(np.searchsorted(index.terms["term"].astype(str), term))])


TOPICS: Final = Definition(
    title="What sets them apart",
    row="one group of articles and one of its terms (a word, or two in a row)",
    columns={
        "group": "key of the group",
        "group_name": "its name",
        "term": "the term",
        "n_term": "how often it stands in the group",
        "df": "articles of the group that hold it",
        "n_articles": "articles of the group",
        "n_tokens": "running words of the group",
        "tfidf": "mean over the group's articles of tf (ln((1 + n) / (1 + df)) + 1), each article's values divided by "
        "their Euclidean norm; n and df of the whole collection",
        "ctfidf": "n_term / all terms of the group x ln(1 + A / the term's occurrences in all groups), A the mean "
        "number of terms a group",
        "everywhere": "whether it stands in 80 % of the articles or more, and so tells nothing",
    },
    notes=(
        "In one voice (quoted, own words) the counts are of that voice; idf and norms stay those of whole articles.",
        "Function words, verbs of reporting and, unless asked for, names and demonyms are no terms.",
        "At most the 12 largest groups (60 years) are shown, which a note says.",
    ),
    sources=("scikit-learn, TfidfTransformer (TF-IDF)", "Grootendorst 2022, BERTopic (c-TF-IDF)"),
)
