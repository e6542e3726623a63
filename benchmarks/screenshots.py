"""The pictures of the README and of docs/pages.md, taken from the running dashboard on the bundled articles.

    python -m benchmarks.screenshots [--all --out FOLDER]

Without options it writes the pictures that the README shows into docs/images, and the first screen of each page in
both themes and at both widths into docs/images/pages. With ``--all`` it writes every page and every tab, whole, in both
themes and at both widths, into a folder of one's own, to look at. Needs Chromium.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple
from urllib.parse import quote_plus

import typer
from PIL import Image

from benchmarks.browser import FLAGS, ROOT, WATCH, rest, served
from dashboard.pages import PAGES
from dashboard.state import BY_NAME

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Theme = Literal["light", "dark"]

IMAGES: Final = ROOT / "docs" / "images"
PAGE_IMAGES: Final = IMAGES / "pages"
WIDE, NARROW = 1440, 390
SCREENS: Final = {WIDE: 900, NARROW: 844}
"""Heights of a first screen, by width."""
COLOURS: Final = 96
"""Of a picture: enough for text and flat colours, and a third of the bytes."""
TALLEST: Final = 8_000
"""Pixels of a page taken whole; a longer one is cut."""
TABS: Final = {"mentions": "view", "cooccurrence": "pairs", "words": "tab", "articles": "sheet", "data": "section"}
"""The parameter that names the open tab of a page."""
CONTENT_HEIGHT: Final = "document.querySelector('[data-testid=stMain]').scrollHeight"
SCROLL: Final = "y => document.querySelector('[data-testid=stMain]').scrollTo(0, y)"


class Shot(NamedTuple):
    """One picture: its name, the address behind the server's, how it is taken, and from where to where (0: all)."""

    name: str
    address: str
    theme: Theme = "light"
    width: int = WIDE
    height: int = 0
    top: int = 0

    @property
    def file(self) -> str:
        """Name of the file: the same for the same picture, always."""
        return f"{self.name}-{self.theme}-{self.width}.png"


README_SHOTS: Final = (
    Shot("start", "", height=900),
    Shot("who-is-named", "who-is-named?show=Uzbekistan", height=900),
    Shot("named-together", "named-together?pair=Azerbaijan+with+Kazakhstan", height=900),
    Shot("compare", "compare?source=report&vs_source=trend", height=1000),
    Shot("who-speaks", "who-speaks?speech=reported&speaker=Ilham+Aliyev", height=900),
    Shot("clutter", "data-and-method?section=Clutter", height=1000),
    Shot("start", "", "dark", NARROW, 844),
)


def list_pages() -> Iterator[Shot]:
    """The first screen of every page in both themes and at both widths, with something open on it."""
    opened = {shot.address.partition("?")[0]: shot.address for shot in README_SHOTS}
    for page in PAGES.values():
        for theme in ("light", "dark"):
            for width, height in SCREENS.items():
                yield Shot(page.path or "start", opened.get(page.path, page.path), theme, width, height)


def list_all() -> Iterator[Shot]:
    """Every page and tab in both themes and at both widths, whole."""
    for name, page in PAGES.items():
        parameter = TABS.get(name, "")
        for tab in BY_NAME[parameter].values if parameter else ("",):
            label = "-".join((page.path or "start", *tab.casefold().split()))
            address = f"{page.path}?{parameter}={quote_plus(tab)}" if parameter else page.path
            for theme in ("light", "dark"):
                for width in (WIDE, NARROW):
                    yield Shot(label, address, theme, width)


def take(page: Page, server: str, shot: Shot) -> bytes:
    """One picture as PNG, when nothing on the page changes any more."""
    page.set_viewport_size({"width": shot.width, "height": shot.height or 900})
    page.goto(f"{server}/{shot.address}")
    rest(page)
    if not shot.height:
        height = min(int(page.evaluate(CONTENT_HEIGHT)) + 40, TALLEST)
        page.set_viewport_size({"width": shot.width, "height": height})
        rest(page)
    if shot.top:
        page.evaluate(SCROLL, shot.top)
        rest(page)
    return page.screenshot(animations="disabled")


def take_all(browser: Browser, server: str, shots: list[Shot], folder: Path) -> None:
    """Take the pictures one after the other; those of one theme share a visitor."""
    for theme in ("light", "dark"):
        context = browser.new_context(color_scheme=theme, reduced_motion="reduce", locale="en-GB")
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.add_init_script(f"({WATCH})()")
        for shot in (shot for shot in shots if shot.theme == theme):
            with Image.open(io.BytesIO(take(page, server, shot))) as picture:
                picture.quantize(COLOURS, dither=Image.Dither.NONE).save(folder / shot.file, optimize=True)
            print(shot.file)
        context.close()


def main(
    every: Annotated[bool, typer.Option("--all", help="Every page, tab, theme and width, whole.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder of the pictures; docs/images by default.")] = None,
    only: Annotated[str, typer.Option(help="Only pictures whose file names begin so.")] = "",
) -> None:
    """Write the pictures."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise SystemExit("no Chromium found: install it to take pictures")
    if every and out is None:
        raise SystemExit("--all takes many pictures: name a folder of your own for them with --out")
    folder = out or IMAGES
    series = {folder: list_all()} if every else {folder: README_SHOTS, folder / PAGE_IMAGES.name: list_pages()}
    with sync_playwright() as playwright, served(ROOT / "dashboard" / "app.py") as server:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for place, shots in series.items():
            place.mkdir(parents=True, exist_ok=True)
            take_all(browser, server, [shot for shot in shots if shot.file.startswith(only)], place)
        browser.close()


if __name__ == "__main__":
    typer.run(main)
