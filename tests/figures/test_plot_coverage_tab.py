"""Matrix, panels by outlet and the dots of two sides show what their tables say; clicks give the row back."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import figures
from analysis.figures.timeaxis import period_ticks, place_day
from analysis.measures.periods import periods_between
from tests.figures.figure_tables import HOSTILE, bars, event, timeline
from tests.figures.test_plot_safety import strings


def covers(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    made = [(o.lower(), o, c.lower(), c, k, n, 5, 9, k / n, k / n / (5 / 9), 0.1, 0.9, k >= 3) for o, c, k, n in rows]
    columns = ["outlet", "outlet_name", "country", "country_name", "articles", "n_articles", "articles_known",
               "n_known", "share", "lift", "low", "high", "supported"]  # fmt: skip
    return pd.DataFrame(made, columns=columns)


def sides(*rows: tuple[str, int, int, int, int]) -> pd.DataFrame:
    made = [(e, e.lower(), "country", a, n, b, m, b / m - a / n, -0.1, 0.2, a / n, b / m, max(a, b) >= 3)
            for e, a, n, b, m in rows]  # fmt: skip
    columns = ["entity", "id", "kind", "articles_before", "n_before", "articles_after", "n_after", "difference", "low",
               "high", "share_before", "share_after", "supported"]  # fmt: skip
    return pd.DataFrame(made, columns=columns)


class TestWhoCoversWhom:
    def test_each_row_of_the_table_is_a_cell_that_gives_its_ids_back(self) -> None:
        table = covers(("A", "X", 5, 8), ("A", "Y", 2, 8), ("B", "X", 4, 40))
        figure = figures.plot_who_covers_whom(table, small=True)
        keys = [tuple(key) for trace in bars(figure) for key in trace.customdata]
        assert sorted(keys) == [("a", "x"), ("a", "y"), ("b", "x")]
        texts = {(x, y): text for trace in figure.data if trace.type == "scatter"
                 for x, y, text in zip(trace.x, trace.y, trace.text, strict=True)}  # fmt: skip
        # Rows: B has more articles than A; columns: X is named in more than Y.
        assert texts == {(0, 0): "4", (0, 1): "5", (1, 1): "2"}

    def test_shares_from_thirty_articles_on_and_what_is_not_supported_is_a_frame(self) -> None:
        figure = figures.plot_who_covers_whom(covers(("A", "X", 12, 40), ("A", "Y", 2, 40)), small=False)
        filled, framed = bars(figure)
        assert list(filled.customdata[0]) == ["a", "x"]
        assert framed.marker.color == "rgba(0,0,0,0)"
        assert "12 of 40 articles, 30\u202f% (10 to 90)" in filled.hovertext[0]

    def test_few_labels(self) -> None:
        table = covers(*[("A", f"C{n:02d}", 30 - n, 40) for n in range(25)])
        figure = figures.plot_who_covers_whom(table, small=False)
        assert (len(figure.layout.xaxis.tickvals), figure.layout.meta["of"]) == (10, 25)


class TestOutlets:
    TABLE = pd.DataFrame(
        [("b", "Beta", "2023-01", 1), ("a", "Alpha", "2023-01", 2), ("a", "Alpha", "2023-04", 3),
         ("", "", "2023-02", 1)],
        columns=["source", "source_name", "period", "articles"],
    )  # fmt: skip

    def test_a_panel_an_outlet_the_largest_first_on_one_scale(self) -> None:
        figure = figures.plot_outlets(self.TABLE)
        drawn = bars(figure)
        assert [trace.name for trace in drawn] == ["Alpha", "unknown outlet", "Beta"]
        assert (drawn[0].x, drawn[0].y) == ((0, 3), (2, 3))
        assert list(drawn[0].customdata[1]) == ["2023-04", "a"]
        assert figure.layout.yaxis.range == figure.layout.yaxis3.range


class TestBeforeAfter:
    def test_dots_are_the_shares_or_the_counts(self) -> None:
        table = sides(("A", 2, 20, 9, 18), ("B", 6, 20, 3, 18))
        shares, counts = (figures.plot_before_after(table, small=small) for small in (False, True))
        assert [tuple(trace.x) for trace in shares.data[1:3]] == [(0.1, 0.3), (0.5, 3 / 18)]
        assert [tuple(trace.x) for trace in counts.data[1:3]] == [(2, 6), (9, 3)]
        assert list(shares.data[1].customdata[0]) == ["a"]

    def test_a_side_without_articles_has_counts(self) -> None:
        table = sides(("A", 1, 1, 9, 18)).assign(articles_before=0, n_before=0, difference=float("nan"))
        assert tuple(figures.plot_before_after(table, small=True).data[2].x) == (9,)


@pytest.mark.parametrize(
    "figure",
    [
        figures.plot_who_covers_whom(covers((HOSTILE, HOSTILE, 5, 8)), small=False),
        figures.plot_outlets(TestOutlets.TABLE.assign(source_name=HOSTILE)),
        figures.plot_before_after(sides((HOSTILE, 3, 20, 9, 18)), small=False),
    ],
)  # fmt: skip
def test_hostile_names_are_shown_literally(figure: go.Figure) -> None:
    drawn = strings(figure.to_plotly_json())
    assert any("&lt;b&gt;x" in text for text in drawn)
    assert not any("<a" in text or "%{" in text or "$" in text for text in drawn)


def test_empty_tables_give_one_line() -> None:
    nothing = pd.DataFrame()
    for figure in (figures.plot_who_covers_whom(nothing, small=True), figures.plot_outlets(nothing),
                   figures.plot_before_after(nothing, small=True)):  # fmt: skip
        assert len(figure.layout.annotations) == 1


class TestAxis:
    def test_weeks_and_days_have_few_ticks(self) -> None:
        days = periods_between("2023-01-15", "2023-04-20")
        places, texts = period_ticks(days)
        assert [days[place] for place in places] == ["2023-02-01", "2023-03-01", "2023-04-01"]
        assert texts == ["Feb<br>2023", "Mar<br>2023", "Apr<br>2023"]
        weeks = periods_between("2020-W40", "2024-W10")
        places, texts = period_ticks(weeks)
        assert texts == ["2021", "2022", "2023", "2024"]
        assert [weeks[place] for place in places] == ["2021-W01", "2022-W01", "2023-W01", "2024-W01"]
        assert period_ticks(["2023-05-02", "2023-05-03"])[1] == ["2 May<br>2023", "3 May<br>2023"]

    def test_a_day_lies_in_its_week(self) -> None:
        weeks = periods_between("2023-W05", "2023-W08")
        assert place_day(event("e", "2023-02-06").date, weeks) == pytest.approx(0.5)
        assert place_day(event("e", "2023-01-29").date, weeks) is None
        assert place_day(event("e", "2023-02-27").date, weeks) is None
        assert place_day(event("e", "2023-02-27").date, []) is None

    def test_events_other_than_summits_are_called_events(self) -> None:
        mixed = [event("a", "2024-12-16"), event("b", "2024-12-17", kind="agreement")]
        assert figures.plot_timeline(timeline("A"), small=True, events=mixed).data[-1].name == "events"
        assert figures.plot_timeline(timeline("A"), small=True, events=mixed[:1]).data[-1].name == "summit"
