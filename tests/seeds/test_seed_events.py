"""The chronicle that is bundled: what it holds, counted by hand, and that it names what exists."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from analysis.lexicon.load import load_lexicon
from analysis.readers.events import Event, events_between, ots_summits, read_events

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"https?://[^\s/]+\.[a-z]{2,}[/?]\S*|https?://[^\s/]+\.[a-z]{2,}")
WITHOUT_ADDRESS = "TURKSOY list of cultural capitals (address not recorded)"


@pytest.fixture(scope="module")
def events() -> tuple[Event, ...]:
    return read_events(ROOT / "seeds" / "events.csv")


def test_counts(events: tuple[Event, ...]) -> None:
    assert len(events) == 161
    assert Counter(event.precision for event in events) == {"day": 131, "month": 6, "year": 24}
    assert Counter(event.kind for event in events) == {
        "agreement": 30, "culture": 27, "summit": 26, "other": 22, "transport/energy corridor": 13, "state visit": 12,
        "institution founded": 10, "economy": 10, "membership": 6, "informal summit": 3, "extraordinary summit": 2,
    }  # fmt: skip
    assert Counter(event.series for event in events if event.series) == {"ots": 17, "turkic-speaking": 10}


def test_two_are_from_memory(events: tuple[Event, ...]) -> None:
    assert {event.id for event in events if event.from_memory} == {"ev-20191130-01", "ev-20240214-01"}


def test_readme_says_how_many(events: tuple[Event, ...]) -> None:
    readme = " ".join((ROOT / "seeds" / "README.md").read_text(encoding="utf-8").split())
    assert f"{len(events)} events of {events[0].date.year} to {events[-1].end_date.year}" in readme
    assert f"In {sum(not event.from_memory for event in events)} events the date and the main fact were read" in readme
    after_2021 = len(events_between(events, dt.date(2022, 1, 1)))
    assert f"denser after 2021: {after_2021} of its events fall there" in readme


def test_references_are_addresses_or_seeds(events: tuple[Event, ...]) -> None:
    articles = {path.stem for path in (ROOT / "seeds" / "articles").glob("*.txt")}
    reported = {name for event in events for name in event.seed_articles}
    assert reported == articles
    for event in events:
        assert event.references
        for reference in event.references:
            assert reference.startswith("seed:") or ADDRESS.fullmatch(reference) or reference == WITHOUT_ADDRESS


def test_an_event_without_an_address_has_another_reference(events: tuple[Event, ...]) -> None:
    assert all(event.references != (WITHOUT_ADDRESS,) for event in events)


def test_countries_are_in_the_lexicon(events: tuple[Event, ...]) -> None:
    lexicon = load_lexicon()
    countries = {country for event in events for country in (*event.countries, event.country) if country}
    assert len(countries) == 17
    assert {country for country in countries if lexicon.find(country) is None} == set()


def test_ots_summits_are_those_of_the_organisation(events: tuple[Event, ...]) -> None:
    """Twelve regular summits (2011 to 2025), three informal and two extraordinary ones; nobody else's."""
    summits = ots_summits(events)
    assert Counter(event.kind for event in summits) == {"summit": 12, "informal summit": 3, "extraordinary summit": 2}
    in_time_of_seeds = events_between(summits, dt.date(2023, 4, 11), dt.date(2025, 11, 24))
    assert [event.city for event in in_time_of_seeds] == ["Astana", "Shusha", "Bishkek", "Budapest", "Gabala"]


def test_brackets_close_and_nothing_is_doubled(events: tuple[Event, ...]) -> None:
    for event in events:
        for items in (event.countries, event.organisations, event.people, event.facts, event.references):
            assert len(set(items)) == len(items)
        assert all(re.fullmatch(r"[^()]+ \([^()]+\)", person) for person in event.people)
        assert "  " not in "|".join((event.title, event.city, event.note, *event.facts))
