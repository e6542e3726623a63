"""Lines that recur in an outlet's articles: found where pages repeat them, not where stories do."""

import datetime as dt
import json
import random

import pytest

from analysis.annotate.annotate import Annotator
from analysis.annotate.lines import line_key
from analysis.annotate.recurring import outlet_of
from analysis.annotate.regions import find_regions
from analysis.corpus.blocks import find_blocks
from analysis.index.build import build_index
from analysis.index.store import open_index
from analysis.lexicon.load import load_lexicon
from analysis.model import REGION_KINDS, Article
from analysis.streams import article_rows

WORDS = "harbour tram council bridge budget market museum river station tower engine garden letter island".split()
MENU = "Lakeside Courier Front Page Weather"
BOX = "Readers' club members travel free"
BACKGROUND = "The harbour line was planned in 1998 and has been the largest project of the town of Lakeside ever since."
ABOUT = "The Courier has reported about the town and its people every day since the spring of the year 1911."


def sentence(chance):
    return f"The {' '.join(chance.choices(WORDS, k=10))} of number {chance.randrange(10**9)} opened on Tuesday."


def page(number, *, above=(), middle=(), below=(), source="Courier", url=""):
    chance = random.Random(number)
    own = [sentence(chance), sentence(chance), sentence(chance)]
    lines = [*above, own[0], *middle, *own[1:], *below]
    return Article(f"a{number:03}", "\n".join(lines), dt.date(2024, 1, 1), source, "en", url=url)


def kinds(article, blocks):
    regions = find_regions(article.text, "en", article.title, blocks.get(outlet_of(article)))
    return {line: kind for r in regions for line in article.text[r.start : r.end].split("\n") for kind in (r.kind,)}


def test_menu_box_and_foot_are_found_with_how_often_they_stand():
    articles = [page(n, above=[MENU], middle=[BOX], below=[ABOUT, "Print edition and archive"]) for n in range(30)]
    articles += [page(n) for n in range(30, 40)]
    blocks = find_blocks(articles)
    assert blocks["courier"][line_key(MENU)] == (30, 40, 0.75)
    assert kinds(articles[0], blocks)[MENU] == "navigation"
    assert kinds(articles[0], blocks)[BOX] == "promotion"
    assert kinds(articles[0], blocks)["Print edition and archive"] == "promotion"
    regions = find_regions(articles[0].text, "en", "", blocks["courier"])
    assert regions[0].reason == "stands in 30 of 40 articles of this outlet"
    assert "".join(articles[0].text[r.start : r.end] for r in regions) == articles[0].text
    assert [kind for line, kind in kinds(articles[0], blocks).items() if line.startswith("The harbour")] == []


