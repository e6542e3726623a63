"""A filter and a counting in words: what is shown, and what is counted in it."""

from __future__ import annotations

from analysis.model import Counting, View
from analysis.wording import counted, day_name, join_names


def describe_filter(view: View) -> str:
    """The filter and the number of articles that pass it, as one sentence.

    Examples
    --------
    "Kazakhstan, 2023: 2 of 5 articles." or, without a filter, "All 5 articles."
    """
    index, chosen = view.index, view.filter
    names = {entity.id: entity.name for entity in index.entities}
    outlets = {source.id: source.name for source in index.sources}
    joint = "and" if chosen.match == "all" else "or"
    parts = [
        f" {joint} ".join(names.get(one, one) for one in (*chosen.countries, *chosen.entities)),
        f"not naming {' or '.join(names.get(one, one) for one in chosen.excluding)}" if chosen.excluding else "",
        join_names([str(year) for year in chosen.years]),
        f"from {day_name(chosen.date_from)}" if chosen.date_from else "",
        f"until {day_name(chosen.date_to)}" if chosen.date_to else "",
        join_names([outlets.get(one, one) for one in chosen.sources]),
        f"outlets from {join_names([names.get(one, one) for one in chosen.outlets])}" if chosen.outlets else "",
        f"in {join_names(chosen.languages)}" if chosen.languages else "",
        f"with the words {chosen.words}" if chosen.words else "",
    ]
    said = ", ".join(part for part in parts if part)
    if not said:
        return f"All {counted(index.n_articles, 'article')}{_set_aside(view)}."
    return f"{said}: {len(view):,} of {counted(index.n_articles, 'article')}{_set_aside(view)}."


def _set_aside(view: View) -> str:
    return f"; copies of one text set aside: {view.copies:,}" if view.copies else ""


def describe_counting(counting: Counting) -> str:
    """What is counted, in words: the definition behind every number of mentions."""
    groups = {"names": "names and acronyms", "demonyms": "demonyms", "phrases": "phrases", "languages": "languages"}
    forms = join_names([groups[form] for form in counting.forms])
    where = "the body and the headline" if counting.headlines else "the body"
    units = {
        "articles": "Each article counts once.",
        "texts": "Of all copies of one text the earliest article counts, once.",
        "occurrences": "Each mention counts.",
    }
    lists = (
        "Sentences that list more than three of a kind stand apart."
        if counting.lists == "apart"
        else "Sentences that list more than three of a kind count like any other."
    )
    voices = {"all": "", "quoted": "Only what stands in direct quotations counts. ",
              "own": "What stands in direct quotations is left out. "}  # fmt: skip
    taken_out = f" A reader has taken out {counted(len(counting.without), 'form')}." if counting.without else ""
    text = f"Counted are {forms} in {where}, unless inside another name. {units[counting.unit]} "
    return f"{text}{voices[counting.voice]}{lists}{taken_out}"
