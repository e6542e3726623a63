"""What holds for every text."""

import datetime as dt
import json
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.annotate.mentions import MentionFinder
from analysis.lexicon import load_lexicon
from analysis.model import FORMS, LANGUAGES

LEXICON = load_lexicon()
FINDER = MentionFinder(LEXICON)
DAY = dt.date(2024, 5, 1)

PIECES = [
    "Azerbaijan", "Kazakhstan's", "Ilham Aliyev", "Heydar Aliyev", "Aliyev", "President", "Türkiye", "Қазақстанға",
    "İstanbul", "Организации тюркских государств", "(OTS)", "OTS", "the president of", "Kazakh leader", "Georgia",
    "Street", "said", "North Korea", "Days of Kazakh Culture", ",", ".", "\n\n", "-", "’s", "\u00ad", "o‘zbek",
    "I\u0307",
    "ТМҰ", "Токаевым", "U.S.", "Elnur", "Oʻzbekistonda", "Ankarában",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=25).map(" ".join)
languages = st.sampled_from([*LANGUAGES, "", "de"])


@settings(max_examples=250, deadline=None)
@given(texts, languages)
def test_spans_lie_in_the_text_sorted_and_not_empty(text, language):
    mentions = FINDER.find(text, language, date=DAY)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, -m.end))
    for m in mentions:
        assert 0 <= m.start < m.end <= len(text)
        assert text[m.start : m.end].strip() == text[m.start : m.end]
        assert 0 <= m.entity < len(LEXICON.entities)
        assert -1 <= m.nested_in < len(LEXICON.entities)
        assert m.nested_in != m.entity


@settings(max_examples=100, deadline=None)
@given(texts, languages)
def test_the_same_text_gives_the_same_mentions_in_a_new_finder(text, language):
    first = FINDER.find(text, language, date=DAY)
    FINDER.find("Something about Jordan and Michael Jordan.", "en")
    assert FINDER.find(text, language, date=DAY) == first


@settings(max_examples=100, deadline=None)
@given(texts, languages)
def test_composed_and_decomposed_letters_name_the_same_entities(text, language):
    composed = FINDER.find(unicodedata.normalize("NFC", text), language, date=DAY)
    decomposed = FINDER.find(unicodedata.normalize("NFD", text), language, date=DAY)
    assert [(m.entity, m.form, m.nested_in) for m in composed] == [(m.entity, m.form, m.nested_in) for m in decomposed]


@settings(max_examples=100, deadline=None)
@given(texts, languages)
def test_mentions_of_one_entity_outside_names_do_not_overlap(text, language):
    outer = [m for m in FINDER.find(text, language, date=DAY) if m.nested_in < 0 and FORMS[m.form] != "nominal"]
    assert all(one.end <= two.start for one, two in pairwise(outer))


@pytest.fixture(scope="module")
def wider(tmp_path_factory):
    path = tmp_path_factory.mktemp("lexicon") / "mine.json"
    entry = {"id": "org-zzyzx", "name": "Zzyzx Works", "aliases": {"en": ["Zzyzx Works"], "tr": ["Zzyzx Fabrikası"]}}
    path.write_text(json.dumps({"kind": "organisation", "entities": [entry]}), encoding="utf-8")
    return load_lexicon(path)


def test_an_unrelated_entry_changes_no_other_mention(wider):
    finder = MentionFinder(wider)
    text = "Zzyzx Works of Kazakhstan told Ilham Aliyev. Aliyev named the Organization of Turkic States (OTS) in Baku."

    def named(finder, lexicon):
        return [(m.start, m.end, lexicon.entities[m.entity].id) for m in finder.find(text, "en", date=DAY)]

    ours = named(FINDER, LEXICON)
    theirs = named(finder, wider)
    assert theirs == [(0, 11, "org-zzyzx"), *ours]
    assert len(ours) == 5


def test_long_text_on_one_line_is_read_in_linear_time():
    text = "Kazakhstan " * 40_000
    assert len(FINDER.find(text, "en", date=DAY)) == 40_000


def test_a_surname_in_the_title_means_whom_the_body_names():
    numbers = LEXICON.numbers
    known = frozenset({numbers["per-kemel-tokayev"]})
    assert [m.entity for m in FINDER.find("Tokayev's stories", "en", title=True, known=known, date=DAY)] == [
        numbers["per-kemel-tokayev"]
    ]


@pytest.mark.parametrize("unit", ["x" * 50 + " Kazakhstan", "K\u0430zakhstan ", "Jordan, ", "Aliyev "])
def test_no_unit_makes_long_lines_slow(unit):
    """Quadratic time would not end: a megabyte of each."""
    text = unit * (1_000_000 // len(unit))
    assert all(m.end <= len(text) for m in FINDER.find(text, "en", date=DAY))
