"""The report: one file, the numbers and sentences of its view, nothing of the articles' own markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from analysis.index.store import Index
from analysis.measures.mentions import mentions
from analysis.model import Counting, Filter
from analysis.report import report_html
from analysis.report.document import cut
from analysis.report.filters import describe_counting, describe_filter
from analysis.views import select


class Reader(HTMLParser):
    """Tags, addresses and text of a document, scripts left out."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self.feed(re.sub(r"<script.*?</script>", "", document, flags=re.DOTALL))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "data")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_report_holds_the_numbers_and_their_sentences(tiny: Index) -> None:
    view = select(tiny, Filter(countries=("country-kaz",)))
    read = Reader(report_html(view))
    assert "Kazakhstan: 2 of 4 articles." in read.text
    table = mentions(view, kind="country").table
    for name, number in zip(table["entity"], table["articles"], strict=True):
        assert re.search(rf"{name}: {number} articles?\b", read.text)
    assert "Kazakhstan sells grain." in read.text
    assert tiny.fingerprint[:8] in read.text


def test_nothing_is_asked_of_any_host(tiny: Index) -> None:
    document = report_html(select(tiny))
    assert Reader(document).addresses == []
    assert '"showSendToCloud": true' not in document
    assert "default-src 'none'" in document


def test_the_library_is_there_once(tiny: Index) -> None:
    document = report_html(select(tiny))
    assert 3_000_000 < len(document) < 8_000_000


def test_an_articles_markup_is_text(build: Callable[..., Index]) -> None:
    payload = "<img src=https://evil.example/x.png onerror=alert(1)>"
    text = f"Kazakhstan says {payload} today."
    index = build([{"id": "a", "date": "2023-01-01", "source": payload, "title": payload, "text": text}])
    read = Reader(report_html(select(index)))
    assert "img" not in read.tags
    assert read.addresses == []
    assert payload in read.text


def test_an_empty_view_is_a_report_without_charts(tiny: Index) -> None:
    document = report_html(select(tiny, Filter(words="xyzzyplugh")))
    assert "with the words xyzzyplugh: 0 of 4 articles." in document
    assert len(document) < 20_000


def test_occurrences_leave_out_the_pairs_with_the_reason(tiny: Index) -> None:
    document = report_html(select(tiny, counting=Counting(unit="occurrences")))
    assert "Kazakhstan: 3 occurrences" in document


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (Filter(), "All 4 articles."),
        (Filter(years=(2023,), countries=("country-kaz",)), "Kazakhstan, 2023: 2 of 4 articles."),
        (Filter(countries=("country-kaz", "country-uzb"), match="all"), "Kazakhstan and Uzbekistan: 2 of 4 articles."),
        (Filter(countries=("country-kaz", "country-uzb")), "Kazakhstan or Uzbekistan: 3 of 4 articles."),
    ],
)
def test_filters_are_said_in_words(tiny: Index, chosen: Filter, words: str) -> None:
    assert describe_filter(select(tiny, chosen)) == words


def test_the_counting_is_said_in_words() -> None:
    assert describe_counting(Counting()) == (
        "Counted are names and acronyms and demonyms in the body, unless inside another name. Each article counts "
        "once. Sentences that list more than three of a kind stand apart."
    )
    other = describe_counting(Counting("occurrences", forms=("names",), lists="in", headlines=True))
    assert "the body and the headline" in other
    assert "Each mention counts." in other
    assert "count like any other" in other


def test_pieces_joined_are_the_text() -> None:
    pieces = cut("abcdef", [(4, 5), (1, 3), (2, 4)])
    assert pieces == [("a", False), ("bc", True), ("d", False), ("e", True), ("f", False)]


def test_who_speaks_has_a_section_where_somebody_is_quoted(tiny: Index, build: Callable[..., Index]) -> None:
    text = '"Azerbaijan built the harbour," Tokayev said. A sign read "keep out now please."'
    index = build([{"id": "a", "date": "2023-01-01", "source": "Alpha", "language": "en", "text": text}])
    said = "Kassym-Jomart Tokayev speaks most: 4 of 8 quoted words"
    read = Reader(report_html(select(index)))
    assert said in read.text
    assert "Kassym-Jomart Tokayev: 1 occurrence" in read.text
    assert said in Reader(report_html(select(index, counting=Counting(unit="occurrences")))).text
    assert "quoted" not in Reader(report_html(select(tiny))).text
