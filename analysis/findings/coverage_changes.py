"""Where the collection changes, and who covers whom, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings.parts import NOUNS, SMALL, Record, part_of, records
from analysis.measures.coverage_changes import mix_change
from analysis.wording import bare_percent, counted, number, percent, period_name

if TYPE_CHECKING:
    import pandas as pd


def collection_changes(table: pd.DataFrame) -> bool:
    """Whether a trend is to be warned of: a large outlet begins, pauses or ends, or the mixes of the halves differ.

    Under 30 articles there is no trend to warn of.
    """
    if not len(table) or int(table["n_articles"].iloc[0]) < SMALL:
        return False
    return bool((table["change"] != "").any()) or mix_change(table).far


def sentence_coverage_changes(table: pd.DataFrame) -> str:
    """One line beside every trend: which large outlets begin or end, and how far the mixes of the halves lie apart."""
    rows = records(table)
    if not rows:
        return "No article here has a date."
    n = int(rows[0]["n_articles"])
    if n < SMALL:
        return f"{counted(n, 'dated article')}: too few to tell whether the set of outlets changes."
    found, mix = [row for row in rows if row["change"]], mix_change(table)
    apart = f"the mixes of outlets of the two halves differ by {_digits(mix.distance)} (0 alike, 1 nothing in common)"
    if not found and not mix.far:
        alike = f"; {apart}, {_digits(mix.chance)} of it by chance" if mix.distance == mix.distance else ""
        only = "the one outlet publishes" if len(rows) == 1 else "no large outlet begins, pauses or ends"
        return f"The collection is steady: {only}{' throughout' if len(rows) == 1 else alike}."
    said = [_change(row) for row in sorted(found, key=_size)[:3]]
    if more := len(found) - len(said):
        said.append(f"{counted(more, 'other')} begin, pause or end")
    if mix.far:
        said.append(apart)
    return f"The collection changes, and a trend may be its own: {'; '.join(said)}."


def _size(row: Record) -> tuple[int, str]:
    return -int(row["articles"]), str(row["source_name"])


def _change(row: Record) -> str:
    name, said = str(row["source_name"] or "an unknown outlet"), []
    if row["change"] == "begins and ends" and row["first"] == row["last"]:
        part = part_of(row["articles_first"], row["n_first"])
        return f"{name} publishes only in {period_name(row['first'])}, {part}"
    for word, end in (("begins", "first"), ("ends", "last")):
        if word in row["change"]:
            part = part_of(row[f"articles_{end}"], row[f"n_{end}"])
            said.append(f"{word} in {period_name(row[end])} with {part}")
    if "pauses" in row["change"]:
        said.insert("begins" in row["change"], f"has nothing {_run(row['gap_first'], row['gap_last'])}")
    return f"{name} {' and '.join(said)}"


def _run(first: str, last: str) -> str:
    return f"in {period_name(first)}" if first == last else f"from {period_name(first)} to {period_name(last)}"


def _digits(value: float) -> str:
    return f"{value:.2f}"


def title_who_covers_whom(table: pd.DataFrame, unit: str = "articles") -> str:
    """Who stands out: "Outlets of Azerbaijan name Kazakhstan in 5 of 5 articles", of other countries first."""
    row = _leading(table)
    if row is None:
        return "No country is named here"
    part = part_of(row["articles"], row["n_articles"], NOUNS.get(unit, "article"))
    if row["n_articles"] >= SMALL:
        part = f"{percent(row['share'])} of their {NOUNS.get(unit, 'article')}s"
    return f"{_outlets(row)} name {row['country_name']} in {part}"


def sentence_who_covers_whom(table: pd.DataFrame, unit: str = "articles") -> str:
    """The same with its numbers, the interval, and how it compares with all outlets from 30 articles on."""
    row = _leading(table)
    if row is None:
        return "No country is named here."
    noun = NOUNS.get(unit, "article")
    text = f"{_outlets(row)} name {row['country_name']} in {part_of(row['articles'], row['n_articles'], noun)}"
    if row["n_articles"] >= SMALL:
        text += f", {percent(row['share'])} ({bare_percent(row['low'])} to {bare_percent(row['high'])})"
        if row["lift"] == row["lift"]:
            text += f", {row['lift']:.2f} times the share among all outlets whose country is known"
    return text + "."


def legend_who_covers_whom(shown: int, of: int, support: int, unit: str = "articles", *, small: bool) -> str:
    """What a cell of the matrix says, and what is left out: ``shown`` of ``of`` countries named."""
    noun = NOUNS.get(unit, "article")
    what = f"the {noun}s of the row's outlets" if small else f"the percent of the row's {noun}s"
    rest = "" if shown == of else f" The {number(shown)} countries named most are shown, of {number(of)}."
    cells = f"In each cell {what} that name the country; framed below {counted(support, noun)}, empty where none does."
    return cells + rest


def _outlets(row: Record) -> str:
    return f"Outlets of {row['outlet_name']}" if row["outlet"] else "Outlets of unknown country"


def _leading(table: pd.DataFrame) -> Record | None:
    """The largest share in another country with enough support; else in any; among equal ones the most articles."""
    rows = [row for row in records(table) if row["supported"]] or records(table)
    abroad = [row for row in rows if row["outlet"] and row["outlet"] != row["country"]]
    return min(
        abroad or rows, key=lambda row: (-row["share"], -row["articles"], str(row["country_name"])), default=None
    )
