"""What the pages of documentation promise: commands that exist, links that lead somewhere, formats that are read."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from analysis.cli import app
from analysis.measures import MEASURES
from analysis.model import LANGUAGES
from analysis.readers import READERS
from dashboard.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(path for path in (ROOT / "README.md", *ROOT.glob("*/**/*.md")) if ".venv" not in path.parts)
HOSTING = (ROOT / "docs" / "hosting.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")

Block = tuple[str, str]


def code_blocks(text: str) -> list[Block]:
    """Language and content of each fenced block, indented ones (in lists) too."""
    blocks = re.findall(r"^( *)```(\w*)\n(.*?)^\1```$", text, re.MULTILINE | re.DOTALL)
    return [(language, re.sub(rf"^{indent}", "", content, flags=re.MULTILINE)) for indent, language, content in blocks]


def table_rows(text: str, header: str) -> list[list[str]]:
    """Cells of the Markdown table whose first header cell is ``header``."""
    rows: list[list[str]] = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and (rows or cells[0] == header):
            rows.append(cells)
        elif rows:
            break
    return rows[2:]


def heading_anchors(text: str) -> set[str]:
    """Anchors as GitHub makes them from headings."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# ---------------------------------------------------------------- the two commands that the README opens with


def test_readme_opens_with_two_one_line_commands() -> None:
    (serve_language, serve), (test_language, test) = code_blocks(README)[:2]
    assert serve_language == test_language == "sh"
    assert serve.count("\n") == test.count("\n") == 1
    assert "streamlit run dashboard/app.py" in serve
    assert "pytest" in test
    assert "pytest" not in serve
    before = README[: README.index("```")]
    assert len(before.split()) < 30, "the first command stands at the very top"


@pytest.mark.parametrize("number", [0, 1], ids=["serve", "test"])
def test_command_needs_only_python_and_the_folder(number: int) -> None:
    make, install, run = code_blocks(README)[number][1].strip().split(" && ")
    assert make == "python3 -m venv .venv", "making it again changes nothing, so either command may come first"
    assert install.startswith(".venv/bin/pip install ")
    assert "-c requirements.txt" in install
    assert shlex.split(install)[-2:] == ["-e", ".[dev]" if number else "."]
    assert run.startswith(".venv/bin/")


def test_every_way_to_install_has_both_commands() -> None:
    details = README[README.index("<details>") : README.index("</details>")]
    blocks = [content for _, content in code_blocks(details)]
    assert len(blocks) == 4
    for serve, test in zip(blocks[::2], blocks[1::2], strict=True):
        assert "streamlit run dashboard/app.py" in serve
        assert "[dev]" in test
        assert "pytest" in test


def test_ci_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "README.md" in script
    assert "pip install" not in script, "the README's command installs; a second one would drift from it"
    for tool in ("ruff check", "ruff format --check", "mypy"):
        assert tool in script
        assert any(f".venv/bin/{tool}" in content for _, content in code_blocks(README)), f"README lacks {tool}"


# ---------------------------------------------------------------- what the pages name exists


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name) if name else page
        assert file.exists(), f"{page.name} links to {target}, which is not there"
        if anchor:
            assert anchor in heading_anchors(file.read_text("utf-8")), f"{page.name}: no heading for {target}"


def orkhon_commands() -> list[str]:
    """Every line of a shell block that runs the program."""
    return [
        line.removeprefix(".venv/bin/")
        for page in PAGES
        for language, content in code_blocks(page.read_text("utf-8"))
        if language == "sh"
        for line in content.splitlines()
        if re.match(r"(\.venv/bin/)?orkhon ", line)
    ]


def test_there_are_commands_to_check() -> None:
    assert len(orkhon_commands()) > 8


@pytest.mark.parametrize("line", orkhon_commands())
def test_documented_command_line_is_understood(line: str) -> None:
    """The command exists and takes these options, and a measure asked for by name exists too."""
    group = typer.main.get_command(app)
    name, command, arguments = group.resolve_command(typer.Context(group), shlex.split(line)[1:])
    assert command is not None, f"orkhon has no command {name}"
    given = command.make_context(name, arguments).params
    if name == "measure":
        assert given["name"] in MEASURES


@pytest.mark.parametrize("line", ["orkhon bild PATH", "orkhon build PATH --into x", "orkhon build"])
def test_a_command_line_that_does_not_exist_is_found(line: str) -> None:
    with pytest.raises(Exception, match=r"(?i)no such|missing"):
        test_documented_command_line_is_understood(line)


def test_formats_in_the_readme_are_the_ones_that_are_read() -> None:
    listed = [row[0].strip("`") for row in table_rows(README, "format")]
    assert listed, "the README has a table of formats"
    assert set(listed) - {".zip"} == set(READERS) - {".zip"}


def test_languages_in_the_readme_are_the_ones_of_the_lexicon() -> None:
    names = re.search(r"in (\w+) languages \(([^)]+)\)", README)
    assert names
    assert len(names[2].replace("\n", " ").split(",")) == len(LANGUAGES)
    assert names[1] == "nine"


def test_settings_in_the_docs_are_the_ones_there_are() -> None:
    listed = {row[0].strip("`"): row[1].strip("`") for row in table_rows(HOSTING, "variable")}
    fields = Settings.model_fields
    assert set(listed) == {f"ORKHON_{name.upper()}" for name in fields}
    defaults = {f"ORKHON_{name.upper()}": field.default for name, field in fields.items() if name != "index"}
    assert {
        name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in defaults.items()
    } == {name: value for name, value in listed.items() if name != "ORKHON_INDEX"}


def test_notice_credits_what_asks_for_it() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    for credit in ("Unicode License v3", "GeoNames", "https://creativecommons.org/licenses/by/4.0/", "country-codes"):
        assert credit in notice
    assert "2026 the Orkhon authors" in (ROOT / "LICENSE").read_text("utf-8")


# ---------------------------------------------------------------- the readers of this file can fail


def test_blocks_and_tables_are_read() -> None:
    text = "a\n```sh\none\n```\n1. b\n\n   ```nginx\n   two\n   ```\n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n\nrest"
    assert code_blocks(text) == [("sh", "one\n"), ("nginx", "two\n")]
    assert table_rows(text, "x") == [["1", "2"]]
    assert table_rows(text, "y") == []
    assert heading_anchors("# Who's named, and when?\n## B c") == {"whos-named-and-when", "b-c"}
