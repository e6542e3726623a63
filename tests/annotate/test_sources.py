"""Which outlet an article is from: column, text, address, in that order."""

import os
from pathlib import Path

import pytest

from analysis.annotate.regions import find_regions
from analysis.annotate.sources import SourceFinder, find_source, slugify
from analysis.lexicon.entity import Entity
from analysis.lexicon.load import Lexicon, load_lexicon
from analysis.model import Article

SHARED = Path(os.environ.get("ORKHON_SHARED", "../shared"))
LAKE = Entity(
    "org-lake", "organisation", "Lake News Agency", "media", hosts=("lake.example",), aliases={"en": ("Lake",)}
)
HILL = Entity("org-hill", "organisation", "Hill Courier", "media", aliases={"ru": ("Холм",)}, acronyms={"en": ("HC",)})
HARBOUR = Entity("org-harbour", "organisation", "Harbour", "company")
LEXICON = Lexicon((HARBOUR, HILL, LAKE), digest="three")


def source_of(text, lexicon=LEXICON, **columns):
    return find_source(Article("a", text, **columns), text, lexicon).id


@pytest.mark.parametrize(
    ("column", "source", "name"),
    [
        ("lake", "lake", "Lake News Agency"),
        ("org-lake", "lake", "Lake News Agency"),
        ("LAKE NEWS AGENCY", "lake", "Lake News Agency"),
        ("https://www.lake.example/en/1", "lake", "Lake News Agency"),
        ("en.lake.example", "lake", "Lake News Agency"),
        ("HC", "hill", "Hill Courier"),
        ("Congressional  Record", "congressional-record", "Congressional Record"),
        ("Қала үні", "қала-үні", "Қала үні"),
        ("Harbour", "harbour", "Harbour"),
        ("?!", "", ""),
    ],
)
def test_the_column_wins(column, source, name):
    text = "The minister came, Hill Courier reports."
    guess = find_source(Article("a", "", source=column, url="https://other.example"), "", LEXICON)
    assert guess[:2] == (source, name) or (source == "" and guess.id == "other-example")
    assert source == "" or source_of(text, source=column) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The minister came, Lake informs. He left.", "lake"),
        ("Lake News Agency reports that the minister came.", "lake"),
        ("The minister came, an analyst told Lake.", "lake"),
        ("By Lake\n\nNora Fielding\n\nThe minister came to town.", "lake"),
        ("TOWN, May 6 (Lake) - The minister came.", "lake"),
        ("Министр прибыл в город, сообщает Холм.", "hill"),
        ("Об этом сообщает Lake со ссылкой на Холм.", "lake"),
        ("Nazir gəlib, Lake xəbər verir.", "lake"),
        ("Lake'in haberine göre bakan geldi.", "lake"),
        ("Министр келді, деп хабарлайды Lake.", "lake"),
        ("Vazir keldi, deb xabar beradi Lake.", "lake"),
        ("Министр келди, деп кабарлайт Lake.", "lake"),
        ("Ministr geldi diýip, Lake habar berýär.", "lake"),
        ("Megérkezett a miniszter, közölte a Lake.", "lake"),
        ("He said so in an interview with the Hill Courier, Lake informs.", "lake"),
        ("He told the Hill Courier about it, Lake reports.", "lake"),
        ("He came.\n\nFollow Lake News Agency's Telegram channel", "lake"),
        ("He said so in an interview with the Hill Courier.", ""),
        ("According to Lake, he came.", ""),
        ("Lake reported on Monday that he came.", ""),
        ("The lake reports are good.", ""),
        ("He was told Lakeside would be next.", ""),
        ("Harbour informs that it is open.", ""),
        ("", ""),
    ],
)
def test_who_speaks_of_itself_in_the_text(text, source):
    assert source_of(text) == source


def test_the_text_comes_before_the_address():
    assert source_of("He came, Hill Courier reports.", url="https://lake.example/1") == "hill"
    assert source_of("He came.", url="https://www.lake.example/1") == "lake"
    assert source_of("He came.", url="https://unknown.example/1") == "unknown-example"
    assert source_of("He came.", url="no address") == ""


def test_a_guess_says_where_it_comes_from():
    assert find_source(Article("a", ""), "He came, Lake informs.", LEXICON).reason == "“Lake informs”"
    assert find_source(Article("a", "", source="lake"), "", LEXICON).reason == "column"
    assert "neither" in find_source(Article("a", ""), "", LEXICON).reason


def test_another_lexicon_gives_another_answer():
    assert find_source(Article("a", ""), "He came, Lake informs.", Lexicon((HILL,), digest="one")).id == ""
    assert find_source(Article("a", ""), "He came, Lake informs.", LEXICON).id == "lake"
    assert SourceFinder(Lexicon(())).find(Article("a", ""), "He came, Lake informs.").id == ""


def test_slugs():
    assert slugify("Congressional Record") == "congressional-record"
    assert slugify("  24.kg — News! ") == "24-kg-news"
    assert slugify("İki_Söz") == "iki-söz"


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared folder is not there")
def test_sources_of_the_original_articles():
    found = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        body = "".join(text[r.start : r.end] for r in find_regions(text) if r.kind == "body")
        found.append(find_source(Article(path.stem, text), body, load_lexicon()).id)
    assert found == ["report", "trend", "report", "azernews", "trend"]
