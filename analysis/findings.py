"""Titles and sentences made from a measure's table, never typed.

Plain text: whoever shows it escapes it. Under `SMALL` articles they speak in counts. Each function takes the table
as the measure gives it and says so in words where it is empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from analysis.measures.intervals import wilson_interval
from analysis.wording import THIN, bare_percent, counted, date_name, join_names, number, percent, period_name, quoted

if TYPE_CHECKING:
    import pandas as pd

Record = dict[str, Any]
SMALL: Final = 30
NO_KIND: Final = {
    "country": "No country", "person": "No person", "organisation": "No organisation", "place": "No place",
    "agreement": "No agreement", "event": "No event", "project": "No project",
}  # fmt: skip
TERMS: Final = 3
NOUNS: Final = {"texts": "distinct text"}
"""What a unit counts, where it is not articles."""


def _records(table: pd.DataFrame) -> list[Record]:
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def _all_of(n: int, noun: str = "article") -> str:
    """Every one of ``n``: "the one article", "both articles", "all 5 articles"."""
    return f"the one {noun}" if n == 1 else f"both {noun}s" if n == 2 else f"all {counted(n, noun)}"


def _these(n: int, noun: str = "article") -> str:
    return f"this {noun}" if n == 1 else f"these {counted(n, noun)}"


def _part_of(k: int, n: int, noun: str = "article") -> str:
    return f"{number(k)} of {counted(n, noun)}"


def _leaders(rows: Sequence[Record], column: str) -> list[Record]:
    """The rows with the most in this column, all of those that tie."""
    most = max(row[column] for row in rows)
    return [row for row in rows if row[column] == most]


# ---------------------------------------------------------------- who is named


def title_mentions(table: pd.DataFrame, n: int, kind: str | None = None, unit: str = "articles") -> str:
    """Who is named most: "Azerbaijan and Kazakhstan are named in all 5 articles".

    ``n`` counts the articles of the view (distinct texts in the unit texts), ``kind`` says what is missing where the
    table is empty.
    """
    rows, noun = _records(table), NOUNS.get(unit, "article")
    if not n:
        return f"There are no {noun}s here"
    if not rows:
        nobody = NO_KIND.get(kind or "", "No country, person or organisation")
        return f"{nobody} is named in {_these(n, noun)}"
    column = "mentions" if unit == "occurrences" else "articles"
    top = _leaders(rows, column)
    names = join_names(sorted(str(row["entity"]) for row in top))
    verb, each = ("is", "") if len(top) == 1 else ("are", " each")
    if unit == "occurrences":
        times = counted(top[0]["mentions"], "time")
        return f"{names} {verb} named most often: {times}{each} in {counted(n, 'article')}"
    if top[0]["articles"] == n:
        return f"{names} {verb} named in {_all_of(n, noun)}"
    return f"{names} {verb} named most often: in {_part_of(top[0]['articles'], n, noun)}{each}"


def sentence_mentions(
    table: pd.DataFrame, n: int, entity: str | None = None, kind: str | None = None, unit: str = "articles"
) -> str:
    """One entity (an id; without it the first row) with its numbers.

    From 30 articles on with its share and interval: "Kazakhstan is named in 17 of 42 articles, 40 % (27 to 56)."
    """
    row = next((row for row in _records(table) if entity in (None, row["id"])), None)
    if row is None:
        return title_mentions(table.iloc[:0], n, kind, unit) + "."
    text = f"{row['entity']} is named in {_part_of(row['articles'], n, NOUNS.get(unit, 'article'))}"
    if n >= SMALL:
        text += f", {percent(row['share'])} ({bare_percent(row['low'])} to {bare_percent(row['high'])})"
    else:
        text += f", {counted(row['mentions'], 'time')}"
        if row["demonyms"]:
            text += f", {number(row['demonyms'])} of them by a demonym"
    if row["listed_only"] == row["articles"]:
        text += ", only in lists"
    elif row["listed_only"]:
        text += f", in {number(row['listed_only'])} of them only in a list"
    return text + "."


# ---------------------------------------------------------------- when


def _entity_periods(table: pd.DataFrame, entity: str | None) -> list[Record]:
    """The rows of one entity: the one asked for, else the one in the most articles (by name where they tie)."""
    rows = _records(table)
    sums: dict[str, int] = {}
    names = {row["id"]: str(row["entity"]) for row in rows}
    for row in rows:
        sums[row["id"]] = sums.get(row["id"], 0) + row["articles"]
    wanted = entity or min(sums, key=lambda key: (-sums[key], names[key]), default=None)
    return [row for row in rows if row["id"] == wanted]


def _in_period(period: str) -> str:
    return f"in {period_name(period)}"


def title_timeline(table: pd.DataFrame, unit: str = "articles") -> str:
    """When the most named entity is named most: "Kazakhstan is named most often in April 2023: in 5 of 9 articles"."""
    rows, noun = _entity_periods(table, None), NOUNS.get(unit, "article")
    if not rows:
        return f"There are no dated {noun}s here"
    name, peaks = rows[0]["entity"], _leaders(rows, "articles")
    if not peaks[0]["articles"]:
        return f"{name} is not named in this time"
    share = _part_of(peaks[0]["articles"], peaks[0]["n_articles"], noun)
    if len(rows) == 1:
        return f"{name} is named in {share} {_in_period(rows[0]['period'])}"
    when = join_names([period_name(row["period"]) for row in peaks])
    if len(peaks) > 1:
        return f"{name} is named most often in {when}: in {counted(peaks[0]['articles'], noun)} each"
    return f"{name} is named most often in {when}: in {share}"


def sentence_timeline(table: pd.DataFrame, entity: str | None = None, unit: str = "articles") -> str:
    """How many of the dated articles name an entity (an id), and between when and when."""
    rows, noun = _entity_periods(table, entity), NOUNS.get(unit, "article")
    if not rows:
        return f"There are no dated {noun}s here."
    named, n = sum(row["articles"] for row in rows), sum(row["n_articles"] for row in rows)
    periods = sorted(str(row["period"]) for row in rows)
    span = _in_period(periods[0])
    if len(periods) > 1:
        span = f"from {period_name(periods[0])} to {period_name(periods[-1])}"
    bare = sum(not row["n_articles"] for row in rows)
    gaps = f"; {counted(bare, 'period')} without any {noun}" if bare else ""
    return f"{rows[0]['entity']} is named in {number(named)} of {counted(n, f'dated {noun}')} {span}{gaps}."


# ---------------------------------------------------------------- with whom


def window_noun(window: str, unit: str = "articles") -> str:
    """What a pair stands together in: the window, or "distinct text" where whole articles are such."""
    return NOUNS.get(unit, window) if window == "article" else window


def title_cooccurrence(table: pd.DataFrame, window: str = "article") -> str:
    """Which pair stands together most often. ``window`` as `window_noun` gives it."""
    if not len(table):
        return f"No two stand together in any {window}"
    # A large collection has tens of thousands of pairs: only the rows that are named are taken out of the table.
    most = int(table["a"].max())
    if not most:
        return f"No pair stands together; {_only_listed(len(table))}"
    top = _records(table[table["a"] == most])
    if len(top) == 1:
        return f"{_pair(top[0])} stand together most often: in {counted(most, window)}"
    pairs = sorted(f"{row['x_name']} with {row['y_name']}" for row in top)
    return f"{join_names(pairs)} stand together most often: in {counted(most, window)} each"


def _pair(row: Record) -> str:
    return f"{row['x_name']} and {row['y_name']}"


def _only_listed(n: int) -> str:
    return "1 pair only shares a list" if n == 1 else f"{number(n)} pairs only share a list"


def sentence_cooccurrence(table: pd.DataFrame, window: str = "article", pair: tuple[str, str] | None = None) -> str:
    """The strongest pair and how many only share a list; or one ``pair`` (x id, y id) with its margins."""
    if pair is not None:
        row = next(iter(_records(table[table["x"].isin(pair) & table["y"].isin(pair)])), None)
        return _pair_sentence(row, window) if row else f"These two stand together in no {window}."
    if not len(table) or not table["a"].max():
        return title_cooccurrence(table, window) + "."
    first = min(_records(table[table["a"] == table["a"].max()]), key=lambda row: (row["x"], row["y"]))
    listed = int((table["a"] == 0).sum())
    text = f"{_pair(first)} stand together in {counted(first['a'], window)}"
    return f"{text}; {_only_listed(listed)}." if listed else f"{text}."


def _pair_sentence(row: Record, window: str) -> str:
    margins = f"{row['x_name']} is named in {number(row['n_x'])}, {row['y_name']} in {number(row['n_y'])}"
    if not row["a"]:
        return f"{_pair(row)} only share a list, in {_part_of(row['a_listed'], row['n'], window)}; {margins}."
    listed = f" and only in a list in {number(row['a_listed'])}" if row["a_listed"] else ""
    return f"{_pair(row)} stand together in {_part_of(row['a'], row['n'], window)}{listed}; {margins}."


# ---------------------------------------------------------------- about what


def title_topics(table: pd.DataFrame, score: str = "tfidf") -> str:
    """The term that stands out most: "“corridor” stands out most: 12 times in “Trade grew”"."""
    rows = [row for row in _records(table) if not row["everywhere"]]
    if not rows:
        return "No term stands out"
    first = min(rows, key=lambda row: (-row[score], row["term"], str(row["group_name"])))
    times = counted(first["n_term"], "time")
    return f"{quoted(first['term'])} stands out most: {times} in {quoted(first['group_name'])}"


def sentence_topics(table: pd.DataFrame, group: str | None = None, score: str = "tfidf") -> str:
    """The first terms of a group (without it, of the first), and what stands in almost every article."""
    rows = _records(table)
    rows = [row for row in rows if row["group"] == (rows[0]["group"] if group is None else group)]
    if not rows:
        return "No term stands out."
    own = sorted((row for row in rows if not row["everywhere"]), key=lambda row: (-row[score], row["term"]))
    common = sorted(row["term"] for row in rows if row["everywhere"])
    parts = []
    if own:
        terms = join_names([str(row["term"]) for row in own[:TERMS]])
        parts.append(f"{quoted(own[0]['group_name'])} stands out by {terms}")
    if common:
        parts.append(f"{'in' if own else 'In'} almost every article: {join_names(common, 8)}")
    return "; ".join(parts) + "."


def title_search(table: pd.DataFrame, query: str, unit: str = "articles") -> str:
    """In how many articles the parts of a query are found: "“energy” is found in 12 of 42 articles".

    The table is that of all articles as one group: an article can be in the groups of several countries.
    """
    found, noun = sorted(_records(table), key=lambda row: (-row["articles"], row["match"])), NOUNS.get(unit, "article")
    if not found or not found[0]["articles"]:
        return f"{quoted(query)} is found in none of these {noun}s"
    first = f"{quoted(found[0]['match'])} is found in {_part_of(found[0]['articles'], found[0]['n_articles'], noun)}"
    return ", ".join([first, *(f"{quoted(row['match'])} in {number(row['articles'])}" for row in found[1:])])


def sentence_search(table: pd.DataFrame, query: str, unit: str = "articles") -> str:
    """How often the parts of a query are found, and in how many articles; the table as in `title_search`."""
    found, noun = [row for row in _records(table) if row["articles"]], NOUNS.get(unit, "article")
    if not found:
        return title_search(table, query, unit) + "."
    said = [
        f"{quoted(row['match'])} {counted(row['occurrences'], 'time')} in "
        f"{_part_of(row['articles'], row['n_articles'], noun)}"
        for row in found
    ]
    return "; ".join(said) + "."


# ---------------------------------------------------------------- the collection


def _span(first: str, last: str) -> str:
    return date_name(first) if first == last else f"{date_name(first)} to {date_name(last)}"


def title_articles(facts: Mapping[str, Any], unit: str = "articles") -> str:
    """How many articles by how many outlets, and when, from `analysis.collection.summarize`.

    "2 articles from 1 outlet, 2 May 2023 to 8 May 2025".
    """
    noun = NOUNS.get(unit, "article")
    if not facts["articles"]:
        return f"There are no {noun}s here"
    text = counted(facts["articles"], noun)
    text += f" from {counted(facts['outlets'], 'outlet')}" if facts["outlets"] else ""
    when = _span(facts["first_date"], facts["last_date"]) if facts["first_date"] else "without dates"
    return f"{text}, {when}"


def title_coverage(table: pd.DataFrame, unit: str = "articles") -> str:
    """When there are most articles: "Most articles are from April 2023: 31 of 420"."""
    noun = NOUNS.get(unit, "article")
    if not len(table):
        return f"There are no dated {noun}s here"
    sums = table.groupby("period")["articles"].sum()
    peaks = [period_name(str(period)) for period in sums.index[sums == sums.max()]]
    total = f"{number(sums.max())} of {number(sums.sum())}"
    return f"Most {noun}s are from {join_names(peaks)}: {total}{' each' if len(peaks) > 1 else ''}"


def sentence_coverage(table: pd.DataFrame, unit: str = "articles") -> str:
    """How many dated articles by how many outlets, and which outlet has most of them."""
    if not len(table):
        return title_coverage(table, unit) + "."
    sums = table.groupby("source")["articles"].sum()
    names = dict(zip(table["source"], table["source_name"], strict=True))
    most, first = min((-int(n), str(key)) for key, n in sums.items())
    name = str(names[first] or "unknown outlets")
    text = f"{counted(int(sums.sum()), 'dated ' + NOUNS.get(unit, 'article'))} from {counted(len(sums), 'outlet')}"
    return f"{text}; most of them, {number(-most)}, from {name}."


def sentence_collection(facts: Mapping[str, Any]) -> str:
    """What a collection is, from `analysis.collection.describe`: articles, outlets, dates, words, what was left out."""
    if not facts["articles"]:
        return "There are no articles here."
    outlets = [source for source in facts["sources"] if source["id"] and source["articles"]]
    text = counted(facts["articles"], "article")
    text += f" from {counted(len(outlets), 'outlet')}" if outlets else ""
    text += f", {_span(facts['first_date'], facts['last_date'])}" if facts["first_date"] else ""
    text += f" ({number(facts['undated'])} without a date)" if facts["undated"] else ""
    text += f"; {counted(facts['words_body'], 'word')} counted"
    text += f", {number(facts['words_left_out'])} of clutter left out" if facts["words_left_out"] else ""
    return text + "."


def title_stories(table: pd.DataFrame, n: int) -> str:
    """How much of ``n`` articles is copies: "3 texts stand more than once; 5 of 42 articles are copies"."""
    if not len(table):
        return f"None of {_these(n)} is a copy of another" if n != 1 else "One article alone has no copy"
    copies = int(table["copies"].sum())
    stand = f"{counted(len(table), 'text')} {'stands' if len(table) == 1 else 'stand'} more than once"
    return f"{stand}; {_part_of(copies, n)} {'is a copy' if copies == 1 else 'are copies'}"


def sentence_check(right: int, wrong: int, unsure: int = 0) -> str:
    """What a reader's judgements say, with the 95 % interval after Wilson: "19 of 20 right (76 to 99 %)"."""
    n = right + wrong
    left_out = f"{number(unsure)} unsure, left out" if unsure else ""
    if not n:
        return left_out or "Nothing is judged yet"
    low, high = (float(bound) for bound in wilson_interval(right, n))
    text = f"{number(right)} of {number(n)} right ({low * 100:.0f} to {high * 100:.0f}{THIN}%)"
    return f"{text}; {left_out}" if left_out else text


def title_events(events: Sequence[Any]) -> str:
    """How many events from when to when: "161 events from 1992 to 2025"."""
    if not events:
        return "There are no events here"
    years = sorted({event.date.year for event in events})
    text = counted(len(events), "event")
    return f"{text} in {years[0]}" if len(years) == 1 else f"{text} from {years[0]} to {years[-1]}"


def sentence_events(events: Sequence[Any]) -> str:
    """What events rest on, and that they are a compilation of ours."""
    if not events:
        return "There are no events here."
    memory = sum(bool(event.from_memory) for event in events)
    checked = f"{number(len(events) - memory)} with a reference"
    hollow = f", {number(memory)} from memory (hollow)" if memory else ""
    return f"{checked}{hollow}. Compiled by us, denser after 2021."
