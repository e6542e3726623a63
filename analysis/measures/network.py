"""A network out of the pairs that stand together: who is drawn, which ties, which groups, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.wording import counted, number

if TYPE_CHECKING:
    import networkx as nx
    import numpy.typing as npt

LEAST: Final = 15
"""Fewer names are read better in the matrix."""
SEED: Final = 1
NODE_COLUMNS: Final = ("id", "name", "n", "community", "px", "py")
_APART: Final = 0.2
"""Nodes are pushed to at least this distance; the drawing is 2 wide and 2 high."""
_PUSHES: Final = 60


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """What a drawing shows.

    ``nodes``: one row a name, the most named first: ``id``, ``name``, ``n`` (windows that name it), ``community``
    (0 the largest), ``px`` and ``py`` (from -1 to 1). ``edges``: the rows of the pairs drawn, as `cooccurrence` gives
    them, the strongest first; receipts are those of that measure. ``note`` says by what rule they were chosen.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    note: str


def network(table: pd.DataFrame, *, support: int = 3, most: int = 40, top: int = 80) -> Network:
    """Nodes, edges, groups and places for the table of `analysis.measures.cooccurrence`.

    A pair counts from ``support`` windows on. Of the names that such pairs have, the ``most`` named are taken; of the
    pairs among them the strongest of each name, and then the strongest of all until there are ``top``, by logDice.
    Groups are Louvain communities of these ties (weighted by logDice, seeded); places follow Kamada and Kawai, where a
    stronger tie is shorter. Equal ranks go by name, so that two runs and two machines draw the same.

    Parameters
    ----------
    table
        Pairs within one kind or of two.
    support
        Fewest windows that a tie may rest on.
    most, top
        Most names, and most ties unless the strongest of each name are more.

    Raises
    ------
    InputError
        Fewer than 15 names are left.

    References
    ----------
    Blondel et al. 2008, J. Stat. Mech. P10008 (Louvain); Kamada & Kawai 1989, Information Processing Letters 31(1).
    """
    strong = table[(table["a"] >= support) & (table["a"] > 0)]
    names = _names(strong)
    if len(names) < LEAST:
        raise InputError(
            f"only {counted(len(names), 'name')} here would be in a network, with pairs that stand together at least "
            f"{counted(support, 'time')}; it begins at {LEAST}: read the matrix, lower the minimum or take filters out"
        )
    nodes = names.head(most)
    among = strong[strong["x"].isin(nodes["id"]) & strong["y"].isin(nodes["id"])]
    edges = _chosen(among, top)
    nodes = nodes[nodes["id"].isin([*edges["x"], *edges["y"]])].reset_index(drop=True)
    graph = _graph(nodes, edges)
    places = _places(graph)
    drawn = nodes.assign(community=_communities(graph, nodes), px=places[:, 0], py=places[:, 1])
    return Network(drawn[list(NODE_COLUMNS)], edges, _note(strong, names, drawn, edges, support))


def _names(pairs: pd.DataFrame) -> pd.DataFrame:
    """The names of these pairs: id, name and n, the most named first."""
    sides = [
        pairs[[side, f"{side}_name", f"n_{side}"]].set_axis(["id", "name", "n"], axis="columns") for side in ("x", "y")
    ]
    both = pd.concat(sides).drop_duplicates("id")
    return both.sort_values(["n", "name", "id"], ascending=[False, True, True], ignore_index=True)


def _chosen(pairs: pd.DataFrame, top: int) -> pd.DataFrame:
    """The strongest tie of each name, and the strongest of all up to ``top``."""
    ordered = pairs.sort_values(["logdice", "x_name", "y_name"], ascending=[False, True, True], ignore_index=True)
    seen: set[str] = set()
    firsts: list[int] = []
    further: list[int] = []
    for place, ends in enumerate(zip(ordered["x"], ordered["y"], strict=True)):
        (further if seen.issuperset(ends) else firsts).append(place)
        seen.update(ends)
    kept = sorted([*firsts, *further[: max(0, top - len(firsts))]])
    return ordered.iloc[kept].reset_index(drop=True)


def _graph(nodes: pd.DataFrame, edges: pd.DataFrame) -> nx.Graph:
    """The ties by node number: sets of numbers run alike in every process, sets of texts don't."""
    import networkx as nx

    numbers = {key: place for place, key in enumerate(nodes["id"])}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(nodes)))
    weakest = float(edges["logdice"].min())
    for x, y, strength in zip(edges["x"], edges["y"], edges["logdice"], strict=True):
        graph.add_edge(numbers[x], numbers[y], weight=1.0 + float(strength) - weakest)
    return graph


def _communities(graph: nx.Graph, nodes: pd.DataFrame) -> list[int]:
    """The group of each node; groups are numbered by what their members are named in all, then by their first name."""
    import networkx as nx

    groups = [sorted(group) for group in nx.community.louvain_communities(graph, weight="weight", seed=SEED)]
    n = nodes["n"].to_numpy()
    groups.sort(key=lambda group: (-int(n[group].sum()), group))
    of_node = {node: number for number, group in enumerate(groups) for node in group}
    return [of_node[node] for node in range(len(nodes))]


def _places(graph: nx.Graph) -> npt.NDArray[np.float64]:
    """Where each node lies, from -1 to 1 (shape: nodes x 2)."""
    import networkx as nx

    heaviest = max(weight for _, _, weight in graph.edges(data="weight"))
    lengths = {(x, y): 2.0 - weight / heaviest for x, y, weight in graph.edges(data="weight")}
    nx.set_edge_attributes(graph, lengths, "length")
    steps = dict(nx.all_pairs_dijkstra_path_length(graph, weight="length"))
    # Parts that nothing ties together keep apart, but leave no empty half.
    far = 0.7 * max(max(row.values()) for row in steps.values())
    distances = {x: {y: steps[x].get(y, far) for y in graph} for x in graph}
    found = nx.kamada_kawai_layout(graph, dist=distances, pos=nx.circular_layout(graph))
    return _pushed_apart(np.array([found[node] for node in graph], dtype=np.float64))


def _pushed_apart(places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The places, stretched over the whole drawing, with no two nodes on top of each other."""
    places = _stretched(places)
    for _ in range(_PUSHES):
        steps = places[:, None, :] - places[None, :, :]
        distances = np.hypot(steps[..., 0], steps[..., 1])
        np.fill_diagonal(distances, 9.0)
        close = distances < _APART
        if not close.any():
            break
        part = np.where(close, (_APART - distances) / np.maximum(distances, 1e-9) / 2, 0.0)
        places = places + (steps * part[..., None]).sum(axis=1)
    # To three digits: the last ones differ between processors.
    return np.round(_stretched(places), 3)


def _stretched(places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    low, high = places.min(axis=0), places.max(axis=0)
    spread = np.where(high > low, high - low, 1.0)
    result: npt.NDArray[np.float64] = (places - low) / spread * 2 - 1
    return result


def _note(strong: pd.DataFrame, names: pd.DataFrame, nodes: pd.DataFrame, edges: pd.DataFrame, support: int) -> str:
    return (
        f"{number(len(nodes))} of {counted(len(names), 'name')} and {number(len(edges))} of "
        f"{counted(len(strong), 'pair')} that stand together at least {counted(support, 'time')}: the strongest tie of "
        "each name, then the strongest of all, by logDice; colours are groups that hang together (Louvain)"
    )
