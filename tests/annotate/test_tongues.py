"""Where a demonym is a language, and where it stays a demonym."""

from __future__ import annotations

import pytest

from analysis.annotate.mentions import MentionFinder
from analysis.annotate.suffixes import derive_language
from analysis.lexicon import load_lexicon
from analysis.model import FORMS

FINDER = MentionFinder(load_lexicon())

LANGUAGES = [
    ("en", "Kazakh, Russian and English languages", ["Kazakh", "Russian"]),
    ("en", "He reads Turkish and Uzbek fluently.", ["Turkish", "Uzbek"]),
    ("en", "Turkish is widely spoken here.", ["Turkish"]),
    ("en", "Turkish-speaking voters", ["Turkish"]),
    ("en", "It was translated from Russian into Kazakh.", ["Russian", "Kazakh"]),
    ("az", "Azərbaycan və rus dillərində", ["Azərbaycan", "rus"]),
    ("tr", "Türkçesi çok iyi, Rusçayı da bilir.", ["Türkçesi", "Rusçayı"]),
    ("kk", "қазақ және орыс тілдерінде", ["қазақ", "орыс"]),
    ("ru", "на казахском, узбекском и киргизском языках", ["казахском", "узбекском", "киргизском"]),
    ("ru", "Он говорит по-немецки.", ["по-немецки"]),
    ("uz", "oʻzbek va rus tillarida", ["oʻzbek", "rus"]),
    ("ky", "кыргыз жана орус тилдеринде", ["кыргыз", "орус"]),
    ("tk", "türkmen we rus dillerinde", ["türkmen", "rus"]),
    ("hu", "magyar és török nyelven", ["magyar", "török"]),
]
DEMONYMS = [
    ("en", "The Turkish and Kazakh ministers spoke in Russian and Chinese cities."),
    ("en", "He has interests in Turkish, Kazakh and US firms."),
    ("en", "Kazakh, Russian and US officials spoke."),
    ("en", "They teach Germans to cook."),
    ("az", "rus dilənçi, türk ordusu"),
    ("ru", "Он сменил паспорт на российский. Турецкие учителя."),
    ("tr", "Rus dilenci, Türk diplomat"),
    ("hu", "A magyar és a török csapat."),
]


def forms_in(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], FORMS[m.form]) for m in FINDER.find(text, language)]


@pytest.mark.parametrize(("language", "text", "words"), LANGUAGES)
def test_a_language_is_no_demonym(language, text, words):
    found = forms_in(text, language)
    assert [word for word, form in found if form == "language"] == words
    assert not [word for word, form in found if form == "demonym"]


@pytest.mark.parametrize(("language", "text"), DEMONYMS)
def test_people_and_things_stay_demonyms(language, text):
    found = forms_in(text, language)
    assert any(form == "demonym" for _, form in found)
    assert not [word for word, form in found if form == "language"]


def test_an_azerbaijani_person_before_the_word_for_tongue_is_a_person():
    assert ("İlham Əliyevin", "name") in forms_in("İlham Əliyevin dilindən eşitdim.", "az")


@pytest.mark.parametrize(
    ("demonym", "language", "word"),
    [
        ("Türk", "tr", "Türkçe"), ("Özbek", "tr", "Özbekçe"), ("Alman", "tr", "Almanca"), ("türk", "az", "türkcə"),
        ("орыс", "kk", "орысша"), ("түрік", "kk", "түрікше"), ("орус", "ky", "орусча"), ("түрк", "ky", "түркчө"),
        ("rus", "uz", "ruscha"), ("рус", "uz", "русча"), ("türkmen", "tk", "türkmençe"), ("angol", "hu", "angolul"),
        ("német", "hu", "németül"), ("kínai", "hu", "kínaiul"), ("турецкий", "ru", "по-турецки"),
        ("Türkler", "tr", ""), ("Kazakistanlı", "tr", ""), ("қазақтар", "kk", ""), ("турок", "ru", ""),
        ("Turkish", "en", ""),
    ],
)  # fmt: skip
def test_the_word_for_a_language_is_made_of_its_people(demonym, language, word):
    assert derive_language(demonym, language) == word
