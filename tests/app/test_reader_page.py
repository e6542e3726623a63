"""The reader: the text as it is, what is marked in it as it was found, its copies and neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analysis.collection import copies_of
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Region
from analysis.views import select
from dashboard.reader import SHOWN, Said, cut_pages, find_marks, find_quotations, render_markdown
from tests.app.test_pages import shown
from tests.app.test_start_page import collection, open_news

__all__ = ["collection", "open_news"]
Open = Callable[..., AppTest]


def read(open_at: Open, article: str, **parameters: str | list[str]) -> AppTest:
    at = open_at("articles")
    at.query_params["article"] = article
    for name, value in parameters.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception, at.exception
    return at


def body(at: AppTest) -> str:
    """The markdown of the text: the longest on the page."""
    return max((str(one.value) for one in at.markdown), key=len)


def backgrounds(at: AppTest) -> list[str]:
    return re.findall(r":[a-z]+-background\[((?:\\.|:[a-z]+\[(?:\\.)\]|[^\\\]])*)\]", body(at))


@pytest.mark.parametrize("row", range(5))
def test_as_many_marks_as_mentions(open_page: Open, seeds_index: Index, row: int) -> None:
    spans = {(one.start, one.end) for one in seeds_index.mentions_of(row)
             if one.field == 0 and one.region in SHOWN and one.nested_in < 0}  # fmt: skip
    inner = {(start, end) for start, end in spans for first, last in spans - {(start, end)}
             if first <= start and end <= last}  # fmt: skip
    at = read(open_page, seeds_index.article_id(row))
    assert len(backgrounds(at)) == len(spans - inner)


def test_a_name_is_marked_alone_and_counted_as_the_measure_does(open_page: Open, seeds_index: Index) -> None:
    row, number = 4, seeds_index.entity_numbers["country-aze"]
    at = read(open_page, seeds_index.article_id(row), name="Azerbaijan")
    times = len(find_marks(seeds_index, row, {"country": "blue"}, number))
    assert len(backgrounds(at)) == times
    table = MEASURES["mentions"](select(seeds_index), kind="country").table.set_index("id")
    n = table.loc["country-aze", "articles"]
    assert f"in this text, marked alone; counted in {n} articles of the view" in shown(at)


def test_marks_are_switched_by_the_address(open_page: Open, seeds_index: Index) -> None:
    article = seeds_index.article_id(4)
    assert ":gray-badge[" in body(read(open_page, article))
    assert not backgrounds(read(open_page, article, marks=["Clutter"]))
    plain = read(open_page, article, marks=["Names"])
    assert ":gray-badge[" not in body(plain)
    assert backgrounds(plain)


def test_the_speaker_stands_behind_the_quotation(open_news: Open, collection: Index) -> None:
    row = collection.article_row("s1")
    assert row is not None
    assert [one.speaker for one in find_quotations(collection, row)] == ["Kassym-Jomart Tokayev"]
    at = read(open_news, "s1")
    assert re.search(r":violet\[“We will .*”\] :gray-badge\[Kassym\\-Jomart Tokayev\]", body(at))
    links = {link.proto.label: link.proto.query_string for link in at.get("page_link")}
    words = MEASURES["speakers"](select(collection)).table.set_index("speaker").loc["Kassym-Jomart Tokayev", "words"]
    assert links[f"Kassym\\-Jomart Tokayev: 1 quotation, {words} words"] == "speaker=Kassym-Jomart+Tokayev"


def test_the_copies_are_those_of_the_story(open_news: Open, collection: Index) -> None:
    row = collection.article_row("w1")
    assert row is not None
    others = [collection.article_id(one) for one in copies_of(collection, row).tolist()]
    assert others == ["w0", "w2"]
    at = read(open_news, "w1")
    assert "2 other articles with this text" in shown(at)
    copies = [button for button in at.button if str(button.key).startswith("copy-")]
    assert [button.label.split(" · ")[0] for button in copies] == ["1 February 2023", "3 February 2023"]
    assert copies[0].label.endswith("the earliest")
    copies[1].click().run()
    assert at.query_params["article"] == "w2"
    assert "copy" not in " ".join(str(button.key) for button in read(open_news, "e01").button)


def test_neighbours_are_those_of_the_filter(open_news: Open, collection: Index) -> None:
    at = open_news("articles", source="Alpha")
    at.query_params["article"] = "w0"
    at.run()
    at.button(key="reader-Next").click().run()
    # The copy of the day between the two is of another outlet.
    assert at.query_params["article"] == "w2"
    at.button(key="reader-Previous").click().run()
    assert at.query_params["article"] == "w0"


# ---------------------------------------------------------------- the text as markdown


def test_a_quotation_keeps_its_names_and_its_spaces() -> None:
    text = "He said: “We love Kazakhstan.” And left."
    start, end, name = text.index("“"), text.index("”") + 1, text.index("Kaz")
    found = render_markdown(
        text, [Region(0, len(text), "body", "")], [(name, name + 10, "blue")], 0, len(text),
        quotations=[Said(start, end, "A *B*"), Said(start + 2, end - 1, "nobody")],
    )  # fmt: skip
    assert found.endswith(":violet[“We love :blue-background[Kazakhstan]\\.”] :gray-badge[A \\*B\\*] And left\\.")


def test_clutter_says_once_what_it_is_and_is_plain_on_request() -> None:
    text = "Home\nNews\nKazakhstan sold grain.\nTags\n"
    regions = [Region(0, 10, "navigation", "menu"), Region(10, 33, "body", ""), Region(33, len(text), "tags", "")]
    assert render_markdown(text, regions, [], 0, len(text)) == (
        ":small[:gray-badge[navigation:color[\\:] menu]]\\\n:small[:gray[Home]]\\\n:small[:gray[News]]\n\n"
        "Kazakhstan sold grain\\.\n\n:small[:gray-badge[tags]]\\\n:small[:gray[Tags]]"
    )
    assert render_markdown(text, regions, [], 0, len(text), clutter=False) == (
        "Home\n\nNews\n\nKazakhstan sold grain\\.\n\nTags"
    )


@pytest.mark.parametrize("text", ["", "a", "a\n" + "word " * 40, "x" * 95, "line of words\n" * 12])
def test_pages_cover_the_text_and_none_is_nearly_empty(text: str) -> None:
    spans = cut_pages(text, 30)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end - start >= 15 for start, end in spans[:-1])
    assert all(end - start <= 30 for start, end in spans)
