"""The same tables as somebody would compute them in a notebook: pandas, and scikit-learn for words.

It gets a head start: the mentions are taken from the index, exploded into one row each, and the matrix of words
(single words only; Orkhon's holds pairs of words too) is counted beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from analysis.index.store import Index
from analysis.model import BODY, FORMS, Filter
from benchmarks.queries import common_word, most_named

COUNTED: Final = [FORMS.index(form) for form in ("name", "acronym", "demonym")]


class Notebook:
    """A table of articles, one of mentions and a matrix of words, made once."""

    def __init__(self, index: Index) -> None:
        rows = range(index.n_articles)
        dates = pd.DatetimeIndex(index.days.astype("datetime64[D]"))
        self.articles = pd.DataFrame(
            {
                "date": dates,
                "year": dates.year,
                "month": dates.to_period("M"),
                "source": [index.source(row).id for row in rows],
                "text": [index.text(row) for row in rows],
            }
        )
        self.mentions = explode_mentions(index)
        self.vectorizer = CountVectorizer(min_df=2, max_features=65_536, dtype=np.int32)
        self.tfidf = TfidfTransformer().fit_transform(self.vectorizer.fit_transform(self.articles["text"]))
        self.terms = self.vectorizer.get_feature_names_out()
        self.most_named = most_named(index)
        self.pattern = rf"\b{re.escape(common_word(index))}\b"

    def select(self, wanted: Filter) -> pd.DataFrame:
        """The articles that pass a filter."""
        articles = self.articles
        keep = pd.Series(True, index=articles.index)
        if wanted.date_from:
            keep &= articles["date"] >= pd.Timestamp(wanted.date_from)
        if wanted.date_to:
            keep &= articles["date"] <= pd.Timestamp(wanted.date_to)
        if wanted.years:
            keep &= articles["year"].isin(wanted.years)
        if wanted.sources:
            keep &= articles["source"].isin(wanted.sources)
        if wanted.words:
            keep &= articles["text"].str.contains(rf"\b{re.escape(wanted.words)}\b", case=False)
        for ids in (wanted.countries, wanted.entities):
            naming = [set(self.mentions.loc[self.mentions["id"] == entity, "row"]) for entity in ids]
            if naming:
                both = set.intersection(*naming) if wanted.match == "all" else set.union(*naming)
                keep &= articles.index.isin(list(both))
        return articles[keep]

    def _mentions(self, wanted: Filter) -> pd.DataFrame:
        return self.mentions.merge(self.select(wanted)[["month"]], left_on="row", right_index=True)

    def count_mentions(self, wanted: Filter) -> pd.DataFrame:
        """Articles and mentions of each entity."""
        grouped = self._mentions(wanted).groupby("id")["row"]
        return pd.DataFrame({"articles": grouped.nunique(), "mentions": grouped.size()})

    def count_by_month(self, wanted: Filter) -> pd.DataFrame:
        """Articles by month (rows) and entity (columns)."""
        mentions = self._mentions(wanted)
        mentions = mentions[mentions["id"].isin(self.most_named)]
        return mentions.groupby(["month", "id"])["row"].nunique().unstack(fill_value=0)

    def count_pairs(self, wanted: Filter) -> pd.DataFrame:
        """Articles that name both countries, for each two."""
        countries = self._mentions(wanted).query("kind == 'country'")
        named = pd.crosstab(countries["row"], countries["id"]).clip(upper=1)
        return named.T @ named

    def count_pairs_in_sentences(self, wanted: Filter) -> pd.Series:
        """Sentences that name both countries, for each two."""
        countries = self._mentions(wanted).query("kind == 'country'")
        once = countries[["row", "sentence", "id"]].drop_duplicates()
        pairs = once.merge(once, on=["row", "sentence"], suffixes=("_x", "_y")).query("id_x < id_y")
        return pairs.groupby(["id_x", "id_y"]).size()

    def weigh_terms(self, wanted: Filter) -> dict[object, list[str]]:
        """The ten terms of the highest mean TF-IDF of each year."""
        years = self.select(wanted)["year"]
        top: dict[object, list[str]] = {}
        for year, rows in years.groupby(years).groups.items():
            means = np.asarray(self.tfidf[rows.to_numpy()].mean(axis=0)).ravel()
            top[year] = self.terms[np.argsort(-means)[:10]].tolist()
        return top

    def count_word(self, wanted: Filter) -> pd.DataFrame:
        """Articles and occurrences of a word by outlet."""
        articles = self.select(wanted)
        found = articles["text"].str.count(self.pattern, flags=re.IGNORECASE)
        grouped = pd.DataFrame({"articles": found > 0, "occurrences": found}).groupby(articles["source"])
        return grouped.sum()


def explode_mentions(index: Index) -> pd.DataFrame:
    """One row for each counted mention: row, id, kind, sentence."""
    table = index.mentions
    counted = np.isin(table["form"], COUNTED) & (table["field"] == 0) & (table["nested"] < 0) & (table["kind"] == BODY)
    entities = table["entity"][counted]
    ids, kinds = (np.array([getattr(e, name) for e in index.entities], dtype=object) for name in ("id", "kind"))
    rows = np.repeat(np.arange(index.n_articles), np.diff(table.indptr))[counted]
    return pd.DataFrame(
        {"row": rows, "id": ids[entities], "kind": kinds[entities], "sentence": table["sentence"][counted]}
    )


NAIVE: Final[Mapping[str, Callable[[Notebook, Filter], object]]] = {
    "mentions": Notebook.count_mentions,
    "timeline by month": Notebook.count_by_month,
    "pairs in an article": Notebook.count_pairs,
    "pairs in a sentence": Notebook.count_pairs_in_sentences,
    "topics by year": Notebook.weigh_terms,
    "search by outlet": Notebook.count_word,
}
"""The names of ``benchmarks.queries.QUERIES``, done naively."""
