"""Annotated chunks on their way into an index: appended to files, so that memory does not grow with the collection."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analysis.columns import ARTICLE_FIELDS, RAGGED, column, to_indptr
from analysis.corpus.vocabulary import NO_WORD, Candidates
from analysis.index.chunks import Chunk
from analysis.model import Int64

TEXT_SCHEMA = pa.schema([("text", pa.large_string())])
_NAMES = [column(group, name) for group, columns in RAGGED.items() for name in columns]
_CANDIDATE_NAMES = [field.name for field in fields(Candidates)]


class Spool:
    """Chunks in the order in which they were read, later taken apart in the order of the index."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        names = [*_NAMES, *(f"candidates_{name}" for name in _CANDIDATE_NAMES)]
        self._files: dict[str, IO[bytes]] = {name: (folder / name).open("wb") for name in names}
        self._text_file = pa.OSFile(str(folder / "texts"), "wb")
        self._texts = pa.ipc.new_file(self._text_file, TEXT_SCHEMA)
        self._words: dict[str, int] = {}
        self._reasons: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._used: dict[str, int] = {}
        self._cases: dict[str, int] = {}
        self._counts: dict[str, list[int]] = {group: [] for group in RAGGED}
        self._n_candidates = 0
        self.articles: dict[str, list[str]] = {name: [] for name in ARTICLE_FIELDS}
        self.days: list[int] = []
        self.digests: list[bytes] = []
        self.body_tokens: list[int] = []
        self.left_out_tokens: list[int] = []
        self.source_names: Counter[tuple[str, str]] = Counter()

    def __len__(self) -> int:
        return len(self.days)

    def add(self, chunk: Chunk, texts: list[str]) -> None:
        """Append a chunk; its words, reasons and names are renumbered to those of the whole."""
        arrays = dict(chunk.arrays)
        word_numbers = self._number(self._words, chunk.vocabulary)
        arrays["token_id"] = word_numbers[arrays["token_id"]]
        arrays["region_reason"] = self._number(self._reasons, chunk.reasons)[arrays["region_reason"]]
        arrays["quotation_name"] = self._number(self._names, chunk.names)[arrays["quotation_name"]]
        arrays["mention_used"] = self._number(self._used, chunk.used)[arrays["mention_used"]]
        arrays["unresolved_case"] = self._number(self._cases, chunk.cases)[arrays["unresolved_case"]]
        arrays["cell_candidate"] = arrays["cell_candidate"] + self._n_candidates
        self._add_candidates(chunk.candidates, word_numbers)
        for name in _NAMES:
            arrays[name].tofile(self._files[name])
        self._texts.write_batch(pa.record_batch([pa.array(texts, pa.large_string())], schema=TEXT_SCHEMA))
        for group, counts in chunk.counts.items():
            self._counts[group] += counts
        for name, values in chunk.articles.items():
            self.articles[name] += values
        self.source_names.update(zip(chunk.articles["source"], chunk.articles["source_name"], strict=True))
        self.days += chunk.days
        self.digests += chunk.digests
        self.body_tokens += chunk.body_tokens
        self.left_out_tokens += chunk.left_out_tokens

    def _add_candidates(self, found: Candidates, word_numbers: npt.NDArray[np.int32]) -> None:
        """Candidates keep their order; their words get the numbers of the whole."""
        numbers = np.append(word_numbers, np.int32(NO_WORD))
        found = replace(found, first=numbers[found.first], second=numbers[found.second])
        for name in _CANDIDATE_NAMES:
            getattr(found, name).astype(np.int32).tofile(self._files[f"candidates_{name}"])
        self._n_candidates += len(found.df)

    def candidates(self, position: npt.NDArray[np.int32]) -> Candidates:
        """Candidates of all chunks; ``position`` is the sorted position of each word number."""
        columns = {name: self._column(f"candidates_{name}", np.dtype(np.int32)) for name in _CANDIDATE_NAMES}
        sorted_position = np.append(position, np.int32(NO_WORD))
        return Candidates(**{**columns, **{name: sorted_position[columns[name]] for name in ("first", "second")}})

    @staticmethod
    def _number(known: dict[str, int], names: list[str]) -> npt.NDArray[np.int32]:
        """Numbers in the whole collection of a chunk's names."""
        return np.array([known.setdefault(name, len(known)) for name in names], dtype=np.int32)

    def close(self) -> None:
        """Nothing more is added; what was added can be read."""
        for stream in self._files.values():
            stream.close()
        self._texts.close()
        self._text_file.close()

    def indptr(self, group: str) -> Int64:
        """Where each article's rows of a ragged group begin, in the order read."""
        return to_indptr(np.array(self._counts[group], dtype=np.int64))

    def ragged(self, group: str, name: str) -> npt.NDArray[Any]:
        """One column of a ragged group, in the order read."""
        return self._column(column(group, name), np.dtype(RAGGED[group][name]))

    def _column(self, name: str, dtype: np.dtype[Any]) -> npt.NDArray[Any]:
        path = self._folder / name
        return np.memmap(path, dtype=dtype, mode="r") if path.stat().st_size else np.zeros(0, dtype=dtype)

    def texts(self) -> pa.Table:
        """The texts, in the order read."""
        return pa.ipc.open_file(pa.memory_map(str(self._folder / "texts"))).read_all()

    def words(self) -> tuple[list[str], npt.NDArray[np.int32]]:
        """All words sorted, and the sorted position of each word number."""
        return _sort(self._words)

    def reasons(self) -> tuple[list[str], npt.NDArray[np.int32]]:
        """Reasons of regions sorted, and the sorted position of each reason number."""
        return _sort(self._reasons)

    def names(self) -> tuple[list[str], npt.NDArray[np.int32]]:
        """Names of speakers without an entity sorted, and the sorted position of each name number."""
        return _sort(self._names)

    def used(self) -> tuple[list[str], npt.NDArray[np.int32]]:
        """Forms used by mentions sorted, and the sorted position of each form's number."""
        return _sort(self._used)

    def cases(self) -> tuple[list[str], npt.NDArray[np.int32]]:
        """Cases of unresolved forms sorted, and the sorted position of each case's number."""
        return _sort(self._cases)


def _sort(numbers: dict[str, int]) -> tuple[list[str], npt.NDArray[np.int32]]:
    ordered = sorted(numbers)
    position = np.zeros(len(ordered), dtype=np.int32)
    position[[numbers[name] for name in ordered]] = np.arange(len(ordered), dtype=np.int32)
    return ordered, position
