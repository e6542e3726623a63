"""tf-idf against scikit-learn, on the index's own counts and from the words up."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from analysis.index.store import Index
from analysis.measures.words import topics
from analysis.model import Filter
from analysis.termmatrix import count_terms, mean_tfidf, term_matrix, terms_everywhere
from analysis.views import select


def counts_of(index: Index) -> sparse.csr_matrix:
    """The articles' counts, put together from what each term says."""
    matrix = term_matrix(index)
    data = np.array(matrix.counts), np.array(matrix.rows), matrix.indptr
    return sparse.csc_matrix(data, shape=(index.n_articles, matrix.n_terms)).tocsr()


@pytest.mark.parametrize("rows", [[0], [0, 1, 2, 3], [1, 3], [0, 2, 3]])
def test_mean_tfidf_equals_scikit_learn(tiny: Index, rows: list[int]) -> None:
    counts = counts_of(tiny)
    oracle = TfidfTransformer().fit_transform(counts)[rows].mean(axis=0)
    found = mean_tfidf(tiny, [np.array(rows)])[0]
    assert np.allclose(found, np.asarray(oracle).ravel(), rtol=0, atol=1e-12)
    df, n_term = count_terms(tiny, np.arange(counts.shape[1]), [np.array(rows), np.array([0, 1])])
    for group, of_group in enumerate((rows, [0, 1])):
        assert n_term[:, group].tolist() == np.asarray(counts[of_group].sum(axis=0)).ravel().tolist()
        assert df[:, group].tolist() == np.asarray((counts[of_group] > 0).sum(axis=0)).ravel().tolist()


@pytest.mark.parametrize("rows", [[0, 1], [1, 3], [0, 1, 2, 3], [2]])
def test_terms_everywhere_stand_in_four_of_five_articles(tiny: Index, rows: list[int]) -> None:
    share = np.asarray((counts_of(tiny)[rows] > 0).mean(axis=0)).ravel()
    expected = (share >= 0.8) & (len(rows) > 1)
    assert terms_everywhere(tiny, np.array(rows)).tolist() == expected.tolist()


def test_ctfidf_follows_its_definition(tiny: Index) -> None:
    table = topics(select(tiny, Filter(years=(2023, 2024))), by="year", top=5).table
    counts = counts_of(tiny)
    classes = np.array([np.asarray(counts[rows].sum(axis=0)).ravel() for rows in ([0, 1], [2])])
    mean = classes.sum() / 2
    terms = list(tiny.terms["term"])
    assert len(table)
    for row in table.to_dict("records"):
        group, term = ["2023", "2024"].index(row["group"]), terms.index(row["term"])
        expected = classes[group, term] / classes[group].sum() * np.log(1 + mean / classes[:, term].sum())
        assert row["ctfidf"] == pytest.approx(expected, abs=1e-12)
