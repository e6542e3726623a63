"""Which index is served, and how it comes to be: built once, while everybody else waits and sees how far it is.

An index is served as it is. A folder or file of articles is built into the user's cache folder under the digest of
its content; where nothing can be written there, into a temporary folder that goes with the program.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from dashboard.settings import ROOT, get_settings

SEEDS: Final = ROOT / "seeds" / "articles"
PUBLISHED: Final = ROOT / "index"
"""Where `orkhon publish` puts the index of a folder that is to be hosted."""


@dataclass(slots=True)
class Opening:
    """An index on its way. ``done`` is set at the end, with ``path`` or ``error`` filled."""

    stage: str = "Looking at the articles"
    count: int = 0
    total: int | None = None
    path: Path | None = None
    error: Exception | None = None
    done: threading.Event = field(default_factory=threading.Event)

    def tell(self, stage: str, count: int, total: int | None) -> None:
        """Takes the builder's word for how far it is."""
        self.stage, self.count, self.total = stage, count, total


_lock: Final = threading.Lock()
_openings: Final[dict[tuple[Path, ...], Opening]] = {}


def served_paths() -> tuple[Path, ...]:
    """What to serve: the arguments after ``--``, else the setting (``ORKHON_INDEX``), else an index published with the
    program, else the bundled seeds.
    """
    given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    named = given or ([get_settings().index] if get_settings().index else [])
    if named:
        return tuple(Path(name).expanduser().resolve() for name in named)
    return (PUBLISHED,) if (PUBLISHED / "manifest.json").is_file() else (SEEDS,)


def open_library(paths: Sequence[Path]) -> Opening:
    """Begin to open an index, or join those who wait for it; returns at once.

    An opening that failed is begun anew by the next one who asks.
    """
    key = tuple(paths)
    with _lock:
        opening = _openings.get(key)
        if opening is None or (opening.done.is_set() and opening.error is not None):
            opening = _openings[key] = Opening()
            threading.Thread(target=_work, args=(key, opening), name="orkhon-build", daemon=True).start()
        return opening


def _work(paths: tuple[Path, ...], opening: Opening) -> None:
    try:
        opening.path = ensure_index(paths, opening)
    except Exception as error:
        # Whatever it is, those who wait must hear of it rather than wait for ever.
        opening.error = error
    finally:
        opening.done.set()


def ensure_index(paths: tuple[Path, ...], opening: Opening | None = None) -> Path:
    """The folder of an index of these paths, built if need be.

    Raises
    ------
    OrkhonError
        Nothing can be read there, or the index is damaged.
    """
    from analysis.index.store import is_index

    if len(paths) == 1 and is_index(paths[0]):
        return paths[0]
    name = digest_of(paths)
    for folder in cache_folders():
        if is_index(folder / name):
            return folder / name
    return _build(paths, name, opening or Opening())


def _build(paths: tuple[Path, ...], name: str, opening: Opening) -> Path:
    """Build beside the final name and rename, so that nobody sees half an index and two builders don't collide."""
    from analysis.index.build import build_index
    from analysis.index.store import is_index

    folder = writable_folder()
    fresh = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder)) / "index"
    try:
        build_index(paths, fresh, progress=opening.tell)
        final = folder / name
        try:
            fresh.rename(final)
        except OSError:
            if not is_index(final):
                raise
        return final
    finally:
        shutil.rmtree(fresh.parent, ignore_errors=True)


def cache_folders() -> list[Path]:
    """Where an index built before may lie."""
    return [user_cache_path("orkhon", appauthor=False) / "indexes"]


def writable_folder() -> Path:
    """The cache folder, or a temporary one that goes with the program where nothing can be written."""
    for folder in cache_folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            continue
    temporary = Path(tempfile.mkdtemp(prefix="orkhon-"))
    atexit.register(shutil.rmtree, temporary, ignore_errors=True)
    return temporary


def digest_of(paths: Sequence[Path]) -> str:
    """Digest of the names and bytes of all files below the paths, and of the program's own method.

    20 hexadecimal digits; the same content gives the same ones wherever it lies.
    """
    from analysis.index.files import FORMAT_VERSION, sha256_of
    from analysis.lexicon.load import load_lexicon

    digest = hashlib.sha256(f"{FORMAT_VERSION} {_code_digest()} {load_lexicon().digest}\n".encode())
    for path in paths:
        for file in _files(path):
            name = file.relative_to(path).as_posix() if file != path else file.name
            try:
                content = sha256_of(file)
            except OSError:
                content = "unreadable"
            digest.update(f"{name}\0{content}\n".encode())
    return digest.hexdigest()[:20]


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        yield from (Path(folder) / name for name in sorted(names))


def _code_digest() -> str:
    """Digest of the stages that an index depends on: a new version of the program builds anew."""
    from analysis.index.files import sha256_of

    digest = hashlib.sha256()
    for stage in ("readers", "annotate", "corpus", "index"):
        for file in sorted((ROOT / "analysis" / stage).glob("*.py")):
            digest.update(sha256_of(file).encode())
    return digest.hexdigest()


def wait(opening: Opening, seconds: float = 0.1) -> Iterator[Opening]:
    """The opening, again and again, until it is done: for showing how far it is."""
    while not opening.done.wait(seconds):
        yield opening
