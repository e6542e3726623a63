"""The collection, as titles and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.findings.parts import NOUNS, part_of, these
from analysis.measures.intervals import wilson_interval
from analysis.wording import THIN, counted, date_name, join_names, number, period_name

if TYPE_CHECKING:
    import pandas as pd


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


def _kind(period: str) -> str:
    """What a period is, by how it is written: "2023", "2023-Q1", "2023-04", "2023-W05" or "2023-05-02"."""
    _, _, part = period.partition("-")
    if part.startswith(("Q", "W")):
        return "quarter" if part.startswith("Q") else "week"
    return "day" if "-" in part else "month" if part else "year"


def title_coverage(table: pd.DataFrame, unit: str = "articles") -> str:
    """When there are most articles: "Most articles are from April 2023: 31 of 420".

    Where every period has as many: "No month has more than 1 of the 5 articles".
    """
    noun = NOUNS.get(unit, "article")
    if not len(table):
        return f"There are no dated {noun}s here"
    sums = table.groupby("period")["articles"].sum()
    if len(sums) > 1 and sums.nunique() == 1:
        return (
            f"No {_kind(str(sums.index[0]))} has more than {number(sums.max())} of the {counted(int(sums.sum()), noun)}"
        )
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
        return f"None of {these(n)} is a copy of another" if n != 1 else "One article alone has no copy"
    copies = int(table["copies"].sum())
    stand = f"{counted(len(table), 'text')} {'stands' if len(table) == 1 else 'stand'} more than once"
    return f"{stand}; {part_of(copies, n)} {'is a copy' if copies == 1 else 'are copies'}"


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
