"""What the words beside a country's name make of it, and what is left to nobody."""

import datetime as dt

import pytest

from analysis.annotate.mentions import MentionFinder
from analysis.annotate.neighbours import GIVEN, NOTHING, PERSON, PLACE, TOWN, Neighbours, in_title_case
from analysis.lexicon import load_lexicon

LEXICON = load_lexicon()
FINDER = MentionFinder(LEXICON)
NEAR = Neighbours(LEXICON, "en")
DAY = dt.date(2024, 5, 1)


@pytest.mark.parametrize(
    ("text", "name", "sense"),
    [
        ("Lebanon, Pa., is small", "Lebanon", TOWN),
        ("Lebanon, PA is small", "Lebanon", TOWN),
        ("Lebanon, Syria and Iraq", "Lebanon", NOTHING),
        ("Lebanon County voted", "Lebanon", TOWN),
        ("the town of Norway", "Norway", TOWN),
        ("the people of Norway", "Norway", NOTHING),
        ("Jordan Creek rose", "Jordan", PLACE),
        ("Mount Lebanon", "Lebanon", PLACE),
        ("Kathy Ireland smiled", "Ireland", PERSON),
        ("Mr. France left", "France", PERSON),
        ("Michael B. Jordan", "Jordan", PERSON),
        ("World War I. Germany lost", "Germany", NOTHING),
        ("Jordan Spieth won", "Jordan", GIVEN),
        ("Georgia O'Keeffe painted", "Georgia", GIVEN),
        ("in Israel Monday", "Israel", NOTHING),
        ("the India Gate is", "India", NOTHING),
        ("Israel Strikes Targets In Gaza Strip", "Israel", NOTHING),
        ("If Iraq Falls Apart, Who Wins", "Iraq", NOTHING),
        ("Kenya Moore sang", "Kenya", GIVEN),
    ],
)
def test_senses(text, name, sense):
    start = text.index(name)
    assert NEAR.judge(text, start, start + len(name)) == sense


@pytest.mark.parametrize(
    ("text", "road"),
    [
        ("US 41 near the mill", True), ("US Highway 20", True), ("US Route 6.", True), ("US 3rd Fleet", False),
        ("US 2 million", False), ("US 15 times", False), ("US 2,000", False), ("US 41, a road", True),
    ],
)  # fmt: skip
def test_roads(text, road):
    assert NEAR.is_road(text, 2) is road


def test_title_case():
    assert in_title_case("Israel Strikes Targets In Gaza", 0, 6)
    assert not in_title_case("Israel strikes Targets In Gaza", 0, 6)
    assert not in_title_case("Israel Gonzalez", 0, 6)


def left(text, language="en"):
    _, ledger = FINDER.find_all(text, language, date=DAY)
    return [(text[u.start : u.end], u.reason, [LEXICON.entities[e].id for e in u.entities]) for u in ledger]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mustafayev spoke.", ("Mustafayev", "surname without holder",
                               ["per-shahin-mustafayev-academy", "per-shahin-mustafayev-minister"])),
        ("The Trend was up.", ("Trend", "needs the full name beside it", ["org-trend"])),
        ("Jordan Creek rose.", ("Jordan", "part of another name", ["country-jor"])),
        ("Voters in Atlanta, Georgia", ("Georgia", "ambiguous form in another sense", ["country-geo"])),
        ("Tom Holland left. Holland sang.", ("Holland", "a town or a person of this name", ["country-nld"])),
    ],
)  # fmt: skip
def test_what_is_given_to_nobody_is_in_the_ledger_with_the_reason(text, expected):
    assert expected in left(text)


def test_the_ledger_changes_no_mention_and_points_into_the_text_as_read():
    text = "Mus\u00adtafayev spoke; Kazakh\u00adstan\u200f and Tokayev."
    mentions, ledger = FINDER.find_all(text, "en", date=DAY)
    assert mentions == FINDER.find(text, "en", date=DAY)
    assert [text[m.start : m.end] for m in mentions] == ["Kazakh\u00adstan", "Tokayev"]
    assert [text[u.start : u.end] for u in ledger] == ["Mus\u00adtafayev"]


def test_a_word_of_mixed_scripts_is_read_in_one_and_keeps_its_place():
    text = "К\u0430zakhstan; K\u0430zakhstan; Q\u0430zax\u0131stan; NATO\u0493\u0430"
    found = [text[m.start : m.end] for m in FINDER.find(text, "en")]
    assert found[:2] == ["К\u0430zakhstan", "K\u0430zakhstan"]


@pytest.mark.parametrize(
    ("language", "text", "phrases"),
    [
        ("az", "Azərbaycan Prezidenti Astanaya gəlib.", ["Azərbaycan Prezidenti"]),
        ("az", "Azərbaycan Prezidenti İlham Əliyev", []),
        ("az", "Azərbaycan prezident seçkisi", []),
        ("tr", "Türkiye Cumhurbaşkanı'nın ziyareti", ["Türkiye Cumhurbaşkanı"]),
        ("tr", "Türkiye Cumhurbaşkanlığı açıkladı", []),
        ("kk", "Қазақстан президентінің сөзі", ["Қазақстан президентінің"]),
        ("uz", "Oʻzbekiston Prezidentiga aytdi", ["Oʻzbekiston Prezidentiga"]),
        ("ru", "встреча с президентом Казахстана", ["президентом Казахстана"]),
        ("ru", "казахстанский президент сказал", ["казахстанский президент"]),
        ("ru", "вице-президент Казахстана, бывший президент Казахстана", []),
        ("hu", "a kazah elnöknek írt", ["kazah elnöknek"]),
        ("hu", "a volt kazah elnök", []),
    ],
)
def test_people_named_by_office_in_other_languages(language, text, phrases):
    found = [text[m.start : m.end] for m in FINDER.find(text, language, date=DAY) if m.form == 3]
    assert found == phrases


def test_the_same_office_at_another_date_is_another_person():
    def holder(year):
        mentions = FINDER.find("президент Казахстана", "ru", date=dt.date(year, 1, 1))
        return [LEXICON.entities[m.entity].id for m in mentions if m.form == 3]

    assert holder(2015) == ["per-nazarbayev"]
    assert holder(2024) == ["per-tokayev"]
