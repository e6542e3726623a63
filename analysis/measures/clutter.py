"""What leaving out clutter changes: names of one article in all its text, and in what is counted of it."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from analysis.cells import FORM_GROUPS, counted
from analysis.index.store import Index
from analysis.model import Counting

COLUMNS = ("entity", "id", "all_text", "counted", "elsewhere")


def count_by_region(index: Index, row: int, counting: Counting, *, kind: str = "country") -> pd.DataFrame:
    """How often an article's text names each entity of a kind, with clutter and without it.

    Parameters
    ----------
    row
        Of the article.
    counting
        Which forms are looked at, and whether the headline counts.

    Returns
    -------
    DataFrame
        One row an entity: ``all_text`` mentions anywhere in the text, ``counted`` those that are counted, and
        ``elsewhere`` the others by region in words ("2 in navigation, 1 in tags"). Names inside other names are in
        neither. Sorted by all_text, then name.
    """
    forms = {form for group in counting.forms for form in FORM_GROUPS[group]}
    counts = counted(index, counting, index.mentions.part(row)).tolist()
    everywhere, inside = Counter[int](), Counter[int]()
    others: dict[int, Counter[str]] = {}
    for mention, counts_here in zip(index.mentions_of(row), counts, strict=True):
        entity = index.entities[mention.entity]
        if entity.kind != kind or mention.field or mention.nested_in >= 0 or mention.form not in forms:
            continue
        everywhere[mention.entity] += 1
        if counts_here:
            inside[mention.entity] += 1
        else:
            others.setdefault(mention.entity, Counter())[mention.region.replace("_", " ")] += 1
    ranked = sorted(everywhere, key=lambda one: (-everywhere[one], index.entities[one].name))
    rows = [
        (index.entities[one].name, index.entities[one].id, everywhere[one], inside[one], _in_words(others.get(one)))
        for one in ranked
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _in_words(regions: Counter[str] | None) -> str:
    regions = regions or Counter()
    return ", ".join(f"{n} in {kind}" for kind, n in sorted(regions.items(), key=lambda one: (-one[1], one[0])))
