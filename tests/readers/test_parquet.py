from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.readers import Limits

DAY = dt.datetime(2023, 4, 11, 22, 30)


def write(path, columns, **options):
    pq.write_table(pa.table(columns), path, **options)
    return path


def test_fields_and_facets(read, tmp_path):
    path = write(
        tmp_path / "news.parquet",
        {
            "article_id": [1.0, None],
            "body": ["Baku\r\n", "Astana"],
            "date": [dt.date(2023, 4, 11), None],
            "media": pa.array(["Report", "Trend"]).dictionary_encode(),
            "tags": [["a"], None],
        },
    )
    one, two = read(path).articles
    assert (one.article, one.text, one.date, one.source) == ("1", "Baku\r\n", dt.date(2023, 4, 11), "Report")
    assert (one.facets, one.row) == ((("tags", '["a"]'),), 1)
    assert (two.article, two.date, two.facets) == ("news-2", None, ())


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "UTC", "Asia/Baku"])
def test_times_give_the_day_in_their_own_zone(read, tmp_path, unit, zone):
    path = write(tmp_path / "a.parquet", {"text": ["x"], "date": pa.array([DAY], pa.timestamp(unit, tz=zone))})
    assert read(path).articles[0].date == dt.date(2023, 4, 12 if zone == "Asia/Baku" else 11)


def test_times_beyond_every_calendar_are_no_dates(read, tmp_path):
    path = write(tmp_path / "a.parquet", {"text": ["x", "y"], "date": pa.array([2**62, 0], pa.timestamp("us"))})
    result = read(path)
    assert [a.date for a in result.articles] == [None, dt.date(1970, 1, 1)]
    assert [line.row for line in result.notes] == [1]


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.99])
def test_truncated_files_are_refused(read, tmp_path, keep):
    whole = write(tmp_path / "whole.parquet", {"text": ["Baku"] * 100}).read_bytes()
    (tmp_path / "a.parquet").write_bytes(whole[: int(len(whole) * keep)])
    result = read(tmp_path / "a.parquet")
    ((file, row, reason),) = result.refused
    assert (file, row) == ("a.parquet", 0)
    assert "not a whole Parquet file" in reason


def test_damage_inside_gives_a_line_or_another_text_never_an_error(read, tmp_path):
    texts = [f"article {number} about Baku" for number in range(500)]
    path = write(tmp_path / "a.parquet", {"text": texts}, compression="gzip", use_dictionary=False)
    whole = path.read_bytes()
    for position in range(4, len(whole), len(whole) // 40):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :])
        result = read(path)
        assert result.refused or len(result.articles) == 500


def test_damage_costs_the_rows_of_one_row_group(read, tmp_path):
    path = write(tmp_path / "a.parquet", {"text": ["x" * 50, "y" * 50, "z" * 50]}, row_group_size=1, compression="gzip")
    footer = pq.ParquetFile(path).metadata
    start = footer.row_group(1).column(0).dictionary_page_offset or footer.row_group(1).column(0).data_page_offset
    whole = bytearray(path.read_bytes())
    whole[start : start + 40] = b"\xff" * 40
    path.write_bytes(bytes(whole))
    result = read(path)
    assert [(a.text[0], a.row) for a in result.articles] == [("x", 1), ("z", 3)]
    assert [line.row for line in result.refused] == [2]


def test_sizes_are_checked_before_and_counted_while_reading(read, tmp_path):
    path = write(tmp_path / "a.parquet", {"text": ["x" * 1000] * 1000})
    group = read(path, limits=Limits(row_group_bytes=100))
    assert not group.articles
    assert "row group" in group.refused[0].reason
    counted = read(path, limits=Limits(unpacked_bytes=100_000))
    assert 0 < len(counted.articles) <= 100, "the file itself is small: one text stands in a dictionary"
    assert counted.refused[0].reason.startswith("more than 100,000 bytes unpacked")


def test_bad_rows_and_tables_are_refused(read, tmp_path):
    rows = read(write(tmp_path / "a.parquet", {"text": ["x", None, " ", "a\0b"]}))
    assert [line.row for line in rows.refused] == [2, 3, 4]
    assert "no column holds" in read(write(tmp_path / "b.parquet", {"n": [1]})).refused[0].reason
    assert "int" in read(write(tmp_path / "c.parquet", {"text": [1]})).refused[0].reason
    assert "no rows" in read(write(tmp_path / "d.parquet", {"text": pa.array([], pa.string())})).error
    wide = write(tmp_path / "e.parquet", {"text": ["x"], **{f"c{n}": [n] for n in range(1000)}})
    assert "1,001 columns" in read(wide).refused[0].reason
