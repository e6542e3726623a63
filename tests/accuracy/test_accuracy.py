"""Floors of accuracy: they only rise. The first is pinned with the digest of the cases that it was measured on."""

from collections import Counter

import pytest

from analysis.annotate.mentions import MentionFinder
from analysis.lexicon import load_lexicon
from analysis.model import LANGUAGES
from benchmarks import accuracy

LEXICON = load_lexicon()
FINDER = MentionFinder(LEXICON)
CASES = accuracy.read_cases()

DIGEST = "9345c04e82429f7b"
ERRORS = 0
"""Most errors on the cases of this digest. Whoever changes the cases measures anew and writes both."""

CORPUS_FLOORS = {
    "originals: precision": 0.98,
    "originals: recall": 0.98,
    "KazNERD: countries found": 0.98,
    "Turkish-Wiki-NER: countries found": 0.99,
    **{f"NTREX {language}: countries of the English sentence": 0.92 for language in LANGUAGES[1:]},
    **{f"NTREX {language}: language told": 0.99 for language in LANGUAGES},
}


def test_cases_are_those_that_the_floor_was_measured_on():
    assert accuracy.digest_cases() == DIGEST, "cases changed: measure anew, then write the digest and the floor"


def test_no_more_errors_than_the_floor_allows():
    errors = accuracy.list_errors(CASES, FINDER, LEXICON)
    kinds = Counter(kind for kind, *_ in errors)
    report = "\n".join(f"{kind} [{language}] {what}" for kind, language, what in sorted(errors))
    assert len(errors) <= ERRORS, f"{dict(kinds)}\n{report}"


def test_there_are_two_hundred_cases_in_nine_languages_and_half_are_traps():
    assert len(CASES) >= 200
    assert Counter(case["language"] for case in CASES).keys() == set(LANGUAGES)
    assert all(sum(case["language"] == language for case in CASES) >= 10 for language in LANGUAGES)
    assert sum(case["trap"] for case in CASES) >= len(CASES) / 2
    assert len({(case["language"], case["text"]) for case in CASES}) == len(CASES)


def test_an_error_is_listed_with_its_kind_language_and_form():
    case = {
        "text": "Baku and Kazakhstan", "language": "en", "date": "2024-05-01", "trap": False, "why": "made up",
        "mentions": [["Baku", "place-baku"], ["and", "country-fra"]],
    }  # fmt: skip
    assert accuracy.list_errors([case], FINDER, LEXICON) == [
        ("missed country", "en", "'and' as country-fra (name): made up"),
        ("invented country", "en", "'Kazakhstan' as country-kaz (name): made up"),
    ]


def test_a_number_says_which_occurrence_is_meant():
    case = {"text": "Iran, Iran", "mentions": [["Iran", "country-irn", "name", 1]]}
    assert accuracy.expected(case) == {(6, 10, "country-irn", "name", None)}


def test_tagged_tokens_become_spans_of_a_text():
    row = {"tokens": ["In", "New", "Delhi", ",", "Iran"], "raw_tags": ["O", "B-GPE", "I-GPE", "O", "B-LOC"]}
    assert accuracy.read_spans(row) == ("In New Delhi , Iran", [(3, 12), (15, 19)])


@pytest.fixture(scope="module")
def lines(shared):
    return {line.name: line for line in accuracy.measure_all(shared)}


@pytest.mark.parametrize("name", CORPUS_FLOORS)
def test_annotated_texts_of_others(lines, name):
    line = lines[name]
    assert line.n > 0
    assert line.share >= CORPUS_FLOORS[name], f"{line.right} of {line.n}"
