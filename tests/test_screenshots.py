"""The README's pictures: each is one that the script takes, shown somewhere, and none is heavy."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from benchmarks.screenshots import IMAGES, PAGE_IMAGES, README_SHOTS, Shot, list_all, list_pages
from dashboard.pages import PAGES
from dashboard.state import BY_NAME

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
GALLERY = (Path(__file__).parents[1] / "docs" / "pages.md").read_text("utf-8")
MOST_BYTES = 2_500_000


def test_readme_shows_the_pictures_that_the_script_takes() -> None:
    taken = sorted(shot.file for shot in README_SHOTS)
    assert len(set(taken)) == len(taken)
    assert sorted(re.findall(r"!\[[^\]]{10,}\]\(docs/images/([^)]+)\)", README)) == taken, (
        "with words for who can't see"
    )
    assert sorted(path.name for path in IMAGES.glob("*.png")) == taken


def test_each_page_is_shown_in_both_themes_and_at_both_widths() -> None:
    taken = sorted(shot.file for shot in list_pages())
    assert len(set(taken)) == 4 * len(PAGES)
    assert sorted(re.findall(r"!\[[^\]]{10,}\]\(images/pages/([^)]+)\)", GALLERY)) == taken
    assert sorted(path.name for path in PAGE_IMAGES.iterdir()) == taken


def test_pictures_are_light() -> None:
    assert sum(path.stat().st_size for path in IMAGES.rglob("*.png")) < MOST_BYTES


@pytest.mark.parametrize("shot", [*README_SHOTS, *list_pages(), *list_all()], ids=lambda shot: shot.file)
def test_each_picture_is_of_a_page_and_parameters_that_exist(shot: Shot) -> None:
    parts = urlsplit(shot.address)
    assert parts.path in {page.path for page in PAGES.values()}
    for name, values in parse_qs(parts.query, strict_parsing=bool(parts.query)).items():
        allowed = BY_NAME[name].values
        assert not allowed or set(values) <= set(allowed)


def test_whole_pages_have_names_of_their_own() -> None:
    files = [shot.file for shot in list_all()]
    assert len(set(files)) == len(files)
    assert {shot.address.partition("?")[0] for shot in list_all()} == {page.path for page in PAGES.values()}
