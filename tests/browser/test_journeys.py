"""What a visitor does, in a real browser: links, clicks, own articles, hostile ones."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.waiting import settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Visit = Callable[..., "Page"]

PAGES = ("", "who-is-named", "named-together", "words", "who-speaks", "articles", "events", "data-and-method")


def main_text(page: Page) -> str:
    return page.inner_text("[data-testid=stMain]")


def charts_text(page: Page) -> list[str]:
    """What each chart says, in its own words."""
    page.wait_for_selector(".js-plotly-plot")
    return [chart.text_content() or "" for chart in page.query_selector_all(".js-plotly-plot .main-svg:first-child")]


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def choose(page: Page, parameter: str, option: str) -> None:
    """Choose in a list of the sidebar with the keyboard alone."""
    page.locator(f".st-key-{parameter} input").first.click()
    page.keyboard.type(option)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settle(page)


def count_entries(page: Page, key: str) -> int:
    return page.locator(f".st-key-{key} [data-testid=stPageLink]").count()


# ---------------------------------------------------------------- links


def test_a_deep_link_with_two_filters_shows_the_filtered_number(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/who-is-named?country=Kazakhstan&year=2023")
    assert "2023, Kazakhstan: 2 of 5 articles." in main_text(page)
    assert "in both articles" in main_text(page)


def test_a_cold_link_equals_clicking(seeds: str, visitor: Visit) -> None:
    cold = visitor(f"{seeds}/?country=Kazakhstan&year=2023")
    clicked = visitor(f"{seeds}/")
    clicked.locator("[data-testid=stSidebar]").get_by_role("button", name="2023").click()
    settle(clicked)
    choose(clicked, "country", "Kazakhstan")
    assert query(clicked) == query(cold) == {"country": ["Kazakhstan"], "year": ["2023"]}
    assert charts_text(clicked) == charts_text(cold)
    assert main_text(clicked) == main_text(cold)


def test_codes_in_a_link_become_names_in_the_address(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/named-together?country=KAZ")
    assert query(page) == {"country": ["Kazakhstan"]}
    assert "Named together" in main_text(page)


def test_filters_stay_from_page_to_page_and_on_reload(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/?country=Uzbekistan")
    for title in ("Who is named", "Named together", "Words", "Articles", "Data and method"):
        page.locator("[data-testid=stSidebarNav]").get_by_text(title).click()
        settle(page)
        assert "Uzbekistan: 2 of 5 articles." in main_text(page), title
    page.reload()
    settle(page)
    assert "Uzbekistan: 2 of 5 articles." in main_text(page)


def test_a_bad_link_is_told_and_shows_the_rest(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/?country=Atlantis&year=2023&from=2025-01-01&to=2020-01-01&q=" + "x" * 3000)
    text = main_text(page)
    assert "country=Atlantis, which this collection does not name" in text
    assert "ends before it begins" in text
    assert "3,000 characters long" in text
    assert "2023: 2 of 5 articles." in text


# ---------------------------------------------------------------- clicks


def bars_of(page: Page, chart: int) -> list[tuple[float, float, float]]:
    """Middle of each bar of a chart, and its length in articles."""
    return page.evaluate(
        """(number) => {
            const chart = document.querySelectorAll('.js-plotly-plot')[number];
            const places = [];
            chart.querySelectorAll('.trace.bars').forEach((trace) => {
                trace.querySelectorAll('.point').forEach((point) => {
                    const box = point.getBoundingClientRect();
                    const data = point.__data__;
                    if (box.width) places.push([box.x + box.width / 2, box.y + box.height / 2, data.s1 - data.s0]);
                });
            });
            return places;
        }""",
        chart,
    )


def test_a_click_on_a_bar_opens_as_many_sentences_as_it_says(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/who-is-named")
    page.wait_for_selector(".js-plotly-plot .point", state="attached")
    page.wait_for_timeout(800)
    for x, y, length in bars_of(page, 0)[:4]:
        page.mouse.click(x, y)
        settle(page)
        assert count_entries(page, "named-show-evidence") == length
    assert "show" in query(page)
    again = visitor(page.url)
    assert count_entries(again, "named-show-evidence") == length


def test_a_click_on_a_cell_opens_its_pair(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/named-together")
    page.wait_for_selector(".js-plotly-plot .point", state="attached")
    page.wait_for_timeout(800)
    x, y, _ = bars_of(page, 0)[0]
    page.mouse.click(x, y)
    settle(page)
    assert query(page)["pair"] == ["Azerbaijan with Kazakhstan"]
    assert count_entries(page, "matrix-together-evidence") == 4


def test_a_sentence_leads_to_its_article_and_the_filters_stay(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/who-is-named?show=Kazakhstan&year=2023")
    page.locator(".st-key-named-show-evidence [data-testid=stPageLink] a").first.click()
    page.wait_for_url("**/articles?**")
    settle(page)
    assert query(page)["year"] == ["2023"]
    assert page.locator(".st-key-reader").inner_text().strip()
    page.get_by_text("Back to Who is named").click()
    page.wait_for_url("**/who-is-named?**")
    settle(page)
    assert query(page) == {"show": ["Kazakhstan"], "year": ["2023"]}
    assert count_entries(page, "named-show-evidence") == 2


def test_a_row_of_the_list_opens_the_reader(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/articles")
    page.wait_for_selector("[data-testid=stDataFrame] canvas")
    page.wait_for_timeout(800)
    box = page.locator("[data-testid=stDataFrame] canvas").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + 12, box["y"] + 52)
    settle(page)
    assert "article" in query(page)
    assert page.locator(".st-key-reader").count() == 1


# ---------------------------------------------------------------- own articles

OWN = [
    {"date": "2021-05-01", "source": "My Paper", "title": "Apples", "text": "Kazakhstan sells apples to Japan."},
    {"date": "2021-06-01", "source": "My Paper", "title": "Pears", "text": "Kazakhstan sells pears to Japan."},
    {"date": "2021-07-01", "source": "My Paper", "title": "", "text": ""},
]


def test_own_articles_change_the_counts_and_nobody_else_sees_them(seeds: str, visitor: Visit, tmp_path: Path) -> None:
    file = tmp_path / "мои статьи.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in OWN), encoding="utf-8")
    mine, other = visitor(f"{seeds}/"), visitor(f"{seeds}/")
    before = main_text(other)
    mine.set_input_files("input[type=file]", str(file))
    mine.get_by_text(file.name).wait_for()
    mine.get_by_role("button", name="Build my view").click()
    mine.get_by_text("of your own read").wait_for()
    settle(mine)
    text = main_text(mine)
    assert "2 articles of your own read, 1 refused." in text
    assert "Japan and Kazakhstan are named in both articles" in text
    other.reload()
    settle(other)
    assert main_text(other) == before
    assert "Japan" not in main_text(visitor(mine.url))
    mine.get_by_role("button", name="Back", exact=True).click()
    settle(mine)
    assert "All 5 articles" in main_text(mine)


# ---------------------------------------------------------------- hostile articles

PAYLOADS = (
    "![x](https://evil.example/i.png)", "[click](https://evil.example/l)", "<img src=https://evil.example/h.png>",
    "<script>document.title='owned'</script>", "$\\href{https://evil.example}{x}$", "%{customdata}", ":tada:",
    ":material/bomb:", ":red[alarm]", "a -> b", "www.evil.example", "`code`", "**bold**", "=1+1",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(chromium: object, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("hostile")
    body = "\n\n".join(f"Kazakhstan said {payload} to Japan on this day." for payload in PAYLOADS)
    rows = [
        {"id": f"x{number}", "date": f"2023-0{number + 1}-01", "source": f"News {payload}", "title": payload,
         "text": body + "\u202e turned \u202c", "url": "https://evil.example/article"}
        for number, payload in enumerate(PAYLOADS[:9])
    ]  # fmt: skip
    (folder / "hostile.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return serve(folder)


OPENED = ("who-is-named?show=Kazakhstan", "articles?article=x0", "words?tab=Search&search=said")


@pytest.mark.parametrize("path", [*PAGES, *OPENED])
def test_hostile_articles_are_shown_literally(hostile: str, visitor: Visit, path: str) -> None:
    page = visitor(f"{hostile}/{path}")
    foreign: list[str] = []
    dialogs: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if is_foreign(request.url, hostile) else None)
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.reload()
    settle(page)
    page.wait_for_timeout(500)
    assert foreign == []
    assert dialogs == []
    assert "owned" not in page.title()
    assert page.locator("[data-testid=stMain] a[href*='evil']").count() == 0
    assert page.locator("[data-testid=stMain] img[src*='evil']").count() == 0
    assert page.locator("[data-testid=stMain] .katex").count() == 0


def is_foreign(url: str, own: str) -> bool:
    return not url.startswith((own, own.replace("http", "ws"), "data:", "blob:"))


def test_the_reader_and_the_evidence_say_what_stands_there(hostile: str, visitor: Visit) -> None:
    reader = visitor(f"{hostile}/articles?article=x0").locator(".st-key-reader").inner_text()
    evidence = visitor(f"{hostile}/who-is-named?show=Japan").locator(".st-key-named-show-evidence").inner_text()
    for payload in PAYLOADS:
        assert f"said {payload} to Japan" in reader
    assert PAYLOADS[0] in evidence
    assert "⟨U+202E⟩" in reader


# ---------------------------------------------------------------- everywhere


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_a_phone(seeds: str, visitor: Visit, path: str, scheme: str) -> None:
    page = visitor(f"{seeds}/{path}", viewport={"width": 390, "height": 844}, color_scheme=scheme)
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 390
    assert not page.locator("[data-testid=stException]").count()


def test_answers_carry_the_headers_and_are_compressed(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/")
    for path in ("/", "/who-is-named", "/_stcore/health"):
        headers = page.request.get(seeds + path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert "unsafe-eval'" not in headers["content-security-policy"].replace("wasm-unsafe-eval", "")
    script = re.search(r'src="\./(static/js/[^"]+)"', page.request.get(f"{seeds}/").text())
    assert script
    assert page.request.get(f"{seeds}/{script[1]}").headers["content-encoding"] == "gzip"


def test_the_report_opens_without_a_network(seeds: str, visitor: Visit, tmp_path: Path) -> None:
    page = visitor(f"{seeds}/?country=Kazakhstan&year=2023")
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="File to e-mail").click()
    file = tmp_path / "report.html"
    waiting.value.save_as(file)
    report = page.context.new_page()
    asked: list[str] = []
    report.on("request", lambda request: asked.append(request.url))
    report.goto(file.as_uri())
    report.wait_for_selector(".js-plotly-plot .point")
    text = report.inner_text("body")
    assert "Kazakhstan, 2023: 2 of 5 articles." in text
    assert "in both articles" in text
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


# ---------------------------------------------------------------- without a mouse


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something within the selector has the focus, as somebody without a mouse does."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.closest(selector) !== null", selector):
            return
    pytest.fail(f"Tab does not lead to {selector}")


def test_the_keyboard_alone_filters_opens_the_sentences_and_reads(seeds: str, visitor: Visit) -> None:
    page = visitor(f"{seeds}/who-is-named")
    tab_to(page, "[data-testid=stSidebar] .st-key-country input")
    page.keyboard.type("Uzbekistan")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settle(page)
    assert query(page)["country"] == ["Uzbekistan"]
    tab_to(page, ".st-key-show input")
    page.keyboard.type("Uzbekistan")
    page.keyboard.press("Enter")
    settle(page)
    assert query(page)["show"] == ["Uzbekistan"]
    assert count_entries(page, "named-show-evidence") == 2
    tab_to(page, ".st-key-named-show-evidence [data-testid=stPageLink] a")
    page.keyboard.press("Enter")
    settle(page)
    assert "article" in query(page)
    assert query(page)["country"] == ["Uzbekistan"]
