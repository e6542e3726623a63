"""The definitions are those of the tables, the page of methods is made of them, and its lines give the very table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.index.store import Index
from analysis.measures import DEFINITIONS, MEASURES
from analysis.methods import methods_markdown, methods_paragraph, python_lines
from analysis.model import Counting, Filter
from analysis.views import select

ROOT = Path(__file__).parents[1]
OPTIONS: dict[str, dict[str, Any]] = {
    "timeline": {"entities": ["country-kaz"]},
    "trend": {"entities": ["country-kaz"]},
    "before_after": {"day": "2023-02-01", "days": 90},
    "search": {"query": "road"},
    "collocates": {"query": "road"},
    "term_timeline": {"query": "road"},
    "concordance": {"query": "road"},
    "amounts": {"query": "the"},
    "pair_terms": {"entities": ["country-kaz", "country-uzb"]},
    "topics": {"by": "source"},
}
"""What a measure cannot do without."""
SMALL_ENOUGH = sorted(set(MEASURES) - {"themes"})
"""Measures of any collection; themes, which need 200 articles, have the same tests in test_themes.py."""


def test_each_measure_has_a_definition_and_each_definition_a_measure() -> None:
    assert set(DEFINITIONS) == set(MEASURES)


@pytest.mark.parametrize("name", SMALL_ENOUGH)
def test_a_definition_names_the_columns_of_its_table_in_order(tiny: Index, name: str) -> None:
    table = MEASURES[name](select(tiny, Filter(years=(2023,))), **OPTIONS.get(name, {})).table
    assert list(DEFINITIONS[name].columns) == list(table.columns)


def test_the_page_of_methods_is_made_from_the_definitions() -> None:
    assert (ROOT / "docs" / "methods.md").read_text("utf-8") == methods_markdown()


def test_the_paragraph_says_what_was_counted_where_and_after_whom(tiny: Index) -> None:
    view = select(tiny, Filter(years=(2023,)), Counting(window="sentence"))
    text = methods_paragraph(MEASURES["cooccurrence"](view))
    assert tiny.fingerprint[:8] in text
    assert "2023: 2 of 4 articles" in text
    assert "Rychlý 2008" in text


@pytest.mark.parametrize("name", SMALL_ENOUGH)
def test_the_lines_of_python_give_the_very_table(tiny: Index, name: str) -> None:
    options = OPTIONS.get(name, {})
    view = select(tiny, Filter(years=(2023, 2024)), Counting(headlines=True))
    lines = python_lines(view, name, options).replace('"DIR"', "folder")
    *before, last = lines.splitlines()
    space: dict[str, Any] = {"folder": tiny.path}
    exec("\n".join(before), space)  # noqa: S102 - the program's own lines, as a reader would run them
    found = eval(last, space)  # noqa: S307 - likewise
    pd.testing.assert_frame_equal(found, MEASURES[name](view, **options).table)
