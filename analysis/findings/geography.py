"""Where the news is, as titles and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.findings.mentions import sentence_mentions
from analysis.findings.parts import NOUNS, all_of, leaders, part_of, records, these
from analysis.wording import counted, join_names, number

if TYPE_CHECKING:
    import pandas as pd


def title_geography(table: pd.DataFrame, n: int, unit: str = "articles") -> str:
    """Where most of the news is: "Kazakhstan leads the map: named in 17 of 42 articles".

    ``n`` counts the articles of the view (distinct texts in the unit texts). Countries come before places.
    """
    noun = NOUNS.get(unit, "article")
    if not n:
        return f"There are no {noun}s here"
    rows = records(table)
    rows = [row for row in rows if row["kind"] == "country"] or rows
    if not rows:
        return f"No country and no place on the map is named in {these(n, noun)}"
    top = leaders(rows, "mentions" if unit == "occurrences" else "articles")
    names = join_names(sorted(str(row["entity"]) for row in top))
    verb, each = ("leads", "") if len(top) == 1 else ("lead", " each")
    if unit == "occurrences":
        return f"{names} {verb} the map: named {counted(top[0]['mentions'], 'time')}{each} in {counted(n, 'article')}"
    named = all_of(n, noun) if top[0]["articles"] == n else f"{part_of(top[0]['articles'], n, noun)}{each}"
    return f"{names} {verb} the map: named in {named}"


def sentence_geography(
    table: pd.DataFrame, n: int, unit: str = "articles", outside: Sequence[str] = (), support: int = 1
) -> str:
    """How many countries and places are named, the first of them with its numbers, and what the view leaves out.

    What grey (below ``support``) and hollow mean is said where they occur. ``outside`` as the figure's ``layout.meta``
    gives it.
    """
    if not n or not len(table):
        return title_geography(table, n, unit) + "."
    of_country = table["kind"] == "country"
    kinds = [(int(of_country.sum()), "country", "countries"), (int((~of_country).sum()), "place", "places")]
    said = " and ".join(counted(k, one, many) for k, one, many in kinds if k)
    first = sentence_mentions(table[of_country] if of_country.any() else table, n, unit=unit)
    text = " ".join([f"{said} on the map. {first}", *_legend(table, unit, support)])
    return f"{text} Outside of this view: {join_names(list(outside), 5)}." if outside else text


def _legend(table: pd.DataFrame, unit: str, support: int) -> list[str]:
    """What grey and hollow mean on the map, as far as they occur there."""
    listed = table["listed_only"] == table["articles"]
    weak = table["mentions" if unit == "occurrences" else "articles"] < support
    said = []
    if (weak & ~listed).any():
        what = "times" if unit == "occurrences" else f"{NOUNS.get(unit, 'article')}s"
        named = "named" if unit == "occurrences" else "named in"
        said.append(f"Grey: {named} fewer than {number(support)} {what}, so not ranked.")
    if listed.any():
        said.append("Hollow: named only in lists.")
    return said
