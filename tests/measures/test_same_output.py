"""Two processes, two orders of the same files: byte-identical tables of every measure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_methods import OPTIONS, ROOT, SMALL_ENOUGH

SCRIPT = """
import json, sys
from pathlib import Path
from analysis.index.build import build_index
from analysis.index.store import open_index
from analysis.exports import write_table
from analysis.measures import MEASURES
from analysis.model import Filter
from analysis.views import select

files, out, options, names = sys.argv[1].split(","), Path(sys.argv[2]), json.loads(sys.argv[3]), sys.argv[4].split(",")
build_index([Path(file) for file in files], out, workers=1)
view = select(open_index(out), Filter(years=(2023,)))
for name in names:
    print(name)
    write_table(MEASURES[name](view, **options.get(name, {})).table, sys.stdout, "jsonl")
"""


def tables(files: list[Path], out: Path, seed: str) -> str:
    command = [sys.executable, "-c", SCRIPT, ",".join(map(str, files)), str(out), json.dumps(OPTIONS),
               ",".join(SMALL_ENOUGH)]  # fmt: skip
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert not done.returncode, done.stderr[-2000:]
    return done.stdout


def test_two_processes_and_two_orders_give_the_same_bytes(tmp_path: Path) -> None:
    files = sorted((ROOT / "seeds" / "articles").glob("*.txt"))
    if len(files) < 2:
        pytest.fail("there are no articles to put into another order")
    first = tables(files, tmp_path / "first", "1")
    assert first.count("\n") > 500
    assert tables(files[::-1], tmp_path / "second", "2") == first
