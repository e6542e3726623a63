"""Direct quotations. In the cases, {braces} stand around what must be found."""

import json
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.annotate.quotations import find_quotations
from analysis.annotate.regions import find_regions
from analysis.model import Region

SHARED = Path(os.environ.get("ORKHON_SHARED", "../shared"))

CASES = {
    "straight": '"{We will build the line this year,}" he said.',
    "curly": "“{We will build the line this year,}” he said.",
    "guillemets": "«{Мы построим линию в этом году}», — сказал он.",
    "low": "Azt mondta: „{Idén megépítjük a vonalat.}”",
    "German low": "Он сказал: „{Мы построим линию в этом году}“.",
    "same mark twice": "Ол: “{Биыл желіні саламыз}“ деді.",
    "French spaces": "Он сказал: « {Мы построим линию в этом году} ».",
    "single, British": "‘{We will build the line this year,}’ he said.",
    "single, straight": "'{We will build the line this year,}' he said.",
    "two in a line": '"{We will build it this year,}" he said. "{It will not be cheap, however.}"',
    "in the middle": 'He called it "{the best line of them all}" and left.',
    "suffix after it": 'O, "{yeni hattı bu yıl yapacağız}"dan söz etti.',
    "short but said": '"{Never,}" she said.',
    "short name": 'The "Harbour" line was late.',
    "two words, no verb": 'They call it the "old lady" of the fleet.',
    "title": 'He read the book "The Long Way to the Harbour" twice.',
    "slogan": "It met under the slogan “a new line for a new town and its people” in May.",
    "slogan behind": 'Forum "bizim şəhər bizim gələcək" mövzusunda keçirilib.',
    "apostrophes": "The mayor's son doesn't like the drivers' hats.",
    "Uzbek letters": "Oʻzbekiston va Gʻarb o'rtasida yo'l qurildi.",
    "decade": "In the '90s and '80s they built the drivers' home.",
    "nested": '"{He told me: "Build the line at once". That is what we did today,}" she said.',
    "nested, other marks": "“{He told me: ‘Build the line at once.’ That is what we did,}” she said.",
    "shared closing mark": "«{Мы встретились в компании «Трамвай}», — сказал он.",
    "three paragraphs, opened once": (
        '"{The line is long.\n\nIt was built well.\n\nWe are proud of it,}" he said.\n\nHe left.'
    ),
    "three paragraphs, each opened": '"{The line is long.\n\n"It was built well.\n\n"We are proud of it,}" he said.',
    "several with curly marks": "“{The line is long.\n\n“We are proud of it,}” he said.\n\n“{It was dear,}” he added.",
    "never closed": (
        '"{We will build the line this year.}\n\nHe then left the hall and went home.\n\n"{It is late,}" he said.'
    ),
    "opened in the middle, never closed": (
        'He said: "We will build it.\n\nThen he left.\n\nNobody came back to the hall.'
    ),
    "only closed": 'We will build it this year," he said.',
    "dash before": "— «{Мы построим линию в этом году}», — сказал он.",
    "nothing inside": 'He wrote "" and left.',
}


def strip(marked):
    text = re.sub(r"[{}]", "", marked)
    spans, shift = [], 0
    for found in re.finditer(r"\{([^{}]*)\}", marked):
        spans.append((found.start() - shift, found.end() - 2 - shift))
        shift += 2
    return text, spans


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_what_stands_in_braces_is_found_and_nothing_else(marked):
    text, spans = strip(marked)
    language = "tr" if "yeni hattı" in text else "uz" if "Oʻz" in text else ""
    found = find_quotations(text, [Region(0, len(text), "body", "")], language)
    assert [text[q.start : q.end] for q in found] == [text[start:end] for start, end in spans]
    assert [(q.start, q.end) for q in found] == spans


def test_paragraphs_are_counted():
    text, _ = strip(CASES["three paragraphs, opened once"])
    assert [q.paragraphs for q in find_quotations(text, [Region(0, len(text), "body", "")])] == [3]


def test_only_the_body_is_looked_at():
    text = '"We go home now," he said.'
    assert find_quotations(text, [Region(0, len(text), "related", "")]) == ()


def test_an_open_mark_swallows_at_most_twelve_paragraphs():
    text = '"One line is long\n\n' + "Nobody spoke again in the hall\n\n" * 20 + 'and so it ended," he said.'
    (found,) = find_quotations(text, [Region(0, len(text), "body", "")])
    assert text[found.start : found.end] == "One line is long"


@given(st.text(alphabet="aB ,.\n\"'“”«»„‘’—", max_size=150))
def test_quotations_are_sorted_apart_and_without_blanks_at_their_ends(text):
    found = find_quotations(text, [Region(0, len(text), "body", "")] if text else [])
    assert all(q.start < q.end and text[q.start : q.end] == text[q.start : q.end].strip() for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_many_marks_on_one_line_take_linear_time():
    text = '« "' * 50_000
    assert len(find_quotations(text, [Region(0, len(text), "body", "")])) <= 1


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared folder is not there")
@pytest.mark.parametrize("name", ["000_b95e03adc37faae3", "002_75514096baee0663", "003_e5d28306f9eb59e9"])
def test_quotations_of_the_annotated_articles(name):
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / f"{name}.txt").read_bytes().decode("utf-8")
    want = [(q["start"], q["end"], q["paragraphs"]) for q in gold["quotations"]]
    assert [tuple(q) for q in find_quotations(text, find_regions(text), "en")] == want
