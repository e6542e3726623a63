"""Language identification: our nine, close relatives, other scripts, columns that lie."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.annotate.languages import detect_language
from analysis.model import LANGUAGES

SHARED = Path(os.environ.get("ORKHON_SHARED", "../shared"))

TEXTS = {
    "en": "The mayor of Lakeside opened the new tram line on Tuesday and rode the first car himself to the harbour.",
    "az": "Şəhər meri çərşənbə axşamı yeni tramvay xəttini açıb və ilk vaqonda limana qədər özü gedib.",
    "tr": "Belediye başkanı salı günü yeni tramvay hattını açtı ve ilk vagonda limana kadar kendisi yolculuk etti.",
    "kk": "Қала әкімі сейсенбі күні жаңа трамвай желісін ашып, алғашқы вагонда портқа дейін өзі жүріп өтті.",
    "ru": "Мэр города открыл во вторник новую трамвайную линию и сам проехал в первом вагоне до порта.",
    "uz": "Shahar hokimi seshanba kuni yangi tramvay yo'lini ochdi va birinchi vagonda portgacha o'zi yurdi.",
    "ky": "Шаардын мэри шейшемби күнү жаңы трамвай жолун ачып, биринчи вагондо портко чейин өзү жүрүп көрдү.",
    "tk": "Şäheriň häkimi sişenbe güni täze tramwaý ýoluny açdy we ilkinji wagonda porta çenli özi gitdi.",
    "hu": "A polgármester kedden megnyitotta az új villamosvonalat, és az első kocsiban ő maga utazott a kikötőig.",
}
OLD_SCRIPTS = {
    "uz": "Шаҳар ҳокими сешанба куни янги трамвай йўлини очди ва биринчи вагонда портгача ўзи юрди.",
    "az": "Шәһәр мери чәршәнбә ахшамы трамвај хәттини ачыб вә илк вагонда лиманадәк өзү ҝедиб ҝәлиб.",
}
OTHERS = {
    "de": "Der Bürgermeister eröffnete gestern die neue Straßenbahnlinie und fuhr selbst im ersten Wagen zum Hafen.",
    "uk": "Міський голова відкрив у вівторок нову трамвайну лінію і сам проїхав у першому вагоні до порту.",
    "ka": "ქალაქის მერმა სამშაბათს ახალი ტრამვაის ხაზი გახსნა და პირველი ვაგონით თავად იმგზავრა.",
    "fa": "شهردار روز سه‌شنبه خط جدید تراموا را افتتاح کرد و خودش با اولین واگن تا بندر رفت.",
}


@pytest.mark.parametrize(("language", "text"), [*TEXTS.items(), *OLD_SCRIPTS.items(), *OTHERS.items()])
def test_language_of_a_sentence(language, text):
    assert detect_language(text) == language
    assert detect_language(text.upper()) == language or language in ("az", "tr")


@pytest.mark.parametrize("claimed", LANGUAGES)
@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_column_that_lies_is_overruled(language, text, claimed):
    assert detect_language(text, claimed) == language


@pytest.mark.parametrize(
    ("text", "given", "language"),
    [
        ("", "", ""),
        ("", "kk", "kk"),
        ("2024 12:30", "EN-gb", "en"),
        ("Bakı", "", ""),
        ("Bakı", "aze", "az"),
        ("Ok, fine.", "tr", "tr"),
        ("12 345 67", "Kazakh", "kk"),
        ("", "not a code", ""),
        ("", "und", ""),
    ],
)
def test_short_texts_say_nothing_and_the_column_is_brought_to_a_code(text, given, language):
    assert detect_language(text, given) == language


def test_a_column_in_a_language_that_the_model_lacks_is_believed():
    assert detect_language(TEXTS["tr"], "crh") == "crh"


def test_addresses_in_the_text_do_not_count():
    address = "https://www.example.org/english/news/the-mayor-of-the-town-opened-the-line " * 8
    assert detect_language(TEXTS["ru"] + " " + address) == "ru"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=6))
def test_any_text_gives_a_code_or_nothing(text, given):
    language = detect_language(text, given)
    assert language == "" or (language.isascii() and language.islower() and 2 <= len(language) <= 3)
    assert language == detect_language(text, given)


@pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the shared folder is not there")
@pytest.mark.parametrize("language", LANGUAGES)
def test_aligned_news_sentences_of_more_than_eight_words(language):
    rows = (SHARED / "corpora" / "ntrex_ots.tsv").read_bytes().decode("utf-8").replace("\r", "").split("\n")
    sentences = [row[language] for row in csv.DictReader(rows, delimiter="\t") if len(row[language].split()) > 8][::4]
    right = sum(detect_language(sentence) == language for sentence in sentences)
    assert len(sentences) > 300
    assert right / len(sentences) >= 0.99
