"""One dot an article, and nothing left out unsaid."""

import datetime as dt

import pandas as pd

from analysis import figures
from analysis.wording import THIN
from tests.figures.figure_tables import articles, event


class TestArticles:
    TABLE = articles(("a", "2023-10-02", "Trend"), ("b", "2025-10-07", "Report"), ("c", "2025-10-07", "Trend"),
                     ("d", None, "Trend"))  # fmt: skip

    def test_a_dot_an_article_and_no_two_in_one_place(self) -> None:
        figure = figures.plot_articles_timeline(self.TABLE)
        dots = {key[0]: (x, y) for t in figure.data for key, x, y in zip(t.customdata, t.x, t.y, strict=True)}
        assert set(dots) == {"a", "b", "c"}
        assert len(set(dots.values())) == 3
        assert dots["a"][0] == dt.date(2023, 10, 2)

    def test_what_has_no_date_is_said(self) -> None:
        figure = figures.plot_articles_timeline(self.TABLE)
        assert figure.layout.meta["undated"] == 1
        assert "1 article without a date" in figure.layout.xaxis.title.text

    def test_outlets_have_their_colour_and_unknown_ones_none(self) -> None:
        figure = figures.plot_articles_timeline(
            pd.concat([self.TABLE, articles(("e", "2024-01-01", "unknown"))]), colours={"Trend": "#123456"}
        )
        colours = {trace.name: trace.marker.color for trace in figure.data}
        assert colours["Trend"] == "#123456"
        assert colours["unknown"] == "#7F7F7F"

    def test_summits_inside_the_dates(self) -> None:
        summits = [event("in", "2024-11-06"), event("out", "1992-10-30")]
        figure = figures.plot_articles_timeline(self.TABLE, summits=summits)
        assert [list(key) for key in figure.data[-1].customdata] == [["in"]]
        assert figure.data[-1].text == ("Bishkek<br>2024",)
        assert figure.layout.meta["outside"] == 1

    def test_many_are_thinned_and_said(self) -> None:
        days = [dt.date(2000, 1, 1) + dt.timedelta(days=i % 900) for i in range(10_000)]
        table = articles(*((f"a{i}", str(day), "T") for i, day in enumerate(days)))
        figure = figures.plot_articles_timeline(table)
        shown = sum(len(trace.x) for trace in figure.data)
        assert shown == 2000
        assert figure.layout.meta["shown"] == shown
        assert f"2{THIN}000 of 10{THIN}000 shown" in figure.layout.xaxis.title.text

    def test_one_article(self) -> None:
        assert len(figures.plot_articles_timeline(self.TABLE.iloc[:1]).data[0].x) == 1

    def test_time_stamps_and_text_are_dates_too(self) -> None:
        table = self.TABLE.assign(date=pd.to_datetime(self.TABLE["date"]))
        one, other = (figures.plot_articles_timeline(made) for made in (table, self.TABLE))
        assert [trace.x for trace in one.data] == [trace.x for trace in other.data]
