"""What a collection is, in numbers, and the list of its articles."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.columns import distinct
from analysis.index.store import Index
from analysis.model import Int64, View


def describe(index: Index) -> dict[str, Any]:
    """Counts, dates, sources, languages and fingerprint of an index, as JSON has them.

    ``texts`` are distinct ones: copies of one text make one. ``words_body`` counts the running words of all bodies,
    ``words_left_out`` those of all else in the texts.
    """
    dated = range(index.n_dated)
    dates = [index.date(row) for row in ((dated[0], dated[-1]) if index.n_dated else ())]
    numbers = np.bincount(index.source_numbers, minlength=len(index.sources))
    sources = [
        {"id": s.id, "name": s.name, "country": s.country, "articles": int(n)}
        for s, n in zip(index.sources, numbers, strict=True)
    ]
    languages = np.bincount(index.language_numbers, minlength=len(index.languages))
    return {
        "articles": index.n_articles,
        "texts": int(np.asarray(index.stories).max(initial=-1)) + 1,
        "undated": index.n_articles - index.n_dated,
        "refused": len(index.report.refused),
        "first_date": str(dates[0]) if dates else None,
        "last_date": str(dates[-1]) if dates else None,
        "sources": sorted(sources, key=lambda s: (-s["articles"], s["id"])),
        "languages": {code: int(n) for code, n in zip(index.languages, languages, strict=True)},
        "words_body": int(np.asarray(index.body_tokens).sum()),
        "words_left_out": int(np.asarray(index.left_out_tokens).sum()),
        "mentions": len(index.mentions),
        "sentences": len(index.sentences),
        "terms": len(index.terms["term"]),
        "fingerprint": index.fingerprint,
        "lexicon": index.manifest["lexicon"],
    }


def list_articles(view: View, *, limit: int | None = None) -> pd.DataFrame:
    """One row for each article of a view: row, article, date, source, source_name, language, headline, words, url.

    Parameters
    ----------
    limit
        At most so many, the first by date.
    """
    index, rows = view.index, view.rows[:limit]
    sources = [index.sources[number] for number in index.source_numbers[rows].tolist()]
    return pd.DataFrame(
        {
            "row": rows,
            "article": index.strings("article", rows),
            "date": [index.date(row) for row in rows.tolist()],
            "source": [source.id for source in sources],
            "source_name": [source.name for source in sources],
            "language": [index.languages[number] for number in index.language_numbers[rows].tolist()],
            "headline": index.strings("headline", rows),
            "words": np.asarray(index.body_tokens)[rows],
            "url": index.strings("url", rows),
        }
    )


def summarize(view: View) -> dict[str, Any]:
    """Articles, outlets, first and last date of a view; dates are None where no article has one."""
    index, dated = view.index, view.rows[view.rows < view.index.n_dated]
    outlets = {index.sources[number].id for number in distinct(index.source_numbers[view.rows]).tolist()}
    return {
        "articles": len(view),
        "outlets": len(outlets - {""}),
        "first_date": str(index.date(int(dated[0]))) if len(dated) else None,
        "last_date": str(index.date(int(dated[-1]))) if len(dated) else None,
    }


def copies_of(index: Index, row: int) -> Int64:
    """Rows of the other articles with an article's text, the earliest first: those of its story in the collection."""
    others = np.asarray(index.stories) == index.stories[row]
    others[row] = False
    return np.flatnonzero(others)
