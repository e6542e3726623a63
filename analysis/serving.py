"""Serving the dashboard for one index, from the command line."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import platformdirs

_ROOT: Final = Path(__file__).resolve().parent.parent
_USUAL_PORT: Final = 8501
_PATIENCE: Final = 60.0
"""Seconds until a server that does not answer is given up."""


def cached_index_folder(paths: Sequence[Path]) -> Path:
    """Where the index of these paths is kept: the user's cache folder, else a temporary one."""
    names = "\n".join(sorted(str(path.resolve()) for path in paths))
    name = hashlib.sha256(names.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    folder = platformdirs.user_cache_path("orkhon") / "opened"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="orkhon-"))
    if not os.access(folder, os.W_OK):
        folder = Path(tempfile.mkdtemp(prefix="orkhon-"))
    return folder / name


def free_port() -> int:
    """The usual port if nobody listens there, else any free one."""
    for port in (_USUAL_PORT, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            found: int = probe.getsockname()[1]
            return found
    raise AssertionError("the system always has a free port for 0")


def serve(folder: Path, port: int = 0) -> int:
    """Serve the dashboard for an index on this computer and print its address; ends with the server's exit code."""
    port = port or free_port()
    app = _ROOT / "dashboard" / "app.py"
    options = ["--server.port", str(port), "--server.address", "localhost", "--server.headless", "true"]
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options, "--", str(folder.resolve())]
    server = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.DEVNULL)
    try:
        if _answers(server, port):
            sys.stdout.write(f"http://localhost:{port}\n")
            sys.stdout.flush()
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        server.terminate()
        server.wait()


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server says that it is well, or ends, or patience does."""
    until = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False
