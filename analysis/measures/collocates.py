"""What stands next to a word or a name: terms within a few running words of it, in the same sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from analysis.cells import chosen, counted, in_voice, mention_rows
from analysis.columns import distinct
from analysis.errors import InputError
from analysis.index.store import Index
from analysis.measures.association import logdice, signed_g2
from analysis.measures.definition import Definition
from analysis.measures.receipts import span_articles
from analysis.measures.search import occurrences_in
from analysis.measures.tokens import body_positions, token_evidence
from analysis.model import HEADLINE, Bool, Evidence, Int32, Int64, Measurement, View
from analysis.queries import Occurrences, parse_query
from analysis.termmatrix import term_matrix
from analysis.termtokens import (
    NO_TERM,
    count_all_terms,
    first_tokens,
    quoted_sizes,
    sentence_tokens,
    terms_at,
)
from analysis.wording import counted as counted_noun

INTEGERS: Final = ("a", "n_x", "n_y", "n", "articles")
WIDEST: Final = 50
"""The largest span: beyond it hardly a sentence goes on."""


def collocates(
    view: View, query: str = "", *, entity: str | None = None, span: int = 5, names: bool = False
) -> Measurement:
    """The terms that stand near a word, a phrase or an entity's mentions (surface co-occurrence).

    The tokens counted are those of the view's bodies (with headlines, on request) in the voice asked for, except the
    tokens of the node itself. Those within ``span`` running words before or after an occurrence of the node, in its
    sentence, are its surroundings; a token near two occurrences is counted once.

    Parameters
    ----------
    query
        Words, ``wild*``, "phrases", NEAR and OR: every occurrence of a part is the node.
    entity
        Instead of a query, an entity id: its counted mentions are the node.
    span
        Running words on each side, from 1 to 50.
    names
        Whether names and demonyms may be terms.

    Returns
    -------
    Measurement
        One row for each single-word term found there. ``a``: its tokens in the surroundings; ``n_x``: all tokens of
        the surroundings; ``n_y``: its tokens in the view; ``n``: all tokens of the view. ``logdice`` and ``g2``
        (signed, four cells) from these. ``articles`` with such a token; ``supported``: whether a
        reaches the counting's support. Sorted by logdice, then term.

    Raises
    ------
    InputError
        Not exactly one of query and entity is given, it can't be read or is unknown, or the span is out of range.

    References
    ----------
    Evert 2008, Corpora and collocations, sections 3 and 4 (surface co-occurrence and its contingency table), in
    Lüdeling & Kytö (eds), Corpus Linguistics: An International Handbook, article 58.
    """
    if not 1 <= span <= WIDEST:
        raise InputError(f"span is {span}: give a number of words from 1 to {WIDEST}")
    if bool(query.strip()) == bool(entity):
        both = "both are given" if entity else "neither is given"
        raise InputError(f"collocates stand next to a query or next to an entity, and {both}: give one of them")
    near = _Surroundings.find(view, node(view, query, entity), span)
    table = _table(view, near, names)
    notes = (_note(near),)
    return Measurement("collocates", table, INTEGERS, view, lambda r, c: _open(view, near, table, r, c), notes)


def node(view: View, query: str = "", entity: str | None = None) -> Occurrences:
    """The occurrences in the view whose neighbours are looked at, in the order of the text."""
    if entity:
        return _mentions(view, entity)
    found = [occurrences_in(view, part) for part in parse_query(query).items]
    columns = zip(*((one.positions, one.rows, one.lengths) for one in found), strict=True)
    positions, rows, lengths = (np.concatenate(column) for column in columns)
    order = np.lexsort((lengths, positions))
    return Occurrences(positions[order], rows[order], lengths[order])


def _mentions(view: View, entity: str) -> Occurrences:
    """An entity's counted mentions as runs of tokens; one that no token begins in is none."""
    index = view.index
    if entity not in index.entity_numbers:
        raise InputError(f"{entity!r} is no entity of this index's lexicon: use an id such as country-kaz")
    which = counted(index, view.counting) & (index.mentions["entity"] == index.entity_numbers[entity])
    at = np.flatnonzero(which & chosen(view)[mention_rows(index)])
    rows, in_headline = mention_rows(index)[at], index.mentions["kind"][at] == HEADLINE
    bodies = index.tokens.indptr[rows] + np.asarray(index.body_tokens)[rows]
    begin = np.where(in_headline, bodies, index.tokens.indptr[rows])
    end = np.where(in_headline, index.tokens.indptr[rows + 1], bodies)
    starts = first_tokens(index, begin, end, index.mentions["start"][at])
    ends = first_tokens(index, begin, end, index.mentions["end"][at])
    titled = np.array([bool(title) for title in index.strings("title", rows)], dtype=np.bool_)
    # Where a title column is the headline, one that the text repeats has no tokens of its own.
    kept = (ends > starts) & (~in_headline | (titled == (index.mentions["field"][at] == 1)))
    order = np.argsort(starts[kept], kind="stable")
    return Occurrences(starts[kept][order], rows[kept][order], (ends - starts)[kept][order])


