"""Who hangs together, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings.parts import records
from analysis.wording import counted, join_names, number

if TYPE_CHECKING:
    from analysis.measures.network import Network


def title_network(drawn: Network) -> str:
    """The groups by their most named members: "3 groups hang together, around Kazakhstan, Russia and Iran"."""
    sizes = drawn.nodes["community"].value_counts()
    groups = drawn.nodes[drawn.nodes["community"].map(sizes) > 1]
    leads = [str(part["name"].iloc[0]) for _, part in groups.groupby("community", sort=True)]
    if len(leads) == 1:
        return f"{counted(len(groups), 'name')} hang together, around {leads[0]}"
    return f"{counted(len(leads), 'group')} hang together, around {join_names(leads)}"


def sentence_network(drawn: Network, window: str = "article") -> str:
    """The name with most ties and the strongest tie, then what is drawn of what there is."""
    edges = records(drawn.edges)
    ties = [key for edge in edges for key in (edge["x"], edge["y"])]
    # The first of those that tie is the most named.
    first = max(records(drawn.nodes), key=lambda node: ties.count(node["id"]))
    best = edges[0]
    text = (
        f"{first['name']} has the most ties here, {number(ties.count(first['id']))}; the strongest is between "
        f"{best['x_name']} and {best['y_name']}, together in {counted(best['a'], window)}."
    )
    return f"{text} Drawn: {drawn.note}."
