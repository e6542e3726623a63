"""A published folder: everything that a host needs, nothing of the texts that was not asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.errors import InputError
from analysis.index.store import Index, open_index
from analysis.measures import MEASURES
from analysis.publishing import CODE, FILES, publish_folder, readme
from analysis.views import select

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Index:
    from analysis.index.build import build_index

    out = tmp_path_factory.mktemp("seeds") / "index"
    build_index([SEEDS], out, workers=1)
    return open_index(out)


@pytest.mark.parametrize("texts", ["none", "excerpts", "full"])
def test_a_folder_holds_all_that_a_host_needs(seeds: Index, tmp_path: Path, texts: str) -> None:
    out = tmp_path / "hosted"
    result = CliRunner().invoke(app, ["publish", str(seeds.path), "--texts", texts, "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert all((out / name).is_file() for name in (*FILES, "README.md", "dashboard/app.py", "analysis/model.py"))
    assert not list(out.rglob("__pycache__"))
    index = open_index(out / "index")
    assert (index.texts, index.fingerprint) == (texts, seeds.fingerprint)
    for name, options in (("mentions", {}), ("cooccurrence", {"kind": "country"})):
        tables = [MEASURES[name](select(one), **options).table for one in (seeds, index)]
        assert tables[0].equals(tables[1])
    said = (out / "README.md").read_text("utf-8")
    assert {"none": "None of the articles' texts", "excerpts": "% of all characters", "full": "in full"}[texts] in said
    assert "licences" in said
    assert "dashboard/app.py" in said
    assert str(tmp_path) not in said


def test_a_sentence_that_is_no_evidence_is_in_no_file(seeds: Index, tmp_path: Path) -> None:
    publish_folder([seeds.path], tmp_path / "none", texts="none")
    publish_folder([seeds.path], tmp_path / "some", texts="excerpts")
    some = open_index(tmp_path / "some" / "index")
    sought = 0
    for row in range(seeds.n_articles):
        part = seeds.sentences.part(row)
        text, kept = seeds.text(row), some.text(row)
        for start, end in zip(seeds.sentences["start"][part], seeds.sentences["end"][part], strict=True):
            sentence = text[start:end]
            if len(sentence) < 30 or sentence in seeds.headline(row):
                continue
            assert not found(sentence, tmp_path / "none")
            if not kept[start:end].strip():
                sought += 1
                assert not found(sentence, tmp_path / "some")
    assert sought


def found(sentence: str, folder: Path) -> list[Path]:
    files = (path for path in (folder / "index").iterdir() if path.is_file())
    return [path for path in files if sentence.encode() in path.read_bytes()]


def test_the_folder_serves_its_own_index(seeds: Index, tmp_path: Path) -> None:
    out = tmp_path / "hosted"
    publish_folder([seeds.path], out, texts="none")
    code = "from dashboard.library import served_paths, ensure_index; print(ensure_index(served_paths()))"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ORKHON_")}
    told = subprocess.run([sys.executable, "-c", code], cwd=out, env=environment, capture_output=True, text=True,
                          check=True)  # fmt: skip
    assert told.stdout.strip() == str(out.resolve() / "index")


def test_publishing_again_replaces_the_program_and_leaves_the_rest(seeds: Index, tmp_path: Path) -> None:
    out = tmp_path / "hosted"
    publish_folder([seeds.path], out, texts="full")
    for name in (".git/HEAD", ".streamlit/secrets.toml", "NOTES.md"):
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text("mine", "utf-8")
    (out / "analysis" / "old.py").write_text("", "utf-8")
    publish_folder([seeds.path], out, texts="none")
    assert open_index(out / "index").texts == "none"
    assert not (out / "analysis" / "old.py").exists()
    for name in (".git/HEAD", ".streamlit/secrets.toml", "NOTES.md"):
        assert (out / name).read_text("utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hosted"]


def test_a_folder_with_something_else_is_refused(seeds: Index, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="was not published before"):
        publish_folder([seeds.path], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["thesis.txt"]


def test_articles_are_built_first(tmp_path: Path) -> None:
    published = publish_folder([SEEDS], tmp_path / "hosted")
    assert published.articles == 5
    assert published.large == ()
    assert 0 < published.copied.kept < published.copied.characters


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["publish", "nowhere", "--out", "x"], "nowhere"), (["publish", "x"], "--out"),
     (["publish", "x", "--out", "y", "--texts", "some"], "some")],
)  # fmt: skip
def test_bad_requests_are_told(arguments: list[str], words: str, tmp_path: Path) -> None:
    program = [sys.executable, "-c", "from analysis.cli import main; main()"]
    environment = {**os.environ, "PYTHONPATH": str(SEEDS.parents[1])}
    done = subprocess.run([*program, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert not list(tmp_path.iterdir())
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_no_secret_and_no_articles_go_along() -> None:
    assert not any("secrets" in name or name.startswith("seeds/articles/0") for name in FILES)
    assert CODE == ("analysis", "dashboard")


def test_the_readme_names_no_share_of_nothing() -> None:
    from analysis.index.excerpts import Copied

    assert "none of all characters" in readme(Copied("excerpts", 0, 0), 0)
