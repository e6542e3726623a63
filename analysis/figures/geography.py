"""The countries and places named, on a map that asks no outside host for anything."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import plotly.graph_objects as go

from analysis.figures import theme
from analysis.figures.theme import KIND_COLOURS, Record
from analysis.lexicon.map import Shape, load_shapes
from analysis.model import Unit
from analysis.wording import counted, number

if TYPE_CHECKING:
    import pandas as pd

HUE: Final = KIND_COLOURS["country"]
DOT: Final = KIND_COLOURS["person"]
"""Places lie on the countries' blue, so they take the hue that stands out from it most."""
LAND: Final = "rgba(127,127,127,0.13)"
BORDER: Final = "rgba(127,127,127,0.55)"
WEAK: Final = "rgba(127,127,127,0.42)"
PALE: Final = 0.28
"""The opacity of the least; the most has 1. Over white paper more is darker, over black paper lighter."""
TAIL: Final = 0.03
"""The part of all that is counted that may lie outside of the view on each side: else one far country
would make it the world."""
BROAD: Final = 50.0
"""A country broader than this (degrees) does not stretch the view to its ends."""
SMALL_STATE: Final = 0.012
"""A country smaller than this part of the view in both directions gets a circle, too: else nobody could hit it."""
ASPECT: Final = 1.45
HEIGHT: Final = 400
DIAMETERS: Final = (6.0, 24.0)
WORLD: Final = (-180.0, -57.0, 180.0, 84.0)


class Box(NamedTuple):
    """A stretch of the map in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, west: float, south: float, east: float, north: float) -> bool:
        return west <= self.east and east >= self.west and south <= self.north and north >= self.south


def plot_map(
    table: pd.DataFrame,
    *,
    small: bool,
    unit: Unit = "articles",
    support: int = 1,
    world: bool = False,
    noun: str = "article",
) -> go.Figure:
    """The table of `analysis.measures.geography`: countries as areas, places as circles.

    Give the rows of one kind for one of the two alone.

    Parameters
    ----------
    table
        One row a country or place.
    small
        True under 30 articles: colours say counts. Otherwise shares.
    unit
        "occurrences" counts mentions, the others articles.
    support
        What has fewer is grey and not part of the scale.
    world
        Show the whole world. Otherwise the view fits the countries, less the outermost 3 % of what is counted on each
        side (without countries, the places).
    noun
        What the articles are called ("distinct text" in the unit texts).

    Returns
    -------
    Figure
        ``customdata`` of each area and circle is ``[entity id]``. ``layout.meta`` holds ``shown``, ``of`` and
        ``outside`` (the names that lie outside of the view).
    """
    column = "mentions" if unit == "occurrences" else "articles"
    rows = sorted(theme.records(table), key=lambda row: (-row[column], row["entity"]))
    if not rows:
        return theme.empty("No country and no place on the map is named here.")
    countries = [row for row in rows if row["kind"] == "country"]
    places = [row for row in rows if row["kind"] != "country"]
    view = Box(*WORLD) if world else _view(countries or rows, column)
    shares = unit != "occurrences" and not small
    value = "share" if shares else column
    outside = [row["entity"] for row in rows if not view.meets(row["lon"], row["lat"], row["lon"], row["lat"])]
    # Circles first: Plotly asks its own host for shapes if the first trace of a map goes by names of countries.
    traces = [
        _small_states(countries, view, value, support, noun),
        *_areas(countries, view, value, support, noun),
        *([_circles(places, value, column, support, noun)] if places else []),
    ]
    key = _key(countries, value, column, noun)
    return theme.figure(
        traces, height=HEIGHT, geo=_geo(view, world), coloraxis=key, annotations=_notes(outside, places, countries),
        margin={"l": 0, "r": 0, "t": 4, "b": 62},
        meta={"shown": len(rows) - len(outside), "of": len(rows), "outside": outside},
    )  # fmt: skip


# ---------------------------------------------------------------- the view


def _view(rows: Sequence[Record], column: str) -> Box:
    """The stretch that holds the rows with most of what is counted, with some air, in the shape of a page."""
    kept = [row for row in rows if all(_is_central(row, rows, axis, column) for axis in ("lon", "lat"))] or rows[:1]
    boxes = [_extent(row) for row in kept]
    west, south = (min(box[side] for box in boxes) for side in (0, 1))
    east, north = (max(box[side] for box in boxes) for side in (2, 3))
    middle_lon, middle_lat = (west + east) / 2, (south + north) / 2
    high = max(north - south, 10.0) * 1.12
    wide = max(east - west, 14.0) * 1.08
    flat = math.cos(math.radians(middle_lat))
    wide, high = max(wide, high * ASPECT / flat), max(high, wide * flat / ASPECT)
    return Box(
        max(middle_lon - wide / 2, WORLD[0]), max(middle_lat - high / 2, WORLD[1]),
        min(middle_lon + wide / 2, WORLD[2]), min(middle_lat + high / 2, WORLD[3]),
    )  # fmt: skip


def _is_central(row: Record, rows: Sequence[Record], axis: str, column: str) -> bool:
    """Whether enough is counted from this row outwards, to either side, for the view to reach it."""
    least = TAIL * sum(other[column] for other in rows)
    below = sum(other[column] for other in rows if other[axis] <= row[axis])
    above = sum(other[column] for other in rows if other[axis] >= row[axis])
    return bool(below >= least and above >= least)


def _extent(row: Record) -> tuple[float, float, float, float]:
    """What of a row the view has to hold: a country with its largest part, all others by their point."""
    shape = load_shapes().get(row["iso3"]) if row["kind"] == "country" else None
    box = shape.box if shape else (row["lon"], row["lat"], row["lon"], row["lat"])
    if box[2] - box[0] > BROAD:
        return row["lon"] - 6, row["lat"] - 4, row["lon"] + 6, row["lat"] + 4
    return box


def _geo(view: Box, world: bool) -> Record:
    """The map without anything of Plotly's own: that would be fetched from outside."""
    return {
        "visible": False, "bgcolor": theme.CLEAR, "domain": {"x": [0, 1], "y": [0, 1]},
        "projection": {"type": "natural earth" if world else "miller"},
        "lonaxis": {"range": [view.west, view.east]}, "lataxis": {"range": [view.south, view.north]},
    }  # fmt: skip


