"""What an installer reads: the project table, the pins, the files that go into a distribution."""

from __future__ import annotations

import ast
import fnmatch
import re
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DEPENDENCIES = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
PIN = re.compile(r"([A-Za-z0-9_.-]+)==([0-9][0-9A-Za-z.]*)")


def read_pins(text: str) -> dict[str, Version]:
    """The pins of a requirements file by normalized name; anything but a pin or a comment is an error."""
    pins: dict[str, Version] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        match = PIN.fullmatch(line)
        assert match, f"not an exact pin: {line!r}"
        name = canonicalize_name(match[1])
        assert name not in pins, f"pinned twice: {name}"
        pins[name] = Version(match[2])
    return pins


def find_requirements(requirement: Requirement, *, any_platform: bool = False) -> list[Requirement]:
    """What an installed distribution asks for, with the extras that were asked of it."""
    extras = ["", *requirement.extras]
    found = [Requirement(line) for line in metadata.requires(requirement.name) or []]
    if any_platform:
        return [r for r in found if "extra" not in str(r.marker or "") or _wanted(r, extras)]
    return [r for r in found if _wanted(r, extras)]


def _wanted(requirement: Requirement, extras: Iterable[str]) -> bool:
    return requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras)


def close_over(requirements: Iterable[Requirement]) -> list[Requirement]:
    """All requirements that follow from the given ones on this platform, themselves included."""
    todo, seen, found = list(requirements), set(), []
    while todo:
        requirement = todo.pop()
        found.append(requirement)
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key not in seen:
            seen.add(key)
            todo.extend(find_requirements(requirement))
    return found


@pytest.fixture(scope="module")
def pins() -> dict[str, Version]:
    return read_pins((ROOT / "requirements.txt").read_text("utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "numpy>=2",
        "numpy",
        "--index-url https://example.org",
        "a @ https://example.org/a.whl",
        "-r b",
        "a==1 --hash=x:y",
    ],
)
def test_only_exact_pins_are_read(line: str) -> None:
    with pytest.raises(AssertionError, match="not an exact pin"):
        read_pins(line)
    with pytest.raises(AssertionError, match="pinned twice"):
        read_pins("Typing_Extensions==1\ntyping-extensions==2")


@pytest.mark.parametrize("dependency", DEPENDENCIES, ids=lambda requirement: requirement.name)
def test_dependency_is_bounded_and_pinned_within(dependency: Requirement, pins: dict[str, Version]) -> None:
    operators = {spec.operator for spec in dependency.specifier}
    assert operators == {">=", "<"}
    pin = pins[canonicalize_name(dependency.name)]
    assert pin in dependency.specifier
    lower = next(Version(spec.version) for spec in dependency.specifier if spec.operator == ">=")
    assert lower == pin, "the lower bound is the version that was tested"


def test_pins_satisfy_all_that_follows_from_the_dependencies(pins: dict[str, Version]) -> None:
    closure = close_over(DEPENDENCIES)
    assert len(closure) > len(DEPENDENCIES)
    wrong = [str(r) for r in closure if pins.get(canonicalize_name(r.name), Version("0")) not in r.specifier]
    assert wrong == []


def test_nothing_is_pinned_that_nothing_asks_for(pins: dict[str, Version]) -> None:
    closure = close_over(DEPENDENCIES)
    needed = {canonicalize_name(r.name) for r in closure}
    needed |= {canonicalize_name(r.name) for c in closure for r in find_requirements(c, any_platform=True)}
    assert set(pins) <= needed


def test_every_import_is_a_dependency() -> None:
    """A package that comes only because another one asks for it may be gone tomorrow."""
    by_module = metadata.packages_distributions()
    allowed = {canonicalize_name(d.name) for d in DEPENDENCIES} | ALLOWED_BY_STREAMLIT
    wrong = {
        f"{path.relative_to(ROOT)}: {module}"
        for package in ("analysis", "dashboard")
        for path in (ROOT / package).rglob("*.py")
        for module in imported_modules(path.read_text("utf-8"))
        if module in by_module
        and module not in ("analysis", "dashboard")
        and not {canonicalize_name(name) for name in by_module[module]} & allowed
    }
    assert wrong == set()


ALLOWED_BY_STREAMLIT = {"starlette"}
"""st.App takes Starlette's middleware: there the version must be the one that Streamlit asks for."""


def imported_modules(code: str) -> set[str]:
    """Top-level names of all imports in the code."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_every_data_file_of_a_package_is_packed() -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["*"]
    left_out = [
        str(path.relative_to(ROOT))
        for package in ("analysis", "dashboard")
        for path in (ROOT / package).rglob("*")
        if path.is_file()
        and path.suffix not in (".py", ".pyc", ".md")
        and "static" not in path.parts
        and not any(fnmatch.fnmatch(path.name, pattern) for pattern in patterns)
    ]
    assert left_out == []


def test_console_command_exists() -> None:
    from analysis import cli

    assert PROJECT["project"]["scripts"] == {"orkhon": "analysis.cli:main"}
    assert callable(cli.main)


def test_installed_version_is_the_one_declared() -> None:
    try:
        installed = metadata.version("orkhon")
    except metadata.PackageNotFoundError:
        pytest.skip("orkhon is run from its folder, not installed")
    assert installed == PROJECT["project"]["version"]


def test_the_first_start_asks_and_tells_nobody() -> None:
    """Streamlit asks a newcomer on a terminal for an e-mail address, and waits, unless it is told not to."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["server"]["showEmailPrompt"] is False
    assert config["browser"]["gatherUsageStats"] is False


def test_container_installs_the_pins_and_runs_as_a_user() -> None:
    lines = (ROOT / "Containerfile").read_text("utf-8")
    assert "FROM docker.io/library/python:3.12-slim" in lines
    assert "pip install -r requirements.txt" in lines
    assert re.search(r"^USER (?!root)\w+", lines, re.MULTILINE)
    assert "/_stcore/health" in lines
    assert '"streamlit", "run", "dashboard/app.py"' in lines
