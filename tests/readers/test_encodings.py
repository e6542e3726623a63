from __future__ import annotations

import random

import pytest

RUSSIAN = "Президент Казахстана встретился в Астане с президентом Турции, чтобы обсудить сотрудничество. "
TURKISH = (
    "Türkiye Cumhurbaşkanı Ankara'da görüştü; Türk devletleri teşkilatı için çalışmalar sürüyor, dışişleri açıkladı. "
)
HUNGARIAN = "A külügyminiszter szerint a türk államok szervezetének csúcstalálkozója jövőre Budapesten lesz, ősszel. "


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_byte_order_marks_decide(read, tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(RUSSIAN.encode(encoding))
    result = read(tmp_path)
    assert result.texts == [RUSSIAN]
    assert len(result.notes) == (encoding != "utf-8-sig")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (RUSSIAN, "cp866"), (TURKISH, "cp1254"), (HUNGARIAN, "cp1250")],
)
def test_legacy_encodings_are_found_and_named(read, tmp_path, text, encoding):
    (tmp_path / "a.txt").write_bytes((text * 5).encode(encoding))
    result = read(tmp_path)
    assert result.texts == [text * 5]
    ((_, _, reason),) = result.notes
    assert encoding in reason


def test_encoding_is_found_where_only_the_end_has_letters_beyond_ascii(read, tmp_path):
    text = "Plain words come first. " * 100_000 + "\n" + RUSSIAN * 3
    (tmp_path / "a.txt").write_bytes(text.encode("cp1251"))
    assert read(tmp_path).texts == [text]


def test_chinese_is_not_taken_for_cyrillic(read, tmp_path):
    text = "哈萨克斯坦总统周二在阿斯塔纳会见了土耳其总统，双方讨论了突厥国家组织的合作。" * 5
    (tmp_path / "a.txt").write_bytes(text.encode("gb18030"))
    assert read(tmp_path).texts == [text]


def test_mixed_encodings_keep_what_is_utf8_and_count_the_rest(read, tmp_path):
    (tmp_path / "a.txt").write_bytes(RUSSIAN.encode() + b"caf\xe9 na\xefve. " + RUSSIAN.encode())
    result = read(tmp_path)
    assert result.texts == [f"{RUSSIAN}caf\ufffd na\ufffdve. {RUSSIAN}"]
    ((_, _, reason),) = result.notes
    assert "mixed encodings" in reason
    assert " 2 places" in reason


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl", "a.parquet"])
def test_binary_files_are_refused(read, tmp_path, name):
    (tmp_path / name).write_bytes(random.Random(7).randbytes(20_000))
    result = read(tmp_path)
    assert not result.articles
    assert [line.file for line in result.refused] == [name]
    assert name in result.error


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("Баку".encode("cp1251") + b"\0" + b"text " * 100, "NUL"),
        ("Баку".encode("cp1251") + b"\x01\x02" * 50, "control characters"),
        (b"plain text\x01\x02\x03", "control characters"),
        (b"\xff\xfe\x00\xd8 x", "UTF-16"),
        ("Baku".encode("utf-16-le"), "NUL"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(read, tmp_path, data, why):
    (tmp_path / "a.txt").write_bytes(data)
    ((_, _, reason),) = read(tmp_path).refused
    assert why in reason


def test_a_page_break_in_a_long_text_is_no_binary(read, tmp_path):
    (tmp_path / "a.txt").write_text("one\ftwo\x1b" + "word " * 100)
    assert len(read(tmp_path).articles) == 1