# ---------------------------------------------------------------- areas


def _areas(rows: Sequence[Record], view: Box, value: str, support: int, noun: str) -> list[Any]:
    """All land in grey, and on it the countries named: in colour, grey below the support, hollow where only listed."""
    drawn = {row["iso3"]: row for row in rows if row["iso3"] in load_shapes()}
    traces = [_land(view, drawn)]
    for style in ("ranked", "weak", "listed"):
        part = [row for row in drawn.values() if _style(row, value, support) == style]
        features = _features((load_shapes()[row["iso3"]] for row in part), view)
        known = {feature["id"] for feature in features}
        part = [row for row in part if row["iso3"] in known]
        if part:
            traces.append(_area(part, features, style, value, noun))
    return traces


def _style(row: Record, value: str, support: int) -> str:
    count = row["mentions"] if value == "mentions" else row["articles"]
    return "listed" if row["listed_only"] == row["articles"] else "weak" if count < support else "ranked"


def _land(view: Box, named: Iterable[str]) -> Any:
    rest = _features((shape for code, shape in load_shapes().items() if code not in set(named)), view)
    return go.Choropleth(
        geojson=_collection(rest), locations=[feature["id"] for feature in rest], z=[0.0] * len(rest),
        colorscale=[[0, LAND], [1, LAND]], showscale=False, hoverinfo="skip",
        marker={"line": {"color": BORDER, "width": 0.4}},
    )  # fmt: skip


def _area(rows: Sequence[Record], features: list[Record], style: str, value: str, noun: str) -> Any:
    fill = {"weak": WEAK, "listed": LAND}.get(style)
    colour = {"coloraxis": "coloraxis"} if fill is None else {"colorscale": [[0, fill], [1, fill]], "showscale": False}
    line = {"color": HUE, "width": 1.4} if style == "listed" else {"color": BORDER, "width": 0.7}
    return go.Choropleth(
        geojson=_collection(features), locations=[row["iso3"] for row in rows], z=[row[value] for row in rows],
        customdata=[[row["id"]] for row in rows], hovertext=[_hover(row, style, noun) for row in rows],
        hoverinfo="text", marker={"line": line}, unselected={"marker": {"opacity": 0.45}}, **colour,
    )  # fmt: skip


def _features(shapes: Iterable[Shape], view: Box) -> list[Record]:
    """The parts of countries that the view meets, as GeoJSON; what lies outside is not sent to the browser."""
    features = []
    for shape in shapes:
        polygons = [polygon for polygon in shape.polygons if view.meets(*_bounds(polygon[0]))]
        if polygons:
            geometry = {"type": "MultiPolygon", "coordinates": polygons}
            features.append({"type": "Feature", "id": shape.iso3, "properties": {}, "geometry": geometry})
    return features


