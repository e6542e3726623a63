"""Titles that mean one person in one country, by country, by article and in other languages."""

from __future__ import annotations

import datetime as dt

import pytest

from analysis.annotate.mentions import MentionFinder
from analysis.lexicon import load_lexicon
from analysis.model import FORMS

LEXICON = load_lexicon()
FINDER = MentionFinder(LEXICON)
HEYDAR, NAZARBAYEV, GURBANGULY = "per-heydar-aliyev", "per-nazarbayev", "per-gurbanguly"

CASES = [
    ("en", "Guests praised the Azerbaijani national leader.", [("the Azerbaijani national leader", HEYDAR)]),
    ("en", "Azerbaijan's national leader died in 2003.", [("Azerbaijan's national leader", HEYDAR)]),
    ("en", "Heydar Aliyev ruled; the national leader died.", [("the national leader", HEYDAR)]),
    ("en", "He is the National Leader of the Turkmen people.", [("the National Leader of the Turkmen", GURBANGULY)]),
    ("en", "Kazakhstan and Azerbaijan praised the First President.", [("the First President", NAZARBAYEV)]),
    ("en", "Kazakhstan and Uzbekistan praised the First President.", []),
    ("en", "Azerbaijan and Turkmenistan praised the national leader.", []),
    ("en", "Azerbaijan praised the national leader of France.", []),
    ("en", "Azerbaijan had a national leader.", []),
    ("en", "Azerbaijan praised its national leader Heydar Aliyev.", []),
    ("en", "The national leader spoke.", []),
    ("az", "Azərbaycanda ümummilli liderin abidəsi açıldı.", [("ümummilli liderin", HEYDAR)]),
    ("ru", "Общенациональный лидер Азербайджана", [("Общенациональный лидер Азербайджана", HEYDAR)]),
    ("kk", "Қазақстан. Тұңғыш Президенттің сөзі.", [("Тұңғыш Президенттің", NAZARBAYEV)]),
    ("tr", "Türkiye, Ulu Önder'i anıyor.", [("Ulu Önder", "per-ataturk")]),
]


@pytest.mark.parametrize(("language", "text", "titles"), CASES)
@pytest.mark.parametrize("date", [None, dt.date(2024, 5, 1)])
def test_whom_a_title_means(language, text, titles, date):
    mentions = FINDER.find(text, language, date=date)
    found = [(text[m.start : m.end], LEXICON.entities[m.entity].id) for m in mentions if FORMS[m.form] == "nominal"]
    assert found == titles


def test_a_title_without_holder_stands_in_the_ledger():
    text = "Azerbaijan and Turkmenistan praised the national leader."
    _, left = FINDER.find_all(text, "en")
    assert [(text[one.start : one.end], one.reason) for one in left] == [("national leader", "title without holder")]
    assert {LEXICON.entities[number].id for number in left[0].entities} == {HEYDAR, GURBANGULY}
