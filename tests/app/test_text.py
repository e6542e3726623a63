from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.exports import csv_file
from dashboard.text import escape_markdown, mark, shorten, visible

SPAN = re.compile(r":[a-z-]+\[((?:\\.|[^\\\]])*)\]")


def plain(markdown: str) -> str:
    """What a browser shows of escaped markdown: directives taken off, backslashes too."""
    while SPAN.search(markdown):
        markdown = SPAN.sub(lambda found: found[1], markdown)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://evil.example/i.png)", "[click](https://evil.example)", "<img src=x onerror=alert(1)>", "$x^2$",
        ":red[alarm]", ":tada:", ":material/check:", "a -> b", "www.evil.example", "a@evil.example", "# heading",
        "1. item", "- item", "> quote", "`code`", "**bold**", "a | b", "&amp;", "~~gone~~", "\\", "x\\]y",
        ":streamlit:",        ">= and <= and -- and <->", "WWW.evil.example", "%{x}",
    ],
)  # fmt: skip
def test_hostile_text_is_escaped_and_comes_back(text: str) -> None:
    escaped = escape_markdown(text)
    assert plain(escaped) == text
    outside = SPAN.sub("", escaped)
    assert not re.search(r"(?<!\\)[\[\]<>*_`$#|!:@]", re.sub(r"\\\\", "", outside))


def test_what_streamlit_rewrites_after_parsing_is_parted() -> None:
    assert escape_markdown("https://x.example") == r"https:color[\:]\/\/x\.example"
    assert escape_markdown("www.x.example") == r"www:color[\.]x\.example"
    assert escape_markdown("a -> b") == r"a :color[\-]:color[\>] b"


@given(st.text())
def test_any_text_comes_back_whole(text: str) -> None:
    flat = re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip(" ")
    assert plain(escape_markdown(text)) == visible(flat)


def test_a_number_is_not_broken() -> None:
    assert escape_markdown("in 2\u202f206  sentences") == "in 2\u202f206 sentences"


def test_white_space_becomes_one_space_and_turning_marks_are_spelled_out() -> None:
    assert plain(escape_markdown(" a \n\t b\u202e c\x00")) == "a b⟨U+202E⟩ c⟨U+0000⟩"


def test_marks_cut_the_text_at_their_ends_only() -> None:
    assert mark("to Baku now", [(3, 7, "yellow")]) == "to :yellow-background[Baku] now"
    assert mark("Baku", [(0, 4, "blue")]) == ":blue-background[Baku]"
    assert mark("aBc", [(1, 2, "red")]) == "a:red-background[B]c"


def test_overlapping_and_empty_marks_leave_the_earlier_and_longer_one() -> None:
    marked = mark("abcdef", [(2, 5, "red"), (0, 3, "blue"), (0, 2, "green"), (5, 5, "red")])
    assert marked == ":blue-background[abc]def"


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_marked_text_comes_back_whole(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(min(a, len(text)), min(b, len(text)), "yellow") for a, b in spans]
    shown = plain(mark(text, inside))
    assert re.sub(r"\s+", "", shown) == re.sub(r"\s+", "", visible(" ".join(text.split())))


def test_csv_guards_cells_and_headers_and_leaves_numbers() -> None:
    frame = pd.DataFrame({"=name": ["=cmd()", "Baku"], "n": [-1, 2]})
    lines = csv_file(frame, {"filter": "all"}).decode("utf-8-sig").splitlines()
    assert lines == ["'=name,n,about", "'=cmd(),-1,filter: all", "Baku,2,"]


def test_shorten_keeps_short_text_and_cuts_long_one() -> None:
    assert shorten("a  b", 5) == "a b"
    assert shorten("abcdef", 4) == "abc…"
    assert shorten("what sets greetings apart", 14) == "what sets…"
    assert shorten("what sets greetings apart", 10) == "what sets…"
    assert shorten("a greetingswithoutend", 12) == "a greetings…"
