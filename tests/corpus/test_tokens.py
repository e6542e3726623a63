import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.tokens import fold, tokenize


def test_words_are_split_and_folded_by_language() -> None:
    assert tokenize("Türkiye'nin IŞIĞI", "tr")[0] == ["türkiye", "nin", "ışığı"]
    assert tokenize("Kazakhstan's people-to-people IT", "en")[0] == ["kazakhstan", "s", "people", "to", "people", "it"]
    assert tokenize("Oʻzbekiston va O‘zbek", "uz")[0] == ["o'zbekiston", "va", "o'zbek"]
    assert tokenize("Қазақстанға 2023", "kk")[0] == ["қазақстанға", "2023"]


def test_positions_count_in_the_whole_text() -> None:
    words, starts, lengths = tokenize("one İki three", "en", 4, 13)
    assert (words, starts.tolist(), lengths.tolist()) == (["iki", "three"], [4, 8], [3, 5])


def test_an_endless_word_is_cut_not_lost() -> None:
    words, starts, lengths = tokenize("x" * 450, "en")
    assert lengths.tolist() == [200, 200, 50]
    assert starts.tolist() == [0, 200, 400]
    assert "".join(words) == "x" * 450


@given(st.text(max_size=200), st.sampled_from(["en", "tr", "az", "uz", "kk", "ru", ""]))
def test_every_token_is_the_fold_of_what_stands_there(text: str, language: str) -> None:
    words, starts, lengths = tokenize(text, language)
    assert [fold(text[a : a + n], language) for a, n in zip(starts, lengths, strict=True)] == words
    assert all(a + n <= b for a, n, b in zip(starts, lengths, starts[1:], strict=False))
    assert sum(map(len, (text[a : a + n] for a, n in zip(starts, lengths, strict=True)))) >= sum(
        c.isalnum() for c in text
    )


@given(st.text(st.sampled_from("aBİıIq9_-'ʻ’ \nҚə\U0001f600\U00020001"), max_size=40), st.sampled_from(["en", "uz"]))
def test_tokens_equal_those_of_a_regular_expression(text: str, language: str) -> None:
    word = r"[^\W_]+"
    pattern = rf"{word}(?:['’ʻ]{word})*" if language == "uz" else word
    _, starts, lengths = tokenize(text, language)
    found = [(a, a + n) for a, n in zip(starts.tolist(), lengths.tolist(), strict=True)]
    assert found == [match.span() for match in re.finditer(pattern, text)]
