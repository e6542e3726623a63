"""Who published when: articles by outlet and period, the collection's own shape behind every trend."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from analysis.measures.definition import Definition
from analysis.measures.periods import Period, period_names, period_numbers
from analysis.measures.receipts import article_evidence
from analysis.model import Evidence, Int64, Measurement, View

INTEGERS: Final = ("articles",)


def coverage(view: View, *, period: Period = "month") -> Measurement:
    """Articles of the view by outlet and period.

    Returns
    -------
    Measurement
        One row for each outlet and period with articles: ``source`` (id), ``source_name``, ``period``,
        ``articles``. Sorted by period, then outlet. Undated articles are left out, which a note says.

    Raises
    ------
    InputError
        The period is unknown.
    """
    index, rows = view.index, view.rows[view.rows < view.index.n_dated]
    numbers = period_numbers(index.days[rows], period)
    sources = np.asarray(index.source_numbers[rows], dtype=np.int64)
    cells, counts = np.unique(numbers * len(index.sources) + sources, return_counts=True)
    periods, outlets = np.divmod(cells, len(index.sources))
    table = pd.DataFrame(
        {
            "source": [index.sources[number].id for number in outlets],
            "source_name": [index.sources[number].name for number in outlets],
            "period": [period_names(number, number, period)[0] for number in periods.tolist()],
            "articles": counts,
        }
    )
    table = table.sort_values(["period", "source_name", "source"], ignore_index=True)
    undated = len(view) - len(rows)
    notes = (f"{undated} undated articles are left out",) if undated else ()
    places = {
        (index.sources[s].id, period_names(p, p, period)[0]): (p, s) for p, s in zip(periods, outlets, strict=True)
    }

    def open_cell(row: int, _column: str) -> Evidence:
        number, source = places[table["source"].iloc[row], table["period"].iloc[row]]
        kept: Int64 = rows[(numbers == number) & (sources == source)]
        return article_evidence(view, kept)

    return Measurement("coverage", table, INTEGERS, view, open_cell, notes)


COVERAGE: Final = Definition(
    title="Who published when",
    row="one outlet and period with articles",
    columns={
        "source": "id of the outlet",
        "source_name": "its name",
        "period": "year, quarter, month, week or day",
        "articles": "articles of the outlet in the period",
    },
    notes=("Articles without a date are left out, which a note says.",),
)
