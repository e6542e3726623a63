"""Before the first visitor: the index opened, and the heavy libraries imported."""

from __future__ import annotations

import importlib
import threading
from typing import Final

from dashboard.library import open_library, served_paths

HEAVY: Final = ("pandas", "pyarrow", "plotly.graph_objects", "scipy.sparse", "analysis.measures", "analysis.figures")


def warm_up() -> None:
    """Start both in the background; visitors who come earlier wait for the index, and only for it."""
    open_library(served_paths())
    threading.Thread(target=_import, name="orkhon-warm-up", daemon=True).start()


def _import() -> None:
    for name in HEAVY:
        importlib.import_module(name)
