"""A copy of an index for others to see, with only part of the texts that it was made of.

Other people's articles are under licence. In such a copy every character that is left out is a blank, so all spans stay
what they were; words that are left out lose their letters, length and exact place, but are still counted. Numbers,
names, spans, titles and the one-word terms of each article with their counts stay. Of the terms of two words only those
stay that can be read in the copy: with all of them a text could be put together again.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analysis.columns import gather, to_indptr
from analysis.errors import InputError
from analysis.index.files import publish, save_array, write_manifest
from analysis.index.store import Index, open_index
from analysis.index.write import write_arrow, write_postings
from analysis.model import BODY, HEADLINE, Bool, Int32, Int64

Texts = Literal["none", "excerpts", "full"]
"""What of the texts a copy holds: nothing, the sentences that are evidence, or everything."""
HIDDEN: Final = ""
"""Stands in the list of words for all words that are left out; no query can ask for it."""
_WIDTH: Final = np.int64(2**32)
"""More than any text is long: row * width + position sorts by both."""
_LETTER: Final = re.compile(r"[^\n]")
_QUOTED: Final = re.compile("“.*”")
_REWRITTEN: Final = frozenset(
    "texts.arrow articles.arrow words.arrow terms.arrow token_id.npy token_start.npy token_length.npy posting.npy "
    "posting_indptr.npy term_indptr.npy term_id.npy term_weight.npy term_tf.npy term_row.npy term_count.npy".split()
)


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy holds: ``kept`` of ``characters`` of all texts."""

    texts: Texts
    kept: int
    characters: int


def copy_index(source: Path, out: Path, texts: Texts) -> Copied:
    """Copy an index with all of its texts, with the sentences that are evidence, or with none.

    Parameters
    ----------
    source, out
        Folders; ``out`` appears whole, or not at all.
    texts
        With ``excerpts`` the sentences stay that hold a mention or a quotation, in body or headline.

    Raises
    ------
    InputError
        There is no index, or it is itself a copy that holds less than what is asked for.
    """
    index = open_index(source)
    if index.texts != "full" and index.texts != texts:
        raise InputError(f"{source} is a copy with texts {index.texts}: publish from the index it was made of")
    with publish(out) as folder:
        if texts == index.texts:
            shutil.copytree(source, folder, dirs_exist_ok=True)
            kept = characters = sum(len(index.text(row)) for row in range(index.n_articles))
        else:
            kept, characters = _copy_less(index, folder, texts)
    return Copied(texts, kept, characters)


def _copy_less(index: Index, folder: Path, texts: Texts) -> tuple[int, int]:
    for name in index.manifest["files"]:
        if name not in _REWRITTEN:
            shutil.copyfile(index.path / name, folder / name)
    sentences = _Sentences(index)
    shown = sentences.evidence() if texts == "excerpts" else np.zeros(len(sentences.at), dtype=np.bool_)
    kept, characters = _write_texts(index, folder, sentences, shown)
    _write_articles(index, folder)
    words, ids = _write_tokens(index, folder, sentences, shown)
    _write_terms(index, folder, words, ids)
    content = {key: value for key, value in index.manifest.items() if key not in ("format", "files", "digest")}
    # Some reasons for clutter repeat the heading that it stands under.
    reasons = [_QUOTED.sub("“…”", reason) for reason in content["reasons"]]
    write_manifest(folder, {**content, "reasons": reasons, "texts": texts})
    return kept, characters


