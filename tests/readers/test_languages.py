from __future__ import annotations

import pytest

from analysis.model import LANGUAGES
from analysis.readers.languages import BY_NAME, CODES, NAMES, normalize_language


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("en", "en"), ("EN", "en"), ("en-US", "en"), ("en_GB", "en"), ("eng", "en"), (" English ", "en"),
        ("az-Latn", "az"), ("Azerbaijani (Latin)", "az"), ("Türkçe", "tr"), ("Русский", "ru"), ("қазақша", "kk"),
        ("Uzbek", "uz"), ("kir", "ky"), ("tuk", "tk"), ("Magyar", "hu"), ("zh-Hans", "zh"), ("", ""), ("  ", ""),
    ],
)  # fmt: skip
def test_known_languages(value, code):
    assert normalize_language(value) == code


@pytest.mark.parametrize("value", ["xx", "Klingon", "12", "en,ru", "-"])
def test_unknown_languages(value):
    assert normalize_language(value) is None


def test_the_table_is_sound():
    assert len(CODES) == 183
    assert set(NAMES) <= CODES
    assert set(LANGUAGES) <= set(NAMES)
    assert sum(len(names.split()) for names in NAMES.values()) == len(BY_NAME), "a name stands for two languages"
