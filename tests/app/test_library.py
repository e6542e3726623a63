from __future__ import annotations

import threading
from pathlib import Path

import pytest

from dashboard import library
from dashboard.uploads import safe_name


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_digest_goes_by_names_and_content_not_by_place(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a", "x.txt", "text"), write(tmp_path / "b", "x.txt", "text")
    assert library.digest_of([one]) == library.digest_of([two])
    write(two, "x.txt", "other")
    assert library.digest_of([one]) != library.digest_of([two])
    write(two, "x.txt", "text")
    write(two, "y.txt", "text")
    assert library.digest_of([one]) != library.digest_of([two])


def test_two_first_visitors_build_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[object] = []
    gate = threading.Event()

    def build(paths: tuple[Path, ...], opening: library.Opening | None = None) -> Path:
        built.append(paths)
        assert gate.wait(10)
        return tmp_path

    monkeypatch.setattr(library, "ensure_index", build)
    first, second = library.open_library([tmp_path]), library.open_library([tmp_path])
    assert first is second
    assert not first.done.is_set()
    gate.set()
    assert first.done.wait(10)
    assert first.path == tmp_path
    assert len(built) == 1
    assert library.open_library([tmp_path]) is first


def test_a_failed_opening_is_told_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(paths: tuple[Path, ...], opening: library.Opening | None = None) -> Path:
        raise ValueError("no")

    monkeypatch.setattr(library, "ensure_index", fail)
    first = library.open_library([tmp_path / "x"])
    assert first.done.wait(10)
    assert isinstance(first.error, ValueError)
    assert library.open_library([tmp_path / "x"]) is not first


def test_a_cache_folder_that_can_not_be_written_gives_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    monkeypatch.setattr(library, "cache_folders", lambda: [blocked / "indexes"])
    folder = library.writable_folder()
    assert folder.is_dir()
    assert blocked not in folder.parents


def test_arguments_win_over_the_seeds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.argv", ["app.py", str(tmp_path)])
    assert library.served_paths() == (tmp_path.resolve(),)
    monkeypatch.setattr("sys.argv", ["app.py"])
    assert library.served_paths() == (library.SEEDS,)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"), ("a b.txt", "a b.txt"), ("C:\\x\\y.csv", "y.csv"), ("", "articles"),
        ("..", "articles"), ("мақала.txt", "мақала.txt"), ("x\0.txt", "x.txt"),
    ],
)  # fmt: skip
def test_uploaded_names_are_names_not_paths(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_long_names_keep_their_ending() -> None:
    assert safe_name("x" * 300 + ".jsonl").endswith(".jsonl")
    assert len(safe_name("x" * 300 + ".jsonl")) <= 120
