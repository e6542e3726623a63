from __future__ import annotations

import csv
import datetime as dt

import pytest

ROWS = [("2023-04-11", "Report", "Baku, Astana; and\nAnkara"), ("2023-04-12", "Trend", 'He said "yes".')]


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_delimiter_and_mark(read, tmp_path, delimiter, encoding):
    path = tmp_path / "news.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([("Date", "Outlet", "Full Text"), *ROWS])
    result = read(path)
    assert [(str(a.date), a.source, a.text) for a in result.articles] == ROWS
    assert [(a.article, a.row, a.file) for a in result.articles] == [
        ("news-1", 1, "news.csv"),
        ("news-2", 2, "news.csv"),
    ]
    assert not result.refused


def test_all_fields_and_facets(read, tmp_path):
    path = write(
        tmp_path / "news.csv",
        "guid,Published,Publisher,Headline,Body,Link,Lang,Section,Author\n"
        "x1,2023-04-11T23:30:00-05:00,Report, A title ,Baku,https://a.example/1,English,politics,\n",
    )
    (article,) = read(path).articles
    assert (article.article, article.date, article.source) == ("x1", dt.date(2023, 4, 11), "Report")
    assert (article.title, article.text, article.url) == ("A title", "Baku", "https://a.example/1")
    assert (article.language, article.facets) == ("en", (("Section", "politics"),))


def test_without_a_text_column_the_file_is_refused_naming_both_sides(read, tmp_path):
    result = read(write(tmp_path / "a.csv", "article,date\na1,2023-01-01\n"))
    ((file, row, reason),) = result.refused
    assert (file, row) == ("a.csv", 0)
    assert "article, date" in reason
    assert "fulltext" in reason
    assert "a.csv" in result.error


@pytest.mark.parametrize("bad", ['2,"stray quote "here" in it', '2,"never closed', '2,"closed"late'])
def test_a_stray_quote_costs_one_row(read, tmp_path, bad):
    path = write(tmp_path / "a.csv", f'id,text\n1,one\n{bad}\n3,"thr\nee"\n4,"four"\n')
    result = read(path)
    assert [(a.article, a.text) for a in result.articles] == [("1", "one"), ("3", "thr\nee"), ("4", "four")]
    ((file, row, reason),) = result.refused
    assert (file, row) == ("a.csv", 2)
    assert "line 3" in reason


def test_a_quote_open_at_the_end_costs_one_row(read, tmp_path):
    result = read(write(tmp_path / "a.csv", 'id,text\n1,"open\n2,two\n3,three'))
    assert [a.article for a in result.articles] == ["2", "3"]
    assert [line.row for line in result.refused] == [1]


def test_quotes_inside_an_unquoted_cell_stay(read, tmp_path):
    assert read(write(tmp_path / "a.csv", 'id,text\n1,the "Astana" Act\n')).texts == ['the "Astana" Act']


def test_rows_of_another_width_are_refused_and_blank_lines_are_none(read, tmp_path):
    path = write(tmp_path / "a.csv", "id,text,date\n\n1,one,2023-01-01\n2,two\n\n3,a, b,2023-01-01\n4,four,,,\n5,,\n")
    result = read(path)
    assert [(a.article, a.row) for a in result.articles] == [("1", 1), ("4", 4)]
    assert [(line.row, line.reason.split(";")[0]) for line in result.refused] == [
        (2, "2 cells where the first row has 3"),
        (3, "4 cells where the first row has 3"),
        (5, "no text"),
    ]


def test_a_million_characters_in_a_cell(read, tmp_path):
    before = csv.field_size_limit()
    cell = "Baku " * 200_000
    assert read(write(tmp_path / "a.csv", f'id,text\n1,"{cell}"\n2,two\n')).texts == [cell, "two"]
    assert csv.field_size_limit() == before


def test_a_nul_in_one_cell_costs_one_row(read, tmp_path):
    result = read(write(tmp_path / "a.csv", "title,text\nx,on\0e\nx\0,two\nx,three\n"))
    assert result.texts == ["three"]
    assert [line.row for line in result.refused] == [1, 2]


def test_carriage_returns_end_rows_and_stay_inside_quotes(read, tmp_path):
    assert read(write(tmp_path / "a.csv", 'id,text\r1,"a\r\nb\rc"\r2,two\r')).texts == ["a\r\nb\rc", "two"]


def test_unnamed_and_repeated_columns_are_kept(read, tmp_path):
    (article,) = read(write(tmp_path / "a.csv", ",text,tag,tag\n0,one,x,y\n")).articles
    assert article.facets == (("column 1", "0"), ("tag", "x"), ("tag 2", "y"))


def test_dates_of_two_readings_follow_the_rest_of_the_file(read, tmp_path):
    american = read(write(tmp_path / "a.csv", "text,date\na,03/04/2023\nb,04/13/2023\n"))
    assert [a.date for a in american.articles] == [dt.date(2023, 3, 4), dt.date(2023, 4, 13)]
    european = read(write(tmp_path / "b.csv", "text,date\na,03/04/2023\nb,13/04/2023\n"))
    assert [a.date for a in european.articles] == [dt.date(2023, 4, 3), dt.date(2023, 4, 13)]
    unclear = read(write(tmp_path / "c.csv", "text,date\na,03/04/2023\n"))
    assert [a.date for a in unclear.articles] == [dt.date(2023, 4, 3)]
    for result, shown in ((american, "4 March 2023"), (european, "3 April 2023"), (unclear, "3 April 2023")):
        ((_, row, reason),) = result.notes
        assert row == 1
        assert "'03/04/2023'" in reason
        assert shown in reason


def test_many_notes_of_one_kind_are_counted(read, tmp_path):
    result = read(write(tmp_path / "a.csv", "text,date\n" + "x,soon\n" * 50))
    assert result.report.undated == 50
    assert [line.row for line in result.notes] == [*range(1, 21), 0]
    assert result.notes[-1].reason.startswith("30 more")


def test_unknown_languages_are_left_out_with_a_note(read, tmp_path):
    result = read(write(tmp_path / "a.csv", "text,lang\none,Klingon\ntwo,kk\n"))
    assert [a.language for a in result.articles] == ["", "kk"]
    assert [(line.row, "Klingon" in line.reason) for line in result.notes] == [(1, True)]


@pytest.mark.parametrize("text", ["id,text\n", "\n\n", '"', "text"])
def test_no_rows_is_said(read, tmp_path, text):
    result = read(write(tmp_path / "a.csv", text))
    assert len(result.refused) == 1
    assert not result.articles