class _Sentences:
    """The sentences of the texts (not of title columns), one after the other: row, start, end."""

    def __init__(self, index: Index) -> None:
        self.index = index
        table = index.sentences
        self.at: Int64 = np.flatnonzero(np.asarray(table["field"]) == 0)
        self.rows = _rows_of(table.indptr)[self.at]
        self.starts = np.asarray(table["start"], dtype=np.int64)[self.at]
        self.ends = np.asarray(table["end"], dtype=np.int64)[self.at]
        self.keys = self.rows * _WIDTH + self.starts

    def around(self, rows: Int64, positions: Int64) -> Int64:
        """Number of the last sentence that begins at or before each position of an article; -1 before the first."""
        found = np.searchsorted(self.keys, rows * _WIDTH + positions, "right") - 1
        before = (found < 0) | (self.rows[np.maximum(found, 0)] != rows)
        return np.where(before, -1, found)

    def evidence(self) -> Bool:
        """Which sentences hold a mention or part of a quotation, in body or headline."""
        index, shown = self.index, np.zeros(len(self.at), dtype=np.bool_)
        mentions, quotations = index.mentions, index.quotations
        counted = (np.asarray(mentions["field"]) == 0) & np.isin(mentions["kind"], (BODY, HEADLINE))
        rows, starts = _rows_of(mentions.indptr)[counted], np.asarray(mentions["start"], dtype=np.int64)[counted]
        shown[_known(self.around(rows, starts))] = True
        rows = _rows_of(quotations.indptr)
        first = self.around(rows, np.asarray(quotations["start"], dtype=np.int64))
        last = self.around(rows, np.asarray(quotations["end"], dtype=np.int64) - 1)
        whole = (first >= 0) & (last >= 0)
        edges = np.zeros(len(shown) + 1, dtype=np.int64)
        np.add.at(edges, first[whole], 1)
        np.add.at(edges, last[whole] + 1, -1)
        return shown | (np.cumsum(edges[:-1]) > 0)


def _known(numbers: Int64) -> Int64:
    return numbers[numbers >= 0]


def _rows_of(indptr: Int64) -> Int64:
    return np.repeat(np.arange(len(indptr) - 1, dtype=np.int64), np.diff(indptr))


# ---------------------------------------------------------------- texts


def _write_texts(index: Index, folder: Path, sentences: _Sentences, shown: Bool) -> tuple[int, int]:
    """Write the texts; returns how many characters stay, and of how many."""
    indptr = to_indptr(np.bincount(sentences.rows, minlength=index.n_articles))
    kept = characters = 0
    texts = []
    for row in range(index.n_articles):
        part = slice(int(indptr[row]), int(indptr[row + 1]))
        spans = list(zip(sentences.starts[part][shown[part]].tolist(), sentences.ends[part][shown[part]].tolist(),
                         strict=True))  # fmt: skip
        text = index.text(row)
        texts.append(blank(text, spans))
        kept += sum(end - start for start, end in spans)
        characters += len(text)
    write_arrow(folder / "texts.arrow", pa.table({"text": pa.array(texts, pa.large_string())}))
    return kept, characters


def blank(text: str, kept: list[tuple[int, int]]) -> str:
    r"""The text with blanks in place of all but some spans (sorted, apart); line ends stay, so does the length.

    >>> blank("Baku met.\nOil rose.", [(10, 19)])
    '         \nOil rose.'
    """
    parts, position = [], 0
    for start, end in kept:
        parts += [_LETTER.sub(" ", text[position:start]), text[start:end]]
        position = end
    return "".join([*parts, _LETTER.sub(" ", text[position:])])


def _write_articles(index: Index, folder: Path) -> None:
    """Titles and addresses stay: they say which article it is. What was made of the first words of a body does not."""
    rows = np.arange(index.n_articles)
    columns = {name: index.strings(name, rows) for name in ("article", "title", "headline", "url", "file")}
    columns["headline"] = [_headline(index, row) for row in rows.tolist()]
    # Further columns of the input may hold a summary or the text once more, and no page shows them.
    columns["facets"] = [""] * index.n_articles
    names = ("article", "title", "headline", "url", "facets", "file")
    write_arrow(folder / "articles.arrow", pa.table({n: pa.array(columns[n], pa.large_string()) for n in names}))


def _headline(index: Index, row: int) -> str:
    headline = index.headline(row)
    if index.title(row) or any(region.kind == "headline" for region in index.regions(row)):
        return headline
    return f"Article {index.article_id(row)}"


# ---------------------------------------------------------------- words


