"""Events by kind, hollow from memory."""

import datetime as dt

import pandas as pd

from analysis import figures
from tests.figures.figure_tables import event


class TestEvents:
    EVENTS = (event("a", "2012-01-01", end="2012-12-31", precision="year", kind="culture", memory=True),
              event("b", "2024-11-06"), event("c", "2025-10-07", end="2025-10-09"))  # fmt: skip

    def test_marks_by_date_hollow_from_memory(self) -> None:
        figure = figures.plot_events(self.EVENTS)
        by_name = {trace.name: trace for trace in figure.data if trace.name}
        assert [key[0] for key in by_name["with a reference"].customdata] == ["b", "c"]
        assert [key[0] for key in by_name["from memory"].customdata] == ["a"]
        assert by_name["from memory"].marker.color == "rgba(0,0,0,0)"
        assert figure.layout.yaxis.ticktext == ("culture", "summit")

    def test_a_date_known_to_the_year_is_no_span(self) -> None:
        spans = figures.plot_events(self.EVENTS).data[0]
        assert spans.x == (dt.date(2025, 10, 7), dt.date(2025, 10, 9), None)
        memory = next(trace for trace in figures.plot_events(self.EVENTS).data if trace.name == "from memory")
        assert memory.x == (dt.date(2012, 7, 1),)
        assert "2012, Bishkek<br>from memory" in memory.hovertext[0]

    def test_a_table_gives_the_same(self) -> None:
        table = pd.DataFrame([vars(one) for one in self.EVENTS])
        assert figures.plot_events(table) == figures.plot_events(self.EVENTS)

    def test_dates_as_written(self) -> None:
        table = pd.DataFrame([{"id": "x", "date": "2010-11", "kind": "k", "title": "t", "end_date": None}])
        assert figures.plot_events(table).data[1].x == (dt.date(2010, 11, 15),)

    def test_the_latest_are_kept_and_the_cap_said(self) -> None:
        figure = figures.plot_events(self.EVENTS, top=2)
        assert figure.layout.meta == {"shown": 2, "of": 3}
        assert "2 of 3 shown" in figure.layout.xaxis.title.text
        assert "from memory" not in [trace.name for trace in figure.data]
