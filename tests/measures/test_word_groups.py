"""Word groups and words over time: counted by hand on the tiny collection, by language, and what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.errors import InputError
from analysis.index.store import Index
from analysis.lexicon.word_groups import WordGroup, parse_word_groups, read_word_groups, shipped_groups
from analysis.measures import MEASURES
from analysis.measures.intervals import wilson_interval
from analysis.measures.word_groups import term_timeline, word_group_timeline, word_groups
from analysis.model import LANGUAGES, Counting, Filter
from analysis.queries import parse_query
from analysis.views import select

OURS = parse_word_groups('Ways: road*, "the road", opened\nFood: grain, gr*\nNothing: zebra')


def test_counted_by_hand(tiny: Index) -> None:
    table = word_groups(select(tiny), groups=OURS).table
    assert list(table.columns) == [
        "word_group", "group", "group_name", "articles", "occurrences", "n_articles", "share", "low", "high",
    ]  # fmt: skip
    # Food: "greetings" in a1, three times grain in a2, one in a4. Ways: opened, and three roads, two as "the road".
    # "the road" and the road in it begin with different words, so that each of the two is counted.
    assert table[["word_group", "articles", "occurrences", "n_articles"]].values.tolist() == [
        ["Food", 3, 5, 4], ["Ways", 1, 6, 4], ["Nothing", 0, 0, 4],
    ]  # fmt: skip
    assert table["share"].tolist() == [0.75, 0.25, 0.0]
    assert table["low"][0] == wilson_interval(3, 4)[0]
    by_year = word_groups(select(tiny), groups=OURS[:2], by="year").table
    assert by_year[["group", "word_group", "articles"]].values.tolist() == [
        ["2023", "Food", 2], ["2023", "Ways", 1], ["2024", "Food", 0], ["2024", "Ways", 0],
    ]  # fmt: skip


def test_patterns_that_begin_with_one_word_are_one_occurrence(tiny: Index) -> None:
    both = parse_word_groups('One: grain, gr*, "grain price"')
    assert word_groups(select(tiny), groups=both).table["occurrences"][0] == 5


def test_a_pattern_of_a_language_is_counted_in_its_articles_only(build: Callable[..., Index]) -> None:
    index = build(
        [
            {"id": "1", "date": "2023-01-01", "language": "en", "text": "The Dogan family met a brother."},
            {"id": "2", "date": "2023-01-02", "language": "tr", "text": "Dogan ailesi brother ile buluştu."},
        ]
    )
    counted = {
        text: word_groups(select(index), groups=parse_word_groups(text)).table["articles"][0]
        for text in ("K: dogan", "K [tr]: dogan", "K [tk]: dogan", "K [en]: brother\nK [tr]: dogan")
    }
    assert list(counted.values()) == [2, 1, 0, 2]


def test_units_voice_and_filters(build: Callable[..., Index], tiny: Index) -> None:
    index = build([{"id": "1", "date": "2023-01-01", "text": '"Our brother came," Tokayev said. A brother left.'}])
    kin = parse_word_groups("Kin: brother*")
    counts = [
        word_groups(select(index, counting=Counting(voice=voice)), groups=kin).table["occurrences"][0]
        for voice in ("all", "quoted", "own")
    ]
    assert counts == [2, 1, 1]
    view = select(tiny, Filter(years=(2023,)), Counting(unit="occurrences"))
    assert word_groups(view, groups=OURS).table["word_group"].tolist() == ["Ways", "Food", "Nothing"]
    assert len(word_groups(select(tiny, Filter(words="zebra")), groups=OURS).table) == 0


def test_over_time_with_empty_periods(tiny: Index) -> None:
    measured = word_group_timeline(select(tiny), period="quarter", groups=OURS[:2])
    table = measured.table
    assert sorted(set(table["period"])) == ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1"]
    food = table[table["word_group"] == "Food"]
    assert food[["articles", "occurrences", "n_articles"]].values.tolist() == [
        [1, 1, 1], [1, 3, 1], [0, 0, 0], [0, 0, 0], [0, 0, 1],
    ]  # fmt: skip
    assert food["share"].isna().tolist() == [False, False, True, True, False]
    assert measured.notes == ("1 undated articles are left out",)


def test_terms_over_time_equal_a_plain_loop(tiny: Index) -> None:
    table = term_timeline(select(tiny), 'grain "the road" wat*', period="year").table
    patterns = {"grain": r"\bgrain\b", "the road": r"\bthe road\b", "wat*": r"\bwat\w*"}
    for row in table.to_dict("records"):
        rows = [r for r in range(tiny.n_dated) if str(tiny.date(r)).startswith(str(row["period"]))]
        hits = [len(re.findall(patterns[row["term"]], tiny.text(r).lower())) for r in rows]
        assert (row["articles"], row["occurrences"], row["n_articles"]) == (
            sum(n > 0 for n in hits), sum(hits), len(rows),
        )  # fmt: skip
    assert len(table) == 6


def test_nothing_dated_has_no_periods(tiny: Index) -> None:
    view = select(tiny, Filter(words='"undated" OR note'))
    assert len(term_timeline(view, "grain").table) == 0
    with pytest.raises(InputError, match="period 'decade' is unknown"):
        term_timeline(select(tiny), "grain", period="decade")  # type: ignore[arg-type]


def test_what_is_shipped_can_be_read() -> None:
    groups = shipped_groups()
    assert [group.name for group in groups] == ["Kinship", "Unity", "Energy and transport", "Territory"]
    for group in groups:
        assert {language for language, _ in group.patterns} == set(LANGUAGES)
        assert all(parse_query(pattern).items for _, pattern in group.patterns)


def test_lists_are_read_from_lines_and_from_json(tmp_path: Path) -> None:
    lines = '# mine\n\nGas [en]: gas, "gas, oil and coal"\nGas: LNG\n'
    expected = (WordGroup("Gas", (("en", "gas"), ("en", '"gas, oil and coal"'), ("", "LNG"))),)
    assert parse_word_groups(lines) == expected
    assert parse_word_groups('{"Gas": {"en": ["gas", "\\"gas, oil and coal\\""], "": ["LNG"]}}') == expected
    (tmp_path / "mine.txt").write_text("\ufeff" + lines, encoding="utf-8")
    assert read_word_groups(tmp_path / "mine.txt") == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "0 word groups"),
        ("Kinship brother*", "line 1 has no colon"),
        (": brother*", "lacks a name"),
        ("Kinship: ,", "lacks a name or patterns"),
        ("Kinship [xx]: brother*", "names the language 'xx'"),
        ('{"Kinship": ', "begins like JSON"),
        ('{"Kinship": "brother*"}', "something else than a list"),
        ('{"Kinship": {"en": [1]}}', "something else than a list"),
        ("\n".join(f"G{i}: a" for i in range(51)), "51 word groups"),
        ("G: " + ",".join(f"a{i}" for i in range(501)), "501 patterns"),
        ("x" * 200_001, "at most 200,000"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        parse_word_groups(text, "mine.txt")


def test_a_pattern_that_is_no_query_is_said_with_its_group(tiny: Index) -> None:
    for pattern, words in (("*", "alone"), ("gas NEAR oil", "no number")):
        with pytest.raises(InputError, match=f"word group 'Bad': .*{words}"):
            MEASURES["word_groups"](select(tiny), groups=parse_word_groups(f"Bad: {pattern}"))


def test_files_that_are_none_are_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_word_groups(tmp_path / "none.txt")
    (tmp_path / "latin.txt").write_bytes("K: \xe9".encode("latin-1"))
    with pytest.raises(InputError, match="not in UTF-8"):
        read_word_groups(tmp_path / "latin.txt")