@dataclass(frozen=True, slots=True, eq=False)
class _Surroundings:
    """Positions of the node's own tokens and of those around it, ascending; and the node's occurrences."""

    node: Occurrences
    own: Int64
    around: Int64

    @classmethod
    def find(cls, view: View, node: Occurrences, span: int) -> _Surroundings:
        index, bounds = view.index, sentence_tokens(view.index)
        last = node.positions + node.lengths - 1
        first_of = bounds[np.searchsorted(bounds, node.positions, "right") - 1]
        end_of = bounds[np.searchsorted(bounds, last, "right")] if len(last) else last
        own = _union(node.positions, last + 1)
        around = _union(np.maximum(node.positions - span, first_of), np.minimum(last + span + 1, end_of))
        around = around[~_among(index, own, around)]
        return cls(node, own, around[in_voice(index, view.counting, around)])


def _union(starts: Int64, ends: Int64) -> Int64:
    """All positions in some intervals, once each; the starts are ascending."""
    if not len(starts):
        return starts
    reach = np.maximum.accumulate(ends)
    opens = np.append(True, starts[1:] > reach[:-1])
    begin, end = starts[opens], reach[np.append(np.flatnonzero(opens)[1:] - 1, len(starts) - 1)]
    sizes = end - begin
    return np.repeat(begin - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))


def _among(index: Index, chosen: Int64, positions: Int64) -> Bool:
    """Which positions are among those chosen. The mask is as long as the index, but only what is touched is real."""
    mask = np.zeros(len(index.tokens), dtype=np.bool_)
    mask[chosen] = True
    return mask[positions]


def _table(view: View, near: _Surroundings, names: bool) -> pd.DataFrame:
    index = view.index
    n_terms = term_matrix(index).n_terms
    terms = terms_at(index, near.around)
    a = np.bincount(terms[terms != NO_TERM], minlength=n_terms)
    kept = np.flatnonzero((a > 0) & (names | (index.terms["names"] < 0.5)))
    n_y = (
        count_all_terms(index, view.counting, view.rows)
        + _in_headlines(view, n_terms)
        - _own_terms(view, near, n_terms)
    )
    articles = _articles(index, near.around, terms, n_terms)
    n_x, n = (np.full(len(kept), size, dtype=np.int64) for size in (len(near.around), _n_tokens(view, near)))
    table = pd.DataFrame(
        {
            "term": index.terms["term"][kept],
            "a": a[kept],
            "n_x": n_x,
            "n_y": n_y[kept],
            "n": n,
            "logdice": logdice(a[kept], n_x, n_y[kept]),
            "g2": signed_g2(a[kept], n_x, n_y[kept], n),
            "articles": articles[kept],
            "supported": a[kept] >= view.counting.support,
        }
    )
    return table.sort_values(["logdice", "term"], ascending=[False, True], ignore_index=True)


def _articles(index: Index, positions: Int64, terms: Int32, n_terms: int) -> Int64:
    """In how many articles each term stands at some ascending positions."""
    from scipy import sparse

    kept = terms != NO_TERM
    indptr = np.searchsorted(positions[kept], index.tokens.indptr)
    ones = np.ones(int(indptr[-1]), dtype=np.int8)
    by_term = sparse.csr_matrix((ones, terms[kept], indptr), shape=(index.n_articles, n_terms)).tocsc()
    # By term the articles stand in order, so that each new one can be seen from the one before it.
    new = np.ones(len(ones), dtype=np.int64)
    new[1:] = by_term.indices[1:] != by_term.indices[:-1]
    new[by_term.indptr[:-1][np.diff(by_term.indptr) > 0]] = 1
    sums = np.append(0, np.cumsum(new))
    return np.asarray(sums[by_term.indptr[1:]] - sums[by_term.indptr[:-1]], dtype=np.int64)


