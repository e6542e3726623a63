"""A reader's corrections: the session's counts equal those of an index built with the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.index.build import build_index
from analysis.index.store import Index, open_index
from analysis.lexicon.check import check_lexicon
from analysis.lexicon.corrections import Added, corrections_json, own_id
from analysis.measures.mentions import mentions
from analysis.model import Counting
from analysis.views import select

ARTICLES = [
    {"id": "a1", "date": "2024-03-01", "text": "Kazakhstan and the Kazakh side spoke with the OTS in Astana."},
    {
        "id": "a2",
        "date": "2024-03-02",
        "text": "The Organization of Turkic States met. The OTS and the Steppe Union did.",
    },
]


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("own") / "own.jsonl"
    file.write_text("\n".join(json.dumps(one) for one in ARTICLES), "utf-8")
    return file


def built(folder: Path, raw: Path, *lexicon: Path) -> Index:
    build_index([raw], folder, lexicon=lexicon)
    return open_index(folder)


def counts(index: Index, counting: Counting) -> dict[str, tuple[int, int]]:
    table = mentions(select(index, counting=counting)).table
    return {row.id: (row.articles, row.mentions) for row in table.itertuples()}


def test_what_is_taken_out_in_a_session_is_taken_out_by_the_file(tmp_path: Path, raw: Path) -> None:
    plain = built(tmp_path / "plain", raw)
    without = (("country-kaz", "Kazakh"), ("org-ots", "OTS"))
    before, after = counts(plain, Counting()), counts(plain, Counting(without=without))
    assert before["org-ots"] == (2, 3)
    assert after["org-ots"] == (1, 1)
    assert (before["country-kaz"], after["country-kaz"]) == ((1, 2), (1, 1))
    file = tmp_path / "corrections.json"
    file.write_text(corrections_json(without, []), "utf-8")
    assert counts(built(tmp_path / "corrected", raw, file), Counting()) == after


def test_a_name_taken_over_counts_after_the_build(tmp_path: Path, raw: Path) -> None:
    file = tmp_path / "corrections.json"
    file.write_text(corrections_json([], [Added("Steppe Union", "organisation", ("en",))]), "utf-8")
    assert not [one for one in check_lexicon(file) if one.severity == "error"]
    assert counts(built(tmp_path / "own", raw, file), Counting())[own_id("Steppe Union")] == (1, 1)


def test_a_form_that_nobody_uses_changes_nothing(tmp_path: Path, raw: Path) -> None:
    plain = built(tmp_path / "plain", raw)
    assert counts(plain, Counting(without=(("org-ots", "no such form"),))) == counts(plain, Counting())
