"""The way through the house is one way: who may import whom, who may open files, and what nobody may do.

Read with ``ast`` from the code as it stands, so nothing has to be imported and nothing can be imported late.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "wording"),
    ("model", "exports"),
    ("columns",),
    ("readers", "lexicon"),
    ("annotate",),
    ("corpus",),
    ("index",),
    ("streams",),
    ("cells",),
    ("queries", "termmatrix"),
    ("termtokens",),
    ("views", "asking", "collection"),
    ("evidence", "handouts"),
    ("measures",),
    ("figures", "findings", "requests"),
    ("report", "serving", "publishing"),
    ("methods",),
    ("cli", "__main__"),
)
"""Parts of `analysis` from the bottom up. A part imports itself and what lies below, not its neighbours."""
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}

MAY_READ_FILES = {"readers", "lexicon", "index"}
READING_CALLS = {
    "open", "fdopen", "read_text", "read_bytes", "load", "memmap", "fromfile", "loadtxt", "genfromtxt",
    "read_csv", "read_json", "read_parquet", "read_table", "memory_map", "open_file", "OSFile", "ZipFile", "GzipFile",
}  # fmt: skip
"""Calls by the last part of their name. ``json.loads`` and the like take text, not a file, and are not among them."""

PICKLES = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}


def imports(tree: ast.AST, package: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of each import; relative ones are resolved against ``package``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            base = parts[: len(parts) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{stem}.{alias.name}") for alias in node.names)


def without_type_checking(tree: ast.Module) -> ast.Module:
    """The module less its ``if TYPE_CHECKING:`` blocks, which name types and never run."""

    class Remove(ast.NodeTransformer):
        def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
            if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
                return node.orelse
            return self.generic_visit(node)

    copy = ast.parse(ast.unparse(tree))
    return ast.fix_missing_locations(Remove().visit(copy))


def python_files(root: Path, package: str) -> Iterator[tuple[Path, tuple[str, ...], ast.Module]]:
    """Path, parts of the dotted name below the package, and tree of each of a package's files."""
    for path in sorted((root / package).rglob("*.py")):
        yield path, path.relative_to(root / package).with_suffix("").parts, ast.parse(path.read_text("utf-8"))


def package_of(package: str, parts: tuple[str, ...]) -> str:
    """The package that a relative import in this file starts from."""
    return ".".join((package, *parts[:-1]))


def check_imports(root: Path) -> list[str]:
    """Each import that goes up or sideways, or brings a library where it has no business."""
    found = []
    for path, parts, tree in python_files(root, "analysis"):
        where, part = path.relative_to(root).as_posix(), parts[0]
        package = package_of("analysis", parts)
        if part not in RANK and part != "__init__":
            found.append(f"{where}: {part} has no layer yet")
            continue
        for _, name in imports(tree, package):
            library = name.partition(".")[0]
            if library in ("streamlit", "dashboard") or (library == "plotly" and part not in ("figures", "report")):
                found.append(f"{where} imports {library}")
        for _, name in imports(without_type_checking(tree), package):
            target = name.split(".")[1] if name.startswith("analysis.") else part
            if target != part and RANK.get(target, -1) >= RANK.get(part, -1):
                found.append(f"{where} imports analysis.{target}, which is not below it")
    for path, parts, tree in python_files(root, "dashboard"):
        for _, name in imports(tree, package_of("dashboard", parts)):
            if name.partition(".")[0] in ("plotly", "tests", "benchmarks"):
                found.append(f"{path.relative_to(root).as_posix()} imports {name.partition('.')[0]}")
    return found


def called_name(node: ast.Call) -> str:
    """The last part of what is called: ``read_text`` of ``path.read_text()``."""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def is_off(value: ast.expr) -> bool:
    """Whether an argument is the literal False or None."""
    return isinstance(value, ast.Constant) and value.value in (False, None)


def only_writes(node: ast.Call) -> bool:
    """Whether a call that opens a zip says that it is written."""
    mode = node.args[1] if len(node.args) > 1 else None
    return called_name(node) == "ZipFile" and isinstance(mode, ast.Constant) and mode.value == "w"


