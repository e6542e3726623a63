"""Who says what: our own cases, the annotated articles, and what must hold for any text."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.annotate.annotate import Annotator
from analysis.lexicon import load_lexicon
from analysis.model import Article, Attributed
from tests.annotate.speaker_cases import DIRECT, INDIRECT, OTHER_LANGUAGES

DATE = dt.date(2024, 5, 6)
SPEAKERS_RIGHT = 7
"""Of the eight quotations of the annotated articles. It only rises."""


@cache
def annotator() -> Annotator:
    return Annotator(load_lexicon())


def read(text: str, language: str = "en", date: dt.date = DATE) -> tuple[Attributed, ...]:
    return annotator().annotate(Article("a", text, date, language=language)).quotations


def who(one: Attributed) -> str:
    return annotator().lexicon.entities[one.speaker].id if one.speaker >= 0 else one.name


@pytest.mark.parametrize(("text", "speakers"), DIRECT.values(), ids=DIRECT.keys())
def test_speakers_of_direct_quotations(text: str, speakers: list[str]) -> None:
    assert [who(one) for one in read(text) if one.direct] == speakers


@pytest.mark.parametrize(("language", "text", "speakers"), OTHER_LANGUAGES.values(), ids=OTHER_LANGUAGES.keys())
def test_speakers_in_other_languages(language: str, text: str, speakers: list[str]) -> None:
    assert [who(one) for one in read(text, language) if one.direct] == speakers


@pytest.mark.parametrize(("text", "reported"), INDIRECT.values(), ids=INDIRECT.keys())
def test_reported_speech_of_named_speakers(text: str, reported: list[tuple[str, str]]) -> None:
    assert [(who(one), text[one.start : one.end]) for one in read(text) if not one.direct] == reported


def test_reported_and_direct_speech_stand_in_the_order_of_the_text() -> None:
    text = 'Tokayev said that the port is open. "It is deep," he added. Aliyev noted that it is dear.'
    found = [(who(one), one.direct) for one in read(text)]
    assert found == [("per-tokayev", False), ("per-tokayev", True), ("per-ilham-aliyev", False)]


def test_only_the_body_reports() -> None:
    text = "Tokayev said that the port is open"
    assert annotator().annotate(Article("a", "Nothing was said of the port here.", DATE, title=text)).quotations == ()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([
    "Tokayev", "Kemal Aydın", "he", "she", "said", "noted", "that", "according to", ",", ".", '"', "“", "”", "\n\n",
    "and", "the president", "of Kazakhstan", "'s", "We open the port,", ":", "the driver", "who", "—", "A.", "saying",
]), max_size=40))  # fmt: skip
def test_what_is_said_is_sorted_apart_and_inside_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = read(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(one.speaker == -1 or not one.name for one in found)
    assert all(one.direct or one.speaker >= 0 or one.name for one in found)


def test_many_verbs_and_names_take_linear_time() -> None:
    assert len(read("Kemal Aydın said that it is so, and Tokayev noted it. " * 2_000)) >= 2_000


def test_the_annotated_articles(shared: Path) -> None:
    found = right = wanted = 0
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (shared / "seeds" / gold["file"]).read_bytes().decode("utf-8-sig")
        ids = {m["label"]: m["entity"] for m in gold["mentions"] if m["kind"] == "person"}
        by_span = {(q.start, q.end): q for q in read(text, date=dt.date.fromisoformat(gold["date"])) if q.direct}
        for quotation in gold["quotations"]:
            one = by_span.get((quotation["start"], quotation["end"]))
            wanted += 1
            found += one is not None
            right += one is not None and who(one) == ids[quotation["speaker"]]
    assert (found, wanted) == (8, 8)
    assert right >= SPEAKERS_RIGHT
