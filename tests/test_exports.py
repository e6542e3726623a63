from __future__ import annotations

import io
import json

import pandas as pd

from analysis.exports import to_csv, to_jsonl, write_table

TABLE = pd.DataFrame(
    {"=name": ["=1+1", "@x", "\tq", 'Baku, "old"', "-5"], "n": [1, -2, 3, 4, 5], "p": [0.5, None, 1, -1, 0]}
)


def test_texts_that_look_like_formulas_are_disarmed_and_numbers_are_not() -> None:
    back = pd.read_csv(io.StringIO(to_csv(TABLE)), dtype=str, keep_default_na=False)
    assert list(back.columns) == ["'=name", "n", "p"]
    assert list(back["'=name"]) == ["'=1+1", "'@x", "'\tq", 'Baku, "old"', "'-5"]
    assert list(back["n"]) == ["1", "-2", "3", "4", "5"]
    assert list(back["p"]) == ["0.5", "", "1.0", "-1.0", "0.0"]


def test_json_lines_hold_plain_values_and_null_for_what_is_undefined() -> None:
    rows = [json.loads(line) for line in to_jsonl(TABLE).splitlines()]
    assert rows[1] == {"=name": "@x", "n": -2, "p": None}
    stream = io.StringIO()
    write_table(TABLE, stream, "jsonl")
    assert stream.getvalue() == to_jsonl(TABLE)
