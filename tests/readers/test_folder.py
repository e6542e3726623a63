from __future__ import annotations

import os
import sys

import pytest

from analysis.errors import InputError
from analysis.model import ReadReport
from analysis.readers import RawFile, iter_articles

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as on Linux and macOS")


def test_folders_are_read_recursively_sorted_by_relative_path(read, tmp_path):
    for name in ("b.txt", "a/z.TXT", "a/Статья из Баку.txt", "c/d/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    result = read(tmp_path)
    assert [a.file for a in result.articles] == ["a/z.TXT", "a/Статья из Баку.txt", "b.txt", "c/d/e.txt"]
    assert [a.article for a in result.articles] == ["z", "Статья из Баку", "b", "e"]


def test_the_order_of_arguments_does_not_matter(read, tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
    forward, backward = (
        read(*paths) for paths in ((tmp_path / "one", tmp_path / "two"), (tmp_path / "two", tmp_path / "one"))
    )
    assert forward.articles == backward.articles
    assert [(a.article, a.text) for a in forward.articles] == [("a", "one"), ("a~2", "two")]
    assert [(line.file, "'a~2'" in line.reason) for line in forward.notes] == [("a.txt", True)]


def test_other_files_are_counted_once_for_each_kind(read, tmp_path):
    for name in ("a.txt", "README.md", "x.pdf", "y.PDF", "Makefile", ".hidden.txt", "ORIGIN.csv"):
        (tmp_path / name).write_text("file,sha256\nx,y\n")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "b.txt").write_text("never read")
    result = read(tmp_path)
    assert [a.article for a in result.articles] == ["a"]
    assert not result.refused
    assert {line.file for line in result.notes} == {tmp_path.name}
    assert [line.reason.split(":")[0] for line in result.notes] == [
        "ORIGIN.csv says where the articles come from; it is no article itself",
        "1 file without an extension not read",
        "1 file ending in .md not read",
        "2 files ending in .pdf not read",
        "2 hidden files or folders not read",
    ]


def test_a_named_file_of_another_format_is_refused(read, tmp_path):
    (tmp_path / "a.pdf").write_text("x")
    result = read(tmp_path / "a.pdf")
    assert result.refused[0].file == "a.pdf"
    assert ".txt, .csv, .jsonl, .parquet, .zip" in result.error


def test_a_missing_path_is_said_before_anything_is_read(tmp_path):
    with pytest.raises(InputError, match="no such file or folder"):
        iter_articles([tmp_path / "missing"], ReadReport())


def test_a_folder_without_articles_is_said(read, tmp_path):
    (tmp_path / "x.txt").mkdir()
    result = read(tmp_path)
    assert result.error.startswith(f"{tmp_path}: no articles there")


@posix_only
def test_broken_links_pipes_and_loops(read, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("Baku")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.txt")
    result = read(tmp_path)
    assert [a.file for a in result.articles] == ["sub/a.txt"]
    assert {line.file: line.reason for line in result.refused} == {
        "gone.txt": "a link to something that is not there",
        "self.txt": "a link to something that is not there",
        "pipe.txt": "not a regular file",
    }
    assert [line.reason for line in result.notes] == ["sub/up leads to a folder that is read already"]


@posix_only
def test_a_broken_link_named_directly(read, tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    assert "a link to something that is not there" in read(tmp_path / "gone.txt").error


@posix_only
def test_linked_folders_are_read_and_no_file_twice(read, tmp_path):
    outside = tmp_path / "outside"
    folder = tmp_path / "folder"
    for path in (outside, folder):
        path.mkdir()
        (path / "a.txt").write_text(path.name)
    (folder / "linked").symlink_to(outside)
    (folder / "b.txt").symlink_to(folder / "a.txt")
    result = read(folder, folder / "a.txt")
    assert [(a.file, a.text) for a in result.articles] == [("a.txt", "folder"), ("linked/a.txt", "outside")]
    assert [(line.file, line.reason) for line in result.notes] == [
        ("a.txt", "the same file as a.txt, read once"),
        ("b.txt", "the same file as a.txt, read once"),
        ("linked/a.txt", "the id 'a' is taken; this article is 'a~2'"),
    ]


@posix_only
def test_a_line_break_in_a_name_breaks_no_line(read, tmp_path):
    (tmp_path / "a\nb.txt").write_text("")
    assert read(tmp_path).refused == [("a\ufffdb.txt", 0, "empty file")]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are Unicode")
def test_a_name_that_is_no_unicode(read, tmp_path):
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "w") as stream:  # noqa: PTH123 - pathlib takes no bytes
        stream.write("Baku")
    assert [a.article for a in read(tmp_path).articles] == ["\ufffd"]


def test_a_file_that_cannot_be_opened_is_refused_without_its_path(read):
    def deny():
        raise PermissionError(13, "Permission denied", "/secret/place/a.txt")

    result = read(RawFile("a.txt", 4, deny), RawFile.from_bytes("b.txt", b"Baku"))
    assert result.texts == ["Baku"]
    assert result.refused == [("a.txt", 0, "can't be read: Permission denied")]
