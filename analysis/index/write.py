"""From spooled chunks to the files of an index, everything sorted by (date, article), undated articles last."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analysis.columns import RAGGED, column, to_indptr
from analysis.corpus.copies import find_stories
from analysis.corpus.vocabulary import Cells, choose_terms, fill_matrix
from analysis.index.chunks import UNDATED
from analysis.index.files import load_array, save_array, save_rearranged, write_manifest
from analysis.index.spool import Spool
from analysis.lexicon.load import Lexicon
from analysis.lexicon.words import reporting_verbs
from analysis.model import Int32, Int64

METHOD_VERSION: Final = 3
"""Raised whenever the same articles and lexicon give other counts than before."""
_TEXT_BATCH: Final = 5_000
_THREADS: Final = 2
_PLAIN_GROUPS: Final = tuple(group for group in RAGGED if group not in ("token", "cell"))


def write_index(folder: Path, spool: Spool, lexicon: Lexicon, report: dict[str, Any]) -> None:
    """Write all files of an index into ``folder``, the manifest last."""
    order = _order(spool)
    days = np.array(spool.days, dtype=np.int32)[order]
    save_array(folder, "day", days)
    sources = sorted(set(spool.articles["source"]))
    languages = sorted(set(spool.articles["language"]))
    save_array(folder, "source", _numbers(spool.articles["source"], sources)[order])
    save_array(folder, "language", _numbers(spool.articles["language"], languages)[order])
    # Most of the time goes into numpy's sorts and the disk, which both let a second thread work.
    with ThreadPoolExecutor(_THREADS) as pool:
        terms = pool.submit(_write_terms, folder, spool, order, languages)
        tokens = pool.submit(_write_tokens, folder, spool, order)
        others = [pool.submit(_write_ragged, folder, spool, group, order) for group in _PLAIN_GROUPS]
        others.append(pool.submit(_write_articles, folder, spool, order))
        for task in (terms, *others):
            task.result()
        sampled = tokens.result()
    _write_entities(folder, lexicon)
    for name, forms in (("used", spool.used()[0]), ("cases", spool.cases()[0])):
        write_arrow(folder / f"{name}.arrow", pa.table({name: pa.array(forms, pa.large_string())}))
    write_manifest(
        folder,
        {
            "method": METHOD_VERSION,
            "lexicon": lexicon.digest,
            "fingerprint": fingerprint(spool.digests, lexicon.digest),
            "articles": len(spool),
            "dated": int(np.count_nonzero(days != UNDATED)),
            "sources": _describe_sources(sources, spool.source_names, lexicon),
            "languages": languages,
            "reasons": spool.reasons()[0],
            "speaker_names": spool.names()[0],
            "copies_sampled": sampled,
            "report": report,
        },
    )


def fingerprint(digests: list[bytes], lexicon: str) -> str:
    """What makes two indexes equal: articles in whatever order, lexicon, method."""
    parts = [str(METHOD_VERSION).encode(), lexicon.encode(), *sorted(digests)]
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def _order(spool: Spool) -> Int64:
    days, names = spool.days, spool.articles["article"]
    keys = [(day == UNDATED, day, name) for day, name in zip(days, names, strict=True)]
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)


def _numbers(values: list[str], names: list[str]) -> npt.NDArray[np.int32]:
    position = {name: number for number, name in enumerate(names)}
    return np.array([position[value] for value in values], dtype=np.int32)


def write_arrow(path: Path, table: pa.Table) -> None:
    """Write a table as an Arrow file, some rows at a time."""
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=_TEXT_BATCH)


def _write_articles(folder: Path, spool: Spool, order: Int64) -> None:
    kept = ("article", "title", "headline", "url", "facets", "file")
    columns = {name: pa.array(spool.articles[name], pa.large_string()).take(pa.array(order)) for name in kept}
    write_arrow(folder / "articles.arrow", pa.table(columns))
    texts = spool.texts()
    with pa.OSFile(str(folder / "texts.arrow"), "wb") as sink, pa.ipc.new_file(sink, texts.schema) as writer:
        for first in range(0, len(order), _TEXT_BATCH):
            writer.write_table(texts.take(pa.array(order[first : first + _TEXT_BATCH])).combine_chunks())


def _write_ragged(folder: Path, spool: Spool, group: str, order: Int64) -> None:
    indptr = spool.indptr(group)
    numbers = {
        "reason": spool.reasons, "name": spool.names, "id": spool.words, "used": spool.used, "case": spool.cases,
    }  # fmt: skip
    save_array(folder, column(group, "indptr"), to_indptr(np.diff(indptr)[order]))
    for name in RAGGED[group]:
        sorted_numbers = numbers[name]()[1] if name in numbers else None
        save_rearranged(folder, column(group, name), spool.ragged(group, name), indptr, order, sorted_numbers)


def _write_tokens(folder: Path, spool: Spool, order: Int64) -> int:
    """Tokens, the places of each word and the stories; how many articles' copies were sought by sample."""
    _write_ragged(folder, spool, "token", order)
    words, ids = spool.words()[0], load_array(folder, "token_id")
    n_body = np.array(spool.body_tokens, dtype=np.int64)[order]
    save_array(folder, "token_body", n_body)
    save_array(folder, "token_left_out", np.array(spool.left_out_tokens, dtype=np.int64)[order])
    write_postings(folder, ids, len(words))
    write_arrow(folder / "words.arrow", pa.table({"word": pa.array(words, pa.large_string())}))
    stories = find_stories(ids, load_array(folder, "token_indptr")[:-1], n_body)
    save_array(folder, "story", stories.story)
    save_array(folder, "similarity", stories.similarity)
    return stories.sampled


