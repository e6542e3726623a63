"""Who is drawn and which ties, by hand and by a plain loop; the same drawing in every process."""

from __future__ import annotations

import itertools
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.measures.association import logdice
from analysis.measures.network import NODE_COLUMNS, network

COLUMNS = ["x", "y", "x_name", "y_name", "a", "a_listed", "n_x", "n_y", "n"]


def table_of(ties: dict[tuple[int, int], int], n: dict[int, int]) -> pd.DataFrame:
    """Pairs of numbered names; ``n`` says how often each is named."""
    rows = [(f"e{x:02}", f"e{y:02}", f"E{x:02}", f"E{y:02}", a, 0, n[x], n[y], 500) for (x, y), a in ties.items()]
    table = pd.DataFrame(rows, columns=COLUMNS)
    table["logdice"] = logdice(table["a"].to_numpy(), table["n_x"].to_numpy(), table["n_y"].to_numpy())
    return table


def two_camps() -> pd.DataFrame:
    """Names 0 to 8 stand together, names 9 to 16 stand together, and one weak tie joins the two."""
    n = {i: 100 - 2 * i for i in range(17)}
    ties = {pair: 30 + sum(pair) % 7 for pair in itertools.combinations(range(9), 2)}
    ties |= {pair: 20 + sum(pair) % 5 for pair in itertools.combinations(range(9, 17), 2)}
    return table_of({**ties, (0, 9): 3, (1, 10): 2}, n)


def test_the_camps_are_the_groups() -> None:
    nodes = network(two_camps(), top=60).nodes
    assert tuple(nodes.columns) == NODE_COLUMNS
    groups = {key: set(part["id"]) for key, part in nodes.groupby("community")}
    assert groups == {0: {f"e{i:02}" for i in range(9)}, 1: {f"e{i:02}" for i in range(9, 17)}}
    assert list(nodes["n"]) == sorted(nodes["n"], reverse=True)


@pytest.mark.parametrize("top", [5, 20, 40, 1000])
def test_edges_are_the_strongest_of_each_name_and_then_of_all(top: int) -> None:
    table = two_camps()
    strong = [row for row in table.to_dict("records") if row["a"] >= 3]
    strong.sort(key=lambda row: (-row["logdice"], row["x_name"], row["y_name"]))
    needed = []
    for key in {end for row in strong for end in (row["x"], row["y"])}:
        needed.append(next((row["x"], row["y"]) for row in strong if key in (row["x"], row["y"])))
    wanted = set(needed)
    for row in strong:
        if len(wanted) >= top:
            break
        wanted.add((row["x"], row["y"]))
    edges = network(table, top=top).edges
    assert set(zip(edges["x"], edges["y"], strict=True)) == wanted
    assert list(edges["logdice"]) == sorted(edges["logdice"], reverse=True)


def test_edges_are_rows_of_the_table() -> None:
    table = two_camps()
    merged = network(table).edges.merge(table, on=list(table.columns))
    assert len(merged) == len(network(table).edges)


def test_below_the_support_no_tie_is_drawn() -> None:
    edges = network(two_camps(), support=3, top=1000).edges
    assert edges["a"].min() == 3
    assert len(edges) == 36 + 28 + 1
    assert len(network(two_camps(), support=4, top=1000).edges) == 36 + 28


def test_only_the_most_named_are_taken_and_the_note_says_so() -> None:
    drawn = network(two_camps(), most=15, top=1000)
    assert list(drawn.nodes["id"]) == [f"e{i:02}" for i in range(15)]
    assert drawn.note.startswith("15 of 17 names and 52 of 65 pairs that stand together at least 3 times")


def test_nodes_keep_apart_and_fill_the_drawing() -> None:
    for table in (two_camps(), two_camps()[lambda t: t["a"] > 3]):
        nodes = network(table).nodes
        places = nodes[["px", "py"]].to_numpy()
        assert np.isfinite(places).all()
        assert places.min(axis=0) == pytest.approx([-1, -1])
        assert places.max(axis=0) == pytest.approx([1, 1])
        distances = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1))
        assert distances[~np.eye(len(places), dtype=bool)].min() > 0.1


def test_those_who_stand_together_lie_together() -> None:
    nodes = network(two_camps(), top=1000).nodes
    middles = nodes.groupby("community")[["px", "py"]].mean().to_numpy()
    spread = nodes.groupby("community")[["px", "py"]].std().to_numpy().mean()
    assert np.hypot(*(middles[0] - middles[1])) > spread


def test_the_order_of_rows_changes_nothing() -> None:
    table = two_camps()
    turned = network(table.sample(frac=1, random_state=7))
    pd.testing.assert_frame_equal(turned.nodes, network(table).nodes)
    pd.testing.assert_frame_equal(turned.edges, network(table).edges)


def test_another_process_draws_the_same() -> None:
    """Whatever the seed of Python's hashes."""
    code = (
        "from tests.measures.test_network import two_camps; from analysis.measures.network import network;"
        "print(network(two_camps()).nodes.to_csv())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {network(two_camps()).nodes.to_csv() + "\n"}


@pytest.mark.parametrize("names", [0, 2, 14])
def test_too_few_names_are_refused_with_the_reason(names: int) -> None:
    ties = {(i, i + 1): 5 for i in range(names - 1)}
    with pytest.raises(InputError, match=f"only {names} names here .* begins at 15: read the matrix"):
        network(table_of(ties, dict.fromkeys(range(15), 9)))


def test_fifteen_are_enough() -> None:
    drawn = network(table_of({(i, i + 1): 5 for i in range(14)}, dict.fromkeys(range(15), 9)))
    assert len(drawn.nodes) == 15