@pytest.mark.parametrize("of_40", [12, 25, 34])
def test_background_that_an_outlet_repeats_in_its_stories_is_text(of_40):
    articles = [page(n, middle=[BACKGROUND]) for n in range(of_40 // 2)]
    articles += [page(n, below=[BACKGROUND, "Print edition and archive"]) for n in range(of_40 // 2, of_40)]
    articles += [page(n) for n in range(of_40, 40)]
    blocks = find_blocks(articles)
    for number in (0, of_40 - 1):
        assert kinds(articles[number], blocks)[BACKGROUND] == "body"


def test_a_sentence_that_ends_nearly_every_article_is_none_of_them():
    articles = [page(n, below=[ABOUT]) for n in range(38)] + [page(n) for n in range(38, 40)]
    assert kinds(articles[0], find_blocks(articles))[ABOUT] == "promotion"


def test_a_sentence_above_every_text_and_one_with_an_address_need_no_majority():
    note = "Write to the editors of the Courier at letters@courier.example with what you have seen today."
    hint = "This page of the Courier is best read on a large screen, and on paper it reads better still."
    articles = [page(n, above=[hint], below=[note]) for n in range(15)] + [page(n) for n in range(15, 40)]
    found = kinds(articles[0], find_blocks(articles))
    assert (found[hint], found[note]) == ("navigation", "promotion")


def test_copies_and_updates_of_one_story_are_one_text():
    story = [f"{sentence(random.Random(n))}" for n in range(100, 108)]
    updates = [
        Article(
            f"u{n:02}",
            "\n".join([*story, *(sentence(random.Random(1000 + i)) for i in range(n % 4))]),
            source="Courier",
        )
        for n in range(40)
    ]
    assert find_blocks(updates + [page(n) for n in range(30)]) == {}
    assert find_blocks([page(1)] * 60) == {}
    menus = [page(n, above=[MENU]) for n in range(19)]
    assert find_blocks([*menus, *menus]) == {}
    assert set(find_blocks([*menus, *menus, page(20)])) == {"courier"}


def test_small_outlets_rare_lines_and_other_outlets_say_nothing():
    assert find_blocks([page(n, above=[MENU]) for n in range(19)]) == {}
    assert find_blocks([page(n, above=[MENU]) for n in range(9)] + [page(n) for n in range(9, 40)]) == {}
    assert find_blocks([page(n, above=[MENU]) for n in range(12)] + [page(n) for n in range(12, 70)]) == {}
    other = [page(n, above=[MENU], source=f"Outlet {n}") for n in range(40)]
    assert find_blocks(other) == {}
    assert set(find_blocks([page(n, above=[MENU]) for n in range(20)])) == {"courier"}


def test_without_a_source_column_the_address_tells_the_outlet():
    articles = [page(n, above=[MENU], source="", url=f"https://www.courier.example/{n}") for n in range(20)]
    assert set(find_blocks(articles)) == {"courier.example"}
    assert set(find_blocks([page(n, above=[MENU], source="") for n in range(20)])) == {""}


def test_a_text_of_nothing_but_recurring_lines_stays_whole():
    formula = [
        "The market opened with the same prices as on the day before, the council says.",
        "Prices: see the table",
    ]
    articles = [page(n, above=formula) for n in range(30)]
    whole = Article("whole", "\n".join(formula), source="Courier")
    blocks = find_blocks([*articles, whole])
    assert blocks
    assert set(kinds(whole, blocks).values()) == {"body"}
    long = [f"{sentence(random.Random(n))}" for n in range(5)]
    reports = [Article(f"r{n}", "\n".join([*long, f"It was {n} degrees."]), source="Courier") for n in range(30)]
    assert set(kinds(reports[0], find_blocks(reports)).values()) == {"body"}


def test_the_title_is_no_clutter_and_a_label_twice_between_paragraphs_is_text():
    title = "Letters to the editor of the Courier"
    said = [["(Applause)", sentence(random.Random(-n)), "(Applause)"] for n in range(30)]
    articles = [page(n, above=[title], middle=said[n]) for n in range(30)]
    blocks = find_blocks(articles)
    assert line_key("(Applause)") in blocks["courier"]
    assert kinds(articles[3], blocks)["(Applause)"] == "body"
    titled = Article("t", articles[3].text, source="Courier", title=title)
    assert kinds(titled, blocks)[title] == "headline"


def test_the_order_of_articles_makes_no_difference():
    articles = [page(n, above=[MENU], below=[ABOUT]) for n in range(40)] + [page(n) for n in range(20)]
    shuffled = random.Random(7).sample(articles, len(articles))
    assert find_blocks(articles) == find_blocks(shuffled)


def test_empty_articles_and_odd_letters_do_no_harm():
    articles = [page(n, above=["\ud800 menu \u2028 of the page"]) for n in range(25)]
    articles += [Article("e", "", source="Courier"), Article("b", " \n\x1c\n", source="Courier")]
    assert line_key("of the page") in find_blocks(articles)["courier"]
    assert find_blocks([]) == {}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    file = tmp_path_factory.mktemp("pages") / "pages.jsonl"
    rows = [
        {"id": a.article, "date": "2024-01-01", "source": "Courier", "text": a.text}
        for a in (page(n, above=["Kazakhstan Diary and Archive"]) for n in range(24))
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def test_index_and_streams_leave_recurring_lines_out_of_the_body(pages, tmp_path):
    text = json.loads(pages.read_text(encoding="utf-8").split("\n")[0])["text"]
    begin = text.index("\n") + 1
    assert next(row["body"] for row in article_rows([pages])) == [[begin, len(text)]]
    build_index([pages], tmp_path / "index", workers=1)
    index = open_index(tmp_path / "index")
    reasons = {index.manifest["reasons"][number] for number in index.array("region_reason").tolist()}
    assert "stands in 24 of 24 articles of this outlet" in reasons


def test_the_annotator_takes_what_recurs_as_plain_data(pages):
    articles = [page(n, above=["Kazakhstan Diary and Archive"]) for n in range(24)]
    annotator = Annotator(load_lexicon())
    found = annotator.annotate(articles[0], find_blocks(articles))
    assert [REGION_KINDS[s.region] for s in found.sentences][:2] == ["navigation", "body"]
    assert [REGION_KINDS[s.region] for s in annotator.annotate(articles[0]).sentences][:2] != ["navigation", "body"]
