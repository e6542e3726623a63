"""Endings: Russian cases by rule, and the chains that the other languages glue on."""

import pytest

from analysis.annotate.russian import decline
from analysis.annotate.suffixes import derive_demonym, is_suffix_chain, stem_variants


@pytest.mark.parametrize(
    ("form", "cases"),
    [
        ("Россия", "России Россию Россией"),
        ("Турция", "Турции Турцию Турцией"),
        ("Казахстан", "Казахстана Казахстану Казахстаном Казахстане"),
        ("Китай", "Китая Китаю Китаем Китае"),
        ("Израиль", "Израиля Израилю Израилем Израиле"),
        ("Казань", "Казани Казанью"),
        ("Москва", "Москвы Москве Москву Москвой"),
        ("Анкара", "Анкары Анкаре Анкару Анкарой"),
        ("Прага", "Праги Праге Прагу Прагой"),
        ("Баку", ""),
        ("Нур-Султан", "Нур-Султана Нур-Султаном Нур-Султане"),
        ("Филиппины", "Филиппин Филиппинам Филиппинами Филиппинах"),
    ],
)
def test_cases_of_one_word(form, cases):
    declined = decline(form, person=False, demonym=False)
    assert declined[0] == form
    assert set(cases.split()) <= set(declined)
    if not cases:
        assert declined == (form,)


def test_adjectives_agree_and_what_follows_the_noun_stays():
    forms = decline("Организация тюркских государств", person=False, demonym=False)
    assert "Организацией тюркских государств" in forms
    assert all(form.endswith("тюркских государств") for form in forms)
    assert "Северной Македонии" in decline("Северная Македония", person=False, demonym=False)
    assert "Чёрного моря" in decline("Чёрное море", person=False, demonym=False)
    assert "Соединенных Штатов Америки" in decline("Соединенные Штаты Америки", person=False, demonym=False)
    assert {"Республики Казахстан", "Республикой Казахстан"} <= set(
        decline("Республика Казахстан", person=False, demonym=False)
    )


def test_all_words_of_a_name_change_but_a_womans_given_name_in_a_consonant():
    assert {"Ильхама Алиева", "Ильхаму Алиеву", "Ильхамом Алиевым", "Ильхаме Алиеве"} <= set(
        decline("Ильхам Алиев", person=True, demonym=False)
    )
    assert "Касым-Жомарта Токаева" in decline("Касым-Жомарт Токаев", person=True, demonym=False)
    woman = decline("Мехрибан Алиева", person=True, demonym=False)
    assert "Мехрибан Алиевой" in woman
    assert all(form.startswith("Мехрибан ") for form in woman)
    assert "Владимира Зеленского" in decline("Владимир Зеленский", person=True, demonym=False)


@pytest.mark.parametrize(
    ("form", "more"),
    [
        ("казахстанский", "казахстанского казахстанская казахстанские казахстанских"),
        ("казахстанец", "казахстанца казахстанцы казахстанцев"),
        ("итальянец", "итальянца итальянцев"),
        ("европеец", "европейца европейцев"),
        ("армянин", "армянина армяне армян"),
        ("казах", "казаха казахи казахов"),
    ],
)
def test_demonyms_in_both_numbers(form, more):
    assert set(more.split()) <= set(decline(form, person=False, demonym=True))


@pytest.mark.parametrize(
    ("language", "tails"),
    [
        ("az", "in nin a da dan i lar larin sinin dir"),
        ("tr", "nin ye de den ler lerin iyle"),
        ("kk", "ға ның да дан мен ты дағы лар ларының"),
        ("ky", "га нын да дан ты дагы лар"),
        ("uz", "ning ni ga da dan dagi lar larining нинг да"),
        ("tk", "yň niň da dan lar däki"),
        ("hu", "ban ben nak ról on ig ért tól nal hoz"),
    ],
)
def test_legal_endings(language, tails):
    for tail in tails.split():
        assert is_suffix_chain(tail, language), tail


@pytest.mark.parametrize(
    ("language", "tail"),
    [
        ("az", "stan"), ("az", "indelar"), ("kk", "стан"), ("uz", "iston"), ("hu", "sztán"), ("kk", "ғеде"),
        ("tr", "ania"),
    ],
)  # fmt: skip
def test_what_is_no_chain_of_endings(language, tail):
    assert not is_suffix_chain(tail, language)


def test_stems_that_change_before_endings():
    assert stem_variants("Ankara", "hu") == ("Ankará",)
    assert stem_variants("Türkiýe", "tk") == ("Türkiýä",)
    assert stem_variants("Baku", "hu") == ()


@pytest.mark.parametrize(
    ("name", "language", "demonym"),
    [
        ("Ukrayna", "az", "ukraynalı"), ("İtaliya", "az", "italiyalı"), ("İngiltere", "tr", "İngiltereli"),
        ("Индия", "kk", "индиялық"), ("Қырғызстан", "kk", "қырғызстандық"), ("Indonézia", "hu", "indonéziai"),
        ("AQSH", "uz", "AQSHlik"), ("Georgia", "en", ""), ("Грузия", "ru", ""), ("Saudi Arabia", "tr", ""),
    ],
)  # fmt: skip
def test_the_word_for_who_is_from_a_country(name, language, demonym):
    assert derive_demonym(name, language) == demonym
