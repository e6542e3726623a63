"""What a reader has to say about one file, written into the report."""

from __future__ import annotations

from collections import Counter
from typing import Final

from analysis.model import ReadReport, Refusal

LISTED: Final = 20
"""Notes of one kind that a file may make one by one; those beyond are counted in one line."""


class FileLog:
    """Refusals and notes of one file.

    Refusals are all listed. Notes of one kind are listed up to ``LISTED``, then counted: a column of 100,000
    dates that are none should not bury the rest.
    """

    def __init__(self, report: ReadReport, file: str) -> None:
        self._report = report
        self._file = file
        self._n_notes: Counter[str] = Counter()

    def refuse(self, reason: str, row: int = 0) -> None:
        """Say that a row, or the file (row 0), was not read."""
        self._report.refused.append(Refusal(self._file, row, reason))

    def note(self, reason: str, row: int = 0, kind: str = "") -> None:
        """Say that a row was read, but not as it stood. Notes without a kind are always listed."""
        self._n_notes[kind] += 1
        if not kind or self._n_notes[kind] <= LISTED:
            self._report.notes.append(Refusal(self._file, row, reason))

    def close(self) -> None:
        """Count the notes that were not listed."""
        for kind, n_notes in self._n_notes.items():
            if kind and n_notes > LISTED:
                more = f"{n_notes - LISTED:,} more like the {LISTED} above: {kind}"
                self._report.notes.append(Refusal(self._file, 0, more))
