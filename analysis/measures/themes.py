"""Themes of a view: non-negative factors of its tf-idf matrix, and the articles whose strongest theme each is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.cells import remembered
from analysis.errors import InputError
from analysis.measures.definition import Definition
from analysis.measures.keyness import term_evidence
from analysis.measures.receipts import article_evidence
from analysis.model import Evidence, Int64, Measurement, View
from analysis.termmatrix import count_terms, is_topical, term_matrix, terms_everywhere

if TYPE_CHECKING:
    from scipy import sparse

    from analysis.index.store import Index

Float64 = npt.NDArray[np.float64]
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how far that is and how far it can go; what it raises leaves the calculation."""

INTEGERS: Final = ("articles", "n_articles", "df")
LEAST: Final = 200
"""Fewer articles give themes that are single articles."""
FEWEST, MOST = 2, 40
"""Themes that can be asked for."""
MOST_FITTED: Final = 10_000
"""Articles that the themes are found on; more are spread evenly over the view, and all are assigned."""
MOST_TERMS: Final = 10_000
_LEAST_DF: Final = 3
_STEP: Final = 10
_MOST_STEPS: Final = 20
_STILL: Final = 1e-3
"""Relative change of the terms' weights in one step of iterations that counts as none."""
_SWEEPS: Final = 50
_BLOCK: Final = 4096
"""Articles assigned at a time, so that they stay in the processor's cache."""
_DIGITS: Final = 6
"""What the order of additions can change lies below, so that two processes give the same bytes."""
_NAMING: Final = 3
"""Terms that name a theme."""
NONE: Final = -1


@dataclass(frozen=True, slots=True, eq=False)
class Themes:
    """Themes of some articles.

    ``weights`` (shape: themes x ``terms``) sum to 1 in each row. ``theme`` is the strongest of each article (`NONE`
    where it holds none of the terms) and ``strength`` its part of the article's themes, 0 to 1; both in the order of
    the view's rows. Themes are sorted by their number of articles, then by their first term. ``fitted`` articles gave
    them.
    """

    terms: Int64
    weights: Float64
    theme: Int64
    strength: Float64
    fitted: int
    iterations: int


def themes(view: View, *, k: int | None = None, top: int = 10) -> Measurement:
    """Themes by non-negative matrix factorization, each by its strongest terms.

    Parameters
    ----------
    k
        Number of themes, from 2 to 40; by default 8 under 1,000 articles, 12 under 10,000, else 20.
    top
        Terms a theme.

    Returns
    -------
    Measurement
        One row for each theme and term: ``articles`` of ``n_articles`` whose strongest theme it is, ``df`` of these
        articles that hold the term, the term's ``weight`` in the theme (of all its terms, which sum to 1). Sorted by
        theme (most articles first), weight, term.

    Raises
    ------
    InputError
        The view has fewer than 200 articles, or k or top are out of range.
    """
    if top < 1:
        raise InputError(f"top is {top}: ask for at least one term")
    found = find_themes(view, k)
    table = _table(view, found, top)
    return Measurement("themes", table, INTEGERS, view, partial(_open, view, found, table), _notes(view, found))


def find_themes(view: View, k: int | None = None, progress: Progress = lambda stage, done, of: None) -> Themes:
    """The themes of a view, kept with the index once they are found.

    Raises
    ------
    InputError
        As in `themes`.
    """
    if view.counting.voice != "all":
        raise InputError("themes are those of whole articles, so they can't be taken apart by voice: choose all")
    if len(view) < LEAST:
        raise InputError(f"themes need at least {LEAST} articles, and these are {len(view):,}: take out a filter, or "
                         "see what sets the articles apart")  # fmt: skip
    wanted = default_k(len(view)) if k is None else k
    if not FEWEST <= wanted <= MOST:
        raise InputError(f"k is {wanted}: ask for {FEWEST} to {MOST} themes")
    key = ("themes", view.filter, view.counting, wanted)
    return remembered(view.index, key, lambda: _find(view, wanted, progress))


def default_k(n_articles: int) -> int:
    """How many themes are looked for if nobody says: more articles can carry more."""
    return 8 if n_articles < 1000 else 12 if n_articles < 10_000 else 20


