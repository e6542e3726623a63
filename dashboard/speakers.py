"""How speakers, and whom they name, stand in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def labels(table: pd.DataFrame, name: str = "speaker", key: str = "id") -> pd.Series[str]:
    """How each row's speaker stands in the address: by name; with the id where two have one name."""
    ids = table.groupby(name)[key].transform("nunique") if len(table) else table[name]
    names, keys = table[name].astype(str), table[key].astype(str).str.replace("name:", "not in the lexicon: ")
    return names.where(ids == 1, names + " (" + keys + ")")


def pair_labels(table: pd.DataFrame) -> pd.Series[str]:
    """How a speaker and whom the speaker names stand in the address."""
    return labels(table, key="speaker_id") + " names " + labels(table, "entity")
