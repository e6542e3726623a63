"""The shapes of countries: all that the lexicon names, the right way round, and light enough to be sent."""

from __future__ import annotations

from itertools import pairwise

import pytest

from analysis.lexicon import load_lexicon
from analysis.lexicon.map import FILE, Ring, load_shapes

SHAPES = load_shapes()


def turns_clockwise(ring: Ring) -> bool:
    lons = [lon for lon, _ in ring]
    if max(lons) - min(lons) > 180:  # over the edge of the sheet
        ring = tuple((lon % 360, lat) for lon, lat in ring)
    return sum(x * b - a * y for (x, y), (a, b) in pairwise(ring)) < 0


def holds(ring: Ring, lon: float, lat: float) -> bool:
    """Even and odd crossings of a ray to the east."""
    crossings = 0
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax:
            crossings += 1
    return crossings % 2 == 1


def countries_at(lon: float, lat: float) -> list[str]:
    return [
        code for code, shape in SHAPES.items()
        if any(holds(outline, lon, lat) and not any(holds(hole, lon, lat) for hole in holes)
               for outline, *holes in shape.polygons)
    ]  # fmt: skip


def test_every_country_of_the_lexicon_has_a_point() -> None:
    codes = {entity.iso3 for entity in load_lexicon().entities if entity.kind == "country"}
    assert sorted(codes - set(SHAPES)) == []


@pytest.mark.parametrize(
    ("place", "lon", "lat", "country"),
    [
        ("Astana", 71.45, 51.18, "KAZ"), ("Samarkand", 66.96, 39.65, "UZB"), ("Bishkek", 74.59, 42.6, "KGZ"),
        ("Mary", 61.83, 37.6, "TKM"), ("Ganja", 46.36, 40.68, "AZE"), ("Nakhchivan", 45.41, 39.21, "AZE"),
        ("Khankendi", 46.75, 39.82, "AZE"), ("Ankara", 32.86, 39.93, "TUR"), ("Kirklareli", 27.22, 41.73, "TUR"),
        ("Debrecen", 21.63, 47.53, "HUN"), ("Dushanbe", 68.78, 38.54, "TJK"), ("Yerevan", 44.51, 40.18, "ARM"),
        ("Simferopol", 34.1, 44.95, "UKR"), ("Pretoria", 28.2, -25.75, "ZAF"), ("Maseru", 28.2, -29.6, "LSO"),
        ("Hargeisa", 44.06, 9.56, "SOM"),
    ],
)  # fmt: skip
def test_a_town_lies_in_its_country_and_in_no_other(place: str, lon: float, lat: float, country: str) -> None:
    assert countries_at(lon, lat) == [country]


def test_outlines_run_clockwise_and_are_closed() -> None:
    """Plotly takes a ring that runs the other way for the whole world but the country."""
    for shape in SHAPES.values():
        for outline, *_ in shape.polygons:
            assert outline[0] == outline[-1]
            assert turns_clockwise(outline)


@pytest.mark.parametrize("code", ["KAZ", "UZB", "KGZ", "TKM", "AZE", "TUR", "HUN", "TJK", "RUS", "CHN", "GEO"])
def test_the_point_of_a_country_lies_in_it(code: str) -> None:
    assert holds(SHAPES[code].polygons[0][0], SHAPES[code].lon, SHAPES[code].lat)


def test_what_has_no_outline_has_a_point_for_a_box() -> None:
    northern_cyprus = SHAPES["TRNC"]
    assert northern_cyprus.polygons == ()
    assert northern_cyprus.box == (33.6, 35.28, 33.6, 35.28)


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 300_000
