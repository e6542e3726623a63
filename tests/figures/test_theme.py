"""Colours, labels and ticks that all figures share."""

import itertools
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.figures import theme
from analysis.wording import THIN


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [channel / 255 for channel in theme.channels(colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [*theme.PALETTE, *theme.KIND_COLOURS.values()])
@pytest.mark.parametrize("paper", ["#ffffff", "#0e1117"])
def test_data_colours_stand_out_on_light_and_dark_paper(colour: str, paper: str) -> None:
    assert contrast(colour, paper) >= 3


def test_contrast_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@given(st.lists(st.text(min_size=1), unique=True, max_size=30), st.randoms())
def test_colours_do_not_depend_on_order(names: list[str], random: object) -> None:
    turned = list(names)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert theme.colours(names) == theme.colours(turned)
    assert set(theme.colours(names)) == set(names)


@given(st.lists(st.text(min_size=1), unique=True, max_size=6))
def test_up_to_six_names_never_share_a_colour(names: list[str]) -> None:
    assert len(set(theme.colours(names).values())) == len(names)


def test_colours_are_the_same_in_another_process() -> None:
    names = ["Report", "Trend", "Azernews", "Kazinform"]
    code = f"import json; from analysis.figures import theme; print(json.dumps(theme.colours({names!r})))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert json.loads(told) == theme.colours(names)


def test_neighbouring_states_differ() -> None:
    chosen = theme.colours([*theme.FIXED_COLOURS, "Hungary", "Iran", "China"])
    for one, other in itertools.combinations(theme.FIXED_COLOURS, 2):
        assert chosen[one] != chosen[other]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ('<a href="https://a.org">', '&lt;a href="https://a.org"&gt;'),
        ("A & B", "A &amp; B"),
        ("%{x} 5 % {y}", "%&#123;x} 5 % {y}"),
        ("$x^2$", "&#36;x^2&#36;"),
        ("a\u202eb\x00c\n d", "a b c d"),
        ("&#36;", "&amp;#36;"),
    ],
)
def test_labels_are_shown_literally(text: str, shown: str) -> None:
    assert theme.label(text) == shown


@given(st.text())
def test_no_label_holds_markup_templates_or_tex(text: str) -> None:
    for made in (theme.label(text), theme.wrapped(text), theme.paragraph(text)):
        bare = made.replace("<br>", "")
        assert not set("<>$") & set(bare)
        assert "%{" not in bare


def test_a_long_label_is_cut_before_it_is_escaped() -> None:
    assert theme.label("<" * 40, 5) == "&lt;" * 4 + "…"


def test_a_label_on_two_lines() -> None:
    assert theme.wrapped("Turkish Republic of Northern Cyprus") == "Turkish Republic of<br>Northern Cyprus"
    assert theme.wrapped("") == ""
    assert theme.wrapped("one two three four five six seven eight nine ten").count("<br>") == 1


@given(st.integers(0, 10_000_000), st.integers(2, 6))
def test_count_ticks_are_few_whole_and_within(maximum: int, ticks: int) -> None:
    values = theme.count_axis(maximum, ticks)["tickvals"]
    assert values[0] == 0
    assert len(values) <= ticks + 1
    assert all(isinstance(value, int) for value in values)
    assert values[-1] <= max(maximum, 1)
    assert len(values) >= 2


def test_ticks_by_hand() -> None:
    assert theme.count_axis(5)["tickvals"] == [0, 1, 2, 3, 4, 5]
    assert theme.count_axis(4200)["ticktext"] == ["0", f"1{THIN}000", f"2{THIN}000", f"3{THIN}000", f"4{THIN}000"]
    assert theme.share_axis(1.0)["ticktext"] == [f"{value}{THIN}%" for value in (0, 25, 50, 75, 100)]
    assert theme.share_axis(0.04)["tickvals"] == [0, 0.01, 0.02, 0.03, 0.04]


def test_tints_are_lighter_and_of_one_hue() -> None:
    assert theme.tint("#000000", 0.5) == "#808080"
    assert theme.tint("#0072B2", 1) == "#FFFFFF"
    assert theme.faded("#0072B2", 0.5) == "rgba(0,114,178,0.500)"


def test_empty_figure_says_why_and_shows_no_axes() -> None:
    figure = theme.empty("Nothing <here>.")
    assert figure.layout.annotations[0].text == "Nothing &lt;here&gt;."
    assert not figure.layout.xaxis.visible
    assert not figure.layout.yaxis.visible
    assert len(figure.data) == 0


def test_no_title_no_width_no_paper() -> None:
    figure = theme.figure([], height=200)
    assert figure.layout.title.text is None
    assert figure.layout.width is None
    assert figure.layout.paper_bgcolor == figure.layout.plot_bgcolor == theme.CLEAR
    assert figure.layout.font.color is None


def test_ink_reaches_every_text_that_the_template_greys() -> None:
    axis = {"title": {"text": "articles"}, "tickvals": [0]}
    drawn = theme.figure([], height=200, xaxis=axis, yaxis=axis)
    theme.ink(drawn, "#08131D")
    for part in (drawn.layout.xaxis, drawn.layout.yaxis):
        assert part.tickfont.color == part.title.font.color == "#08131D"
    assert drawn.layout.font.color == drawn.layout.legend.font.color == "#08131D"
    assert drawn.layout.xaxis.title.text == "articles"
    scale = theme.figure([], height=90, coloraxis={"colorbar": {"tickvals": [0]}})
    theme.ink(scale, "#08131D")
    assert scale.layout.coloraxis.colorbar.tickfont.color == "#08131D"


def test_axes_do_not_look_for_labels_that_stick_out() -> None:
    """It costs the browser a layout of the page for each axis; the margins make room for them anyway."""
    for axis in (theme.value_axis(), theme.name_axis(["a"])):
        assert axis["ticklabeloverflow"] == "allow"
        assert axis["automargin"]