def _bounds(ring: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    lons, lats = zip(*ring, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _collection(features: list[Record]) -> Record:
    return {"type": "FeatureCollection", "features": features}


# ---------------------------------------------------------------- circles


def _small_states(rows: Sequence[Record], view: Box, value: str, support: int, noun: str) -> Any:
    """Countries that the map has no outline for, or one that is too small to be seen and hit at this scale."""
    least = (SMALL_STATE * (view.east - view.west), SMALL_STATE * (view.north - view.south))
    tiny = [row for row in rows if _is_tiny(load_shapes().get(row["iso3"]), *least)]
    styles = [_style(row, value, support) for row in tiny]
    most = max((row[value] for row in rows), default=1) or 1
    fills = {"weak": WEAK, "listed": LAND}
    colours = [
        fills.get(style) or theme.faded(HUE, PALE + (1 - PALE) * row[value] / most)
        for row, style in zip(tiny, styles, strict=True)
    ]
    return _dots(
        tiny, [_hover(row, style, noun) for row, style in zip(tiny, styles, strict=True)],
        {"size": 11, "color": colours, "line": {"color": HUE, "width": 1.5}},
    )  # fmt: skip


def _is_tiny(shape: Shape | None, wide: float, high: float) -> bool:
    if shape is None or not shape.polygons:
        return True
    west, south, east, north = shape.box
    return east - west < wide and north - south < high


def _circles(rows: Sequence[Record], value: str, column: str, support: int, noun: str) -> Any:
    """Places: the area of a circle goes by what is counted, the largest lie below."""
    least, most = DIAMETERS
    top = rows[0][column] or 1
    styles = [_style(row, value, support) for row in rows]
    inks = [theme.GREY if style == "weak" else DOT for style in styles]
    fills = [
        theme.CLEAR if style == "listed" else theme.faded(ink, 0.55) for ink, style in zip(inks, styles, strict=True)
    ]
    return _dots(
        rows, [_hover(row, style, noun) for row, style in zip(rows, styles, strict=True)],
        {
            "size": [max(least, most * math.sqrt(row[column] / top)) for row in rows], "color": fills,
            "line": {"color": inks, "width": 1.5}, "opacity": 1,
        },
    )  # fmt: skip


def _dots(rows: Sequence[Record], hovers: list[str], marker: Record) -> Any:
    return go.Scattergeo(
        lon=[row["lon"] for row in rows] or [None], lat=[row["lat"] for row in rows] or [None], mode="markers",
        customdata=[[row["id"]] for row in rows] or None, hovertext=hovers or None, hoverinfo="text", marker=marker,
        unselected={"marker": theme.STAY["marker"]}, showlegend=False,
    )  # fmt: skip


# ---------------------------------------------------------------- words


def _hover(row: Record, style: str, noun: str) -> str:
    lines = [
        f"<b>{theme.label(row['entity'], 60)}</b>: {number(row['articles'])} of {counted(row['n_articles'], noun)}"
    ]
    lines.append(counted(row["mentions"], "mention"))
    if row["listed_only"]:
        lines.append(f"only in a list in {counted(row['listed_only'], noun)}")
    if style == "weak":
        lines.append("too few to be ranked")
    return "<br>".join(lines)


def _key(countries: Sequence[Record], value: str, column: str, noun: str) -> Record:
    """The scale below the map: from nothing to the most."""
    most = max((row[value] for row in countries), default=0) or 1
    ticks = theme.share_axis(most) if value == "share" else theme.count_axis(most)
    said = {"mentions": "mentions", "articles": f"{noun}s", "share": f"share of {noun}s"}[value]
    of = f", of {number(countries[0]['n_articles'])}" if countries and column == "articles" else ""
    return {
        "colorscale": [[0, theme.faded(HUE, PALE)], [1, theme.faded(HUE, 1)]], "cmin": 0, "cmax": most,
        "showscale": bool(countries),
        "colorbar": {
            "orientation": "h", "x": 0, "xanchor": "left", "y": 0, "yanchor": "top", "len": 0.55, "thickness": 9,
            "outlinewidth": 0, "ticks": "", "title": {"text": f"{said}{of}", "side": "top", "font": {"size": 12}},
            "xpad": 14, "ypad": 4, **ticks,
        },
    }  # fmt: skip


def _notes(outside: list[str], places: Sequence[Record], countries: Sequence[Record]) -> list[Record]:
    """What the view leaves out, and what circles are, at the lower right."""
    lines = []
    if places:
        lines.append("circles: places" if countries else "circles: larger is more")
    if outside:
        lines.append(f"{counted(len(outside), 'name')} outside")
    place = {"xref": "paper", "yref": "paper", "x": 1, "y": 0, "xanchor": "right", "yanchor": "top", "yshift": -6}
    return (
        [{"text": "<br>".join(lines), "showarrow": False, "align": "right", "font": {"size": 12}, **place}]
        if lines
        else []
    )
