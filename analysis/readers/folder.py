"""What the user named -> the files to read, sorted by relative path."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from analysis.errors import InputError
from analysis.model import ReadReport
from analysis.readers.log import FileLog
from analysis.readers.raw import RawFile, printable_name

DESCRIPTIONS: Final = ("ORIGIN.csv",)
"""Tables that describe the articles beside them: in a folder they are told in a note and not read."""


def list_files(paths: Sequence[Path | RawFile], suffixes: Collection[str], report: ReadReport) -> list[RawFile]:
    """Find the files that can be read.

    Parameters
    ----------
    paths
        Files, folders (with all folders in them; links are followed, each folder is visited once), or files in memory.
    suffixes
        Extensions that can be read.
    report
        Takes what is passed over: other extensions (one note for each), hidden files, descriptions, links that lead
        nowhere, the second name of a file.

    Returns
    -------
    list of RawFile
        Sorted by relative path, so that the order of ``paths`` does not matter.

    Raises
    ------
    InputError
        A path does not exist.
    """
    found: list[tuple[str, str, Path | RawFile]] = []
    for path in paths:
        if isinstance(path, RawFile):
            found.append((path.name, "", path))
        elif path.is_dir():
            log = FileLog(report, printable_name(path.name or path.resolve().name))
            passed = PassedOver(suffixes)
            found += [(name, os.path.realpath(file), file) for name, file in _walk(path, passed, log)]
            passed.tell(log)
        elif path.exists() or path.is_symlink():
            found.append((printable_name(path.name), os.path.realpath(path), path))
        else:
            raise InputError(f"{path}: there is no such file or folder; name a file or a folder of articles")
    return list(_openable(sorted(found, key=lambda item: item[:2]), suffixes, report))


class PassedOver:
    """Counts the files of a folder or an archive that are no articles."""

    def __init__(self, suffixes: Collection[str]) -> None:
        self._suffixes = suffixes
        self._n_other: Counter[str] = Counter()
        self._n_hidden = 0
        self._descriptions: list[str] = []

    def passes(self, name: str) -> bool:
        """Whether a file is to be read; counts it if not. ``name`` is relative, with ``/``."""
        path = PurePosixPath(name)
        suffix = path.suffix.lower()
        if is_hidden(name):
            self._n_hidden += 1
        elif path.name in DESCRIPTIONS:
            self._descriptions.append(name)
        elif suffix not in self._suffixes:
            self._n_other[suffix] += 1
        else:
            return True
        return False

    def tell(self, log: FileLog) -> None:
        """Write the counts as notes, one for each kind."""
        for name in sorted(self._descriptions):
            log.note(f"{name} says where the articles come from; it is no article itself")
        for suffix, n_files in sorted(self._n_other.items()):
            files = "1 file" if n_files == 1 else f"{n_files:,} files"
            kind = f"ending in {suffix}" if suffix else "without an extension"
            log.note(f"{files} {kind} not read: not an article format ({', '.join(self._suffixes)})")
        if self._n_hidden:
            log.note(f"{self._n_hidden:,} hidden files or folders not read")


def is_hidden(name: str) -> bool:
    """Whether a relative path lies in something that begins with a dot, or in what macOS adds to archives."""
    return any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in name.split("/"))


def _walk(root: Path, passed: PassedOver, log: FileLog) -> Iterator[tuple[str, Path]]:
    """Relative name and path of each file; a folder that a link leads to a second time is left out with a note."""

    def refuse(error: OSError) -> None:
        log.refuse(f"folder {_relative(Path(error.filename), root)} can't be listed: {error.strerror}")

    visited = {os.path.realpath(root)}
    for folder, subfolders, files in os.walk(root, followlinks=True, onerror=refuse):
        here = Path(folder)
        kept = []
        for name in sorted(subfolders):
            target = os.path.realpath(here / name)
            if is_hidden(name):
                passed.passes(name)
            elif target in visited:
                log.note(f"{_relative(here / name, root)} leads to a folder that is read already")
            else:
                visited.add(target)
                kept.append(name)
        subfolders[:] = kept
        for name in files:
            relative = _relative(here / name, root)
            if passed.passes(relative):
                yield relative, here / name


def _openable(
    found: Sequence[tuple[str, str, Path | RawFile]], suffixes: Collection[str], report: ReadReport
) -> Iterator[RawFile]:
    """Leave out, with the reason, what is no regular file or was listed under another name."""
    first_names: dict[str, str] = {}
    for name, real, path in found:
        log = FileLog(report, name)
        if PurePosixPath(name).suffix.lower() not in suffixes:
            log.refuse(f"not an article format; allowed are {', '.join(suffixes)}")
        elif isinstance(path, RawFile):
            yield path
        elif real in first_names:
            log.note(f"the same file as {first_names[real]}, read once")
        elif raw := _open(name, path, log):
            first_names[real] = name
            yield raw


def _open(name: str, path: Path, log: FileLog) -> RawFile | None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            log.refuse("not a regular file")
            return None
        return RawFile.from_path(name, path)
    except OSError as error:
        broken = path.is_symlink() and not path.exists()
        log.refuse("a link to something that is not there" if broken else f"can't be opened: {error.strerror}")
        return None


def _relative(path: Path, root: Path) -> str:
    return printable_name(path.relative_to(root).as_posix())
