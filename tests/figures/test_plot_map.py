"""Areas and circles that carry their entity, grey and hollow where they must be, and nothing fetched from outside."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import figures, findings
from analysis.figures.geography import LAND, WEAK
from analysis.lexicon.map import load_shapes
from tests.figures.figure_tables import HOSTILE

POINTS = {"country-trnc": ("TRNC", 35.28, 33.6)}
COLUMNS = ["entity", "id", "kind", "iso3", "lat", "lon", "articles", "mentions", "listed_only", "n_articles", "share",
           "low", "high"]  # fmt: skip


def country(name: str, code: str, articles: int, listed: int = 0, n: int = 100) -> tuple[Any, ...]:
    shape = load_shapes()[code]
    key = f"country-{code.lower()}"
    share = articles / n
    return (name, key, "country", code, shape.lat, shape.lon, articles, 2 * articles, listed, n, share, share, share)


def place(name: str, lat: float, lon: float, articles: int, n: int = 100) -> tuple[Any, ...]:
    share = articles / n
    return (name, f"place-{name.lower()}", "place", "KAZ", lat, lon, articles, articles, 0, n, share, share, share)


def table(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


STATES = table(
    country("Kazakhstan", "KAZ", 60), country("Azerbaijan", "AZE", 50), country("Türkiye", "TUR", 30),
    country("Uzbekistan", "UZB", 20), country("Northern Cyprus", "TRNC", 10), country("Hungary", "HUN", 8, listed=8),
    country("Georgia", "GEO", 2), place("Astana", 51.18, 71.45, 16), place("Almaty", 43.25, 76.91, 4),
)  # fmt: skip


def areas(figure: go.Figure) -> dict[str, Any]:
    """The trace of each country that can be clicked, by id."""
    return {key[0]: trace for trace in figure.data if trace.type == "choropleth" for key in trace.customdata or ()}


def test_each_country_is_an_area_with_its_number() -> None:
    figure = figures.plot_map(STATES, small=False, support=3)
    trace = areas(figure)["country-kaz"]
    values = dict(zip((key[0] for key in trace.customdata), trace.z, strict=True))
    assert values == {"country-kaz": 0.6, "country-aze": 0.5, "country-tur": 0.3, "country-uzb": 0.2}
    assert trace.locations[0] == "KAZ"
    assert {feature["id"] for feature in trace.geojson["features"]} == {"KAZ", "AZE", "TUR", "UZB"}
    counts = areas(figures.plot_map(STATES, small=True))["country-kaz"]
    assert dict(zip(counts.locations, counts.z, strict=True))["KAZ"] == 60
    mentions = areas(figures.plot_map(STATES, small=False, unit="occurrences"))["country-kaz"]
    assert dict(zip(mentions.locations, mentions.z, strict=True))["KAZ"] == 120


def test_below_the_support_is_grey_and_only_listed_is_hollow() -> None:
    found = areas(figures.plot_map(STATES, small=False, support=3))
    assert found["country-geo"].colorscale[0][1] == WEAK
    assert "too few to be ranked" in found["country-geo"].hovertext[0]
    assert found["country-hun"].colorscale[0][1] == LAND
    assert found["country-hun"].marker.line.color == "#0072B2"
    assert found["country-kaz"].coloraxis == "coloraxis"
    assert "country-geo" in areas(figures.plot_map(STATES, small=False, support=1))


def test_a_state_without_an_outline_is_a_circle() -> None:
    dots = figures.plot_map(STATES, small=False, support=3).data[0]
    assert dots.type == "scattergeo"
    assert [key[0] for key in dots.customdata] == ["country-trnc"]
    assert (dots.lon[0], dots.lat[0]) == (33.6, 35.28)


def test_the_area_of_a_circle_goes_by_what_is_counted() -> None:
    circles = figures.plot_map(STATES, small=False).data[-1]
    assert [key[0] for key in circles.customdata] == ["place-astana", "place-almaty"]
    assert circles.marker.size[0] ** 2 / circles.marker.size[1] ** 2 == 16 / 4


def test_nothing_that_plotly_would_fetch() -> None:
    """Plotly asks a host of its own if it draws land itself, or if the first trace goes by names of countries."""
    for world in (False, True):
        figure = figures.plot_map(STATES[STATES["kind"] == "country"], small=False, world=world)
        assert figure.layout.geo.visible is False
        assert not any(
            getattr(figure.layout.geo, f"show{part}") for part in ("land", "coastlines", "countries", "frame")
        )
        assert figure.data[0].type == "scattergeo"
        assert figure.data[0].locations is None
        assert all(trace.geojson for trace in figure.data if trace.type == "choropleth")


def test_the_view_fits_what_is_named_and_says_what_it_leaves_out() -> None:
    far = pd.concat([STATES, table(country("Brazil", "BRA", 1))], ignore_index=True)
    figure = figures.plot_map(far, small=False)
    west, east = figure.layout.geo.lonaxis.range
    south, north = figure.layout.geo.lataxis.range
    assert 0 < west < 20
    assert 87 < east < 120
    assert 10 < south < 36
    assert 55 < north < 80
    assert figure.layout.meta["outside"] == ["Brazil"]
    assert (figure.layout.meta["shown"], figure.layout.meta["of"]) == (9, 10)
    assert "1 name outside" in figure.layout.annotations[0].text
    assert "country-bra" not in areas(figure)
    whole = figures.plot_map(far, small=False, world=True)
    assert whole.layout.meta["outside"] == []
    assert "country-bra" in areas(whole)


def test_it_is_light() -> None:
    assert len(figures.plot_map(STATES, small=False).to_json()) < 200_000


def test_empty_and_hostile_tables() -> None:
    line = figures.plot_map(STATES.iloc[:0], small=True)
    assert line.layout.annotations[0].text == "No country and no place on the map is named here."
    hostile = figures.plot_map(table(country(HOSTILE, "KAZ", 3)), small=True).to_json()
    assert "<a" not in hostile
    assert "%{" not in hostile


def test_places_alone() -> None:
    figure = figures.plot_map(STATES[STATES["kind"] == "place"], small=False)
    assert figure.layout.coloraxis.showscale is False
    assert "circles: larger is more" in figure.layout.annotations[0].text


class TestWords:
    def test_title_names_the_first_country(self) -> None:
        assert findings.title_geography(STATES, 100) == "Kazakhstan leads the map: named in 60 of 100 articles"
        both = table(country("B", "KAZ", 5, n=5), country("A", "AZE", 5, n=5))
        assert findings.title_geography(both, 5) == "A and B lead the map: named in all 5 articles"
        assert findings.title_geography(STATES[7:], 100) == "Astana leads the map: named in 16 of 100 articles"

    def test_nothing_to_say(self) -> None:
        assert findings.title_geography(STATES.iloc[:0], 0) == "There are no articles here"
        text = "No country and no place on the map is named in these 5 articles."
        assert findings.sentence_geography(STATES.iloc[:0], 5) == text

    def test_sentence_counts_both_kinds_and_names_what_is_outside(self) -> None:
        text = findings.sentence_geography(STATES.assign(demonyms=0), 20, outside=["Brazil"])
        assert text == (
            "7 countries and 2 places on the map. Kazakhstan is named in 60 of 20 articles, 120 times. "
            "Hollow: named only in lists. Outside of this view: Brazil."
        )

    def test_grey_and_hollow_are_explained_where_they_occur(self) -> None:
        rows = STATES.assign(demonyms=0)
        by_articles = findings.sentence_geography(rows, 20, support=3)
        assert "Grey: named in fewer than 3 articles, so not ranked." in by_articles
        by_times = findings.sentence_geography(rows, 20, "occurrences", support=5)
        assert "Grey: named fewer than 5 times, so not ranked." in by_times
        full = findings.sentence_geography(rows.head(4), 20, support=3)
        assert "Grey" not in full
        assert "Hollow" not in full
