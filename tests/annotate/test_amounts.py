"""Amounts: hand-written cases, each with all that must be found in it and nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.annotate.amounts import find_amounts

ENGLISH: list[tuple[str, list[tuple[str, float, str]]]] = [
    ("The port cost $1.5 billion.", [("money", 1.5e9, "USD")]),
    ("The port cost 1.5 bn euros.", [("money", 1.5e9, "EUR")]),
    ("The port cost $5m.", [("money", 5e6, "USD")]),
    ("The port cost US$ 12 million.", [("money", 12e6, "USD")]),
    ("The port cost USD 12 million.", [("money", 12e6, "USD")]),
    ("The port cost 12 million USD.", [("money", 12e6, "USD")]),
    ("The port cost a billion dollars.", [("money", 1e9, "USD")]),
    ("The port cost half a billion dollars.", [("money", 5e8, "USD")]),
    ("Trade passed the half-billion mark.", [("count", 5e8, "")]),
    ("The port cost 300,000 tenge.", [("money", 3e5, "KZT")]),
    ("The port cost €2,500.75.", [("money", 2500.75, "EUR")]),
    ("The port cost ₼40 thousand.", [("money", 4e4, "AZN")]),
    ("The port cost one and a half million manats.", [("money", 1.5e6, "AZN")]),
    ("The port cost 10-15 million dollars.", [("money", 10e6, "USD"), ("money", 15e6, "USD")]),
    ("Trade grew by 40 percent.", [("percent", 40, "%")]),
    ("Trade grew by 4.5%.", [("percent", 4.5, "%")]),
    ("Trade grew by forty per cent.", [("percent", 40, "%")]),
    ("Trade grew by 3 percentage points.", [("percent", 3, "percentage points")]),
    ("Trade grew by 3–5 percent.", [("percent", 3, "%"), ("percent", 5, "%")]),
    ("Between 40 to 50 ships came.", [("count", 40, "ships"), ("count", 50, "ships")]),
    ("Some 1709 schoolchildren came.", [("count", 1709, "schoolchildren")]),
    ("They work in 34 different areas.", [("count", 34, "areas")]),
    ("More than 500 civil society representatives came.", [("count", 500, "civil society representatives")]),
    ("A sapper found 232 landmines.", [("count", 232, "landmines")]),
    ("Two leaders met.", [("count", 2, "leaders")]),
    ("Twenty-five ships came.", [("count", 25, "ships")]),
    ("Two hundred and five ships came.", [("count", 205, "ships")]),
    ("Three thousand four hundred ships came.", [("count", 3400, "ships")]),
    ("About 1.2 million people live there.", [("count", 1.2e6, "people")]),
    ("A dozen ships came.", [("count", 12, "ships")]),
    ("The 10th summit began.", [("ordinal", 10, "")]),
    ("It was the third port.", [("ordinal", 3, "")]),
    ("The 21st and 22nd ships came.", [("ordinal", 21, ""), ("ordinal", 22, "ships")]),
    ("It opened in 2023.", [("year", 2023, "")]),
    ("It was built between 2019 and 2023.", [("year", 2019, ""), ("year", 2023, "")]),
    ("It was built in 2019-2023.", [("year", 2019, ""), ("year", 2023, "")]),
    ("It took 2000 people.", [("count", 2000, "people")]),
    ("It opened on April 10.", []),
    ("It opened on 10 April 2023.", [("year", 2023, "")]),
    ("It opened on 10th April.", []),
    ("It opened at 16:41.", []),
    ("Article 12 says so.", []),
    ("COP30 and WUF13 are meetings.", []),
    ("No one came, and one left.", []),
    ("The road is 5 m wide.", [("count", 5, "")]),
    ("Our team won 2-1.", []),
    ("Version 1.2.3 is out.", []),
    ("Nothing is counted here.", []),
]

OTHERS: list[tuple[str, str, list[tuple[str, float, str]]]] = [
    ("ru", "Порт стоил 1,5 млрд долларов.", [("money", 1.5e9, "USD")]),
    ("ru", "Порт стоил 12 500 тенге.", [("money", 12500, "KZT")]),
    ("ru", "Торговля выросла на 40 процентов в 2023 году.", [("percent", 40, "%"), ("year", 2023, "")]),
    ("ru", "Пришло 34 корабля.", [("count", 34, "корабля")]),
    ("tr", "Ticaret yüzde 40 arttı.", [("percent", 40, "%")]),
    ("tr", "Ticaret %4,5 arttı.", [("percent", 4.5, "%")]),
    ("tr", "Liman 2,5 milyar dolara mal oldu.", [("money", 2.5e9, "USD")]),
    ("tr", "Liman 1.500.000 lira tuttu.", [("money", 1.5e6, "TRY")]),
    ("az", "Ticarət 40 faiz artıb.", [("percent", 40, "%")]),
    ("az", "Liman 3 milyon manata başa gəlib.", [("money", 3e6, "AZN")]),
    ("kk", "Сауда 40 пайызға өсті.", [("percent", 40, "%")]),
    ("kk", "Порт 5 млн теңге тұрады.", [("money", 5e6, "KZT")]),
    ("uz", "Savdo 40 foizga o'sdi.", [("percent", 40, "%")]),
    ("hu", "A kikötő 2 milliárd forintba került.", [("money", 2e9, "HUF")]),
]


def read(text: str, language: str) -> list[tuple[str, float, str]]:
    return [(one.kind, one.value, one.unit) for one in find_amounts(text, language)]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[text for text, _ in ENGLISH])
def test_english_amounts(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert read(text, "en") == expected


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_amounts_in_other_languages(language: str, text: str, expected: list[tuple[str, float, str]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("It cost $1.5 billion then.", "$1.5 billion"),
        ("It cost half a billion dollars then.", "half a billion dollars"),
        ("They work in 34 different areas there.", "34 different areas"),
        ("It grew by 40 percent then.", "40 percent"),
        ("The 10th summit began.", "10th"),
        ("It cost 300,000 tenge then.", "300,000 tenge"),
    ],
)
def test_spans_are_the_amount_with_its_unit(text: str, span: str) -> None:
    (one,) = find_amounts(text)
    assert text[one.start : one.end] == span


def test_only_the_stretch_is_read() -> None:
    text = "It cost $5 million. It cost $7 million."
    assert [one.value for one in find_amounts(text, "en", 20)] == [7e6]
    assert [one.value for one in find_amounts(text, "en", 0, 19)] == [5e6]


@given(st.text(alphabet="0123456789.,-–$€% :/abmnst th", max_size=60), st.sampled_from(["en", "ru"]))
def test_amounts_are_sorted_apart_and_inside(text: str, language: str) -> None:
    found = find_amounts(text, language)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(one.value >= 0 for one in found)


@given(st.integers(0, 10**9))
def test_a_number_is_read_as_it_is_written(number: int) -> None:
    (money,) = find_amounts(f"It cost ${number:,} then.")
    assert (money.kind, money.value, money.unit) == ("money", number, "USD")


def test_digits_without_end_hide_no_later_amount() -> None:
    found = find_amounts("1" * 100_000 + " " + "1,000" * 20_000 + " two hundred" * 5_000 + " and then 40 percent.")
    assert (found[-1].kind, found[-1].value) == ("percent", 40)
