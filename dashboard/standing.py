"""The collection that a session looks at, held from its first run on.

Files of an index stay readable for whoever has opened them, even when another index takes their name or they are
removed. So a visitor is never moved to other data in the middle of a look; a line says that there is something new.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final, cast

import streamlit as st

from dashboard.cache import Collection
from dashboard.made_on import DIGITS

_KEY: Final = "orkhon-standing"


def hold(open_now: Callable[[], Collection]) -> Collection:
    """The session's collection; the first run opens it."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = open_now()
    return cast("Collection", st.session_state[_KEY])


def news(collection: Collection) -> str:
    """The line that says what has become of the collection meanwhile; nothing while it is what it was."""
    from analysis.errors import OrkhonError
    from analysis.index.files import MANIFEST, read_manifest

    if collection.owner:
        return ""
    path = collection.index.path
    try:
        changed = (path / MANIFEST).stat().st_mtime_ns
        if changed == collection.changed:
            return ""
        now = read_manifest(path)
    except (OSError, OrkhonError):
        return "The collection was taken away. What you see is what it was; a reload would find nothing."
    if now["digest"] == collection.index.manifest["digest"]:
        return ""
    when = dt.datetime.fromtimestamp(changed / 1e9, dt.UTC)
    return (
        f"The collection was replaced at {when:%H:%M} UTC: reload to see it. Until then you see the one before "
        f"({collection.index.fingerprint[:DIGITS]})."
    )
