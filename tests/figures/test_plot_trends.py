"""Panels by entity, gaps kept, events placed by day."""

import pandas as pd
import pytest

from analysis import figures
from tests.figures.figure_tables import bars, event, timeline


class TestTimeline:
    def test_small_collections_have_bars_of_counts(self) -> None:
        figure = figures.plot_timeline(timeline("A", "B"), small=True)
        assert [(trace.name, trace.y) for trace in bars(figure)] == [("A", (2, 0, 1)), ("B", (2, 0, 1))]
        assert list(bars(figure)[0].customdata[0]) == ["a", "2024-11"]

    def test_a_period_without_articles_is_a_gap(self) -> None:
        line = figures.plot_timeline(timeline("A"), small=False).data[0]
        assert line.y == (0.5, None, 0.25)
        assert line.connectgaps is False
        assert line.error_y.array == pytest.approx((0.2, 0, 0.45))

    def test_events_are_placed_by_day_and_others_counted(self) -> None:
        events = [event("in", "2024-12-16"), event("before", "2024-10-31"), event("after", "2025-02-01")]
        figure = figures.plot_timeline(timeline("A"), small=True, events=events)
        ticks = figure.data[-1]
        assert [list(key) for key in ticks.customdata] == [["in"]]
        assert ticks.x[0] == pytest.approx(0.5 + 15 / 31)
        assert figure.layout.meta["outside"] == 2

    @pytest.mark.parametrize(("periods", "place"), [(["2024", "2025"], 0.5 + 181 / 365), (["2025-Q2", "2025-Q3"], 0.5)])
    def test_years_and_quarters_place_events(self, periods: list[str], place: float) -> None:
        table = pd.concat([timeline("A").iloc[[0]].assign(period=period) for period in periods])
        figure = figures.plot_timeline(table, small=True, events=[event("e", "2025-07-01")])
        assert figure.data[-1].x[0] == pytest.approx(place)

    def test_many_entities_are_capped_and_said(self) -> None:
        figure = figures.plot_timeline(timeline(*"ABCDEFGH"), small=True, top=6)
        assert len(bars(figure)) == 6
        assert "6 of 8 shown" in figure.layout.xaxis.title.text

    def test_ticks_stay_few(self) -> None:
        periods = [f"{year}-{month:02}" for year in range(2000, 2026) for month in range(1, 13)]
        table = pd.concat([timeline("A").iloc[[0]].assign(period=period) for period in periods])
        axis = figures.plot_timeline(table, small=True).layout.xaxis
        assert len(axis.tickvals) <= 6
        assert axis.ticktext[0] == "2000"

    def test_never_named_draws_an_empty_panel(self) -> None:
        table = timeline("A").assign(articles=0, share=0.0, low=0.0, high=0.0)
        assert figures.plot_timeline(table, small=False).layout.yaxis.range[1] > 0

    def test_a_given_colour_is_kept(self) -> None:
        figure = figures.plot_timeline(timeline("A"), small=True, colours={"A": "#123456"})
        assert figure.data[0].marker.color == "#123456"
