from __future__ import annotations

import io
import stat
import zipfile

import pytest

from analysis.readers import UPLOAD, Limits, RawFile


def make_zip(path, members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def test_members_of_every_format_are_read_sorted(read, tmp_path):
    path = make_zip(
        tmp_path / "мои статьи.zip",
        [
            ("b/Самит в Баку.txt", " date 2023-04-11 Баку"),
            ("a.csv", "id,text\n1,one\n"),
            ("c.jsonl", '{"text": "two"}'),
            ("b/", ""),
            ("notes.docx", "x"),
            (".DS_Store", "x"),
            ("__MACOSX/._a.csv", "x"),
            ("b/ORIGIN.csv", "file\nx\n"),
        ],
    )
    result = read(path)
    assert [(a.article, a.file) for a in result.articles] == [
        ("1", "мои статьи.zip/a.csv"),
        ("Самит в Баку", "мои статьи.zip/b/Самит в Баку.txt"),
        ("c-1", "мои статьи.zip/c.jsonl"),
    ]
    assert not result.refused
    assert [line.reason.split(" not ")[0] for line in result.notes] == [
        "b/ORIGIN.csv says where the articles come from; it is no article itself",
        "1 file ending in .docx",
        "2 hidden files or folders",
    ]
    assert [entry.name for entry in tmp_path.iterdir()] == ["мои статьи.zip"], "nothing is extracted"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../evil.txt", "leads out"),
        ("a/../../evil.txt", "leads out"),
        ("/etc/evil.txt", "absolute"),
        ("C:/evil.txt", "absolute"),
        ("a\\evil.txt", "backslash"),
        ("..\\evil.txt", "backslash"),
        ("evil\0.txt", "NUL"),
        ("evil.zip", "inside"),
    ],
)
def test_dangerous_names_are_refused_and_the_rest_is_read(read, tmp_path, name, why):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = info.orig_filename = name
        archive.writestr(info, "evil")
        archive.writestr("good.txt", "Baku")
    result = read(path)
    assert result.texts == ["Baku"]
    ((_, row, reason),) = result.refused
    assert row == 0
    assert why in reason


@pytest.mark.parametrize("size", [1_000_000, 100_000_000])
def test_a_thousandfold_ratio_is_refused(read, tmp_path, size):
    path = make_zip(tmp_path / "a.zip", [("bomb.txt", b"a" * size), ("good.txt", "Baku")])
    result = read(path)
    assert result.texts == ["Baku"]
    ((file, _, reason),) = result.refused
    assert file == "a.zip/bomb.txt"
    assert "200 times" in reason


def test_small_members_may_repeat_themselves(read, tmp_path):
    path = make_zip(tmp_path / "a.zip", [("a.txt", "Baku " * 15_000)])
    assert len(read(path).articles) == 1


def test_sizes_that_the_directory_understates_are_counted(read, tmp_path):
    path = make_zip(tmp_path / "a.zip", [("a.txt", b"x" * 50_000)])
    data = path.read_bytes()
    assert data.count((50_000).to_bytes(4, "little")) == 2
    path.write_bytes(data.replace((50_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    result = read(path)
    assert not result.articles
    assert "damaged" in result.refused[0].reason


def test_limits_of_members_and_bytes(read, tmp_path):
    path = make_zip(tmp_path / "a.zip", [(f"{number}.txt", f"{number} " * 500) for number in range(5)])
    assert "5 members" in read(path, limits=Limits(zip_members=4)).refused[0].reason
    members = read(path, limits=Limits(file_bytes=999))
    assert [line.file for line in members.refused] == [f"a.zip/{number}.txt" for number in range(5)]
    assert len(read(path, limits=Limits(file_bytes=1000)).articles) == 5


def test_limit_for_all_members_together(read, tmp_path):
    path = make_zip(tmp_path / "a.zip", [(f"{number}.txt", f"{number} " * 500) for number in range(5)])
    result = read(path, limits=Limits(unpacked_bytes=2_500))
    assert [a.article for a in result.articles] == ["0", "1"]
    assert [line.file for line in result.refused] == ["a.zip/2.txt", "a.zip/3.txt", "a.zip/4.txt"]


def test_encrypted_linked_and_otherwise_packed_members_are_refused(read, tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("good.txt", "Baku")
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bz.txt", "x", zipfile.ZIP_BZIP2)
        archive.writestr("zz.txt", "secret")
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 8] |= 1
    path.write_bytes(bytes(data))
    result = read(path)
    assert result.texts == ["Baku"]
    assert {line.file: line.reason.split(";")[0].split(",")[0] for line in result.refused} == {
        "a.zip/bz.txt": "packed by a method other than deflate",
        "a.zip/link.txt": "a link",
        "a.zip/zz.txt": "encrypted",
    }


@pytest.mark.parametrize("data", [b"not a zip", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_zip_is_refused(read, tmp_path, data):
    (tmp_path / "a.zip").write_bytes(data)
    assert "not a whole .zip" in read(tmp_path / "a.zip").refused[0].reason


def test_every_flipped_byte_gives_a_line_or_the_articles(read, tmp_path):
    path = make_zip(tmp_path / "a.zip", [("a.txt", "Baku and Astana"), ("b.txt", "Ankara")])
    whole = path.read_bytes()
    for position in range(len(whole)):
        data = bytearray(whole)
        data[position] ^= 0xFF
        result = read(RawFile.from_bytes("a.zip", bytes(data)))
        assert set(result.texts) <= {"Baku and Astana", "Ankara"}, "a checksum guards every text"
        assert len(result.articles) == 2 or result.refused or result.notes


def test_an_upload_is_read_from_memory(read):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "Baku")
    assert read(RawFile.from_bytes("x.zip", buffer.getvalue()), limits=UPLOAD).texts == ["Baku"]
