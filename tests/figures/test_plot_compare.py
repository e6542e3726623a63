"""Dumbbells and bars to both sides: where the table says, grey without support, safe labels."""

from typing import Any

import pandas as pd

from analysis import figures, findings
from analysis.figures.compare import HUES
from analysis.figures.theme import CLEAR, GREY
from tests.figures.figure_tables import HOSTILE
from tests.figures.test_plot_safety import strings


def named(*rows: tuple[str, int, int], n: tuple[int, int] = (50, 100), support: int = 3) -> pd.DataFrame:
    """Rows of (name, articles of the target, of the reference)."""
    made = [
        {"entity": name, "id": f"id-{name}", "kind": "country", "n_target": k, "n_reference": other,
         "articles_target": n[0], "articles_reference": n[1], "difference": k / n[0] - other / n[1],
         "low": k / n[0] - other / n[1] - 0.1, "high": k / n[0] - other / n[1] + 0.1, "share_target": k / n[0],
         "share_reference": other / n[1], "supported": k + other >= support}
        for name, k, other in rows
    ]  # fmt: skip
    return pd.DataFrame(made)


def terms(*rows: tuple[str, int, int, float]) -> pd.DataFrame:
    """Rows of (term, df in the target, in the reference, lrc)."""
    made = [
        {"term": term, "n_target": 2 * k, "n_reference": 2 * other, "size_target": 900, "size_reference": 800,
         "df_target": k, "df_reference": other, "articles_target": 50, "articles_reference": 100, "lrc": lrc,
         "g2": float(k - other), "log_ratio": lrc + (1 if k > other else -1), "p": 0.01, "p_adjusted": 0.02,
         "supported": max(k, other) >= 3}
        for term, k, other, lrc in rows
    ]  # fmt: skip
    return pd.DataFrame(made)


def dots(figure: Any) -> list[Any]:
    return [trace for trace in figure.data if trace.mode == "markers" and trace.customdata is not None]


def keys(figure: Any) -> list[tuple[str, str]]:
    """The marks of the legend: name and colour."""
    return [(trace.name, trace.marker.color) for trace in figure.data if trace.showlegend]


def test_dots_stand_at_the_shares_and_open_their_name() -> None:
    table = named(("Iraq", 40, 20), ("Peru", 5, 60), ("Mali", 1, 1))
    target, reference = dots(figures.plot_compare_mentions(table, small=False, left="A", right="B"))
    assert list(target.x) == [0.8, 0.1, 0.02]
    assert list(reference.x) == [0.2, 0.6, 0.01]
    assert [key[0] for key in target.customdata] == ["id-Iraq", "id-Peru", "id-Mali"]
    assert list(target.marker.color) == [HUES["target"], HUES["target"], GREY]
    assert list(reference.marker.color) == [HUES["reference"], HUES["reference"], CLEAR]
    assert reference.marker.line.color[2] == GREY


def test_the_sides_have_their_colours_in_the_legend_whatever_is_grey() -> None:
    weak = figures.plot_compare_mentions(named(("Mali", 1, 1)), small=False, left="A", right="B")
    assert keys(weak) == [("A", HUES["target"]), ("B", HUES["reference"])]
    uncertain = figures.plot_keyness(terms(("cotton", 40, 1, 0.0), ("steel", 2, 60, 0.0)), left="A", right="B")
    assert keys(uncertain) == [("more in A", HUES["target"]), ("more in B", HUES["reference"])]
    assert [one.marker.line.color for one in uncertain.data if one.type == "bar"] == [*HUES.values()]


def test_few_articles_are_counts() -> None:
    figure = figures.plot_compare_mentions(named(("Iraq", 4, 2), n=(5, 9)), small=True, left="A", right="B")
    assert [list(one.x) for one in dots(figure)] == [[4], [2]]
    assert any("4 of 5<br>2 of 9" in str(trace.text) for trace in figure.data)
    assert not any("%" in text for text in strings(figure.to_plotly_json()))


def test_those_that_differ_most_are_drawn_and_the_rest_is_told() -> None:
    table = named(*((f"N{i:02}", i, 10) for i in range(30)))
    figure = figures.plot_compare_mentions(table, small=False, left="A", right="B", top=5)
    assert (figure.layout.meta["shown"], figure.layout.meta["of"]) == (5, 30)
    assert {key[0] for key in dots(figure)[0].customdata} == {f"id-N{i}" for i in range(25, 30)}