def check_files(root: Path) -> list[str]:
    """Each call that opens a file for reading outside the parts that may."""
    found = []
    for package in ("analysis", "dashboard"):
        for path, parts, tree in python_files(root, package):
            if package == "analysis" and parts[0] in MAY_READ_FILES:
                continue
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and called_name(node) in READING_CALLS and not only_writes(node):
                    found.append(f"{path.relative_to(root).as_posix()}:{node.lineno} calls {called_name(node)}")
    return found


def unsafe_calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and reason of each call that could run what an article or an index holds."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = called_name(node)
        if isinstance(node.func, ast.Name) and name in ("eval", "exec"):
            yield node.lineno, name
        if name in ("read_pickle", "to_pickle"):
            yield node.lineno, name
        if (
            name in ("html", "iframe")
            and isinstance(node.func, ast.Attribute)
            and ast.unparse(node.func.value) != "dcc"
        ):
            text = node.args[0] if node.args else next((k.value for k in node.keywords), None)
            if not isinstance(text, ast.Constant):
                yield node.lineno, f"{name} with a value that is not a literal"
        for keyword in node.keywords:
            switch = keyword.arg or ""
            dangerous = switch in ("allow_pickle", "persist") or switch.startswith("unsafe_allow")
            if dangerous and not is_off(keyword.value):
                yield node.lineno, switch


def check_safety(root: Path) -> list[str]:
    """Each use of pickle in any guise, of HTML made from values, or of a way to run text as code."""
    found = []
    for package in ("analysis", "dashboard"):
        for path, parts, tree in python_files(root, package):
            where = path.relative_to(root).as_posix()
            for line, name in imports(tree, package_of(package, parts)):
                if name.partition(".")[0] in PICKLES:
                    found.append(f"{where}:{line} imports {name.partition('.')[0]}")
            found += [f"{where}:{line} {reason}" for line, reason in unsafe_calls(tree)]
    return found


# ---------------------------------------------------------------- the house as it stands


def test_imports_go_down_only() -> None:
    assert check_imports(ROOT) == []


def test_files_are_read_only_where_the_design_says() -> None:
    assert check_files(ROOT) == []


def test_nothing_runs_what_it_was_given() -> None:
    assert check_safety(ROOT) == []


def test_the_tree_is_really_read() -> None:
    names = {parts[0] for _, parts, _ in python_files(ROOT, "analysis")}
    assert {"model", "readers", "lexicon", "annotate", "index", "measures", "figures"} <= names
    assert any(python_files(ROOT, "dashboard"))


# ---------------------------------------------------------------- the checkers, on houses that are wrong


def build_tree(root: Path, files: dict[str, str]) -> Path:
    for name, code in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, "utf-8")
    return root


@pytest.mark.parametrize(
    ("file", "code", "expected"),
    [
        ("analysis/measures/a.py", "import streamlit as st", "imports streamlit"),
        ("analysis/measures/a.py", "def f():\n    from dashboard.state import x", "imports dashboard"),
        ("analysis/measures/a.py", "import plotly.graph_objects as go", "imports plotly"),
        ("analysis/model.py", "from analysis.index.store import Index", "imports analysis.index"),
        ("analysis/views.py", "from analysis import measures", "imports analysis.measures"),
        ("analysis/index/build.py", "from ..views import select", "imports analysis.views"),
        ("analysis/readers/text.py", "from analysis.lexicon import load", "imports analysis.lexicon"),
        ("analysis/views.py", "def f():\n    import analysis.cli", "imports analysis.cli"),
        ("analysis/helpers.py", "x = 1", "helpers has no layer yet"),
        ("dashboard/main.py", "import plotly.express as px", "imports plotly"),
    ],
)
def test_a_wrong_import_is_found(tmp_path: Path, file: str, code: str, expected: str) -> None:
    found = check_imports(build_tree(tmp_path, {file: code}))
    assert len(found) == 1
    assert expected in found[0]
    assert found[0].startswith(file)


