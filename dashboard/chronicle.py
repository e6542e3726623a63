"""The layer of events that lies beside the articles. No count of mentions, pairs or words includes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.cache import open_chronicle
from dashboard.settings import ROOT

if TYPE_CHECKING:
    from analysis.readers.events import Event

EVENTS: Final = ROOT / "seeds" / "events.csv"


def get_events() -> tuple[Event, ...]:
    """All events of the bundled chronicle, by date; none where it is not there."""
    return open_chronicle(EVENTS, EVENTS.stat().st_mtime_ns) if EVENTS.is_file() else ()


def get_summits() -> tuple[Event, ...]:
    """The summits of the OTS, for marks on time lines."""
    from analysis.readers.events import ots_summits

    return ots_summits(get_events())
