"""Speakers counted by hand: two outlets, known and unknown speakers, reported speech and an empty view."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.errors import InputError
from analysis.evidence import quotes
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.measures.quotations import named_by_speakers, speakers
from analysis.model import Counting, Filter, Measurement
from analysis.views import select

PORT = [
    {
        "id": "p1", "date": "2023-04-03", "source": "Alpha Daily", "language": "en",
        "text": '"Azerbaijan and Kazakhstan built the port," Tokayev said. "It is deep."\n\n'
        "Kemal Aydın, an engineer, noted that the docks of Azerbaijan are new. \"We dug for years,\" Aydın said.",
    },
    {
        "id": "p2", "date": "2024-05-06", "source": "Beta Wire", "language": "en",
        "text": '"The Kazakh side of the port is open," Tokayev said.\n\n'
        'A sign read "all ships may enter now." It is red.',
    },
    {"id": "p3", "date": "2024-06-07", "source": "Beta Wire", "language": "en", "text": "Nobody spoke in Hungary."},
]  # fmt: skip
"""Tokayev: 6 + 3 words in p1, 8 in p2; Aydın 4 words; the sign 5; 26 words in all. Reported: 7 words by Aydın."""


@pytest.fixture(scope="module")
def port(build: Callable[..., Index]) -> Index:
    return build(PORT)


def rows(measured: Measurement, *columns: str) -> list[list[object]]:
    return measured.table[list(columns)].values.tolist()


def test_rows_of_the_index(port: Index) -> None:
    found = port.quotations_of(0)
    texts = [port.text(0)[one.start : one.end] for one in found]
    assert texts == [
        "Azerbaijan and Kazakhstan built the port,", "It is deep.",
        "the docks of Azerbaijan are new.", "We dug for years,",
    ]  # fmt: skip
    assert [(one.direct, one.words, one.name) for one in found] == [
        (True, 6, ""), (True, 3, ""), (False, 6, "Kemal Aydın"), (True, 4, "Kemal Aydın"),
    ]  # fmt: skip
    assert [one.speaker == port.entity_numbers["per-tokayev"] for one in found] == [True, True, False, False]
    assert port.quotations_of(2) == []


def test_quoted_words_by_speaker(port: Index) -> None:
    measured = speakers(select(port))
    assert rows(measured, "id", "quotations", "words", "articles", "n_words", "share") == [
        ["per-tokayev", 3, 17, 2, 26, 17 / 26],
        ["unattributed", 1, 5, 1, 26, 5 / 26],
        ["name:Kemal Aydın", 1, 4, 1, 26, 4 / 26],
    ]
    assert list(measured.table["speaker"]) == ["Kassym-Jomart Tokayev", "unattributed", "Kemal Aydın"]
    assert "low" not in measured.table


def test_reported_speech_is_apart(port: Index) -> None:
    measured = speakers(select(port), speech="reported")
    assert rows(measured, "id", "quotations", "words", "articles") == [["name:Kemal Aydın", 1, 6, 1]]


def test_speakers_by_year_have_their_own_totals(port: Index) -> None:
    measured = speakers(select(port), by="year")
    assert rows(measured, "group", "id", "words", "n_words") == [
        ["2023", "per-tokayev", 9, 13],
        ["2023", "name:Kemal Aydın", 4, 13],
        ["2024", "per-tokayev", 8, 13],
        ["2024", "unattributed", 5, 13],
    ]


def test_whom_they_name(port: Index) -> None:
    columns = ("speaker_id", "id", "mentions", "articles", "n_mentions", "share")
    assert rows(named_by_speakers(select(port)), *columns) == [
        ["per-tokayev", "country-kaz", 2, 2, 3, 2 / 3],
        ["per-tokayev", "country-aze", 1, 1, 3, 1 / 3],
    ]
    names_only = named_by_speakers(select(port, Filter(), Counting(forms=("names",))))
    assert rows(names_only, *columns[:4]) == [
        ["per-tokayev", "country-aze", 1, 1],
        ["per-tokayev", "country-kaz", 1, 1],
    ]


@pytest.mark.parametrize("name", ["speakers", "named_by_speakers"])
@pytest.mark.parametrize("filter", [Filter(), Filter(years=(2024,)), Filter(words="nowhere")])
def test_each_number_opens_as_many_things(port: Index, name: str, filter: Filter) -> None:
    measured = MEASURES[name](select(port, filter))
    for row in range(len(measured.table)):
        for column in measured.integers:
            evidence = measured.evidence(row, column)
            assert len(evidence) == measured.table[column].iloc[row], (row, column)
            assert all(quote.marks for quote in quotes(port, evidence))


def test_quotations_open_as_they_stand(port: Index) -> None:
    evidence = speakers(select(port, Filter(years=(2024,)))).evidence(0, "quotations")
    (quote,) = quotes(port, evidence)
    assert [quote.text[a:b] for a, b in quote.marks] == ["The Kazakh side of the port is open,"]


def test_an_empty_view_has_no_speakers(port: Index) -> None:
    view = select(port, Filter(words="nowhere"))
    assert len(speakers(view).table) == len(named_by_speakers(view).table) == 0


def test_what_is_not_allowed_is_said(port: Index) -> None:
    view = select(port)
    with pytest.raises(InputError, match="speech 'loud' is unknown: choose one of direct, reported"):
        MEASURES["speakers"](view, speech="loud")
    with pytest.raises(InputError, match="choose the unit articles"):
        speakers(select(port, Filter(), Counting(unit="occurrences")))


@pytest.mark.parametrize("by", ["all", "year", "source"])
def test_the_originals_open_as_many_things(originals: Index, by: str) -> None:
    measured = MEASURES["speakers"](select(originals), by=by)
    assert measured.table["words"].sum() > 500
    for row in range(len(measured.table)):
        for column in measured.integers:
            assert len(measured.evidence(row, column)) == measured.table[column].iloc[row]


def test_whom_they_name_by_year_has_its_own_totals(port: Index) -> None:
    measured = named_by_speakers(select(port), by="year")
    assert rows(measured, "group", "id", "mentions", "n_mentions") == [
        ["2023", "country-aze", 1, 2],
        ["2023", "country-kaz", 1, 2],
        ["2024", "country-kaz", 1, 1],
    ]
    for row in range(len(measured.table)):
        for column in measured.integers:
            assert len(measured.evidence(row, column)) == measured.table[column].iloc[row]
