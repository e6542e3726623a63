"""Bars as long as the numbers, dark, light and hollow as the forms are."""

import pytest

from analysis import figures
from analysis.figures.theme import GREY
from analysis.model import Unit
from analysis.wording import THIN
from tests.figures.figure_tables import bars, lengths, mentions


class TestMentions:
    TABLE = mentions(5, ("Azerbaijan", 5, 12, 3, 0, 1), ("Georgia", 1, 1, 0, 1, 0), ("Hungary", 2, 9, 9, 0, 2))

    def test_bars_are_as_long_as_the_articles(self) -> None:
        assert lengths(figures.plot_mentions(self.TABLE, small=True)) == {"id-0": 5, "id-1": 1, "id-2": 2}

    def test_bars_are_as_long_as_the_mentions(self) -> None:
        figure = figures.plot_mentions(self.TABLE, small=True, unit="occurrences")
        assert lengths(figure) == {"id-0": 12, "id-1": 1, "id-2": 9}

    def test_bars_of_distinct_texts_are_as_long_as_those_of_articles(self) -> None:
        figure = figures.plot_mentions(self.TABLE, small=True, unit="texts")
        assert lengths(figure) == lengths(figures.plot_mentions(self.TABLE, small=True))
        assert "distinct texts, of 5" in figure.layout.xaxis.title.text

    def test_shares_with_intervals(self) -> None:
        table = mentions(40, ("A", 20, 30, 4, 0, 4), ("B", 10, 10, 0, 0, 0), ("C", 4, 4, 0, 4, 0))
        figure = figures.plot_mentions(table, small=False)
        assert lengths(figure) == pytest.approx({"id-0": 0.5, "id-1": 0.25, "id-2": 0.1})
        above = [trace for trace in figure.data if trace.error_x.array and any(trace.error_x.array)]
        below = [trace for trace in figure.data if trace.error_x.arrayminus and any(trace.error_x.arrayminus)]
        assert [list(trace.error_x.array) for trace in above] == [pytest.approx([0.05, 0.025, 0.01])]
        reach = {y: v for trace in below for y, v in zip(trace.y, trace.error_x.arrayminus, strict=True)}
        assert reach == pytest.approx({0: 0.1, 1: 0.05, 2: 0.02})
        assert "%" in figure.layout.xaxis.ticktext[0]

    def test_small_collections_speak_in_counts(self) -> None:
        figure = figures.plot_mentions(self.TABLE, small=True)
        assert figure.layout.xaxis.title.text == "articles, of 5"
        assert "%" not in str(figure.to_dict()["layout"]["xaxis"])
        assert not any(trace.error_x.array for trace in figure.data if trace.type == "scatter")

    def test_names_dark_demonyms_light_lists_hollow(self) -> None:
        figure = figures.plot_mentions(self.TABLE, small=True)
        by_name = {trace.name: trace for trace in bars(figure)}
        assert list(by_name) == ["named", "demonym only", "only in a list"]
        assert [key[0] for key in by_name["only in a list"].customdata] == ["id-1"]
        assert by_name["only in a list"].marker.color == ("rgba(0,0,0,0)",)
        light = by_name["demonym only"]
        assert {key[0]: x for key, x in zip(light.customdata, light.x, strict=True)} == {"id-0": 1, "id-2": 2}

    def test_order_is_by_the_unit(self) -> None:
        table = mentions(9, ("B", 4, 5, 0, 0, 0), ("A", 4, 5, 0, 0, 0), ("C", 2, 50, 0, 0, 0))
        assert figures.plot_mentions(table, small=True).layout.yaxis.ticktext == ("A", "B", "C")
        by_mentions = figures.plot_mentions(table, small=True, unit="occurrences")
        assert by_mentions.layout.yaxis.ticktext == ("C", "A", "B")

    def test_hover_in_plain_words(self) -> None:
        trace = bars(figures.plot_mentions(self.TABLE, small=True))[0]
        assert trace.hovertext[0] == "<b>Azerbaijan</b>: 5 of 5 articles<br>12 mentions, 3 of them demonyms"

    @pytest.mark.parametrize(("unit", "weak"), [("articles", {"id-1", "id-2"}), ("occurrences", {"id-1"})])
    def test_what_is_below_the_support_is_grey_and_says_so(self, unit: Unit, weak: set[str]) -> None:
        drawn = bars(figures.plot_mentions(self.TABLE, small=False, unit=unit, support=3))
        said = {key[0]: text for one in drawn for key, text in zip(one.customdata, one.hovertext, strict=True)}
        edges = {key[0]: ink for one in drawn for key, ink in zip(one.customdata, one.marker.line.color, strict=True)}
        assert {key for key, text in said.items() if text.endswith("fewer than 3: not ranked")} == weak
        assert {key for key, ink in edges.items() if ink == GREY} == weak

    def test_without_the_split_all_bars_are_dark(self) -> None:
        table = self.TABLE.drop(columns="articles_demonym_only")
        assert "demonym only" not in [trace.name for trace in bars(figures.plot_mentions(table, small=True))]
        assert lengths(figures.plot_mentions(table, small=True)) == {"id-0": 5, "id-1": 1, "id-2": 2}

    def test_a_cap_is_said(self) -> None:
        table = mentions(99, *((f"Name {i:05}", 1, 1, 0, 0, 0) for i in range(10_000)))
        figure = figures.plot_mentions(table, small=False, top=20)
        assert sum(len(trace.x) for trace in bars(figure)) == 20
        assert figure.layout.meta == {"shown": 20, "of": 10_000}
        assert f"20 of 10{THIN}000 shown" in figure.layout.xaxis.title.text

    def test_height_grows_with_the_rows(self) -> None:
        one, three = (figures.plot_mentions(self.TABLE.iloc[:n], small=True).layout.height for n in (1, 3))
        assert three > one
