"""tf-idf against scikit-learn, on the index's own counts and from the words up."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from analysis.index.store import Index
from analysis.measures.words import topics
from analysis.model import Filter
from analysis.termmatrix import sum_terms, term_matrix
from analysis.views import select


@pytest.mark.parametrize("rows", [[0], [0, 1, 2, 3], [1, 3], [0, 2, 3]])
def test_mean_tfidf_equals_scikit_learn(tiny: Index, rows: list[int]) -> None:
    matrix = term_matrix(tiny)
    shape = (tiny.n_articles, matrix.n_terms)
    counts = sparse.csr_matrix((np.array(matrix.counts), np.array(matrix.indices), matrix.indptr), shape=shape)
    oracle = TfidfTransformer().fit_transform(counts)[rows].mean(axis=0)
    found = sum_terms(matrix, np.array(rows))
    assert np.allclose(found.tfidf, np.asarray(oracle).ravel(), rtol=0, atol=1e-12)
    assert found.n_term.tolist() == np.asarray(counts[rows].sum(axis=0)).ravel().tolist()
    assert found.df.tolist() == np.asarray((counts[rows] > 0).sum(axis=0)).ravel().tolist()


def test_ctfidf_follows_from_the_integers(tiny: Index) -> None:
    table = topics(select(tiny, Filter(years=(2023, 2024))), by="year", top=500, names=True).table
    # With every topical term in the table the definition can be computed from the table alone,
    # but for reporting verbs, which are counted and not shown; the collection has none.
    totals = table.groupby("group")["n_term"].sum()
    of_all = table.groupby("term")["n_term"].sum()
    parts = {term for term in of_all.index if " " not in term}
    shown = table[table["term"].isin(parts)]
    matrix = term_matrix(tiny)
    exact = {
        g: int(sum_terms(matrix, r).n_term.sum()) for g, r in {"2023": np.array([0, 1]), "2024": np.array([2])}.items()
    }
    assert all(totals[g] <= exact[g] for g in exact)
    mean = np.mean(list(exact.values()))
    everywhere = sum_terms(matrix, np.array([0, 1, 2])).n_term
    terms = list(tiny.terms["term"])
    for row in shown.to_dict("records"):
        expected = row["n_term"] / exact[row["group"]] * np.log(1 + mean / everywhere[terms.index(row["term"])])
        assert row["ctfidf"] == pytest.approx(expected, abs=1e-12)
