"""Where the news is: the countries and places named, with what a map needs to draw them."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from analysis.index.store import IndexEntity
from analysis.lexicon.map import load_shapes
from analysis.measures.definition import Definition
from analysis.measures.mentions import mentions
from analysis.model import Measurement, View
from analysis.wording import join_names

INTEGERS: Final = ("articles", "mentions", "listed_only", "n_articles")
COLUMNS: Final = ("entity", "id", "kind", "iso3", "lat", "lon", *INTEGERS, "share", "low", "high")
KINDS_ON_MAPS: Final = ("country", "place")


def geography(view: View) -> Measurement:
    """The countries and places that the view names, with coordinates.

    Returns
    -------
    Measurement
        The rows of `analysis.measures.mentions` of countries and places, in its order, with ``iso3`` (of a place: its
        country's) and ``lat``, ``lon`` in degrees: of a place as the lexicon has them, of a country a point well inside
        its largest part. What has no coordinates (seas, historical regions) is left out and named in a note.
    """
    named = mentions(view)
    of_kind = named.table["kind"].isin(KINDS_ON_MAPS)
    rows = np.flatnonzero(of_kind)
    entities = [view.index.entities[view.index.entity_numbers[str(key)]] for key in named.table["id"].iloc[rows]]
    points = [_point(entity) for entity in entities]
    table = named.table.iloc[rows].assign(
        iso3=[entity.iso3 for entity in entities],
        lat=pd.Series([lat for lat, _ in points], dtype=np.float64).to_numpy(),
        lon=pd.Series([lon for _, lon in points], dtype=np.float64).to_numpy(),
    )
    placed = table["lat"].notna().to_numpy()
    origin = rows[placed]
    return Measurement(
        "geography", table.loc[placed, list(COLUMNS)].reset_index(drop=True), INTEGERS, view,
        lambda row, column: named.evidence(int(origin[row]), column), _left_out(list(table["entity"][~placed])),
    )  # fmt: skip


def _point(entity: IndexEntity) -> tuple[float | None, float | None]:
    """Latitude and longitude: the lexicon's own; else of a country the point of its shape; else nothing."""
    if entity.lat is not None and entity.lon is not None:
        return entity.lat, entity.lon
    shape = load_shapes().get(entity.iso3) if entity.kind == "country" else None
    return (shape.lat, shape.lon) if shape else (None, None)


def _left_out(names: list[str]) -> tuple[str, ...]:
    if not names:
        return ()
    return (f"without coordinates, so not on the map: {join_names(sorted(names), 6)}",)


GEOGRAPHY: Final = Definition(
    title="Where the news is",
    row="one country or place that is named in the articles looked at and has coordinates",
    columns={
        "entity": "its name",
        "id": "its id in the lexicon",
        "kind": "country or place",
        "iso3": "ISO 3166-1 alpha-3 code of the country, of a place that of its country",
        "lat": "latitude in degrees; of a country, of a point in its largest part",
        "lon": "longitude in degrees",
        "articles": "articles that name it",
        "mentions": "how often it is named",
        "listed_only": "articles in which nothing but a list names it",
        "n_articles": "all articles looked at",
        "share": "articles / n_articles",
        "low": "lower end of its 95 % interval",
        "high": "upper end of its 95 % interval",
    },
    notes=(
        "Seas, rivers and historical regions without coordinates are left out, which a note says.",
        "A place is not counted for its country: that is counted where it is named itself.",
    ),
    sources=(
        "Wilson 1927 (interval)",
        "Natural Earth 4.1.0 (outlines of countries)",
        "GeoNames (coordinates of places)",
    ),
)
