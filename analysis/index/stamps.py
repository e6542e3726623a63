"""Which indexes were checked before, so that a large one opens at once.

A stamp holds size and modification time of every file when all digests were right. It lies in the user's
cache folder, never in the index; where nothing can be written, every opening checks anew.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import platformdirs


def known(folder: Path, manifest: dict[str, Any]) -> bool:
    """Whether the files are those that were found right before."""
    try:
        stamp = json.loads(_place(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(stamp == _state(folder, manifest))


def remember(folder: Path, manifest: dict[str, Any]) -> None:
    """Note that the files are right as they lie."""
    place = _place(folder)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(_state(folder, manifest)), encoding="utf-8")
    except OSError:
        # A read-only home: the next opening checks again.
        return


def _place(folder: Path) -> Path:
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
    return platformdirs.user_cache_path("orkhon") / "checked" / f"{name}.json"


def _state(folder: Path, manifest: dict[str, Any]) -> dict[str, Any]:
    stats = {name: (folder / name).stat() for name in manifest["files"]}
    return {"digest": manifest["digest"], "files": {n: [s.st_size, s.st_mtime_ns, s.st_ino] for n, s in stats.items()}}
