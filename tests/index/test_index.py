"""What an index holds, and what happens when it is not as it was written."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from analysis.columns import gather
from analysis.errors import CorruptIndexError, InputError
from analysis.index import files
from analysis.index.build import build_index
from analysis.index.store import Index, is_index, open_index


@pytest.fixture
def copy(tiny: Index, tmp_path: Path) -> Path:
    """An index of one's own to damage."""
    folder = tmp_path / "index"
    shutil.copytree(tiny.path, folder)
    return folder


def test_articles_are_sorted_by_date_and_id_and_undated_ones_come_last(tiny: Index) -> None:
    assert list(tiny.article_ids) == ["a1", "a2", "a3", "a4"]
    assert [str(tiny.date(row)) for row in range(4)] == ["2023-01-10", "2023-05-02", "2024-02-29", "None"]
    assert (tiny.n_articles, tiny.n_dated, tiny.article_row("a3"), tiny.article_row("zz")) == (4, 3, 2, None)
    assert [source.name for source in tiny.sources] == ["Alpha Daily", "Beta Wire"]
    assert tiny.headline(0) == tiny.title(0) == "Kazakhstan opens a road"
    assert tiny.report.read == 4
    assert tiny.report.undated == 1


def test_spans_point_into_the_unchanged_text(tiny: Index) -> None:
    for row in range(tiny.n_articles):
        text = tiny.text(row)
        assert "".join(text[r.start : r.end] for r in tiny.regions(row)) == text
        for mention in tiny.mentions_of(row):
            where = tiny.title(row) if mention.field else text
            assert where[mention.start : mention.end].strip()
    named = [(tiny.entities[m.entity].name, m.form, m.field) for m in tiny.mentions_of(0)]
    assert named.count(("Kazakhstan", "name", 0)) == 1
    assert named.count(("Kazakhstan", "demonym", 0)) == 1
    assert named.count(("Kazakhstan", "name", 1)) == 1


def test_tokens_stand_where_they_say(tiny: Index) -> None:
    starts, ids = tiny.tokens["start"], tiny.tokens["id"]
    part = tiny.tokens.part(1)
    body = range(part.start, part.start + int(tiny.body_tokens[1]))
    assert [tiny.words[ids[i]] for i in body][:4] == ["kazakhstan", "sells", "grain", "uzbekistan"]
    assert all(tiny.text(1)[starts[i] :].lower().startswith(tiny.words[ids[i]]) for i in body)


def test_the_order_of_the_files_and_the_workers_change_nothing(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": f"n{i:03}", "date": "2024-01-01", "text": f"Baku and Astana, number {i}."}) for i in range(30)
    ]
    (tmp_path / "x.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "y.jsonl").write_text("\n".join(reversed(lines)), encoding="utf-8")
    for name in "xy":
        build_index([tmp_path / f"{name}.jsonl"], tmp_path / name, workers=1)
    one, two = open_index(tmp_path / "x"), open_index(tmp_path / "y")
    assert one.fingerprint == two.fingerprint
    names = {path.name for path in one.path.glob("*.npy")}
    assert names == {path.name for path in two.path.glob("*.npy")}
    assert all((one.path / name).read_bytes() == (two.path / name).read_bytes() for name in names)


def test_processes_give_the_same_index_as_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.index.build._CHUNK_ARTICLES", 4)
    rows = ({"id": f"n{i:02}", "date": f"20{i:02}-05-05", "text": f"Tashkent met Baku {i} times."} for i in range(10))
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for workers in (1, 2):
        build_index([tmp_path / "x.jsonl"], tmp_path / str(workers), workers=workers)
    manifests = [json.loads((tmp_path / w / "manifest.json").read_text("utf-8")) for w in "12"]
    assert manifests[0] == manifests[1]


def test_workers_do_not_run_the_script_that_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The dashboard puts its page where a new process looks for the script to import.
    page = ModuleType("__main__")
    page.__file__ = str(tmp_path / "page.py")
    (tmp_path / "page.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "__main__", page)
    monkeypatch.setattr("analysis.index.build._CHUNK_ARTICLES", 1)
    rows = ({"id": f"n{i}", "text": "Tashkent met Baku."} for i in range(4))
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    build_index([tmp_path / "x.jsonl"], tmp_path / "out", workers=2)
    assert open_index(tmp_path / "out").n_articles == 4
    assert not (tmp_path / "ran").exists()
    assert sys.modules["__main__"] is page


@pytest.mark.parametrize("name", ["mention_start.npy", "texts.arrow", "manifest.json", "entities.json", "terms.arrow"])
@pytest.mark.parametrize("place", [0.1, 0.5, 0.95])
def test_one_flipped_byte_is_refused_in_one_line(copy: Path, name: str, place: float) -> None:
    path = copy / name
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] ^= 0x01
    path.write_bytes(bytes(content))
    with pytest.raises(CorruptIndexError) as caught:
        open_index(copy)
    assert "\n" not in str(caught.value)


def test_a_half_copied_index_is_refused(copy: Path) -> None:
    (copy / "token_id.npy").unlink()
    with pytest.raises(CorruptIndexError, match=r"token_id\.npy is missing"):
        open_index(copy)


def test_another_format_version_is_refused(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = files.FORMAT_VERSION
    monkeypatch.setattr(files, "FORMAT_VERSION", 99)
    with pytest.raises(CorruptIndexError, match=f"format version {own}, this program reads 99"):
        open_index(copy)


def test_no_index_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no folder"):
        open_index(tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"holds no manifest\.json"):
        open_index(tmp_path)
    assert not is_index(tmp_path)


def test_a_failed_build_leaves_the_old_index_and_nothing_else(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    source = copy.parent / "new.jsonl"
    source.write_text('{"text": "Baku."}', encoding="utf-8")
    monkeypatch.setattr("analysis.index.build.write_index", fail)
    with pytest.raises(OSError, match="no space"):
        build_index([source], copy, workers=1)
    assert sorted(path.name for path in copy.parent.iterdir()) == ["index", "new.jsonl"]
    assert open_index(copy).n_articles == 4


def test_an_index_is_replaced_and_other_folders_are_not(copy: Path, tmp_path: Path) -> None:
    source = tmp_path / "new.jsonl"
    source.write_text('{"text": "Baku."}', encoding="utf-8")
    build_index([source], copy, workers=1)
    assert open_index(copy).n_articles == 1
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.doc").write_text("dear")
    with pytest.raises(InputError, match="exists and is no index"):
        build_index([source], tmp_path / "mine", workers=1)
    assert (tmp_path / "mine" / "letter.doc").read_text() == "dear"


def test_an_opened_index_survives_its_replacement(copy: Path, tmp_path: Path) -> None:
    before = open_index(copy)
    source = tmp_path / "new.jsonl"
    source.write_text('{"text": "Baku."}', encoding="utf-8")
    build_index([source], copy, workers=1)
    assert before.text(0).startswith("Kazakhstan and Uzbekistan")
    assert len(before.mentions["start"]) == before.mentions.indptr[-1]


def test_gather_takes_ragged_rows_in_any_order() -> None:
    indptr = np.array([0, 2, 2, 5, 6])
    assert gather(indptr, np.array([3, 1, 2, 0])).tolist() == [5, 2, 3, 4, 0, 1]
    assert gather(indptr, np.array([], dtype=np.int64)).tolist() == []


def test_no_article_at_all_is_an_error(tmp_path: Path, build: Callable[..., Index]) -> None:
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(InputError):
        build_index([tmp_path / "empty.jsonl"], tmp_path / "out", workers=1)
    assert not (tmp_path / "out").exists()
