"""Whether somebody is named more and more, and before and after a day, as titles and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analysis.findings.parts import NOUNS, SMALL, Record, part_of, records
from analysis.wording import counted, join_names, number, signed_points

if TYPE_CHECKING:
    import pandas as pd

RISING: Final = "rising"
FALLING: Final = "falling"


def title_trend(table: pd.DataFrame) -> str:
    """Who rises and who falls: "Ukraine is named more and more, Afghanistan less and less"; "" where nobody does."""
    rows = records(table)
    up, down = ([str(row["entity"]) for row in rows if row["direction"] == way] for way in (RISING, FALLING))
    said = [f"{join_names(up)} {_is(up)} named more and more"] if up else []
    if down:
        # The table has the strongest fall last.
        names = join_names(down[::-1])
        said.append(f"{names} less and less" if up else f"{names} {_is(down)} named less and less")
    return ", ".join(said)


def _is(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"


def sentence_trend(table: pd.DataFrame) -> str:
    """Each name with its direction and odds: "Rising: Ukraine (odds × 1.3 a year, 1.1 to 1.5)."

    The odds ratio and its 95 % interval; who has no clear trend is named without numbers.
    """
    rows = records(table)
    if not rows:
        return "Nobody is followed here."
    reasons = {str(row["reason"]) for row in rows}
    if len(reasons) == 1 and all(row["direction"] == "too few" for row in rows):
        return f"Too few for a trend: {reasons.pop()}."
    said = []
    for way in (RISING, FALLING):
        if found := [trend_words(row) for row in rows if row["direction"] == way]:
            said.append(f"{way.capitalize()}: {'; '.join(found if way == RISING else found[::-1])}.")
    for way in ("no clear trend", "too few"):
        if names := [str(row["entity"]) for row in rows if row["direction"] == way]:
            said.append(f"{way.capitalize()}: {', '.join(names)}.")
    return " ".join(said)


def trend_words(row: Record) -> str:
    """One name with its odds: "Ukraine (odds × 1.3 a year, 1.1 to 1.5)", or why there are none."""
    return f"{row['entity']} ({odds_words(row)})"


def odds_words(row: Record) -> str:
    """The odds ratio in words: "odds × 1.3 a year, 1.1 to 1.5"; without one, the reason."""
    if row["odds_ratio"] != row["odds_ratio"]:
        return str(row["reason"])
    ratio, low, high = (_times(row[name], row["odds_ratio"]) for name in ("odds_ratio", "low", "high"))
    return f"odds × {ratio} a year, {low} to {high}"


def _times(value: float, ratio: float) -> str:
    """A factor, with two decimals next to 1, where one would hide whether it is above or below."""
    if value >= 1000:
        return f"over {number(1000)}"
    if value >= 10:
        return number(round(value))
    return f"{value:.2f}" if 0.5 <= ratio < 2 else f"{value:.2g}"


def title_before_after(table: pd.DataFrame) -> str:
    """Who is named more and who less after the day, as far as chance could not do it; in counts where there are few."""
    rows = [row for row in records(table) if row["supported"]]
    if not rows:
        return "Nobody is named often enough in these days to be ranked"
    if is_small_before_after(table):
        row = _largest(rows)
        sides = (f"{part_of(row[f'articles_{side}'], row[f'n_{side}'])} {side}" for side in ("before", "after"))
        return f"{row['entity']} is named in {' and '.join(sides)}"
    up = [row for row in rows if row["low"] > 0]
    down = [row for row in rows if row["high"] < 0]
    said = [f"{up[0]['entity']} is named more than before"] if up else []
    said += [f"{down[-1]['entity']} less"] if down and up else []
    said += [f"{down[-1]['entity']} is named less than before"] if down and not up else []
    return ", ".join(said) or "Nobody's share changes by more than chance could do"


def sentence_before_after(table: pd.DataFrame, unit: str = "articles") -> str:
    """The largest change with its numbers: counts, and from 30 articles on the difference with its interval."""
    rows = [row for row in records(table) if row["supported"]]
    if not rows:
        return _sizes(table)
    # What chance could not do goes first: the title speaks of it.
    clear = [row for row in rows if row["low"] > 0 or row["high"] < 0]
    row, noun = _largest(clear or rows), NOUNS.get(unit, "article")
    before, after = (part_of(row[f"articles_{side}"], row[f"n_{side}"], noun) for side in ("before", "after"))
    text = f"The largest {'clear ' if clear else ''}change: {row['entity']}, {before} before and {after} after"
    if not is_small_before_after(table):
        ends = f"{signed_points(row['low'])} to {signed_points(row['high'])}"
        text += f": {signed_points(row['difference'])} percentage points ({ends})"
    return text + "."


def _sizes(table: pd.DataFrame) -> str:
    """How many articles the two sides have, where nobody can be ranked."""
    if not len(table):
        return "Nobody of this kind is named in these days."
    before, after = (counted(int(table[f"n_{side}"].iloc[0]), "article") for side in ("before", "after"))
    return f"{before} before and {after} after: nobody is named often enough to be ranked."


def is_small_before_after(table: pd.DataFrame) -> bool:
    """Whether there are too few articles for shares: under 30 on both sides together, or none on one."""
    if not len(table):
        return True
    before, after = (int(table[f"n_{side}"].iloc[0]) for side in ("before", "after"))
    return before + after < SMALL or not before or not after


def _largest(rows: list[Record]) -> Record:
    def change(row: Record) -> float:
        difference = row["difference"]
        return abs(float(difference if difference == difference else row["articles_after"] - row["articles_before"]))

    return max(rows, key=change)


def sentence_steady(table: pd.DataFrame, n_outlets: int) -> str:
    """The same trends with only the outlets that publish throughout."""
    outlets = counted(n_outlets, "outlet")
    if not n_outlets:
        return "No outlet publishes throughout, so no trend can be told apart from the collection's changes."
    return f"With only the {outlets} that publish{'es' if n_outlets == 1 else ''} throughout: {sentence_trend(table)}"
