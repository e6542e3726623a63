"""A picture that explains itself: the figure as it was, its caption inside, nothing of it markup."""

from __future__ import annotations

import html
import re

import plotly.graph_objects as go
import pytest

from analysis.figures import plot_slide
from analysis.figures.theme import figure

LINK = "https://orkhon.example/who-is-named?country=K%C3%B6p&q=a+b&data=a1b2c3d4&then=2-5"


def slide(
    shown: go.Figure, title: str = "A finding", lines: tuple[str, ...] = ("2 of 5",), link: str = LINK
) -> go.Figure:
    return plot_slide(shown, title, lines, link, ink="#111111", paper="#FFFFFF")


@pytest.fixture
def shown() -> go.Figure:
    return figure([go.Bar(x=[1, 2], y=["a", "b"], orientation="h", name="n")], height=200, legend=True)


def test_the_caption_is_inside_and_the_chart_stays(shown: go.Figure) -> None:
    before = shown.to_json()
    made = slide(shown)
    assert shown.to_json() == before
    assert made.data == shown.data
    assert "A finding" in made.layout.title.text
    assert "2 of 5" in made.layout.title.subtitle.text
    assert html.escape(LINK) in made.layout.title.subtitle.text
    assert made.layout.height - made.layout.margin.t == shown.layout.height - shown.layout.margin.t
    assert 0 < made.layout.legend.y < 1
    assert (made.layout.paper_bgcolor, made.layout.font.color) == ("#FFFFFF", "#111111")


def test_a_longer_caption_gets_more_room(shown: go.Figure) -> None:
    tall = slide(shown, title="word " * 40, lines=("line " * 60, "more"))
    assert tall.layout.height > slide(shown).layout.height
    assert tall.layout.title.text.count("<br>") == 2


def test_lines_fit_a_phone_below_the_camera(shown: go.Figure) -> None:
    made = plot_slide(shown, "word " * 20, ("line " * 20,), LINK, ink="#111111", paper="#FFFFFF", width=310)
    for text, size, letter in ((made.layout.title.text, 17, 0.576), (made.layout.title.subtitle.text, 13, 0.526)):
        written = [html.unescape(re.sub("<[^>]*>", "", line)) for line in text.split("<br>")]
        assert len(written) > 1
        assert max(map(len, written)) * size * letter <= 310 - 40
    assert made.layout.title.font.size == 17
    assert (1 - made.layout.title.y) * made.layout.height == pytest.approx(42)
    assert slide(shown).layout.title.font.size == 21


def test_text_stays_text_and_only_web_addresses_are_links(shown: go.Figure) -> None:
    made = slide(shown, title="<a href='x'>%{x} $a$</a>", lines=("<b>",), link="javascript:alert(1)")
    text = made.layout.title.text + made.layout.title.subtitle.text
    assert "<a" not in text
    assert "%{" not in text
    assert "$" not in text
    assert "&lt;b&gt;" in text
    assert plot_slide(shown, "t", (), "", ink="#111111", paper="#FFFFFF").layout.title.subtitle.text == ""


def test_a_very_long_link_is_cut_to_four_lines_but_leads_there(shown: go.Figure) -> None:
    link = LINK + "&country=x" * 300
    made = slide(shown, lines=(), link=link)
    assert made.layout.title.subtitle.text.count("<br>") == 3
    assert html.escape(link) in made.layout.title.subtitle.text
