"""What every number means, from the definitions beside the measures: the page of methods, a paragraph, a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from analysis.measures import DEFINITIONS
from analysis.measures.definition import Definition
from analysis.model import Counting, Filter, Measurement, View
from analysis.report.filters import describe_counting, describe_filter

_INTRODUCTION: Final = """\
# Methods

What each table of Orkhon holds. The pages show one figure of each; the others are in the table behind it, and in what
`orkhon measure NAME --index DIR` prints. Made by `orkhon methods`.

## What is counted

{counting}

Phrases (the president of Kazakhstan) and languages (the Kazakh language) count on request, though the name inside a
phrase counts. A name inside another one (Astana in Astana Act) is kept apart, and full name and acronym side by side
are one mention.

- **Units.** Articles; distinct texts (of all copies of one text the earliest article); or occurrences.
- **Windows.** Two names stand together in one article, paragraph or sentence. The margins are counted in the same one.
- **Lists.** In a sentence that names more than three of a kind these are listed together, all others stand together.
  What only a list carries has a column of its own; a switch counts it in.
- **Voice.** What stands in direct quotations, in the outlet's own words, or both.
- **Minimum support.** What is counted fewer than {support} times (a setting) is shown in grey and not ranked.
- **Small collections.** Under 30 articles the pages speak in counts: no percent, no interval, no trend.
- **Whole numbers** open the articles, sentences or occurrences that they count. All other columns are computed from
  them.

## What Orkhon does not do

- **No tone and no sentiment.** What counts as favourable differs by reader, outlet and language; the tools for it are
  made for one language and agree badly with each other on news about states. A number that cannot be checked against
  its sentences has no place here.
- **No guess about what is not in the text**: no audience, no intent, no truth of what is said.
- **No cause.** Two things named together, or a change after an event, are observations.
- **No sample of the world.** Shares are shares of this collection; coverage by outlet and month stands beside each
  trend.

## The measures
"""


def methods_markdown() -> str:
    """The whole page of methods, as it stands in docs/methods.md."""
    house = Counting()
    opening = _INTRODUCTION.format(counting=describe_counting(house), support=house.support)
    return "\n".join([opening, *(f"### {one.title}\n\n{definition_markdown(name)}" for name, one in _in_order())])


def _in_order() -> list[tuple[str, Definition]]:
    return sorted(DEFINITIONS.items())


def definition_markdown(name: str) -> str:
    """What a measure's rows and columns are, and after whom, as Markdown."""
    definition = DEFINITIONS[name]
    rows = [f"| `{column}` | {_cell(meaning)} |" for column, meaning in definition.columns.items()]
    lines = [f"`{name}`: one row is {definition.row}.", ""]
    lines += ["| column | what it holds |", "| --- | --- |", *rows, ""]
    lines += [f"- {note}" for note in definition.notes]
    lines += [f"- After {'; '.join(definition.sources)}."] if definition.sources else []
    return "\n".join(lines).rstrip() + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def methods_paragraph(measurement: Measurement) -> str:
    """A paragraph for the methods section of a paper: what was counted in which articles, and after whom."""
    view, definition = measurement.view, DEFINITIONS[measurement.name]
    sources = f" Measures after {'; '.join(definition.sources)}." if definition.sources else ""
    shown = describe_filter(view).rstrip(".")
    return (
        f"{definition.title} was counted with Orkhon in a collection of {view.index.n_articles:,} articles "
        f"(fingerprint {view.index.fingerprint[:8]}); articles: {shown}. {describe_counting(view.counting)} "
        f"One row of the table is {definition.row}.{sources}"
    )


def python_lines(view: View, name: str, options: Mapping[str, Any]) -> str:
    """The lines of Python that give the very table; ``DIR`` stands for the folder of the index."""
    given = {key: value for key, value in options.items() if value not in (None, "", ())}
    said = "".join(f", {key}={_call(value) if isinstance(value, Filter) else repr(value)}"
                   for key, value in given.items())  # fmt: skip
    chosen = _call(view.filter)
    return "\n".join(
        [
            *(["import datetime", ""] if "datetime." in chosen + said else []),
            "from analysis.index.store import open_index",
            "from analysis.measures import MEASURES",
            "from analysis.model import Counting, Filter",
            "from analysis.views import select",
            "",
            f'view = select(open_index("DIR"), {chosen}, {_call(view.counting)})',
            f'MEASURES["{name}"](view{said}).table',
        ]
    )


def _call(value: Filter | Counting) -> str:
    """A filter or counting as the call that makes it, without what is the default anyway."""
    return f"{type(value).__name__}({', '.join(_changed(value))})"


def _changed(value: Filter | Counting) -> Iterator[str]:
    house = type(value)()
    for field in fields(value):
        if (now := getattr(value, field.name)) != getattr(house, field.name):
            yield f"{field.name}={now!r}"