def test_right_imports_pass(tmp_path: Path) -> None:
    files = {
        "analysis/model.py": "if TYPE_CHECKING:\n    from analysis.index import Index",
        "analysis/index/store.py": "from ..model import View\nfrom .files import x\nfrom analysis.corpus import blocks",
        "analysis/figures/bars.py": "import plotly.graph_objects as go\nfrom analysis.measures import MEASURES",
        "dashboard/main.py": "import streamlit\nfrom analysis import views\nfrom dashboard import state",
    }
    assert check_imports(build_tree(tmp_path, files)) == []


@pytest.mark.parametrize(
    "code", ["open('x')", "Path('x').read_text()", "np.load('x')", "pd.read_csv('x')", "zipfile.ZipFile('x')"]
)
def test_a_file_opened_in_the_wrong_place_is_found(tmp_path: Path, code: str) -> None:
    build_tree(tmp_path, {"analysis/measures/a.py": code, "dashboard/b.py": code, "analysis/readers/c.py": code})
    assert [line.partition(":")[0] for line in check_files(tmp_path)] == ["analysis/measures/a.py", "dashboard/b.py"]


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from joblib import load",
        "np.load(p, allow_pickle=True)",
        "np.load(p, allow_pickle=flag)",
        "st.markdown(t, unsafe_allow_html=True)",
        "st.html(text)",
        "st.html(f'<b>{x}</b>')",
        "st.html(body=text)",
        "st.components.v1.html(text)",
        "st.cache_data(persist='disk')",
        "pd.read_pickle(p)",
        "eval(text)",
    ],
)
def test_an_unsafe_call_is_found(tmp_path: Path, code: str) -> None:
    assert len(check_safety(build_tree(tmp_path, {"dashboard/a.py": code}))) == 1


@pytest.mark.parametrize(
    "code",
    ["np.load(p, allow_pickle=False)", "st.html('<style></style>')", "st.cache_data(max_entries=3)", "model.eval()"],
)
def test_a_safe_call_passes(tmp_path: Path, code: str) -> None:
    assert check_safety(build_tree(tmp_path, {"dashboard/a.py": code})) == []


def check_memory(root: Path) -> list[str]:
    """Each first part of a key of `cells.remembered` that two places use: they would be given each other's results."""
    places: dict[str, list[str]] = {}
    for path, _, tree in python_files(root, "analysis"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Tuple) and node.elts and is_key(node, tree):
                first = node.elts[0]
                assert isinstance(first, ast.Constant)
                places.setdefault(str(first.value), []).append(f"{path.relative_to(root).as_posix()}:{node.lineno}")
    return [f"{key}: {', '.join(where)}" for key, where in places.items() if len(where) > 1]


def is_key(node: ast.Tuple, tree: ast.AST) -> bool:
    """Whether a tuple that begins with a text is a key of `remembered`: its argument, or a variable called key."""
    if not (isinstance(node.elts[0], ast.Constant) and isinstance(node.elts[0].value, str)):
        return False
    for parent in ast.walk(tree):
        if isinstance(parent, ast.Call) and called_name(parent) == "remembered" and node in parent.args:
            return True
        if isinstance(parent, ast.Assign) and parent.value is node:
            return any(isinstance(target, ast.Name) and target.id == "key" for target in parent.targets)
    return False


def test_no_two_results_are_remembered_under_one_key() -> None:
    assert check_memory(ROOT) == []


def test_two_results_under_one_key_are_found(tmp_path: Path) -> None:
    (tmp_path / "analysis").mkdir()
    for name in ("a.py", "b.py"):
        (tmp_path / "analysis" / name).write_text("x = remembered(index, ('rows',), make)\n", "utf-8")
    (tmp_path / "analysis" / "c.py").write_text("key = ('rows', 1)\ny = remembered(index, key, make)\n", "utf-8")
    found = check_memory(tmp_path)
    assert len(found) == 1
    assert found[0].count(":") == 4
