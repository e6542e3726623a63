"""Who covers whom: how often the outlets of one country name another, and their own."""

from __future__ import annotations

from typing import Final, Literal, get_args

import numpy as np
import pandas as pd

from analysis.cells import article_cells, entity_kinds, parts
from analysis.errors import InputError
from analysis.measures.definition import Definition
from analysis.measures.intervals import share, with_share
from analysis.measures.receipts import article_evidence
from analysis.model import KINDS, Evidence, Int64, Measurement, View

Own = Literal["in", "out"]
INTEGERS: Final = ("articles", "n_articles", "articles_known", "n_known")
UNKNOWN: Final = "unknown"
"""What outlets are called whose country the lexicon does not know; their key is ""."""


def who_covers_whom(view: View, *, own: Own = "in") -> Measurement:
    """How many articles of each country's outlets name each country.

    Parameters
    ----------
    own
        ``out`` leaves out the rows in which outlets name their own country.

    Returns
    -------
    Measurement
        One row for each country of outlets (``outlet``, "" where it is not known) and country that they name:
        ``articles`` of ``n_articles`` of these outlets name it; ``share`` with its Wilson interval; ``lift`` = share /
        (``articles_known`` / ``n_known``), the share among all outlets whose country is known: above 1 they name it
        more than outlets do in general; nan where none of those names it. Sorted by share, then names.

    Raises
    ------
    InputError
        ``own`` is neither in nor out, or the unit is occurrences.
    """
    if own not in get_args(Own):
        raise InputError(f"own {own!r} is unknown: choose one of {', '.join(get_args(Own))}")
    if view.counting.unit == "occurrences":
        raise InputError("who covers whom is counted in articles: choose the unit articles or texts")
    outlets = [source.country for source in view.index.sources]
    groups = sorted(set(outlets))
    of_source = np.array([groups.index(outlet) for outlet in outlets], dtype=np.int64)
    table = _table(view, groups, of_source, own)
    in_group = of_source[np.asarray(view.index.source_numbers[view.rows], dtype=np.int64)]
    unknown = int((in_group == groups.index("")).sum()) if "" in groups else 0
    notes = (f"{unknown:,} articles are of outlets whose country is not known",) if unknown else ()

    def open_cell(row: int, column: str) -> Evidence:
        number = view.index.entity_numbers[str(table["country"].iloc[row])]
        if column.endswith("_known"):
            rows = view.rows[[groups[group] != "" for group in in_group.tolist()]]
        else:
            rows = view.rows[in_group == groups.index(str(table["outlet"].iloc[row]))]
        if column.startswith("articles"):
            cells = article_cells(view.index, view.counting)
            rows = np.intersect1d(cells.rows[cells.entities == number], rows, assume_unique=True)
        return article_evidence(view, rows, (number,))

    return Measurement("who_covers_whom", table, INTEGERS, view, open_cell, notes)


def _table(view: View, groups: list[str], of_source: Int64, own: str) -> pd.DataFrame:
    index, cells = view.index, article_cells(view.index, view.counting)
    in_group = np.bincount(of_source[index.source_numbers[view.rows]], minlength=len(groups))
    at = parts(view, cells.indptr)
    n = len(index.entities)
    keys = of_source[index.source_numbers[cells.rows[at]]] * n + cells.entities[at]
    counts = np.bincount(keys, minlength=len(groups) * n).reshape(len(groups), n)
    counts[:, entity_kinds(index) != KINDS.index("country")] = 0
    known = np.array([group != "" for group in groups], dtype=np.bool_)
    among_known, n_known = counts[known].sum(axis=0), int(in_group[known].sum())
    group, country = np.nonzero(counts)
    if own == "out":
        abroad = np.array([groups[g] != index.entities[c].id for g, c in zip(group, country, strict=True)], np.bool_)
        group, country = group[abroad], country[abroad]
    names = {entity.id: entity.name for entity in index.entities}
    columns = {
        "outlet": [groups[g] for g in group],
        "outlet_name": [names.get(groups[g], groups[g] or UNKNOWN) for g in group],
        "country": [index.entities[c].id for c in country],
        "country_name": [index.entities[c].name for c in country],
        "articles": counts[group, country],
        "n_articles": in_group[group],
        "articles_known": among_known[country],
        "n_known": np.full(len(group), n_known, dtype=np.int64),
    }
    table = pd.DataFrame(with_share(columns, "articles", "n_articles"))
    everywhere = share(table["articles_known"].to_numpy(), table["n_known"].to_numpy())
    table.insert(9, "lift", table["share"].to_numpy() / np.where(everywhere > 0, everywhere, np.nan))
    table["supported"] = table["articles"] >= view.counting.support
    order = ["share", "outlet_name", "country_name", "outlet", "country"]
    return table.sort_values(order, ascending=[False, True, True, True, True], ignore_index=True)


WHO_COVERS_WHOM: Final = Definition(
    title="Who covers whom",
    row="a country that outlets are from, and a country that they name",
    columns={
        "outlet": "id of the outlets' own country, empty where it is not known",
        "outlet_name": "its name, or unknown",
        "country": "id of the country named",
        "country_name": "its name",
        "articles": "articles of these outlets that name the country",
        "n_articles": "all articles of these outlets",
        "articles_known": "articles of all outlets of known countries that name the country",
        "n_known": "all articles of outlets of known countries",
        "share": "articles / n_articles",
        "lift": "share / (articles_known / n_known): above 1 these outlets name it more than outlets do in general; "
        "empty where no outlet of a known country names it",
        "low": "lower end of the share's 95 % interval (Wilson score)",
        "high": "upper end of that interval",
        "supported": "whether articles reaches the minimum support",
    },
    notes=(
        "A country that outlets are from is where they sit, never one that they name.",
        "What outlets never name has no row. Own countries can be left out (own=out); the lift's denominator stays.",
        "Undated articles are counted in.",
    ),
    sources=("Wilson 1927; Brown, Cai & DasGupta 2001, Statistical Science 16(2)",),
)
