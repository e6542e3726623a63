"""The look as configured: text that can be read on its ground in both themes, and fonts that are really served."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from analysis.figures.theme import channels
from analysis.lexicon import load_lexicon
from dashboard.context import INKS
from dashboard.first_paint import FIRST_PAINT
from tests.figures.test_theme import contrast

ROOT = Path(__file__).parents[1]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
FACES = THEME["fontFaces"]
HUES = ("yellow", "blue", "orange", "green", "violet", "red", "gray")
TEXT, PART = 4.5, 3.0
"""WCAG 2.1 AA: text, and parts of controls and charts."""

GROUNDS = [
    (mode, name, part["backgroundColor" if name.endswith("page") else "secondaryBackgroundColor"])
    for mode in ("light", "dark")
    for name, part in (
        ("page", THEME[mode]), ("box", THEME[mode]),
        ("sidebar page", THEME[mode]["sidebar"]), ("sidebar box", THEME[mode]["sidebar"]),
    )
]  # fmt: skip


@pytest.mark.parametrize("ink", ["textColor", "grayTextColor", "linkColor"])
@pytest.mark.parametrize(("mode", "name", "ground"), GROUNDS)
def test_text_can_be_read_on_every_ground(mode: str, name: str, ground: str, ink: str) -> None:
    assert contrast(THEME[mode][ink], ground) >= TEXT


@pytest.mark.parametrize(("mode", "name", "ground"), GROUNDS)
def test_captions_can_be_read(mode: str, name: str, ground: str) -> None:
    """Streamlit writes them in the text's colour at 60 % opacity."""
    ink, paper = channels(THEME[mode]["textColor"]), channels(ground)
    mixed = [round(0.6 * above + 0.4 * below) for above, below in zip(ink, paper, strict=True)]
    assert contrast("#" + "".join(f"{value:02X}" for value in mixed), ground) >= TEXT


def test_figures_write_in_the_page_s_ink() -> None:
    assert {mode: THEME[mode]["textColor"] for mode in ("light", "dark")} == INKS


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_marked_text_can_be_read(mode: str, hue: str) -> None:
    assert contrast(THEME[mode]["textColor"], THEME[mode][f"{hue}BackgroundColor"]) >= TEXT


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_badges_can_be_read(mode: str, hue: str) -> None:
    assert contrast(THEME[mode][f"{hue}TextColor"], THEME[mode][f"{hue}BackgroundColor"]) >= TEXT
    assert contrast(THEME[mode][f"{hue}TextColor"], THEME[mode]["backgroundColor"]) >= TEXT


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_primary_button_can_be_read_and_seen(mode: str) -> None:
    assert contrast("#FFFFFF", THEME[mode]["primaryColor"]) >= TEXT
    assert contrast(THEME[mode]["primaryColor"], THEME[mode]["backgroundColor"]) >= PART


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("colour", THEME["chartCategoricalColors"])
def test_chart_colours_stand_out(mode: str, colour: str) -> None:
    assert contrast(colour, THEME[mode]["backgroundColor"]) >= PART


def test_scales_run_one_way() -> None:
    """A sequence gets darker with every step, a divergence gets lighter to its middle and darker again."""
    to_white = [contrast(colour, "#FFFFFF") for colour in THEME["chartSequentialColors"]]
    assert to_white == sorted(to_white)
    both = [contrast(colour, "#FFFFFF") for colour in THEME["chartDivergingColors"]]
    assert both[:5] == sorted(both[:5], reverse=True)
    assert both[5:] == sorted(both[5:])


# ---------------------------------------------------------------- fonts


def test_the_font_named_is_served_from_here() -> None:
    family = THEME["font"].partition(",")[0]
    assert {face["family"] for face in FACES} == {family}
    assert THEME["headingFont"] == THEME["font"]
    for face in FACES:
        assert face["url"].startswith("app/static/")
        file = ROOT / "dashboard" / face["url"].removeprefix("app/")
        assert file.read_bytes()[:4] == b"wOF2"
    named = {Path(face["url"]).name for face in FACES}
    assert named == {path.name for path in (ROOT / "dashboard" / "static" / "fonts").glob("*.woff2")}
    assert "SIL Open Font License" in (ROOT / "dashboard" / "static" / "fonts" / "OFL.txt").read_text("utf-8")
    assert "Inter" in (ROOT / "NOTICE").read_text("utf-8")


def test_the_font_asked_for_at_once_is_the_one_of_english_text() -> None:
    asked = re.findall(r'href="\./(app/[^"]+)"', FIRST_PAINT.decode())
    assert asked == [face["url"] for face in FACES if face["unicodeRange"].startswith("U+0000-")]


def test_no_style_makes_the_browser_match_the_whole_page_anew() -> None:
    assert b":has(" not in FIRST_PAINT


def covered(letter: str) -> int:
    """How many faces claim a letter."""
    ranges = chain.from_iterable(face["unicodeRange"].split(",") for face in FACES)
    bounds = [re.fullmatch(r"\s*U\+([0-9A-F]+)(?:-([0-9A-F]+))?\s*", part) for part in ranges]
    return sum(int(b[1], 16) <= ord(letter) <= int(b[2] or b[1], 16) for b in bounds if b)


@pytest.mark.parametrize("letter", [*"aZ0–’“əƏğıİşŞçñňžýőűŐʻʼ₸₼₺₽", *"яЯёқңөүұғһіӘҚҢӨҮҰҒҺІ№"])
def test_each_letter_of_the_nine_languages_is_in_one_face(letter: str) -> None:
    assert covered(letter) == 1


def test_every_name_of_the_lexicon_can_be_set() -> None:
    names = {letter for entity in load_lexicon().entities for letter in entity.name if letter.isalpha()}
    assert [letter for letter in sorted(names) if covered(letter) != 1] == []
