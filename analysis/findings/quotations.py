"""Who speaks, as titles and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from analysis.findings.parts import NOUNS, SMALL, Record, leaders, records, these
from analysis.wording import counted, join_names, number, percent

if TYPE_CHECKING:
    import pandas as pd

UNATTRIBUTED: Final = "unattributed"
_WORDS: Final = {
    "direct": ("quoted word", "quoted words"), "reported": ("word of reported speech", "words of reported speech"),
}  # fmt: skip
_QUOTATIONS: Final = {"direct": "quotation", "reported": "reported clause"}
_GROUPS: Final = {"source": "outlet", "year": "year"}


def title_speakers(table: pd.DataFrame, n: int, speech: str = "direct", unit: str = "articles") -> str:
    """Who is quoted most: "Ilham Aliyev speaks most: 455 of 1 022 quoted words".

    The table is that of all articles as one group; ``n`` counts the articles of the view. What is unattributed has no
    rank.
    """
    rows = records(table)
    if not rows:
        said = "Nobody is quoted" if speech == "direct" else "Nobody's words are reported"
        return f"{said} in {these(n, NOUNS.get(unit, 'article'))}"
    of = counted(rows[0]["n_words"], *_WORDS[speech])
    named = [row for row in rows if row["id"] != UNATTRIBUTED]
    if not named:
        return f"None of {of} has a speaker who is named"
    top = leaders(named, "words")
    names = join_names(sorted(str(row["speaker"]) for row in top))
    if len(top) == 1:
        return f"{names} speaks most: {number(top[0]['words'])} of {of}"
    return f"{names} speak most: {number(top[0]['words'])} of {of} each"


def title_speakers_by(table: pd.DataFrame, by: str, speech: str = "direct") -> str:
    """Who is quoted most in how many groups: "Ilham Aliyev speaks most in 2 of 3 outlets".

    ``by`` is "source" or "year". Groups in which nobody is quoted have no rows, and do not count.
    """
    groups = _by_group(table)
    said = "is quoted" if speech == "direct" else "is reported"
    if not groups:
        return f"Nobody {said} in any {_GROUPS[by]}"
    firsts: dict[str, tuple[str, int]] = {}
    for rows in groups:
        named = [row for row in rows if row["id"] != UNATTRIBUTED]
        for row in leaders(named, "words") if named else []:
            firsts[row["id"]] = str(row["speaker"]), firsts.get(row["id"], ("", 0))[1] + 1
    of = counted(len(groups), _GROUPS[by])
    if not firsts:
        return f"No speaker is named in {of}"
    most = max(times for _, times in firsts.values())
    names = sorted(name for name, times in firsts.values() if times == most)
    if most == 1 and len(firsts) == len(groups) > 1:
        return f"{of} each quote somebody else most" if speech == "direct" else f"{of} each report somebody else most"
    if most == 1 and len(groups) > 1:
        return f"Nobody speaks most in more than one of {of}"
    return f"{join_names(names)} {'speaks' if len(names) == 1 else 'speak'} most in {number(most)} of {of}"


def sentence_speakers(table: pd.DataFrame, n: int, speech: str = "direct", unit: str = "articles") -> str:
    """The first speaker's numbers, and how much nobody in particular says; with shares from 30 articles on."""
    rows = records(table)
    named = [row for row in rows if row["id"] != UNATTRIBUTED]
    if not named:
        return title_speakers(table, n, speech, unit) + "."
    first = min(named, key=lambda row: (-row["words"], str(row["speaker"]), row["id"]))
    said = counted(first["quotations"], _QUOTATIONS[speech])
    where = f"in {counted(first['articles'], NOUNS.get(unit, 'article'))}"
    text = f"{first['speaker']}: {_with_share(first, n)} in {said} {where}"
    nobody = next((row for row in rows if row["id"] == UNATTRIBUTED), None)
    if nobody is None:
        return f"{text}; all of {counted(first['n_words'], *_WORDS[speech])} have a speaker who is named."
    return f"{text}; {_with_share(nobody, n)} of {number(nobody['n_words'])} unattributed."


def _with_share(row: Record, n: int) -> str:
    share = f" ({percent(row['share'])})" if n >= SMALL else ""
    return f"{counted(row['words'], 'word')}{share}"


def title_named_by_speakers(table: pd.DataFrame) -> str:
    """Who names whom most often: "Ilham Aliyev names Azerbaijan most often: 5 times". The table is one group."""
    rows = [row for row in records(table) if row["speaker_id"] != UNATTRIBUTED] or records(table)
    if not rows:
        return "Nobody and nothing is named in these quotations"
    top = leaders(rows, "mentions")
    times = counted(top[0]["mentions"], "time")
    speakers = {row["speaker_id"]: str(row["speaker"]) for row in top}
    if len(speakers) > 1:
        pairs = sorted(f"{row['entity']} by {row['speaker']}" for row in top)
        return f"{join_names(pairs)} are named most often: {times} each"
    named = join_names(sorted(str(row["entity"]) for row in top))
    ((key, speaker),) = speakers.items()
    subject = "Unattributed quotations name" if key == UNATTRIBUTED else f"{speaker} names"
    return f"{subject} {named} most often: {times}{' each' if len(top) > 1 else ''}"


def sentence_named_by_speakers(table: pd.DataFrame) -> str:
    """How many mentions stand in the quotations of how many speakers. The table is one group."""
    rows = records(table)
    if not rows:
        return "Nobody and nothing is named in these quotations."
    mentions, speakers = sum(row["mentions"] for row in rows), {row["speaker_id"] for row in rows} - {UNATTRIBUTED}
    unknown = sum(row["mentions"] for row in rows if row["speaker_id"] == UNATTRIBUTED)
    text = f"{counted(mentions, 'mention')} of {counted(len({row['id'] for row in rows}), 'name')} in direct quotations"
    by = f" of {counted(len(speakers), 'speaker')}" if speakers else ""
    return f"{text}{by}" + (f", {number(unknown)} of them unattributed." if unknown else ".")


def _by_group(table: pd.DataFrame) -> Sequence[list[Record]]:
    groups: dict[str, list[Record]] = {}
    for row in records(table):
        groups.setdefault(str(row["group"]), []).append(row)
    return list(groups.values())
