from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

SEEDS = Path(os.environ.get("ORKHON_SHARED", "../shared")) / "seeds"
ORIGINALS = {
    "000_b95e03adc37faae3": dt.date(2025, 10, 18),
    "001_9004f30796a60f79": dt.date(2023, 11, 3),
    "002_75514096baee0663": dt.date(2025, 11, 24),
    "003_e5d28306f9eb59e9": dt.date(2023, 4, 11),
    "004_1e963e142dc0748c": dt.date(2024, 3, 11),
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the originals are not here: set ORKHON_SHARED")
def test_the_five_originals_are_read_as_they_stand(read):
    result = read(SEEDS)
    assert {article.article: article.date for article in result.articles} == ORIGINALS
    for article in result.articles:
        assert article.text == (SEEDS / article.file).read_bytes().decode("utf-8").removeprefix("\ufeff")
        assert article.row == 0
        assert (article.source, article.title, article.language) == ("", "", "")
    assert (result.refused, result.notes) == ([], [])


@pytest.mark.parametrize(
    "prefix", [" date 2025-10-18 ", "date 2025-10-18 ", "\n  date 2025-10-18\n", "date 2025-10-18"]
)
def test_prefix_gives_the_date_and_stays_in_the_text(read, tmp_path, prefix):
    path = tmp_path / "a.txt"
    path.write_text(prefix + "Baku hosts a summit.", encoding="utf-8")
    (article,) = read(path).articles
    assert article.date == dt.date(2025, 10, 18)
    assert article.text == prefix + "Baku hosts a summit."


@pytest.mark.parametrize("text", ["Baku\r\nAstana\rAnkara\n", "\u2028a\u0085b\x0bc", " \n x \n "])
def test_newlines_and_space_are_kept(read, tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert read(path).texts == [text]


def test_byte_order_mark_is_removed_once(read, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf date 2025-10-18 Baku\xef\xbb\xbf")
    (article,) = read(path).articles
    assert article.text == " date 2025-10-18 Baku\ufeff"
    assert article.date == dt.date(2025, 10, 18)


def test_no_prefix_is_an_undated_article_without_a_note(read, tmp_path):
    (tmp_path / "a.txt").write_text("The date 2025-10-18 stands later.")
    result = read(tmp_path)
    assert result.articles[0].date is None
    assert (result.report.undated, result.notes) == (1, [])


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("2023-02-31", "no day of the calendar"),
        ("0000-01-01", "outside 1900 to 2100"),
        ("9999-12-31", "outside 1900 to 2100"),
        ("2023", "not understood"),
    ],
)
def test_a_date_that_is_none_keeps_the_article_and_says_so(read, tmp_path, given, why):
    (tmp_path / "a.txt").write_text(f" date {given} Baku hosts a summit.")
    result = read(tmp_path)
    assert result.texts == [f" date {given} Baku hosts a summit."]
    assert result.report.undated == 1
    ((file, row, reason),) = result.notes
    assert (file, row) == ("a.txt", 0)
    assert repr(given) in reason
    assert why in reason


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "empty file"), (b" \n\t\n", "no text"), (b"\xef\xbb\xbf", "no text"), (b"Baku\0Astana", "NUL")],
)
def test_files_without_text_are_refused(read, tmp_path, data, why):
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text("Baku")
    result = read(tmp_path)
    assert result.texts == ["Baku"]
    ((file, row, reason),) = result.refused
    assert (file, row) == ("bad.txt", 0)
    assert why in reason


def test_markup_and_bidirectional_marks_are_plain_text(read, tmp_path):
    text = "<script>alert(1)</script> ![x](http://a.example/x.png) $x^2$ %{x} \u202eABC\u202c"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read(tmp_path).texts == [text]


def test_fifty_megabytes_on_one_line(read, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Baku and Astana " * 3_125_000)
    (article,) = read(path).articles
    assert len(article.text) == 50_000_000