def write_postings(folder: Path, ids: npt.NDArray[np.int32], n_words: int) -> None:
    """For each word the positions of its tokens, ascending (a counting sort by way of a sparse matrix)."""
    from scipy import sparse

    # The narrowest integers that hold the positions: scipy would else convert, and hold everything twice.
    width = np.int32 if len(ids) < np.iinfo(np.int32).max else np.int64
    at: npt.NDArray[Any] = np.arange(len(ids), dtype=width)
    shape = (max(n_words, 1), max(len(ids), 1))
    matrix = sparse.coo_matrix((np.ones(len(ids), np.bool_), (ids.astype(width), at)), shape=shape).tocsr()
    save_array(folder, "posting_indptr", matrix.indptr.astype(np.int64))
    save_array(folder, "posting", matrix.indices)


def _write_terms(folder: Path, spool: Spool, order: Int64, languages: list[str]) -> None:
    """The vocabulary and the canonical article x term matrix."""
    words, position = spool.words()
    terms = choose_terms(words, spool.candidates(position), len(order))
    columns = (spool.ragged("cell", name) for name in ("candidate", "count"))
    cells = Cells(np.diff(spool.indptr("cell")), *columns)
    indptr, indices, counts = fill_matrix(cells, terms.of_candidate, len(terms.terms), order)
    verbs = frozenset[str]().union(*(reporting_verbs(language) for language in languages))
    flags = [any(word in verbs for word in term.split(" ")) for term in terms.terms]
    write_arrow(
        folder / "terms.arrow",
        pa.table(
            {
                "term": pa.array(terms.terms, pa.large_string()),
                "df": pa.array(terms.df, pa.int64()),
                "names": pa.array(terms.names, pa.float64()),
                "reporting": pa.array(flags, pa.bool_()),
            }
        ),
    )
    _write_matrix(folder, indptr, indices, counts, terms.df)


def _write_matrix(folder: Path, indptr: Int64, indices: Int32, counts: Int32, df: Int64) -> None:
    """The matrix by article with tf-idf, and by term with counts."""
    from scipy import sparse

    save_array(folder, "term_indptr", indptr)
    save_array(folder, "term_id", indices)
    save_array(folder, "term_weight", _tfidf(indptr, indices, counts, df))
    save_array(folder, "term_tf", counts)
    save_array(folder, "term_total", _sums_by_article(indptr, counts).astype(np.int64))
    by_term = sparse.csr_matrix((counts, indices, indptr), shape=(len(indptr) - 1, len(df))).tocsc()
    save_array(folder, "term_row", by_term.indices.astype(np.int32))
    save_array(folder, "term_count", by_term.data.astype(np.int32))


def _tfidf(indptr: Int64, indices: Int32, counts: Int32, df: Int64) -> npt.NDArray[np.float64]:
    """Cells weighted by tf (ln((1+n)/(1+df)) + 1), each article's divided by their Euclidean norm (scikit-learn's)."""
    idf = np.log((1 + len(indptr) - 1) / (1 + df)) + 1
    weights: npt.NDArray[np.float64] = counts * idf[indices]
    norms = np.sqrt(_sums_by_article(indptr, weights**2))
    weights /= np.repeat(norms, np.diff(indptr))
    return weights


def _sums_by_article(indptr: Int64, values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    sums = np.zeros(len(indptr) - 1)
    filled = np.flatnonzero(np.diff(indptr))
    if len(filled):
        sums[filled] = np.add.reduceat(values, indptr[filled], dtype=np.float64)
    return sums


def _write_entities(folder: Path, lexicon: Lexicon) -> None:
    rows = [
        {"id": e.id, "kind": e.kind, "name": e.name, "iso3": e.iso3, "country": e.country, "lat": e.lat, "lon": e.lon}
        for e in lexicon.entities
    ]
    (folder / "entities.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def _describe_sources(sources: list[str], names: Counter[tuple[str, str]], lexicon: Lexicon) -> list[dict[str, str]]:
    """Id, usual name and country of each source, as the lexicon has them, else as the articles name it."""
    by_id = {entity.id: entity for entity in lexicon.entities}
    spelt = _usual_names(names)
    described = []
    for source in sources:
        outlet = by_id.get(f"org-{source}")
        name = outlet.name if outlet else spelt.get(source, source or "unknown")
        described.append({"id": source, "name": name, "country": outlet.country if outlet else ""})
    return described


def _usual_names(names: Counter[tuple[str, str]]) -> dict[str, str]:
    """The spelling by which each source is most often given, ties by name."""
    usual: dict[str, str] = {}
    for (source, name), _ in sorted(names.items(), key=lambda item: (-item[1], item[0])):
        if name:
            usual.setdefault(source, name)
    return usual
