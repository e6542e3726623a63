"""The report: one view as one HTML file that opens without a network, with the sentences behind its numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2 import Environment, PackageLoader, select_autoescape

from analysis import findings
from analysis.collection import describe, list_articles, summarize
from analysis.errors import InputError
from analysis.evidence import quotes
from analysis.figures import plot_cooccurrence, plot_mentions, plot_speakers, plot_topics
from analysis.measures.cooccurrence import cooccurrence
from analysis.measures.mentions import mentions
from analysis.measures.quotations import speakers
from analysis.measures.words import topics
from analysis.model import Measurement, View
from analysis.report.filters import describe_counting, describe_filter
from analysis.views import select
from analysis.wording import counted, day_name

if TYPE_CHECKING:
    from analysis.evidence import Quote

ANSWERS: Final = ("right", "wrong", "unsure")
MOST_ROWS: Final = 60
MOST_CELLS: Final = 12
"""Numbers of a chart whose sentences are given."""
MOST_QUOTES: Final = 20
MOST_ARTICLES: Final = 500
NAMED: Final = ("country", "person", "organisation")
CONFIG: Final = {"displaylogo": False, "showSendToCloud": False, "responsive": True, "displayModeBar": False}


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    sentence: str
    figure: str
    columns: tuple[str, ...]
    numbers: frozenset[str]
    rows: list[dict[str, Any]]
    notes: tuple[str, ...] = ()
    evidence: tuple[dict[str, Any], ...] = ()


class Checked(NamedTuple):
    """A counted mention that a reader judged: where it stands, what it was counted as, and the answer.

    ``answer`` is right, wrong or unsure; ``surface`` is the mention as it is written.
    """

    answer: str
    surface: str
    counted_as: str
    sentence: str
    article: str


def report_html(view: View, checked: Sequence[Checked] = ()) -> str:
    """One view as one self-contained HTML file.

    Parameters
    ----------
    view
        The articles, with the filter and the counting that chose them; both are said in words.
    checked
        Mentions that a reader judged, and how.

    Returns
    -------
    str
        The whole document: charts with plotly.js inside, tables, the sentences behind the numbers, the
        articles, how it is counted, and the collection's fingerprint. It asks nothing of any network.
    """
    from plotly.offline import get_plotlyjs

    about = describe(view.index)
    listed = list_articles(view, limit=MOST_ARTICLES)
    dates = findings.title_articles(summarize(view), view.counting.unit)
    sections = _sections(view) if len(view) else []
    environment = Environment(loader=PackageLoader("analysis.report", ""), autoescape=select_autoescape(default=True))
    return environment.get_template("report.html").render(
        title=_title(view, dates),
        lead=findings.sentence_collection(about),
        filters=describe_filter(view),
        # A closing script tag within the library's own strings would end it early.
        plotly=get_plotlyjs().replace("</script", "<\\/script") if sections else "",
        sections=sections,
        articles_title=counted(len(view), "article"),
        articles=[_article(row) for row in listed.to_dict("records")],
        articles_more=_rest(len(view), MOST_ARTICLES, "article"),
        counting=describe_counting(view.counting),
        checked=sorted(checked, key=lambda one: (ANSWERS.index(one.answer), one)),
        tally=findings.sentence_check(*(sum(one.answer == answer for one in checked) for answer in ANSWERS)),
        fingerprint=view.index.fingerprint[:8],
        dates=dates,
    )


def _title(view: View, title: str) -> str:
    return title if len(view) == view.index.n_articles else f"{title}, of {view.index.n_articles:,}"


def _article(row: Any) -> dict[str, Any]:
    shown = {"source": row["source_name"], "headline": row["headline"], "words": row["words"]}
    return {"when": _when(row["date"]), **shown}


def _when(date: dt.date | None) -> str:
    return day_name(date) if isinstance(date, dt.date) else "without a date"


def _rest(n: int, most: int, noun: str) -> str:
    return f"The first {most:,} of {counted(n, noun)}." if n > most else ""


def _sections(view: View) -> list[_Section]:
    small = len(view) < findings.SMALL
    sections = [_named(view, kind, small) for kind in NAMED]
    near = replace(view.counting, window="sentence" if view.counting.window == "article" else view.counting.window)
    try:
        of_articles = replace(near, unit="articles") if near.unit == "occurrences" else near
        sections.append(_pairs(select(view.index, view.filter, of_articles), small))
        sections += _speakers(select(view.index, view.filter, of_articles), small)
        sections.append(_topics(view))
    except InputError as error:
        sections.append(_Section("Not counted", str(error), "", (), frozenset(), []))
    return [section for section in sections if section.rows or section.sentence]


def _named(view: View, kind: str, small: bool) -> _Section:
    measured = mentions(view, kind=kind)
    column = "mentions" if view.counting.unit == "occurrences" else "articles"
    return _section(
        measured, findings.title_mentions(measured.table, len(view), kind, view.counting.unit),
        findings.sentence_mentions(measured.table, len(view), None, kind, view.counting.unit),
        plot_mentions(measured.table, small=small, unit=view.counting.unit),
        ("entity", "articles", "mentions", "names", "demonyms", "nested", "listed_only"),
        [(row, column, str(name)) for row, name in enumerate(measured.table["entity"].head(MOST_CELLS))],
    )  # fmt: skip


def _pairs(view: View, small: bool) -> _Section:
    measured, window = cooccurrence(view), findings.window_noun(view.counting.window, view.counting.unit)
    table = measured.table
    pairs = [f"{x} and {y}" for x, y in zip(table["x_name"], table["y_name"], strict=True)]
    cells = [(row, "a", pairs[row]) for row in range(len(table)) if table["a"].iloc[row]][:MOST_CELLS]
    return _section(
        measured, findings.title_cooccurrence(table, window), findings.sentence_cooccurrence(table, window),
        plot_cooccurrence(table, small=small, window=window, top=15),
        ("x_name", "y_name", "a", "a_listed", "n_x", "n_y", "n"), cells,
    )  # fmt: skip


def _speakers(view: View, small: bool) -> list[_Section]:
    """Who is quoted; no section where nobody is."""
    measured, unit = speakers(view), view.counting.unit
    table = measured.table
    if not len(table):
        return []
    cells = [(row, "quotations", str(name)) for row, name in enumerate(table["speaker"].head(MOST_CELLS))]
    return [_section(
        measured, findings.title_speakers(table, len(view), unit=unit),
        findings.sentence_speakers(table, len(view), unit=unit), plot_speakers(table, small=small),
        ("speaker", *measured.integers), cells,
    )]  # fmt: skip


def _topics(view: View) -> _Section:
    measured = topics(view, by="article" if len(view) < 8 else "source", top=6)
    return _section(
        measured, findings.title_topics(measured.table), findings.sentence_topics(measured.table),
        plot_topics(measured.table, top=6), ("group_name", "term", "n_term", "df", "n_articles"), [],
    )  # fmt: skip


def _section(
    measured: Measurement, title: str, sentence: str, figure: Any, columns: tuple[str, ...],
    cells: Sequence[tuple[int, str, str]],
) -> _Section:  # fmt: skip
    rows = [{str(name): value for name, value in row.items()} for row in
            measured.table[list(columns)].head(MOST_ROWS).to_dict("records")]  # fmt: skip
    notes = (*measured.notes, *filter(None, [_rest(len(measured.table), MOST_ROWS, "row")]))
    return _Section(
        title, sentence, figure.to_html(full_html=False, include_plotlyjs=False, config=CONFIG), columns,
        frozenset(measured.integers), rows, notes, tuple(_evidence(measured, *cell) for cell in cells),
    )  # fmt: skip


def _evidence(measured: Measurement, row: int, column: str, name: str) -> dict[str, Any]:
    found = measured.evidence(row, column)
    shown = quotes(measured.view.index, found, limit=MOST_QUOTES)
    noun = found.unit.removesuffix("s")
    return {
        "title": f"{name}: {counted(len(found), noun)}",
        "quotes": [_quote(quote) for quote in shown],
        "more": _rest(len(found), MOST_QUOTES, noun),
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"pieces": cut(quote.text, quote.marks), "when": _when(quote.date), "source": quote.source_name,
            "headline": quote.headline}  # fmt: skip


def cut(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is marked; the pieces joined are the text.

    >>> cut("to Baku now", [(3, 7)])
    [('to ', False), ('Baku', True), (' now', False)]
    """
    pieces, position = [], 0
    for start, end in sorted(marks):
        if start >= position:
            pieces += [(text[position:start], False), (text[start:end], True)]
            position = end
    return [piece for piece in [*pieces, (text[position:], False)] if piece[0]]
