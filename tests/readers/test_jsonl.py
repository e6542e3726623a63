from __future__ import annotations

import datetime as dt
import json

import pytest


def write(path, *lines):
    path.write_bytes(b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines))
    return path


def test_fields_types_and_facets(read, tmp_path):
    row = {
        "id": 7, "date_publish": "2023-04-11 10:00:00", "source": {"id": None, "name": "Report"}, "title": "A title",
        "maintext": " Baku\r\n\n", "url": "https://a.example", "language": "az-Latn", "tags": ["a", "ə"], "score": 2.0,
        "empty": "", "none": None, "flag": False,
    }  # fmt: skip
    (article,) = read(write(tmp_path / "a.jsonl", json.dumps(row))).articles
    assert (article.article, article.date, article.source) == ("7", dt.date(2023, 4, 11), "Report")
    assert (article.title, article.text, article.language) == ("A title", " Baku\r\n\n", "az")
    assert article.facets == (("tags", '["a", "ə"]'), ("score", "2"), ("flag", "false"))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"text": "x"', "not JSON"),
        ("[1, 2]", "but list"),
        ('"text"', "but str"),
        ("NaN", "not a JSON object"),
        ('{"text": 5}', "text is no text but int"),
        ('{"text": ["a"]}', "but list"),
        ('{"text": null}', "no text"),
        ('{"text": NaN}', "no text"),
        ('{"text": " \\n"}', "no text"),
        ('{"text": "a\\u0000b"}', "NUL"),
        ('{"text": "a\\ud800b"}', "half a surrogate pair"),
        ('{"text": "x", "url": "\\udc00"}', "half a surrogate pair"),
        ('{"text": "x", "n": ' + "9" * 5000 + "}", "too many digits"),
        ("[" * 200_000, "nested too deeply"),
        ('{"title": "x"}', "no column holds the text"),
    ],
)
def test_a_bad_line_is_refused_with_its_number(read, tmp_path, line, why):
    result = read(write(tmp_path / "a.jsonl", '{"text": "one"}', "", line, '{"text": "four"}'))
    assert result.texts == ["one", "four"]
    assert [a.article for a in result.articles] == ["a-1", "a-4"]
    ((file, row, reason),) = result.refused
    assert (file, row) == ("a.jsonl", 3)
    assert why in reason


def test_the_preferred_column_is_the_text_and_the_other_a_facet(read, tmp_path):
    (article,) = read(write(tmp_path / "a.jsonl", '{"content": "short", "TEXT": "long"}')).articles
    assert (article.text, article.facets) == ("long", (("content", "short"),))


def test_keys_may_differ_from_line_to_line(read, tmp_path):
    result = read(write(tmp_path / "a.jsonl", '{"body": "one", "lang": "kk"}', '{"content": "two"}'))
    assert [(a.text, a.language) for a in result.articles] == [("one", "kk"), ("two", "")]


def test_no_text_in_any_line_refuses_the_file_once(read, tmp_path):
    result = read(write(tmp_path / "a.jsonl", '{"tokens": [1]}', '{"words": [1]}'))
    ((file, row, reason),) = result.refused
    assert (file, row) == ("a.jsonl", 0)
    assert "tokens" in reason


def test_line_separators_inside_a_text_are_no_ends_of_lines(read, tmp_path):
    text = "a\u2028b\u0085c"
    assert read(write(tmp_path / "a.jsonl", json.dumps({"text": text}, ensure_ascii=False))).texts == [text]


def test_windows_ends_of_lines_and_byte_order_mark(read, tmp_path):
    path = write(tmp_path / "a.jsonl", b'\xef\xbb\xbf{"text": "one"}\r', b'{"text": "two"}\r', b"\r")
    assert read(path).texts == ["one", "two"]


def test_fifty_megabytes_on_one_line(read, tmp_path):
    path = write(tmp_path / "a.jsonl", '{"text": "' + "Baku and Astana " * 3_125_000 + '"}')
    (article,) = read(path).articles
    assert len(article.text) == 50_000_000


def test_a_whole_json_file_is_refused_line_by_line_and_says_so(read, tmp_path):
    result = read(write(tmp_path / "a.jsonl", "[", '{"text": "one"},', "]"))
    assert not result.articles
    assert [line.row for line in result.refused] == [1, 2, 3]
    assert "not JSON" in result.error
