"""Telling digests from originals."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import InputError
from analysis.readers.origin import ORIGIN_COLUMNS, origin_banner, origin_of, read_origin

HEAD = ",".join(ORIGIN_COLUMNS)
ROW = f"a.txt,azernews,Azernews,2023-04-11,{'0' * 64},{'1' * 64}"


def write_origin(folder: Path, *rows: str) -> Path:
    (folder / "ORIGIN.csv").write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return folder


def test_digest_original_and_neither(tmp_path: Path) -> None:
    origins = read_origin(write_origin(tmp_path, ROW))
    assert list(origins) == ["a.txt"]
    assert origin_of("1" * 64, origins) == "digest"
    assert origin_of("0" * 64, origins) == "original"
    assert origin_of("2" * 64, origins) is None
    assert origin_of("1" * 64, {}) is None


def test_banner_says_what_it_is(tmp_path: Path) -> None:
    origin = read_origin(write_origin(tmp_path, ROW))["a.txt"]
    assert origin_banner(origin) == (
        "Digest by Orkhon of an Azernews article of 11 April 2023: "
        "who is named matches the original, the words are ours"
    )
    assert origin_banner(origin, "original") == "Original article by Azernews of 11 April 2023"


def test_a_folder_without_the_table_has_no_origins(tmp_path: Path) -> None:
    assert read_origin(tmp_path) == {}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ((ROW, ROW), "line 3: a.txt stands twice"),
        ((ROW.replace("2023-04-11", "2023-04-31"),), "line 2: date is '2023-04-31'; give a real date as YYYY-MM-DD"),
        ((ROW.replace("1" * 64, "1" * 63),), "digest_sha256 is"),
        ((ROW.replace("0" * 64, "A" * 64),), "original_sha256 is"),
        ((ROW + ",x",), "not 6 cells"),
    ],
)
def test_a_bad_row_is_refused_in_one_line(tmp_path: Path, rows: tuple[str, ...], message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_origin(write_origin(tmp_path, *rows))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