def _find(view: View, k: int, progress: Progress) -> Themes:
    index, rows = view.index, view.rows
    fitted = rows if len(rows) <= MOST_FITTED else rows[np.arange(MOST_FITTED) * len(rows) // MOST_FITTED]
    terms = _terms(index, view, fitted)
    if len(terms) <= k:
        raise InputError(f"these articles have {len(terms):,} terms in common, too few for {k} themes: ask for fewer")
    weights, iterations = _fit(_weights(index, fitted, terms), k, progress)
    assigned = np.zeros((len(rows), k))
    for begin in range(0, len(rows), _BLOCK):
        block = slice(begin, begin + _BLOCK)
        assigned[block] = _assign(_weights(index, rows[block], terms), weights)
        progress("Assigning the articles", min(begin + _BLOCK, len(rows)), len(rows))
    return _in_order(terms, weights, assigned, len(fitted), iterations)


def _terms(index: Index, view: View, rows: Int64) -> Int64:
    """The topical terms of some articles: not in almost all, in three or more, of many those of most weight."""
    allowed = is_topical(index, names=False) & ~terms_everywhere(index, view.rows)
    weights = term_matrix(index).weights[rows]
    df = np.bincount(weights.indices, minlength=weights.shape[1])
    sums = np.round(np.bincount(weights.indices, weights=weights.data, minlength=weights.shape[1]), _DIGITS)
    kept = np.flatnonzero(allowed & (df >= _LEAST_DF))
    return np.sort(kept[np.lexsort((kept, -sums[kept]))][:MOST_TERMS])


def _weights(index: Index, rows: Int64, terms: Int64) -> sparse.csr_matrix:
    """The index's tf-idf of some articles and terms (shape: rows x terms)."""
    return term_matrix(index).weights[rows][:, terms].tocsr()


def _fit(matrix: sparse.csr_matrix, k: int, progress: Progress) -> tuple[Float64, int]:
    """Weights of the terms by theme, by coordinate descent in steps, so that somebody can follow it and leave.

    Steps of 10 iterations from where the last one ended are the very iterations of one long run.
    """
    progress("Finding themes", 0, _STEP * _MOST_STEPS)
    from sklearn.decomposition import non_negative_factorization

    options: dict[str, Any] = {"n_components": k, "solver": "cd", "tol": 0, "max_iter": _STEP, "random_state": 0}
    loadings, weights, _ = non_negative_factorization(matrix, init="nndsvda", **options)
    done = _STEP
    for _ in range(_MOST_STEPS - 1):
        progress("Finding themes", done, _STEP * _MOST_STEPS)
        before = weights
        loadings, weights, _ = non_negative_factorization(matrix, W=loadings, H=before.copy(), init="custom", **options)
        done += _STEP
        if np.linalg.norm(weights - before) < _STILL * np.linalg.norm(before):
            break
    return weights, done


def _assign(matrix: sparse.csr_matrix, weights: Float64) -> Float64:
    """Non-negative least squares of each article on the themes (shape: articles x themes), by coordinate descent."""
    towards, among = np.asarray(matrix @ weights.T), weights @ weights.T
    towards = np.ascontiguousarray(towards.T)
    loadings = np.zeros_like(towards)
    for _ in range(_SWEEPS):
        before = loadings.copy()
        for theme in range(len(weights)):
            slope = among[theme] @ loadings - towards[theme]
            loadings[theme] = np.maximum(loadings[theme] - slope / max(among[theme, theme], 1e-12), 0)
        if np.abs(loadings - before).max(initial=0) <= 1e-9 * loadings.max(initial=1e-12):
            break
    return loadings.T


def _in_order(terms: Int64, weights: Float64, loadings: Float64, fitted: int, iterations: int) -> Themes:
    """Themes on one scale, those of most articles first; loadings and weights rounded to what is sure."""
    sums = np.maximum(weights.sum(axis=1), 1e-12)
    shares = np.round(weights / sums[:, None], _DIGITS)
    scaled = loadings * sums
    whole = scaled.sum(axis=1)
    parts = np.round(scaled / np.maximum(whole, 1e-12)[:, None], _DIGITS)
    theme = np.where(whole > 0, parts.argmax(axis=1), NONE)
    counts = np.bincount(theme[theme >= 0], minlength=len(weights))
    order = np.lexsort((shares.argmax(axis=1), -counts))
    place = np.append(np.argsort(order), NONE)
    return Themes(terms, shares[order], place[theme], parts.max(axis=1), fitted, iterations)


def _table(view: View, found: Themes, top: int) -> pd.DataFrame:
    index, rows = view.index, view.rows
    groups = [rows[found.theme == theme] for theme in range(len(found.weights))]
    best = [_best(index, found.terms, weights, max(top, _NAMING)) for weights in found.weights]
    union = np.unique(np.concatenate([found.terms[places] for places in best]))
    df, _ = count_terms(index, union, groups)
    parts = []
    for theme, (own, places) in enumerate(zip(groups, best, strict=True)):
        name = ", ".join(map(str, index.terms["term"][found.terms[places[:_NAMING]]]))
        terms = found.terms[places[:top]]
        parts.append(
            pd.DataFrame(
                {
                    "theme": theme + 1,
                    "theme_name": name,
                    "term": index.terms["term"][terms],
                    "articles": len(own),
                    "n_articles": len(rows),
                    "df": df[np.searchsorted(union, terms), theme],
                    "weight": found.weights[theme, places[:top]],
                    "share": len(own) / len(rows),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def _best(index: Index, terms: Int64, weights: Float64, top: int) -> Int64:
    """Places of the strongest terms of a theme, ties by name; no word twice, as a pair and alone."""
    chosen: list[int] = []
    used: set[str] = set()
    for place in np.lexsort((np.arange(len(terms)), -weights)).tolist():
        words = set(str(index.terms["term"][terms[place]]).split(" "))
        if weights[place] <= 0 or len(chosen) == top:
            break
        if not words & used:
            chosen.append(place)
            used |= words
    return np.array(chosen, dtype=np.int64)


def _notes(view: View, found: Themes) -> tuple[str, ...]:
    notes = [f"{len(found.weights)} themes of {len(found.terms):,} terms, found in {found.iterations} iterations; each "
             "article is counted in its strongest theme"]  # fmt: skip
    if found.fitted < len(view):
        spread = f"{found.fitted:,} articles spread evenly over the {len(view):,}"
        notes.append(f"the themes were found on {spread}; all are counted")
    if without := int(np.count_nonzero(found.theme == NONE)):
        notes.append(f"{without:,} {'article holds' if without == 1 else 'articles hold'} none of these terms and "
                     f"{'is' if without == 1 else 'are'} in no theme")  # fmt: skip
    return tuple(notes)


def _open(view: View, found: Themes, table: pd.DataFrame, row: int, column: str) -> Evidence:
    if column == "n_articles":
        return article_evidence(view, view.rows)
    theme = int(table["theme"].iloc[row]) - 1
    own = np.flatnonzero(found.theme == theme)
    if column == "df":
        return term_evidence(view, str(table["term"].iloc[row]), view.rows[own], whole=True)
    # Those that are most of this theme and least of any other come first.
    return article_evidence(view, view.rows[own[np.lexsort((own, -found.strength[own]))]])


THEMES: Final = Definition(
    title="Themes",
    row="one theme and one of its strongest terms (a word, or two in a row)",
    columns={
        "theme": "number of the theme, that of most articles first",
        "theme_name": "its three strongest terms",
        "term": "the term",
        "articles": "articles whose strongest theme it is; each article is in one theme at most",
        "n_articles": "all articles looked at",
        "df": "of the theme's articles, those that hold the term",
        "weight": "the term's part of the theme; the weights of all its terms sum to 1",
        "share": "articles / n_articles",
    },
    notes=(
        "Non-negative matrix factorization of the articles' tf-idf (scikit-learn: coordinate descent on the squared "
        "error, start by NNDSVDa with a fixed seed), without names, demonyms, function words, verbs of reporting and "
        "terms of 80 % of the articles. It runs until the weights change by less than 0.1 % in ten iterations, 200 at "
        "most.",
        "Of more than 10,000 articles it is fitted on 10,000 spread evenly over them; all are then assigned by "
        "non-negative least squares.",
        "Themes are a way to read, not a finding: another number of themes gives others.",
        "Under 200 articles there are none.",
    ),
    sources=(
        "Lee & Seung 1999, Nature 401 (NMF)",
        "Cichocki & Phan 2009, IEICE Transactions E92-A (coordinate descent)",
        "Boutsidis & Gallopoulos 2008, Pattern Recognition 41 (NNDSVD)",
    ),
)
