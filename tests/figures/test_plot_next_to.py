"""Collocates, word groups and words over time as figures and in words: what a bar is, and what is left unranked."""

from analysis import figures, findings
from tests.figures.figure_tables import collocates, lengths, over_time, word_groups


def test_supported_terms_are_ranked_and_the_others_stand_apart_in_grey() -> None:
    table = collocates(("oil", 5, True), ("zinc", 1, False), ("gas", 9, True), ("alum", 2, False))
    figure = figures.plot_collocates(table, small=True)
    assert list(lengths(figure).items()) == [("gas", 9), ("oil", 5), ("alum", 2), ("zinc", 1)]
    colours = figure.data[0].marker.color
    assert colours[0] == colours[1] != colours[2] == colours[3]
    assert figure.data[0].y[2] - figure.data[0].y[1] > 1
    assert "too few to rank" in figure.layout.xaxis.title.text
    assert list(lengths(figures.plot_collocates(table, small=False)).values())[:2] == [16.0, 12.0]


def test_no_more_than_asked_for_and_it_is_said() -> None:
    table = collocates(*((f"w{i:02d}", 50 - i, True) for i in range(40)), ("rare", 1, False))
    figure = figures.plot_collocates(table, small=True)
    assert len(lengths(figure)) == 30
    assert dict(figure.layout.meta) == {"shown": 30, "of": 41}
    assert "30 of 41 shown" in figure.layout.xaxis.title.text


def test_titles_never_name_what_is_not_supported() -> None:
    table = collocates(("rare", 99, False), ("gas", 9, True))
    assert (
        findings.title_collocates(table, "oil", small=True)
        == "“gas” stands next to oil most often: 9 times in 1 article"
    )
    none = collocates(("rare", 1, False))
    assert findings.title_collocates(none, "oil", small=True) == "Nothing stands next to oil often enough to be ranked"
    assert findings.title_collocates(none.iloc[:0], "oil", small=True) == "No term stands next to oil here"
    assert "“gas” 9 of its 11 times" in findings.sentence_collocates(table, "oil", small=True)


def test_word_groups_in_each_unit() -> None:
    table = word_groups(("Kinship", 10, 30), ("Unity", 20, 25), ("Nothing", 0, 0))
    assert list(lengths(figures.plot_word_groups(table, small=True)).items()) == [("Unity", 20), ("Kinship", 10)]
    by_occurrences = figures.plot_word_groups(table, small=False, unit="occurrences")
    assert list(lengths(by_occurrences).items()) == [("Kinship", 30), ("Unity", 25)]
    assert by_occurrences.layout.xaxis.title.text == "occurrences"
    assert findings.title_word_groups(table) == "Words of “Unity” stand in 20 of 40 articles"
    assert findings.title_word_groups(table, "occurrences") == "Words of “Kinship” stand most often: 30 times"
    assert findings.title_word_groups(table[table["articles"] == 0]) == "No word of any group stands here"


def test_words_over_time() -> None:
    figure = figures.plot_over_time(over_time("gas"), label="term", small=True)
    assert list(figure.data[0].y) == [2, 0, 1]
    assert figure.layout.xaxis.title.text == "articles with it"
    assert "2 occurrences" in figure.data[0].hovertext[0]
    assert (
        findings.title_over_time(over_time("gas"), "term") == "“gas” is found most in November 2024: in 2 of 4 articles"
    )
    sentence = findings.sentence_over_time(over_time("gas"), "term")
    assert (
        sentence
        == "“gas” is found in 3 of 8 dated articles from November 2024 to January 2025; 1 period without any article."
    )
    assert findings.title_over_time(over_time("gas").iloc[:0], "term") == "There are no dated articles here"