def _write_tokens(index: Index, folder: Path, sentences: _Sentences, shown: Bool) -> tuple[list[str], Int32]:
    """Write the running words: those left out all become one word without letters, at the start of their stretch.

    Returns the words and the number of each token's word.
    """
    tokens = index.tokens
    rows, starts = _rows_of(tokens.indptr), np.asarray(tokens["start"], dtype=np.int64)
    kept = _kept_tokens(index, rows, starts, sentences, shown)
    old = np.asarray(tokens["id"])
    # The words of terms stay in the list, as they do among the terms; without a place, no search finds them.
    terms = {str(term) for term in index.terms["term"] if " " not in term}
    of_terms = [number for number, word in enumerate(index.words) if word in terms]
    used = np.union1d(old[kept], np.array(of_terms, dtype=old.dtype))
    ids = np.where(kept, np.searchsorted(used, old) + 1, 0).astype(np.int32)
    save_array(folder, "token_id", ids)
    edges = _edges(index)
    moved = edges[np.searchsorted(edges, rows * _WIDTH + starts, "right") - 1] - rows * _WIDTH
    save_array(folder, "token_start", np.where(kept, starts, moved).astype(np.int32))
    save_array(folder, "token_length", np.where(kept, tokens["length"], 0).astype(np.uint8))
    words = [HIDDEN, *(index.words[number] for number in used.tolist())]
    write_arrow(folder / "words.arrow", pa.table({"word": pa.array(words, pa.large_string())}))
    write_postings(folder, ids, len(words))
    return words, ids


def _kept_tokens(index: Index, rows: Int64, starts: Int64, sentences: _Sentences, shown: Bool) -> Bool:
    """Words of sentences that stay, and those of title columns."""
    titled = np.array([bool(title) for title in index.strings("title", np.arange(index.n_articles))], dtype=np.bool_)
    place = np.arange(len(rows)) - index.tokens.indptr[rows]
    of_title = titled[rows] & (place >= np.asarray(index.body_tokens)[rows])
    number = sentences.around(rows, starts)
    inside = (number >= 0) & (starts < sentences.ends[np.maximum(number, 0)]) if len(shown) else number >= 0
    return of_title | (inside & shown[np.maximum(number, 0)]) if len(shown) else of_title


def _edges(index: Index) -> Int64:
    """Where sentences, quotations and regions begin or end: on which side of these a word stands must not change."""
    edges = [np.arange(index.n_articles, dtype=np.int64) * _WIDTH]
    tables: tuple[Any, ...] = (index.sentences, index.quotations, index.regions_table)
    for table in tables:
        rows = _rows_of(table.indptr)
        edges += [rows * _WIDTH + np.asarray(table[name], dtype=np.int64) for name in ("start", "end")]
    found: npt.NDArray[np.int64] = np.unique(np.concatenate(edges))
    return found


# ---------------------------------------------------------------- terms


def _write_terms(index: Index, folder: Path, words: list[str], ids: Int32) -> None:
    """Write the terms that stay, with their cells of the article x term matrix as they were."""
    kept = _readable(index, words, ids)
    columns = {name: pa.array(values[kept]) for name, values in index.terms.items()}
    columns["term"] = columns["term"].cast(pa.large_string())
    write_arrow(folder / "terms.arrow", pa.table(columns))
    terms, indptr = np.asarray(index.array("term_id")), np.asarray(index.array("term_indptr"))
    cells = kept[terms]
    save_array(folder, "term_indptr", to_indptr(np.bincount(_rows_of(indptr)[cells], minlength=index.n_articles)))
    save_array(folder, "term_id", (np.cumsum(kept) - 1).astype(np.int32)[terms[cells]])
    for name in ("term_weight", "term_tf"):
        save_array(folder, name, np.asarray(index.array(name))[cells])
    by_term = gather(to_indptr(index.terms["df"]), np.flatnonzero(kept))
    for name in ("term_row", "term_count"):
        save_array(folder, name, np.asarray(index.array(name))[by_term])


def _readable(index: Index, words: list[str], ids: Int32) -> Bool:
    """Which terms stay: single words, and pairs that stand side by side in what is left of the texts."""
    numbers = {word: number for number, word in enumerate(words)}
    width = np.int64(len(words))
    first, second = ids[:-1].astype(np.int64), ids[1:].astype(np.int64)
    seen = np.unique((first * width + second)[(first > 0) & (second > 0)])
    terms = [str(term).split(" ") for term in index.terms["term"]]
    # -1: a single word; -2: a pair with a word that is left out everywhere.
    keys = [
        -1 if len(parts) == 1
        else numbers[parts[0]] * int(width) + numbers[parts[1]] if all(part in numbers for part in parts)
        else -2
        for parts in terms
    ]  # fmt: skip
    pairs = np.array(keys, dtype=np.int64)
    result: Bool = (pairs == -1) | np.isin(pairs, seen)
    return result