def test_bars_are_lrc_to_both_sides() -> None:
    table = terms(("cotton", 40, 1, 3.0), ("mill", 1, 0, 0.2), ("steel", 2, 60, -2.0))
    right, left = (one for one in figures.plot_keyness(table, left="A", right="B").data if one.type == "bar")
    assert dict(zip((key[0] for key in right.customdata), right.x, strict=True)) == {"cotton": 3.0, "mill": 0.2}
    assert dict(zip((key[0] for key in left.customdata), left.x, strict=True)) == {"steel": -2.0}
    assert right.marker.color[0] == HUES["target"]
    assert right.marker.color[1] not in HUES.values()
    assert left.marker.color[0] == HUES["reference"]


def test_where_nothing_is_certain_all_is_grey() -> None:
    table = terms(("cotton", 40, 1, 0.0), ("steel", 2, 60, 0.0))
    figure = figures.plot_keyness(table, left="A", right="B")
    drawn = [one for one in figure.data if one.type == "bar"]
    assert [list(one.x) for one in drawn] == [[1.0], [-1.0]]
    assert not {colour for one in drawn for colour in one.marker.color} & set(HUES.values())
    assert findings.title_keyness(table, "A", "B") == "No term sets the two apart for certain"


def test_a_word_of_a_pair_is_drawn_once() -> None:
    table = terms(("energy security", 40, 1, 3.0), ("energy", 41, 2, 2.9), ("steel", 2, 60, -2.0))
    figure = figures.plot_keyness(table, left="A", right="B")
    assert [key[0] for one in figure.data if one.type == "bar" for key in one.customdata] == [
        "energy security",
        "steel",
    ]


def test_empty_tables_give_one_line() -> None:
    for figure in (figures.plot_compare_mentions(pd.DataFrame(), small=True, left="A", right="B"),
                   figures.plot_keyness(pd.DataFrame(), left="A", right="B")):  # fmt: skip
        assert len(figure.data) == 0
        assert figure.layout.annotations[0].text.endswith(".")


def test_hostile_labels_are_shown_literally() -> None:
    drawn = [*strings(figures.plot_compare_mentions(named((HOSTILE, 9, 4)), small=False, left=HOSTILE,
                                                    right=HOSTILE).to_plotly_json()),
             *strings(figures.plot_keyness(terms((HOSTILE, 9, 4, 1.0)), left=HOSTILE,
                                           right=HOSTILE).to_plotly_json())]  # fmt: skip
    assert any("&lt;b&gt;x" in text for text in drawn)
    for text in drawn:
        assert "<a" not in text
        assert "<b>x" not in text
        assert "%{" not in text
        assert "$" not in text


def test_findings_name_what_is_supported_and_certain() -> None:
    table = named(("Iraq", 40, 20), ("Peru", 5, 60), ("Mali", 2, 0))
    assert findings.title_compare_mentions(table, "A", "B") == "Iraq differs most: 80\u202f% in A, 20\u202f% in B"
    unsupported = named(("Mali", 2, 0))
    assert findings.title_compare_mentions(unsupported, "A", "B") == "Every name is in too few articles to be ranked"
    alike = named(("Iraq", 25, 49))
    assert findings.title_compare_mentions(alike, "A", "B") == "No name's share differs for certain"
    few = named(("Iraq", 2, 3), ("Peru", 1, 1), ("Chad", 1, 1), n=(2, 3), support=1)
    title = "Chad differs most: in 1 of 2 articles of A, 1 of 3 articles of B"
    assert findings.title_compare_mentions(few, "A", "B") == title
    assert findings.title_compare_mentions(few.head(1), "A", "B") == "No name is more frequent on one side"
    assert "so that it may be chance" in findings.sentence_compare_mentions(alike, "A", "B")
    keys = terms(("cotton", 40, 1, 3.0), ("steel", 2, 60, -2.0))
    assert findings.title_keyness(keys, "A", "B") == "What stands out: “cotton” in A; “steel” in B"
    assert "“cotton” is in 40 of 50 articles of A and in 1 of 100 articles of B: in A at least 8.0 times" in (
        findings.sentence_keyness(keys, "A", "B")
    )
