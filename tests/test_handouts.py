"""What is handed out can be read again: spans slice to their text, and the matrix is the index's."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from scipy.io import mmread
from typer.testing import CliRunner

from analysis.cli import app
from analysis.errors import InputError
from analysis.handouts import File, handout, write_folder, zip_files
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Counting, Filter, View, Voice
from analysis.termmatrix import term_matrix
from analysis.views import select

BROKEN = [
    {
        "id": "../../x", "date": "2023-01-01",
        "text": "Leaders of the Organization of Turkic\nStates met.\r\nOğuz 🙂 Kazakhstan.",
    },
]  # fmt: skip
T_LINE = re.compile(r"T\d+\t(\w+) ([\d ;]+)\t(.*)")


def files_of(view: View, kind: str) -> dict[str, bytes]:
    return {file.name: file.content for file in handout(view, kind)}


def check_standoff(view: View) -> int:
    """Every T line slices to its text; as many as the measure counts in texts."""
    files = files_of(view, "standoff")
    listed = list(csv.DictReader(io.StringIO(files["articles.csv"].decode())))
    assert len(listed) == len(view)
    n = 0
    for one in listed:
        text = files[one["file"]].decode()
        row = view.index.article_row(one["article"].removeprefix("'"))
        assert row is not None
        assert text == view.index.text(row)
        for line in files[one["file"].replace(".txt", ".ann")].decode().splitlines():
            if line.startswith("T"):
                match = T_LINE.fullmatch(line)
                assert match
                spans = [tuple(map(int, span.split())) for span in match[2].split(";")]
                assert " ".join(text[start:end] for start, end in spans) == match[3]
                n += 1
    return n


@pytest.mark.parametrize("voice", ["all", "quoted", "own"])
def test_spans_slice_to_their_text(originals: Index, voice: Voice) -> None:
    view = select(originals, counting=Counting(voice=voice))
    assert check_standoff(view) == int(MEASURES["mentions"](view).table["mentions"].sum())


def test_a_filter_and_a_counting_are_obeyed(tiny: Index) -> None:
    view = select(tiny, Filter(years=(2023,)), Counting(forms=("names",), headlines=True))
    files = files_of(view, "standoff")
    assert sorted(files) == [
        "000001.ann", "000001.txt", "000002.ann", "000002.txt", "README.txt", "annotation.conf", "articles.csv",
    ]  # fmt: skip
    assert "demonym" not in files["000001.ann"].decode()
    # The mention in the title column is in no text.
    assert check_standoff(view) == int(MEASURES["mentions"](view).table["mentions"].sum()) - 1
    assert files["000002.ann"].decode().splitlines()[:3] == [
        "T1\tCountry 0 10\tKazakhstan", "N1\tReference T1 Orkhon:country-kaz\tKazakhstan", "A1\tForm T1 name",
    ]  # fmt: skip


def test_line_breaks_and_odd_names(build: Callable[..., Index], tmp_path: Path) -> None:
    view = select(build(BROKEN))
    assert check_standoff(view) == 2
    assert b"T1\tOrganisation 15 37;38 44\tOrganization of Turkic States\n" in files_of(view, "standoff")["000001.ann"]
    # Whatever an article is called, files are called by number and stay in their folder.
    write_folder(handout(view, "standoff"), tmp_path / "out")
    assert (tmp_path / "out" / "000001.txt").read_bytes() == BROKEN[0]["text"].encode()


@pytest.mark.parametrize("voice", ["all", "quoted", "own"])
def test_the_matrix_is_the_indexs(originals: Index, voice: Voice) -> None:
    view = select(originals, Filter(years=(2023, 2025)), Counting(voice=voice))
    files = files_of(view, "matrix")
    read = mmread(io.BytesIO(files["matrix.mtx"])).tocsr()
    terms = files["vocabulary.txt"].decode().splitlines()
    assert terms == originals.terms["term"].tolist()
    assert read.shape == (len(view), len(terms))
    assert read.dtype.kind == "i"
    if voice == "all":
        matrix = term_matrix(originals)
        for number in range(0, len(terms), 7):
            rows, counts = matrix.articles_of(number)
            expected = dict(zip(rows.tolist(), counts.tolist(), strict=True))
            assert read[:, number].toarray().ravel().tolist() == [expected.get(row, 0) for row in view.rows.tolist()]
    listed = list(csv.DictReader(io.StringIO(files["articles.csv"].decode())))
    assert [one["article"] for one in listed] == [originals.article_id(row) for row in view.rows.tolist()]


def test_voices_add_up(originals: Index) -> None:
    whole, quoted, own = (
        mmread(io.BytesIO(files_of(select(originals, counting=Counting(voice=voice)), "matrix")["matrix.mtx"])).tocsr()
        for voice in ("all", "quoted", "own")
    )
    assert quoted.nnz > 0
    assert (whole != quoted + own).nnz == 0
    assert (own.data > 0).all()


def test_zips_are_the_files_and_the_same_each_time(tiny: Index) -> None:
    first, second = (zip_files(handout(select(tiny), "matrix")) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files_of(select(tiny), "matrix")


def test_what_cannot_be_handed_out_is_said(tiny: Index, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="export 'tei' is unknown: choose one of standoff, matrix"):
        handout(select(tiny), "tei")
    with pytest.raises(InputError, match="nothing to export"):
        handout(select(tiny, Filter(words="zebra")), "matrix")
    (tmp_path / "something").touch()
    with pytest.raises(InputError, match="is not empty"):
        write_folder([File("a", b"")], tmp_path)
    with pytest.raises(InputError, match="can't be written"):
        write_folder([File("a", b"")], tmp_path / "something" / "below")


def test_the_command_writes_a_folder(tiny: Index, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = ["export", "standoff", "--index", str(tiny.path), "--year", "2024", "--out", str(out)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    assert (out / "000001.txt").read_text(encoding="utf-8") == tiny.text(2)
    assert not (out / "000002.txt").exists()
