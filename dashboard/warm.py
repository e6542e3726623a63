"""Before the first visitor: the index opened; the heavy libraries imported, and out of the garbage collector's way."""

from __future__ import annotations

import contextlib
import gc
import importlib
import threading
from typing import Final

from analysis.errors import OrkhonError
from dashboard import cache, previews
from dashboard.library import Opening, open_library, served_paths

HEAVY: Final = ("pandas", "pyarrow", "plotly.graph_objects", "scipy.sparse", "analysis.measures", "analysis.figures")


def warm_up() -> None:
    """Start both in the background; visitors who come earlier wait for the index, and only for it."""
    opening = open_library(served_paths())
    threading.Thread(target=_work, args=(opening,), name="orkhon-warm-up", daemon=True).start()


def _work(opening: Opening) -> None:
    _import()
    # Streamlit collects garbage after every run, and nothing is sent to a browser meanwhile: to go through all that is
    # imported took 0.1 seconds each time.
    gc.collect()
    gc.freeze()
    opening.done.wait()
    if opening.path is None:
        # What is wrong is told to each visitor who comes.
        return
    with contextlib.suppress(OrkhonError, OSError):
        collection = cache.open_collection(opening.path)
        previews.warm(collection, cache.get_offer(collection))


def _import() -> None:
    for name in HEAVY:
        importlib.import_module(name)
