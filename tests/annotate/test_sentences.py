"""Sentence splitting: what sentencex cuts too often or too rarely, and laws that hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.annotate.regions import find_regions
from analysis.annotate.sentences import split_sentences
from analysis.model import BODY, REGION_KINDS, Region

# "|" is where a sentence ends.
CASES = [
    ("az", "İ. Əliyev çıxış edib.| Sonra Q.-J. Tokayev danışıb."),
    ("az", "Görüş 3. zirvədə keçirilib.| Prof. R. Quliyev iştirak edib."),
    ("kk", "К.-Ж. Токаев келді.| Ол сөз сөйледі."),
    ("kk", "Онда көлік, сауда т.б. салалар талқыланды.| Б. Қ. Серіков келді."),
    ("tr", "Prof. Dr. Ali Veli 3. zirvede konuştu.| Sonra ayrıldı."),
    ("hu", "A 3. csúcstalálkozón dr. Kovács beszélt.| Utána hazament."),
    ("uz", "Prezident Sh. Karimov keldi.| U nutq soʻzladi."),
    ("ky", "С. Асанов келди.| Ал сүйлөдү."),
    ("tk", "B. Amanow geldi.| Ol söz sözledi."),
    ("ru", "Обсуждались дороги, порты и т.д. на встрече.| В 2023 г. Иванов ушёл."),
    ("ru", "Пришёл проф. Петров.| Он сказал: «Мы едем.| Мы стоим.»| И ушёл."),
    ("en", "Mr. Smith of St. Paul met the U.S. President.| Then he left."),
    ("en", "He spoke at 5 p.m. Monday.| No. 5 won."),
    ("en", "He lives in the U.S.| She does not."),
    ("en", 'He said: "We go.| We stay."| Then he left.'),
    ("en", '"We go," he said.| "We stay!" he cried.| "Who?" asked Prof. Smith.'),
    ("en", "“We go.| We stay,” he said.| (So he says.)| Fine."),
    ("en", "What... next?| He paused and left!"),
    ("en", "1. First point.| 2. Second point."),
    ("", "One sentence.| Another one."),
    ("de", "Ein Satz.| Noch ein Satz."),
]


def sentences(text, language):
    return [text[s.start : s.end] for s in split_sentences(text, [Region(0, len(text), "body", "")], language)]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentences_end_where_marked(language, marked):
    text = marked.replace("|", "")
    assert sentences(text, language) == [part.strip() for part in marked.split("|")]


def test_paragraphs_are_lines_numbered_through_the_article_and_regions_are_kept():
    text = " date 2024-05-06 BAKU, May 6. One.  Two.\n\nThree.\n\nFollow us on Facebook"
    found = split_sentences(text, find_regions(text), "en")
    rows = [(text[s.start : s.end], REGION_KINDS[s.region], s.paragraph) for s in found]
    assert rows == [
        ("date 2024-05-06", "meta", 0),
        ("BAKU, May 6.", "dateline", 0),
        ("One.", "body", 0),
        ("Two.", "body", 0),
        ("Three.", "body", 1),
        ("Follow us on Facebook", "promotion", 2),
    ]


@given(st.text(alphabet='aÉя. .\n"“”«»(12!?…:\u00a0', max_size=120) | st.text(max_size=80))
def test_every_character_that_is_not_blank_lies_in_exactly_one_sentence(text):
    regions = find_regions(text)
    found = split_sentences(text, regions, "en")
    covered = [at for s in found for at in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    assert {at for at, letter in enumerate(text) if not letter.isspace()} <= set(covered)
    assert all(not text[s.start].isspace() and not text[s.end - 1].isspace() for s in found)
    assert list(found) == sorted(found, key=lambda s: s.start)
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)
    for sentence in found:
        inside = [r for r in regions if r.start <= sentence.start and sentence.end <= r.end]
        assert [REGION_KINDS.index(r.kind) for r in inside] == [sentence.region]


def test_a_long_line_is_split_like_a_short_one():
    unit = 'The cat sat. "It is late," he said. '
    n_units = 2_000
    assert len(sentences(unit * n_units, "en")) == 2 * n_units


def test_nothing_but_blanks_has_no_sentence():
    assert split_sentences(" \n\t", [Region(0, 3, "meta", "")], "en") == ()
    assert split_sentences("", [], "en") == ()
    assert REGION_KINDS.index("body") == BODY
