"""Terms of a group as short bars that are text of the page: a front page of eight such cards draws at once.

On the page Words the same terms are charts, whose bars open where a term stands. Words of articles never become HTML,
so a bar is a coloured ground behind spaces in a list; what that looks like stands in `dashboard.first_paint`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from analysis.wording import number
from dashboard.text import escape_markdown, shorten

if TYPE_CHECKING:
    import pandas as pd

LONGEST: Final = 26
"""No-break spaces of the longest bar."""
WIDTH: Final = 24
"""Characters of a term."""
SPACE: Final = "\u00a0"


class Card(NamedTuple):
    """A group, what it is called, and its terms as markdown; "" where none stands out."""

    group: str
    name: str
    text: str


def write_cards(table: pd.DataFrame, *, most: int, top: int) -> tuple[Card, ...]:
    """The first groups of `analysis.measures.words.topics`: bars as long as their terms' TF-IDF, and how often."""
    cards = []
    for group in list(dict.fromkeys(table["group"]))[:most]:
        rows = table[table["group"] == group]
        cards.append(Card(str(group), str(rows["group_name"].iloc[0]), _write(rows, top)))
    return tuple(cards)


def _write(rows: pd.DataFrame, top: int) -> str:
    apart = rows[~rows["everywhere"].astype(bool)].sort_values(["tfidf", "term"], ascending=[False, True]).head(top)
    if apart.empty:
        return ""
    longest = float(apart["tfidf"].max()) or 1.0
    lines = [
        _line(str(term), int(times), max(1, round(LONGEST * float(weight) / longest)))
        for term, times, weight in zip(apart["term"], apart["n_term"], apart["tfidf"], strict=True)
    ]
    return "\n".join(lines)


def _line(term: str, times: int, length: int) -> str:
    return f"- {escape_markdown(shorten(term, WIDTH))} :green-background[{SPACE * length}] {number(times)}×"
