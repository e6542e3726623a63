"""Sentence splitting: what sentencex cuts too often or too rarely, and laws that hold for any text."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.annotate.quotations import find_quotations
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


# Mails and plain-text pages: "|" is where a sentence ends.
BROKEN = {
    "en": (
        "The mayor met Mr. Brook on Tuesday.| He said that the line joins the harbour with the suburbs.| It took six "
        "years to build, and cost more than was planned."
    ),
    "ru": (
        "Мэр города открыл новую трамвайную линию и сам проехал в первом вагоне.| Линию строили шесть лет, рассказал "
        "он.| Билеты будут стоить столько же, сколько в автобусе."
    ),
    "tr": (
        "Belediye başkanı salı günü yeni tramvay hattını açtı.| Hattın yapımı altı yıl sürdü, diye konuştu.| Bilet "
        "fiyatları yıl sonuna kadar otobüslerle aynı kalacak."
    ),
    "kk": (
        "Қала әкімі сейсенбі күні жаңа трамвай желісін ашты.| Оны алты жыл бойы салды, деді ол.| Билет бағасы жыл "
        "соңына дейін автобустағыдай болады."
    ),
}  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n"])
@pytest.mark.parametrize("language", BROKEN)
def test_sentences_run_across_line_ends_where_lines_were_broken_at_a_width(language, end):
    expected = [" ".join(part.split()) for part in BROKEN[language].split("|")]
    words = BROKEN[language].replace("|", "")
    text = end.join(textwrap.wrap(" ".join(words.split()), 44, break_on_hyphens=False))
    assert text.count("\n") >= 3
    text = f"{text}{end}{end}{text}"
    found = split_sentences(text, find_regions(text), language)
    assert [" ".join(text[s.start : s.end].split()) for s in found] == expected * 2
    assert [s.paragraph for s in found] == [0] * len(expected) + [1] * len(expected)


def test_lines_of_their_own_are_sentences_of_their_own():
    text = "Harbour bridge closed\nCouncil votes on bus fares and taxes\nStorm expected\nTram opens on Tuesday"
    assert sentences(text, "en") == text.split("\n")


def test_a_quotation_over_broken_lines_is_one():
    text = (
        'The mayor said on Tuesday that she was glad: "We have waited for\nthis tram for six years, and today it runs '
        'at last, to the\nharbour and back," and took a seat in the first car of all.'
    )
    quotations = find_quotations(text, find_regions(text), "en")
    assert [" ".join(text[q.start : q.end].split()) for q in quotations] == [
        "We have waited for this tram for six years, and today it runs at last, to the harbour and back,"
    ]
