from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from contextlib import suppress

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.model import ReadReport
from analysis.readers import READERS, SUFFIXES, UPLOAD, Limits, RawFile, iter_articles, size_text

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t\"',;|\\ \ufeff\u2028\x85"), min_size=1
).filter(lambda text: not text.isspace() and not text.startswith("\ufeff"))
ARTICLES = st.lists(st.tuples(TEXTS, st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))), min_size=1, max_size=5)


def as_csv(rows):
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([("text", "date"), *rows])
    return {"a.csv": stream.getvalue().encode()}


def as_jsonl(rows):
    lines = (json.dumps({"text": text, "date": str(date)}, ensure_ascii=False) for text, date in rows)
    return {"a.jsonl": "\n".join(lines).encode()}


def as_parquet(rows):
    sink = io.BytesIO()
    pq.write_table(pa.table({"text": [text for text, _ in rows], "date": [date for _, date in rows]}), sink)
    return {"a.parquet": sink.getvalue()}


def as_txt(rows):
    return {f"{number:03}.txt": f" date {date} {text}".encode() for number, (text, date) in enumerate(rows)}


def as_zip(rows):
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in as_csv(rows).items():
            archive.writestr(name, data)
    return {"a.zip": sink.getvalue()}


def from_memory(files):
    report = ReadReport()
    articles = list(iter_articles([RawFile.from_bytes(name, data) for name, data in files.items()], report))
    return articles, report


@pytest.mark.parametrize("write", [as_csv, as_jsonl, as_parquet, as_zip])
@given(rows=ARTICLES)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back_to_the_letter(write, rows):
    articles, report = from_memory(write(rows))
    assert [(article.text, article.date) for article in articles] == rows
    assert (report.refused, report.notes, report.undated) == ([], [], 0)


@given(rows=ARTICLES)
@settings(deadline=None)
def test_text_files_keep_prefix_and_text(rows):
    articles, report = from_memory(as_txt(rows))
    assert [article.text for article in articles] == [f" date {date} {text}" for text, date in rows]
    assert [article.date for article in articles] == [date for _, date in rows]
    assert not report.refused


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.binary(min_size=1, max_size=300) | st.text(max_size=100).map(lambda text: f"text,date\n{text}".encode()))
@settings(deadline=None)
def test_any_bytes_give_articles_or_a_line(suffix, data):
    report = ReadReport()
    with suppress(InputError):  # any other error fails the test
        list(iter_articles([RawFile.from_bytes(f"a{suffix}", data)], report))
    assert report.read or report.refused


def test_ids_are_unique_whatever_they_are(read):
    lines = "\n".join(json.dumps({"id": name, "text": "x"}) for name in ("a", "a~2", "a", "a", "a~2"))
    result = read(RawFile.from_bytes("n.jsonl", lines.encode()), RawFile.from_bytes("a.txt", b"x"))
    assert [(a.file, a.article) for a in result.articles] == [
        ("a.txt", "a"),
        ("n.jsonl", "a~2"),
        ("n.jsonl", "a~2~2"),
        ("n.jsonl", "a~3"),
        ("n.jsonl", "a~4"),
        ("n.jsonl", "a~2~3"),
    ]
    assert len(result.notes) == 5


def test_ten_thousand_equal_ids_take_no_quadratic_time(read):
    lines = b'{"id": "same", "text": "x"}\n' * 10_000
    result = read(RawFile.from_bytes("n.jsonl", lines))
    assert len({a.article for a in result.articles}) == 10_000
    assert result.articles[-1].article == "same~10000"


def test_the_limit_of_articles_says_what_was_not_read(read):
    files = [RawFile.from_bytes(f"{name}.jsonl", b'{"text": "x"}\n' * 3) for name in "abc"]
    result = read(*files, limits=Limits(articles=4))
    assert len(result.articles) == 4
    assert [(line.file, line.row) for line in result.refused] == [("b.jsonl", 2), ("c.jsonl", 0)]
    assert "limit of 4 articles" in result.refused[0].reason


def test_the_limit_of_articles_may_be_met_exactly(read):
    assert not read(RawFile.from_bytes("a.jsonl", b'{"text": "x"}\n' * 3), limits=Limits(articles=3)).refused


def test_a_file_over_the_limit_is_refused_unread(read):
    def never():
        raise AssertionError("opened")

    result = read(RawFile("a.txt", UPLOAD.file_bytes + 1, never), limits=UPLOAD)
    assert f"at most {size_text(UPLOAD.file_bytes)}" in result.refused[0].reason


def test_progress_rises_to_the_whole():
    calls = []
    data = b'{"text": "Baku"}\n' * 1200
    files = [RawFile.from_bytes("a.jsonl", data), RawFile.from_bytes("b.txt", b"x")]
    list(iter_articles(files, ReadReport(), progress=lambda *call: calls.append(call)))
    done = [call[1] for call in calls]
    assert done == sorted(done)
    assert len(calls) == 4
    assert calls[-1] == ("reading", len(data) + 1, len(data) + 1)
    assert {call[2] for call in calls} == {len(data) + 1}


def test_registry_is_the_four_formats():
    assert list(READERS) == [".txt", ".csv", ".jsonl", ".parquet"]
    assert SUFFIXES[4:] == (".zip",)


def test_upload_limits_are_below_those_of_the_command_line():
    own = Limits()
    assert UPLOAD.file_bytes < own.file_bytes
    assert UPLOAD.articles < own.articles
    assert UPLOAD.zip_ratio == own.zip_ratio == 200
