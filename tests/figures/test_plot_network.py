"""Nodes and ties that carry what they stand for, and labels that don't meet."""

from typing import Any

from analysis import figures, findings
from analysis.figures.network import _meet, _room
from analysis.measures.network import network
from tests.figures.figure_tables import HOSTILE
from tests.measures.test_network import two_camps

DRAWN = network(two_camps(), top=60)


def test_every_name_is_a_node_and_every_tie_has_a_middle() -> None:
    figure = figures.plot_network(DRAWN, small=False)
    keys = [tuple(key) for trace in figure.data for key in trace.customdata or ()]
    assert sorted(key[0] for key in keys if len(key) == 1) == sorted(DRAWN.nodes["id"])
    pairs = {(x, y) for x, y in zip(DRAWN.edges["x"], DRAWN.edges["y"], strict=True)}
    assert {key for key in keys if len(key) == 2} == pairs
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert sum(value is None for trace in lines for value in trace.x) == len(pairs)


def test_middles_lie_in_the_middle() -> None:
    middles = next(
        t for t in figures.plot_network(DRAWN, small=False).data if t.customdata and len(t.customdata[0]) == 2
    )
    at = DRAWN.nodes.set_index("id")
    x, y = middles.customdata[0]
    assert middles.x[0] == (at.loc[x, "px"] + at.loc[y, "px"]) / 2
    assert middles.y[0] == (at.loc[x, "py"] + at.loc[y, "py"]) / 2


def test_groups_differ_in_colour_and_in_shape() -> None:
    groups = [trace for trace in figures.plot_network(DRAWN, small=False).data if trace.showlegend]
    assert [trace.name for trace in groups] == ["E00", "E09"]
    assert len({trace.marker.color for trace in groups}) == len({trace.marker.symbol for trace in groups}) == 2


def test_a_node_s_area_goes_by_how_often_it_is_named() -> None:
    first = next(trace for trace in figures.plot_network(DRAWN, small=False).data if trace.showlegend)
    n = dict(zip(DRAWN.nodes["id"], DRAWN.nodes["n"], strict=True))
    sizes = {key[0]: size for key, size in zip(first.customdata, first.marker.size, strict=True)}
    assert sizes["e00"] ** 2 / sizes["e04"] ** 2 == n["e00"] / n["e04"]


def labels(width: int) -> Any:
    return next(trace for trace in figures.plot_network(DRAWN, small=False, width=width).data if trace.text)


def test_labels_do_not_meet_and_fewer_fit_a_phone() -> None:
    nodes = {row["name"]: row for row in DRAWN.nodes.to_dict("records")}
    for width in (340, 640):
        shown = labels(width)
        rooms = [
            _room(nodes[name], size, side, width)
            for name, size, side in zip(shown.text, shown.marker.size, shown.textposition, strict=True)
        ]
        assert not any(_meet(one, other) for i, one in enumerate(rooms) for other in rooms[:i])
        assert "E00" in shown.text
    assert len(labels(120).text) < len(labels(640).text)


def test_small_collections_speak_in_counts() -> None:
    def hovers(*, small: bool) -> str:
        return " ".join(
            text for trace in figures.plot_network(DRAWN, small=small).data for text in trace.hovertext or ()
        )

    assert "logDice" in hovers(small=False)
    assert "logDice" not in hovers(small=True)
    assert "together in 37 of 500 articles" not in hovers(small=True)
    assert "<b>E00 and E06</b>: together in 36 of 500 articles" in hovers(small=True)


def test_hostile_names_are_shown_literally() -> None:
    table = two_camps().replace({"x_name": {"E00": HOSTILE}})
    drawn = figures.plot_network(network(table), small=False).to_json()
    assert "<a" not in drawn
    assert "%{" not in drawn


def test_words() -> None:
    assert findings.title_network(DRAWN) == "2 groups hang together, around E00 and E09"
    text = findings.sentence_network(DRAWN, "sentence")
    ties = [*DRAWN.edges["x"], *DRAWN.edges["y"]]
    best = DRAWN.edges.iloc[0]
    most = max(map(ties.count, DRAWN.nodes["id"]))
    assert f"has the most ties here, {most};" in text
    assert f"between {best['x_name']} and {best['y_name']}, together in {best['a']} sentences." in text
    assert text.endswith(f"Drawn: {DRAWN.note}.")
