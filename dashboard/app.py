"""What is served: ``streamlit run dashboard/app.py [-- PATH]``.

Headers, compression and warm-up belong to the server and stand here; the script that visitors run is main.py.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

if (root := str(Path(__file__).resolve().parent.parent)) not in sys.path:
    # Hosts that run a repository do not install it.
    sys.path.insert(0, root)

import streamlit as st

from dashboard.headers import middleware
from dashboard.warm import warm_up


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """Begin to open the index before the first visitor comes; the server answers meanwhile."""
    warm_up()
    yield {}


app = st.App(Path(__file__).with_name("main.py"), middleware=middleware(), lifespan=lifespan)
