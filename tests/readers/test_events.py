"""Reading a chronicle: a table small enough to check by eye, and every way to get a row wrong."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.readers.events import EVENT_COLUMNS, Event, events_between, ots_summits, read_events

ROW = {
    "id": "ev-1",
    "date": "2023-11-03",
    "precision": "day",
    "kind": "summit",
    "series": "ots",
    "title": "Tenth summit",
    "city": "Astana",
    "country": "KAZ",
    "countries": "AZE; KAZ; TRNC",
    "organisations": "Organization of Turkic States",
    "people": "Kassym-Jomart Tokayev (president of Kazakhstan); Ilham Aliyev (president of Azerbaijan)",
    "facts": "Twelve documents signed | Chair passed on",
    "reference": "https://example.org/a | seed:001_9004f30796a60f79",
    "confidence": "verified",
}


def write_rows(folder: Path, *changes: dict[str, str]) -> Path:
    path = folder / "events.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, EVENT_COLUMNS)
        writer.writeheader()
        writer.writerows({**ROW, **change} for change in changes)
    return path


def read_one(folder: Path, **change: str) -> Event:
    (event,) = read_events(write_rows(folder, change))
    return event


def test_a_row_becomes_an_event(tmp_path: Path) -> None:
    assert read_one(tmp_path, note="Two documents") == Event(
        id="ev-1",
        date=dt.date(2023, 11, 3),
        end_date=dt.date(2023, 11, 3),
        precision="day",
        kind="summit",
        series="ots",
        title="Tenth summit",
        city="Astana",
        country="country-kaz",
        countries=("country-aze", "country-kaz", "country-trnc"),
        organisations=("Organization of Turkic States",),
        people=("Kassym-Jomart Tokayev (president of Kazakhstan)", "Ilham Aliyev (president of Azerbaijan)"),
        facts=("Twelve documents signed", "Chair passed on"),
        references=("https://example.org/a", "seed:001_9004f30796a60f79"),
        from_memory=False,
        note="Two documents",
    )


def test_empty_cells_are_empty_tuples(tmp_path: Path) -> None:
    event = read_one(tmp_path, country="", countries="", organisations="", people="", facts="", city="")
    assert (event.country, event.countries, event.organisations, event.people, event.facts) == ("", (), (), (), ())


def test_recalled_events_are_from_memory_and_need_no_reference(tmp_path: Path) -> None:
    event = read_one(tmp_path, confidence="recalled", reference="")
    assert event.from_memory
    assert event.references == ()


def test_seed_articles_are_those_that_report_it(tmp_path: Path) -> None:
    assert read_one(tmp_path).seed_articles == ("001_9004f30796a60f79",)


@pytest.mark.parametrize(
    ("date", "precision", "end_date", "first", "last", "when"),
    [
        ("2023-11-03", "day", "", "2023-11-03", "2023-11-03", "3 November 2023"),
        ("2024-09-08", "day", "2024-09-14", "2024-09-08", "2024-09-14", "8 September 2024 to 14 September 2024"),
        ("2022-12-31", "day", "2023-01-01", "2022-12-31", "2023-01-01", "31 December 2022 to 1 January 2023"),
        ("2024-02", "month", "", "2024-02-01", "2024-02-29", "February 2024"),
        ("2025-12", "month", "", "2025-12-01", "2025-12-31", "December 2025"),
        ("2013", "year", "", "2013-01-01", "2013-12-31", "2013"),
    ],
)
def test_dates_cover_the_days_that_their_precision_says(
    tmp_path: Path, date: str, precision: str, end_date: str, first: str, last: str, when: str
) -> None:
    event = read_one(tmp_path, date=date, precision=precision, end_date=end_date)
    assert (event.date.isoformat(), event.end_date.isoformat(), event.when) == (first, last, when)


def test_events_stand_in_order_of_their_days(tmp_path: Path) -> None:
    path = write_rows(
        tmp_path,
        {"id": "later"},
        {"id": "b", "date": "2020", "precision": "year"},
        {"id": "a", "date": "2020", "precision": "year"},
        {"id": "new-year", "date": "2020-01-01"},
    )
    assert [event.id for event in read_events(path)] == ["new-year", "a", "b", "later"]


def test_between_takes_what_may_have_touched_the_days(tmp_path: Path) -> None:
    events = read_events(
        write_rows(
            tmp_path,
            {"id": "year", "date": "2023", "precision": "year"},
            {"id": "month", "date": "2023-10", "precision": "month"},
            {"id": "days", "date": "2023-10-30", "end_date": "2023-11-02"},
            {"id": "day"},
        )
    )

    def ids(date_from: dt.date | None = None, date_to: dt.date | None = None) -> set[str]:
        return {event.id for event in events_between(events, date_from, date_to)}

    assert ids() == {"year", "month", "days", "day"}
    assert ids(dt.date(2023, 11, 2), dt.date(2023, 11, 2)) == {"year", "days"}
    assert ids(dt.date(2023, 11, 3)) == {"year", "day"}
    assert ids(None, dt.date(2023, 10, 1)) == {"year", "month"}
    assert ids(dt.date(2024, 1, 1)) == set()
    assert ids(dt.date(2023, 11, 3), dt.date(2023, 11, 2)) == set()


def test_ots_summits_are_chosen_by_series_not_by_kind(tmp_path: Path) -> None:
    events = read_events(
        write_rows(
            tmp_path,
            {"id": "regular"},
            {"id": "informal", "kind": "informal summit"},
            {"id": "forerunner", "series": "turkic-speaking"},
            {"id": "another body's", "series": ""},
        )
    )
    assert {event.id for event in ots_summits(events)} == {"regular", "informal"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"date": "2023-02-31"}, "line 2: '2023-02-31' is no date to the day; give a real one as YYYY-MM-DD"),
        ({"date": "2023-13", "precision": "month"}, "'2023-13' is no date to the month; give a real one as YYYY-MM"),
        ({"date": "2023-00", "precision": "month"}, "'2023-00' is no date to the month"),
        ({"date": "0000", "precision": "year"}, "'0000' is no date to the year; give a real one as YYYY"),
        ({"date": "2023"}, "'2023' is no date to the day"),
        ({"date": "٢٠٢٣-11-03 "}, "is no date to the day"),
        ({"date": ""}, "'' is no date to the day"),
        ({"precision": "week"}, "precision is 'week'; allowed are day, month, year"),
        ({"end_date": "2023-11-02"}, "ends 2023-11-02, before it begins (2023-11-03)"),
        ({"date": "2023", "precision": "year", "end_date": "2024"}, "an end_date needs precision day; here it is year"),
        ({"kind": "meeting"}, "kind is 'meeting'; allowed are summit, informal summit"),
        ({"series": "un"}, "series is 'un'; allowed are nothing, ots, turkic-speaking"),
        ({"confidence": ""}, "confidence is ''; allowed are verified, recalled"),
        ({"countries": "AZE, KAZ"}, "'AZE, KAZ' is no country code; give three capital letters (KAZ) or TRNC"),
        ({"country": "UZB"}, "UZB is the place but not among the countries; add it there"),
        ({"reference": ""}, "verified, but no reference; name one or write recalled"),
        ({"title": " "}, "no title"),
        ({"id": ""}, "no id"),
    ],
)
def test_a_bad_row_is_refused_in_one_line(tmp_path: Path, change: dict[str, str], message: str) -> None:
    path = write_rows(tmp_path, change)
    with pytest.raises(InputError) as caught:
        read_events(path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_id_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 3: id ev-1 stands twice"):
        read_events(write_rows(tmp_path, {}, {}))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no column id, date"),
        (b"id,date\nev-1,2023\n", "no column precision"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (",".join(EVENT_COLUMNS).encode() + b"\nev-1,2023\n", "not 16 cells"),
        (",".join(EVENT_COLUMNS).encode() + b"\n" + b"x," * 16 + b"x\n", "not 16 cells"),
        (",".join(EVENT_COLUMNS).encode() + b'\n"ev-1" x,2023\n', "not a comma-separated table"),
        (",".join(EVENT_COLUMNS).encode() + b"\n" + b"x" * 200_000, "not a comma-separated table"),
    ],
)
def test_what_is_no_chronicle_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_events(path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: can't be read"):
        read_events(tmp_path / "none.csv")


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


@given(days=st.lists(DAYS, max_size=20), first=DAYS, last=DAYS)
def test_between_equals_a_plain_loop_over_single_days(days: list[dt.date], first: dt.date, last: dt.date) -> None:
    events = [
        Event(str(n), day, day, "day", "other", "", "t", "", "", (), (), (), (), (), True, "")
        for n, day in enumerate(days)
    ]
    assert [event.date for event in events_between(events, first, last)] == [d for d in days if first <= d <= last]
