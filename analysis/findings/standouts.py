"""What stands out, for the front page: one plain finding of each sort, with the row of the table that it was made of.

Each function gives None where its table holds nothing that stands out. What is below minimum support, and what chance
alone could do, never does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.findings.parts import NOUNS, SMALL, Record, part_of, records
from analysis.findings.quotations import UNATTRIBUTED, title_speakers
from analysis.wording import counted, date_name, number, quoted

if TYPE_CHECKING:
    import pandas as pd


class Standout(NamedTuple):
    """A finding in words, and the row that it was made of."""

    text: str
    row: Record


def largest_change(table: pd.DataFrame, unit: str = "articles") -> Standout | None:
    """Whose share of the later half differs most from that of the earlier half, of `rank_changes`.

    Only where the interval of the difference leaves 0 out, and from 30 articles on.
    """
    sure = table[table["supported"] & ((table["low"] > 0) | (table["high"] < 0))]
    if not len(sure) or int(sure["n_articles"].iloc[0] + sure["n_reference"].iloc[0]) < SMALL:
        return None
    row = records(sure.loc[[sure["difference"].abs().idxmax()]])[0]
    before = part_of(row["articles_reference"], row["n_reference"], NOUNS.get(unit, "article"))
    after = f"{number(row['articles'])} of {number(row['n_articles'])}"
    more = "more" if row["difference"] > 0 else "less"
    text = f"{row['entity']} is named {more} than before: in {before} of the earlier half, {after} of the later"
    return Standout(text, row)


def strongest_pair(table: pd.DataFrame, n: int, window: str = "article") -> Standout | None:
    """The pair that stands together most beyond chance (`g2` of `cooccurrence`); under 30 articles, most often.

    ``n`` counts the articles of the view, ``window`` is as `window_noun` gives it. Ties go by the names.
    """
    kept = table[table["supported"] & (table["a"] > table["expected"])] if n >= SMALL else table[table["supported"]]
    if not len(kept):
        return None
    measure = "g2" if n >= SMALL else "a"
    best = kept.sort_values([measure, "x_name", "y_name"], ascending=[False, True, True]).iloc[[0]]
    row = records(best)[0]
    names = f"{row['x_name']} and {row['y_name']}"
    if n < SMALL:
        return Standout(f"{names} stand together in {part_of(row['a'], row['n'], window)}", row)
    chance = "fewer than 1" if row["expected"] < 1 else f"about {number(round(row['expected']))}"
    return Standout(f"{names} stand together in {counted(row['a'], window)}; by chance it would be {chance}", row)


def most_quoted(table: pd.DataFrame, n: int, unit: str = "articles") -> Standout | None:
    """Who has most quoted words, of `speakers` over all articles; of those that tie the first by name.

    Where the lexicon knows any of the speakers, it is one of those: other names are taken as they stand in the text,
    and some of them are no speakers.
    """
    named = table[table["id"] != UNATTRIBUTED]
    if not len(named):
        return None
    known = named[~named["id"].str.startswith("name:")]
    ranked = (known if len(known) else named).sort_values(["words", "speaker", "id"], ascending=[False, True, True])
    row = records(ranked.iloc[[0]])[0]
    if row["words"] == named["words"].max():
        return Standout(title_speakers(table, n, unit=unit), row)
    words = f"{number(row['words'])} of {counted(row['n_words'], 'quoted word')}"
    return Standout(f"Of the speakers in the lexicon {row['speaker']} is quoted most: {words}", row)


def most_copied(table: pd.DataFrame) -> Standout | None:
    """The text that stands in most articles, the first row of `stories`."""
    if not len(table):
        return None
    row = records(table.iloc[[0]])[0]
    outlets = f" of {counted(row['sources'], 'outlet')}" if row["sources"] > 1 else ""
    return Standout(f"{counted(row['articles'], 'article')}{outlets} have one text: {quoted(row['headline'])}", row)


def most_left_open(table: pd.DataFrame) -> Standout | None:
    """The form that stands most often and counts for nobody, the first row of `unresolved`."""
    if not len(table):
        return None
    row = records(table.iloc[[0]])[0]
    times = "once" if row["occurrences"] == 1 else counted(row["occurrences"], "time")
    return Standout(f"{quoted(row['words'])} counts for nobody, {times}: {row['reason']}", row)


def newest_article(listed: pd.DataFrame, n_that_day: int) -> Standout | None:
    """The last dated article (the last row of a list of dated articles), and how many there are of that day."""
    if not len(listed):
        return None
    row = records(listed.iloc[[-1]])[0]
    where = ", ".join(part for part in (date_name(str(row["date"])), row["source_name"]) if part)
    others = n_that_day - 1
    of_day = f" and {counted(others, 'other')} of that day" if others else ""
    return Standout(f"{where}: {quoted(row['headline'])}{of_day}", row)
