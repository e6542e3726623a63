"""How an index lies on disk: plain arrays and Arrow files, a manifest that knows the digest of each."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from analysis.columns import gather
from analysis.errors import CorruptIndexError, InputError

MANIFEST: Final = "manifest.json"
_ROWS_AT_ONCE: Final = 10_000
FORMAT_VERSION: Final = 4


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def save_array(folder: Path, name: str, array: npt.NDArray[np.generic]) -> None:
    """Write one ``.npy`` and see it safe on disk."""
    with (folder / f"{name}.npy").open("wb") as stream:
        np.save(stream, array, allow_pickle=False)
        stream.flush()
        os.fsync(stream.fileno())


def save_rearranged(
    folder: Path, name: str, values: npt.NDArray[Any], indptr: npt.NDArray[np.int64], order: npt.NDArray[np.int64],
    numbers: npt.NDArray[Any] | None = None,
) -> None:  # fmt: skip
    """Write a ragged column with its rows in another order, some rows at a time to spare memory.

    ``numbers``, where given, are what to write instead of each value: ``numbers[value]``.
    """
    dtype = values.dtype if numbers is None else numbers.dtype
    header = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False, "shape": (len(values),)}
    with (folder / f"{name}.npy").open("wb") as stream:
        np.lib.format.write_array_header_1_0(stream, header)
        for first in range(0, len(order), _ROWS_AT_ONCE):
            part = values[gather(indptr, order[first : first + _ROWS_AT_ONCE])]
            stream.write((part if numbers is None else numbers[part]).tobytes())
        stream.flush()
        os.fsync(stream.fileno())


def load_array(folder: Path, name: str) -> npt.NDArray[Any]:
    """Memory-map one ``.npy``, read-only.

    Raises
    ------
    CorruptIndexError
        The file is missing or is no array.
    """
    try:
        array: npt.NDArray[Any] = np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise CorruptIndexError(f"{folder}: {name}.npy is missing or damaged: build the index again") from error
    return array


@contextmanager
def publish(out: Path) -> Iterator[Path]:
    """A folder to write into that takes the name ``out`` at the end, whole or not at all.

    An index that stood there before is replaced; anything else is refused.
    """
    if out.exists() and not (out / MANIFEST).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise InputError(f"{out} exists and is no index: name a new folder, an empty one or an index to replace")
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield folder
        _sync_folder(folder)
        _replace(folder, out)
        _sync_folder(out.parent)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _replace(folder: Path, out: Path) -> None:
    """Rename into place; a folder can't be renamed over a full one, so the old one steps aside first."""
    folder.chmod(0o755)
    if not out.exists():
        folder.rename(out)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent))
    out.rename(aside / "index")
    folder.rename(out)
    shutil.rmtree(aside, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    except OSError:
        # Some file systems can't sync a folder; the rename itself stays atomic.
        pass
    finally:
        os.close(number)


def write_manifest(folder: Path, content: dict[str, Any]) -> None:
    """Write the manifest, last of all files, with size and digest of each file beside it."""
    files = {path.name: {"bytes": path.stat().st_size, "sha256": sha256_of(path)} for path in sorted(folder.iterdir())}
    manifest = {"format": FORMAT_VERSION, **content, "files": files}
    manifest["digest"] = _digest(manifest)
    with (folder / MANIFEST).open("w", encoding="utf-8") as stream:
        json.dump(manifest, stream, ensure_ascii=False, indent=1)
        stream.flush()
        os.fsync(stream.fileno())


def _digest(manifest: dict[str, Any]) -> str:
    content = json.dumps({key: value for key, value in manifest.items() if key != "digest"}, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of an index whose files are all there, in their sizes.

    Raises
    ------
    InputError
        There is no such folder, or it holds no index.
    CorruptIndexError
        The manifest can't be read, is of another format version, or a file is missing or of another size.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder: name an index made by `orkhon build`")
    if not (folder / MANIFEST).is_file():
        raise InputError(f"{folder} holds no {MANIFEST}: it is no index; `orkhon build` makes one")
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        version, files = manifest["format"], manifest["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorruptIndexError(f"{folder}: its {MANIFEST} is damaged: build the index again") from error
    if version != FORMAT_VERSION:
        raise CorruptIndexError(
            f"{folder} has format version {version}, this program reads {FORMAT_VERSION}: build the index again"
        )
    if manifest.get("digest") != _digest(manifest):
        raise CorruptIndexError(f"{folder}: its {MANIFEST} was changed or damaged: copy the index again or rebuild it")
    for name, facts in files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != facts["bytes"]:
            raise CorruptIndexError(f"{folder}: {name} is missing or cut short: copy the index again or rebuild it")
    return manifest


def verify(folder: Path, manifest: dict[str, Any]) -> None:
    """Compare the digest of each file with the manifest's.

    Raises
    ------
    CorruptIndexError
        A file's bytes are not those that were written.
    """
    for name, facts in manifest["files"].items():
        if sha256_of(folder / name) != facts["sha256"]:
            raise CorruptIndexError(f"{folder}: {name} was changed or damaged: copy the index again or rebuild it")
