"""Short texts of our own, with the mentions that a careful reader finds, traps among them."""

import datetime as dt
import json
from pathlib import Path

import pytest

from analysis.annotate.mentions import MentionFinder
from analysis.lexicon import load_lexicon
from analysis.model import FORMS

CASES = json.loads((Path(__file__).parent / "mention_cases.json").read_text(encoding="utf-8"))
LEXICON = load_lexicon()
FINDER = MentionFinder(LEXICON)


def expected(case):
    """(start, end, id, form, id of what it is nested in) of each mention; a number says which occurrence."""
    spans = []
    for surface, entity, *more in case["mentions"]:
        form, occurrence, outer = [*more, *["name", 0, None][len(more) :]]
        start = -1
        for _ in range(occurrence + 1):
            start = case["text"].index(surface, start + 1)
        spans.append((start, start + len(surface), entity, form, outer))
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def found(text, language, date):
    mentions = FINDER.find(text, language, date=dt.date.fromisoformat(date))
    return [
        (m.start, m.end, LEXICON.entities[m.entity].id, FORMS[m.form],
         None if m.nested_in < 0 else LEXICON.entities[m.nested_in].id)
        for m in mentions
    ]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}-{case['text'][:32]}" for case in CASES])
def test_exactly_the_mentions_of_a_careful_reader(case):
    assert found(case["text"], case["language"], case["date"]) == expected(case)


def test_there_are_cases_in_every_language():
    assert len(CASES) >= 60
    assert {case["language"] for case in CASES} == {"en", "az", "tr", "kk", "ru", "uz", "ky", "tk", "hu"}
