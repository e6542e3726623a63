"""The shapes of countries, for maps that need no outside host; see README.md for where they are from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import Final

FILE: Final = Path(__file__).with_name("shapes.json")
_SCALE: Final = 100
"""The file counts in hundredths of a degree, about a kilometre."""

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One country: the point that stands for it, and its outlines.

    ``lon`` and ``lat`` lie in its largest part, far from the borders. ``polygons`` are sorted by size; of each the
    first ring is the outline (clockwise, as Plotly wants it) and the others are holes. A state too small for the
    scale has none. All in degrees.
    """

    iso3: str
    lon: float
    lat: float
    polygons: tuple[tuple[Ring, ...], ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north of the largest part; of a country without outlines, of its point."""
        outline = self.polygons[0][0] if self.polygons else ((self.lon, self.lat),)
        lons, lats = zip(*outline, strict=True)
        return min(lons), min(lats), max(lons), max(lats)


@lru_cache(maxsize=1)
def load_shapes() -> Mapping[str, Shape]:
    """Every country's shape by ISO 3166-1 alpha-3 code (``XKX`` Kosovo, ``TRNC`` Northern Cyprus, a point)."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    shapes = {}
    for row in rows:
        lon, lat = row["point"]
        polygons = tuple(tuple(_ring(steps) for steps in polygon) for polygon in row["polygons"])
        shapes[row["id"]] = Shape(row["id"], lon, lat, polygons)
    return MappingProxyType(shapes)


def _ring(steps: list[int]) -> Ring:
    """A ring out of its first corner and the steps from each to the next."""
    lons, lats = (tuple(value / _SCALE for value in accumulate(steps[axis::2])) for axis in (0, 1))
    return tuple(zip(lons, lats, strict=True))
