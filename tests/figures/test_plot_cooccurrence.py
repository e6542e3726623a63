"""Cells that carry their pair, hollow where only listed."""

from analysis import figures
from tests.figures.figure_tables import bars, pairs


class TestCooccurrence:
    TABLE = pairs(("A", "B", 14, 0), ("A", "C", 1, 2), ("B", "C", 0, 3))

    def test_both_triangles_and_an_empty_diagonal(self) -> None:
        figure = figures.plot_cooccurrence(self.TABLE, small=True)
        cells = {
            (x, round(base + height / 2)): tuple(key)
            for trace in bars(figure)
            for x, base, height, key in zip(trace.x, trace.base, trace.y, trace.customdata, strict=True)
        }
        assert cells == {(0, 1): ("a", "b"), (1, 0): ("a", "b"), (0, 2): ("a", "c"), (2, 0): ("a", "c"),
                         (1, 2): ("b", "c"), (2, 1): ("b", "c")}  # fmt: skip

    def test_hollow_where_only_listed(self) -> None:
        figure = figures.plot_cooccurrence(self.TABLE, small=True)
        hollow = next(trace for trace in bars(figure) if trace.name == "only in a list")
        assert {tuple(key) for key in hollow.customdata} == {("b", "c")}
        assert hollow.marker.color == "rgba(0,0,0,0)"

    def test_numbers_stand_in_the_cells_of_small_matrices(self) -> None:
        texts = [text for trace in figures.plot_cooccurrence(self.TABLE, small=True).data for text in trace.text or ()]
        assert sorted(texts) == ["1", "1", "14", "14", "3", "3"]
        many = pairs(*(("A", f"B{i:02}", 1, 0) for i in range(16)))
        assert not [trace for trace in figures.plot_cooccurrence(many, small=True).data if trace.text]

    def test_measures_of_association_are_not_shown_for_small_collections(self) -> None:
        def texts(*, small: bool) -> set[str]:
            figure = figures.plot_cooccurrence(self.TABLE, small=small, value="logdice")
            return {text for trace in figure.data for text in trace.text or ()}

        assert texts(small=True) == {"14", "1", "3"}
        assert texts(small=False) == {"11.3", "3"}

    def test_more_is_stronger(self) -> None:
        filled = next(t for t in bars(figures.plot_cooccurrence(self.TABLE, small=True)) if t.name != "only in a list")
        strengths = {tuple(key): float(colour.rstrip(")").split(",")[-1])
                     for key, colour in zip(filled.customdata, filled.marker.color, strict=True)}  # fmt: skip
        assert strengths["a", "b"] == 1 > strengths["a", "c"] > 0

    def test_two_kinds_make_a_rectangle(self) -> None:
        table = pairs(("A", "P", 2, 0), ("A", "Q", 1, 0))
        figure = figures.plot_cooccurrence(table, small=True, symmetric=False)
        assert figure.layout.xaxis.ticktext == ("A",)
        assert figure.layout.yaxis.ticktext == ("P", "Q")
        assert sum(len(trace.x) for trace in bars(figure)) == 2

    def test_order_by_names_or_ids_then_by_how_often_named(self) -> None:
        figure = figures.plot_cooccurrence(self.TABLE, small=True, order=["C", "b"])
        assert figure.layout.xaxis.ticktext == ("C", "B", "A")

    def test_hover_says_the_integers(self) -> None:
        trace = bars(figures.plot_cooccurrence(self.TABLE, small=True, window="sentence"))[0]
        assert trace.hovertext[1] == (
            "<b>A and C</b>: together in 1 of 20 sentences<br>only in a list in 2 sentences<br>A in 9, C in 7"
        )

    def test_a_cap_is_said(self) -> None:
        figure = figures.plot_cooccurrence(pairs(*(("A", f"B{i:02}", 1, 0) for i in range(30))), small=True)
        assert figure.layout.meta["shown"] == 20
        assert "20 of 31 shown" in figure.layout.xaxis.title.text

    def test_numbers_on_pale_cells_take_the_page_s_ink(self) -> None:
        figure = figures.plot_cooccurrence(self.TABLE, small=True, ink="#31333F")
        colours = {text: trace.textfont.color for trace in figure.data for text in trace.text or ()}
        assert colours == {"14": "#FFFFFF", "1": "#31333F", "3": "#31333F"}