def _headline_positions(view: View) -> Int64:
    """Positions of the view's tokens in headlines, where those count (the outlets' own words)."""
    index = view.index
    if not view.counting.headlines or view.counting.voice == "quoted":
        return np.zeros(0, dtype=np.int64)
    starts = index.tokens.indptr[view.rows] + np.asarray(index.body_tokens)[view.rows]
    return _union(starts, index.tokens.indptr[view.rows + 1])


def _in_headlines(view: View, n_terms: int) -> Int64:
    terms = terms_at(view.index, _headline_positions(view))
    return np.bincount(terms[terms != NO_TERM], minlength=n_terms)


def _own_terms(view: View, near: _Surroundings, n_terms: int) -> Int64:
    terms = terms_at(view.index, _counted_own(view, near))
    return np.bincount(terms[terms != NO_TERM], minlength=n_terms)


def _counted_own(view: View, near: _Surroundings) -> Int64:
    """The node's tokens that stand in the voice asked for."""
    return near.own[in_voice(view.index, view.counting, near.own)]


def _n_tokens(view: View, near: _Surroundings) -> int:
    index = view.index
    bodies = np.asarray(index.body_tokens)[view.rows]
    n = int(bodies.sum())
    if view.counting.voice != "all":
        quoted = int(quoted_sizes(index)[view.rows].sum())
        n = quoted if view.counting.voice == "quoted" else n - quoted
    return n + len(_headline_positions(view)) - len(_counted_own(view, near))


def _note(near: _Surroundings) -> str:
    times, articles = len(near.node.positions), len(distinct(near.node.rows))
    return f"looked at: {counted_noun(times, 'occurrence')} in {counted_noun(articles, 'article')}"


def _open(view: View, near: _Surroundings, table: pd.DataFrame, row: int, column: str) -> Evidence:
    if column == "n_x":
        return token_evidence(view, near.around, 1)
    if column == "n":
        return token_evidence(view, _everything(view, near), 1)
    number = int(np.searchsorted(view.index.terms["term"].astype(str), str(table["term"].iloc[row])))
    positions = _everything(view, near) if column == "n_y" else near.around
    spans = token_evidence(view, positions[terms_at(view.index, positions) == number], 1)
    return span_articles(spans) if column == "articles" else spans


def _everything(view: View, near: _Surroundings) -> Int64:
    """All tokens counted: of bodies and, on request, headlines, in the voice asked for, the node's own left out."""
    positions = np.sort(np.concatenate([body_positions(view, view.rows), _headline_positions(view)]))
    positions = positions[~_among(view.index, near.own, positions)]
    return positions[in_voice(view.index, view.counting, positions)]


COLLOCATES: Final = Definition(
    title="Next to",
    row="one word that stands near what is looked at",
    columns={
        "term": "the word",
        "a": "how often it stands among the words around: at most five (or as many as asked for) before or after, in "
        "the same sentence; a word near two occurrences is counted once",
        "n_x": "all running words around, function words too",
        "n_y": "how often the word stands in all the articles",
        "n": "all running words of the articles; what is looked at itself is in none of these counts",
        "logdice": "14 + log2(2a / (n_x + n_y)): at most 14; one point less is half as strong",
        "g2": "2 x the sum of O ln(O / E) over the four cells (around or not, this word or not); below 0 where it "
        "stands there less often than by chance; 10.83 is p = 0.001",
        "articles": "articles in which it stands around at least once",
        "supported": "whether a reaches the minimum support: what does not is shown and never ranked",
    },
    notes=(
        "Function words are left out, and names and demonyms too unless asked for; both count as running words.",
        "Occurrences in one article depend on each other: read G2 as an order, not as a test.",
    ),
    sources=(
        "Evert 2008, Corpora and collocations, in Lüdeling & Kytö (surface co-occurrence and its contingency table)",
        "Rychlý 2008, RASLAN (logDice)",
        "Dunning 1993, CL 19(1) (G2)",
    ),
)
