"""The text for matching, and the way back to the text as read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.annotate.letters import unify
from analysis.annotate.mentions import MentionFinder
from analysis.lexicon import fold, load_lexicon


def test_one_kind_of_apostrophe_dash_quotation_mark_and_space():
    plain, positions = unify("O‘zbek ’s “x” «y» – a\u2011b\u00a0c\nd")
    assert plain == 'O\'zbek \'s "x" "y" - a-b c d'
    assert positions is None


def test_composition_and_invisible_signs_keep_the_way_back():
    plain, positions = unify("Tu\u0308rk\u00ad iye i\u0307")
    assert plain == "Türk iye i"
    assert positions == [0, 1, 3, 4, 6, 7, 8, 9, 10, 11, 13]


@given(st.text())
def test_positions_rise_and_end_with_the_text(text):
    plain, positions = unify(text)
    if positions is None:
        assert len(plain) == len(text)
    else:
        assert len(positions) == len(plain) + 1
        assert positions == sorted(positions)
        assert positions[-1] == len(text)


@given(st.text())
def test_folding_keeps_the_length_and_is_stable(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_i_with_and_without_its_dot_are_one_letter_for_comparing():
    assert fold("IĞDIR") == fold("ığdır") == fold("İğdir") == "iğdir"
    assert fold(unicodedata.normalize("NFC", "I\u0307")) == "i"


@pytest.mark.parametrize("text", ["a\r\nb", "\r\n", "Turkic\r\n\r\nStates\r", "Şuşa\r\nI\u0307stanbul"])
def test_a_line_end_of_two_signs_is_one_and_keeps_its_place(text):
    plain, positions = unify(text)
    assert "\r\n" not in plain
    assert positions is not None
    assert len(positions) == len(plain) + 1
    assert positions[-1] == len(text)
    for at, sign in enumerate(plain):
        if sign.isalpha() and sign.isascii():
            assert text[positions[at]].lower() == sign.lower()


def test_a_name_over_a_line_end_of_windows_is_found_where_it_stands():
    text = "Leaders of the Organization of Turkic\r\nStates met in\r\nAstana."
    found = MentionFinder(load_lexicon()).find(text, "en")
    assert [text[m.start : m.end] for m in found] == ["Organization of Turkic\r\nStates", "Astana"]
