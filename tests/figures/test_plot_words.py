"""Terms of groups, and what a search finds."""

import pandas as pd
import pytest

from analysis import figures
from analysis.wording import THIN
from tests.figures.figure_tables import bars, topics


class TestWords:
    def test_topic_card(self) -> None:
        table = topics()
        (bar,) = bars(figures.plot_topic_card(table[table["group"] == "1"]))
        assert dict(zip([tuple(key) for key in bar.customdata], bar.x, strict=True)) == {
            ("1", "rail"): 0.4, ("1", "cargo"): 0.2,
        }  # fmt: skip

    def test_topic_card_by_the_other_weight(self) -> None:
        table = topics()
        (bar,) = bars(figures.plot_topic_card(table[table["group"] == "1"], score="ctfidf"))
        assert [key[1] for key in bar.customdata] == ["cargo", "rail"]

    def test_topics_have_a_head_for_each_group_and_no_two_rows_in_one_place(self) -> None:
        figure = figures.plot_topics(topics())
        (bar,) = bars(figure)
        assert [note.text for note in figure.layout.annotations] == ["<b>About 1</b>", "<b>About 2</b>"]
        assert len(set(bar.y)) == len(bar.y) == 3
        assert figure.layout.yaxis.tickvals == bar.y

    def test_search_by_group(self) -> None:
        table = pd.DataFrame(
            [("gas", "a", "Outlet A", 2, 4, 20), ("gas", "b", "Outlet B", 5, 6, 22), ("oil", "a", "Outlet A", 1, 1, 9)],
            columns=["match", "group", "group_name", "articles", "occurrences", "n_articles"],
        )
        figure = figures.plot_search(table, small=False)
        assert [(trace.name, trace.x) for trace in bars(figure)] == [("gas", (2, 5)), ("oil", (1,))]
        assert figure.layout.yaxis.ticktext == ("Outlet B", "Outlet A")
        assert list(bars(figure)[0].customdata[1]) == ["gas", "b"]
        assert bars(figure)[0].hovertext[0] == f"<b>gas</b>, Outlet A: 2 of 20 articles (10{THIN}%)<br>4 occurrences"
        by_occurrence = figures.plot_search(table, small=True, value="occurrences")
        assert [trace.x for trace in bars(by_occurrence)] == [(4, 6), (1,)]

    @pytest.mark.parametrize("group", ["", "all"])
    def test_search_without_groups_has_a_bar_a_match(self, group: str) -> None:
        table = pd.DataFrame([("gas", group, 2, 4, 20), ("oil", group, 5, 6, 20)],
                             columns=["match", "group", "articles", "occurrences", "n_articles"])  # fmt: skip
        figure = figures.plot_search(table, small=True)
        assert figure.layout.yaxis.ticktext == ("oil", "gas")
        assert sum(len(trace.x) for trace in bars(figure)) == 2

    def test_years_stand_in_order(self) -> None:
        table = pd.DataFrame([("gas", year, n, n, 9) for year, n in (("2024", 9), ("2022", 1), ("2023", 5))],
                             columns=["match", "group", "articles", "occurrences", "n_articles"])  # fmt: skip
        assert figures.plot_search(table, small=True).layout.yaxis.ticktext == ("2022", "2023", "2024")
