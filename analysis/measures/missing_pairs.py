"""Who is not named together: pairs that chance alone would bring together more often than the articles do."""

from __future__ import annotations

from typing import Final

from analysis.measures.association import expected, signed_g2
from analysis.measures.contrast import bonferroni, p_of_g2
from analysis.measures.cooccurrence import INTEGERS, Pairs
from analysis.measures.definition import Definition
from analysis.model import Measurement, View

SIGNIFICANT: Final = 3.841458820694124
"""95th percentile of chi-squared with one degree of freedom."""
MISSING_PAIRS: Final = Definition(
    title="Missing pairs",
    row="one pair of entities that share far fewer windows (articles, paragraphs or sentences) than by chance, or none",
    columns={
        "x": "id of the first",
        "y": "id of the second",
        "x_name": "name of the first",
        "y_name": "name of the second",
        "a": "windows that name both, neither of them only in a list",
        "a_listed": "windows that name both, at least one only in a list; where lists are counted in, part of a too",
        "n_x": "windows that name the first",
        "n_y": "windows that name the second",
        "n": "all windows",
        "shortfall": "expected less the windows that name both, in lists or not",
        "expected": "n_x n_y / n: how often they would meet by chance; at least the minimum support",
        "g2": "2 sum O ln(O / E) over the four cells, with all windows that name both, in lists or not; -3.84 or less",
        "p": "how often chance alone would give so large a g2, either way",
        "p_adjusted": "p times the number of pairs looked at, at most 1 (Bonferroni)",
    },
    notes=(
        "A pair that shares a list is not silent: windows with lists count as windows that name both.",
        "Windows of one article depend on each other, and so do copies of one text: choose the window article and "
        "distinct texts before you rest anything on a missing pair.",
        "Who is named in different years can't be named together; look at one period at a time.",
    ),
    sources=("Dunning 1993, CL 19(1) (G2)", "Dunn 1961, JASA 56 (Bonferroni)"),
)


def missing_pairs(view: View, *, kind: str = "country", other: str | None = None) -> Measurement:
    """Pairs that are expected and absent, or rarer than expected.

    Parameters
    ----------
    kind, other
        Pairs within ``kind``, or of ``kind`` with ``other``.

    Returns
    -------
    Measurement
        One row for each pair that would share at least ``counting.support`` windows by chance, shares fewer, and has a
        G2 of -3.84 or less; the integers are those of `cooccurrence`. Of a pair never named together the column a is
        empty evidence: what there is to read are n_x and n_y. Sorted by ``shortfall``, then names.

    Raises
    ------
    InputError
        A kind is unknown, or the unit is occurrences.
    """
    pairs = Pairs(view, kind, other)
    counts = pairs.counts(missing=True)
    together = counts["a"] + (counts["a_listed"] if view.counting.lists == "apart" else 0)
    chance = expected(counts["n_x"], counts["n_y"], counts["n"])
    looked_at = chance >= view.counting.support
    g2 = signed_g2(together, counts["n_x"], counts["n_y"], counts["n"])
    p = p_of_g2(g2)
    columns = {"shortfall": chance - together, "expected": chance, "g2": g2, "p": p}
    n_looked_at = int(looked_at.sum())
    table = counts.assign(**columns, p_adjusted=bonferroni(p, max(n_looked_at, 1)))
    table = table[looked_at & (together < chance) & (g2 <= -SIGNIFICANT)].sort_values(
        ["shortfall", "x_name", "y_name"], ascending=[False, True, True], ignore_index=True
    )
    notes = (
        f"{n_looked_at:,} pairs would stand together at least {view.counting.support:,} times by chance; of so many, "
        f"about {round(n_looked_at * 0.025):,} fall as far below by chance alone: the corrected p allows for that",
    )
    return Measurement(
        "missing_pairs", table, INTEGERS, view, lambda row, column: pairs.open_cell(table, row, column), notes
    )
